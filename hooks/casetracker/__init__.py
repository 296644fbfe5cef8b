"""A static, sourced record of detained people and of prisoner swaps.

Data flows one way: read → validate → link → derive → views → render → pipeline → site.
Each of those is a module or package here, and imports only from those before it.
"""

__version__ = "0.1.0"
