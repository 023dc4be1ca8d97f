"""The interface's messages: what is found in sources, what the catalogue becomes, what is refused."""

from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command

from association_site import messages
from association_site.catalogues import CATALOGUES, GERMAN
from association_site.management.commands import messages as command

TEMPLATE = """\
{% load i18n %}
<p>Don't stumble (over [this {% if a %}"and that{% endif %}</p>
    {% translate "Menu" %}
        {% translate 'May' context "month" %} 100 % free
  {% blocktranslate trimmed count counter=members|length with name=site.name context "list" %}
    {{ name }} has one member
    {% plural %}
    {{ name }} has {{ counter }} members, 10 %
  {% endblocktranslate %}
{% blocktranslate %}Dear {{ name }}
  and others{% endblocktranslate %}
{{ value|default:_("none") }}{% include "x.html" with label=_("Read") %}
{% comment %}Translators: a verb{% endcomment %}
{% translate "Close" %}
"""
PYTHON = """\
from django.utils.translation import gettext as say, gettext_lazy as _, ngettext, pgettext

label = _("Menu")
other = say("Hello %(name)s") % {"name": ""}
both = ngettext("one page", "%(count)s pages", 2)
with_context = pgettext("month", "March")
# Translators: a place
place = _("Hall")
unmarked = "Nothing"
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A project with one room, one of its templates and an overall one."""
    for name, text in {
        "room/__init__.py": "",
        "room/models.py": PYTHON,
        "room/migrations/0001_initial.py": 'x = gettext("Old")',
        "room/templates/room/mail.txt": '{% load i18n %}{% translate "Dear member" %}',
        "tests/__init__.py": "",
        "tests/test_room.py": 'x = gettext("Test")',
        "templates/page.html": TEMPLATE,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def catalogue_of(base: Path) -> Path:
    return base / GERMAN.path


def translate(base: Path, **changes: str) -> None:
    """Fill the catalogue with its own English, then change single messages."""
    catalogue = polib.pofile(str(catalogue_of(base)))
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = changes.get(entry.msgid, entry.msgid)
    catalogue.save()


def test_collect_finds_every_kind_of_message_in_python_and_templates(base: Path) -> None:
    found = {
        (key, message.plural, tuple(sorted(message.files)))
        for key, message in messages.collect(base).items()
    }
    page, models = "templates/page.html", "room/models.py"
    assert found == {
        (("", "Menu"), "", (models, page)),
        (("", "Hello %(name)s"), "", (models,)),
        (("", "one page"), "%(count)s pages", (models,)),
        (("month", "March"), "", (models,)),
        (("", "Hall"), "", (models,)),
        (("", "Dear member"), "", ("room/templates/room/mail.txt",)),
        (("month", "May"), "", (page,)),
        (
            ("list", "%(name)s has one member"),
            "%(name)s has %(counter)s members, 10 %%",
            (page,),
        ),
        (("", "Dear %(name)s\n  and others"), "", (page,)),
        (("", "none"), "", (page,)),
        (("", "Read"), "", (page,)),
        (("", "Close"), "", (page,)),
    }


def test_collect_keeps_words_to_translators(base: Path) -> None:
    found = messages.collect(base)
    assert [found["", text].comments for text in ("Hall", "Close", "Read")] == [
        ["Translators: a place"],
        ["Translators: a verb"],
        [],
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("room/broken.py", b"def ("),
        ("room/latin.py", b"x = '\xe4'"),
        ("templates/broken.html", b"{% blocktranslate %}{% if a %}{% endblocktranslate %}"),
    ],
)
def test_collect_names_the_file_that_cannot_be_read(base: Path, name: str, content: bytes) -> None:
    (base / name).write_bytes(content)
    with pytest.raises(messages.CatalogueError, match=f"^{name}: "):
        messages.collect(base)


def test_update_writes_a_sorted_catalogue_without_dates_and_line_numbers(base: Path) -> None:
    messages.update(GERMAN, base)
    text = catalogue_of(base).read_text()
    catalogue = polib.pofile(text)
    assert [entry.msgid for entry in catalogue] == sorted(entry.msgid for entry in catalogue)
    assert "-Date" not in text
    assert "#: room/models.py templates/page.html\nmsgid" in text
    assert [entry.msgid for entry in catalogue if "python-format" in entry.flags] == [
        "%(name)s has one member",
        "Dear %(name)s\n  and others",
        "Hello %(name)s",
        "one page",
    ]


def test_update_keeps_translations_and_drops_what_is_used_no_more(base: Path) -> None:
    messages.update(GERMAN, base)
    translate(base, Menu="Menü")
    catalogue = polib.pofile(str(catalogue_of(base)))
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="Weg"))
    catalogue.find("Close").flags.append("fuzzy")
    catalogue.find("Hall").tcomment = "as in town hall"
    catalogue.save()
    messages.update(GERMAN, base)
    catalogue = polib.pofile(str(catalogue_of(base)))
    assert catalogue.find("Menu").msgstr == "Menü"
    assert catalogue.find("one page").msgstr_plural == {0: "one page", 1: "%(count)s pages"}
    assert catalogue.find("Close").fuzzy
    assert catalogue.find("Hall").tcomment == "as in town hall"
    assert catalogue.find("Gone") is None


