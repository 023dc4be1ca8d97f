"""Bundles that cannot be loaded: one line that says where and why, and nothing changes."""

import re

import pytest
from wagtail.models import Page, Site

from tests.association_site.bundles.bad_bundles import BLOCKS, CATALOGUES, MEDIA, PAGES, SITES
from tests.association_site.bundles.snapshots import changes, everything
from tests.factories.bundles import PO, TEXT, copied_bundle, member_list, replace_in, small_bundle

GROUPS = {
    "site": SITES,
    "files": MEDIA,
    "page": PAGES,
    "block": BLOCKS,
    "catalogue": CATALOGUES,
}
CASES = {
    f"{group}: {name}": case for group, cases in GROUPS.items() for name, case in cases.items()
}


def pattern(place, message):
    """Return the whole line of an error as a pattern; … stands for any words, but one at least."""
    return re.escape(f"{place}: {message}").replace("…", ".+")


@pytest.mark.parametrize(("files", "name", "line", "message"), CASES.values(), ids=CASES)
def test_bad_bundle_is_refused_in_one_line_and_changes_nothing(
    refused, loaded, tmp_path, uploads, files, name, line, message
):
    bundle = small_bundle(tmp_path, files)
    before = uploads()
    place = f"{bundle}/{name}".rstrip("/") + (f":{line}" if line else "")

    error = refused(bundle)

    assert len(error.splitlines()) == 1
    assert re.fullmatch(pattern(place, message), error), error
    assert changes(loaded, everything()) == {}
    assert uploads() == before


def test_small_bundle_itself_is_not_refused(load, db, tmp_path):
    assert load(small_bundle(tmp_path))[-1] == "probe.localhost: pages new=4 changed=0 unchanged=0"


def test_folder_that_does_not_exist_is_refused(refused, loaded, tmp_path):
    assert refused(tmp_path / "nirgends") == f"{tmp_path}/nirgends: There is no such folder"
    assert changes(loaded, everything()) == {}


def test_file_in_place_of_a_folder_is_refused(refused, tmp_path):
    path = tmp_path / "site.yaml"
    path.write_text("")

    assert refused(path) == f"{path}: There is no such folder"


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("site.yaml", None, ""),
        ("pages/text.md", TEXT, "/site.yaml:6"),
        ("en.po", PO, "/en.po"),
        ("members.csv", "Name\n", "/site.yaml:7"),
    ],
)
def test_link_that_leads_outside_is_refused(refused, loaded, tmp_path, name, content, place):
    bundle = small_bundle(tmp_path / "bundle")
    target = tmp_path / "outside"
    target.write_text(content or (bundle / name).read_text())
    (bundle / name).unlink()
    (bundle / name).symlink_to(target)

    assert refused(bundle) == f"{bundle}{place}: “{name}” lies outside the bundle's folder"
    assert changes(loaded, everything()) == {}


def test_folder_of_pages_that_leads_outside_is_refused(refused, loaded, tmp_path):
    bundle = small_bundle(tmp_path / "bundle")
    (bundle / "pages").rename(tmp_path / "pages")
    (bundle / "pages").symlink_to(tmp_path / "pages")

    assert refused(bundle) == (
        f"{bundle}/site.yaml:6: “pages/home.md” lies outside the bundle's folder"
    )
    assert changes(loaded, everything()) == {}


def test_link_that_leads_in_circles_is_refused(refused, loaded, tmp_path):
    bundle = small_bundle(tmp_path)
    (bundle / "members.csv").unlink()
    (bundle / "members.csv").symlink_to("members.csv")

    assert refused(bundle).startswith(f"{bundle}/site.yaml:7: ")
    assert changes(loaded, everything()) == {}


