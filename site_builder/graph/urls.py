"""The only place where a URL is made.

A URL is the path of a page from the site's root (/wards/chuo/chiiki/2025/). Links between
pages are relative and name the folder, so that one output works at a domain and below a path.
Where no server looks for a folder's page (a disk, a portable site), they name the file in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlencode, urlsplit

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy

HOME = "/"
WARDS = "/wards/"
POLICIES = "/policies/"
YEARS = "/years/"
SEARCH = "/search/"
SEARCH_TABLE = "/search/goals.js"
"""The one search file whose name stays: it says where the others lie"""
ABOUT = "/about/"
SOURCES = "/sources/"
COVERAGE = "/coverage/"
GLOSSARY = "/glossary/"
CHANGES = "/changes/"
ACCESSIBILITY = "/accessibility/"
DATA = "/data/"
DICTIONARY = "/data/dictionary/"
CHANGES_JSON = "/data/changes.json"
CHANGES_CSV = "/data/changes.csv"
EASY = "/easy/"
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
REDIRECT_RULES = "/_redirects"
NGINX_MAP = "/_redirects.nginx"
ASSETS_MANIFEST = "/assets-manifest.json"
UNLISTED_FILES = (NOT_FOUND, SITEMAP, ROBOTS, REDIRECT_RULES, NGINX_MAP, ASSETS_MANIFEST)
"""Files that published.txt does not list"""

_TO_A_FOLDER = re.compile(r"^([^?#]*/)(?=[?#]|$)")
_KIND_IDS = {"政策": "seisaku", "行財": "gyozai"}


def easy(url: str) -> str:
    """The same page with readings above its names"""
    return f"{EASY}{url.lstrip('/')}"


def ward(ward_id: str) -> str:
    return f"{WARDS}{ward_id}/"


def section(ward_id: str, section_id: str) -> str:
    return f"{WARDS}{ward_id}/{section_id}/"


def sheet(key: SheetKey) -> str:
    return f"{WARDS}{key.ward}/{key.section}/{key.year}/"


def original(key: SheetKey) -> str:
    """The page with the document's own text of a sheet"""
    return f"{sheet(key)}source/"


def original_goal(key: SheetKey, number: int) -> str:
    return f"{original(key)}#{goal_id(number)}"


def original_field(key: SheetKey, field: str) -> str:
    """Of a cell or a goal its own text; of what stands around the table the page"""
    path = FieldPath.parse(field)
    if not path.goal:
        return original(key)
    whole = path == FieldPath.of_goal(path.goal)
    return original_goal(key, path.goal) if whole else f"{original(key)}#{raw_id(field)}"


def raw_id(field: str) -> str:
    """goals/2/measures/1/target → raw-2-1-target"""
    steps = FieldPath.parse(field).steps
    return "-".join(["raw", *(step for step in steps if step not in ("goals", "measures"))])


def booklet(ward_id: str, fiscal_year: int) -> str:
    """All sheets of a ward in one year, to be printed at once"""
    return f"{ward(ward_id)}print/{fiscal_year}/"


def goal(key: SheetKey, number: int) -> str:
    return f"{sheet(key)}#{goal_id(number)}"


def goal_id(number: int) -> str:
    return f"goal-{number}"


def term(word: str) -> str:
    """A word's place in the glossary; its id is the word itself."""
    return f"{GLOSSARY}#{quote(word, safe='')}"


def policy_id(policy: Policy) -> str:
    """政策7-1-② → seisaku-7-1-2"""
    return "-".join([_KIND_IDS[policy.kind], *(str(n) for n in policy.levels)])


def policy(code: Policy) -> str:
    return f"{POLICIES}{policy_id(code)}/"


def policy_year(code: Policy, fiscal_year: int) -> str:
    """The part of a long list that is of one year"""
    return f"{policy(code)}{fiscal_year}/"


def policy_ward(code: Policy, fiscal_year: int, ward_id: str) -> str:
    """The part of a long year that is of one ward"""
    return f"{policy_year(code, fiscal_year)}{ward_id}/"


def year(fiscal_year: int) -> str:
    return f"{YEARS}{fiscal_year}/"


def changes(year: int) -> str:
    """The changes of one calendar year"""
    return f"{CHANGES}{year}/"


def ward_changes(ward_id: str) -> str:
    return f"{ward(ward_id)}changes/"


def feed(url: str) -> str:
    """Of a page that can be followed: the home page, a ward, a policy"""
    return f"{url}feed.xml"


def page(page_id: str) -> str:
    """A page of content/pages/"""
    return f"/{page_id}/"


def source(file_name: str) -> str:
    return f"{SOURCES}{quote(file_name)}"


def asset(name: str) -> str:
    return f"/assets/{name}"


def data_file(name: str) -> str:
    return f"{DATA}{name}"


def sheet_data(key: SheetKey, kind: str) -> str:
    """/data/sheets/2025/chuo/chiiki.json: `kind` ends the name of the file"""
    return data_file(f"sheets/{key.year}/{key.ward}/{key.section}.{kind}")


