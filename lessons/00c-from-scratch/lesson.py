# %% [markdown] lang="nb"
# # Et nevralt nettverk fra bunnen
#
# **Klinisk spørsmål: To blodprøver, to grupper pasienter. Hva endrer seg i nettverket når det lærer?**
#
# En pasient er trøtt, fryser og har gått opp i vekt. Du bestiller TSH og fritt T₄. Svaret er to tall, og ut fra dem skal du si om stoffskiftet er som det skal.
#
# Her bygger du av enkle tall et nettverk som lærer å svare på det samme spørsmålet.
#
# **Gjett før du begynner:** Når nettverket er ferdig trent, hva i det er annerledes enn da det startet?
# %% [markdown] lang="en"
# # A neural network from scratch
#
# **Clinical question: Two blood tests, two groups of patients. What changes in the network when it learns?**
#
# A patient is tired, feels cold and has put on weight. You order TSH and free T₄. From the two numbers that come back you have to say whether the thyroid works as it should.
#
# Here you build, from plain numbers, a network that learns to answer the same question.
#
# **Guess before you begin:** When the network is fully trained, what in it has changed?
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - si hvor svaret fra et nevron endrer seg raskt, og hvor det knapt rører seg
# - følge kjerneregelen bakover gjennom et nevron, og forklare hva en gradient er
# - ta ett steg med gradientnedstigning og si hva læringsraten gjør
# - forklare hva som endrer seg når et nettverk lærer
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def` og `return`, hva en derivert er, og kjerneregelen. Du trenger ikke matriser.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - say where a neuron's answer changes fast, and where it hardly moves
# - follow the chain rule backwards through a neuron, and explain what a gradient is
# - take one step of gradient descent and say what the learning rate does
# - explain what changes when a network learns
#
# **What you need to know first:** variable, list, index, `for`, `def` and `return`, what a derivative is, and the chain rule. You do not need matrices.
# %%
import inspect
import math

import numpy as np
from matplotlib.figure import Figure

from dyplab.autograd import SGD, ScalarMLP, Value, binary_cross_entropy, draw, topological_order
from dyplab.data import split_stratified
from dyplab.evaluation import accuracy, compare_paired, figure_scores
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.widgets import BackpropGraph, DescentOnSurface, Playground

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Dataene, og hvem pasientene er
#
# Pasientene finnes ikke. I denne *simuleringen* trekker datamaskinen prøvesvar som ligner på virkelige. Den ene gruppen er frisk. I den andre har halvparten for lavt stoffskifte (høy TSH, oftest lavt T₄) og halvparten for høyt (lav TSH, oftest høyt T₄).
#
# Gruppene er like store. Hos fastlegen har de fleste som får målt TSH, normalt stoffskifte, så resultatene herfra gjelder ikke der.
#
# TSH kan være over hundre ganger så høy hos én pasient som hos en annen, så vi regner med logaritmen.
# %% [markdown] lang="en"
# ## The data, and who the patients are
#
# The patients do not exist. The computer *simulates* test results that resemble real ones. One group is healthy. In the other, half have an underactive thyroid (high TSH, mostly low T₄) and half an overactive one (low TSH, mostly high T₄).
#
# The groups are equally large. Most people whose GP measures TSH have a normal thyroid, so the results do not carry over.
#
# TSH can be over a hundred times as high in one patient as in another, so we use its logarithm.
# %%
rng = np.random.default_rng(0)


def simulate(count, tsh, tsh_spread, t4, t4_spread):
    return np.column_stack([rng.normal(np.log10(tsh), tsh_spread, count), rng.normal(t4, t4_spread, count)])


healthy = simulate(200, 1.6, 0.22, 15, 2)
underactive = simulate(100, 8, 0.3, 10.5, 2.2)
overactive = simulate(100, 0.12, 0.45, 23, 4.5)
blood = np.vstack([healthy, underactive, overactive])
labels = np.repeat([0, 1], 200)
train, test = split_stratified(labels, 0.75, seed=0)
# %% [markdown] lang="nb"
# Nettverket lærer av *treningssettet*. *Testsettet* er andre pasienter, og dem rører vi ikke før til slutt. Ingen pasient er i begge.
#
# Vi regner prøvesvarene om til standardavvik fra gjennomsnittet i treningssettet, så TSH og T₄ får samme skala. Figuren viser dem i vanlige enheter.
#
# **Gjett:** Kan du skille gruppene i figuren med én rett strek?
# %% [markdown] lang="en"
# The network learns from the *training set*. The *test set* is other patients, and we leave them alone until the end. No patient is in both.
#
# We turn the results into standard deviations from the mean of the training set, so that TSH and T₄ are on one scale. The figure shows them in ordinary units.
#
# **Guess:** Can you separate the groups in the figure with one straight line?
# %%
scaled = (blood - blood[train].mean(axis=0)) / blood[train].std(axis=0)


def draw_patients(axes, rows):
    for group, mark, colour in [(0, "o", "#0072B2"), (1, "^", "#FFC20A")]:
        name = pick(["frisk", "syk"][group], ["healthy", "ill"][group])
        axes.plot(*blood[rows[labels[rows] == group]].T, mark, color=colour, markeredgecolor="black", label=name)
    axes.set_xticks([-2, -1, 0, 1], [number(0.01, 2), number(0.1, 1), "1", "10"])
    axes.set(xlim=(-2.2, 1.9), ylim=(2, 38), xlabel=pick("TSH (mIE/L)", "TSH (mU/L)"))
    axes.set_ylabel(pick("Fritt T₄ (pmol/L)", "Free T₄ (pmol/L)"))


figure = Figure(figsize=(7, 4), layout="constrained")
axes = figure.subplots()
draw_patients(axes, train)
legend = axes.legend(title=pick("Gruppe", "Group"), frameon=False)
# %% slide="patients"
show(
    figure,
    nb="Treningspasientene med TSH bortover og fritt T₄ oppover. De friske ligger samlet i midten, de syke i to grupper: øverst til venstre og nederst til høyre.",
    en="The training patients, TSH across and free T₄ upwards. The healthy lie together in the middle, the ill in two groups: upper left and lower right.",
)
# %%
say(
    nb=f"Treningssettet har {len(train)} pasienter, testsettet {len(test)}. Én rett strek holder ikke: De syke ligger på hver sin side av de friske. "
    "TSH blir ti ganger så høy for hvert merke på TSH-aksen.",
    en=f"The training set has {len(train)} patients, the test set {len(test)}. One straight line will not do: the ill lie on either side of the healthy. "
    "TSH grows tenfold from each mark on its axis to the next.",
)
# %% [markdown] lang="nb"
# ## Ett nevron
#
# Et nevron ganger hvert tall det får inn, med en *vekt*. Så legger det sammen produktene og et *konstantledd*:
#
# $$z = w_1 x_1 + w_2 x_2 + b$$
#
# Summen kan bli hva som helst. *Sigmoiden* $s(z) = 1/(1 + e^{-z})$ gjør den til et tall mellom null og én, som kan leses som en sannsynlighet for å være syk.
#
# **Gjett før du ser på figuren:** Hvor er sigmoiden brattest, og hvor er den nesten flat?
# %% [markdown] lang="en"
# ## One neuron
#
# A neuron multiplies each number it gets by a *weight*. Then it adds up the products and a *bias term*:
#
# $$z = w_1 x_1 + w_2 x_2 + b$$
#
# The sum may be anything. The *sigmoid* $s(z) = 1/(1 + e^{-z})$ turns it into a number between zero and one, which can be read as a probability of being ill.
#
# **Guess before you look at the figure:** Where is the sigmoid steepest, and where is it almost flat?
# %%
z = np.linspace(-6, 6, 241)
s = 1 / (1 + np.exp(-z))
figure = Figure(figsize=(7, 4.4), layout="constrained")
upper, lower = figure.subplots(2, 1, sharex=True)
upper.plot(z, s, color="#0072B2", linewidth=2.5)
lower.plot(z, np.gradient(s, z), "--", color="#D55E00", linewidth=2.5)
upper.set_yticks([0, 0.5, 1], ["0", number(0.5, 1), "1"])
lower.set_yticks([0, 0.25], ["0", number(0.25, 2)])
upper.set_ylabel(pick("Sigmoiden", "The sigmoid"))
lower.set_ylabel(pick("Stigningstallet", "Its slope"))
label = lower.set_xlabel(pick("Nevronets sum z", "The neuron's sum z"))
# %% slide="slope"
show(
    figure,
    nb="Øverst sigmoiden, en S-formet kurve fra null til én. Nederst stigningstallet: en topp på midten, nær null i begge ender.",
    en="Above, the sigmoid, an S-shaped curve from zero to one. Below, its slope: a peak in the middle, near zero at both ends.",
)


# %% [markdown] lang="nb"
# ## Oppgave 1 · Stigningstallet til sigmoiden
#
# På midten endrer svaret seg raskt når $z$ øker. Ytterst rører svaret seg knapt, enten det er riktig eller galt. Stigningstallet kan skrives med sigmoiden selv:
#
# $$s'(z) = s(z)\,(1 - s(z))$$
#
# Skriv funksjonen: inn kommer nevronets sum `z`, ut skal stigningstallet til sigmoiden i `z`. `math.exp(-z)` er $e^{-z}$.
#
# `hint("sigmoid-slope")` gir et hint.
# %% [markdown] lang="en"
# ## Exercise 1 · The slope of the sigmoid
#
# In the middle the answer changes fast as $z$ rises. Far out the answer hardly moves, be it right or wrong. The slope can be written with the sigmoid itself:
#
# $$s'(z) = s(z)\,(1 - s(z))$$
#
# Write the function: the neuron's sum `z` goes in, the slope of the sigmoid at `z` comes out. `math.exp(-z)` is $e^{-z}$.
#
# `hint("sigmoid-slope")` gives a hint.
# %% exercise="sigmoid-slope"
def sigmoid_slope(z):
    # BEGIN SOLUTION
    s = 1 / (1 + math.exp(-z))
    return s * (1 - s)
    # END SOLUTION


check("sigmoid-slope", sigmoid_slope)


# %% wrong="sigmoid-slope" hint="forgot-second-factor"
def sigmoid_slope(z):
    return 1 / (1 + math.exp(-z))


# %% wrong="sigmoid-slope" hint="forgot-first-factor"
def sigmoid_slope(z):
    s = 1 / (1 + math.exp(-z))
    return 1 - s


# %% wrong="sigmoid-slope" hint="sign"
def sigmoid_slope(z):
    s = 1 / (1 + math.exp(-z))
    return s * (s - 1)


# %% wrong="sigmoid-slope" hint="brackets"
def sigmoid_slope(z):
    s = 1 / 1 + math.exp(-z)
    return s * (1 - s)


# %% wrong="sigmoid-slope" hint="z-for-s"
def sigmoid_slope(z):
    return z * (1 - z)


# %%
quiz("scratch-flat-neuron", ...)
# %% [markdown] lang="nb"
# ## Et tall som husker hvor det kom fra
#
# Å lære er å endre vektene så svarene blir bedre. Da må vi vite hvordan hver vekt virker inn på feilen. Derfor regner vi med `Value`: et tall som husker hvilke tall det ble laget av.
#
# Slik ser bibliotekets egen kode for gangetegnet ut. `self` er tallet foran tegnet, `other` tallet bak, og `.data` er selve tallverdien. `as_value` gjør et vanlig tall om til `Value`.
# %% [markdown] lang="en"
# ## A number that remembers where it came from
#
# To learn is to change the weights so that the answers improve. For that we must know what each weight does to the error. So we calculate with `Value`: a number that remembers which numbers it was made from.
#
# This is the library's own code for the multiplication sign. `self` is the number before the sign, `other` the one after it, and `.data` is the plain number. `as_value` turns an ordinary number into a `Value`.
# %%
print(inspect.getsource(Value.__mul__))
# %% [markdown] lang="nb"
# `: Number` og `-> "Value"` forteller bare hva slags tall som går inn og ut.
#
# Det nye tallet får fire ting: verdien, hva som ble gjort, *foreldrene* det ble laget av, og ett *stigningstall* for hver forelder. Øker `self` litt, øker produktet `other` ganger så mye. Derfor er stigningstallet for `self` lik verdien av `other`, og omvendt.
#
# **Gjett:** Hvilke stigningstall får $3 \cdot 5$?
# %% [markdown] lang="en"
# `: Number` and `-> "Value"` merely tell what kind of number goes in and comes out.
#
# The new number gets four things: its value, what was done, the *parents* it was made from, and one *slope* for each parent. When `self` rises a little, the product rises `other` times as much. So the slope for `self` is the value of `other`, and the other way round.
#
# **Guess:** Which slopes does $3 \cdot 5$ get?
# %% slide="value"
product = Value(3.0) * Value(5.0)
product.data, product.slopes
# %%
say(
    nb=f"Først verdien, så stigningstallene: {number(product.slopes[0], 0)} for det første tallet og {number(product.slopes[1], 0)} for det andre. Øker det første litt, øker produktet {number(product.slopes[0], 0)} ganger så mye.",
    en=f"First the value, then the slopes: {number(product.slopes[0], 0)} for the first number and {number(product.slopes[1], 0)} for the second. When the first rises a little, the product rises {number(product.slopes[0], 0)} times as much.",
)
# %% [markdown] lang="nb"
# ## Regnestykket som graf
#
# Nå ett nevron uten sigmoid, med én blodprøve fra én pasient: $x = 2$ standardavvik. Fasiten er $y = 0$. Nevronet har `w = 0.5` og `b = 1`. Hvor feil svaret er, måler *tapet*:
#
# $$L = (w x + b - y)^2$$
#
# **Regn ut tapet på papir.** Gjett så: Hvilket av de fire tallene endrer tapet mest når du øker det litt?
# %% [markdown] lang="en"
# ## The calculation as a graph
#
# Now one neuron without the sigmoid, with one blood test of one patient: $x = 2$ standard deviations. The truth is $y = 0$. The neuron has `w = 0.5` and `b = 1`. The *loss* measures how wrong its answer is:
#
# $$L = (w x + b - y)^2$$
#
# **Work out the loss on paper.** Then guess: which of the four numbers changes the loss most when you raise it a little?
# %%
w, x = Value(0.5, name="w"), Value(2.0, name="x")
b, y = Value(1.0, name="b"), Value(0.0, name="y")
loss = (w * x + b - y) ** 2
loss.backward()
# %% slide="graph"
show(
    draw(loss),
    nb="Regnestykket som graf, fra venstre mot høyre: w ganger x, pluss b, minus y, opphøyd i andre. Hver boks har verdien og gradienten til tallet. Tapet står lengst til høyre. Størst gradient har w.",
    en="The calculation as a graph, from left to right: w times x, plus b, minus y, squared. Each box has the value and the gradient of the number. The loss is furthest right. The largest gradient is that of w.",
)
# %% [markdown] lang="nb"
# Les fra venstre: Hver boks er et tall, og pilene viser hva som gikk inn i hva. `**2` er «opphøyd i andre», så boksen lengst til høyre er tapet. Tallet på en pil er stigningstallet der.
#
# Nederst i boksen står *gradienten*: hvor mye tapet endrer seg for hver enhet tallet øker, så lenge økningen er liten. `backward` har fylt den ut. Størst er den for `w`.
#
# **Prøv den:** Vi øker `w` med en hundredel. Hvor mye bør tapet øke?
# %% [markdown] lang="en"
# Read from the left: each box is a number, and the arrows show what went into what. `**2` is “squared”, so the box furthest right is the loss. The number on an arrow is the slope there.
#
# At the bottom of the box stands the *gradient*: how much the loss changes per unit that the number rises, as long as the rise is small. `backward` filled it in. It is largest for `w`.
#
# **Try it:** We raise `w` by a hundredth. How much should the loss rise?
# %%
little = 0.01
raised = ((w.data + little) * x.data + b.data - y.data) ** 2
# %%
say(
    nb=f"Gradienten ganger økningen er {number(w.grad, 0)} · {number(little, 2)} = {number(w.grad * little, 2)}. Tapet gikk fra {number(loss.data, 4)} til {number(raised, 4)}, altså opp {number(raised - loss.data, 4)}. "
    "Det stemmer nesten. Forskjellen kommer av at kurven krummer seg.",
    en=f"The gradient times the rise is {number(w.grad, 0)} · {number(little, 2)} = {number(w.grad * little, 2)}. The loss went from {number(loss.data, 4)} to {number(raised, 4)}, so up by {number(raised - loss.data, 4)}. "
    "That is nearly right. The difference comes from the bend of the curve.",
)
# %% [markdown] lang="nb"
# Gå gjennom grafen selv, først fremover til tapet, så tilbake, én pil om gangen. Endre deretter `x` til null. **Gjett først:** Hva blir gradienten til `w`, og hva blir den til `b`?
# %% [markdown] lang="en"
# Go through the graph yourself, first forward to the loss, then back, one arrow at a time. Then change `x` to zero. **Guess first:** What will the gradient of `w` be, and that of `b`?
# %%
given = [{"name": value.name, "value": value.data} for value in (w, x, b, y)]
calculated = [
    {"name": "wx", "operation": "*", "of": ["w", "x"]},
    {"name": "z", "operation": "+", "of": ["wx", "b"]},
    {"name": "e", "operation": "-", "of": ["z", "y"]},
    {"name": "L", "operation": "**2", "of": ["e"]},
]
BackpropGraph(given + calculated)


# %% [markdown] lang="nb"
# ## Oppgave 2 · To ledd i kjeden
#
# Kall det som står i parentesen for $e = wx + b - y$. Da er $L = e^2$, og veien fra $w$ til tapet har to ledd. Kjerneregelen sier at leddene skal ganges:
#
# $$\frac{dL}{dw} = \frac{dL}{de} \cdot \frac{de}{dw}$$
#
# Regn ut begge ledd på papir, og skriv funksjonen: inn kommer fire vanlige tall, ut skal $dL/dw$. Sjekk deg selv mot grafen.
# %% [markdown] lang="en"
# ## Exercise 2 · Two links of a chain
#
# Call what is inside the brackets $e = wx + b - y$. Then $L = e^2$, and the way from $w$ to the loss has two links. The chain rule says that the links are multiplied:
#
# $$\frac{dL}{dw} = \frac{dL}{de} \cdot \frac{de}{dw}$$
#
# Work out both links on paper, and write the function: four plain numbers go in, $dL/dw$ comes out. Check yourself against the graph.
# %% exercise="chain-two-steps"
def chain_two_steps(w, x, b, y):
    # BEGIN SOLUTION
    e = w * x + b - y
    return 2 * e * x
    # END SOLUTION


check("chain-two-steps", chain_two_steps)


# %% wrong="chain-two-steps" hint="no-inner"
def chain_two_steps(w, x, b, y):
    return 2 * (w * x + b - y)


# %% wrong="chain-two-steps" hint="slope-of-x"
def chain_two_steps(w, x, b, y):
    return 2 * (w * x + b - y) * w


# %% wrong="chain-two-steps" hint="no-two"
def chain_two_steps(w, x, b, y):
    return (w * x + b - y) * x


# %% wrong="chain-two-steps" hint="sign"
def chain_two_steps(w, x, b, y):
    return 2 * (y - w * x - b) * x


# %% wrong="chain-two-steps" hint="added"
def chain_two_steps(w, x, b, y):
    return 2 * (w * x + b - y) + x


# %% wrong="chain-two-steps" hint="the-loss"
def chain_two_steps(w, x, b, y):
    return (w * x + b - y) ** 2


# %% wrong="chain-two-steps" hint="the-error"
def chain_two_steps(w, x, b, y):
    return w * x + b - y


# %% [markdown] lang="nb"
# ## Gradienten er ikke feilen
#
# To pasienter får like galt svar, men den ene har `x = 2` og den andre `x = 0.1`.
#
# **Gjett:** Blir gradienten til `w` den samme?
# %% [markdown] lang="en"
# ## The gradient is not the error
#
# Two patients get equally wrong answers, but one has `x = 2` and the other `x = 0.1`.
#
# **Guess:** Is the gradient of `w` the same?
# %%
weight, seen = Value(0.5), []
for measured in [2.0, 0.1]:
    truth = weight.data * measured - 1
    error = weight * measured - truth
    (error**2).backward()
    seen.append((measured, error.data, weight.grad))
# %% slide="not-the-error"
say(
    nb="| Prøvesvar x | Feil | Gradienten til w |\n|--:|--:|--:|\n"
    + "\n".join(f"| {number(m, 1)} | {number(e, 1)} | {number(g, 1)} |" for m, e, g in seen)
    + "\n\nFeilen sier hvor galt svaret er. Gradienten sier hvor mye *denne vekten* virker inn på tapet. Er prøvesvaret nær null, betyr vekten lite for svaret, og gradienten blir liten.",
    en="| Test result x | Error | Gradient of w |\n|--:|--:|--:|\n"
    + "\n".join(f"| {number(m, 1)} | {number(e, 1)} | {number(g, 1)} |" for m, e, g in seen)
    + "\n\nThe error tells how wrong the answer is. The gradient tells how much *this weight* can do about the loss. When the test result is near zero, the weight matters little for the answer, and its gradient is small.",
)
# %%
quiz("scratch-gradient-not-error", ...)
# %% [markdown] lang="nb"
# ## Den samme vekten, brukt på hver pasient
#
# Et nevron bruker de samme vektene på alle pasientene. Her er tapet for to pasienter lagt sammen. Fra `w` går det to piler. Bidragene som kommer tilbake til `w`, står ikke i figuren, men du kan regne dem ut langs hver vei.
#
# **Gjett:** Hva blir gradienten til `w`: det største bidraget, det siste eller summen?
# %% [markdown] lang="en"
# ## The same weight, used on each patient
#
# A neuron uses the same weights on all patients. Here the losses of two patients are added. Two arrows leave `w`. The contributions that come back to `w` are not in the figure, but you can work them out along each way.
#
# **Guess:** What is the gradient of `w`: the largest contribution, the last one or the sum?
# %%
w = Value(0.5, name="w")
first = (w * Value(2.0, name="x₁") - Value(0.0, name="y₁")) ** 2
second = (w * Value(-1.0, name="x₂") - Value(1.0, name="y₂")) ** 2
both = first + second
both.backward()
# %% slide="used-twice"
show(
    draw(both),
    nb="Regnestykket for to pasienter som graf. Fra w går det en pil til hver pasients produkt; veiene møtes i summen av de to tapene lengst til høyre. Gradienten til w står i boksen.",
    en="The calculation for two patients as a graph. From w one arrow goes to each patient's product; the ways meet in the sum of the two losses furthest right. The gradient of w is in its box.",
)
# %% [markdown] lang="nb"
# Langs den øverste veien, bakfra, får du $1 \cdot 2 \cdot 1 \cdot 2 = 4$, langs den nederste $1 \cdot (-3) \cdot 1 \cdot (-1) = 3$. Gradienten til `w` er $7$: bidragene *legges sammen*. Det må være slik, for når `w` endres, endres tapet for begge pasientene.
# %% [markdown] lang="en"
# Along the upper way, from the back, you get $1 \cdot 2 \cdot 1 \cdot 2 = 4$, along the lower $1 \cdot (-3) \cdot 1 \cdot (-1) = 3$. The gradient of `w` is $7$: the contributions are *added*. It has to be so, since a change in `w` changes the loss of both patients.
# %%
quiz("scratch-two-patients", ...)


# %% [markdown] lang="nb"
# ## Tilbakepropagering, første forsøk
#
# Å gå bakover gjennom hele grafen heter *tilbakepropagering*. Det enkleste er at et tall som får melding om gradienten sin, straks sender den videre til foreldrene, ganget med stigningstallet. Da kaller funksjonen seg selv. Her teller den også meldingene.
#
# Vi prøver den på $y = x + x$, så $y + y$, og så videre. **Gjett:** Etter seksten slike fordoblinger har grafen sytten tall. Hvor mange meldinger blir det?
# %% [markdown] lang="en"
# ## Backpropagation, first attempt
#
# Going backwards through the whole graph is called *backpropagation*. The simplest way is for each number that gets a message about its gradient to pass it on to its parents at once, times the slope. The function then calls itself. Here it also counts the messages.
#
# We try it on $y = x + x$, then $y + y$, and so on. **Guess:** After sixteen such doublings the graph has seventeen numbers. How many messages will there be?
# %%
def pass_on_at_once(value, message):
    value.grad = value.grad + message
    messages = 1
    for parent, slope in zip(value.parents, value.slopes, strict=True):
        messages = messages + pass_on_at_once(parent, slope * message)
    return messages


counts = []
for doublings in [2, 8, 16]:
    y = Value(1.0)
    for _ in range(doublings):
        y = y + y
    counts.append((len(topological_order(y)), pass_on_at_once(y, 1.0)))
# %% slide="messages"
say(
    nb="| Tall i grafen | Meldinger |\n|--:|--:|\n"
    + "\n".join(f"| {number(a)} | {number(m)} |" for a, m in counts)
    + "\n\nGradientene blir riktige, men antallet meldinger dobles for hvert ledd. Et tall som er brukt to ganger, sender alt videre to ganger, og det gjør foreldrene også.",
    en="| Numbers in the graph | Messages |\n|--:|--:|\n"
    + "\n".join(f"| {number(a)} | {number(m)} |" for a, m in counts)
    + "\n\nThe gradients are right, but the number of messages doubles with each link. A number used twice passes everything on twice, and so do its parents.",
)
# %% [markdown] lang="nb"
# Så en lang kjede: hundre tusen tall legges sammen ett for ett, slik vi legger sammen tapet for mange pasienter. **Gjett:** Hva skjer? `try` og `except` fanger opp en eventuell feilmelding, så notatboken kan gå videre.
# %% [markdown] lang="en"
# Then a long chain: a hundred thousand numbers are added one by one, as we add up the losses of many patients. **Guess:** What happens? `try` and `except` catch an error message, should there be one, so that the notebook can go on.
# %%
start = Value(0.0)
long_sum = start
for _ in range(100_000):
    long_sum = long_sum + 1.0
try:
    pass_on_at_once(long_sum, 1.0)
except RecursionError as error:
    print(type(error).__name__, error, sep=": ")
# %% [markdown] lang="nb"
# ## Rekkefølgen løser begge problemene
#
# Python stopper en funksjon når for mange kall ligger inni hverandre.
#
# Biblioteket venter i stedet: Et tall sender gradienten videre først når *alle som har brukt det*, har meldt fra. Da holder det med én melding langs hver pil. `topological_order` finner rekkefølgen uten å kalle seg selv. I bibliotekets kode betyr `+=` «legg til», og `reversed` snur listen. `accumulate` kommer vi tilbake til.
# %% [markdown] lang="en"
# ## The right order solves both problems
#
# Python stops a function when too many calls lie inside one another.
#
# The library waits instead: a number passes its gradient on only when *all that used it* have reported. Then one message along each arrow is enough. `topological_order` finds that order without calling itself. In the library's code `+=` means “add to”, and `reversed` turns the list round. We come back to `accumulate`.
# %%
print(inspect.getsource(Value.backward).split('"""')[-1])
long_sum.backward()
start.grad


# %% [markdown] lang="nb"
# Nederst står gradienten til det første av de hundre tusen tallene. Øker det med én, øker summen med én.
#
# Én tur fremover og én tilbake gir altså gradienten til *alle* tallene, enten de er fire eller fire millioner.
# %% [markdown] lang="en"
# At the bottom stands the gradient of the first of the hundred thousand numbers. When it rises by one, the sum rises by one.
#
# So one pass forward and one back give the gradient of *all* the numbers, be they four or four million.
# %% [markdown] lang="nb"
# ## Ned bakken
#
# La ett nevron gjette T₄ ut fra TSH, begge i standardavvik. Det har to tall å skru på, $w$ og $b$. Tapet er gjennomsnittet av de kvadrerte feilene. Hvert valg av $w$ og $b$ gir et tap: et landskap med høyder og daler.
# %% [markdown] lang="en"
# ## Downhill
#
# Let one neuron guess T₄ from TSH, both in standard deviations. It has two numbers to adjust, $w$ and $b$. The loss is the mean of the squared errors. Every choice of $w$ and $b$ gives a loss: a landscape of hills and valleys.
# %% [markdown] lang="nb"
# Gradienten peker oppover. *Gradientnedstigning* er å gå motsatt vei, litt om gangen, og *læringsraten* bestemmer hvor langt.
#
# I koden er det `SGD` (*stochastic gradient descent*) som tar stegene. Her er ingenting tilfeldig: Alle pasientene er med i hvert steg. Tre turer starter på samme sted, med hver sin læringsrate fra `rates`, og går tjue steg. **Gjett:** Hvilken kommer lengst ned?
# %% [markdown] lang="en"
# The gradient points uphill. *Gradient descent* goes the opposite way, a little at a time, and the *learning rate* decides how far.
#
# In the code `SGD` (*stochastic gradient descent*) takes the steps. Nothing is random here: every step uses all the patients. Three walks leave from the same place, each with its own learning rate from `rates`, and go twenty steps. **Guess:** Which gets lowest?
# %%
def mean_squared_error(w, b):
    total = 0.0
    for tsh, t4 in scaled[train]:
        total = total + (w * tsh + b - t4) ** 2
    return total / len(train)


rates, walks = [0.02, 0.3, 1.02], []
for rate in rates:
    w, b = Value(1.5), Value(1.5)
    walk, optimiser = [(w.data, b.data)], SGD([w, b], learning_rate=rate)
    for _ in range(20):
        mean_squared_error(w, b).backward()
        optimiser.step()
        walk.append((w.data, b.data))
    walks.append(np.array(walk))
# %%
ws, bs = np.meshgrid(np.linspace(-7, 5.5, 80), np.linspace(-4, 4, 60))
heights = mean_squared_error(ws, bs)
figure = Figure(figsize=(10, 3), layout="constrained")
panels = figure.subplots(1, 3, sharey=True)
for panel, rate, walk in zip(panels, rates, walks, strict=True):
    panel.contour(ws, bs, heights, levels=[0.6, 1, 2, 4, 8, 14, 22, 32, 44], colors="0.6", linewidths=0.8)
    panel.plot(*walk.T, "o-", color="#0072B2", markersize=4)
    panel.plot(*walk[0], "s", color="#D55E00", markersize=9)
    panel.set(title=f"{pick('Læringsrate', 'Learning rate')} {number(rate, 2)}", xlabel="w")
    panel.set(xlim=(-7, 5.5), ylim=(-4, 4))
label = panels[0].set_ylabel("b")
# %% slide="walks"
show(
    figure,
    nb="Tre kotekart over tapet, hvert med en tur fra den samme firkanten. Den minste raten kommer bare et stykke på vei, den midterste går rett til bunnen, den største hopper fra side til side og stadig lenger ut.",
    en="Three contour maps of the loss, each with a walk from the same square. The smallest rate gets only part of the way, the middle one goes straight to the bottom, the largest jumps from side to side and ever further out.",
)
# %%
say(
    nb="| Læringsrate | Tap ved start | Tap etter tjue steg |\n|--:|--:|--:|\n"
    + "\n".join(
        f"| {number(rate, 2)} | {number(mean_squared_error(*walk[0]), 2)} | {number(mean_squared_error(*walk[-1]), 2)} |"
        for rate, walk in zip(rates, walks, strict=True)
    )
    + "\n\nStørre rate gir lengre steg, men ikke nødvendigvis raskere læring. Blir steget for langt, havner det høyere oppe på den andre siden av dalen, og neste steg blir enda lengre.\n\n"
    f"Den midterste turen endte på w = {number(walks[1][-1][0], 2).replace('-', '−')}. Minustegnet er fysiologi: Når T₄ er lavt, stiger TSH.",
    en="| Learning rate | Loss at the start | Loss after twenty steps |\n|--:|--:|--:|\n"
    + "\n".join(
        f"| {number(rate, 2)} | {number(mean_squared_error(*walk[0]), 2)} | {number(mean_squared_error(*walk[-1]), 2)} |"
        for rate, walk in zip(rates, walks, strict=True)
    )
    + "\n\nA larger rate gives longer steps, but not necessarily faster learning. A step that is too long ends higher up on the other side of the valley, and the next one is longer still.\n\n"
    f"The middle walk ended at w = {number(walks[1][-1][0], 2).replace('-', '−')}. The minus sign is physiology: when T₄ is low, TSH rises.",
)


# %% [markdown] lang="nb"
# Her kan du selv slippe en kule i landskapet. Dette er en *dal*: bratt på tvers, slak på langs. La momentum stå på null. Flytt læringsraten litt om gangen, og trykk på «Spill av».
#
# **Gjett:** Hvor stor kan læringsraten være før kulen farer ut av dalen? Og hvorfor går det likevel så sakte langs bunnen?
# %% [markdown] lang="en"
# Here you can drop a ball into the landscape yourself. This one is a *valley*: steep across, gentle along. Leave momentum at zero. Move the learning rate a little at a time, and press “Play”.
#
# **Guess:** How large can the learning rate be before the ball is thrown out of the valley? And why is progress along the floor still so slow?
# %%
DescentOnSurface("valley", rate=0.1)
# %%
across, along = 4, 0.2
limit = 2 / across
# %%
say(
    nb=f"På tvers er gradienten {number(across, 0)} ganger avstanden til bunnlinjen. Er læringsraten {number(limit, 1)}, blir steget dobbelt så langt som avstanden: Kulen lander like langt unna på den andre siden. Er raten større, havner den stadig lenger ut. På langs er gradienten bare {number(along, 1)} ganger avstanden. Den bratte retningen bestemmer altså hvor stor raten kan være, og i den slake blir stegene små.",
    en=f"Across, the gradient is {number(across, 0)} times the distance to the floor. At a learning rate of {number(limit, 1)} the step is twice that distance: the ball lands just as far out on the other side. With a larger rate it ends ever further out. Along, the gradient is only {number(along, 1)} times the distance. So the steep direction decides how large the rate can be, and in the gentle one the steps are small.",
)


# %% [markdown] lang="nb"
# ## Oppgave 3 · Ett steg nedover
#
# Skriv funksjonen som tar ett steg. Inn kommer vekten slik den er, gradienten til vekten og læringsraten. Ut skal den nye vekten, ett tall.
#
# Prøv for hånd først: Vekten er $2$, gradienten $3$ og læringsraten en tidel. Skal vekten opp eller ned?
# %% [markdown] lang="en"
# ## Exercise 3 · One step downhill
#
# Write the function that takes one step. It is given the weight as it is, its gradient and the learning rate, and returns the new weight, one number.
#
# Try by hand first: the weight is $2$, the gradient $3$ and the learning rate one tenth. Should the weight go up or down?
# %% exercise="descent-step"
def descent_step(weight, gradient, learning_rate):
    # BEGIN SOLUTION
    return weight - learning_rate * gradient
    # END SOLUTION


check("descent-step", descent_step)


# %% wrong="descent-step" hint="uphill"
def descent_step(weight, gradient, learning_rate):
    return weight + learning_rate * gradient


# %% wrong="descent-step" hint="rate-times-weight"
def descent_step(weight, gradient, learning_rate):
    return weight - learning_rate * weight


# %% wrong="descent-step" hint="divided-by-rate"
def descent_step(weight, gradient, learning_rate):
    return weight - gradient / learning_rate


# %% wrong="descent-step" hint="no-rate"
def descent_step(weight, gradient, learning_rate):
    return weight - gradient


# %% wrong="descent-step" hint="the-other-way-round"
def descent_step(weight, gradient, learning_rate):
    return learning_rate * gradient - weight


# %% wrong="descent-step" hint="only-the-step"
def descent_step(weight, gradient, learning_rate):
    return -learning_rate * gradient


# %%
quiz("scratch-larger-rate", ...)
# %% [markdown] lang="nb"
# ## Et nettverk av tall
#
# Ett nevron kan bare trekke én rett strek. Vi setter fire ved siden av hverandre i et *skjult lag*, og ett til som veier svarene deres sammen; summen går gjennom sigmoiden. Etter hvert skjulte nevron kommer $\tanh$, som ligner sigmoiden, men går fra $-1$ til $1$. Uten en slik bøyd kurve ville hele nettverket fortsatt bare gitt én rett strek.
# %% [markdown] lang="en"
# ## A network of numbers
#
# One neuron can draw only one straight line. We put four side by side in a *hidden layer*, and one more that weighs their answers together; its sum goes through the sigmoid. After each hidden neuron comes $\tanh$, which resembles the sigmoid but runs from $-1$ to $1$. Without such a bent curve the network would still give one straight line.
# %% [markdown] lang="nb"
# Et slikt nettverk heter *flerlagsperseptron* (MLP), og vektene og konstantleddene heter *parametere*. **Tell dem før du kjører cellen:** to tall inn, fire nevroner, ett ut.
# %% [markdown] lang="en"
# Such a network is called a *multilayer perceptron* (MLP), and its weights and bias terms *parameters*. **Count them before you run the cell:** two numbers in, four neurons, one out.
# %% slide="count"
network = ScalarMLP(2, (4,), 1, activation=Value.tanh, seed=0)
parameters = network.parameters()
len(parameters)
# %%
say(
    nb=f"Hvert av de fire skjulte nevronene har to vekter og et konstantledd, det siste nevronet fire vekter og et konstantledd: fire ganger tre pluss fem, altså {len(parameters)}.",
    en=f"Each of the four hidden neurons has two weights and a bias term, the last neuron four weights and a bias term: four times three plus five, so {len(parameters)}.",
)


# %% [markdown] lang="nb"
# Tapet for to grupper er *kryssentropien*: minus logaritmen av sannsynligheten nettverket ga den riktige gruppen, i gjennomsnitt over pasientene. Null er best, og å være sikker og ta feil koster mye.
#
# Så gjentar vi tre ting: regn ut tapet, gå bakover, ta ett steg. Vi noterer parameterne underveis. Cellen bruker noen sekunder.
#
# **Gjett:** Hva i nettverket endrer seg av dette?
# %% [markdown] lang="en"
# The loss for two groups is the *cross-entropy*: minus the logarithm of the probability the network gave the right group, averaged over the patients. Zero is best, and being sure and wrong costs a lot.
#
# Then we repeat three things: work out the loss, go backwards, take one step. We note the parameters on the way. The cell takes a few seconds.
#
# **Guess:** What in the network does this change?
# %%
def loss_of(network):
    answers = [network(patient)[0] for patient in scaled[train]]
    return binary_cross_entropy(answers, labels[train])


optimiser = SGD(parameters, learning_rate=1.0)
losses, notes = [], []
for _ in range(121):
    loss = loss_of(network)
    losses.append(loss.data)
    notes.append([parameter.data for parameter in parameters])
    loss.backward()
    optimiser.step()


# %% [markdown] lang="nb"
# For hvert punkt i planet kan vi spørre nettverket hvor sannsynlig det er at pasienten er syk. Figuren viser svaret før treningen, etter tretti steg og til slutt. Den sorte streken går der svaret er femti prosent.
# %% [markdown] lang="en"
# For every point of the plane we can ask the network how probable it is that the patient is ill. The figure shows the answer before training, after thirty steps and at the end. The black line runs where the answer is fifty per cent.
# %%
def probability_of_ill(points):
    points = (points - blood[train].mean(axis=0)) / blood[train].std(axis=0)
    return np.array([network(point)[0].sigmoid().data for point in points])


tsh, t4 = np.meshgrid(np.linspace(-2.2, 1.9, 34), np.linspace(2, 38, 30))
plane = np.column_stack([tsh.ravel(), t4.ravel()])
surfaces = []
for step in [0, 30, -1]:
    for parameter, noted in zip(parameters, notes[step], strict=True):
        parameter.data = noted
    surfaces.append(probability_of_ill(plane).reshape(tsh.shape))
# %%
figure = Figure(figsize=(10, 3.7), layout="constrained")
panels = figure.subplots(1, 3, sharey=True)
titles = pick("Før trening|Etter tretti steg|Til slutt", "Before training|After thirty steps|At the end").split("|")
for panel, title, surface in zip(panels, titles, surfaces, strict=True):
    shades = panel.contourf(tsh, t4, surface, levels=np.linspace(0, 1, 11), cmap="Oranges", alpha=0.55)
    panel.contour(tsh, t4, surface, levels=[0.5], colors="black")
    draw_patients(panel, train)
    panel.set_title(title)
    panel.label_outer()
bar = figure.colorbar(shades, ax=panels, ticks=[0, 0.5, 1], label=pick("Sannsynlighet for syk", "Probability of ill"))
texts = bar.ax.set_yticklabels([percent(tick, 0) for tick in [0, 0.5, 1]])
# %% slide="what-changes"
show(
    figure,
    nb="Treningspasientene over nettverkets svar, tre ganger. Før trening går grensen tilfeldig. Til slutt ligger den som et bånd rundt de friske, med de syke utenfor på begge sider.",
    en="The training patients over the network's answer, three times. Before training the border runs at random. At the end it lies as a band around the healthy, with the ill outside on both sides.",
)
# %%
figure = Figure(figsize=(8, 3.4), layout="constrained")
axes = figure.subplots()
places = np.arange(1, len(parameters) + 1)
axes.vlines(places, notes[0], notes[-1], color="0.6")
axes.plot(places, notes[0], "s", color="#D55E00", label=pick("ved start", "at the start"))
axes.plot(places, notes[-1], "o", color="#0072B2", label=pick("til slutt", "at the end"))
axes.axhline(0, color="black", linewidth=0.8)
axes.set(xticks=places, xlabel=pick("Parameter nummer", "Parameter number"), ylabel=pick("Verdi", "Value"))
axes.yaxis.set_major_formatter(lambda value, _: number(value, 0).replace("-", "−"))
legend = axes.legend(frameon=False)
# %%
show(
    figure,
    nb="Verdien av hver parameter ved start og til slutt, med en strek imellom. Noen har flyttet seg langt, andre lite.",
    en="The value of each parameter at the start and at the end, with a line between. Some have moved far, others little.",
)
# %% slide="answer"
say(
    nb=f"**Svaret på det kliniske spørsmålet:** {len(parameters)} tall. Nevronene er like mange, forbindelsene mellom dem er de samme, og ingen regel om TSH er skrevet inn. Tapet falt fra {number(losses[0], 2)} til {number(losses[-1], 2)} fordi hvert av tallene ble flyttet litt, {len(losses) - 1} ganger, mot sin egen gradient.",
    en=f"**The answer to the clinical question:** {len(parameters)} numbers. There are as many neurons as before, with the same connections, and no rule about TSH was written in. The loss fell from {number(losses[0], 2)} to {number(losses[-1], 2)} because each of the numbers was moved a little, {len(losses) - 1} times, against its own gradient.",
)
# %% [markdown] lang="nb"
# ## Skru på knottene
#
# Her er samme slags trening med andre simulerte pasienter. Også her ligger de friske i midten. **Gjett før hvert forsøk**, og start på nytt mellom dem:
#
# - Fjern det skjulte laget. Hvilken form får grensen?
# - Velg mye større læringsrate. Hva gjør tapet?
# - Øk støyen, altså spredningen. Hva skjer med forskjellen mellom treningstap og testtap?
#
# La de andre knottene stå. Vil du dele et forsøk, kopierer du tekstlinjen med innstillingene.
# %% [markdown] lang="en"
# ## Turn the knobs
#
# Here is the same kind of training with other simulated patients. Here too the healthy lie in the middle. **Guess before each trial**, and reset in between:
#
# - Remove the hidden layer. What shape does the border take?
# - Choose a much larger learning rate. What does the loss do?
# - Increase the noise, that is, the spread. What happens to the gap between training loss and test loss?
#
# Leave the other knobs alone. To share a trial, copy the line of settings.
# %%
Playground("circles", hidden=(4,))
# %% [markdown] lang="nb"
# ## Er det bedre enn noe enklere?
#
# Nå tar vi frem testsettet, med tre sammenligninger:
#
# - **uten modell:** si at alle er friske
# - **referansemodell:** *logistisk regresjon*, altså ett eneste nevron med sigmoid
# - **det du kan fra før:** syk hvis TSH ligger utenfor referanseområdet. Slik laboratoriene gjør, lar vi området romme de midterste nittifem av hundre friske. Her er det de friske i treningssettet.
#
# **Gjett:** Hvor mye bedre enn TSH-regelen er nettverket?
# %% [markdown] lang="en"
# ## Is it better than something simpler?
#
# Now we bring out the test set, with three comparisons:
#
# - **without a model:** say that everyone is healthy
# - **reference model:** *logistic regression*, that is, a single neuron with a sigmoid
# - **what you know already:** ill if TSH is outside its reference range. As laboratories do, we let the range hold the middle ninety-five of a hundred healthy people. Here they are those of the training set.
#
# **Guess:** How much better than the TSH rule is the network?
# %%
from sklearn.linear_model import LogisticRegression

straight = LogisticRegression().fit(scaled[train], labels[train]).predict(scaled[test])
low, high = np.quantile(blood[train][labels[train] == 0, 0], [0.025, 0.975])
by_rule = ((blood[test, 0] < low) | (blood[test, 0] > high)).astype(int)
answers = (probability_of_ill(blood[test]) > 0.5).astype(int)
trivial = accuracy(labels[test], np.zeros(len(test), dtype=int))
scores = [accuracy(labels[test], told) for told in (answers, by_rule, straight)]
names = pick("Nettverket|TSH-regelen|Logistisk regresjon", "The network|The TSH rule|Logistic regression").split("|")
comparison = compare_paired(labels[test], answers, by_rule)
difference = comparison.difference
figure = figure_scores(names, scores, trivial, pick("Andel riktige på testsettet", "Accuracy on the test set"))
# %% slide="result"
show(
    figure,
    nb="Andel riktige på testsettet for nettverket, TSH-regelen og logistisk regresjon, med intervaller. En stiplet linje viser hva man får ved å si at alle er friske.",
    en="Accuracy on the test set for the network, the TSH rule and logistic regression, with intervals. A dashed line shows what one gets by saying that everyone is healthy.",
)
# %% slide="result"
say(
    nb=f"Andelen riktige var {scores[0]} for nettverket, {scores[1]} for TSH-regelen og {scores[2]} for den rette streken. Å kalle alle friske gir {percent(trivial.value, 0)}.\n\n"
    f"Hos {comparison.only_a} pasienter hadde bare nettverket rett, hos {comparison.only_b} bare regelen. Forskjellen er {difference}. "
    + (
        "Nettverket er bedre enn regelen her, fordi det også ser på T₄. "
        if difference.low > 0
        else "Intervallet rommer null, så disse pasientene avgjør ikke hvem som er best. "
    )
    + "Men se hvor langt man kommer med et referanseområde alene.\n\n"
    "**Konfidensintervallet (KI) dekker** at andre testpasienter fra den samme simuleringen ville ha gitt litt andre tall. **Det dekker ikke** at nye startvekter gir et annet nettverk, og ikke at virkelige pasienter er annerledes enn simulerte.",
    en=f"The accuracy was {scores[0]} for the network, {scores[1]} for the TSH rule and {scores[2]} for the straight line. Calling everyone healthy gives {percent(trivial.value, 0)}.\n\n"
    f"In {comparison.only_a} patients only the network was right, in {comparison.only_b} only the rule. The difference is {difference}. "
    + (
        "The network is better than the rule here, because it looks at T₄ as well. "
        if difference.low > 0
        else "The interval contains zero, so these patients do not settle which is better. "
    )
    + "But see how far a reference range alone will take you.\n\n"
    "**The confidence interval (CI) covers** that other test patients from the same simulation would have given slightly different numbers. **It does not cover** that new starting weights give another network, nor that real patients differ from simulated ones.",
)
# %% [markdown] lang="nb"
# ## Hva det tar feil av, og hva det aldri har sett
#
# Figuren viser testpasientene nettverket tok feil av. I tillegg har vi lagt inn to pasienter som ingen i treningssettet ligner på:
#
# - **A** har svikt i hypofysen: T₄ er lavt, men TSH stiger ikke.
# - **B** har høyt T₄ *og* høy TSH, for eksempel fordi antistoffer i blodet forstyrrer analysen.
#
# Begge trenger utredning. **Gjett:** Hva svarer nettverket, og hvor sikkert er det?
# %% [markdown] lang="en"
# ## What it gets wrong, and what it has never seen
#
# The figure shows the test patients the network got wrong. We have also put in two patients unlike anyone in the training set:
#
# - **A** has pituitary failure: T₄ is low, but TSH does not rise.
# - **B** has high T₄ *and* high TSH, for example because antibodies in the blood interfere with the assay.
#
# Both need investigating. **Guess:** What does the network answer, and how sure is it?
# %%
wrong = test[answers != labels[test]]
missed = int((labels[wrong] == 1).sum())
caught = int(((answers == 0) & (by_rule == 1) & (labels[test] == 1)).sum())
strangers = np.array([[np.log10(0.9), 6.5], [np.log10(6), 27]])
pituitary, disturbed = probability_of_ill(strangers)
rare = 1 - 0.05 ** (1 / int((labels[test] == 0).sum()))
figure = Figure(figsize=(7, 4), layout="constrained")
axes = figure.subplots()
shades = axes.contourf(tsh, t4, surfaces[-1], levels=np.linspace(0, 1, 11), cmap="Oranges", alpha=0.55)
axes.contour(tsh, t4, surfaces[-1], levels=[0.5], colors="black")
draw_patients(axes, wrong)
for letter, point in zip("AB", strangers, strict=True):
    axes.text(*point, letter, ha="center", va="center", weight="bold", bbox={"boxstyle": "circle", "fc": "white"})
legend = axes.legend(title=pick("Tok feil av", "Got wrong"), loc="upper right")
# %% slide="strangers"
show(
    figure,
    nb="Testpasientene nettverket tok feil av, over svaret dets. De ligger i eller ved båndet der nettverket svarer frisk. A ligger nederst i midten, B oppe til høyre, begge der det ikke var noen treningspasienter.",
    en="The test patients the network got wrong, over its answer. They lie in or beside the band where the network answers healthy. A lies low in the middle, B high on the right, both where there were no training patients.",
)
# %%
say(
    nb=f"Nettverket overså {missed} syke, og TSH-regelen ville ha funnet {caught} av dem. Nettverket slo falsk alarm {len(wrong) - missed} ganger. "
    + (
        f"Det betyr ikke at det aldri skjer: Fikk {percent(rare, 0)} av alle friske falsk alarm, ville likevel ett av tjue slike testsett vært helt uten. "
        if missed == len(wrong)
        else ""
    )
    + "\n\nNoen syke har prøvesvar midt blant de friskes; dem kan ingen modell finne ut fra disse to prøvene alene. I simuleringen er fasiten gruppen tallene ble trukket fra. I klinikken stilles diagnosen blant annet ut fra nettopp disse prøvene, så der ville slike pasienter sjelden fått diagnosen.",
    en=f"The network missed {missed} ill patients, and the TSH rule would have found {caught} of them. The network gave {len(wrong) - missed} false alarms. "
    + (
        f"That does not mean that they never happen: if {percent(rare, 0)} of all healthy people got one, one in twenty such test sets would still have none. "
        if missed == len(wrong)
        else ""
    )
    + "\n\nSome of the ill have results right among those of the healthy; no model can find them from these two tests alone. In the simulation the truth is the group that the numbers were drawn from. In the clinic the diagnosis rests partly on these very tests, so there such patients would rarely be given it.",
)
# %% slide="strangers"
say(
    nb=f"For A oppga nettverket {percent(pituitary, 0)} sannsynlighet for sykdom, for B {percent(disturbed, 0)}. "
    + (
        "Begge ville altså ha fått beskjed om at alt er i orden. "
        if max(pituitary, disturbed) < 0.5
        else "Den ene av dem ville altså ha fått beskjed om at alt er i orden. "
        if min(pituitary, disturbed) < 0.5
        else "Denne gangen havnet begge på riktig side, men det er flaks. "
    )
    + "Her finnes det ingen treningspasienter, så svaret bestemmes av hvordan kurvene tilfeldigvis fortsetter. Nettverket kan ikke si «dette har jeg ikke sett».",
    en=f"For A the network stated a {percent(pituitary, 0)} probability of illness, for B {percent(disturbed, 0)}. "
    + (
        "So both would have been told that all is well. "
        if max(pituitary, disturbed) < 0.5
        else "So one of them would have been told that all is well. "
        if min(pituitary, disturbed) < 0.5
        else "This time both ended on the right side, but that is luck. "
    )
    + "There are no training patients here, so the answer depends on how the curves happen to continue. The network cannot say “I have not seen this”.",
)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - En sjelden tilstand får et vanlig svar, slik A og B fikk.
# - Tallene kommer fra et annet laboratorium med en annen metode eller enhet. Nettverket merker det ikke.
# - Nettverket lærte av grupper som var like store. Der nesten alle er friske, kan de falske alarmene bli flere enn de ekte, selv om de er sjeldne.
# - Noen leser «sannsynlighet» som en diagnose og lar være å se på pasienten.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - A rare condition gets a common answer, as A and B did.
# - The numbers come from another laboratory, with another method or unit. The network does not notice.
# - The network learnt from groups of equal size. Where nearly everyone is healthy, false alarms may outnumber true ones, rare as they are.
# - Somebody reads “probability” as a diagnosis and does not look at the patient.
# %%
quiz("scratch-what-changes", ...)
# %% [markdown] lang="nb"
# ## Finn feilen
#
# En kollega lot også ett nevron gjette T₄ ut fra TSH, fra det samme startpunktet og med den læringsraten som gikk best. Programmet ga ingen feilmelding.
#
# **Les koden, og sammenlign den med løkken som gikk de tre turene.** Hva er annerledes? Se på koden til `backward` lenger oppe: Hvilken linje gjelder `accumulate`? Gjett så hvordan tapet går før du kjører de neste cellene.
# %% [markdown] lang="en"
# ## Find the fault
#
# A colleague also let one neuron guess T₄ from TSH, from the same starting point and with the learning rate that did best. The program gave no error.
#
# **Read the code, and compare it with the loop that took the three walks.** What differs? Look at the code of `backward` further up: which line is about `accumulate`? Then guess how the loss will go before you run the next cells.
# %% slide="fault"
w, b = Value(1.5), Value(1.5)
their_walk, optimiser = [(w.data, b.data)], SGD([w, b], learning_rate=0.3)
for _ in range(20):
    mean_squared_error(w, b).backward(accumulate=True)
    optimiser.step()
    their_walk.append((w.data, b.data))
# %%
figure = Figure(figsize=(7, 3.4), layout="constrained")
axes = figure.subplots()
yours, theirs = [[mean_squared_error(*place) for place in walk] for walk in (walks[1], their_walk)]
axes.plot(yours, "o-", color="#0072B2", linewidth=2, label=pick("vår løkke", "our loop"))
axes.plot(theirs, "s--", color="#D55E00", linewidth=2, label=pick("kollegaens løkke", "the colleague's loop"))
axes.set(xlabel=pick("Steg", "Step"), ylabel=pick("Tap", "Loss"), xticks=range(0, 21, 5))
axes.set_ylim(0, 10)
legend = axes.legend(frameon=False, ncols=2)
# %% slide="fault-curve"
show(
    figure,
    nb="Tapet gjennom tjue steg. Kurven fra vår løkke faller raskt og blir liggende lavt. Kollegaens kurve faller også, men svinger opp igjen gang på gang.",
    en="The loss over twenty steps. The curve of our loop falls fast and stays low. The colleague's curve falls too, but swings up again time after time.",
)
# %%
colleagues = ScalarMLP(2, (4,), 1, activation=Value.tanh, seed=0)
optimiser = SGD(colleagues.parameters(), learning_rate=1.0)
for _ in range(30):
    loss_of(colleagues).backward(accumulate=True)
    optimiser.step()
with_fault = loss_of(colleagues).data
# %% slide="fault-curve"
say(
    nb="**Gradientene ble ikke nullstilt.** Med `accumulate=True` legges den nye gradienten oppå alle de gamle. Steget følger bakken her *pluss* alle bakkene vi har vært i før, som en kule uten friksjon: Den triller forbi bunnen og opp på den andre siden.\n\n"
    f"Vi prøvde den samme feilen på nettverket med fire skjulte nevroner. Etter tretti steg var tapet {number(with_fault, 2)}, mot {number(losses[30], 2)} uten feilen. "
    + (
        "Der så feilen altså ut som en forbedring. At tapet faller pent, viser ikke at programmet er riktig. "
        if with_fault < losses[30]
        else "Også der skadet den. "
    )
    + "I torch legges gradientene sammen hvis du ikke sier noe annet, og derfor står det `zero_grad` i treningsløkkene der. Glemmer du den, sier ingen fra.",
    en="**The gradients were not reset.** With `accumulate=True` the new gradient is added on top of all the old ones. The step follows the slope here *plus* all the slopes we have been on before, like a ball without friction: it rolls past the bottom and up the other side.\n\n"
    f"We tried the same fault on the network with four hidden neurons. After thirty steps the loss was {number(with_fault, 2)}, against {number(losses[30], 2)} without the fault. "
    + (
        "So there the fault looked like an improvement. A loss that falls nicely does not show that the program is right. "
        if with_fault < losses[30]
        else "There too it did harm. "
    )
    + "In torch adding up is the default, which is why training loops there have `zero_grad`. If you forget it, nobody tells you.",
)
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En medstudent spør: «Hva er det egentlig som skjer når et nettverk lærer?» Svar med tre setninger: hva som endres, hva gradienten sier, og hvorfor det ikke holder at tapet er lavt. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A fellow student asks: “What actually happens when a network learns?” Reply in three sentences: what changes, what the gradient tells you, and why a low loss is not enough. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) bare vektene og konstantleddene endres, (b) gradienten sier hvor mye tapet endrer seg når ett av dem øker litt, og (c) et lavt tap bare gjelder pasienter av samme slag?
#
# *Vektene og konstantleddene flyttes, og ikke noe annet. For hvert tall sier gradienten hvor mye tapet øker når tallet øker litt, så vi går et lite steg motsatt vei. Et lavt tap sier lite om pasienter nettverket aldri har sett maken til.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) only weights and bias terms change, (b) the gradient tells how much the loss changes when one of them rises a little, and (c) a low loss holds only for similar patients?
#
# *The weights and bias terms move, and nothing else. For each number the gradient tells how much the loss rises when it rises a little, so we step a little the other way. A low loss says little about patients unlike any it has seen.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert
#
# - En `Value` husker foreldrene sine og stigningstallet til hver.
# - Kjerneregelen: gang langs en vei, legg sammen over veiene.
# - Et tall sender gradienten videre når alle som har brukt det, har meldt fra.
# - Ett steg nedover: ny vekt er gammel vekt minus læringsrate ganger gradient. Et for langt steg går oppover igjen.
# - Gradientene må nullstilles før hvert steg.
# - Nettverket svarer også for pasienter det aldri har sett maken til.
#
# Her slutter hoveddelen. Resten er for deg som vil videre.
# %% [markdown] lang="en"
# ## Recap
#
# - A `Value` remembers its parents and the slope of each.
# - The chain rule: multiply along a way, add over the ways.
# - A number passes its gradient on when all that used it have reported.
# - One step downhill: the new weight is the old weight minus learning rate times gradient. Too long a step goes uphill again.
# - Gradients must be reset before each step.
# - The network answers even for patients unlike any it has seen.
#
# The main part ends here; the rest is optional.


# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Brukt flere ganger
#
# I $y = x + x \cdot x$ er $x$ brukt tre steder: én gang i summen og to i produktet. Gå bakover som biblioteket gjør: Start med `grad = 0.0`, legg til ett bidrag for hvert sted, og gi tilbake `grad`.
#
# Svaret kan du kontrollere med den deriverte du lærte på skolen.
# %% [markdown] lang="en"
# ## More · Exercise 4 · Used more than once
#
# In $y = x + x \cdot x$ the number $x$ is used in three places: once in the sum and twice in the product. Go backwards as the library does: start with `grad = 0.0`, add one contribution for each place, and return `grad`.
#
# You can check the answer by the derivative you learnt at school.
# %% exercise="used-twice"
def used_twice(x):
    # BEGIN SOLUTION
    grad = 0.0
    grad = grad + 1.0
    grad = grad + x
    grad = grad + x
    return grad
    # END SOLUTION


check("used-twice", used_twice)


# %% wrong="used-twice" hint="overwrites"
def used_twice(x):
    grad = 0.0
    grad = 1.0
    grad = x
    grad = x
    return grad


# %% wrong="used-twice" hint="product-only"
def used_twice(x):
    return 2 * x


# %% wrong="used-twice" hint="one-factor"
def used_twice(x):
    grad = 0.0
    grad = grad + 1.0
    grad = grad + x
    return grad


# %% wrong="used-twice" hint="sum-only"
def used_twice(x):
    return 1.0


# %% wrong="used-twice" hint="the-value"
def used_twice(x):
    return x + x * x


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Rekkefølgen bakover
#
# En graf kan skrives som en ordbok: `parents["L"]` er listen over tallene `L` ble laget av. Et tall som er gitt, har tom liste.
#
# Gi tilbake en liste med alle navnene i en rekkefølge gradientene kan sendes i: resultatet først, og hvert navn først når *alle som har brukt det*, står i listen. Det finnes ofte flere riktige svar. I oppgave 2 ville `L` og `e` stått først.
#
# `for name in parents` går gjennom navnene.
# %% [markdown] lang="en"
# ## More · Exercise 5 · The order back
#
# A graph can be written as a dictionary: `parents["L"]` is the list of numbers that `L` was made from. A given number has an empty list.
#
# Return a list of all the names in an order in which the gradients can be passed: the result first, and each name only when *all that used it* are in the list. Often several orders are right. In exercise 2 `L` and `e` would come first.
#
# `for name in parents` goes through the names.
# %% exercise="topo-order"
def topo_order(parents, result):
    # BEGIN SOLUTION
    order = [result]
    while len(order) < len(parents):
        for name in parents:
            users = [user for user in parents if name in parents[user]]
            if name not in order and all(user in order for user in users):
                order.append(name)
    return order
    # END SOLUTION


check("topo-order", topo_order)


# %% wrong="topo-order" hint="forward"
def topo_order(parents, result):
    order = []
    while len(order) < len(parents):
        for name in parents:
            if name not in order and all(parent in order for parent in parents[name]):
                order.append(name)
    return order


# %% wrong="topo-order" hint="too-early"
def topo_order(parents, result):
    order, waiting = [], [result]
    while waiting:
        name = waiting.pop()
        if name not in order:
            order.append(name)
            waiting = waiting + parents[name]
    return order


# %% wrong="topo-order" hint="by-name"
def topo_order(parents, result):
    return sorted(parents)


# %% wrong="topo-order" hint="not-each-once"
def topo_order(parents, result):
    order = [result]
    for name in order:
        order.extend(parents[name])
    return order


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Kontroller med tall
#
# Hvordan vet du at en gradient er riktig? Du kan måle den: Regn ut `f` litt til høyre og litt til venstre for `x`, og del høydeforskjellen (høyre minus venstre) på avstanden mellom de to punktene.
#
# Skriv funksjonen. `f` er en funksjon av ett tall, så `f(x)` er høyden i `x`. Velg selv hvor langt «litt» er. I Python er `1e-3` det samme som en tusendel.
# %% [markdown] lang="en"
# ## More · Exercise 6 · Check it by numbers
#
# How do you know that a gradient is right? You can measure it: work out `f` a little to the right and a little to the left of `x`, and divide the difference in height (right minus left) by the distance between the two points.
#
# Write the function. `f` is a function of one number, so `f(x)` is the height at `x`. Choose for yourself how far “a little” is. In Python `1e-3` is a thousandth.
# %% exercise="numeric-check"
def numeric_check(f, x):
    # BEGIN SOLUTION
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)
    # END SOLUTION


check("numeric-check", numeric_check)


# %% wrong="numeric-check" hint="not-halved"
def numeric_check(f, x):
    h = 1e-5
    return (f(x + h) - f(x - h)) / h


# %% wrong="numeric-check" hint="brackets"
def numeric_check(f, x):
    h = 1e-3
    return (f(x + h) - f(x - h)) / 2 * h


# %% wrong="numeric-check" hint="swapped"
def numeric_check(f, x):
    h = 1e-5
    return (f(x - h) - f(x + h)) / (2 * h)


# %% wrong="numeric-check" hint="h-too-large"
def numeric_check(f, x):
    h = 1
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="numeric-check" hint="h-too-small"
def numeric_check(f, x):
    h = 1e-12
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="numeric-check" hint="one-sided"
def numeric_check(f, x):
    h = 1e-5
    return (f(x + h) - f(x)) / h


# %% [markdown] lang="nb"
# ## Mer · Hvor liten bør avstanden være?
#
# Vi måler gradienten til den første vekten i nettverket med stadig mindre avstand, og sammenligner med `backward`. **Gjett:** Blir målingen alltid bedre når avstanden blir mindre?
# %% [markdown] lang="en"
# ## More · How small should the distance be?
#
# We measure the gradient of the network's first weight with smaller and smaller distances, and compare with `backward`. **Guess:** Does the measurement always improve as the distance shrinks?
# %%
loss_of(network).backward()
first_weight, gradient = parameters[0], parameters[0].grad
middle, distances, gaps = first_weight.data, 10.0 ** np.arange(0, -13, -1), []
for h in distances:
    first_weight.data = middle + h
    above = loss_of(network).data
    first_weight.data = middle - h
    below = loss_of(network).data
    gaps.append(abs((above - below) / (2 * h) - gradient) / abs(gradient))
first_weight.data = middle
best = distances[int(np.argmin(gaps))]
# %%
figure = Figure(figsize=(7, 3.4), layout="constrained")
axes = figure.subplots()
axes.loglog(distances, gaps, "o-", color="#0072B2")
axes.set_xlabel(pick("Avstanden h", "The distance h"))
axes.set_ylabel(pick("Relativt avvik", "Relative difference"))
axes.minorticks_off()
# %%
show(
    figure,
    nb="Avviket mellom målt og beregnet gradient mot avstanden, begge på logaritmisk skala. Kurven har en bunn et sted i midten og stiger til begge sider.",
    en="The difference between measured and calculated gradient against the distance, both on logarithmic scales. The curve has a bottom somewhere in the middle and rises to both sides.",
)
# %%
say(
    nb=f"Best var h = {best:.0e}. Ved større avstand rekker kurven å krumme seg. Ved mindre avstand er de to tapene like i nesten alle sifrene datamaskinen har, og da måler vi avrunding.\n\n"
    f"Målingen krever to turer gjennom nettverket for *hver* parameter, {2 * len(parameters)} i alt. `backward` finner alle gradientene på én tur frem og én tilbake. Derfor måler vi bare når vi vil kontrollere.",
    en=f"The best was h = {best:.0e}. At larger distances the curve has room to bend. At smaller ones the two losses agree in almost every digit the computer has, and then we measure rounding.\n\n"
    f"Measuring takes two passes through the network for *each* parameter, {2 * len(parameters)} in all. `backward` finds all the gradients in one pass forward and one back. So we measure only in order to check.",
)
