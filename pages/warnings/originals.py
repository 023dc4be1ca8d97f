"""Which page a translation is compared with."""

from wagtail.models import Page

from pages.warnings.reading import Reading
from translations import memory

# Texts of their own in the same matter: nobody translates into them passage by passage.
OWN_TEXTS = frozenset({"de-simple"})


def original_of(reading: Reading) -> Reading | None:
    """Return the live original of a translated page; nothing for an original, a copy, a text of its own.

    The original is what wagtail-localize translates from, also where the translation was loosened
    from it; without that, the page in the main language of the site.
    """
    page = reading.page
    if page.alias_of_id or reading.language in OWN_TEXTS:
        return None
    source = memory.source_of(page)
    locale_id = source.locale_id if source else reading.site.root_page.locale_id
    if locale_id == page.locale_id:
        return None
    found = Page.objects.filter(
        translation_key=page.translation_key,
        locale_id=locale_id,
        live=True,
        alias_of__isnull=True,
    )
    original = found.select_related("locale").first()
    return Reading(original.specific, reading.site, reading.around) if original else None
