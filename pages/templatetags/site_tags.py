"""What templates ask about the association and the ways into its site."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.contrib.staticfiles import finders
from django.template.context import Context

from pages.figures import Counted
from pages.founding import Founding, founding_of
from pages.site_context import SiteContext
from pages.ways import Teaser, Way, teasers, ways_into

register = template.Library()


def _site(context: Context) -> SiteContext:
    """Return the site's context of the request behind a template."""
    return SiteContext.for_request(context["request"])


@register.simple_tag(takes_context=True)
def site_ways(context: Context) -> list[Way]:
    """Return the ways into the site."""
    return ways_into(_site(context))


@register.simple_tag(takes_context=True)
def site_teasers(context: Context) -> list[Teaser]:
    """Return what the home page shows of the pages in the menu."""
    return teasers(_site(context))


@register.simple_tag(takes_context=True)
def site_founding(context: Context) -> Founding | None:
    """Return the founding of the association, where the settings know its date."""
    return founding_of(_site(context).settings)


@register.simple_tag(takes_context=True)
def counted(context: Context, *tokens: str) -> list[Counted]:
    """Return live figures to be shown large, with the words below them; none that is nought.

    Args:
        context: The template's.
        tokens: Which figures; all that have words if left out.
    """
    return _site(context).figures.counted(*tokens)


@register.simple_tag
@cache
def icon_within_page() -> str:
    """Return the icon of the sites as an address that holds it: a page need not ask for it.

    Raises:
        FileNotFoundError: The static files of this project are not there.
    """
    path = finders.find("img/icon.svg")
    if path is None:
        raise FileNotFoundError("img/icon.svg")
    return f"data:image/svg+xml,{quote(Path(path).read_text().strip(), safe='/:=')}"
