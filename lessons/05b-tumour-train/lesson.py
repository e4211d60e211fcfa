# %% [markdown] lang="nb"
# # Hjernesvulst: trene
#
# **Klinisk spørsmål: Hvilke voksler er forandret på FLAIR, hvor galt kan volumet være, og når er det virkelig vekst?**
#
# I leksjon 05a målte du en svulst som noen allerede hadde tegnet. Å tegne den for hånd, snitt for snitt, tar lang tid. Her trener du et nettverk til å tegne.
#
# Så stiller du spørsmålene en avdeling må stille: Hos hvem går det galt? Hvor mye svinger volumet når ingenting har skjedd? Og er skåren målt på pasienter nettverket aldri har sett?
# %% [markdown] lang="en"
# # Brain tumour: train
#
# **Clinical question: Which voxels are FLAIR abnormality, how wrong may the volume be, and when is growth real?**
#
# In lesson 05a you measured a tumour that somebody had already drawn. Drawing it by hand, slice by slice, takes a long time. Here you train a network to draw.
#
# Then you ask what a department must ask. In whom does it go wrong? How much does the volume swing when nothing has happened? And was the score measured on patients the network had never seen?
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - dele et datasett med snitt slik at ingen pasient står på begge sider
# - lage en referansemodell uten å bruke fasiten i testsettet
# - si hva et U-Net får inn og gir ut, og hvorfor det har forbindelser tvers over
# - avgjøre om en endring i volum er større enn målefeilen
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return` og `.shape`. Regionene, Dice og `HD95` fra leksjon 05a. Tap, konvolusjon og dataaugmentering fra leksjon 03 og 04.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - split slices so that no patient stands on both sides
# - make a reference model without the truth of the test set
# - say what a U-Net takes in and gives out, and why it has skip connections
# - decide whether a change in volume is larger than measurement error
#
# **What you need to know first:** variable, list, index, `for`, `def`, `return` and `.shape`. Regions, Dice and `HD95` from lesson 05a. Loss, convolution and augmentation from lessons 03 and 04.
# %%
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from matplotlib.figure import Figure
from scipy.spatial.distance import cdist

from dyplab import audit, data, evaluation
from dyplab.models import count_parameters
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.widgets import SliceViewer

threads = limit_threads()
# %%
from dyplab.tumour.grid import standardise
from dyplab.tumour.inference import as_labels, segment
from dyplab.tumour.small import BOX, make_small, predict_small, train_small
from dyplab.tumour.weights import load_network

# %% [markdown] lang="nb"
# ## Femti pasienter som aldri har levd
#
# Pasientene er **simulert**, som i leksjon 05a: en gjennomsnittshjerne som er bøyd ulikt hos hver, og en svulst som har vokst i den. Alle har glioblastom, og alle er undersøkt på **den samme simulerte maskinen**. Det er lettere å lære enn bilder fra mange sykehus. Vokslene er tre ganger så lange som i en vanlig forskningsfil, for at treningen skal bli ferdig mens du venter.
#
# Fasiten er nøyaktig for de simulerte pasientene. Om ekte pasienter sier den ingenting.
# %% [markdown] lang="en"
# ## Fifty patients who never lived
#
# The patients are **simulated**, as in lesson 05a: an average brain bent differently in each, and a tumour that has grown in it. They all have glioblastoma, and were all examined on **the same simulated scanner**. That is easier to learn than images from many hospitals. The voxels are three times as long as in an ordinary research file, so that the training will finish while you wait.
#
# The truth is exact for the simulated patients. About real ones it says nothing.
# %%
SCANNER = 38
cohort = [data.simulate_patient(seed, 3.0, "glioblastoma", SCANNER) for seed in range(2000, 2050)]
ids = np.array([person.patient for person in cohort])
spacing = cohort[0].scan.spacing_mm
ages = [person.age_years for person in cohort]
whole_ml = [evaluation.volume_ml(person.scan.mask > 0, spacing) for person in cohort]
shape = cohort[0].scan.mask.shape
# %%
say(
    nb=f"{len(cohort)} pasienter mellom {min(ages)} og {max(ages)} år. Hvert av de fire bildene har {shape[0]} × {shape[1]} × {shape[2]} voksler på {number(spacing[0], 0)} mm. Hele tumoren, altså svulst, ødem og infiltrasjon, fyller fra {number(min(whole_ml), 0)} til {number(max(whole_ml), 0)} ml; medianen er {number(np.median(whole_ml), 0)} ml.\n\n"
    "Under ser du ett snitt fra hver av seks pasienter, og to nabosnitt fra en sjuende. **Gjett:** Hvilke to bilder er naboer? Hva forteller det om snitt som treningseksempler?",
    en=f"{len(cohort)} patients between {min(ages)} and {max(ages)} years. Each of the four images has {shape[0]} × {shape[1]} × {shape[2]} voxels of {number(spacing[0], 0)} mm. The whole tumour, that is tumour, oedema and infiltration, fills from {number(min(whole_ml), 0)} to {number(max(whole_ml), 0)} ml; the median is {number(np.median(whole_ml), 0)} ml.\n\n"
    "Below is one slice from each of six patients, and two neighbouring slices from a seventh. **Guess:** Which two images are neighbours? What does that tell you about slices as training examples?",
)


# %%
def fullest(mask):
    return int(np.argmax((mask > 0).sum(axis=(0, 1))))


def draw_slice(axes, volume, k, **style):
    axes.imshow(volume[::-1, :, k].T, origin="lower", interpolation="nearest", **style)
    axes.text(0.03, 0.92, "R", color="white", transform=axes.transAxes)
    axes.set_axis_off()


shown = [cohort[0], cohort[1], cohort[7], cohort[2], cohort[3], cohort[7], cohort[4], cohort[5]]
figure = Figure(figsize=(9, 5), layout="constrained")
for place, (axes, person) in enumerate(zip(figure.subplots(2, 4).flat, shown, strict=True)):
    flair, at = person.scan.image("flair"), fullest(person.scan.mask) + (place == 5)
    draw_slice(axes, flair, at, cmap="gray", vmin=0, vmax=np.percentile(flair[person.scan.brain], 99))
    axes.set_title("ABCDEFGH"[place])
# %% slide="neighbours"
show(
    figure,
    nb="Åtte vannrette FLAIR-snitt med bokstavene A til H. Svulstene ligger på ulike steder. C og F er nesten like.",
    en="Eight horizontal FLAIR slices with the letters A to H. The tumours lie in different places. C and F are almost alike.",
)
# %% [markdown] lang="nb"
# ## Del på pasient, ikke på snitt
#
# C og F er naboer. Kjenner du svaret på C, kan du nesten svaret på F. Står C i treningssettet og F i testsettet, måler testen hukommelse.
#
# Deler vi i fem like store deler, *folder*, kan hver fold være test én gang mens de andre er til trening. Regelen er: **Alle snittene til en pasient hører til samme fold.** Det gjelder også når pasienten har to undersøkelser.
# %% [markdown] lang="en"
# ## Split by patient, not by slice
#
# C and F are neighbours. If you know the answer to C, you almost know the answer to F. With C in the training set and F in the test set, the test measures memory.
#
# If we split into five equal parts, *folds*, each fold can be the test once while the others are for training. The rule is: **all slices of a patient belong to one fold.** That holds too when the patient has had two examinations.


# %% [markdown] lang="nb"
# ### Oppgave 1 · Del på pasient
#
# `patients` er en rekke med pasientens nummer for hvert snitt, for eksempel `[4, 4, 4, 7, 7, 9, 9, 9]`. Gi tilbake en like lang rekke med foldens nummer, fra $0$ til `k - 1`, for hvert snitt.
#
# - Alle snittene til en pasient får samme fold.
# - Foldene har like mange pasienter, eller én i forskjell.
# - Foldene trekkes ved lodd med `seed`: Arkivet er ordnet etter sykehus.
#
# `np.unique(patients)` gir hver pasient én gang. `np.random.default_rng(seed).permutation(…)` stokker.
# %% [markdown] lang="en"
# ### Exercise 1 · Split by patient
#
# `patients` is an array with the patient's number for each slice, such as `[4, 4, 4, 7, 7, 9, 9, 9]`. Return an array of the same length with each slice's fold, from $0$ to `k - 1`.
#
# - All slices of a patient get the same fold.
# - The folds have equally many patients, or differ by one.
# - Folds are drawn at random with `seed`: the archive is sorted by hospital.
#
# `np.unique(patients)` gives each patient once. `np.random.default_rng(seed).permutation(…)` shuffles.
# %% exercise="patient-split"
def patient_split(patients, k, seed):
    # BEGIN SOLUTION
    people = np.random.default_rng(seed).permutation(np.unique(patients))
    folds = np.zeros(len(patients), dtype=int)
    for number_in_line, person in enumerate(people):
        folds[patients == person] = number_in_line % k
    return folds
    # END SOLUTION


check("patient-split", patient_split)


# %% wrong="patient-split" hint="slices"
def patient_split(patients, k, seed):
    return np.random.default_rng(seed).permutation(np.arange(len(patients)) % k)


# %% wrong="patient-split" hint="sorted"
def patient_split(patients, k, seed):
    folds = np.zeros(len(patients), dtype=int)
    for fold, people in enumerate(np.array_split(np.unique(patients), k)):
        folds[np.isin(patients, people)] = fold
    return folds


# %% wrong="patient-split" hint="two-folds"
def patient_split(patients, k, seed):
    people = np.random.default_rng(seed).permutation(np.unique(patients))
    order = np.concatenate([np.flatnonzero(patients == person) for person in people])
    folds = np.zeros(len(patients), dtype=int)
    for fold, rows in enumerate(np.array_split(order, k)):
        folds[rows] = fold
    return folds


# %% wrong="patient-split" hint="uneven"
def patient_split(patients, k, seed):
    people = np.unique(patients)
    drawn = np.random.default_rng(seed).integers(0, k, len(people))
    return drawn[np.searchsorted(people, patients)]


# %% wrong="patient-split" hint="from-one"
def patient_split(patients, k, seed):
    people = np.random.default_rng(seed).permutation(np.unique(patients))
    folds = np.zeros(len(patients), dtype=int)
    for number_in_line, person in enumerate(people):
        folds[patients == person] = number_in_line % k + 1
    return folds


# %% wrong="patient-split" hint="one-a-patient"
def patient_split(patients, k, seed):
    people = np.random.default_rng(seed).permutation(np.unique(patients))
    return np.arange(len(people)) % k


# %% [markdown] lang="nb"
# Vi bruker bibliotekets utgave, og holder én av fem pasienter tilbake til testen. Fasiten deres skal bare brukes til å skåre, aldri til å velge. Tallene under cellen er pasienter til trening, til test og på begge sider.
# %% [markdown] lang="en"
# We use the library's version, and hold back one patient in five for the test. Their truth is used for scoring only, never for choosing. The numbers below the cell are patients for training, for the test and on both sides.
# %% slide="split"
train_rows, test_rows = data.split_by_group(ids, 0.2, seed=0)
training = [cohort[row].scan for row in train_rows]
test = [cohort[row].scan for row in test_rows]
on_both_sides = set(ids[train_rows]) & set(ids[test_rows])
len(training), len(test), len(on_both_sides)
# %%
quiz("segment-what-is-independent", ...)
# %% [markdown] lang="nb"
# ## Referansemodellen: én terskel på FLAIR
#
# Det enkleste er å kalle alt som er lyst på FLAIR, for svulst. Vi standardiserer hvert bilde, for tallene i MR har ingen enhet: Null er medianen i pasientens hjerne, og én er den vanlige spredningen. Så trengs én terskel, den samme for alle.
#
# Velges terskelen ut fra fasiten til testpasientene, har referansemodellen sett svarene. Velges den på nytt for hver pasient, trenger den en fasit som ingen har i klinikken.
# %% [markdown] lang="en"
# ## The reference model: one threshold on FLAIR
#
# The simplest thing is to call everything that is bright on FLAIR “tumour”. We standardise each image, since MRI numbers have no unit: zero is the median in the patient's brain, one the usual spread. Then one threshold is needed, the same for all.
#
# If the threshold is chosen with the truth of the test patients, the reference model has seen the answers. If it is chosen anew for each patient, it needs a truth that nobody has in the clinic.


# %% [markdown] lang="nb"
# ### Oppgave 2 · Terskelen
#
# `images`, `brains` og `truths` har ett bilde for hver pasient: standardisert FLAIR, hjernen (sann eller usann) og fasiten (sann eller usann). `is_test[i]` er sann når pasient `i` er i testen. Gi tilbake den terskelen blant `candidates` som gir høyest *gjennomsnittlig* Dice hos treningspasientene.
#
# En voksel kalles svulst når den ligger i hjernen *og* er lysere enn terskelen. Her er ikke hodeskallen fjernet: Fettet utenfor hjernen lyser. `evaluation.dice(truth, answer)` gir Dice.
# %% [markdown] lang="en"
# ### Exercise 2 · The threshold
#
# `images`, `brains` and `truths` have one array for each patient: standardised FLAIR, the brain (true or false) and the truth (true or false). `is_test[i]` is true when patient `i` is in the test. Return the threshold among `candidates` that gives the highest *mean* Dice in the training patients.
#
# A voxel is called tumour when it lies in the brain *and* is brighter than the threshold. Here the skull has not been removed: the fat outside the brain shines. `evaluation.dice(truth, answer)` gives Dice.
# %% exercise="flair-threshold"
def flair_threshold(images, brains, truths, is_test, candidates):
    # BEGIN SOLUTION
    best, chosen = -1, None
    for threshold in candidates:
        scores = []
        for i in range(len(images)):
            if not is_test[i]:
                answer = (images[i] > threshold) & brains[i]
                scores.append(evaluation.dice(truths[i], answer))
        if np.mean(scores) > best:
            best, chosen = np.mean(scores), threshold
    return chosen
    # END SOLUTION


check("flair-threshold", flair_threshold)


# %% wrong="flair-threshold" hint="test-truth"
def flair_threshold(images, brains, truths, is_test, candidates):
    rows = [i for i in range(len(images)) if is_test[i]]
    means = [np.mean([evaluation.dice(truths[i], (images[i] > t) & brains[i]) for i in rows]) for t in candidates]
    return candidates[int(np.argmax(means))]


# %% wrong="flair-threshold" hint="everyone"
def flair_threshold(images, brains, truths, is_test, candidates):
    rows = range(len(images))
    means = [np.mean([evaluation.dice(truths[i], (images[i] > t) & brains[i]) for i in rows]) for t in candidates]
    return candidates[int(np.argmax(means))]


# %% wrong="flair-threshold" hint="per-patient-best"
def flair_threshold(images, brains, truths, is_test, candidates):
    best = []
    for i in range(len(images)):
        if not is_test[i]:
            scores = [evaluation.dice(truths[i], (images[i] > t) & brains[i]) for t in candidates]
            best.append(candidates[int(np.argmax(scores))])
    return np.mean(best)


# %% wrong="flair-threshold" hint="background"
def flair_threshold(images, brains, truths, is_test, candidates):
    rows = [i for i in range(len(images)) if not is_test[i]]
    means = [np.mean([evaluation.dice(truths[i], images[i] > t) for i in rows]) for t in candidates]
    return candidates[int(np.argmax(means))]


# %% wrong="flair-threshold" hint="score-not-threshold"
def flair_threshold(images, brains, truths, is_test, candidates):
    rows = [i for i in range(len(images)) if not is_test[i]]
    return max(np.mean([evaluation.dice(truths[i], (images[i] > t) & brains[i]) for i in rows]) for t in candidates)


# %%
flairs, brains = [scan.image("flair") for scan in training], [scan.brain for scan in training]
threshold = evaluation.find_flair_threshold(flairs, brains, [scan.mask for scan in training])
bright = [evaluation.flair_threshold_mask(scan.image("flair"), scan.brain, threshold) for scan in test]
by_flair = [evaluation.dice(scan.mask > 0, mask) for scan, mask in zip(test, bright, strict=True)]
all_brain = np.mean([evaluation.dice(scan.mask > 0, scan.brain) for scan in test])
# %% slide="reference"
say(
    nb=f"Terskelen ble {number(threshold, 2)} spredninger over medianen i hjernen. På testpasientene gir den Dice {number(np.mean(by_flair), 2)} i gjennomsnitt for hele tumoren, fra {number(min(by_flair), 2)} til {number(max(by_flair), 2)}. Den som kaller hele hjernen svulst, får {number(all_brain, 2)}. Det er terskelen nettverket må slå. Den kan ikke skille kjernen fra ødemet.",
    en=f"The threshold came out as {number(threshold, 2)} spreads above the median in the brain. On the test patients it gives a mean Dice of {number(np.mean(by_flair), 2)} for the whole tumour, from {number(min(by_flair), 2)} to {number(max(by_flair), 2)}. Calling the whole brain “tumour” gives {number(all_brain, 2)}. The threshold is what the network must beat. It cannot tell the core from the oedema.",
)
# %% [markdown] lang="nb"
# ## Hva går inn, og hva kommer ut?
#
# Inn går storehjernen, med fire tall i hver voksel: `T1`, `T1c`, `T2` og FLAIR. Ut kommer tre tall for hver voksel: sannsynligheten for hele tumoren, for kjernen og for kontrastladende svulst. Regionene ligger inni hverandre, så de tre tallene blir ikke én til sammen. Under ser du formen inn og ut (med antall hjerner først) og antall parametere.
#
# I leksjon 04 ga nettverket ett svar for hele bildet, her ett for **hver eneste voksel**.
# %% [markdown] lang="en"
# ## What goes in, and what comes out?
#
# In goes the cerebrum, four numbers a voxel: `T1`, `T1c`, `T2` and FLAIR. Out come three numbers a voxel: the probability of the whole tumour, of the core and of enhancing tumour. The regions lie inside one another, so the three do not sum to one. Below: shape in, shape out (number of brains first), and number of parameters.
#
# In lesson 04 the network gave one answer an image, here one for **every single voxel**.
# %% slide="in-and-out"
torch.manual_seed(0)
network = make_small()
brain_in = torch.zeros(1, 4, *BOX)
tuple(brain_in.shape), tuple(network(brain_in).shape), count_parameters(network)


# %% [markdown] lang="nb"
# ## Ned for å se mer
#
# Om en lys voksel er ødem, avhenger av hva som ligger rundt. En konvolusjonskjerne på $3 \times 3 \times 3$ voksler ser bare naboene. Derfor halverer nettverket bildet, flere ganger. På det grovere bildet når den samme konvolusjonskjernen dobbelt så langt.
#
# Prisen er at detaljene forsvinner. Når vokslene er åtte ganger så lange, går en tynn kontrastladende rand i ett med det som ligger inntil.
# %% [markdown] lang="en"
# ## Down, to see more
#
# Whether a bright voxel is oedema depends on what lies around it. A kernel of $3 \times 3 \times 3$ voxels sees only the neighbours. So the network halves the image, several times; on the coarser image the same kernel reaches twice as far.
#
# The price is that detail is lost. When the voxels are eight times as long, a thin enhancing rim runs into whatever lies beside it.
# %% [markdown] lang="nb"
# ## Opp igjen, med forbindelser tvers over
#
# Et *U-Net* går ned og så opp igjen. Nede vet det *hva* det ser, men ikke nøyaktig *hvor*. På veien opp dobles bildet for hvert trinn, og møter kartene fra veien ned, slik de var før halveringen. Det er *skip-forbindelsene*, som går tvers over ([Ronneberger 2015](https://arxiv.org/abs/1505.04597)).
#
# Slik møtes de to: Det grove sier at dette er en svulst, det fine sier hvor kanten går. Tegnet opp ligner veien en U.
# %% [markdown] lang="en"
# ## Up again, with connections straight across
#
# A *U-Net* goes down and then up again. At the bottom it knows *what* it sees but not exactly *where*. On the way up the image is doubled at each step, and is joined by the maps from the way down, as they were before the halving. Those are the *skip connections* ([Ronneberger 2015](https://arxiv.org/abs/1505.04597)).
#
# So the two meet: the coarse says that this is a tumour, the fine says where the edge runs. Drawn, the path looks like a U.
# %%
quiz("segment-skip-connections", ...)


# %% [markdown] lang="nb"
# ## Et tap som ikke lar seg lure av det tomme
#
# Et nettverk som alltid svarer «ikke kontrastladende», har rett i nesten alle voksler uten å ha funnet noe. Derfor brukes Dice. Men den teller voksler, og et antall endrer seg i hopp: Den deriverte er null. *Myk Dice* summerer i stedet **sannsynlighetene** $p$, med $t$ som fasit:
#
# $$1 - \frac{2 \sum p\,t + 1}{\sum p + \sum t + 1}$$
#
# Tapet er null når alt stemmer, hvor liten regionen enn er. Ettallene hindrer null delt på null. Kryssentropien legges til.
# %% [markdown] lang="en"
# ## A loss that the void cannot fool
#
# A network that always says “not enhancing” is right in nearly every voxel without having found anything. So Dice is used. But Dice counts voxels, and a count moves in jumps: its derivative is zero. *Soft Dice* adds up the **probabilities** $p$ instead, with $t$ the truth:
#
# $$1 - \frac{2 \sum p\,t + 1}{\sum p + \sum t + 1}$$
#
# The loss is zero when everything agrees, however small the region. The ones prevent zero divided by zero. Cross-entropy is added.
# %% [markdown] lang="nb"
# ## Trening mens du venter
#
# I de fleste stegene ser nettverket bare en boks rundt svulsten, hos to pasienter om gangen. Det går fort, og mye av boksen er svulst. Men den som bare har sett svulster, finner svulster overalt. Derfor er de siste stegene hele hjerner.
#
# Omtrent annenhver pasient speilvendes om midtlinjen. Det er trygt her, for fasiten speiles med, og ingen spør om side.
#
# Antall steg ble valgt på andre simulerte pasienter, så testen er urørt. **Gjett:** Hvor mange sekunder tar det, og hvilken region blir best?
# %% [markdown] lang="en"
# ## Training while you wait
#
# In most steps the network sees only boxes around the tumours of two patients. That is quick, and much of a box is tumour. But whoever has seen only tumours finds them everywhere, so the last steps see whole brains.
#
# About every other patient is mirrored about the midline. That is safe here: so is the truth.
#
# The number of steps was chosen on other simulated patients, so the test is untouched. **Guess:** How many seconds does it take, and which region comes out best?
# %%
def told(step, loss):
    if step % 40 == 0:
        print(step, number(loss, 2))


began = time.perf_counter()
losses = train_small(network, training, seed=0, on_step=told)
seconds = time.perf_counter() - began
# %% slide="training"
say(
    nb=f"Treningen tok {number(seconds, 0)} sekunder her. Tapet var i gjennomsnitt {number(np.mean(losses[:40]), 2)} i de førti første stegene og {number(np.mean(losses[-40:]), 2)} i de førti siste. Underveis hopper det, for hvert steg ser bare én eller to pasienter, og noen er vanskelige. Dette er treningstapet. Det sier ikke om nettverket har lært noe som gjelder andre.",
    en=f"Training took {number(seconds, 0)} seconds here. The mean loss was {number(np.mean(losses[:40]), 2)} in the first forty steps and {number(np.mean(losses[-40:]), 2)} in the last forty. It jumps on the way, since each step sees only one or two patients, and some are hard. This is the training loss. It does not say whether the network has learnt anything that holds for others.",
)
# %% [markdown] lang="nb"
# ## Nettverket møter testpasientene
#
# Nettverket ser hver hjerne to ganger, som den er og speilvendt, og vi bruker gjennomsnittet. Så gjør vi sannsynlighetene om til en maske: over en halv er svulst.
#
# **Gjett:** Hvor langt er det mellom pasientene med høyest og lavest Dice?
# %% [markdown] lang="en"
# ## The network meets the test patients
#
# The network sees each brain twice, as it is and mirrored, and we use the mean. Then we turn the probabilities into a mask: above a half is tumour.
#
# **Guess:** How far apart are the patients with the highest and the lowest Dice?
# %%
answers = [as_labels(predict_small(network, scan)) for scan in test]
names, truths = [scan.patient for scan in test], [scan.mask for scan in test]
scores = evaluation.score_patients(names, truths, answers, spacing, flair_masks=bright)
scores
# %%
rows = {region: [one[region].dice for one in scores.patients] for region in ["whole", "core", "enhancing"]}
means = [scores[region].dice for region in rows] + [scores.flair.dice]
rows["flair"] = [one.dice for one in scores.flair_patients]
titles = pick(
    "hele tumoren|kjernen|kontrastladende|hele, FLAIR-terskel", "whole tumour|core|enhancing|whole, FLAIR threshold"
)
figure = Figure(figsize=(7.5, 3.2), layout="constrained")
axes = figure.subplots()
for row, (each, mean) in enumerate(zip(rows.values(), means, strict=True)):
    axes.plot(each, np.full(len(each), -row), "o", color="#56B4E9", markeredgecolor="#0072B2", alpha=0.8)
    axes.plot([mean.low, mean.high], [-row - 0.25] * 2, color="#222222", linewidth=3)
    axes.plot(mean.value, -row - 0.25, "D", color="#222222")
axes.set_yticks([0, -1, -2, -3], titles.split("|"))
axes.set(xlim=(0, 1.02), xlabel="Dice")
ticks = axes.set_xticks(np.arange(0, 1.1, 0.2), [number(tick, 1) for tick in np.arange(0, 1.1, 0.2)])
# %% slide="result"
show(
    figure,
    nb="Dice for hver testpasient som sirkler i fire rader, med gjennomsnittet og konfidensintervallet som en svart strek under. Sirklene er spredt.",
    en="Dice of each test patient as circles in four rows, with the mean and its confidence interval as a black bar below. The circles are scattered.",
)
# %% slide="interval"
say(
    nb=f"Hele tumoren: Dice {number(scores['whole'].dice.value, 2)} mot {number(scores.flair.dice.value, 2)} for FLAIR-terskelen. Kjernen: {number(scores['core'].dice.value, 2)}. Kontrastladende: {number(scores['enhancing'].dice.value, 2)}. Volumet av hele tumoren bommer i gjennomsnitt med {number(scores['whole'].volume_error_ml.value, 0)} ml.\n\n"
    f"Intervallene sier hvor mye gjennomsnittet kunne svingt med {len(test)} andre pasienter fra den samme simulerte maskinen. De dekker ikke at en ny trening gir et annet nettverk, og de sier ingenting om ekte pasienter. Gjennomsnittet er heller ikke skåren til noen enkelt pasient: Den laveste er {number(scores['whole'].worst_dice, 2)} for hele tumoren og {number(scores['enhancing'].worst_dice, 2)} for det kontrastladende.",
    en=f"Whole tumour: Dice {number(scores['whole'].dice.value, 2)} against {number(scores.flair.dice.value, 2)} for the FLAIR threshold. Core: {number(scores['core'].dice.value, 2)}. Enhancing: {number(scores['enhancing'].dice.value, 2)}. The volume of the whole tumour is off by {number(scores['whole'].volume_error_ml.value, 0)} ml on average.\n\n"
    f"The intervals say how much the mean might have swung with {len(test)} other patients from the same simulated scanner. They do not cover that training again gives another network, and they say nothing about real patients. Nor is the mean anybody's score: the lowest is {number(scores['whole'].worst_dice, 2)} for the whole tumour and {number(scores['enhancing'].worst_dice, 2)} for the enhancing part.",
)
# %% [markdown] lang="nb"
# ## Pasienten det gikk dårligst for
#
# Bla i pasienten med lavest Dice for kjernen. Fasiten er fylt, nettverkets svar er en strek.
#
# **Se etter:** Er en del av kjernen oversett, eller er noe annet tatt for kjerne: ødem eller friskt vev? Tabellene under bildene har volumene. Hva ville feilen ha gjort med en stråleplan?
# %% [markdown] lang="en"
# ## The patient who came out worst
#
# Scroll through the patient with the lowest Dice of the core. The truth is filled, the network's answer is a line.
#
# **Look for:** Was part of the core overlooked, or something else taken for core: oedema or healthy tissue? The tables below the images have the volumes. What would the mistake do to a radiotherapy plan?
# %%
worst = names.index(scores["core"].worst_patient)
scan, answer = test[worst], answers[worst]
SliceViewer({"T1c": scan.image("t1c"), "FLAIR": scan.image("flair")}, scan.affine, mask=scan.mask, other=answer)
# %%
quiz("segment-mean-hides", ...)
# %% [markdown] lang="nb"
# ### Andre maskiner
#
# Alle bildene til nå er fra én maskin. Nå undersøkes de samme testpasientene på nytt, på hver sin maskin. Svulstene er de samme, men lysstyrken i vevet, snittykkelsen og støyen er annerledes.
#
# **Gjett:** Hva skjer med Dice, for nettverket og for FLAIR-terskelen?
# %% [markdown] lang="en"
# ### Other scanners
#
# All the images so far are from one scanner. Now the same test patients are examined again, each on a scanner of their own. The tumours are the same, but the brightness of the tissues, the slice thickness and the noise are different.
#
# **Guess:** What happens to Dice, for the network and for the FLAIR threshold?
# %%
others = [data.simulate_patient(2000 + row, 3.0, "glioblastoma").scan for row in test_rows]
other_truths = [scan.mask for scan in others]
other_answers = [as_labels(predict_small(network, scan)) for scan in others]
other_bright = [evaluation.flair_threshold_mask(scan.image("flair"), scan.brain, threshold) for scan in others]
elsewhere = evaluation.score_patients(names, other_truths, other_answers, spacing, flair_masks=other_bright)
table = ""
there = [elsewhere[region].dice for region in ["whole", "core", "enhancing"]] + [elsewhere.flair.dice]
for title, same, other in zip(titles.split("|"), means, there, strict=True):
    table += f"\n| {title} | {number(same.value, 2)} | {number(other.value, 2)} |"
# %% slide="elsewhere"
say(
    nb="| Dice | samme maskin | andre maskiner |\n|:--|--:|--:|"
    + table
    + "\n\nNettverket sier ikke fra når bildene er fra en maskin det aldri har sett. Det tegner like fullt. En skår gjelder slike pasienter og slike bilder som den er målt på.",
    en="| Dice | same scanner | other scanners |\n|:--|--:|--:|"
    + table
    + "\n\nThe network does not say so when the images are from a scanner it never saw. It draws all the same. A score holds for patients and images like those it was measured on.",
)
# %% [markdown] lang="nb"
# ## Når er det vekst?
#
# Åtte nye pasienter undersøkes to ganger samme dag, på maskinen nettverket kjenner. Svulsten er den samme; støyen, skyggene og kontrastopptaket er litt ulike. Nettverket tegner begge ganger, og vi måler det kontrastladende volumet.
#
# **Gjett:** Hvor ulikt blir volumet når ingenting har skjedd?
# %% [markdown] lang="en"
# ## When is it growth?
#
# Eight new patients are examined twice on one day, on the scanner the network knows. The tumour is the same; noise, shading and contrast uptake differ a little. The network draws both times, and we measure the enhancing volume.
#
# **Guess:** How different is the volume when nothing has happened?
# %%
twice = data.simulate_rescans(patients=8, seed=21, scanner=SCANNER)
drawn = [[as_labels(predict_small(network, scan)) == 3 for scan in pair] for pair in twice]
repeats = np.array([[evaluation.volume_ml(mask, spacing) for mask in pair] for pair in drawn])
change = repeats[:, 1] - repeats[:, 0]
limit = evaluation.repeatability_coefficient(repeats)
in_share = limit / np.median(repeats.mean(axis=1))
figure = Figure(figsize=(6.5, 3), layout="constrained")
axes = figure.subplots()
axes.plot(repeats.mean(axis=1), change, "o", color="#0072B2")
axes.axhline(0, color="#222222", linewidth=0.8)
for line in [-limit, limit]:
    axes.axhline(line, color="#D55E00", linestyle="--")
limits = axes.set_ylim(np.array([-1.2, 1.2]) * max(limit, abs(change).max()))
xlabel = axes.set_xlabel(pick("gjennomsnittet av de to målingene, ml", "mean of the two measurements, ml"))
ylabel = axes.set_ylabel(pick("andre minus første, ml", "second minus first, ml"))
# %% slide="repeat"
show(
    figure,
    nb="Forskjellen mellom to målinger mot gjennomsnittet av dem, en prikk for hver av åtte uforandrede pasienter, og to stiplede grenser.",
    en="The difference between two measurements against their mean, a dot for each of eight unchanged patients, and two dashed limits.",
)
# %% [markdown] lang="nb"
# Ingen av svulstene har vokst, men tallene er ulike. De stiplede linjene er **grensen for målefeil**: Hos omtrent nittifem av hundre uforandrede pasienter ligger forskjellen innenfor, hvis små og store svulster svinger like mye. Er $d$ forskjellene hos $N$ pasienter, er grensen
#
# $$1.96 \cdot \sqrt{\frac{1}{N} \sum d^2}$$
#
# Altså: kvadrer, ta gjennomsnittet, ta roten. Kvadratet gjør at opp og ned teller likt ([Bland 1999](https://doi.org/10.1177/096228029900800204)). Spredningen *mellom* pasienter er noe annet: Den sier at svulster er ulikt store.
# %% [markdown] lang="en"
# No tumour has grown, yet the numbers differ. The dashed lines are the **limit of measurement error**: in about ninety-five of a hundred unchanged patients the difference lies within, if small and large tumours swing alike. If $d$ are the differences in $N$ patients, the limit is
#
# $$1.96 \cdot \sqrt{\frac{1}{N} \sum d^2}$$
#
# That is: square, take the mean, take the root. The square makes up and down count alike ([Bland 1999](https://doi.org/10.1177/096228029900800204)). The spread *between* patients is something else: it says that tumours differ in size.


# %% [markdown] lang="nb"
# ### Oppgave 3 · Er det vekst?
#
# `repeats` har én rad for hver uforandret pasient og to kolonner: første og andre måling, i ml. `before` og `after` er volumet hos en ny pasient i januar og april. `dice` er modellens Dice fra brosjyren. Bruk det du trenger.
#
# Gi tilbake to ting: grensen for målefeil i ml, og om svulsten har vokst med *mer* enn den (`True` eller `False`).
# %% [markdown] lang="en"
# ### Exercise 3 · Is it growth?
#
# `repeats` has one row for each unchanged patient and two columns: first and second measurement, in ml. `before` and `after` are the volume of a new patient in January and in April. `dice` is the model's Dice from the brochure. Use what you need.
#
# Return two things: the limit of measurement error in ml, and whether the tumour has grown by *more* than that (`True` or `False`).
# %% exercise="growth-real"
def growth_real(repeats, before, after, dice):
    # BEGIN SOLUTION
    differences = repeats[:, 1] - repeats[:, 0]
    limit = 1.96 * np.sqrt(np.mean(differences**2))
    return limit, after - before > limit
    # END SOLUTION


check("growth-real", growth_real)


# %% wrong="growth-real" hint="any-change"
def growth_real(repeats, before, after, dice):
    return 0.0, after - before > 0


# %% wrong="growth-real" hint="percent-of-dice"
def growth_real(repeats, before, after, dice):
    limit = (1 - dice) * before
    return limit, after - before > limit


# %% wrong="growth-real" hint="wrong-sd"
def growth_real(repeats, before, after, dice):
    limit = 1.96 * np.std(repeats)
    return limit, after - before > limit


# %% wrong="growth-real" hint="one-spread"
def growth_real(repeats, before, after, dice):
    differences = repeats[:, 1] - repeats[:, 0]
    limit = np.sqrt(np.mean(differences**2))
    return limit, after - before > limit


# %% wrong="growth-real" hint="signs-cancel"
def growth_real(repeats, before, after, dice):
    limit = 1.96 * abs(np.mean(repeats[:, 1] - repeats[:, 0]))
    return limit, after - before > limit


# %% wrong="growth-real" hint="shrinking-too"
def growth_real(repeats, before, after, dice):
    differences = repeats[:, 1] - repeats[:, 0]
    limit = 1.96 * np.sqrt(np.mean(differences**2))
    return limit, abs(after - before) > limit


# %% slide="growth"
say(
    nb=f"Grensen her er {number(limit, 1)} ml. Det er {percent(in_share, 0)} av medianen av volumene, som er {number(limit / in_share, 1)} ml. I behandlingsstudier av glioblastom regnes 40 % økning i kontrastladende volum som progresjon ([Ellingson 2017](https://doi.org/10.1007/s13311-016-0507-6)). "
    + (
        "Med dette nettverket er det altså innenfor målefeilen for en svulst av den størrelsen."
        if in_share > 0.4
        else f"Med dette nettverket er det mer enn målefeilen for en svulst av den størrelsen, men ikke for en som er mindre enn {number(limit / 0.4, 1)} ml."
    )
    + f"\n\nGrensen er regnet av {len(repeats)} pasienter og er selv usikker. Med to ulike maskiner ville den trolig vært høyere, og ekte pasienter ligger ikke så likt to ganger som de simulerte. Heller ikke en ekte endring er alltid svulst: Etter strålebehandling kan kontrastopptaket øke uten at svulsten vokser (*pseudoprogresjon*), og steroider alene kan få hele tumoren til å skrumpe.",
    en=f"The limit here is {number(limit, 1)} ml. That is {percent(in_share, 0)} of the median volume, which is {number(limit / in_share, 1)} ml. Treatment trials of glioblastoma count an increase of 40% in enhancing volume as progression ([Ellingson 2017](https://doi.org/10.1007/s13311-016-0507-6)). "
    + (
        "With this network that is within the error of measurement for a tumour of that size."
        if in_share > 0.4
        else f"With this network that is more than the error of measurement for a tumour of that size, but not for one smaller than {number(limit / 0.4, 1)} ml."
    )
    + f"\n\nThe limit comes from {len(repeats)} patients and is itself uncertain. With two different scanners it would probably be higher, and real patients do not lie as alike twice as the simulated ones do. Nor is a true change always tumour: after radiotherapy enhancement may increase without growth (*pseudoprogression*), and steroids alone may make the whole tumour shrink.",
)
# %%
quiz("segment-growth-limit", ...)
# %% [markdown] lang="nb"
# ## Finn feilen: programmet uten trening
#
# En kollega bruker de samme pasientene. Hun har lagt alle snitt med svulst i én stor bunke, trukket ut en femdel ved lodd til test, og tegner snitt for snitt. Programmet hennes trener ikke noe nettverk: Det finner det treningssnittet som ligner mest, og kopierer masken.
#
# **Gjett:** Hvor høy Dice får hun?
# %% [markdown] lang="en"
# ## Find the fault: the program without training
#
# A colleague uses the same patients. She has put all the slices with tumour in one large pile, held back one slice in five at random, and draws slice by slice. Her program trains no network: it finds the training slice that is most alike, and copies its mask.
#
# **Guess:** How high is her Dice?
# %%
slices, drawn, whose = [], [], []
for person in cohort:
    flair = standardise(person.scan.images, person.scan.brain)[3]
    for k in np.flatnonzero((person.scan.mask > 0).sum(axis=(0, 1)) > 20):
        slices.append(flair[:, :, k])
        drawn.append(person.scan.mask[:, :, k] > 0)
        whose.append(person.patient)
slices, drawn, whose = np.array(slices), np.array(drawn), np.array(whose)


def copied(train, test):
    distances = cdist(slices[test].reshape(len(test), -1), slices[train].reshape(len(train), -1))
    most_alike = train[distances.argmin(axis=1)]
    return np.mean([evaluation.dice(drawn[row], drawn[twin]) for row, twin in zip(test, most_alike, strict=True)])


her_test, her_train = np.split(np.random.default_rng(0).permutation(len(slices)), [len(slices) // 5])
her_dice = copied(her_train, her_test)
# %% slide="fault"
say(
    nb=f"{number(len(slices))} snitt. Hennes Dice på de tilbakeholdte er **{number(her_dice, 2)}** i gjennomsnitt. FLAIR-terskelen fikk {number(scores.flair.dice.value, 2)} og nettverket vårt {number(scores['whole'].dice.value, 2)}, målt pasient for pasient.\n\nProgrammet hennes vet ikke hva en svulst er. **Hva er galt?** Bestem deg, og la datakontrollen se på snittene. Den får ingen pasientnumre.",
    en=f"{number(len(slices))} slices. Her Dice on those held back is **{number(her_dice, 2)}** on average. The FLAIR threshold had {number(scores.flair.dice.value, 2)} and our network {number(scores['whole'].dice.value, 2)}, measured patient by patient.\n\nHer program does not know what a tumour is. **What is wrong?** Make up your mind, and let the audit look at the slices. It is given no patient numbers.",
)
# %%
by_numbers = audit.audit_slices(slices[her_train], slices[her_test], whose[her_train], whose[her_test])
apart_train, apart_test = (np.flatnonzero(np.isin(whose, ids[rows])) for rows in [train_rows, test_rows])
honest_dice = copied(apart_train, apart_test)
apart = audit.audit_slices(slices[apart_train], slices[apart_test], whose[apart_train], whose[apart_test])
found_rows = {row for finding in by_numbers if finding.name == "patient-across" for row in finding.rows}
still_there = "patient-across" in [finding.name for finding in apart]
audit.report(audit.audit_slices(slices[her_train], slices[her_test]))
# %% slide="fault-shown"
say(
    nb=f"Med pasientnumre ser datakontrollen at {percent(len(found_rows) / len(her_test), 0)} av testsnittene hennes er fra en pasient som også er i treningssettet. Nabosnittet lå der, med masken på.\n\nMed samme program, men delt på pasient, blir Dice **{number(honest_dice, 2)}**, og datakontrollen finner "
    + ("fortsatt" if still_there else "ikke lenger")
    + f" en pasient på begge sider. Forskjellen, {number(round(her_dice, 2) - round(honest_dice, 2), 2)}, var bare hukommelse. I klinikken finnes det ikke noe ferdig tegnet nabosnitt.",
    en=f"With patient numbers the audit sees that {percent(len(found_rows) / len(her_test), 0)} of her test slices are from a patient who is in the training set too. The neighbouring slice was there, with its mask.\n\nThe same program, split by patient, has a Dice of **{number(honest_dice, 2)}**, and the audit "
    + ("still finds" if still_there else "no longer finds")
    + f" a patient on both sides. The difference, {number(round(her_dice, 2) - round(honest_dice, 2), 2)}, was mere memory. In the clinic there is no neighbouring slice already drawn.",
)
# %%
quiz("segment-slices-leak", ...)
# %% [markdown] lang="nb"
# ## Nettverket som følger med
#
# `dyplab` kommer med et ferdig trent nettverk av samme slag. Det er trent lenger, i finere voksler og på simulerte pasienter med flere slags gliomer. Ingen av dem var ekte.
#
# Vi gir det en ny simulert pasient: fire NIfTI-filer inn, en maske i filenes egne voksler ut. Med følger et *usikkerhetskart*: nær null der nettverket er sikkert, og én der det like gjerne kunne kastet mynt.
#
# **Gjett:** Hvor lyser kartet? Er feilene der?
# %% [markdown] lang="en"
# ## The network that comes with dyplab
#
# `dyplab` comes with a trained network of the same kind: trained for longer, in finer voxels, on simulated patients with several kinds of glioma. None was real.
#
# We give it a new simulated patient: four NIfTI files in, a mask in their voxels out. With it comes a *map of uncertainty*: near zero where the network is sure, and one where it might as well toss a coin.
#
# **Guess:** Where is the map bright? Are the mistakes there?
# %%
patient = data.simulate_patient(2200, 2.0)
files = data.write_scan(Path(tempfile.mkdtemp()), patient.scan)
scan = data.read_scan(files[0], files[1], files[2], files[3], mask=files[4])
found = segment(scan, load_network())
shipped = evaluation.score_patient(scan.mask, found.mask, scan.spacing_mm)
# %%
say(
    nb="| | Dice | fasit, ml | nettverket, ml |\n|:--|--:|--:|--:|"
    + "".join(
        f"\n| {title} | {number(shipped[region].dice, 2) if shipped[region].present else '–'} | {number(shipped[region].truth_ml, 1)} | {number(shipped[region].predicted_ml, 1)} |"
        for region, title in zip(shipped.regions, titles.split("|")[:3], strict=True)
    )
    + "\n\nÉn pasient er et eksempel, ikke en måling. Hvordan nettverket er trent, og hvor det er svakt, står i kortet som følger vektene.",
    en="| | Dice | truth, ml | network, ml |\n|:--|--:|--:|--:|"
    + "".join(
        f"\n| {title} | {number(shipped[region].dice, 2) if shipped[region].present else '–'} | {number(shipped[region].truth_ml, 1)} | {number(shipped[region].predicted_ml, 1)} |"
        for region, title in zip(shipped.regions, titles.split("|")[:3], strict=True)
    )
    + "\n\nOne patient is an example, not a measurement. How the network was trained, and where it is weak, is in the card that goes with the weights.",
)
# %%
doubt, at = found.uncertainty, fullest(scan.mask)
mistaken = (found.mask > 0) != (scan.mask > 0)
seen_doubt = np.mean(doubt[mistaken] > 0.5)
figure = Figure(figsize=(8, 3.2), layout="constrained")
first, second, third = figure.subplots(1, 3)
draw_slice(first, scan.image("flair"), at, cmap="gray")
draw_slice(second, doubt, at, cmap="gray", vmin=0, vmax=1)
draw_slice(third, mistaken, at, cmap="gray", vmin=0, vmax=1)
for axes, title in zip(
    [first, second, third], pick("FLAIR|usikkerhet|feil", "FLAIR|uncertainty|mistakes").split("|"), strict=True
):
    axes.set_title(title)
# %% slide="doubt"
show(
    figure,
    nb="Tre ruter av samme snitt: FLAIR, usikkerhetskartet, der svulstens omriss lyser, og vokslene som er feil.",
    en="Three panels of one slice: FLAIR, the map of uncertainty, in which the outline of the tumour shines, and the voxels that are wrong.",
)
# %%
say(
    nb=f"Tvilen ligger langs kanten. Av vokslene nettverket tok feil av, var {percent(seen_doubt, 0)} lysere enn en halv i kartet. De andre tok det feil av *uten* å tvile stort. Kartet viser hvor nettverket tviler, ikke hvor det tar feil, og det tviler ikke på det det aldri har sett.",
    en=f"The doubt lies along the edge. Of the voxels the network got wrong, {percent(seen_doubt, 0)} were brighter than a half in the map. The others it got wrong *without* doubting much. The map shows where the network doubts, not where it is wrong, and it does not doubt what it has never seen.",
)
# %% [markdown] lang="nb"
# ### Egne bilder
#
# Har du fire filer av én pasient, i samme rutenett og uten hodeskalle, leser du dem med `data.read_scan` uten `mask`. Uten fasit finnes ingen skår. I terminalen skriver du `dyplab segment T1.nii.gz T1C.nii.gz T2.nii.gz FLAIR.nii.gz -o mask.nii.gz --report report.html`. Bildene forlater ikke maskinen. Den må være godkjent for pasientdata.
#
# **Til undervisning. Ikke medisinsk utstyr.** Ingen har vist at svaret er riktig for en pasient. Bruk det ikke til diagnose, behandling eller oppfølging. Pasientdata skal aldri inn i Colab eller en praterobot.
# %% [markdown] lang="en"
# ### Images of your own
#
# Four files of one patient, registered to one grid, skull removed, are read by `data.read_scan` without `mask`; then there is no score. In a terminal, write `dyplab segment T1.nii.gz T1C.nii.gz T2.nii.gz FLAIR.nii.gz -o mask.nii.gz --report report.html`. The images stay on the computer, which must be approved for patient data.
#
# **For teaching. Not a medical device.** Nobody has shown that the answer is right for a patient. Not for diagnosis, treatment or follow-up. Never put patient data in Colab or a chatbot.
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - Testen var delt på snitt: Programmet husker, og overser svulsten hos den neste.
# - Et godt gjennomsnitt skjuler en oversett del, som ikke blir bestrålt.
# - Målefeil eller pseudoprogresjon leses som vekst: En behandling som virker, blir stoppet.
# - «Hele tumoren» skrumper av steroider, og det tas for effekt.
# - Avdelingen får ny maskin, og nettverket tegner videre uten å si fra.
#
# Også et godkjent program må prøves på egne pasienter: Se på hver maske, og mål uforandrede pasienter to ganger.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - Test split by slice: the program remembers, and misses the next patient's tumour.
# - A good mean hides an overlooked part, which is not irradiated.
# - Measurement error or pseudoprogression read as growth: a treatment that works is stopped.
# - The “whole tumour” shrinks from steroids: taken for effect.
# - The department gets a new scanner, and the network draws on without a word.
#
# Even an approved program must be tried on your own patients: look at every mask, measure unchanged patients twice.
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En leverandør skriver: «Testet på tolv tusen tilbakeholdte MR-snitt, Dice nittifem prosent. Oppdager vekst ned til fem prosent.» Svar med tre setninger: hva du vil vite om delingen, hva gjennomsnittet ikke viser, og hva som må til for å kalle noe vekst. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A supplier writes: “Tested on twelve thousand held-out MRI slices, Dice ninety-five per cent. Detects growth down to five per cent.” Reply in three sentences: what you want to know about the split, what the mean does not show, and what it takes to call something growth. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) ingen pasient kan stå på begge sider, (b) du vil se hver pasient, og (c) vekst er en endring utover forskjellen mellom to målinger av en uforandret svulst?
#
# *Hvor mange pasienter er snittene fra, og står noen av dem både i trening og test? Vis meg skår og volumfeil for hver pasient, også den det gikk dårligst for, for gjennomsnittet kan skjule en oversett svulst. Fem prosent er bare vekst hvis to målinger av en uforandret svulst er likere enn det.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) no patient may stand on both sides, (b) you want to see each patient, and (c) growth is a change beyond what two measurements of an unchanged tumour show?
#
# *How many patients are the slices from, and are any in both training and test? Show score and volume error for each patient, the worst too: a mean may hide an overlooked tumour. Five per cent is growth only if two measurements of an unchanged tumour are more alike than that.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert
#
# - Del på pasient. Nabosnitt er nesten samme eksempel.
# - Referansemodellen velges på treningspasientene, som alt annet.
# - Et U-Net ser mye ved å gå ned, og tegner skarpt med forbindelsene tvers over.
# - Myk Dice gjør små regioner viktige og lar seg derivere.
# - Vis hver pasient, intervallet og den det gikk dårligst for. Dice er ikke volum.
# - Vekst er en endring større enn målefeilen, og «hele tumoren» er mer enn svulst.
#
# Her slutter hoveddelen.
# %% [markdown] lang="en"
# ## Recap
#
# - Split by patient. Neighbouring slices are almost the same example.
# - The reference model is chosen on the training patients, like everything else.
# - A U-Net sees much by going down, and draws sharply by its connections straight across.
# - Soft Dice makes small regions matter and can be differentiated.
# - Show each patient, the interval and the worst. Dice is not volume.
# - Growth is a change larger than the error of measurement, and the “whole tumour” is more than tumour.
#
# The main part ends here.


# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Myk Dice som tap
#
# Her har hver voksel *én* klasse, som i mange andre programmer. `p` har én rad for hver klasse og én kolonne for hver voksel, og tallene i en kolonne er én til sammen. Den første raden, `p[0]`, er bakgrunn. `truth` har samme form, med én der klassen er riktig og null ellers.
#
# Regn ut myk Dice $\frac{2 \sum p\,t + 1}{\sum p + \sum t + 1}$ for hver klasse *unntatt bakgrunnen*, og gi tilbake én minus gjennomsnittet.
# %% [markdown] lang="en"
# ## More · Exercise 4 · Soft Dice as a loss
#
# Here each voxel has *one* class, as in many other programs. `p` has one row a class and one column a voxel, and the numbers of a column sum to one. The first row, `p[0]`, is background. `truth` has the same shape, with one where the class is right, else zero.
#
# Work out soft Dice $\frac{2 \sum p\,t + 1}{\sum p + \sum t + 1}$ for each class *except the background*, and return one minus the mean.
# %% exercise="dice-loss"
def dice_loss(p, truth):
    # BEGIN SOLUTION
    dices = []
    for k in range(1, len(p)):
        shared = np.sum(p[k] * truth[k])
        dices.append((2 * shared + 1) / (np.sum(p[k]) + np.sum(truth[k]) + 1))
    return 1 - np.mean(dices)
    # END SOLUTION


check("dice-loss", dice_loss)


# %% wrong="dice-loss" hint="hard-argmax"
def dice_loss(p, truth):
    chosen = np.eye(len(p))[p.argmax(axis=0)].T
    shared, together = (chosen * truth)[1:].sum(axis=1), (chosen + truth)[1:].sum(axis=1)
    return 1 - np.mean((2 * shared + 1) / (together + 1))


# %% wrong="dice-loss" hint="no-smoothing"
def dice_loss(p, truth):
    shared, together = (p * truth)[1:].sum(axis=1), (p + truth)[1:].sum(axis=1)
    return 1 - np.mean(2 * shared / together)


# %% wrong="dice-loss" hint="background-in"
def dice_loss(p, truth):
    shared, together = (p * truth).sum(axis=1), (p + truth).sum(axis=1)
    return 1 - np.mean((2 * shared + 1) / (together + 1))


# %% wrong="dice-loss" hint="not-a-loss"
def dice_loss(p, truth):
    shared, together = (p * truth)[1:].sum(axis=1), (p + truth)[1:].sum(axis=1)
    return np.mean((2 * shared + 1) / (together + 1))


# %% wrong="dice-loss" hint="classes-pooled"
def dice_loss(p, truth):
    shared, together = (p * truth)[1:].sum(), (p + truth)[1:].sum()
    return 1 - (2 * shared + 1) / (together + 1)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Hvem gikk det dårligst for?
#
# `truths` og `answers` er lister med én maske (sann eller usann) for hver pasient. Gi tilbake to ting: plassen i listen til pasienten med lavest Dice, og denne Dice.
#
# Pasienter der fasiten er tom, har ingen Dice og hoppes over, som i leksjon 05a. De skåres med falskt volum i stedet.
# %% [markdown] lang="en"
# ## More · Exercise 5 · Which patient came out worst?
#
# `truths` and `answers` are lists with one mask (true or false) for each patient. Return two things: the place in the list of the patient with the lowest Dice, and that Dice.
#
# Patients whose truth is empty have no Dice and are skipped, as in lesson 05a. They are scored by their false volume instead.
# %% exercise="worst-patient"
def worst_patient(truths, answers):
    # BEGIN SOLUTION
    worst, lowest = None, 2
    for i in range(len(truths)):
        if np.sum(truths[i]) > 0:
            shared = np.sum(truths[i] & answers[i])
            dice = 2 * shared / (np.sum(truths[i]) + np.sum(answers[i]))
            if dice < lowest:
                worst, lowest = i, dice
    return worst, lowest
    # END SOLUTION


check("worst-patient", worst_patient)


# %% wrong="worst-patient" hint="mean-only"
def worst_patient(truths, answers):
    dices = np.array([evaluation.dice(truth, answer) for truth, answer in zip(truths, answers, strict=True)])
    return int(np.nanargmin(dices)), np.nanmean(dices)


# %% wrong="worst-patient" hint="pooled"
def worst_patient(truths, answers):
    dices = np.array([evaluation.dice(truth, answer) for truth, answer in zip(truths, answers, strict=True)])
    return int(np.nanargmin(dices)), evaluation.dice(np.concatenate(truths), np.concatenate(answers))


# %% wrong="worst-patient" hint="best"
def worst_patient(truths, answers):
    dices = np.array([evaluation.dice(truth, answer) for truth, answer in zip(truths, answers, strict=True)])
    return int(np.nanargmax(dices)), np.nanmax(dices)


# %% wrong="worst-patient" hint="empty-as-zero"
def worst_patient(truths, answers):
    dices = np.array([evaluation.dice(truth, answer) for truth, answer in zip(truths, answers, strict=True)])
    dices[np.isnan(dices)] = 0
    return int(np.argmin(dices)), np.min(dices)


# %% wrong="worst-patient" hint="most-voxels"
def worst_patient(truths, answers):
    dices = np.array([evaluation.dice(truth, answer) for truth, answer in zip(truths, answers, strict=True)])
    mistakes = [np.sum(truth != answer) * np.any(truth) for truth, answer in zip(truths, answers, strict=True)]
    return int(np.argmax(mistakes)), dices[int(np.argmax(mistakes))]


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Skjøt svarene
#
# Fine bilder tegnes stykke for stykke. Nær kanten av et stykke er svarene dårligere, så stykkene overlapper, og et svar teller mest midt i. Her gjør vi det langs en linje.
#
# `network(piece)` tar `width` tall og gir like mange svar. Stykkene begynner på $0$, `step`, `2 * step` …, og det siste ender der `line` ender. Gi tilbake ett svar for hvert tall i `line`: gjennomsnittet fra alle stykkene som dekker det, veid med `weight`.
# %% [markdown] lang="en"
# ## More · Exercise 6 · Join the answers
#
# Fine images are drawn piece by piece. Answers are worse near the edge of a piece, so the pieces overlap, and an answer counts most in the middle. Here we do it along a line.
#
# `network(piece)` takes `width` numbers and gives as many answers. The pieces begin at $0$, `step`, `2 * step` …; the last ends where `line` ends. Return an answer for each number of `line`: the mean over all pieces that cover it, weighted by `weight`.
# %% exercise="overlap-blend"
def overlap_blend(line, width, step, weight, network):
    # BEGIN SOLUTION
    starts = [*range(0, len(line) - width, step), len(line) - width]
    total, weights = np.zeros(len(line)), np.zeros(len(line))
    for start in starts:
        total[start : start + width] += weight * network(line[start : start + width])
        weights[start : start + width] += weight
    return total / weights
    # END SOLUTION


check("overlap-blend", overlap_blend)


# %% wrong="overlap-blend" hint="last-wins"
def overlap_blend(line, width, step, weight, network):
    out = np.zeros(len(line))
    for start in [*range(0, len(line) - width, step), len(line) - width]:
        out[start : start + width] = network(line[start : start + width])
    return out


# %% wrong="overlap-blend" hint="gap"
def overlap_blend(line, width, step, weight, network):
    total, weights = np.zeros(len(line)), np.zeros(len(line))
    for start in range(0, len(line) - width + 1, step):
        total[start : start + width] += weight * network(line[start : start + width])
        weights[start : start + width] += weight
    return np.where(weights > 0, total / np.maximum(weights, 1e-9), 0)


# %% wrong="overlap-blend" hint="sums"
def overlap_blend(line, width, step, weight, network):
    total = np.zeros(len(line))
    for start in [*range(0, len(line) - width, step), len(line) - width]:
        total[start : start + width] += weight * network(line[start : start + width])
    return total


# %% wrong="overlap-blend" hint="unweighted"
def overlap_blend(line, width, step, weight, network):
    total, count = np.zeros(len(line)), np.zeros(len(line))
    for start in [*range(0, len(line) - width, step), len(line) - width]:
        total[start : start + width] += network(line[start : start + width])
        count[start : start + width] += 1
    return total / count


# %% [markdown] lang="nb"
# ## Mer · Ekte bilder å øve på
#
# Decathlon-datasettet har gliomer fra mange sykehus, fritt tilgjengelig ([Antonelli 2022](https://doi.org/10.1038/s41467-022-30695-9)). Har du pakket ut `Task01_BrainTumour`, leser `data.read_decathlon(folder, "BRATS_001")` én pasient, med masken oversatt til BraTS. Gi den til `segment`, og skår med `evaluation.score_patient`. Velger du innstillinger etter skåren, er testen brukt opp.
#
# Kurset bruker [fastMONAI på det samme datasettet](https://nbviewer.org/github/MMIV-ML/fastMONAI/blob/master/nbs/10d_tutorial_multiclass_segmentation.ipynb), med GPU. Se etter hvem som er i testen, hvilken nøkkel masken har, og hvem det går dårligst for.
# %% [markdown] lang="en"
# ## More · Real images to practise on
#
# The Decathlon data set has gliomas from many hospitals, freely available ([Antonelli 2022](https://doi.org/10.1038/s41467-022-30695-9)). Once you have unpacked `Task01_BrainTumour`, `data.read_decathlon(folder, "BRATS_001")` reads one patient, the mask translated to BraTS. Give it to `segment`; score with `evaluation.score_patient`. Choose settings by the score, and the test is used up.
#
# The course uses [fastMONAI on the same data set](https://nbviewer.org/github/MMIV-ML/fastMONAI/blob/master/nbs/10d_tutorial_multiclass_segmentation.ipynb), with a GPU. Look for who is in the test, the mask's key, and the worst patient.
