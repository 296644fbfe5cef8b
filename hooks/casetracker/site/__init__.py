"""Pages and files into MkDocs: the only importer of mkdocs. `plugin` holds the events, the rest what they do."""
