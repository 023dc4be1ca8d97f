"""What the tests of pages share."""

import json

import pytest
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client, RequestFactory
from wagtail.models import Site

from pages.models import LegalPage, SiteLanguage
from pages.site_context import SiteContext
from tests.factories.pages import home_of, locale_of
from tests.pages.shared_cards import know_everything, know_nothing


@pytest.fixture(autouse=True)
def _no_root_paths_of_other_tests():
    """A test's sites and home pages are rolled back, the cache's memory of them is not."""
    cache.clear()


@pytest.fixture
def visitor():
    """Somebody without an account on the default site."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def site(db):
    return Site.objects.get(hostname="localhost")


@pytest.fixture
def context(site):
    """The default site's context, as a request would make it."""
    return SiteContext(RequestFactory().get("/"), site)


@pytest.fixture
def arabic(site):
    """Arabic, on for the default site."""
    SiteLanguage.objects.create(
        settings_id=SiteLanguage.objects.filter(settings__site=site)[0].settings_id,
        language_code="ar",
        sort_order=2,
    )
    return locale_of("ar")


@pytest.fixture
def arabic_home(arabic):
    """The Arabic home page of the default site, published."""
    home = home_of().copy_for_translation(arabic)
    home.title = home.short_title = "الاتحاد"
    home.live = True
    home.save()
    return home


@pytest.fixture(scope="module")
def no_legal_pages(module_db):
    """Sites without the legal pages that the demo loads."""
    for page in LegalPage.objects.all():
        page.delete()


@pytest.fixture
def all_facts(site):
    """All facts that the default site's association may have."""
    return know_everything(site)


@pytest.fixture
def no_facts(site):
    """The default site's settings without the facts that the demo loads."""
    return know_nothing(site)


def words_of(page):
    """Return all that a page says, as JSON."""
    data = page.serializable_data()
    data["body"] = json.loads(data["body"])
    return json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder)


def turn_off(site, language_code):
    """Turn a language of a site off."""
    row = SiteLanguage.objects.get(settings__site=site, language_code=language_code)
    row.enabled = False
    row.save()
