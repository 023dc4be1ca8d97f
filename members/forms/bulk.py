"""What is to be done with many organisations at once."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.exporting import Format
from members.models import Topic


class TopicsForm(forms.Form):
    """Which topics."""

    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one topic.")},
    )

    def __init__(self, *args: Any, topics: QuerySet[Topic], **kwargs: Any) -> None:
        """Offer topics; of several sites, each with its site."""
        super().__init__(*args, **kwargs)
        offered = topics.select_related("site").prefetch_related("names")
        several = topics.order_by().values("site").distinct().count() > 1
        field: Any = self.fields["topics"]
        field.queryset = offered
        field.label_from_instance = _with_site if several else lambda topic: topic.shown_name


def _with_site(topic: Topic) -> str:
    """Return the name of a topic and of its site."""
    return f"{topic.shown_name} ({topic.site.site_name or topic.site.hostname})"


class ExportChosenForm(forms.Form):
    """How the chosen organisations are taken away."""

    format = forms.ChoiceField(
        label=_("Format"),
        choices=Format.choices,
        initial=Format.CSV,
        widget=forms.RadioSelect,
    )
    contacts = forms.BooleanField(
        label=_("With the contacts: personal data, for the board alone"), required=False
    )
