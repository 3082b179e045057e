"""Where a page stands, for search engines: JSON-LD, a block of data that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Callable

from markupsafe import Markup

from site_builder.graph import urls
from site_builder.graph.page_kind import PageKind
from site_builder.graph.pages.dataset import dataset_facts
from site_builder.graph.site import PageMeta, Site
from site_builder.opendata.files import FILES, DataFile

# No text of a sheet may end the block that it stands in, nor begin a comment in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def linked_data(site: Site, meta: PageMeta, address: Callable[[str], str]) -> Markup:
    """Breadcrumbs, of the home page the site itself, of the data page the data, too. `address`
    makes of the site's URL an absolute one or, where there is no base, one that fits the page."""
    if meta.kind is PageKind.HOME:
        facts = {"description": site.info.description, "inLanguage": "ja"}
        return _block({"@type": "WebSite", "name": site.info.title, "url": address("/"), **facts})
    steps = [
        {"@type": "ListItem", "position": place, "name": link.name, "item": address(link.url)}
        for place, link in enumerate(meta.breadcrumbs, 1)
    ]
    trail: dict[str, object] = {"@type": "BreadcrumbList", "itemListElement": steps}
    if meta.kind is PageKind.DATA:
        return _block({"@graph": [trail, _dataset(site, address)]})
    return _block(trail)


def _dataset(site: Site, address: Callable[[str], str]) -> dict[str, object]:
    """No licence is named: what site.yaml says of the rights stands word for word."""
    facts, info = dataset_facts(site), site.info
    told: dict[str, object] = {
        "@type": "Dataset",
        "name": facts.name,
        "description": facts.description,
        "url": address(urls.DATA),
        "inLanguage": "ja",
        "isAccessibleForFree": True,
        "keywords": facts.keywords,
        "spatialCoverage": {"@type": "Place", "name": facts.place},
        "temporalCoverage": f"{facts.first}/{facts.last}" if facts.first else "",
        "dateModified": facts.modified,
        "usageInfo": {"@type": "CreativeWork", "text": info.licence} if info.licence else "",
        "publisher": {"@type": "Organization", "name": info.publisher} if info.publisher else "",
        "isBasedOn": [address(urls.source(name)) for name in facts.documents],
        "distribution": [_download(file, address) for file in FILES],
    }
    return {name: value for name, value in told.items() if value}


def _download(file: DataFile, address: Callable[[str], str]) -> dict[str, object]:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": address(urls.data_file(file.name)),
    }


def _block(data: dict[str, object]) -> Markup:
    text = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":")
    )
    return Markup(text.translate(_ESCAPES))
