# %% [markdown] lang="nb"
# # Fra tall til matriser
#
# **Klinisk spørsmål: To maskiner skal gi samme svar på samme prøve. Gjør de det, og er svaret da riktig?**
#
# Når et laboratorium får et nytt analyseinstrument, kjøres det gamle ved siden av en stund, på de samme prøvene. Først når svarene stemmer overens, tas det nye i bruk.
#
# Her gjør du det samme med et program: Du bygger et nevralt nettverk av tabeller med tall, og kjører torch, et bibliotek mange bruker, ved siden av.
#
# **Gjett før du begynner:** Hvor like kan svarene bli?
# %% [markdown] lang="en"
# # From numbers to arrays
#
# **Clinical question: Two machines should give the same answer on the same sample. Do they, and is the answer then right?**
#
# When a laboratory gets a new analyser, the old one runs beside it for a while, on the same samples. Only when the answers agree is the new one used.
#
# Do the same with a program: build a neural network from tables of numbers, and run torch, a widely used library, beside it.
#
# **Guess before you begin:** How close can the answers get?
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - regne gradienten bakover gjennom et matriseprodukt, og si hvorfor en tabell må snus
# - forklare hvorfor gradienten til et konstantledd er en sum over pasientene
# - regne ut gradienten gjennom softmax og kryssentropi
# - vise at to programmer regner likt, og si hva det *ikke* viser
#
# **Dette trenger du fra før:** leksjon 00c (gradient, kjerneregelen, tap, gradientnedstigning) og `.shape`. Matriser forklares her fra begynnelsen.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - take the gradient backwards through a matrix product, and say why a table must be turned
# - explain why the gradient of a bias term is a sum over the patients
# - work out the gradient through softmax and cross-entropy
# - show that two programs do the same calculation, and say what that does *not* show
#
# **What you need to know first:** lesson 00c (gradient, chain rule, loss, gradient descent) and `.shape`. Matrices are explained here from the beginning.
# %%
import inspect
import time

import numpy as np
import torch
from matplotlib.figure import Figure

from dyplab.autograd import MLP, SGD, Adam, Momentum, Tensor, Value, cross_entropy, rules
from dyplab.autograd.tensor import calculate, unbroadcast
from dyplab.data import load_mnist, split_stratified
from dyplab.errors import DataError
from dyplab.evaluation import accuracy, compare_paired, figure_contact_sheet, figure_learning, figure_scores
from dyplab.models import make_forest
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.widgets import DescentOnSurface

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Dataene, og hvem som skrev
#
# Prøvene er bilder av håndskrevne sifre, MNIST. De som skrev, var ansatte i det amerikanske folketellingsbyrået og elever i videregående skole ([LeCun 1998](https://doi.org/10.1109/5.726791)). Her er ingen pasienter. Hvem som skrev hva, følger ikke med, så samme person kan ha skrevet i alle delene under.
#
# Nettverket lærer av *treningssettet*. Innstillinger velger vi på *valideringssettet*. *Testsettet* dømmer til slutt.
#
# Hvert bilde blir en rad med $28 \cdot 28 = 784$ tall mellom $0$ (papir, svart i figuren) og $1$ (blekk, hvitt).
# %% [markdown] lang="en"
# ## The data, and who wrote them
#
# The samples are images of handwritten digits, MNIST, written by employees of the US Census Bureau and high-school students ([LeCun 1998](https://doi.org/10.1109/5.726791)). There are no patients. Who wrote what is not included, so one person may be in all parts.
#
# The network learns from the *training set*. Settings are chosen on the *validation set*. The *test set* judges last.
#
# Each image is a row of $28 \cdot 28 = 784$ numbers between $0$ (paper, black in the figure) and $1$ (ink, white).
# %%
images, labels = load_mnist()
x = images.reshape(len(images), 784) / 255
rest, test = split_stratified(labels, 0.2, seed=0)
first, second = split_stratified(labels[rest], 0.2, seed=1)
training, validation = rest[first], rest[second]
rng = np.random.default_rng(0)
some = rng.choice(training, 20, replace=False)
figure = figure_contact_sheet(images[some], labels[some])
# %%
show(
    figure,
    nb="Tjue håndskrevne sifre fra treningssettet, hvert med merkelappen over.",
    en="Twenty handwritten digits from the training set, each with its label above.",
)
# %% [markdown] lang="nb"
# ## Én tabell for pasientene, én for nevronene
#
# Først noe mindre: Tre pasienter har to prøvesvar hver, i standardavvik. De får én *rad* hver i en tabell. Fire nevroner har to vekter hver, og får én *kolonne* hver i en annen. Slike tabeller heter *matriser*.
#
# Et nevron ganger hvert prøvesvar med sin vekt og legger sammen. Det blir tolv summer. Første pasient og tredje nevron gir $2 \cdot (-1) + (-1) \cdot 3$.
# %% [markdown] lang="en"
# ## One table for the patients, one for the neurons
#
# First something smaller: three patients have two test results each, in standard deviations. They get one *row* each in a table. Four neurons with two weights each get one *column* each in another. Such tables are *matrices*.
#
# A neuron multiplies each result by its weight and adds. That makes twelve sums. The first patient and third neuron give $2 \cdot (-1) + (-1) \cdot 3$.
# %% [markdown] lang="nb"
# **Regn ut på papir** summen for tredje pasient og andre nevron. Tallene står øverst i neste celle. Hver indre liste er en rad.
# %% [markdown] lang="en"
# **Work out on paper** the sum for the third patient and second neuron. The numbers are in the next cell. Each inner list is a row.
# %%
patients = np.array([[2, -1], [0, 1], [-1, 2]])
weights = np.array([[1, 0, -1, 2], [1, 2, 3, -1]])


def draw_tables(tables, names, marked, signs="@="):
    figure = Figure(figsize=(9, 2.4), layout="constrained")
    panels = figure.subplots(1, 3, width_ratios=[2 + table.shape[1] for table in tables])
    for panel, table, name, cells, sign in zip(panels, tables, names, marked, " " + signs, strict=True):
        chosen = np.zeros(table.shape)
        chosen[cells] = 1
        panel.pcolormesh(chosen, cmap="Oranges", vmin=0, vmax=2, edgecolors="0.6")
        for (row, column), value in np.ndenumerate(table):
            panel.text(column + 0.5, row + 0.5, number(value, 0).replace("-", "−"), ha="center", va="center", size=13)
        panel.text(-0.5, table.shape[0] / 2, sign, ha="right", va="center", size=18)
        panel.set(title=f"{name}\n{table.shape}", aspect="equal", xlim=(0, table.shape[1]), ylim=(table.shape[0], 0))
        panel.set_axis_off()
    return figure


# %%
names = pick("Pasienter|Vekter|Summer", "Patients|Weights|Sums").split("|")
row, column = np.s_[2, :], np.s_[:, 1]
figure = draw_tables([patients, weights, patients @ weights], names, [row, column, np.s_[2, 1]])
# %% slide="product"
show(
    figure,
    nb="Tre tabeller. Én rad er merket hos pasientene, én kolonne hos vektene, og ruten der de møtes, i tabellen med summer.",
    en="Three tables. One row of the patients is marked, one column of the weights, and the cell where they meet in the table of sums.",
)
# %% [markdown] lang="nb"
# Den merkede raden og kolonnen ganges ledd for ledd: $(-1) \cdot 0 + 2 \cdot 2 = 4$. Slik lages alle tolv rutene: *rad ganger kolonne, og legg sammen*. Det heter et *matriseprodukt*, og i Python skrives det `patients @ weights`.
# %% [markdown] lang="en"
# The marked row and column are multiplied term by term: $(-1) \cdot 0 + 2 \cdot 2 = 4$. All twelve cells are made like that: *row times column, and add*. It is called a *matrix product*, in Python `patients @ weights`.
# %% [markdown] lang="nb"
# Over hver tabell står formen, (rader, kolonner). De to tallene i midten må være like: Det er der vi legger sammen, så de forsvinner.
#
# $$(3, 2) \; @ \; (2, 4) \to (3, 4)$$
#
# **Gjett:** Hva skjer hvis tabellene bytter plass? `Tensor` er bibliotekets egen tabell, og `try` fanger feilmeldingen.
# %% [markdown] lang="en"
# Above each table stands its shape, (rows, columns). The two numbers in the middle must be equal: that is where we add, so they vanish.
#
# $$(3, 2) \; @ \; (2, 4) \to (3, 4)$$
#
# **Guess:** What happens if the tables change places? `Tensor` is the library's own table, and `try` catches the error message.
# %% slide="shapes"
try:
    Tensor(weights) @ Tensor(patients)
except DataError as error:
    print(error)
# %%
quiz("arrays-shape", ...)


