"""Forgetting jobs that are over."""

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from association_site.jobs.backend import QUEUE

# Days that jobs are kept for: those that are done, and those that were given up.
DONE, GIVEN_UP = 14, 90


@task(backend="queue", title=_("Forget old jobs"))
def forget_old_jobs() -> None:
    """Delete jobs that ended long ago."""
    call_command(
        "prune_db_task_results",
        f"--backend={QUEUE}",
        f"--min-age-days={DONE}",
        f"--failed-min-age-days={GIVEN_UP}",
        verbosity=0,
    )
