"""Two people who merge at the same moment."""

from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse
from wagtail.models import ModelLogEntry

from members.models import Organisation
from tests.factories.members import OrganisationFactory
from tests.members.test_viewsets_together import both_at_once, kept_row, together

# What the mark and the test ask for by name.
__all__ = ["connection", "kept_row"]


def merge(row):
    return reverse("organisation:merge", args=[row.pk])


def form_of(response):
    """Return what the form of a preview would send as it is."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form:has([name=digest])")
    return {field["name"]: field["value"] for field in form.select("[type=hidden]")}


@together
def test_two_people_who_merge_each_into_the_other_leave_one(kept_row):
    row, clients = kept_row
    other = OrganisationFactory(number="T900-Z", name=row.name)
    requests = [
        (client, merge(first), form_of(client.get(merge(first), {"with": second.pk})))
        for client, (first, second) in zip(clients, [(row, other), (other, row)], strict=True)
    ]
    try:
        answers = both_at_once(row, requests)
        left = list(Organisation.objects.filter(pk__in=[row.pk, other.pk]))
    finally:
        Organisation.objects.filter(pk=other.pk).delete()
        ModelLogEntry.objects.filter(object_id__in=[str(row.pk), str(other.pk)]).delete()

    assert len(left) == 1
    stays = reverse("organisation:inspect", args=[left[0].pk])
    assert sorted(answer["Location"] for answer in answers) == sorted(
        [stays, reverse("organisation:index")]
    )
