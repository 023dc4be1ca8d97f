"""Leichte Sprache: what it may call itself, and who tested a text with which it may.

The rules of Leichte Sprache ask for a test by people who need it. A text that nobody has tested is
called Einfache Sprache.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

EASY = "de-simple"
# The language it is an easier form of.
EVERYDAY = "de"
# Like the names of all languages in the choice of languages, this is no word of the interface.
UNTESTED_NAME = "Einfache Sprache"


@dataclass(frozen=True)
class EasyReading:
    """What is known of the test of a text.

    Attributes:
        tested_by: The group.
        tested_on: The day.
    """

    tested_by: str = ""
    tested_on: date | None = None

    @property
    def is_tested(self) -> bool:
        """Whether somebody has tested the text."""
        return bool(self.tested_by)

    @property
    def name(self) -> str:
        """What the text may call its language."""
        return str(get_language_info(EASY)["name_local"]) if self.is_tested else UNTESTED_NAME


def with_testers(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Let pages in Leichte Sprache know who tested them, in ``tested_by``; costs no query.

    Links to them are named by that, and none of them is the specific page.
    """
    models: list[Any] = [model for model in apps.get_models() if issubclass(model, Page)]
    testers = [
        Subquery(model.objects.filter(pk=OuterRef("pk")).order_by().values("tested_by")[:1])
        for model in models
        if hasattr(model, "tested_by")
    ]
    easy = When(locale__language_code=EASY, then=Coalesce(*testers, Value("")))
    return pages.annotate(tested_by=Case(easy, default=Value("")))


def reading_of(page: Page) -> EasyReading:
    """Return what is known of a page's test; one query where the page knows nothing of it.

    Pages of `with_testers` know who tested them, and no day.
    """
    if hasattr(page, "tested_by"):
        return EasyReading(page.tested_by, getattr(page, "tested_on", None))
    model: Any = page.specific_class
    if not hasattr(model, "tested_by"):
        return EasyReading()
    row = model.objects.filter(pk=page.pk).values_list("tested_by", "tested_on").first()
    return EasyReading(*row) if row else EasyReading()


def problems(page: Any) -> dict[str, Any]:
    """Return what is wrong with what a form says of a test, by field."""
    found = {}
    if page.tested_on and not page.tested_by.strip():
        found["tested_by"] = _("Who tested the text on that day?")
    if page.tested_on and page.tested_on > timezone.localdate():
        found["tested_on"] = _("This day is still to come.")
    return {field: ValidationError(words) for field, words in found.items()}
