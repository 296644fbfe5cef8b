"""The page of figures, and what is drawn on it."""
