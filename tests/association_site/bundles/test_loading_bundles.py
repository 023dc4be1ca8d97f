"""Loading the same bundles again, and loading them changed."""

import copy
import json

from django.db import connection
from wagtail.models import Page, Site

from association_site.bundles import Report
from association_site.management.commands.demo import DEFAULT_BUNDLES
from members.models import Organisation
from pages import stream
from pages.models import LegalPage, SiteLanguage, StandardPage, StatementPage
from tests.association_site.bundles.snapshots import changes, everything
from tests.factories.bundles import (
    copied_bundle,
    member_list,
    replace_in,
    small_bundle,
    without_entry,
)

PARAGRAPH = next(
    line
    for line in (DEFAULT_BUNDLES[1] / "pages/leitbild.md").read_text().splitlines()
    if line.startswith("Teilhabe hat für uns viele Seiten")
)
DRAFTS = [
    "+ draft: Impressum",
    "+ draft: Datenschutzerklärung",
    "+ draft: Erklärung zur Barrierefreiheit",
]
HISTORY = {
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision_created_at",
    "latest_revision_id",
    "live_revision_id",
}


def in_language(code, slug):
    return Page.objects.get(locale__language_code=code, slug=slug, alias_of=None).specific


def touched(found, table):
    """Return the fields of each row that changed in a table, and how many rows came and went."""
    lines = found.get(table, [])
    fields = {line.partition(".")[2] for line in lines if line[0] == "~"}
    return fields, sum(line[0] == "+" for line in lines), sum(line[0] == "-" for line in lines)


def ids(value):
    """Return all ids of a stream, in their order."""
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [found for item in value.values() for found in ids(item)]
    if isinstance(value, list):
        return [found for item in value for found in ids(item)]
    return []


def raw(page):
    """Return the raw data of a page's body."""
    return copy.deepcopy(list(page.body.get_prep_value()))


def replaced(value, old, new):
    """Return raw data without ids, with one passage replaced that stands there once."""
    text = json.dumps(stream.without_keys(value), ensure_ascii=False)
    assert text.count(old) == 1
    return json.loads(text.replace(old, new))


def test_second_load_changes_nothing_at_all(load, loaded):
    lines = load()

    assert changes(loaded, everything()) == {}
    assert lines == [
        "members: new=0 changed=0 unchanged=72",
        "topics: new=0 changed=0 unchanged=11",
        "localhost: pages new=0 changed=0 unchanged=30",
        "auslaenderrat.localhost: pages new=0 changed=0 unchanged=12",
    ]


def test_second_load_of_a_small_bundle_changes_nothing_at_all(load, db, tmp_path):
    bundle = small_bundle(tmp_path)
    first = load(bundle)
    before = everything()

    assert load(bundle)[-1] == "probe.localhost: pages new=0 changed=0 unchanged=4"
    assert changes(before, everything()) == {}
    assert first == [
        "+ home", "+ text", "+ home (en)", "+ text (en)", *DRAFTS,
        "members: new=1 changed=0 unchanged=0",
        "probe.localhost: pages new=4 changed=0 unchanged=0",
    ]  # fmt: skip


def test_bundle_is_public_before_anything_is_committed(load, db, tmp_path):
    load(small_bundle(tmp_path))

    assert connection.in_atomic_block
    pages = Page.objects.filter(url_path__contains="probe").not_type(LegalPage)
    assert set(pages.values_list("live", "has_unpublished_changes")) == {(True, False)}
    assert pages.count() == 4


def test_bundle_says_what_belongs_to_its_site(load, db, tmp_path):
    facts = "short_name: Probe\nfounded_on: 1999-05-01\nfounded_precision: month\nregion: saxony\n"
    bundle = small_bundle(tmp_path)
    replace_in(bundle / "site.yaml", "short_name: Probe\n", facts)

    load(bundle)

    site = Site.objects.get(hostname="probe.localhost")
    settings = site.sitesettings
    assert (site.is_default_site, site.site_name, site.port) == (False, "Probeverein", 8000)
    assert (settings.name, settings.short_name) == ("Probeverein", "Probe")
    assert (str(settings.founded_on), settings.founded_precision) == ("1999-05-01", "month")
    assert settings.region == "saxony"
    languages = SiteLanguage.objects.filter(settings=settings).order_by("sort_order")
    assert list(languages.values_list("language_code", flat=True)) == ["de", "en"]


def test_changed_sentence_changes_its_page_alone(load, loaded, tmp_path):
    bundle = copied_bundle(tmp_path, "auslaenderrat")
    replace_in(bundle / "pages/leitbild.md", PARAGRAPH, "Teilhabe hat viele Seiten.")
    without_entry(bundle / "en.po", PARAGRAPH)
    page = StatementPage.objects.get(slug="leitbild", url_path__contains="auslaenderrat")
    before = raw(page)

    lines = load(bundle)

    # English keeps its words until somebody translates the new ones.
    assert [line for line in lines if line[0] in "+~"] == ["~ leitbild"]
    found = changes(loaded, everything())
    assert touched(found, "pages.StatementPage") == ({"body"}, 0, 0)
    assert {line.partition(".")[0] for line in found["wagtailcore.Page"]} == {f"~{page.pk}"}
    assert touched(found, "wagtailcore.Page")[0] <= HISTORY
    assert touched(found, "wagtailcore.Revision") == (set(), 1, 0)
    page.refresh_from_db()
    assert ids(raw(page)) == ids(before)
    assert stream.without_keys(raw(page)) == replaced(
        before, PARAGRAPH, "Teilhabe hat viele Seiten."
    )


