"""content/ on disk: the frame and the sheets, each file with its problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path
from typing import TypeVar

from site_builder.content.accessibility.results import (
    Accessibility,
    Signed,
    read_signed,
    read_tested,
    signed_issues,
    tested_issues,
)
from site_builder.content.city.schema import (
    organization_issues,
    plan_issues,
    read_organization,
    read_plan,
)
from site_builder.content.folder.frame import DOCUMENT_ENDINGS, Frame, SourceDocument
from site_builder.content.folder.place_rules import changed_id, place_issues
from site_builder.content.folder.site import MarkdownPage, load_page, read_site_info
from site_builder.content.folder.static_files import load_static
from site_builder.content.lineage.schema import lineage_issues, read_lineage
from site_builder.content.origins.restricted import (
    RESTRICTED,
    read_restricted,
    restricted_issues,
)
from site_builder.content.plain_files import (
    SpecialFileError,
    find_strange_files,
    open_plain,
    special_file,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, find_field
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.content.sheet.rules import sheet_issues
from site_builder.content.sheet.schema import read_sheet
from site_builder.content.words.glossary import glossary_issues, read_glossary
from site_builder.content.words.readings import read_readings_file, readings_issues
from site_builder.content.words.synonyms import (
    SYNONYMS,
    VOCABULARY,
    SearchWords,
    Synonyms,
    Vocabulary,
    read_synonyms,
    read_vocabulary,
    synonym_issues,
    vocabulary_issues,
)
from site_builder.content.writing import read_text, unreadable
from site_builder.content.yaml.load import in_order, load_yaml, locate_issues
from site_builder.content.yaml.reader import Path as YamlPath
from site_builder.content.yaml.reader import positions
from site_builder.content.yaml.remarks import remarks
from site_builder.content.yaml.shape import Issue, Reader
from site_builder.problems import ContentError, Problem, Severity, Where

T = TypeVar("T")
Problems = list[Problem]

_LIKE_A_SHEET = re.compile(r"[^.].*\.ya?ml(\.txt)?", re.IGNORECASE)
_TOP_KEY = re.compile(r"^(\w+):", re.MULTILINE)
_PRINTED = frozenset([*HEAD_FIELDS, "goals", "notes"])
"""Keys of a sheet with what the form says; the others are the program's own"""
_TEXTS = (".txt", ".csv", ".tsv")
LINEAGE = "lineage.yaml"
GLOSSARY = "glossary.yaml"
READINGS = "readings.yaml"
TESTED = "accessibility/tested.yaml"
SIGNED = "accessibility/signed.yaml"
DEFAULTS = Path(__file__).parents[1] / "defaults"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One sheet file; a problem with its place alone leaves the sheet."""

    file: str
    """Path within content/"""
    key: SheetKey
    """Where it lies"""
    sheet: Sheet | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Content:
    frame: Frame
    sheets: Mapping[SheetKey, Sheet]
    """In the order of their files"""


# --- sheets -------------------------------------------------------------------------------


def load_sheet(path: str, text: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """`path` is what the problems name; its place is not checked."""
    return load_yaml(path, text, read_sheet, sheet_issues)


def read_sheet_file(folder: Path, file: str, frame: Frame) -> Loaded:
    """The sheet at `file` (a path within the folder) with the problems of its place."""
    key = sheet_key(file)
    if key is None:
        raise ValueError(f"no sheet can lie at {file}")
    path = str(folder / file)
    text, problems = read_text(folder / file)
    if problems:
        return Loaded(file, key, None, problems)
    sheet, problems = load_sheet(path, text)
    if sheet and not frame.has_broken_organization:
        problems = tuple(_place_problems(folder, file, text, sheet, frame))
    if sheet:
        problems = (*problems, *_lost_texts(path, text))
    return Loaded(file, key, sheet, problems)


def _lost_texts(path: str, text: str) -> Iterator[Problem]:
    """In a cell of the form, people write # for a number."""
    hint = (
        '欄の文なら、# から先も入れて、値の全体を " " で囲んでください。'
        "メモなら、# で始まる一行にして、上の行に書いてください。"
    )
    for place, remark in remarks(text):
        keys = _TOP_KEY.findall("\n".join(text.split("\n")[: place[0]]))
        if keys and keys[-1] in _PRINTED:
            message = f"「{remark}」は、# で始まるのでメモになり、サイトに載りません。"
            yield Problem(Where(path, *place), "lost-text", message, hint, Severity.WARNING)


