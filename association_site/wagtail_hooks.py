"""What the composition changes in Wagtail's admin: home pages stay, each site keeps to itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, Site
from wagtail.sites.views import DeleteView, SiteViewSet

from association_site.borders import api, choosing, listing
from association_site.opening import places
from association_site.opening.views import SiteIndexView
from members.models import Organisation
from pages.models import HomePage

REPORTS_ACROSS_SITES = {"site-history", "page-types-usage"}


# ------------------------------------------------------------------------------------ the tree
def deletion_problem(pages: list[Page], user: Any) -> str | None:
    """Say why somebody cannot delete pages, if so.

    A site would go with its home page, and everything that belongs to the site after it. The home
    page of another language goes with all its pages: turning the language off keeps them. Wagtail
    lets everybody who may change a page delete it as long as it is a draft; translators may not.
    """
    for page in pages:
        site = Site.objects.filter(root_page__path__startswith=page.path).first()
        if site:
            name = site.site_name or site.hostname
            return _("The home page of the site %(site)s cannot be deleted.") % {"site": name}
        if user.is_superuser:
            continue
        if issubclass(page.specific_class or Page, HomePage):
            return _("A home page cannot be deleted. Turn the language off instead.")
        if not page.permissions_for_user(user).can_publish():
            return _("Only editors can delete pages.")
    return None


@hooks.register("before_delete_page")
def keep_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what has to stay."""
    if problem := deletion_problem([page], request.user):
        messages.error(request, problem)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_bulk_action")
def keep_pages(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete a choice of pages with one among them that has to stay."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "delete" and (problem := deletion_problem(pages, request.user)):
        messages.error(request, problem)
        return redirect(action.next_url)
    return None


@hooks.register("construct_page_action_menu")
def editors_publish(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Offer to hand a page in to the editors to those alone who cannot publish it themselves."""
    page = context.get("page") or context.get("parent_page")
    if page and page.permissions_for_user(request.user).can_publish():
        items[:] = [item for item in items if not isinstance(item, SubmitForModerationMenuItem)]


# ------------------------------------------------------------------------------------ sites in use
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


class OwnSiteViewSet(SiteViewSet):
    """Wagtail's views of the sites, with our list and our way of deleting."""

    index_view_class = SiteIndexView
    delete_view_class = SiteDeleteView


@hooks.register("register_admin_urls", order=-1)
def register_site_views() -> list[URLPattern]:
    """Answer at the addresses of Wagtail's views; its names still lead there."""
    views = OwnSiteViewSet("wagtailsites", url_prefix="sites")
    return [
        path("sites/", views.index_view, name="list_sites"),
        path("sites/delete/<int:pk>/", views.delete_view, name="delete_site"),
    ]


# ------------------------------------------------------------------------------------ reports
@hooks.register("construct_reports_menu")
def hide_reports_across_sites(request: HttpRequest, items: list[MenuItem]) -> None:
    """Offer the reports that show all sites to those alone who may open them."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in REPORTS_ACROSS_SITES]


# ------------------------------------------------------------------------------------ borders
hooks.register("construct_page_chooser_queryset", choosing.offer_own_pages)
# After Wagtail's own, which they replace.
hooks.register("construct_admin_api", api.guard, order=1)


@hooks.register("register_admin_viewset", order=1)
def register_page_lists() -> listing.OwnPagesViewSet:
    """Put our lists of pages in the place of Wagtail's."""
    return listing.own_pages_viewset


# ------------------------------------------------------------------------------------ opening
hooks.register("register_admin_urls", places.addresses, order=-1)
hooks.register("register_settings_menu_item", places.new_site_item)
hooks.register("register_settings_menu_item", places.new_language_item)
