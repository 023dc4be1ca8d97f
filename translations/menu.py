"""The place of translations in the menu of the admin; each part of this room adds its entry."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

# Parts register functions that return a `MenuItem` at the first of these hooks.
translations_menu = Menu(
    register_hook_name="register_translations_menu_item",
    construct_hook_name="construct_translations_menu",
)


def menu_item() -> SubmenuMenuItem:
    """Return the entry that all others stand below."""
    return SubmenuMenuItem(
        _("Translations"),
        translations_menu,
        name="translations",
        icon_name="wagtail-localize-language",
        order=250,
    )


def connect() -> None:
    """Tell Wagtail."""
    hooks.register("register_admin_menu_item", menu_item)
