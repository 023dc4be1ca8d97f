from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("translations", "0003_kept_words"),
    ]

    # Destructive, admitted: nothing ever wrote there; passages that are right as they stand are rows.
    operations = [
        migrations.RemoveField("translationrecord", "accepted"),
    ]
