"""The pictures that stand beside a shared link: one of the site, one of each ward.

They are drawn by a command and committed; `cards.yaml` keeps of what words each was drawn, so
that a build, which cannot draw, knows which of them still say what the site says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256

from site_builder.content.city.model import Organization
from site_builder.content.folder.site import SiteInfo
from site_builder.content.yaml.shape import names_to, text

SITE = "site"
WIDTH, HEIGHT = 1200, 630
DESIGN = "1"
"""Of the drawing itself: another one makes every card stale"""

read_words = names_to(text)
"""Card → the hash of what it says"""


@dataclass(frozen=True, slots=True)
class CardWords:
    title: str
    """The site's"""
    subtitle: str
    name: str
    """北区, or empty on the site's own card"""
    kana: str
    official: bool
    """Somebody answers for the site; else the card says that it is not the city's"""

    @property
    def text(self) -> str:
        """What the picture says, for those who do not see it"""
        subject = f"{self.name}の目標と結果。" if self.name else ""
        note = "" if self.official else "。新潟市の公式サイトではありません"
        return f"{subject}{self.title}、{self.subtitle}{note}"


@dataclass(frozen=True, slots=True)
class Card:
    """A picture that says what it should."""

    id: str
    sha256: str
    text: str


def card_words(info: SiteInfo, organization: Organization) -> Mapping[str, CardWords]:
    """Id of each card → what it has to say"""
    return dict(_words(info, organization))


def _words(info: SiteInfo, organization: Organization) -> Iterator[tuple[str, CardWords]]:
    site = CardWords(info.title, info.subtitle, "", "", bool(info.publisher))
    yield SITE, site
    for ward in organization.wards:
        yield ward.id, CardWords(site.title, site.subtitle, ward.name, ward.kana, site.official)


def words_hash(words: CardWords) -> str:
    return sha256("\0".join([DESIGN, *map(str, astuple(words))]).encode()).hexdigest()
