"""Writing files of the record: in style, from answers, from the text of an issue."""
