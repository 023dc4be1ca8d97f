"""Adding a site or a language in the admin, guided, and what to do next."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site
from wagtail.sites.views import IndexView

from accounts.choices import Role
from association_site.opening.forms import NewLanguageForm, NewSiteForm
from association_site.opening.languages import (
    LanguageState,
    add_language,
    language_name,
    language_states,
    languages_to_add,
    main_code,
    public_pages,
    turn_language_off,
)
from association_site.opening.sites import add_site
from association_site.opening.steps import Step, language_steps, settings_address, site_steps
from pages.models import SiteSettings

CHECK, CREATE = "check", "create"


def may_change(user: Any, site: Site) -> bool:
    """Say whether somebody keeps the settings of a site, and so its languages."""
    policy = SiteSettings.get_permission_policy()
    return bool(policy.user_has_permission_for_instance(user, "change", site))


class OwnSiteMixin:
    """Opens a view to those who keep the settings of the site it is about."""

    request: HttpRequest
    kwargs: dict[str, Any]
    site: Site

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse others, who do not learn whether there is such a site.

        Raises:
            Http404: There is none.
            PermissionDenied: The user does not keep its settings.
        """
        site = Site.objects.filter(pk=self.kwargs["pk"]).first()
        if site is None and request.user.is_superuser:
            raise Http404
        if site is None or not may_change(request.user, site):
            raise PermissionDenied
        self.site = site
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def breadcrumb(self) -> dict[str, str]:
        """Return the way to the site's settings."""
        name = self.site.site_name or self.site.hostname
        return {"url": settings_address(self.site), "label": name}


# ------------------------------------------------------------------------------------ a new site
class NewSiteView(WagtailAdminTemplateMixin, FormView):
    """A form, then what will be made; only then it is."""

    form_class = NewSiteForm
    template_name = "opening/new_site.html"
    page_title = gettext_lazy("New site")
    header_icon = "site"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Leave sites to the administrators of all of them.

        Raises:
            PermissionDenied: The user is none.
        """
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the list of sites."""
        sites = {"url": reverse("wagtailsites:index"), "label": _("Sites")}
        return [*self.breadcrumbs_items, sites, {"url": "", "label": self.page_title}]

    def form_valid(self, form: NewSiteForm) -> HttpResponse:
        """Make the site where the summary was agreed to; else show the summary, or the form."""
        action = self.request.POST.get("action", CHECK)
        if action == CREATE:
            try:
                site = add_site(form.new_site(), self.request.user)
            except ValidationError as error:
                form.add_error(None, error)
                return self.form_invalid(form)
            except IntegrityError:
                form.add_error(None, _("Somebody did the same at this moment. Please try again."))
                return self.form_invalid(form)
            messages.success(
                self.request, _("The site “%(site)s” was made.") % {"site": site.site_name}
            )
            return redirect("site_steps", site.pk)
        summary = self.summary(form) if action == CHECK else None
        return self.render_to_response(self.get_context_data(form=form, summary=summary))

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Say that there are errors; they stand beside their fields."""
        messages.error(self.request, _("The site could not be made. See the errors below."))
        return super().form_invalid(form)

    def summary(self, form: NewSiteForm) -> dict[str, Any]:
        """Return what will be made."""
        new = form.new_site()
        further = [language_name(code) for code in new.further_languages]
        roles = [role.label for role in Role if role != Role.TRANSLATOR]
        return {
            "new": new,
            "main_language": language_name(new.language),
            "languages": further,
            "groups": [
                *roles,
                *(f"{Role.TRANSLATOR.label} ({language})" for language in further),
            ],
        }


class SiteIndexView(IndexView):
    """Wagtail's list of sites; its button leads to the guided form."""

    add_item_label = gettext_lazy("New site")

    def get_add_url(self) -> str:
        """Return the address of the guided form."""
        return reverse("new_site")


# -------------------------------------------------------------------------------- a new language
def new_language_somewhere(request: HttpRequest) -> HttpResponse:
    """Lead to the form of the site that was asked for, else of the first one's own.

    Raises:
        PermissionDenied: The user keeps the settings of no site.
    """
    policy = SiteSettings.get_permission_policy()
    sites = policy.sites_user_has_permission_for(request.user, "change")
    here = Site.find_for_request(request)
    site = here if here is not None and may_change(request.user, here) else sites.first()
    if site is None:
        raise PermissionDenied
    return redirect("new_language", site.pk)


