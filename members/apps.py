"""The register of member organisations and its public directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Organisations, memberships, contacts."""

    name = "members"
    verbose_name = _("Member organisations")

    def ready(self) -> None:
        """Say what can be counted here, how bundles write it, and what a change brings about."""
        from members import counting, loading, receivers, text_rights
        from members.models import OrganisationText
        from translations import keepers

        counting.register()
        loading.register()
        receivers.connect()
        keepers.register(OrganisationText, text_rights.DescriptionKeeper())
