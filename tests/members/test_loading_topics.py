"""Topics of a bundle get their names in further languages."""

import pytest

from association_site.bundles.memory import SiteMemory
from members.loading import read_topics
from members.models import Topic, TopicName
from members.public import topic_labels
from pages.loading import ContentError, FileReport
from tests.factories.members import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(tmp_path, site):
    """What loads a list of topics, with the memory of the loads before."""

    def load(*lines, force=False):
        path = tmp_path / "topics.csv"
        path.write_text("\n".join(("de;en;ar", *lines)), encoding="utf-8")
        memory = SiteMemory(site, force)
        report = read_topics(path, site, memory)
        memory.save(site)
        return report

    return load


def names(site):
    """Return the names of a site's topics by language."""
    topics = Topic.objects.filter(site=site).prefetch_related("names")
    return {t.name: {n.language_code: n.name for n in t.names.all()} for t in topics}


def test_topics_are_named_and_a_second_load_changes_nothing(read, site):
    TopicFactory(site=site, name="Übung")

    first = read("übung;Practice;تمرين", "Neues;News;")

    assert first == FileReport(created=1, changed=1, unchanged=0)
    assert names(site) == {"Übung": {"en": "Practice", "ar": "تمرين"}, "Neues": {"en": "News"}}
    assert read("übung;Practice;تمرين", "Neues;News;") == FileReport(0, 0, 2)


def test_name_that_the_board_changed_is_kept(read, site):
    read("Neues;News;", "Altes;Old;")
    TopicName.objects.filter(name="News").update(name="What is new")
    Topic.objects.filter(name="Altes").delete()
    lines = ("Neues;New things;", "Altes;Old things;")

    assert read(*lines) == FileReport(0, 0, 0, kept=2)
    assert names(site) == {"Neues": {"en": "What is new"}}
    assert read(*lines, force=True) == FileReport(created=1, changed=1, unchanged=0)
    assert names(site) == {"Neues": {"en": "New things"}, "Altes": {"en": "Old things"}}


def test_changed_name_is_changed(read, site):
    read("Neues;News;")

    assert read("Neues;New things;") == FileReport(0, 1, 0)
    assert names(site) == {"Neues": {"en": "New things"}}


def test_readers_find_topics_in_the_order_of_their_language(read, site):
    read("Arbeit;Work;", "Kultur;Culture;", "Übung;Practice;", "Zeit;;")

    def shown(language):
        return [
            (label.name, label.language) for label in topic_labels(site, language, "de").values()
        ]

    assert shown("de") == [(name, "") for name in ("Arbeit", "Kultur", "Übung", "Zeit")]
    assert shown("en") == [("Culture", ""), ("Practice", ""), ("Work", ""), ("Zeit", "de")]


@pytest.mark.parametrize(
    ("lines", "reason", "line"),
    [
        (["en;de", "News;Neues"], "The first column must be “de”, not “en”", 1),
        (["de;xx", "Neues;?"], "“xx” is no language", 1),
        (["de;en;en", "Neues;News;News"], "“en” is no language, or stands there twice", 1),
        (["de;en", "Neues;News", ";Nothing"], "cannot be blank", 3),
        (["de;en", f"Neues;{'N' * 81}"], "at most 80", 2),
    ],
)
def test_what_cannot_be_kept_is_told_with_its_line(tmp_path, site, lines, reason, line):
    path = tmp_path / "topics.csv"
    path.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(ContentError, match=reason) as told:
        read_topics(path, site, SiteMemory(site))

    assert told.value.line == line
