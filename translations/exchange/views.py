"""PO files in the admin: taking words out, bringing them in, and the report between."""

from typing import Any

import polib
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from translations.exchange import saving, scopes
from translations.exchange.catalogue import catalogue
from translations.exchange.choices import Outcome
from translations.exchange.comparing import Plan
from translations.exchange.forms import BringInForm
from translations.exchange.leftovers import leftovers
from translations.exchange.pieces import pieces_of
from translations.exchange.progress import progress_of
from translations.exchange.reading import Unreadable
from translations.models import PoUpload

# So many entries of a kind stand in a report; all that did not fit can be taken out as a file.
SHOWN = 50
ICON = "doc-full-inverse"


def file_response(file: polib.POFile, name: str, code: str) -> HttpResponse:
    """Return a PO file to be saved."""
    return HttpResponse(
        str(file).encode(),
        content_type="text/x-gettext-translation; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{slugify(name) or "po"}-{code}.po"'
        },
    )


def editor_of(text: scopes.Text) -> str:
    """Return where somebody translates a text."""
    if isinstance(text.target, Page):
        return reverse("wagtailadmin_pages:edit", args=[text.target.pk])
    return reverse("edit_object_translation", args=[text.translation.pk])


# --------------------------------------------------------------------------------- whole sites
class ListView(WagtailAdminTemplateMixin, TemplateView):
    """The languages of the sites that somebody translates, with what can be taken out."""

    template_name = "translations/po/list.html"
    page_title = _("PO files")
    header_icon = ICON

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the start."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the languages and the user's files.

        Raises:
            PermissionDenied: The user changes no pages.
        """
        user = self.request.user
        if not scopes.works_on_pages(user):
            raise PermissionDenied
        found = scopes.scopes_for(user)
        rows = [(scope, progress_of(scope, user), scopes.not_begun(scope)) for scope in found]
        sites = {
            scope.site_name: [row for row in rows if row[0].site == scope.site] for scope in found
        }
        uploads = PoUpload.objects.filter(user=user.pk).defer("file").select_related("locale")
        return {
            **super().get_context_data(**kwargs),
            "sites": sites,
            "uploads": uploads[:10],
            "may_begin": user.has_perm("wagtail_localize.submit_translation"),
        }


class OfScope:
    """A view about one language of a site."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def scope(self) -> scopes.Scope:
        """The site and its language."""
        return scopes.scope_of(self.request.user, self.kwargs["site_id"], self.kwargs["code"])


class DownloadView(OfScope, View):
    """All pages of a site in one language, or what is missing of them."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Send the file."""
        scope = self.scope
        pieces = pieces_of(scopes.texts_of(scope, request.user), scope.locale)
        if request.GET.get("only") == "missing":
            pieces = [piece for piece in pieces if piece.is_missing]
        file = catalogue(scope.site_name, scope.locale, pieces)
        return file_response(file, scope.site_name, scope.locale.language_code)


class BringInView(OfScope, WagtailAdminTemplateMixin, FormView):
    """A form for a file with words for a site in one language."""

    template_name = "translations/po/bring_in.html"
    form_class = BringInForm
    page_title = _("Bring in a PO file")
    header_icon = ICON

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the list."""
        above = {"url": reverse("po_files"), "label": ListView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_page_subtitle(self) -> str:
        """Name site and language."""
        return f"{self.scope.site_name}: {self.scope.locale.get_display_name()}"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Expect the language."""
        code = self.scope.locale.language_code
        return {**super().get_form_kwargs(), "language_code": code}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the scope."""
        return {**super().get_context_data(**kwargs), "scope": self.scope}

    def form_valid(self, form: BringInForm) -> HttpResponse:
        """Keep the file for the report."""
        upload = _keep(form, self.request.user, site=self.scope.site, locale=self.scope.locale)
        return redirect("po_report", upload.pk)


def _keep(form: BringInForm, user: Any, **of: Any) -> PoUpload:
    """Keep a file for its report."""
    name = str(form.cleaned_data["file"].name)[:255]
    return PoUpload.objects.create(user=user, file_name=name, file=form.content, **of)


# ------------------------------------------------------------------------------------ one text
@require_safe
def download_text(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take the passages of one text out, in the place of wagtail-localize's own file."""
    text = scopes.text_of(request.user, translation_id)
    locale = text.translation.target_locale
    file = catalogue(text.title, locale, pieces_of([text], locale))
    return file_response(file, text.title, locale.language_code)


