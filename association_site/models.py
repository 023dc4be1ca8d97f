"""What the loader of bundles remembers."""

from django.db import models
from wagtail.models import Site


class LoadedContent(models.Model):
    """What one thing of a bundle said when it was loaded, to know later who changed it.

    Attributes:
        site: The site of the bundle.
        key: The thing: a page, its words in a language, a file, the site's settings, a row of the
            register.
        number: The row it is kept in, for things that have no other name to be found by.
        state: A digest of each of its values.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    number = models.BigIntegerField(null=True)
    state = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        verbose_name = "loaded content"
        verbose_name_plural = "loaded content"
        constraints = (
            models.UniqueConstraint(
                fields=("site", "key"), name="association_site_loadedcontent_unique"
            ),
        )

    def __str__(self) -> str:
        return self.key
