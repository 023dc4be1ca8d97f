"""DeepL. Its interface: https://developers.deepl.com/docs/api-reference/translate."""

import re
from typing import Any, ClassVar

from translations.machine.service import Service

# Where DeepL wants to know which kind: the site's English is Europe's.
TARGETS = {"en": "EN-GB", "pt": "PT-PT", "zh": "ZH-HANS"}
KINDS = frozenset({"EN-GB", "EN-US", "PT-PT", "PT-BR", "ZH-HANS", "ZH-HANT"})
FREE = "https://api-free.deepl.com"
PAID = "https://api.deepl.com"


class DeepL(Service):
    """Translates with DeepL; what is in the tag ``x`` comes back as it is.

    wagtail-localize's own knows but DeepL's two addresses and takes every answer for a good one. To be
    deleted once it looks at errors and lets figures be protected.
    """

    display_name = "DeepL"
    most_texts = 50
    mark: ClassVar[re.Pattern[str]] = re.compile(r'<x id="(\d+)"\s*(?:/>|>[^<]*</x>)')

    def get_api_endpoint(self) -> str:
        """Return the address for the kind of the key, or the one that is set."""
        base = self.options.get("URL") or (FREE if self._key.endswith(":fx") else PAID)
        return f"{str(base).rstrip('/')}/v2/translate"

    @property
    def _key(self) -> str:
        return str(self.options["AUTH_KEY"])

    def marked(self, number: int, part: str) -> str:
        """Return a tag that DeepL leaves alone."""
        return f'<x id="{number}">{part}</x>'

    def request(self, source: str, target: str, texts: list[str]) -> dict[str, Any]:
        """Ask for a translation of XML."""
        kind = target.upper()
        language = (
            kind if kind in KINDS else TARGETS.get(target.split("-", maxsplit=1)[0].lower(), "")
        )
        return {
            "json": {
                "text": texts,
                "source_lang": source.split("-", maxsplit=1)[0].upper(),
                "target_lang": language or kind.split("-")[0],
                "tag_handling": "xml",
                "ignore_tags": ["x"],
            },
            "headers": {"Authorization": f"DeepL-Auth-Key {self._key}"},
        }

    def answers(self, said: Any) -> list[str]:
        """Return the texts."""
        return [row["text"] for row in said["translations"]]
