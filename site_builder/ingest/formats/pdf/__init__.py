"""A PDF → Document: the words and rulings of its pages, then cells, then forms.

engine (a process of its own) → child → page → rules, lines → cells → forms → reading
"""
