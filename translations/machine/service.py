"""What the services have in common: asking in parts, patience, and errors in words for people."""

import logging
import re
import time
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlsplit

import requests
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from translations.machine.protecting import Lost, Protected, protect

logger = logging.getLogger(__name__)

QUOTA_USED_UP = 456  # DeepL's own
LATER = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class Unavailable(Exception):
    """A service did not answer as it should; the message is for people."""


class Interrupted(Unavailable):
    """A service failed on the way.

    Attributes:
        done: What it had translated until then.
    """

    def __init__(self, message: str, done: dict[StringValue, StringValue]) -> None:
        super().__init__(message)
        self.done = done


class Service(BaseMachineTranslator):
    """A service that translates passages.

    Attributes:
        most_texts: How many passages go into one request.
        most_letters: How many letters go into one request.
        mark: Finds what must come back unchanged.
        attempts: How often it is asked where it wants to be asked later.
        longest_pause: Seconds to wait for that.
        terms: What stands for a term of the glossary.
    """

    most_texts = 25
    most_letters = 20_000
    mark: ClassVar[re.Pattern[str]]
    attempts = 3
    longest_pause = 3.0

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.terms: dict[str, str] = {}

    # ---------------------------------------------------------------------- what a service says
    def get_api_endpoint(self) -> str:
        """Return the address that passages are sent to."""
        raise NotImplementedError

    def marked(self, number: int, part: str) -> str:
        """Return what is sent in the place of what must come back unchanged."""
        raise NotImplementedError

    def request(self, source: str, target: str, texts: list[str]) -> dict[str, Any]:
        """Return headers and body of a request, as arguments of `requests.post`."""
        raise NotImplementedError

    def answers(self, said: Any) -> list[str]:
        """Return the translations of an answer; other errors than those of a wrong form are bugs."""
        raise NotImplementedError

    # ---------------------------------------------------------------------- what is asked of it
    @property
    def receiver(self) -> str:
        """Who gets the texts: the name of the host."""
        return urlsplit(self.get_api_endpoint()).hostname or ""

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Say whether there is anything to translate between two languages.

        A simplified language is none that a machine writes.
        """
        source, target = source_locale.language_code, target_locale.language_code
        if "simple" in f"{source}-{target}".lower().split("-"):
            return False
        return source.split("-")[0].lower() != target.split("-")[0].lower()

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Return translations by passage, without those that lost what must come back unchanged.

        Raises:
            Interrupted: The service did not answer as it should, or took too long.
        """
        until = time.monotonic() + float(self.options.get("SECONDS", 25))
        done: dict[StringValue, StringValue] = {}
        asked: list[tuple[StringValue, Protected]] = []
        for string in strings:
            protected = protect(string.data, self.terms, self.marked)
            if protected.has_words:
                asked.append((string, protected))
            else:
                self._keep(done, string, protected, protected.html)
        try:
            for part in self._parts(asked):
                texts = [protected.html for _string, protected in part]
                source, target = source_locale.language_code, target_locale.language_code
                said = self._ask(self.request(source, target, texts), len(texts), until)
                for (string, protected), html in zip(part, said, strict=True):
                    self._keep(done, string, protected, html)
        except Unavailable as problem:
            raise Interrupted(str(problem), done) from problem
        return done

    def _keep(
        self,
        done: dict[StringValue, StringValue],
        string: StringValue,
        protected: Protected,
        html: str,
    ) -> None:
        """Take an answer, unless it lost something."""
        try:
            done[string] = StringValue(protected.restored(html, self.mark))
        except Lost:
            logger.info("%s lost a figure or a term", self.display_name)

    def _parts(
        self, asked: list[tuple[StringValue, Protected]]
    ) -> Iterator[list[tuple[StringValue, Protected]]]:
        """Yield passages in parts that the service takes at once."""
        part: list[tuple[StringValue, Protected]] = []
        letters = 0
        for row in asked:
            length = len(row[1].html)
            if part and (len(part) == self.most_texts or letters + length > self.most_letters):
                yield part
                part, letters = [], 0
            part.append(row)
            letters += length
        if part:
            yield part

    # ---------------------------------------------------------------------- the line
    def _ask(self, request: dict[str, Any], number: int, until: float) -> list[str]:
        """Return the answers to one request.

        Raises:
            Unavailable: There are none, or not as many as asked for.
        """
        response = self._send(request, until)
        if response.status_code != HTTPStatus.OK:
            logger.warning("%s answered %s", self.display_name, response.status_code)
            raise Unavailable(self._problem(response))
        try:
            said = self.answers(response.json())
        except (ValueError, LookupError, TypeError) as error:
            raise Unavailable(self._words(_("%(service)s sent an answer that cannot be read."))) from error  # fmt: skip
        if len(said) != number or not all(isinstance(text, str) for text in said):
            raise Unavailable(self._words(_("%(service)s translated only a part of what it got.")))
        return said

    def _send(self, request: dict[str, Any], until: float) -> requests.Response:
        """Send a request, again where the service wants it later.

        Raises:
            Unavailable: There is no answer in time.
        """
        for attempt in range(1, self.attempts + 1):
            left = until - time.monotonic()
            if left <= 0:
                break
            try:
                # A redirect would hand the key to somebody else.
                response = requests.post(
                    self.get_api_endpoint(),
                    **request,
                    timeout=min(float(self.options.get("TIMEOUT", 10)), left),
                    allow_redirects=False,
                )
            except requests.Timeout as error:
                raise Unavailable(self._words(_("%(service)s did not answer in time. Please try again later."))) from error  # fmt: skip
            except requests.RequestException as error:
                logger.warning("%s cannot be reached: %s", self.display_name, type(error).__name__)
                raise Unavailable(self._words(_("%(service)s cannot be reached. Please try again later."))) from error  # fmt: skip
            if response.status_code not in LATER or attempt == self.attempts:
                return response
            time.sleep(max(0.0, min(self._pause(response), until - time.monotonic())))
        raise Unavailable(
            self._words(_("%(service)s needs longer than a page may take. Please ask once more."))
        )

    def _pause(self, response: requests.Response) -> float:
        """Return the seconds that a service asks for, within reason."""
        said = response.headers.get("Retry-After", "")
        return min(float(said) if said.isdecimal() else 1.0, self.longest_pause)

    def _problem(self, response: requests.Response) -> str:
        """Say what an answer means."""
        status = response.status_code
        if status in REFUSED:
            return self._words(_("%(service)s does not accept our key. Please tell an administrator."))  # fmt: skip
        if status == QUOTA_USED_UP:
            return self._words(_("What may be translated with %(service)s this month is used up."))
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return self._words(_("%(service)s gets too many requests. Please try again in a minute."))  # fmt: skip
        if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND):
            return self._words(_("%(service)s does not translate between these languages, or not this text."))  # fmt: skip
        return self._words(_("%(service)s does not work at the moment. Please try again later."))

    def _words(self, words: str) -> str:
        """Name the service in a sentence."""
        return words % {"service": self.display_name}