# %% [markdown] lang="nb"
# ## Hvorfor tabeller?
#
# I prinsippet holder det å regne med ett tall om gangen, som i leksjon 00c. Nå lar vi et lag på hundre nevroner se på sekstifire bilder samtidig (en *batch*), og regner de samme summene to ganger: først ett tall om gangen, så med `@`.
#
# **Gjett:** Hvor mange ganger raskere er `@`?
# %% [markdown] lang="en"
# ## Why tables?
#
# In principle one number at a time will do, as in lesson 00c. Now we let a layer of a hundred neurons look at sixty-four images together (a *batch*), and work out the same sums twice: first one number at a time, then with `@`.
#
# **Guess:** How many times faster is `@`?
# %%
def power(value):
    front, exponent = f"{value:.0e}".split("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{front} · 10{raised}".removeprefix("1 · ") if value else "0"


network = MLP(784, (100, 50), 10, seed=0, dtype=np.float64)
batch, layer = x[:64], network.layers[0].weights.data
rows, columns = batch.tolist(), layer.T.tolist()
began = time.perf_counter()
slow = [[sum(a * w for a, w in zip(row, column, strict=True)) for column in columns] for row in rows]
between = time.perf_counter()
for _ in range(20):
    fast = batch @ layer
seconds = between - began, (time.perf_counter() - between) / 20
# %% slide="speed"
say(
    nb=f"Ett tall om gangen: {number(seconds[0], 2)} sekunder. Med `@`: {number(1000 * seconds[1], 2)} millisekunder, altså omtrent {number(float(f'{seconds[0] / seconds[1]:.1g}'), 0)} ganger raskere. "
    f"Målt nå, på én kjerne, for {len(batch)} bilder; tallet blir et annet på en annen maskin. Største forskjell mellom svarene: {power(np.abs(np.array(slow) - fast).max())}.\n\n"
    "Regnestykket er det samme. Forskjellen er at `@` gjør alt i ett kall, mens Python må se på hvert tall for seg.",
    en=f"One number at a time: {number(seconds[0], 2)} seconds. With `@`: {number(1000 * seconds[1], 2)} milliseconds, so about {number(float(f'{seconds[0] / seconds[1]:.1g}'), 0)} times faster. "
    f"Measured just now, on one core, for {len(batch)} images; another machine gives another number. Largest difference between the answers: {power(np.abs(np.array(slow) - fast).max())}.\n\n"
    "The arithmetic is the same. The difference is that `@` does everything in one call, while Python must look at each number by itself.",
)
# %% [markdown] lang="nb"
# ## Konstantleddet gjentas
#
# Hvert nevron har også ett konstantledd. Fire nevroner gir fire tall, mens summene er tolv. $(4,)$ er formen til én rad med fire tall. **Gjett:** Hva gjør `+` når formene er $(3, 4)$ og $(4,)$?
# %% [markdown] lang="en"
# ## The bias term is repeated
#
# Each neuron also has one bias term. Four neurons give four numbers, while there are twelve sums. $(4,)$ is the shape of a single row of four numbers. **Guess:** What does `+` do when the shapes are $(3, 4)$ and $(4,)$?
# %%
bias = np.array([10, 20, 30, 40])
names = pick("Summer|Konstantledd, gjentatt|Til sammen", "Sums|Bias terms, repeated|Together").split("|")
sums = patients @ weights
figure = draw_tables([sums, np.tile(bias, (3, 1)), sums + bias], names, [np.s_[:0], np.s_[0], np.s_[:0]], "+=")
# %% slide="repeated"
show(
    figure,
    nb="Tabellen med summer pluss en tabell der den samme raden med konstantledd står tre ganger. Bare den øverste av de tre er merket, for de to andre er kopier.",
    en="The table of sums plus a table in which the same row of bias terms stands three times. Only the topmost of the three is marked, as the other two are copies.",
)
# %% [markdown] lang="nb"
# Den merkede raden ble *gjentatt* for hver pasient. På engelsk heter det *broadcasting*. Hvert tall i formen hører til en *akse*: Akse $0$ går nedover, akse $1$ bortover. numpy sammenligner formene bakfra: En akse som mangler eller har lengde én, gjentas til den passer.
#
# Regelen er praktisk, og den er farlig: Den gjentar også når du ikke har tenkt det. Den kommer igjen to ganger i leksjonen.
# %% [markdown] lang="en"
# The marked row was *repeated* for each patient. That is called *broadcasting*. Each number in the shape belongs to an *axis*: axis $0$ runs down, axis $1$ across. numpy compares the shapes from the end: an axis that is missing or has length one is repeated until it fits.
#
# The rule is handy, and it is dangerous: it also repeats when you did not mean it to. It comes back twice in this lesson.
# %% [markdown] lang="nb"
# ## Bakover gjennom et produkt
#
# Anta at tilbakepropageringen er kommet til summene. Tabellen `g` sier for hver sum hvor bratt tapet endrer seg når summen øker litt. Tallene er funnet på. Vi vil ha gradienten til én vekt, den som andre prøvesvar ganges med i tredje nevron.
#
# Den vekten er brukt hos hver pasient, ganget med pasientens andre prøvesvar. Fra leksjon 00c: gang langs en vei, legg sammen over veiene.
#
# **Gjett:** Hvilken *kolonne* av `patients` og hvilken kolonne av `g` trenger du?
# %% [markdown] lang="en"
# ## Backwards through a product
#
# Suppose backpropagation has reached the sums. The table `g` tells, for each sum, how steeply the loss changes when the sum rises a little. The numbers are made up. We want the gradient of one weight, the one that multiplies the second test result in the third neuron.
#
# That weight was used for each patient, multiplied by the patient's second result. From lesson 00c: multiply along a way, add over the ways.
#
# **Guess:** Which *column* of `patients` and which column of `g` do you need?
# %%
g = np.array([[1, 0, 2, 0], [0, 1, -1, 0], [1, 1, 3, -2]])
names = pick("Pasientene, snudd|g|Gradienten til vektene", "The patients, turned|g|Gradient of the weights").split("|")
row, column = np.s_[1, :], np.s_[:, 2]
figure = draw_tables([patients.T, g, patients.T @ g], names, [row, column, np.s_[1, 2]])
# %% slide="backwards"
show(
    figure,
    nb="Pasienttabellen er snudd, så prøvesvarene står i rader. Den andre raden og den tredje kolonnen i g er merket, og ruten der de møtes i gradienten til vektene.",
    en="The table of patients is turned, so that the test results stand in rows. The second row and the third column of g are marked, and the cell where they meet in the gradient of the weights.",
)
# %% [markdown] lang="nb"
# Den andre kolonnen hos pasientene og den tredje i `g`: $(-1) \cdot 2 + 1 \cdot (-1) + 2 \cdot 3 = 3$. Men `@` tar *rader* fra tabellen til venstre. Derfor må pasientene *transponeres*: Rader blir kolonner, `patients.T`.
#
# Tenk på formene: Vi skal legge sammen over pasientene, så de må stå i midten og forsvinne.
#
# $$(2, 3) \; @ \; (3, 4) \to (2, 4)$$
#
# Svaret har samme form som vektene: ett tall per vekt.
# %% [markdown] lang="en"
# The second column of the patients, the third of `g`: $(-1) \cdot 2 + 1 \cdot (-1) + 2 \cdot 3 = 3$. But `@` takes *rows* from the table on the left. So the patients are *transposed*: rows become columns, `patients.T`.
#
# Think of the shapes: we are to add over the patients, so they must stand in the middle and vanish.
#
# $$(2, 3) \; @ \; (3, 4) \to (2, 4)$$
#
# The answer has the shape of the weights: one number per weight.


# %% [markdown] lang="nb"
# ### Oppgave 1 · Gradienten gjennom et produkt
#
# Vi trenger også gradienten til `x`: I lag to er `x` svaret fra lag én, og gradienten skal videre dit. Ett tall i `x` er brukt av alle nevronene, ganget med hver sin vekt. Over hva skal det da legges sammen?
#
# Inn kommer `x` med form $(B, F)$ for $B$ pasienter og $F$ prøvesvar, `weights` med form $(F, K)$ for $K$ nevroner, og `g`, gradienten til `x @ weights`. Gi tilbake gradienten til `x`, så til `weights`.
# %% [markdown] lang="en"
# ### Exercise 1 · The gradient through a product
#
# We need the gradient of `x` too: in layer two, `x` is the answer of layer one, and the gradient goes on there. One number of `x` was used by all neurons, each with its weight. What should we add over?
#
# You get `x` of shape $(B, F)$ for $B$ patients and $F$ test results, `weights` of shape $(F, K)$ for $K$ neurons, and `g`, gradient of `x @ weights`. Return the gradient of `x`, then of `weights`.
# %% exercise="matmul-grad"
def matmul_grad(x, weights, g):
    # BEGIN SOLUTION
    return g @ weights.T, x.T @ g
    # END SOLUTION


check("matmul-grad", matmul_grad)


# %% wrong="matmul-grad" hint="no-transpose"
def matmul_grad(x, weights, g):
    return g @ weights, x @ g


# %% wrong="matmul-grad" hint="wrong-side"
def matmul_grad(x, weights, g):
    return weights.T @ g, g @ x.T


# %% wrong="matmul-grad" hint="summed-first"
def matmul_grad(x, weights, g):
    of_x = np.outer(g.sum(axis=1), weights.sum(axis=1))
    return of_x, np.outer(x.sum(axis=0), g.sum(axis=0))


# %% wrong="matmul-grad" hint="swapped"
def matmul_grad(x, weights, g):
    return x.T @ g, g @ weights.T


# %% wrong="matmul-grad" hint="elementwise"
def matmul_grad(x, weights, g):
    return g * weights, x * g


# %% wrong="matmul-grad" hint="averaged"
def matmul_grad(x, weights, g):
    return g @ weights.T, x.T @ g / len(x)


# %%
quiz("arrays-right-shape", ...)
# %% [markdown] lang="nb"
# ## All derivasjonen i én tabell
#
# I leksjon 00c husket en `Value` foreldrene sine og et stigningstall for hver. En `Tensor` gjør det samme med en hel tabell. I stedet for stigningstall har den *regler*.
# %% [markdown] lang="en"
# ## All the calculus in one table
#
# In lesson 00c a `Value` remembered its parents and a slope for each. A `Tensor` does the same with a whole table. In place of slopes it has *rules*.
# %% [markdown] lang="nb"
# Her er bibliotekets egen liste. Hver linje er en regneart: først hvordan svaret regnes ut, så gradienten til `a` og til `b`. `y` er svaret og `g` gradienten til det. `lambda` er en funksjon uten navn, og `.mT` er `.T`. Finn linjene for `+`, `*` og `@`; resten kan du slå opp siden.
# %% [markdown] lang="en"
# This is the library's own list. Each line is an operation: first how the answer is worked out, then the gradient of `a` and of `b`. `y` is the answer and `g` its gradient. `lambda` is a function without a name, and `.mT` is `.T`. Find the lines for `+`, `*` and `@`; the rest you can look up later.
# %%
table = inspect.getsource(rules).split("# fmt: off\n")[1]
for line in table.split("# fmt: on")[0].splitlines()[2:-1]:
    print(*line.split())
# %% [markdown] lang="nb"
# Her er resten av motoren. `calculate` slår opp regnearten, regner ut svaret og husker hva det ble laget av. `backward` er tilbakepropageringen. Sammenlign den med den du så i leksjon 00c: Rekkefølgen er den samme, og bidragene legges sammen med `+=`. Det nye er `unbroadcast`. **Gjett** hva den er til, før du går videre.
# %% [markdown] lang="en"
# Here is the rest of the engine. `calculate` looks up the operation, works out the answer and remembers what it was made from. `backward` is backpropagation. Compare it with the one you saw in lesson 00c: the order is the same, and contributions are added by `+=`. What is new is `unbroadcast`. **Guess** what it is for before you go on.
# %%
for part in [calculate, Tensor.backward]:
    print(part.__name__, inspect.getsource(part).split('"""')[-1])


# %% [markdown] lang="nb"
# ### Oppgave 2 · Gradienten til konstantleddet
#
# Linjen for `+` i tabellen sier at gradienten går uendret til begge. Men `g` har én rad per pasient, og konstantleddene er bare én rad: De ble *gjentatt*. Hvert konstantledd er altså brukt like mange ganger som det er pasienter.
#
# Skriv funksjonen. Inn kommer `g` med form $(B, K)$. Ut skal gradienten til konstantleddene, med form $(K,)$. `a.sum(axis=0)` legger sammen nedover i tabellen `a`, `a.sum(axis=1)` bortover.
# %% [markdown] lang="en"
# ### Exercise 2 · The gradient of the bias term
#
# The line for `+` in the table says that the gradient passes unchanged to both. But `g` has one row per patient, and the bias terms are a single row: they were *repeated*. So each bias term was used as many times as there are patients.
#
# Write the function. You get `g` of shape $(B, K)$. Return the gradient of the bias terms, of shape $(K,)$. `a.sum(axis=0)` adds down the table `a`, `a.sum(axis=1)` across it.
# %% exercise="bias-grad"
def bias_grad(g):
    # BEGIN SOLUTION
    return g.sum(axis=0)
    # END SOLUTION


check("bias-grad", bias_grad)


# %% wrong="bias-grad" hint="not-summed"
def bias_grad(g):
    return g


# %% wrong="bias-grad" hint="mean"
def bias_grad(g):
    return g.mean(axis=0)


# %% wrong="bias-grad" hint="wrong-axis"
def bias_grad(g):
    return g.sum(axis=1)


# %% wrong="bias-grad" hint="all-summed"
def bias_grad(g):
    return g.sum()


# %% wrong="bias-grad" hint="first-patient"
def bias_grad(g):
    return g[0]


# %% [markdown] lang="nb"
# Slik gjør biblioteket det, for en tabell av hvilken som helst form. *Det som gjentas fremover, legges sammen bakover.*
#
# Hvis ingenting ble gjentatt, er gradienten ferdig. Ellers legges det sammen over akser som manglet, og så over akser som hadde lengde én. Nederst skrives svaret ut for `g` fra figuren.
# %% [markdown] lang="en"
# This is how the library does it, for a table of any shape. *What is repeated forwards is added up backwards.*
#
# If nothing was repeated, the gradient is finished. Otherwise it adds over the axes that were missing, and then over those that had length one. The answer for the `g` of the figure is printed last.
# %%
print(inspect.getsource(unbroadcast).split('"""')[-1])
unbroadcast(g, bias.shape)
# %%
quiz("arrays-bias", ...)


# %% [markdown] lang="nb"
# ## Tapet for ti klasser
#
# Nettverket gir én skår (*logit*) per siffer. *Softmax* opphøyer $e$ i hver skår og deler på summen, så vi får sannsynligheter $p$. Tapet for ett bilde er *kryssentropien*: minus logaritmen av sannsynligheten til det riktige sifferet. Er den sannsynligheten nær én, er tapet nær null.
# %% [markdown] lang="en"
# ## The loss for ten classes
#
# The network gives one score (*logit*) per digit. *Softmax* raises $e$ to each score and divides by the sum: probabilities $p$. The loss of one image is the *cross-entropy*: minus the logarithm of the probability of the right digit. If that probability is near one, the loss is near zero.
# %% [markdown] lang="nb"
# Tre klasser har skårene $2$, $1$ og $-1$, og den andre er den riktige. Vi måler gradienten: Øk én skår med en tusendel, og se hva som skjer med tapet.
#
# **Gjett:** For hvilke skårer er gradienten positiv, slik at tapet øker når skåren øker?
# %% [markdown] lang="en"
# Three classes have the scores $2$, $1$ and $-1$; the second is right. We measure the gradient: raise one score by a thousandth and see what happens to the loss.
#
# **Guess:** For which scores is the gradient positive, so that the loss rises with the score?
# %%
def probabilities_of(scores):
    return np.exp(scores) / np.exp(scores).sum()


scores, little = np.array([2.0, 1.0, -1.0]), 0.001
loss_before = -np.log(probabilities_of(scores)[1])
raised = [scores + little * (np.arange(3) == at) for at in range(3)]
measured = [(-np.log(probabilities_of(one)[1]) - loss_before) / little for one in raised]
# %%
figure = Figure(figsize=(7.5, 3.2), layout="constrained")
axes = figure.subplots()
bars = [(-0.2, probabilities_of(scores), "#56B4E9", ""), (0.2, measured, "#D55E00", "//")]
names = pick("sannsynlighet|gradient", "probability|gradient").split("|")
for (at, heights, colour, hatch), name in zip(bars, names, strict=True):
    axes.bar(np.arange(3) + at, heights, 0.4, color=colour, hatch=hatch, edgecolor="black", label=name)
axes.set(xlabel=pick("Klasse", "Class"), ylabel=pick("Verdi", "Value"))
axes.axhline(0, color="black", linewidth=0.8)
axes.set_xticks(range(3), pick("første|andre (riktig)|tredje", "first|second (right)|third").split("|"))
axes.yaxis.set_major_formatter(lambda value, _: number(value, 1).replace("-", "−"))
legend = axes.legend(frameon=False)
# %% slide="softmax"
show(
    figure,
    nb="To søyler for hver klasse: sannsynligheten og gradienten. For de to gale klassene er de like høye. For den riktige er gradienten negativ.",
    en="Two bars for each class: the probability and the gradient. For the two wrong classes they are equally high. For the right one the gradient is negative.",
)
# %% [markdown] lang="nb"
# For de gale klassene *er* gradienten sannsynligheten. For den riktige er den sannsynligheten minus én. Kall tapet $L$ og skårene $z$, og skriv fasiten som en rad $y$ med én for den riktige klassen og null ellers. Da blir alt til
#
# $$\frac{\partial L}{\partial z} = p - y$$
#
# Også de gale klassene får gradient: I softmax deler alle den samme summen, så når én stiger, synker de andre.
# %% [markdown] lang="en"
# For the wrong classes the gradient *is* the probability. For the right one it is the probability minus one. Call the loss $L$ and the scores $z$, and write the truth as a row $y$ with one for the right class and zero elsewhere. Then all of it becomes
#
# $$\frac{\partial L}{\partial z} = p - y$$
#
# The wrong classes get a gradient too: in softmax all share one sum, so when one rises, the others fall.


# %% [markdown] lang="nb"
# ### Oppgave 3 · Gradienten gjennom softmax
#
# Inn kommer `logits` med form $(B, K)$ og `truth` med den riktige klassen for hver rad, form $(B,)$. Tapet er *gjennomsnittet* over radene. Gi tilbake gradienten, med samme form som `logits`.
#
# To nyttige uttrykk: `a.sum(axis=1, keepdims=True)` er summen av hver rad, som en kolonne du kan dele på. `p[np.arange(len(truth)), truth]` er ett tall fra hver rad, det som står i kolonnen `truth` peker på.
# %% [markdown] lang="en"
# ### Exercise 3 · The gradient through softmax
#
# You get `logits` of shape $(B, K)$ and `truth` with the right class of each row, shape $(B,)$. The loss is the *mean* over the rows. Return its gradient, of the same shape as `logits`.
#
# Two useful expressions: `a.sum(axis=1, keepdims=True)` is the sum of each row, as a column you can divide by. `p[np.arange(len(truth)), truth]` is one number from each row, the one in the column that `truth` points to.
# %% exercise="softmax-grad"
def softmax_grad(logits, truth):
    # BEGIN SOLUTION
    p = np.exp(logits)
    p = p / p.sum(axis=1, keepdims=True)
    p[np.arange(len(truth)), truth] -= 1
    return p / len(truth)
    # END SOLUTION


check("softmax-grad", softmax_grad)


# %% wrong="softmax-grad" hint="sign"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    y = np.zeros(logits.shape)
    y[np.arange(len(truth)), truth] = 1
    return (y - p) / len(truth)


# %% wrong="softmax-grad" hint="not-averaged"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(truth)), truth] -= 1
    return p


# %% wrong="softmax-grad" hint="only-the-right-class"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    gradient, rows = np.zeros(logits.shape), np.arange(len(truth))
    gradient[rows, truth] = p[rows, truth] - 1
    return gradient / len(truth)


# %% wrong="softmax-grad" hint="no-truth"
def softmax_grad(logits, truth):
    return np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True) / len(truth)


