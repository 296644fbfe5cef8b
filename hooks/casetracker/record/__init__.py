"""What a file holds: reading, validating, references between files."""
