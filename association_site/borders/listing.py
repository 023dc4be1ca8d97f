"""Work-around: Wagtail's lists of pages offer all people and all sites as filters.

To be deleted once the filters offer only who and what the listed pages have.
"""

from typing import ClassVar

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages.listing import (
    EditedByFilter,
    ExplorableIndexView,
    GenericPageFilterSet,
    SiteFilter,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry, Site

from accounts.models import User
from association_site.borders.pages import own_pages

LABELS = GenericPageFilterSet.base_filters


def owners(request: HttpRequest) -> QuerySet[User]:
    """Return who made the user's own pages."""
    pages = Page.objects.filter(own_pages(request.user)).order_by()
    return get_user_model().objects.filter(pk__in=pages.values("owner_id"))


def editors(request: HttpRequest) -> QuerySet[User]:
    """Return who edited the user's own pages."""
    pages = Page.objects.filter(own_pages(request.user)).order_by()
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=pages).order_by()
    return get_user_model().objects.filter(pk__in=edits.values("user_id"))


def own_sites(request: HttpRequest) -> QuerySet[Site]:
    """Return the sites that the user works on."""
    return Site.objects.filter(root_page__in=Page.objects.filter(own_pages(request.user)))


class OwnPagesFilterSet(GenericPageFilterSet):
    """Wagtail's filters, with the people and sites of the user's own pages."""

    owner = MultipleUserFilter(
        label=LABELS["owner"].label, queryset=owners, widget=CheckboxSelectMultiple
    )
    edited_by = EditedByFilter(
        label=LABELS["edited_by"].label, queryset=editors, widget=CheckboxSelectMultiple
    )
    site = SiteFilter(label=LABELS["site"].label, queryset=own_sites, widget=CheckboxSelectMultiple)

    class Meta(GenericPageFilterSet.Meta):
        model = Page
        fields: ClassVar[list[str]] = []


class OwnPagesView(ExplorableIndexView):
    """The pages below a page; Wagtail's own, whose filters the view set narrows."""


class OwnPagesViewSet(PageViewSet):
    """The lists of pages, for pages of all types."""

    model = Page
    index_view_class = OwnPagesView
    filterset_class = OwnPagesFilterSet


own_pages_viewset = OwnPagesViewSet()
