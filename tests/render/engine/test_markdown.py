from __future__ import annotations

import pytest

from site_builder.graph import urls
from site_builder.render.engine.markdown import check_images, markdown_body
from tests.extent import full


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


FOREIGN = [
    "![](http://evil.example/a.png)",
    "![図][a]\n\n[a]: https://evil.example/a.png",
    "![](//evil.example/a.png)",
    *full(
        "![](HTTPS://evil.example/a.png)",
        "![](<https://evil.example/a b.png>)",
        "![](&#104;ttp://evil.example/a.png)",
        "![](\\//evil.example/a.png)",
        "![](https:evil.example/a.png)",
        "![](ftp://evil.example/a.png)",
        "![](data:image/png;base64,a)",
        "- a\n  > ![](http://evil.example/a.png)",
        "| a |\n|---|\n| ![](http://evil.example/a.png) |",
        "# ![](http://evil.example/a.png)",
        "[![](http://evil.example/a.png)](/wards/)",
        "**![](http://evil.example/a.png)**",
    ),
]


@pytest.mark.parametrize("text", FOREIGN)
def test_an_image_of_another_site_is_an_error(text: str) -> None:
    assert [p.code for p in check_images("a.md", f"# 題\n\n{text}\n")] == ["foreign-image"]


def test_it_is_told_at_its_line() -> None:
    text = "# 題\n\n文。\n![](/a.png)\n![](b.png)\n[外](http://example.org)\n![](http://x/a.png)\n"
    assert [str(p.where) for p in check_images("a.md", text)] == ["a.md:7"]


def test_what_is_no_image_stays_text() -> None:
    for text in ("`![](http://x/a.png)`", "    ![](http://x/a.png)", "<img src=http://x/a.png>"):
        assert [*check_images("a.md", f"# 題\n\n{text}\n")] == []
        assert "<img" not in markdown_body(f"# 題\n\n{text}\n", str)[0]
