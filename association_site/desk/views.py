"""What stands behind the welcome panel, and the guide."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as PaginatedPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from accounts.models import User
from association_site.desk.choices import Unfinished
from association_site.desk.guide import TOPICS, Topic, guide_language
from association_site.desk.unfinished import pages_of
from association_site.desk.work import SiteWork, work_of
from association_site.opening.languages import language_name
from pages.missing import images_without_description

PER_PAGE = 50


class OwnSiteView(WagtailAdminTemplateMixin, TemplateView):
    """A list from one of the sites that the person writes for."""

    header_icon = "tasks"

    @cached_property
    def work(self) -> SiteWork:
        """The site.

        Raises:
            PermissionDenied: The person does not work on its pages.
        """
        user: User | AnonymousUser = self.request.user
        for work in work_of(user) if isinstance(user, User) else ():
            if work.site.pk == self.kwargs["site_id"] and (work.edits or work.translated):
                return work
        raise PermissionDenied

    def page_of(self, rows: QuerySet[Any]) -> PaginatedPage[Any]:
        """Return the rows of the page asked for; a number that does not exist gives the nearest."""
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))

    def get_page_subtitle(self) -> str:
        """Name the site."""
        return self.work.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the start."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.get_page_title(), "sublabel": self.work.name},
        ]


class UnfinishedPagesView(OwnSiteView):
    """The pages of one list of the welcome panel."""

    template_name = "desk/unfinished_pages.html"

    @cached_property
    def kind(self) -> Unfinished:
        """The list.

        Raises:
            Http404: There is none of that name.
        """
        try:
            return Unfinished(self.kwargs["kind"])
        except ValueError:
            raise Http404 from None

    @property
    def code(self) -> str:
        """The language asked for.

        Raises:
            Http404: The site has no home page in it.
            PermissionDenied: The person does not look after it.
        """
        code: str = self.kwargs["language"]
        if code not in self.work.homes:
            raise Http404
        if code not in self.work.own_languages:
            raise PermissionDenied
        return code

    @property
    def asks_for_translation(self) -> bool:
        """Whether the pages are to be put into another language.

        Raises:
            PermissionDenied: The person may not do that.
        """
        if self.kind is not Unfinished.UNTRANSLATED:
            return False
        if not self.work.edits:
            raise PermissionDenied
        return True

    def get_page_title(self) -> str:
        """Return the name of the list and its language."""
        return f"{self.kind.label} ({language_name(self.code)})"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pages."""
        asks = self.asks_for_translation
        rows = self.page_of(
            pages_of(self.work, self.kind, self.code).select_related("locale", "content_type")
        )
        shown: list[tuple[Page, str]] = [
            (row, reverse(self._address_name(asks), args=[row.pk])) for row in rows
        ]
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "shown": shown,
            "action": _("Translate") if asks else _("Edit"),
        }

    def _address_name(self, asks_for_translation: bool) -> str:
        """Return the name of the address where a page is finished."""
        if asks_for_translation:
            return "wagtail_localize:submit_page_translation"
        return "wagtailadmin_pages:edit"


class UndescribedImagesView(OwnSiteView):
    """The images of a site that nobody has described in words."""

    template_name = "desk/undescribed_images.html"
    page_title = gettext_lazy("Images without a description")
    header_icon = "image"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the images.

        Raises:
            PermissionDenied: The person may not change them.
        """
        if not self.work.edits:
            raise PermissionDenied
        images: Any = images_without_description(self.work.site)
        rows = self.page_of(images.prefetch_renditions("max-165x165").order_by("-created_at", "pk"))
        return {**super().get_context_data(**kwargs), "rows": rows}


# ------------------------------------------------------------------------------------------ guide
class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The table of contents of the guide."""

    template_name = "desk/guide/index.html"
    page_title = gettext_lazy("Guide")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the start."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the topics."""
        return {**super().get_context_data(**kwargs), "topics": TOPICS}


class GuideTopicView(WagtailAdminTemplateMixin, TemplateView):
    """One topic of the guide, in the language of the admin."""

    header_icon = "help"

    @cached_property
    def topic(self) -> Topic:
        """The topic.

        Raises:
            Http404: There is none of that name.
        """
        for topic in TOPICS:
            if topic.slug == self.kwargs["topic"]:
                return topic
        raise Http404

    def get_page_title(self) -> str:
        """Return the title of the topic."""
        return str(self.topic.title)

    def get_template_names(self) -> list[str]:
        """Return the template with the topic's text."""
        return [f"desk/guide/{self.topic.slug}.{guide_language()}.html"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the contents."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("guide"), "label": _("Guide")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pictures' folder and the topic that comes next."""
        place = TOPICS.index(self.topic) + 1
        return {
            **super().get_context_data(**kwargs),
            "pictures": f"guide/{guide_language()}/",
            "next_topic": TOPICS[place] if place < len(TOPICS) else None,
        }
