"""Where the guided forms stand in the admin: their addresses and their places in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from association_site.opening import site_settings, views
from pages.models import SiteSettings

# What Wagtail's addresses of settings name their model by.
SITE_SETTINGS: dict[str, Any] = {"app_name": "pages", "model_name": "sitesettings"}


def addresses() -> list[URLPattern]:
    """Return our addresses, one of Wagtail's among them; its name still leads there."""
    form, history = site_settings.SiteSettingsEditView, site_settings.SiteSettingsHistoryView
    address = "settings/pages/sitesettings/<int:pk>/"
    return [
        path("new-site/", views.NewSiteView.as_view(), name="new_site"),
        path("new-site/<int:pk>/", views.SiteStepsView.as_view(), name="site_steps"),
        path("new-language/", views.new_language_somewhere, name="new_language_somewhere"),
        path("new-language/<int:pk>/", views.NewLanguageView.as_view(), name="new_language"),
        path(
            "new-language/<int:pk>/<str:code>/",
            views.LanguageStepsView.as_view(),
            name="language_steps",
        ),
        path(
            "new-language/<int:pk>/<str:code>/off/",
            views.TurnLanguageOffView.as_view(),
            name="turn_language_off",
        ),
        path(address, form.as_view(), SITE_SETTINGS, name="edit_site_settings"),
        path(f"{address}history/", history.as_view(), name="site_settings_history"),
        path(
            f"{address}history/results/",
            history.as_view(results_only=True),
            name="site_settings_history_results",
        ),
    ]


class NewSiteMenuItem(MenuItem):
    """Leads to the form of a new site."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to the administrators of all sites."""
        return bool(request.user.is_superuser)


class NewLanguageMenuItem(MenuItem):
    """Leads to the form of a new language."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who keep the settings of a site."""
        policy = SiteSettings.get_permission_policy()
        return bool(policy.user_has_permission(request.user, "change"))


def new_site_item() -> MenuItem:
    """Return the new site's place among the settings."""
    return NewSiteMenuItem(
        _("New site"), reverse("new_site"), name="new-site", icon_name="plus", order=601
    )


def new_language_item() -> MenuItem:
    """Return the new language's place among the settings."""
    return NewLanguageMenuItem(
        _("New language"),
        reverse("new_language_somewhere"),
        name="new-language",
        icon_name="plus",
        order=1001,
    )
