"""What `dyplab tumour` says."""

from dyplab.text import Sentence

TUMOUR = Sentence(
    nb="tren segmenteringsnettverket på simulerte pasienter, eller mål hvor godt det er",
    en="train the segmentation network on simulated patients, or measure how good it is",
)
TRAIN = Sentence(
    nb="tren nettverket på simulerte pasienter, eller fortsett der sjekkpunktet slapp",
    en="train the network on simulated patients, or go on where the checkpoint stopped",
)
EVALUATE = Sentence(
    nb="mål nettverket på simulerte pasienter det ikke har sett, eller på en undersøkelse med fasit",
    en="measure the network on simulated patients it has not seen, or on a scan with its truth",
)
CHECKPOINT = Sentence(
    nb="sjekkpunktet (.safetensors); det lages hvis det ikke finnes, og treningen fortsetter fra det hvis det finnes",
    en="the checkpoint (.safetensors); made if it is not there, gone on from if it is",
)
OUT = Sentence(
    nb="hit skrives vektene når alle stegene er gjort, med kort (.json) og logg (.csv) ved siden av",
    en="where the weights are written once all steps are done, with card (.json) and log (.csv) beside them",
)
STEPS = Sentence(nb="steg i alt, ett hode per steg", en="steps in all, a head each")
UNTIL = Sentence(nb="stopp ved dette steget og fortsett en annen dag", en="stop at this step, to go on another day")
SEED = Sentence(nb="tallet som avgjør alle pasientene", en="the number that decides all patients")
PATIENTS = Sentence(nb="hvor mange simulerte pasienter", en="how many simulated patients")
WEIGHTS = Sentence(
    nb="vekter fra «dyplab tumour train»; uten dette brukes de som følger med",
    en="weights of `dyplab tumour train`; without this the ones that come along",
)
SCAN = Sentence(
    nb="en ekte undersøkelse og fasiten i stedet for de simulerte: T1, T1 med kontrast, T2, FLAIR og maske med BraTS-merkelapper",
    en="a real scan and its truth instead of the simulated ones: T1, T1 with contrast, T2, FLAIR and a mask with BraTS labels",
)
STEP_DONE = Sentence(nb="steg {step} av {steps}: tap {loss}", en="step {step} of {steps}: loss {loss}")
STOPPED = Sentence(
    nb="Stoppet ved steg {step} av {steps}. Kjør kommandoen en gang til, så fortsetter den fra {file}.",
    en="Stopped at step {step} of {steps}. Run the command again and it goes on from {file}.",
)
SHIPPED = Sentence(nb="Skrev {file}.", en="Wrote {file}.")
SAME_FILE = Sentence(
    nb="--out og --checkpoint er samme fil; gi dem hvert sitt navn", en="--out and --checkpoint are one file; name two"
)
BAD_NUMBER = Sentence(
    nb="et helt tall fra {least} og oppover, ikke «{given}»", en="a whole number from {least} up, not “{given}”"
)
BAD_OUT = Sentence(
    nb="et navn som slutter på .safetensors, i en mappe som finnes, ikke «{given}»",
    en="a name that ends in .safetensors, in a folder that exists, not “{given}”",
)
SIMULATING = Sentence(
    nb="Simulerer {n} pasienter og segmenterer dem ({spacing} mm). Det tar noen sekunder for hver.",
    en="Simulating {n} patients and segmenting them ({spacing} mm). It takes some seconds for each.",
)
THRESHOLD = Sentence(
    nb="FLAIR-terskelen ({threshold} spredninger over midten av hjernen) er valgt på {n} andre simulerte pasienter.",
    en="The FLAIR threshold ({threshold} spreads above the middle of the brain) was chosen on {n} other simulated patients.",
)
