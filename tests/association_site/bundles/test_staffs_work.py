"""What staff did to pages between two loads stays, and loading says so; force overwrites it."""

import json

import pytest
from wagtail.models import Revision, Site

from association_site.models import LoadedContent
from pages import stream
from pages.models import SiteLanguage, SiteSettings
from tests.association_site.bundles.snapshots import changes, everything
from tests.association_site.bundles.staffs_work import DELETED, KEPT, notes, page_of, published
from tests.factories.bundles import replace_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(small):
    return small


# ----------------------------------------------------------------------------------------- pages
def test_page_that_staff_unpublished_stays_unpublished(load, bundle):
    page_of("text").unpublish()
    before = everything()

    load(bundle)

    assert changes(before, everything()) == {}


def test_changed_file_of_an_unpublished_page_changes_nothing(load, bundle):
    page_of("text").unpublish()
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")
    before = everything()

    assert notes(load(bundle)) == [f"! text: {KEPT}"]
    assert changes(before, everything()) == {}


def test_changed_file_of_a_page_with_a_draft_changes_nothing(load, bundle):
    page = page_of("text")
    page.title = "Entwurf"
    page.save_revision()
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")
    before = everything()

    lines = load(bundle)

    assert notes(lines) == [f"! text: {KEPT}"]
    assert lines[-1] == "probe.localhost: pages new=0 changed=0 unchanged=3 kept=1"
    assert changes(before, everything()) == {}


def test_force_overwrites_a_page_and_keeps_its_versions(load, bundle):
    page = published(page_of("text"), title="Von Hand")
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")

    lines = load(bundle, force=True)

    assert notes(lines) == ["~ text", "~ text (en)"]
    titles = [
        revision.content["title"]
        for revision in Revision.page_revisions.filter(object_id=page.pk).order_by("pk")
    ]
    assert titles[-2:] == ["Von Hand", "Ein Text"]
    assert "Von der" in page_of("text").body[0].value["content"][0].value.source
    assert load(bundle)[-1] == "probe.localhost: pages new=0 changed=0 unchanged=4"


def test_force_publishes_a_page_that_staff_unpublished(load, bundle):
    page_of("text").unpublish()

    assert notes(load(bundle, force=True)) == ["~ text"]
    assert page_of("text").live


def test_page_that_an_editor_only_saved_again_counts_as_unchanged(load, bundle):
    page = page_of("text")
    raw = stream.raw_data(page.body)
    words = raw[0]["value"]["content"][0]["value"]
    raw[0]["value"]["content"][0]["value"] = words.replace("<p>", '<p data-block-key="abc12">')
    published(page, body=stream.to_value(json.loads(json.dumps(raw))))
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")

    assert notes(load(bundle)) == ["~ text", "~ text (en)"]


def test_page_that_says_the_same_as_its_new_file_is_the_files_again(load, bundle):
    published(page_of("text"), title="Neuer Titel")
    replace_in(bundle / "pages/text.md", "title: Ein Text", "title: Neuer Titel")
    replace_in(bundle / "en.po", 'msgid "Ein Text"', 'msgid "Neuer Titel"')
    load(bundle)
    replace_in(bundle / "pages/text.md", "title: Neuer Titel", "title: Noch neuer")
    replace_in(bundle / "en.po", 'msgid "Neuer Titel"', 'msgid "Noch neuer"')

    load(bundle)

    assert page_of("text").title == "Noch neuer"


def test_page_of_which_nothing_is_remembered_is_kept(load, bundle):
    LoadedContent.objects.all().delete()
    replace_in(bundle / "pages/text.md", "Vor der", "Von der")

    assert notes(load(bundle)) == [f"! text: {KEPT}"]
    # The other things are as their files say, and remembered again.
    assert LoadedContent.objects.filter(key="page:home").exists()
    assert not LoadedContent.objects.filter(key="page:text").exists()
    assert notes(load(bundle, force=True)) == ["~ text", "~ text (en)"]


