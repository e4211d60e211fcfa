"""What the room `models` says."""

from dyplab.text.sentence import Sentence

BAD_DROPOUT = Sentence(
    nb="dropout={given} går ikke: dropout er andelen noder som slås av i hvert steg, fra 0 til (men ikke med) 1, for eksempel 0.2.",
    en="dropout={given} will not do: dropout is the share of units switched off in each step, from 0 up to (not including) 1, for example 0.2.",
)
BAD_WIDTH = Sentence(
    nb="Et lag med {given} noder går ikke: inputs, outputs og hvert tall i hidden må være et helt tall fra 1 og oppover, for eksempel hidden=(100, 50).",
    en="A layer of {given} units will not do: inputs, outputs and each number in hidden must be a whole number from 1 upwards, for example hidden=(100, 50).",
)
BAD_SIZE = Sentence(
    nb="{name}={given} går ikke: {name} må være et helt tall fra {least} og oppover.",
    en="{name}={given} will not do: {name} must be a whole number from {least} upwards.",
)
