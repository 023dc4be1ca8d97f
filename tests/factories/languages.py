"""Languages more for the default site, each with a published home page and nothing below it."""

from wagtail.models import Locale

from pages.models import HomePage, SiteLanguage
from tests.factories.pages import home_of, locale_of


def turn_on(*codes: str) -> None:
    """Turn languages on that the default site does not have."""
    known = SiteLanguage.objects.filter(settings__site__hostname="localhost")
    settings, number = known[0].settings, known.count()
    for order, code in enumerate(codes, number):
        SiteLanguage.objects.create(settings=settings, language_code=code, sort_order=order)
        home = home_of().copy_for_translation(locale_of(code))
        home.live = True
        home.save()


def take_back(*codes: str) -> None:
    """Delete those languages with their home pages."""
    SiteLanguage.objects.filter(language_code__in=codes).delete()
    for home in HomePage.objects.filter(locale__language_code__in=codes):
        home.delete()
    Locale.objects.filter(language_code__in=codes).delete()
