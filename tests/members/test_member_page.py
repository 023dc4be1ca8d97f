"""The page of a member, as a visitor and a search engine get it."""

import json
from datetime import date
from uuid import NAMESPACE_URL, uuid5

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from members.models import Consent, OtherName, SocialLink
from pages.slugs import ascii_slug
from tests.factories.files import ImageFactory
from tests.factories.members import MembershipFactory, OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db

HOST = "http://localhost:8000"


@pytest.fixture
def organisation():
    """A member of which everything is known, and nothing but the association's facts public."""
    made = OrganisationFactory(
        name="Größe & Mut", short_name="GuM", town="Görlitz", district="", founded_year=1999,
        street="Gasse 1", postcode="02826", website="https://mut.example.org/", email="a@mut.example.org",
        telephone="03581 1234", description="Erste Zeile\n\n<b>zweite</b>",
        topics=[TopicFactory(name="Mutproben")], languages=["pl", "ar"],
    )  # fmt: skip
    OtherName.objects.create(organisation=made, name="شجاعة", language_code="ar")
    SocialLink.objects.create(organisation=made, url="https://social.example.org/@mut")
    MembershipFactory(
        organisation=made, started_on=date(2018, 3, 1), ended_on=date(2019, 12, 31), rests=True
    )
    MembershipFactory(organisation=made, started_on=date(2020, 1, 1))
    return made


def agree(organisation, *fields):
    for field in fields:
        Consent.objects.create(
            organisation=organisation, field=field, agreed_on=date(2024, 1, 1), source="board"
        )


def get(path):
    return Client(SERVER_NAME="localhost").get(path)


def path_of(organisation, directory="/de/mitglieder/"):
    return f"{directory}{organisation.pk}-groesse-mut/"


def soup_of(path):
    response = get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts_of(soup):
    """Return what stands in the lists of facts, by what it is called."""
    return {
        div.dt.get_text(): [" ".join(dd.get_text(" ").split()) for dd in div("dd")]
        for div in soup.select("dl.facts > div")
    }


def test_member_page_shows_the_facts_of_the_association(organisation):
    soup = soup_of(path_of(organisation))

    assert soup.h1.get_text() == "Größe & Mut"
    assert facts_of(soup) == {
        "Kurzname": ["GuM"],
        "Weitere Namen": ["شجاعة"],
        "Mitglied seit": ["1. März 2018"],
        "Gründungsjahr": ["1999"],
        "Landkreis": ["Landkreis Görlitz"],
        "Themen": ["Mutproben"],
        "Sprachen": ["Arabisch", "Polnisch"],
    }
    assert soup.find("bdi", string="شجاعة")["lang"] == "ar"
    links = [a["href"] for a in soup.select(".member__text dd a")]
    assert links == [
        f"/de/mitglieder/?{query}"
        for query in ("district=14626", "topic=mutproben", "language=ar", "language=pl")
    ]


def test_member_page_shows_what_was_agreed_to(organisation):
    agree(organisation, "address", "website", "email", "telephone", "links", "description")
    soup = soup_of(path_of(organisation, "/en/members/"))

    facts = facts_of(soup)
    assert {name: facts[name] for name in ("Address", "Website", "E-mail", "Telephone")} == {
        "Address": ["Gasse 1 02826 Görlitz"],
        "Website": ["mut.example.org"],
        "E-mail": ["a@mut.example.org"],
        "Telephone": ["03581 1234"],
    }
    assert facts["Social networks"] == ["social.example.org"]
    description = soup.select_one(".member__text > .prose")
    assert (description["lang"], [p.get_text() for p in description("p")]) == (
        "de", ["Erste Zeile", "<b>zweite</b>"],
    )  # fmt: skip


def test_member_page_forgets_what_was_withdrawn_at_once(organisation):
    agree(organisation, "email", "website")
    soup_of(path_of(organisation))

    organisation.consents.get(field="email").withdraw(date(2024, 2, 1))

    shown = get(path_of(organisation)).content.decode()
    assert ("a@mut.example.org" in shown, "https://mut.example.org/" in shown) == (False, True)


@pytest.mark.parametrize("ending", ["", "vcard.vcf"])
@pytest.mark.parametrize("name", ["", "-falscher-name", "-"])
def test_member_page_leads_to_its_right_address(organisation, name, ending):
    response = get(f"/de/mitglieder/{organisation.pk}{name}/{ending}")

    assert (response.status_code, response.headers["Location"]) == (
        302, f"{path_of(organisation)}{ending}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("directory", "words"),
    [("/de/mitglieder/", "Größe & Mut: Görlitz, Mutproben"), ("/en/members/", "Größe & Mut: Görlitz")],
)  # fmt: skip
def test_member_page_is_described_in_its_own_language_alone(organisation, directory, words):
    soup = soup_of(path_of(organisation, directory))

    assert soup.select_one("meta[name=description]")["content"] == words


def test_member_page_without_letters_in_its_name_has_a_number():
    organisation = OrganisationFactory(member=True, name="???")

    assert get(f"/de/mitglieder/{organisation.pk}/").status_code == 200


