"""Bundles that cannot be loaded, each with the line the loader must say.

Each case says which files of the small bundle are written otherwise, the place (file and line) and
the message; a message that ends in … goes on in the words of a library.
"""

from tests.factories.bundles import HOME, PO, SITE, TEXT, picture

TEXT_PO = """
msgctxt "text"
msgid "Überschrift"
msgstr "Heading"
"""


def site(old: str, new: str) -> dict:
    assert SITE.count(old) == 1
    return {"site.yaml": SITE.replace(old, new)}


def text(old: str, new: str) -> dict:
    assert TEXT.count(old) == 1
    return {"pages/text.md": TEXT.replace(old, new)}


def catalogue(old: str, new: str) -> dict:
    assert PO.count(old) == 1
    return {"en.po": PO.replace(old, new)}


def markdown(line: str) -> dict:
    """Write a line in place of the paragraph in line 8."""
    return text("Vor der Überschrift.", line)


def statement(front: str) -> dict:
    return text("type: standard", f"type: statement\n{front}")


def alliance(front: str) -> dict:
    index = TEXT.replace("type: standard", "type: alliances").replace("## Überschrift\n\n", "")
    page = f"---\ntype: alliance\ntitle: Bündnis\nparent: text\n{front}\n---\nText.\n"
    listed = site("[home, text]", "[home, text, buendnis]")
    return listed | {"pages/text.md": index, "pages/buendnis.md": page}


def pages(**contents: str) -> dict:
    """Write more pages, and list them."""
    names = "".join(f", {name}" for name in contents)
    files = {
        f"pages/{name}.md": f"---\n{content}---\nText.\n" for name, content in contents.items()
    }
    return site("[home, text]", f"[home, text{names}]") | files


def images(yaml: str = "", **files: bytes) -> dict:
    """Add pictures, and what is said of them; `a_webp` is the file `a.webp`."""
    named = {f"images/{name.replace('_', '.')}": data for name, data in files.items()}
    return named | ({"images.yaml": yaml} if yaml else {})


def fence(*lines: str) -> dict:
    """Write a described block; its first line is line 8 of the file."""
    return markdown("\n".join(["```" + lines[0], *lines[1:], "```"]))


def legal(front: str, text_of_page: str = "Text.") -> dict:
    """Add a legal page; what is given stands from line 5 on."""
    page = f"---\ntype: legal\ntitle: Recht\nparent: home\n{front}\n---\n{text_of_page}\n"
    return site("[home, text]", "[home, text, recht]") | {"pages/recht.md": page}


