"""Removes what 0003 has read."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("members", "0003_read_lists")]

    # Destructive, admitted: topics, languages and consents are rows now.
    operations = [
        migrations.RemoveField("organisation", "listed_topics"),
        migrations.RemoveField("organisation", "listed_languages"),
        migrations.RemoveField("organisation", "contact_public"),
    ]
