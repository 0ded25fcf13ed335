"""What the positions amount to: pure functions of a dossier and a day (formulas in each)."""
