"""How an association calls its things in other languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site


class GlossaryTerm(models.Model):
    """A word of a site's main language and what stands for it in another one."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="glossary_terms"
    )
    locale = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="glossary_terms"
    )
    source = models.CharField(
        _("term in the original"),
        max_length=200,
        help_text=_("As it is written in the texts; capital letters count."),
    )
    target = models.CharField(_("term in the translation"), max_length=200)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("source", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "locale", "source"],
                name="one_target_per_term",
                violation_error_message=_("The glossary has this term already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    def clean(self) -> None:
        """Keep terms without white space around them."""
        self.source, self.target = " ".join(self.source.split()), " ".join(self.target.split())
