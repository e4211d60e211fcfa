"""What the prior-fitted network's pretraining says."""

from dyplab.text import Sentence

ALREADY_FURTHER = Sentence(
    nb="Treningen i {file} er allerede kommet til steg {done}, og du ba om {steps} i alt. Be om {done} steg eller flere, eller angi en annen fil.",
    en="The pretraining in {file} has already come to step {done}, and you asked for {steps} in all. Ask for {done} steps or more, or give another file.",
)
