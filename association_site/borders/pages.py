"""Which pages belong to the sites that somebody works on."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from accounts.models import User


def own_pages(user: User | AnonymousUser) -> Q:
    """Return the condition for the pages of the sites that somebody works on, in all languages.

    Whoever may do something on a page, which is the home page of a site, works on all its
    translations too: who translates into one language reads, and links to, the others.
    """
    if user.is_active and user.is_superuser:
        return Q()
    granted = page_permission_policy.get_cached_permissions_for_user(user)
    keys = {permission.page.translation_key for permission in granted}
    condition = Q(pk__in=[])
    for path in Page.objects.filter(translation_key__in=keys).values_list("path", flat=True):
        condition |= Q(path__startswith=path)
    return condition


def are_own(user: User | AnonymousUser, numbers: set[str]) -> bool:
    """Say whether all pages with these numbers are somebody's own; there may be none with one.

    The root is above all sites: it shows nothing by itself.
    """
    numbers = as_keys(numbers)
    if not numbers or (user.is_active and user.is_superuser):
        return True
    pages = Page.objects.filter(pk__in=numbers, depth__gt=1)
    return not pages.exclude(own_pages(user)).exists()


def as_keys(texts: set[str]) -> set[str]:
    """Return the texts that are numbers which a row may have."""
    return {text for text in texts if text.isdecimal() and len(text) < 19}
