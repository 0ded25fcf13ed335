"""What changes a dossier: commands, the rules that always hold, and the workspace that applies
both."""
