"""Setting up the talks: parties, sticking points, issues, scales and markings."""