@require_POST
def bring_in_text(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Bring words for one text in; wagtail-localize's own takes what is fuzzy for certain."""
    text = scopes.text_of(request.user, translation_id)
    locale = text.translation.target_locale
    form = BringInForm(request.POST, request.FILES, language_code=locale.language_code)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["file"])))
        return redirect(editor_of(text))
    upload = _keep(form, request.user, translation=text.translation, locale=locale)
    return redirect("po_report", upload.pk)


# ------------------------------------------------------------------------------------ the report
class OfUpload:
    """A view about a file that the user brought in; another's does not exist."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def upload(self) -> PoUpload:
        """The file."""
        rows = PoUpload.objects.select_related("user", "locale", "site")
        return get_object_or_404(rows, pk=self.kwargs["pk"], user=self.request.user.pk)

    @cached_property
    def texts(self) -> list[scopes.Text]:
        """The texts that it is for, as long as the user may translate them."""
        return saving.texts_for(self.upload)

    @property
    def name(self) -> str:
        """What it is for."""
        if self.upload.translation_id:
            return self.texts[0].title
        site = self.upload.site
        return str(site.site_name or site.hostname) if site else ""


class ReportView(OfUpload, WagtailAdminTemplateMixin, TemplateView):
    """What a file would change, or what of it did not fit."""

    template_name = "translations/po/report.html"
    page_title = _("PO file")
    header_icon = ICON

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the list, or below the text."""
        above = {"url": self._way_back(), "label": self.name}
        if not self.upload.translation_id:
            above["label"] = str(ListView.page_title)
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.upload.file_name}]

    def get_page_subtitle(self) -> str:
        """Name the file."""
        return self.upload.file_name

    def _way_back(self) -> str:
        """Return where somebody goes on."""
        return editor_of(self.texts[0]) if self.upload.translation_id else reverse("po_files")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say what is wrong with a file that can be taken no more."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Unreadable as problem:
            messages.error(request, str(problem))
            return redirect(self._way_back())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what becomes of the entries."""
        plan: Plan = kwargs.pop("plan", None) or saving.look(self.upload, self.texts)
        parts = []
        for outcome in (Outcome.MISFIT, Outcome.CHANGED, Outcome.NEW, Outcome.CONFIRMED):
            findings = plan.of(outcome)
            further = max(0, len(findings) - SHOWN)
            parts.append({"outcome": outcome, "findings": findings[:SHOWN], "number": len(findings), "further": further})  # fmt: skip
        return {
            **super().get_context_data(**kwargs),
            "upload": self.upload,
            "name": self.name,
            "plan": plan,
            "counted": [(outcome.label, plan.counts[outcome]) for outcome in Outcome],
            "parts": [part for part in parts if part["number"]],
            "misfits": plan.counts[Outcome.MISFIT],
            "source_code": self.texts[0].translation.source.locale.language_code
            if self.texts
            else "",
            "way_back": self._way_back(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the words, or forget the file.

        Raises:
            Http404: It is nothing that can be chosen.
        """
        action = request.POST.get("action")
        if action == "discard":
            way_back = self._way_back()
            self.upload.delete()
            messages.success(request, _now("The file was deleted. Nothing was kept of it."))
            return redirect(way_back)
        if action != "apply":
            raise Http404
        try:
            number = saving.apply(self.upload, request.POST.get("digest", ""))
        except saving.PlanChanged as changed:
            messages.warning(
                request,
                _now("Nothing was kept yet: a passage has changed meanwhile. Please look again."),
            )
            return self.render_to_response(self.get_context_data(plan=changed.plan))
        messages.success(request, _said(number))
        return redirect("po_report", self.upload.pk)


def _said(number: int) -> str:
    """Say how many passages were kept."""
    words = ngettext(
        "%(number)s passage is kept. Visitors see it once the page is published.",
        "%(number)s passages are kept. Visitors see them once the pages are published.",
        number,
    )
    return words % {"number": number}


class LeftoversView(OfUpload, View):
    """What did not fit, as a file."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Send it.

        Raises:
            Http404: The file cannot be taken any more.
        """
        try:
            plan = saving.look(self.upload, self.texts)
        except Unreadable as problem:
            raise Http404 from problem
        file = leftovers(self.name, self.upload.locale, plan)
        name = f"{self.name} {_now('open')}"
        return file_response(file, name, self.upload.locale.language_code)
