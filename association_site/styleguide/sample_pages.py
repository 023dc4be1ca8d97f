"""Pages of the samples, kept nowhere: they are shown by their real templates."""

from datetime import UTC, date, datetime
from typing import Any

from alliances.choices import AllianceRole
from alliances.models import AlliancePage
from association_site.styleguide import block_values
from association_site.styleguide.sample_site import SampleSite, page_of
from pages.blocks.sections import place_looks
from pages.choices import (
    AdoptingBody,
    AssessmentMethod,
    DatePrecision,
    LegalKind,
    PrinciplesStyle,
    TraitsStyle,
)
from pages.choices import ListKind as Kind
from pages.models import BodyPage, LegalPage, StatementPage

SHOWN = -300
ADOPTED = date(2025, 5, 3)
PUBLISHED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def _body(page_type: type[BodyPage], *sections: tuple[str, str, list[tuple[str, Any]]]) -> Any:
    """Return a body for a type of pages, of sections: heading, look and content."""
    values = [
        ("section", {"heading": heading, "look": look, "anchor": f"part-{at}", "content": content})
        for at, (heading, look, content) in enumerate(sections)
    ]
    body = page_type._meta.get_field("body").stream_block.normalize(values)
    if page_type is StatementPage:
        place_looks([child.value for child in body])
    return body


def statement(site: SampleSite, **fields: Any) -> StatementPage:
    """Return a statement with each style of lists, adopted unless the fields say otherwise."""
    words = site.words
    adopted = {
        "adopted_on": ADOPTED,
        "adopted_by": AdoptingBody.MEMBERS,
        "adopted_in": words.town,
    }
    lists = {
        style: ("principles", block_values.principles_for(style)(site)) for style in PrinciplesStyle
    }
    traits = ("traits", block_values.traits(TraitsStyle.TAGS, Kind.BULLETED)(site))
    page: StatementPage = page_of(
        StatementPage,
        site.language,
        SHOWN,
        title=words.title,
        last_published_at=PUBLISHED,
        first_published_at=PUBLISHED,
        **(adopted | fields),
    )
    page.body = _body(
        StatementPage,
        (words.motto, "", [("text", words.long_paragraph)]),
        (words.principles[0][0], "", [lists[PrinciplesStyle.CARDS], traits]),
        (words.long_heading, "", [lists[PrinciplesStyle.PATH]]),
        (words.principles[1][0], "", [lists[PrinciplesStyle.COMPACT]]),
        (words.principles[2][0], "", [lists[PrinciplesStyle.GROUPS]]),
        (words.heading, "", [("text", words.long_paragraph)]),
    )
    return page


def alliance(site: SampleSite, place: int = 0) -> AlliancePage:
    """Return an alliance with all that is known of one, or with nothing but its name."""
    name, purpose = site.words.alliances[place % len(site.words.alliances)]
    page: AlliancePage = page_of(
        AlliancePage,
        site.language,
        SHOWN - place - 1,
        title=name,
        search_description=purpose,
        role=list(AllianceRole)[place % len(AllianceRole)],
        date_precision=DatePrecision.YEAR,
    )
    if purpose:
        page.since = date(2019, 1, 1)
        page.logo = site.images[place % len(site.images)] if site.images else None
    if place == 0:
        page.until = date(2027, 1, 1)
        page.funder = site.words.name
        page.partners = [("partner", name) for name, _town in site.words.members]
        page.links = [("link", {"url": "https://netz.example/", "name": ""})]
        page.body = _body(
            AlliancePage, (site.words.heading, "", [("text", site.words.long_paragraph)])
        )
    return page


def legal(site: SampleSite, kind: LegalKind) -> LegalPage:
    """Return one of the pages that the law asks for, with all it can say."""
    words = site.words
    street, _comma, town = words.address.partition("\n")
    page: LegalPage = page_of(
        LegalPage,
        site.language,
        SHOWN,
        title=words.legal[LegalKind.values.index(kind)],
        kind=kind,
        last_published_at=PUBLISHED,
        organisation=words.name,
        street=street,
        postcode="01067",
        town=town.removeprefix("01067 "),
        legal_form="e. V.",
        representatives="\n".join(name for name, _role in words.people[:2]),
        email="info@verband.example",
        telephone="+49 351 000000",
        register_court=words.town,
        register_number="VR 0000",
        responsible=words.people[0][0],
        known_gaps=words.rich,
        barrier_email="barrieren@verband.example",
        enforcement_body=f"<p>{words.contact}</p>",
        assessed_on=ADOPTED,
        assessment_method=AssessmentMethod.SELF,
    )
    page.body = _body(
        LegalPage,
        (words.heading, "", [("text", words.long_paragraph)]),
        (words.long_heading, "", [("text", words.rich)]),
    )
    return page
