"""What the positions amount to: pure functions of a dossier and a date (formulas in each
module)."""
