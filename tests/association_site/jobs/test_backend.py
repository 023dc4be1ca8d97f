"""What rooms put off goes to the queue, and what Wagtail puts off is done at once."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from wagtail.images.tasks import set_image_focal_point_task
from wagtail.tasks import delete_file_from_storage_task, update_reference_index_task

from association_site.jobs.backend import QueueBackend
from pages.models import StandardPage
from tests.association_site.jobs import tasks
from tests.factories.pages import StandardPageFactory

ROOMS = ["association_site", "alliances", "members", "pages", "translations", "search", "accounts"]


def tasks_of_rooms():
    """Yield the name of each function of ours that is a task, and its decorator."""
    for room in ROOMS:
        for path in sorted(Path(settings.BASE_DIR, room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for decorator in getattr(node, "decorator_list", []):
                    called = decorator.func if isinstance(decorator, ast.Call) else decorator
                    if getattr(called, "id", "") == "task":
                        yield node.name, decorator


def test_tasks_of_our_rooms_wait_in_the_queue_and_have_a_title():
    found = dict(tasks_of_rooms())

    assert "forget_old_jobs" in found
    for name, decorator in found.items():
        given = {keyword.arg: keyword.value for keyword in getattr(decorator, "keywords", [])}
        assert set(given) >= {"backend", "title"}, name
        assert ast.literal_eval(given["backend"]) == "queue", name


def test_task_has_a_title_that_stays_with_it():
    assert isinstance(tasks.greet.get_backend(), QueueBackend)
    assert str(tasks.greet.using(priority=3).title) == "Bearbeiten"
    assert tasks.without_title.title == ""


@pytest.mark.parametrize(
    "task",
    [
        update_reference_index_task,
        delete_file_from_storage_task,
        set_image_focal_point_task,
        insert_or_update_object_task,
    ],
)
def test_tasks_of_wagtail_are_done_at_once(task):
    assert isinstance(task.get_backend(), ImmediateBackend)


@pytest.mark.django_db
def test_page_is_found_as_soon_as_it_is_saved():
    page = StandardPageFactory(title="Zirkusbibliothek")

    assert [found.pk for found in StandardPage.objects.search("Zirkusbibliothek")] == [page.pk]
    assert not DBTaskResult.objects.exists()
