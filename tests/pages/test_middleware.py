"""The language of a request follows from its address."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from pages.middleware import LanguageMiddleware


def answer(path, view=None, **headers):
    seen = []

    def show(request):
        seen.extend([translation.get_language(), request.LANGUAGE_CODE])
        return HttpResponse()

    response = LanguageMiddleware(view or show)(RequestFactory().get(path, headers=headers))
    return seen, response


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/de/", "de"),
        ("/en/leitbild/", "en"),
        ("/ar/", "ar"),
        ("/", "de"),
        ("/leitbild/", "de"),
        ("/xx/", "de"),
        ("/english/", "de"),
        ("/admin/en/", "de"),
    ],
)
def test_language_is_that_of_the_address(path, language):
    seen, response = answer(path, **{"accept-language": "fr"})

    assert seen == [language, language]
    assert response.headers["Content-Language"] == language


def test_language_a_view_has_said_is_kept():
    def view(request):
        return HttpResponse(headers={"Content-Language": "tr"})

    assert answer("/de/", view)[1].headers["Content-Language"] == "tr"


def test_language_a_view_has_activated_is_said():
    def view(request):
        translation.activate("uk")
        return HttpResponse()

    assert answer("/de/", view)[1].headers["Content-Language"] == "uk"


def test_language_is_put_back_after_the_request():
    with translation.override("tr"):
        answer("/en/")
        assert translation.get_language() == "tr"
        with pytest.raises(RuntimeError, match="broken"):
            answer("/en/", broken)
        assert translation.get_language() == "tr"


def broken(request):
    raise RuntimeError("broken")


def test_response_does_not_vary_by_the_browsers_languages():
    assert "Vary" not in answer("/de/", **{"accept-language": "fr"})[1].headers
