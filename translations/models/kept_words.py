"""Words that are the same in the original and in a translation, and right as they stand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class KeptWords(models.Model):
    """A passage that somebody looked at and found right: a name, a title, a quotation.

    Attributes:
        translation_key: What the translation shares with its original.
        locale: The language of the translation.
        mark: The hash of the words.
        words: The words, for people to read.
        by: Who said so.
        at: When.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=40)
    words = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("passage that is right as it stands")
        verbose_name_plural = _("passages that are right as they stand")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("translation_key", "locale", "mark"), name="one_decision_on_kept_words"
            ),
        )

    def __str__(self) -> str:
        return self.words