def test_page_that_staff_deleted_stays_away(load, bundle):
    page_of("text", "en").delete()
    page_of("text").delete()
    before = everything()

    assert notes(load(bundle)) == [f"! text: {DELETED}"]
    assert set(changes(before, everything())) == {"association_site.LoadedContent"}
    assert notes(load(bundle, force=True)) == ["+ text", "+ text (en)"]


def test_pages_that_an_editor_moved_stay_where_they_are(load, bundle):
    (bundle / "pages/neu.md").write_text("---\ntype: standard\ntitle: Neu\nparent: home\n---\nX.\n")
    replace_in(bundle / "site.yaml", "[home, text]", "[home, text, neu]")
    load(bundle)
    page_of("neu").move(page_of("text"), pos="left")
    before = everything()
    load(bundle)

    lines = load(bundle)

    assert notes(lines) == [f"! order of pages: {KEPT}"]
    assert changes(before, everything()) == {}
    assert notes(load(bundle, force=True)) == ["~ text", "~ neu"]


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


def test_languages_of_staff_stay_as_they_are(load, bundle):
    settings = SiteSettings.for_site(Site.objects.get(hostname="probe.localhost"))
    SiteLanguage.objects.filter(settings=settings, language_code="de").update(
        sort_order=5, enabled=False
    )
    replace_in(bundle / "site.yaml", "\nname: Probeverein", "\nname: Neuer Verein")

    assert notes(load(bundle)) == ["~ site", f"! site (languages): {KEPT}"]

    languages = SiteLanguage.objects.filter(settings=settings).order_by("sort_order")
    assert list(languages.values_list("language_code", "enabled")) == [("en", True), ("de", False)]
    before = everything()
    load(bundle)
    assert changes(before, everything()) == {}
    load(bundle, force=True)
    assert list(languages.values_list("language_code", "enabled")) == [("de", False), ("en", True)]


def test_language_that_a_bundle_adds_follows_its_order(load, bundle):
    replace_in(bundle / "site.yaml", "[de, en]", "[de, fr, en]")

    assert notes(load(bundle)) == ["~ site"]

    settings = SiteSettings.for_site(Site.objects.get(hostname="probe.localhost"))
    languages = SiteLanguage.objects.filter(settings=settings).order_by("sort_order")
    assert list(languages.values_list("language_code", flat=True)) == ["de", "fr", "en"]


def test_fact_that_staff_changed_stays_and_the_others_follow_the_file(load, bundle):
    replace_in(bundle / "site.yaml", "pages:", "town: Dresden\ntelephone: 0351 1\npages:")
    load(bundle)
    row = SiteSettings.objects.get(site__hostname="probe.localhost")
    row.telephone = "0351 2"
    row.save()
    replace_in(bundle / "site.yaml", "town: Dresden", "town: Pirna")

    assert notes(load(bundle)) == ["~ site", f"! site (telephone): {KEPT}"]

    row.refresh_from_db()
    assert (row.town, row.telephone) == ("Pirna", "0351 2")
    load(bundle, force=True)
    row.refresh_from_db()
    assert row.telephone == "0351 1"


def test_fact_that_no_file_mentions_is_left_alone(load, bundle):
    row = SiteSettings.objects.get(site__hostname="probe.localhost")
    row.telephone, row.palette = "0351 2", "plum"
    row.save()
    before = everything()

    assert notes(load(bundle)) == []
    assert changes(before, everything()) == {}


def test_fact_that_goes_from_the_file_goes_from_the_site(load, bundle):
    replace_in(bundle / "site.yaml", "pages:", "palette: plum\npages:")
    load(bundle)
    replace_in(bundle / "site.yaml", "palette: plum\n", "")

    load(bundle)

    assert SiteSettings.objects.get(site__hostname="probe.localhost").palette == "petrol"
