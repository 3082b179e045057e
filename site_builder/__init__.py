"""site-builder: goal management sheets (組織目標管理シート) → content/*.yaml → a public website.

The rooms of the package, and which may import which: CONTRIBUTING.md (家の見取り図).
"""
