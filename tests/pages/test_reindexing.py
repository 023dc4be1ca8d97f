"""Live figures in what the search knows."""

import pytest
from wagtail.models import Page

from members.models import Membership
from pages.reindexing import reindex_figures
from tests.factories.pages import StandardPageFactory, body, home_of, section, text

pytestmark = pytest.mark.django_db


def test_search_text_has_the_words_a_reader_sees():
    page = StandardPageFactory(
        body=body(
            section(text("<p>Wir sind <b>{{ member_count }}</b> &amp; mehr.</p>"), heading="Wer"),
            {
                "type": "section",
                "value": {
                    "heading": "",
                    "anchor": "",
                    "content": [
                        {
                            "type": "principles",
                            "value": {
                                "kind": "numbered",
                                "style": "cards",
                                "items": [
                                    {
                                        "type": "item",
                                        "value": {"title": "Mut", "text": "<p>Viel davon</p>"},
                                    }
                                ],
                            },
                        }
                    ],
                },
            },
        )
    )

    words = page.search_text()

    assert " ".join(words.split()) == "Wer Wir sind 66 & mehr. Mut Viel davon"


def test_search_text_writes_figures_in_the_language_of_the_page():
    home = home_of(language_code="en")

    assert "{{" not in home.search_text()
    assert "66" in home.search_text()


def test_search_text_of_a_page_outside_any_site_keeps_the_token():
    page = StandardPageFactory(body=body(section(text("<p>{{ member_count }}</p>"))))
    page.url_path = "/nirgends/"

    assert page.search_text().strip() == "{{ member_count }}"


def found(words):
    return {page.url_path for page in Page.objects.live().search(words)}


def test_reindexing_brings_new_figures_into_the_search(site):
    StandardPageFactory(title="Zahl", body=body(section(text("<p>qqzahl {{ member_count }}</p>"))))
    Membership.objects.all().delete()

    assert found("qqzahl 66") == {"/dsm/zahl/"}
    count = reindex_figures(site)

    assert found("qqzahl 0") == {"/dsm/zahl/"}
    assert found("qqzahl 66") == set()
    # The home page, the portrait and the directory show the figure, in both languages.
    assert count == 7


def test_reindexing_leaves_the_pages_of_other_sites_alone(site):
    parent = home_of("auslaenderrat.localhost")
    StandardPageFactory(parent=parent, body=body(section(text("<p>{{ member_count }}</p>"))))

    assert reindex_figures(site) == 6
