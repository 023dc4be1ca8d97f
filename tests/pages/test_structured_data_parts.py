"""What the parts of a page's description say."""

import re

import pytest
from wagtail.models import Page, Site

from pages.choices import DatePrecision
from pages.models import SiteSettings
from tests.factories.pages import StandardPageFactory, home_of
from tests.pages.shared_cards import HOST, graph_of, meta_of, soup_of

pytestmark = pytest.mark.django_db


def test_association_says_what_the_settings_know(all_facts):
    association = graph_of(soup_of("/en/about-us/"))["NGO"]
    logo = association.pop("logo")

    assert association == {
        "@type": "NGO",
        "@id": f"{HOST}/#association",
        "name": "Dachverband Beispiel e.V.",
        "alternateName": "DB",
        "url": f"{HOST}/",
        "foundingDate": "2017-05-03",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Beispielweg 1",
            "postalCode": "01067",
            "addressLocality": "Dresden",
            "addressCountry": "DE",
        },
        "email": "post@example.org",
        "telephone": "+49 351 1234567",
        "sameAs": ["https://social.example/@db"],
    }
    assert (logo["width"], logo["height"]) == (60, 30)


@pytest.mark.parametrize(
    ("precision", "written"),
    [
        (DatePrecision.DAY, "2017-05-03"),
        (DatePrecision.MONTH, "2017-05"),
        (DatePrecision.YEAR, "2017"),
    ],
)
def test_founding_is_as_precise_as_it_is_known(all_facts, precision, written):
    SiteSettings.objects.update(founded_precision=precision)

    assert graph_of(soup_of("/de/"))["NGO"]["foundingDate"] == written


def test_association_is_the_same_on_every_page_and_another_on_the_other_site(all_facts):
    German, English = (graph_of(soup_of(address))["NGO"] for address in ("/de/", "/en/members/"))  # noqa: N806
    other = graph_of(soup_of("/de/leitbild/", SERVER_NAME="auslaenderrat.localhost"))["NGO"]

    assert German == English
    assert other["@id"] == "http://auslaenderrat.localhost:8000/#association"
    assert other["name"] != German["name"]


@pytest.mark.usefixtures("no_facts")
def test_association_without_settings_has_the_name_of_its_home_page():
    assert graph_of(soup_of("/en/"))["NGO"] == {
        "@type": "NGO",
        "@id": f"{HOST}/#association",
        "name": home_of().title,
        "url": f"{HOST}/",
    }


def test_way_to_a_page_leads_from_the_home_page():
    graph = graph_of(soup_of("/en/alliances/bamga/"))

    assert [step["item"] for step in graph["BreadcrumbList"]["itemListElement"]] == [
        f"{HOST}/en/",
        f"{HOST}/en/alliances/",
        f"{HOST}/en/alliances/bamga/",
    ]
    assert graph["WebPage"]["breadcrumb"]["@id"] == f"{HOST}/en/alliances/bamga/#breadcrumb"


def test_way_to_a_page_leaves_out_what_cannot_be_read():
    draft = StandardPageFactory(title="Entwurf", live=False)
    StandardPageFactory(parent=draft, title="Darunter")

    steps = graph_of(soup_of("/de/entwurf/darunter/"))["BreadcrumbList"]["itemListElement"]

    assert [step["item"] for step in steps] == [f"{HOST}/de/", f"{HOST}/de/entwurf/darunter/"]


def test_page_says_when_it_was_published_in_the_zone_of_the_association():
    page = StandardPageFactory(title="Neu")
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(
        first_published_at="2026-01-31T23:30:15Z", last_published_at="2026-07-01T08:00:00.5Z"
    )

    soup = soup_of("/de/neu/")

    moments = ["2026-02-01T00:30:15+01:00", "2026-07-01T10:00:00+02:00"]
    shown = graph_of(soup)["WebPage"]
    assert [shown["datePublished"], shown["dateModified"]] == moments
    meta = meta_of(soup)
    assert meta["article:published_time"] + meta["article:modified_time"] == moments


def test_figures_are_filled_in_as_text():
    words = "Wir sind {{ member_count }}"
    StandardPageFactory(title=words, slug="zahl", search_description=f"{words}!")

    soup = soup_of("/de/zahl/")

    graph, meta = graph_of(soup), meta_of(soup)
    assert graph["WebPage"]["name"] == meta["og:title"][0] == "Wir sind 66"
    assert graph["WebPage"]["description"] == meta["og:description"][0] == "Wir sind 66!"
    assert graph["BreadcrumbList"]["itemListElement"][-1]["name"] == "Wir sind 66"


def test_further_page_of_a_list_is_a_page_of_its_own():
    soup = soup_of("/en/members/?page=2")

    page = graph_of(soup)["CollectionPage"]
    assert page["url"] == f"{HOST}/en/members/?page=2"
    assert page["@id"] == f"{HOST}/en/members/?page=2#webpage"
    assert meta_of(soup)["og:url"] == [page["url"]]
    assert {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")} == {
        "de": f"{HOST}/de/mitglieder/?page=2",
        "en": f"{HOST}/en/members/?page=2",
        "x-default": f"{HOST}/de/mitglieder/?page=2",
    }


def test_addresses_have_the_scheme_and_port_of_the_site(site, all_facts):
    Site.objects.filter(pk=site.pk).update(port=443)

    soup = soup_of("/de/leitbild/")

    text = soup.select_one('script[type="application/ld+json"]').string
    addresses = re.findall(r'"(https?://[^"]+)"', text.replace("https://schema.org", ""))
    assert {address.split("/")[:3][2] for address in addresses} == {"localhost", "social.example"}
    named = [link["href"] for link in soup.select("link[rel=canonical], link[hreflang]")]
    named += meta_of(soup)["og:url"] + meta_of(soup)["og:image"]
    assert {address.rpartition("localhost")[0] for address in named} == {"https://"}
