"""Letters that a PDF names otherwise than they were typed: radicals, signs of vertical writing."""

from __future__ import annotations

from site_builder.ingest.form.letters import plain_letters

# Upright brackets and signs of vertical writing.
_UPRIGHT = str.maketrans(
    dict(
        zip(
            "︵︶︷︸﹁﹂﹃﹄︻︼︿﹀︽︾︑︒︱︙",
            "（）｛｝「」『』【】〈〉《》、。ー…",
            strict=True,
        )
    )
)


def upright_letters(text: str) -> str:
    return plain_letters(text).translate(_UPRIGHT)
