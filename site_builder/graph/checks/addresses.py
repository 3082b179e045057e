"""What was published stays: each address of published.txt is there, has moved, or was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.content.addresses.redirects import Redirect
from site_builder.content.city.model import Organization, Ward
from site_builder.content.city.organization import section_id
from site_builder.content.folder.frame import Frame
from site_builder.graph import urls
from site_builder.graph.checks.accepted_chains import Locate
from site_builder.graph.site import Site
from site_builder.problems import Problem, Severity, Where


@dataclass(frozen=True, slots=True)
class Vanished:
    """An address that was published and of which nothing is said, with what goes along with it."""

    address: str
    others: tuple[str, ...]
    proposal: str
    """Where it may have gone; empty where nothing shows it"""

    @property
    def entry(self) -> str:
        """The lines for redirects.yaml; a person fills in the day and the reason."""
        where = f"to: {self.proposal}" if self.proposal else "gone: true"
        return f"- {{from: {self.address}, {where}, since: 日付, why: わけ}}"


def check_addresses(frame: Frame, site: Site, path: str, locate: Locate) -> Iterator[Problem]:
    """`path`: published.txt, as problems name it; `locate`: where redirects.yaml says it"""
    for index, redirect in enumerate(frame.addresses.redirects):
        yield from _check_redirect(redirect, site, partial(_place, locate, index))
    published = frame.addresses.published
    if published is not None:
        for one in list_vanished(published, site, frame.organization):
            yield _vanished(Where(path, published[one.address], 1), one)
        if unlisted := sorted(site.addresses - published.keys()):
            yield _unlisted(Where(path), unlisted)


# --- redirects.yaml -----------------------------------------------------------------------

LocateKey = Callable[[str], Where]


def _place(locate: Locate, index: int, key: str) -> Where:
    return locate(("redirects", index, key))


def _check_redirect(redirect: Redirect, site: Site, locate: LocateKey) -> Iterator[Problem]:
    if redirect.source in site.addresses:
        message = f"「{redirect.source}」には、いまもページかファイルがあります。"
        hint = "ページのあるアドレスは移せません。from を確かめるか、この組を消してください。"
        yield Problem(locate("from"), "redirect-of-page", message, hint)
    elif below := _file_above(redirect.source, site):
        message = f"「{below}」はファイルなので、その下にページは置けません。"
        yield Problem(locate("from"), "redirect-below-file", message, "from を確かめてください。")
    if redirect.target and redirect.target not in site.addresses:
        message = f"移った先の「{redirect.target}」が、サイトにありません。"
        hint = "いまあるアドレスを書くか、公開を終えたのなら to の代わりに gone: true と書きます。"
        yield Problem(locate("to"), "redirect-to-nowhere", message, hint)


def _file_above(address: str, site: Site) -> str:
    """A file of the site that would have to be a folder for a page at that address"""
    steps = address.strip("/").split("/")
    above = (f"/{'/'.join(steps[:count])}" for count in range(1, len(steps) + 1))
    made = {*site.addresses, *urls.UNLISTED_FILES} - {address}
    return next((one for one in above if one in made), "")


# --- published.txt ------------------------------------------------------------------------


def list_vanished(
    published: Collection[str], site: Site, organization: Organization
) -> Iterator[Vanished]:
    """Pages with what stood below and beside them. A goal that left its sheet is none: the sheet's
    page tells where it went."""
    told = {move.source for move in site.moves}
    gone = (one for one in set(published) - site.addresses - told if "#" not in one)
    groups: list[list[str]] = []
    for address in sorted(gone, key=urls.owner):
        if groups and _goes_along(address, groups[-1][0]):
            groups[-1].append(address)
        else:
            groups.append([address])
    for first, *others in groups:
        yield Vanished(first, tuple(others), _proposal(first, published, site, organization))


def _goes_along(address: str, first: str) -> bool:
    return first.endswith("/") and urls.owner(address)[0].startswith(first)


def _proposal(
    address: str, published: Collection[str], site: Site, organization: Organization
) -> str:
    found = (*_renamed(address, organization), *_moved(address, published, site))
    return next((one for one in found if one in site.addresses), "")


def _renamed(address: str, organization: Organization) -> Iterator[str]:
    """Of a section that is said to have had another name"""
    for ward in organization.wards:
        for section in ward.sections:
            for former in _former_ids(section.renamed_from, ward):
                start = urls.section(ward.id, former)
                if address.startswith(start):
                    yield urls.section(ward.id, section.id) + address.removeprefix(start)


def _former_ids(name: str, ward: Ward) -> tuple[str, ...]:
    listed = tuple(section.id for section in ward.sections if section.name == name)
    return (*listed, section_id(name), name) if name else ()


def _moved(address: str, published: Collection[str], site: Site) -> Iterator[str]:
    """The one sheet that is new and differs in its ward, its section or its year alone"""
    new = [key for key, node in site.sheets.items() if node.url not in published]
    near = [key for key in new if _differences(urls.sheet(key), address) == 1]
    yield from [urls.sheet(key) for key in near] if len(near) == 1 else ()


def _differences(one: str, other: str) -> int:
    steps = (one.split("/"), other.split("/"))
    pairs = zip(*steps, strict=False)
    return sum(a != b for a, b in pairs) + abs(len(steps[0]) - len(steps[1]))


# --- problems -----------------------------------------------------------------------------

RECORD = "site-builder publish-record"


def _vanished(where: Where, one: Vanished) -> Problem:
    along = f"（いっしょになくなるアドレスが、ほかに{len(one.others)}件）" if one.others else ""
    message = f"公開したアドレス {one.address} が、サイトからなくなります{along}。"
    hint = (
        f"redirects.yaml に、移った先か、終えたわけを書いてください: {one.entry}"
        f" まだ公開していないなら、この行を消してください（{RECORD} --against 公開した版）。"
    )
    return Problem(where, "vanished-address", message, hint)


def _unlisted(where: Where, addresses: Sequence[str]) -> Problem:
    message = f"サイトの{len(addresses)}件のアドレスが、一覧にありません（{addresses[0]} など）。"
    hint = f"{RECORD} で書き足し、いっしょに commit してください。"
    return Problem(where, "unlisted-address", message, hint, Severity.WARNING)
