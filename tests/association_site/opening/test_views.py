"""Adding a site or a language in the admin: two short forms, a summary, and what comes next."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages.storage.cookie import CookieStorage
from django.db.models.signals import pre_save
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Site

from accounts.choices import Role
from association_site.opening.languages import add_language
from association_site.opening.sites import NewSite, add_site
from association_site.opening.views import NewSiteView
from pages.models import HomePage, SiteLanguage, SiteSettings
from tests.association_site.opening.conftest import HOST
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.pages import home_of

pytestmark = pytest.mark.django_db

FILLED = {
    "name": "Beispielverband",
    "short_name": "BV",
    "hostname": HOST,
    "language": "de",
    "languages": ["en"],
    "palette": "plum",
}


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(is_superuser=True, email="chefin@example.org"))
    return client


@pytest.fixture
def site():
    return add_site(NewSite(hostname=HOST, name="Beispielverband"))


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


# ------------------------------------------------------------------------------------ a new site
def test_form_shows_what_will_be_made_and_makes_nothing(administrator):
    response = administrator.post(reverse("new_site"), FILLED | {"action": "check"})

    shown = words(soup(response).select_one("main"))
    assert "Noch ist nichts angelegt." in shown
    assert f"Beispielverband (BV) Adresse der Website {HOST} Sprachen Deutsch, Englisch" in shown
    assert "Ein Entwurf der Startseite auf Englisch" in shown
    assert not Site.objects.filter(hostname=HOST).exists()


def test_summary_carries_the_form_to_the_site(administrator):
    summary = administrator.post(reverse("new_site"), FILLED | {"action": "check"})
    form = soup(summary).select_one("main form")
    data = {}
    for field in form.select("input[type=hidden]"):
        data.setdefault(field["name"], []).append(field["value"])

    response = administrator.post(reverse("new_site"), data | {"action": "create"})

    made = Site.objects.get(hostname=HOST)
    assert response["Location"] == reverse("site_steps", args=[made.pk])
    facts = SiteSettings.objects.get(site=made)
    assert (facts.name, facts.short_name, facts.palette) == ("Beispielverband", "BV", "plum")
    assert [row.language_code for row in facts.languages.all()] == ["de", "en"]
    assert made.root_page.owner.email == "chefin@example.org"


def test_way_back_keeps_what_was_filled_in(administrator):
    response = administrator.post(reverse("new_site"), FILLED | {"action": "change"})

    form = soup(response).select_one("main form")
    assert form.select_one("input[name=name]")["value"] == "Beispielverband"
    assert [field["value"] for field in form.select("input[name=languages][checked]")] == ["en"]
    assert [field["value"] for field in form.select("input[name=palette][checked]")] == ["plum"]


def test_mistakes_stand_beside_their_fields_and_values_stay(administrator):
    response = administrator.post(
        reverse("new_site"), FILLED | {"name": "", "hostname": "localhost", "action": "create"}
    )

    form = soup(response).select_one("main form")
    errors = {
        field: words(form.select_one(f"#id_{field}_error")) for field in ("name", "short_name")
    }
    assert errors == {"name": "Dieses Feld muss ausgefüllt werden.", "short_name": ""}
    assert form.select_one("input[name=hostname]")["value"] == "localhost"
    assert form.select_one("input[name=name]")["aria-invalid"] == "true"
    assert "id_name_error" in form.select_one("input[name=name]")["aria-describedby"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("hostname", "localhost", "localhost ist schon eine Website"),
        ("hostname", "https://beispiel.example", "Nur der Name des Servers"),
        ("name", "Wir sind {{ member_count }}", "Hier kann keine lebende Zahl stehen."),
        ("short_name", "x" * 61, "höchstens 60 Zeichen"),
    ],
)
def test_what_the_operation_refuses_the_form_refuses_beside_the_field(
    administrator, field, value, message
):
    response = administrator.post(reverse("new_site"), FILLED | {field: value, "action": "create"})

    assert message in words(soup(response).select_one(f"#id_{field}_error"))
    assert not Site.objects.filter(hostname=HOST).exists()


def test_second_click_finds_that_the_site_is_there():
    """Both clicks have passed the form's check before the first has made the site."""
    request = RequestFactory().post(reverse("new_site"), FILLED | {"action": "create"})
    request.user = UserFactory(is_superuser=True)
    request._messages = CookieStorage(request)
    view = NewSiteView()
    view.setup(request)
    form = view.get_form()
    assert form.is_valid()
    add_site(form.new_site())

    response = view.form_valid(form)

    assert response.status_code == 200
    assert form.errors == {"hostname": [f"{HOST} ist schon eine Website: Beispielverband"]}


def test_second_click_that_is_faster_is_told_beside_the_form(administrator):
    def be_faster(instance, **_):
        Site.objects.bulk_create([Site(hostname=HOST, port=instance.port, root_page=home_of())])

    pre_save.connect(be_faster, sender=Site)
    try:
        response = administrator.post(reverse("new_site"), FILLED | {"action": "create"})
    finally:
        pre_save.disconnect(be_faster, sender=Site)

    shown = words(soup(response).select_one("main"))
    assert "Im selben Moment hat schon jemand dasselbe getan." in shown
    assert not HomePage.objects.filter(title="Beispielverband").exists()


def test_default_site_is_asked_for_only_where_there_is_none(administrator):
    with_default = soup(administrator.get(reverse("new_site")))
    Site.objects.update(is_default_site=False)
    without = soup(administrator.get(reverse("new_site")))

    assert with_default.select_one("[name=is_default]") is None
    assert without.select_one("[name=is_default]") is not None


