"""Finding words as people write them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Analysis, index text and the results page."""

    name = "search"
    verbose_name = _("Search")
