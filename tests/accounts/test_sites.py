"""Which sites somebody works for."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import Site

from accounts.choices import Role
from accounts.models import SiteGroup
from accounts.sites import sites_for
from tests.factories.accounts import UserFactory, user_with_role

pytestmark = pytest.mark.django_db

FIRST, SECOND = "localhost", "auslaenderrat.localhost"


def hostnames(user, *roles):
    return sorted(sites_for(user, *roles).values_list("hostname", flat=True))


@pytest.mark.parametrize("role", Role)
def test_somebody_works_for_the_site_of_the_own_group(role):
    user = user_with_role(role, SECOND)

    assert hostnames(user, role) == [SECOND]
    assert hostnames(user, *Role) == [SECOND]
    assert hostnames(user, *(other for other in Role if other != role)) == []


def test_role_on_one_site_is_none_on_another():
    user = user_with_role(Role.BOARD, FIRST)
    user.groups.add(SiteGroup.objects.get(site__hostname=SECOND, role=Role.EDITOR).group)

    assert hostnames(user, Role.BOARD) == [FIRST]
    assert hostnames(user, Role.EDITOR) == [SECOND]
    assert hostnames(user, Role.BOARD, Role.EDITOR) == [SECOND, FIRST]


def test_site_is_listed_once_for_somebody_with_two_roles():
    user = user_with_role(Role.BOARD, FIRST)
    user.groups.add(SiteGroup.objects.get(site__hostname=FIRST, role=Role.EDITOR).group)

    assert hostnames(user, *Role) == [FIRST]


def test_administrator_works_for_all_sites():
    assert hostnames(UserFactory(is_superuser=True)) == [SECOND, FIRST]


def test_nobody_works_without_a_role():
    assert hostnames(user_with_role(Role.BOARD, FIRST)) == []
    assert hostnames(UserFactory(is_staff=True), *Role) == []


def test_group_that_belongs_to_no_site_opens_none():
    user = UserFactory()
    user.groups.add(Group.objects.create(name="Freundeskreis"))

    assert hostnames(user, *Role) == []


def test_those_who_are_switched_off_work_for_no_site():
    administrator = UserFactory(is_superuser=True, is_active=False)
    board = user_with_role(Role.BOARD, FIRST, is_active=False)

    assert hostnames(administrator, *Role) == hostnames(board, *Role) == []
    assert hostnames(AnonymousUser(), *Role) == []
    assert Site.objects.count() == 2
