"""Walks through everything that the pages of a site lead to, as a search engine would."""

import json
import re
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MEMBER = re.compile(r"/(\d+)-[^/]+/")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Visit:
    """What one page says, and what it leads to."""

    def __init__(self, address, response, queries):
        self.address = address
        self.queries = queries
        self.status = response.status_code
        self.leads_on_to = urljoin(address, response.headers.get("Location", ""))
        is_file, content = response.streaming, response.getvalue()
        self._markup = b"" if is_file else content

    @cached_property
    def soup(self):
        """The markup; of many a page only the status is asked for."""
        return BeautifulSoup(self._markup, "html.parser")

    @property
    def alternates(self):
        return {link["hreflang"]: link["href"] for link in self.soup.select("link[hreflang]")}

    @property
    def canonical(self):
        return [link["href"] for link in self.soup.select("link[rel=canonical]")]

    @property
    def links(self):
        """Everything the page leads to, whether people or machines follow it."""
        # Every combination of filters has an address, which search engines are told to leave alone.
        followed = "a[href]:not([rel~=nofollow]), link[href]"
        found = [tag["href"] for tag in self.soup.select(followed)]
        found += [tag["content"] for tag in self.soup.select('meta[property="og:url"]')]
        for script in self.soup.select('script[type="application/ld+json"]'):
            found += addresses_in(json.loads(script.string))
        return {urldefrag(urljoin(self.address, address))[0] for address in found}


def addresses_in(data):
    """Yield the addresses in a part of the structured data."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name in ("url", "item") and isinstance(value, str):
                yield value
            else:
                yield from addresses_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from addresses_in(item)


class Walk:
    """A walk through a site as it is now; each address is visited once."""

    def __init__(self, hostname):
        self.root = f"http://{hostname}:8000"
        self._visits = {}

    def visit(self, path):
        """Return what stands at a path, or at the full address of a site's page."""
        address = urljoin(self.root, path)
        if address not in self._visits:
            parts = urlsplit(address)
            with CaptureQueriesContext(connection) as asked:
                response = Client(SERVER_NAME=parts.hostname).get(address)
            self._visits[address] = Visit(address, response, len(asked))
        return self._visits[address]

    def outcome(self, path):
        """Return the status of an address; where it leads on, the path it leads to at once."""
        visit = self.visit(path)
        if visit.status not in (301, 302):
            return visit.status
        target = self.visit(visit.leads_on_to)
        if target.status != 200:
            return f"{target.address}: {target.status}"
        return target.address.removeprefix(self.root)

    @cached_property
    def listed(self):
        """The alternates of each address in the list for search engines."""
        root = ET.fromstring(
            Client(SERVER_NAME=urlsplit(self.root).hostname).get("/sitemap.xml").content
        )
        return {
            url.find("s:loc", NAMES).text: {
                link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
            }
            for url in root.findall("s:url", NAMES)
        }

    def problems(self):
        """Follow every link from the home page and the list, and say what is wrong."""
        found, done, waiting = [], set(), [f"{self.root}/", *self.listed]
        for address in waiting:
            if address in done or not self._is_page(address):
                continue
            done.add(address)
            visit, outcome = self.visit(address), self.outcome(address)
            if visit.status == 200:
                waiting += sorted(visit.links)
            elif address in self.listed or not str(outcome).startswith("/"):
                found.append(f"{address}: {outcome}")
        for address in filter(self._is_page, self.listed):
            visit, links = self.visit(address), self.listed[address]
            if visit.canonical != [address]:
                found.append(f"{address}: listed, but calls itself {visit.canonical}")
            if visit.alternates != links:
                found.append(f"{address}: alternates {visit.alternates}, listed with {links}")
            if links and address not in links.values():
                found.append(f"{address}: not among its own alternates")
            if any(self.listed.get(other) != links for other in links.values()):
                found.append(f"{address}: its alternates name others")
        return found

    def expensive(self, most):
        """Return the pages visited that asked the database more often, and how often."""
        return {
            address: visit.queries
            for address, visit in self._visits.items()
            if visit.queries > most and visit.soup.find("html")
        }

    def _is_page(self, address):
        """Say whether an address is one of this site's pages, and not of a file or the admin."""
        folder = urlsplit(address).path.removeprefix("/").partition("/")[0]
        if member := MEMBER.search(address):
            return int(member[1]) % 10 == 1  # they are alike
        return address.startswith(f"{self.root}/") and folder not in ("static", "media", "admin")
