"""What tests of the work of staff between two loads share."""

import uuid

from wagtail.models import Page

from association_site.bundles.page_writing import NAMESPACE

KEPT = "changed in the admin since it was loaded; kept (--force overwrites)"
DELETED = "deleted in the admin since it was loaded; left out (--force makes it again)"


def published(page, **values):
    """Publish a page as an editor does."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def notes(lines):
    """Return the lines that say what was written and what was kept."""
    return [line for line in lines if line[0] in "+~!"]


def page_of(slug, code="de"):
    key = uuid.uuid5(NAMESPACE, f"probe.localhost/{slug}")
    return Page.objects.get(translation_key=key, locale__language_code=code).specific
