import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoadedContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=255)),
                ("number", models.BigIntegerField(null=True)),
                ("state", models.JSONField(default=dict)),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.site")),
            ],
            options={
                "verbose_name": "loaded content",
                "verbose_name_plural": "loaded content",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("site", "key"), name="association_site_loadedcontent_unique"),
                ],
            },
        ),
    ]
