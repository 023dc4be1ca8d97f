"""What a reader may know about a translated text."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The only room that knows wagtail-localize."""

    name = "translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Check every translated passage when it is saved."""
        from translations import segment_checks

        segment_checks.connect()
