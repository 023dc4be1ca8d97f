"""The alliances an association works in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlliancesConfig(AppConfig):
    """Alliances as public pages."""

    name = "alliances"
    verbose_name = _("Alliances")

    def ready(self) -> None:
        """Say how bundles write this room's pages."""
        from alliances import loading

        loading.register()
