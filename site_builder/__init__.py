"""site-builder: goal management sheets (組織目標管理シート) → content/*.yaml → a public website."""
