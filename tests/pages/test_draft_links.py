"""Links that show the draft of an adopted statement to others: made by editors, opened by visitors."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.choices import Role
from pages import adopting
from pages.draft_links import DraftLink
from pages.models import StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.pages import StatementPageFactory, body, section, text

pytestmark = pytest.mark.django_db


def words(said):
    return body(section(text(f"<p>{said}</p>"), heading="Vision", anchor="vision"))


@pytest.fixture(scope="module")
def module_page(module_db):
    """A statement that was adopted, with a draft of other words."""
    page = StatementPageFactory(
        title="Grundsätze",
        slug="grundsaetze",
        body=words("Alt und gut."),
        adopted_on=date(2025, 5, 3),
    )
    draft(page, "Neu und besser.")
    return page


@pytest.fixture
def page(module_page):
    return StatementPage.objects.get(pk=module_page.pk)


@pytest.fixture(scope="module")
def editor(module_db):
    return signed_in(user_with_role(Role.EDITOR, "localhost"))


def draft(page, said):
    page.body = words(said)
    page.save_revision()
    return StatementPage.objects.get(pk=page.pk)


def opened(page, path=""):
    """Return what a visitor without any cookie gets who opens today's link."""
    path = path or urlsplit(DraftLink.made_today(page).address).path
    return Client(SERVER_NAME="localhost").get(path)


def soup_of(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_editor_makes_a_link_that_shows_the_draft_to_visitors(page, editor):
    shared = soup_of(editor.get(f"/admin/pages/{page.pk}/share-draft/"))
    address = shared.select_one("#shared-draft-link").get_text()
    assert "Entwurf teilen" in shared.select_one("main header").get_text()

    answer = Client(SERVER_NAME="localhost").get(urlsplit(address).path)

    soup, today = soup_of(answer), timezone.localdate()
    band = " ".join(soup.select_one(".draft-band").get_text(" ", strip=True).split())
    assert f"Entwurf vom {today.day}. " in band
    assert "nicht beschlossen. Es gilt die Fassung vom 3. Mai 2025 ." in band
    assert soup.select_one(".draft-band a")["href"] == "/de/grundsaetze/"
    assert soup.select_one(".page__text p").get_text() == "Neu und besser."
    assert address.startswith("http://localhost")
    assert (answer.status_code, dict(answer.cookies)) == (200, {})


def test_shared_draft_pretends_to_be_no_page(page):
    answer = opened(page)

    soup = soup_of(answer)
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    pretending = "link[rel=canonical], link[hreflang], script[type='application/ld+json'], meta[property]"  # fmt: skip
    assert soup.select(f"{pretending}, .seal, .versions, .citation, .share") == []
    assert "Entwurf vom" in soup.title.get_text()


def test_link_shows_the_draft_that_was_shared_not_a_later_one(page):
    path = urlsplit(DraftLink.made_today(page).address).path

    draft(page, "Noch besser.")

    shown = soup_of(opened(page, path))
    assert shown.select_one(".page__text p").get_text() == "Neu und besser."


def test_link_to_a_draft_that_was_adopted_leads_to_its_version(page):
    path = urlsplit(DraftLink.made_today(page).address).path
    adopting.record(page, adopting.Facts(date(2026, 6, 1), "members", "Dresden"))

    answer = opened(page, path)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/grundsaetze/2026-06-01/")
    assert answer.headers["Cache-Control"] == "private, no-store"

    page = draft(page, "Ganz anders.")
    adopting.record(page, adopting.Facts(date(2026, 7, 1), "members", "Dresden"))

    assert opened(page, path).headers["Location"] == "/de/grundsaetze/2026-06-01/"


def test_link_to_a_draft_beside_which_another_was_adopted_names_the_one_in_force(page):
    path = urlsplit(DraftLink.made_today(page).address).path
    page = draft(page, "Ganz anders.")
    adopting.record(page, adopting.Facts(date(2026, 6, 1), "members", "Dresden"))

    band = soup_of(opened(page, path)).select_one(".draft-band")

    assert band.a.get_text() == "Fassung vom 1. Juni 2026"


@pytest.mark.parametrize(
    "change", [lambda path: f"{path[:-2]}x/", lambda path: path.replace("/de/", "/en/", 1)]
)
def test_link_that_was_altered_opens_nothing(page, change):
    answer = opened(page, change(urlsplit(DraftLink.made_today(page).address).path))

    assert answer.status_code == 410
    assert soup_of(answer).select(".page__text") == []
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_link_opens_on_its_last_day_and_not_after(page):
    made = DraftLink.made_today(page)
    today = timezone.localdate()
    last, over = (
        urlsplit(DraftLink(page, made.revision, day).address).path
        for day in (today, today - timedelta(days=1))
    )

    assert made.last_day == today + timedelta(days=30)
    assert (opened(page, last).status_code, opened(page, over).status_code) == (200, 410)


def test_link_closes_with_its_draft_and_its_page(page):
    made = DraftLink.made_today(page)
    path = urlsplit(made.address).path

    page.unpublish()
    assert opened(page, path).status_code == 410

    StatementPage.objects.filter(pk=page.pk).update(live=True, latest_revision=None)
    made.revision.delete()
    assert opened(page, path).status_code == 410


def test_link_opens_at_the_address_of_its_own_site_alone(page):
    path = urlsplit(DraftLink.made_today(page).address).path

    answer = Client(SERVER_NAME="auslaenderrat.localhost").get(path)

    assert answer.status_code == 410


def test_draft_of_a_private_page_asks_as_the_page_does(page, editor):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )

    answer = opened(page)

    assert soup_of(answer).select_one("input[type=password]")["name"] == "password"
    assert b"Neu und besser" not in answer.content
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    assert b"Passwort" in editor.get(f"/admin/pages/{page.pk}/share-draft/").content


def test_nothing_is_shared_but_the_draft_of_what_was_adopted(page, editor):
    free = StatementPageFactory()
    same = draft(page, "Alt und gut.")

    shared = editor.get(f"/admin/pages/{same.pk}/share-draft/")

    assert editor.get(f"/admin/pages/{free.pk}/share-draft/").status_code == 404
    assert soup_of(shared).select("#shared-draft-link") == []


@pytest.mark.parametrize(
    ("role", "hostname"), [(Role.TRANSLATOR, "localhost"), (Role.EDITOR, "auslaenderrat.localhost")]
)
def test_draft_is_shared_by_nobody_else(page, role, hostname):
    other = signed_in(user_with_role(role, hostname), hostname)

    answer = other.get(f"/admin/pages/{page.pk}/share-draft/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


def test_page_that_was_never_edited_has_nothing_to_share():
    page = StatementPageFactory(adopted_on=date(2025, 5, 3))
    assert page.latest_revision_id is None

    answer = signed_in(user_with_role(Role.EDITOR, "localhost")).get(
        f"/admin/pages/{page.pk}/share-draft/"
    )

    assert answer.status_code == 200
    assert not answer.context["differs"]
