"""What was made from what: a build then makes only what has changed.

A folder beside content/ (.site-builder/) remembers, by hash of what it was made from, each sheet's
summary, what each page has asked for, and each file of output/. It may be deleted at any time, and
so may this room: the same site is made, only later. Nothing is trusted that cannot be checked: what
is of another version, damaged or not to be read is forgotten without a word.
"""
