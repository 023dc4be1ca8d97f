"""The files that adopted texts show, and their minutes: while a version has one, it stays what it is."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pages.dates import long_date
from pages.shown_files import digest_of, shown_in

if TYPE_CHECKING:
    from pages.models.adoption import AdoptedVersion


class AdoptedFile(models.Model):
    """A document or an image as it was when an adopted version came to show it.

    Attributes:
        name: Its place in the storage: a file at the same place need not be read again.
        digest: What was in it; empty where the file was missing.
        words: What the version shows of its own words, a title or a description.
    """

    version = models.ForeignKey(
        "pages.AdoptedVersion",
        verbose_name=_("adopted version"),
        on_delete=models.CASCADE,
        related_name="files",
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document"),
        null=True,
        on_delete=models.PROTECT,
        related_name="adoptions",
    )
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image"),
        null=True,
        on_delete=models.PROTECT,
        related_name="adoptions",
    )
    name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(_("digest of the file"), max_length=64, blank=True)
    words = models.CharField(_("words shown"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("file of an adopted text")
        verbose_name_plural = _("files of adopted texts")
        ordering: ClassVar = ["-version__adopted_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "document"], name="one_document_a_version"),
            models.UniqueConstraint(fields=["version", "image"], name="one_image_a_version"),
            models.CheckConstraint(
                condition=models.Q(document=None) ^ models.Q(image=None), name="document_or_image"
            ),
        ]

    def __str__(self) -> str:
        return _now("“%(statement)s”, adopted on %(day)s") % {
            "statement": self.version.title,
            "day": long_date(self.version.adopted_on),
        }

    @property
    def of_version(self) -> "AdoptedVersion":
        """The version that shows it."""
        return self.version

    @classmethod
    def keep(cls, version: "AdoptedVersion", body: Any) -> None:
        """Note the files of a version's text, or of its correction; one that is gone is left out.

        Within the caller's transaction.
        """
        for (kind, number), tells in shown_in(body).items():
            model: Any = cls._meta.get_field(kind).related_model
            # Whoever replaces the file meanwhile has the row, or waits for it.
            file = model.objects.select_for_update().filter(pk=number).first()
            if file is None:
                continue
            words = getattr(file, model.words_field) if tells else ""
            kept = cls.objects.filter(version=version, **{kind: file}).first()
            if kept is None:
                cls.objects.create(
                    version=version,
                    name=file.file.name,
                    digest=digest_of(file.file),
                    words=words,
                    **{kind: file},
                )
            elif words and not kept.words:
                kept.words = words
                kept.save(update_fields=["words"])

    def is_of(self, file: File[bytes]) -> bool:
        """Say whether a file is the one that was adopted, by its content and its kind."""
        return _is_same(file, self.name, lambda: self.digest)

    def says(self, words: str) -> bool:
        """Say whether words are those shown; any are where none is."""
        return not self.words or self.words == words


def _is_same(file: File[bytes], name: str, kept_digest: Callable[[], str]) -> bool:
    """Say whether a file is the one kept at a place, or the same once more.

    Args:
        file: The file.
        name: The place.
        kept_digest: Tells what was in it; nothing where it is missing, so that any may take its place.
    """
    if getattr(file, "_committed", False) and file.name == name:
        return True
    digest = kept_digest()
    return not digest or (_kind(file.name) == _kind(name) and digest_of(file) == digest)


def _kind(name: str | None) -> str:
    """Return by what readers and browsers know the kind of a file."""
    return PurePath(name or "").suffix.lower()


class KeptError(models.ProtectedError, PermissionDenied):
    """A file that cannot be deleted; Wagtail's views answer it as what somebody may not do."""

    def __init__(self, file: "AdoptableFile", holders: set[models.Model]) -> None:
        """Say what keeps it."""
        words = _now("“%(file)s” stays: it belongs to %(holders)s. Adopted texts keep their files.")
        named = ", ".join(sorted({*map(str, holders)}))
        super().__init__(words % {"file": file, "holders": named}, holders)


class AdoptableFile(models.Model):
    """A file that stays what it is, and is not deleted, while an adopted version shows it.

    So does one with the minutes of an adoption.

    Attributes:
        words_field: The field that a text may show beside the file.
    """

    words_field: ClassVar[str] = "title"
    file: Any
    adoptions: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what adopted versions show, whoever saves.

        Raises:
            ValidationError: A text would show something else.
        """
        names = kwargs.get("update_fields")
        if self.pk is None or (names is not None and {"file", self.words_field}.isdisjoint(names)):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            # Whoever records an adoption meanwhile has the row, or waits for it.
            self._model.objects.select_for_update().filter(pk=self.pk).first()
            if problems := self._problems(self.file, getattr(self, self.words_field)):
                raise ValidationError(problems)
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Stay while an adopted version shows the file, or has its minutes there.

        Raises:
            KeptError: One does.
        """
        try:
            return super().delete(*args, **kwargs)
        except models.ProtectedError as error:
            raise KeptError(self, error.protected_objects) from error

    def clean(self) -> None:
        """Refuse what would change an adopted text.

        The file that was sent is let go: a form that is shown again would make sizes of it.
        """
        super().clean()
        problems = self._problems(self.file, getattr(self, self.words_field))
        if "file" in problems:
            self.file = self._model.objects.get(pk=self.pk).file.name
        if problems:
            raise ValidationError(problems)

    @property
    def reason_to_stay(self) -> str:
        """Which adopted text shows the file, or has its minutes there; nothing while none does."""
        kept = self.adoptions.select_related("version").first() if self.pk else None
        if kept:
            return _refused_file(kept)
        return _refused_minutes(version) if (version := self._version_of_minutes) else ""

    @property
    def _version_of_minutes(self) -> "AdoptedVersion | None":
        """The version adopted last that has its minutes here; images hold none."""
        held = getattr(self, "minutes_of", None) if self.pk else None
        return held.first() if held else None

    @property
    def _model(self) -> Any:
        return type(self)

    def may_become(self, file: File[bytes], words: str) -> bool:
        """Say whether all adopted texts could go on with another file, and with those words."""
        return not self._problems(file, words)

    def _problems(self, file: File[bytes], words: str) -> dict[str, str]:
        """Return what is refused of a file and its words, by field; the last version is named."""
        problems: dict[str, str] = {}
        for kept in self.adoptions.select_related("version") if self.pk else ():
            if not kept.is_of(file):
                problems.setdefault("file", _refused_file(kept))
            if not kept.says(words):
                problems.setdefault(self.words_field, _refused_words(kept))
        if "file" not in problems and (version := self._version_of_minutes):
            stored = self._model.objects.get(pk=self.pk).file
            if not _is_same(file, stored.name, lambda: digest_of(stored)):
                problems["file"] = _refused_minutes(version)
        return problems


def _refused_file(kept: AdoptedFile) -> str:
    return _now(
        "%(version)s, shows this file: it stays as it is. Upload the new one beside it, and use that"
        " in the next version of the text."
    ) % {"version": kept}


def _refused_minutes(version: "AdoptedVersion") -> str:
    return _now(
        "These are the minutes of “%(statement)s”, adopted on %(day)s: the file stays as it is. Upload"
        " the new one beside it, and choose it under “Details of the adoption”."
    ) % {"statement": version.title, "day": long_date(version.adopted_on)}


def _refused_words(kept: AdoptedFile) -> str:
    return _now(
        "%(version)s, shows these words: they stay “%(words)s”. Upload the file once more under"
        " other words, and use that in the next version of the text."
    ) % {"version": kept, "words": kept.words}
