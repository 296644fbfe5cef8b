"""Making outside text safe for where it goes, and comparable with other text."""

from casetracker.text.addresses import address_fault, ascii_address, host, host_letters
from casetracker.text.archives import ARCHIVES, is_archive
from casetracker.text.collation import collated
from casetracker.text.folding import fold, latin
from casetracker.text.hidden import character_name, hidden_in, is_hidden, without_hidden
from casetracker.text.markdown import markdown_code
from casetracker.text.names import may_be_one, name_keys, parts_of
from casetracker.text.prose import citation_marks, citations, empty_citation, paragraphs, plain, prose_html, uncited
from casetracker.text.transcribed import language_of, transcribed

__all__ = [
    "ARCHIVES", "address_fault", "ascii_address", "character_name", "citation_marks", "citations", "collated", "empty_citation", "fold",
    "hidden_in", "host", "host_letters", "is_archive", "is_hidden", "language_of", "latin", "markdown_code", "may_be_one", "name_keys",
    "paragraphs", "parts_of", "plain", "prose_html", "transcribed", "uncited", "without_hidden",
]  # fmt: skip
