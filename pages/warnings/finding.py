"""All warnings about a page."""

from wagtail.models import Page

from pages.models import OverriddenWarning
from pages.warnings.kinds import PageWarning, registered
from pages.warnings.reading import Reading, Surroundings


def warnings_for(page: Page, around: Surroundings | None = None) -> list[PageWarning]:
    """Return what is probably wrong on a page, hints included.

    Args:
        page: Of its own type, as it is or as it would be published.
        around: What pages read before know of the sites.
    """
    site = page.get_site()
    if site is None or page.alias_of_id:
        return []
    reading = Reading(page, site, around or Surroundings())
    found = [warning for kind in registered() for warning in kind.look(reading)]
    return list({warning.key: warning for warning in found}.values())


def overridden_keys(page: Page) -> set[str]:
    """Return the keys of the warnings about a page that somebody let pass."""
    rows = OverriddenWarning.objects.filter(page_id=page.pk)
    return set(rows.values_list("key", flat=True))


def open_warnings(page: Page) -> list[PageWarning]:
    """Return the warnings, hints left out, that nobody let pass."""
    found = [warning for warning in warnings_for(page) if not warning.is_hint]
    passed = overridden_keys(page) if found else set()
    return [warning for warning in found if warning.key not in passed]
