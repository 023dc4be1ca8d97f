"""Removes what Wagtail puts into a new database: its welcome page, site, groups and workflow.

Sites, home pages and groups of this project come from content bundles and the admin.
"""

from typing import Any

from django.db import migrations


def remove_defaults(apps: Any, schema_editor: Any) -> None:
    """Delete Wagtail's own example rows; a database that has other pages is left alone."""
    page_model = apps.get_model("wagtailcore", "Page")
    if page_model.objects.exclude(depth=1).exclude(depth=2, slug="home").exists():
        return
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    page_model.objects.filter(depth=2, slug="home").delete()
    page_model.objects.filter(depth=1).update(numchild=0)
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()
    for name in ("WorkflowPage", "WorkflowTask", "GroupApprovalTask", "Task", "Workflow"):
        apps.get_model("wagtailcore", name).objects.all().delete()


class Migration(migrations.Migration):
    """Needs Wagtail's rows to be there."""

    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(remove_defaults, migrations.RunPython.noop)]
