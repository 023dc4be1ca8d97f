"""Content bundles: folders with the texts of one site, read and written into the database."""

from association_site.bundles.errors import BundleError
from association_site.bundles.reading import read_hostname
from association_site.bundles.report import Report
from association_site.bundles.writing import load

__all__ = ["BundleError", "Report", "load", "read_hostname"]
