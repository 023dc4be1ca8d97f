"""Records of what originals say and what their translations were made from.

They are derived from the content of pages whenever one is published (`translations.recording`) and
are keyed by what all languages of a page share, never by the id of a page: they survive an original
that is deleted.
"""

from collections import Counter
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from translations.choices import Presence, State


class SourceRecord(models.Model):
    """What an original says to its readers now, passage by passage.

    Attributes:
        translation_key: What the original shares with its translations.
        locale: The language of the original.
        passages: ``[path, hash, text]`` of each passage, in the order of the page.
        sections: ``[path, anchor, heading]`` of each part of the page that can be linked to; the
            passages of a section have paths that begin with its own.
        former: Texts by hash that the original said once and that a translation was made from.
        version_on: The day of the adopted version in force, for originals that are adopted.
        published_at: When the original was last published.
        presence: Whether the original can be read.
    """

    translation_key = models.UUIDField(unique=True)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    passages = models.JSONField(default=list)
    sections = models.JSONField(default=list)
    former = models.JSONField(default=dict)
    version_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    presence = models.CharField(max_length=12, choices=Presence.choices, default=Presence.LIVE)

    class Meta:
        verbose_name = _("record of an original")
        verbose_name_plural = _("records of originals")

    def __str__(self) -> str:
        return f"{self.translation_key} ({self.locale})"

    @property
    def hashes(self) -> "Counter[str]":
        """How often the original says each text."""
        return Counter(mark for _path, mark, _text in self.passages)

    @property
    def is_there(self) -> bool:
        """Whether the original can be read."""
        return self.presence == Presence.LIVE


class TranslationRecord(models.Model):
    """One state of a translated page that was published or handed in; one of them is live.

    Attributes:
        source: The record of its original.
        locale: The language of the translation.
        live: Whether this is what visitors read now, or read last.
        content_digest: What tells the words of this state from those of others.
        basis: Hashes of the original's passages that it was made from.
        untranslated: Numbers of the passages that are in the original's language, by path.
        passages: Of each passage ``path``, ``ordinal``, ``mark`` (its own hash), ``source`` (the hash
            it was made from, or ``None``), ``by`` (a name), ``user`` (a row, or ``None``),
            ``machine`` (whether nobody has touched it since), ``reviewer`` and ``reviewed_at``.
        synchronised: Whether it is written by wagtail-localize, otherwise freely.
        follows_on: The day of the adopted version that it follows, as far as that is known.
        recorded_at: When this was noted.
        standing: The states that are true of it, divided by commas; empty for a complete one.
        foreign_fields: Plain fields in the original's language: ``de:title,search_description``.
    """

    source = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="translation_records"
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    live = models.BooleanField(default=False)
    content_digest = models.CharField(max_length=40)
    basis = models.JSONField(default=list)
    untranslated = models.JSONField(default=dict)
    passages = models.JSONField(default=list)
    synchronised = models.BooleanField(default=True)
    follows_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now=True)
    standing = models.CharField(max_length=60, blank=True)
    foreign_fields = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("record of a translation")
        verbose_name_plural = _("records of translations")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "locale", "content_digest"], name="one_record_of_each_state"
            ),
            models.UniqueConstraint(
                fields=["source", "locale"],
                condition=models.Q(live=True),
                name="one_live_record_of_each_translation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.translation_key} ({self.locale})"

    @property
    def changed(self) -> "Counter[str]":
        """Hashes of what the original says now and this was not made from."""
        return self.source.hashes - Counter(self.basis)

    @property
    def removed(self) -> "Counter[str]":
        """Hashes of what this was made from and the original does not say any more."""
        return Counter(self.basis) - self.source.hashes

    @property
    def open_count(self) -> int:
        """The number of passages in the original's language."""
        return sum(len(ordinals) for ordinals in self.untranslated.values())

    @property
    def states(self) -> list[State]:
        """The states that are true of it, as they were noted last."""
        return [State(name) for name in self.standing.split(",") if name] or [State.COMPLETE]

    def weigh(self) -> None:
        """Find out which states are true of it."""
        found: dict[State, Any] = {
            State.PARTIAL: self.open_count,
            State.OUTDATED: self.changed or self.removed,
            State.UNREVIEWED: any(passage["machine"] for passage in self.passages),
        }
        self.standing = ",".join(state for state, so in found.items() if so)
        if State.OUTDATED not in self.states:
            self.follows_on = self.source.version_on
