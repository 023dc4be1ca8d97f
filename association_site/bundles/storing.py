"""Keeping the images and documents of a bundle, and taking files back that nobody needs."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from PIL import Image
from wagtail.models import Collection

from association_site.bundles.errors import BundleError, refusal
from association_site.bundles.media import MediaFile
from association_site.bundles.memory import SiteMemory
from pages import essence
from pages.models import AssociationDocument, AssociationImage
from pages.pictures import BROKEN_FILE

MODELS: dict[str, type[AssociationImage] | type[AssociationDocument]] = {
    "image": AssociationImage,
    "document": AssociationDocument,
}


class Store:
    """Writes files within the caller's transaction.

    Files of a storage know no transaction: what was written is deleted again by `take_back`, what
    was replaced is deleted once the transaction is kept.

    Attributes:
        created: Names of files that are new.
        changed: Names of files that are others now.
        unchanged: How many are as they were.
    """

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.created: list[str] = []
        self.changed: list[str] = []
        self.unchanged = 0
        self._written: list[tuple[Storage, str]] = []

    def write(
        self, media: Iterable[MediaFile], collection: Collection, memory: SiteMemory
    ) -> dict[tuple[str, str], int]:
        """Keep files that are new or others, and return the row of each.

        Args:
            media: The files.
            collection: Where new ones belong.
            memory: What was loaded before.

        Raises:
            BundleError: One cannot be kept.
        """
        numbers = {}
        for file in media:
            row = self._write_one(file, collection, memory)
            if row is not None:
                numbers[file.key] = row.pk
        return numbers

    def take_back(self) -> None:
        """Delete the files that were written: their rows were undone."""
        for storage, name in self._written:
            storage.delete(name)
        self._written = []

    def _write_one(self, file: MediaFile, collection: Collection, memory: SiteMemory) -> Any:
        """Keep one file and return its row; none if somebody has deleted it."""
        key, shown = f"{file.kind}:{file.name}", f"{file.kind}s/{file.name}"
        model = MODELS[file.kind]
        row = model.objects.filter(pk=memory.number(key)).first() if memory.knows(key) else None
        if row is None:
            if memory.was_deleted(key, shown):
                return None
            row = model(collection=collection)
            self._save(row, file, with_data=True)
            self.created.append(shown)
        elif (current := _state(row, file)) == _wanted(file):
            self.unchanged += 1
        elif memory.may_write(key, shown, current):
            if not row.may_become(
                ContentFile(file.data, name=file.name), file.fields[row.words_field]
            ):
                # What an adopted text shows, or its minutes, stay; texts that name the file have others.
                row = model(collection=row.collection)
            self._save(row, file, with_data=row.file_hash != file.fingerprint)
            self.changed.append(shown)
        else:
            return row
        memory.remember(key, _wanted(file), row.pk)
        return row

    def _save(self, row: Any, file: MediaFile, with_data: bool) -> None:
        """Write a row, and its file where that is another one."""
        for name, value in file.fields.items():
            setattr(row, name, value)
        old = row.file.name if with_data and row.pk else ""
        if with_data:
            _check_whole(file)
            row.file = ContentFile(file.data, name=file.name)
            row.file_size, row.file_hash = len(file.data), file.fingerprint
        try:
            row.full_clean()
        except ValidationError as error:
            raise refusal(error, file.described_in, file.lines) from error
        row.save()
        if not with_data:
            return
        storage = row.file.storage
        self._written.append((storage, row.file.name))
        if old:
            transaction.on_commit(lambda: storage.delete(old))
            if file.kind == "image":
                row.renditions.all().delete()


def _wanted(file: MediaFile) -> dict[str, Any]:
    """Return what a row says if it is as its file."""
    return {**file.fields, "file": file.fingerprint}


def _state(row: Any, file: MediaFile) -> dict[str, Any]:
    """Return what a row says now."""
    fields = {name: essence.essence(getattr(row, name)) for name in file.fields}
    return {**fields, "file": row.file_hash}


def _check_whole(file: MediaFile) -> None:
    """Refuse an image that is cut off.

    Raises:
        BundleError: It is.
    """
    if file.kind != "image":
        return
    try:
        with Image.open(file.path) as image:
            image.load()
    except BROKEN_FILE as error:
        raise BundleError(file.path, f"The image is broken: {error}") from error
