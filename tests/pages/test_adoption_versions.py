"""Versions of statements at their own addresses, their archive, and how they are cited."""

from datetime import date
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from pages import adopting
from pages.figures import FigureValues
from pages.models import StatementPage
from tests.factories.members import OrganisationFactory
from tests.factories.pages import StatementPageFactory, body, locale_of, section, text
from translations import memory

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2019, 6, 15), date(2025, 5, 3), date(2026, 6, 1)


@pytest.fixture(scope="module")
def module_page(module_db):
    """A statement with three versions, each of its own words, with the number of members in them."""
    page = StatementPageFactory(
        title="{{ member_count }} Vereine",
        slug="grundsaetze",
        body=words("Erste"),
        adopted_on=FIRST,
    )
    for day, said in ((SECOND, "Zweite"), (THIRD, "Dritte")):
        page = StatementPage.objects.get(pk=page.pk)
        page.body = words(said)
        page.save_revision()
        adopting.record(page, adopting.Facts(day, "members", "Dresden"))
    return StatementPage.objects.get(pk=page.pk)


@pytest.fixture
def page(module_page):
    return StatementPage.objects.get(pk=module_page.pk)


def words(said):
    html = f"<p>{said} Fassung: {{{{ member_count }}}} Vereine.</p>"
    return body(section(text(html), heading="Vision", anchor="vision"))


def get(path, **headers):
    return Client(SERVER_NAME="localhost").get(f"/de/grundsaetze/{path}", **headers)


def soup_of(path):
    return BeautifulSoup(get(path).content, "html.parser")


def text_of(path):
    return soup_of(path).select_one(".page__text p").get_text()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("2019-06-15/", "Erste"),
        ("2025-05-03/", "Zweite"),
        ("2026-06-01/", "Dritte"),
        ("", "Dritte"),
    ],
)
def test_version_stays_at_its_address(page, path, said):
    assert text_of(path).startswith(f"{said} Fassung")


def test_replaced_version_says_so_and_is_not_for_search_engines(page):
    soup = soup_of("2019-06-15/")

    [note] = soup.select(".version-note--replaced")
    links = [link["href"] for link in note.select("a")]
    assert links == ["/de/grundsaetze/2025-05-03/", "/de/grundsaetze/2025-05-03/2019-06-15/"]
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select("link[rel=canonical]") == []
    assert soup.select_one(".page-head time")["datetime"] == "2019-06-15"


def test_version_in_force_belongs_to_its_page(page):
    soup = soup_of("2026-06-01/")

    assert soup.select("meta[name=robots]") == []
    assert soup.select_one("link[rel=canonical]")["href"].endswith("/de/grundsaetze/")
    assert [link["href"] for link in soup.select(".version-note a")] == ["/de/grundsaetze/"]


@pytest.mark.parametrize(
    "path",
    [
        "2020-01-01/", "20250503/", "2025-5-3/", "2025-05-03/2025-05-03/", "2025-05-03/x/",
        "2025-05-03/2019-06-15/2026-06-01/", "2020-01-01/statement.pdf", "statement.pdf",
    ],
)  # fmt: skip
def test_address_of_no_version_is_not_there(page, path):
    assert get(path).status_code == 404


def test_figures_of_a_replaced_version_stay_as_they_were(page):
    shown = soup_of("2025-05-03/").select_one(".page__text data")["value"]
    today = soup_of("").select_one(".page__text data")["value"]

    for _number in range(2):
        OrganisationFactory(member=True)

    assert soup_of("2025-05-03/").select_one(".page__text data")["value"] == shown
    assert soup_of("").select_one(".page__text data")["value"] == str(int(today) + 2)


