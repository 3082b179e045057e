"""A PDF → Document: the words and rulings of its pages, then cells, then forms.

engine (a process of its own) → sandbox → page → ruled_cells, lines → cells → rows → reader
"""
