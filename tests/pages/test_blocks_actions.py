"""Calls to action and downloads."""

import pytest
from django.core.exceptions import ValidationError

from pages.blocks import CallToActionBlock, DownloadBlock
from pages.choices import CallLook
from tests.factories.files import DocumentFactory
from tests.factories.pages import home_of
from tests.pages.blocks_shown import shown, words

pytestmark = pytest.mark.django_db


def call(**given):
    button = {"label": "Mitmachen", "page": None, "url": "https://a.example/"}
    return {"heading": "Los", "text": "", "button": button, "look": CallLook.CALM} | given


@pytest.mark.parametrize("look", CallLook)
def test_call_has_one_button_in_the_look_that_was_chosen(look):
    soup = shown(CallToActionBlock(), call(look=look, text="<p>Wir sind {{ member_count }}.</p>"))

    assert soup.div["class"] == ["call", f"call--{look}"]
    assert [(a["href"], words(a)) for a in soup.select("a.button")] == [
        ("https://a.example/", "Mitmachen")
    ]
    assert words(soup.select_one(".prose")).startswith("Wir sind 66")


@pytest.mark.parametrize("level", [2, 3])
def test_heading_of_a_call_has_the_level_of_its_place(level):
    soup = shown(CallToActionBlock(), call(), level=level)

    assert [(tag.name, words(tag)) for tag in soup.select("h1, h2, h3, h4")] == [
        (f"h{level}", "Los")
    ]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"heading": ""}, ["heading"]),
        ({"heading": "{{ members }}"}, ["heading"]),
        ({"text": "<p>{{ members }}</p>"}, ["text"]),
        ({"look": "loud"}, ["look"]),
        ({"button": {"label": "a", "page": None, "url": ""}}, ["button", "url"]),
        ({"button": {"label": "", "page": None, "url": "https://a.example/"}}, ["button", "label"]),
    ],
)
def test_call_is_refused_beside_the_field(given, path):
    block = CallToActionBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(call(**given)))

    error = refused.value
    for name in path:
        assert list(error.block_errors) == [name]
        error = error.block_errors[name]


def test_button_of_a_call_has_one_target_alone():
    block = CallToActionBlock()
    button = {"label": "a", "page": home_of().pk, "url": "https://a.example/"}

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(call(button=button)))

    assert list(refused.value.block_errors["button"].block_errors) == ["url"]


# ------------------------------------------------------------------------------------- downloads
@pytest.fixture
def document():
    return DocumentFactory(title="Unsere Satzung")


@pytest.mark.parametrize(
    ("label", "link"), [("", "Unsere Satzung (PDF, 1,2 MB)"), ("Regeln", "Regeln (PDF, 1,2 MB)")]
)
def test_download_says_what_it_is_how_large_and_of_which_type(document, label, link):
    soup = shown(DownloadBlock(), {"document": document.pk, "label": label})

    assert [(a["href"], words(a).replace("\xa0", " ")) for a in soup.select("a")] == [
        (document.url, link)
    ]


def test_download_of_a_deleted_document_is_nothing(document):
    raw = {"document": document.pk, "label": "Satzung"}
    document.delete()

    assert words(shown(DownloadBlock(), raw)) == ""


def test_download_needs_a_document():
    block = DownloadBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"document": None, "label": "Satzung"}))

    assert list(refused.value.block_errors) == ["document"]
