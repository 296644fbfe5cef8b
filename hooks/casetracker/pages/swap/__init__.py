"""The page of one swap, and the log of all."""
