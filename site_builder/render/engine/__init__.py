"""Templates, assets, Markdown and readings: views → HTML."""
