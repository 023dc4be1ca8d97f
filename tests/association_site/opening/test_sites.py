"""Adding a site: everything is there at once, or nothing."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale, ModelLogEntry, Page, Site

from accounts.choices import Role
from accounts.models import SiteGroup
from association_site.opening.sites import NewSite, add_site
from pages.models import HomePage, LegalPage, SiteLanguage, SiteSettings
from tests.association_site.opening.conftest import HOST
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def new_site(**fields):
    return NewSite(**{"hostname": HOST, "name": "Beispielverband", "short_name": "BV"} | fields)


def snapshot():
    models = (Site, Page, SiteSettings, SiteLanguage, Group, Locale, ModelLogEntry)
    return [model.objects.count() for model in models]


def test_site_has_all_that_staff_need():
    user = UserFactory(is_superuser=True)

    site = add_site(new_site(languages=("en", "ar", "de", "en"), palette="plum"), user)

    facts = SiteSettings.objects.get(site=site)
    home = site.root_page.specific
    assert (facts.name, facts.short_name, facts.palette) == ("Beispielverband", "BV", "plum")
    assert (home.title, home.short_title, home.live, home.owner) == (
        "Beispielverband", "BV", True, user,
    )  # fmt: skip
    assert [row.language_code for row in facts.languages.all()] == ["de", "en", "ar"]
    homes = HomePage.of_site(site).values_list("locale__language_code", "live")
    assert dict(homes) == {"de": True, "en": False, "ar": False}
    assert LegalPage.objects.descendant_of(Page.get_first_root_node()).filter(
        url_path__startswith=home.url_path
    ).values_list("live").distinct().get() == (False,)  # fmt: skip
    roles = SiteGroup.objects.filter(site=site).values_list("role", "language_code")
    assert set(roles) == {
        (Role.ADMINISTRATION, ""), (Role.EDITOR, ""), (Role.BOARD, ""),
        (Role.TRANSLATOR, "en"), (Role.TRANSLATOR, "ar"),
    }  # fmt: skip
    assert facts.collection.name == "Beispielverband"


def test_new_site_answers_at_once_and_shows_nothing_unfinished():
    add_site(new_site(languages=("en",)))
    client = Client(SERVER_NAME=HOST)

    page = client.get("/", follow=True)

    words = page.content.decode()
    assert (page.status_code, page.redirect_chain[-1][0]) == (200, "/de/")
    assert "Beispielverband" in words
    assert "Diese Website entsteht gerade." in words
    assert "[[" not in words
    assert "/en/" not in words
    assert client.get("/en/").status_code == 404


def test_home_page_of_a_language_without_our_words_has_none():
    site = add_site(new_site(language="ar"))

    assert site.root_page.specific.introduction == ""
    assert Client(SERVER_NAME=HOST).get("/ar/").status_code == 200


def test_who_made_a_site_stands_in_its_history():
    user = UserFactory(is_superuser=True)

    site = add_site(new_site(), user)

    entries = ModelLogEntry.objects.for_instance(SiteSettings.objects.get(site=site))
    assert [(entry.action, entry.user) for entry in entries] == [("wagtail.create", user)]


@pytest.mark.parametrize(
    ("fields", "attribute", "message"),
    [
        ({"hostname": "localhost"}, "hostname", "localhost ist schon eine Website: Dachverband"),
        ({"hostname": "LocalHost."}, "hostname", "localhost ist schon eine Website: Dachverband"),
        ({"hostname": "https://x.example/"}, "hostname", "Nur der Name des Servers"),
        ({"hostname": "x.example:8000"}, "hostname", "Nur der Name des Servers"),
        ({"hostname": "zwei worte"}, "hostname", "„zwei worte“ ist kein Name"),
        ({"hostname": "a..b"}, "hostname", "„a..b“ ist kein Name"),
        ({"hostname": "-a.example"}, "hostname", "„-a.example“ ist kein Name"),
        ({"hostname": ""}, "hostname", "„“ ist kein Name"),
        ({"hostname": "x" * 64}, "hostname", "ist kein Name"),
        ({"name": " "}, "name", "Eine Website braucht den Namen ihres Verbands."),
        ({"name": "x" * 201}, "name", "höchstens 200 Zeichen"),
        ({"name": "Wir {{ member_count }}"}, "name", "Hier kann keine lebende Zahl stehen."),
        ({"short_name": "x" * 61}, "short_name", "höchstens 60 Zeichen"),
        ({"palette": "pink"}, "palette", "pink"),
        ({"language": "xx"}, "language", "„xx“ gehört nicht"),
        ({"languages": ("en", "xx")}, "languages", "„xx“ gehört nicht"),
        ({"port": 0}, "port", "1 bis 65535"),
        ({"is_default": True}, "is_default", "localhost ist schon die Standard-Website"),
    ],
)
def test_bad_input_is_refused_beside_its_field_and_changes_nothing(fields, attribute, message):
    before = snapshot()

    with pytest.raises(ValidationError) as caught:
        add_site(new_site(**fields))

    [(named, [words])] = caught.value.message_dict.items()
    assert named == attribute
    assert message in words
    assert snapshot() == before


def test_all_mistakes_are_named_at_once():
    with pytest.raises(ValidationError) as caught:
        new_site(hostname="a b", name="", language="xx").clean()

    assert set(caught.value.message_dict) == {"hostname", "name", "language"}


def test_site_is_found_by_the_name_that_browsers_send():
    add_site(new_site(hostname="großenhain.localhost"))

    client = Client(SERVER_NAME="xn--groenhain-i1a.localhost")

    assert "Beispielverband" in client.get("/de/").content.decode()


def test_failure_half_way_changes_nothing(monkeypatch):
    before = snapshot()
    monkeypatch.setattr(
        "association_site.opening.sites.open_language", lambda *args: {}["no language"]
    )

    with pytest.raises(KeyError):
        add_site(new_site())

    assert snapshot() == before
