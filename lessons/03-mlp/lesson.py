# %% [markdown] lang="nb"
# # Den første dyplæringsmodellen
#
# **Klinisk spørsmål: Kan en maskin lese en håndskrevet dose, og når må den si «jeg vet ikke»?**
#
# En lege forordnet sildenafil 25 mg. Bokstaven l sist i navnet ble lest som et ettall, og pasienten fikk 125 mg som første dose ([Pennsylvania Patient Safety Authority 2006](http://patientsafety.pa.gov/ADVISORIES/Pages/200609_19.aspx)). Den gangen var det mennesker som leste feil.
#
# Her lar vi en maskin lese sifre. Hvor ofte tar den feil, merker den det selv, og hva skal den gjøre når den er i tvil?
# %% [markdown] lang="en"
# # The first deep model
#
# **Clinical question: Can a machine read a handwritten dose, and when must it say “I don't know”?**
#
# A doctor ordered sildenafil 25 mg. The letter l at the end of the name was read as a one, and the patient was given 125 mg as the first dose ([Pennsylvania Patient Safety Authority 2006](http://patientsafety.pa.gov/ADVISORIES/Pages/200609_19.aspx)). It was people who misread it.
#
# Here we let a machine read digits. How often is it wrong, does it notice, and what should it do when it is in doubt?
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - regne et bilde gjennom et lite nevralt nettverk for hånd
# - regne ut kryssentropien for ett bilde og si hva den måler
# - velge epoke ut fra valideringskurven og oppdage overtilpasning
# - si hva modellens oppgitte sikkerhet er verdt, og når modellen bør la være å svare
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return` og `.shape`, og hva en derivert er. Matriseregning trenger du ikke, og heller ikke leksjon 01 og 02.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - carry an image through a small neural network by hand
# - work out the cross-entropy for one image and say what it measures
# - choose the epoch from the validation curve and notice overfitting
# - say what the model's stated confidence is worth, and when the model should not answer
#
# **What you need to know first:** variable, list, index, `for`, `def`, `return` and `.shape`, and what a derivative is. You need neither matrices nor lessons 01 and 02.
# %%
import copy

import numpy as np
import torch
import torch.nn.functional as F
from matplotlib.figure import Figure

from dyplab import evaluation
from dyplab.data import load_mnist, split_stratified
from dyplab.evaluation import accuracy
from dyplab.models import MLP, count_parameters, make_forest, make_mlp_classifier
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.training import predict_probabilities, train
from dyplab.widgets import DrawDigit

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Dataene, og hvem som skrev
#
# MNIST er bilder av håndskrevne sifre, $28 \times 28$ piksler. Hver piksel er et tall fra $0$ (papir) til $255$ (blekk). De som skrev, var ansatte i det amerikanske folketellingsbyrået og amerikanske elever i videregående skole ([LeCun 1998](https://doi.org/10.1109/5.726791)). Her er altså verken pasienter, leger eller resepter. Hvem som skrev hvilket siffer, følger ikke med.
#
# Se på ettallene og sjutallene. Skriver du dine slik? Har noen av sjutallene tverrstrek?
# %% [markdown] lang="en"
# ## The data, and who wrote them
#
# MNIST is a collection of handwritten digits as images, $28 \times 28$ pixels. Each pixel is a number from $0$ (paper) to $255$ (ink). The writers were employees of the US Census Bureau and American high-school students ([LeCun 1998](https://doi.org/10.1109/5.726791)). So there are no patients, no doctors and no prescriptions here. The data do not say who wrote which digit.
#
# Look at the ones and the sevens. Do you write yours like this? Do any of the sevens have a bar?
# %%
images, labels = load_mnist()
rng = np.random.default_rng(0)
rows = [*rng.choice(np.flatnonzero(labels == 1), 10), *rng.choice(np.flatnonzero(labels == 7), 10)]
figure = evaluation.figure_contact_sheet(images[rows], labels[rows])
# %% slide="digits"
show(
    figure,
    nb="En rad med ti håndskrevne ettall og en rad med ti sjutall, hvitt på svart.",
    en="A row of ten handwritten ones and a row of ten sevens, white on black.",
)
# %% [markdown] lang="nb"
# ## Tre deler med hver sin oppgave
#
# - **Treningssettet** er det nettverket lærer av.
# - **Valideringssettet** velger vi ut fra: hvor lenge vi trener, og hvor sikker modellen må være.
# - **Testsettet** dømmer den ferdige modellen. Ingenting velges ut fra det.
#
# I klinikken betyr «validering» at en modell er prøvd på nye pasienter. Her er det bildene vi velger ut fra.
#
# Delingen er *stratifisert*: like stor andel av hvert siffer i alle deler. Samme person kan ha skrevet i flere av dem. På andres skrift ville resultatene trolig vært dårligere.
# %% [markdown] lang="en"
# ## Three parts, each with its own task
#
# - The network learns from the **training set**.
# - We choose by the **validation set**: how long to train, how sure to be.
# - The **test set** judges the finished model. Nothing is chosen by it.
#
# In the clinic “validation” means trying a model on new patients. Here it is for choosing.
#
# The split is *stratified*: each digit has the same share of every part. One person may have written in several. On others' writing, results would probably be worse.
# %%
x = (images.reshape(len(images), 784) / 255).astype("float32")
rest, test = split_stratified(labels, 0.2, seed=0)
first, second = split_stratified(labels[rest], 0.2, seed=1)
training, validation = rest[first], rest[second]
len(training), len(validation), len(test)
# %% [markdown] lang="nb"
# ## Ett nevron
#
# Hvert bilde er nå en rad med $784$ tall mellom $0$ og $1$. Et nevron ganger hvert tall med en *vekt*, summerer produktene og legger til ett tall, *konstantleddet*. Mer er det ikke.
#
# Vi lager ett for hånd: positivt for sjutall, negativt for ettall. Vektene er det gjennomsnittlige sjutallet minus det gjennomsnittlige ettallet. Konstantleddet legger grensen midt mellom de to.
#
# **Gjett før du kjører cellen:** Hvor i bildet blir vektene positive, og hvor negative?
# %% [markdown] lang="en"
# ## One neuron
#
# Each image is now a row of $784$ numbers between $0$ and $1$. A neuron multiplies each by a *weight*, adds up the products, and adds one more number, the *bias term*. That is all.
#
# We make one by hand: positive for sevens, negative for ones. Its weights are the average seven minus the average one. The bias term puts the border midway between the two.
#
# **Guess before you run the cell:** Where in the image will the weights be positive, and where negative?
# %%
ones = x[training[labels[training] == 1]]
sevens = x[training[labels[training] == 7]]
weights = sevens.mean(axis=0) - ones.mean(axis=0)
bias = -(weights * (sevens.mean(axis=0) + ones.mean(axis=0)) / 2).sum()
figure = evaluation.figure_pixel_map(weights.reshape(28, 28), pick("Vektene i ett nevron", "The weights of one neuron"))
# %% slide="neuron"
show(
    figure,
    nb="Vektene lagt ut som et bilde. Positive der sjutall har blekk og ettall ikke, negative der ettallets strek går.",
    en="The weights laid out as an image. Positive where sevens have ink and ones do not, negative along the stroke of the one.",
)
# %% [markdown] lang="nb"
# Vektene er positive (røde) der sjutallets tak og bein går, og negative (blå, med strek) der ettallet går.
#
# Nevronet gir ett tall for hvert bilde: `(weights * x[0]).sum() + bias` for det første. For mange bilder på én gang skriver vi `.sum(axis=1)`, som gir én sum for hver rad.
#
# **Gjett:** Hvor mye overlapper ettall og sjutall i valideringssettet?
# %% [markdown] lang="en"
# The weights are positive (red) along the roof and leg of the seven, and negative (blue, with a dash) along the one.
#
# The neuron gives one number for each image: `(weights * x[0]).sum() + bias` for the first. For many images at once we write `.sum(axis=1)`, which gives one sum for each row.
#
# **Guess:** How much do ones and sevens overlap in the validation set?
# %%
figure = Figure(figsize=(7.5, 3.4), layout="constrained")
axes = figure.subplots()
for digit, colour, hatch in [(1, "#0072B2", ""), (7, "#E69F00", "//")]:
    sums = (weights * x[validation[labels[validation] == digit]]).sum(axis=1) + bias
    axes.hist(sums, bins=range(-30, 41, 2), color=colour, hatch=hatch, edgecolor="black", alpha=0.8, label=str(digit))
axes.axvline(0, color="black", linestyle="--")
axes.set(xlabel=pick("Nevronets sum", "The neuron's sum"), ylabel=pick("Bilder", "Images"), yticks=range(0, 21, 5))
legend = axes.legend(title=pick("Siffer", "Digit"), frameon=False)
ones_above = ((x[validation[labels[validation] == 1]] * weights).sum(axis=1) + bias > 0).sum()
sevens_below = (sums < 0).sum()
# %%
show(
    figure,
    nb="Nevronets sum for ettall og for sjutall. Ettallene ligger mest under null, sjutallene mest over.",
    en="The neuron's sum for ones and for sevens. The ones lie mostly below zero, the sevens mostly above.",
)
# %% slide="neuron"
say(
    nb=f"Over null svarer nevronet «sju», under null «ett». Da leser det {sevens_below} av {len(sums)} sjutall og {ones_above} ettall feil.",
    en=f"Above zero the neuron answers “seven”, below zero “one”. It then misreads {sevens_below} of {len(sums)} sevens and {ones_above} ones.",
)
# %% [markdown] lang="nb"
# ## Lag på lag
#
# Ett nevron kan si «ettall eller sjutall», men ikke hvilket av ti sifre. Derfor setter vi mange nevroner ved siden av hverandre, og alle ser de samme tallene: det er et *lag*. Neste lag ser bare det som kommer ut av laget før. Lagene mellom inn og ut kalles *skjulte*.
#
# Etter hvert skjulte nevron kommer ReLU, som gjør negative summer til null: $\mathrm{ReLU}(z) = \max(0, z)$.
#
# På tegningen er tallene ved strekene vekter. Tallet etter kolon er konstantleddet.
# %% [markdown] lang="en"
# ## Layer upon layer
#
# One neuron can say “one or seven”, but not which of ten digits. So we put many neurons side by side, all seeing the same numbers: a *layer*. The next layer sees only what comes out of the one before. Layers between input and output are called *hidden*.
#
# After each hidden neuron comes ReLU, which turns negative sums into zero: $\mathrm{ReLU}(z) = \max(0, z)$.
#
# In the drawing the numbers on the lines are weights; those after the colon are bias terms.
# %%
names = ["$x_0 = 1$", "$x_1 = 2$", "$h_0$: 0", "$h_1$: −1", "$z_0$: 1", "$z_1$: 0"]
places = [(0, 0), (0, -1), (1, 0), (1, -1), (2, 0), (2, -1)]
starts, ends = [0, 1, 0, 1, 2, 3, 2, 3], [2, 2, 3, 3, 4, 4, 5, 5]
figure = Figure(figsize=(7.5, 3.2), layout="constrained")
axes = figure.subplots()
middle = {"ha": "center", "va": "center", "size": 14}
for name, (column, row) in zip(names, places, strict=True):
    axes.text(column, row, name, **middle, bbox={"boxstyle": "round,pad=0.6", "fc": "white"})
for start, end, weight in zip(starts, ends, [1, -1, 2, 1, 1, 2, 3, -1], strict=True):
    (left, up), (right, down) = places[start], places[end]
    axes.plot([left, right], [up, down], color="grey", zorder=0)
    axes.text(left + 0.3, 0.7 * up + 0.3 * down, f"${weight}$", **middle, backgroundcolor="white")
axes.set(xlim=(-0.3, 2.3), ylim=(-1.4, 0.4))
axes.set_axis_off()
# %% slide="by-hand"
show(
    figure,
    nb="To tall inn, to skjulte nevroner og to tall ut. En strek med en vekt går fra hver til hver i neste lag.",
    en="Two numbers in, two hidden neurons and two numbers out. A line with a weight goes from each to each of the next layer.",
)


# %% [markdown] lang="nb"
# ### Oppgave 1 · Regn et bilde gjennom nettverket
#
# På tegningen får $h_0$ summen $1 \cdot 1 + (-1) \cdot 2 + 0 = -1$, og ReLU gjør den til $0$. Regn ut $h_1$, $z_0$ og $z_1$ på papir.
#
# Skriv så funksjonen. `weights1` har én rad for hvert skjult nevron: `weights1[0]` er vektene til $h_0$. `bias1` har ett konstantledd for hvert. `weights2` og `bias2` hører til neste lag, uten ReLU. ReLU er `np.maximum(0, z)`. Gi tilbake tallene fra siste lag som en `np.array`.
# %% [markdown] lang="en"
# ### Exercise 1 · Carry an image through the network
#
# In the drawing $h_0$ gets the sum $1 \cdot 1 + (-1) \cdot 2 + 0 = -1$, and ReLU turns it into $0$. Work out $h_1$, $z_0$ and $z_1$ by hand.
#
# Now the function: `weights1` has one row per hidden neuron: `weights1[0]` holds the weights of $h_0$. `bias1` has their bias terms. `weights2` and `bias2` belong to the next layer, without ReLU. ReLU is `np.maximum(0, z)`. Return the last numbers as an `np.array`.
# %% exercise="forward-by-hand"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    # BEGIN SOLUTION
    hidden = np.maximum(0, (weights1 * x).sum(axis=1) + bias1)
    return (weights2 * hidden).sum(axis=1) + bias2
    # END SOLUTION


check("forward-by-hand", forward_by_hand)


# %% wrong="forward-by-hand" hint="no-relu"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    hidden = (weights1 * x).sum(axis=1) + bias1
    return (weights2 * hidden).sum(axis=1) + bias2


# %% wrong="forward-by-hand" hint="no-bias"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    hidden = np.maximum(0, (weights1 * x).sum(axis=1))
    return (weights2 * hidden).sum(axis=1)


# %% wrong="forward-by-hand" hint="transposed"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    hidden = np.maximum(0, (weights1.T * x).sum(axis=1) + bias1)
    return (weights2.T * hidden).sum(axis=1) + bias2


# %% wrong="forward-by-hand" hint="relu-last"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    hidden = np.maximum(0, (weights1 * x).sum(axis=1) + bias1)
    return np.maximum(0, (weights2 * hidden).sum(axis=1) + bias2)


# %% wrong="forward-by-hand" hint="all-added"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    hidden = np.maximum(0, (weights1 * x).sum() + bias1)
    return (weights2 * hidden).sum() + bias2


# %% wrong="forward-by-hand" hint="bias-after-relu"
def forward_by_hand(x, weights1, bias1, weights2, bias2):
    hidden = np.maximum(0, (weights1 * x).sum(axis=1)) + bias1
    return (weights2 * hidden).sum(axis=1) + bias2


# %% [markdown] lang="nb"
# ReLU ser ut som en detalj. Stryk den på tegningen, og du får
#
# $$z_0 = (x_0 - x_1) + 2(2x_0 + x_1 - 1) + 1 = 5x_0 + x_1 - 1$$
#
# Det kunne ett enkelt nevron ha regnet ut rett fra $x_0$ og $x_1$.
# %% [markdown] lang="en"
# ReLU looks like a detail. Strike it from the drawing, and you get
#
# $$z_0 = (x_0 - x_1) + 2(2x_0 + x_1 - 1) + 1 = 5x_0 + x_1 - 1$$
#
# A single neuron could have worked that out straight from $x_0$ and $x_1$.
# %%
quiz("mlp-why-relu", ...)
# %% [markdown] lang="nb"
# ## Fra skårer til sannsynligheter
#
# Ut kommer én skår (*logit*) for hvert siffer. Skårer kan være negative og har ingen fast skala. *Softmax* gjør dem til sannsynligheter i to steg:
#
# 1. Opphøy $e$ i hver skår. Da blir alle positive.
# 2. Del hver på summen. Da blir de én til sammen.
#
# **Gjett:** Tre sifre har skårene $2$, $1$ og $-2$. Omtrent hvor stor sannsynlighet får hvert av dem?
# %% [markdown] lang="en"
# ## From scores to probabilities
#
# The last layer gives one score (*logit*) for each digit. Scores may be negative and have no fixed scale. *Softmax* turns them into probabilities in two steps:
#
# 1. Raise $e$ to the power of each score. Then all are positive.
# 2. Divide each by the sum. Then they add up to one.
#
# **Guess:** Three digits have the scores $2$, $1$ and $-2$. Roughly how large a probability does each get?
# %%
scores = np.array([2.0, 1.0, -2.0])
shares = np.exp(scores) / np.exp(scores).sum()
figure = Figure(figsize=(7.5, 3), layout="constrained")
left, right = figure.subplots(1, 2)
left.bar(["1", "4", "7"], scores, color="#0072B2")
left.axhline(0, color="black", linewidth=1)
left.set(title=pick("Skårer", "Scores"), xlabel=pick("Siffer", "Digit"), yticks=[-2, -1, 0, 1, 2])
right.set(title=pick("Sannsynligheter", "Probabilities"), xlabel=pick("Siffer", "Digit"), ylim=(0, 1), yticks=[])
bars = right.bar(["1", "4", "7"], shares, color="#E69F00", hatch="//")
texts = right.bar_label(bars, [percent(share, 0) for share in shares])
# %% slide="softmax"
show(
    figure,
    nb="Tre skårer, og sannsynlighetene softmax gjør dem til. Den største skåren får det meste.",
    en="Three scores, and the probabilities softmax makes of them. The largest score gets most.",
)
# %% [markdown] lang="nb"
# Skrevet som en formel, der $z_k$ er skåren til siffer $k$ og $p_k$ sannsynligheten det får:
#
# $$p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}$$
# %% [markdown] lang="en"
# Written as a formula, where $z_k$ is the score of digit $k$ and $p_k$ the probability it gets:
#
# $$p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}$$
# %% [markdown] lang="nb"
# ## Hvor feil var svaret?
#
# Fasiten skrives også som ti tall: én på plassen til riktig siffer, null på de andre. Det kalles *one-hot*. Et sjutall er $(0, 0, 0, 0, 0, 0, 0, 1, 0, 0)$.
#
# Tapet for ett bilde er *kryssentropien*. Den ser bare på sannsynligheten $p$ som det riktige sifferet fikk, og er $-\ln p$.
#
# **Gjett:** Hvor stort er tapet når riktig siffer fikk hele sannsynligheten? Halvparten? En hundredel?
# %% [markdown] lang="en"
# ## How wrong was the answer?
#
# The truth is written as ten numbers too: one in the place of the right digit, zero in the others. That is called *one-hot*. A seven is $(0, 0, 0, 0, 0, 0, 0, 1, 0, 0)$.
#
# The loss for one image is the *cross-entropy*. It looks only at the probability $p$ that the right digit got, and is $-\ln p$.
#
# **Guess:** How large is the loss when the right digit got all of the probability? When it got half? A hundredth?
# %%
p = np.linspace(0.005, 1, 200)
figure = Figure(figsize=(7.5, 3.4), layout="constrained")
axes = figure.subplots()
axes.plot(p, -np.log(p), color="#0072B2", linewidth=2.5)
axes.set(xlim=(0, 1.25), ylim=(0, 5.5), yticks=range(6), ylabel=pick("Tap", "Loss"))
axes.set_xticks([0, 0.5, 1], [percent(tick, 0) for tick in [0, 0.5, 1]])
axes.set_xlabel(pick("Sannsynligheten som riktig siffer fikk", "The probability the right digit got"))
for point in [0.01, 0.1, 0.5, 1]:
    loss = abs(np.log(point))
    axes.plot(point, loss, "o", color="black")
    axes.text(point + 0.02, loss + 0.15, f"{percent(point, 0)}: {number(loss, 2)}")
# %% slide="loss"
show(
    figure,
    nb="Tapet mot sannsynligheten det riktige sifferet fikk. Null tap helt til høyre, og bratt oppover mot venstre.",
    en="The loss against the probability the right digit got. No loss at the far right, and steeply up towards the left.",
)


# %% [markdown] lang="nb"
# ### Oppgave 2 · Kryssentropien for ett bilde
#
# Med one-hot-fasiten $t$ er tapet $L = -\sum_k t_k \ln p_k$. Ni av de ti leddene er null, og igjen står $L = -\ln p_y$, der $y$ er riktig siffer. Å være sikker og ta feil koster altså mye mer enn å være i tvil.
#
# Skriv funksjonen: `probabilities` har én sannsynlighet for hver klasse, `label` er det riktige sifferet. Gi tilbake tapet, ett tall.
# %% [markdown] lang="en"
# ### Exercise 2 · The cross-entropy for one image
#
# With the one-hot truth $t$ the loss is $L = -\sum_k t_k \ln p_k$. Nine of the ten terms are zero, and what remains is $L = -\ln p_y$, where $y$ is the right digit. So being sure and wrong costs much more than being in doubt.
#
# Write the function: `probabilities` has one probability for each class, `label` is the right digit. Return the loss, one number.
# %% exercise="cross-entropy"
def cross_entropy(probabilities, label):
    # BEGIN SOLUTION
    return -np.log(probabilities[label])
    # END SOLUTION


check("cross-entropy", cross_entropy)


# %% wrong="cross-entropy" hint="base-ten"
def cross_entropy(probabilities, label):
    return -np.log10(probabilities[label])


# %% wrong="cross-entropy" hint="divided"
def cross_entropy(probabilities, label):
    truth = np.zeros(len(probabilities))
    truth[label] = 1
    return -(truth * np.log(probabilities)).mean()


# %% wrong="cross-entropy" hint="sign"
def cross_entropy(probabilities, label):
    return np.log(probabilities[label])


# %% wrong="cross-entropy" hint="best-guess"
def cross_entropy(probabilities, label):
    return -np.log(np.max(probabilities))


# %% wrong="cross-entropy" hint="all-classes"
def cross_entropy(probabilities, label):
    return -np.log(probabilities).sum()


# %% wrong="cross-entropy" hint="one-minus"
def cross_entropy(probabilities, label):
    return 1 - probabilities[label]


# %%
quiz("mlp-sure-and-wrong", ...)
# %% [markdown] lang="nb"
# ## Nettverket vårt: 784 → 100 → 50 → 10
#
# Pikslene går inn i hundre nevroner, videre til femti, og ut som ti skårer. Et slikt nettverk, der hvert nevron ser alt som kommer ut av laget før, heter *flerlagsperseptron* (MLP). Det er *dypt* fordi det har flere lag etter hverandre.
#
# Vektene og konstantleddene kalles *parametere*: de er det treningen skal finne. **Gjett** hvor mange de er.
# %% [markdown] lang="en"
# ## Our network: 784 → 100 → 50 → 10
#
# The pixels go into a hundred neurons, on to fifty, and out as ten scores. Such a network, where every neuron sees everything that comes out of the layer before, is called a *multilayer perceptron* (MLP). It is *deep* because it has several layers one after the other.
#
# Weights and bias terms are called *parameters*: training is to find them. **Guess** how many there are.
# %%
network = MLP(hidden=(100, 50), seed=0)
layers = [*network.hidden, network.output]
# %% slide="count"
say(
    nb="| Tall inn | Nevroner | Vekter | Konstantledd |\n|--:|--:|--:|--:|\n"
    + "\n".join(
        f"| {number(a.in_features)} | {number(a.out_features)} | {number(a.weight.numel())} | {number(a.bias.numel())} |"
        for a in layers
    )
    + f"\n\nTil sammen {number(count_parameters(network))} parametere, som skal finnes ut fra {number(len(training))} bilder. "
    "Med så mange tall å skru på kan et nettverk lære bildene utenat. Husk det til kurvene lenger ned.",
    en="| Numbers in | Neurons | Weights | Bias terms |\n|--:|--:|--:|--:|\n"
    + "\n".join(
        f"| {number(a.in_features)} | {number(a.out_features)} | {number(a.weight.numel())} | {number(a.bias.numel())} |"
        for a in layers
    )
    + f"\n\n{number(count_parameters(network))} parameters in all, to be found from {number(len(training))} images. "
    "With so many numbers to adjust, a network can learn the images by heart. Remember that when you reach the curves below.",
)
# %% [markdown] lang="nb"
# ## Trening: først med scikit-learn
#
# scikit-learn har et nettverk med de samme lagene ferdig. Tre linjer er nok, og alt som skjer, er skjult.
#
# Tallet under er *andel riktige* på valideringssettet, med konfidensintervall (KI): omtrent så mye kunne tallet ha endret seg med andre bilder av samme slag. Den som alltid svarer det samme sifferet, har rett i én tidel. Testsettet rører vi ikke ennå.
# %% [markdown] lang="en"
# ## Training: first with scikit-learn
#
# scikit-learn has a network with the same layers ready-made. Three lines will do, and everything that happens is hidden.
#
# The number below is the *accuracy* (the share of right answers) on the validation set, with a confidence interval (CI): it could have changed by about that much with other images of the same kind. Whoever always answers the same digit is right in one tenth. We do not touch the test set yet.
# %%
classifier = make_mlp_classifier(seed=0)
classifier.fit(x[training], labels[training])
accuracy(labels[validation], classifier.predict(x[validation]))
# %% [markdown] lang="nb"
# ## Så med løkken synlig
#
# Å trene er å flytte hver parameter litt i den retningen som gjør tapet mindre. Den deriverte av tapet viser retningen.
#
# torch regner med *tensorer*, sin egen utgave av `np.array`. `F.cross_entropy` tar imot skårene, gjør softmax selv og gir det gjennomsnittlige tapet. Når vi bare måler, slår `no_grad` av de deriverte.
# %% [markdown] lang="en"
# ## Then with the loop in sight
#
# To train is to move every parameter a little in the direction that makes the loss smaller. The derivative of the loss shows which.
#
# torch computes with *tensors*, its own kind of `np.array`. `F.cross_entropy` takes the scores, does softmax itself and gives the mean loss. While we only measure, `no_grad` turns the derivatives off.
# %%
pictures, truth = torch.tensor(x), torch.tensor(labels)


def mean_loss(network, rows):
    with torch.no_grad():
        return F.cross_entropy(network(pictures[rows]), truth[rows]).item()


# %% [markdown] lang="nb"
# Så gjentar vi fire steg:
#
# 1. Ta en liten, tilfeldig bunke bilder (en *batch*) og regn ut tapet.
# 2. Nullstill de forrige deriverte med `zero_grad`.
# 3. `backward` finner alle de deriverte på én gang. Det heter *tilbakepropagering*.
# 4. `step` flytter parameterne. *Optimalisereren* (her `Adam`) er regelen for hvordan, og *læringsraten* `lr` bestemmer hvor langt.
#
# En runde gjennom hele treningssettet er en *epoke*. Etter hver tar vi vare på en kopi av nettverket.
# %% [markdown] lang="en"
# Then we repeat four steps:
#
# 1. Take a small random pile of images (a *batch*) and work out the loss.
# 2. Clear the old derivatives with `zero_grad`.
# 3. `backward` finds all derivatives at once: *backpropagation*.
# 4. `step` moves the parameters. The *optimiser* (here `Adam`) is the rule for how, and the *learning rate* `lr` decides how far.
#
# One round through the training set is an *epoch*. After each we keep a copy of the network.
# %% slide="loop"
optimiser = torch.optim.Adam(network.parameters(), lr=0.001)
training_losses, copies = [], []
for epoch in range(40):
    for rows in torch.tensor(rng.permutation(training)).split(64):
        loss = F.cross_entropy(network(pictures[rows]), truth[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    training_losses.append(mean_loss(network, training))
    copies.append(copy.deepcopy(network))
# %% [markdown] lang="nb"
# ## Finn feilen
#
# Under en kurve som denne sto det i et undervisningsopplegg: «Ingen tegn til overtilpasning.» Et nettverk blir *overtilpasset* når det stadig blir bedre på treningsbildene, men dårligere på andre bilder.
#
# Figuren viser treningstapet for nettverket vi nettopp trente. **Er du enig i setningen?** Svar ja, nei eller «det kan jeg ikke se», og si hvorfor, før du går videre.
# %% [markdown] lang="en"
# ## Find the fault
#
# Under a curve like the one below, a set of teaching pages said: “No sign of overfitting.” A network *overfits* when it keeps getting better on its training images but worse on others.
#
# The figure shows the training loss of the network we just trained. **Do you agree with the sentence?** Answer yes, no or “I cannot see that”, and say why, before you go on.
# %%
figure = evaluation.figure_learning(training_losses)
# %% slide="fault"
show(
    figure,
    nb="Treningstapet for hver epoke. Det faller bratt i begynnelsen og nærmer seg så null.",
    en="The training loss of each epoch. It falls steeply at first and then nears zero.",
)
# %%
validation_losses = [mean_loss(kept, validation) for kept in copies]
lowest = int(np.argmin(validation_losses))
figure = evaluation.figure_learning(training_losses, validation_losses, best_epoch=lowest + 1)


def right_and_sure_when_wrong(network):
    probabilities = predict_probabilities(network, x[validation])
    right = probabilities.argmax(axis=1) == labels[validation]
    return accuracy(labels[validation], probabilities.argmax(axis=1)), probabilities.max(axis=1)[~right].mean()


early, late = copies[lowest], copies[-1]
early_right, early_sure = right_and_sure_when_wrong(early)
late_right, late_sure = right_and_sure_when_wrong(late)
# %% slide="fault-shown"
show(
    figure,
    nb="Treningstapet og valideringstapet for hver epoke. Epoken der valideringstapet er lavest, er merket.",
    en="Training loss and validation loss of each epoch. The epoch where the validation loss is lowest is marked.",
)


# %% slide="fault-shown"
say(
    nb="Det riktige svaret var «det kan jeg ikke se». Den første kurven viste bare bilder nettverket øver på. "
    "Nå er de samme kopiene også målt på valideringssettet.\n\n"
    f"Valideringstapet var lavest i epoke {lowest + 1}, {number(validation_losses[lowest], 2)}, og endte på {number(validation_losses[-1], 2)}. "
    + (
        "Det steg mens treningstapet fortsatte å falle. Det er overtilpasning.\n\n"
        if validation_losses[-1] > 1.05 * validation_losses[lowest]
        else "I denne kjøringen steg det knapt, men det kunne vi ikke vite før nå.\n\n"
    )
    + f"Andelen riktige på valideringssettet var {early_right} i epoke {lowest + 1} og {late_right} i den siste. "
    f"Når svaret var feil, oppga nettverket i snitt {percent(early_sure, 0)} sikkerhet i epoke {lowest + 1} og {percent(late_sure, 0)} i den siste. "
    + (
        "Det gjør altså ikke flere feil, men det er blitt "
        if late_right.value > early_right.value - 0.005
        else "Det gjør flere feil, og det er blitt "
    )
    + ("sikrere når det tar feil." if late_sure > early_sure else "mindre sikkert når det tar feil."),
    en="The right answer was “I cannot see that”. The first curve showed only images the network practises on. "
    "Now the same copies have been measured on the validation set as well.\n\n"
    f"The validation loss was lowest in epoch {lowest + 1}, {number(validation_losses[lowest], 2)}, and ended at {number(validation_losses[-1], 2)}. "
    + (
        "It rose while the training loss went on falling. That is overfitting.\n\n"
        if validation_losses[-1] > 1.05 * validation_losses[lowest]
        else "In this run it hardly rose, but we could not know that until now.\n\n"
    )
    + f"The accuracy on the validation set was {early_right} in epoch {lowest + 1} and {late_right} in the last. "
    f"When its answer was wrong, the network stated on average {percent(early_sure, 0)} confidence in epoch {lowest + 1} and {percent(late_sure, 0)} in the last. "
    + (
        "So it does not make more mistakes, but it has become "
        if late_right.value > early_right.value - 0.005
        else "It makes more mistakes, and it has become "
    )
    + ("surer when it is wrong." if late_sure > early_sure else "less sure when it is wrong."),
)
# %%
quiz("mlp-training-curve-alone", ...)


# %% [markdown] lang="nb"
# ### Oppgave 3 · Hvilken epoke?
#
# Du får tre lister med ett tap for hver epoke: `train_loss`, `validation_loss` og `test_loss`. Gi tilbake nummeret på epoken du ville tatt nettverket fra. Den første epoken har nummer én, som i figuren.
# %% [markdown] lang="en"
# ### Exercise 3 · Which epoch?
#
# You are given three lists with one loss for each epoch: `train_loss`, `validation_loss` and `test_loss`. Return the number of the epoch you would take the network from. The first epoch is number one, as in the figure.
# %% exercise="best-epoch"
def best_epoch(train_loss, validation_loss, test_loss):
    # BEGIN SOLUTION
    return validation_loss.index(min(validation_loss)) + 1
    # END SOLUTION


check("best-epoch", best_epoch)


# %% wrong="best-epoch" hint="last"
def best_epoch(train_loss, validation_loss, test_loss):
    return len(train_loss)


# %% wrong="best-epoch" hint="lowest-train"
def best_epoch(train_loss, validation_loss, test_loss):
    return train_loss.index(min(train_loss)) + 1


# %% wrong="best-epoch" hint="on-test"
def best_epoch(train_loss, validation_loss, test_loss):
    return test_loss.index(min(test_loss)) + 1


# %% wrong="best-epoch" hint="from-zero"
def best_epoch(train_loss, validation_loss, test_loss):
    return validation_loss.index(min(validation_loss))


# %% wrong="best-epoch" hint="the-loss"
def best_epoch(train_loss, validation_loss, test_loss):
    return min(validation_loss)


# %% [markdown] lang="nb"
# ## Tidlig stopp
#
# `train` er den samme løkken, men etter hver epoke måler den også valideringstapet. Når det ikke er blitt lavere på fem epoker (`patience=5`), stopper den og henter fram vektene fra den beste. Det heter *tidlig stopp*.
# %% [markdown] lang="en"
# ## Early stopping
#
# `train` is the same loop, but after each epoch it also measures the validation loss. When that has not become lower for five epochs (`patience=5`), it stops and brings back the weights of the best epoch. That is called *early stopping*.
# %%
network = MLP(hidden=(100, 50), seed=0)
history = train(
    network,
    x[training],
    labels[training],
    x[validation],
    labels[validation],
    epochs=40,
    batch_size=64,
    learning_rate=0.001,
    patience=5,
    seed=0,
)
figure = evaluation.figure_learning(history.train_loss, history.validation_loss, history.best_epoch)
# %%
show(
    figure,
    nb="Treningstap og valideringstap til treningen stoppet. Den beste epoken er merket.",
    en="Training loss and validation loss until the training stopped. The best epoch is marked.",
)
# %% [markdown] lang="nb"
# ## Er det bedre enn noe enklere?
#
# Et resultat alene sier lite. Vi trenger to sammenligninger:
#
# - **uten modell:** svar alltid det samme sifferet
# - **referansemodell:** en *tilfeldig skog*, mange beslutningstrær (rekker av ja/nei-spørsmål) som stemmer over svaret. Den har ingen lag og ingen læringsrate.
#
# Nå bruker vi testsettet for første gang. Begge modellene har lært av de samme bildene.
#
# **Gjett:** Hvor mange prosentpoeng bedre er nettverket enn skogen?
# %% [markdown] lang="en"
# ## Is it better than something simpler?
#
# A result alone says little. Two comparisons are needed:
#
# - **without a model:** always answer the same digit
# - **reference model:** a *random forest*, many decision trees (chains of yes/no questions) that vote. It has no layers and no learning rate.
#
# Now we use the test set for the first time. Both models learnt from the same images.
#
# **Guess:** How many percentage points better than the forest is the network?
# %%
forest = make_forest(seed=0).fit(x[training], labels[training])
probabilities = predict_probabilities(network, x[test])
answers, forest_answers = probabilities.argmax(axis=1), forest.predict(x[test])
network_score = accuracy(labels[test], answers)
forest_score = accuracy(labels[test], forest_answers)
trivial = accuracy(labels[test], np.zeros(len(test), dtype=int))
comparison = evaluation.compare_paired(labels[test], answers, forest_answers)
difference = comparison.difference
names = pick("nettverk skog", "network forest").split()
title = pick("Andel riktige på testsettet", "Accuracy on the test set")
figure = evaluation.figure_scores(names, [network_score, forest_score], trivial, title)
# %% slide="result"
show(
    figure,
    nb="Andel riktige på testsettet for nettverket og skogen, med intervaller, og en stiplet linje for å svare det samme hver gang.",
    en="Accuracy on the test set of the network and the forest, with intervals, and a dashed line for always giving the same answer.",
)
# %% slide="result"
say(
    nb=f"Nettverket hadde rett i {network_score}, skogen i {forest_score}. Alltid samme siffer gir {percent(trivial.value, 0)}.\n\n"
    f"Bilde for bilde: I {comparison.only_a} var det bare nettverket som hadde rett, i {comparison.only_b} bare skogen. Forskjellen (nettverk minus skog) er {difference}. "
    + (
        "Intervallet rommer null, så disse bildene avgjør ikke hvilken modell som er best. Gevinsten man kunne vente av et dypt nettverk, fant vi *ikke*."
        if difference.low <= 0 <= difference.high
        else "Hele intervallet ligger under null: skogen er bedre enn det dype nettverket."
        if difference.high < 0
        else "Hele intervallet ligger over null: nettverket er bedre, men se hvor lite det er."
    )
    + " En mulig forklaring: Treningsbildene er få, og når bildet kommer inn som en lang rad, vet verken skogen eller nettverket hvilke piksler som er naboer.\n\n"
    "**Hva intervallet dekker:** at andre testbilder av samme slag ville gitt litt andre tall. **Hva det ikke dekker:** at en ny trening med andre startvekter gir et annet nettverk, "
    "at samme person kan ha skrevet både trenings- og testbilder, og at folk andre steder skriver annerledes.",
    en=f"The network was right in {network_score}, the forest in {forest_score}. Always answering the same digit gives {percent(trivial.value, 0)}.\n\n"
    f"Image by image: in {comparison.only_a} only the network was right, in {comparison.only_b} only the forest. The difference (network minus forest) is {difference}. "
    + (
        "The interval contains zero, so these images do not settle which is better. The gain one might expect from going deep was *not* found."
        if difference.low <= 0 <= difference.high
        else "The whole interval lies below zero: the forest is better than the deep network."
        if difference.high < 0
        else "The whole interval lies above zero: the network is better, but see how little that is."
    )
    + " A possible reason: the training images are few, and when an image comes in as one long row, neither forest nor network knows which pixels are neighbours.\n\n"
    "**What the interval covers:** that other test images of the same kind would have given slightly other numbers. **What it does not cover:** that a new training from other starting weights gives another network, "
    "that the same person may have written both training and test images, and that people elsewhere write differently.",
)
# %% [markdown] lang="nb"
# **På MNISTs offisielle testsett**, ti tusen bilder skrevet av andre personer, fikk skogen 93,4 % (95 % KI 92,9–93,8) og scikit-learns MLP 93,2 % (92,7–93,7), begge trent på 4000 bilder. Vårt nettverk, som lærte av 3200 og stoppet tidlig, fikk 90,9 % (90,4–91,5) ([benchmarks/RESULTS.md](https://github.com/dyplab/dyplab/blob/main/benchmarks/RESULTS.md)).
#
# Heller ikke der lønte dybden seg. Hver modell er trent tre ganger, og tallene er fra den midterste; her i leksjonen ser du bare én trening.
# %% [markdown] lang="en"
# **On MNIST's official test set**, ten thousand images written by other people, the forest reached 93.4% (95% CI 92.9–93.8) and scikit-learn's MLP 93.2% (92.7–93.7), both trained on 4,000 images. Our network, which learnt from 3,200 and stopped early, reached 90.9% (90.4–91.5) ([benchmarks/RESULTS.md](https://github.com/dyplab/dyplab/blob/main/benchmarks/RESULTS.md)).
#
# There too, depth did not pay. Each model was trained three times, and the numbers are from the middle one; here in the lesson you see only one training.
# %%
quiz("mlp-interval-over-zero", ...)
# %% [markdown] lang="nb"
# ## Stemmer den oppgitte sikkerheten?
#
# Den største av de ti sannsynlighetene er modellens *oppgitte sikkerhet*. En *kalibrert* modell har rett i omtrent sju av ti svar der den oppgir sytti prosent. Punktene ligger da på den stiplede linjen. Ligger de under, er modellen for sikker.
#
# **Gjett:** Hvilket nettverk overvurderer seg selv mest, det som stoppet tidlig, eller kopien fra siste epoke i den lange treningen? Figuren viser det første, tabellen under begge.
# %% [markdown] lang="en"
# ## Does the stated confidence hold?
#
# The largest of the ten probabilities is the model's *stated confidence*. A *calibrated* model is right in about seven of ten answers where it states seventy per cent. The points then lie on the dashed line. If they lie below, the model is too sure.
#
# **Guess:** Which network is more overconfident, the one that stopped early, or the copy from the last epoch of the long training? The figure shows the first, the table below it both.
# %%
late_probabilities = predict_probabilities(late, x[test])
figure = evaluation.figure_calibration(labels[test], probabilities)
late_score = accuracy(labels[test], late_probabilities.argmax(axis=1))
late_share = late_score.value
# %% slide="calibration"
show(
    figure,
    nb="Andel riktige svar mot oppgitt sikkerhet for nettverket som stoppet tidlig, med intervaller. Under vises hvor mange bilder hvert punkt bygger på.",
    en="Share of right answers against stated confidence for the network that stopped early, with intervals, and below how many images each point rests on.",
)
# %% slide="calibration"
say(
    nb="| | Oppgitt sikkerhet i snitt | Andel riktige |\n|:--|--:|--:|\n"
    f"| Tidlig stopp | {percent(probabilities.max(axis=1).mean())} | {network_score} |\n"
    f"| Siste epoke | {percent(late_probabilities.max(axis=1).mean())} | {late_score} |\n\n"
    + (
        "Den lange treningen gjorde nettverket sikrere enn det hadde grunn til. Det er den samme overtilpasningen som du så i valideringstapet."
        if late_probabilities.max(axis=1).mean() - late_share > probabilities.max(axis=1).mean() - network_score.value
        else "I denne kjøringen overvurderte ikke nettverket seg mer etter lang trening."
    )
    + " Søylene nederst i figuren viser at de fleste svarene oppgis med høy sikkerhet. Punktene lenger til venstre bygger på få bilder, og intervallene der er brede. Brier-tapet i tittelen måler hvor langt sannsynlighetene ligger fra fasiten; null er best.",
    en="| | Mean stated confidence | Accuracy |\n|:--|--:|--:|\n"
    f"| Early stopping | {percent(probabilities.max(axis=1).mean())} | {network_score} |\n"
    f"| Last epoch | {percent(late_probabilities.max(axis=1).mean())} | {late_score} |\n\n"
    + (
        "The long training made the network surer than it had reason to be. That is the same overfitting that you saw in the validation loss."
        if late_probabilities.max(axis=1).mean() - late_share > probabilities.max(axis=1).mean() - network_score.value
        else "In this run the long training did not make the network more overconfident."
    )
    + " The bars at the foot of the figure show that most answers are given with high confidence. The points further left rest on few images, and their intervals are wide. The Brier loss in the title measures how far the probabilities lie from the truth; zero is best.",
)
# %% [markdown] lang="nb"
# ## Hva modellen leser feil
#
# Her er de ti feilene der modellen var sikrest. Over hvert bilde står fasit → svar og oppgitt sikkerhet. Hvor mange ville du lest riktig?
# %% [markdown] lang="en"
# ## What it misreads
#
# Here are the ten mistakes where the model was surest. Above each image you see truth → answer and stated confidence. How many would you have read right?
# %%
sure = probabilities.max(axis=1)
wrong = np.flatnonzero(answers != labels[test])
surest = wrong[np.argsort(-sure[wrong])][:10]
captions = [f"{labels[test][i]} → {answers[i]}\n{percent(sure[i])}" for i in surest]
between = sum({labels[test][i], answers[i]} == {1, 7} for i in wrong)
figure = evaluation.figure_contact_sheet(images[test][surest], captions)
# %% slide="mistakes"
show(
    figure,
    nb="De ti feilene med høyest oppgitt sikkerhet, hver med fasit, svar og sikkerhet.",
    en="The ten mistakes with the highest stated confidence, each with truth, answer and confidence.",
)
# %% slide="mistakes"
say(
    nb=f"Modellen tok feil i {len(wrong)} av {number(len(test))} bilder. I {(sure[wrong] >= 0.9).sum()} av feilene oppga den minst {percent(0.9, 0)} sikkerhet. "
    f"Ett og sju ble forvekslet {between} ganger. Det kan gjøre dosen sju ganger så stor, eller til en sjudel.\n\n"
    f"En dose på tre sifre er riktig lest bare når alle tre er det. Er feilene uavhengige av hverandre, gir {percent(network_score.value)} per siffer {percent(network_score.value**3, 0)} per dose.",
    en=f"The model was wrong in {len(wrong)} of {number(len(test))} images. In {(sure[wrong] >= 0.9).sum()} of the mistakes it stated at least {percent(0.9, 0)}. "
    f"One and seven were taken for each other {between} times. That can make a dose seven times as large, or a seventh.\n\n"
    f"A dose of three digits is read right only when all three are. If the mistakes are independent of one another, {percent(network_score.value)} per digit gives {percent(network_score.value**3, 0)} per dose.",
)
# %% [markdown] lang="nb"
# ## Når skal modellen la være å svare?
#
# Vi kan la modellen svare bare hvis den oppgitte sikkerheten er minst så høy som en *terskel*, og ellers sende bildet til et menneske. Jo høyere terskel, desto færre svar.
#
# Terskelen velger vi på valideringssettet: den laveste som gjør at minst nittini av hundre svar er riktige.
#
# **Gjett:** Hvor stor andel av bildene får da et svar?
# %% [markdown] lang="en"
# ## When should the model leave the answer to others?
#
# We can let the model answer only when its stated confidence is at least a *threshold*, and otherwise send the image to a human. The higher the threshold, the fewer the answers.
#
# We choose the threshold on the validation set: the lowest one at which at least ninety-nine of a hundred answers are right.
#
# **Guess:** What share of the images will then get an answer?
# %%
wanted = 0.99
validation_probabilities = predict_probabilities(network, x[validation])
confidence = validation_probabilities.max(axis=1)
right = validation_probabilities.argmax(axis=1) == labels[validation]
thresholds = np.sort(confidence)
right_shares = np.array([right[confidence >= t].mean() for t in thresholds])
threshold = thresholds[np.argmax(right_shares >= wanted)]
answered = sure >= threshold
answered_score = accuracy(labels[test][answered], answers[answered])
# %%
figure = Figure(figsize=(7.5, 3.6), layout="constrained")
axes = figure.subplots()
axes.plot([(confidence >= t).mean() for t in thresholds], right_shares, color="#0072B2", linewidth=2.5)
axes.plot((confidence >= threshold).mean(), right[confidence >= threshold].mean(), "o", color="black", markersize=9)
axes.axhline(wanted, color="grey", linestyle="--")
axes.set_xlabel(pick("Andel besvart", "Share answered"))
axes.set_ylabel(pick("Riktige blant de besvarte", "Right among the answered"))
axes.xaxis.set_major_formatter(lambda value, _: percent(value, 0))
axes.yaxis.set_major_formatter(lambda value, _: percent(value, 0))
# %% slide="abstain"
show(
    figure,
    nb="Valideringssettet: jo større andel modellen svarer på, desto lavere andel riktige blant svarene. En stiplet linje viser kravet, og et punkt den valgte terskelen.",
    en="The validation set: the larger the share the model answers, the lower the share right among the answers. A dashed line shows the share required, a point the chosen threshold.",
)
# %% slide="abstain"
say(
    nb=f"Den stiplede linjen er kravet på {percent(wanted, 0)}, og punktet er terskelen: {percent(threshold)}. På testsettet svarer modellen da på {percent(answered.mean(), 0)} av bildene, og {answered_score} av svarene er riktige. "
    f"De andre {number((~answered).sum())} bildene går til et menneske. Uten terskel var {percent(network_score.value)} riktige.",
    en=f"The dashed line is the required {percent(wanted, 0)}, and the point is the threshold: {percent(threshold)}. On the test set the model then answers {percent(answered.mean(), 0)} of the images, and {answered_score} of the answers are right. "
    f"The other {number((~answered).sum())} images go to a human. Without a threshold {percent(network_score.value)} were right.",
)


# %% [markdown] lang="nb"
# ## Norsk håndskrift
#
# Et norsk ettall har gjerne en lang oppstrek, og et norsk sjutall en tverrstrek. Vi tegner oppstrek på ettallene og tverrstrek på sjutallene i testsettet. Alt annet er likt, så hvert bilde kan sammenlignes med seg selv. Strekene er tegnet av noen linjer kode, ikke av norske leger; dette er en simulering.
#
# **Gjett:** Hvor mange flere leser modellen feil, og merker den selv at noe er uvant?
# %% [markdown] lang="en"
# ## Norwegian handwriting
#
# A Norwegian one often has a long upstroke, and a Norwegian seven a bar. We draw upstrokes on the ones and bars on the sevens of the test set. All else is equal, so each image can be compared with itself. The strokes are drawn by a few lines of code, not by Norwegian doctors; this is a simulation.
#
# **Guess:** How many more will the model misread, and does it notice that something is unfamiliar?
# %%
def with_upstroke(image):
    drawn = image.copy()
    top = np.flatnonzero(image.max(axis=1) > 127)[0]
    column = image[top].argmax()
    for step in range(10):
        drawn[top + step, max(0, column - step - 1) : max(0, column - step + 1)] = 255
    return drawn


def with_bar(image):
    drawn = image.copy()
    row = int(np.flatnonzero(image.max(axis=1) > 127).mean())
    column = image[row].argmax()
    drawn[row : row + 2, max(0, column - 5) : column + 6] = 255
    return drawn


# %%
rows = test[np.isin(labels[test], [1, 7])]
digits = labels[rows]
norwegian = np.array([with_upstroke(images[i]) if labels[i] == 1 else with_bar(images[i]) for i in rows])
before, after = predict_probabilities(network, images[rows]), predict_probabilities(network, norwegian)
read_before, read_after = before.argmax(axis=1), after.argmax(axis=1)
lost = np.flatnonzero((read_before == digits) & (read_after != digits))
examples = [*np.flatnonzero(digits == 1)[:5], *np.flatnonzero(digits == 7)[:5], *lost[:10]]
captions = [f"{digits[i]} → {read_after[i]}" for i in examples]
figure = evaluation.figure_contact_sheet(norwegian[examples], captions)
# %% slide="norwegian"
show(
    figure,
    nb="Øverst fem ettall med oppstrek og fem sjutall med tverrstrek. Nederst bilder som ble lest riktig uten strekene, men ikke med dem. Over hvert står fasit og svar.",
    en="Above, five ones with an upstroke and five sevens with a bar. Below, images that were read right without the strokes but not with them. Truth and answer stand above each.",
)


# %%
def summary(probabilities):
    kept = probabilities.max(axis=1) >= threshold
    found = probabilities.argmax(axis=1)
    right_of_kept = accuracy(digits[kept], found[kept])
    return accuracy(digits, found), probabilities.max(axis=1).mean(), kept.mean(), right_of_kept


old, new = summary(before), summary(after)
shift = evaluation.compare_paired(digits, read_after, read_before).difference
mixed_before = ((digits != read_before) & np.isin(read_before, [1, 7])).sum()
mixed_after = ((digits != read_after) & np.isin(read_after, [1, 7])).sum()
# %% slide="norwegian"
say(
    nb="| | Andel riktige | Oppgitt sikkerhet | Andel besvart | Riktige blant de besvarte |\n|:--|:--|--:|--:|:--|\n"
    f"| Som skrevet | {old[0]} | {percent(old[1], 0)} | {percent(old[2], 0)} | {old[3]} |\n"
    f"| Med norske streker | {new[0]} | {percent(new[1], 0)} | {percent(new[2], 0)} | {new[3]} |\n\n"
    f"Forskjell i andel riktige på de samme {len(rows)} bildene: {shift}. "
    + (
        "Modellen leser sifrene dårligere med norske streker. "
        if shift.high < 0
        else "Forskjellen er ikke sikkert vist med så få bilder. "
    )
    + f"Ett og sju ble forvekslet med hverandre {mixed_before} ganger før og {mixed_after} ganger etter"
    + (
        "; den farligste feilen ble altså *ikke* vanligere. "
        if mixed_after <= mixed_before
        else "; den farligste feilen ble altså vanligere. "
    )
    + (
        "Modellen svarer også på færre. Slik bør det være: terskelen sender flere av de uvante sifrene til et menneske."
        if new[2] < old[2] - 0.05
        else "Men modellen svarer nesten like ofte som før: den merker ikke at skriften er uvant."
    ),
    en="| | Accuracy | Stated confidence | Share answered | Right among the answered |\n|:--|:--|--:|--:|:--|\n"
    f"| As written | {old[0]} | {percent(old[1], 0)} | {percent(old[2], 0)} | {old[3]} |\n"
    f"| With Norwegian strokes | {new[0]} | {percent(new[1], 0)} | {percent(new[2], 0)} | {new[3]} |\n\n"
    f"Difference in accuracy on the same {len(rows)} images: {shift}. "
    + (
        "The model reads the digits less well with Norwegian strokes. "
        if shift.high < 0
        else "With so few images the difference is not certain. "
    )
    + f"One and seven were taken for each other {mixed_before} times before and {mixed_after} times after"
    + (
        "; the most dangerous mistake did *not* become more common. "
        if mixed_after <= mixed_before
        else "; the most dangerous mistake became more common. "
    )
    + (
        "The model also answers fewer. That is as it should be: the threshold sends more of the unfamiliar digits to a human."
        if new[2] < old[2] - 0.05
        else "But it answers almost as often as before: it does not notice that the handwriting is unfamiliar."
    ),
)
# %% [markdown] lang="nb"
# ### Tegn selv
#
# Nettverket i ruten er et annet enn vårt, et lite konvolusjonsnettverk slik du møter i leksjon 04. Det er trent på de samme sifrene.
#
# Skriv et ettall og et sjutall slik du pleier. Les stolpene: Hvor sikkert er det? Tegn så noe som ikke er et siffer, for eksempel et hjerte. **Gjett først:** Vil stolpene vise at nettverket er i tvil?
# %% [markdown] lang="en"
# ### Draw for yourself
#
# The network in the box is another than ours, a small convolutional network of the kind you will meet in lesson 04. It was trained on the same digits.
#
# Write a one and a seven as you usually do. Read the bars: how sure is it? Then draw something that is no digit, a heart for instance. **Guess first:** Will the bars show that the network is in doubt?
# %%
DrawDigit()
# %% [markdown] lang="nb"
# De ti stolpene deler alltid hundre prosent mellom seg. «Ikke et siffer» er ikke blant svarene, så noe må nettverket velge, og det kan godt være sikkert. Høy oppgitt sikkerhet er altså ikke et tegn på at bildet hører hjemme blant dem nettverket har lært av.
# %% [markdown] lang="en"
# The ten bars always share a hundred per cent among them. “Not a digit” is not among the answers, so the network must choose something, and it may well be sure. A high stated confidence is no sign that the image belongs among those the network learned from.
# %% [markdown] lang="nb"
# ## Arket ble skannet på tvers
#
# Nå dreier vi alle testbildene en kvart omdreining, slik det blir når arket ligger feil vei i skanneren. Et menneske ser det straks.
#
# **Gjett:** Hvor mange av bildene svarer modellen på, med den samme terskelen, og hvor mange av svarene er riktige?
# %% [markdown] lang="en"
# ## The sheet was scanned sideways
#
# Now we give all the test images a quarter turn, as happens when the sheet lies the wrong way in the scanner. A human sees it at once.
#
# **Guess:** How many of the images does the model answer, at the same threshold, and how many of the answers are right?
# %%
turned = np.rot90(images[test], axes=(1, 2))
turned_probabilities = predict_probabilities(network, turned)
turned_answers, turned_sure = turned_probabilities.argmax(axis=1), turned_probabilities.max(axis=1)
kept = np.flatnonzero(turned_sure >= threshold)
turned_score = accuracy(labels[test][kept], turned_answers[kept])
captions = [f"{labels[test][i]} → {turned_answers[i]}\n{percent(turned_sure[i])}" for i in kept[:10]]
figure = evaluation.figure_contact_sheet(turned[kept[:10]], captions)
# %% slide="turned"
show(
    figure,
    nb="Ti dreide bilder som modellen svarte på, med fasit, svar og oppgitt sikkerhet.",
    en="Ten turned images that the model answered, with truth, answer and stated confidence.",
)
# %% slide="turned"
say(
    nb=f"Modellen svarte på {percent(len(kept) / len(test), 0)} av de dreide bildene, med minst {percent(threshold)} oppgitt sikkerhet hver gang. Av svarene var {turned_score} riktige. "
    f"På valideringssettet ga den samme terskelen minst {percent(wanted, 0)}.\n\n"
    "Oppgitt sikkerhet er ikke det samme som å ha rett. Terskelen holder bare for bilder av samme slag som dem den ble valgt på, og softmax har ikke noe svar som heter «ingen av disse».",
    en=f"The model answered {percent(len(kept) / len(test), 0)} of the turned images, stating at least {percent(threshold)} each time. Of the answers {turned_score} were right. "
    f"On the validation set the same threshold gave at least {percent(wanted, 0)}.\n\n"
    "Stated confidence is not the same as being right. The threshold holds only for images of the kind it was chosen on, and softmax has no answer called “none of these”.",
)
# %%
quiz("mlp-confidence-and-truth", ...)


# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - En feil med høy oppgitt sikkerhet slipper gjennom terskelen, og ingen ser på bildet igjen.
# - Skjema, skanner eller skrift endres. Modellen sier ikke fra.
# - Komma, enhet og legemiddelnavn er ikke med. Feilen du leste om først, var en bokstav.
# - De ubesvarte bildene går til noen som ikke har tid til å lese dem.
#
# Før en slik modell leser doser, må den prøves på skrift fra stedet den skal brukes, og noen må følge med på hvor ofte den avstår.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - A mistake with high stated confidence passes the threshold, and nobody looks at the image again.
# - Form, scanner or handwriting changes. The model does not say so.
# - Decimal point, unit and drug name are left out. The sildenafil error was a letter.
# - The unanswered images go to somebody with no time to read them.
#
# Before such a model reads doses, it must be tried on handwriting from where it will be used, and somebody must watch how often it abstains.
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En kollega sier: «Modellen oppgir nittini prosent, så da kan vi stole på svaret.» Svar med tre setninger: hva tallet er, når det stemmer, og hva du ville krevd på din avdeling. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A colleague says: “The model states ninety-nine per cent, so we can trust the answer.” Reply in three sentences: what the number is, when it holds, and what you would ask for on your ward. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) tallet er den største av ti sannsynligheter som alltid blir én til sammen, (b) det gjelder bilder av samme slag, og (c) noen må prøve det på egne bilder?
#
# *Tallet er den største av ti sannsynligheter, og de blir én til sammen selv om bildet ikke er et siffer. Det stemmer bare hvis modellen er kalibrert på bilder av samme slag som våre. Jeg ville prøvd den på egne skjemaer og sendt alt under en forhåndsvalgt terskel til et menneske.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) the number is the largest of ten probabilities that always add up to one, (b) it holds for images of the same kind, and (c) somebody must try it on local images?
#
# *It is the largest of ten probabilities, which add up to one even for an image that is no digit. It holds only if the model is calibrated on images like ours. I would try it on our forms and send everything below a preset threshold to people.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert
#
# - Et nevron er en vektet sum. Lag med ReLU imellom gjør et nettverk dypt.
# - Softmax gjør skårer til sannsynligheter. Kryssentropien straffer den som er sikker og tar feil.
# - Overtilpasning ser du bare på bilder nettverket ikke har øvd på.
# - Valideringssettet velger, testsettet dømmer.
# - Dypere er ikke bedre av seg selv: sammenlign med noe enklere, på de samme bildene.
# - Oppgitt sikkerhet gjelder bilder av samme slag. Andre bilder får også et svar.
#
# Her slutter hoveddelen. Resten er for deg som vil videre.
# %% [markdown] lang="en"
# ## Recap
#
# - A neuron is a weighted sum. Layers with ReLU between them make a network deep.
# - Softmax turns scores into probabilities. Cross-entropy punishes being sure and wrong.
# - Overfitting shows only on images the network has not practised on.
# - The validation set chooses, the test set judges.
# - Deeper is not better by itself: compare with something simpler, on the same images.
# - Stated confidence holds only for images of the same kind. Others get an answer too.
#
# The main part ends here.
# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Softmax for mange bilder
#
# `scores` har én rad for hvert bilde og én kolonne for hver klasse. Gi tilbake en tabell med samme form, der hver rad er sannsynligheter som blir én til sammen. Den skal også tåle skårer på tusen.
#
# `scores.sum(axis=1, keepdims=True)` gir summen av hver rad, stilt opp så du kan dele radene på den. Du kan også bruke en `for`-løkke over radene.
# %% [markdown] lang="en"
# ## More · Exercise 4 · Softmax for many images
#
# `scores` has one row for each image and one column for each class. Return a table of the same shape, where each row holds probabilities that add up to one. It should also cope with scores of a thousand.
#
# `scores.sum(axis=1, keepdims=True)` gives the sum of each row, lined up so that you can divide the rows by it. You may also use a `for` loop over the rows.
# %% exercise="softmax"
def softmax(scores):
    # BEGIN SOLUTION
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
    # END SOLUTION


check("softmax", softmax)


# %% wrong="softmax" hint="no-exp"
def softmax(scores):
    return scores / scores.sum(axis=1, keepdims=True)


# %% wrong="softmax" hint="wrong-axis"
def softmax(scores):
    raised = np.exp(scores)
    return raised / raised.sum(axis=0)


# %% wrong="softmax" hint="whole-table"
def softmax(scores):
    return np.exp(scores) / np.exp(scores).sum()


# %% wrong="softmax" hint="rows-mixed"
def softmax(scores):
    raised = np.exp(scores)
    return raised / raised.sum(axis=1)


# %% wrong="softmax" hint="overflow"
def softmax(scores):
    raised = np.exp(scores)
    return raised / raised.sum(axis=1, keepdims=True)


# %% wrong="softmax" hint="not-divided"
def softmax(scores):
    return np.exp(scores)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Tell parameterne
#
# `widths` er en liste med hvor mange tall som går inn, og så hvor mange nevroner hvert lag har: `[784, 100, 50, 10]` for nettverket vårt. Gi tilbake antall parametere.
# %% [markdown] lang="en"
# ## More · Exercise 5 · Count the parameters
#
# `widths` is a list of how many numbers go in, and then how many neurons each layer has: `[784, 100, 50, 10]` for our network. Return the number of parameters.
# %% exercise="count-params"
def count_params(widths):
    # BEGIN SOLUTION
    total = 0
    for i in range(len(widths) - 1):
        total = total + widths[i] * widths[i + 1] + widths[i + 1]
    return total
    # END SOLUTION


check("count-params", count_params)


# %% wrong="count-params" hint="no-bias"
def count_params(widths):
    total = 0
    for i in range(len(widths) - 1):
        total = total + widths[i] * widths[i + 1]
    return total


# %% wrong="count-params" hint="product"
def count_params(widths):
    total = 1
    for width in widths:
        total = total * width
    return total


# %% wrong="count-params" hint="input-bias"
def count_params(widths):
    total = widths[0]
    for i in range(len(widths) - 1):
        total = total + widths[i] * widths[i + 1] + widths[i + 1]
    return total


# %% wrong="count-params" hint="one-bias-a-layer"
def count_params(widths):
    total = 0
    for i in range(len(widths) - 1):
        total = total + widths[i] * widths[i + 1] + 1
    return total


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Andel besvart, og riktige blant dem
#
# Nå skal du selv måle hva en terskel gir. `lowest_threshold` er skrevet: den finner den laveste terskelen der andelen riktige blant svarene er minst `wanted`. Gi tilbake to tall for testsettet, i denne rekkefølgen: andel besvart, og andel riktige blant de besvarte.
# %% [markdown] lang="en"
# ## More · Exercise 6 · Share answered, and right among them
#
# Now measure for yourself what a threshold gives. `lowest_threshold` is written for you: it finds the lowest threshold at which the share right among the answers is at least `wanted`. Return two numbers for the test set, in this order: the share answered, and the share right among the answered.
# %% exercise="abstain"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    # BEGIN SOLUTION
    threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
    answered = test_probabilities.max(axis=1) >= threshold
    right = test_probabilities.argmax(axis=1) == test_truth
    return answered.mean(), right[answered].mean()
    # END SOLUTION


check("abstain", abstain)


# %% wrong="abstain" hint="abstained-wrong"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
    answered = test_probabilities.max(axis=1) >= threshold
    right = test_probabilities.argmax(axis=1) == test_truth
    return answered.mean(), (right & answered).mean()


# %% wrong="abstain" hint="threshold-from-test"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    threshold = lowest_threshold(test_probabilities, test_truth, wanted)
    answered = test_probabilities.max(axis=1) >= threshold
    right = test_probabilities.argmax(axis=1) == test_truth
    return answered.mean(), right[answered].mean()


# %% wrong="abstain" hint="wrong-class"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
    of_the_truth = test_probabilities[np.arange(len(test_truth)), test_truth]
    answered = of_the_truth >= threshold
    right = test_probabilities.argmax(axis=1) == test_truth
    return answered.mean(), right[answered].mean()


# %% wrong="abstain" hint="swapped"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
    answered = test_probabilities.max(axis=1) >= threshold
    right = test_probabilities.argmax(axis=1) == test_truth
    return right[answered].mean(), answered.mean()


# %% wrong="abstain" hint="on-validation"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
    answered = validation_probabilities.max(axis=1) >= threshold
    right = validation_probabilities.argmax(axis=1) == validation_truth
    return answered.mean(), right[answered].mean()


# %% wrong="abstain" hint="above"
def lowest_threshold(probabilities, truth, wanted):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for threshold in np.sort(confidence):
        if right[confidence >= threshold].mean() >= wanted:
            return threshold


def abstain(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
    threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
    answered = test_probabilities.max(axis=1) > threshold
    right = test_probabilities.argmax(axis=1) == test_truth
    return answered.mean(), right[answered].mean()


# %% [markdown] lang="nb"
# ## Mer · Temperatur
#
# Et nettverk som er for sikkert, kan dempes etterpå: del alle skårene på en *temperatur* $T$ før softmax. Det er det samme som å opphøye hver sannsynlighet i $1/T$ og dele på summen. Rekkefølgen er uendret, så svarene er de samme. $T$ velges på valideringssettet.
#
# Vi prøver på kopien fra siste epoke. **Gjett:** Blir $T$ større eller mindre enn $1$?
# %% [markdown] lang="en"
# ## More · Temperature
#
# A network that is too sure can be toned down afterwards: divide all scores by a *temperature* $T$ before softmax. That is the same as raising each probability to $1/T$ and dividing by the sum. The order is unchanged, so the answers stay the same. $T$ is chosen on the validation set.
#
# We try it on the copy from the last epoch. **Guess:** Will $T$ be larger or smaller than $1$?
# %%
def with_temperature(probabilities, temperature):
    even = probabilities ** (1 / temperature)
    return even / even.sum(axis=1, keepdims=True)


def table_loss(probabilities, truth):
    return -np.log(probabilities[np.arange(len(truth)), truth]).mean()


late_validation = predict_probabilities(late, x[validation])
temperatures = np.linspace(0.5, 5, 46)
losses = [table_loss(with_temperature(late_validation, t), labels[validation]) for t in temperatures]
temperature = temperatures[np.argmin(losses)]
cooled = with_temperature(late_probabilities, temperature)
figure = evaluation.figure_calibration(labels[test], cooled)
# %%
show(
    figure,
    nb="Andel riktige svar mot oppgitt sikkerhet for kopien fra siste epoke, etter at temperaturen er valgt.",
    en="Share of right answers against stated confidence for the copy from the last epoch, once the temperature is chosen.",
)
# %%
say(
    nb=f"Valgt temperatur: {number(temperature, 1)}. På testsettet gikk den oppgitte sikkerheten i snitt fra {percent(late_probabilities.max(axis=1).mean())} til {percent(cooled.max(axis=1).mean())}, "
    f"mens andelen riktige er {percent(late_share)} både før og etter. Tapet gikk fra {number(table_loss(late_probabilities, labels[test]), 2)} til {number(table_loss(cooled, labels[test]), 2)}. "
    "For de dreide bildene lover det ingenting: temperaturen er også valgt på bilder som ligger riktig vei.",
    en=f"Chosen temperature: {number(temperature, 1)}. On the test set the mean stated confidence went from {percent(late_probabilities.max(axis=1).mean())} to {percent(cooled.max(axis=1).mean())}, "
    f"while the accuracy is {percent(late_share)} both before and after. The loss went from {number(table_loss(late_probabilities, labels[test]), 2)} to {number(table_loss(cooled, labels[test]), 2)}. "
    "For the turned images it promises nothing: the temperature too was chosen on images that lie the right way.",
)
# %% [markdown] lang="nb"
# ## Mer · To måter å bremse overtilpasning på
#
# *Dropout* slår av en tilfeldig del av nevronene i hvert treningssteg, så ingen av dem blir avhengig av ett bestemt annet. *Vektdemping* (*weight decay*) trekker hver vekt litt mot null i hvert steg.
#
# Vi trener tre nettverk like lenge, uten tidlig stopp, og ser på valideringstapet. **Gjett** hvilken kurve som ender lavest.
# %% [markdown] lang="en"
# ## More · Two ways to slow overfitting
#
# *Dropout* switches off a random part of the neurons in each training step, so that none comes to depend on one particular other. *Weight decay* pulls every weight a little towards zero in each step.
#
# We train three networks for equally many epochs, without early stopping, and look at the validation loss. **Guess** which curve ends lowest.
# %%
names = [pick("uten brems", "plain"), "dropout", pick("vektdemping", "weight decay")]
sets = x[training], labels[training], x[validation], labels[validation]
settings = {"epochs": 25, "batch_size": 64, "learning_rate": 0.001, "patience": 25, "seed": 0}
trials = [
    train(MLP(seed=0), *sets, **settings),
    train(MLP(dropout=0.5, seed=0), *sets, **settings),
    train(MLP(seed=0), *sets, **settings, weight_decay=0.001),
]
# %%
figure = Figure(figsize=(7.5, 3.6), layout="constrained")
axes = figure.subplots()
for name, trial, line in zip(names, trials, ["-", "--", ":"], strict=True):
    axes.plot(range(1, 26), trial.validation_loss, line, linewidth=2.5, label=name)
axes.set(xlabel=pick("Epoke", "Epoch"), ylabel=pick("Valideringstap", "Validation loss"), ylim=(0.2, 0.5))
axes.set_yticks([0.2, 0.3, 0.4, 0.5], [number(tick, 1) for tick in [0.2, 0.3, 0.4, 0.5]])
legend = axes.legend(frameon=False)
# %%
show(
    figure,
    nb="Valideringstapet gjennom tjuefem epoker uten brems, med dropout og med vektdemping.",
    en="The validation loss through twenty-five epochs: plain, with dropout and with weight decay.",
)
# %%
say(
    nb="| | Lavest valideringstap | Valideringstap til slutt | Treningstap til slutt |\n|:--|--:|--:|--:|\n"
    + "\n".join(
        f"| {name} | {number(min(trial.validation_loss), 2)} | {number(trial.validation_loss[-1], 2)} | {number(trial.train_loss[-1], 2)} |"
        for name, trial in zip(names, trials, strict=True)
    )
    + "\n\n"
    f"Lavest til slutt: {min(zip([t.validation_loss[-1] for t in trials], names, strict=True))[1]}. "
    "Dette er én trening av hver, målt på det samme valideringssettet som ville valgt mellom dem. Små forskjeller, og det som skjer i en enkelt epoke, kan være tilfeldig.",
    en="| | Lowest validation loss | Validation loss at the end | Training loss at the end |\n|:--|--:|--:|--:|\n"
    + "\n".join(
        f"| {name} | {number(min(trial.validation_loss), 2)} | {number(trial.validation_loss[-1], 2)} | {number(trial.train_loss[-1], 2)} |"
        for name, trial in zip(names, trials, strict=True)
    )
    + "\n\n"
    f"Lowest at the end: {min(zip([t.validation_loss[-1] for t in trials], names, strict=True))[1]}. "
    "This is one training of each, measured on the same validation set that would choose between them. Small differences, and what happens in a single epoch, may be chance.",
)
