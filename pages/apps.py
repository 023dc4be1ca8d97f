"""The public pages and what every page needs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Base page, blocks, navigation, site settings, live figures."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Tell the rooms below what this one knows, and how bundles write its types."""
        from pages import figures, found_site, page_types, receivers
        from translations import offered, segment_checks
        from translations.exchange import places

        offered.register(found_site.languages_for)
        segment_checks.register(figures.translation_problem)
        places.register(figures.explained)
        page_types.register()
        receivers.connect()
