"""Wagtail's content checker with our rules: alternative text, links, headings, tables.

What a link is called is compared with a pattern; ``static/desk/checks.js`` does that.
"""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

# Words that say nothing to somebody who hears a list of the links of a page.
EMPTY_WORDS = (
    "hier",
    "hier klicken",
    "klicken sie hier",
    "klick hier",
    "hierzu",
    "mehr",
    "mehr dazu",
    "mehr erfahren",
    "mehr lesen",
    "mehr infos",
    "mehr informationen",
    "weiter",
    "weiterlesen",
    "weitere informationen",
    "details",
    "link",
    "zum link",
    "download",
    "here",
    "click here",
    "more",
    "more info",
    "more information",
    "read more",
    "learn more",
    "find out more",
    "this page",
    "this link",
    "ici",
    "cliquez ici",
    "en savoir plus",
    "lire la suite",
    "здесь",
    "подробнее",
    "тут",
    "докладніше",
    "buraya tıklayın",
    "devamı",
    "هنا",
    "اضغط هنا",
    "المزيد",
    "اینجا",
    "بیشتر",
)
# File names and what cameras call pictures.
FILE_NAMES = r"\.(avif|gif|jpe?g|png|svg|webp)$|_|^(img|dsc|dscn|image|bild|foto|photo)[ -]?\d*$"


EMPTY_LINK = rf"^(?:{'|'.join(EMPTY_WORDS)})\s*[.…:>»›→]*$"
BARE_ADDRESS = r"^(?:https?:\/\/|www\.)\S+$"


class AssociationChecker(ContentCheckerItem):
    """Checks what editors can mend: what they write, not how the site is built."""

    class Media:
        js = ("desk/checks.js",)

    axe_run_only: ClassVar[list[str]] = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "page-has-heading-one",
        "td-has-header",
        "empty-link-text",
        "bare-address",
    ]
    axe_custom_rules: ClassVar[list[dict[str, Any]]] = [
        *ContentCheckerItem.axe_custom_rules,
        # What editors write; the lines of a list that the site makes are not theirs to change.
        {"id": "p-as-heading", "selector": ".prose p", "enabled": True},
        {
            "id": "empty-link-text",
            "impact": "serious",
            "selector": "main a[href]",
            "tags": ["best-practice"],
            "none": ["link-says-nothing"],
            "enabled": True,
        },
        {
            "id": "bare-address",
            "impact": "moderate",
            # The address by which a version is cited is meant to be read.
            "selector": "main a[href]:not(.citation__address)",
            "tags": ["best-practice"],
            "none": ["link-is-an-address"],
            "enabled": True,
        },
    ]
    axe_custom_checks: ClassVar[list[dict[str, Any]]] = [
        {"id": "check-image-alt-text", "options": {"pattern": FILE_NAMES}},
        {"id": "check-empty-meta-description"},
        # A paragraph in bold is enough; axe-core waits for italics or large letters as well.
        {
            "id": "p-as-heading",
            "options": {"margins": [{"weight": 150}], "passLength": 1, "failLength": 0.5},
        },
        {"id": "link-says-nothing", "options": {"pattern": EMPTY_LINK}},
        {"id": "link-is-an-address", "options": {"pattern": BARE_ADDRESS}},
    ]
    axe_messages: ClassVar[dict[str, Any]] = {
        "button-name": {
            "error_name": _("A button has no words"),
            "help_text": _("Write on it what it does."),
        },
        "empty-heading": {
            "error_name": _("A heading is empty"),
            "help_text": _("Write the heading, or take it away."),
        },
        "empty-table-header": {
            "error_name": _("A column or row of a table has no heading"),
            "help_text": _("Say in one or two words what stands there."),
        },
        "frame-title": {
            "error_name": _("Something embedded has no title"),
            "help_text": _("Say in the field “Title” what it shows."),
        },
        "heading-order": {
            "error_name": _("A level of headings is left out"),
            "help_text": _("Begin sections in their order; do not choose a heading for its size."),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no title"),
            "help_text": _("Fill in the field “Title”."),
        },
        "input-button-name": {
            "error_name": _("A button has no words"),
            "help_text": _("Write on it what it does."),
        },
        "link-name": {
            "error_name": _("A link has no words"),
            "help_text": _("Give the link words that say where it leads, or take it away."),
        },
        "p-as-heading": {
            "error_name": _("A bold paragraph stands in for a heading"),
            "help_text": _("Begin a new section and write these words as its heading."),
        },
        "td-has-header": {
            "error_name": _("A large table has no headings"),
            "help_text": _("Mark the first row or column as headings."),
        },
        "image-alt": {
            "error_name": _("An image has no alternative text"),
            "help_text": _("Say what it shows, or mark it as decoration."),
        },
        "alt-text-quality": {
            "error_name": _("The alternative text is a file name"),
            "help_text": _("Say in a short sentence what the image shows."),
        },
        "empty-meta-description": {
            "error_name": _("There is no description for search engines"),
            "help_text": _("Write one or two sentences under “For search engines”."),
        },
        "empty-link-text": {
            "error_name": _("The words of a link do not say where it leads"),
            "help_text": _("Instead of “here” or “more”, name the page or file that opens."),
        },
        "bare-address": {
            "error_name": _("A link shows its address instead of words"),
            "help_text": _("Name the page that opens; screen readers spell out addresses."),
        },
    }


def use_own_rules(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put our checker in the place of Wagtail's, on the site and in the editor."""
    items[:] = [
        AssociationChecker(in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]
