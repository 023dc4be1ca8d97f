"""The board's forms."""

from members.forms.bulk import ExportChosenForm, TopicsForm
from members.forms.days import ExportForm, SiteDayForm
from members.forms.lists import HeadingsForm, SheetForm, UploadForm
from members.forms.merging import MergeForm, MergeSearchForm
from members.forms.organisation import (
    ContactForm,
    OrganisationForm,
    OtherNameForm,
    SpokenLanguageForm,
    fingerprints,
)
from members.forms.steps import AdmitForm, DecisionForm, DeclineForm, EndForm, StepForm
from members.forms.topic import TopicForm, TopicNameForm

__all__ = [
    "AdmitForm",
    "ContactForm",
    "DecisionForm",
    "DeclineForm",
    "EndForm",
    "ExportChosenForm",
    "ExportForm",
    "HeadingsForm",
    "MergeForm",
    "MergeSearchForm",
    "OrganisationForm",
    "OtherNameForm",
    "SheetForm",
    "SiteDayForm",
    "SpokenLanguageForm",
    "StepForm",
    "TopicForm",
    "TopicNameForm",
    "TopicsForm",
    "UploadForm",
    "fingerprints",
]
