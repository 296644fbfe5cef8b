"""Making outside text safe for where it goes, and comparable with other text."""

from casetracker.text.addresses import address_fault, host
from casetracker.text.collation import collated
from casetracker.text.folding import fold, latin
from casetracker.text.markdown import markdown_code
from casetracker.text.prose import citations, paragraphs, plain, prose_html

__all__ = ["address_fault", "citations", "collated", "fold", "host", "latin", "markdown_code", "paragraphs", "plain", "prose_html"]
