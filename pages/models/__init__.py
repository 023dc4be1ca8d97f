"""Models of the public pages."""

from pages.models.adopted_files import AdoptedFile
from pages.models.adoption import AdoptedVersion, EditorialCorrection
from pages.models.base import BasePage, BodyPage
from pages.models.files import AssociationDocument, AssociationImage, AssociationRendition
from pages.models.home import HomePage
from pages.models.legal import LegalPage
from pages.models.site import SiteLanguage, SiteSettings
from pages.models.standard import StandardPage
from pages.models.statement import StatementPage
from pages.models.warnings import OverriddenWarning, StandingWarning

__all__ = [
    "AdoptedFile",
    "AdoptedVersion",
    "AssociationDocument",
    "AssociationImage",
    "AssociationRendition",
    "BasePage",
    "BodyPage",
    "EditorialCorrection",
    "HomePage",
    "LegalPage",
    "OverriddenWarning",
    "SiteLanguage",
    "SiteSettings",
    "StandardPage",
    "StandingWarning",
    "StatementPage",
]
