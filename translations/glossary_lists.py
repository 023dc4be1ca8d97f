"""Whole lists of terms that come into the glossary."""

import re
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Site

from translations.exchange import scopes
from translations.glossary import check, glossary, offer
from translations.models import GlossaryTerm

BETWEEN = re.compile(r"\t|=|;")
MOST_TERMS = 2000
LONGEST_TERM = 200


class TermsForm(forms.Form):
    """Terms, one a line."""

    site = forms.ModelChoiceField(Site.objects.none(), label=_("Site"))
    locale = forms.ModelChoiceField(Locale.objects.none(), label=_("Language"))
    terms = forms.CharField(
        label=_("Terms"),
        help_text=_(
            "One a line: the term in the original, an equals sign, and the term in the translation."
            " Or two columns of a spreadsheet. A term that is there already gets the new translation."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args: Any, own: list[scopes.Scope], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scopes = own
        offer(self, own)

    def clean_terms(self) -> dict[str, str]:
        """Return the terms with their translations.

        Raises:
            ValidationError: A line is something else.
        """
        terms, wrong = {}, []
        for number, line in enumerate(self.cleaned_data["terms"].splitlines(), start=1):
            parts = [" ".join(part.split()) for part in BETWEEN.split(line)]
            if len(parts) == 2 and all(parts) and max(map(len, parts)) <= LONGEST_TERM:
                terms[parts[0]] = parts[1]
            elif any(parts):
                wrong.append(str(number))
        if wrong:
            raise forms.ValidationError(
                _("These lines are not a term and its translation: %(lines)s")
                % {"lines": ", ".join(wrong[:20])}
            )
        if len(terms) > MOST_TERMS:
            raise forms.ValidationError(
                _("Please bring in no more than %(number)s terms at once.") % {"number": MOST_TERMS}
            )
        return terms

    def clean(self) -> dict[str, Any]:
        """Refuse a language of a site that is not the user's."""
        data: dict[str, Any] = super().clean() or {}
        check(self, self.scopes, data)
        return data


class TermsView(WagtailAdminTemplateMixin, FormView):
    """A list of terms to bring in."""

    template_name = "translations/glossary_list.html"
    form_class = TermsForm
    page_title = _("Bring in a list")
    header_icon = "list-ul"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the glossary."""
        above = {"url": reverse("glossary:index"), "label": glossary.menu_label}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer own languages alone.

        Raises:
            PermissionDenied: The user changes no pages.
        """
        if not scopes.works_on_pages(self.request.user):
            raise PermissionDenied
        return {**super().get_form_kwargs(), "own": scopes.scopes_for(self.request.user)}

    def form_valid(self, form: TermsForm) -> HttpResponse:
        """Keep the terms, all of them or none."""
        of = {name: form.cleaned_data[name] for name in ("site", "locale")}
        terms = form.cleaned_data["terms"]
        with transaction.atomic():
            for source, target in terms.items():
                GlossaryTerm.objects.update_or_create(
                    **of, source=source, defaults={"target": target}
                )
        words = ngettext("%(number)s term is kept.", "%(number)s terms are kept.", len(terms))
        messages.success(self.request, words % {"number": len(terms)})
        return redirect("glossary:index")


def urls() -> list[URLPattern]:
    """Return the address of lists; it stands before the glossary's own."""
    return [path("glossary/bring-in/", TermsView.as_view(), name="glossary_bring_in")]


def connect() -> None:
    """Tell Wagtail."""
    hooks.register("register_admin_urls", urls, order=-1)
    hooks.register("register_admin_viewset", lambda: glossary)
