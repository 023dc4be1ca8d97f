"""`manage.py add_site` and `add_language`: one line a mistake, and nothing changed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from pages.models import HomePage, SiteLanguage
from tests.association_site.opening.conftest import HOST

pytestmark = pytest.mark.django_db


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


def test_site_is_added_and_described():
    lines = run(
        "add_site", HOST, "--name", "Beispielverband", "--short-name=BV", "--languages=en, ar",
        "--port=443", "--palette=forest",
    )  # fmt: skip

    assert lines == [
        f"+ https://{HOST}/ – Beispielverband",
        "+ home page (de), published",
        "+ home page (en), draft",
        "+ home page (ar), draft",
        f"{HOST}: ready; people are invited in the admin",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["localhost"], "localhost is a site already: "),
        (["a b"], "“a b” is no host name. It looks like this: www.beispiel.de"),
        ([HOST, "--language=xx"], "“xx” is none of the possible languages: de, en"),
        ([HOST, "--languages=en,xx"], "“xx” is none of the possible languages"),
        ([HOST, "--default"], "localhost is the default site already; there can be only one."),
    ],
)
def test_mistake_is_one_line_and_changes_nothing(arguments, message):
    before = (Site.objects.count(), Page.objects.count())

    with pytest.raises(CommandError) as caught:
        run("add_site", *arguments, "--name=Beispielverband")

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (Site.objects.count(), Page.objects.count()) == before


def test_language_is_added_once():
    run("add_site", HOST, "--name=Beispielverband")

    first = run("add_language", HOST, "en")
    second = run("add_language", HOST.upper(), "en")

    site = Site.objects.get(hostname=HOST)
    assert first[0] == "+ Beispielverband (en), draft"
    assert first[-1] == f"{HOST}: en is on, drafts=4"
    assert second == [f"{HOST}: en is there already"]
    assert HomePage.of_site(site).filter(locale__language_code="en", live=False).exists()


@pytest.mark.parametrize("host", ["Großenhain.localhost", "MÜLLER.localhost"])
def test_site_is_found_as_people_write_its_name(host):
    run("add_site", host, "--name=Beispielverband")

    assert run("add_language", host, "en")[-1].endswith(": en is on, drafts=4")


@pytest.mark.parametrize(
    ("host", "code", "message"),
    [
        ("nirgends.example", "en", "There is no site “nirgends.example”. Known: auslaenderrat"),
        ("a b", "en", "There is no site “a b”. Known: auslaenderrat"),
        ("localhost", "xx", "“xx” is none of the possible languages"),
    ],
)
def test_language_that_cannot_be_added_is_one_line(host, code, message):
    before = SiteLanguage.objects.count()

    with pytest.raises(CommandError) as caught:
        run("add_language", host, code)

    assert message in str(caught.value)
    assert SiteLanguage.objects.count() == before
