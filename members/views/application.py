"""Applying for membership: the form as it was sent, and the link that confirms its sender.

None of it knows a cookie. What keeps other sites from sending forms in somebody's name is a cookie
elsewhere; here nobody is known by name. The form carries the signed moment at which our page was
opened, and the link's own secret is in its address.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from members import applications, guards, signed
from members.forms.application import ApplicationForm, form_on
from members.guards import Opened
from members.models import Application, ApplicationPage
from members.views.answers import closed_answer, kept_private, private_answer, too_large
from pages.site_context import SiteContext

TRAP = "remark"
LONGEST_KEY = 63  # bits that every database takes


def _page(request: HttpRequest, pk: int) -> ApplicationPage:
    """Return a page of the site that the visitor can read in the language of the address.

    Raises:
        Http404: There is none.
    """
    if pk.bit_length() > LONGEST_KEY:
        raise Http404
    context = SiteContext.for_request(request)
    language = translation.get_language()
    page = ApplicationPage.objects.filter(pk__in=context.public().values("pk"), pk=pk).first()
    if page is None or context.locales.get(page.locale_id) != language:
        raise Http404
    if not all(way.accept_request(request) for way in page.get_view_restrictions()):
        raise Http404
    return page


@method_decorator(csrf_exempt, name="dispatch")
class ApplyView(View):
    """Takes in the form of a page; with mistakes, the page comes back with all that was typed."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the page."""
        return redirect(SiteContext.for_request(request).address(_page(request, pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it in, or say what is wrong."""
        page, context = _page(request, pk), SiteContext.for_request(request)
        assert context.site is not None  # the page is one of its own
        if (refused := too_large(request)) is not None:
            return refused
        if request.POST.get(TRAP):
            # To a program all went well: it has no reason to try something else.
            return redirect("members_applied", pk=page.pk)
        form, status = form_on(page, context, request.POST), 200
        sent = request.POST.get("opened", "")
        when = guards.opened(page.pk, sent)
        if when is not Opened.LONG_AGO:
            form.stamp = sent
        if form.is_valid() and self._is_in_time(form, when):
            if guards.admits(context.site, guards.sender_of(request, context.site)):
                applications.receive(context.site, form.said())
                return redirect("members_applied", pk=page.pk)
            status = 429
            form.add_error(
                None,
                _(
                    "At the moment too many forms are coming in. Nothing is lost: please send it"
                    " again in an hour, or write to us."
                ),
            )
        return self._shown(request, page, form, status)

    def _is_in_time(self, form: ApplicationForm, when: Opened) -> bool:
        """Say whether a form without mistakes was open for a good while; else tell its sender."""
        if when is Opened.JUST_NOW:
            form.add_error(
                None, _("That was quick. Please look at it once more and send it again.")
            )
        elif when is Opened.LONG_AGO:
            form.add_error(
                None,
                _(
                    "The form has been open for a long time. Nothing is lost: please look at it once"
                    " more and send it again."
                ),
            )
        return when is Opened.IN_TIME

    def _shown(
        self, request: HttpRequest, page: ApplicationPage, form: ApplicationForm, status: int
    ) -> HttpResponse:
        """Return the page with the form as it was sent."""
        context: dict[str, Any] = page.get_context(request)
        context["form"] = form
        return kept_private(
            TemplateResponse(request, page.get_template(request), context, status=status)
        )


class AppliedView(View):
    """Says that a mail is on its way."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say so."""
        page = _page(request, pk)
        context = {
            "back": SiteContext.for_request(request).address(page),
            "days": signed.LONGEST[Application].days,
        }
        return private_answer(request, "members/application_sent.html", context)


@method_decorator(csrf_exempt, name="dispatch")
class ApplicationView(View):
    """What the link in a mail opens.

    Opening it changes nothing, since programs that look through mails open all links; a button does.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show what is about to be confirmed, or that it was."""
        application = self._application(request, token)
        if application is None:
            return self._closed(request)
        if application.confirmed_at is not None:
            return private_answer(request, "members/application_confirmed.html", {})
        return self._asked(request, application)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Confirm it; who confirmed it before is told the same."""
        if (refused := too_large(request)) is not None:
            return refused
        application = self._application(request, token)
        if application is None:
            return self._closed(request)
        try:
            organisation = applications.confirm(application, request.POST.get("seen", ""))
        except Application.DoesNotExist:
            return self._closed(request)
        if organisation is None:
            application.refresh_from_db()
            return self._asked(request, application, is_other=True)
        return kept_private(redirect(request.get_full_path()))

    def _asked(
        self, request: HttpRequest, application: Application, is_other: bool = False
    ) -> HttpResponse:
        """Show what was sent, and the button."""
        context = {
            "facts": applications.facts_of(application),
            "seen": applications.digest_of(application),
            "is_other": is_other,
        }
        return private_answer(request, "members/application_confirm.html", context)

    def _application(self, request: HttpRequest, token: str) -> Application | None:
        """Return the application of this site that a link was made for."""
        found = signed.found_by(Application, token)
        site = SiteContext.for_request(request).site
        return (
            found if found is not None and site is not None and found.site_id == site.pk else None
        )

    def _closed(self, request: HttpRequest) -> HttpResponse:
        """Say what to do instead."""
        context = SiteContext.for_request(request)
        readable = ApplicationPage.objects.filter(pk__in=context.public().values("pk"))
        own = [page for page in readable if context.locales.get(page.locale_id) == translation.get_language()]  # fmt: skip
        way = {"address": context.address(own[0]), "label": own[0].title} if own else None
        return closed_answer(
            request,
            _(
                "It is not whole, its time is over, or another one has taken its place. Please open"
                " the link from the mail once more; if that does not help, fill in the form again."
            ),
            way,
        )
