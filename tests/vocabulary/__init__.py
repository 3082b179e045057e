"""Terms and their readings, made from the sheets."""