# %% wrong="softmax-grad" hint="scores-for-probabilities"
def softmax_grad(logits, truth):
    gradient = logits.copy()
    gradient[np.arange(len(truth)), truth] -= 1
    return gradient / len(truth)


# %% wrong="softmax-grad" hint="divided-by-all"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(truth)), truth] -= 1
    return p / p.size


# %% wrong="softmax-grad" hint="wrong-sum"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum()
    p[np.arange(len(truth)), truth] -= 1
    return p / len(truth)


# %% wrong="softmax-grad" hint="whole-columns"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[:, truth] -= 1
    return p / len(truth)


# %% wrong="softmax-grad" hint="truth-as-a-number"
def softmax_grad(logits, truth):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return (p - truth[:, None]) / len(truth)


# %% wrong="softmax-grad" hint="not-divided"
def softmax_grad(logits, truth):
    p = np.exp(logits)
    p[np.arange(len(truth)), truth] -= 1
    return p / len(truth)


# %% [markdown] lang="nb"
# ## To maskiner på de samme prøvene
#
# Nå har du alle delene. `MLP` setter dem sammen: $784$ piksler inn, så hundre nevroner, så femti, og ti skårer ut. Hvert lag regner `x @ weights + bias`. Mellom lagene står *ReLU*, som gjør negative tall til null.
# %% [markdown] lang="en"
# ## Two machines on the same samples
#
# Now you have all the parts. `MLP` puts them together: $784$ pixels in, then a hundred neurons, then fifty, and ten scores out. Each layer works out `x @ weights + bias`. Between the layers stands *ReLU*, which turns negative numbers into zero.
# %% [markdown] lang="nb"
# Her er koden til nettverket og tapet. `*hidden, last` deler listen av lag i alle unntatt det siste, og det siste. `log_softmax` er logaritmen av softmax, regnet slik at `exp` ikke går over alle grenser når skårene er store. `if` og `raise` sier bare fra om feil i det som kommer inn.
# %% [markdown] lang="en"
# Here is the code of the network and the loss. `*hidden, last` splits the list of layers into all but the last, and the last. `log_softmax` is the logarithm of softmax, worked out so that `exp` does not overflow when scores are large. `if` and `raise` only report faults in what comes in.
# %%
for part in [MLP.__call__, cross_entropy]:
    print(part.__qualname__, inspect.getsource(part).split('"""')[-1])


