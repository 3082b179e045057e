"""Pages with readings above the names: the same words, the same links, only easier to read."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import SheetKey
from site_builder.content.words.readings import NameReading, Readings, parse_reading
from site_builder.graph import urls
from site_builder.render.engine.ruby import make_ruby, with_ruby
from tests.graph import small
from tests.render.printing import (
    SHEETS,
    files,
    html_of,
    press_of,
    sheet,
    site_of,
    tree,
    with_info,
    words,
)


def readings(*texts: str) -> Readings:
    return tuple(reading for text in texts if (reading := parse_reading(text)))


NAMES = readings("北[きた]区[く]", "江南[こうなん]区[く]", "南[みなみ]区[く]", "地域[ちいき]課[か]")
FRAME = replace(small.FRAME, readings=NAMES)
FILES = files(frame=FRAME)
PLAIN = {path: data.decode() for path, data in FILES.items() if path.endswith(".html")}
EASY = {path: html for path, html in PLAIN.items() if path.startswith("easy/")}


class Words(HTMLParser):
    """The words without readings, and the tags without those of readings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.reading = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.reading += tag in ("rt", "rp")
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        self.reading -= tag in ("rt", "rp")

    def handle_data(self, data: str) -> None:
        if not self.reading:
            self.words.append(data)


def mark(reading: NameReading) -> str:
    return "".join(
        f"<ruby>{p.base}<rp>（</rp><rt>{p.kana}</rt><rp>）</rp></ruby>" for p in reading.parts
    )


RUBY = make_ruby(NAMES, mark)


@given(st.lists(st.sampled_from(["北区", "江南区", "地域課", "&lt;", "x", "区", " "])))
def test_words_and_attributes_stay(parts: list[str]) -> None:
    text = "".join(parts)
    page = (
        f'<title>{text}</title><body><p title="{text}">{text}</p><option>{text}</option>'
        f"<script>{text}</script><ruby>{text}<rt>x</rt></ruby></body>"
    )
    before, after = Words(page), Words(with_ruby(page, RUBY))
    assert "".join(after.words) == "".join(before.words)
    assert after.attributes == before.attributes


def test_readings_stand_on_names_alone() -> None:
    page = "<title>北区</title><body><p>江南区の北区</p><script>北区</script></body>"
    read = with_ruby(page, RUBY)
    assert read.count("<rt>こうなん</rt>") == read.count("<rt>きた</rt>") == 1
    assert "みなみ" not in read
    assert "<rt>" not in with_ruby("<body><p>地域課題、北区域の南区分</p>", RUBY)


def test_a_page_with_readings_says_the_same() -> None:
    assert {"easy/index.html", "easy/wards/kita/index.html"} <= EASY.keys()
    for path, html in EASY.items():
        plain = PLAIN[path.removeprefix("easy/")]
        said = "".join(Words(html).words).replace(
            "ふりがなを外す", "名前と用語に、ふりがなを付ける"
        )
        said = said.replace("（ふりがな付き）", "", 1)  # the title
        assert said == "".join(Words(plain).words)
        assert "<rt>" in html
        tree(html)


def test_readers_stay_among_the_pages_with_readings() -> None:
    root = tree(EASY["easy/wards/kita/index.html"])
    hrefs = {a.get("href") for a in root.iter("a")}
    assert "../../../wards/kita/" in hrefs  # the switch
    assert {
        "../../../easy/",
        "../",
        "../../../easy/wards/chuo/",
        "chiiki/",
        "chiiki/2025/",
    } <= hrefs
    assert {"../../../policies/", "../../../years/"} <= hrefs
    plain = {a.get("href") for a in tree(PLAIN["wards/kita/index.html"]).iter("a")}
    assert "../../easy/wards/kita/" in plain


def test_a_page_with_readings_is_no_page_of_its_own() -> None:
    frame = with_info(base_url="https://example.org/g", publisher="新潟市")
    placed = files(frame=replace(frame, readings=NAMES))
    html = placed["easy/wards/kita/index.html"].decode()
    assert '<link rel="canonical" href="https://example.org/g/wards/kita/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "noindex" not in placed["wards/kita/index.html"].decode()
    assert "/easy/" not in placed["sitemap.xml"].decode()


def test_of_each_section_the_newest_sheet_and_the_newest_evaluated_one() -> None:
    sheets = {path for path in EASY if path.count("/") == 5}
    assert sheets == {
        "easy/wards/kita/chiiki/2025/index.html",
        "easy/wards/kita/chiiki/2023/index.html",
        "easy/wards/kita/museum/2025/index.html",
        "easy/wards/chuo/chiiki/2025/index.html",
    }
    assert len(SHEETS) == 4


def test_a_sheet_that_is_only_begun_does_not_take_the_place_of_the_current_one() -> None:
    key = SheetKey(2026, "kita", "chiiki")
    goals = SHEETS[SheetKey(2025, "kita", "chiiki")].goals
    for target, year in (("", 2025), ("90回", 2026)):
        begun = tuple(replace(g, measures=(replace(g.measures[0], target=target),)) for g in goals)
        site = site_of({**SHEETS, key: sheet(*begun, key=key)}, FRAME)
        easy = {url for url in site.easy if url.startswith("/wards/kita/chiiki/2")}
        assert easy == {f"/wards/kita/chiiki/{year}/", "/wards/kita/chiiki/2023/"}


def test_without_readings_there_is_no_switch() -> None:
    press = press_of(site_of())
    assert not press.site.easy
    assert "ふりがなを付ける" not in words(tree(html_of(press, urls.HOME)))
