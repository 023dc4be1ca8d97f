from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0005_directory_licence'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='erased_on',
            field=models.DateField(editable=False, null=True, verbose_name='erased on'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='states_deleted_on',
            field=models.DateField(editable=False, null=True),
        ),
    ]
