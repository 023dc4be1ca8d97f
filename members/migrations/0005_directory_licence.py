from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0004_remove_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='memberdirectorypage',
            name='licence_name',
            field=models.CharField(blank=True, help_text='Under which the public facts of the members may be used, for example CC0 1.0. Without a licence there are no open data.', max_length=100, verbose_name='name of the licence'),
        ),
        migrations.AddField(
            model_name='memberdirectorypage',
            name='licence_url',
            field=models.URLField(blank=True, help_text='Where it can be read.', verbose_name='address of the licence'),
        ),
    ]
