"""Where the translators' desk stands in the admin: its addresses, its entries, and what it replaces."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.choices import Role
from accounts.sites import sites_for
from association_site.desk import digest_settings, passages_log
from association_site.desk.matrix_views import (
    StartTranslationView,
    TranslationMatrixView,
    first_matrix,
)
from association_site.desk.passages_views import PassagesView, RightAsItStandsView
from association_site.desk.worklist_views import WorkListView

ASKED = "works_on_translations"
WORKING = (Role.ADMINISTRATION, Role.EDITOR, Role.TRANSLATOR)


class ForTranslators(MenuItem):
    """An entry for those who translate, and for those who review."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to them."""
        user: Any = request.user
        if not hasattr(user, ASKED):  # both entries ask the same
            setattr(user, ASKED, sites_for(user, *WORKING).exists())
        return bool(getattr(user, ASKED))


def urls() -> list[URLPattern]:
    """Return the addresses of the desk."""
    return [
        path("translations/", first_matrix, name="translations"),
        path("translations/work/", WorkListView.as_view(), name="translation_work"),
        path(
            "translations/<int:site_id>/",
            TranslationMatrixView.as_view(),
            name="translation_matrix",
        ),
        path(
            "translations/<int:site_id>/begin/",
            StartTranslationView.as_view(),
            name="start_translation",
        ),
        path(
            "translations/page/<int:page_id>/",
            PassagesView.as_view(),
            name="translation_passages",
        ),
        path(
            "translations/page/<int:page_id>/right/",
            RightAsItStandsView.as_view(),
            name="right_as_it_stands",
        ),
    ]


def replaced() -> list[URLPattern]:
    """Lead from wagtail-localize's report to the desk: it knows nothing of words that are kept."""
    to_desk = RedirectView.as_view(pattern_name="translations")
    return [
        path("localize/reports/translations/", to_desk, name="report_on_desk"),
        path("localize/reports/translations/results/", to_desk, name="report_on_desk_results"),
    ]


def matrix_item() -> MenuItem:
    """Return the entry of all pages in all languages."""
    return ForTranslators(
        _("All pages"),
        reverse("translations"),
        name="translation-matrix",
        icon_name="table",
        order=100,
    )


def work_item() -> MenuItem:
    """Return the entry of one's own work."""
    return ForTranslators(
        _("My work list"),
        reverse("translation_work"),
        name="translation-work",
        icon_name="tasks",
        order=200,
    )


def hide_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave wagtail-localize's report out of the reports."""
    report = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != report]


def connect() -> None:
    """Tell Wagtail."""
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_urls", replaced, order=-1)
    hooks.register("register_translations_menu_item", matrix_item)
    hooks.register("register_translations_menu_item", work_item)
    hooks.register("construct_reports_menu", hide_report)
    hooks.register("register_log_actions", passages_log.register)
    hooks.register("register_account_settings_panel", digest_settings.panel)
