"""Pairs of templates and what Jinja2 makes of them, for the differential tests of HavenTemplates."""
