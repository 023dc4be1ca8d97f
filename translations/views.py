"""wagtail-localize's views, limited to own pages, and handing a translation in to the editors.

It asks only for the right to submit translations, which belongs to no page: whoever has it for one
site could put the pages of every site into another language, and publish them in all languages.
Whoever may change a page could loosen it from its original, or put the original's text live in its
place; here that is for those who may publish it. To be deleted once wagtail-localize asks for the
rights on the page.
"""

from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.forms import Form, HiddenInput
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
)
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.admin import messages
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import OverridableSegment, Translation, TranslationSource
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.edit_translation import TabHelper, user_can_edit_instance
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from translations import handing_in, offered, override_checks, own_texts, starting


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

    def form_valid(self, form: Form) -> HttpResponse:
        """Begin texts of their own as such, and submit the other languages."""
        locales = form.cleaned_data["locales"]
        own = [locale for locale in locales if own_texts.is_own_text(locale)]
        submit: Any = super().form_valid
        if not own:
            return submit(form)
        try:
            for locale in own:
                starting.start_translation(self.object, locale, self.request.user)
        except ParentNotTranslatedError:
            form.add_error("locales", _("Begin with the page above this one: it has no such text."))
            return self.render_to_response(self.get_context_data() | {"form": form})
        names = ", ".join(str(locale.get_display_name()) for locale in own)
        words = _("The draft in %(language)s is a copy to be rewritten in words of its own.")
        messages.success(self.request, words % {"language": names})
        form.cleaned_data["locales"] = locales.exclude(pk__in=[locale.pk for locale in own])
        if form.cleaned_data["locales"]:
            return submit(form)
        return redirect(
            reverse("wagtailadmin_pages:edit", args=[self.object.get_translation(own[0]).pk])
        )


class UpdateOwnTranslationsView(UpdateTranslationsView):
    """Renews the translations of what the user may edit."""

    def get_object(self) -> TranslationSource:
        """Return the source.

        Raises:
            Http404: It is not of a page.
            PermissionDenied: The user may not edit the original.
        """
        source: TranslationSource = super().get_object()
        original = source.get_source_instance()
        if not isinstance(original, Page):
            raise Http404  # what is no page renews itself, and has a keeper who publishes it
        if not user_can_edit_instance(self.request.user, original):
            raise PermissionDenied
        return source

    def get_form(self) -> Form:
        """Publish nothing here: in the editor, warnings and unfinished passages are asked about."""
        form: Form = super().get_form()
        field = form.fields["publish_translations"]
        field.disabled, field.widget = True, HiddenInput()
        return form


# ------------------------------------------------------------------------------------ one page
def _target(translation_id: int, **conditions: Any) -> tuple[Translation, Page]:
    """Return a translation and its page.

    Raises:
        Http404: There is no such translation, or its page is gone.
    """
    translation = get_object_or_404(Translation, pk=translation_id, **conditions)
    try:
        page = translation.get_target_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not isinstance(page, Page):
        raise Http404
    return translation, page


def check_publisher(user: Any, page: Page) -> None:
    """Ask for the right to publish a page.

    Raises:
        PermissionDenied: The user does not have it.
    """
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied


@require_POST
def stop_own_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Loosen a page from its original."""
    check_publisher(request.user, _target(translation_id)[1])
    response: HttpResponse = edit_translation.stop_translation(request, translation_id)
    return response


def convert_own_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Put an alias of the original in the place of a translated page."""
    page = get_object_or_404(Page, pk=page_id)
    check_publisher(request.user, page)
    own_texts.refuse(page.locale)
    response: HttpResponse = convert.convert_to_alias(request, page_id)
    return response


def edit_own_override(
    request: HttpRequest, translation_id: int, overridable_segment_id: int
) -> HttpResponse:
    """Keep another image, document, page, address or name for one language.

    Raises:
        PermissionDenied: The user may not choose the image, document or page.
    """
    segment = get_object_or_404(OverridableSegment, pk=overridable_segment_id)
    if request.method == "PUT":
        value = _sent_value(request)
        if value is None:
            return HttpResponseBadRequest()
        if isinstance(segment.data, int):
            if not _may_choose(request.user, segment, value):
                raise PermissionDenied
        elif problem := override_checks.problem(segment, value):
            return JsonResponse({"value": [problem]}, status=HTTPStatus.BAD_REQUEST)
    response: HttpResponse = edit_translation.edit_override(
        request, translation_id, overridable_segment_id
    )
    return response


def _sent_value(request: HttpRequest) -> str | None:
    """Return the value of a form that the editor's script sent, if it has one."""
    # Django keeps the body that was asked for, and wagtail-localize reads it again.
    body = BytesIO(request.body)
    try:
        form, _files = MultiPartParser(request.META, body, request.upload_handlers).parse()
    except MultiPartParserError:
        return None
    value: str | None = form.get("value")
    return value


def _may_choose(user: Any, segment: OverridableSegment, value: str) -> bool:
    """Say whether somebody sees what a segment should refer to in the chooser for it."""
    if not value.isdecimal():
        return False
    source = segment.source.get_source_instance()
    path = segment.context.path
    place = edit_translation.get_segment_location_info(
        source, TabHelper(source), path, segment.context.get_field_path(source), widget=True
    )
    kind = place["widget"]["type"]
    for name, policy in {"image_chooser": images, "document_chooser": documents}.items():
        if kind == name:
            files = policy.instances_user_has_any_permission_for(user, ["choose"])
            return bool(files.filter(pk=value).exists())
    if kind == "page_chooser":
        pages = page_permission_policy.instances_user_has_any_permission_for(user, {"change"})
        keys = pages.values("translation_key")
        return bool(Page.objects.filter(pk=value, translation_key__in=keys).exists())
    return False


@require_POST
def hand_in(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Hand a translated page in to the editors.

    Raises:
        Http404: The page is an alias: nobody translates it.
        PermissionDenied: The user may not edit the page.
    """
    translation, page = _target(translation_id, enabled=True)
    if page.alias_of_id:
        raise Http404
    user = request.user
    if not isinstance(user, AbstractUser) or not user_can_edit_instance(user, page):
        raise PermissionDenied
    try:
        handing_in.hand_in(translation, user)
    except handing_in.NotHandedIn as error:
        messages.error(request, str(error))
    except ValidationError as error:
        message = _("The page was not handed in: some passages have errors.")
        if elsewhere := handing_in.mark_errors(translation, error):
            problems = " ".join(elsewhere)
            message = _("The page was not handed in. %(problems)s") % {"problems": problems}
        messages.error(request, message)
    else:
        messages.success(request, _("The editors will look at the page and publish it."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
