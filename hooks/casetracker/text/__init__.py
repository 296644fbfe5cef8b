"""Making outside text safe for where it goes, and comparable with other text."""

from casetracker.text.addresses import address_fault, host
from casetracker.text.collation import collated
from casetracker.text.folding import fold, latin
from casetracker.text.markdown import markdown_code
from casetracker.text.names import may_be_one, name_keys, parts_of
from casetracker.text.prose import citations, paragraphs, plain, prose_html

__all__ = [
    "address_fault", "citations", "collated", "fold", "host", "latin", "markdown_code", "may_be_one", "name_keys", "paragraphs",
    "parts_of", "plain", "prose_html",
]  # fmt: skip
