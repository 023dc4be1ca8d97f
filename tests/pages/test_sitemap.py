"""The list of a site's public pages for search engines."""

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from pages.sitemap import sitemap_entries
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.pages.conftest import turn_off

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
HOST = "http://localhost:8000"
MEMBER = re.compile(r"/(mitglieder|members)/\d")


def sitemap_of(hostname="localhost"):
    """Return the alternates of each address in a site's list."""
    response = Client(SERVER_NAME=hostname).get("/sitemap.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert dict(response.cookies) == {}
    root = ET.fromstring(response.content)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    return {
        url.find("s:loc", NAMES).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in root.findall("s:url", NAMES)
    }


def test_sitemap_of_each_site_lists_its_own_pages():
    alliances = ["buendnis-gegen-antimuslimischen-rassismus", "bamga", "tolerantes-sachsen", "bbe"]
    alliances.append("bundesverband-soziales-mentoring")

    listed = {address for address in sitemap_of() if not MEMBER.search(address)}
    assert listed == {
        *(f"{HOST}/de/{p}" for p in ("", "ueber-uns/", "leitbild/", "buendnisarbeit/", "mitglieder/")),
        *(f"{HOST}/en/{p}" for p in ("", "about-us/", "mission-statement/", "alliances/", "members/")),
        *(f"{HOST}/de/{p}/" for p in ("mitglied-werden", "aufnahmeantrag", "impressum", "datenschutz", "barrierefreiheit")),
        *(f"{HOST}/en/{p}/" for p in ("become-a-member", "apply-for-membership", "imprint", "privacy", "accessibility")),
        *(f"{HOST}/de/buendnisarbeit/{slug}/" for slug in alliances),
        *(f"{HOST}/en/alliances/{slug}/" for slug in alliances),
    }  # fmt: skip
    assert {address.split("/")[2] for address in sitemap_of("auslaenderrat.localhost")} == {
        "auslaenderrat.localhost:8000"
    }
    assert len(sitemap_of("auslaenderrat.localhost")) == 12


def test_sitemap_lists_the_page_of_every_member_in_each_language():
    below = [address for address in sitemap_of() if MEMBER.search(address)]

    assert len(below) == 2 * 66
    first = Client(SERVER_NAME="localhost").get(below[0].removeprefix(HOST))
    assert first.status_code == 200


def test_sitemap_that_is_full_says_what_it_leaves_out(context, caplog):
    pages = [entry for entry in sitemap_entries(context) if not MEMBER.search(entry.address)]

    entries = sitemap_entries(context, most=len(pages) + 5)

    below = [entry.address for entry in entries[len(pages) :]]
    numbers = [re.search(r"/(\d+)-", address)[1] for address in below]
    assert (entries[: len(pages)], [numbers[0::2]]) == (pages, [numbers[1::2]])
    assert len(below) == 4  # the fifth would be without its translation
    assert caplog.messages == [
        f"The sitemap leaves out what is below {HOST}/de/mitglieder/ after 2."
    ]


def test_sitemap_asks_for_no_more_than_it_has_room_for(context):
    pages = len(sitemap_entries(context)) - 2 * 66

    with CaptureQueriesContext(connection) as asked:
        sitemap_entries(context, most=pages + 4)

    limits = [re.findall(r"LIMIT (\d+)$", query["sql"]) for query in asked]
    assert [limit for limit in limits if limit] == [["3"]]  # one more says that there are more


def test_sitemap_names_the_translations_of_every_page():
    links = sitemap_of()

    expected = {
        "de": f"{HOST}/de/leitbild/",
        "en": f"{HOST}/en/mission-statement/",
        "x-default": f"{HOST}/de/leitbild/",
    }
    assert links[f"{HOST}/de/leitbild/"] == expected
    assert links[f"{HOST}/en/mission-statement/"] == expected
    assert {tuple(found) for found in links.values()} == {("de", "en", "x-default")}


def test_sitemap_says_when_a_page_was_last_published():
    response = Client(SERVER_NAME="localhost").get("/sitemap.xml")
    url = ET.fromstring(response.content).find("s:url", NAMES)

    home = Page.objects.get(pk=home_of().pk)
    assert url.find("s:loc", NAMES).text == f"{HOST}/de/"
    written = datetime.fromisoformat(url.find("s:lastmod", NAMES).text)
    assert written == home.last_published_at


def test_sitemap_leaves_out_what_visitors_cannot_read():
    before = sitemap_of()
    StandardPageFactory(title="Entwurf", live=False)
    private = StandardPageFactory(title="Geheim")
    StandardPageFactory(parent=private, title="Auch geheim")
    PageViewRestriction.objects.create(page=private, password="losung")
    page = StandardPageFactory(title="Nur deutsch")
    page.copy_for_translation(locale_of("en"), alias=True)

    after = sitemap_of()

    assert {address: after[address] for address in after.keys() - before.keys()} == {
        f"{HOST}/de/nur-deutsch/": {}
    }


def test_sitemap_leaves_out_private_translations_as_alternates():
    english = Page.objects.get(url_path="/dsm-en/mission-statement/")
    PageViewRestriction.objects.create(page=english, password="losung")

    links = sitemap_of()

    assert f"{HOST}/en/mission-statement/" not in links
    assert links[f"{HOST}/de/leitbild/"] == {}


def test_sitemap_leaves_out_languages_that_are_off(site):
    turn_off(site, "en")

    links = sitemap_of()

    assert {address.split("/")[3] for address in links} == {"de"}
    assert {tuple(found) for found in links.values()} == {()}


def test_sitemap_has_new_languages(arabic_home):
    links = sitemap_of()

    assert list(links[f"{HOST}/ar/"]) == ["de", "en", "ar", "x-default"]


def test_sitemap_writes_any_address_as_valid_xml(site):
    type(site).objects.filter(pk=site.pk).update(hostname="a&b<c.localhost")

    assert {address.split("/")[2] for address in sitemap_of()} == {"a&b<c.localhost:8000"}


def test_sitemap_costs_a_fixed_number_of_queries(django_assert_max_num_queries):
    for _ in range(20):
        StandardPageFactory()

    with django_assert_max_num_queries(8):
        assert len(sitemap_of()) == 50 + 2 * 66
