"""The parties and their delegations."""
