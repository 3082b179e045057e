"""Rules of the whole site, which no single file breaks alone; checked before any page is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from site_builder.content.city.model import Plan
from site_builder.content.eras import era_year
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.site import MarkdownPage
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, same
from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import parse_policies, store_policy
from site_builder.content.yaml.emit import as_plain
from site_builder.graph import urls
from site_builder.graph.nodes.ended import is_far
from site_builder.graph.nodes.nodes import Link
from site_builder.graph.nodes.summary import MeasureSummary, SheetSummary
from site_builder.graph.pages.kinds import RESERVED, list_pages
from site_builder.graph.site import Site
from site_builder.problems import Problem, Severity, Where

Locate = Callable[[str], Where]
"""A field of the sheet (goals/2/measures/1/target) → its place in the file"""


_CHANGED = (
    "もとの文書「{}」が、読み取ったときのものと違います。",
    "間違えて変えたのなら、もとに戻してください（例: git checkout content/sources）。"
    "新しい文書に替えたときだけ、convert で読み取ります。",
)
_LINE_ENDS = (
    "もとの文書「{}」の改行が、Windows のものに変わっています。ほかは読み取ったときのままです。",
    "git の設定（core.autocrlf）によるものです。convert はしないでください。content/.gitattributes "
    "に sources/** -text の一行を書き、文書を消して git checkout content/sources で取り出します。",
)


def check_sheet(
    frame: Frame, sheet: Sheet, summary: SheetSummary, locate: Locate
) -> tuple[Problem, ...]:
    """What a sheet says against the rest of content/; `summary` is that of the same sheet."""
    return (
        *_check_source(frame, sheet, locate),
        *_check_corrections(sheet, locate),
        *_check_dates(sheet, locate),
        *_check_numbers(sheet, locate),
        *_check_policies(summary, frame.plan, locate),
        *_check_results(summary, locate),
        *_check_open_questions(summary, locate),
    )


def _warning(where: Where, code: str, message: str, hint: str) -> Problem:
    return Problem(where, code, message, hint, Severity.WARNING)


def _check_source(frame: Frame, sheet: Sheet, locate: Locate) -> Iterator[Problem]:
    name = sheet.source.document
    document = next((d for d in frame.documents if d.name == name), None)
    if name and document is None:
        message = f"もとの文書「{name}」が sources/ にありません。"
        hint = "文書を sources/ に置くか、文書の名前を直してください。"
        yield Problem(locate("source/document"), "missing-document", message, hint)
    elif document and document.sha256 != sheet.source.sha256:
        is_same = document.unix_sha256 == sheet.source.sha256
        message, hint = _LINE_ENDS if is_same else _CHANGED
        where = locate("source/sha256")
        yield Problem(where, "changed-document", message.format(name), hint.format(name))


def check_documents(frame: Frame, content: str) -> Iterator[Problem]:
    """No document that is not to be published as it is lies where it would be; `content` is the
    folder's name."""
    kept = {one.sha256: one for one in frame.restricted}
    for document in frame.documents:
        if one := kept.get(document.sha256):
            why = f"載せない（{one.withheld}）" if one.withheld else "写しだけを載せる"
            message = f"{why}ことにした資料が sources/ にあり、このままでは公開されます。"
            hint = (
                "このファイルを sources/ の外に移してください。"
                "公開してよいのなら、documents.yaml の項目を消して、convert で読み取ります。"
            )
            where = Where(f"{content}/sources/{document.name}")
            yield Problem(where, "restricted-document", message, hint)


