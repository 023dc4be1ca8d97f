"""Where this room's views stand before wagtail-localize's own."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from translations import (
    glossary_lists,
    menu,
    no_sync_button,
    object_views,
    own_texts,
    recording,
    views,
)
from translations.exchange import hooks as exchange
from translations.machine import views as machine
from translations.panels import FOLLOWS_ORIGINAL

# Buttons of wagtail-localize's below the text of a page, as they are sent.
FOR_PUBLISHERS = frozenset({"localize-restart-translation", "localize-convert-to-alias"})


@hooks.register("register_admin_urls", order=-1)
def register_guarded_views() -> list[URLPattern]:
    """Answer at wagtail-localize's addresses; its names still lead there."""
    return [
        path(
            "localize/submit/page/<int:page_id>/",
            views.SubmitOwnPageView.as_view(),
            name="submit_own_page",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            views.UpdateOwnTranslationsView.as_view(),
            name="update_own_translations",
        ),
        path(
            "localize/translate/<int:translation_id>/disable/",
            views.stop_own_translation,
            name="stop_own_translation",
        ),
        path(
            "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
            views.edit_own_override,
            name="edit_own_override",
        ),
        path(
            "localize/page/<int:page_id>/convert_to_alias/",
            views.convert_own_page,
            name="convert_own_page",
        ),
        path(
            "localize/translate/<int:translation_id>/hand-in/",
            views.hand_in,
            name="hand_in_translation",
        ),
        *_object_views(),
    ]


def _object_views() -> list[URLPattern]:
    """Return the views that rows have which are no pages, and those that ask their keepers."""
    return [
        path(
            "localize/translate/<int:translation_id>/",
            object_views.edit_object,
            name="edit_object_translation",
        ),
        path(
            "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
            object_views.edit_string,
            name="edit_own_string",
        ),
        path(
            "localize/translate/<int:translation_id>/machine_translate/",
            machine.machine_translate,
            name="machine_translate_own",
        ),
    ]


@hooks.register("before_edit_page", order=-1)
def publishers_tie_pages(request: HttpRequest, page: Page) -> None:
    """Let only those who may publish a page tie it to its original, or make it an alias."""
    if request.method == "POST" and not FOR_PUBLISHERS.isdisjoint(request.POST):
        views.check_publisher(request.user, page)
        own_texts.refuse(page.locale)


@hooks.register("construct_page_action_menu")
def offer_to_publishers(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Leave out the buttons that are refused."""
    page = context.get("page")
    if page and (
        own_texts.is_own_text(page.locale)
        or not page.permissions_for_user(request.user).can_publish()
    ):
        items[:] = [item for item in items if item.name not in FOR_PUBLISHERS]


@hooks.register("after_publish_page")
def note_up_to_date(request: HttpRequest, page: Page) -> None:
    """Note that a freely written translation was brought up to date, where its publisher says so."""
    if request.POST.get(FOLLOWS_ORIGINAL):
        recording.record(page, page.live_revision, follows_original=True)


no_sync_button.withdraw()
menu.connect()
exchange.connect()
glossary_lists.connect()
