"""All ways in Wagtail's admin, and wagtail-localize's, to change a page, and what each of them sends.

A denial is often answered with a redirect, and so is success: what counts is what is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from wagtail.models import (
    GroupPagePermission,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from pages.models import SiteLanguage, SiteSettings
from tests.association_site.bundles.snapshots import rows_of
from tests.factories.catalogues import bring_in, catalogue_of

WRITTEN = (
    Page, PageViewRestriction, WorkflowState, TaskState, GroupPagePermission,
    StringTranslation, SegmentOverride, Translation, TranslationSource, SiteSettings, SiteLanguage,
)  # fmt: skip
# As wagtail-localize's editor sends it.
PASSAGE = encode_multipart(BOUNDARY, {"value": "Changed"})


def snapshot() -> list[Any]:
    """Return all that the roads could change."""
    with connection.cursor() as cursor:
        rows: list[Any] = [rows_of(model, cursor) for model in WRITTEN]
    return [*rows, list(Revision.objects.order_by("pk").values_list("pk", "approved_go_live_at"))]


@dataclass(frozen=True)
class Goal:
    """A page somebody wants to change.

    Attributes:
        page: The page.
        beside: A page of the same parent, to move and copy to.
        translation: What ties the page to its original, if it is a translation.
    """

    page: Page
    beside: Page
    translation: Translation | None = None


Road = Callable[[Client, Goal], Any]


def _pages(action: str, **data: Any) -> Road:
    return lambda client, goal: client.post(f"/admin/pages/{goal.page.pk}/{action}/", data)


def _bulk(action: str) -> Road:
    return lambda client, goal: client.post(
        f"/admin/bulk/wagtailcore/page/{action}/?id={goal.page.pk}", {"next": "/admin/"}
    )


def _move(client: Client, goal: Goal) -> None:
    client.post(f"/admin/pages/{goal.page.pk}/move/{goal.beside.pk}/confirm/")


def _copy(client: Client, goal: Goal) -> None:
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": goal.beside.pk}
    client.post(f"/admin/pages/{goal.page.pk}/copy/", data)


def _add(client: Client, goal: Goal) -> None:
    data = {
        "title": "Neu", "slug": "neu", "body-count": 0, "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }  # fmt: skip
    client.post(f"/admin/pages/add/pages/standardpage/{goal.page.pk}/", data)


def _position(client: Client, goal: Goal) -> None:
    client.post(f"/admin/pages/{goal.page.pk}/set_position/?position=0")


def _save(**more: Any) -> Road:
    def road(client: Client, goal: Goal) -> None:
        empty = {f"comments-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
        data = {"title": "Neu", "slug": goal.page.slug, "body-count": 0, **empty, **more}
        client.post(f"/admin/pages/{goal.page.pk}/edit/", data)

    return road


def _submit(client: Client, goal: Goal) -> None:
    turkish = Locale.objects.get(language_code="tr")
    client.post(f"/admin/localize/submit/page/{goal.page.pk}/", {"locales": [turkish.pk]})


def _renew(client: Client, goal: Goal) -> None:
    source = TranslationSource.objects.get(object_id=goal.page.translation_key)
    client.post(f"/admin/localize/update/{source.pk}/")


ON_PAGES: dict[str, Road] = {
    "unpublish": _pages("unpublish"),
    "delete": _pages("delete"),
    "lock": _pages("lock"),
    "make private": _pages("privacy", restriction_type="login"),
    "move": _move,
    "copy": _copy,
    "add below": _add,
    "reorder": _position,
    "unpublish several": _bulk("unpublish"),
    "delete several": _bulk("delete"),
}


def _localize(method: str, kind: str, model: Any) -> Road:
    def road(client: Client, goal: Goal) -> None:
        assert goal.translation is not None
        segment = model.objects.filter(
            source=goal.translation.source, context__path__in=("title", "short_title", "slug")
        )[0]
        path = f"/admin/localize/translate/{goal.translation.pk}/{kind}/{segment.pk}/edit/"
        getattr(client, method)(path, PASSAGE, MULTIPART_CONTENT)

    return road


def _post(path: str, **data: Any) -> Road:
    def road(client: Client, goal: Goal) -> None:
        assert goal.translation is not None
        numbers = {"t": goal.translation.pk, "s": goal.translation.source_id, "p": goal.page.pk}
        client.post(f"/admin/{path.format(**numbers)}", data)

    return road


def _upload(client: Client, goal: Goal) -> None:
    assert goal.translation is not None
    catalogue = catalogue_of(goal.translation)
    for entry in catalogue:
        entry.msgstr = "Changed"
    address = f"/admin/localize/translate/{goal.translation.pk}/pofile/upload/"
    bring_in(client, address, catalogue)


def _restart(client: Client, goal: Goal) -> None:
    assert goal.translation is not None
    Translation.objects.filter(pk=goal.translation.pk).update(enabled=False)
    client.post(f"/admin/pages/{goal.page.pk}/edit/", {"localize-restart-translation": "1"})


ON_ORIGINALS: dict[str, Road] = {
    "save": _save(),
    "publish": _save(**{"action-publish": "1"}),
    "schedule": _save(**{"action-publish": "1", "go_live_at": "2099-01-01 12:00"}),
    "submit for translation": _submit,
    "renew the passages": _renew,
}
ON_TRANSLATIONS: dict[str, Road] = {
    "write a passage": _localize("put", "strings", StringSegment),
    "take a passage away": _localize("delete", "strings", StringSegment),
    "upload passages": _upload,
    "hand in": _post("localize/translate/{t}/hand-in/"),
    "publish": _post("pages/{p}/edit/", action="publish"),
    "stop": _post("localize/translate/{t}/disable/"),
    "restart": _restart,
    "make an alias": _post("localize/page/{p}/convert_to_alias/"),
}


def open_roads(client: Client, goal: Goal, roads: dict[str, Road]) -> set[str]:
    """Try roads, each from the same start, and return those that changed something."""
    changing, start = set(), snapshot()
    for name, road in roads.items():
        with transaction.atomic():
            before = start
            if name == "restart":
                Translation.objects.filter(pk=goal.translation.pk).update(enabled=False)
                before = snapshot()
            road(client, goal)
            if snapshot() != before:
                changing.add(name)
            transaction.set_rollback(True)
    return changing
