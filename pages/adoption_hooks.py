"""What adopted statements change in Wagtail's admin.

Whoever publishes them is offered to record an adoption or to correct a slip of the pen, in the place
of publishing; what would end in an error is refused in words.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import (
    ActionMenuItem,
    PublishMenuItem,
    SubmitForModerationMenuItem,
)
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from pages import adopting
from pages.adoption_views import CorrectionView, DetailsView, RecordAdoptionView
from pages.dates import long_date
from pages.draft_views import ShareDraftView
from pages.models import AdoptedFile, AdoptedVersion, EditorialCorrection, StatementPage

ADOPT, CORRECT = "action-adopt", "action-correct"
DETAILS, SHARE = "action-details", "action-share"
WAYS = {
    ADOPT: "record_adoption",
    CORRECT: "correct_statement",
    DETAILS: "adoption_details",
    SHARE: "share_draft",
}


# ------------------------------------------------------------------------------------ history
@hooks.register("register_log_actions")
def register_adoption_actions(actions: LogActionRegistry) -> None:
    """Give what happens to adopted texts words in the history of their pages."""
    said = {
        adopting.ADOPT: (
            gettext_lazy("Adoption recorded"),
            gettext_lazy("Recorded the adoption of %(day)s"),
        ),
        adopting.CORRECT: (
            gettext_lazy("Editorial correction"),
            gettext_lazy("Corrected a slip of the pen: %(reason)s"),
        ),
        adopting.AMEND: (
            gettext_lazy("Facts of an adoption corrected"),
            gettext_lazy(
                "Corrected who adopted the version of %(day)s, where, or where its minutes are"
            ),
        ),
        adopting.NOT_ADOPTED: (
            gettext_lazy("Not published on time"),
            gettext_lazy(
                "Was not published on time: its words differ from those adopted on %(day)s"
            ),
        ),
    }
    for action, (label, message) in said.items():
        actions.register_action(action)(_formatter(label, message))


def _formatter(name: Any, message: Any) -> type[LogFormatter]:
    """Return what writes an entry of the history."""

    class Formatter(LogFormatter):
        label = name

        def format_message(self, log_entry: Any) -> str:
            data = {"day": "", "reason": "", **log_entry.data}
            if data["day"]:
                data["day"] = long_date(date.fromisoformat(data["day"]))
            elif "%(day)s" in str(message):
                return str(name)
            return str(message) % data

    return Formatter


# ------------------------------------------------------------------------------------ usage of files
class VersionURLFinder(ModelAdminURLFinder):
    """Leads from what is kept of an adopted text to its page: lists of usage name what they can open."""

    def get_edit_url(self, instance: Any) -> str | None:
        """Return where the page is edited, for those who may."""
        page = instance.of_version.page
        if self.user and not page.permissions_for_user(self.user).can_edit():
            return None
        return reverse("wagtailadmin_pages:edit", args=[page.pk])


for model in (AdoptedVersion, EditorialCorrection, AdoptedFile):
    register_admin_url_finder(model, VersionURLFinder)


# ------------------------------------------------------------------------------------ the editor
@hooks.register("register_admin_urls")
def register_adoption_views() -> list[URLPattern]:
    """Add the ways in which other words become public, and what goes with them."""
    return [
        path("pages/<int:page_id>/adoption/", RecordAdoptionView.as_view(), name=WAYS[ADOPT]),
        path("pages/<int:page_id>/correction/", CorrectionView.as_view(), name=WAYS[CORRECT]),
        path("pages/<int:page_id>/adoption-details/", DetailsView.as_view(), name=WAYS[DETAILS]),
        path("pages/<int:page_id>/share-draft/", ShareDraftView.as_view(), name=WAYS[SHARE]),
    ]


class RecordAdoptionItem(ActionMenuItem):
    """Saves the draft and leads to recording its adoption."""

    label = gettext_lazy("Record adoption…")
    name = ADOPT
    icon_name = "clipboard-list"


class CorrectItem(ActionMenuItem):
    """Saves the draft and leads to publishing it as a correction."""

    label = gettext_lazy("Correct a typo…")
    name = CORRECT
    icon_name = "edit"


class DetailsItem(ActionMenuItem):
    """Saves the draft and leads to what is on record of the adoption."""

    label = gettext_lazy("Details of the adoption…")
    name = DETAILS
    icon_name = "doc-full"


class ShareItem(ActionMenuItem):
    """Saves the draft and leads to a link that shows it to others."""

    label = gettext_lazy("Share draft…")
    name = SHARE
    icon_name = "link"


@hooks.register("construct_page_action_menu", order=10)
def offer_adoption(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Offer adoption and correction to those who publish originals, in the place of publishing.

    The draft of one that was adopted, and is public, can be shared by all who edit it.
    """
    page = context.get("page")
    if not isinstance(page, StatementPage) or not adopting.is_original(page):
        return
    is_adopted = page.version_in_force is not None
    if is_adopted:
        refused = (PublishMenuItem, SubmitForModerationMenuItem)
        items[:] = [item for item in items if not isinstance(item, refused)]
    locked = context.get("locked_for_user")
    if page.permissions_for_user(request.user).can_publish() and not locked:
        items.append(RecordAdoptionItem())
        items.extend([CorrectItem(), DetailsItem()] if is_adopted else [])
    if is_adopted and page.live and not locked:
        items.append(ShareItem())


@hooks.register("after_edit_page")
def lead_to_adoption(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Go on, once the draft is saved, to what its button says."""
    for name, view in WAYS.items():
        if name in request.POST and isinstance(page.specific, StatementPage):
            return redirect(view, page.pk)
    return None


# ------------------------------------------------------------------------------------ the tree
def _adopted(pages: list[Page]) -> bool:
    """Say whether one of the pages, or one below them, was adopted."""
    return any(
        AdoptedVersion.objects.filter(page__path__startswith=page.path).exists() for page in pages
    )


KEPT = gettext_lazy("An adopted statement cannot be deleted; take it down instead.")


@hooks.register("before_delete_page")
def keep_adopted_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what was adopted: its versions keep their addresses."""
    if not _adopted([page]):
        return None
    messages.error(request, str(KEPT))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_adopted_pages(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete a choice of pages with one among them that was adopted."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "delete" and _adopted(pages):
        messages.error(request, str(KEPT))
        return redirect(action.next_url)
    return None


@hooks.register("after_copy_page")
def copy_as_draft(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Take down copies of adopted statements: nobody has adopted them."""
    if not _adopted([page]):
        return
    copies = StatementPage.objects.descendant_of(new_page, inclusive=True)
    for copied in copies.filter(live=True, alias_of__isnull=True):
        copied.unpublish(user=request.user)
        messages.warning(
            request,
            _("“%(page)s” is a draft: nobody has adopted the copy.") % {"page": copied.title},
        )
