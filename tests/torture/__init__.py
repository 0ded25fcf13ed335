"""What a file goes through in years of bad luck, in minutes: `python -m tests.torture`.

Each trial does harm to a dossier at random and counts what came of it. Nothing that was
acknowledged may be lost, no other data may come up without a word, and nothing may be refused
without a sentence.
"""
