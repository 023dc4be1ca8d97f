"""What the desk changes in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from association_site.desk import translation_menu
from association_site.desk.checker import use_own_rules
from association_site.desk.views import (
    GuideTopicView,
    GuideView,
    UndescribedImagesView,
    UnfinishedPagesView,
)
from association_site.desk.welcome import WelcomePanel

# Wagtail's own help leads to pages of its makers, in English.
KEPT_HELP = {"guide", "keyboard-shortcuts-trigger"}


def add_welcome_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Greet before anything else."""
    panels.append(WelcomePanel(request))


def hide_summary(request: HttpRequest, items: list[Any]) -> None:
    """Leave out Wagtail's numbers of pages, images and documents."""
    items.clear()


def urls() -> list[URLPattern]:
    """Return the addresses of the desk."""
    return [
        path("guide/", GuideView.as_view(), name="guide"),
        path("guide/<slug:topic>/", GuideTopicView.as_view(), name="guide_topic"),
        path(
            "unfinished/<int:site_id>/images/",
            UndescribedImagesView.as_view(),
            name="undescribed_images",
        ),
        path(
            "unfinished/<int:site_id>/<slug:kind>/<slug:language>/",
            UnfinishedPagesView.as_view(),
            name="unfinished_pages",
        ),
    ]


def guide_item() -> MenuItem:
    """Return the guide's entry in the menu."""
    return MenuItem(_("Guide"), reverse("guide"), name="guide", icon_name="help", order=10)


def keep_own_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave the guide and the list of shortcuts in the help menu."""
    items[:] = [item for item in items if item.name in KEPT_HELP]


def connect() -> None:
    """Tell Wagtail."""
    hooks.register("construct_homepage_panels", add_welcome_panel)
    # Wagtail adds its own at the same hook.
    hooks.register("construct_homepage_summary_items", hide_summary, order=1000)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_help_menu_item", guide_item)
    hooks.register("construct_help_menu", keep_own_help)
    hooks.register("construct_wagtail_userbar", use_own_rules)
    translation_menu.connect()
