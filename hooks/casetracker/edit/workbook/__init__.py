"""Records as tables and back: what a sheet's columns are, workbooks written and read, and what a changed cell changes in a file."""
