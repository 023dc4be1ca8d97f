"""The board's forms."""

from members.forms.days import ExportForm, SiteDayForm
from members.forms.lists import HeadingsForm, SheetForm, UploadForm
from members.forms.organisation import (
    ContactForm,
    OrganisationForm,
    OtherNameForm,
    SpokenLanguageForm,
    fingerprints,
)
from members.forms.steps import AdmitForm, EndForm, StepForm
from members.forms.topic import TopicForm, TopicNameForm

__all__ = [
    "AdmitForm",
    "ContactForm",
    "EndForm",
    "ExportForm",
    "HeadingsForm",
    "OrganisationForm",
    "OtherNameForm",
    "SheetForm",
    "SiteDayForm",
    "SpokenLanguageForm",
    "StepForm",
    "TopicForm",
    "TopicNameForm",
    "UploadForm",
    "fingerprints",
]
