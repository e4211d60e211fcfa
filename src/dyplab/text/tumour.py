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
START = Sentence(
    nb="vekter å begynne med, fra en tidligere «dyplab tumour train»; uten dette begynner nettverket uten å kunne noe",
    en="weights to begin with, of an earlier `dyplab tumour train`; without this the network begins knowing nothing",
)
EVALUATE = Sentence(
    nb="mål nettverket på simulerte pasienter det ikke har sett, eller på en undersøkelse med fasit",
    en="measure the network on simulated patients it has not seen, or on a scan with its truth",
)
PATIENTS = Sentence(nb="hvor mange simulerte pasienter", en="how many simulated patients")
WEIGHTS = Sentence(
    nb="vekter fra «dyplab tumour train»; uten dette brukes de som følger med",
    en="weights of `dyplab tumour train`; without this the ones that come along",
)
SCAN = Sentence(
    nb="en ekte undersøkelse og fasiten i stedet for de simulerte: T1, T1 med kontrast, T2, FLAIR og maske med BraTS-merkelapper",
    en="a real scan and its truth instead of the simulated ones: T1, T1 with contrast, T2, FLAIR and a mask with BraTS labels",
)
SIMULATING = Sentence(
    nb="Simulerer {n} pasienter og segmenterer dem ({spacing} mm). Det tar noen sekunder for hver.",
    en="Simulating {n} patients and segmenting them ({spacing} mm). It takes some seconds for each.",
)
THRESHOLD = Sentence(
    nb="FLAIR-terskelen ({threshold} spredninger over midten av hjernen) er valgt på {n} andre simulerte pasienter.",
    en="The FLAIR threshold ({threshold} spreads above the middle of the brain) was chosen on {n} other simulated patients.",
)
TRAINED_ON = Sentence(
    nb="bare simulerte pasienter; ingen ekte undersøkelse", en="simulated patients alone; no real scan"
)
