"""The form of a site's settings: what changed is kept, and no language stays without a home page."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic import history
from wagtail.contrib.settings.views import EditView
from wagtail.models import Site

from association_site.opening.languages import (
    complete_languages,
    language_name,
    language_states,
    open_languages_on,
)
from association_site.opening.steps import settings_address
from association_site.opening.views import may_change
from pages.history import RecordsChanges, ShowsChanges
from pages.models import SiteLanguage, SiteSettings


def languages_in_lists() -> list[tuple[str, str]]:
    """Return the languages that can be added, and those that were listed before words were asked for."""
    listed = set(SiteLanguage.objects.values_list("language_code", flat=True))
    complete = complete_languages()
    others = [
        (code, str(name))
        for code, name in settings.LANGUAGES
        if code in listed and code not in dict(complete)
    ]
    return [("", "---------"), *complete, *others]


class SiteSettingsEditView(RecordsChanges, EditView):
    """Wagtail's form of the settings of a site, with a history and the state of the languages."""

    template_name = "opening/site_settings.html"

    def get_form_class(self) -> type[BaseForm]:
        """Offer the languages that can be added, and those that a site has already."""
        form: Any = super().get_form_class()
        form.formsets["languages"].form.base_fields["language_code"].choices = languages_in_lists
        return form

    def save_instance(self) -> SiteSettings:
        """Save the settings, and make what a language lacks that was turned on here."""
        saved: SiteSettings = super().save_instance()
        for added in open_languages_on(self.site, self.request.user):
            words = _("%(language)s is on. Visitors see it once its home page is published.")
            address = reverse("language_steps", args=[self.site.pk, added.code])
            messages.success(
                self.request,
                words % {"language": language_name(added.code)},
                buttons=[messages.button(address, _("Next steps"))],
            )
        return saved

    def get_history_url(self) -> str:
        """Return the address of the history."""
        return reverse("site_settings_history", args=[self.site.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the site and how far each language is."""
        return super().get_context_data(
            languages=language_states(self.site), site_id=self.site.pk, **kwargs
        )


class SiteSettingsHistoryView(ShowsChanges, history.HistoryView):
    """Who changed which setting of a site, and when."""

    model = SiteSettings
    any_permission_required = None
    history_url_name = "site_settings_history"
    history_results_url_name = "site_settings_history_results"

    def get_object(self) -> SiteSettings:
        """Return the settings of a site of one's own.

        Raises:
            PermissionDenied: The user may not change them.
        """
        site = Site.objects.filter(pk=self.pk).first()
        if site is None or not may_change(self.request.user, site):
            raise PermissionDenied
        return get_object_or_404(SiteSettings, site=site)

    def get_page_subtitle(self) -> str:
        """Name the site."""
        return str(self.object.site.site_name or self.object.site.hostname)

    def get_edit_url(self, instance: SiteSettings) -> str:
        """Return the address of the form."""
        return settings_address(instance.site)

    def get_history_url(self, instance: SiteSettings) -> str:
        """Return the address of this view; settings are known by their site."""
        return reverse(self.history_url_name, args=[instance.site_id])

    def get_history_results_url(self, instance: SiteSettings) -> str:
        """Return the address of the list alone."""
        return reverse(self.history_results_url_name, args=[instance.site_id])
