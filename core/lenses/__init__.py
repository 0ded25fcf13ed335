"""A dossier seen through a rule: as it was said, as it was known, as it may be released."""
