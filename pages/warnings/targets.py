"""Links that lead nowhere: to pages and documents that are gone, to places that a page does not have.

Nothing is asked of other websites.
"""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import get_supported_language_variant, override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.linked import DOCUMENT_LINK, LINKED_ID, PAGE_LINK
from pages.links import PageLinks
from pages.models import AssociationDocument, HomePage
from pages.site_context import SiteContext
from pages.warnings.kinds import PageWarning
from pages.warnings.reading import Reading, Section, Target, Words, plain

LINK = re.compile(r"(<a\b[^>]*>)(.*?)</a>", re.DOTALL)
ADDRESS = re.compile(r'\bhref="([^"]*)"')
ROOM = "pages"
# Places that every page has.
EVERYWHERE = frozenset({"", "site-main", "site-top", "site-contact"})


def look(reading: Reading) -> Iterator[PageWarning]:
    """Yield the links of a page that lead nowhere."""
    links = [
        (words, match[1], " ".join(plain(match[2]).split()))
        for words in reading.words()
        for match in LINK.finditer(words.source)
    ]
    targets = [piece for piece in reading.pieces if isinstance(piece, Target)]
    for target in targets:
        if target.is_gone:
            facts = {"what": "chosen", "label": target.label}
            yield PageWarning("link", target.place, facts)
    yield from _pages(reading, links, targets)
    yield from _documents(links)
    yield from _addresses(reading, links)


Link = tuple[Words, str, str]


def _number(anchor: str) -> int:
    """Return the number in a link; 0 where it has none."""
    found = LINKED_ID.search(anchor)
    return int(found[1]) if found else 0


def _pages(reading: Reading, links: list[Link], targets: list[Target]) -> Iterator[PageWarning]:
    """Yield links to pages that a visitor cannot be led to, in any language."""
    found = [
        (words.place, _number(anchor), label)
        for words, anchor, label in links
        if PAGE_LINK.search(anchor)
    ] + [(target.place, target.page.pk, target.label) for target in targets if target.page]
    if not found:
        return
    ids = {number for _place, number, _label in found}
    context = reading.around.context(reading.site)
    reached = PageLinks(context, ids, reading.language).targets
    gone = ids - reached.keys()
    # A page that is just being published for the first time leads to itself.
    gone.discard(reading.page.pk)
    known = Page.objects.in_bulk(gone) if gone else {}
    for place, number, label in found:
        if number in gone:
            facts = {"what": _reason(known, number), "label": label, "page": number}
            if number in known:
                facts["title"] = known[number].title
            yield PageWarning("link", place, facts)


def _reason(known: Mapping[int, Page], number: int) -> str:
    """Return why a page cannot be reached."""
    page = known.get(number)
    if page is None:
        return "deleted"
    if not page.live:
        return "unpublished"
    return "copy" if page.alias_of_id else "elsewhere"


def _documents(links: list[Link]) -> Iterator[PageWarning]:
    """Yield links to documents that were deleted."""
    found = [
        (words.place, _number(anchor), label)
        for words, anchor, label in links
        if DOCUMENT_LINK.search(anchor)
    ]
    ids = {number for _place, number, _label in found}
    known = set(AssociationDocument.objects.filter(pk__in=ids).values_list("pk", flat=True))
    for place, number, label in found if ids else ():
        if number not in known:
            yield PageWarning(
                "link", place, {"what": "document", "label": label, "document": number}
            )


# ------------------------------------------------------------------------- typed addresses
def _addresses(reading: Reading, links: list[Link]) -> Iterator[PageWarning]:
    """Yield typed links to places and pages of the own site that are not there."""
    context = reading.around.context(reading.site)
    for words, anchor, label in links:
        found = ADDRESS.search(anchor)
        if found is None:
            continue
        address = html.unescape(found[1])
        parts = urlsplit(address)
        if not _is_own(parts.scheme, parts.netloc, reading):
            continue
        if not parts.path:
            what = _place_problem(parts.fragment, reading)
        else:
            what = _problem(context, reading, parts.path, parts.fragment)
        if what:
            yield PageWarning(
                "link", words.place, {"what": what, "label": label, "address": address}
            )


def _is_own(scheme: str, netloc: str, reading: Reading) -> bool:
    """Say whether an address is one of the page's own site."""
    if not scheme and not netloc:
        return True
    name = netloc.partition(":")[0]
    return scheme in ("http", "https") and name == reading.site.hostname


def _place_problem(fragment: str, reading: Reading) -> str:
    """Say that a page has no such place; only of pages of this room it is known which they have."""
    if reading.page._meta.app_label != ROOM:
        return ""
    anchors = {piece.anchor for piece in reading.pieces if isinstance(piece, Section)}
    return "" if unquote(fragment) in anchors | EVERYWHERE else "anchor"


def _problem(context: SiteContext, reading: Reading, path: str, fragment: str) -> str:
    """Return what is wrong with a path of the own site; nothing where it may lead somewhere."""
    code, _, rest = path.strip("/").partition("/")
    try:
        language = get_supported_language_variant(code, strict=True)
        with override(language):
            is_page = resolve(path).url_name == "wagtail_serve"
    except (LookupError, Resolver404):
        return ""
    home = context.homes.get(language)
    if not is_page or home is None:
        return ""
    page = _deepest(home, rest)
    if page.url_path.strip("/") != f"{home.url_path}{rest}".strip("/"):
        # What a page has below it beside pages, only its own type knows.
        leads_on = type(page).route not in (Page.route, HomePage.route)
        return "" if leads_on or _is_redirected(path) else "address"
    if not page.live:
        return "" if _is_redirected(path) else "address"
    same = page.pk == reading.page.pk
    other = reading if same else Reading(page, reading.site, reading.around)
    return _place_problem(fragment, other)


def _deepest(home: HomePage, rest: str) -> Page:
    """Return the page that an address below a home page names, or the nearest one above it."""
    parts = [part for part in rest.split("/") if part]
    paths = [f"{home.url_path}{'/'.join(parts[:length])}/" for length in range(1, len(parts) + 1)]
    found = Page.objects.filter(url_path__in=paths).order_by("-depth").first()
    return found.specific if found else home


def _is_redirected(path: str) -> bool:
    """Say whether somebody is led on from an address."""
    return bool(Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists())
