
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('translations', '0001_records'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PoUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=255, verbose_name='file')),
                ('file', models.BinaryField()),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True)),
                ('saved', models.PositiveIntegerField(default=0)),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site')),
                ('translation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtail_localize.translation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='po_uploads', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'PO file',
                'verbose_name_plural': 'PO files',
                'ordering': ('-uploaded_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='As it is written in the texts; capital letters count.', max_length=200, verbose_name='term in the original')),
                ('target', models.CharField(max_length=200, verbose_name='term in the translation')),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='glossary_terms', to='wagtailcore.locale', verbose_name='language')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='glossary_terms', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ('source', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('site', 'locale', 'source'), name='one_target_per_term', violation_error_message='The glossary has this term already.')],
            },
        ),
    ]
