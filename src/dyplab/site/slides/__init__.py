"""A lesson as slides: question first, answer at the next key, notes for the one who teaches; one file, no network."""

from dyplab.site.slides.choice import Slide, slides
from dyplab.site.slides.deck import deck

__all__ = ["Slide", "deck", "slides"]
