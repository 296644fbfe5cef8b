"""Views → HTML. Owns the Jinja environment: autoescape on, undefined names an error."""

from casetracker.render.engine import Renderer

__all__ = ["Renderer"]