def test_update_twice_changes_no_byte(base: Path) -> None:
    messages.update(GERMAN, base)
    translate(base)
    messages.update(GERMAN, base)
    first = catalogue_of(base).read_bytes()
    messages.update(GERMAN, base)
    assert catalogue_of(base).read_bytes() == first


def test_update_asks_again_for_a_message_that_became_plural(base: Path) -> None:
    messages.update(GERMAN, base)
    translate(base)
    models = base / "room" / "models.py"
    models.write_text(models.read_text() + 'x = ngettext("Hall", "Halls", 2)\n')
    assert messages.problems(GERMAN, base) == ["missing: 'Hall' (room/models.py)"]
    messages.update(GERMAN, base)
    assert messages.problems(GERMAN, base) == ["empty: 'Hall'"]


def test_problems_is_empty_for_a_complete_catalogue(base: Path) -> None:
    messages.update(GERMAN, base)
    translate(base)
    assert messages.problems(GERMAN, base) == []


def test_problems_lists_missing_stale_empty_and_fuzzy(base: Path) -> None:
    messages.update(GERMAN, base)
    translate(base, Read="")
    catalogue = polib.pofile(str(catalogue_of(base)))
    catalogue.remove(catalogue.find("May", msgctxt="month"))
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="Weg"))
    catalogue.append(polib.POEntry(msgid="Long ago", msgstr="Vorbei", obsolete=True))
    catalogue.find("Close").flags.append("fuzzy")
    catalogue.save()
    assert messages.problems(GERMAN, base) == [
        "empty: 'Read'",
        "fuzzy: 'Close'",
        "missing: 'May' in context 'month' (templates/page.html)",
        "stale: 'Gone'",
    ]


@pytest.mark.parametrize(
    ("text", "plural", "translations", "fits"),
    [
        ("Hello %(name)s", "", ["Hallo %(name)s"], True),
        ("Hello %(name)s", "", ["Hallo"], False),
        ("Hello %(name)s", "", ["Hallo %(Name)s"], False),
        ("%s of %s", "", ["%s von %s"], True),
        ("%s of %s", "", ["von %s"], False),
        ("Hello {name}", "", ["Hallo {name}"], True),
        ("Hello {name}", "", ["Hallo {}"], False),
        ("100 % of it", "", ["100 % davon"], True),
        ("100 %% of %(it)s", "", ["100 %% davon: %(it)s"], True),
        ("{{ %(token)s }} is missing", "", ["{{ %(token)s }} fehlt"], True),
        ("one page", "%(count)s pages", ["eine Seite", "%(count)s Seiten"], True),
        ("one page", "%(count)s pages", ["%(count)s Seite", "%(count)s Seiten"], True),
        ("one page", "%(count)s pages", ["eine Seite", "Seiten"], False),
        ("one page", "%(count)s pages", ["%(n)s Seite", "%(count)s Seiten"], False),
    ],
)
def test_problems_compares_placeholders(
    tmp_path: Path, text: str, plural: str, translations: list[str], fits: bool
) -> None:
    call = f"ngettext({text!r}, {plural!r}, 2)" if plural else f"gettext({text!r})"
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "__init__.py").write_text(call)
    catalogue = messages.update(GERMAN, tmp_path)
    if plural:
        catalogue[0].msgstr_plural = dict(enumerate(translations))
    else:
        catalogue[0].msgstr = translations[0]
    catalogue.save(str(catalogue_of(tmp_path)))
    expected = [] if fits else [f"placeholders differ: {text!r}"]
    assert messages.problems(GERMAN, tmp_path) == expected


@pytest.mark.parametrize(
    "content", ["no catalogue", 'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n']
)
def test_read_refuses_a_catalogue_that_is_broken(tmp_path: Path, content: str) -> None:
    path = tmp_path / "django.po"
    path.write_text(content)
    with pytest.raises(messages.CatalogueError, match=r"^django\.po: "):
        messages.read(path)


def test_compile_writes_only_what_is_older_than_its_source(base: Path) -> None:
    messages.update(GERMAN, base)
    translate(base, Menu="Menü", Read="")
    compiled = catalogue_of(base).with_suffix(".mo")
    assert messages.compile_catalogues(base) == [compiled]
    entries = {entry.msgid: entry.msgstr for entry in polib.mofile(str(compiled))}
    assert entries["Menu"] == "Menü"
    assert "Read" not in entries
    assert messages.compile_catalogues(base) == []
    assert sorted(path.name for path in compiled.parent.iterdir()) == ["django.mo", "django.po"]


def test_command_updates_checks_and_compiles(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "BASE_DIR", base)
    call_command("messages")
    assert capsys.readouterr().out == "".join(
        f"{catalogue.language}: 12 messages, 12 untranslated.\n" for catalogue in CATALOGUES
    )
    with pytest.raises(CommandError, match="uk: empty: 'Menu'"):
        call_command("messages", "--check")
    monkeypatch.setattr(command, "CATALOGUES", (GERMAN,))
    translate(base)
    call_command("messages", "--check")
    call_command("messages", "--compile")
    assert catalogue_of(base).with_suffix(".mo").exists()
    catalogue_of(base).write_text("no catalogue")
    with pytest.raises(CommandError, match=r"^django\.po: "):
        call_command("messages", "--check")
