import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0008_merged"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApplicationPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    wagtail.fields.RichTextField(blank=True, verbose_name="introduction"),
                ),
                (
                    "next_steps",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="What the association does with an application, and how long it takes.",
                        verbose_name="what happens next",
                    ),
                ),
                (
                    "consent_wording",
                    models.TextField(
                        help_text="What somebody agrees to who ticks that the website may show their address or e-mail. It is recorded with each consent.",
                        verbose_name="wording of the consent",
                    ),
                ),
            ],
            options={
                "verbose_name": "application for membership",
                "verbose_name_plural": "applications for membership",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="application",
            name="kind",
            field=models.CharField(
                choices=[("full", "Full member"), ("supporting", "Supporting member")],
                default="full",
                max_length=20,
                verbose_name="kind of membership",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="message",
            field=models.TextField(blank=True, verbose_name="message to the board"),
        ),
        migrations.CreateModel(
            name="ApplicationAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sender", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField(auto_now_add=True, db_index=True)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt to apply",
                "verbose_name_plural": "attempts to apply",
                "ordering": ("sent_at", "pk"),
            },
        ),
    ]
