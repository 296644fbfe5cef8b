"""A new tracker: what has to be known for it, and the files that it begins with. `files/` holds these as templates."""
