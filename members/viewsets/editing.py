"""Saving an organisation that somebody else may have saved meanwhile."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.log_actions import registry

from members import gazetteer, register
from members.forms import OrganisationForm, fingerprints
from members.models import Organisation
from members.viewsets.own import OwnCreateView, OwnEditView
from pages import changes

TOLD = _("Somebody else has changed this organisation. Nothing is saved yet.")


class Places:
    """Offers the names of towns and districts to the form's address."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the names that the gazetteer knows."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        towns = {town.name for town in gazetteer.municipalities().values()}
        districts = {district.name for district in gazetteer.districts().values()}
        return context | {"towns": sorted(towns), "districts": sorted(districts)}


class OrganisationCreateView(Places, OwnCreateView):
    """A new organisation."""


class OrganisationEditView(Places, OwnEditView):
    """An organisation; whoever saves it after somebody else is told what that changed."""

    difference: list[changes.Change] | None = None

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the organisation as it is until the answer is given."""
        locked = self.own(Organisation.objects.select_for_update())
        locked.filter(pk=self.kwargs["pk"]).first()
        return super()._answer(request, *args, **kwargs)

    def values_of(self, row: Organisation) -> changes.Values:
        """Compare what it agreed to as well."""
        return register.values_of(row)

    def is_valid(self, form: OrganisationForm) -> bool:
        """Show the difference where the organisation is not what the form was opened with."""
        valid = bool(super().is_valid(form))
        now = Organisation.objects.get(pk=form.instance.pk)
        prints, opened = fingerprints(now), form.opened_before()
        changed = [name for name in prints if name in opened and opened[name] != prints[name]]
        if not valid or not changed:
            return valid
        theirs, yours = register.values_of(now), self._would_be()
        differing = {
            name: [theirs[name], yours[name]] for name in changed if theirs[name] != yours[name]
        }
        if not differing:
            return True
        self.difference = changes.described(Organisation, {changes.KEY: differing})
        # Whoever saves again has read it.
        form.data = form.data.copy()
        form.data["opened"] = json.dumps(prints)
        self.produced_error_code = "validation_error"
        self.produced_error_message = TOLD
        return False

    def _would_be(self) -> changes.Values:
        """Return what saving would make of the organisation, without doing so."""
        kwargs = self.get_form_kwargs()
        kwargs["instance"] = Organisation.objects.get(pk=self.object.pk)
        form = self.get_form_class()(**kwargs)
        form.full_clean()
        with transaction.atomic():
            values = register.values_of(form.save())
            transaction.set_rollback(True)
        return values

    def form_invalid(self, form: OrganisationForm) -> HttpResponse:
        """Say what is the matter; the difference stands above the form."""
        if self.difference is None:
            response: HttpResponse = super().form_invalid(form)
            return response
        self.form = form
        messages.warning(self.request, TOLD)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the other person changed, and who that was."""
        context = super().get_context_data(**kwargs)
        if self.difference is None:
            return context
        last = registry.get_logs_for_instance(self.object).select_related("user").first()
        who = last.user_display_name if last else ""
        return context | {"difference": self.difference, "changed_by": who}
