"""Which sites somebody works for."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Site

from accounts.choices import Role
from accounts.models import User


def sites_for(user: User | AnonymousUser, *roles: Role) -> QuerySet[Site]:
    """Return the sites on which a user has one of the roles; an administrator has all of them."""
    if not user.is_active:
        return Site.objects.none()
    if user.is_superuser:
        return Site.objects.all()
    return Site.objects.filter(
        site_groups__group__in=user.groups.all(), site_groups__role__in=roles
    ).distinct()
