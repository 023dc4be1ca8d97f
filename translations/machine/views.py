"""Having a machine translate, from the editor of a translation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from translations import keepers
from translations.exchange import scopes
from translations.exchange.views import editor_of
from translations.machine.service import Service
from translations.machine.translating import Result, service_for, translate


def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Translate what is missing; wagtail-localize's own view takes errors for translations."""
    keepers.check(request.user, translation_id)
    response: HttpResponse = _machine_translate(request, translation_id)
    return response


@require_POST
def _machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Translate, and say what came of it.

    Raises:
        Http404: No service translates into this language.
        PermissionDenied: The text is not the user's to translate.
    """
    text = scopes.text_of(request.user, translation_id)
    service = service_for(text)
    if service is None:
        raise Http404
    again = request.POST.get("again") == "yes"
    _tell(request, service, translate(service, text, request.user, again))
    return redirect(get_valid_next_url_from_request(request) or editor_of(text))


def _tell(request: HttpRequest, service: Service, result: Result) -> None:
    """Say what came of it."""
    if result.saved:
        words = ngettext(
            "%(service)s has translated %(number)s passage. Please read it before it is published.",
            "%(service)s has translated %(number)s passages. Please read them before they are published.",
            result.saved,
        )
        messages.success(request, words % {"service": service.display_name, "number": result.saved})
    if result.refused:
        words = ngettext(
            "%(number)s passage was left as it was: what came back had lost a figure, a term, a link or the formatting, or was too long.",
            "%(number)s passages were left as they were: what came back had lost a figure, a term, a link or the formatting, or was too long.",
            result.refused,
        )
        messages.warning(request, words % {"number": result.refused})
    if result.problem:
        messages.error(request, result.problem)
    elif not result.saved and not result.refused:
        messages.warning(request, _("There is nothing left to translate."))
