"""The folders that a command was given or finds."""

from __future__ import annotations

import argparse
from pathlib import Path

from site_builder.inputs import Inputs

PACKAGE = Path(__file__).parents[1]


def inputs_of(arguments: argparse.Namespace) -> Inputs:
    templates = arguments.templates or default_templates()
    portable = getattr(arguments, "portable", False)
    return Inputs(arguments.content, templates, getattr(arguments, "base_url", None), portable)


def default_templates() -> Path:
    """Those of the current folder, else those that came with the package."""
    here = Path("templates")
    return here if here.is_dir() else package_templates()


def package_templates() -> Path:
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"