def _place_problems(
    folder: Path, file: str, text: str, sheet: Sheet, frame: Frame
) -> list[Problem]:
    if issue := changed_id(file, sheet, frame):
        path = folder / "organization.yaml"
        return locate_issues(str(path), read_text(path)[0], [issue])
    return locate_issues(str(folder / file), text, place_issues(file, sheet, frame))


def list_sheets(folder: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Paths of the sheets within the folder, sorted; what looks like one but lies or is named
    otherwise would never be read, and is a problem."""
    found = {file.relative_to(folder).as_posix(): file for file in (folder / "sheets").rglob("*")}
    hint = "sheets/年度/区/課.yaml の形に直してください（例 sheets/2025/chuo/chiiki.yaml）。"
    strays = tuple(
        Problem(Where(str(found[name])), "stray-file", "シートの置き場所か名前が違います。", hint)
        for name in sorted(found)
        if not sheet_key(name) and _LIKE_A_SHEET.fullmatch(found[name].name)
    )
    return tuple(sorted(name for name in found if sheet_key(name))), strays


def locate_field(folder: Path, file: str, sheet: Sheet, field: str) -> Where:
    """Where a field of a readable sheet stands (goals/2/measures/1/target): its value, or its key
    where it is empty or one of the sheet's own lists."""
    path = folder / file
    text, problems = read_text(path)
    place = find_field(sheet, FieldPath.parse(field))
    if problems or place is None:
        return Where(str(path))
    # Many sheets have problems at `review`: the line of such a key is found without parsing.
    is_list = isinstance(place.value, tuple) and len(place.path) == 1
    key = re.search(rf"^{field}:", text, re.MULTILINE) if is_list else None
    if key:
        return Where(str(path), text.count("\n", 0, key.start()) + 1, 1)
    return Where(str(path), *positions(text).find(place.path, on_key=not place.value))


def locate_entry(folder: Path, name: str, path: YamlPath) -> Where:
    """Where a value of a readable file of the frame stands: ("links", 0, "from")"""
    file = folder / name
    text, problems = read_text(file)
    return Where(str(file)) if problems else Where(str(file), *positions(text).find(path, False))


def load_content(folder: Path) -> tuple[Content, tuple[Problem, ...]]:
    """Everything, with all problems of all files."""
    frame, problems = load_frame(folder)
    loaded = [read_sheet_file(folder, file, frame) for file in frame.sheet_files]
    sheets = {one.key: one.sheet for one in loaded if one.sheet}
    found = [*problems, *(problem for one in loaded for problem in one.problems)]
    return Content(frame, sheets), in_order(found)


# --- the frame ----------------------------------------------------------------------------


def load_frame(folder: Path) -> tuple[Frame, tuple[Problem, ...]]:
    """Everything but the sheets; what is missing or broken is as in the package's defaults."""
    found: Problems = []
    info = _settings(folder, "site.yaml", read_site_info, lambda _: (), found)
    before = len(found)
    wards = _settings(folder, "organization.yaml", read_organization, organization_issues, found)
    is_broken = len(found) > before
    plan = _settings(folder, "policies.yaml", read_plan, plan_issues, found)
    lineage = _settings(folder, LINEAGE, read_lineage, lineage_issues, found)
    files, strays = list_sheets(folder)
    found += [*strays, *find_strange_files(folder)]
    pages = tuple(_pages(folder, found))
    restricted = load_own(folder / RESTRICTED, read_restricted, restricted_issues, found) or ()
    documents = tuple(_documents(folder, {one.copy for one in restricted}, found))
    extras = tuple(load_static(folder, found))
    terms = _settings(folder, GLOSSARY, read_glossary, glossary_issues, found)
    readings = _settings(folder, READINGS, read_readings_file, readings_issues, found)
    words = _search_words(folder, found)
    texts = (lineage, words, terms, readings.readings)
    frame = Frame(info, wards, plan, pages, files, documents, restricted, extras, *texts)
    return replace(frame, has_broken_organization=is_broken), in_order(found)


def _settings(
    folder: Path,
    name: str,
    read: Reader[T],
    rules: Callable[[T], Iterable[Issue]],
    found: Problems,
) -> T:
    own = load_own(folder / name, read, rules, found)
    if own is not None:
        return own
    text, _ = read_text(DEFAULTS / name)
    default = load_yaml(name, text, read, rules)
    if default[0] is None:
        raise ContentError(default[1])
    return default[0]


def load_own(
    path: Path, read: Reader[T], rules: Callable[[T], Iterable[Issue]], found: Problems
) -> T | None:
    """A file of the frame; None where it is missing or broken."""
    if not path.exists():
        return None
    text, problems = read_text(path)
    if problems:
        found.extend(problems)
        return None
    loaded = load_yaml(str(path), text, read, rules)
    found.extend(loaded[1])
    return loaded[0]


def _search_words(folder: Path, found: Problems) -> SearchWords:
    vocabulary = load_own(folder / VOCABULARY, read_vocabulary, vocabulary_issues, found)
    synonyms = load_own(folder / SYNONYMS, read_synonyms, synonym_issues, found)
    return SearchWords(vocabulary or Vocabulary(), synonyms or Synonyms())


def _pages(folder: Path, found: Problems) -> Iterator[MarkdownPage]:
    own = {file.name: file for file in (folder / "pages").glob("*.md")}
    usual = {file.name: file for file in (DEFAULTS / "pages").glob("*.md")}
    for _, file in sorted((usual | own).items()):
        text, problems = read_text(file)
        if not problems:
            page, problems = load_page(str(file), file.stem, text)
            if page:
                yield page
        found.extend(problems)


def _documents(folder: Path, copies: Collection[str], found: Problems) -> Iterator[SourceDocument]:
    """What is published as it is: a web page or a drawing could run scripts there. `copies`:
    hashes"""
    for file in sorted((folder / "sources").glob("[!.]*")):
        if file.suffix.lower() not in DOCUMENT_ENDINGS or file.is_dir():
            found.append(_no_document(file))
            continue
        try:
            with open_plain(file) as stream:
                digest = file_digest(stream, "sha256").hexdigest()
                size = stream.tell()
                unix = _unix_digest(stream) if file.suffix.lower() in _TEXTS else ""
                yield SourceDocument(file.name, digest, size, unix, digest in copies)
        except SpecialFileError:
            found.append(special_file(file))
        except OSError:
            found.append(unreadable(file))


def _unix_digest(stream: BufferedReader) -> str:
    """Empty where no line ends as on Windows: git can write these into a document."""
    stream.seek(0)
    data = stream.read()
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest() if b"\r\n" in data else ""


def _no_document(file: Path) -> Problem:
    message = "sources/ には、読み取れる形式の文書だけを置きます。"
    hint = f"{'・'.join(DOCUMENT_ENDINGS)} のほかのファイルとフォルダーは、別の所に移してください。"
    return Problem(Where(str(file)), "not-a-document", message, hint)


# --- accessibility ------------------------------------------------------------------------


def load_accessibility(folder: Path) -> tuple[Accessibility, tuple[Problem, ...]]:
    """Test results and signatures; without them the page says that nothing was tested."""
    found: Problems = []
    tested = load_own(folder / TESTED, read_tested, tested_issues, found)
    signed = load_own(folder / SIGNED, read_signed, signed_issues, found)
    return Accessibility(tested, signed or Signed()), tuple(found)
