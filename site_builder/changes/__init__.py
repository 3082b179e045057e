"""What a publication would change: two states of the content, or the site and a published one."""