def _check_corrections(sheet: Sheet, locate: Locate) -> Iterator[Problem]:
    """A field that was changed again, in whole or in part, says what the last change made it."""
    changed_later = [FieldPath(("review",))]  # open questions go as they are settled
    for index, correction in reversed([*enumerate(sheet.corrections, 1)]):
        field = find_field(sheet, correction.path)
        is_last = not any(map(correction.path.overlaps, changed_later))
        if field and is_last and not same(as_plain(field.value), correction.now):
            message = f"直した記録の now が、「{correction.field}」に書かれている値と違います。"
            hint = "どちらかを、もう一方に合わせてください。"
            yield Problem(locate(f"corrections/{index}/now"), "stale-correction", message, hint)
        changed_later.append(correction.path)


def _check_dates(sheet: Sheet, locate: Locate) -> Iterator[Problem]:
    if sheet.created and sheet.evaluated and sheet.evaluated < sheet.created:
        message = f"評価日（{sheet.evaluated}）が作成日（{sheet.created}）より前です。"
        hint = "もとの文書で、日付を確かめてください。"
        yield _warning(locate("evaluated"), "early-evaluation", message, hint)
    for field, name in (("created", "作成日"), ("evaluated", "評価日")):
        day = getattr(sheet, field)
        if day and is_far(day, sheet.fiscal_year):
            message = f"{name}（{day}）が、{era_year(sheet.fiscal_year)}から1年より離れています。"
            hint = "もとの文書で、日付と年度を確かめてください。"
            yield _warning(locate(field), "far-date", message, hint)


def _check_numbers(sheet: Sheet, locate: Locate) -> Iterator[Problem]:
    if not sheet.goals:
        hint = "シートが途中で切れていないか確かめてください。"
        yield _warning(locate("goals"), "no-goals", "目標がひとつもありません。", hint)
    for one, other in pairwise(sheet.goals):
        if other.number < one.number:
            message = f"目標{one.number}の次が目標{other.number}です。"
            hint = "シートに印刷された番号（No.）を確かめてください。"
            field = str(FieldPath.of_goal(other.number) / "number")
            yield _warning(locate(field), "goal-order", message, hint)


def _check_policies(summary: SheetSummary, plan: Plan, locate: Locate) -> Iterator[Problem]:
    for field, measure in _measures(summary):
        if "policies" not in measure.covered:
            for index, text in enumerate(measure.policies, 1):
                if problem := _check_policy(text, plan, locate, str(field / "policies" / index)):
                    yield problem


_NO_CODE = "もとの文書を確かめてください。別の書き方なら policies.yaml の aliases に加えます。"


def _likely_codes(text: str) -> str:
    """Full width, another dash, several in one: what it would be as content/ stores it."""
    joined = store_policy("".join(text.split()))
    parts = [text] if parse_policies(joined) else re.split(r"[、,，・/／\s]+", text)
    codes = [store_policy("".join(part.split())) for part in parts]
    if not all(map(parse_policies, codes)):
        return ""
    if len(codes) == 1:
        return f"「{codes[0]}」と書いてください。"
    return f"[{', '.join(codes)}] のように、一つずつ「, 」で分けてください。"


def _check_policy(text: str, plan: Plan, locate: Locate, field: str) -> Problem | None:
    """A text without digits (区ビジョン) needs no policy code."""
    codes = parse_policies((plan.aliases or {}).get(text, text))
    if not codes and any(sign.isnumeric() for sign in text):
        message = f"「{text}」は政策の番号の形ではありません。"
        return _warning(locate(field), "unknown-code", message, _likely_codes(text) or _NO_CODE)
    first = (code.ancestors[0].code if code.ancestors else code.code for code in codes)
    strange = next((code for code in first if plan.names and code not in plan.names), "")
    if not strange:
        return None
    hint = "もとの文書か、policies.yaml の names を確かめてください。"
    return _warning(locate(field), "unknown-policy", f"{strange}は計画の一覧にありません。", hint)


