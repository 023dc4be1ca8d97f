"""What an association's site still lacks."""

from wagtail.images.models import ImageQuerySet
from wagtail.models import Site

from pages.models import AssociationImage, SiteSettings


def images_without_description(site: Site) -> ImageQuerySet:
    """Return the images of a site's collection, and those below it, without alternative text."""
    settings = SiteSettings.objects.filter(site=site).select_related("collection").first()
    if settings is None or settings.collection is None:
        return AssociationImage.objects.none()
    collections = settings.collection.get_descendants(inclusive=True)
    return AssociationImage.objects.filter(collection__in=collections, description="")
