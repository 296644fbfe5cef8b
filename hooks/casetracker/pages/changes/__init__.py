"""What changed in the record, by day."""
