"""Reading the matrix of translations as people do."""

from bs4 import BeautifulSoup


def address(site, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/admin/translations/{site.pk}/?{query}"


def matrix(client, site, **asked):
    """Return the rows: title → language → standings and notes."""
    soup = BeautifulSoup(client.get(address(site, **asked)).content, "html.parser")
    found = {}
    for row in soup.select(".desk-matrix tbody tr"):
        title = row.select_one("th span").get_text()
        found[title] = {cell["data-label"]: standings(cell) for cell in row.select("td")}
    return found


def standings(cell):
    return [" ".join(item.get_text(" ", strip=True).split()) for item in cell.select("li")]
