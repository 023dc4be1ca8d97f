"""What somebody may choose in a form: pages of their sites, images and documents of their collections."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page

from association_site.borders.pages import own_pages
from pages import own_choices


def pages_of(user: Any) -> QuerySet[Page]:
    """Return the pages of the sites that somebody works on."""
    found: QuerySet[Page] = Page.objects.filter(own_pages(user))
    return found


def connect() -> None:
    """Tell the forms."""
    own_choices.register(Page, pages_of)
    for policy in (images, documents):
        of_user = partial(policy.instances_user_has_any_permission_for, actions=["choose"])
        own_choices.register(policy.model, of_user)
