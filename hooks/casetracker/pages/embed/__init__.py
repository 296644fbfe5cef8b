"""Figures to take along: pictures that stand by themselves, small pages that other sites may frame, and what is copied beside a figure."""
