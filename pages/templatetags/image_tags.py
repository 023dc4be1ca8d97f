"""What templates ask about images and documents."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from pages import downloads, pictures
from pages.models import AssociationDocument, AssociationImage

register = template.Library()


@register.simple_tag(takes_context=True)
def picture_of(
    context: Context, image: AssociationImage | None, shape: str = "", sizes: str = ""
) -> pictures.Picture | None:
    """Return an image as the page shows it, in the words of ``alt`` where the template has them."""
    if not image:
        return None
    if not hasattr(image, "prefetched_renditions"):
        page = context.get("page")
        pictures.prepare([image, *(pictures.images_on(page) if isinstance(page, Page) else ())])
    return pictures.picture_of(image, shape or "wide", context.get("alt"), sizes)


@register.simple_tag
def file_facts(document: AssociationDocument) -> SafeString:
    """Return type and size of a document, in the active language."""
    return downloads.file_facts(document, get_language())
