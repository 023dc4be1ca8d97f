"""Writing translations into wagtail-localize: sources, passages, translated pages.

Everything here happens within the caller's transaction; wagtail-localize's own ``save_target``
publishes only after a commit, and writes a draft over a live page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.db import transaction
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from translations import carrying, corrections, recording

EDITOR_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')


@dataclass(frozen=True)
class Passage:
    """One piece of a page's text that is translated by itself.

    Attributes:
        path: Where it stands in the page's fields.
        html: The text as wagtail-localize keeps it.
        text: The same as plain text, white space folded.
        string_id: The row of the text.
        context_id: The row of the path.
    """

    path: str
    html: str
    text: str
    string_id: int
    context_id: int


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def is_synchronised_translation(page: Page) -> bool:
    """Say whether a page is written by wagtail-localize from another language."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).exists()


@transaction.atomic
def synchronise_source(page: Model) -> TranslationSource:
    """Bring the source of a page's translations up to what is live, and return it.

    The translated pages are not touched, and what is known of translations is carried over; rows
    that are no pages are published as a whole, and have no passages of a previous version. The row
    is locked before the page is read, so that two who publish at once leave the passages of the
    later one.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return TranslationSource.get_or_create_from_instance(page)[0]
    source = TranslationSource.objects.select_for_update().get(pk=source.pk)
    before = carrying.segments_of(source)
    source.update_from_db()
    if isinstance(page, Page):
        carrying.carry_over(source, before, corrected=corrections.is_editorial())
    return source


def source_of(page: Page) -> TranslationSource | None:
    """Return the source of a page's translations, if it has one."""
    return TranslationSource.objects.get_for_instance_or_none(page)


def passages(source: TranslationSource) -> Iterator[Passage]:
    """Yield the passages of a source, in the order of the page."""
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in segments.order_by("order"):
        value = StringValue(segment.string.data)
        yield Passage(
            path=segment.context.path,
            html=segment.string.data,
            text=folded(value.render_text()),
            string_id=segment.string_id,
            context_id=segment.context_id,
        )


def html_of(passage: Passage, translation: str) -> str:
    """Return a translation as wagtail-localize keeps it.

    Where the passage has markup the translation may have the same, and must have its links;
    otherwise it is plain text.

    Raises:
        ValueError: The translation has other tags or other links than the passage.
    """
    if "<" not in passage.html:
        return StringValue.from_plaintext(translation).data
    expected = f"the markup of “{passage.html}” was expected"
    try:
        value = StringValue.from_translated_html(translation)
    except ValueError as error:
        raise ValueError(f"{error}; {expected}") from error
    if "<" not in translation:
        value = StringValue.from_plaintext(translation)
    (tags, links), (known_tags, known_links) = map(_markup, (value.data, passage.html))
    if links != known_links or not tags <= known_tags:
        raise ValueError(f"The links or tags are not those of the passage; {expected}")
    return value.data


def _markup(html: str) -> tuple[set[str], list[str]]:
    """Return the names of all tags, and the sorted ids of the links."""
    found = BeautifulSoup(html, "html.parser").find_all(True)
    links = sorted(str(tag.get("id", "")) for tag in found if tag.name == "a")
    return {tag.name for tag in found} - {"br"}, links


def write(passage: Passage, locale: Locale, translation: str) -> bool:
    """Keep the translation of a passage.

    Args:
        passage: What is translated.
        locale: The language of the translation.
        translation: The words; an empty text is not translated yet and leaves what is kept.

    Returns:
        Whether anything changed.

    Raises:
        ValueError: The translation has other tags or other links than the passage.
    """
    if not translation:
        return False
    kept = StringTranslation.objects.filter(
        translation_of_id=passage.string_id, context_id=passage.context_id, locale=locale
    ).first()
    html = html_of(passage, translation)
    if kept is None:
        kept = StringTranslation(
            translation_of_id=passage.string_id,
            context_id=passage.context_id,
            locale=locale,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    elif kept.data == html and kept.tool_name != carrying.PREVIOUS_VERSION:
        return False
    kept.data, kept.has_error, kept.field_error = html, False, ""
    kept.translation_type, kept.tool_name = StringTranslation.TRANSLATION_TYPE_MANUAL, ""
    kept.save()
    return True


def content_of(page: Page) -> dict[str, Any]:
    """Return what a page says, without the fields that only keep its history."""
    history = {
        "latest_revision", "live_revision", "live", "has_unpublished_changes", "draft_title",
        "latest_revision_created_at", "first_published_at", "last_published_at", "numchild", "path",
        "depth", "url_path", "expired", "wagtail_admin_comments", "content_type", "owner", "pk",
        "go_live_at", "expire_at", "locked", "locked_at", "locked_by", "alias_of",
    }  # fmt: skip
    data: dict[str, Any] = page.serializable_data()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):  # as data: PostgreSQL keeps keys in another order
            data[field.name] = json.loads(data[field.name])
    return {name: value for name, value in data.items() if name not in history}


@transaction.atomic
def publish_translation(source: TranslationSource, locale: Locale) -> Page | None:
    """Publish a page's translation from what is translated so far.

    Passages without a translation stay in the original's words. A translation that already says
    this is left alone, one that was taken off the site too.

    Returns:
        The published page, or ``None`` where nothing had to change.
    """
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    if not translation.enabled:
        return None
    target = source.object.get_instance_or_none(locale)
    if target is None:
        source.get_source_instance().copy_for_translation(locale)
    live = source.get_translated_instance(locale)
    page = source.get_ephemeral_translated_instance(locale, fallback=True)
    was_public = live.first_published_at is not None and not live.alias_of_id
    if was_public and content_of(live) == content_of(page):
        recording.record(live)  # the same words may follow another text by now
        return None
    page.alias_of_id = None
    page.full_clean()
    revision = page.save_revision(log_action=True)
    source.sync_view_restrictions(source.get_source_instance(), live)
    revision.publish()
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    published: Page = source.get_translated_instance(locale)
    return published


def kept_translations(source: TranslationSource, locale: Locale) -> dict[tuple[int, int], str]:
    """Return the translations of a source's passages as they are kept, by text and path.

    What was made from a previous version of a passage is no translation of it.
    """
    rows = StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale)
    found = rows.exclude(tool_name=carrying.PREVIOUS_VERSION).values_list(
        "translation_of_id", "context_id", "data"
    )
    return {(string_id, context_id): data for string_id, context_id, data in found}


def is_unfinished(source: TranslationSource, locale: Locale) -> bool:
    """Say whether somebody is at work on a translated page.

    Its passages say something else than visitors read, or it was taken off the site. A page that
    nobody has published or translated yet is only waiting.
    """
    page = source.object.get_instance_or_none(locale)
    if page is None or page.alias_of_id:
        return False
    if not page.live:
        return bool(page.first_published_at or kept_translations(source, locale))
    wanted = source.get_ephemeral_translated_instance(locale, fallback=True)
    live = source.get_translated_instance(locale)
    return _without_editor_keys(content_of(live)) != _without_editor_keys(content_of(wanted))


def _without_editor_keys(content: dict[str, Any]) -> str:
    """Return what a page says as text, without the keys that an editor's form adds."""
    return EDITOR_KEY.sub("", json.dumps(content, default=str, sort_keys=True))


def has_translation(source: TranslationSource, locale: Locale) -> bool:
    """Say whether there is a page in that language, draft or alias included."""
    return source.object.has_translation(locale)
