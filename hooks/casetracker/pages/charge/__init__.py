"""The page of a kind of charge, and the list of all."""