SITES = {
    "no site.yaml": ({"site.yaml": None}, "", 0, "There is no file “site.yaml”"),
    "broken YAML": (site("languages: [de, en]", "languages: [de, en"), "site.yaml", 6, "Broken YAML: …"),
    "YAML that is a list": ({"site.yaml": "- a\n- b\n"}, "site.yaml", 1, "Keys with values were expected here"),
    "empty YAML": ({"site.yaml": ""}, "site.yaml", 1, "Keys with values were expected here"),
    "two documents": (site("name: Probeverein", "---\nname: Probeverein"), "site.yaml", 2, "Broken YAML: …"),
    "Python in YAML": (site("Probeverein", "!!python/object/apply:os.getcwd []"), "site.yaml", 2, "Broken YAML: …"),
    "NUL in a name": (site("name: Probeverein", 'name: "Probe\\0"'), "site.yaml", 2, "Broken YAML: a text cannot hold the character U+0000"),
    "half a character": (site("name: Probeverein", 'name: "Probe\\ud800"'), "site.yaml", 2, "Broken YAML: a text cannot hold the character U+D800"),
    "anchor": (site("name: Probeverein", "name: &a Probeverein"), "site.yaml", 2, "Broken YAML: anchors (&) and aliases (*) are not possible"),
    "anchors nested": (site("name: Probeverein", "name: [&a [x, x], &b [*a, *a], &c [*b, *b]]"), "site.yaml", 2, "Broken YAML: anchors (&) and aliases (*) are not possible"),
    "merged keys": (site("pages: [home, text]", "<<: {pages: [home, text]}"), "site.yaml", 6, "Broken YAML: merged keys (<<) are not possible"),
    "number without digits": (site("name: Probeverein", 'name: !!int ""'), "site.yaml", 2, "Broken YAML: …"),
    "day that is none": (site("name: Probeverein", "name: !!timestamp heute"), "site.yaml", 2, "Broken YAML: …"),
    "number beyond all bounds": (site("name: Probeverein", f"name: 0x{'f' * 5000}"), "site.yaml", 2, "Broken YAML: …"),
    "name too long": (site("\nname: Probeverein", f"\nname: {'x' * 400}"), "site.yaml", 2, "name: Ensure this value has at most 255 characters (it has 400)."),
    "name longer than the settings keep": (site("\nname: Probeverein", f"\nname: {'x' * 220}"), "site.yaml", 2, "name: Ensure this value has at most 200 characters (it has 220)."),
    "short name too long": (site("short_name: Probe", f"short_name: {'x' * 400}"), "site.yaml", 3, "short_name: Ensure this value has at most 60 characters (it has 400)."),
    "unknown alias": (site("Probeverein", "*name"), "site.yaml", 2, "Broken YAML: …"),
    "control character": (site("Probeverein", "Probe\x07verein"), "site.yaml", 2, "Broken YAML: …"),
    "YAML nested deeply": (site("Probeverein", "[" * 5000), "site.yaml", 1, "Broken YAML: nested too deeply"),
    "key twice": (site("source_language: de", "name: Zweimal"), "site.yaml", 4, "Broken YAML: “name” stands here twice"),
    "unknown key": (site("short_name: Probe", "kurzname: Probe"), "site.yaml", 3, "Unknown key “kurzname”; known: …"),
    "no host name": (site("hostname: probe.localhost\n", ""), "site.yaml", 0, "“” is no value for “hostname”"),
    "bad host name": (site("probe.localhost", "Probe_localhost/"), "site.yaml", 1, "“Probe_localhost/” is no value for “hostname”"),
    "no name": (site("\nname: Probeverein", "\nname:"), "site.yaml", 2, "“name” is missing"),
    "name that is a list": (site("\nname: Probeverein", "\nname: [Probe]"), "site.yaml", 2, "“name” must be a text"),
    "bad date": (site("short_name: Probe", "founded_on: 1990"), "site.yaml", 3, "“founded_on” must be a date such as 2025-05-03"),
    "date that does not exist": (site("short_name: Probe", "founded_on: 2017-02-30"), "site.yaml", 3, "Broken YAML: day is out of range for month"),
    "bad precision": (site("short_name: Probe", "founded_precision: century"), "site.yaml", 3, "“century” is no value for “founded_precision”; known: day, month, year"),
    "unknown language": (site("[de, en]", "[de, tlh]"), "site.yaml", 5, "Unknown language “tlh”; known: …"),
    "language that is a list": (site("[de, en]", "[de, [en]]"), "site.yaml", 5, "Unknown language “['en']”; known: …"),
    "languages that are none": (site("[de, en]", "de"), "site.yaml", 5, "“languages” must be a list"),
    "unknown source": (site("source_language: de", "source_language: xx"), "site.yaml", 4, "Unknown language “xx”; known: …"),
    "no pages": (site("pages: [home, text]\n", ""), "site.yaml", 0, "“pages” must list the pages"),
    "page that is a mapping": (site("[home, text]", "[home, {text: x}]"), "site.yaml", 6, "“{'text': 'x'}” is no name of a page"),
    "page that does not exist": (site("[home, text]", "[home, text, neu]"), "site.yaml", 6, "There is no file “pages/neu.md”"),
    "page outside": (site("[home, text]", "[home, text, ../../x]"), "site.yaml", 6, "“pages/../../x.md” lies outside the bundle's folder"),
    "page with NUL in its name": (site("[home, text]", '[home, text, "x\\0"]'), "site.yaml", 6, "Broken YAML: a text cannot hold the character U+0000"),
    "page with a name too long": (site("[home, text]", f"[home, text, {'x' * 300}]"), "site.yaml", 6, f"“pages/{'x' * 300}.md” is no name of a file"),
    "page that is not listed": ({"pages/neu.md": TEXT}, "pages/neu.md", 0, "The page is not listed under “pages” in site.yaml"),
    "page listed twice": (site("[home, text]", "[home, text, text]"), "pages/text.md", 4, "The slug “text” is taken by text.md"),
    "members outside": (site("members.csv", "../members.csv"), "site.yaml", 7, "“../members.csv” lies outside the bundle's folder"),
    "members of the system": (site("members.csv", "/etc/hostname"), "site.yaml", 7, "“/etc/hostname” lies outside the bundle's folder"),
    "members missing": ({"members.csv": None}, "site.yaml", 7, "There is no file “members.csv”"),
    "members too large": ({"members.csv": "x" * 5_000_000}, "members.csv", 0, "The file is larger than 1,000,000 bytes"),
    "members with NUL": ({"members.csv": "Name\n\0"}, "members.csv", 2, "This line holds a NUL character. …"),
    "site.yaml not UTF-8": ({"site.yaml": SITE.replace("Probeverein", "Präfix").encode("cp1252")}, "site.yaml", 2, "The file is not UTF-8"),
}  # fmt: skip