def test_list_of_sites_leads_to_the_guided_form(administrator):
    page = soup(administrator.get(reverse("wagtailsites:index")))

    assert page.select_one(f'a[href="{reverse("new_site")}"]') is not None
    assert page.select_one(f'header a[href="{reverse("wagtailsites:add")}"]') is None


@pytest.mark.parametrize("role", list(Role))
def test_nobody_else_makes_a_site(client, role):
    client.force_login(user_with_role(role, "localhost"))

    response = client.post(reverse("new_site"), FILLED | {"action": "create"})

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert not Site.objects.filter(hostname=HOST).exists()


# -------------------------------------------------------------------------------- a new language
def test_language_form_offers_what_the_site_lacks(administrator, site):
    page = soup(administrator.get(reverse("new_language", args=[site.pk])))

    offered = [field["value"] for field in page.select("input[name=language]")]
    assert offered == ["en", "ar", "uk", "de-simple"]


def test_language_is_added_and_the_next_steps_follow(client, site):
    client.force_login(user_with_role(Role.ADMINISTRATION, HOST))

    response = client.post(reverse("new_language", args=[site.pk]), {"language": "en"}, follow=True)

    home = HomePage.of_site(site).get(locale__language_code="en")
    page = soup(response)
    assert response.redirect_chain == [(reverse("language_steps", args=[site.pk, "en"]), 302)]
    assert words(page.select_one(".messages")).startswith("Englisch ist hinzugefügt.")
    assert page.select_one(f'main a[href="{reverse("wagtailadmin_pages:edit", args=[home.pk])}"]')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Wählen Sie eine Sprache."),
        ({"language": "de"}, "Diese Sprache kann der Website nicht hinzugefügt werden."),
        ({"language": "xx"}, "Diese Sprache kann der Website nicht hinzugefügt werden."),
    ],
)
def test_language_that_cannot_be_added_is_refused_beside_the_field(
    administrator, site, data, message
):
    response = administrator.post(reverse("new_language", args=[site.pk]), data)

    assert words(soup(response).select_one("#id_language_error")) == message
    assert SiteLanguage.objects.filter(settings__site=site).count() == 1


def test_site_with_all_languages_has_nothing_to_choose(administrator, site):
    for code in ("en", "ar", "uk", "de-simple"):
        add_language(site, code)

    page = soup(administrator.get(reverse("new_language", args=[site.pk])))

    assert page.select("main form") == []
    assert "Die Website bietet schon alle Sprachen an" in words(page.select_one("main"))


@pytest.mark.parametrize("name", ["new_language", "site_steps"])
def test_others_learn_nothing_of_a_site(client, site, name):
    client.force_login(user_with_role(Role.ADMINISTRATION, "localhost"))

    for pk in (site.pk, 98765):
        response = client.post(reverse(name, args=[pk]), {"language": "en"})
        assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert SiteLanguage.objects.filter(settings__site=site).count() == 1


def test_menu_leads_to_the_own_site(client, site):
    client.force_login(user_with_role(Role.ADMINISTRATION, HOST))

    response = client.get(reverse("new_language_somewhere"))

    assert response["Location"] == reverse("new_language", args=[site.pk])


def test_administrator_of_all_is_led_to_the_site_at_hand(administrator, site):
    response = administrator.get(reverse("new_language_somewhere"), SERVER_NAME=HOST)

    assert response["Location"] == reverse("new_language", args=[site.pk])


# ------------------------------------------------------------------------------------ next steps
def test_steps_of_a_language_say_what_is_done(administrator, site):
    add_language(site, "en")
    address = reverse("language_steps", args=[site.pk, "en"])

    before = soup(administrator.get(address)).select("#next-steps > li")
    HomePage.of_site(site).get(locale__language_code="en").save_revision().publish()
    after = soup(administrator.get(address)).select("#next-steps > li")

    assert "Erledigt" not in words(before[0])
    assert "Erledigt" in words(after[0])
    assert [words(link) for link in before[1].select("a")] == [
        "Impressum", "Datenschutzerklärung", "Erklärung zur Barrierefreiheit",
    ]  # fmt: skip


def test_steps_of_a_language_that_the_site_lacks_do_not_exist(administrator, site):
    assert administrator.get(reverse("language_steps", args=[site.pk, "uk"])).status_code == 404


def test_steps_of_a_site_name_its_groups_and_open_languages(administrator, site):
    add_language(site, "en")

    steps = [
        words(step)
        for step in soup(administrator.get(reverse("site_steps", args=[site.pk]))).select(
            "#next-steps > li"
        )
    ]

    assert len(steps) == 5
    assert "Beispielverband: Verwaltung, Beispielverband: Redaktion" in steps[3]
    assert steps[4].startswith("Die Website auf Englisch öffnen")


def test_only_administrators_of_all_are_sent_to_the_users(client, site):
    client.force_login(user_with_role(Role.ADMINISTRATION, HOST))

    page = soup(client.get(reverse("site_steps", args=[site.pk])))

    assert page.select_one(f'main a[href="{reverse("wagtailusers_users:add")}"]') is None
    assert "Wer das ganze System verwaltet" in words(page.select_one("main"))


def test_address_that_the_server_does_not_know_is_the_first_step(administrator, site, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    steps = soup(administrator.get(reverse("site_steps", args=[site.pk]))).select(
        "#next-steps > li"
    )

    assert words(steps[0]).startswith("Die Adresse bekannt machen")
