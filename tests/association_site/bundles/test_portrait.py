"""Which page of a bundle is the portrait, where the bundle says so and where it does not."""

import pytest

from association_site.bundles.reading import read_bundle
from tests.factories.bundles import copied_bundle, replace_in

FIRST, OTHER = "ueber-uns", "mitglied-werden"


@pytest.fixture
def demo(tmp_path):
    return copied_bundle(tmp_path, "dsm")


def portraits(folder):
    return [page.slug for page in read_bundle(folder).pages if page.fields.get("is_portrait")]


def without_founding(folder):
    replace_in(folder / "pages" / f"{FIRST}.md", "```founding\n```\n", "")


def test_page_that_tells_of_the_founding_needs_no_facts_below_its_title(demo):
    assert portraits(demo) == []


def test_first_page_below_the_home_page_is_the_portrait(demo):
    without_founding(demo)

    assert portraits(demo) == [FIRST]


def test_text_that_is_not_the_first_page_is_no_portrait(tmp_path):
    assert portraits(copied_bundle(tmp_path, "auslaenderrat")) == []


@pytest.mark.parametrize(("said", "found"), [("true", [OTHER]), ("false", [])])
def test_bundle_may_say_which_page_is_the_portrait(demo, said, found):
    without_founding(demo)
    replace_in(
        demo / "pages" / f"{OTHER}.md",
        "type: standard\n",
        f"type: standard\nportrait: {said}\n",
    )

    assert portraits(demo) == found
