"""What is shown of a dossier, as plain values with their words: on screen, on paper, in exports."""
