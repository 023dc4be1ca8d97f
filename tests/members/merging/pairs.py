"""Two organisations of one register that are the same, and merging them."""

from members import kept, merging
from members.models import Organisation
from tests.factories.members import OrganisationFactory


def pair(site, kept_fields=None, other_fields=None):
    """Make number T001, which stays, and number T002, which goes."""
    return [
        OrganisationFactory(site=site, **({"number": number, "name": "Testverein Elbe"} | (fields or {})))
        for number, fields in (("T001", kept_fields), ("T002", other_fields))
    ]  # fmt: skip


def planned(first, second):
    """Return what merging would do, as the register is now."""
    rows = Organisation.objects.prefetch_related(*kept.PREFETCH)
    return merging.plan(*(rows.get(pk=row.pk) for row in (first, second)))


def merged(first, second, user=None, **chosen):
    """Merge as the preview says."""
    return merging.apply(first, second, chosen, seen=planned(first, second).digest, user=user)
