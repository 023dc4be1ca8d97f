"""What staff did in the admin between two loads, and what belongs to the site as a whole."""

import uuid

import pytest
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation

from association_site.bundles.writing import NAMESPACE
from pages import stream
from pages.models import SiteLanguage, SiteSettings
from tests.association_site.bundles.snapshots import changes, everything
from tests.factories.bundles import PO, SITE, TEXT, replace_in, small_bundle

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(load, tmp_path):
    """Write a small bundle and load it."""
    small_bundle(tmp_path)
    load(tmp_path)
    return tmp_path


def page_of(slug, code="de"):
    key = uuid.uuid5(NAMESPACE, f"probe.localhost/{slug}")
    return Page.objects.get(translation_key=key, locale__language_code=code).specific


# ---------------------------------------------------------------------------------- translations
def test_translation_by_staff_stays_where_the_file_has_none(load, bundle):
    replace_in(bundle / "en.po", 'msgstr "A text"', 'msgstr ""')
    row = StringTranslation.objects.get(data="A text")
    row.data = "Words of the staff"
    row.save()
    before = everything()

    load(bundle)

    found = changes(before, everything())
    assert "wagtail_localize.StringTranslation" not in found
    assert page_of("text", "en").title == "Words of the staff"


def test_translation_that_staff_unpublished_stays_unpublished(load, bundle):
    page_of("text", "en").unpublish()
    before = everything()

    lines = load(bundle)

    assert changes(before, everything()) == {}
    assert lines[-1] == "probe.localhost: pages new=0 changed=0 unchanged=4"


def test_unpublished_translation_is_published_when_its_words_change(load, bundle):
    page_of("text", "en").unpublish()
    replace_in(bundle / "en.po", 'msgstr "A text"', 'msgstr "Another text"')

    load(bundle)

    page = page_of("text", "en")
    assert (page.live, page.title) == (True, "Another text")


def test_translation_may_lose_bold_words_and_keeps_links(load, tmp_path):
    text = "Ein [Wort](https://example.org) **hier**."
    entry = 'msgctxt "text"\nmsgid "Ein Wort hier."\nmsgstr "A <a id=\'a1\'>word</a> here."\n'
    small_bundle(
        tmp_path,
        {
            "pages/text.md": TEXT.replace("Vor der Überschrift.", text),
            "en.po": f"{PO}\n{entry}",
        },
    )

    load(tmp_path)

    html = page_of("text", "en").body[0].value["content"][0].value.source
    assert 'A <a href="https://example.org">word</a> here.' in html


# ----------------------------------------------------------------------------------------- pages
def test_page_that_staff_unpublished_stays_unpublished(load, bundle):
    page_of("text").unpublish()
    before = everything()

    load(bundle)

    assert changes(before, everything()) == {}


def test_changed_file_of_an_unpublished_page_is_refused(refused, bundle):
    page_of("text").unpublish()
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")
    before = everything()

    assert refused(bundle) == (
        f"{bundle}/pages/text.md: The file has changed, but the page was unpublished in the admin"
    )
    assert changes(before, everything()) == {}


def test_changed_file_of_a_page_with_a_draft_is_refused(refused, bundle):
    page = page_of("text")
    page.title = "Entwurf"
    page.save_revision()
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")
    before = everything()

    assert refused(bundle) == (
        f"{bundle}/pages/text.md: The file has changed, but the page has unpublished changes in"
        " the admin"
    )
    assert changes(before, everything()) == {}


def test_draft_of_staff_stays_where_the_file_has_not_changed(load, bundle):
    page = page_of("text")
    page.title = "Entwurf"
    page.save_revision()
    before = everything()

    load(bundle)

    assert changes(before, everything()) == {}


def test_new_section_never_takes_the_place_of_a_renamed_one(load, bundle):
    replace_in(bundle / "pages/text.md", "## Überschrift", "## Neuer Name")
    load(bundle)
    before = stream.raw_data(page_of("text").body)
    text = bundle / "pages/text.md"
    text.write_text(f"{text.read_text()}\n## Überschrift\n\nEtwas Neues.\n")

    load(bundle)

    after = stream.raw_data(page_of("text").body)
    assert after[:2] == before
    assert [section["value"]["anchor"] for section in after] == [
        "",
        "ueberschrift",
        "ueberschrift-2",
    ]


def test_text_after_a_break_on_the_home_page_belongs_to_its_body(load, bundle):
    home = bundle / "pages/home.md"
    home.write_text(f"{home.read_text()}\n## Neues\n\nEins.\n\n---\n\nZwei.\n")

    load(bundle)

    page = page_of("home")
    assert "Willkommen bei uns." in page.introduction
    assert [
        (section["value"]["heading"], section["value"]["content"][0]["value"])
        for section in stream.without_keys(stream.raw_data(page.body))
    ] == [("Neues", "<p>Eins.</p>"), ("", "<p>Zwei.</p>")]


# ------------------------------------------------------------------------------------------ site
def test_changed_name_is_the_name_of_the_site_too(load, bundle):
    replace_in(bundle / "site.yaml", "\nname: Probeverein", "\nname: Neuer Verein")

    lines = load(bundle)

    site = Site.objects.get(hostname="probe.localhost")
    assert (site.site_name, SiteSettings.for_site(site).name) == ("Neuer Verein", "Neuer Verein")
    assert lines == [
        "~ site",
        "members: new=0 changed=0 unchanged=1",
        "probe.localhost: pages new=0 changed=0 unchanged=4",
    ]


def test_languages_follow_the_order_of_the_list_and_others_stay(load, bundle):
    settings = SiteSettings.for_site(Site.objects.get(hostname="probe.localhost"))
    SiteLanguage.objects.filter(settings=settings, language_code="de").update(
        sort_order=5, enabled=False
    )
    replace_in(bundle / "site.yaml", "\nname: Probeverein", "\nname: Neuer Verein")

    assert load(bundle)[0] == "~ site"

    languages = SiteLanguage.objects.filter(settings=settings).order_by("sort_order")
    assert list(languages.values_list("language_code", "enabled")) == [("de", False), ("en", True)]
    before = everything()
    load(bundle)
    assert changes(before, everything()) == {}


def test_two_sites_may_have_the_same_short_name(load, bundle, tmp_path):
    second = {"site.yaml": SITE.replace("probe.localhost", "zweite.localhost")}

    load(small_bundle(tmp_path / "second", second))

    homes = Page.objects.filter(slug__startswith="probe", depth=2)
    assert sorted(homes.filter(locale__language_code="de").values_list("slug", flat=True)) == [
        "probe",
        "probe-1",
    ]
    assert Site.objects.filter(hostname="zweite.localhost").exists()


def test_errors_are_told_in_one_language(refused, tmp_path):
    small_bundle(tmp_path, {"pages/text.md": TEXT.replace("Ein Text", "x" * 256)})

    assert refused(tmp_path) == (
        f"{tmp_path}/pages/text.md:3: title: Ensure this value has at most 255 characters"
        " (it has 256)."
    )
