"""From the text of an issue to a file of the record."""
