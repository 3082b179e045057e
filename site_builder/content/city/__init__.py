"""The city: wards, sections and the plan (organization.yaml, policies.yaml)."""
