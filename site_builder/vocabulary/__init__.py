"""Sheets → content/search/vocabulary.yaml: their terms with readings, for the search's help.

Neither wing needs it: a build only reads the file that people commit.
"""
