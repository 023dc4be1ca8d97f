"""Texts in Leichte Sprache in bundles: loaded, published, kept, refused where something is wrong."""

from datetime import date

import pytest
from django.core.management import CommandError
from wagtail.models import Page

from pages.models import StandardPage
from pages.stream import raw_data
from tests.factories.bundles import replace_in, small_bundle

pytestmark = pytest.mark.django_db

CODE = "de-simple"
HOME = """---
type: home
title: Probe·verein
slug: home
motto: Ein Wort
---

Willkommen.
"""
TEXT = """---
type: standard
title: Ein leichter Text
slug: text
tested_by: Prüfgruppe (Beispiel)
tested_on: 2025-09-01
---

Das ist leicht.\\
Das auch. Siehe [Anfang](pages/home.md).
"""


@pytest.fixture
def bundle(tmp_path):
    folder = small_bundle(tmp_path, {f"{CODE}/home.md": HOME, f"{CODE}/text.md": TEXT})
    replace_in(folder / "site.yaml", "languages: [de, en]", f"languages: [de, en, {CODE}]")
    return folder


def easy():
    return StandardPage.objects.get(locale__language_code=CODE, slug="text")


def state():
    pages = Page.objects.filter(locale__language_code=CODE).order_by("pk")
    return list(pages.values_list("pk", "latest_revision_id", "live"))


def test_texts_are_published_beside_their_originals(load, bundle):
    lines = load(bundle)

    assert {f"+ home ({CODE})", f"+ text ({CODE})"} <= set(lines)
    page = easy()
    original = StandardPage.objects.get(
        translation_key=page.translation_key, locale__language_code="de"
    )
    assert (page.live, page.title, page.tested_by, page.tested_on) == (
        True, "Ein leichter Text", "Prüfgruppe (Beispiel)", date(2025, 9, 1),
    )  # fmt: skip
    assert (original.title, original.tested_by, original.tested_on) == ("Ein Text", "", None)
    assert "Das ist leicht.<br/>Das auch." in str(raw_data(page.body))
    assert page.get_parent().locale.language_code == CODE


def test_second_run_changes_nothing_and_a_changed_file_its_page(load, bundle):
    load(bundle)
    before = state()
    assert "unchanged=6" in load(bundle)[-1]
    assert state() == before

    replace_in(bundle / CODE / "text.md", "Das auch.", "Das ist neu.")
    lines = load(bundle)

    assert [line for line in lines if line.startswith(("+", "~", "!"))] == [f"~ text ({CODE})"]
    assert "Das ist neu." in str(raw_data(easy().body))


def test_what_an_editor_wrote_stays(load, bundle):
    load(bundle)
    page = easy()
    page.title = "Von Hand"
    page.save_revision().publish()
    replace_in(bundle / CODE / "text.md", "Das auch.", "Das ist neu.")

    lines = load(bundle)

    assert any(line.startswith(f"! text ({CODE}): ") for line in lines)
    assert easy().title == "Von Hand"
    load(bundle, force=True)
    assert "Das ist neu." in str(raw_data(easy().body))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (f"{CODE}/fremd.md", TEXT.replace("slug: text", "slug: fremd"), "There is no page “fremd”"),
        (f"{CODE}/text.md", HOME.replace("slug: home", "slug: text"), "another type"),
        (f"{CODE}/home.md", None, "The page above this one has no text"),
        (f"{CODE}/text.md", TEXT.replace("2025-09-01", "gestern"), "tested_on"),
        (f"{CODE}/text.md", TEXT.replace("tested_by: Prüfgruppe (Beispiel)\n", ""), "text.md"),
        (f"{CODE}.po", "", f"Texts in {CODE} are pages in a folder"),
        ("pages/text.md", TEXT, "Unknown key “tested_by”"),
    ],
)
def test_mistake_is_one_line_with_its_file(load, bundle, name, content, message):
    path = bundle / name
    if content is None:
        path.unlink()
    else:
        path.write_text(content)

    with pytest.raises(CommandError, match=message) as caught:
        load(bundle)

    assert len(str(caught.value).splitlines()) == 1
    assert state() == []
