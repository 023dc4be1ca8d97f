"""What loading a bundle did, as lines for a person."""

from dataclasses import dataclass, field

from pages import loading


@dataclass
class Report:
    """What loading a bundle did.

    Attributes:
        hostname: The site.
        created: Names of pages that are new.
        changed: Names of pages that say something else now, or stand elsewhere.
        unchanged: How many pages are as they were.
        files: What reading each site file did.
        media: Lines about images and documents.
        site_changed: Whether a site that there was has changed.
        drafts: Titles of legal pages that were drafted because the bundle has none.
        kept: What was left as editors have it, as lines.
        kept_pages: How many pages are among that.
    """

    hostname: str = ""
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    files: dict[str, loading.FileReport] = field(default_factory=dict)
    media: list[str] = field(default_factory=list)
    site_changed: bool = False
    drafts: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    kept_pages: int = 0

    def note_change(self, name: str) -> None:
        """Count a page that itself is as it was among those that changed."""
        if name not in self.changed:
            self.changed.append(name)
            self.unchanged -= 1

    def lines(self) -> list[str]:
        """Return the report as lines for a person."""
        lines = [*self.media, *(f"+ {name}" for name in self.created)]
        lines += [f"~ {name}" for name in self.changed]
        lines += ["~ site"] if self.site_changed else []
        lines += [f"+ draft: {title}" for title in self.drafts]
        lines += self.kept
        for key, file in self.files.items():
            lines.append(
                f"{key}: new={file.created} changed={file.changed} unchanged={file.unchanged}"
                + (f" kept={file.kept}" if file.kept else "")
            )
        lines.append(
            f"{self.hostname}: pages new={len(self.created)} changed={len(self.changed)}"
            f" unchanged={self.unchanged}" + (f" kept={self.kept_pages}" if self.kept_pages else "")
        )
        return lines
