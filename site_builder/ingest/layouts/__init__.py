"""Form → Draft: one room for each way in which the form is laid out."""
