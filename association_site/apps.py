"""The room that puts the others together."""

from django.apps import AppConfig


class AssociationSiteConfig(AppConfig):
    """Composition of the rooms: settings, addresses, roles, content bundles."""

    name = "association_site"
    verbose_name = "Association site"

    def ready(self) -> None:
        """Give a new site or language its groups, the admin its desk and jobs, and forms their borders."""
        from association_site import receivers
        from association_site.borders import own
        from association_site.desk import hooks as desk_hooks
        from association_site.jobs import hooks as jobs_hooks

        receivers.connect()
        own.connect()
        desk_hooks.connect()
        jobs_hooks.connect()
