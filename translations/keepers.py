"""Who may translate and publish rows that are no pages: the room that keeps them says it.

wagtail-localize asks for a right on the whole model, which knows neither sites nor languages.
"""

from typing import Any, Protocol

from django.db.models import Model
from django.db.models.signals import pre_delete
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation

from translations import objects


class Keeper(Protocol):
    """What a room says of rows of one model."""

    def translates(self, user: Any, row: Any, locale: Locale) -> bool:
        """Say whether somebody may see a row and translate it into a language."""

    def publishes(self, user: Any, row: Any) -> bool:
        """Say whether somebody may publish a translation."""

    def address(self, user: Any, row: Any) -> str:
        """Return where the admin tells somebody of a row."""

    def published(self, user: Any, row: Any) -> None:
        """Take note that somebody published a translation."""

    def site(self, row: Any) -> Site:
        """Return the site that a row belongs to."""


_keepers: dict[type[Model], Keeper] = {}


def register(model: type[Model], keeper: Keeper) -> None:
    """Name the keeper of a model's rows; what is remembered of a row goes with it."""
    _keepers[model] = keeper
    pre_delete.connect(_forget, sender=model, dispatch_uid=f"translations.keepers.{model}")


def site_of(row: Any) -> Site | None:
    """Return the site that a row belongs to."""
    keeper = _keepers.get(type(row))
    return keeper.site(row) if keeper else None


def _forget(instance: Model, **_: Any) -> None:
    """Forget a row that is being deleted."""
    objects.forget(instance)


def kept(user: Any, translation_id: int) -> tuple[Translation, Any, Keeper]:
    """Return a translation, its row and who keeps it.

    Raises:
        Http404: There is none that the user may see, or it is of a page.
    """
    rows = Translation.objects.select_related("source", "target_locale")
    translation = get_object_or_404(rows, pk=translation_id, enabled=True)
    model = translation.source.specific_content_type.model_class()
    keeper = _keepers.get(model)
    if keeper is None:
        raise Http404
    row = get_object_or_404(
        model, translation_key=translation.source.object_id, locale=translation.target_locale
    )
    if not keeper.translates(user, row, translation.target_locale):
        raise Http404
    return translation, row, keeper


def check(user: Any, translation_id: int) -> None:
    """Ask the keeper whether somebody may work on a translation; of a page, others are asked.

    Raises:
        Http404: There is no such translation for the user.
    """
    translation = get_object_or_404(Translation.objects.select_related("source"), pk=translation_id)
    model = translation.source.specific_content_type.model_class()
    if not issubclass(model, Page):
        kept(user, translation_id)
