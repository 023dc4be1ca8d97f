"""How far the translations into a language of a site are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from wagtail_localize.models import StringSegment, StringTranslation

from translations import carrying
from translations.exchange.scopes import Scope, own_pages


@dataclass(frozen=True)
class Progress:
    """How many passages there are, and how many of them somebody has to look at."""

    total: int
    missing: int

    @property
    def done(self) -> int:
        """How many passages are translated."""
        return self.total - self.missing


def progress_of(scope: Scope, user: Any) -> Progress:
    """Count the passages of the pages that somebody may translate, with one query."""
    pages = own_pages(user).filter(path__startswith=scope.home.path, locale=scope.locale)
    done = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale=scope.locale,
        has_error=False,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    ).exclude(Q(tool_name=carrying.PREVIOUS_VERSION) | Q(data=""))
    segments = StringSegment.objects.filter(
        source__translations__target_locale=scope.locale,
        source__translations__enabled=True,
        source__object_id__in=pages.order_by().values("translation_key"),
    )
    counts = segments.aggregate(total=Count("pk"), missing=Count("pk", filter=~Exists(done)))
    return Progress(counts["total"], counts["missing"])
