"""The public pages and what every page needs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Base page, blocks, navigation, site settings, live figures."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Tell the rooms below what this one knows, and how bundles write its types."""
        from django.core import checks
        from wagtail.models import ReferenceIndex

        from pages import (
            adopting,
            figures,
            found_site,
            page_types,
            receivers,
            statement_pdf,
            statement_versions,
        )
        from pages.models import (
            AdoptedFile,
            AdoptedVersion,
            EditorialCorrection,
            StatementPage,
        )
        from pages.warnings import known, standing
        from translations import offered, segment_checks, versions
        from translations.exchange import places

        offered.register(found_site.languages_for)
        segment_checks.register(figures.translation_problem)
        places.register(figures.explained)
        versions.register(adopting.day_in_force)
        # Pictures and documents of adopted versions are in use, and protected.
        for model in (AdoptedVersion, EditorialCorrection, AdoptedFile):
            ReferenceIndex.register_model(model)
        StatementPage.show_versions = staticmethod(statement_versions.serve)
        checks.register(statement_pdf.check_libraries)
        page_types.register()
        receivers.connect()
        known.register_all()
        standing.connect()
