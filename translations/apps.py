"""What a reader may know about a translated text."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The only room that knows wagtail-localize."""

    name = "translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Check every passage that is saved, and renew passages when a page is published."""
        from translations import no_tree_synchronisation, places, receivers, segment_checks

        no_tree_synchronisation.withdraw_offer()
        places.connect()
        receivers.connect()
        segment_checks.connect()
