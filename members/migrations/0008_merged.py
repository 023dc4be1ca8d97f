import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0007_letters_and_confirmations")]

    operations = [
        migrations.CreateModel(
            name="MergedOrganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.PositiveBigIntegerField(unique=True)),
                ("number", models.CharField(max_length=30, verbose_name="member number")),
                ("merged_on", models.DateField(verbose_name="merged on")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged",
                        to="members.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "merged organisation",
                "verbose_name_plural": "merged organisations",
                "ordering": ("merged_on", "pk"),
            },
        ),
    ]
