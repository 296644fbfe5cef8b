"""The picture that stands for a page where it is shared."""
