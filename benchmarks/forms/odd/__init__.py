"""Odd kinds of forms: what real offices do to the form, each a switch."""
