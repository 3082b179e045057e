"""Brings output/ to the wanted state, all or nothing, whenever a run is killed.

The next state is written into a folder beside output/ (stages), brought to the disk at once and
exchanged with output/ in one step (exchange). Where output/ cannot be renamed, its files are
replaced one by one (merging). Whatever a killed run has left, the next one finishes or removes
before it does anything else (leftovers).
"""
