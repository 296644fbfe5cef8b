"""The hook that mkdocs.yml names: MkDocs events to calls, and nothing else.

Imports stand at the top because MkDocs has this folder on its path only while it loads this file; and every name here
that begins with `on_` is registered as an event.
"""

from casetracker.site.plugin import Plugin

_plugin = Plugin()

on_startup = _plugin.on_startup
on_config = _plugin.on_config
on_pre_build = _plugin.on_pre_build
on_files = _plugin.on_files
on_nav = _plugin.on_nav
on_env = _plugin.on_env
on_template_context = _plugin.on_template_context
on_page_markdown = _plugin.on_page_markdown
on_page_context = _plugin.on_page_context
on_post_build = _plugin.on_post_build
on_serve = _plugin.on_serve
on_shutdown = _plugin.on_shutdown
