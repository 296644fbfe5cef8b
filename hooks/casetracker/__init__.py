"""A static, sourced record of detained people and of exchanges of prisoners.

Data flows one way: read → validate → references → facts → page or table → site.
Each folder here imports only from those before it (the list in the README; `tests/repo/test_house.py` holds it).
"""

__version__ = "0.1.0"
