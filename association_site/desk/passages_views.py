"""What changed in the original since a page was translated, and what is not translated in it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from association_site.desk import passages_log
from association_site.desk.grid import target_codes
from association_site.desk.matrix_views import works_on_translations
from association_site.desk.work import SiteWork
from association_site.opening.languages import language_name
from translations import accepted, content, keeping, recording
from translations.changes import Passage, changes_of, segments_of, untranslated_of
from translations.choices import State
from translations.differences import Part, difference
from translations.models import TranslationRecord
from translations.own_texts import LANGUAGES

# The number of letters of the id of a block.
BLOCK_ID = 36


@dataclass(frozen=True)
class ShownPassage:
    """A passage as a translator looks at it.

    Attributes:
        place: Where it stands, in words.
        address: Where the editor shows it.
        passage: What it is.
        pieces: The words of the original that went, came, and stayed.
    """

    place: str
    address: str
    passage: Passage
    pieces: list[Part] = field(default_factory=list)


def own_translation(user: Any, page_id: int) -> tuple[SiteWork, Page, str]:
    """Return a translation that somebody may work on, with its site and language.

    Raises:
        Http404: There is no such page.
        PermissionDenied: It is no page of theirs, or an original.
    """
    works = works_on_translations(user)
    found = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    for work in works:
        for code in target_codes(work):
            home = work.homes[code]
            if found.locale_id == home.locale_id and found.path.startswith(home.path):
                page = content.fresh(found)
                if page is None or page.alias_of_id:
                    raise Http404
                return work, page, code
    raise PermissionDenied


class PassagesView(WagtailAdminTemplateMixin, TemplateView):
    """The passages of a translation that ask for work."""

    template_name = "desk/passages.html"
    header_icon = "history"

    @cached_property
    def found(self) -> tuple[SiteWork, Page, str]:
        """The translation, its site and language."""
        return own_translation(self.request.user, self.kwargs["page_id"])

    def get_page_title(self) -> str:
        """Name the page."""
        return str(self.found[1].draft_title)

    def get_page_subtitle(self) -> str:
        """Name the language."""
        return language_name(self.found[2])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the matrix."""
        work = self.found[0]
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation_matrix", args=[work.site.pk]), "label": _("Translations")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the passages, and what was found right as it stands."""
        _work, page, code = self.found
        record = recording.live_of(page)
        changed = changes_of(record, page) if record else []
        open_ones = [] if code in LANGUAGES else undecided(record, page)
        numbers = segments_of(page, [*changed, *open_ones])
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "record": record,
            "states": [
                state
                for state in (record.states if record else [])
                if code not in LANGUAGES or state is State.OUTDATED
            ],
            "code": code,
            "language": language_name(code),
            "original_code": record.source.locale.language_code if record else "",
            "original_language": language_name(record.source.locale.language_code)
            if record
            else "",
            "translators": translators(record),
            "editor": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "changed": [
                self._shown(passage, numbers, difference(passage.before, passage.after))
                for passage in changed
            ],
            "open": [self._shown(passage, numbers) for passage in open_ones],
            "kept": accepted.kept_words(page),
        }

    def _shown(
        self,
        passage: Passage,
        numbers: dict[tuple[str, str], int],
        pieces: list[Part] | None = None,
    ) -> ShownPassage:
        """Return a passage with its place in words and its address."""
        page = self.found[1]
        editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return ShownPassage(
            place_of(page, passage),
            f"{editor}{anchor_of(passage, numbers)}",
            passage,
            pieces or [],
        )


def undecided(record: TranslationRecord | None, page: Page) -> list[Passage]:
    """Return the untranslated passages of a translation that nobody found right as they stand.

    Readers see some decisions only when the page is published next.
    """
    decided = accepted.accepted_hashes(page.translation_key, page.locale_id)
    found = untranslated_of(record, page) if record else []
    return [passage for passage in found if passage.mark not in decided]


def translators(record: TranslationRecord | None) -> list[str]:
    """Return who made the passages of a translation."""
    names = {passage["by"] for passage in record.passages} if record else set()
    return sorted(name for name in names if name)


def place_of(page: Page, passage: Passage) -> str:
    """Return where a passage stands: its section, or the name of its field."""
    if passage.section:
        return passage.section
    name = passage.path.partition(".")[0]
    known = {field.name: field for field in page._meta.get_fields()}
    field_of_page = known.get(name)
    return capfirst(str(getattr(field_of_page, "verbose_name", ""))) if field_of_page else ""


def anchor_of(passage: Passage, numbers: dict[tuple[str, str], int]) -> str:
    """Return what leads to a passage within the editor: wagtail-localize's or Wagtail's own."""
    if passage.place in numbers:
        return f"#passage-{numbers[passage.place]}"
    if numbers or not passage.path:
        return ""
    # Plain fields have no address of their own: that of Wagtail's panels depends on the tab's name.
    ids = [part for part in passage.path.split(".")[1:] if len(part) == BLOCK_ID]
    return f"#block-{ids[-1]}-section" if ids else ""


class RightAsItStandsView(View):
    """Notes that words are right although the original says the same, or takes that back.

    Readers see it at once where somebody decides who may publish the page, else when it is published
    next.
    """

    http_method_names = ("post",)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Do it.

        Raises:
            BadRequest: No passage is named.
        """
        _work, page, _code = own_translation(request.user, page_id)
        keep, withdraw = request.POST.get("keep", ""), request.POST.get("withdraw", "")
        if not keep and not withdraw:
            raise BadRequest
        at_once = page.permissions_for_user(request.user).can_publish()
        if withdraw:
            if row := keeping.withdraw(page, withdraw, at_once=at_once):
                passages_log.note(passages_log.WITHDRAWN, page, row, request.user)
            messages.success(request, _("The passage counts as not translated again."))
        elif words := self._words(page, keep):
            row = keeping.keep(page, words, request.user, at_once=at_once)
            passages_log.note(passages_log.KEPT, page, row, request.user)
            messages.success(
                request, _("“%(words)s” is right as it stands.") % {"words": words[:80]}
            )
        else:
            messages.warning(request, _("This passage has changed meanwhile. Please look again."))
        return redirect("translation_passages", page.pk)

    def _words(self, page: Page, mark: str) -> str:
        """Return the words of an untranslated passage; none where there is no such passage."""
        found = undecided(recording.live_of(page), page)
        return next((passage.after for passage in found if passage.mark == mark), "")
