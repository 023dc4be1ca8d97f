"""What templates ask about pages; the answers live in the site's and the page's context."""

import re
from datetime import date
from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import escape, format_html, format_html_join, linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import RichText

from pages import commas, dates
from pages.around import is_private
from pages.choices import DatePrecision
from pages.figures import FigureValues
from pages.linked import linked_document_ids, linked_ids
from pages.links import LinkTarget, PageLinks
from pages.models.statement import ADOPTED_ON
from pages.page_context import LanguageLink, PageContext
from pages.site_context import MenuEntry, SiteContext
from pages.soft_hyphens import SOFT_HYPHEN, without_soft_hyphens
from pages.structured_data import PageCard
from translations import marking
from translations.marking import Foreign

register = template.Library()

LONG_WORD = 17

register.simple_tag(commas.comma)
register.filter(commas.joined)


@register.filter
def for_browsers(field: BoundField, token: str) -> SafeString:
    """Return a field that says to browsers and password stores what belongs into it.

    Args:
        field: A field of a form that is not ours.
        token: One of the words that HTML has for `autocomplete`.
    """
    return field.as_widget(attrs={"autocomplete": token})


def _site(context: Context) -> SiteContext:
    """Return the site's context of the request behind a template."""
    request: HttpRequest = context["request"]
    return SiteContext.for_request(request)


@register.simple_tag(takes_context=True)
def page_frame(context: Context, page: Page | None = None) -> PageContext:
    """Return what the frame around a page needs; on errors there is no page."""
    shown = page if isinstance(page, Page) else None
    frame = PageContext(_site(context), shown, context.get("page_part"))
    frame.mark()  # before anything of the page is written
    return frame


def _figures(context: Context) -> FigureValues:
    """Return today's figures of the site, or those of the day of a version that is shown."""
    figures: FigureValues = context.get("figures_shown") or _site(context).figures
    return figures


def _links(context: Context) -> PageLinks:
    """Return the links of the page shown, answered once a request."""
    site, page = _site(context), context.get("page")
    if not isinstance(page, Page):
        return PageLinks(site, set(), get_language() or "")
    if site.links is None:
        language = PageContext(site, page).language
        site.links = PageLinks(site, linked_ids(page), language, linked_document_ids(page))
    links: PageLinks = site.links
    return links


@register.simple_tag(takes_context=True)
def with_figures(
    context: Context, text: Any, figures: FigureValues | str | None = None
) -> SafeString:
    """Return safe HTML of plain or rich text, its live figures filled in.

    Args:
        context: The template's.
        text: The text.
        figures: The figures, if they are to be others than those of the rest; for plain text alone.
    """
    if isinstance(text, RichText):
        return rich_with_figures(context, text.source)
    html = _in_html(context, text or "", figures or None)
    return marking.marked(html, text.language) if isinstance(text, Foreign) else html


def _in_html(context: Context, text: str, figures: Any = None) -> SafeString:
    """Return safe HTML of plain text, its live figures as the language of the text writes them."""
    language = text.language if isinstance(text, Foreign) else get_language()
    with override(language):
        return (figures or _figures(context)).in_html(text)


@register.simple_tag(takes_context=True)
def paragraphs_with_figures(context: Context, text: str) -> SafeString:
    """Return plain text as paragraphs, its live figures filled in."""
    html = mark_safe(linebreaks(_in_html(context, text)))  # noqa: S308 - escaped there
    return marking.marked(html, text.language, "div") if isinstance(text, Foreign) else html


@register.simple_tag(takes_context=True)
def rich_with_figures(context: Context, source: str) -> SafeString:
    """Return safe HTML of a rich text, its links led to readable pages, its figures filled in."""
    html = _links(context).in_html(source or "")
    figures = _figures(context)
    if "{{" not in html:
        return html

    def fill(match: re.Match[str]) -> str:
        with override(match[2]):
            return f"{match[1]}{figures.in_html(mark_safe(match[3]))}"  # noqa: S308 - Wagtail's own

    return figures.in_html(mark_safe(marking.FOREIGN_WORDS.sub(fill, html)))  # noqa: S308


@register.simple_tag(takes_context=True)
def linked_words(context: Context, text: str) -> SafeString:
    """Return plain text in its language, its addresses led to, its live figures filled in."""
    return marking.in_its_language(text, urlize(_in_html(context, text)))


@register.simple_tag(takes_context=True)
def figures_as_text(context: Context, text: str) -> str:
    """Return plain text without marks, its live figures filled in, in its language."""
    words = marking.like(_figures(context).in_text(text or ""), text)
    return marking.in_its_language(words)


