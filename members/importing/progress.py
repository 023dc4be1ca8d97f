"""A bar that shows on a terminal how far a command is."""

from typing import Any, Self

WIDTH = 40


class ProgressBar:
    """Draws a bar on one line of a terminal; on anything else, nothing."""

    def __init__(self, stream: Any, total: int) -> None:
        """Keep where to draw, and how much there is to do.

        Args:
            stream: A command's stream.
            total: The number that stands for all of it.
        """
        self._stream = stream
        self._total = total
        self._shown = stream.isatty() and total > 0

    def __enter__(self) -> Self:
        """Begin with an empty bar."""
        self.show(0)
        return self

    def __exit__(self, *_: Any) -> None:
        """End the line, however it ended."""
        if self._shown:
            self._stream.write("", ending="\n")

    def show(self, done: int) -> None:
        """Draw how much is done."""
        if self._shown:
            full = WIDTH * done // self._total
            bar = "#" * full + "." * (WIDTH - full)
            self._stream.write(f"\r[{bar}] {done}/{self._total}", ending="")
            self._stream.flush()
