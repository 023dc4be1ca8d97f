"""The translation editor for rows that are no pages, and its roads for those who may go them.

No row is registered as a snippet: wagtail-localize's other roads to it do not exist.
"""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.views import edit_translation

from translations import keepers, objects, refusals


def edit_object(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show a translation in wagtail-localize's editor; publish it."""
    translation, row, keeper = keepers.kept(request.user, translation_id)
    if request.method == "POST":
        return _publish(request, translation, row, keeper)
    if translation.source.schema_out_of_date():
        # A new version of the register; wagtail-localize would ask to renew what is the same.
        objects.renew(translation.source.get_source_instance())
        translation, row, keeper = keepers.kept(request.user, translation_id)
    response: HttpResponse = edit_translation.edit_translation(request, translation, row)
    return response


def _publish(
    request: HttpRequest, translation: Any, row: Any, keeper: keepers.Keeper
) -> HttpResponse:
    """Publish a translation, or say why it cannot be.

    Raises:
        PermissionDenied: The user may not publish it.
    """
    if not keeper.publishes(request.user, row):
        raise PermissionDenied
    try:
        objects.publish(translation, request.user)
    except objects.NotPublished as problem:
        messages.error(request, _still_open(problem.open))
    except ValidationError as error:
        messages.error(request, " ".join(refusals.sentences(row, error)))
    else:
        keeper.published(request.user, row)
        messages.success(request, _("The translation is published."))
        return redirect(keeper.address(request.user, row))
    return redirect(request.path)


def _still_open(number: int) -> str:
    """Say why a translation cannot be published."""
    if not number:
        return _("There is nothing to be translated any more.")
    words = ngettext(
        "Nothing was published: %(number)s passage is not translated yet, or has an error.",
        "Nothing was published: %(number)s passages are not translated yet, or have errors.",
        number,
    )
    return words % {"number": number}


def guarded(view: Any) -> Any:
    """Return a view of wagtail-localize's that asks the keeper of a row first."""

    # It is a view of ours: it keeps what Django's middleware asks of a view, not the module.
    @wraps(view, assigned=())
    def guard(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        keepers.check(request.user, translation_id)
        response: HttpResponse = view(request, translation_id, **kwargs)
        return response

    return guard


edit_string = guarded(edit_translation.edit_string_translation)
