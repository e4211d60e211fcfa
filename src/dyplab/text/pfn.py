"""What the prior-fitted network's pretraining says."""

from dyplab.text import Sentence

BAD_CHECKPOINT = Sentence(
    nb="{file} er ikke et sjekkpunkt fra en forhåndstrening, eller filen er skadet. Slett den og begynn på nytt, eller angi en annen fil.",
    en="{file} is not a checkpoint of a pretraining, or the file is damaged. Delete it and begin again, or give another file.",
)
OTHER_PRETRAINING = Sentence(
    nb="{file} hører til en annen forhåndstrening ({changed} er ikke det samme). Bruk de samme innstillingene, eller en annen fil.",
    en="{file} belongs to another pretraining ({changed} differs). Use the same settings, or another file.",
)
ALREADY_FURTHER = Sentence(
    nb="Treningen i {file} er allerede kommet til steg {done}, og du ba om {steps} i alt. Be om {done} steg eller flere, eller angi en annen fil.",
    en="The pretraining in {file} has already come to step {done}, and you asked for {steps} in all. Ask for {done} steps or more, or give another file.",
)
