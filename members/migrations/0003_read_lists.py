"""Makes topics, languages and consents of what the register kept as words."""

from django.db import migrations
from django.utils import timezone

from members import languages
from members.choices import CONTACT_FIELDS, ConsentSource
from members.models.organisation import Organisation as Rules
from members.models.topic import Topic as TopicRules

DERIVED = ("sort_key", "search_text", "district", "district_sort_key", "district_key", "municipality_key")


def words(listed):
    """Return the items of a list in one field, each once."""
    return list(dict.fromkeys(filter(None, (" ".join(word.split()) for word in listed.split(",")))))


def read_lists(apps, schema_editor):
    """Write what follows from the words, and what the new rules derive."""
    models = apps.get_app_config("members")
    Organisation, Topic = models.get_model("Organisation"), models.get_model("Topic")
    Language, Consent = models.get_model("SpokenLanguage"), models.get_model("Consent")
    today = timezone.localdate()
    for organisation in Organisation.objects.order_by("pk"):
        for name in words(organisation.listed_topics):
            topic, _created = Topic.objects.get_or_create(
                site_id=organisation.site_id,
                sort_key=TopicRules.key_of(name),
                defaults={"name": name[:80]},
            )
            Organisation.topics.through.objects.get_or_create(organisation=organisation, topic=topic)
        unknown = []
        for name in words(organisation.listed_languages):
            if code := languages.code_of(name):
                Language.objects.get_or_create(organisation=organisation, code=code)
            else:
                unknown.append(name)
        if unknown:
            # Nothing is lost: the board reads it at the end of the description, and decides.
            organisation.description = f"{organisation.description} ({', '.join(unknown)})".strip()
        if organisation.contact_public:
            Consent.objects.bulk_create(
                Consent(
                    organisation=organisation, field=field, agreed_on=today,
                    source=ConsentSource.FILE,
                )
                for field in CONTACT_FIELDS
            )
        derived = Rules(**{
            field: getattr(organisation, field)
            for field in ("name", "number", "short_name", "town", "district")
        })
        derived.derive([])
        for field in DERIVED:
            setattr(organisation, field, getattr(derived, field))
        organisation.save()


class Migration(migrations.Migration):

    dependencies = [("members", "0002_register")]

    operations = [migrations.RunPython(read_lists, migrations.RunPython.noop)]
