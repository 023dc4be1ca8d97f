"""The translators' desk: the pages of a site in all languages, and beginning a translation."""

from typing import Any, NamedTuple

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.admin import messages
from wagtail.models import Locale, Page

from accounts.models import User
from association_site.desk.cells import Row
from association_site.desk.choices import Standing
from association_site.desk.details import add_details
from association_site.desk.grid import grids_of, target_codes
from association_site.desk.matrix import Filters, chosen, count
from association_site.desk.views import OwnSiteView
from association_site.desk.work import SiteWork, work_of
from association_site.opening.languages import language_name
from translations import offered
from translations.own_texts import LANGUAGES
from translations.starting import start_translation

PER_PAGE = 50


class Column(NamedTuple):
    """A language at the head of the matrix.

    Attributes:
        code: The language.
        name: Its name in the reader's language.
        complete: How many pages are complete in it.
        total: How many there are or should be; of texts of their own, how many there are.
        has_own_texts: Whether its pages are texts of their own.
    """

    code: str
    name: str
    complete: int
    total: int
    has_own_texts: bool


def works_on_translations(user: Any) -> list[SiteWork]:
    """Return the sites on whose translations somebody works.

    Raises:
        PermissionDenied: There is none.
    """
    works = work_of(user) if isinstance(user, User) else []
    found = [work for work in works if work.edits or work.translated]
    if not found:
        raise PermissionDenied
    return found


def own_work(user: Any, site_id: int) -> SiteWork:
    """Return one of these sites.

    Raises:
        PermissionDenied: It is none of them.
    """
    for work in works_on_translations(user):
        if work.site.pk == site_id:
            return work
    raise PermissionDenied


def first_matrix(request: HttpRequest) -> HttpResponse:
    """Lead to the matrix of the first of one's sites."""
    works = works_on_translations(request.user)
    work = next((work for work in works if target_codes(work)), works[0])
    return redirect("translation_matrix", work.site.pk)


class TranslationMatrixView(OwnSiteView):
    """The pages of a site in each of its languages."""

    template_name = "desk/matrix.html"
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"

    @cached_property
    def works(self) -> list[SiteWork]:
        """The sites to choose from."""
        return works_on_translations(self.request.user)

    @cached_property
    def work(self) -> SiteWork:
        """The site.

        Raises:
            PermissionDenied: The person does not work on its translations.
        """
        found = [work for work in self.works if work.site.pk == self.kwargs["site_id"]]
        if not found:
            raise PermissionDenied
        return found[0]

    @cached_property
    def filters(self) -> Filters:
        """What was asked for; what does not exist is left out."""
        asked = self.request.GET
        code, standing = asked.get("language", ""), asked.get("state", "")
        return Filters(
            words=asked.get("q", "").strip(),
            code=code if code in target_codes(self.work) else "",
            standing=standing if standing in {"open", *Standing.values} else "",
            mine="mine" in asked,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of the page asked for, and what there is to filter by."""
        every = grids_of([self.work]).get(self.work.site.pk, [])
        codes = target_codes(self.work)
        counts = {code: count(every, code) for code in codes}
        filters = self.filters
        rows = Paginator(chosen(every, filters, self.request.user), PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        add_details(cell for row in rows for cell in row.cells.values())
        shown = [filters.code] if filters.code else codes
        asked = self.request.GET.copy()
        asked.pop("p", None)
        return {
            **super().get_context_data(**kwargs),
            "work": self.work,
            "works": self.works,
            "rows": rows,
            "keep": f"{asked.urlencode()}&" if asked else "",
            "filters": filters,
            "columns": [
                Column(
                    code,
                    language_name(code),
                    counts[code][Standing.COMPLETE],
                    _total(every, code),
                    code in LANGUAGES,
                )
                for code in shown
            ],
            "languages": [(code, language_name(code)) for code in codes],
            "standings": list(Standing),
            "may_start": self.work.edits,
            "here": self.request.get_full_path(),
        }


def _total(rows: list[Row], code: str) -> int:
    """Return how many pages there are or should be in a language."""
    cells = [row.cells[code] for row in rows]
    return sum(1 for cell in cells if cell.standings and Standing.NO_TEXT not in cell.standings)


class StartTranslationView(View):
    """Makes the draft of one page in one language, and leads into its editor."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, site_id: int) -> HttpResponse:
        """Make it.

        Raises:
            BadRequest: No page and language are named.
            PermissionDenied: The person may not do that.
        """
        work = own_work(request.user, site_id)
        number, _colon, code = request.POST.get("start", "").partition(":")
        if not number.isdecimal() or not code:
            raise BadRequest
        original = get_object_or_404(Page, pk=number).specific
        if not self._may(work, original, code):
            raise PermissionDenied
        locale = Locale.objects.get(language_code=code)
        back = request.POST.get("back", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
            back = reverse("translation_matrix", args=[site_id])
        try:
            page = start_translation(original, locale, request.user)
        except ParentNotTranslatedError:
            above = original.get_parent()
            words = {"page": original.draft_title, "above": above.draft_title}
            words["language"] = language_name(code)
            text = _(
                "“%(page)s” stands below “%(above)s”, which does not exist in %(language)s yet."
                " Begin with “%(above)s”."
            )
            messages.error(request, text % words)
            return redirect(back)
        if page is None:  # somebody was faster
            page = Page.objects.get(translation_key=original.translation_key, locale=locale)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _may(self, work: SiteWork, original: Page, code: str) -> bool:
        """Say whether the person may put a page into a language."""
        user = self.request.user
        return (
            work.edits
            and code in target_codes(work)
            and any(
                original.path.startswith(home.path) and original.locale_id == home.locale_id
                for home in work.homes.values()
            )
            and user.has_perm("wagtail_localize.submit_translation")
            and original.permissions_for_user(user).can_edit()
            and offered.locales_for(original).filter(language_code=code).exists()
        )
