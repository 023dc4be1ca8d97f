"""Histories in the admin that say which fields changed, and the forms that keep it.

Wagtail's forms for models note that somebody edited a row, not what became of it.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log

from pages import changes


def record(
    row: models.Model,
    before: changes.Values,
    values: bool = True,
    after: changes.Values | None = None,
    **entry: Any,
) -> None:
    """Note in the log that a row was edited and what that changed.

    Args:
        row: As it is now.
        before: What `changes.values_of` said before.
        values: Whether the log may keep the values; it outlives the row.
        after: What is said of the row now, if it is more than its own values.
        entry: What else the log's entry says, such as its user.
    """
    found = changes.changed_fields(before, changes.values_of(row) if after is None else after)
    kept = found if values else changes.names_alone(found)
    log(
        instance=row,
        action="wagtail.edit",
        content_changed=bool(found),
        data={changes.KEY: kept},
        **entry,
    )


def record_written(
    row: models.Model, before: changes.Values | None, values: bool = True, **entry: Any
) -> None:
    """Note in the log that a row was written: as new where nothing is known of it before."""
    if before is None:
        log(instance=row, action="wagtail.create", content_changed=True, **entry)
    else:
        record(row, before, values, **entry)


class RecordsChanges:
    """An edit view that notes in the log which fields changed, from which value to which."""

    model: Any
    form: Any
    records_values = True

    def values_of(self, row: Any) -> changes.Values:
        """Return what the log compares: a row's own values, or more."""
        return changes.values_of(row)

    def save_instance(self) -> Any:
        """Save the row and note what became of it."""
        before = self.values_of(self.model.objects.get(pk=self.form.instance.pk))
        row = self.form.save()
        self.has_content_changes = self.form.has_changed()
        record(row, before, values=self.records_values, after=self.values_of(row))
        return row


class ChangesColumn(Column):
    """The changed fields of an entry of the log."""

    cell_template_name = "pages/history/changes_cell.html"

    def __init__(self, *args: Any, model: type[models.Model], **kwargs: Any) -> None:
        """Keep the model whose fields are named."""
        super().__init__(*args, **kwargs)
        self.model = model

    def get_value(self, instance: Any) -> list[changes.Change]:
        """Return the changes of an entry."""
        return changes.described(self.model, instance.data)


class ShowsChanges:
    """A history view with a column for the changed fields."""

    model: Any

    @property
    def columns(self) -> list[Column]:
        """Wagtail's columns, with ours after what happened."""
        first, *others = super().columns  # type: ignore[misc]
        return [first, ChangesColumn("changes", label=_("Changes"), model=self.model), *others]
