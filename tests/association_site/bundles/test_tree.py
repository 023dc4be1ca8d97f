"""Pages that a bundle moves: below another page, or among their siblings; in every language."""

import pytest
from wagtail.models import Page, Site

from pages.models import LegalPage
from tests.association_site.bundles.snapshots import changes, everything
from tests.factories.bundles import PO, SITE, replace_in, small_bundle

pytestmark = pytest.mark.django_db

PAGES = {
    "eins": ("Eins", "One", "home"),
    "zwei": ("Zwei", "Two", "home"),
    "drei": ("Drei", "Three", "eins"),
    "vier": ("Vier", "Four", "eins"),
}


@pytest.fixture
def bundle(tmp_path):
    """Write a bundle with two pages below the home page and two below the first of them."""
    entries = "".join(
        f'\nmsgctxt "{slug}"\nmsgid "{german}"\nmsgstr "{english}"\n'
        for slug, (german, english, _parent) in PAGES.items()
    )
    home = PO.partition('msgctxt "text"')[0]
    files = {
        f"pages/{slug}.md": f"---\ntype: standard\ntitle: {german}\nparent: {parent}\n---\nText.\n"
        for slug, (german, _english, parent) in PAGES.items()
    }
    listed = SITE.replace("[home, text]", "[home, eins, zwei, drei, vier]")
    files |= {"site.yaml": listed, "en.po": home + entries, "pages/text.md": None}
    return small_bundle(tmp_path, files)


def tree(code):
    """Return the addresses of a site's pages in one language, in the order of the tree."""
    root = Site.objects.get(hostname="probe.localhost").root_page
    home = Page.objects.get(translation_key=root.translation_key, locale__language_code=code)
    return [
        page.url_path.removeprefix(home.url_path)
        for page in home.get_descendants().not_type(LegalPage).order_by("path")
    ]


def test_pages_stand_in_the_order_of_the_bundle_in_each_language(load, bundle):
    load(bundle)

    assert tree("de") == ["eins/", "eins/drei/", "eins/vier/", "zwei/"]
    assert tree("en") == ["one/", "one/three/", "one/four/", "two/"]


def test_moved_page_stands_below_its_new_parent_in_each_language(load, bundle):
    load(bundle)
    replace_in(bundle / "pages/drei.md", "parent: eins", "parent: zwei")

    lines = load(bundle)

    assert tree("de") == ["eins/", "eins/vier/", "zwei/", "zwei/drei/"]
    assert tree("en") == ["one/", "one/four/", "two/", "two/three/"]
    assert lines[-1] == "probe.localhost: pages new=0 changed=2 unchanged=8"
    assert lines[:2] == ["~ drei", "~ drei (en)"]


def test_page_moves_to_the_top_with_the_pages_below_it(load, bundle):
    load(bundle)
    replace_in(bundle / "pages/zwei.md", "parent: home", "parent: drei")
    replace_in(bundle / "pages/drei.md", "parent: eins", "parent: home")

    load(bundle)

    assert tree("de") == ["eins/", "eins/vier/", "drei/", "drei/zwei/"]
    assert tree("en") == ["one/", "one/four/", "three/", "three/two/"]


def test_reordered_pages_stand_in_their_new_order_in_each_language(load, bundle):
    load(bundle)
    replace_in(
        bundle / "site.yaml", "[home, eins, zwei, drei, vier]", "[home, zwei, eins, vier, drei]"
    )

    lines = load(bundle)

    assert tree("de") == ["zwei/", "eins/", "eins/vier/", "eins/drei/"]
    assert tree("en") == ["two/", "one/", "one/four/", "one/three/"]
    assert lines[-1] == "probe.localhost: pages new=0 changed=8 unchanged=2"


def test_order_of_a_page_goes_before_its_place_in_the_list(load, bundle):
    for slug, order in (("eins", 2), ("zwei", 1)):
        replace_in(bundle / f"pages/{slug}.md", "type:", f"order: {order}\ntype:")

    load(bundle)

    assert tree("de") == ["zwei/", "eins/", "eins/drei/", "eins/vier/"]


def test_page_translated_later_stands_in_its_place(load, bundle):
    replace_in(bundle / "en.po", 'msgstr "One"', 'msgstr ""')
    for english in ("Three", "Four"):
        replace_in(bundle / "en.po", f'msgstr "{english}"', 'msgstr ""')
    load(bundle)
    assert tree("en") == ["two/"]
    replace_in(bundle / "en.po", 'msgid "Eins"\nmsgstr ""', 'msgid "Eins"\nmsgstr "One"')

    load(bundle)

    assert tree("en") == ["one/", "two/"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pages/drei.md", "parent: eins", "parent: zwei"),
        ("site.yaml", "[home, eins, zwei, drei, vier]", "[home, zwei, eins, vier, drei]"),
    ],
)
def test_second_load_after_a_move_changes_nothing(load, bundle, name, old, new):
    load(bundle)
    replace_in(bundle / name, old, new)
    load(bundle)
    before = everything()

    load(bundle)

    assert changes(before, everything()) == {}


def test_moved_page_keeps_its_words_and_revisions(load, bundle):
    load(bundle)
    before = everything()
    replace_in(bundle / "pages/drei.md", "parent: eins", "parent: zwei")

    load(bundle)

    found = changes(before, everything())
    assert "wagtailcore.Revision" not in found
    assert "pages.StandardPage" not in found
    fields = {line.partition(".")[2] for line in found["wagtailcore.Page"]}
    assert fields == {"path", "url_path", "numchild"}


def test_pages_of_editors_stay_where_they_are(load, bundle):
    load(bundle)
    parent = Page.objects.get(slug="eins")
    parent.add_child(instance=Page(title="Von Hand", slug="von-hand"))

    load(bundle)

    assert tree("de") == ["eins/", "eins/drei/", "eins/vier/", "eins/von-hand/", "zwei/"]


def test_translated_page_below_one_that_is_not_is_refused(refused, bundle):
    replace_in(bundle / "en.po", 'msgstr "One"', 'msgstr ""')

    assert refused(bundle) == (
        f"{bundle}/en.po: “drei” is translated, but the page above it is not"
    )
