"""What leads to an organisation, and what becomes of it once the organisation is merged away.

A relation that nobody decided about moves, so that nothing is lost; a test asks for the decision.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models

from members.models import Contact, Organisation

# What `planning` and `applying` know of: duplicates are counted once.
OWN_RULE = frozenset({
    "members.Application", "members.Consent", "members.Contact", "members.Membership",
    "members.OrganisationText", "members.Organisation_topics", "members.OtherName",
    "members.SocialLink", "members.SpokenLanguage",
})  # fmt: skip
# What goes over as it is.
MOVED = frozenset({
    "members.Confirmation", "members.ImportedEntry", "members.Letter", "members.MergedOrganisation",
})  # fmt: skip
# Rows about a person, who is counted once.
OF_CONTACTS = frozenset({"members.Confirmation"})
# Rows about an application, of which there is one.
OF_APPLICATIONS = frozenset({"members.Letter"})
# What the board need not be told of.
SILENT = frozenset({"members.ImportedEntry"})


def leading_to(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    """Yield the fields of all models that lead to one."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            yield relation.field  # type: ignore[union-attr, misc]


def moving() -> Iterator[models.ForeignKey[Any, Any]]:
    """Yield the fields whose rows go over as they are."""
    for field in leading_to(Organisation):
        if field.model._meta.label not in OWN_RULE:
            yield field


def move(field: models.ForeignKey[Any, Any], old: models.Model, new: models.Model) -> None:
    """Let all rows lead to another one.

    They are saved one by one: Wagtail's index of references listens.
    """
    for row in _rows(field, old):
        setattr(row, field.name, new)
        row.save(update_fields=[field.name])


def counted(organisation: Organisation) -> list[tuple[str, int]]:
    """Return how much goes over as it is, for people: what it is, and how many."""
    found = []
    for field in moving():
        if field.model._meta.label not in SILENT:
            number = _rows(field, organisation).count()
            found.append((str(field.model._meta.verbose_name_plural), number))
    return [(what, number) for what, number in found if number]


def _rows(field: models.ForeignKey[Any, Any], row: models.Model) -> models.QuerySet[Any]:
    """Return the rows that lead to another one."""
    model: Any = field.model
    found: models.QuerySet[Any] = model.objects.filter(**{field.name: row})
    return found


def move_person(old: Contact, new: Contact) -> None:
    """Let all that leads to a person lead to the same one's other row."""
    for field in leading_to(Contact):
        move(field, old, new)
