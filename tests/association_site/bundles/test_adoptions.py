"""What bundles put on record of adoptions, and what of it gives way to a file."""

from datetime import date
from pathlib import Path

import pytest
from wagtail.models import Site

from accounts.choices import Role
from association_site.bundles.adoptions import NOT_EARLIER
from association_site.bundles.errors import BundleError
from association_site.bundles.page_writing import NEWER
from association_site.bundles.writing import load
from pages import adopting, adoption_details
from pages.models import AssociationDocument, StatementPage
from pages.shown_files import shown_in
from tests.factories.accounts import user_with_role
from tests.factories.bundles import copied_bundle, replace_in, small_bundle, without_entry

pytestmark = pytest.mark.django_db
OLD, NEW = "Keine Partei gibt uns den Weg vor.", "Niemand gibt uns den Weg vor."


@pytest.fixture
def bundle(tmp_path):
    return copied_bundle(tmp_path, "dsm")


def say_something_else(bundle):
    replace_in(bundle / "pages/leitbild.md", OLD, NEW)
    without_entry(bundle / "en.po", f"{OLD} Unser Kompass ist die Demokratie.")


def leitbild():
    home = Site.objects.get(hostname="localhost").root_page
    return StatementPage.objects.get(path__startswith=home.path, slug="leitbild")


def days():
    return [str(version.adopted_on) for version in leitbild().adopted_versions.all()]


def test_demo_has_an_earlier_version():
    first = leitbild().adopted_versions.last()

    assert days() == ["2025-05-03", "2019-06-15"]
    assert (first.adopted_by, first.adopted_in) == ("delegates", "Chemnitz")
    assert (first.is_replaced, first.figures["adopted"]["on"]) == (True, "2019-06-15")
    assert first.figures["adopted"]["values"]["member_count"] == 40


def test_other_words_of_the_same_day_are_refused_unless_files_go_first(bundle):
    say_something_else(bundle)

    with pytest.raises(
        BundleError, match=r"leitbild\.md:6: The words differ from those adopted on"
    ):
        load(bundle)
    load(bundle, force=True)

    assert days() == ["2025-05-03", "2019-06-15"]
    assert NEW in leitbild().search_text()
    assert leitbild().version_in_force.says(leitbild())


def test_later_day_is_the_next_version(bundle):
    say_something_else(bundle)
    replace_in(bundle / "pages/leitbild.md", "adopted_on: 2025-05-03", "adopted_on: 2026-05-03")

    load(bundle)

    assert days() == ["2026-05-03", "2025-05-03", "2019-06-15"]
    assert load(bundle).changed == []


def test_earlier_version_does_not_come_into_force_where_the_page_is_kept(bundle):
    draft = leitbild()
    draft.title = "Leitbild im Entwurf"
    draft.save_revision()
    pages = bundle / "pages"
    replace_in(pages / "leitbild.md", "adopted_on: 2025-05-03", "adopted_on: 2026-05-03")
    (pages / "leitbild@2019-06-15.md").rename(pages / "leitbild@2025-09-01.md")
    replace_in(pages / "leitbild@2025-09-01.md", "adopted_on: 2019-06-15", "adopted_on: 2025-09-01")

    report = load(bundle)

    assert days() == ["2025-05-03", "2019-06-15"]
    assert [line for line in report.kept if "@" in line] == [
        f"! leitbild@2025-09-01: {NOT_EARLIER}"
    ]


@pytest.mark.parametrize("force", [False, True])
def test_version_adopted_later_in_the_admin_stays(bundle, force):
    adopting.record(leitbild(), adopting.Facts(date(2026, 6, 1)))
    say_something_else(bundle)

    report = load(bundle, force=force)

    assert report.kept_pages == 1
    assert f"! leitbild: {NEWER}" in report.kept
    assert leitbild().adopted_on == date(2026, 6, 1)


def test_version_that_a_person_recorded_stays_when_the_account_goes(bundle):
    user = user_with_role(Role.EDITOR, "localhost")
    version = adopting.record(leitbild(), adopting.Facts(date(2026, 5, 3)), user)
    user.delete()
    version.refresh_from_db()
    say_something_else(bundle)
    replace_in(bundle / "pages/leitbild.md", "adopted_on: 2025-05-03", "adopted_on: 2026-05-03")

    with pytest.raises(BundleError, match="The words differ from those adopted on"):
        load(bundle, force=True)

    assert version.recorded_by is None
    assert leitbild().version_in_force.says(leitbild())


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("leitbild@2019-06-15", "2019-06-15", "2019-06-16", "must be the day in the file's name"),
        ("leitbild@2019-06-15", "Keine Partei gibt", "Niemand gibt", "on record, which stays"),
        ("leitbild", "adopted_on: 2025-05-03", "adopted_on: 2018-05-03", "must be adopted later"),
    ],
)
def test_earlier_version_that_cannot_be_is_refused(bundle, name, old, new, message):
    replace_in(bundle / f"pages/{name}.md", old, new)

    with pytest.raises(BundleError, match=message):
        load(bundle)


