"""What each catalogue of the interface has to hold: words for visitors, forms of the plural."""

import fnmatch
from pathlib import Path

import pytest

from association_site import messages
from association_site.catalogues import FOR_STAFF, GERMAN, Catalogue


@pytest.mark.parametrize(
    ("language", "translations", "expected"),
    [
        ("de", ["eine Seite", "%(count)s Seiten"], []),
        ("de", ["eine Seite"], ["plural forms: 'one page' needs 2"]),
        ("ar", ["صفحة"] * 3 + ["%(count)s صفحات"] * 3, []),
        ("ar", ["صفحة"] * 6, ["placeholders differ: 'one page'"]),
        ("ar", ["صفحة", "%(count)s صفحات"], ["plural forms: 'one page' needs 6"]),
        ("ar", ["", *["%(count)s صفحات"] * 5], ["empty: 'one page'"]),
        ("uk", ["%(count)s сторінки"] * 4, []),
        # 21 pages take this form, too.
        ("uk", ["сторінка", *["%(count)s сторінки"] * 3], ["placeholders differ: 'one page'"]),
        ("uk", ["%(count)s сторінки"] * 3, ["plural forms: 'one page' needs 4"]),
        ("de-simple", ["eine Seite", "%(count)s Seiten"], []),
    ],
)
def test_problems_asks_for_the_plural_forms_of_the_language(
    tmp_path: Path, language: str, translations: list[str], expected: list[str]
) -> None:
    catalogue = Catalogue(language)
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "__init__.py").write_text('ngettext("one page", "%(count)s pages", 2)')
    file = messages.update(catalogue, tmp_path)
    file[0].msgstr_plural = dict(enumerate(translations))
    file.save(str(tmp_path / catalogue.path))
    assert messages.problems(catalogue, tmp_path) == expected


def test_a_catalogue_with_the_rule_of_another_language_is_refused(tmp_path: Path) -> None:
    arabic = Catalogue("ar")
    messages.update(arabic, tmp_path)
    path = tmp_path / arabic.path
    path.write_text(path.read_text().replace("nplurals=6", "nplurals=2"))
    assert f"plural forms: {arabic.plural_forms!r} is the rule of the language" in (
        messages.problems(arabic, tmp_path)
    )


def test_further_languages_need_what_visitors_see_alone(tmp_path: Path) -> None:
    for name, words in {
        "templates/desk/list.html": "{% load i18n %}{% translate 'Desk' %}{% translate 'Menu' %}",
        "members/importing/__init__.py": 'gettext("Column")',
        "members/new.py": 'gettext("New")',
        "templates/page.html": "{% load i18n %}{% translate 'Menu' %}",
        "members/__init__.py": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    every = {text for _context, text in messages.needed(GERMAN, tmp_path)}
    public = {text for _context, text in messages.needed(Catalogue("uk"), tmp_path)}
    assert every - public == {"Desk", "Column"}
    assert public == {"Menu", "New"}


def test_every_source_that_is_for_staff_alone_is_there() -> None:
    names = [path.relative_to(messages.BASE_DIR).as_posix() for path in messages.source_files()]
    unused = [pattern for pattern, _why in FOR_STAFF if not fnmatch.filter(names, pattern)]
    assert unused == []
