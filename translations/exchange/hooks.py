"""Where PO files stand in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translations.exchange import scopes, views


def urls() -> list[URLPattern]:
    """Return the addresses of PO files."""
    site = "translations/po/<int:site_id>/<slug:code>/"
    return [
        path("translations/po/", views.ListView.as_view(), name="po_files"),
        path(f"{site}download/", views.DownloadView.as_view(), name="po_download"),
        path(f"{site}bring-in/", views.BringInView.as_view(), name="po_bring_in"),
        path("translations/po/report/<int:pk>/", views.ReportView.as_view(), name="po_report"),
        path(
            "translations/po/report/<int:pk>/left/",
            views.LeftoversView.as_view(),
            name="po_leftovers",
        ),
    ]


def urls_of_texts() -> list[URLPattern]:
    """Return addresses of wagtail-localize's that ours answer at; its names lead there."""
    text = "localize/translate/<int:translation_id>/pofile/"
    return [
        path(f"{text}download/", views.download_text, name="download_own_pofile"),
        path(f"{text}upload/", views.bring_in_text, name="bring_in_own_pofile"),
    ]


class ForTranslators(MenuItem):
    """An entry for those who may change pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to them."""
        return scopes.works_on_pages(request.user)


def menu_item() -> MenuItem:
    """Return the place of PO files in the menu."""
    return ForTranslators(
        _("PO files"), reverse("po_files"), name="po-files", icon_name=views.ICON, order=300
    )


def connect() -> None:
    """Tell Wagtail."""
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_urls", urls_of_texts, order=-1)
    hooks.register("register_translations_menu_item", menu_item)
