"""Finding anything in a dossier: what is asked, what answers, and the words around it."""
