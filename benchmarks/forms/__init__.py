"""Made-up forms with known truth, and renderers that print them as the dumps do."""
