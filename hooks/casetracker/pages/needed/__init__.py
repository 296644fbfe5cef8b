"""What the record needs."""
