"""Work-around: filters of Wagtail's reports offer people and workflows of all sites.

To be deleted once the filters offer only who and what the listed rows have.
"""

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.admin.filters import FilteredModelChoiceFilter
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet, LockedPagesView
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksReportFilterSet,
    WorkflowTasksView,
    WorkflowView,
)
from wagtail.models import Page, Task, Workflow, WorkflowState

from accounts.models import User
from association_site.borders.pages import own_pages


def lockers(request: HttpRequest) -> QuerySet[User]:
    """Return who keeps one of the user's own pages locked."""
    pages = Page.objects.filter(own_pages(request.user), locked=True).order_by()
    return get_user_model().objects.filter(pk__in=pages.values("locked_by_id"))


def requesters(request: HttpRequest) -> QuerySet[User]:
    """Return who handed in one of the user's own pages."""
    pages = Page.objects.filter(own_pages(request.user)).order_by()
    # Numbers of objects are kept as text; PostgreSQL compares like with like.
    numbers = pages.annotate(number=Cast("pk", CharField())).values("number")
    states = WorkflowState.objects.filter(object_id__in=numbers)
    return get_user_model().objects.filter(pk__in=states.values("requested_by_id"))


def workflows(request: HttpRequest) -> QuerySet[Workflow]:
    """Return the workflows of the user's own pages."""
    pages = Page.objects.filter(own_pages(request.user))
    return Workflow.objects.filter(workflow_pages__page__in=pages).distinct()


def tasks(request: HttpRequest) -> QuerySet[Task]:
    """Return the steps of those workflows."""
    return Task.objects.filter(workflow_tasks__workflow__in=workflows(request)).distinct()


class OwnLockedPagesFilterSet(LockedPagesReportFilterSet):
    """Filters of locked pages."""

    locked_by = django_filters.ModelChoiceFilter(field_name="locked_by", queryset=lockers)

    class Meta(LockedPagesReportFilterSet.Meta):
        pass


class OwnLockedPagesView(LockedPagesView):
    """Locked pages."""

    filterset_class = OwnLockedPagesFilterSet


class OwnWorkflowFilterSet(WorkflowReportFilterSet):
    """Filters of pages that were handed in."""

    requested_by = django_filters.ModelChoiceFilter(field_name="requested_by", queryset=requesters)
    workflow = django_filters.ModelChoiceFilter(field_name="workflow", queryset=workflows)

    class Meta(WorkflowReportFilterSet.Meta):
        pass


class OwnWorkflowView(WorkflowView):
    """Pages that were handed in."""

    filterset_class = OwnWorkflowFilterSet


class OwnWorkflowTasksFilterSet(WorkflowTasksReportFilterSet):
    """Filters of the steps that those pages go."""

    workflow = django_filters.ModelChoiceFilter(
        field_name="workflow_state__workflow",
        queryset=workflows,
        label=WorkflowTasksReportFilterSet.base_filters["workflow"].label,
    )
    task = FilteredModelChoiceFilter(
        queryset=tasks, filter_field="id_workflow", filter_accessor="workflows"
    )

    class Meta(WorkflowTasksReportFilterSet.Meta):
        pass


class OwnWorkflowTasksView(WorkflowTasksView):
    """The steps that those pages go."""

    filterset_class = OwnWorkflowTasksFilterSet
