"""The list of everybody who came free."""
