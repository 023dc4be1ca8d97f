"""Taking the words of a PO file into what is kept of the translations: all of them, or none."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringTranslation, TranslationSource

from translations.exchange import reading, scopes
from translations.exchange.comparing import Comparison, Finding, Plan
from translations.exchange.pieces import pieces_of
from translations.exchange.scopes import Text
from translations.models import PoUpload

# What the editor says beside a passage that came this way.
TOOL = "PO"


class PlanChanged(Exception):
    """The file would do something else than what somebody saw.

    Attributes:
        plan: What it would do now.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


def texts_for(upload: PoUpload) -> list[Text]:
    """Return the texts that a file is for.

    Raises:
        PermissionDenied: They are not the user's to translate.
        Http404: There are none.
    """
    if upload.translation_id:
        return [scopes.text_of(upload.user, upload.translation_id)]
    assert upload.site_id is not None
    code = upload.locale.language_code
    return scopes.texts_of(scopes.scope_of(upload.user, upload.site_id, code), upload.user)


def look(upload: PoUpload, texts: list[Text] | None = None) -> Plan:
    """Return what a file would do now.

    Raises:
        Unreadable: It would be refused as a whole.
    """
    texts = texts_for(upload) if texts is None else texts
    file = reading.read(bytes(upload.file), upload.locale.language_code)
    return Comparison(pieces_of(texts, upload.locale)).plan(file)


@transaction.atomic
def apply(upload: PoUpload, seen: str) -> int:
    """Keep the words of a file that fit, and return how many passages that changed.

    Nothing is published. The originals are locked first, so that of two who bring in files at once
    the second sees what the first wrote.

    Args:
        upload: The file.
        seen: The digest of what the user said yes to.

    Raises:
        PlanChanged: Somebody changed a passage meanwhile.
        Unreadable: The file would be refused as a whole.
    """
    sources = [text.translation.source_id for text in texts_for(upload)]
    list(TranslationSource.objects.select_for_update().filter(pk__in=sources).order_by("pk"))
    plan = look(upload)
    if plan.digest != seen:
        raise PlanChanged(plan)
    for finding in plan.written:
        _write(finding, upload)
    number = len(plan.written)
    PoUpload.objects.filter(pk=upload.pk).update(applied_at=timezone.now(), saved=number)
    return number


def _write(finding: Finding, upload: PoUpload) -> None:
    """Keep the words of one entry as the user's."""
    piece: Any = finding.piece
    row = piece.row or StringTranslation(locale=upload.locale)
    # Whole objects: what listens to saved rows looks at them.
    row.translation_of, row.context = piece.string, piece.context
    row.data = finding.html
    row.translation_type, row.tool_name = StringTranslation.TRANSLATION_TYPE_MANUAL, TOOL
    row.last_translated_by = upload.user
    row.has_error, row.field_error = False, ""
    row.save()
