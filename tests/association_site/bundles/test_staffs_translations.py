"""What translators did between two loads stays, and loading says so; force overwrites it."""

import pytest
from wagtail_localize.models import StringTranslation

from tests.association_site.bundles.snapshots import changes, everything
from tests.association_site.bundles.staffs_work import DELETED, KEPT, notes, page_of, published
from tests.factories.bundles import PO, TEXT, replace_in, small_bundle

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(small):
    return small


# ---------------------------------------------------------------------------------- translations
def test_translation_by_staff_stays_unpublished_where_the_file_has_none(load, bundle):
    replace_in(bundle / "en.po", 'msgstr "A text"', 'msgstr ""')
    row = StringTranslation.objects.get(data="A text")
    row.data = "Words of the staff"
    row.save()
    before = everything()

    load(bundle)

    found = changes(before, everything())
    assert set(found) <= {"association_site.LoadedContent"}
    assert page_of("text", "en").title == "A text"


def test_translation_by_staff_stays_where_the_file_says_something_else(load, bundle):
    row = StringTranslation.objects.get(data="A text")
    row.data = "Words of the staff"
    row.save()
    before = everything()

    lines = load(bundle)

    assert notes(lines) == [f"! text (en): {KEPT}"]
    assert lines[-1] == "probe.localhost: pages new=0 changed=0 unchanged=3 kept=1"
    assert changes(before, everything()) == {}


def test_translation_by_staff_gives_way_to_force(load, bundle):
    row = StringTranslation.objects.get(data="A text")
    row.data = "Words of the staff"
    row.save()
    replace_in(bundle / "en.po", 'msgstr "A text"', 'msgstr "Another text"')

    lines = load(bundle, force=True)

    assert notes(lines) == ["~ text (en)"]
    assert page_of("text", "en").title == "Another text"


def test_translation_that_staff_took_away_is_not_written_again(load, bundle):
    StringTranslation.objects.get(data="A text").delete()

    assert notes(load(bundle)) == [f"! text (en): {KEPT}"]
    assert not StringTranslation.objects.filter(data="A text").exists()


def test_translation_at_work_is_not_published_by_a_change_beside_it(load, bundle):
    row = StringTranslation.objects.get(data="A text")
    row.data = "Words of the staff"
    row.save()
    replace_in(bundle / "en.po", '"We are {{', '"Now we are {{')

    lines = load(bundle)

    assert notes(lines) == [f"! text (en): {KEPT}"]
    english = page_of("text", "en")
    assert english.title == "A text"
    assert "We are" in english.body[1].value["content"][0].value.source


def test_translation_waits_where_staff_changed_its_original(load, bundle):
    published(page_of("text"), title="Neu gesagt")
    before = everything()

    lines = load(bundle)

    assert notes(lines) == [f"! text: {KEPT}"]
    assert changes(before, everything()) == {}
    assert page_of("text", "en").title == "A text"


def test_translated_page_that_staff_deleted_stays_away(load, bundle):
    page_of("text", "en").delete()

    assert notes(load(bundle)) == [f"! text (en): {DELETED}"]
    assert notes(load(bundle, force=True)) == ["+ text (en)"]


def test_translation_that_staff_unpublished_stays_unpublished(load, bundle):
    page_of("text", "en").unpublish()
    before = everything()

    lines = load(bundle)

    assert changes(before, everything()) == {}
    assert lines[-1] == "probe.localhost: pages new=0 changed=0 unchanged=4"


def test_unpublished_translation_stays_so_when_its_words_change(load, bundle):
    page_of("text", "en").unpublish()
    replace_in(bundle / "en.po", 'msgstr "A text"', 'msgstr "Another text"')

    assert notes(load(bundle)) == [f"! text (en): {KEPT}"]
    page = page_of("text", "en")
    assert (page.live, page.title) == (False, "A text")

    load(bundle, force=True)
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
