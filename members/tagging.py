"""Giving topics to many organisations at once, and taking them away."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from django.db import transaction
from wagtail.models import Site

from accounts.models import User
from members import kept
from members.models import Organisation, Topic
from members.querysets import OrganisationQuerySet
from members.receivers import reindex_sites_later
from members.writing import Write
from members.written import log_writes

AT_ONCE = 500  # organisations


@transaction.atomic
def change_topics(
    organisations: OrganisationQuerySet,
    topics: Collection[Topic],
    *,
    takes_away: bool = False,
    user: User | None = None,
) -> int:
    """Add topics to organisations, or take them away; each change is on record.

    An organisation gets topics of its own site alone. Those that were erased stay as they are.

    Args:
        organisations: Which.
        topics: Of their sites.
        takes_away: Whether the topics are taken away.
        user: Who does it, if it is somebody who is logged in.

    Returns:
        How many organisations were changed.
    """
    chosen = organisations.order_by().values("pk")
    rows = Organisation.objects.filter(pk__in=chosen, erased_on=None)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    sites = set(Organisation.objects.filter(pk__in=chosen).values_list("site_id", flat=True))
    # As imports do: whoever writes many organisations of a register does so alone.
    registers = Site.objects.filter(pk__in=sites).order_by("pk")
    list(registers.select_for_update(no_key=True).values_list("pk"))
    by_site: dict[int, set[int]] = defaultdict(set)
    for topic in topics:
        by_site[topic.site_id].add(topic.pk)
    changed = 0
    for first in range(0, len(keys), AT_ONCE):
        writes = list(_changed(keys[first : first + AT_ONCE], by_site, topics, takes_away))
        log_writes(writes, user)
        changed += len(writes)
    if changed:
        reindex_sites_later(sites)
    return changed


def _changed(
    keys: list[int], by_site: dict[int, set[int]], topics: Collection[Topic], takes_away: bool
) -> Iterator[Write]:
    """Write the topics of some organisations, and yield what changed."""
    locked = Organisation.objects.filter(pk__in=keys, erased_on=None).order_by("pk")
    rows = list(locked.select_for_update(of=("self",)))
    through = Organisation.topics.through
    before: dict[int, dict[int, str]] = defaultdict(dict)
    ties = through.objects.filter(organisation__in=keys)
    for organisation, topic, name in ties.values_list("organisation", "topic", "topic__name"):
        before[organisation][topic] = name
    names = {topic.pk: topic.name for topic in topics}
    new: list[tuple[int, int]] = []
    for row in rows:
        own, wanted = before[row.pk], by_site[row.site_id]
        after = {pk for pk in own if pk not in wanted} if takes_away else {*own, *wanted}
        if after == set(own):
            continue
        new.extend((row.pk, topic) for topic in sorted(after - set(own)))
        yield Write(_entry(own.values()), _entry((own | names)[pk] for pk in after), row)
    if takes_away:
        ties.filter(topic__in=names).delete()
    through.objects.bulk_create(
        through(organisation_id=organisation, topic_id=topic) for organisation, topic in new
    )


def _entry(names: Iterator[str] | Collection[str]) -> kept.Entry:
    """Return an entry that says the topics alone, which is what the log compares."""
    return replace(kept.empty(), topics=kept.topics_in_order(names))