# %% [markdown] lang="nb"
# Vi lager det samme nettverket i torch og kopierer startvektene. torch har vektene den andre veien, én *rad* per nevron, derfor `.T`. Så får begge de samme batchene i samme rekkefølge.
#
# **Gjett:** Hvor stor er den største forskjellen mellom en vekt hos oss og den samme i torch etter hundre steg?
# %% [markdown] lang="en"
# We make the same network in torch and copy the starting weights. torch has the weights the other way round, one *row* per neuron, hence `.T`. Then both get the same batches in the same order.
#
# **Guess:** How large is the largest difference between a weight of ours and the same one in torch after a hundred steps?
# %%
def twin_of(network):
    parts = []
    for layer in network.layers:
        linear = torch.nn.Linear(*layer.weights.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(layer.weights.data.T)
        linear.bias.data = torch.tensor(layer.bias.data)
        parts = [*parts, linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*parts[:-1])


def largest_gap(network, twin):
    pairs = zip(network.parameters(), twin.parameters(), strict=True)
    return max(np.abs(own.data.T - other.detach().numpy()).max() for own, other in pairs)


# %%
def our_step(network, optimiser, rows):
    loss = cross_entropy(network(x[rows]), labels[rows])
    loss.backward()
    optimiser.step()
    return loss.item()


def torch_step(twin, optimiser, rows):
    answers = twin(torch.from_numpy(x[rows]))
    loss = torch.nn.functional.cross_entropy(answers, torch.from_numpy(labels[rows]))
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()


# %%
twin = twin_of(network)
ours, theirs = SGD(network.parameters(), 0.1), torch.optim.SGD(twin.parameters(), 0.1)
our_losses, torch_losses, gaps, clock = [], [], [], []
for _ in range(100):
    rows = rng.choice(training, 64, replace=False)
    times = [time.perf_counter()]
    our_losses.append(our_step(network, ours, rows))
    times.append(time.perf_counter())
    torch_losses.append(torch_step(twin, theirs, rows))
    times.append(time.perf_counter())
    gaps.append(largest_gap(network, twin))
    clock.append(np.diff(times))
limit, milliseconds = 1e-6, 1000 * np.median(clock, axis=0)
# %%
figure = Figure(figsize=(9, 3.3), layout="constrained")
left, right = figure.subplots(1, 2)
steps = np.arange(1, 101)
left.plot(steps, our_losses, color="#56B4E9", linewidth=6, label=pick("vårt", "ours"))
left.plot(steps, torch_losses, "--", color="black", linewidth=1.5, label="torch")
right.semilogy(steps, gaps, color="#D55E00", linewidth=2)
right.axhline(limit, color="0.4", linestyle="--", linewidth=1.2)
right.minorticks_off()
left.set(xlabel=pick("Steg", "Step"), ylabel=pick("Tap", "Loss"))
left.yaxis.set_major_formatter(lambda value, _: number(value, 1))
right.set(xlabel=pick("Steg", "Step"), ylabel=pick("Største forskjell i en vekt", "Largest difference in a weight"))
legend = left.legend(frameon=False)
# %% slide="twins"
show(
    figure,
    nb="Til venstre tapet gjennom hundre steg, vårt som en bred strek og torch sitt som en stiplet inni den. Til høyre den største forskjellen mellom vektene på logaritmisk skala, langt under en stiplet grense på en milliondel.",
    en="On the left the loss over a hundred steps, ours as a broad line and torch's as a dashed one inside it. On the right the largest difference between the weights on a logarithmic scale, far below a dashed limit of one millionth.",
)
# %% slide="twins"
say(
    nb=f"Etter {len(gaps)} steg er den største forskjellen {power(gaps[-1])}. "
    + f"Grensen vi satte på forhånd, er {power(limit)} (den stiplede linjen), og forskjellen "
    + ("var under den i hvert steg. " if max(gaps) < limit else "kom *over* den. ")
    + f"Et steg tok {number(milliseconds[0], 1)} ms med vår kode og {number(milliseconds[1], 1)} ms med torch (median, målt nå, på én kjerne, med tall av typen `float64`). På en annen maskin kan det bli omvendt.\n\n"
    "Hvorfor ikke null? Datamaskinen runder av etter hver regneoperasjon, og de to programmene kan legge sammen i ulik rekkefølge. I neste celle står den samme summen to ganger.",
    en=f"After {len(gaps)} steps the largest difference is {power(gaps[-1])}. "
    + f"The limit we set beforehand is {power(limit)} (the dashed line), and the difference "
    + ("stayed below it in every step. " if max(gaps) < limit else "went *above* it. ")
    + f"A step took {number(milliseconds[0], 1)} ms with our code and {number(milliseconds[1], 1)} ms with torch (median, measured just now, on one core, with numbers of type `float64`). On another machine it may be the other way round.\n\n"
    "Why not zero? The computer rounds after each operation, and the two programs may add in different orders. The next cell has the same sum twice.",
)
# %% slide="rounding"
(0.1 + 0.2) + 0.3, 0.1 + (0.2 + 0.3)
# %%
quiz("arrays-agree", ...)
# %% [markdown] lang="nb"
# ## Hva momentum og Adam endrer på
#
# En *optimaliserer* er regelen for hvordan vektene flyttes. Gradienten er den samme for alle. De er uenige om *steget*:
#
# - **SGD** (stokastisk gradientnedstigning) går motsatt vei av gradienten. *Stokastisk* fordi batchene trekkes tilfeldig.
# - **Momentum** beholder det meste av farten fra forrige steg, som en kule som ruller.
# - **Adam** deler det løpende gjennomsnittet av gradienten på hvor stor den pleier å være, så stegene blir omtrent like lange for alle vekter.
# %% [markdown] lang="en"
# ## What momentum and Adam change
#
# An *optimiser* is the rule for how the weights move. The gradient is the same for all. They disagree about the *step*:
#
# - **SGD** (stochastic gradient descent) goes against the gradient. *Stochastic* because the batches are drawn at random.
# - **Momentum** keeps most of the speed of the last step, like a rolling ball.
# - **Adam** divides the running mean of the gradient by its usual size, so that the steps are about equally long for all weights.
# %% [markdown] lang="nb"
# Her er steget i `Momentum` og `Adam`, slik det står i biblioteket. `beta1` og `beta2` er hvor mye som beholdes av de løpende gjennomsnittene, og `**0.5` er kvadratroten. Delingen på `1 - beta**steps` kommer igjen i oppgave 4.
# %% [markdown] lang="en"
# Here is the step of `Momentum` and of `Adam`, as it stands in the library. `beta1` and `beta2` are how much of the running means is kept, and `**0.5` is the square root. The division by `1 - beta**steps` returns in exercise 4.
# %%
for optimiser in [Momentum, Adam]:
    print(optimiser.__name__, inspect.getsource(optimiser.step).split('"""')[-1])


# %% [markdown] lang="nb"
# Tapet er en dal med to vekter: bratt på tvers, slak på langs. Alle tre går førti steg fra det samme stedet.
#
# **Gjett:** Hvem går på skrå, hvem kryper langs bunnen, og hvem ruller forbi?
# %% [markdown] lang="en"
# The loss is a valley with two weights: steep across, gentle along. All three take forty steps from the same place.
#
# **Guess:** Which one goes diagonally, which one creeps along the floor, and which one rolls past?
# %%
def valley(a, b):
    return 0.1 * a**2 + 2 * b**2


walks = []
for make in [lambda p: SGD(p, 0.1), lambda p: Momentum(p, 0.1, 0.9), lambda p: Adam(p, 0.1)]:
    place = [Value(-1.8), Value(1.2)]
    optimiser, walk = make(place), [(-1.8, 1.2)]
    for _ in range(40):
        valley(*place).backward()
        optimiser.step()
        walk.append((place[0].data, place[1].data))
    walks.append(np.array(walk))
# %%
figure = Figure(figsize=(10, 3.1), layout="constrained")
along, across = np.meshgrid(np.linspace(-2, 2, 60), np.linspace(-2, 2, 60))
panels = figure.subplots(1, 3, sharey=True)
for panel, name, walk in zip(panels, ["SGD", "Momentum", "Adam"], walks, strict=True):
    panel.contour(along, across, valley(along, across), levels=[0.02, 0.1, 0.3, 0.8, 2, 4, 7], colors="0.6")
    panel.plot(*walk.T, "o-", color="#0072B2", markersize=3.5)
    panel.plot(*walk[0], "s", color="#D55E00", markersize=9)
    panel.set(title=name, xlabel="a", xlim=(-2, 2), ylim=(-2, 2), xticks=range(-2, 3), yticks=range(-2, 3))
label = panels[0].set_ylabel("b")
# %% slide="steps"
show(
    figure,
    nb="Tre kotekart over den samme dalen. SGD går rett ned til bunnen av dalen og kryper så mot midten. Momentum svinger fra side til side på veien mot midten. Adam går på skrå.",
    en="Three contour maps of the same valley. SGD goes straight down to the floor and then creeps towards the middle. Momentum swings from side to side on its way to the middle. Adam goes diagonally.",
)
# %% slide="steps"
say(
    nb="| | Tap etter førti steg |\n|:--|--:|\n"
    + "\n".join(
        f"| {name} | {number(valley(*walk[-1]), 4)} |"
        for name, walk in zip(["SGD", "Momentum", "Adam"], walks, strict=True)
    )
    + f"\n\nSGD kryper, momentum ruller forbi og kommer tilbake, og Adam går på skrå. Første steg var {number(np.abs(walks[0][1] - walks[0][0])[0], 3)} langs og {number(np.abs(walks[0][1] - walks[0][0])[1], 3)} på tvers med SGD, men {number(np.abs(walks[2][1] - walks[2][0])[0], 3)} i begge retninger med Adam. "
    "Tabellen er ingen rangering, for dalen og læringsratene har vi valgt selv. Skru på momentum og læringsrate under, og se.",
    en="| | Loss after forty steps |\n|:--|--:|\n"
    + "\n".join(
        f"| {name} | {number(valley(*walk[-1]), 4)} |"
        for name, walk in zip(["SGD", "Momentum", "Adam"], walks, strict=True)
    )
    + f"\n\nSGD creeps, momentum rolls past and comes back, and Adam goes diagonally. The first step was {number(np.abs(walks[0][1] - walks[0][0])[0], 3)} along and {number(np.abs(walks[0][1] - walks[0][0])[1], 3)} across with SGD, but {number(np.abs(walks[2][1] - walks[2][0])[0], 3)} in both directions with Adam. "
    "The table is not a ranking, as we chose the valley and the learning rates ourselves. Change the momentum and the learning rate below, and see.",
)
# %%
DescentOnSurface("valley", rate=0.1, momentum=0.9)


# %% [markdown] lang="nb"
# ## Hvilken læringsrate?
#
# Nå på bildene. Hver optimaliserer får prøve fire læringsrater, tre epoker hver (en epoke er én runde gjennom treningssettet). Vi måler tapet på valideringssettet.
#
# **Gjett:** Er den samme læringsraten best for alle tre?
# %% [markdown] lang="en"
# ## Which learning rate?
#
# Now on the images. Each optimiser tries four learning rates, three epochs each (an epoch is one round through the training set). We measure the loss on the validation set.
#
# **Guess:** Is the same learning rate best for all three?
# %%
def batches_of(epochs, seed):
    order = np.random.default_rng(seed)
    shuffled = [order.permutation(training) for _ in range(epochs)]
    return [rows for whole in shuffled for rows in np.array_split(whole, len(training) // 64)]


def validation_loss(make, rate):
    network = MLP(784, (100, 50), 10, seed=0, dtype=np.float64)
    optimiser = make(network.parameters(), rate)
    with np.errstate(all="ignore"):
        for rows in batches_of(3, seed=0):
            our_step(network, optimiser, rows)
        loss = cross_entropy(network(x[validation]), labels[validation]).item()
    return loss if np.isfinite(loss) else np.inf


# %%
makers, rates = [SGD, Momentum, Adam], [0.001, 0.01, 0.1, 1.0]
tried = np.array([[validation_loss(make, rate) for rate in rates] for make in makers])
best, best_rate = np.unravel_index(tried.argmin(), tried.shape)
highest = 2.6
figure = Figure(figsize=(7.5, 3.6), layout="constrained")
axes = figure.subplots()
for make, losses, line in zip(makers, tried, ["o-", "s--", "^:"], strict=True):
    axes.plot(range(4), np.minimum(losses, highest), line, linewidth=2, markersize=8, label=make.__name__)
axes.set(xlabel=pick("Læringsrate", "Learning rate"), ylabel=pick("Valideringstap", "Validation loss"), ylim=(0, 2.8))
axes.set_xticks(range(4), [f"{rate:g}".replace(".", pick(",", ".")) for rate in rates])
axes.yaxis.set_major_formatter(lambda value, _: number(value, 1))
legend = axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
# %% slide="rates"
show(
    figure,
    nb="Valideringstapet for tre optimaliserere og fire læringsrater. Hver kurve har sin egen bunn. Tap over rammen er tegnet øverst.",
    en="The validation loss for three optimisers and four learning rates. Each curve has a bottom of its own. Losses beyond the frame are drawn at the top.",
)
# %% slide="rates"
say(
    nb="| | Beste læringsrate | Valideringstap |\n|:--|--:|--:|\n"
    + "\n".join(
        f"| {make.__name__} | {rates[losses.argmin()]:g} | {number(losses.min(), 2)} |".replace(".", ",")
        for make, losses in zip(makers, tried, strict=True)
    )
    + f"\n\nTi like sannsynligheter, altså ren gjetning, gir tapet {number(np.log(10), 2)}. Sammenligner du optimalisererne med én felles rate, måler du mest raten, ikke optimalisereren. "
    + ("Med hver sin beste rate er de kommet omtrent like langt. " if np.ptp(tried.min(axis=1)) < 0.1 else "")
    + "Dette er én kort trening av hver, så små forskjeller kan være tilfeldige.",
    en="| | Best learning rate | Validation loss |\n|:--|--:|--:|\n"
    + "\n".join(
        f"| {make.__name__} | {rates[losses.argmin()]:g} | {number(losses.min(), 2)} |"
        for make, losses in zip(makers, tried, strict=True)
    )
    + f"\n\nTen equal probabilities, which is pure guessing, give the loss {number(np.log(10), 2)}. Compare the optimisers at one common rate, and you measure mostly the rate, not the optimiser. "
    + ("Each at its best rate, they have come about equally far. " if np.ptp(tried.min(axis=1)) < 0.1 else "")
    + "This is one short training of each, so small differences may be chance.",
)
# %%
quiz("arrays-fair-rate", ...)


# %% [markdown] lang="nb"
# ## Resultatet på testsettet
#
# Vi tar den innstillingen som var best på valideringssettet, og trener ti epoker, både med vår kode og i torch. Ved siden av setter vi
#
# - **uten modell:** alltid det samme sifferet
# - **referansemodell:** en *tilfeldig skog*, mange beslutningstrær som stemmer
#
# **Gjett:** Hvor mange testbilder er vårt nettverk og torch uenige om? Og hvem vinner, nettverket eller skogen?
# %% [markdown] lang="en"
# ## The result on the test set
#
# We take the setting that was best on the validation set, and train for ten epochs, both with our code and in torch. Beside them we put
#
# - **without a model:** always the same digit
# - **reference model:** a *random forest*, many decision trees that vote
#
# **Guess:** On how many test images do our network and torch disagree? And who wins, the network or the forest?
# %%
def torch_optimiser(make, parameters, rate):
    if make is Adam:
        return torch.optim.Adam(parameters, rate)
    return torch.optim.SGD(parameters, rate, momentum=0.9 if make is Momentum else 0)


make, rate = makers[best], rates[best_rate]
network = MLP(784, (100, 50), 10, seed=0, dtype=np.float64)
twin = twin_of(network)
ours, theirs = make(network.parameters(), rate), torch_optimiser(make, twin.parameters(), rate)
for rows in batches_of(10, seed=0):
    our_step(network, ours, rows)
    torch_step(twin, theirs, rows)
# %%
our_scores = network(x[test]).data
answers = our_scores.argmax(axis=1)
torch_answers = twin(torch.from_numpy(x[test])).detach().numpy().argmax(axis=1)
forest_answers = make_forest(seed=0).fit(x[training], labels[training]).predict(x[test])
found = [accuracy(labels[test], told) for told in (answers, torch_answers, forest_answers)]
trivial = accuracy(labels[test], np.zeros(len(test), dtype=int))
comparison = compare_paired(labels[test], answers, forest_answers)
difference, disagree = comparison.difference, int((answers != torch_answers).sum())
names = pick("Vårt nettverk|torch|Skogen", "Our network|torch|The forest").split("|")
figure = figure_scores(names, found, trivial, pick("Andel riktige på testsettet", "Accuracy on the test set"))
# %% slide="result"
show(
    figure,
    nb="Andel riktige på testsettet for vårt nettverk, torch og skogen, med intervaller, og en stiplet linje for å svare det samme hver gang.",
    en="Accuracy on the test set for our network, torch and the forest, with intervals, and a dashed line for always giving the same answer.",
)
# %% slide="result"
say(
    nb=f"Innstillingen var {make.__name__} med læringsrate {f'{rate:g}'.replace('.', ',')}. Vårt nettverk og torch er uenige om {disagree} av {number(len(test))} bilder. Nettverket leste {found[0]} riktig, skogen {found[2]}. Alltid det samme sifferet gir {percent(trivial.value, 0)}.\n\n"
    f"Bare nettverket hadde rett på {comparison.only_a} av bildene, bare skogen på {comparison.only_b}. Forskjellen (nettverk minus skog) er {difference}. "
    + (
        "Intervallet rommer null, så disse bildene avgjør ikke hvilken som er best.\n\n"
        if difference.low <= 0 <= difference.high
        else "Intervallet rommer ikke null.\n\n"
    )
    + "**Intervallet dekker** at andre testbilder av samme slag ville gitt litt andre tall. **Det dekker ikke** at en ny trening fra andre startvekter gir et annet nettverk, og ikke at folk andre steder skriver annerledes.",
    en=f"The setting was {make.__name__} with learning rate {rate:g}. Our network and torch disagree on {disagree} of {number(len(test))} images. The network read {found[0]} correctly, the forest {found[2]}. Always the same digit gives {percent(trivial.value, 0)}.\n\n"
    f"Only the network was right on {comparison.only_a} of the images, only the forest on {comparison.only_b}. The difference (network minus forest) is {difference}. "
    + (
        "The interval contains zero, so these images do not settle which is better.\n\n"
        if difference.low <= 0 <= difference.high
        else "The interval does not contain zero.\n\n"
    )
    + "**The interval covers** that other test images of the same kind would have given slightly different numbers. **It does not cover** that a new training from other starting weights gives a different network, nor that people elsewhere write differently.",
)
# %% [markdown] lang="nb"
# ## Det begge leser feil
#
# To maskiner kan være helt enige og likevel ta feil begge to. Her er ti av bildene som *både* vårt nettverk og torch leste feil, med fasit → svar. **Gjett** hvor mange av dem du selv ville lest riktig, og dekk til tallene over bildene når du prøver.
# %% [markdown] lang="en"
# ## What both misread
#
# Two machines can agree entirely and still both be wrong. Here are ten of the images that *both* our network and torch misread, with truth → answer. **Guess** how many of them you would have read right yourself, and cover the numbers above the images when you try.
# %%
both_wrong = np.flatnonzero((answers != labels[test]) & (torch_answers != labels[test]))
captions = [f"{labels[test][i]} → {answers[i]}" for i in both_wrong[:10]]
figure = figure_contact_sheet(images[test][both_wrong[:10]], captions)
# %% slide="both-wrong"
show(
    figure,
    nb="Ti testbilder som begge programmene leste feil, hvert med fasit og svar over.",
    en="Ten test images that both programs misread, each with truth and answer above.",
)
# %% slide="both-wrong"
say(
    nb=f"Begge tok feil på {len(both_wrong)} av {number(len(test))} bilder. **Svaret på det kliniske spørsmålet:** Ja, to programmer kan gi samme svar, ned til avrundingen. Det viser at de regner likt. Om svaret er riktig, vet vi først når det er målt mot fasiten, og om det gjelder for dine pasienter, må undersøkes hos dem.",
    en=f"Both were wrong on {len(both_wrong)} of {number(len(test))} images. **The answer to the clinical question:** yes, two programs can give the same answer, down to the rounding. That shows that they do the same sums. Whether the answer is right must be measured against the truth, and whether it holds for your patients must be tested in them.",
)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - To programmer er enige, og det tas som et tegn på at svaret er riktig.
# - Vekter flyttes til et annet program som lagrer dem den andre veien, eller som forventer piksler på en annen skala. Passer formene, er det ingen som varsler.
# - En avdeling bruker egen kode som ingen andre har kontrollert, og den som skrev den, har sluttet.
# - En feil stopper ikke programmet, men gir et tall som ser rimelig ut. Den neste er av det slaget.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - Two programs agree, and that is taken to mean that the answer is right.
# - Weights are moved to another program that stores them the other way round, or expects pixels on another scale. If the shapes fit, nothing warns you.
# - A department uses its own code, checked by nobody else, and whoever wrote it has left.
# - A fault does not stop the program, but gives a number that looks reasonable. The next one is of that kind.
# %% [markdown] lang="nb"
# ## Finn feilen
#
# En kollega vil la et nettverk anslå nyrefunksjonen ut fra alder (år), vekt (kg) og kreatinin (µmol/l). Pasientene er simulerte menn. Fasiten er en kjent formel for kreatininclearance ([Cockcroft og Gault 1976](https://doi.org/10.1159/000180580)), så vi vet hva svarene skulle vært. Formelen er selv et anslag, men her er den fasiten. Alt regnes om til standardavvik fra gjennomsnittet.
# %% [markdown] lang="en"
# ## Find the fault
#
# A colleague wants a network to estimate kidney function from age (years), weight (kg) and creatinine (µmol/l). The patients are simulated men. The truth is a known formula for creatinine clearance ([Cockcroft and Gault 1976](https://doi.org/10.1159/000180580)), so we know what the answers should be. The formula is itself an estimate, but here it is the truth. Everything is converted to standard deviations from the mean.
# %% [markdown] lang="nb"
# Programmet gir ingen feilmelding, og tapet faller og flater ut.
#
# **Les koden.** `network(measured)` har én rad per pasient og én kolonne. Hvilken form har `clearance`, og hva gjør minustegnet da?
# %% [markdown] lang="en"
# The program gives no error, and the loss falls and levels out.
#
# **Read the code.** `network(measured)` has one row per patient and one column. What is the shape of `clearance`, and what does the minus do then?
# %%
age, weight, creatinine = rng.uniform(35, 90, 300), rng.normal(82, 12, 300), rng.uniform(60, 220, 300)
clearance_ml = 1.23 * (140 - age) * weight / creatinine
measured = np.column_stack([age, weight, creatinine])
measured = (measured - measured.mean(axis=0)) / measured.std(axis=0)
clearance = (clearance_ml - clearance_ml.mean()) / clearance_ml.std()


def train_kidney(truth):
    network = MLP(3, (16,), 1, seed=0, dtype=np.float64)
    optimiser, losses = Adam(network.parameters(), 0.01), []
    for _ in range(300):
        loss = ((network(measured) - truth) ** 2).mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return network(measured).data[:, 0], losses


# %%
colleagues, colleague_losses = train_kidney(clearance)
figure = figure_learning(colleague_losses)
figure.axes[0].set_xlabel(pick("Steg", "Step"))
label = figure.axes[0].set_ylabel(pick("Tap", "Loss"))
# %% slide="fault"
show(
    figure,
    nb="Kollegaens tap gjennom tre hundre steg. Det faller raskt og flater ut.",
    en="The colleague's loss over three hundred steps. It falls fast and levels out.",
)
# %%
mended, mended_losses = train_kidney(clearance[:, None])
figure = Figure(figsize=(9, 3.8), layout="constrained")
panels, titles = figure.subplots(1, 2, sharey=True), pick("Kollegaen|Rettet", "Colleague|Mended").split("|")
for panel, told, title in zip(panels, [colleagues, mended], titles, strict=True):
    panel.plot(clearance_ml, told * clearance_ml.std() + clearance_ml.mean(), "o", color="#0072B2", markersize=3)
    panel.plot([0, 170], [0, 170], color="0.5", linestyle="--")
    panel.set(title=title, xlabel=pick("Fasit (ml/min)", "Truth (ml/min)"), xlim=(0, 170), ylim=(0, 170))
label = panels[0].set_ylabel(pick("Nettverkets svar (ml/min)", "The network's answer (ml/min)"))
lowest = int(clearance_ml.argmin())
told = colleagues[lowest] * clearance_ml.std() + clearance_ml.mean()
away = np.abs(np.array([colleagues, np.zeros(300), mended]) - clearance).mean(axis=1) * clearance_ml.std()
# %% slide="fault-shown"
show(
    figure,
    nb="Nettverkets svar mot fasiten. Hos kollegaen får alle pasienter nesten det samme svaret. I den rettede utgaven følger svarene den stiplede linjen.",
    en="The network's answer against the truth. In the colleague's version all patients get almost the same answer. In the mended one the answers follow the dashed line.",
)
# %% slide="fault-shown"
say(
    nb=f"`network(measured)` har form `({len(clearance)}, 1)`, `clearance` har `({len(clearance)},)`. numpy gjentar begge, så forskjellen blir en tabell på {number(len(clearance) ** 2)} tall: *hver* pasients svar mot *alles* fasit. Det beste svaret på alle samtidig er gjennomsnittet, og det var det nettverket lærte. Tapet endte på {number(colleague_losses[-1], 2)}. I standardavvik er det nettopp tapet man får ved å gi alle gjennomsnittet.\n\n"
    f"Pasienten med dårligst nyrefunksjon har {number(clearance_ml[lowest], 0)} ml/min. Kollegaens nettverk svarer {number(told, 0)}. Et legemiddel som skilles ut gjennom nyrene, ville da blitt dosert som for en med langt friskere nyrer, og pasienten overdosert.\n\n"
    f"Svarene lå i snitt {number(away[0], 1)} ml/min fra fasiten; å gi alle gjennomsnittet gir {number(away[1], 1)}, og den rettede koden {number(away[2], 1)}. Alt er målt på de samme pasientene som nettverket lærte av, for her leter vi bare etter feilen. Rettelsen er `clearance[:, None]`, som gjør fasiten til en kolonne. **Sammenlign alltid med gjennomsnittet**, og se på formene.",
    en=f"`network(measured)` has the shape `({len(clearance)}, 1)`, `clearance` has `({len(clearance)},)`. numpy repeats both, so the difference becomes a table of {number(len(clearance) ** 2)} numbers: *each* patient's answer against *everyone's* truth. The best answer to all of them at once is the mean, and that is what the network learnt. The loss ended at {number(colleague_losses[-1], 2)}. In standard deviations that is exactly the loss of giving everyone the mean.\n\n"
    f"The patient with the poorest kidney function has {number(clearance_ml[lowest], 0)} ml/min. The colleague's network answers {number(told, 0)}. A drug excreted by the kidneys would then have been dosed as for someone with far healthier kidneys, and the patient overdosed.\n\n"
    f"The answers were on average {number(away[0], 1)} ml/min from the truth; giving everyone the mean gives {number(away[1], 1)}, and the mended code {number(away[2], 1)}. All of this is measured on the patients the network learnt from, as we are only looking for the fault. The cure is `clearance[:, None]`, which makes the truth a column. **Always compare with the mean**, and look at the shapes.",
)
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En kollega sier: «Programmet vårt gir de samme svarene som torch, så det er klart til bruk.» Svar med tre setninger: hva enigheten viser, hva den ikke viser, og hva du ville krevd i tillegg. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A colleague says: “Our program gives the same answers as torch, so it is ready for use.” Reply in three sentences: what the agreement shows, what it does not show, and what else you would ask for. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) enigheten gjelder regningen, (b) begge kan ta feil sammen, og (c) svarene må måles mot fasit hos pasienter der programmet skal brukes, ved siden av noe enklere?
#
# *Enigheten viser at gradienter og steg er regnet likt. Den viser ikke at svarene er riktige, for begge kan ha lært den samme feilen av de samme dataene. Jeg ville målt begge mot fasiten hos våre egne pasienter, med intervall og ved siden av en enkel referansemodell.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) the agreement is about the arithmetic, (b) both can be wrong together, and (c) the answers must be measured against the truth in local patients, beside something simpler?
#
# *The agreement shows that gradients and steps are worked out alike. It does not show that the answers are right, for both may have learnt the same wrong thing from the same data. I would measure both against the truth in our own patients, with an interval, beside a baseline.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert
#
# - Et matriseprodukt er rad ganger kolonne, lagt sammen. Det i midten forsvinner.
# - Bakover gjennom et produkt: Snu en tabell, så det som skal legges sammen, står i midten.
# - Det som gjentas fremover, legges sammen bakover.
# - Gjennom softmax og kryssentropi blir gradienten $p - y$, delt på antall bilder.
# - Riktig form betyr ikke at tallene er riktige, og enighet betyr ikke at svaret er det.
# - Momentum og Adam endrer steget, ikke gradienten. Hver av dem trenger sin egen læringsrate.
# %% [markdown] lang="en"
# ## Recap
#
# - A matrix product: row times column, added. The middle vanishes.
# - Backwards: turn a table, so that what is to be added is in the middle.
# - What is repeated forwards is added backwards.
# - Through softmax and cross-entropy the gradient is $p - y$, divided by the number of images.
# - The right shape does not make the numbers right, nor does agreement make the answer right.
# - Momentum and Adam change the step, not the gradient. Each needs its own learning rate.
# %% [markdown] lang="nb"
# Her slutter hoveddelen. Resten er for deg som vil videre.
# %% [markdown] lang="en"
# The main part ends here. The rest is for those who want to go on.


# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Ett steg med Adam
#
# Inn kommer lister med ett tall per vekt: vektene, gradientene og de løpende gjennomsnittene av gradienten (`means`) og av dens kvadrat (`squares`) *før* steget. `step` telles fra én.
#
# Gi tilbake en liste med de nye vektene. Regelen står i `Adam` over. De løpende gjennomsnittene starter på null og er for små i begynnelsen; å dele på `1 - beta1**step` (og tilsvarende med `beta2`) retter det opp. `zip(weights, gradients, means, squares, strict=True)` går gjennom alle samtidig.
# %% [markdown] lang="en"
# ## More · Exercise 4 · One step of Adam
#
# You get lists with one number per weight: weights, gradients, and the running means of the gradient (`means`) and of its square (`squares`) *before* the step. `step` counts from one.
#
# Return a list of new weights, by the rule in `Adam` above. The running means start at zero and are too small at first; dividing by `1 - beta1**step` (and likewise with `beta2`) puts that right. `zip(weights, gradients, means, squares, strict=True)` goes through them together.
# %% exercise="adam-step"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    # BEGIN SOLUTION
    moved = []
    for weight, gradient, mean, square in zip(weights, gradients, means, squares, strict=True):
        mean = (beta1 * mean + (1 - beta1) * gradient) / (1 - beta1**step)
        square = (beta2 * square + (1 - beta2) * gradient**2) / (1 - beta2**step)
        moved.append(weight - learning_rate * mean / (square**0.5 + epsilon))
    return moved
    # END SOLUTION


check("adam-step", adam_step)


# %% wrong="adam-step" hint="no-correction"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    moved = []
    for weight, gradient, mean, square in zip(weights, gradients, means, squares, strict=True):
        mean = beta1 * mean + (1 - beta1) * gradient
        square = beta2 * square + (1 - beta2) * gradient**2
        moved.append(weight - learning_rate * mean / (square**0.5 + epsilon))
    return moved


# %% wrong="adam-step" hint="no-root"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    moved = []
    for weight, gradient, mean, square in zip(weights, gradients, means, squares, strict=True):
        mean = (beta1 * mean + (1 - beta1) * gradient) / (1 - beta1**step)
        square = (beta2 * square + (1 - beta2) * gradient**2) / (1 - beta2**step)
        moved.append(weight - learning_rate * mean / (square + epsilon))
    return moved


# %% wrong="adam-step" hint="shared-state"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    moved, mean, square = [], means[0], squares[0]
    for weight, gradient in zip(weights, gradients, strict=True):
        mean = beta1 * mean + (1 - beta1) * gradient
        square = beta2 * square + (1 - beta2) * gradient**2
        corrected = mean / (1 - beta1**step), square / (1 - beta2**step)
        moved.append(weight - learning_rate * corrected[0] / (corrected[1] ** 0.5 + epsilon))
    return moved


# %% wrong="adam-step" hint="no-memory"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta2, epsilon, moved = 0.999, 1e-8, []
    for weight, gradient, square in zip(weights, gradients, squares, strict=True):
        square = (beta2 * square + (1 - beta2) * gradient**2) / (1 - beta2**step)
        moved.append(weight - learning_rate * gradient / (square**0.5 + epsilon))
    return moved


# %% wrong="adam-step" hint="uphill"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    moved = []
    for weight, gradient, mean, square in zip(weights, gradients, means, squares, strict=True):
        mean = (beta1 * mean + (1 - beta1) * gradient) / (1 - beta1**step)
        square = (beta2 * square + (1 - beta2) * gradient**2) / (1 - beta2**step)
        moved.append(weight + learning_rate * mean / (square**0.5 + epsilon))
    return moved


# %% wrong="adam-step" hint="half-corrected"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    moved = []
    for weight, gradient, mean, square in zip(weights, gradients, means, squares, strict=True):
        mean = (beta1 * mean + (1 - beta1) * gradient) / (1 - beta1**step)
        square = beta2 * square + (1 - beta2) * gradient**2
        moved.append(weight - learning_rate * mean / (square**0.5 + epsilon))
    return moved


# %% wrong="adam-step" hint="not-updated"
def adam_step(weights, gradients, means, squares, step, learning_rate):
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    moved = []
    for weight, mean, square in zip(weights, means, squares, strict=True):
        mean, square = mean / (1 - beta1**step), square / (1 - beta2**step)
        moved.append(weight - learning_rate * mean / (square**0.5 + epsilon))
    return moved


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Bakover gjennom ReLU
#
# ReLU er $\max(0, x)$: Positive tall slipper gjennom uendret, resten blir null. Inn kommer `x`, det som gikk *inn* i ReLU, og `g`, gradienten til det som kom ut, to tabeller med samme form. Gi tilbake gradienten til `x`. I null har kurven en knekk, og der velger vi null, som torch.
# %% [markdown] lang="en"
# ## More · Exercise 5 · Back through ReLU
#
# ReLU is $\max(0, x)$: positive numbers pass unchanged, the rest become zero. You get `x`, what went *into* ReLU, and `g`, the gradient of what came out, two tables of the same shape. Return the gradient of `x`. At zero the curve has a corner, and there we choose zero, as torch does.
# %% exercise="relu-grad"
def relu_grad(x, g):
    # BEGIN SOLUTION
    return g * (x > 0)
    # END SOLUTION


check("relu-grad", relu_grad)


# %% wrong="relu-grad" hint="at-zero"
def relu_grad(x, g):
    return g * (x >= 0)


# %% wrong="relu-grad" hint="sign-of-g"
def relu_grad(x, g):
    return np.maximum(0, g)


# %% wrong="relu-grad" hint="ones"
def relu_grad(x, g):
    return g


# %% wrong="relu-grad" hint="slope-only"
def relu_grad(x, g):
    return 1.0 * (x > 0)


# %% wrong="relu-grad" hint="sign-of-x"
def relu_grad(x, g):
    return g * np.sign(x)


# %% wrong="relu-grad" hint="forwards"
def relu_grad(x, g):
    return np.maximum(0, x)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · En konvolusjon er et matriseprodukt
#
# En konvolusjon legger en liten kjerne på hvert sted i bildet, ganger og legger sammen. Klipp ut lappen på hvert sted og brett den ut til en rad. Da er *alle* stedene én tabell, og konvolusjonen ett `@`.
# %% [markdown] lang="en"
# ## More · Exercise 6 · A convolution is a matrix product
#
# A convolution lays a kernel on each place of the image, multiplies and adds. Cut out the patch at each place and unfold it into a row. *All* the places are then one table, the convolution one `@`.
# %% [markdown] lang="nb"
# `image` har form $(C, H, W)$: kanaler, høyde, bredde. `kernels` har $(K, C, S, S)$: $K$ kjerner med side $S$. Kjernen flytter seg `stride` piksler om gangen: `range(0, H - S + 1, stride)`. En lapp er `image[:, top : top + S, left : left + S]`.
#
# Svaret skal ha form (kjerner, steder nedover, steder bortover). `.reshape(-1)` bretter ut, `.reshape(2, 5, 5)` bretter sammen igjen, her til to kjerner og fem ganger fem steder.
# %% [markdown] lang="en"
# `image` has shape $(C, H, W)$: channels, height, width. `kernels` has $(K, C, S, S)$: $K$ kernels of side $S$. The kernel moves `stride` pixels at a time: `range(0, H - S + 1, stride)`. A patch is `image[:, top : top + S, left : left + S]`.
#
# The answer should have shape (kernels, places down, places across). `.reshape(-1)` unfolds, `.reshape(2, 5, 5)` folds back, here to two kernels and five by five places.
# %% exercise="conv-as-matmul"
def conv_as_matmul(image, kernels, stride):
    # BEGIN SOLUTION
    size = kernels.shape[-1]
    tops = range(0, image.shape[1] - size + 1, stride)
    lefts = range(0, image.shape[2] - size + 1, stride)
    patches = [image[:, top : top + size, left : left + size].reshape(-1) for top in tops for left in lefts]
    table = np.array(patches) @ kernels.reshape(len(kernels), -1).T
    return table.T.reshape(len(kernels), len(tops), len(lefts))
    # END SOLUTION


check("conv-as-matmul", conv_as_matmul)


# %% wrong="conv-as-matmul" hint="flipped"
def conv_as_matmul(image, kernels, stride):
    size, flipped = kernels.shape[-1], kernels[:, :, ::-1, ::-1]
    tops = range(0, image.shape[1] - size + 1, stride)
    lefts = range(0, image.shape[2] - size + 1, stride)
    patches = [image[:, top : top + size, left : left + size].reshape(-1) for top in tops for left in lefts]
    table = np.array(patches) @ flipped.reshape(len(kernels), -1).T
    return table.T.reshape(len(kernels), len(tops), len(lefts))


# %% wrong="conv-as-matmul" hint="stride"
def conv_as_matmul(image, kernels, stride):
    size = kernels.shape[-1]
    tops, lefts = range(image.shape[1] - size + 1), range(image.shape[2] - size + 1)
    patches = [image[:, top : top + size, left : left + size].reshape(-1) for top in tops for left in lefts]
    table = np.array(patches) @ kernels.reshape(len(kernels), -1).T
    return table.T.reshape(len(kernels), len(tops), len(lefts))


# %% wrong="conv-as-matmul" hint="channel-order"
def conv_as_matmul(image, kernels, stride):
    size, image = kernels.shape[-1], image.transpose(1, 2, 0)
    tops = range(0, image.shape[0] - size + 1, stride)
    lefts = range(0, image.shape[1] - size + 1, stride)
    patches = [image[top : top + size, left : left + size].reshape(-1) for top in tops for left in lefts]
    table = np.array(patches) @ kernels.reshape(len(kernels), -1).T
    return table.T.reshape(len(kernels), len(tops), len(lefts))


# %% wrong="conv-as-matmul" hint="not-turned"
def conv_as_matmul(image, kernels, stride):
    size = kernels.shape[-1]
    tops = range(0, image.shape[1] - size + 1, stride)
    lefts = range(0, image.shape[2] - size + 1, stride)
    patches = [image[:, top : top + size, left : left + size].reshape(-1) for top in tops for left in lefts]
    table = np.array(patches) @ kernels.reshape(len(kernels), -1).T
    return table.reshape(len(kernels), len(tops), len(lefts))


# %% wrong="conv-as-matmul" hint="kernel-last"
def conv_as_matmul(image, kernels, stride):
    size = kernels.shape[-1]
    tops = range(0, image.shape[1] - size + 1, stride)
    lefts = range(0, image.shape[2] - size + 1, stride)
    patches = [image[:, top : top + size, left : left + size].reshape(-1) for top in tops for left in lefts]
    table = np.array(patches) @ kernels.reshape(len(kernels), -1).T
    return table.reshape(len(tops), len(lefts), len(kernels))


# %% wrong="conv-as-matmul" hint="columns-first"
def conv_as_matmul(image, kernels, stride):
    size = kernels.shape[-1]
    tops = range(0, image.shape[1] - size + 1, stride)
    lefts = range(0, image.shape[2] - size + 1, stride)
    patches = [image[:, top : top + size, left : left + size].reshape(-1) for left in lefts for top in tops]
    table = np.array(patches) @ kernels.reshape(len(kernels), -1).T
    return table.T.reshape(len(kernels), len(tops), len(lefts))


# %% [markdown] lang="nb"
# ## Mer · Et konvolusjonslag som lærer
#
# `sliding_window_view` klipper ut alle lappene på én gang; vi beholder hver tredje, nedover og bortover. Resten er et vanlig lag, men nå ser hvert nevron bare en lapp på $7 \times 7$ piksler, og de samme vektene brukes på alle lappene. `max(axis=1)` tar svaret fra det stedet som svarer sterkest.
#
# **Gjett:** Hvor mange parametere har de to lagene til sammen, mot $84\,060$ før?
# %% [markdown] lang="en"
# ## More · A convolution layer that learns
#
# `sliding_window_view` cuts out all the patches at once; we keep every third, down and across. The rest is an ordinary layer, but now each neuron sees only a patch of $7 \times 7$ pixels, and the same weights are used on all patches. `max(axis=1)` takes the answer of the place that answers most strongly.
#
# **Guess:** How many parameters do the two layers have together, against $84\,060$ before?
# %%
windows = np.lib.stride_tricks.sliding_window_view(images / 255, (7, 7), axis=(1, 2))[:, ::3, ::3]
patches = windows.reshape(len(images), -1, 49).astype(np.float32)
kernels, last = MLP(49, (), 16, seed=0), MLP(16, (), 10, seed=1)


def look(rows):
    return last(kernels(patches[rows]).relu().max(axis=1))


parameters = kernels.parameters() + last.parameters()
optimiser = Adam(parameters, 0.01)
for rows in batches_of(6, seed=0):
    cross_entropy(look(rows), labels[rows]).backward()
    optimiser.step()
share_right = accuracy(labels[validation], look(validation).data.argmax(axis=1))
of_the_mlp = accuracy(labels[validation], network(x[validation]).data.argmax(axis=1))
# %%
as_torch = torch.nn.functional.conv2d(
    torch.from_numpy(images[validation] / 255).float()[:, None],
    torch.from_numpy(kernels.parameters()[0].data.T.reshape(16, 1, 7, 7)),
    torch.from_numpy(kernels.parameters()[1].data),
    stride=3,
)
own = kernels(patches[validation]).data.transpose(0, 2, 1).reshape(as_torch.shape)
conv_gap = np.abs(own - as_torch.numpy()).max()
learnt = kernels.parameters()[0].data.T.reshape(16, 7, 7)
figure = Figure(figsize=(9, 2.6), layout="constrained")
for panel, kernel in zip(figure.subplots(2, 8).flat, learnt, strict=True):
    limit = np.abs(kernel).max()
    panel.imshow(kernel, cmap="gray", vmin=-limit, vmax=limit)
    panel.set_axis_off()
# %%
show(
    figure,
    nb="De seksten lærte kjernene. Lyst er positive vekter, mørkt negative. De har lyse og mørke felt, men få av dem ligner noe kjent.",
    en="The sixteen learnt kernels. Light is positive weights, dark negative. They have light and dark patches, but few of them resemble anything familiar.",
)
# %%
say(
    nb=f"{number(sum(p.data.size for p in parameters))} parametere. På valideringssettet leste nettverket {share_right} riktig; alltid samme siffer gir {percent(trivial.value, 0)}, og nettverket fra før fikk {of_the_mlp} (innstillingen er valgt på disse bildene). Intervallet dekker andre bilder av samme slag, ikke en ny trening. `max` over hele bildet kaster bort *hvor* streken var, og det trenger man for å kjenne igjen mange sifre. Blant annet derfor har vanlige konvolusjonsnettverk flere lag, som i leksjon 04.\n\n"
    f"Den største forskjellen mellom laget vårt og `conv2d` i torch, med de samme kjernene, er {power(conv_gap)}. Begge regner her med `float32`, som har færre sifre enn `float64`.\n\n"
    "I figuren er lyst positive vekter og mørkt negative. Ingen har tegnet kjernene, og få av dem ligner noe du ville tegnet. Læringen fant dem, med de samme reglene som før: `@`, `+`, `relu` og `max`.",
    en=f"{number(sum(p.data.size for p in parameters))} parameters. On the validation set the network read {share_right} correctly; always the same digit gives {percent(trivial.value, 0)}, and the network from before got {of_the_mlp} (its setting was chosen on these images). The interval covers other images of the same kind, not a new training. `max` over the whole image throws away *where* the stroke was, which one needs to recognise many digits. That is one reason why ordinary convolutional networks have several layers, as in lesson 04.\n\n"
    f"The largest difference between our layer and torch's `conv2d`, with the same kernels, is {power(conv_gap)}. Both use `float32` here, which has fewer digits than `float64`.\n\n"
    "In the figure light is positive weights and dark negative. Nobody drew the kernels, and few of them resemble anything you would draw. Learning found them, by the same rules as before: `@`, `+`, `relu` and `max`.",
)
