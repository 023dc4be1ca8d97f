"""People who sign in."""

from typing import Any

import factory
from django.test import Client
from wagtail.models import Site

from accounts.choices import Role
from accounts.models import SiteGroup, User


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody with no rights at all."""

    class Meta:
        model = User

    email = factory.Sequence("person{}@example.org".format)

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)


def user_with_role(role: Role, hostname: str, **fields: Any) -> User:
    """Return somebody in the group of a role on the site of a host name."""
    user = UserFactory(**fields)
    site = Site.objects.get(hostname=hostname)
    user.groups.add(*(row.group for row in SiteGroup.objects.filter(site=site, role=role)))
    return user


def signed_in(user: User, hostname: str = "localhost") -> Client:
    """Return the browser of somebody who is signed in on the site of a host name."""
    client = Client(SERVER_NAME=hostname)
    client.force_login(user)
    return client


def person(role: Role, hostname: str = "localhost") -> Client:
    """Return the browser of somebody with a role on a site, at the address of the first one."""
    return signed_in(user_with_role(role, hostname))


def translator(language_code: str) -> Client:
    """Return the browser of somebody who translates the first site into one language alone."""
    user = user_with_role(Role.TRANSLATOR, "localhost")
    user.groups.set(user.groups.filter(site_group__language_code=language_code))
    return signed_in(user)
