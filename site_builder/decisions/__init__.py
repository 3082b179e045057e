"""What a person decides, written into the content: whole or not at all."""
