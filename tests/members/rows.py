"""Rows of the register of one site or the other, by the names of their lists."""

from wagtail.models import Site

from tests.factories.members import (
    ContactFactory,
    MembershipFactory,
    OrganisationFactory,
    TopicFactory,
)

OWN, OTHER = "auslaenderrat.localhost", "localhost"


def row_of(model, hostname, **fields):
    """Make an organisation with all that belongs to it, and return one of the rows."""
    site = Site.objects.get(hostname=hostname)
    if model == "topic":
        return TopicFactory(site=site, **fields)
    organisation = OrganisationFactory(site=site, **fields)
    rows = {
        "organisation": organisation,
        "membership": MembershipFactory(organisation=organisation),
        "contact": ContactFactory(organisation=organisation),
    }
    return rows[model]


def unsaved(model, hostname):
    """Return a new row for a site; only the organisation that it needs is saved."""
    site = Site.objects.get(hostname=hostname)
    if model in ("organisation", "topic"):
        return {"organisation": OrganisationFactory, "topic": TopicFactory}[model].build(site=site)
    factory = {"membership": MembershipFactory, "contact": ContactFactory}[model]
    return factory.build(organisation=OrganisationFactory(site=site))
