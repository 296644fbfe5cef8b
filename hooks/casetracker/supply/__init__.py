"""What a tracker is made of: the packages of the lock and the vendored files, their licences, known weaknesses, and a list of it all.

`python -m casetracker.supply licences | weaknesses | list`, run in the folder that holds `requirements-dev.txt`.
"""
