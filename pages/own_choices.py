"""What staff choose in a form has to be theirs to choose, also where its number is sent by hand.

Wagtail narrows the lists of its choosers and takes any number that is sent. To be deleted once its
choosers refuse what they do not offer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

Choice = tuple[str, type[Model], str]
OwnObjects = Callable[[Any], QuerySet[Any]]

_own: dict[type[Model], OwnObjects] = {}


def register(model: type[Model], own: OwnObjects) -> None:
    """Say which objects of a model somebody may choose."""
    _own[model] = own


def choices_in(instance: Model) -> Iterator[Choice]:
    """Yield field, model and number of everything that an object refers to."""
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if value is None:
            continue
        if hasattr(field, "extract_references"):
            for model, number, *_paths in field.extract_references(value):
                yield field.name, model, str(number)
        elif field.many_to_one and field.related_model is not None:
            yield field.name, field.related_model, str(value)


def foreign(choices: set[Choice], user: Any) -> set[str]:
    """Return the fields with something that somebody may not choose."""
    fields: set[str] = set()
    for model, own in _own.items():
        named: dict[str, set[str]] = defaultdict(set)
        for field, chosen, number in choices:
            if issubclass(chosen, model):
                named[number].add(field)
        if named:
            found = own(user).filter(pk__in=named).values_list("pk", flat=True)
            for number in named.keys() - set(map(str, found)):
                fields |= named[number]
    return fields


class OwnChoices:
    """A form that refuses what was not chosen before and is not one's own."""

    fields: dict[str, Any]
    instance: Any
    for_user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Note what is chosen already: somebody else may have done so."""
        super().__init__(*args, **kwargs)
        self._before = self._choices() if getattr(self, "is_bound", False) else set()

    def _choices(self) -> set[Choice]:
        return {choice for choice in choices_in(self.instance) if choice[0] in self.fields}

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for name in sorted(foreign(self._choices() - self._before, self.for_user)):
            self.add_error(name, _("What was chosen here belongs to another website."))  # type: ignore[attr-defined]


class PageForm(OwnChoices, WagtailAdminPageForm):
    """The form of a page, which it tells whether it will be published or kept as a draft."""

    def _post_clean(self) -> None:
        self.instance.is_to_be_public = not self.is_deferred_validation
        super()._post_clean()


class ModelForm(OwnChoices, WagtailAdminModelForm):
    """The form of anything else."""
