"""Every sentence the program says, Norwegian bokmål and English side by side.

A sentence is written once, as a `Sentence(nb=…, en=…)` with named gaps, in the module of this
room that carries the name of the room that says it (`text/data.py` holds what `data` says).
Filling the gaps gives a `Said`, which shows itself in the language of the moment.
"""

from dyplab.text.language import LANGUAGES, language, pick, speaking, system_language, use
from dyplab.text.numbers import number, percent
from dyplab.text.sentence import Said, Sentence

__all__ = [
    "LANGUAGES",
    "Said",
    "Sentence",
    "language",
    "number",
    "percent",
    "pick",
    "speaking",
    "system_language",
    "use",
]
