from django.db import migrations

from pages.shown_files import digest_of, shown_in

WORDS = {"document": "title", "image": "description"}


def record(apps, schema_editor):
    """Note the files that adopted texts show, as they are today: what they were before nobody knows."""
    models = {kind: apps.get_model("pages", f"Association{kind.title()}") for kind in WORDS}
    kept = apps.get_model("pages", "AdoptedFile").objects
    versions = apps.get_model("pages", "AdoptedVersion").objects
    for version in versions.prefetch_related("corrections"):
        shown = {}
        for words in (version, *version.corrections.all()):
            for key, tells in shown_in(words.body).items():
                shown[key] = tells or shown.get(key, False)
        for (kind, number), tells in shown.items():
            file = models[kind].objects.filter(pk=number).first()
            if file is not None:
                kept.create(
                    version=version,
                    name=file.file.name,
                    digest=digest_of(file.file),
                    words=getattr(file, WORDS[kind]) if tells else "",
                    **{kind: file},
                )


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0011_adopted_files"),
    ]

    operations = [
        # Back: what was noted goes with its table.
        migrations.RunPython(record, migrations.RunPython.noop),
    ]
