"""The work list of a translator or reviewer, on a page of its own."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from association_site.desk.details import add_details
from association_site.desk.matrix_views import works_on_translations
from association_site.desk.worklist import work_lists

PER_PAGE = 50


class WorkListView(WagtailAdminTemplateMixin, TemplateView):
    """What is to be done in one's languages, on all of one's sites."""

    template_name = "desk/worklist.html"
    page_title = gettext_lazy("My work list")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the start."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lists; the longest is shown in parts."""
        user: Any = self.request.user
        lists = work_lists(user, works_on_translations(user))
        tasks = [(each, task) for each in lists for task in each.to_do]
        rows = Paginator(tasks, PER_PAGE).get_page(self.request.GET.get("p"))
        short = [task for each in lists for task in (*each.to_review, *each.handed_in)]
        add_details({id(task.cell): task.cell for task in short}.values())
        add_details(task.cell for _list, task in rows)
        return {
            **super().get_context_data(**kwargs),
            "lists": lists,
            "several": len(lists) > 1,
            "rows": rows,
            "is_empty": all(each.is_empty for each in lists),
            "to_review": [(each, task) for each in lists for task in each.to_review],
            "handed_in": [(each, task) for each in lists for task in each.handed_in],
        }
