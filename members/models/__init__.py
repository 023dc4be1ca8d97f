"""The register of one association, and the page that shows it to the public."""

from members.models.application import Application, ApplicationAttempt
from members.models.application_page import ApplicationPage
from members.models.confirmation import Confirmation
from members.models.consent import Consent
from members.models.contact import Contact
from members.models.directory import MemberDirectoryPage
from members.models.import_run import ImportedEntry, ImportRun
from members.models.letter import Letter
from members.models.membership import Membership, overlapping
from members.models.merged import MergedOrganisation
from members.models.organisation import Organisation, OtherName, SocialLink, SpokenLanguage
from members.models.text import OrganisationText
from members.models.topic import Topic, TopicName

__all__ = [
    "Application",
    "ApplicationAttempt",
    "ApplicationPage",
    "Confirmation",
    "Consent",
    "Contact",
    "ImportRun",
    "ImportedEntry",
    "Letter",
    "MemberDirectoryPage",
    "Membership",
    "MergedOrganisation",
    "Organisation",
    "OrganisationText",
    "OtherName",
    "SocialLink",
    "SpokenLanguage",
    "Topic",
    "TopicName",
    "overlapping",
]
