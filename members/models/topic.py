"""What organisations work on: a vocabulary of the board's own, in the languages of its site."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Site

from pages.slugs import ascii_slug


class Topic(ClusterableModel):
    """A topic, named in the main language of its site."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="topics"
    )
    name = models.CharField(_("name"), max_length=80)
    sort_key = models.CharField(max_length=80, editable=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("sort_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("site", "sort_key"), name="members_topic_unique"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key both databases sort by, and by which two spellings are the same."""
        self.sort_key = self.key_of(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a name that another topic of the site has, however it is spelt.

        Raises:
            ValidationError: There is one.
        """
        super().clean()
        same = Topic.objects.filter(site=self.site_id, sort_key=self.key_of(self.name))
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a topic of this name already.")})

    @staticmethod
    def key_of(name: str) -> str:
        """Return what two spellings of a name have in common."""
        return ascii_slug(name, fallback=name)[:80]

    def name_in(self, language_code: str) -> tuple[str, str]:
        """Return its name in a language and the language that this is, "" for the site's own."""
        for translated in self.names.all():
            if translated.language_code == language_code:
                return translated.name, language_code
        return self.name, ""

    @property
    def shown_name(self) -> str:
        """Its name in the active language, else in the site's."""
        return self.name_in(get_language() or "")[0]


class TopicName(models.Model):
    """A topic's name in a further language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="names")
    language_code = models.CharField(_("language"), max_length=20)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        ordering = ("language_code",)
        constraints = (
            models.UniqueConstraint(
                fields=("topic", "language_code"),
                name="members_topic_name_unique",
                violation_error_message=_("There is a name in this language already."),
            ),
        )

    def __str__(self) -> str:
        return self.name
