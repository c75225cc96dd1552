"""A course as web pages that need no server: to look through, to print, to put anywhere."""

from tutor.faces.site.pages import pages

__all__ = ["pages"]
