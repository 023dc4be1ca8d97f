"""The register of one association, and the page that shows it to the public."""

from members.models.consent import Consent
from members.models.contact import Contact
from members.models.directory import MemberDirectoryPage
from members.models.import_run import ImportedEntry, ImportRun
from members.models.membership import Membership, overlapping
from members.models.organisation import Organisation, OtherName, SocialLink, SpokenLanguage
from members.models.topic import Topic, TopicName

__all__ = [
    "Consent",
    "Contact",
    "ImportRun",
    "ImportedEntry",
    "MemberDirectoryPage",
    "Membership",
    "Organisation",
    "OtherName",
    "SocialLink",
    "SpokenLanguage",
    "Topic",
    "TopicName",
    "overlapping",
]