def test_replaced_version_shows_the_figures_of_the_day_of_its_adoption(page):
    OrganisationFactory(member=True)
    today = FigureValues(page.get_site(), timezone.localdate())
    versions = page.adopted_versions.order_by("adopted_on")

    shown = [version.figures_for(today) for version in versions]

    assert [version.is_replaced for version in versions] == [True, True, False]
    assert [figures.on for figures in shown] == [FIRST, SECOND, timezone.localdate()]
    # The register has moved on since; what it counted of a day stays.
    kept = [version.figures["adopted"]["values"]["member_count"] for version in versions[:2]]
    assert [figures.value("member_count") for figures in shown[:2]] == kept
    assert shown[2] is today
    assert "15. Juni 2019" in soup_of("2019-06-15/").select_one(".version-note__figures").get_text()


def test_title_has_the_figures_of_its_version_wherever_it_stands(module_db):
    page = StatementPageFactory(
        title="Die {{ member_count }} Vereine", slug="zahl", adopted_on=FIRST, body=words("Erste")
    )
    figures = {"on": "2019-06-15", "values": {"member_count": 7}}
    page.adopted_versions.update(figures={"adopted": figures})
    page.title, page.body = "Wir alle", words("Zweite")
    page.save_revision()
    adopting.record(page, adopting.Facts(SECOND))
    old, compared = (
        BeautifulSoup(
            Client(SERVER_NAME="localhost").get(f"/de/zahl/{path}").content, "html.parser"
        )
        for path in ("2019-06-15/", "2025-05-03/2019-06-15/")
    )

    assert old.select_one("h1 data")["value"] == "7"
    assert old.title.get_text().strip().startswith("Die 7 Vereine: ")
    assert old.select_one(".citation bdi").get_text() == "Die 7 Vereine"
    assert compared.select_one(".changes__title del data")["value"] == "7"
    assert compared.title.get_text().split(" – ")[1] == "Wir alle"


def test_page_lists_its_versions_the_last_first(page):
    soup = soup_of("")

    entries = soup.select(".versions__one")
    assert [entry.a["href"] for entry in entries] == [
        "/de/grundsaetze/2026-06-01/", "/de/grundsaetze/2025-05-03/", "/de/grundsaetze/2019-06-15/",
    ]  # fmt: skip
    assert len(soup.select(".versions__state")) == 1
    assert [link["href"] for link in soup.select(".versions__ways a")] == [
        "/de/grundsaetze/2026-06-01/2025-05-03/", "/de/grundsaetze/2025-05-03/2019-06-15/",
    ]  # fmt: skip
    assert soup.select_one(".citation__address").get_text().endswith("/de/grundsaetze/2026-06-01/")


def test_statement_that_nobody_adopted_has_no_list(db):
    StatementPageFactory(slug="frei")

    answer = Client(SERVER_NAME="localhost").get("/de/frei/")

    assert b"versions__list" not in answer.content
    assert Client(SERVER_NAME="localhost").get("/de/frei/2025-05-03/").status_code == 404


def test_translation_leads_to_the_versions_of_its_original(page):
    source = memory.synchronise_source(page)
    english = memory.publish_translation(source, locale_of("en"))
    visitor = Client(SERVER_NAME="localhost")

    soup = BeautifulSoup(visitor.get(english.get_url()).content, "html.parser")

    links = soup.select(".versions__one > a")
    assert {(link["href"].split("/")[1], link["hreflang"]) for link in links} == {("de", "de")}
    assert visitor.get(f"{english.get_url()}2025-05-03/").status_code == 404


def test_translation_names_no_versions_of_an_original_behind_a_password(page):
    english = memory.publish_translation(memory.synchronise_source(page), locale_of("en"))
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")

    response = Client(SERVER_NAME="localhost").get(english.get_url_parts()[2])

    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").select(".versions__list") == []


def test_switcher_of_a_version_leads_to_the_page_in_other_languages(page):
    source = memory.synchronise_source(page)
    english = memory.publish_translation(source, locale_of("en"))

    soup = soup_of("2025-05-03/")

    [link] = {link["href"] for link in soup.select("a[hreflang=en]")}
    assert link == english.get_url().replace("http://localhost:8000", "").replace(
        "http://localhost", ""
    )
    assert soup.select("link[rel=alternate][hreflang]") == []


