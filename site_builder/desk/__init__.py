"""The staff desk at /_desk/: what is open, and each sheet beside its document, to be put right.

A rim room like cli/: it may import both wings, and neither imports it.
"""
