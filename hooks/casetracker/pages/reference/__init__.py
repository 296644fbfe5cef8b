"""The field reference, the glossary, and the pages of what is offered as data."""
