"""What this room changes in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.staticfiles import versioned_static
from wagtail.models import Page

from pages import adoption_hooks, publishing
from pages.image_operations import WebOperation
from pages.models import LegalPage
from pages.warnings import editing

__all__ = ["adoption_hooks"]  # Wagtail looks for hooks in this module alone


@hooks.register("before_bulk_action")
def keep_unfinished_pages(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse to publish a choice of pages with one among them that its form would refuse.

    Wagtail publishes drafts here without a form; one that is not finished would end in an error.
    """
    if action_type != "publish" or request.method != "POST":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in list(pages):
            pages += page.get_descendants().not_live()
    for page in pages:
        if found := publishing.problem(page):
            publishing.refuse(request, page, found)
            return redirect(action.next_url)
    return None


@hooks.register("before_copy_page")
def keep_legal_pages_single(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page of which a site has one."""
    if not issubclass(page.specific_class or Page, LegalPage):
        return None
    messages.error(
        request,
        _("“%(page)s” cannot be copied: a site has one page of this kind.") % {"page": page},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("insert_global_admin_js")
def keep_what_was_typed() -> SafeString:
    """Keep dates that the calendar cannot read, and publish only after an automatic save."""
    scripts = ((versioned_static(f"js/{name}.js"),) for name in ("dates", "autosave"))
    return format_html_join("", '<script src="{}"></script>', scripts)


@hooks.register("insert_global_admin_css")
def write_in_both_directions() -> SafeString:
    """Let each text that is typed run in its own direction, in an admin of another one."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("css/direction.css"))


@hooks.register("register_image_operations")
def image_operations() -> list[tuple[str, type]]:
    """Make our way of writing images known to Wagtail's specifications."""
    return [("web", WebOperation)]


# What publishing asks before, and what stands on the desk.
editing.connect()
