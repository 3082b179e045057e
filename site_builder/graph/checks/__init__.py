"""Rules that concern more than one file: sheets, addresses, links, accepted chains."""
