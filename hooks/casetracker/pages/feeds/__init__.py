"""Which feeds and calendars there are, and the page that lists them."""