def test_link_within_the_bundle_is_followed(load, db, tmp_path):
    bundle = small_bundle(tmp_path)
    (bundle / "members.csv").rename(bundle / "list.csv")
    (bundle / "members.csv").symlink_to("list.csv")

    assert load(bundle)[-2] == "members: new=1 changed=0 unchanged=0"


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_of_any_system_are_read(load, db, tmp_path, mark, end):
    bundle = small_bundle(tmp_path)
    for path in [bundle / "site.yaml", bundle / "en.po", *(bundle / "pages").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        path.write_bytes((mark + text.replace("\n", end)).encode())

    assert load(bundle)[-1] == "probe.localhost: pages new=4 changed=0 unchanged=0"


def test_second_half_that_fails_leaves_nothing_of_the_first(refused, loaded, tmp_path):
    bundle = small_bundle(tmp_path, {"members.csv": member_list({}, {"Name": "Zweiter Verein"})})

    assert refused(bundle) == (
        f"{bundle}/members.csv:3: “Zweiter Verein” in the column “Name”: Line 2 says something else of"
        " the same organisation."
    )
    assert changes(loaded, everything()) == {}


def test_change_that_fails_at_its_end_leaves_the_site_as_it_was(refused, loaded, tmp_path):
    bundle = copied_bundle(tmp_path, "dsm")
    replace_in(bundle / "pages/home.md", "motto: Nicht Nebeneinander", "motto: Kein Nebeneinander")
    replace_in(bundle / "en.po", 'msgid "Nicht Nebeneinander', 'msgid "Kein Nebeneinander')
    members = bundle / "members.csv"
    members.write_bytes(members.read_bytes().replace(b"Antrag", b"Ausnahme", 1))

    assert refused(bundle).partition("; known are: ")[0] == (
        f"{members}:72: “Ausnahme” in the column “Status”: Nobody knows this word here"
    )
    assert changes(loaded, everything()) == {}


def test_second_bundle_that_fails_keeps_the_first(refused, db, tmp_path):
    bundle = small_bundle(tmp_path / "probe")

    assert refused(bundle, tmp_path / "nirgends") == (
        f"{tmp_path}/nirgends: There is no such folder"
    )
    assert Site.objects.filter(hostname="probe.localhost").exists()


def test_default_site_that_is_taken_is_refused(refused, loaded, tmp_path):
    bundle = small_bundle(tmp_path)
    replace_in(bundle / "site.yaml", "name: Probeverein\n", "default: true\nname: Probeverein\n")

    assert refused(bundle) == f"{bundle}/site.yaml:2: localhost is the default site already"
    assert changes(loaded, everything()) == {}


def test_site_that_is_not_of_the_bundle_is_refused(refused, db, tmp_path):
    root = Page.objects.get(depth=2, slug="dsm")
    Site.objects.create(hostname="probe.localhost", port=8000, root_page=root)
    before = everything()
    bundle = small_bundle(tmp_path)

    assert refused(bundle) == (
        f"{bundle}/site.yaml:1: probe.localhost is a site already, and not one of this bundle"
    )
    assert changes(before, everything()) == {}


def test_page_that_changes_its_type_is_refused(refused, load, db, tmp_path):
    bundle = small_bundle(tmp_path)
    load(bundle)
    before = everything()
    replace_in(bundle / "pages/text.md", "type: standard", "type: statement")

    assert refused(bundle) == f"{bundle}/pages/text.md:2: The page exists with another type"
    assert changes(before, everything()) == {}


def test_site_that_was_undone_is_not_remembered_in_the_cache(refused, load, db, tmp_path):
    bundle = small_bundle(tmp_path, {"members.csv": member_list({}, {})})
    roots = [path.site_id for path in Site.get_site_root_paths()]

    refused(bundle)
    after_error = [path.site_id for path in Site.get_site_root_paths()]
    load(small_bundle(tmp_path), dry_run=True)

    assert after_error == [path.site_id for path in Site.get_site_root_paths()] == roots


def test_page_whose_address_is_taken_is_refused(refused, load, db, tmp_path):
    bundle = small_bundle(tmp_path)
    load(bundle)
    home = Site.objects.get(hostname="probe.localhost").root_page
    home.add_child(instance=Page(title="Von Hand", slug="neu"))
    before = everything()
    replace_in(bundle / "site.yaml", "[home, text]", "[home, text, neu]")
    (bundle / "pages/neu.md").write_text("---\ntype: standard\ntitle: Neu\nparent: home\n---\n")

    error = refused(bundle)

    assert error.startswith(f"{bundle}/pages/neu.md: ")
    assert len(error.splitlines()) == 1
    assert changes(before, everything()) == {}
