# %% [markdown] lang="nb"
# # PyTorch og Lightning
#
# **Klinisk spørsmål: Skiller modellen anfall fra hvile, eller elektrode fra elektrode?**
#
# Et nettverk ser på tre sekunder EEG og svarer «anfall» eller «hvile». På testsettet har det nesten alltid rett. Så kommer en ny pasient, med nye elektroder, og det bommer. Hva hadde nettverket egentlig lært?
#
# Del A er PyTorch: tensorer og treningsløkken. Del B er den samme treningen i Lightning.
# %% [markdown] lang="en"
# # PyTorch and Lightning
#
# **Clinical question: Does the model tell seizure from rest, or electrode from electrode?**
#
# A network looks at three seconds of EEG and answers “seizure” or “rest”. On the test set it is nearly always right. Then comes a new patient, with new electrodes, and it fails. What had the network really learnt?
#
# Part A is PyTorch: tensors and the training loop. Part B is the same training in Lightning.
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - skrive ett treningssteg i PyTorch, i riktig rekkefølge
# - gi tapsfunksjonen skårene og legen sannsynlighetene
# - si hvor mange anfall en modell kan overse når den ikke overså noen i testen
# - se når en deling lar modellen kjenne igjen opptaket i stedet for anfallet
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return` og `.shape`, hva en derivert er, og kjerneregelen. Konvolusjon (leksjon 00a) og tap (leksjon 03) er nyttig å kunne.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - write one training step in PyTorch, in the right order
# - give the loss the scores and the doctor the probabilities
# - say how many seizures a model may miss that missed none in the test
# - see when a split lets the model recognise the recording, not the seizure
#
# **What you need to know first:** variable, list, index, `for`, `def`, `return`, `.shape`, derivative and chain rule. Convolution (lesson 00a) and loss (lesson 03) help.
# %%
import copy

import numpy as np
import torch
import torch.nn.functional as F
from matplotlib.figure import Figure
from torch.utils.data import DataLoader, TensorDataset

from dyplab import evaluation
from dyplab.data import amplitude, band_power, read_bonn, simulate_eeg, split_by_group, split_stratified
from dyplab.evaluation import accuracy, auroc, sensitivity, specificity
from dyplab.models import EEGCNN, count_parameters
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.training import predict_probabilities, train
from dyplab.widgets import EEGScroller

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Dataene, og hvem «pasientene» er
#
# EEG-et er simulert, og personene finnes ikke. En modell av et lite stykke hjernebark, tre grupper nevroner som stimulerer og hemmer hverandre, lager alfarytme i hvile ([Jansen og Rit 1995](https://doi.org/10.1007/BF00199471)). Blir den mer eksitabel, kommer enkeltstående spisser (*spikes*), og deretter en rytme som ligner et anfall ([Wendling 2000](https://doi.org/10.1007/s004220000160)).
#
# Amplituder, artefakter og hvor ulike folk er, har vi valgt selv. Tallene her sier derfor ikke hvor godt noe virker hos pasienter.
# %% [markdown] lang="en"
# ## The data, and who the “patients” are
#
# The EEG is simulated, and the people do not exist. A model of a small piece of cortex, three groups of neurons that excite and inhibit each other, makes alpha rhythm at rest ([Jansen and Rit 1995](https://doi.org/10.1007/BF00199471)). Made more excitable, it gives isolated spikes, and then a rhythm that resembles a seizure ([Wendling 2000](https://doi.org/10.1007/s004220000160)).
#
# Amplitudes, artefacts and how people differ are our own choice. So the numbers here do not tell how well anything works in patients.
# %% [markdown] lang="nb"
# Hver person har et epileptisk fokus og to opptak fra én elektrode: ett i hvile og ett under anfall. Hvert opptak er delt i ti segmenter på tre sekunder.
#
# Elektroden festes på nytt for hvert opptak. Derfor har opptaket sitt eget preg: forsterkning, sus, støy fra strømnettet og avstand til fokuset. Husk det.
#
# **En spiss er ikke et anfall.** Også i hvile kan fokuset gi enkeltstående spisser, og da er merkelappen null. Merkelappen er én bare når rytmen er sammenhengende.
# %% [markdown] lang="en"
# Each person has an epileptic focus and two recordings from one electrode: one at rest and one during a seizure. Each recording is cut into ten segments of three seconds.
#
# The electrode is put on anew for each recording. So a recording has its own character: gain, hiss, mains noise and distance to the focus. Remember that.
#
# **A spike is not a seizure.** At rest too the focus may give isolated spikes; the label is then zero. The label is one only when the rhythm is sustained.
# %%
eeg = simulate_eeg(subjects=24, recordings=2, seed=0)
rows = [104, 71, 3, 12, 102, 68]
figure = evaluation.figure_signals(eeg.segments[rows], eeg.rate_hz, list("ABCDEF"))
# %%
say(
    nb=f"Vi har {len(eeg.segments)} segmenter fra {eeg.recording.max() + 1} opptak av {eeg.subject.max() + 1} personer. "
    f"Hvert segment er {eeg.segments.shape[1]} tall: spenningen i µV, målt {number(eeg.rate_hz, 0)} ganger i sekundet.\n\n"
    f"Under ser du seks av dem. **Gjett før du leser videre:** To er fra et anfall. Hvilke? Og hva er det som skjer i C, E og F?",
    en=f"We have {len(eeg.segments)} segments from {eeg.recording.max() + 1} recordings of {eeg.subject.max() + 1} people. "
    f"Each segment is {eeg.segments.shape[1]} numbers: the voltage in µV, measured {number(eeg.rate_hz, 0)} times a second.\n\n"
    f"Below you see six of them. **Guess before you read on:** Two come from a seizure. Which? And what happens in C, E and F?",
)
# %% slide="six"
show(
    figure,
    nb="Seks EEG-segmenter under hverandre, merket A til F. Noen er rytmiske, ett har enkeltstående spisser, ett et brått hopp og ett et utbrudd av raske utslag.",
    en="Six segments of EEG below each other, marked A to F. Some are rhythmic, one has isolated spikes, one a sudden jump and one a burst of fast activity.",
)
# %%
ill = " og ".join("ABCDEF"[i] for i in range(6) if eeg.seizure[rows[i]])
# %% slide="six"
say(
    nb=f"Anfallene er {ill}: en langsom rytme som varer hele segmentet. A er også rytmisk, men mer enn dobbelt så rask: det er alfarytme i hvile. C er hvile med enkeltstående spisser fra fokuset, i E beveger elektroden seg, og i F er det muskelstøy.",
    en=f"The seizures are {ill.replace(' og ', ' and ')}: a slow rhythm that lasts the whole segment. A is rhythmic too, but more than twice as fast: it is alpha rhythm at rest. C is rest with isolated spikes from the focus, in E the electrode moves, and in F there is muscle artefact.",
)
# %%
quiz("eeg-spike", ...)
# %% [markdown] lang="nb"
# ### Bla i to hele opptak
#
# Her er begge opptakene av én person, med segmentene skjøtt sammen: hvile øverst, anfall nederst. Bla, velg rad, og se hvor mye *effekt* hvert frekvensbånd har, altså hvor kraftige svingningene er der. Båndene heter delta (langsomst), theta, alfa og beta (raskest).
#
# Finn et sted i hvile der delta eller theta er sterkest. **Gjett først, se så på kurven:** Er det et anfall?
# %% [markdown] lang="en"
# ### Scroll through two whole recordings
#
# Here are both recordings of one person, with the segments joined end to end: rest above, seizure below. Scroll, choose a row, and see how much *power* each frequency band has, that is, how strong the waves are there. The bands are called delta (slowest), theta, alpha and beta (fastest).
#
# Find a place at rest where delta or theta is strongest. **Guess first, then look at the trace:** Is it a seizure?
# %%
recordings = [eeg.segments[eeg.recording == one].reshape(-1) for one in (0, 1)]
EEGScroller(recordings, eeg.rate_hz, names=pick("hvile anfall", "rest seizure").split(), seconds=3)
# %% [markdown] lang="nb"
# ## Hvor ligger forskjellen?
#
# Nei: spisser og blunking gir også langsomme utslag, uten å være anfall. Hvordan ser det ut i hele materialet?
#
# Et *spektrum* viser hvor mye av signalet som svinger langsomt og hvor mye som svinger fort. Linjen under er medianen av segmentene i hver gruppe; feltet rommer den midterste halvparten av dem. Hvert hakk på den loddrette aksen er ti ganger så mye.
#
# **Gjett:** Ved hvilke frekvenser er anfall og hvile ulike, og ved hvilke like?
# %% [markdown] lang="en"
# ## Where does the difference lie?
#
# No: spikes and blinks give slow waves too, without being seizures. How does it look in the data as a whole?
#
# A *spectrum* shows how much of the signal is slow and how much is fast. The line below is the median of the segments in each group; the shading holds the middle half of them. Each labelled step up the vertical axis is ten times as much.
#
# **Guess:** At which frequencies do seizure and rest differ, and at which are they alike?
# %%
groups = [eeg.segments[eeg.seizure == 0], eeg.segments[eeg.seizure == 1]]
figure = evaluation.figure_spectrum(groups, eeg.rate_hz, pick("hvile anfall", "rest seizure").split())
# %% slide="spectrum"
show(
    figure,
    nb="Spektrum for hvile og anfall. Begge har en topp i alfabåndet og en smal topp fra strømnettet. Bare anfallene har en topp ved langsommere frekvenser.",
    en="Spectra of rest and seizure. Both have a peak in the alpha band and a narrow one from the mains. Only the seizures have a peak at slower frequencies.",
)
# %% [markdown] lang="nb"
# Anfallene har en topp nederst i theta. Alfatoppen har begge, for i denne simuleringen er hjernebarken utenfor fokuset i ro også under anfallet. Rundt toppen skilles feltene, men de rommer bare den midterste halvparten. Resten av segmentene blander seg, så frekvensen avgjør ikke hvert segment.
#
# Den smale toppen til høyre kommer fra strømnettet. Den sier ingenting om hjernen, men den varierer mye fra opptak til opptak.
# %% [markdown] lang="en"
# The seizures have a peak at the lower end of theta. Both have the alpha peak, since in this simulation the cortex outside the focus stays at rest. Around the peak the shadings part, but they hold only the middle half. The other segments mix, so the frequency does not settle each segment.
#
# The narrow peak on the right comes from the mains. It says nothing about the brain, but it differs greatly from recording to recording.
# %% [markdown] lang="nb"
# ## Tre deler, delt etter person
#
# Nettverket lærer av **treningssettet**, **valideringssettet** bruker vi når noe skal velges, og **testsettet** dømmer til slutt. Alle segmentene fra én person havner i samme del. Cellen viser hvor mange personer hver del får.
# %% [markdown] lang="en"
# ## Three parts, split by person
#
# The network learns from the **training set**, the **validation set** is for choosing, and the **test set** judges at the end. All segments of one person land in the same part. The cell shows how many people each gets.
# %%
learning, test = split_by_group(eeg.subject, 1 / 3, seed=0)
first, second = split_by_group(eeg.subject[learning], 1 / 4, seed=1)
training, validation = learning[first], learning[second]
[len(np.unique(eeg.subject[part])) for part in (training, validation, test)]
# %% [markdown] lang="nb"
# ## Del A · Tensorer
#
# PyTorch regner med *tensorer*. En tensor ligner `np.array`, men kan i tillegg huske hvordan den ble regnet ut, og den kan ligge på et skjermkort. Tre ting er verdt å sjekke hver gang noe feiler:
#
# - `.shape`: hvor mange av hva. Her er det segmenter, så målinger.
# - `.dtype`: hva slags tall. Nettverk regner med `float32`, merkelapper er `int64`.
# - `.device`: hvor den ligger. To tensorer må ligge samme sted for å inngå i samme regnestykke.
# %% [markdown] lang="en"
# ## Part A · Tensors
#
# PyTorch computes with *tensors*. A tensor is like an `np.array`, but it can also remember how it was computed, and it can live on a graphics card. Three things are worth checking whenever something fails:
#
# - `.shape`: how many of what. Here it is segments, then samples.
# - `.dtype`: what kind of numbers. Networks compute with `float32`, labels are `int64`.
# - `.device`: where it lives. Two tensors must live in the same place to take part in one calculation.
# %%
x, y = torch.tensor(eeg.segments), torch.tensor(eeg.seizure)
for tensor in (x, y):
    print(tensor.shape, tensor.dtype, tensor.device)
# %% [markdown] lang="nb"
# ### Kringkasting: når formene er ulike
#
# Hvert segment skal ha sitt eget gjennomsnitt trukket fra. `x.mean(dim=1)` gir ett tall per segment. Ulike former er lov, men PyTorch stiller dem opp *bakfra*: siste akse mot siste akse. To akser passer sammen når de er like lange, eller når den ene har lengde én. Det heter *kringkasting* (*broadcasting*).
#
# Med `keepdim=True` beholder `mean` aksen den tok gjennomsnitt over, med lengde én. **Gjett:** Kan gjennomsnittene trekkes fra `x` uten `keepdim=True`, med, eller begge deler?
# %% [markdown] lang="en"
# ### Broadcasting: when shapes differ
#
# From each segment we want to subtract its own mean. `x.mean(dim=1)` gives one number per segment. Different shapes are allowed, but PyTorch lines them up *from the end*: last axis against last axis. Two axes fit when they are equally long, or when one of them has length one. That is called *broadcasting*.
#
# With `keepdim=True`, `mean` keeps the axis it averaged over, with length one. **Guess:** Can the means be subtracted from `x` without `keepdim=True`, with it, or both?
# %% slide="broadcast"
for means in (x.mean(dim=1), x.mean(dim=1, keepdim=True)):
    try:
        print(tuple(x.shape), "-", tuple(means.shape), "=", tuple((x - means).shape))
    except RuntimeError:
        print(tuple(x.shape), "-", tuple(means.shape), pick("går ikke", "does not work"))
# %% [markdown] lang="nb"
# Bare den med `keepdim=True` virker. Det farlige er en tabell med like mange rader som kolonner: der virker begge, og den ene trekker fra feil tall uten at noe sier fra.
#
# ### Utsnitt eller kopi?
#
# `x[0]` er ingen ny tensor. Det er et *utsnitt* (*view*) av de samme tallene i minnet. `x[0].clone()` er en kopi.
#
# **Gjett:** Hva skriver cellen under ut?
# %% [markdown] lang="en"
# Only the one with `keepdim=True` works. The dangerous case is a table with as many rows as columns: there both work, and one of them subtracts the wrong numbers without a word.
#
# ### View or copy?
#
# `x[0]` is no new tensor. It is a *view* of the same numbers in memory. `x[0].clone()` is a copy.
#
# **Guess:** What does the cell below print?
# %% slide="view"
table = torch.zeros(2, 3)
view, clone = table[0], table[0].clone()
view[0] = 5
clone[1] = 7
print(table)
# %% [markdown] lang="nb"
# Femtallet havnet i tabellen, sjutallet ikke. Den som «bare retter på» ett segment, kan altså endre rådataene.
#
# ## En tensor som husker
#
# Med `requires_grad=True` skriver PyTorch ned hvert regnestykke tensoren er med i. `backward` går baklengs gjennom dem med kjerneregelen og legger den deriverte i `.grad`.
#
# **Gjett:** Tapet er $L = (3w - 1)^2$ og $w = 2$. Da er $\frac{dL}{dw} = 2(3w - 1) \cdot 3$. Hva blir `w.grad` etter ett kall, og etter to?
# %% [markdown] lang="en"
# The five landed in the table, the seven did not. So whoever “just corrects” one segment may change the raw data.
#
# ## A tensor that remembers
#
# With `requires_grad=True` PyTorch writes down every calculation the tensor takes part in. `backward` goes through them backwards by the chain rule and puts the derivative in `.grad`.
#
# **Guess:** The loss is $L = (3w - 1)^2$ and $w = 2$. Then $\frac{dL}{dw} = 2(3w - 1) \cdot 3$. What is `w.grad` after one call, and after two?
# %% slide="twice"
w = torch.tensor(2.0, requires_grad=True)
for call in range(2):
    L = (3 * w - 1) ** 2
    L.backward()
    print(w.grad)
# %% [markdown] lang="nb"
# Etter to kall er tallet dobbelt så stort, enda ingenting er endret. `backward` *legger til*. Det er nyttig når en vekt brukes flere steder, men mellom to treningssteg må du nullstille selv. Det gjør du med `zero_grad`.
# %% [markdown] lang="en"
# After two calls the number is twice as large, although nothing changed. `backward` *adds*. That is useful when a weight is used in several places, but between two training steps you must clear it yourself. `zero_grad` does that.
# %%
quiz("torch-grad-adds", ...)


# %% [markdown] lang="nb"
# ## Et nettverk er en klasse
#
# En klasse (`class`) er en oppskrift, og `self` er nettverket som lages etter den. `__init__` lager lagene med vektene, etter at `super()` har gjort PyTorch klar. `forward` sier hvordan tallene går gjennom. Nettverket kalles som en funksjon: `network(x)`.
#
# `nn.Conv1d` er detektorer som glir langs tiden, slik kjernen i leksjon 00a gled over bildet. Den vil ha formen (segmenter, kanaler, tid), så vi setter inn en akse for den ene kanalen med `x[:, None]`. `mean(dim=2)` er gjennomsnittet over tid.
# %% [markdown] lang="en"
# ## A network is a class
#
# A `class` is a recipe, and `self` is the network made from it. `__init__` makes the layers with their weights, after `super()` has made PyTorch ready. `forward` says how the numbers pass through. The network is called like a function: `network(x)`.
#
# `nn.Conv1d` is detectors that slide along time, as the kernel of lesson 00a slid over the image. It wants the shape (segments, channels, time), so we insert an axis for the single channel with `x[:, None]`. `mean(dim=2)` is the mean over time.
# %%
class TwoDetectors(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.detectors = torch.nn.Conv1d(1, 2, kernel_size=15)
        self.output = torch.nn.Linear(2, 2)

    def forward(self, x):
        found = torch.relu(self.detectors(x[:, None]))
        return self.output(found.mean(dim=2))


small, larger = TwoDetectors(), EEGCNN(seed=0)
small(x[:5]).shape, larger(x[:5]).shape, count_parameters(small), count_parameters(larger)
# %% [markdown] lang="nb"
# Begge svarer med to *skårer* (*logits*) for hvert av de fem segmentene: én for hvile, én for anfall. `EEGCNN` er bygd på samme måte, med tre lag detektorer. De siste to tallene er antall parametere, altså vekter og konstantledd.
# %% [markdown] lang="en"
# Both answer with two *scores* (*logits*) for each of the five segments: one for rest, one for seizure. `EEGCNN` is built the same way, with three layers of detectors. The last two numbers count the parameters: weights and bias terms.
# %% [markdown] lang="nb"
# ## Skårer til tapet, sannsynligheter til legen
#
# *Softmax* gjør skårene til sannsynligheter: opphøy $e$ i hver, og del på summen. Tapet, *kryssentropien*, er $-\ln p$, der $p$ er sannsynligheten riktig klasse fikk.
#
# `F.cross_entropy(scores, truth)` gjør begge deler og gir gjennomsnittet over segmentene. Den skal ha skårene. (Med `reduction="none"` får vi ett tap for hvert segment.)
#
# **Gjett:** Hva skjer med tapet hvis du tar softmax først?
# %% [markdown] lang="en"
# ## Scores to the loss, probabilities to the doctor
#
# *Softmax* turns the scores into probabilities: raise $e$ to each, and divide by the sum. The loss, *cross-entropy*, is $-\ln p$, where $p$ is the probability the right class got.
#
# `F.cross_entropy(scores, truth)` does both and gives the mean over the segments. It wants the scores. (With `reduction="none"` we get one loss for each segment.)
#
# **Guess:** What happens to the loss if you take softmax first?
# %%
lead = torch.linspace(-6, 6, 200)
scores = torch.stack([lead, torch.zeros(200)], dim=1)
right = torch.zeros(200, dtype=torch.int64)
once = F.cross_entropy(scores, right, reduction="none")
twice = F.cross_entropy(scores.softmax(dim=1), right, reduction="none")
# %%
figure = Figure(figsize=(7.5, 3.6), layout="constrained")
axes = figure.subplots()
axes.plot(lead, once, color="#0072B2", linewidth=2.5, label=pick("skårer inn", "scores in"))
axes.plot(lead, twice, "--", color="#E69F00", linewidth=2.5, label=pick("sannsynligheter inn", "probabilities in"))
axes.set(
    ylabel=pick("Tap", "Loss"),
    xlabel=pick("Skåren til riktig klasse minus skåren til den andre", "Score of the right class minus the other's"),
)
axes.set(xticks=range(-6, 7, 2), yticks=range(7))
legend = axes.legend(frameon=False)
# %% slide="logits"
show(
    figure,
    nb="Tapet mot forskjellen mellom skårene. Med skårer inn går det fra høyt til nær null. Med sannsynligheter inn flater kurven ut i begge ender og når aldri null.",
    en="The loss against the difference between the scores. With scores in it goes from high to near zero. With probabilities in the curve is flat at both ends and never reaches zero.",
)
# %% slide="logits"
say(
    nb=f"Den stiplede kurven er flat når modellen er sikker og tar feil, akkurat der den skulle vært bratt. Da blir den deriverte nesten null, og nettverket lærer lite av sine verste feil. Den kommer heller aldri under {number(np.log(1 + np.exp(-1)), 2)}. Det kommer ingen feilmelding; treningen går bare dårlig.",
    en=f"The dashed curve is flat where the model is sure and wrong, just where it should be steep. There the derivative is nearly zero, and the network learns little from its worst mistakes. Nor does it ever go below {number(np.log(1 + np.exp(-1)), 2)}. There is no error message; the training just goes badly.",
)


# %% [markdown] lang="nb"
# ### Oppgave 1 · Hvem skal ha hva?
#
# `logits` har én rad for hvert segment og to kolonner: skåren for hvile og skåren for anfall. `y` er fasiten, null for hvile og én for anfall. Gi tilbake to ting, i denne rekkefølgen:
#
# 1. tapet for alle segmentene samlet, ett tall
# 2. sannsynligheten for anfall, ett tall for hvert segment
#
# For en tensor `t` tar `t.softmax(dim=1)` softmax av hver rad, og `t[:, 0]` er den første kolonnen.
# %% [markdown] lang="en"
# ### Exercise 1 · Who gets what?
#
# `logits` has one row for each segment and two columns: the score for rest and the score for seizure. `y` is the truth, zero for rest and one for seizure. Return two things, in this order:
#
# 1. the loss of all the segments together, one number
# 2. the probability of seizure, one number for each segment
#
# For a tensor `t`, `t.softmax(dim=1)` takes softmax of each row, and `t[:, 0]` is the first column.
# %% exercise="logits-in"
def logits_in(logits, y):
    # BEGIN SOLUTION
    loss = F.cross_entropy(logits, y)
    probability = logits.softmax(dim=1)[:, 1]
    return loss, probability
    # END SOLUTION


check("logits-in", logits_in)


# %% wrong="logits-in" hint="softmax-twice"
def logits_in(logits, y):
    probabilities = logits.softmax(dim=1)
    return F.cross_entropy(probabilities, y), probabilities[:, 1]


# %% wrong="logits-in" hint="argmax"
def logits_in(logits, y):
    return F.cross_entropy(logits, y), logits.argmax(dim=1)


# %% wrong="logits-in" hint="sigmoid"
def logits_in(logits, y):
    return F.cross_entropy(logits, y), torch.sigmoid(logits[:, 1])


# %% wrong="logits-in" hint="raw-score"
def logits_in(logits, y):
    return F.cross_entropy(logits, y), logits[:, 1]


# %% wrong="logits-in" hint="wrong-axis"
def logits_in(logits, y):
    return F.cross_entropy(logits, y), logits.softmax(dim=0)[:, 1]


# %% wrong="logits-in" hint="of-rest"
def logits_in(logits, y):
    return F.cross_entropy(logits, y), logits.softmax(dim=1)[:, 0]


# %% [markdown] lang="nb"
# ## Segmentene i batcher
#
# En `TensorDataset` vet hvor mange rader det er, og hva som står i rad nummer *i*. En `DataLoader` stokker radene og deler dem i små grupper, *batcher*. Den har sitt eget frø, så rekkefølgen kan gjentas.
#
# Cellen viser hvor mange batcher det ble, formen på den første og fasiten i den.
# %% [markdown] lang="en"
# ## The segments in batches
#
# A `TensorDataset` knows how many rows there are and what row number *i* is. A `DataLoader` shuffles the rows and divides them into small groups, *batches*. It has its own seed, so that the order can be repeated.
#
# The cell shows how many batches there are, the shape of the first and its truth.
# %%
def make_loader():
    shuffling = torch.Generator().manual_seed(0)
    return DataLoader(TensorDataset(x[training], y[training]), batch_size=16, shuffle=True, generator=shuffling)


segments, answers = next(iter(make_loader()))
len(make_loader()), segments.shape, answers


# %% [markdown] lang="nb"
# Ett treningssteg på én batch er fem linjer: regn ut tapet, nullstill de gamle deriverte (`zero_grad`), finn de nye (`backward`), flytt vektene (`step`), og les av tapet som et vanlig tall (`.item()`).
# %% [markdown] lang="en"
# One training step on one batch is five lines: work out the loss, clear the old derivatives (`zero_grad`), find the new ones (`backward`), move the weights (`step`), and read off the loss as a plain number (`.item()`).
# %% [markdown] lang="nb"
# ### Oppgave 2 · Ett treningssteg
#
# Skriv steget. `network(x)` gir skårene. `optimiser` er *optimalisereren*, regelen for hvordan vektene flyttes; den har `optimiser.zero_grad()` og `optimiser.step()`. Gi tilbake tapet fra før vektene ble flyttet, som et vanlig tall.
#
# Tenk over hva hver linje trenger fra linjen før.
# %% [markdown] lang="en"
# ### Exercise 2 · One training step
#
# Write the step. `network(x)` gives the scores. `optimiser` is the rule for how the weights are moved; it has `optimiser.zero_grad()` and `optimiser.step()`. Return the loss from before the weights were moved, as a plain number.
#
# Think about what each line needs from the line before.
# %% exercise="one-step" slide="one-step"
def one_step(network, optimiser, x, y):
    # BEGIN SOLUTION
    loss = F.cross_entropy(network(x), y)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()
    # END SOLUTION


check("one-step", one_step)


# %% wrong="one-step" hint="no-zero-grad"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x), y)
    loss.backward()
    optimiser.step()
    return loss.item()


# %% wrong="one-step" hint="step-before-backward"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x), y)
    optimiser.zero_grad()
    optimiser.step()
    loss.backward()
    return loss.item()


# %% wrong="one-step" hint="item-first"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x), y).item()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss


# %% wrong="one-step" hint="zero-too-late"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x), y)
    loss.backward()
    optimiser.zero_grad()
    optimiser.step()
    return loss.item()


# %% wrong="one-step" hint="no-step"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x), y)
    optimiser.zero_grad()
    loss.backward()
    return loss.item()


# %% wrong="one-step" hint="no-backward"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x), y)
    optimiser.zero_grad()
    optimiser.step()
    return loss.item()


# %% wrong="one-step" hint="softmax-first"
def one_step(network, optimiser, x, y):
    loss = F.cross_entropy(network(x).softmax(dim=1), y)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()


# %% [markdown] lang="nb"
# ## Hele løkken
#
# Nå er det bare å gjenta. En runde gjennom treningssettet er en *epoke*. Etter hver epoke måler vi tapet i begge settene, og da skrur `torch.no_grad()` av de deriverte.
#
# `network.train()` og `network.eval()` skifter innstilling. `EEGCNN` har et lag, *BatchNorm*, som under trening skalerer etter gjennomsnitt og standardavvik i batchen, og ellers etter tall det har tatt vare på fra treningen. Uten `eval()` ville svaret for én pasient avhenge av hvem som var i samme batch.
# %% [markdown] lang="en"
# ## The whole loop
#
# All that is left is to repeat. One round through the training set is an *epoch*. After each epoch we measure the loss on both sets, with the derivatives turned off by `torch.no_grad()`.
#
# `network.train()` and `network.eval()` switch the setting. `EEGCNN` has a layer, *BatchNorm*, that scales by the mean and standard deviation of the batch during training, and otherwise by numbers kept from training. Without `eval()` the answer for one patient would depend on who was in the same batch.
# %%
def mean_loss(network, rows):
    network.eval()
    with torch.no_grad():
        return F.cross_entropy(network(x[rows]), y[rows]).item()


# %% [markdown] lang="nb"
# Optimalisereren her er *Adam*, som tilpasser steglengden for hver vekt. `lr` er læringsraten. Etter hver epoke tar vi vare på en kopi av nettverket.
# %% [markdown] lang="en"
# The optimiser here is *Adam*, which adapts the step length of each weight. `lr` is the learning rate. After each epoch we keep a copy of the network.
# %%
network, loader = EEGCNN(seed=0), make_loader()
adam = torch.optim.Adam(network.parameters(), lr=0.003)
training_losses, validation_losses, copies = [], [], []
for epoch in range(15):
    network.train()
    for segments, answers in loader:
        batch_loss = F.cross_entropy(network(segments), answers)
        adam.zero_grad()
        batch_loss.backward()
        adam.step()
    training_losses.append(mean_loss(network, training))
    validation_losses.append(mean_loss(network, validation))
    copies.append(copy.deepcopy(network))
# %% [markdown] lang="nb"
# Vi velger kopien fra epoken med lavest valideringstap.
#
# **Gjett før du ser kurvene:** Vil valideringstapet falle like jevnt som treningstapet? Valideringssettet er segmenter fra noen ganske få personer.
# %% [markdown] lang="en"
# We choose the copy from the epoch with the lowest validation loss.
#
# **Guess before you see the curves:** Will the validation loss fall as evenly as the training loss? The validation set is segments from rather few people.
# %%
best = int(np.argmin(validation_losses))
network = copies[best]
rises, validation_rises = (int((np.diff(losses) > 0).sum()) for losses in (training_losses, validation_losses))
figure = evaluation.figure_learning(training_losses, validation_losses, best_epoch=best + 1)
# %% slide="curves"
show(
    figure,
    nb="Treningstap og valideringstap for hver epoke. Begge er lavere til slutt enn i begynnelsen. Epoken med lavest valideringstap er merket.",
    en="Training loss and validation loss of each epoch. Both are lower at the end than at the beginning. The epoch with the lowest validation loss is marked.",
)
# %% slide="curves"
say(
    nb=f"Treningstapet steg fra en epoke til den neste {rises} ganger, valideringstapet {validation_rises} ganger. Kurvene kan altså være urolige, også når alt virker som det skal.\n\n"
    f"Epoke {best + 1} ble valgt. Valideringstapet der, {number(validation_losses[best], 2)}, er det laveste av {len(copies)} vi kunne velge mellom, så det er gjerne litt for pent: vi har valgt det *fordi* det var lavt. Derfor er validering ikke det samme som test. "
    + (
        ""
        if best + 1 < len(copies)
        else "Epoken var den siste, så vi vet ikke om flere epoker ville gitt et lavere tap. "
    )
    + "Dommen kommer fra personer som ikke var med på noe valg.",
    en=f"The training loss rose from one epoch to the next {rises} times, the validation loss {validation_rises} times. So the curves may be unsteady even when everything works.\n\n"
    f"Epoch {best + 1} was chosen. Its validation loss, {number(validation_losses[best], 2)}, is the lowest of {len(copies)} we could choose from, so it tends to look a little too good: we chose it *because* it was low. That is why validation is not test. "
    + (
        ""
        if best + 1 < len(copies)
        else "It was the last epoch, so we do not know whether more would have given a lower loss. "
    )
    + "The judgement comes from people who had no part in any choice.",
)
# %%
quiz("eeg-validation-is-not-test", ...)
# %% [markdown] lang="nb"
# ## Er det bedre enn noe enklere?
#
# Vi trenger to referansemodeller:
#
# - **amplitude:** hvor mye signalet svinger om gjennomsnittet sitt (standardavviket). Det kan du anslå med en linjal; ingenting må læres.
# - **båndeffekt:** effekten i delta, theta, alfa og beta, fire tall, veid sammen av en logistisk regresjon som har lært av de samme personene som nettverket.
#
# Målet er *AUROC*: hvor ofte et tilfeldig anfallssegment får høyere skår enn et tilfeldig hvilesegment. Den som gjetter, får omtrent en halv.
#
# **Gjett** rekkefølgen på de tre.
# %% [markdown] lang="en"
# ## Is it better than something simpler?
#
# We need two reference models:
#
# - **amplitude:** how much the signal swings about its mean (the standard deviation). A ruler will do; nothing is learnt.
# - **band power:** the power in delta, theta, alpha and beta, four numbers, weighted together by a logistic regression that learnt from the same people as the network.
#
# The measure is *AUROC*: how often a random seizure segment scores higher than a random rest segment. Guessing gives a half.
#
# **Guess** the order of the three.
# %%
from sklearn.linear_model import LogisticRegression

bands = np.log(band_power(eeg.segments, eeg.rate_hz))
regression = LogisticRegression().fit(bands[training], eeg.seizure[training])
probabilities = predict_probabilities(network, eeg.segments[test])[:, 1]
candidates = [probabilities, regression.predict_proba(bands[test])[:, 1], amplitude(eeg.segments[test])]
truth, person = eeg.seizure[test], eeg.subject[test]
areas = [auroc(truth, scores, groups=person) for scores in candidates]
names = pick("nettverk,båndeffekt,amplitude", "network,band power,amplitude").split(",")
pair = [(scores > 0.5).astype(int) for scores in candidates[:2]]
difference = evaluation.compare_paired(truth, *pair, groups=person).difference
winner = names[int(np.argmax([area.value for area in areas]))]
title = pick("AUROC på testpersonene", "AUROC in the test people")
figure = evaluation.figure_scores(names, areas, 0.5, title)
# %% slide="result"
show(
    figure,
    nb="AUROC på testpersonene for nettverket, båndeffekten og amplituden, med intervaller, og en stiplet linje for gjetning.",
    en="AUROC in the test people of the network, band power and amplitude, with intervals, and a dashed line for guessing.",
)
# %% slide="result"
say(
    nb=f"Nettverket fikk {areas[0]}, båndeffekt {areas[1]} og amplitude {areas[2]}. Høyest her: {winner}.\n\n"
    f"Segment for segment, med svaret «anfall» når sannsynligheten er over en halv, er forskjellen i andel riktige (nettverk minus båndeffekt) {difference}. "
    + (
        "Intervallet rommer null, så disse personene avgjør ikke hvem som er best. At dyp læring lønner seg her, er *ikke* vist."
        if difference.low <= 0 <= difference.high
        else "Hele intervallet ligger under null: de fire tallene er bedre enn nettverket."
        if difference.high < 0
        else "Hele intervallet ligger over null: nettverket er bedre på disse simulerte personene."
    )
    + f"\n\n**Hva intervallet dekker:** at andre personer enn disse {len(np.unique(person))} kunne ha kommet i testen. Vi trekker personer, ikke segmenter, for segmenter fra samme person ligner hverandre; derfor er det så bredt. "
    "**Hva det ikke dekker:** at en ny trening gir et annet nettverk, og at virkelige pasienter ikke er simulerte.",
    en=f"The network reached {areas[0]}, band power {areas[1]} and amplitude {areas[2]}. Highest here: {winner}.\n\n"
    f"Segment by segment, answering “seizure” when the probability is above a half, the difference in accuracy (network minus band power) is {difference}. "
    + (
        "The interval contains zero, so these people do not settle which is better. That deep learning pays here is *not* shown."
        if difference.low <= 0 <= difference.high
        else "The whole interval lies below zero: the four numbers are better than the network."
        if difference.high < 0
        else "The whole interval lies above zero: the network is better in these simulated people."
    )
    + f"\n\n**What the interval covers:** that other people than these {len(np.unique(person))} might have come into the test. We draw people, not segments, since segments of one person resemble each other; that is why it is so wide. "
    "**What it does not cover:** that a new training gives another network, and that real patients are not simulated.",
)
# %% [markdown] lang="nb"
# ## Hva nettverket tar feil av
#
# Nå bruker vi nettverket som alarm: «anfall» når sannsynligheten er over en halv. Den som aldri slår alarm, har rett i halvparten av segmentene og finner ingen anfall.
#
# **Gjett:** Er feilene spredt jevnt på personene, eller samlet hos noen få?
# %% [markdown] lang="en"
# ## What the network gets wrong
#
# Now we use the network as an alarm: “seizure” when the probability is above a half. An alarm that never sounds is right in half of the segments and finds no seizure.
#
# **Guess:** Are the mistakes spread evenly over the people, or concentrated in a few?
# %%
alarm = (probabilities > 0.5).astype(int)
found = sensitivity(truth, alarm, groups=person)
quiet = specificity(truth, alarm, groups=person)
right_share = accuracy(truth, alarm, groups=person)
missed = test[(truth == 1) & (alarm == 0)]
false = test[(truth == 0) & (alarm == 1)]
people = np.unique(person)
missed_each = [int((eeg.subject[missed] == one).sum()) for one in people]
false_each = [int((eeg.subject[false] == one).sum()) for one in people]
most = max(a + b for a, b in zip(missed_each, false_each, strict=True))
# %%
figure = Figure(figsize=(7.5, 3.4), layout="constrained")
axes = figure.subplots()
for low, counts, colour, hatch, label in [
    (0, missed_each, "#0072B2", "", pick("oversett anfallssegment", "missed seizure segment")),
    (missed_each, false_each, "#E69F00", "//", pick("falsk alarm", "false alarm")),
]:
    axes.bar(range(1, len(people) + 1), counts, bottom=low, color=colour, hatch=hatch, label=label)
axes.set(
    xlabel=pick("Testperson", "Test person"),
    ylabel=pick("Feil svar (av tjue segmenter)", "Wrong answers (of twenty segments)"),
)
axes.set(yticks=range(0, 21, 5), ylim=(0, 20))
legend = axes.legend(frameon=False)
# %% slide="who"
show(
    figure,
    nb="Stablede søyler: oversette anfallssegmenter og falske alarmer hos hver testperson. Høyden varierer fra person til person.",
    en="Stacked bars: missed seizure segments and false alarms in each test person. The height differs from person to person.",
)
# %% slide="who"
say(
    nb=f"Sensitiviteten er {found} og spesifisiteten {quiet}. Andelen riktige er {right_share}, mot {percent(max(truth.mean(), 1 - truth.mean()), 0)} for den som alltid svarer det samme.\n\n"
    f"Av {len(missed)} oversette anfallssegmenter er {max(missed_each)} fra én og samme person, som har ti anfallssegmenter i alt. Av {len(false)} falske alarmer fikk ingen person flere enn {max(false_each)}. "
    + (
        "Feilene er samlet hos noen få personer, og gjennomsnittet skjuler det."
        if most >= 2 * (len(missed) + len(false)) / len(people)
        else "I denne kjøringen er feilene noenlunde jevnt fordelt."
    ),
    en=f"The sensitivity is {found} and the specificity {quiet}. The accuracy is {right_share}, against {percent(max(truth.mean(), 1 - truth.mean()), 0)} for always giving the same answer.\n\n"
    f"Of {len(missed)} missed seizure segments {max(missed_each)} are from one and the same person, who has ten seizure segments in all. Of {len(false)} false alarms no person had more than {max(false_each)}. "
    + (
        "The mistakes are concentrated in a few people, and the mean hides that."
        if most >= 2 * (len(missed) + len(false)) / len(people)
        else "In this run the mistakes are spread fairly evenly."
    ),
)
# %% [markdown] lang="nb"
# ## «Ingen oversett»
#
# Tenk deg at alarmen ble prøvd på ti pasienter med ett anfall hver og fant alle anfallene. Hvor mange kan den likevel overse i det lange løp?
#
# Overser den i virkeligheten en andel $p$, er sjansen for å finne alle ti $(1 - p)^{10}$. Vi godtar verdier av $p$ så lenge den sjansen er minst fem prosent. Den største $p$ som godtas, er *øvre grense*.
#
# **Gjett** grensen for ti pasienter før du ser figuren.
# %% [markdown] lang="en"
# ## “None missed”
#
# Suppose the alarm was tried on ten patients with one seizure each and found every seizure. How many may it still miss in the long run?
#
# If it really misses a share $p$, the chance of finding all ten is $(1 - p)^{10}$. We accept values of $p$ as long as that chance is at least five per cent. The largest $p$ accepted is the *upper limit*.
#
# **Guess** the limit for ten patients before you see the figure.
# %%
patients = [5, 10, 30, 100]
accepted = np.linspace(0, 0.6, 601)
crossings = [accepted[(1 - accepted) ** n >= 0.05][-1] for n in patients]
# %%
figure = Figure(figsize=(7.5, 3.6), layout="constrained")
axes = figure.subplots()
colours = ["#0072B2", "#E69F00", "#222222", "#666666"]
for n, line, colour in zip(patients, ["-", "--", "-.", ":"], colours, strict=True):
    axes.plot(
        accepted, (1 - accepted) ** n, line, color=colour, linewidth=2.5, label=pick(f"{n} pasienter", f"{n} patients")
    )
axes.axhline(0.05, color="black", linewidth=1)
axes.text(0.6, 0.06, percent(0.05, 0), ha="right", va="bottom")
axes.set_xlabel(pick("Andel anfall som i virkeligheten overses", "True share of seizures missed"))
axes.set_ylabel(pick("Sjansen for å finne alle", "Chance of finding all"))
axes.xaxis.set_major_formatter(lambda value, _: percent(value, 0))
axes.yaxis.set_major_formatter(lambda value, _: percent(value, 0))
legend = axes.legend(frameon=False)
# %% slide="none-missed"
show(
    figure,
    nb="Sjansen for å finne alle anfall mot andelen som i virkeligheten overses, for fire antall pasienter. Jo flere pasienter, desto raskere faller kurven. En vannrett linje står ved fem prosent.",
    en="The chance of finding every seizure against the true share missed, for four numbers of patients. The more patients, the faster the curve falls. A horizontal line marks five per cent.",
)
# %% slide="none-missed"
say(
    nb=f"Kurven for ti pasienter krysser linjen ved {percent(crossings[1], 0)}. At alle ti ble funnet, er altså forenlig med at mer enn hvert fjerde anfall overses. Med {patients[3]} pasienter er grensen {percent(crossings[3], 0)}.",
    en=f"The curve for ten patients crosses the line at {percent(crossings[1], 0)}. So finding all ten is compatible with missing more than one seizure in four. With {patients[3]} patients the limit is {percent(crossings[3], 0)}.",
)


# %% [markdown] lang="nb"
# ### Oppgave 3 · Øvre grense når ingen ble oversett
#
# Sett $a$ lik fem prosent og løs $(1 - p)^n = a$ for $p$: ta $n$-te rot på begge sider. I Python er $n$-te rot av `a` lik `a ** (1 / n)`.
#
# Skriv funksjonen. `n` pasienter hadde ett anfall hver, og alle anfallene ble funnet. Gi tilbake øvre grense for andelen som overses, et tall mellom null og én.
# %% [markdown] lang="en"
# ### Exercise 3 · The upper limit when none was missed
#
# Let $a$ be five per cent and solve $(1 - p)^n = a$ for $p$: take the $n$-th root of both sides. In Python the $n$-th root of `a` is `a ** (1 / n)`.
#
# Write the function. `n` patients had one seizure each, and every seizure was found. Return the upper limit of the share missed, a number between zero and one.
# %% exercise="zero-missed"
def zero_missed(n):
    # BEGIN SOLUTION
    return 1 - 0.05 ** (1 / n)
    # END SOLUTION


check("zero-missed", zero_missed)


# %% wrong="zero-missed" hint="zero"
def zero_missed(n):
    return 0


# %% wrong="zero-missed" hint="one-over-n"
def zero_missed(n):
    return 1 / n


# %% wrong="zero-missed" hint="share-found"
def zero_missed(n):
    return 0.05 ** (1 / n)


# %% wrong="zero-missed" hint="rule-of-three"
def zero_missed(n):
    return 3 / n


# %% wrong="zero-missed" hint="two-sided"
def zero_missed(n):
    return 1 - 0.025 ** (1 / n)


# %% wrong="zero-missed" hint="times-n"
def zero_missed(n):
    return 1 - 0.05**n


# %% [markdown] lang="nb"
# For store $n$ er grensen omtrent $3/n$. Det kalles treregelen (*rule of three*, [Hanley og Lippman-Hand 1983](https://doi.org/10.1001/jama.1983.03330370053031)).
#
# `n` må være uavhengige tilfeller. Åtti segmenter fra åtte personer teller nærmere åtte enn åtti: segmentene fra én person blir gjerne funnet eller oversett sammen, slik du så i søylene.
# %% [markdown] lang="en"
# For large $n$ the limit is about $3/n$. That is called the rule of three ([Hanley and Lippman-Hand 1983](https://doi.org/10.1001/jama.1983.03330370053031)).
#
# `n` must be independent cases. Eighty segments from eight people count for nearer eight than eighty: the segments of one person tend to be found or missed together, as you saw in the bars.
# %%
quiz("eeg-none-missed", ...)
# %% [markdown] lang="nb"
# ## Finn feilen
#
# En kollega får et annet tall med det samme nettverket. «Jeg blandet segmentene godt, holdt en tredel av dem utenfor, valgte epoke på et eget valideringssett og rørte ikke testsettet før til slutt.» Koden står under.
#
# Les den, og svar før du går videre: **Hva er galt?** Tenk på hvor de andre segmentene fra samme opptak havner når ett av dem havner i testsettet.
# %% [markdown] lang="en"
# ## Find the fault
#
# A colleague gets another number with the same network. “I mixed the segments well, kept a third of them aside, chose the epoch on a separate validation set and did not touch the test set until the end.” The code is below.
#
# Read it, and answer before you go on: **What is wrong?** Think of where the other segments of a recording go when one of them goes to the test set.
# %%
rest, judged = split_stratified(eeg.seizure, 1 / 3, seed=0)
inner, outer = split_stratified(eeg.seizure[rest], 1 / 4, seed=1)
fitted, watched = rest[inner], rest[outer]
theirs = EEGCNN(seed=0)
sets = eeg.segments[fitted], eeg.seizure[fitted], eeg.segments[watched], eeg.seizure[watched]
history = train(theirs, *sets, epochs=15, batch_size=16, learning_rate=0.003, patience=15, seed=0)
their_scores = predict_probabilities(theirs, eeg.segments[judged])[:, 1]
their_area = auroc(eeg.seizure[judged], their_scores)
shared = np.isin(eeg.recording[judged], eeg.recording[fitted])
# %% slide="fault"
say(
    nb=f"Kollegaens AUROC: {their_area}. Vår, på nye personer: {areas[0]}.",
    en=f"The colleague's AUROC: {their_area}. Ours, in new people: {areas[0]}.",
)
# %% [markdown] lang="nb"
# ## Elektrode fra elektrode?
#
# Kollegaen blandet segmentene uten å holde opptakene samlet. Da kan nettverket svare riktig uten å se noe anfall: «dette suset og denne nettstøyen har jeg sett før, og da var svaret anfall».
#
# Kan det virkelig være nok? Vi prøver med **myntkast:** hvert opptak får en ny, tilfeldig merkelapp som ikke har noe med hjernen å gjøre. En enkel modell finner så de tre treningssegmentene som har likest spektrum, og svarer som flertallet av dem.
#
# **Gjett** AUROC med hver av de to delingene.
# %% [markdown] lang="en"
# ## Electrode from electrode?
#
# The colleague mixed the segments without keeping the recordings together. Then the network can be right without seeing any seizure: “I have met this hiss and mains noise before; the answer was seizure”.
#
# Can that really be enough? We try **a coin toss:** each recording gets a new, random label that has nothing to do with the brain. A simple model then finds the three training segments with the most similar spectrum and answers as most of them do.
#
# **Guess** the AUROC with each split.
# %%
from sklearn.neighbors import KNeighborsClassifier

narrow = {f"{low} Hz": (low, low + 1) for low in range(1, 63)}
spectra = np.log(band_power(eeg.segments, eeg.rate_hz, narrow))


def coin_toss(seed):
    coin = np.random.default_rng(seed).permutation(np.arange(48) % 2)[eeg.recording]
    areas = []
    for learn, judge in [split_by_group(eeg.subject, 1 / 3, seed), split_stratified(coin, 1 / 3, seed)]:
        alike = KNeighborsClassifier(3).fit(spectra[learn], coin[learn])
        areas.append(auroc(coin[judge], alike.predict_proba(spectra[judge])[:, 1]).value)
    return areas


tosses = np.array([coin_toss(seed) for seed in range(20)])
# %%
figure = Figure(figsize=(7.5, 2.8), layout="constrained")
axes = figure.subplots()
for row, marker in [(0, "o"), (1, "s")]:
    axes.plot(tosses[:, row], np.full(20, row) + np.linspace(-0.2, 0.2, 20), marker, color="#0072B2", alpha=0.7)
    axes.plot([tosses[:, row].mean()] * 2, [row - 0.3, row + 0.3], color="black", linewidth=3)
axes.axvline(0.5, color="#E69F00", linestyle="--", linewidth=2.5)
axes.set_yticks([0, 1], [pick("delt etter person", "split by person"), pick("segmenter blandet", "segments mixed")])
axes.set(
    ylim=(1.5, -0.5),
    xlim=(0.1, 1),
    xlabel=pick("AUROC med merkelapper fra myntkast", "AUROC with labels from a coin toss"),
)
axes.xaxis.set_major_formatter(lambda value, _: number(value, 1))
# %% slide="fault-coin"
show(
    figure,
    nb="Tjue myntkast med hver deling. Delt etter person ligger punktene spredt rundt en halv. Med blandede segmenter ligger de samlet godt over.",
    en="Twenty coin tosses with each split. Split by person, the points scatter about a half. With mixed segments they lie together well above.",
)
# %% slide="fault-coin"
say(
    nb=f"Det er ingenting å lære om anfall her. Likevel er gjennomsnittet (den svarte streken) {number(tosses[:, 1].mean(), 2)} med blandede segmenter, mot {number(tosses[:, 0].mean(), 2)} når delingen går etter person. "
    + (
        "Modellen kjente igjen opptaket: elektroden, støyen og personen. Det viser hva et nettverk *kan* lære av blandede segmenter, ikke hva kollegaens lærte. "
        if tosses[:, 1].mean() > tosses[:, 0].mean() + 0.1
        else "I denne kjøringen var forskjellen liten. "
    )
    + f"I kollegaens test hadde {percent(shared.mean(), 0)} av segmentene søsken fra samme opptak i treningssettet.\n\n"
    + (
        f"Kollegaens tall er {number(their_area.value - areas[0].value, 2)} høyere enn vårt. "
        if their_area.value > areas[0].value
        else "Kollegaens tall ble ikke høyere enn vårt denne gangen, men det er like galt. "
    )
    + "De to er målt på ulike segmenter, så noe av forskjellen kan være flaks eller uflaks med delingen. Intervallet til kollegaen er dessuten for smalt: det regner hvert segment som en ny pasient. "
    "Dette er en *datalekkasje*. Du finner den ikke ved å se på kurver; du må spørre hvordan dataene ble delt.",
    en=f"There is nothing to learn about seizures here. Still the mean (the black bar) is {number(tosses[:, 1].mean(), 2)} with mixed segments, against {number(tosses[:, 0].mean(), 2)} when the split is by person. "
    + (
        "The model recognised the recording: the electrode, the noise and the person. That shows what a network *can* learn from mixed segments, not what the colleague's learnt. "
        if tosses[:, 1].mean() > tosses[:, 0].mean() + 0.1
        else "In this run the difference was small. "
    )
    + f"In the colleague's test {percent(shared.mean(), 0)} of the segments had siblings from the same recording in the training set.\n\n"
    + (
        f"The colleague's number is {number(their_area.value - areas[0].value, 2)} higher than ours. "
        if their_area.value > areas[0].value
        else "The colleague's number was not higher than ours this time, but it is just as wrong. "
    )
    + "The two are measured on different segments, so some of the difference may be luck of the split. The colleague's interval is too narrow as well: it counts each segment as a new patient. "
    "This is *leakage*. You do not find it by looking at curves; you must ask how the data were split.",
)
# %%
quiz("eeg-mixed-segments", ...)
# %% [markdown] lang="nb"
# ## Ekte EEG: filene fra Bonn
#
# Et mye brukt datasett har fem sett med hundre segmenter hver ([Andrzejak 2001](https://doi.org/10.1103/PhysRevE.64.061907)). Sett A er tatt opp på hodebunnen hos friske frivillige. Sett E er tatt opp med elektroder inne i hodeskallen (intrakranielt) hos pasienter, under anfall. Sett D er også intrakranielt, mellom anfallene.
#
# Filene følger ikke med kurset. Har du dem, legg `Z.zip` (A), `F.zip` (D) og `S.zip` (E) i en mappe `bonn` ved siden av notatboken.
#
# **Gjett:** Hva skiller A fra E, bortsett fra anfallet?
# %% [markdown] lang="en"
# ## Real EEG: the files from Bonn
#
# A widely used data set has five sets of a hundred segments ([Andrzejak 2001](https://doi.org/10.1103/PhysRevE.64.061907)). Set A was recorded on the scalp of healthy volunteers. Set E was recorded with electrodes inside the skull (intracranially) in patients, during seizures. Set D is intracranial too, between seizures.
#
# The files do not come with the course. If you have them, put `Z.zip` (A), `F.zip` (D) and `S.zip` (E) in a folder `bonn` beside the notebook.
#
# **Guess:** What sets A apart from E, besides the seizure?
# %%
from pathlib import Path

lines = []
for name, file in [("A", "Z.zip"), ("D", "F.zip")]:
    if Path("bonn", file).exists() and Path("bonn", "S.zip").exists():
        calm, ictal = (amplitude(read_bonn(Path("bonn", one)).segments) for one in (file, "S.zip"))
        area = auroc(np.repeat([0, 1], 100), np.concatenate([calm, ictal]))
        ends = " | ".join(f"{number(part.min(), 0)}–{number(part.max(), 0)} µV" for part in (calm, ictal))
        lines.append(f"| {name}–E | {ends} | {area} |")
# %%
say(
    nb=(
        "| Sett | Amplitude uten anfall | Amplitude under anfall | AUROC for amplituden alene |\n|:--|--:|--:|:--|\n"
        + "\n".join(lines)
        + "\n\nIntervallene regner hvert segment som uavhengig, og er derfor for smale. "
        if lines
        else "Filene ligger ikke her, så ingenting er regnet ut. Cellen ville vist hvor godt amplituden alene skiller settene.\n\n"
        "Da vi målte, var standardavviket fra 22 til 56 µV i A og fra 96 til 613 µV i E: de overlapper ikke, og en linjal skiller alle to hundre (regnet ut fra filene til Andrzejak 2001). "
    )
    + "Intrakranielt eller på hodebunnen, syk eller frisk: A og E er ulike på mye mer enn anfallet. Et nettverk som har alt rett der, har ikke vist at det kjenner igjen et anfall. D mot E er en bedre prøve. Men filene sier ikke hvem segmentene kommer fra, så en deling etter person er umulig også der.",
    en=(
        "| Sets | Amplitude without seizure | Amplitude during seizure | AUROC of amplitude alone |\n|:--|--:|--:|:--|\n"
        + "\n".join(lines)
        + "\n\nThe intervals count each segment as independent, and are therefore too narrow. "
        if lines
        else "The files are not here, so nothing was computed. The cell would have shown how well amplitude alone separates the sets.\n\n"
        "When we measured, the standard deviation was 22 to 56 µV in A and 96 to 613 µV in E: no overlap, and a ruler separates all two hundred (computed from the files of Andrzejak 2001). "
    )
    + "Intracranial or on the scalp, ill or healthy: A and E differ in much more than the seizure. A network that gets everything right there has not shown that it knows a seizure. D against E is a better test. But the files do not say whom the segments come from, so a split by person is impossible there too.",
)
# %% [markdown] lang="nb"
# ## Motsier teksten sin egen tabell?
#
# Språkmodeller omtaler gjerne resultater for deg. Avsnittet under er laget for denne leksjonen, slik en språkmodell kunne ha skrevet det, og tallene er oppdiktet. Alle prosenttallene unntatt ett sier det tabellen sier.
#
# Les tabellen først, så teksten. **Finn prosenttallet som ikke stemmer**, og regn ut hva det skulle ha stått.
# %% [markdown] lang="en"
# ## Does the text contradict its own table?
#
# Language models will gladly describe results for you. The paragraph below was made for this lesson, as a language model might have written it, and its numbers are invented. All but one of the percentages say what the table says.
#
# Read the table first, then the text. **Find the percentage that is wrong**, and work out what it should have been.
# %%
hits, misses, false_alarms, silent = 76, 24, 9, 891
total = hits + misses + false_alarms + silent
wrong_share = (misses + false_alarms) / total
# %% slide="contradiction"
say(
    nb="| | Alarm | Ingen alarm |\n|:--|--:|--:|\n"
    f"| Anfall | {hits} | {misses} |\n| Hvile | {false_alarms} | {silent} |\n\n"
    f"> *Modellen ble prøvd på {number(total)} segmenter og svarte riktig på {percent(1 - wrong_share)}. Spesifisiteten var {percent(silent / (silent + false_alarms))}, altså {false_alarms} falske alarmer. "
    f"Når alarmen går, er det anfall i {percent(hits / (hits + false_alarms))} av tilfellene. Modellen overser dermed bare {percent(wrong_share)} av anfallene og egner seg til overvåkning om natten.*",
    en="| | Alarm | No alarm |\n|:--|--:|--:|\n"
    f"| Seizure | {hits} | {misses} |\n| Rest | {false_alarms} | {silent} |\n\n"
    f"> *The model was tried on {number(total)} segments and answered {percent(1 - wrong_share)} correctly. The specificity was {percent(silent / (silent + false_alarms))}, that is, {false_alarms} false alarms. "
    f"When the alarm sounds, there is a seizure in {percent(hits / (hits + false_alarms))} of cases. The model thus misses only {percent(wrong_share)} of the seizures and is suited to monitoring at night.*",
)
# %% [markdown] lang="nb"
# Har du funnet den? Regn ut andelen oversette anfall fra tabellens øverste rad, og gå så videre.
# %% [markdown] lang="en"
# Found it? Work out the share of missed seizures from the top row of the table, then go on.
# %% slide="contradiction"
say(
    nb=f"Andelen feil i alt, {percent(wrong_share)}, er kalt andelen oversette anfall. Den øverste raden sier {misses} av {hits + misses}: {percent(misses / (hits + misses), 0)} av anfallene ble oversett. "
    f"Hvile er {percent((false_alarms + silent) / total, 0)} av segmentene, så de mange riktige svarene i hvile skjuler de oversette anfallene. Setningen lød rimelig; bare tabellen avslørte den. Be alltid om tabellen.\n\n"
    f"Er ni falske alarmer lite? Én time er {number(3600 / 3)} segmenter på tre sekunder. Hvis alle er hvile og andelen er den samme, blir det {number(1200 * false_alarms / (false_alarms + silent), 0)} falske alarmer i timen.",
    en=f"The share of all errors, {percent(wrong_share)}, is called the share of seizures missed. The top row says {misses} of {hits + misses}: {percent(misses / (hits + misses), 0)} of the seizures were missed. "
    f"Rest is {percent((false_alarms + silent) / total, 0)} of the segments, so the many right answers at rest hide the missed seizures. The sentence sounded reasonable; only the table gave it away. Always ask for the table.\n\n"
    f"Are nine false alarms few? One hour is {number(3600 / 3)} segments of three seconds. If all are rest, and the share is the same, that makes {number(1200 * false_alarms / (false_alarms + silent), 0)} false alarms an hour.",
)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - Et anfall uten alarm om natten. God sensitivitet i gjennomsnitt hjelper ikke den pasienten modellen svikter hos.
# - Et tall fra blandede segmenter er for pent, og modellen tas i bruk.
# - Så mange falske alarmer at noen slår av lyden.
# - Nytt utstyr eller ny elektrodeplassering. Modellen varsler ikke om det.
# - Spisser som tolkes som anfall, og en unødvendig medisin.
#
# Før bruk: prøv den på nye pasienter, med ditt utstyr, og oppgi tallene per person.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - A seizure without an alarm at night. A good mean sensitivity does not help the patient the model fails.
# - A number from mixed segments is too good, and the model is put into use.
# - So many false alarms that somebody turns the sound off.
# - New equipment or electrode positions. The model gives no warning.
# - Spikes taken for seizures, and an unnecessary drug.
#
# Before use: try it on new patients, with your equipment, and report numbers per person.
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En kollega skriver: «Nettverket fant alle anfallene i testen, og vi delte segmentene tilfeldig i trening og test.» Svar med tre setninger: hva tallet kan bety, hva delingen gjør med det, og hva du vil be om. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A colleague writes: “The network found every seizure in the test, and we split the segments at random into training and test.” Reply in three sentences: what the number may mean, what the split does to it, and what you will ask for. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) null oversett har en øvre grense som følger antall pasienter, (b) segmenter fra samme opptak står på begge sider, og (c) noen må dele etter person og sammenligne med noe enklere?
#
# *Ingen oversett betyr bare at andelen er under en grense, og med få pasienter er den grensen høy. Når segmenter fra samme opptak ligger både i treningssettet og testsettet, kan nettverket ha kjent igjen elektroden. Jeg ber om en deling etter person, antall pasienter og båndeffekt til sammenligning.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) none missed has an upper limit that follows the number of patients, (b) segments of one recording are on both sides, and (c) the split must be by person, beside something simpler?
#
# *None missed only means that the share is below a limit, which is high with few patients. With segments of one recording in both training and test, the network may have recognised the electrode. I ask for a split by person, the number of patients, and band power.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert, del A
#
# - Form, talltype og sted: se på dem først når noe feiler.
# - Tap, nullstill, bakover, steg. Rekkefølgen er hele poenget.
# - Tapet skal ha skårer. Legen skal ha sannsynligheter.
# - Validering velger, test dømmer.
# - Null oversett er ikke null risiko.
# - Del etter person. Ellers kan modellen lære elektroden.
# - Prøv linjal og båndeffekt før nettverket.
#
# Den som har dårlig tid, kan slutte her. Del B gjør den samme treningen i Lightning.
# %% [markdown] lang="en"
# ## Recap, part A
#
# - Shape, kind of number and place: look there first when something fails.
# - Loss, clear, backward, step. The order is the whole point.
# - The loss wants scores. The doctor wants probabilities.
# - Validation chooses, the test judges.
# - None missed does not mean no risk.
# - Split by person, or the model may learn the electrode.
# - Try the ruler and band power before the network.
#
# If time is short, stop here. Part B does the same training in Lightning.
# %% [markdown] lang="nb"
# ## Del B · Den samme løkken i Lightning
#
# Løkken over er den samme i nesten alle prosjekter. *Lightning* har den ferdig. Du skriver bare det som er ditt, i en klasse:
#
# - `training_step`: tapet for én batch
# - `validation_step`: hva som måles på valideringssettet
# - `configure_optimizers`: hvilken optimaliserer
#
# `zero_grad`, `backward`, `step`, `train()` og `eval()` kaller Lightning selv. `Classifier` i `dyplab` er en slik klasse. Her er `training_step` derfra; linjene om `augment` er ikke i bruk nå.
# %% [markdown] lang="en"
# ## Part B · The same loop in Lightning
#
# The loop above is the same in nearly every project. *Lightning* has it ready. You write only what is yours, in a class:
#
# - `training_step`: the loss of one batch
# - `validation_step`: what is measured on the validation set
# - `configure_optimizers`: which optimiser
#
# Lightning calls `zero_grad`, `backward`, `step`, `train()` and `eval()`. `Classifier` in `dyplab` is such a class. Here is its `training_step`; the `augment` lines are idle now.
# %%
import inspect
import logging
import warnings

warnings.filterwarnings("ignore", module="lightning")
import lightning.pytorch as pl
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint
from dyplab.training.lightning import Classifier

logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
print(inspect.getsource(Classifier.training_step))
# %% [markdown] lang="nb"
# Vi gir Lightning det samme nettverket, med de samme startvektene, og en `DataLoader` med det samme frøet. `Trainer` styrer resten. `quiet_please` slår av det Lightning ellers skriver til skjerm og disk.
#
# **Gjett:** Hvor ulike er vektene fra Lightning og vektene fra løkken over etter én epoke?
# %% [markdown] lang="en"
# We give Lightning the same network, with the same starting weights, and a `DataLoader` with the same seed. `Trainer` runs the rest. `quiet_please` turns off what Lightning otherwise writes to screen and disk.
#
# **Guess:** How different are Lightning's weights and those of the loop above after one epoch?
# %%
quiet_please = {"accelerator": "cpu", "logger": False, "enable_progress_bar": False, "enable_model_summary": False}
watching = DataLoader(TensorDataset(x[validation], y[validation]), batch_size=len(validation))

by_lightning = EEGCNN(seed=0)
trainer = pl.Trainer(max_epochs=1, enable_checkpointing=False, **quiet_please)
trainer.fit(Classifier(by_lightning, learning_rate=0.003), make_loader(), watching)

pairs = zip(by_lightning.parameters(), copies[0].parameters(), strict=True)
apart = max((one - other).abs().max().item() for one, other in pairs)
# %%
say(
    nb=(
        "Ikke i det hele tatt: hver eneste vekt er lik, siffer for siffer. "
        if apart == 0
        else "Forskjellen er mindre enn en tusendel for alle vektene, slik avrunding kan gi. "
        if apart < 0.001
        else "Vektene ble noe ulike på denne maskinen. "
    )
    + f"Valideringstapet er {number(trainer.callback_metrics['validation_loss'].item(), 3)} i Lightning og {number(validation_losses[0], 3)} i løkken. "
    "Lightning trener altså ikke bedre. Det sparer deg for å skrive, og for å glemme, linjene rundt.\n\n"
    "Fra andre epoke stokker Lightning segmentene i en annen rekkefølge enn løkken. Da kan de to ikke lenger sammenlignes vekt for vekt.",
    en=(
        "Not at all: every single weight is equal, digit for digit. "
        if apart == 0
        else "The difference is less than a thousandth for every weight, as rounding may give. "
        if apart < 0.001
        else "The weights came out somewhat different on this machine. "
    )
    + f"The validation loss is {number(trainer.callback_metrics['validation_loss'].item(), 3)} in Lightning and {number(validation_losses[0], 3)} in the loop. "
    "So Lightning does not train better. It saves you from writing, and from forgetting, the lines around.\n\n"
    "From the second epoch Lightning shuffles the segments into another order than the loop. Then the two can no longer be compared weight for weight.",
)
# %% [markdown] lang="nb"
# ### Callbacks: tidlig stopp og sjekkpunkt
#
# En *callback* er noe Lightning gjør på faste tidspunkter, for eksempel etter hver epoke:
#
# - `EarlyStopping` stopper når valideringstapet ikke er blitt lavere på fire epoker (`patience`). Det heter *tidlig stopp*.
# - `ModelCheckpoint` lagrer vektene fra den beste epoken i en fil, et *sjekkpunkt*.
#
# Begge ser på `validation_loss`. Hva ville skje om de så på testtapet? Filen legger vi i en midlertidig mappe, så ingenting blir liggende igjen.
# %% [markdown] lang="en"
# ### Callbacks: early stopping and checkpoint
#
# A *callback* is something Lightning does at fixed moments, for instance after each epoch:
#
# - `EarlyStopping` stops when the validation loss has not become lower for four epochs (`patience`).
# - `ModelCheckpoint` saves the weights of the best epoch in a file, a *checkpoint*.
#
# Both look at `validation_loss`. What would happen if they looked at the test loss? We put the file in a temporary folder, so that nothing is left behind.
# %%
from tempfile import TemporaryDirectory

kept = EEGCNN(seed=0)
with TemporaryDirectory() as folder:
    stop = EarlyStopping("validation_loss", patience=4)
    save = ModelCheckpoint(folder, monitor="validation_loss")
    trainer = pl.Trainer(max_epochs=30, callbacks=[stop, save], **quiet_please)
    module = Classifier(kept, learning_rate=0.003)
    trainer.fit(module, make_loader(), watching)
    module.load_state_dict(torch.load(save.best_model_path, weights_only=True)["state_dict"])
    last_loss, best_loss = trainer.callback_metrics["validation_loss"].item(), save.best_model_score.item()
# %%
say(
    nb=f"Treningen gikk i {trainer.current_epoch} epoker av høyst {trainer.max_epochs}. Det laveste valideringstapet var {number(best_loss, 2)}, det siste {number(last_loss, 2)}. Etter `load_state_dict` har nettverket vektene fra den beste epoken: tapet er {number(mean_loss(kept, validation), 2)}.\n\n"
    "`weights_only=True` er viktig: med `False` kan en fil fra nettet kjøre kode på maskinen din idet den åpnes. Testsettet rørte vi ikke. Hadde de to sett på testtapet, ville testsettet vært med på å velge, og da er det blitt et valideringssett.",
    en=f"The training ran for {trainer.current_epoch} epochs of at most {trainer.max_epochs}. The lowest validation loss was {number(best_loss, 2)}, the last {number(last_loss, 2)}. After `load_state_dict` the network has the weights of the best epoch: its loss is {number(mean_loss(kept, validation), 2)}.\n\n"
    "`weights_only=True` matters: with `False` a file from the internet can run code on your machine as it is opened. We did not touch the test set. Had the two looked at the test loss, the test set would have taken part in the choice, and so become a validation set.",
)


# %% [markdown] lang="nb"
# Når lønner Lightning seg? Når du trener lenge, på flere skjermkort, eller sammen med andre som skal kunne lese koden. For et lite nettverk på en bærbar maskin er femten linjer PyTorch like bra, og da ser du alt som skjer.
#
# Her slutter hoveddelen. Resten er for deg som vil videre.
# %% [markdown] lang="en"
# When is Lightning worth it? When you train for long, on several graphics cards, or with others who must be able to read the code. For a small network on a laptop fifteen lines of PyTorch do as well, and you see everything that happens.
#
# The main part ends here. The rest is for those who want more.
# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Sett inn en kanalakse
#
# `nn.Conv1d` vil ha (segmenter, kanaler, tid). Du har `x` med formen (segmenter, tid), fra én elektrode. Gi tilbake en tensor med formen (segmenter, én kanal, tid), der hvert segment har de samme tallene som før.
# %% [markdown] lang="en"
# ## More · Exercise 4 · Insert a channel axis
#
# `nn.Conv1d` wants (segments, channels, time). You have `x` of the shape (segments, time), from one electrode. Return a tensor of the shape (segments, one channel, time), in which each segment has the same numbers as before.
# %% exercise="add-channel"
def add_channel(x):
    # BEGIN SOLUTION
    return x.unsqueeze(1)
    # END SOLUTION


check("add-channel", add_channel)


# %% wrong="add-channel" hint="last-axis"
def add_channel(x):
    return x.unsqueeze(2)


# %% wrong="add-channel" hint="unchanged"
def add_channel(x):
    return x.squeeze(1)


# %% wrong="add-channel" hint="transposed"
def add_channel(x):
    return x.T.unsqueeze(1)


# %% wrong="add-channel" hint="first-axis"
def add_channel(x):
    return x.unsqueeze(0)


# %% wrong="add-channel" hint="poured"
def add_channel(x):
    return x.T.reshape(len(x), 1, -1)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · En terskel for linjalen
#
# Lag en referansemodell av amplituden alene. `train_segments` og `test_segments` er `np.array` med formen (segmenter, målinger) i µV, `train_seizure` og `test_seizure` er én under anfall, ellers null. `amplitude(segments)` gir standardavviket til hvert segment.
#
# Terskelen er midt mellom gjennomsnittsamplituden i hvile og under anfall. Over terskelen svarer modellen anfall. Gi tilbake andelen riktige på testsegmentene.
# %% [markdown] lang="en"
# ## More · Exercise 5 · A threshold for the ruler
#
# Make a reference model of the amplitude alone. `train_segments` and `test_segments` are `np.array` of the shape (segments, samples) in µV, `train_seizure` and `test_seizure` are one during a seizure, otherwise zero. `amplitude(segments)` gives the standard deviation of each segment.
#
# The threshold is midway between the mean amplitude at rest and during seizures. Above it the model answers seizure. Return the accuracy on the test segments.
# %% exercise="amplitude-baseline"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    # BEGIN SOLUTION
    size = amplitude(train_segments)
    threshold = (size[train_seizure == 0].mean() + size[train_seizure == 1].mean()) / 2
    answers = amplitude(test_segments) > threshold
    return (answers == test_seizure).mean()
    # END SOLUTION


check("amplitude-baseline", amplitude_baseline)


# %% wrong="amplitude-baseline" hint="threshold-from-test"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    size = amplitude(test_segments)
    threshold = (size[test_seizure == 0].mean() + size[test_seizure == 1].mean()) / 2
    return ((size > threshold) == test_seizure).mean()


# %% wrong="amplitude-baseline" hint="size-lost"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    train_z = (train_segments - train_segments.mean(axis=1, keepdims=True)) / train_segments.std(axis=1, keepdims=True)
    test_z = (test_segments - test_segments.mean(axis=1, keepdims=True)) / test_segments.std(axis=1, keepdims=True)
    size = amplitude(train_z)
    threshold = (size[train_seizure == 0].mean() + size[train_seizure == 1].mean()) / 2
    return ((amplitude(test_z) > threshold) == test_seizure).mean()


# %% wrong="amplitude-baseline" hint="largest-swing"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    size = np.abs(train_segments).max(axis=1)
    threshold = (size[train_seizure == 0].mean() + size[train_seizure == 1].mean()) / 2
    answers = np.abs(test_segments).max(axis=1) > threshold
    return (answers == test_seizure).mean()


# %% wrong="amplitude-baseline" hint="on-training"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    size = amplitude(train_segments)
    threshold = (size[train_seizure == 0].mean() + size[train_seizure == 1].mean()) / 2
    return ((size > threshold) == train_seizure).mean()


# %% wrong="amplitude-baseline" hint="mean-of-all"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    answers = amplitude(test_segments) > amplitude(train_segments).mean()
    return (answers == test_seizure).mean()


# %% wrong="amplitude-baseline" hint="turned-round"
def amplitude_baseline(train_segments, train_seizure, test_segments, test_seizure):
    size = amplitude(train_segments)
    threshold = (size[train_seizure == 0].mean() + size[train_seizure == 1].mean()) / 2
    return ((amplitude(test_segments) < threshold) == test_seizure).mean()


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Standardiser uten å lekke
#
# `train_bands` og `test_bands` er tabeller med én rad for hvert segment og én kolonne for hvert frekvensbånd. Å *standardisere* er å trekke fra kolonnens gjennomsnitt og dele på standardavviket dens, så båndene får samme skala.
#
# Gi tilbake testtabellen, standardisert slik modellen skal få den når den er i bruk hos én og én ny pasient. Gjennomsnitt av hver kolonne er `.mean(axis=0)`.
# %% [markdown] lang="en"
# ## More · Exercise 6 · Standardise without leaking
#
# `train_bands` and `test_bands` are tables with one row for each segment and one column for each frequency band. To *standardise* is to subtract the column's mean and divide by its standard deviation, so that the bands get the same scale.
#
# Return the test table, standardised as the model is to get it when it is in use on one new patient at a time. The mean of each column is `.mean(axis=0)`.
# %% exercise="zscore-train"
def zscore_train(train_bands, test_bands):
    # BEGIN SOLUTION
    return (test_bands - train_bands.mean(axis=0)) / train_bands.std(axis=0)
    # END SOLUTION


check("zscore-train", zscore_train)


# %% wrong="zscore-train" hint="all-data"
def zscore_train(train_bands, test_bands):
    both = np.concatenate([train_bands, test_bands])
    return (test_bands - both.mean(axis=0)) / both.std(axis=0)


# %% wrong="zscore-train" hint="tests-own"
def zscore_train(train_bands, test_bands):
    return (test_bands - test_bands.mean(axis=0)) / test_bands.std(axis=0)


# %% wrong="zscore-train" hint="swapped"
def zscore_train(train_bands, test_bands):
    return (test_bands - train_bands.std(axis=0)) / train_bands.mean(axis=0)


# %% wrong="zscore-train" hint="whole-table"
def zscore_train(train_bands, test_bands):
    return (test_bands - train_bands.mean()) / train_bands.std()


# %% wrong="zscore-train" hint="variance"
def zscore_train(train_bands, test_bands):
    return (test_bands - train_bands.mean(axis=0)) / train_bands.var(axis=0)


# %% wrong="zscore-train" hint="no-brackets"
def zscore_train(train_bands, test_bands):
    return test_bands - train_bands.mean(axis=0) / train_bands.std(axis=0)
