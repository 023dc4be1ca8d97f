"""The register in the admin: the board's desk.

Everybody sees the registers of the own sites alone; another site's rows answer 404.
"""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from members.text_rights import RIGHT
from members.viewsets.lists import NEEDED
from members.viewsets.memberships import ContactViewSet, MembershipViewSet
from members.viewsets.organisations import OrganisationViewSet
from members.viewsets.topics import TopicViewSet


class ListsMenuItem(MenuItem):
    """The way to the lists or the figures, for those who may open them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether somebody may."""
        return bool(request.user.has_perms(NEEDED))


class DescriptionsMenuItem(MenuItem):
    """The way to the descriptions, for those who translate them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether somebody may."""
        return bool(request.user.has_perm(RIGHT))


class RegisterViewSetGroup(ModelViewSetGroup):
    """The register's entry in the menu."""

    menu_label = _("Register")
    menu_icon = "group"
    menu_order = 250
    items = (OrganisationViewSet, MembershipViewSet, ContactViewSet, TopicViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        """Add the lists that come in and go out, and the figures."""
        label, address = _("Import and export"), reverse_lazy("register_lists")
        lists = ListsMenuItem(label, address, name="lists", icon_name="table", order=900)
        label, address = _("Statistics"), reverse_lazy("register_statistics")
        figures = ListsMenuItem(label, address, name="statistics", icon_name="order", order=910)
        label, address = _("Descriptions"), reverse_lazy("register_descriptions")
        icon, confirmations = "wagtail-localize-language", reverse_lazy("register_confirmations")
        texts = DescriptionsMenuItem(label, address, name="texts", icon_name=icon, order=890)
        asked = ListsMenuItem(
            _("Confirmations"), confirmations, name="confirmations", icon_name="mail", order=880
        )
        return [*super().get_submenu_items(), asked, texts, lists, figures]
