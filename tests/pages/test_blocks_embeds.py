"""Videos and maps of other sites: a link, and a frame only where it is possible and wanted."""

import pytest
from django.core.exceptions import ValidationError

from pages.blocks import EmbedBlock
from pages.choices import EmbedKind, EmbedShown
from pages.embeds import HOSTS
from tests.pages.blocks_shown import shown, words

VIDEO = "https://www.youtube.com/watch?v=abcDEF-_123"
ELSEWHERE = "https://video.example/v/1"


def raw(url=VIDEO, how=EmbedShown.CLICK, title="Unser Film", kind=EmbedKind.VIDEO):
    return {"title": title, "kind": kind, "url": url, "shown": how}


@pytest.mark.django_db
def test_embed_is_a_link_that_says_what_it_is_and_where_it_leads():
    soup = shown(EmbedBlock(), raw(how=EmbedShown.LINK))

    assert [(a["href"], words(a)) for a in soup.select("a")] == [(VIDEO, "Unser Film")]
    assert words(soup.select_one(".embed__where")) == "Video · YouTube"
    assert soup.select("iframe, script, button, img, link") == []


@pytest.mark.django_db
def test_embed_offers_a_frame_without_loading_it():
    soup = shown(EmbedBlock(), raw(title='{{ member_count }} "Stimmen"'))
    offer = soup.select_one(".embed__offer")

    assert soup.select("iframe") == []
    assert offer.has_attr("hidden")
    assert offer.button["data-frame"] == "https://www.youtube-nocookie.com/embed/abcDEF-_123"
    assert offer.button["data-title"] == '66 "Stimmen"'
    assert words(offer.button) == 'Hier anzeigen – 66 "Stimmen"'
    assert "Google Ireland Limited" in words(offer.p)
    assert [script["src"] for script in soup.select("script")] == ["/static/js/embed.js"]
    assert [script["type"] for script in soup.select("script")] == ["module"]


@pytest.mark.django_db
def test_embed_of_a_site_that_was_taken_from_the_table_is_a_link():
    soup = shown(EmbedBlock(), raw(url=ELSEWHERE))

    assert [a["href"] for a in soup.select("a")] == [ELSEWHERE]
    assert soup.select("iframe, script, button") == []


@pytest.mark.parametrize(
    ("url", "how", "accepted"),
    [
        (VIDEO, EmbedShown.CLICK, True),
        (VIDEO, EmbedShown.LINK, True),
        (ELSEWHERE, EmbedShown.LINK, True),
        (ELSEWHERE, EmbedShown.CLICK, False),
        ("https://www.youtube.com/@beispiel", EmbedShown.CLICK, False),
    ],
)
def test_embed_refuses_to_show_what_can_only_be_linked_to(url, how, accepted):
    block = EmbedBlock()

    if accepted:
        assert block.clean(block.to_python(raw(url, how)))["url"] == url
    else:
        with pytest.raises(ValidationError) as refused:
            block.clean(block.to_python(raw(url, how)))
        (message,) = refused.value.block_errors["url"].messages
        assert list(refused.value.block_errors) == ["url"]
        assert all(host.name in message for host in HOSTS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "{{ members }}"),
        ("url", ""),
        ("url", "javascript:alert(1)"),
        ("kind", "film"),
        ("shown", "always"),
    ],
)
def test_embed_says_beside_the_field_what_is_wrong(field, value):
    block = EmbedBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw() | {field: value}))

    assert list(refused.value.block_errors) == [field]
