"""Which languages a page may be translated into; the room that keeps the sites' languages says it."""

from collections.abc import Callable

from django.db.models import QuerySet
from wagtail.models import Locale, Page

Provider = Callable[[Page], list[str]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Name the function that returns the codes of the languages on for a page's site."""
    _providers[:] = [provider]


def locales_for(page: Page) -> QuerySet[Locale]:
    """Return the locales a page may be translated into."""
    codes = [code for provider in _providers for code in provider(page)]
    return Locale.objects.filter(language_code__in=codes)
