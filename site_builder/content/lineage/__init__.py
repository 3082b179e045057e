"""content/lineage.yaml: which goals of which years belong together."""