# ------------------------------------------------------------------------------------ files
STATEMENT = """---
type: statement
title: Grundsätze
slug: grundsaetze
parent: home
adopted_on: 2025-05-03
---

## Satzung

Siehe [Satzung](documents/satzung.pdf).
"""


@pytest.fixture
def bundle_with_a_file(tmp_path):
    """A bundle with an adopted text that leads to a file, loaded, and with another file since."""
    name = "pages/grundsaetze.md"
    small_bundle(tmp_path, {name: STATEMENT, "documents/satzung.pdf": b"alt"})
    replace_in(tmp_path / "site.yaml", "[home, text]", "[home, text, grundsaetze]")
    load(tmp_path)
    (tmp_path / "documents/satzung.pdf").write_bytes(b"neu")
    return tmp_path


def led_to():
    """Return what is in the files that the versions of the bundle's statement lead to."""
    home = Site.objects.get(hostname="probe.localhost").root_page
    page = StatementPage.objects.get(path__startswith=home.path)
    found = [version.words.body for version in page.adopted_versions.all()]
    rows = [next(iter(shown_in(words))) for words in found]
    files = [AssociationDocument.objects.get(pk=number).file for _kind, number in rows]
    return [Path(file.path).read_bytes() for file in files]


def test_bundle_cannot_replace_the_file_of_an_adopted_text_unless_files_go_first(
    bundle_with_a_file,
):
    with pytest.raises(BundleError, match=r"grundsaetze\.md:6: .* or a file they show does"):
        load(bundle_with_a_file)

    assert led_to() == [b"alt"]
    load(bundle_with_a_file, force=True)
    assert led_to() == [b"neu"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("2025-05-03\ncorrection: Falsche Datei", [b"neu"]),
        ("2026-06-01", [b"neu", b"alt"]),
    ],
)
def test_bundle_brings_another_file_with_a_correction_or_an_adoption(
    bundle_with_a_file, more, found
):
    replace_in(bundle_with_a_file / "pages/grundsaetze.md", "2025-05-03", more)

    report = load(bundle_with_a_file)

    assert led_to() == found
    assert report.lines()[:2] == ["~ documents/satzung.pdf", "~ grundsaetze"]
    assert load(bundle_with_a_file).changed == []


def test_words_from_elsewhere_are_refused_with_their_file(bundle):
    replace_in(bundle / "pages/leitbild.md", "adopted_on: 2025-05-03", "adopted_on: 2026-05-03")
    replace_in(bundle / "pages/leitbild.md", "## Unsere Werte\n", "```founding\n```\n\n## Unsere Werte\n")  # fmt: skip

    with pytest.raises(BundleError, match=r"leitbild\.md:\d+: „Gründungszeile“"):
        load(bundle)

    assert days() == ["2025-05-03", "2019-06-15"]


def test_document_that_became_minutes_keeps_its_file(tmp_path):
    small_bundle(tmp_path, {"pages/grundsaetze.md": STATEMENT, "documents/satzung.pdf": b"alt", "documents/protokoll.pdf": b"alt"})  # fmt: skip
    replace_in(tmp_path / "site.yaml", "[home, text]", "[home, text, grundsaetze]")
    load(tmp_path)
    minutes = AssociationDocument.objects.get(file__contains="protokoll", file_size=3)
    page = StatementPage.objects.get(slug="grundsaetze")
    adoption_details.amend(page.version_in_force, adopting.Facts(page.adopted_on, minutes=minutes))
    (tmp_path / "documents/protokoll.pdf").write_bytes(b"neu")

    load(tmp_path)

    minutes.refresh_from_db()
    assert Path(minutes.file.path).read_bytes() == b"alt"
    assert page.version_in_force.minutes == minutes


@pytest.mark.parametrize(("force", "reference"), [(False, "Punkt 9"), (True, "Punkt 4")])
def test_minutes_that_a_person_named_stay_unless_files_go_first(bundle, force, reference):
    version = leitbild().version_in_force
    facts = adopting.Facts(
        version.adopted_on, version.adopted_by, version.adopted_in, None, "Punkt 9"
    )
    editor = user_with_role(Role.EDITOR, "localhost")
    adoption_details.put_right(version, facts, editor, adoption_details.seen_of(version))
    replace_in(bundle / "pages/leitbild.md", "adopted_on:", "minutes: Punkt 4\nadopted_on:")
    replace_in(bundle / "pages/leitbild.md", "Unsere Ziele: path", "Unsere Ziele: compact")

    report = load(bundle, force=force)

    assert "leitbild" in report.changed
    assert leitbild().version_in_force.minutes_reference == reference
