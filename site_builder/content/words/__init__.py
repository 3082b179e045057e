"""The words of readers: glossary, readings, synonyms of the search."""
