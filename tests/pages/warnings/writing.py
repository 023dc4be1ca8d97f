"""Pages with something wrong on them, and what is said about them."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from members.counting import member_count
from pages.models import StandardPage
from pages.warnings.finding import warnings_for
from tests.factories.pages import StandardPageFactory, body, locale_of, section, text


def members_today() -> int:
    """Return how many members the default site has."""
    return member_count(Site.objects.get(hostname="localhost"), timezone.localdate())


def page_with(*html: str, **fields: Any) -> StandardPage:
    """Return a German page with a section of paragraphs."""
    blocks = [text(each) for each in html]
    words = body(section(*blocks, heading="Abschnitt", anchor="abschnitt"))
    return StandardPageFactory(body=words, **fields)


def outdated() -> StandardPage:
    """Return a page that says how many members there were."""
    return page_with(f"<p>Wir sind {members_today() - 2} Mitgliedsorganisationen.</p>")


def in_english(page: Page, words: Any = None, language_code: str = "en") -> StandardPage:
    """Return a freely written version of a page; without words it is as the original."""
    version = page.copy_for_translation(locale_of(language_code), copy_parents=True)
    version.live = True
    if words is not None:
        version.body = words
    version.save()
    return StandardPage.objects.get(pk=version.pk)


def same_ids(page: StandardPage, change: Any) -> Any:
    """Return the body of a page, as raw data that a function has changed."""
    raw = [dict(child) for child in page.body.get_prep_value()]
    change(raw)
    return page.body.stream_block.to_python(raw)


def said(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the warnings about a page as it is kept: kind, section, facts."""
    fresh = Page.objects.get(pk=page.pk).specific
    return [
        (warning.kind, warning.place.heading, dict(warning.facts))
        for warning in warnings_for(fresh)
        if not warning.is_hint
    ]
