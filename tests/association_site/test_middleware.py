"""Content security policies, compression, and reports that only administrators of all sites may open."""

import gzip

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.pages import home_of

pytestmark = pytest.mark.django_db

HEADER = "Content-Security-Policy"
FRAMES = (
    "https://www.youtube-nocookie.com https://player.vimeo.com"
    " https://media.ccc.de https://www.openstreetmap.org"
)
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-src": FRAMES,
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
}
ADMIN = STRICT | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "frame-src": f"'self' {FRAMES}",
    "media-src": "'self'",
    "worker-src": "'self' blob:",
    "base-uri": "'self'",
}


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


def policy_of(response):
    directives = response.headers[HEADER].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/de/",
        "/en/mission-statement/",
        "/de/nichts/",
        "/xx/",
        "/sitemap.xml",
        "/robots.txt",
        "/healthz",
        "/media/images/nichts.png",
        "/documents/1/nichts.pdf",
        "/administration/",
        "/de/admin/",
        "/de/_util/login/",
    ],
)
def test_policy_of_a_public_address_is_strict(visitor, address):
    assert policy_of(visitor.get(address)) == STRICT


def test_policy_of_a_page_that_breaks_is_strict(monkeypatch):
    monkeypatch.setattr("pages.models.HomePage.get_context", None)
    visitor = Client(SERVER_NAME="localhost", raise_request_exception=False)

    response = visitor.get("/de/")

    assert response.status_code == 500
    assert policy_of(response) == STRICT


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/pages/", "/admin/nichts/"])
def test_policy_of_the_admin_allows_what_wagtail_needs(visitor, address):
    visitor.force_login(UserFactory(is_superuser=True))

    assert policy_of(visitor.get(address)) == ADMIN


@pytest.mark.parametrize(
    ("address", "frames", "words"),
    [
        ("/de/", FRAMES, {"'none'", "'self'", "data:"}),
        (
            "/admin/login/",
            f"'self' {FRAMES}",
            {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"},
        ),
    ],
)
def test_policy_names_other_hosts_for_frames_alone_and_no_eval(visitor, address, frames, words):
    policy = policy_of(visitor.get(address))

    assert policy.pop("frame-src") == frames
    assert set(" ".join(policy.values()).split()) == words


def test_policy_is_enforced_not_only_reported(visitor):
    assert "Content-Security-Policy-Report-Only" not in visitor.get("/de/").headers


def test_other_headers_keep_visitors_safe(visitor):
    headers = visitor.get("/de/").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


# ------------------------------------------------------------------------------------ compression
SHORT = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("address", ["/de/leitbild/", "/de/nichts/", "/sitemap.xml"])
def test_text_is_compressed_for_whoever_can_read_it(visitor, address):
    plain = visitor.get(address)
    short = visitor.get(address, headers=SHORT)

    assert short.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(short.content) == plain.content
    assert len(short.content) < len(plain.content)
    assert "Content-Encoding" not in plain.headers
    assert {answer.headers["Vary"].count("Accept-Encoding") for answer in (plain, short)} == {1}


def test_pictures_are_not_compressed_again(visitor):
    page = BeautifulSoup(visitor.get("/de/").content, "html.parser")

    response = visitor.get(page.select_one(".brand img")["src"], headers=SHORT)

    assert "Content-Encoding" not in response.headers
    assert response.headers["Content-Type"] == "image/webp"
    assert response.getvalue()[8:12] == b"WEBP"


# ---------------------------------------------------------------------------------------- reports
ACROSS_SITES = [
    "site_history", "site_history_results", "page_types_usage", "page_types_usage_results",
]  # fmt: skip


@pytest.mark.parametrize("name", ACROSS_SITES)
@pytest.mark.parametrize("role", Role)
def test_report_across_sites_is_closed_to_everybody_of_one_site(visitor, name, role):
    visitor.force_login(user_with_role(role, "localhost"))

    response = visitor.get(reverse(f"wagtailadmin_reports:{name}"))

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("name", ACROSS_SITES)
def test_report_across_sites_opens_for_administrators_of_all(visitor, name):
    visitor.force_login(UserFactory(is_superuser=True))

    assert visitor.get(reverse(f"wagtailadmin_reports:{name}")).status_code == 200


@pytest.mark.parametrize("name", ACROSS_SITES)
def test_report_across_sites_asks_the_anonymous_to_sign_in(visitor, name):
    address = reverse(f"wagtailadmin_reports:{name}")

    assert visitor.get(address)["Location"] == f"/admin/login/?next={address}"


@pytest.mark.parametrize("role", Role)
def test_tasks_of_all_workflows_are_closed_to_everybody_of_one_site(visitor, role):
    visitor.force_login(user_with_role(role, "localhost"))

    response = visitor.get(reverse("wagtailadmin_workflows:task_chooser"))

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))


# ---------------------------------------------------------------------------------------- borders
def choosing(page):
    return reverse("wagtailadmin_choose_page_child", args=[page.pk])


@pytest.mark.parametrize(
    ("hostname", "status"), [("localhost", 200), ("auslaenderrat.localhost", 302)]
)
def test_addresses_of_own_pages_are_open(visitor, hostname, status):
    visitor.force_login(user_with_role(Role.EDITOR, "localhost"))

    assert visitor.get(choosing(home_of(hostname))).status_code == status


def test_addresses_of_all_pages_are_open_to_administrators_of_all(visitor):
    visitor.force_login(UserFactory(is_superuser=True))

    assert visitor.get(choosing(home_of("auslaenderrat.localhost"))).status_code == 200


def test_border_is_told_as_any_refusal_in_the_admin(visitor):
    visitor.force_login(user_with_role(Role.EDITOR, "localhost"))

    response = visitor.get(choosing(home_of("auslaenderrat.localhost")), follow=True)

    assert response.redirect_chain == [("/admin/", 302)]
    assert "keinen Zugang zu diesem Bereich" in response.content.decode()


def test_border_does_not_ask_who_may_not_enter_the_admin_at_all(visitor):
    visitor.force_login(UserFactory())
    address = choosing(home_of("auslaenderrat.localhost"))

    assert visitor.get(address)["Location"] == f"/admin/login/?next={address}"


def test_border_is_none_of_the_public_sites(visitor):
    visitor.force_login(user_with_role(Role.EDITOR, "auslaenderrat.localhost"))

    assert visitor.get("/de/").status_code == 200


@pytest.mark.parametrize("name", ["locked_pages", "aging_pages", "workflow", "workflow_tasks"])
def test_report_of_own_pages_stays_open_to_those_who_publish(visitor, name):
    visitor.force_login(user_with_role(Role.EDITOR, "localhost"))

    assert visitor.get(reverse(f"wagtailadmin_reports:{name}")).status_code == 200
