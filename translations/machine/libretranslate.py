"""LibreTranslate, which an association can run itself. Its interface: https://docs.libretranslate.com."""

import re
from typing import Any, ClassVar

from translations.machine.service import Service


class LibreTranslate(Service):
    """Translates with LibreTranslate; words that no language has stand for what is protected."""

    display_name = "LibreTranslate"
    most_letters = 4000
    mark: ClassVar[re.Pattern[str]] = re.compile(r"QZ\s*(\d+)\s*QZ", re.IGNORECASE)

    def get_api_endpoint(self) -> str:
        """Return the address that is set."""
        return f"{str(self.options['URL']).rstrip('/')}/translate"

    def marked(self, number: int, part: str) -> str:
        """Return a word that comes back as it is; spaces and capitals may change on the way."""
        return f"QZ{number}QZ"

    def request(self, source: str, target: str, texts: list[str]) -> dict[str, Any]:
        """Ask for a translation of HTML."""
        body: dict[str, Any] = {
            "q": texts,
            "source": source.split("-", maxsplit=1)[0],
            "target": target.split("-", maxsplit=1)[0],
            "format": "html",
        }
        if key := self.options.get("AUTH_KEY"):
            body["api_key"] = key
        return {"json": body}

    def answers(self, said: Any) -> list[str]:
        """Return the texts; a single one may come without a list."""
        texts = said["translatedText"]
        return [texts] if isinstance(texts, str) else list(texts)
