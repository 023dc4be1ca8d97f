"""Fixed values of the queue."""

from django.db import models
from django.utils.translation import pgettext_lazy
from django_tasks import TaskResultStatus


class JobState(models.TextChoices):
    """What has become of a job."""

    WAITING = "waiting", pgettext_lazy("job", "Waiting")
    RUNNING = "running", pgettext_lazy("job", "Running")
    DONE = "done", pgettext_lazy("job", "Done")
    FAILED = "failed", pgettext_lazy("job", "Failed")


STATUS_OF = {
    JobState.WAITING: TaskResultStatus.READY,
    JobState.RUNNING: TaskResultStatus.RUNNING,
    JobState.DONE: TaskResultStatus.SUCCESSFUL,
    JobState.FAILED: TaskResultStatus.FAILED,
}
STATE_OF = {status: state for state, status in STATUS_OF.items()}
