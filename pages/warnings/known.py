"""The kinds of warnings that this room knows, and what they say."""

from collections.abc import Mapping
from functools import partial

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pages import figures
from pages.warnings import days, images, numbers, parity, targets
from pages.warnings.kinds import Facts, Kind, register

WRITE_FIGURE = _("If today’s number is meant, write {{ %(token)s }}: it is always right.")


def _number(value: int) -> str:
    """Return a number as the reader writes it."""
    locale = figures.babel_locale(get_language())
    return str(format_decimal(value, locale=locale))


def _figure_label(token: str) -> str:
    """Return what people call a figure."""
    return next((str(each.label) for each in figures.registered() if each.token == token), token)


def say_number(facts: Facts) -> str:
    """Say that a number is another one today."""
    words = _now("The text says “%(words)s”. Today it is %(value)s (%(figure)s).") % {
        "words": facts["words"],
        "value": _number(facts["value"]),
        "figure": _figure_label(facts["token"]),
    }
    return f"{words} {WRITE_FIGURE % {'token': facts['token']}}"


def say_agreement(facts: Facts) -> str:
    """Say that a number is right today only."""
    words = _now("The text says “%(words)s”. That is right today, and wrong after the next change.")
    return f"{words % {'words': facts['words']}} {WRITE_FIGURE % {'token': facts['token']}}"


# ------------------------------------------------------------------------------ two languages
# What is counted, as a subject: how many there are here; then how many the original has.
COUNTED: Mapping[str, tuple[Promise, Promise]] = {
    what: (here, there)
    for what, here, there in (
        (
            "sections",
            ngettext_lazy(
                "The page has %(here)d section", "The page has %(here)d sections", "here"
            ),
            _("the original has %(there)d."),
        ),
        (
            "principles",
            ngettext_lazy(
                "The list of principles has %(here)d item",
                "The list of principles has %(here)d items",
                "here",
            ),
            _("in the original it has %(there)d."),
        ),
        (
            "traits",
            ngettext_lazy("The list has %(here)d item", "The list has %(here)d items", "here"),
            _("in the original it has %(there)d."),
        ),
        (
            "accordion",
            ngettext_lazy(
                "There is %(here)d question with its answer",
                "There are %(here)d questions with their answers",
                "here",
            ),
            _("in the original there are %(there)d."),
        ),
        (
            "people",
            ngettext_lazy("There is %(here)d person", "There are %(here)d people", "here"),
            _("in the original there are %(there)d."),
        ),
        (
            "table",
            ngettext_lazy("The table has %(here)d row", "The table has %(here)d rows", "here"),
            _("in the original it has %(there)d."),
        ),
        (
            "links",
            ngettext_lazy("There is %(here)d link", "There are %(here)d links", "here"),
            _("in the original there are %(there)d."),
        ),
        (
            "points",
            ngettext_lazy("The text lists %(here)d item", "The text lists %(here)d items", "here"),
            _("in the original there are %(there)d."),
        ),
        (
            "images",
            ngettext_lazy("There is %(here)d image", "There are %(here)d images", "here"),
            _("in the original there are %(there)d."),
        ),
    )
}
LISTS = (
    ngettext_lazy("There is %(here)d list", "There are %(here)d lists", "here"),
    _("in the original there are %(there)d."),
)
OF_SECTIONS = {
    "section_missing": _("The section “%(section)s” of the original is missing here."),
    "section_added": _("The original does not have this section."),
    "heading_missing": _("The section has no heading; in the original it is “%(section)s”."),
    "heading_added": _("The section has a heading; in the original it has none."),
}
OF_DAYS = {
    "date_missing": _("The original names %(day)s; this page does not."),
    "date_added": _("This page names %(day)s; the original does not."),
}


def say_parity(facts: Facts) -> str:
    """Say how a translation differs from its original."""
    what = facts["what"]
    if what in OF_SECTIONS:
        named = facts.get("section") or _now("(without a heading)")
        return str(OF_SECTIONS[what]) % {"section": named}
    if what in OF_DAYS:
        year, month, day = facts["day"]
        words = days.in_words((year, month, day), get_language() or "")
        return str(OF_DAYS[what]) % {"day": words}
    counts = {"here": facts["here"], "there": facts["there"]}
    if what == "figure":
        sentence = _now(
            "The live figure {{ %(token)s }} stands here %(here)d×, in the original %(there)d×."
        )
        return sentence % (counts | {"token": facts["token"]})
    here, there = LISTS if what.endswith("_lists") else COUNTED[what]
    return f"{here % counts}; {there % counts}"


# ------------------------------------------------------------------------------ images, links
OF_IMAGES = {
    "nothing": _("The image “%(title)s” says nothing to people who do not see it."),
    "untranslated": _("The image “%(title)s” is described in the original’s words: “%(words)s”."),
}
OF_LINKS = {
    "chosen": _("The link “%(label)s” leads nowhere: what was chosen for it has been deleted."),
    "deleted": _("The link “%(label)s” leads to a page that has been deleted."),
    "unpublished": _("The link “%(label)s” leads to “%(title)s”, which is not published."),
    "copy": _("The link “%(label)s” leads to “%(title)s”, which no visitor can read."),
    "elsewhere": _(
        "The link “%(label)s” leads to “%(title)s”, in a language that is off or on another site."
    ),
    "document": _("The link “%(label)s” leads to a document that has been deleted."),
    "anchor": _("The link “%(label)s” leads to a place that the page does not have: %(address)s"),
    "address": _("The link “%(label)s” leads to an address without a page: %(address)s"),
}


def _say(sentences: Mapping[str, Promise], facts: Facts) -> str:
    """Return the sentence for what was found."""
    words = {"label": "", "title": ""} | dict(facts)
    return str(sentences[facts["what"]]) % words


def register_all() -> None:
    """Make the kinds of this room known, in the order people read them."""
    register(
        Kind(
            "number",
            _("A number disagrees with a live figure"),
            _("Correct it, or let it pass if it speaks of another time or of something else."),
            numbers.look,
            say_number,
        )
    )
    register(
        Kind(
            "parity",
            _("Differs from the original"),
            _("Bring the page in line with the original, unless the difference is intended."),
            parity.look,
            say_parity,
        )
    )
    register(
        Kind(
            "image",
            _("An image without its own words"),
            _("Say in a short sentence what it shows, or mark it as decoration."),
            images.look,
            partial(_say, OF_IMAGES),
        )
    )
    register(
        Kind(
            "link",
            _("A link leads nowhere"),
            _(
                "Choose another target, or take the link away. Visitors read its words as plain text, or"
                " end at an error page."
            ),
            targets.look,
            partial(_say, OF_LINKS),
        )
    )
    register(
        Kind(
            "agreeing_number",
            _("A live figure could stand here"),
            "",
            numbers.look_for_agreement,
            say_agreement,
        )
    )
