"""What every form of a record is made of."""
