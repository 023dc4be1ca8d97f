"""Reading the files of a bundle, with care: they come from outside."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from association_site.bundles.errors import BundleError

LARGEST = 1_000_000
FENCE = "---"


def inside(folder: Path, name: str, source: Path, line: int = 0) -> Path:
    """Return the path of a file of the bundle.

    Raises:
        BundleError: The file does not exist or lies outside the folder.
    """
    path = folder / name
    root = folder.resolve()
    if not path.resolve().is_relative_to(root):
        raise BundleError(source, f"“{name}” lies outside the bundle's folder", line)
    if not path.is_file():
        raise BundleError(source, f"There is no file “{name}”", line)
    return path


def size_checked(path: Path) -> Path:
    """Return the path of a file that is not larger than allowed.

    Raises:
        BundleError: It is larger.
    """
    if path.stat().st_size > LARGEST:
        raise BundleError(path, f"The file is larger than {LARGEST:,} bytes")
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
    """

    values: dict[str, Any]
    lines: dict[str, int]


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
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + mark.line if mark else first_line
        raise BundleError(path, f"Broken YAML: {error.problem or error.context}", line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise BundleError(path, f"Broken YAML: {error}", first_line) from error
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        raise BundleError(path, "Keys with values were expected here", first_line)
    lines: dict[str, int] = {}
    for key, _value in node.value:
        line = first_line + key.start_mark.line
        if str(key.value) in lines:
            raise BundleError(path, f"“{key.value}” stands here twice", line)
        lines[str(key.value)] = line
    return Keys({str(key): value for key, value in values.items()}, lines)


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