class NewLanguageView(OwnSiteMixin, WagtailAdminTemplateMixin, FormView):
    """Chooses a language and says what will be made, and what comes after."""

    form_class = NewLanguageForm
    template_name = "opening/new_language.html"
    page_title = gettext_lazy("New language")
    header_icon = "wagtail-localize-language"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the site's settings."""
        return [*self.breadcrumbs_items, self.breadcrumb(), {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the site to the form."""
        return {**super().get_form_kwargs(), "site": self.site}

    def get_initial(self) -> dict[str, Any]:
        """Choose the language that a link asks for."""
        return {"language": self.request.GET.get("language", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the site, the other sites, and whether there is anything to choose."""
        policy = SiteSettings.get_permission_policy()
        sites = policy.sites_user_has_permission_for(self.request.user, "change")
        return super().get_context_data(
            site=self.site,
            other_sites=[site for site in sites if site.pk != self.site.pk],
            languages=languages_to_add(self.site),
            main_language=language_name(main_code(self.site)),
            **kwargs,
        )

    def form_valid(self, form: NewLanguageForm) -> HttpResponse:
        """Add the language and lead to what comes next."""
        code = form.cleaned_data["language"]
        add_language(self.site, code, self.request.user)
        [state] = [state for state in language_states(self.site) if state.code == code]
        words = _("%(language)s was added. Visitors see it once its home page is published.")
        if state.is_public:
            words = _("%(language)s is on again. Visitors can read its pages.")
        messages.success(self.request, words % {"language": language_name(code)})
        return redirect("language_steps", self.site.pk, code)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Say that there are errors; they stand beside their fields."""
        messages.error(self.request, _("The language could not be added. See the errors below."))
        return super().form_invalid(form)


class TurnLanguageOffView(OwnSiteMixin, WagtailAdminTemplateMixin, TemplateView):
    """Says what taking a language off a site means for visitors and texts, and does it."""

    template_name = "opening/turn_language_off.html"
    page_title = gettext_lazy("Turn a language off")
    header_icon = "wagtail-localize-language"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the site's settings."""
        return [*self.breadcrumbs_items, self.breadcrumb(), {"url": "", "label": self.page_title}]

    def state(self) -> LanguageState:
        """Return how far the language is.

        Raises:
            Http404: The site does not offer it, or is written in it.
        """
        for state in language_states(self.site):
            if state.code == self.kwargs["code"] and state.is_on and not state.is_main:
                return state
        raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the language, the pages that visitors lose, and an address of theirs."""
        state = self.state()
        home = state.home
        return super().get_context_data(
            site=self.site,
            language=state,
            settings_address=settings_address(self.site),
            pages=public_pages(home) if home and state.is_public else 0,
            address=f"{self.site.root_url}/{state.code}/",
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Turn it off and lead back to the settings."""
        state = self.state()
        turn_language_off(self.site, state.code, request.user)
        words = _("%(language)s is off. All its texts are kept; you can add the language again.")
        messages.success(request, words % {"language": state.name})
        return redirect(settings_address(self.site))


# ------------------------------------------------------------------------------------ next steps
class StepsView(OwnSiteMixin, WagtailAdminTemplateMixin, TemplateView):
    """A list of what is left to do."""

    template_name = "opening/steps.html"
    page_title = gettext_lazy("Next steps")
    header_icon = "tasks"
    introduction: Any = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the site's settings."""
        return [
            *self.breadcrumbs_items,
            self.breadcrumb(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def steps(self) -> list[Step]:
        """Return what is left to do."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the steps."""
        return super().get_context_data(steps=self.steps(), site=self.site, **kwargs)


class SiteStepsView(StepsView):
    """What is left to do for a site."""

    def get_page_subtitle(self) -> str:
        """Name the site."""
        return str(self.site.site_name or self.site.hostname)

    def steps(self) -> list[Step]:
        """Return the steps of the site."""
        return site_steps(self.site, self.request.user)  # type: ignore[arg-type]


class LanguageStepsView(StepsView):
    """What is left to do for a language of a site."""

    def get_page_subtitle(self) -> str:
        """Name the language."""
        return language_name(self.kwargs["code"])

    def steps(self) -> list[Step]:
        """Return the steps of the language.

        Raises:
            Http404: The site does not have it.
        """
        found = language_steps(self.site, self.kwargs["code"], self.request.user)  # type: ignore[arg-type]
        if not found:
            raise Http404
        return found
