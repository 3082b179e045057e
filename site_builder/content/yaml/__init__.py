"""YAML with positions: reading it into shapes, writing it with its comments."""
