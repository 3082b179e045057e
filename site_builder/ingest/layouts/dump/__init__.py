"""Text dumps that print plain cells first and merged ones later."""
