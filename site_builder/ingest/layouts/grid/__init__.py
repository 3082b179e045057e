"""Forms whose cells are known: workbooks, CSV, ruled PDFs."""