def _check_results(summary: SheetSummary, locate: Locate) -> Iterator[Problem]:
    hint = "もとの文書で、結果と評価の欄を確かめてください。"
    doubts = [FieldPath.parse(field) for field in summary.doubts]
    for field, measure in _measures(summary):
        cells = (field / "result", field / "evaluation")
        if any(doubt.overlaps(cell) for doubt in doubts for cell in cells):
            continue  # it is an open question what stands there
        if measure.evaluation and not measure.result and "evaluation" not in measure.covered:
            message = f"評価は「{measure.evaluation}」ですが、結果が空です。"
            yield _warning(locate(str(field / "result")), "no-result", message, hint)
        elif measure.result and not measure.evaluation and "result" not in measure.covered:
            message = "結果が書かれていますが、評価が空です。"
            yield _warning(locate(str(field / "evaluation")), "no-evaluation", message, hint)


def _measures(summary: SheetSummary) -> Iterator[tuple[FieldPath, MeasureSummary]]:
    for goal in summary.goals:
        for position, measure in enumerate(goal.measures, 1):
            yield FieldPath.of_measure(goal.number, position), measure


def _check_open_questions(summary: SheetSummary, locate: Locate) -> Iterator[Problem]:
    if summary.doubts:
        message = f"読み取りが確かでない欄が{len(summary.doubts)}か所あります。"
        hint = "もとの文書と見比べて、確かめてください。"
        yield _warning(locate("review"), "open-doubts", message, hint)
    if summary.unplaced:
        message = f"どの欄のものか分からない文が{summary.unplaced}か所あります。"
        hint = "もとの文書と見比べて、正しい欄に移してください。"
        yield _warning(locate("unplaced"), "unplaced-text", message, hint)


# --- addresses ----------------------------------------------------------------------------


def check_page_names(pages: Iterable[MarkdownPage], content: str) -> Iterator[Problem]:
    """No page of content/pages/ takes the address of another; `content` is the folder's name."""
    for page in pages:
        if page.id in RESERVED:
            hint = "小文字の英字・数字と「-」の、ほかと重ならない名前にしてください。"
            message = f"「{page.id}」はページの名前に使えません。"
            yield Problem(Where(f"{content}/pages/{page.id}.md"), "bad-page-name", message, hint)


# --- links --------------------------------------------------------------------------------


def check_site(site: Site) -> tuple[Problem, ...]:
    """Each URL is one page, and each link of the graph leads to one."""
    return (*_check_urls(site), *_check_links(site))


def _check_urls(site: Site) -> Iterator[Problem]:
    """Also URLs that differ only in the case of letters: one file on Windows and macOS."""
    seen: dict[str, str] = {}
    links = [page.url for page in list_pages(site)]
    links += [urls.source(document.name) for document in site.documents]
    for url in links:
        path = urls.path(url).casefold()
        if path in seen:
            message = f"2つのページが同じURL（{seen[path]}）になります。"
            hint = "課のIDか、ページや文書のファイル名を変えてください。"
            yield Problem(Where(urls.path(url)), "url-collision", message, hint)
        seen.setdefault(path, url)


def _check_links(site: Site) -> Iterator[Problem]:
    known: Mapping[str, object] = site.pages
    for base, link in _links(site):
        if link and link.url not in known:
            message = f"「{link.name}」へのリンク先（{link.url}）がありません。"
            yield Problem(Where(urls.path(base)), "dangling-link", message)


def _links(site: Site) -> Iterator[tuple[str, Link | None]]:
    """(URL of a page, link on it)"""
    for page in site.pages.values():
        yield from ((page.url, link) for link in page.breadcrumbs)
    for ward in site.wards:
        for section in ward.sections:
            for link in (section.previous, section.next, *section.elsewhere):
                yield section.url, link
    for sheet in site.sheets.values():
        years = (sheet.year, sheet.previous_year, sheet.next_year)
        for link in (*years, sheet.previous_section, sheet.next_section, *sheet.elsewhere):
            yield sheet.url, link
    for node in site.policy_nodes.values():
        yield from ((node.url, link) for link in node.above)
        yield from ((node.url, count.link) for count in (*node.siblings, *node.wards))
