"""wagtail-localize's forms for submitting and renewing translations, limited to own pages.

It asks only for the right to submit translations, which belongs to no page: whoever has it for one
site could put the pages of every site into another language, and publish them in all languages.
To be deleted once wagtail-localize asks for the rights on the page.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.edit_translation import user_can_edit_instance
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from translations import offered


class SubmitOwnPageView(SubmitPageTranslationView):
    """Submits a page that the user may edit."""

    def get_object(self) -> Page:
        """Return the page.

        Raises:
            PermissionDenied: The user may not edit it.
        """
        page: Page = super().get_object()
        if not user_can_edit_instance(self.request.user, page):
            raise PermissionDenied
        return page

    def get_form(self) -> Form:
        """Offer the languages of the page's site alone."""
        form: Form = super().get_form()
        locales: Any = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=offered.locales_for(self.object))
        return form


class UpdateOwnTranslationsView(UpdateTranslationsView):
    """Renews the translations of what the user may edit."""

    def get_object(self) -> TranslationSource:
        """Return the source.

        Raises:
            PermissionDenied: The user may not edit the original.
        """
        source: TranslationSource = super().get_object()
        if not user_can_edit_instance(self.request.user, source.get_source_instance()):
            raise PermissionDenied
        return source

    def get_form(self) -> Form:
        """Offer to publish only to those who may publish every translation."""
        form: Form = super().get_form()
        form.fields["publish_translations"].disabled = not self._can_publish()
        return form

    def _can_publish(self) -> bool:
        """Say whether the user may publish the page in all languages it is translated to."""
        targets = [
            translation.get_target_instance()
            for translation in self.object.translations.filter(enabled=True)
        ]
        return all(
            isinstance(page, Page) and page.permissions_for_user(self.request.user).can_publish()
            for page in targets
        )
