"""What is wrong with a bundle, in one line."""

from pathlib import Path


class BundleError(Exception):
    """A bundle that cannot be loaded: file, line where it is known, reason."""

    def __init__(self, path: Path, message: str, line: int = 0) -> None:
        """Compose the line a person reads."""
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {' '.join(message.split())}")
        self.path = path
        self.line = line
