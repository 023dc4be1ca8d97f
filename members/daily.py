"""What the queue does every day."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task
from wagtail.models import Site

from members.confirmations import remind
from members.privacy import retain


@task(backend="queue", title=_("Remind of open questions"))
def remind_members() -> None:
    """Remind whoever was asked whether an entry is right, and has not answered."""
    remind(timezone.localdate())


@task(backend="queue", title=_("Delete what is over its time"))
def delete_what_is_over() -> None:
    """Delete what no register needs any more."""
    for site in Site.objects.order_by("pk"):
        retain(site, timezone.localdate())
