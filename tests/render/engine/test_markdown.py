from __future__ import annotations

from site_builder.graph import urls
from site_builder.render.engine.markdown import markdown_body


def test_markdown_links_fit_the_page() -> None:
    def href(url: str) -> str:
        return urls.relative(url, "/about/")

    intro, body = markdown_body(
        "# 題\n\n[区](/wards/) [外](https://example.org/) <b>\n\n## 次\n", href
    )
    html = intro + body
    assert '<a href="../wards/">区</a>' in html
    assert '<a href="https://example.org/">' in html
    assert "<h1>" not in html and "&lt;b&gt;" in html
    assert "<h2>" not in intro and body.startswith("<h2>")
    assert "<table>" in markdown_body("# 題\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", href)[0]