def ward_data(ward_id: str, kind: str) -> str:
    return data_file(f"wards/{ward_id}.{kind}")


def section_data(ward_id: str, section_id: str, kind: str) -> str:
    return data_file(f"wards/{ward_id}/{section_id}.{kind}")


def year_data(fiscal_year: int, kind: str) -> str:
    return data_file(f"years/{fiscal_year}.{kind}")


def policy_data(code: Policy, kind: str) -> str:
    return data_file(f"policies/{policy_id(code)}.{kind}")


def of_sheet(key: SheetKey, numbers: Sequence[int], *, traced: bool) -> Iterator[str]:
    """Of one sheet and its section, before a site is made of it; `traced`: it is known where its
    texts stand in the document."""
    yield section(key.ward, key.section)
    yield sheet(key)
    if traced:
        yield original(key)
    for kind in ("csv", "json"):
        yield section_data(key.ward, key.section, kind)
        yield sheet_data(key, kind)
    yield from (goal(key, number) for number in numbers)


_DATA_OF = (
    (re.compile(rf"{DATA}sheets/(\d{{4}})/([^/]+)/([^/]+)\.(csv|json)"), rf"{WARDS}\2/\3/\1/"),
    (re.compile(rf"{DATA}(wards|years|policies)/([^.]+)\.(csv|json)"), r"/\1/\2/"),
)
_PAGE_WITH_DATA = (
    (re.compile(rf"{WARDS}([^/]+)/([^/]+)/(\d{{4}})/"), rf"{DATA}sheets/\3/\1/\2"),
    (re.compile(r"/(wards|years|policies)/([^/]+(?:/[^/]+)?)/"), rf"{DATA}\1/\2"),
)
READINGS, ORIGINAL_TEXT = "easy", "source"
"""Pages that stand beside one: with readings, and of a sheet the document's own text; what else
stands beside a page is its data, csv or json"""
_SOURCE = re.compile(rf"({WARDS}[^/]+/[^/]+/\d{{4}}/)source/")


def owner(url: str) -> tuple[str, str]:
    """The page that an address stands beside, and as what: /data/years/2025.csv → /years/2025/ csv;
    the address itself where it stands for itself."""
    if url.startswith(EASY):
        return f"/{url.removeprefix(EASY)}", READINGS
    if found := _SOURCE.fullmatch(url):
        return found[1], ORIGINAL_TEXT
    for form, page_form in _DATA_OF:
        if form.fullmatch(url):
            return form.sub(page_form, url), url.rpartition(".")[2]
    return url, ""


def beside(page_url: str, what: str) -> str:
    """The other way round; empty where a page of that address has no such file."""
    if what in ("", READINGS):
        return easy(page_url) if what else page_url
    if what == ORIGINAL_TEXT:
        return f"{page_url}source/"
    for form, data_form in _PAGE_WITH_DATA:
        if form.fullmatch(page_url):
            return f"{form.sub(data_form, page_url)}.{what}"
    return ""


def card(card_id: str, sha256: str) -> str:
    """The picture beside a shared link"""
    return asset(f"cards/{card_id}.{sha256[:10]}.png")


def path(url: str) -> str:
    """The file in output/ that holds the page: /wards/ → wards/index.html"""
    bare = url.partition("#")[0].partition("?")[0].lstrip("/")
    return f"{bare}index.html" if not bare or bare.endswith("/") else bare


def relative(url: str, base: str) -> str:
    """The link from the page at `base` to `url`: /wards/ from /years/2025/ is ../../wards/"""
    target, _, fragment = url.partition("#")
    tail = f"#{fragment}" if fragment else ""
    here, there = base.split("/")[1:-1], target.split("/")[1:]
    if target == base and tail:
        return tail
    shared = _shared(here, there[:-1])
    steps = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (steps or "./") + tail


def in_file(link: str) -> str:
    """The same link where no server looks for a folder's page: ../wards/#a is then
    ../wards/index.html#a"""
    return _TO_A_FOLDER.sub(r"\1index.html", link)


def _shared(here: list[str], there: list[str]) -> int:
    count = 0
    for a, b in zip(here, there, strict=False):
        if a != b:
            break
        count += 1
    return count


def absolute(url: str, base_url: str) -> str:
    """The address at the published place: canonical link, sitemap, og:url"""
    return base_url.rstrip("/") + url


def base_path(base_url: str) -> str:
    """The path below which the site is published: "" at a domain, /goals below one"""
    return urlsplit(base_url).path.rstrip("/")


def search_data(fingerprint: str, name: str) -> str:
    return f"{SEARCH}{fingerprint}/{name}"


def search_for(words: str) -> str:
    return f"{SEARCH}?q={quote(words, safe='')}"


def search_within(**facets: Sequence[str]) -> str:
    """The search without words, with these facets chosen"""
    return f"{SEARCH}?{urlencode(facets, doseq=True)}"
