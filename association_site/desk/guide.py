"""The topics of the guide; their words stand in ``templates/desk/guide``, a template a language."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Topic:
    """One page of the guide.

    Attributes:
        slug: The end of its address, and the beginning of its templates' names.
        title: What it is called.
        summary: Whom it helps with what.
        icon: Wagtail's name of its icon.
    """

    slug: str
    title: Any
    summary: Any
    icon: str


TOPICS = [
    Topic(
        "first-steps",
        _("First steps"),
        _("Sign in, find your way, see what is left to do."),
        "home",
    ),
    Topic(
        "pages",
        _("Edit and publish"),
        _("Change a sentence, look at it on a phone, put it online."),
        "edit",
    ),
    Topic(
        "images",
        _("Images and downloads"),
        _("Add pictures with a description, and files for download."),
        "image",
    ),
    Topic(
        "translate",
        _("Translate"),
        _("Passage by passage into another language, and what readers see meanwhile."),
        "globe",
    ),
    Topic(
        "versions",
        _("Schedule and old versions"),
        _("Publish at a set time; see what changed, and bring it back."),
        "history",
    ),
    Topic(
        "members",
        _("Register of members"),
        _("Organisations, memberships and contacts, for the board."),
        "group",
    ),
    Topic(
        "settings",
        _("Settings and languages"),
        _("Name, logo, colours, address, legal pages, a further language."),
        "cog",
    ),
]


def guide_language() -> str:
    """Return the language of the guide: the admin's where there is one in it, else German."""
    code = (get_language() or "").split("-")[0]
    return code if code in LANGUAGES else LANGUAGES[0]
