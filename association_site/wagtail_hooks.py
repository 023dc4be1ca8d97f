"""What the composition changes in Wagtail's admin: sites in use stay, reports keep to a site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, Site
from wagtail.sites.views import DeleteView, SiteViewSet

from members.models import Organisation

REPORTS_ACROSS_SITES = {"site-history", "page-types-usage"}


# ------------------------------------------------------------------------------------ sites in use
def home_page_problem(pages: list[Page]) -> str | None:
    """Say why pages cannot be deleted, if one of them is the home page of a site.

    The site would go with its page, and everything that belongs to the site after it.
    """
    for page in pages:
        site = Site.objects.filter(root_page__path__startswith=page.path).first()
        if site:
            name = site.site_name or site.hostname
            return _("The home page of the site %(site)s cannot be deleted.") % {"site": name}
    return None


@hooks.register("before_delete_page")
def keep_home_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete the home page of a site."""
    if problem := home_page_problem([page]):
        messages.error(request, problem)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_bulk_action")
def keep_home_pages(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete a choice of pages with the home page of a site among them."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "delete" and (problem := home_page_problem(pages)):
        messages.error(request, problem)
        return redirect(action.next_url)
    return None


class SiteDeleteView(DeleteView):
    """Deletes a site that keeps no register."""

    def run_before_hook(self) -> HttpResponse | None:
        """Refuse a site with organisations."""
        if not Organisation.objects.of(self.object).exists():
            return None
        messages.error(
            self.request,
            _("The site %(site)s keeps a register of organisations and cannot be deleted.")
            % {"site": self.object.site_name or self.object.hostname},
        )
        return redirect("wagtailsites:edit", self.object.pk)


class GuardedSiteViewSet(SiteViewSet):
    """Wagtail's views of the sites, with ours for deleting."""

    delete_view_class = SiteDeleteView


@hooks.register("register_admin_urls", order=-1)
def register_site_delete_view() -> list[URLPattern]:
    """Answer at the address of Wagtail's view; its name still leads there."""
    view = GuardedSiteViewSet("wagtailsites", url_prefix="sites").delete_view
    return [path("sites/delete/<int:pk>/", view, name="delete_site")]


# ------------------------------------------------------------------------------------ reports
@hooks.register("construct_reports_menu")
def hide_reports_across_sites(request: HttpRequest, items: list[MenuItem]) -> None:
    """Offer the reports that show all sites to those alone who may open them."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in REPORTS_ACROSS_SITES]
