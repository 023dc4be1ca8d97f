"""Host names as browsers send them."""

import pytest
from django.core.exceptions import ValidationError

from association_site.host_names import host_name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (" WWW.Beispiel.DE ", "www.beispiel.de"),
        ("müller.example", "xn--mller-kva.example"),
        ("mu\u0308ller.example", "xn--mller-kva.example"),
        ("Großenhain.example", "xn--groenhain-i1a.example"),
        ("grossenhain.example", "grossenhain.example"),
        ("xn--groenhain-i1a.example", "xn--groenhain-i1a.example"),
        ("beispiel.localhost.", "beispiel.localhost"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_host_name_is_kept_as_browsers_send_it(given, name):
    assert host_name(given) == name


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("https://beispiel.example", "Nur der Name des Servers"),
        ("beispiel.example:8000", "Nur der Name des Servers"),
        ("", "„“ ist kein Name"),
        ("a..b", "„a..b“ ist kein Name"),
        ("grö_ße.example", "„grö_ße.example“ ist kein Name"),
        ("ü" * 64, "ist kein Name"),
        ("a." * 127 + "a", "ist kein Name"),
    ],
)
def test_what_is_no_host_name_is_refused_in_plain_words(given, message):
    with pytest.raises(ValidationError) as caught:
        host_name(given)

    [words] = caught.value.messages
    assert message in words
