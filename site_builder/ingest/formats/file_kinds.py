"""Files of which no form can be read: what each is, and what to bring instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import NoReturn
from zipfile import ZipFile

from site_builder.problems import DocumentError, Problem, Where

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of a ZIP that are unpacked at most; a form takes some hundred thousand"""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Word, Excel and PowerPoint until 2003, of e-mails and of locked workbooks"""
_HEAD = 4096
"""Bytes in which a text shows what it is"""
_AS_PDF = "もとのソフトで開き、「PDF」として保存（または書き出し）し、そのPDFを渡してください。"
AS_XLSX = "Excelで開き、「Excel ブック（.xlsx）」として保存し直してください。"
_UNPACK = "展開（解凍）して、中のExcelやPDFを渡してください。"
_ORIGINAL = "もとのExcelファイルか、文字のあるPDFを渡してください。"
_REAL_FILE = "リンクやショートカットが指している、もとのファイルを渡してください。"
_ATTACHED = "添付されている文書をいちど保存して、それを渡してください。"


@dataclass(frozen=True, slots=True)
class WrongKind:
    """`message` says what the file is, `hint` what to do."""

    message: str
    hint: str
    code: str = "document-format"


WORD = WrongKind("Wordの文書です。読み取れません。", _AS_PDF)
SLIDES = WrongKind("PowerPointのファイルです。読み取れません。", _AS_PDF)
ICHITARO = WrongKind("一太郎の文書です。読み取れません。", _AS_PDF)
DOCUWORKS = WrongKind("DocuWorksの文書です。読み取れません。", _AS_PDF)
OPEN_TEXT = WrongKind("OpenDocumentの文書（.odt など）です。読み取れません。", _AS_PDF)
NUMBERS = WrongKind("Numbers・Pagesのファイルです。読み取れません。", _AS_PDF)
ARCHIVE = WrongKind("圧縮されたファイル（ZIPなど）です。", _UNPACK)
PICTURE = WrongKind("写真や画像のファイルです。文字を読み取れません。", _ORIGINAL)
MAIL = WrongKind("メールのファイルです。", _ATTACHED)
SHORTCUT = WrongKind("ショートカット（リンク）です。文書の中身は入っていません。", _REAL_FILE)
WEB_PAGE = WrongKind(
    "ウェブページ（HTML）です。表計算のファイルではありません。",
    f"表計算の画面で見えるものなら、{AS_XLSX}",
)
OLD_XML = WrongKind("XML形式のスプレッドシート（Excel 2003）です。読み取れません。", AS_XLSX)
DATABASE = WrongKind("データベースのファイル（Accessなど）です。読み取れません。", _ORIGINAL)
PROGRAM = WrongKind("プログラムのファイルです。文書ではありません。", _ORIGINAL)
LOCKED = WrongKind(
    "パスワードで保護されていて、開けません。",
    "Excelで開き、パスワードを外して保存し直してください。",
    "document-encrypted",
)
OLD_FILE = WrongKind("古い形式のファイルで、何の文書か分かりません。", _AS_PDF)
_KEEP_HERE = "OneDriveなどで「このデバイス上に常に保持する」を選ぶか、もう一度写してください。"
NOT_HERE = WrongKind(
    "ファイルの中身が、この機械にありません（すべて0で埋まっています）。",
    _KEEP_HERE,
    "document-empty",
)
EMPTY = WrongKind(
    "ファイルが空（0バイト）です。中身がこの機械にないか、写している途中で止まったようです。",
    _KEEP_HERE,
    "document-empty",
)
ICLOUD = WrongKind(
    "ファイルの中身が、この機械にありません（iCloud にだけあります）。",
    "Finder でこのファイルを右クリックし、「今すぐダウンロード」を選んでから、取り込んでください。",
    "document-empty",
)
GOOGLE = WrongKind(
    "Google ドライブへのリンクです。文書の中身は入っていません。",
    "Google ドライブで開き、「ファイル」→「ダウンロード」で .xlsx かPDFにして、渡してください。",
)

_BEGINNINGS: tuple[tuple[bytes, WrongKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"8BPS", PICTURE),
    (b"{\\rtf", WORD),
    (b"L\x00\x00\x00\x01\x14\x02\x00", SHORTCUT),
    (b"[InternetShortcut]", SHORTCUT),
    (b"[{000214A0-0000-0000-C000-000000000046}]", SHORTCUT),
    (b"PK\x05\x06", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"MSCF", ARCHIVE),
    (b"\x00\x01\x00\x00Standard ", DATABASE),
    (b"SQLite format 3\x00", DATABASE),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
)
_BINARY_ONLY = frozenset({b"BM", b"MZ", b"GIF8", b"BZh", b"MSCF"})
"""Beginnings that a text may have too"""
_PACKED: tuple[tuple[str, WrongKind], ...] = (
    ("word/document.xml", WORD),
    ("ppt/presentation.xml", SLIDES),
    ("Index/Document.iwa", NUMBERS),
)
_STREAMS: tuple[tuple[str, WrongKind], ...] = (
    ("EncryptedPackage", LOCKED),
    ("__properties_version1.0", MAIL),
    ("PowerPoint Document", SLIDES),
    ("WordDocument", WORD),
    ("DocumentText", ICHITARO),
)
_ENDINGS: tuple[tuple[str, WrongKind], ...] = (
    (".icloud", ICLOUD),
    (".jtd", ICHITARO),
    (".jtdc", ICHITARO),
    (".jtt", ICHITARO),
    (".jaw", ICHITARO),
    (".juw", ICHITARO),
    (".xdw", DOCUWORKS),
    (".xbd", DOCUWORKS),
    (".lzh", ARCHIVE),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", re.I
)
_TABLE = re.compile(rb"\s*<(?:meta|table|head|body|style|div)\b", re.I)
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_MAIL_HEAD = re.compile(
    rb"(?:(?:From|To|Cc|Date|Subject|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|"
    rb"X-[\w-]+|Content-[\w-]+|Reply-To|Thread-[\w-]+):[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}",
    re.I,
)
_GOOGLE_LINK = re.compile(rb'\s*\{[^{}]*"(?:doc_id|resource_id)"\s*:')
_WEB_ARCHIVE = re.compile(rb"Content-Type:\s*multipart/related", re.I)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def refuse_wrong_kind(name: str, data: bytes) -> None:
    """Raise DocumentError where the bytes are surely of another kind than a form."""
    if kind := find_wrong_kind(name, data):
        refuse(name, kind)


def refuse(name: str, kind: WrongKind) -> NoReturn:
    raise DocumentError([Problem(Where(name), kind.code, kind.message, kind.hint)])


def find_wrong_kind(name: str, data: bytes) -> WrongKind | None:
    """By its first bytes and by what it holds; by its name only where these say nothing."""
    if not data.strip(b"\0"):
        return NOT_HERE if data else EMPTY
    tellers: tuple[Callable[[str, bytes], WrongKind | None], ...] = (
        _by_beginning,
        _by_parts,
        _by_text,
        _by_name,
    )
    return next((kind for tell in tellers if (kind := tell(name, data))), None)


def is_other_workbook(data: bytes) -> bool:
    """A workbook of Excel 97–2003 or Excel 5 (.xls), a binary one (.xlsb), OpenDocument (.ods)."""
    if data.startswith(OLE):
        return any(_has_stream(data, name) for name in ("Workbook", "Book"))
    return data.startswith(ZIP) and bool({"xl/workbook.bin", "content.xml"} & _packed_names(data))


def _by_beginning(name: str, data: bytes) -> WrongKind | None:
    for mark, kind in _BEGINNINGS:
        if data.startswith(mark) and (mark not in _BINARY_ONLY or _CONTROL.search(data[:_HEAD])):
            return kind
    is_riff = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    is_heif = data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    return PICTURE if is_riff or is_heif else None


def _by_parts(name: str, data: bytes) -> WrongKind | None:
    if data.startswith(OLE):
        if kind := next((kind for stream, kind in _STREAMS if _has_stream(data, stream)), None):
            holds_cells = kind is not LOCKED and is_other_workbook(data)
            return None if holds_cells and name.lower().endswith(".xls") else kind
        return None if is_other_workbook(data) else OLD_FILE
    return _by_packed_parts(data) if data.startswith(ZIP) else None


def _by_packed_parts(data: bytes) -> WrongKind | None:
    """None too for a damaged archive, of which nothing is known."""
    names = _packed_names(data)
    if kind := next((kind for part, kind in _PACKED if part in names), None):
        return kind
    if "content.xml" in names:
        return None if _is_open_spreadsheet(data) else OPEN_TEXT
    holds_cells = any("workbook" in part.lower() for part in names)
    return None if holds_cells or not names else ARCHIVE


def _is_open_spreadsheet(data: bytes) -> bool:
    """Its first part names the type; a file without it is tried."""
    return b"opendocument." not in data[:200] or b"opendocument.spreadsheet" in data[:200]


def _packed_names(data: bytes) -> frozenset[str]:
    """With / whatever the program that packed them writes."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(name.replace("\\", "/") for name in archive.namelist())
    except Exception:  # damage shows in many ways
        return frozenset()


def _by_text(name: str, data: bytes) -> WrongKind | None:
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"")
    if _SPREADSHEET_XML in head:
        return OLD_XML
    if _MARKUP.match(head) or (_TABLE.match(head) and _is_named_workbook(name)):
        return WEB_PAGE
    if _GOOGLE_LINK.match(head):
        return GOOGLE
    if _MAIL_HEAD.match(head):
        return WEB_PAGE if _WEB_ARCHIVE.search(head) else MAIL
    return None


def _is_named_workbook(name: str) -> bool:
    return name.lower().endswith((".xls", ".xlsx"))


def _by_name(name: str, data: bytes) -> WrongKind | None:
    """Only of what is no text."""
    known = (kind for ending, kind in _ENDINGS if name.lower().endswith(ending))
    return next(known, None) if _CONTROL.search(data[:_HEAD]) else None


def _has_stream(data: bytes, name: str) -> bool:
    """A name in the directory of an OLE file: UTF-16, filled up to 32 characters."""
    return name.encode("utf-16-le") + b"\0\0" in data
