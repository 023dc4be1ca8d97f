"""The form of a topic and of its names."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site

from accounts.choices import Role
from accounts.sites import sites_for
from pages.models import SiteLanguage


def further_languages(sites: list[Site]) -> list[tuple[str, str]]:
    """Return the languages of sites besides their main ones, with their names."""
    main = {site.pk: site.root_page.locale.language_code for site in sites}
    rows = SiteLanguage.objects.filter(settings__site__in=sites).select_related("settings")
    further = [row for row in rows if row.language_code != main[row.settings.site_id]]
    return list(dict.fromkeys((row.language_code, str(row)) for row in further))


class TopicNameForm(WagtailAdminModelForm):
    """A topic's name in another language of its site."""

    language_code = forms.ChoiceField(label=_("Language"))

    def __init__(
        self, *args: Any, languages: list[tuple[str, str]] | None = None, **kwargs: Any
    ) -> None:
        """Offer the site's languages, and the one that the name has already.

        Args:
            args: Of the form.
            languages: Codes and names.
            kwargs: Of the form.
        """
        super().__init__(*args, **kwargs)
        offered = dict(languages or [])
        if kept := self.instance.language_code:
            offered.setdefault(kept, kept)
        self.fields["language_code"].choices = [("", "---------"), *offered.items()]


class TopicForm(WagtailAdminModelForm):
    """A topic."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer its names in the further languages of its site, or of the user's sites."""
        super().__init__(*args, **kwargs)
        own = sites_for(self.for_user, Role.BOARD, Role.ADMINISTRATION)
        if self.instance.pk:
            own = Site.objects.filter(pk=self.instance.site_id)
            # Organisations of this site have it.
            self.fields.pop("site", None)
        sites = list(own.select_related("root_page__locale"))
        if "names" in self.formsets:
            self.formsets["names"].form_kwargs["languages"] = further_languages(sites)
