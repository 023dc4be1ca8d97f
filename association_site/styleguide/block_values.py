"""Values of content blocks: every block with all it can hold, in every look there is."""

import copy
from collections.abc import Callable
from typing import Any

from association_site.styleguide.sample_site import LINKED, LINKED_ELSEWHERE, SampleSite, page_of
from pages.choices import CallLook, EmbedKind, EmbedShown, ListKind, PrinciplesStyle, TraitsStyle
from pages.models import AssociationDocument, AssociationImage, StandardPage

Value = Any
Make = Callable[[SampleSite], Value]
LONG = "long"  # stands for the long heading
ELSEWHERE = "https://verband.example/"
FILMS = {
    EmbedKind.VIDEO: "https://www.youtube.com/watch?v=abcDEF-_123",
    EmbedKind.AUDIO: "https://media.example/hoeren/1",
    EmbedKind.MAP: "https://www.openstreetmap.org/?mlat=51.05&mlon=13.74#map=15/51.05/13.74",
    EmbedKind.POST: "https://social.example/@verband/1",
    EmbedKind.OTHER: "https://verband.example/seite",
}


def image(site: SampleSite, place: int = 0, decorative: bool = False) -> AssociationImage:
    """Return an image of the site in the words of the samples; without one, a file that is missing."""
    known = site.images
    found = copy.copy(known[place % len(known)]) if known else missing_image(site)
    found.contextual_alt_text, found.decorative = site.words.image, decorative
    return found


def missing_image(site: SampleSite) -> AssociationImage:
    """Return an image whose file is not there."""
    missing = AssociationImage(
        title="-", file="images/missing.jpg", width=800, height=600, collection=None
    )
    missing.prefetched_renditions = []
    missing.contextual_alt_text, missing.decorative = site.words.image, False
    return missing


def principles(site: SampleSite, style: str, kind: ListKind) -> Value:
    """Return a list of principles."""
    items = [{"title": title, "text": text} for title, text in site.words.principles]
    return {"kind": kind, "style": style, "items": items}


def of_style(style: str, kind: ListKind = ListKind.BULLETED) -> Make:
    """Return what makes a list of principles in a style."""
    return lambda site: principles(site, style, kind)


def traits(style: TraitsStyle, kind: ListKind) -> Make:
    """Return what makes a list without titles: words as tags, sentences otherwise."""

    def make(site: SampleSite) -> Value:
        words = [f"<p>{trait}</p>" for trait in site.words.traits]
        items = words if style == TraitsStyle.TAGS else list(site.words.sentences)
        return {"kind": kind, "style": style, "items": items}

    return make


def principles_for(style: PrinciplesStyle) -> Make:
    """Return what makes the list that a style is meant for: a path has an order."""
    kind = ListKind.NUMBERED if style == PrinciplesStyle.PATH else ListKind.BULLETED
    return of_style(style, kind)


def quotation(site: SampleSite) -> Value:
    """Return a quotation of two lines with its source."""
    return {"quotation": site.words.quotation, "attribution": site.words.attribution}


def motto(site: SampleSite) -> Value:
    """Return a quotation that nobody said."""
    return {"quotation": site.words.motto, "attribution": ""}


def table(site: SampleSite) -> Value:
    """Return a table with a title."""
    return {
        "caption": site.words.caption,
        "columns": cells(site.words.columns),
        "row_headings": True,
        "rows": [cells(row) for row in site.words.rows],
    }


def wide_table(site: SampleSite) -> Value:
    """Return a table of five columns without a title, and without headings of rows."""
    columns = (*site.words.columns, *site.words.columns)[:5]
    rows = [cells(((*row, *row))[:5]) for row in site.words.rows]
    return {"caption": "", "columns": cells(columns), "row_headings": False, "rows": rows}


def cells(words: tuple[str, ...]) -> dict[str, str]:
    """Return the cells of a line."""
    filled = (*words, "", "", "", "", "")[:5]
    return {f"cell_{number}": cell for number, cell in enumerate(filled, 1)}


def accordion(site: SampleSite) -> Value:
    """Return questions and answers."""
    return {"items": [{"title": title, "text": text} for title, text in site.words.questions]}


def columns(site: SampleSite) -> Value:
    """Return two columns with each thing that one can hold."""
    return {
        "first": [("text", site.words.paragraph), ("button", button(site))],
        "second": [
            ("image", {"image": image(site), "caption": site.words.caption}),
            ("quotation", quotation(site)),
        ],
    }


def picture(place: int, decorative: bool = False) -> Make:
    """Return what makes an image with a caption."""
    return lambda site: {
        "image": image(site, place, decorative),
        "caption": "" if decorative else site.words.image,
    }


def embed(kind: EmbedKind, shown: EmbedShown = EmbedShown.LINK) -> Make:
    """Return what makes a video, map or post of another site."""
    return lambda site: {
        "title": site.words.film,
        "kind": kind,
        "url": FILMS[kind],
        "shown": shown,
    }


def download(label: bool) -> Make:
    """Return what makes a download, with words of its own or with the title of its document."""
    return lambda site: {
        "document": AssociationDocument(
            pk=0,
            title=site.words.document,
            file="documents/satzung.pdf",
            file_size=240_000,
            collection=None,
        ),
        "label": site.words.long_button if label else "",
    }


def button(site: SampleSite) -> Value:
    """Return a button with a short label."""
    return {"label": site.words.button, "page": None, "url": ELSEWHERE}


def long_button(site: SampleSite) -> Value:
    """Return a button whose label is too long for the line of a phone."""
    return {"label": site.words.long_button, "page": None, "url": ELSEWHERE}


def page_button(number: int) -> Make:
    """Return what makes a button that leads to a page."""
    return lambda site: {
        "label": site.words.button,
        "page": page_of(StandardPage, site.language, number, title=site.words.title),
        "url": "",
    }


TO_PAGE, TO_OTHER_LANGUAGE = page_button(LINKED), page_button(LINKED_ELSEWHERE)


def call(look: CallLook) -> Make:
    """Return what makes a call to action."""

    def make(site: SampleSite) -> Value:
        heading, text = site.words.call
        return {"heading": heading, "text": text, "button": button(site), "look": look}

    return make


def people(site: SampleSite) -> Value:
    """Return somebody with everything, and others with less and less."""
    (first, role), *others = site.words.people
    known = {
        "name": first,
        "role": role,
        "photo": image(site, 1),
        "text": site.words.person_text,
        "email": "vorstand@verband.example",
    }
    return {"items": [known, *({"name": name, "role": role} for name, role in others)]}


def contact(site: SampleSite) -> Value:
    """Return all the ways to an office."""
    return {
        "name": site.words.office,
        "address": site.words.address,
        "email": "info@verband.example",
        "telephone": "+49 351 000000",
        "hours": site.words.hours,
    }


def mail_only(site: SampleSite) -> Value:
    """Return an office that has nothing but an e-mail address, a long one."""
    address = "oeffentlichkeitsarbeit.und.begegnung@landesverband.example"
    return {"name": site.words.office, "email": address}


def figure(token: str) -> Make:
    """Return what makes a live figure."""
    return lambda site: {"figure": token, "label": site.words.counted}


def section(look: str, number: int, heading: str | None = None) -> Make:
    """Return what makes a section in a look, with a heading and an anchor of its own."""

    def make(site: SampleSite) -> Value:
        words = site.words.principles[number][0] if heading is None else heading
        if heading == LONG:
            words = site.words.long_heading
        return {
            "heading": words,
            "look": look,
            "anchor": f"section-{number}" if words else "",
            "content": [("text", site.words.long_paragraph), ("button", button(site))],
        }

    return make
