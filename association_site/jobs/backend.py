"""How rooms put work off: `@task(backend="queue", title=…)`, kept in the database."""

from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.utils.functional import Promise
from django_tasks.base import Task
from django_tasks_db import DatabaseBackend

# The alias among the settings' TASKS.
QUEUE = "queue"

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitledTask(Task[P, T]):
    """A task that people can read the name of.

    Attributes:
        title: What it does, for the list of jobs.
    """

    title: str | Promise = ""


class QueueBackend(DatabaseBackend):
    """The database as a queue; `manage.py work` takes from it."""

    task_class: Any = TitledTask
