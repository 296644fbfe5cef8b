"""What is new, for who comes back."""
