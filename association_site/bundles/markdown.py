"""Turning Markdown into the neutral text that rooms make their blocks from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from association_site.bundles import files
from association_site.bundles.described import DESCRIBED, Description, DescriptionError
from association_site.bundles.errors import BundleError
from pages import stream
from pages.stream import Part, Reference, Section


class Parser(MarkdownIt):
    """CommonMark, where a link stays one wherever it leads; what may be linked is checked here."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Take every address for a link."""
        return True


PARSER = Parser("commonmark").enable("table")
# A link to a file or page of the bundle.
OWN_LINK = re.compile(r"(?:(documents)/([^/]+)|(pages)/([^/]+)\.md)")
WIDEST_TABLE = 5
INLINE_TAGS = {"strong": "b", "em": "i"}


@dataclass(frozen=True)
class MarkdownText:
    """The text of a file.

    Attributes:
        path: The file, for errors.
        first_line: The line of the file the text begins in.
        descriptions: What the images of the bundle show, by name.
        references: The pages, images and documents that the text names.
    """

    path: Path
    first_line: int
    descriptions: Mapping[str, str] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)

    def sections(self, text: str) -> list[Section]:
        """Return the sections of a text; a heading or a thematic break begins a new one.

        Raises:
            BundleError: There is something that a page cannot hold.
        """
        sections = [Section()]
        for node in SyntaxTreeNode(PARSER.parse(text)).children:
            line = self.line(node)
            if node.type == "heading":
                if node.tag != "h2":
                    raise BundleError(self.path, "Only headings with ## are possible", line)
                self.inline(node)  # refuses what a text cannot hold
                sections.append(Section(heading=plain(node.children[0]), line=line))
            elif node.type == "hr":
                sections.append(Section(line=line))
            else:
                self._append(sections[-1], self._part(node))
        return [section for section in sections if section.heading or section.parts]

    def line(self, node: SyntaxTreeNode) -> int:
        """Return the line of the file a node begins in."""
        return self.first_line + (node.map[0] if node.map else 0)

    @staticmethod
    def _append(section: Section, part: Part) -> None:
        """Add a part; paragraphs that follow each other are one text."""
        before = section.parts[-1] if section.parts else None
        if before and before.kind == part.kind == "text":
            section.parts[-1] = Part("text", html=before.html + part.html, line=before.line)
        else:
            section.parts.append(part)

    def _part(self, node: SyntaxTreeNode) -> Part:
        """Return what a block of Markdown means."""
        line = self.line(node)
        if node.type == "fence" and node.info.strip():
            return self._described(node)
        if node.type == "table":
            return self._table(node)
        if node.type == "paragraph" and (image := _only_image(node)):
            return self._image(image, line)
        if node.type == "paragraph":
            return Part("text", html=f"<p>{self.inline(node)}</p>", line=line)
        if node.type in {"bullet_list", "ordered_list"}:
            return self._list(node)
        if node.type == "blockquote" and all(c.type == "paragraph" for c in node.children):
            for child in node.children:
                self.inline(child)
            words = "\n\n".join(plain(child.children[0]) for child in node.children)
            return Part("quotation", html=words, line=line)
        raise BundleError(self.path, f"A page cannot hold this: {node.type}", line)

    def _described(self, node: SyntaxTreeNode) -> Part:
        """Return a block that is described by keys and values."""
        line, name = self.line(node), node.info.split()[0]
        if name not in DESCRIBED:
            known = ", ".join(sorted(DESCRIBED))
            raise BundleError(self.path, f"Unknown block “{name}”; known: {known}", line)
        keys = files.Keys({}, {})
        if node.content.strip():
            keys = files.mapping(self.path, node.content, line + 1)
        description = Description(self, keys.places, line)
        try:
            value = description.raw(DESCRIBED[name], keys.values or None)
        except DescriptionError as error:
            place = description.line_of(error.place)
            raise BundleError(self.path, f"{name}: {error}", place) from error
        return Part(name, line=line, value=value, places=keys.places)

    def _image(self, token: Token, line: int) -> Part:
        """Return an image that stands alone: its words in brackets, its caption in quotes."""
        words = " ".join("".join(_words(token.children or [])).split())
        image = {
            "image": self.reference("image", unquote(str(token.attrGet("src") or "")), line),
            "alt_text": words,
            "decorative": not words,
        }
        caption = " ".join(str(token.attrGet("title") or "").split())
        return Part("image", line=line, value={"image": image, "caption": caption})

    def _table(self, node: SyntaxTreeNode) -> Part:
        """Return a table: its first line holds the headings."""
        rows = [
            [self._cell(cell) for cell in row.children]
            for group in node.children
            for row in group.children
        ]
        if len(rows[0]) > WIDEST_TABLE:
            problem = f"A table has at most {WIDEST_TABLE} columns"
            raise BundleError(self.path, problem, self.line(node))
        lines = [{f"cell_{n}": cell for n, cell in enumerate(row, start=1)} for row in rows]
        value = {
            "columns": lines[0],
            "rows": [{"type": "item", "value": line} for line in lines[1:]],
        }
        return Part("table", line=self.line(node), value=value)

    def _cell(self, cell: SyntaxTreeNode) -> str:
        """Return the words of a cell."""
        self.inline(cell)  # refuses what a text cannot hold
        return plain(cell.children[0]) if cell.children else ""

    # ------------------------------------------------------------------ for described blocks
    def rich_text(self, text: str, line: int, with_lists: bool) -> str:
        """Return a text as rich text.

        Raises:
            BundleError: It holds something else than paragraphs, and lists where they may stand.
        """
        inner = self._inner(line)
        html = ""
        for node in SyntaxTreeNode(PARSER.parse(text)).children:
            if node.type == "paragraph":
                html += f"<p>{inner.inline(node)}</p>"
            elif with_lists and node.type in {"bullet_list", "ordered_list"}:
                tag = "ul" if node.type == "bullet_list" else "ol"
                items = (inner.item(item)[2] for item in node.children)
                html += (
                    f"<{tag}>{''.join(f'<li>{_unwrapped(item)}</li>' for item in items)}</{tag}>"
                )
            else:
                problem = f"A text cannot hold this: {node.type}"
                raise BundleError(self.path, problem, inner.line(node))
        return html

    def stream(self, text: str, line: int, known: Mapping[str, Any]) -> list[Any]:
        """Return a text as raw blocks.

        Raises:
            BundleError: It holds a heading, or a block that is not known.
        """
        sections = self._inner(line).sections(text)
        for section in [s for s in sections if s.heading] + sections[1:]:
            raise BundleError(self.path, "No section can begin here", section.line)
        parts = [part for section in sections for part in section.parts]
        for part in parts:
            if part.kind not in known:
                names = ", ".join(sorted(known))
                problem = f"“{part.kind}” cannot stand here; known: {names}"
                raise BundleError(self.path, problem, part.line)
        return stream.content(parts)

    def reference(self, kind: str, name: str, line: int) -> Reference:
        """Return what a text names, and note that it does."""
        found = Reference(kind, name, line)
        self.references.append(found)
        return found

    def description(self, name: str) -> str:
        """Return what an image shows, in words."""
        return self.descriptions.get(name, "")

    def _inner(self, line: int) -> "MarkdownText":
        """Return the reader of a text within this one."""
        return MarkdownText(self.path, line, self.descriptions, self.references)

    # ------------------------------------------------------------------ lists
    def _list(self, node: SyntaxTreeNode) -> Part:
        """Return a list: principles where every item begins with a bold title, else traits."""
        items = [self.item(item) for item in node.children]
        titled = all(title for title, _html, _whole in items)
        return Part(
            "principles" if titled else "traits",
            items=tuple((title, html) if titled else ("", whole) for title, html, whole in items),
            numbered=node.type == "ordered_list",
            line=self.line(node),
        )

    def item(self, node: SyntaxTreeNode) -> tuple[str, str, str]:
        """Return title, text after the title, and the whole text of a list item."""
        if any(child.type != "paragraph" for child in node.children):
            raise BundleError(self.path, "A list item can only hold text", self.line(node))
        paragraphs = [self.inline(child) for child in node.children]
        whole = "".join(f"<p>{html}</p>" for html in paragraphs)
        title, rest = self._title(node.children[0]) if node.children else ("", "")
        if not title:
            return "", "", whole
        html = "".join(f"<p>{text}</p>" for text in (rest, *paragraphs[1:]) if text)
        return title, html, whole

    def _title(self, paragraph: SyntaxTreeNode) -> tuple[str, str]:
        """Split a paragraph that begins with a bold title and a colon."""
        tokens = _tokens(paragraph)
        while tokens and tokens[0].type == "text" and not tokens[0].content.strip():
            tokens = tokens[1:]
        if not tokens or tokens[0].type != "strong_open":
            return "", ""
        end = next(i for i, token in enumerate(tokens) if token.type == "strong_close")
        title = " ".join("".join(_words(tokens[1:end])).split())
        rest = self._html(tokens[end + 1 :], self.line(paragraph)).strip().removeprefix("<br/>")
        if title.endswith(":"):
            return title[:-1].strip(), rest.strip()
        if rest.startswith(":"):
            return title, rest[1:].strip().removeprefix("<br/>").strip()
        return "", ""

    def inline(self, paragraph: SyntaxTreeNode) -> str:
        """Return the HTML of a paragraph's words."""
        return self._html(_tokens(paragraph), self.line(paragraph))

    def _html(self, tokens: list[Token], line: int) -> str:
        """Return the HTML of inline tokens as Wagtail's rich text keeps it."""
        return "".join(self._token_html(token, line) for token in tokens)

    def _token_html(self, token: Token, line: int) -> str:
        """Return the HTML of one inline token."""
        if token.type in {"text", "code_inline"}:
            return str(escape(token.content))
        if token.type == "softbreak":
            return " "
        if token.type == "hardbreak":
            return "<br/>"
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            if own := OWN_LINK.fullmatch(unquote(href)):
                kind, name = ("document", own[2]) if own[1] else ("page", own[4])
                self.reference(kind, name, line)
                return f'<a linktype="{kind}" id="{escape(name)}">'
            if not href.startswith(("https://", "http://", "mailto:", "tel:")):
                raise BundleError(self.path, f"A link cannot lead to “{href}”", line)
            return f'<a href="{escape(href)}">'
        if token.type == "link_close":
            return "</a>"
        name, _, side = token.type.rpartition("_")
        if name in INLINE_TAGS and side in {"open", "close"}:
            return f"<{'/' if side == 'close' else ''}{INLINE_TAGS[name]}>"
        raise BundleError(self.path, f"A text cannot hold this: {token.type}", line)


def _only_image(paragraph: SyntaxTreeNode) -> Token | None:
    """Return the image that is all of a paragraph."""
    tokens = _tokens(paragraph)
    return tokens[0] if len(tokens) == 1 and tokens[0].type == "image" else None


def _unwrapped(html: str) -> str:
    """Return the words of an item; paragraphs that follow the first begin a line."""
    return html.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "<br/>")


def _tokens(paragraph: SyntaxTreeNode) -> list[Token]:
    """Return the inline tokens of a paragraph."""
    inline = paragraph.children[0].token if paragraph.children else None
    return list(inline.children or []) if inline else []


def plain(inline: SyntaxTreeNode) -> str:
    """Return the words of an inline node without markup."""
    return " ".join("".join(_words(inline.token.children or [] if inline.token else [])).split())


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield " " if token.type in {"softbreak", "hardbreak"} else token.content
