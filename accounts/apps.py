"""The people who log in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users and the groups that belong to a site."""

    name = "accounts"
    verbose_name = _("Accounts")
