"""Notes on the words of any text, wherever it is shown."""
