"""What organisations say of themselves, in the languages of the site: what is to be translated."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Site

from members import text_rights, texts
from members.models import Organisation, OrganisationText

PER_PAGE = 30
BEGUN = "begun"


class ForTranslators:
    """A view for those who may translate descriptions of a site."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse others.

        Raises:
            PermissionDenied: The user translates for no site.
        """
        if not self.sites:
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    @cached_property
    def sites(self) -> list[Site]:
        """The sites for which the user translates, the main one first."""
        found = text_rights.sites_of(self.request.user).select_related("root_page__locale")
        return list(found.order_by("-is_default_site", "hostname"))


class DescriptionsView(ForTranslators, WagtailAdminTemplateMixin, TemplateView):
    """The descriptions of a site, and how far they are in the user's languages."""

    template_name = "members/admin/descriptions.html"
    page_title = _("Descriptions")
    header_icon = "wagtail-localize-language"

    @cached_property
    def site(self) -> Site:
        """The site that is asked for, else the first one.

        Raises:
            Http404: The user does not translate for the one that is asked for.
        """
        asked = self.request.GET.get("site", "")
        for site in self.sites:
            if asked in ("", str(site.pk)):
                return site
        raise Http404

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the desk; translators see no list of organisations."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a part of the list."""
        user, site = self.request.user, self.site
        codes = text_rights.codes_for(user, site)
        found = text_rights.described(user, site).only("name", "site")
        begun = self.request.GET.get("show") == BEGUN
        if begun:
            found = found.filter(texts__locale__language_code__in=codes).distinct()
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        told = texts.descriptions(page.object_list, codes)
        return super().get_context_data(**kwargs) | {
            "site": site,
            "sites": self.sites,
            "languages": [texts.language_name(code) for code in codes],
            "keeps": text_rights.keeps(user, site),
            "begun": begun,
            "rows": page,
            "organisations": [(row, told[row.pk]) for row in page.object_list],
            "keep": f"site={site.pk}&{'show=begun&' if begun else ''}",
        }


class OfDescription(ForTranslators):
    """A view about one description in one language; what the user does not see is not there."""

    kwargs: dict[str, Any]

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation.

        Raises:
            Http404: The user does not translate for it.
        """
        found = Organisation.objects.filter(site__in=self.sites)
        organisation = get_object_or_404(found, pk=self.kwargs["pk"])
        visible = text_rights.described(self.request.user, organisation.site)
        if not visible.filter(pk=organisation.pk).exists():
            raise Http404
        return organisation

    @cached_property
    def code(self) -> str:
        """The language.

        Raises:
            Http404: The user does not translate into it.
        """
        asked = self.request.POST.get("language", "")
        if asked not in text_rights.codes_for(self.request.user, self.organisation.site):
            raise Http404
        return asked


class TranslateView(OfDescription, View):
    """Begins a translation and leads to the editor."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        try:
            translation = texts.start(self.organisation, self.code)
        except ValidationError as error:  # somebody took the description away a moment ago
            messages.error(request, " ".join(error.messages))
            return redirect("register_descriptions")
        return redirect("edit_object_translation", translation.pk)


class RemoveView(OfDescription, View):
    """Removes a translation, for those who may publish it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it.

        Raises:
            Http404: There is none, or the user may not remove it.
        """
        organisation, code = self.organisation, self.code
        if not text_rights.keeps(request.user, organisation.site):
            raise Http404
        with transaction.atomic():
            row = get_object_or_404(
                OrganisationText, organisation=organisation, locale__language_code=code
            )
            row.delete()
            log(
                instance=organisation,
                action=text_rights.REMOVED,
                user=request.user,
                data={"language": code},
            )
        words = _now("The translation was removed: %(language)s.")
        messages.success(request, words % {"language": texts.language_name(code)})
        return redirect(reverse("organisation:inspect", args=[organisation.pk]))
