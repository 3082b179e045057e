"""Letters of a page that are not to be taken as said."""
