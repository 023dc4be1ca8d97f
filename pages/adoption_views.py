"""Recording the adoption of a draft, putting its facts right, and publishing a correction of its words."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from pages import adopting, adoption_details, comparison
from pages.adoption_forms import AdoptionForm, CorrectionForm, DetailsForm, FactsForm, SeenForm
from pages.dates import long_date
from pages.figures import FigureValues
from pages.models import AdoptedVersion, StatementPage


class OriginalView(WagtailAdminTemplateMixin, FormView):
    """A form about the original of a statement, for those who may publish it."""

    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let those in who may publish the original of a statement.

        Raises:
            Http404: It is something else.
            PermissionDenied: Somebody may not.
        """
        self.page = get_object_or_404(StatementPage, pk=kwargs["page_id"])
        if not adopting.is_original(self.page):
            raise Http404
        lock = self.page.get_lock()
        locked = lock is not None and lock.for_user(request.user)
        if locked or not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return the page."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: from the editor of the page."""
        draft = {"url": self.edit_url, "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, draft, {"url": "", "label": self.get_page_title()}]

    @property
    def edit_url(self) -> str:
        """Where the draft is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows, and what its widgets need."""
        context = super().get_context_data(**kwargs)
        media = context["form"].media
        return context | {"page": self.page, "edit_url": self.edit_url, "media": media}


class AdoptedTextView(OriginalView):
    """Shows a draft beside the words in force, and asks what makes it public."""

    template_name = "pages/admin/adopted_text.html"
    form_class: type[SeenForm]

    @cached_property
    def version(self) -> AdoptedVersion | None:
        """The version in force."""
        return self.page.version_in_force

    @cached_property
    def draft(self) -> StatementPage:
        """The newest words."""
        return adopting.draft_of(self.page)

    @cached_property
    def comparison(self) -> comparison.Comparison | None:
        """What the draft changes in the words in force."""
        return comparison.compare(self.version.words, self.draft) if self.version else None

    @property
    def seen(self) -> adopting.Seen:
        """What is shown."""
        return adopting.Seen.of(self.page, self.version, self.draft)

    def _read_again(self) -> None:
        """Forget what was shown."""
        self.page = StatementPage.objects.get(pk=self.page.pk)
        for name in ("version", "draft", "comparison"):
            self.__dict__.pop(name, None)

    def get_page_title(self) -> str:
        """Return what is being done."""
        return _("Record adoption")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what there is to be seen."""
        return super().get_form_kwargs() | {"now": self.seen}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        differs = self.version is None or not self.version.says(self.draft)
        return super().get_context_data(**kwargs) | {
            "draft": self.draft,
            "version": self.version,
            "comparison": self.comparison,
            "differs": differs,
            "gaps": adopting.words_problem(self.draft),
            "figures_shown": FigureValues(self.page.get_site(), timezone.localdate()),
            "preview_url": reverse("wagtailadmin_pages:view_draft", args=[self.page.pk]),
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, or say what is in the way."""
        assert isinstance(form, SeenForm)
        try:
            message = self.act(form)
        except adopting.OvertakenError:
            self._read_again()
            form.now = self.seen
            form.say_overtaken()
        except ValidationError as error:
            known = getattr(error, "error_dict", {})
            named = {name: found for name, found in known.items() if name in form.fields}
            form.add_error(None, named or error.messages)
        else:
            messages.success(self.request, message)
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return self.form_invalid(form)

    def act(self, form: Any) -> str:
        """Make the draft public and return what to say about it."""
        raise NotImplementedError


class RecordAdoptionView(AdoptedTextView):
    """Records that a draft was adopted."""

    form_class = AdoptionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which version is in force."""
        return super().get_form_kwargs() | {"version": self.version, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Suppose that the same body adopts the next version."""
        return {"adopted_by": self.version.adopted_by} if self.version else {}

    def act(self, form: AdoptionForm) -> str:
        """Record it."""
        version = adopting.record(self.page, form.facts, self.request.user, form.now)
        return _("The version of %(day)s is in force and public.") % {
            "day": long_date(version.adopted_on)
        }


class CorrectionView(AdoptedTextView):
    """Publishes a draft as a correction of a slip of the pen."""

    form_class = CorrectionForm
    header_icon = "edit"

    def get_page_title(self) -> str:
        """Return what is being done."""
        return _("Correct a typo")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let nobody correct what was never adopted: it is published as any page is.

        Raises:
            Http404: It was not.
        """
        if not AdoptedVersion.objects.filter(page_id=kwargs["page_id"]).exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def act(self, form: CorrectionForm) -> str:
        """Publish it."""
        adopting.correct(self.page, form.cleaned_data["reason"], self.request.user, form.now)
        return _("The correction is public; the adoption stays as it is.")


class DetailsView(OriginalView):
    """Puts right who adopted a version, where, and where its minutes are, which often come later."""

    template_name = "pages/admin/adoption_details.html"
    form_class = DetailsForm

    def get_page_title(self) -> str:
        """Return what is being done."""
        return _("Details of the adoption")

    @cached_property
    def versions(self) -> list[AdoptedVersion]:
        """All versions, the one in force first."""
        return list(self.page.adopted_versions.select_related("minutes"))

    @cached_property
    def version(self) -> AdoptedVersion:
        """The version whose facts are shown: the one in force, unless the address names another.

        Raises:
            Http404: There is none.
        """
        number = self.request.GET.get("version")
        for version in self.versions:
            if number in {None, str(version.pk)}:
                return version
        raise Http404

    def get_initial(self) -> dict[str, Any]:
        """Show what is on record."""
        return {name: getattr(self.version, name) for name in FactsForm.base_fields}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what is on record, and who chooses."""
        return super().get_form_kwargs() | {"version": self.version, "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        others = [version for version in self.versions if version != self.version]
        return super().get_context_data(**kwargs) | {"version": self.version, "others": others}

    def form_valid(self, form: DetailsForm) -> HttpResponse:
        """Save them, unless somebody else was quicker."""
        facts, seen = form.facts_of(self.version.adopted_on), form.cleaned_data["seen"]
        try:
            is_other = adoption_details.put_right(self.version, facts, self.request.user, seen)
        except adopting.OvertakenError:
            form.version = self.page.adopted_versions.get(pk=self.version.pk)
            form.now = adoption_details.seen_of(form.version)
            form.say_overtaken()
            return self.form_invalid(form)
        day = {"day": long_date(self.version.adopted_on)}
        if is_other:
            messages.success(
                self.request, _("The details of the adoption of %(day)s are saved.") % day
            )
        else:
            messages.info(
                self.request, _("The details of the adoption of %(day)s are as they were.") % day
            )
        return redirect(f"{self.request.path}?version={self.version.pk}")