def test_versions_are_compared_word_by_word(page):
    soup = soup_of("2026-06-01/2025-05-03/")

    for hidden in soup.select(".changes .visually-hidden"):
        hidden.extract()
    assert [one.get_text() for one in soup.select(".changes del")] == ["Zweite"]
    assert [one.get_text() for one in soup.select(".changes ins")] == ["Dritte"]
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"


def test_correction_of_a_link_alone_says_so(page):
    html = '<p>Dritte Fassung: {{ member_count }} <a href="https://example.org/">Vereine</a>.</p>'
    page.body = body(section(text(html), heading="Vision", anchor="vision"))
    page.save_revision()
    adopting.correct(page, "Verweis berichtigt")

    [correction] = soup_of("2026-06-01/").select(".corrections__one")
    [compared] = soup_of("2026-06-01/2025-05-03/").select(".changes__moved")

    assert "Die Worte sind dieselben" in correction.get_text()
    assert len(correction.select(".changes__text .changes__moved")) == 1
    # Beside words that changed, a link that changed is seen too.
    assert compared.find_next("del") is not None


def test_comparison_asked_for_the_other_way_round_leads_to_the_usual_one(page):
    answer = get("2019-06-15/2026-06-01/")

    assert answer.headers["Location"] == "/de/grundsaetze/2026-06-01/2019-06-15/"


def test_any_two_versions_are_compared_by_a_form(page):
    form = soup_of("").select_one(".versions__compare")
    names = [one["name"] for one in form.select("select")]
    chosen = [one["value"] for one in form.select("option[selected]")]

    def sent(*days):
        query = "&".join(f"{name}={day}" for name, day in zip(names, days, strict=False))
        return Client(SERVER_NAME="localhost").get(f"{form['action']}?{query}")

    there = "/de/grundsaetze/2026-06-01/2019-06-15/"
    assert (names, chosen) == (["compare", "with"], ["2019-06-15"])
    assert sent("2026-06-01", "2019-06-15").headers["Location"] == there
    assert sent("2019-06-15", "2026-06-01").headers["Location"] == there
    for days in ((FIRST, FIRST), (FIRST, "2020-01-01"), (FIRST,), ("", "x")):
        answer = sent(*days)
        soup = BeautifulSoup(answer.content, "html.parser")
        assert (answer.status_code, len(soup.select("[role=alert]"))) == (200, 1)
        assert soup.select(".versions__compare")


def test_addresses_of_versions_stay_when_the_statement_moves(
    page, django_capture_on_commit_callbacks
):
    page.slug = "leitsaetze"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    leads_to = {
        "2019-06-15/": "2019-06-15/",
        "2025-05-03/statement.pdf": "2025-05-03/statement.pdf",
        "2019-06-15/2026-06-01/": "2026-06-01/2019-06-15/",
        "2020-01-01/": None,
        "2025-05-03/2025-05-03/": None,
    }

    answers = {path: get(path).headers.get("Location") for path in leads_to}

    assert answers == {
        path: there and f"/de/leitsaetze/{there}" for path, there in leads_to.items()
    }
    assert Client(SERVER_NAME="localhost").get("/de/leitsaetze/2019-06-15/").status_code == 200


def test_private_page_shows_nothing_of_its_versions(page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="geheim")

    for path in ("2025-05-03/", "2026-06-01/2025-05-03/", "2025-05-03/statement.pdf"):
        answer = get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"Fassung:" not in content
        assert not content.startswith(b"%PDF")


@pytest.mark.parametrize("path", ["", "2025-05-03/", "2026-06-01/", "2026-06-01/2019-06-15/"])
def test_page_and_versions_ask_few_questions(page, path, django_assert_max_num_queries):
    get(path)

    with django_assert_max_num_queries(10):
        get(path)


def test_headings_of_a_comparison_skip_no_level(page):
    levels = [
        int(one.name[1]) for one in soup_of("2026-06-01/2019-06-15/").select("main :is(h1, h2, h3)")
    ]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
