"""Reading the files of a bundle, with care: they come from outside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from association_site.bundles.errors import BundleError

LARGEST = 1_000_000
FENCE = "---"
MERGE = "tag:yaml.org,2002:merge"
UNKEPT = re.compile("[\0\ud800-\udfff]")
Way = tuple[int | str, ...]


def inside(folder: Path, name: str, source: Path, line: int = 0) -> Path:
    """Return the path of a file of the bundle.

    Raises:
        BundleError: The file does not exist or lies outside the folder.
    """
    path = folder / name
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
        is_file = path.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise BundleError(source, f"“{name}” is no name of a file", line) from error
    if not is_inside:
        raise BundleError(source, f"“{name}” lies outside the bundle's folder", line)
    if not is_file:
        raise BundleError(source, f"There is no file “{name}”", line)
    return path


def size_checked(path: Path, largest: int = LARGEST) -> Path:
    """Return the path of a file that is not larger than allowed.

    Raises:
        BundleError: It is larger.
    """
    if path.stat().st_size > largest:
        raise BundleError(path, f"The file is larger than {largest:,} bytes")
    return path


def text_of(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        BundleError: It is too large or not UTF-8.
    """
    data = size_checked(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BundleError(path, "The file is not UTF-8", line) from error
    if "\0" in text:
        raise BundleError(
            path, "The file holds a NUL character", text[: text.index("\0")].count("\n") + 1
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Keys:
    """Keys and values of a YAML mapping with the lines they stand in.

    Attributes:
        values: What the mapping says.
        lines: Line of each key, counted from 1.
        places: Line of each value, by the keys and numbers that lead to it.
    """

    values: dict[str, Any]
    lines: dict[str, int]
    places: dict[Way, int] = field(default_factory=dict)


def mapping(path: Path, text: str, first_line: int = 1) -> Keys:
    """Return a YAML mapping.

    Args:
        path: The file, for errors.
        text: The YAML.
        first_line: The line of the file that the YAML begins in.

    Raises:
        BundleError: It is broken, no mapping, or has a key twice.
    """
    try:
        loader = Loader(text)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + mark.line if mark else first_line
        raise BundleError(path, f"Broken YAML: {error.problem or error.context}", line) from error
    except yaml.YAMLError as error:
        line = first_line + text.count("\n", 0, getattr(error, "position", 0))
        raise BundleError(path, f"Broken YAML: {error}", line) from error
    except RecursionError as error:
        raise BundleError(path, "Broken YAML: nested too deeply", first_line) from error
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        raise BundleError(path, "Keys with values were expected here", first_line)
    lines = {str(key.value): first_line + key.start_mark.line for key, _value in node.value}
    places = {way: first_line + line for way, line in _places(node, ())}
    return Keys({str(key): value for key, value in values.items()}, lines, places)


def _places(node: yaml.Node, way: Way) -> Iterator[tuple[Way, int]]:
    """Yield the line of every value below a node, a text of several lines by its first."""
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    yield way, node.start_mark.line + (1 if is_block else 0)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, (*way, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _places(value, (*way, number))


class Loader(yaml.SafeLoader):
    """Reads plain values; says where one is that cannot be read, and refuses a key given twice.

    Anchors, aliases and merged keys are refused: a few lines of them stand for gigabytes.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse anchors and aliases before anything is made of them."""
        event = self.peek_event()
        if getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(
                None, None, "anchors (&) and aliases (*) are not possible", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Name the line of a value that does not exist or that no database keeps."""
        try:
            value = super().construct_object(node, deep)
            found = UNKEPT.search(str(value)) if isinstance(value, str | int) else None
        except (ValueError, LookupError, AttributeError) as error:
            raise yaml.constructor.ConstructorError(
                None, None, str(error), node.start_mark
            ) from error
        if found:
            problem = f"a text cannot hold the character U+{ord(found.group()):04X}"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        return value

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse what YAML forbids and this library lets pass."""
        seen: set[tuple[str, str]] = set()
        for key, _value in node.value:
            if key.tag == MERGE:
                raise yaml.constructor.ConstructorError(
                    None, None, "merged keys (<<) are not possible", key.start_mark
                )
            if (key.tag, str(key.value)) in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key.value}” stands here twice", key.start_mark
                )
            seen.add((key.tag, str(key.value)))
        return super().construct_mapping(node, deep)


def front_matter(path: Path) -> tuple[Keys, str, int]:
    """Return the front matter of a page's file, its text, and the line the text begins in.

    Raises:
        BundleError: There is none, or it is broken.
    """
    lines = text_of(path).split("\n")
    if lines[0].strip() != FENCE:
        raise BundleError(path, "The file must begin with front matter between two lines ---", 1)
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == FENCE:
            keys = mapping(path, "\n".join(lines[1:number]), first_line=2)
            return keys, "\n".join(lines[number + 1 :]), number + 2
    raise BundleError(path, "The front matter is not closed by a line ---", 1)
