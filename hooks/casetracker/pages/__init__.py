"""The pages of the site: one folder for each kind of page, with what its template receives beside the template."""
