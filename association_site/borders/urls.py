"""Views that answer at addresses of Wagtail's; its names still lead to them.

Wagtail adds what hooks register behind its own addresses, so these stand before all of them.
"""

from typing import Any

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from association_site.borders.choosing import OwnPagesBrowseView
from association_site.borders.listing import own_pages_viewset
from association_site.borders.reports import (
    OwnLockedPagesView,
    OwnWorkflowTasksView,
    OwnWorkflowView,
)
from association_site.borders.tags import (
    OwnDocumentIndexView,
    OwnImageIndexView,
    choose_image,
    suggest_tags,
)
from pages.publishing import CheckedWorkflowAction
from pages.warnings.editing import AskingEditView

LISTS: dict[str, Any] = {
    "images": OwnImageIndexView,
    "documents": OwnDocumentIndexView,
    "reports/locked": OwnLockedPagesView,
    "reports/workflow": OwnWorkflowView,
    "reports/workflow_tasks": OwnWorkflowTasksView,
}

urlpatterns = [
    path("pages/", own_pages_viewset.index_view, name="own_pages"),
    path("pages/<int:page_id>/edit/", AskingEditView.as_view(), name="edit_own_page"),
    path("choose-page/", OwnPagesBrowseView.as_view(), name="choose_own_page"),
    path("tag-autocomplete/", suggest_tags, name="suggest_tags"),
    path(
        "tag-autocomplete/<slug:app_name>/<slug:model_name>/",
        suggest_tags,
        name="suggest_tags_of_model",
    ),
    path("images/chooser/", choose_image, name="choose_own_image"),
    path(
        "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        CheckedWorkflowAction.as_view(),
        name="decide_on_page",
    ),
]
for prefix, view in LISTS.items():
    name = f"own_{prefix.rpartition('/')[2]}"
    results = view.as_view(results_only=True)
    urlpatterns += [
        path(f"{prefix}/", view.as_view(), name=name),
        path(f"{prefix}/results/", results, name=f"{name}_results"),
    ]
for decorator in (require_admin_access, display_custom_404, never_cache):
    urlpatterns = decorate_urlpatterns(urlpatterns, decorator)
