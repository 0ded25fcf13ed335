"""The records of a negotiation, what each kind of them is, and all of them as one value."""
