"""Published pages, by default below the German home page of the default site."""

from datetime import date
from typing import Any

import factory
from wagtail.models import Locale, Page, Site

from alliances.models import AllianceIndexPage, AlliancePage
from members.models import ApplicationPage, MemberDirectoryPage
from pages.choices import AssessmentMethod, LegalKind
from pages.models import AdoptedVersion, HomePage, LegalPage, StandardPage, StatementPage
from pages.stream import to_value, with_ids


def locale_of(language_code: str) -> Locale:
    """Return the locale of a language, made where it is missing."""
    return Locale.objects.get_or_create(language_code=language_code)[0]


def home_of(hostname: str = "localhost", language_code: str = "de") -> HomePage:
    """Return the home page of a site in a language."""
    site = Site.objects.get(hostname=hostname)
    return HomePage.of_site(site).get(locale__language_code=language_code)


def section(*blocks: dict[str, Any], heading: str = "", anchor: str = "") -> dict[str, Any]:
    """Return the raw data of a section."""
    value = {"heading": heading, "content": list(blocks), "anchor": anchor}
    return {"type": "section", "value": value}


def text(html: str) -> dict[str, Any]:
    """Return the raw data of a text block."""
    return {"type": "text", "value": html}


def body(*sections: dict[str, Any]) -> Any:
    """Return the stream value of a body; every block and item has an id, as when it is stored."""
    return to_value(with_ids([], list(sections)))


class PageFactory(factory.django.DjangoModelFactory):
    """What the factories of all page types share."""

    class Meta:
        abstract = True

    parent = factory.LazyFunction(home_of)
    title = factory.Sequence("Testseite {:04d}".format)

    @classmethod
    def _create(cls, model_class: type[Page], parent: Page, **fields: Any) -> Page:
        return parent.add_child(instance=model_class(**fields))


class HomePageFactory(PageFactory):
    """A home page; it belongs to a site once the site or its translation key says so."""

    class Meta:
        model = HomePage

    parent = factory.LazyFunction(Page.get_first_root_node)


class StandardPageFactory(PageFactory):
    """A standard page without text."""

    class Meta:
        model = StandardPage


class StatementPageFactory(PageFactory):
    """A statement; with a day of adoption, the version of that day is on record and in force."""

    class Meta:
        model = StatementPage

    @classmethod
    def _create(cls, model_class: type[Page], parent: Page, **fields: Any) -> Page:
        page = super()._create(model_class, parent=parent, **fields)
        facts = {name: value for name, value in fields.items() if name.startswith("adopted_")}
        if facts.get("adopted_on") and page.live:
            AdoptedVersionFactory(page=page, **facts)
            page.save()
        return page


class AdoptedVersionFactory(factory.django.DjangoModelFactory):
    """What a statement says, adopted."""

    class Meta:
        model = AdoptedVersion

    page = factory.SubFactory(StatementPageFactory)
    title = factory.SelfAttribute("page.title")
    body = factory.SelfAttribute("page.body")
    adopted_on = date(2025, 5, 3)


def never_adopted(page: StatementPage) -> StatementPage:
    """Take what was adopted of a statement from the record: its words are free again."""
    page.adopted_versions.all().delete()
    page.adopted_on, page.adopted_by, page.adopted_in = None, "", ""
    return page


class LegalPageFactory(PageFactory):
    """An imprint with all that the law asks for; other kinds have what they need too."""

    class Meta:
        model = LegalPage

    kind = LegalKind.IMPRINT
    organisation = "Beispielverband e. V."
    street = "Beispielstraße 1"
    postcode = "01067"
    town = "Dresden"
    representatives = "Mira Beispiel\nTarek Beispiel"
    email = "info@example.org"
    body = factory.LazyFunction(lambda: body(section(text("<p>Ein Absatz.</p>"))))
    assessed_on = date(2026, 3, 1)
    assessment_method = AssessmentMethod.SELF
    barrier_email = "barrieren@example.org"


class AllianceIndexPageFactory(PageFactory):
    """A list of alliances."""

    class Meta:
        model = AllianceIndexPage


class AlliancePageFactory(PageFactory):
    """An alliance in a list of its own."""

    class Meta:
        model = AlliancePage

    parent = factory.SubFactory(AllianceIndexPageFactory)


class MemberDirectoryPageFactory(PageFactory):
    """A directory of the site's members."""

    class Meta:
        model = MemberDirectoryPage


class ApplicationPageFactory(PageFactory):
    """A form for those who want to become a member."""

    class Meta:
        model = ApplicationPage

    consent_wording = "Wir sind einverstanden."


def main_home(language_code: str) -> HomePage:
    """Return the main home page of a new site in a language."""
    home = HomePageFactory(title=f"Probe {language_code}", locale=locale_of(language_code))
    Site.objects.create(hostname=f"{language_code}.localhost", root_page=home)
    return home
