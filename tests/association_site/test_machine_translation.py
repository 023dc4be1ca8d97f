"""Which service translates by machine follows from the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from association_site.settings.machine_translation import machine_translator

NAMES = ("DEEPL_API_KEY", "DEEPL_URL", "LIBRETRANSLATE_URL", "LIBRETRANSLATE_API_KEY")
DEEPL, LIBRETRANSLATE = "https://api-free.deepl.com/v2/translate", "http://127.0.0.1:5000/translate"


@pytest.fixture
def chosen(monkeypatch):
    """Return a function that sets variables and returns what they choose."""

    def choose(**variables):
        for name in NAMES:
            monkeypatch.setenv(name, variables.get(name, ""))
        return machine_translator()

    return choose


def test_without_a_key_or_an_address_no_machine_translates(chosen):
    assert chosen() is None
    assert chosen(DEEPL_API_KEY=" ", DEEPL_URL="https://example.org") is None


@pytest.mark.parametrize(
    ("variables", "name", "address"),
    [
        ({"DEEPL_API_KEY": "only-for-tests:fx"}, "DeepL", DEEPL),
        ({"LIBRETRANSLATE_URL": "http://127.0.0.1:5000/"}, "LibreTranslate", LIBRETRANSLATE),
    ],
)
def test_service_is_chosen_by_its_variables(chosen, variables, name, address):
    config = chosen(**variables)
    service = import_string(config["CLASS"])(config["OPTIONS"])

    assert (service.display_name, service.get_api_endpoint()) == (name, address)


def test_texts_go_to_one_service_alone(chosen):
    with pytest.raises(ImproperlyConfigured):
        chosen(DEEPL_API_KEY="only-for-tests", LIBRETRANSLATE_URL="http://127.0.0.1:5000")