MEDIA = {
    "logo that is not there": (site("short_name: Probe", "logo: logo.webp"), "site.yaml", 3, "There is no image “logo.webp”"),
    "logo that is a list": (site("short_name: Probe", "logo: [logo.webp]"), "site.yaml", 3, "“logo” must be a text"),
    "unknown palette": (site("short_name: Probe", "palette: neon"), "site.yaml", 3, "“neon” is no value for “palette”; known: …"),
    "unknown region": (site("short_name: Probe", "region: atlantis"), "site.yaml", 3, "“atlantis” is no value for “region”; known: …"),
    "bad country": (site("short_name: Probe", "country: Germany"), "site.yaml", 3, "country: …"),
    "bad e-mail": (site("short_name: Probe", "email: probe(at)example.org"), "site.yaml", 3, "email: Enter a valid email address."),
    "profile without an address": (site("short_name: Probe", "social: [{name: Netz}]"), "site.yaml", 3, "“” is no address of a website"),
    "profile with a bad address": (site("short_name: Probe", "social: [{name: Netz, url: 'javascript:alert(1)'}]"), "site.yaml", 3, "“javascript:alert(1)” is no address of a website"),
    "profile without a name": (site("short_name: Probe", "social: [https://example.org/]"), "site.yaml", 3, "“https://example.org/” has no name"),
    "profiles that are no list": (site("short_name: Probe", "social: https://example.org/"), "site.yaml", 3, "“social” must be a list"),
    "described image that is missing": (images("a.png:\n  title: A\nb.png:\n  title: B\n", a_png=picture()), "images.yaml", 3, "There is no file “images/b.png”"),
    "image described outside": (images("../site.yaml:\n  title: A\n"), "images.yaml", 1, "There is no file “images/../site.yaml”"),
    "unknown key of an image": (images("a.png:\n  title: A\n  alt: B\n", a_png=picture()), "images.yaml", 3, "Unknown key “alt”; known: credit, description, focal_point, licence, title"),
    "image that is described in a word": (images("a.png: Ein Bild\n", a_png=picture()), "images.yaml", 1, "“a.png” must have keys: …"),
    "title of an image too long": (images(f"a.png:\n  title: {'x' * 300}\n", a_png=picture()), "images.yaml", 2, "title: Ensure this value has at most 255 characters (it has 300)."),
    "focal point outside": (images("a.png:\n  focal_point: [61, 0]\n", a_png=picture()), "images.yaml", 2, "“focal_point” must be [x, y] or [x, y, width, height] within 60 × 40 pixels"),
    "focal point in words": (images("a.png:\n  focal_point: Mitte\n", a_png=picture()), "images.yaml", 2, "“focal_point” must be …"),
    "image that is none": (images(a_png=b"Kein Bild"), "images/a.png", 0, "Upload a valid image. …"),
    "image with another ending": (images(a_png=picture(kind="WEBP")), "images/a.png", 0, "Not a valid .png image. …"),
    "drawing in XML": (images(a_svg=b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "images/a.svg", 0, "…"),
    "image with more than 25 megapixels": (images(a_png=picture(5001, 5000)), "images/a.png", 0, "This file has too many pixels (25005000). Maximum pixels 25000000."),
    "image that is cut off": (images(a_png=picture(400, 400)[:300]), "images/a.png", 0, "The image is broken: …"),
    "image larger than 10 MB": (images(a_png=picture() + bytes(10_000_000)), "images/a.png", 0, "The file is larger than 10,000,000 bytes"),
    "document of an unknown kind": ({"documents/a.exe": b"x"}, "documents/a.exe", 0, "File extension “exe” is not allowed. …"),
    "document that is not there": (markdown("Ein [Wort](documents/a.pdf)."), "pages/text.md", 8, "There is no document “a.pdf”"),
    "page that is not there": (markdown("Ein [Wort](pages/nirgends.md)."), "pages/text.md", 8, "There is no page “nirgends”"),
    "image on a page that is not there": (markdown("![Bild](a.png)"), "pages/text.md", 8, "There is no image “a.png”"),
    "image within a paragraph": (images(a_png=picture()) | markdown("Ein ![Bild](a.png)."), "pages/text.md", 8, "A text cannot hold this: image"),
    "logo of an alliance that is not there": (alliance("logo: a.png"), "pages/buendnis.md", 5, "There is no image “a.png”"),
    # What comes after the files were written: they must go again.
    "page refused after images": (images(a_png=picture()) | markdown("- eins\n-\n"), "pages/text.md", 8, "This field is required."),
    "member refused after images": (images(a_png=picture()) | {"documents/a.pdf": b"%PDF", "members.csv": "Name;Konto\n"}, "members.csv", 1, "Nobody knows the column “Konto”. …"),
}  # fmt: skip

BLOCKS = {
    "unknown block": (fence("python", "a: 1"), "pages/text.md", 8, "Unknown block “python”; known: accordion, …"),
    "text as a block": (fence("text", "a: 1"), "pages/text.md", 8, "Unknown block “text”; known: …"),
    "broken keys": (fence("figure", "figure: [member_count"), "pages/text.md", 10, "Broken YAML: …"),
    "nothing said": (fence("figure"), "pages/text.md", 8, "figure: keys were expected here: figure, label"),
    "unknown key": (fence("figure", "figure: member_count", "number: 3"), "pages/text.md", 10, "figure: unknown key “number”; known: figure, label"),
    "unknown figure": (fence("figure", "label: Ziegen", "figure: goats"), "pages/text.md", 10, "figure: figure: “goats” is no choice; known: member_count"),
    "missing key": (fence("figure", "figure: member_count"), "pages/text.md", 9, "figure: label: This field is required."),
    "key twice": (fence("figure", "label: A", "label: B"), "pages/text.md", 10, "Broken YAML: “label” stands here twice"),
    "list that is a word": (fence("accordion", "items: Fragen"), "pages/text.md", 9, "accordion: items: a list was expected here"),
    "item that lacks its text": (fence("accordion", "items:", "  - title: A", "    text: B", "  - title: C"), "pages/text.md", 12, "accordion: items: 2: text: This field is required."),
    "script in a text": (fence("accordion", "items:", "  - title: A", "    text: |", "      B", "", "      <script>C</script>"), "pages/text.md", 14, "A text cannot hold this: html_block"),
    "link within the site": (fence("accordion", "items:", "  - title: A", "    text: Ein [Wort](/de/)."), "pages/text.md", 11, "A link cannot lead to “/de/”"),
    "button without a target": (fence("button", "label: Weiter"), "pages/text.md", 9, "button: url: Choose a page or give an address: one of them."),
    "button to no page": (fence("button", "label: Weiter", "page: nirgends"), "pages/text.md", 10, "There is no page “nirgends”"),
    "address that is none": (fence("button", "label: Weiter", "url: nirgends"), "pages/text.md", 10, "button: url: Enter a valid URL."),
    "image without its words": (images(a_png=picture()) | fence("image", "image: a.png"), "pages/text.md", 9, "image: image: “a.png” has no alternative text: …"),
    "photo that is not there": (fence("people", "items:", "  - name: A", "    photo: {image: a.png, alt_text: B}"), "pages/text.md", 11, "There is no image “a.png”"),
    "unknown key of an image": (images(a_png=picture()) | fence("image", "image: {image: a.png, alt: A}"), "pages/text.md", 9, "image: image: unknown key “alt”; known: alt_text, decorative, image"),
    "download that is not there": (fence("download", "document: a.pdf"), "pages/text.md", 9, "There is no document “a.pdf”"),
    "list in a column": (fence("columns", "first: |", "  - eins", "second: Text"), "pages/text.md", 10, "“traits” cannot stand here; known: button, image, quotation, text"),
    "heading in a column": (fence("columns", "first: |", "  ## Eins", "second: Text"), "pages/text.md", 10, "No section can begin here"),
    "column that is a number of things": (fence("columns", "first: [{text: a, image: b}]", "second: Text"), "pages/text.md", 9, "columns: first: 1: a text or a list of blocks was expected here"),
    "table that is too wide": (markdown("|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n|1|2|3|4|5|6|"), "pages/text.md", 8, "A table has at most 5 columns"),
    "table without rows": (markdown("| a | b |\n|---|---|"), "pages/text.md", 8, "…"),
    "telephone in words": (fence("contact", "name: Büro", "telephone: bitte schreiben"), "pages/text.md", 10, "contact: telephone: …"),
    "yes that is a word": (fence("table", "columns: [A]", "rows: [[B]]", "row_headings: vielleicht"), "pages/text.md", 11, "table: row_headings: true or false was expected here"),
    "something said of pages below": (fence("child_pages", "title: A"), "pages/text.md", 9, "child_pages: nothing can be said of this block"),
    "unknown look of a section": (text("slug: text", "sections:\n  Überschrift: {look: bunt}"), "pages/text.md", 4, "“bunt” is no look; known: closing, plain, statement, tinted"),
    "look of a section as one of its list": (text("slug: text", "sections:\n  Überschrift: {list: tinted}"), "pages/text.md", 4, "“tinted” is no look; known: cards, …"),
    "unknown key of a section": (text("slug: text", "sections:\n  Überschrift: {style: plain}"), "pages/text.md", 4, "Unknown key “style”; known: list, look"),
    "menu in words": (text("slug: text", "menu: nein"), "pages/text.md", 4, "“menu” must be true or false"),
    "draft in words": (text("slug: text", "draft: ja"), "pages/text.md", 4, "“draft” must be true or false"),
    "home page as a draft": ({"pages/home.md": HOME.replace("slug: home", "draft: true")}, "pages/home.md", 4, "The home page cannot be a draft"),
    "legal page without a kind": (legal(""), "pages/recht.md", 1, "“kind” is missing"),
    "legal page of an unknown kind": (legal("kind: cookies"), "pages/recht.md", 5, "“cookies” is no value for “kind”; known: imprint, privacy, accessibility"),
    "legal page with a key of another kind": (legal("kind: privacy\nstreet: Weg 1"), "pages/recht.md", 6, "“street” does not belong to this kind of page"),
    "legal page that lacks what the law asks for": (legal("kind: imprint"), "pages/recht.md", 0, "…"),
    "legal page with a gap": (legal("kind: privacy", "Es gilt [[was gilt]]."), "pages/recht.md", 0, "body: There is a gap left: “was gilt”. …"),
    "assessment in the future": (legal("kind: accessibility\nassessed_on: 2999-01-01\nassessment_method: self\nbarrier_email: a@example.org"), "pages/recht.md", 6, "assessed_on: …"),
    "heading in a text of the front matter": (legal("kind: accessibility\nknown_gaps: |\n  Eins.\n\n  ## Zwei"), "pages/recht.md", 9, "A text cannot hold this: heading"),
    "two pages of a kind": (legal("kind: privacy") | {"pages/zwei.md": "---\ntype: legal\ntitle: Zwei\nkind: privacy\nparent: home\n---\nText.\n"} | site("[home, text]", "[home, text, recht, zwei]"), "pages/zwei.md", 4, "“privacy” is taken by recht.md"),
}  # fmt: skip

PAGES = {
    "no front matter": ({"pages/text.md": "Nur Text.\n"}, "pages/text.md", 1, "The file must begin with front matter between two lines ---"),
    "empty file": ({"pages/text.md": ""}, "pages/text.md", 1, "The file must begin with front matter between two lines ---"),
    "open front matter": ({"pages/text.md": "---\ntype: standard\n"}, "pages/text.md", 1, "The front matter is not closed by a line ---"),
    "broken front matter": (text("title: Ein Text", "title: Ein: Text"), "pages/text.md", 3, "Broken YAML: …"),
    "key twice": (text("slug: text", "title: Zweimal"), "pages/text.md", 4, "Broken YAML: “title” stands here twice"),
    "key twice below a key": (text("slug: text", "sections:\n  Überschrift: cards\n  Überschrift: path"), "pages/text.md", 6, "Broken YAML: “Überschrift” stands here twice"),
    "unknown key": (text("slug: text", "author: Ada"), "pages/text.md", 4, "Unknown key “author”; known: …"),
    "key of another type": (text("slug: text", "motto: Mut"), "pages/text.md", 4, "Unknown key “motto”; known: …"),
    "unknown type": (text("type: standard", "type: blog"), "pages/text.md", 2, "Unknown type “blog”; known: …"),
    "no type": (text("type: standard\n", ""), "pages/text.md", 1, "Unknown type “”; known: …"),
    "no title": (text("title: Ein Text\n", ""), "pages/text.md", 1, "“title” is missing"),
    "title too long": (text("Ein Text", "x" * 256), "pages/text.md", 3, "title: …"),
    "bad slug": (text("slug: text", "slug: Über uns"), "pages/text.md", 4, "“Über uns” is no value for “slug”"),
    "slug twice": (pages(neu="type: standard\ntitle: Neu\nslug: text\nparent: home\n"), "pages/neu.md", 4, "The slug “text” is taken by text.md"),
    "bad order": (text("slug: text", "order: zuletzt"), "pages/text.md", 4, "“order” must be a number"),
    "missing parent": (text("parent: home", "parent: nirgends"), "pages/text.md", 5, "There is no page “nirgends”"),
    "below itself": (text("parent: home", "parent: text"), "pages/text.md", 5, "The page lies below itself"),
    "below each other": (pages(a="type: standard\nparent: b\ntitle: A\n", b="type: standard\nparent: a\ntitle: B\n"), "pages/a.md", 3, "The page lies below itself"),
    "two home pages": (pages(zwei="type: home\ntitle: Zwei\n"), "pages/zwei.md", 2, "Only the home page has no parent"),
    "home page below another": (pages(zwei="type: home\ntitle: Zwei\nparent: home\n"), "pages/zwei.md", 4, "A page of this type cannot stand here"),
    "home page of another type": ({"pages/home.md": HOME.replace("type: home\n", "type: standard\n").replace("motto: Ein Wort zuvor\n", "")}, "pages/home.md", 2, "A page of this type cannot stand here"),
    "alliance below the home page": (pages(neu="type: alliance\ntitle: Neu\nparent: home\n"), "pages/neu.md", 4, "A page of this type cannot stand here"),
    "page below a statement": (statement("") | pages(neu="type: standard\ntitle: Neu\nparent: text\n"), "pages/neu.md", 4, "A page of this type cannot stand here"),
    "bad date": (statement("adopted_on: gestern"), "pages/text.md", 3, "“adopted_on” must be a date such as 2025-05-03"),
    "date that does not exist": (statement("adopted_on: 2025-02-30"), "pages/text.md", 3, "Broken YAML: day is out of range for month"),
    "date and time": (statement("adopted_on: 2025-02-03 10:00:00"), "pages/text.md", 3, "“adopted_on” must be a date such as 2025-05-03"),
    "date in the future": (statement("adopted_on: 2999-01-01"), "pages/text.md", 3, "adopted_on: …"),
    "unknown body": (statement("adopted_by: Stammtisch"), "pages/text.md", 3, "“Stammtisch” is no value for “adopted_by”; known: …"),
    "NUL in the description": (text("slug: text", 'description: "Wort\\0"'), "pages/text.md", 4, "Broken YAML: a text cannot hold the character U+0000"),
    "NUL in the place": (statement('adopted_in: "Dresden\\0"'), "pages/text.md", 3, "Broken YAML: a text cannot hold the character U+0000"),
    "heading too long": (text("## Überschrift", f"## {'x' * 600}"), "pages/text.md", 10, f"“{'x' * 60}”: Ensure this value has at most 200 characters (it has 600)."),
    "title of a principle too long": (text("Wir sind {{ member_count }} Vereine.", f"Text.\n\n1. **Mut:** ja\n2. **{'x' * 201}:** nein"), "pages/text.md", 14, "“Überschrift”: Ensure this value has at most 200 characters (it has 201)."),
    "item of a list that is empty": (markdown("- eins\n-\n"), "pages/text.md", 8, "This field is required."),
    "text below an introduction": ({"pages/home.md": HOME + "\n---\n\n- eins\n-\n"}, "pages/home.md", 12, "This field is required."),
    "partner too long": (alliance(f"partners:\n  - {'x' * 500}"), "pages/buendnis.md", 5, "partners: Ensure this value has at most 200 characters (it has 500)."),
    "bad role": (alliance("role: chair"), "pages/buendnis.md", 5, "“chair” is no value for “role”; known: founding_member, member, partner, observer"),
    "bad link": (alliance("links:\n  - example.org"), "pages/buendnis.md", 5, "“example.org” is no address of a website"),
    "end before the beginning": (alliance("since: 2020-01-01\nuntil: 2019-01-01"), "pages/buendnis.md", 6, "until: …"),
    "unknown section": (text("slug: text", "sections: {Nirgends: cards}"), "pages/text.md", 4, "“sections” names “Nirgends”, which is no heading"),
    "unknown look": (text("slug: text", "sections: {Überschrift: bunt}"), "pages/text.md", 4, "“bunt” is no look; known: …"),
    "look that is a list": (text("slug: text", "sections: {Überschrift: [cards]}"), "pages/text.md", 4, "“['cards']” is no look; known: …"),
    "look of something else": (text("slug: text", "sections: {Überschrift: cards}"), "pages/text.md", 4, "“cards” does not fit what stands below “Überschrift”"),
    "break in a list of alliances": ({"pages/text.md": TEXT.replace("type: standard", "type: alliances").replace("## Überschrift", "---")}, "pages/text.md", 10, "This page can only hold paragraphs"),
    "sections that are none": (text("slug: text", "sections: cards"), "pages/text.md", 4, "“sections” must name headings and looks"),
    "list in an introduction": ({"pages/home.md": HOME.replace("Willkommen bei uns.", "- eins\n- zwei")}, "pages/home.md", 8, "Only paragraphs can stand in an introduction"),
    "heading in a list of alliances": (text("type: standard", "type: alliances"), "pages/text.md", 10, "This page can only hold paragraphs"),
    "heading of the first level": (markdown("# Groß"), "pages/text.md", 8, "Only headings with ## are possible"),
    "heading of the third level": (text("## Überschrift", "### Klein"), "pages/text.md", 10, "Only headings with ## are possible"),
    "HTML": (markdown("<div>Kasten</div>"), "pages/text.md", 8, "A page cannot hold this: html_block"),
    "HTML in a paragraph": (markdown("Ein <b>fettes</b> Wort."), "pages/text.md", 8, "A text cannot hold this: html_inline"),
    "HTML in a heading": (text("## Überschrift", "## Über<i>schrift</i>"), "pages/text.md", 10, "A text cannot hold this: html_inline"),
    "HTML in a quotation": (markdown("> Ein <b>Wort</b>."), "pages/text.md", 8, "A text cannot hold this: html_inline"),
    "HTML in a title": (markdown("- **Ein <b>Wort</b>:** Text"), "pages/text.md", 8, "A text cannot hold this: html_inline"),
    "script": (markdown("<script>alert(1)</script>"), "pages/text.md", 8, "A page cannot hold this: html_block"),
    "image": (markdown("![Bild](https://example.org/x.png)"), "pages/text.md", 8, "There is no image “https://example.org/x.png”"),
    "image in a heading": (text("## Überschrift", "## ![Bild](https://example.org/x.png)"), "pages/text.md", 10, "A text cannot hold this: image"),
    "code": (markdown("```\ncode\n```"), "pages/text.md", 8, "A page cannot hold this: fence"),
    "nested list": (markdown("- eins\n  - zwei"), "pages/text.md", 8, "A list item can only hold text"),
    "quotation in a list": (markdown("- eins\n- > zwei"), "pages/text.md", 9, "A list item can only hold text"),
    "list in a quotation": (markdown("> - eins"), "pages/text.md", 8, "A page cannot hold this: blockquote"),
    "script in a link": (markdown("Ein [Wort](javascript:alert(1))."), "pages/text.md", 8, "A link cannot lead to “javascript:alert(1)”"),
    "script in a link of a list": (markdown("- a\n- [Wort](JavaScript:x)"), "pages/text.md", 9, "A link cannot lead to “JavaScript:x”"),
    "script in a link by name": (markdown("Ein [Wort].\n\n[Wort]: vbscript:x"), "pages/text.md", 8, "A link cannot lead to “vbscript:x”"),
    "data in a link": (markdown("<data:text/html;base64,eA==>"), "pages/text.md", 8, "A link cannot lead to “data:text/html;base64,eA==”"),
    "link within the site": (markdown("Ein [Wort](/de/text/)."), "pages/text.md", 8, "A link cannot lead to “/de/text/”"),
    "unknown figure": (text("{{ member_count }}", "{{ membercount }}"), "pages/text.md", 12, "…membercount…"),
    "unknown figure in the title": (text("title: Ein Text", 'title: "{{ membercount }} Texte"'), "pages/text.md", 3, "…membercount…"),
    "open figure": (text("{{ member_count }}", "{{ member_count }"), "pages/text.md", 12, "…{{ member_count }}"),
    "not UTF-8": ({"pages/text.md": TEXT.encode("cp1252")}, "pages/text.md", 8, "The file is not UTF-8"),
    "NUL": (text("Wir sind", "Wir\0sind"), "pages/text.md", 12, "The file holds a NUL character"),
    "5 MB": (text("Wir sind", "Wort " * 1_000_000), "pages/text.md", 0, "The file is larger than 1,000,000 bytes"),
}  # fmt: skip

LINKED = markdown("Ein [Wort](https://example.org) **hier**.")
LINKED_PO = """
msgctxt "text"
msgid "Ein Wort hier."
msgstr "SAID"
"""
CATALOGUES = {
    "broken": (catalogue('msgstr "A text"', "msgstr A text"), "en.po", 13, "Broken PO file: a text between quotation marks was expected"),
    "quotation mark": (catalogue('msgid "Ein Text"', 'msgid "Ein "Text"'), "en.po", 12, "Broken PO file: a text between quotation marks was expected"),
    "wrong order": (catalogue('msgid "Ein Text"\n', ""), "en.po", 12, "Broken PO file: …"),
    "unknown word": (catalogue('msgid "Ein Text"', 'id "Ein Text"'), "en.po", 12, "Broken PO file: a text between quotation marks was expected"),
    "open escape": (catalogue('"A text"', '"A text\\"'), "en.po", 13, "Broken PO file: a text between quotation marks was expected"),
    "plural": (catalogue('msgstr "A text"', 'msgid_plural "Texte"\nmsgstr[0] "A text"\nmsgstr[1] "Texts"'), "en.po", 11, "Plural forms are not possible here"),
    "no PO at all": ({"en.po": "Liebe Grüße\n"}, "en.po", 1, "Broken PO file: a text between quotation marks was expected"),
    "only remarks": ({"en.po": "# nichts\n"}, "en.po", 1, "Broken PO file: it holds no messages"),
    "path of another file": ({"en.po": "/etc/hostname"}, "en.po", 1, "Broken PO file: a text between quotation marks was expected"),
    "unknown segment": ({"en.po": PO + TEXT_PO.replace("Überschrift", "Unterschrift")}, "en.po", 19, "The page “text” has no passage “Unterschrift”"),
    "segment twice": ({"en.po": PO + TEXT_PO + TEXT_PO}, "en.po", 23, "“Überschrift” stands here twice"),
    "unknown page": ({"en.po": PO + TEXT_PO.replace('"text"', '"nirgends"')}, "en.po", 19, "Unknown page “nirgends” in msgctxt"),
    "no page": ({"en.po": PO + TEXT_PO.replace('msgctxt "text"\n', "")}, "en.po", 19, "msgctxt is missing: the slug of the page"),
    "unknown figure": (catalogue("We are {{ member_count }}", "We are {{ membercount }}"), "en.po", 15, "…membercount…"),
    "figure lost": (catalogue("We are {{ member_count }}", "We are many"), "en.po", 15, "…{{ member_count }}…"),
    "figure added": (catalogue('"A text"', '"{{ member_count }} texts"'), "en.po", 11, "…{{ member_count }}…"),
    "title too long": (catalogue('"A text"', f'"{"x" * 256}"'), "en.po", 11, f"“{'x' * 60}…” has more than 255 characters"),
    "markup that no passage has": (LINKED | {"en.po": PO + LINKED_PO.replace("SAID", "A <u>word</u> here")}, "en.po", 19, "<u> tag is not allowed…; the markup of “Ein <a id=\"a1\">Wort</a> <b>hier</b>.” was expected"),
    "link lost": (LINKED | {"en.po": PO + LINKED_PO.replace("SAID", "A word here.")}, "en.po", 19, "The links or tags are not those of the passage; the markup of “Ein <a id=\"a1\">Wort</a> <b>hier</b>.” was expected"),
    "another link": (LINKED | {"en.po": PO + LINKED_PO.replace("SAID", "A <a id='a2'>word</a> here.")}, "en.po", 19, "The links or tags are not those of the passage; …"),
    "link twice": (LINKED | {"en.po": PO + LINKED_PO.replace("SAID", "A <a id='a1'>word</a> <a id='a1'>here</a>.")}, "en.po", 19, "The links or tags are not those of the passage; …"),
    "italics added": (LINKED | {"en.po": PO + LINKED_PO.replace("SAID", "A <a id='a1'>word</a> <i>here</i>.")}, "en.po", 19, "The links or tags are not those of the passage; …"),
    "language not listed": ({"fr.po": PO}, "fr.po", 0, "“fr” is no language to translate into here"),
    "language of the original": ({"de.po": PO}, "de.po", 0, "“de” is no language to translate into here"),
    "not UTF-8": ({"en.po": PO.replace("A text", "Ä text").encode("cp1252")}, "en.po", 13, "The file is not UTF-8"),
    "NUL": (catalogue("A text", "A\0text"), "en.po", 13, "The file holds a NUL character"),
    "5 MB": ({"en.po": PO + "# x\n" * 1_250_000}, "en.po", 0, "The file is larger than 1,000,000 bytes"),
}  # fmt: skip
