"""Writes a person's decisions (doubts, links between years) into content/, whole or not at all."""
