"""The page of a state or party, and the list of all."""
