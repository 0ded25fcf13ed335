"""How the names of files end, by what the files hold."""

DOSSIER = ".parley"
TABLE = ".csv"
DOCUMENTS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
"""The files that can be taken in as sources."""
