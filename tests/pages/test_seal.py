"""The seal of an adopted statement."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from pages import adopting
from pages.choices import AdoptingBody
from pages.models import StatementPage
from pages.models.statement import Adoption
from pages.templatetags import page_tags
from tests.factories.pages import StatementPageFactory
from tests.pages.visiting import line, soup_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 5, 3)


def seal(language="en", size="", **facts):
    """Return the seal of a statement in a language."""
    with override(language):
        html = render_to_string(
            "pages/includes/seal.html", {"page": StatementPage(**facts), "size": size}
        )
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("language", "facts", "sentence"),
    [
        ("en", {}, "Adopted on 3 May 2025"),
        ("en", {"adopted_in": "Dresden"}, "Adopted on 3 May 2025, Dresden"),
        ("en", {"adopted_by": AdoptingBody.BOARD}, "Adopted on 3 May 2025, Board"),
        (
            "de",
            {"adopted_by": AdoptingBody.MEMBERS, "adopted_in": "Dresden"},
            "Beschlossen am 3. Mai 2025, Mitgliederversammlung, Dresden",
        ),
    ],
)
def test_seal_reads_as_one_sentence(language, facts, sentence):
    [paragraph] = seal(language, adopted_on=DAY, **facts).find_all("p")

    assert line(paragraph) == sentence


def test_seal_shows_the_parts_on_lines_of_their_own():
    soup = seal(adopted_on=DAY, adopted_by=AdoptingBody.MEMBERS, adopted_in="Bad <Muster>")

    words = soup.select_one("div.seal > p.seal__words")
    parts = {tag["class"][0]: line(tag) for tag in words.find_all(["span", "time"], class_=True)}
    assert parts == {
        "seal__label": "Adopted on",
        "seal__day": "3 May 2025",
        "visually-hidden": ",",
        "seal__body": "General meeting of members, Bad <Muster>",
    }
    assert words.time["datetime"] == "2025-05-03"
    assert soup.bdi.get_text() == "Bad <Muster>"
    assert soup.select_one("div.seal > svg.seal__ring")["aria-hidden"] == "true"


def test_words_after_the_day_stand_after_it(monkeypatch):
    """Some languages say the day first."""
    monkeypatch.setattr(page_tags, "ADOPTED_ON", "%(day)s tarihinde")

    words = seal(adopted_on=DAY).select_one(".seal__words")

    assert line(words) == "3 May 2025 tarihinde"
    assert [tag["class"][0] for tag in words.find_all(True)] == ["seal__day", "seal__label"]


@pytest.mark.parametrize(("size", "classes"), [("", ["seal"]), ("small", ["seal", "seal--small"])])
def test_seal_can_be_small(size, classes):
    assert seal(adopted_on=DAY, size=size).div["class"] == classes


def test_statement_that_nobody_adopted_has_no_seal():
    assert str(seal()).strip() == ""


def test_adoption_is_known_in_its_parts():
    facts = {"adopted_on": DAY, "adopted_by": AdoptingBody.BOARD, "adopted_in": "Dresden"}

    with override("en"):
        assert StatementPage(**facts).adoption == Adoption(DAY, "Board", "Dresden")
    assert StatementPage().adoption is None


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({}, "Adopted on 3 May 2025"),
        ({"adopted_in": "Dresden"}, "Adopted on 3 May 2025 · Dresden"),
        ({"adopted_by": AdoptingBody.BOARD}, "Adopted on 3 May 2025 · Board"),
        (
            {"adopted_by": AdoptingBody.MEMBERS, "adopted_in": "Dresden"},
            "Adopted on 3 May 2025 · General meeting of members, Dresden",
        ),
    ],
)
def test_adoption_line_says_what_is_known(facts, message):
    with override("en"):
        assert StatementPage(adopted_on=DAY, **facts).adoption.line == message


def test_adoption_is_searched_in_the_language_of_the_page():
    facts = {"adopted_on": DAY, "adopted_by": AdoptingBody.MEMBERS, "adopted_in": "Dresden"}

    with override("en"):
        words = StatementPageFactory(**facts).search_text()
        none = StatementPageFactory().search_text()

    assert words == "Beschlossen am 3. Mai 2025 · Mitgliederversammlung, Dresden"
    assert none == ""


@pytest.mark.parametrize("path", ["/de/leitbild/", "/en/mission-statement/"])
def test_statement_has_its_seal_in_every_language(visitor, path):
    soup = soup_of(visitor.get(path))

    [time] = soup.select("header.page-head .seal time")
    assert time["datetime"] == "2025-05-03"


def test_translation_tells_the_whole_adoption_that_its_words_follow():
    page = StatementPageFactory(
        adopted_on=DAY, adopted_by=AdoptingBody.MEMBERS, adopted_in="Dresden"
    )
    adopting.record(page, adopting.Facts(date(2026, 6, 14), AdoptingBody.BOARD, "Chemnitz"))
    # What a translation gets from its original when it is saved.
    translation = StatementPage.objects.get(pk=page.pk)

    with override("en"):
        translation.tell_adoption_of(DAY)

        told = "Adopted on 3 May 2025 · General meeting of members, Dresden"
        assert translation.adoption.line == told
