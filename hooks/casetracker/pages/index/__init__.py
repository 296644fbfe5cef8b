"""The index of all cases, and its parts."""
