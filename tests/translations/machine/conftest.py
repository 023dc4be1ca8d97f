"""A page with gaps, and services that fill them."""

import pytest

from tests.translations import services
from translations import memory

DEEPL = "translations.machine.deepl.DeepL"
LIBRETRANSLATE = "translations.machine.libretranslate.LibreTranslate"


@pytest.fixture
def service():
    with services.running() as translator:
        yield translator


@pytest.fixture(params=[DEEPL, LIBRETRANSLATE])
def either(request, service, settings):
    """Each of the services in turn, as production knows it."""
    return use(settings, service, request.param)


@pytest.fixture
def deepl(service, settings):
    return use(settings, service, DEEPL)


@pytest.fixture
def libretranslate(service, settings):
    return use(settings, service, LIBRETRANSLATE)


def use(settings, service, name, **options):
    options = {"AUTH_KEY": "only-for-tests", "URL": service.url, "TIMEOUT": 1} | options
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": name, "OPTIONS": options}
    return service


@pytest.fixture
def tie(source, english):
    memory.publish_translation(source, english)
    return source.translations.get(target_locale=english)
