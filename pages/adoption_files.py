"""What the files of a bundle say of adoptions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pages import adopting, adoption_details, loading, outside_words, stream, wording
from pages.models import AdoptedVersion, StatementPage

KEYS = frozenset({"minutes", "correction"})


@dataclass(frozen=True)
class Said:
    """What a file says beside a statement's own fields.

    Attributes:
        minutes: Where the minutes are kept.
        correction: Why words of the version in force were corrected.
    """

    minutes: str
    correction: str


class StatementAdoptions:
    """Puts on record what files say of statements."""

    def read(self, content: loading.Content) -> Said:
        """Return what a file says of the adoption.

        Raises:
            ContentError: It is no text, or belongs to no adoption.
        """
        said = Said(content.text("minutes"), content.text("correction"))
        for key in KEYS:
            if content.text(key) and not content.front.get("adopted_on"):
                raise loading.ContentError(f"“{key}” needs “adopted_on”", key)
        return said

    def publish(self, page: StatementPage, said: Said, force: bool) -> AdoptedVersion | None:
        """Publish a statement: adopted, corrected, or as any page where nobody adopted it.

        Words that an earlier file put on record give way to those of this one if files go first.

        Raises:
            ContentError: The words differ from those adopted, and nothing says why; or some of them
                come from elsewhere.
            NewerError: A later version is in force.
        """
        version = page.version_in_force
        if version is None and page.adopted_on is None:
            page.save_revision().publish()
            return None
        if page.adopted_on is None:
            day = version.adopted_on if version else None
            raise loading.ContentError(f"“adopted_on” is missing: the version of {day} is in force")
        facts = _facts(page, said)
        if version and facts.day < version.adopted_on:
            raise loading.NewerError
        if version and facts.day == version.adopted_on:
            if force or not adoption_details.is_by_a_person(version):
                adoption_details.amend(version, _with_minutes_of(version, facts))
            replaces = force and not said.correction and not version.says(page)
            if replaces and adopting.is_from_file(version):
                _refuse_outside_words(page.body)
                page.save_revision()
                return adopting.load_again(page)
            self._publish_again(page, version, facts, said.correction)
            return None
        _refuse_outside_words(page.body)
        page.save_revision()
        return adopting.record(page, facts, from_file=True)

    def _publish_again(
        self, page: StatementPage, version: AdoptedVersion, facts: adopting.Facts, reason: str
    ) -> None:
        """Publish a statement whose adoption is on record already.

        Raises:
            ContentError: Its words differ, and nothing says why.
        """
        if version.says(page):
            page.save_revision().publish()
        elif reason:
            page.save_revision()
            adopting.correct(page, reason)
        else:
            raise loading.ContentError(
                f"The words differ from those adopted on {facts.day}, or a file they show does: say"
                " under “adopted_on” when they were adopted anew, or under “correction” what was a"
                " slip of the pen",
                "adopted_on",
            )

    def keep_earlier(
        self, page: StatementPage, fields: Mapping[str, Any], said: Said
    ) -> AdoptedVersion | None:
        """Keep an earlier version of a statement, and return it if it is new.

        Raises:
            ContentError: Another one of that day is on record, or words come from elsewhere.
            NotEarlierError: It would be in force, with words that were never public.
        """
        raw = stream.with_ids(stream.raw_data(page.body), fields["body"])
        body = stream.to_value(raw, StatementPage._meta.get_field("body").stream_block)
        day, title = fields["adopted_on"], fields["title"]
        known = page.adopted_versions.filter(adopted_on=day).first()
        if known is None:
            if not adopting.is_earlier(page, day):
                raise loading.NotEarlierError
            _refuse_outside_words(body)
            facts = adopting.Facts(
                day, fields["adopted_by"], fields["adopted_in"], minutes_reference=said.minutes
            )
            return adopting.record_earlier(page, title, body, facts)
        if wording.words_of(known.title, known.body) != wording.words_of(title, body):
            raise loading.ContentError(
                f"The words differ from the version of {day} on record, which stays as it is",
                "adopted_on",
            )
        return None

    def finish(self, version: AdoptedVersion) -> None:
        """Freeze the figures of a version once the register is loaded."""
        adopting.freeze_again(version)


def _refuse_outside_words(body: Any) -> None:
    """Refuse to adopt words that change elsewhere.

    Raises:
        ContentError: There are some.
    """
    if labels := outside_words.labels_in(body):
        raise loading.ContentError(" ".join(outside_words.messages(labels)), "adopted_on")


def _facts(page: StatementPage, said: Said) -> adopting.Facts:
    """Return what a page in memory and its file say of the adoption."""
    assert page.adopted_on is not None
    return adopting.Facts(
        page.adopted_on, page.adopted_by, page.adopted_in, minutes_reference=said.minutes
    )


def _with_minutes_of(version: AdoptedVersion, facts: adopting.Facts) -> adopting.Facts:
    """Return facts with the minutes that are on record: a file knows no document of the website."""
    reference = facts.minutes_reference or version.minutes_reference
    return replace(facts, minutes=version.minutes, minutes_reference=reference)
