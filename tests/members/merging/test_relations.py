"""Everything that leads to an organisation: somebody decided what becomes of it."""

from members.merging import parts, relations
from members.models import Application, Contact, Organisation


def test_every_relation_to_an_organisation_is_decided_about():
    found = {field.model._meta.label for field in relations.leading_to(Organisation)}

    assert found == relations.OWN_RULE | relations.MOVED
    assert relations.OWN_RULE.isdisjoint(relations.MOVED)


def test_every_relation_to_a_person_or_an_application_is_decided_about():
    people = {field.model._meta.label for field in relations.leading_to(Contact)}
    applications = {field.model._meta.label for field in relations.leading_to(Application)}

    assert people == relations.OF_CONTACTS
    assert applications == relations.OF_APPLICATIONS


def test_every_field_of_an_organisation_is_decided_about():
    fields = {field.name for field in Organisation._meta.concrete_fields}
    chosen = [name for names in parts.GROUPS.values() for name in names]

    assert fields == parts.NOT_CHOSEN.union(chosen)
    assert len(chosen) == len(set(chosen))
    assert parts.NOT_CHOSEN.isdisjoint(chosen)
