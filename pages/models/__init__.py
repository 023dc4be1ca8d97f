"""Models of the public pages."""

from pages.models.base import BasePage, BodyPage
from pages.models.files import AssociationDocument, AssociationImage, AssociationRendition
from pages.models.home import HomePage
from pages.models.legal import LegalPage
from pages.models.site import SiteLanguage, SiteSettings
from pages.models.standard import StandardPage
from pages.models.statement import StatementPage

__all__ = [
    "AssociationDocument",
    "AssociationImage",
    "AssociationRendition",
    "BasePage",
    "BodyPage",
    "HomePage",
    "LegalPage",
    "SiteLanguage",
    "SiteSettings",
    "StandardPage",
    "StatementPage",
]
