"""The board's vocabulary of topics at the desk."""

from typing import Any, ClassVar

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from members.forms import TopicForm, TopicNameForm
from members.models import Topic
from members.viewsets.own import OwnIndexView, RegisterViewSet
from members.viewsets.panels import FormInlinePanel


class TopicIndexView(OwnIndexView):
    """The list of topics."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Count who works on each."""
        return super().get_base_queryset().annotate(times=Count("organisations"))


class TopicViewSet(RegisterViewSet):
    """Topics."""

    model = Topic
    index_view_class = TopicIndexView
    icon = "tag"
    menu_label = _("Topics")
    list_display: ClassVar = [
        "name",
        Column("times", label=_("Organisations"), sort_key="times"),
    ]
    ordering = ("sort_key", "pk")
    edit_handler: ClassVar = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("site", heading=_("Register of"))],
                heading=_("Topic"),
            ),
            FormInlinePanel(
                "names",
                panels=[FieldPanel("language_code"), FieldPanel("name")],
                child_form=TopicNameForm,
                heading=_("Names in other languages"),
                label=_("name in another language"),
            ),
        ],
        base_form_class=TopicForm,
    )
