"""What maintainers run: one module a task."""
