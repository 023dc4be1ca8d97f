"""The site that somebody names on the command line."""

from argparse import ArgumentParser

from django.core.management.base import CommandError
from wagtail.models import Site


def add_site(parser: ArgumentParser) -> None:
    """Take the site."""
    parser.add_argument("--site", metavar="HOST", help="The site; the default one if left out.")


def site_of(host: str | None) -> Site:
    """Return the site that is meant.

    Args:
        host: Its name, in small letters or capitals. Of several with one name, which differ in
            their port, the default one is meant.

    Raises:
        CommandError: There is none.
    """
    asked = {"hostname": host.lower()} if host else {"is_default_site": True}
    site = Site.objects.filter(**asked).order_by("-is_default_site", "pk").first()
    if site is None:
        known = ", ".join(Site.objects.order_by("hostname").values_list("hostname", flat=True))
        wanted = f"no site {host}" if host else "no default site"
        raise CommandError(f"There is {wanted}; the sites are: {known}")
    return site