def test_member_page_is_not_there_for_others(organisation):
    applicant = OrganisationFactory(name="Antrag")
    elsewhere = OrganisationFactory(
        member=True, name="Fremd", site=Site.objects.get(hostname="auslaenderrat.localhost")
    )
    addresses = [f"/de/mitglieder/{o.pk}-{o.sort_key}/" for o in (applicant, elsewhere)]
    addresses += ["/de/mitglieder/999999999999999/", "/de/mitglieder/0-x/", "/de/mitglieder/x/"]

    assert {get(f"{a}{end}").status_code for a in addresses for end in ("", "vcard.vcf")} == {404}


def test_member_page_is_behind_the_password_of_its_list(organisation):
    page = Page.objects.get(url_path="/dsm/mitglieder/")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="losung"
    )

    for ending in ("", "vcard.vcf"):
        assert "Größe" not in get(f"{path_of(organisation)}{ending}").content.decode()
    assert f"{HOST}/de/mitglieder/{organisation.pk}" not in get("/sitemap.xml").content.decode()


def test_member_page_has_addresses_in_each_language(organisation):
    soup = soup_of(path_of(organisation))
    german, english = (
        f"{HOST}{path_of(organisation, path)}" for path in ("/de/mitglieder/", "/en/members/")
    )

    alternates = {tag["hreflang"]: tag["href"] for tag in soup.select("link[hreflang]")}
    assert alternates == {"de": german, "en": english, "x-default": german}
    assert soup.select_one("link[rel=canonical]")["href"] == german
    switch = soup.select_one(".site-head .languages a[hreflang=en]")["href"]
    assert f"{HOST}{switch}" == english
    trail = [(a.get_text(), a["href"]) for a in soup.select(".breadcrumbs a")]
    assert trail == [("Startseite", "/de/"), ("Mitglieder", "/de/mitglieder/")]
    assert soup.title.get_text().split() == ["Größe", "&", "Mut", "–", "Mitglieder", "–", "DSM"]
    assert f"<loc>{english}</loc>" in get("/sitemap.xml").content.decode()


def test_member_page_tells_machines_what_people_see(organisation):
    agree(organisation, "website")
    soup = soup_of(path_of(organisation, "/en/members/"))
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)["@graph"]
    graph = {node["@id"]: node for node in data}
    address = f"{HOST}{path_of(organisation)}"
    name = f"{HOST}/de/mitglieder/{organisation.pk}/#organisation"
    page = graph[f"{HOST}{path_of(organisation, '/en/members/')}#webpage"]

    assert (page["@type"], page["mainEntity"]) == (
        "ProfilePage", {"@id": name},
    )  # fmt: skip
    assert graph[name] == {
        "@type": "NGO",
        "@id": name,
        "name": "Größe & Mut",
        "alternateName": ["GuM", {"@value": "شجاعة", "@language": "ar"}],
        "url": "https://mut.example.org/",
        "mainEntityOfPage": address,
        "foundingDate": "1999",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Görlitz",
            "addressRegion": "Landkreis Görlitz",
        },
        "knowsAbout": ["Mutproben"],
        "knowsLanguage": ["ar", "pl"],
        "memberOf": {
            "@type": "OrganizationRole",
            "memberOf": {"@id": f"{HOST}/#association"},
            "startDate": "2018-03-01",
        },
    }
    assert f"{HOST}/#association" in graph


def test_member_page_offers_a_vcard(organisation):
    link = soup_of(path_of(organisation)).select_one(".member__card a")["href"]
    response = get(link)

    assert link == f"{path_of(organisation)}vcard.vcf"
    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert response.headers["Content-Disposition"].endswith('groesse-mut.vcf"')
    assert response.content.decode().startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n")


def names_for_machines(organisation, directory):
    """Return what an address book and a search engine take for the same member."""
    slug = ascii_slug(organisation.name)
    path = f"{directory}{organisation.pk}-{slug}/"
    card = get(f"{path}vcard.vcf").content.decode().replace("\r\n ", "")
    data = soup_of(path).select_one('script[type="application/ld+json"]').string
    graph = {node["@type"]: node for node in json.loads(data)["@graph"]}
    uid = next(line for line in card.split("\r\n") if line.startswith("UID:"))
    return uid, graph["ProfilePage"]["mainEntity"]["@id"]


def test_member_keeps_its_name_for_machines(organisation):
    before = names_for_machines(organisation, "/de/mitglieder/")

    organisation.name = "Anders"
    organisation.save()

    lasting = f"{HOST}/de/mitglieder/{organisation.pk}/"
    assert before == (f"UID:urn:uuid:{uuid5(NAMESPACE_URL, lasting)}", f"{lasting}#organisation")
    for directory in ("/de/mitglieder/", "/en/members/"):
        assert names_for_machines(organisation, directory) == before


def test_member_page_shows_a_logo_with_consent_alone(organisation):
    organisation.logo = ImageFactory()
    organisation.save()
    shown = [bool(soup_of(path_of(organisation)).select(".shape-logo img"))]

    agree(organisation, "logo")

    shown.append(bool(soup_of(path_of(organisation)).select(".shape-logo img")))
    assert shown == [False, True]


def test_member_page_asks_the_database_little(organisation, django_assert_max_num_queries):
    soup_of(path_of(organisation))

    with django_assert_max_num_queries(10):
        soup_of(path_of(organisation))
