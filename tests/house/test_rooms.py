"""The rooms: who imports what, how long a file is, what a module is called."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = ["association_site", "alliances", "members", "pages", "translations", "search", "accounts"]
LONGEST_FILE = 320
VAGUE_NAMES = {"utils", "helpers", "common", "misc", "core", "tools", "lib"}


def modules(room):
    return sorted(path for path in (ROOT / room).rglob("*.py"))


def own_files():
    """Return the files we write by hand: Python, templates and stylesheets."""
    folders = [*ROOMS, "templates", "static", "tests"]
    return sorted(
        path
        for folder in folders
        for suffix in ("*.py", "*.html", "*.xml", "*.css", "*.js")
        for path in (ROOT / folder).rglob(suffix)
        if not {"migrations", "node_modules"} & {*path.parts}
    )


def imported_modules(path):
    """Yield the full name of everything that a module imports, late imports too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_rooms_are_all_there_are():
    with_python = {path.parent.name for path in ROOT.glob("*/apps.py")}

    assert with_python == set(ROOMS)
    assert set(ROOMS) <= set(settings.INSTALLED_APPS)


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "translations"])
def test_only_translations_knows_wagtail_localize(room):
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(room)
        if not {"migrations", "node_modules"} & {*path.parts}
        for name in imported_modules(path)
        if name.split(".")[0] == "wagtail_localize"
        and not name.startswith("wagtail_localize.fields.")
    }

    assert found == set()


def test_translations_does_know_wagtail_localize():
    names = {name for path in modules("translations") for name in imported_modules(path)}

    assert "wagtail_localize.models.StringTranslation" in names


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        (
            "accounts",
            {"association_site", "alliances", "members", "pages", "translations", "search"},
        ),
        (
            "search",
            {"association_site", "alliances", "members", "pages", "translations", "accounts"},
        ),
        (
            "translations",
            {"association_site", "alliances", "members", "pages", "search", "accounts"},
        ),
        ("pages", {"association_site", "alliances", "members"}),
        ("members", {"association_site", "alliances"}),
        ("alliances", {"association_site", "members"}),
    ],
)
def test_room_imports_downwards_only(room, forbidden):
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(room)
        for name in imported_modules(path)
        if name.split(".")[0] in forbidden
    }

    assert found == set()


def test_no_file_is_too_long():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in own_files()
    }

    assert len(lengths) > 100
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_modules_are_named_for_what_they_know():
    names = {path for path in own_files() if VAGUE_NAMES & {path.stem, *path.parent.parts[-2:]}}

    assert {path for path in names if path.suffix == ".py"} == set()


def test_packages_re_export_by_name():
    stars = {
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in modules(room)
        for name in imported_modules(path)
        if name.endswith(".*")
    }

    # Each settings module is the base with differences.
    assert stars == {
        f"association_site/settings/{name}.py" for name in ("demo", "production", "test")
    }


@pytest.mark.parametrize("folder", ["locale", "templates", "static"])
def test_folder_of_what_is_shown_holds_no_python(folder):
    assert list((ROOT / folder).rglob("*.py")) == []
