"""What the sheets say: the model, its words, and content/ on disk."""
