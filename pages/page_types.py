"""How bundles write the page types of this room."""

from typing import Any

from pages import adoption_files, loading
from pages.choices import AdoptingBody, AssessmentMethod, LegalKind
from pages.models import HomePage, LegalPage, StandardPage, StatementPage

# How German associations call the body that adopts a statement.
ADOPTING_BODIES = {
    "Mitgliederversammlung": AdoptingBody.MEMBERS,
    "Delegiertenversammlung": AdoptingBody.DELEGATES,
    "Gründungsversammlung": AdoptingBody.FOUNDERS,
    "Vorstand": AdoptingBody.BOARD,
}
IN_LINES = frozenset({"representatives", "responsible"})
IMPRINT_KEYS = frozenset(LegalPage.kind_fields[LegalKind.IMPRINT])
KIND_KEYS = frozenset(name for names in LegalPage.kind_fields.values() for name in names)


def read_home(content: loading.Content) -> dict[str, Any]:
    """Read a home page."""
    return {
        "short_title": content.text("short_title"),
        "motto": content.text("motto"),
        "introduction": loading.introduction_of(content),
        "body": loading.body_of(content, introduced=True),
        "contact": content.text("contact"),
        "footer": content.text("footer"),
    }


def read_standard(content: loading.Content) -> dict[str, Any]:
    """Read a standard page; whether it is the portrait may be left open."""
    said = {"is_portrait": content.flag("portrait", False)} if "portrait" in content.front else {}
    return {"body": loading.body_of(content), **said}


def read_statement(content: loading.Content) -> dict[str, Any]:
    """Read a statement."""
    return {
        "adopted_on": content.day("adopted_on"),
        "adopted_by": content.choice("adopted_by", AdoptingBody, names=ADOPTING_BODIES),
        "adopted_in": content.text("adopted_in"),
        "body": loading.body_of(content),
    }


def read_legal(content: loading.Content) -> dict[str, Any]:
    """Read an imprint, a privacy notice or an accessibility statement.

    Raises:
        ContentError: A value is none, or one of another kind of page.
    """
    kind = content.choice("kind", LegalKind)
    if not kind:
        raise loading.ContentError("“kind” is missing", "kind")
    for key in sorted(KIND_KEYS.difference(LegalPage.kind_fields.get(kind, ()))):
        if key in content.front:
            raise loading.ContentError(f"“{key}” does not belong to this kind of page", key)
    return {
        "kind": kind,
        **{name: content.text(name) for name in sorted(IMPRINT_KEYS - IN_LINES)},
        **{name: content.lines(name) for name in sorted(IN_LINES)},
        "assessed_on": content.day("assessed_on"),
        "assessment_method": content.choice("assessment_method", AssessmentMethod),
        "known_gaps": content.formatted("known_gaps"),
        "barrier_email": content.text("barrier_email"),
        "enforcement_body": content.formatted("enforcement_body"),
        "body": loading.body_of(content),
    }


def register() -> None:
    """Register the page types of this room."""
    loading.register_type(
        "home",
        loading.PageType(
            HomePage,
            read_home,
            frozenset({"short_title", "motto", "contact", "footer", "sections"}),
        ),
    )
    loading.register_type(
        "standard",
        loading.PageType(StandardPage, read_standard, frozenset({"portrait", "sections"})),
    )
    loading.register_type(
        "statement",
        loading.PageType(
            StatementPage,
            read_statement,
            frozenset({"adopted_on", "adopted_by", "adopted_in", "sections", *adoption_files.KEYS}),
            adoption=adoption_files.StatementAdoptions(),
        ),
    )
    loading.register_type(
        "legal",
        loading.PageType(
            LegalPage,
            read_legal,
            KIND_KEYS | {"kind", "sections"},
            only_one="kind",
        ),
    )
