from django.db import migrations

from pages import wording


def record(apps, schema_editor):
    """Make a version of each public statement that says when it was adopted.

    Originals are the pages below the home page that their site points to; all others below it are
    in its language.
    """
    site_model = apps.get_model("wagtailcore", "Site")
    statements = apps.get_model("pages", "StatementPage").objects
    versions = apps.get_model("pages", "AdoptedVersion").objects
    for site in site_model.objects.select_related("root_page"):
        home = site.root_page
        adopted = statements.filter(
            path__startswith=home.path,
            locale_id=home.locale_id,
            live=True,
            adopted_on__isnull=False,
            alias_of__isnull=True,
            adopted_versions__isnull=True,
        )
        for page in adopted:
            versions.create(
                page=page,
                title=page.title,
                body=page.body,
                digest=wording.digest_of(page.title, page.body),
                adopted_on=page.adopted_on,
                adopted_by=page.adopted_by,
                adopted_in=page.adopted_in,
            )


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0007_adopted_versions"),
    ]

    operations = [
        # Back: the versions go with their table.
        migrations.RunPython(record, migrations.RunPython.noop),
    ]
