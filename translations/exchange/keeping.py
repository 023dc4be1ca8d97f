"""How long files stay that somebody brought in."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from translations.models import PoUpload

KEPT = timedelta(days=14)


@task(backend="queue", title=_("Delete PO files that were brought in"))
def forget_po_files() -> None:
    """Delete files that nobody needs any more: their words are kept, or were left for two weeks."""
    PoUpload.objects.filter(uploaded_at__lt=timezone.now() - KEPT).delete()