def test_changed_sentence_leaves_the_translated_page_as_it_was(load, loaded, tmp_path):
    bundle = copied_bundle(tmp_path, "dsm")
    old = "Keine Partei gibt uns den Weg vor. Unser Kompass ist die Demokratie."
    replace_in(bundle / "pages/leitbild.md", old, "Unser Kompass ist die Demokratie.")
    replace_in(bundle / "pages/leitbild.md", "adopted_in:", "correction: Satz doppelt\nadopted_in:")
    english = StatementPage.objects.get(locale__language_code="en", url_path__contains="/dsm")
    before = raw(english)
    without_entry(bundle / "en.po", old)

    load(bundle)

    english.refresh_from_db()
    assert raw(english) == before


def test_changed_translation_changes_its_page_alone(load, loaded, tmp_path):
    bundle = copied_bundle(tmp_path, "dsm")
    replace_in(bundle / "en.po", 'msgstr "About us"', 'msgstr "Who we are"')
    english = in_language("en", "about-us")

    lines = load(bundle)

    assert [line for line in lines if line[0] in "+~"] == ["~ ueber-uns (en)"]
    found = changes(loaded, everything())
    assert {line.partition(".")[0] for line in found["wagtailcore.Page"]} == {f"~{english.pk}"}
    assert touched(found, "wagtailcore.Page")[0] <= HISTORY | {
        "draft_title", "slug", "title", "url_path",
    }  # fmt: skip
    assert touched(found, "wagtailcore.Revision") == (set(), 1, 0)
    assert touched(found, "wagtail_localize.StringTranslation")[1:] == (0, 0)
    assert len([row for row in found["wagtail_localize.StringTranslation"] if "data" in row]) == 1
    english.refresh_from_db()
    assert (english.title, english.slug) == ("Who we are", "who-we-are")


def test_new_page_leaves_the_others_alone(load, loaded, tmp_path):
    bundle = copied_bundle(tmp_path, "auslaenderrat")
    replace_in(bundle / "site.yaml", "barrierefreiheit]", "barrierefreiheit, neu]")
    (bundle / "pages/neu.md").write_text(
        "---\ntype: standard\ntitle: Neu\nparent: home\n---\nEin neuer Text.\n"
    )

    lines = load(bundle)

    assert [line for line in lines if line[0] in "+~"] == ["+ neu"]
    found = changes(loaded, everything())
    assert touched(found, "wagtailcore.Page") == ({"numchild"}, 1, 0)
    assert touched(found, "pages.StandardPage") == (set(), 1, 0)
    assert touched(found, "wagtailcore.Revision") == (set(), 1, 0)


def test_changed_member_leaves_the_pages_alone(load, db, tmp_path):
    bundle = small_bundle(tmp_path)
    load(bundle)
    before = everything()
    (bundle / "members.csv").write_text(member_list({"Ort": "Pirna"}))

    assert load(bundle) == [
        "members: new=0 changed=1 unchanged=0",
        "probe.localhost: pages new=0 changed=0 unchanged=4",
    ]
    organisation = Organisation.objects.get(site__hostname="probe.localhost")
    found = changes(before, everything())
    fields = ("municipality_key", "search_text", "town")
    assert found.pop("members.Organisation") == [f"~{organisation.pk}.{field}" for field in fields]
    # Beside it: who changed what, the words that are searched for, what was loaded.
    assert set(found) <= {
        "association_site.LoadedContent",
        "wagtailcore.ModelLogEntry",
        "wagtailsearch.IndexEntry",
    }


def test_page_that_an_editor_renamed_is_found_again(load, loaded):
    page = in_language("de", "ueber-uns")
    page.slug = "wir-ueber-uns"
    page.save_revision().publish()
    before = everything()

    load()

    assert changes(before, everything()) == {}
    assert StandardPage.objects.get(pk=page.pk).slug == "wir-ueber-uns"


def test_page_that_an_editor_rewrote_says_by_force_what_its_file_says(load, loaded):
    page = in_language("de", "ueber-uns")
    before = raw(page)
    changed = raw(page)
    changed[0]["value"]["content"][0]["value"] = "<p>Etwas anderes.</p>"
    page.body = stream.to_value(changed)
    page.save_revision().publish()

    lines = load(force=True)

    page.refresh_from_db()
    assert [line for line in lines if line[0] in "+~!"] == ["~ ueber-uns"]
    assert ids(raw(page)) == ids(before)
    assert stream.without_keys(raw(page)) == stream.without_keys(before)


def test_dry_run_says_what_it_would_do_and_does_nothing(load, loaded, tmp_path):
    lines = load(small_bundle(tmp_path), dry_run=True)

    assert lines[-2:] == [
        "members: new=1 changed=0 unchanged=0",
        "probe.localhost: pages new=4 changed=0 unchanged=0",
    ]
    assert changes(loaded, everything()) == {}


def test_report_has_a_line_for_each_page_that_is_new_or_changed():
    report = Report("localhost", ["a"], ["b"], 3)

    assert report.lines() == ["+ a", "~ b", "localhost: pages new=1 changed=1 unchanged=3"]