def _attribute(context: Context, text: str) -> str:
    """Return plain text, its live figures filled in, for titles and attributes."""
    return escape(_figures(context).in_text(text))


@register.simple_tag(takes_context=True)
def address(context: Context, page: Page) -> str:
    """Return the path of a page of this site."""
    return _site(context).address(page)


@register.simple_tag(takes_context=True)
def link_target(context: Context, page: Page | None) -> LinkTarget | None:
    """Return where a button of the page leads: to its target in this language, else in another."""
    return _links(context).targets.get(page.pk) if page else None


@register.simple_tag(takes_context=True)
def is_current(context: Context, entry: MenuEntry) -> str:
    """Return ``page`` for the page shown, ``true`` for one above it, else nothing."""
    page = context.get("page")
    if not isinstance(page, Page):
        return ""
    if page.pk == entry.page.pk:
        return "true" if context.get("page_part") else "page"
    return "true" if page.path.startswith(entry.page.path) else ""


@register.filter(expects_localtime=True)
def long_date(day: date | None, precision: str = DatePrecision.DAY) -> str:
    """Return a date as the reader's language writes it, as precisely as it is known."""
    return dates.long_date(day, precision) if day else ""


@register.filter
def has_long_word(title: str) -> bool:
    """Say whether a title has a word that a phone's line may be too short for."""
    parts = title.replace(SOFT_HYPHEN, " ").split()
    return max(map(len, parts), default=0) >= LONG_WORD


@register.simple_tag
def direction() -> str:
    """Return the writing direction of the active language."""
    return language_direction(get_language() or "de")


@register.simple_tag
def language_direction(code: str) -> str:
    """Return the writing direction of a language."""
    return marking.direction_of(code)


@register.simple_tag(takes_context=True)
def spoken_text(context: Context, words: str) -> str:
    """Return plain text that no line shows: a browser's tab, the name of a link for the ear.

    Some voices fall silent at a soft hyphen, and there is no line in which it could divide a word.
    """
    return _attribute(context, without_soft_hyphens(words))


@register.simple_tag(takes_context=True)
def site_title(context: Context, *words: str) -> str:
    """Return what the browser's tab shows: some words, then the site."""
    home = _site(context).home
    parts = [*words, home.display_name if home else ""]
    return spoken_text(context, " – ".join(filter(None, parts)))


@register.simple_tag(takes_context=True)
def page_title(context: Context, page: Page, *parts: str) -> str:
    """Return what the browser's tab shows: the page, which part of it, then the site.

    Parts may be what a visitor typed: no figures are filled in there.
    """
    home = _site(context).home
    title = spoken_text(context, page.seo_title or page.title)
    if home is not None and page.pk == home.pk:
        return title
    said = (without_soft_hyphens(part) for part in parts)
    found = [title, *said, spoken_text(context, home.display_name) if home else ""]
    return format_html_join(" – ", "{}", ((words,) for words in found if words))


@register.simple_tag(takes_context=True)
def page_card(context: Context) -> PageCard:
    """Return what others are told about the page shown."""
    return PageCard(context["frame"], str(context.get("further_page") or ""))


@register.simple_tag(takes_context=True)
def children_of(context: Context, page: Page | None) -> list[Page]:
    """Return the published pages below a page, in their order, and which of them are private."""
    if not isinstance(page, Page):
        return []
    children = (
        Page.objects.child_of(page)
        .live()
        .filter(alias_of__isnull=True, locale_id=page.locale_id)
        .annotate(is_private=is_private())
        .order_by("path")
    )
    shown = map(marking.mark_fields, marking.with_languages(children))
    return [child for child in shown if _site(context).address(child)]


@register.simple_tag
def adoption_label() -> tuple[str, str]:
    """Return the words that stand before and after the day of an adoption."""
    before, _day, after = str(ADOPTED_ON).partition("%(day)s")
    return before.strip(), after.strip()


@register.simple_tag(takes_context=True)
def page_missing_in(context: Context, link: LanguageLink) -> SafeString:
    """Return what the switcher says where a page does not exist in a language."""
    words = _site(context).figures.in_text(link.title, link.info["code"])
    title = format_html('<bdi lang="{}">{}</bdi>', link.info["code"], words)
    return format_html(_("this page is not available; leads to “{}”"), title)


@register.simple_tag
def not_available_line(code: str) -> str:
    """Return the sentence that a page does not exist in a language."""
    return _("This page is not available in %(language)s") % {
        "language": get_language_info(code)["name_translated"]
    }
