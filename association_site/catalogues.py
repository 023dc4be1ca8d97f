"""Which catalogues of the interface's messages there are, and which messages each has to hold.

Messages are written in English. German, the language of those who run a site, has all of them; every
further language that sites may offer has what visitors see. Django takes the rest from German,
message by message.
"""

import gettext
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

import polib
from django.conf import locale as django_locales
from django.utils.translation import to_locale

# Sources whose messages only those read who log in, with the reason. What is named nowhere counts as
# seen by visitors: a new module asks for all languages until somebody says that it need not. A module
# that has words for both is taken whole.
FOR_STAFF: tuple[tuple[str, str], ...] = (
    ("accounts/choices.py", "roles and mails of those who work on a site"),
    ("accounts/models.py", "rows of the admin; readers' form has labels of its own"),
    ("association_site/*", "composition: the desk, guided forms, jobs, the style guide"),
    ("members/cells.py", "cells of lists that the board imports"),
    ("members/columns/*", "columns of lists that the board imports and exports"),
    ("members/confirmation_log.py", "the history of an organisation"),
    ("members/daily.py", "notes of jobs"),
    ("members/exporting/*", "exports of the board"),
    ("members/forms/bulk.py", "forms of the board"),
    ("members/forms/days.py", "forms of the board"),
    ("members/forms/lists.py", "forms of the board"),
    ("members/forms/merging.py", "forms of the board"),
    ("members/forms/organisation.py", "forms of the board"),
    ("members/forms/steps.py", "forms of the board"),
    ("members/forms/topic.py", "forms of the board"),
    ("members/importing/*", "imports of the board"),
    ("members/kept.py", "what imports keep, for the board"),
    ("members/merging/*", "merging organisations, done by the board"),
    ("members/models/application.py", "rows that the board reads; the form has labels of its own"),
    ("members/models/confirmation.py", "rows that the board reads"),
    ("members/models/import_run.py", "rows that the board reads"),
    ("members/models/membership.py", "rows that the board reads"),
    ("members/models/merged.py", "rows that the board reads"),
    ("members/models/text.py", "rows that translators read"),
    ("members/models/topic.py", "rows that the board reads"),
    ("members/privacy/*", "commands of those who run the server"),
    ("members/text_log.py", "the history of an organisation"),
    ("members/texts.py", "translating descriptions in the admin"),
    ("members/viewsets/*", "the board's screens"),
    ("*/wagtail_hooks.py", "menus and buttons of the admin"),
    ("*/apps.py", "names of rooms and of figures, read in the admin"),
    ("pages/adopting.py", "what keeps an editor from recording an adoption"),
    ("pages/adoption_forms.py", "forms of editors"),
    ("pages/adoption_hooks.py", "menus and the history of pages"),
    ("pages/adoption_views.py", "the editors' screens"),
    ("pages/changes.py", "the history of pages and settings"),
    ("pages/easy_reading.py", "what is wrong in an editor's form"),
    ("pages/forms.py", "forms of editors"),
    ("pages/gaps.py", "what keeps an editor from publishing"),
    ("pages/models/adopted_files.py", "what keeps an editor from replacing a file"),
    ("pages/models/base.py", "fields of the editor"),
    ("pages/models/files.py", "fields of the editor"),
    ("pages/models/home.py", "fields of the editor"),
    ("pages/models/site.py", "fields of the settings"),
    ("pages/models/standard.py", "fields of the editor"),
    ("pages/models/warnings.py", "rows that editors read"),
    ("pages/outside_words.py", "what keeps an editor from recording an adoption"),
    ("pages/own_choices.py", "choices of the editor"),
    ("pages/publishing.py", "what keeps an editor from publishing"),
    ("pages/warnings/*", "what editors are asked before they publish"),
    ("translations/choices.py", "the translators' desk"),
    ("translations/exchange/*", "files for translators"),
    ("translations/glossary.py", "translators and editors"),
    ("translations/glossary_lists.py", "translators and editors"),
    ("translations/handing_in.py", "translators and editors"),
    ("translations/machine/*", "translators"),
    ("translations/menu.py", "the menu of the admin"),
    ("translations/models/*", "rows that translators read"),
    ("translations/object_views.py", "translators"),
    ("translations/views.py", "translators"),
    ("templates/desk/*", "the desk of the admin"),
    ("templates/jobs/*", "the list of jobs"),
    ("templates/members/admin/*", "the board's screens"),
    ("templates/opening/*", "the guided forms of the admin"),
    ("templates/pages/admin/*", "the editors' screens"),
    ("templates/pages/history/*", "the history of pages and settings"),
    ("templates/styleguide/*", "the style guide, for developers and editors"),
    ("templates/translations/*", "wagtail-localize's editor"),
    ("templates/wagtailadmin/*", "the admin"),
    ("templates/warnings/*", "what editors are asked before they publish"),
)
_NUMBER_OF_FORMS = re.compile(r"nplurals\s*=\s*(\d+)")
_CHOICE_OF_FORM = re.compile(r"plural\s*=\s*([^;]+)")
# How far one has to count until each form of a language has shown which numbers it is for.
_COUNTED = 1000


def is_seen_by_visitors(files: Iterable[str]) -> bool:
    """Say whether one of the sources, named from the project's folder, speaks to visitors."""
    return any(not any(fnmatch(name, pattern) for pattern, _why in FOR_STAFF) for name in files)


@dataclass(frozen=True)
class Catalogue:
    """One language's file of messages.

    Attributes:
        language: Its code.
        is_whole: Whether it holds what staff reads, too.
    """

    language: str
    is_whole: bool = False

    @property
    def path(self) -> Path:
        """Where it is, from the project's folder."""
        return Path("locale", to_locale(self.language), "LC_MESSAGES", "django.po")

    @cached_property
    def plural_forms(self) -> str:
        """The rule of the plural, as Django's own catalogue of the language has it.

        Django merges catalogues whose rules agree. Where it has none, it falls back to German.
        """
        base = Path(django_locales.__file__).parent
        names = (to_locale(self.language), self.language.partition("-")[0])
        paths = (base / name / "LC_MESSAGES" / "django.mo" for name in names)
        found = polib.mofile(str(next(path for path in paths if path.exists())))
        return str(found.metadata["Plural-Forms"])

    @property
    def number_of_forms(self) -> int:
        """How many forms a plural has."""
        match = _NUMBER_OF_FORMS.search(self.plural_forms)
        assert match is not None
        return int(match[1])

    @cached_property
    def forms_of_one_number(self) -> frozenset[int]:
        """The forms that stand for a single number, and may leave it out: "one", "two members"."""
        match = _CHOICE_OF_FORM.search(self.plural_forms)
        assert match is not None
        form_of: Callable[[int], int] = gettext.c2py(match[1].strip())
        forms = [form_of(number) for number in range(_COUNTED)]
        return frozenset(form for form in set(forms) if forms.count(form) == 1)


GERMAN = Catalogue("de", is_whole=True)
CATALOGUES = (GERMAN, Catalogue("ar"), Catalogue("uk"), Catalogue("de-simple"))
