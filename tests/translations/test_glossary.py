"""The glossary in the admin: each keeps the terms of the own languages."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from accounts.choices import Role
from tests.factories.accounts import person, translator
from translations.models import GlossaryTerm

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.get(hostname="localhost")


@pytest.fixture
def terms(site, english, arabic):
    """A term in English and in Arabic, and one of the other site."""
    other = Site.objects.get(hostname="auslaenderrat.localhost")
    return {
        name: GlossaryTerm.objects.create(
            site=of, locale=locale, source="Verein", target=name
        )
        for name, of, locale in (
            ("association", site, english), ("جمعية", site, arabic), ("society", other, english)
        )
    }  # fmt: skip


def listed(client, **query):
    return {
        term.target for term in client.get(reverse("glossary:index"), query).context["object_list"]
    }


def kept():
    return sorted(GlossaryTerm.objects.values_list("source", "target"))


def test_terms_of_own_languages_are_listed_and_searched(terms):
    assert listed(translator("en")) == {"association"}
    assert listed(person(Role.EDITOR)) == {"association", "جمعية"}
    assert listed(person(Role.EDITOR), q="assoc") == {"association"}
    assert listed(person(Role.EDITOR), q="zebra") == set()


@pytest.mark.parametrize("target", ["جمعية", "society"])
def test_term_that_is_not_ones_own_is_neither_opened_nor_changed(terms, target):
    client, term = translator("en"), terms[target]
    for view in ("edit", "delete"):
        address = reverse(f"glossary:{view}", args=[term.pk])
        data = {"source": "X", "target": "X", "site": term.site_id, "locale": term.locale_id}
        assert client.get(address).status_code == 404
        assert client.post(address, data).status_code == 404

    assert ("Verein", target) in kept()


@pytest.mark.parametrize(
    ("code", "hostname", "is_kept"),
    [("en", "localhost", True), ("ar", "localhost", False), ("en", "auslaenderrat.localhost", False)],
)  # fmt: skip
def test_term_is_added_in_ones_own_language_alone(english, arabic, code, hostname, is_kept):
    data = {
        "source": " gemeinsames   Haus ", "target": "common house",
        "site": Site.objects.get(hostname=hostname).pk,
        "locale": {"en": english, "ar": arabic}[code].pk,
    }  # fmt: skip
    translator("en").post(reverse("glossary:add"), data)
    translator("en").post(reverse("glossary_bring_in"), data | {"terms": "Verein = association"})

    expected = [("Verein", "association"), ("gemeinsames Haus", "common house")]
    assert kept() == (expected if is_kept else [])


def test_term_stands_once(terms, site, english):
    data = {"source": "Verein", "target": "club", "site": site.pk, "locale": english.pk}

    answer = translator("en").post(reverse("glossary:add"), data)

    assert answer.status_code == 200
    assert GlossaryTerm.objects.count() == 3


def test_list_is_brought_in_and_renews_what_is_there(terms, site, english):
    lines = "Verein\tclub\n\nVorstand = board;\r\nSatzung ; statutes\n"
    data = {"site": site.pk, "locale": english.pk, "terms": lines}
    client = translator("en")

    refused = client.post(reverse("glossary_bring_in"), data)
    before = kept()
    client.post(reverse("glossary_bring_in"), data | {"terms": lines.replace("board;", "board")})

    assert list(refused.context["form"].errors) == ["terms"]
    assert "3" in refused.context["form"].errors["terms"][0]
    assert ("Verein", "association") in before
    assert listed(client) == {"club", "board", "statutes"}
