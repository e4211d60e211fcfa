"""What the commands that train for hours say: `dyplab pfn pretrain` and `dyplab tumour train`."""

from dyplab.text.sentence import Sentence

CHECKPOINT = Sentence(
    nb="filen treningen tas opp igjen fra; lages om den ikke finnes, og skrives underveis",
    en="the file to go on from; made if it is not there, and written on the way",
)
OUT = Sentence(
    nb="filen de ferdige vektene skrives til når alle steg er gjort, med kort og logg ved siden av",
    en="the file the finished weights are written to once all steps are done, with their card and log beside it",
)
STEPS = Sentence(nb="hvor mange steg hele treningen er på", en="how many steps the whole training has")
UNTIL = Sentence(
    nb="stopp før dette steget, for å fortsette en annen dag", en="stop before this step, to go on another day"
)
SEED = Sentence(
    nb="bestemmer alt det læres av, og vektene det begynner med",
    en="decides all that is learnt from and the weights it begins with",
)
BAD_OUT = Sentence(
    nb="{given} går ikke: navnet må slutte på .safetensors, og mappen må finnes",
    en="{given} will not do: the name must end in .safetensors and the folder must exist",
)
SAME_FILE = Sentence(
    nb="--out og --checkpoint kan ikke være samme fil: vektene ville skrive over det treningen tas opp igjen fra",
    en="--out and --checkpoint cannot be one file: the weights would overwrite what the training goes on from",
)
BAD_NUMBER = Sentence(
    nb="trenger et helt tall fra {least} og oppover, ikke {given}",
    en="needs a whole number of {least} or more, not {given}",
)
STEP_DONE = Sentence(nb="steg {step} av {steps}, tap {loss}", en="step {step} of {steps}, loss {loss}")
NOT_ALL_STEPS = Sentence(
    nb="Stoppet etter steg {step} av {steps}, slik --until sier. Sjekkpunktet ligger i {file}; kjør kommandoen uten --until, eller med et senere steg, for å fortsette.",
    en="Stopped after step {step} of {steps}, as --until says. The checkpoint is in {file}; run the command without --until, or with a later step, to go on.",
)
INTERRUPTED = Sentence(
    nb="Avbrutt etter steg {step} av {steps}. Sjekkpunktet ligger i {file}; kjør den samme kommandoen igjen for å fortsette.",
    en="Stopped after step {step} of {steps}. The checkpoint is in {file}; run the same command again to go on.",
)
ALREADY_FURTHER = Sentence(
    nb="Treningen i {file} er allerede kommet til steg {done}, og du ba om {steps} i alt. Be om {done} steg eller flere, eller angi en annen fil.",
    en="The training in {file} has already come to step {done}, and you asked for {steps} in all. Ask for {done} steps or more, or give another file.",
)
SHIPPED = Sentence(
    nb="Vektene ligger i {file}, med kort og logg ved siden av.",
    en="The weights are in {file}, with their card and log beside them.",
)
