# %% [markdown] lang="nb"
# # Hva ser en konvolusjon?
#
# **Klinisk spørsmål: En mikroaneurisme kan ligge hvor som helst på netthinnen. Hvordan kan én liten detektor finne den overalt?**
#
# Mikroaneurismer er blant de tidligste tegnene på diabetisk retinopati. De er små utposninger på kapillærene og ser ut som mørke, runde prikker. En øyelege ser over hele bildet, men ser etter det samme overalt. Det gjør et konvolusjonsnettverk (CNN) også, og i denne leksjonen gjør du regnestykket selv.
# %% [markdown] lang="en"
# # What does a convolution see?
#
# **Clinical question: A micro-aneurysm can lie anywhere on the retina. How can one small detector find it everywhere?**
#
# Micro-aneurysms are among the earliest signs of diabetic retinopathy. They are small bulges of the capillaries and look like dark, round dots. An ophthalmologist searches the whole image, but looks for the same thing in every place. A convolutional neural network (CNN) works that way too, and in this lesson you do the sums yourself.
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - regne ut svaret fra en kjerne på ett sted i et bilde
# - si hvor stort bilde som kommer ut, og hvor i et CNN de fleste vektene ligger
# - undersøke om et nettverk finner det samme når bildet er flyttet
# - kjenne igjen en kjerne som er snudd
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return` og `.shape`, og hva en derivert er. Matriseregning trenger du ikke.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - work out the answer of a kernel at one place in an image
# - say how large an image comes out, and where in a CNN most of the weights are
# - test whether a network finds the same thing when the image has moved
# - recognise a kernel that has been flipped
#
# **What you need to know first:** variable, list, index, `for`, `def`, `return` and `.shape`, and what a derivative is. You do not need matrices.
# %%
import numpy as np
import torch
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from scipy.signal import convolve2d, correlate2d
from torch import nn

from dyplab import evaluation
from dyplab.data import load_fundus, load_microaneurysms, load_mnist, load_mri_slice, load_section
from dyplab.data import simulate_ct, split_stratified
from dyplab.models import CNN
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.training import predict_probabilities, train
from dyplab.widgets import ConvolutionStepper

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Bildene, og hvem de kommer fra
#
# - **Tykktarm**, et vevssnitt: proteinet FHL2 er farget brunt (DAB), cellekjernene blå (hematoksylin): immunhistokjemi, ikke HE.
# - **Netthinne**, et normalt venstre øye ([Häggström 2014](https://doi.org/10.15347/wjm/2014.008)).
# - **Utsnitt** av en annen netthinne, fra en pasient med diabetisk retinopati (grønnkanalen, [Budai 2013](https://doi.org/10.1155/2013/154860)).
# - **Hjerne**, et MR-snitt av en gjennomsnittshjerne, altså ingen person ([Fonov 2011](https://doi.org/10.1016/j.neuroimage.2010.07.033)).
# - **Sifre**, skrevet for hånd ([LeCun 1998](https://doi.org/10.1109/5.726791)).
#
# Ett bilde av hvert slag viser hvordan noe virker, men ikke hvor godt det virker på andre pasienter.
# %% [markdown] lang="en"
# ## The images, and whom they come from
#
# - **Colon**, a tissue section: the protein FHL2 is stained brown (DAB), the cell nuclei blue (haematoxylin): immunohistochemistry, not H&E.
# - **Retina**, a normal left eye ([Häggström 2014](https://doi.org/10.15347/wjm/2014.008)).
# - **Detail** of another retina, from a patient with diabetic retinopathy (the green channel, [Budai 2013](https://doi.org/10.1155/2013/154860)).
# - **Brain**, an MRI slice of an average brain, no person ([Fonov 2011](https://doi.org/10.1016/j.neuroimage.2010.07.033)).
# - **Digits**, written by hand ([LeCun 1998](https://doi.org/10.1109/5.726791)).
#
# One image of each shows how something works, not how well on other patients.
# %%
section, fundus = load_section(), load_fundus()
retina, brain = load_microaneurysms().astype(float), load_mri_slice().astype(float)


def pictures(images, titles, height=2):
    figure = Figure(figsize=(5.6, height), layout="constrained")
    panels = figure.subplots(1, len(images), squeeze=False)[0]
    for panel, image, title in zip(panels, images, titles, strict=True):
        panel.imshow(image, cmap="gray", interpolation="nearest")
        panel.set_title(title, size=10)
        panel.set_axis_off()
    return figure


figure = pictures(
    [section, fundus, retina, brain], pick("Tykktarm Netthinne Utsnitt Hjerne", "Colon Retina Detail Brain").split()
)
# %% slide="images"
show(
    figure,
    nb="Fire bilder: brune kjertler i tykktarm, en rød netthinne, et grått utsnitt med mørke kar og to mørke prikker, og et snitt av en hjerne.",
    en="Four images: brown glands of the colon, a red retina, a grey detail with dark vessels and two dark dots, and a slice of a brain.",
)
# %% [markdown] lang="nb"
# ## Et bilde er en tabell
#
# Se på utsnittet igjen. De to mørke prikkene ser ut som mikroaneurismer, fire til fem piksler brede. (Ingen øyelege har merket dem for oss, så en fasit har vi ikke.)
#
# **Gjett:** Hvor mange tall må en detektor ha for å dekke en slik prikk med litt omkring?
# %% [markdown] lang="en"
# ## An image is a table
#
# Look at the detail again. The two dark dots look like micro-aneurysms, four to five pixels wide. (No ophthalmologist has marked them for us, so we have no ground truth.)
#
# **Guess:** How many numbers does a detector need to cover such a dot and a little of what surrounds it?
# %%
patch = retina[17:29, 10:22]
figure = Figure(figsize=(6.5, 3.8), layout="constrained")
whole, near = figure.subplots(1, 2, width_ratios=[1, 1.6])
whole.imshow(retina, cmap="gray", interpolation="nearest")
whole.plot([10, 22, 22, 10, 10], [17, 17, 29, 29, 17], color="#E69F00", linewidth=2)
near.imshow(patch, cmap="gray")
for (row, column), value in np.ndenumerate(patch):
    colour = "black" if value > 80 else "white"
    text = near.text(column, row, f"{value:.0f}", ha="center", va="center", size=8, color=colour)
for panel in [whole, near]:
    panel.set(xlabel=pick("kolonne", "column"), ylabel=pick("rad", "row"))
# %% slide="table"
show(
    figure,
    nb="Utsnittet med en ramme rundt den ene prikken, og det samme feltet forstørret med tallet i hver piksel. Midt i prikken er tallene mye lavere enn omkring.",
    en="The detail with a frame around one dot, and the same field enlarged with the number in each pixel. In the middle of the dot the numbers are much lower than around it.",
)
# %% slide="table"
say(
    nb=f"Hver piksel er ett tall, her fra $0$ (svart) til $255$ (hvitt). Utsnittet har formen `{retina.shape}`: først rader, så kolonner. `retina[0, 0]` er øverst til venstre, og radnummeret vokser **nedover**. På det mørkeste er prikken {retina.min():.0f}.\n\nEt fargebilde har tre tall i hver piksel, rødt, grønt og blått. Derfor har vevssnittet formen `{section.shape}`.\n\nEn ramme på sju ganger sju piksler dekker prikken med litt omkring: {7 * 7} tall. Hele utsnittet har {number(retina.size)}.",
    en=f"Each pixel is one number, here from $0$ (black) to $255$ (white). The detail has the shape `{retina.shape}`: rows first, then columns. `retina[0, 0]` is at the top left, and the row number grows **downwards**. At its darkest the dot is {retina.min():.0f}.\n\nA colour image has three numbers in each pixel, red, green and blue. So the tissue section has the shape `{section.shape}`.\n\nA frame of seven by seven pixels covers the dot and a little around it: {7 * 7} numbers. The whole detail has {number(retina.size)}.",
)
# %%
quiz("conv-row-column", ...)
# %% [markdown] lang="nb"
# ## Et nevron er en vektet sum
#
# Et kunstig nevron gjør én ting: Det ganger hvert tall det får inn, med en *vekt*, og legger sammen produktene. En *kjerne* er vektene til et nevron som bare ser et lite felt av bildet, her $3 \times 3$.
#
# **Gjett** før du kjører cellene: Vektene er $-1$ til venstre og $1$ til høyre. Hva blir summen når feltet er mørkt til venstre og lyst til høyre? Og når feltet er like grått overalt?
# %% [markdown] lang="en"
# ## A neuron is a weighted sum
#
# An artificial neuron does one thing: it multiplies each number it receives by a *weight* and adds the products. A *kernel* is the weights of a neuron that sees only a small field of the image, here $3 \times 3$.
#
# **Guess** before you run the cells: The weights are $-1$ on the left and $1$ on the right. What is the sum when the field is dark on the left and bright on the right? And when it is equally grey all over?
# %%
edge = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
field = patch[4:7, 6:9]
figure = Figure(figsize=(7.5, 2.7), layout="constrained")
tables = [field, edge, field * edge]
titles = pick("piksler,vekter,produkter", "pixels,weights,products").split(",")
for panel, table, title in zip(figure.subplots(1, 3), tables, titles, strict=True):
    spread = np.ptp(table)
    panel.imshow(table, cmap="gray", vmin=table.min() - 2 * spread, vmax=table.max())
    for (row, column), value in np.ndenumerate(table):
        text = panel.text(column, row, number(value), ha="center", va="center", size=13)
    panel.set(title=title, xticks=[], yticks=[])
# %% slide="neuron"
show(
    figure,
    nb="Tre tabeller på tre ganger tre: pikslene fra høyre kant av prikken, vektene, og produktene av dem plass for plass.",
    en="Three tables of three by three: the pixels from the right edge of the dot, the weights, and their products place by place.",
)
# %% slide="neuron"
say(
    nb=f"Summen av de ni produktene er {number(np.sum(field * edge))}: Det går fra mørkt til lyst mot høyre. I et jevnt grått felt opphever $-1$ og $1$ hverandre, og summen er null. Denne kjernen slår altså ut på **kanter**, ikke på lys.",
    en=f"The sum of the nine products is {number(np.sum(field * edge))}: it goes from dark to bright towards the right. In an evenly grey field $-1$ and $1$ cancel, and the sum is zero. So this kernel responds to **edges**, not to light.",
)


# %% [markdown] lang="nb"
# ### Oppgave 1 · Én plass, én sum
#
# `patch` er $3 \times 3$ piksler og `kernel` er $3 \times 3$ vekter. Gang hver piksel med vekten på samme plass, og gi tilbake summen: ett tall.
#
# `a * b` ganger to tabeller plass for plass, og `np.sum` legger sammen alle tallene i en tabell.
# %% [markdown] lang="en"
# ### Exercise 1 · One place, one sum
#
# `patch` is $3 \times 3$ pixels and `kernel` is $3 \times 3$ weights. Multiply each pixel by the weight in the same place, and return the sum: one number.
#
# `a * b` multiplies two tables place by place, and `np.sum` adds up all the numbers in a table.
# %% exercise="kernel-by-hand"
def kernel_by_hand(patch, kernel):
    # BEGIN SOLUTION
    return np.sum(patch * kernel)
    # END SOLUTION


check("kernel-by-hand", kernel_by_hand)


# %% wrong="kernel-by-hand" hint="not-summed"
def kernel_by_hand(patch, kernel):
    return patch * kernel


# %% wrong="kernel-by-hand" hint="matrix-product"
def kernel_by_hand(patch, kernel):
    return patch @ kernel


# %% wrong="kernel-by-hand" hint="matrix-product-summed"
def kernel_by_hand(patch, kernel):
    return np.sum(patch @ kernel)


# %% wrong="kernel-by-hand" hint="flipped"
def kernel_by_hand(patch, kernel):
    return np.sum(patch * kernel[::-1, ::-1])


# %% wrong="kernel-by-hand" hint="summed-down"
def kernel_by_hand(patch, kernel):
    return sum(patch * kernel)


# %% wrong="kernel-by-hand" hint="mean"
def kernel_by_hand(patch, kernel):
    return np.mean(patch * kernel)


# %% [markdown] lang="nb"
# ## Kjernen glir
#
# En konvolusjon er det samme nevronet, flyttet én piksel om gangen over hele bildet. Vektene er de samme overalt. Alle summene blir et nytt bilde, som her kalles et *svarkart* (engelsk: *feature map*).
#
# Prøv det på prikken: Gå steg for steg, se regnestykket, og endre vektene. (Her telles rader og kolonner fra én.) **Gjett først:** Hvor på prikken blir svaret størst, og hvor blir det mest negativt?
# %% [markdown] lang="en"
# ## The kernel slides
#
# A convolution is that same neuron, moved one pixel at a time over the whole image. The weights are the same everywhere. All the sums make a new image, called a *feature map*.
#
# Try it on the dot: go step by step, see the sum, and change the weights. (Here rows and columns are counted from one.) **Guess first:** Where on the dot will the answer be largest, and where most negative?
# %%
ConvolutionStepper(patch, edge)
# %% [markdown] lang="nb"
# Størst blir det på prikkens høyre kant, der det går fra mørkt til lyst. På venstre kant er det omvendt, og svaret er negativt.
#
# Kartet ble mindre enn bildet: Kjernen må ligge helt innenfor, så den får to plasser færre enn det er piksler, i hver retning.
# %% [markdown] lang="en"
# It is largest on the right edge of the dot, where it goes from dark to bright. On the left edge it is the other way round, and the answer is negative.
#
# The map is smaller than the image: the kernel must lie wholly inside, so it has two places fewer than there are pixels, in each direction.
# %%
quiz("conv-same-weights", ...)
# %% [markdown] lang="nb"
# ## Hele bildet på én gang
#
# `correlate2d` fra scipy lar kjernen gli over et helt bilde. Med `mode="same"` legges det nuller rundt bildet, så kartet blir like stort.
#
# Vi gir hjernen tre kjerner: `edge` fra før, den samme lagt på siden (`edge.T`), og en der alle de ni vektene er $1/9$. **Gjett** hvordan de tre kartene ser ut.
# %% [markdown] lang="en"
# ## The whole image at once
#
# `correlate2d` from scipy lets the kernel slide over a whole image. With `mode="same"` zeros are placed around the border, so that the map is as large as the image.
#
# We give the brain three kernels: `edge` from before, the same laid on its side (`edge.T`), and one whose nine weights are all $1/9$. **Guess** what the three maps look like.
# %%
kernels = [edge, edge.T, np.full((3, 3), 1 / 9)]
maps = [correlate2d(brain, kernel, mode="same") for kernel in kernels]
titles = pick(
    "bildet|loddrette kanter|vannrette kanter|uskarpt", "image|vertical edges|horizontal edges|blurred"
).split("|")
figure = pictures([brain, *maps], titles)
# %% slide="slides-over"
show(
    figure,
    nb="Hjernesnittet og tre kart. I de to kantkartene er flater grå, kanter som går fra mørkt til lyst hvite, og kanter den andre veien svarte. Det siste er bildet, litt uskarpt.",
    en="The brain slice and three maps. In the two edge maps flat areas are grey, edges from dark to bright white, and edges the other way black. The last is the image, slightly blurred.",
)
# %% [markdown] lang="nb"
# I de to kantkartene er null grått. Hvitt er et stort svar, der det går fra mørkt til lyst mot høyre (eller nedover), og svart er et svar under null. Kjernen med like vekter gir gjennomsnittet av ni piksler, og bildet blir uskarpt.
# %% [markdown] lang="en"
# In the two edge maps zero is grey. White is a large answer, where it goes from dark to bright towards the right (or downwards), and black is an answer below zero. The kernel of equal weights gives the mean of nine pixels, and the image is blurred.
# %% [markdown] lang="nb"
# ## ReLU: bare det som slår ut
#
# I et CNN følges en konvolusjon gjerne av ReLU, $\mathrm{ReLU}(z) = \max(0, z)$: Negative svar blir null. Da betyr et tall over null «her er det jeg ser etter», og null «her er det ikke».
#
# **Gjett:** Hvilken av hjernens ytterkanter står igjen i kartet for loddrette kanter, den til venstre eller den til høyre i bildet?
# %% [markdown] lang="en"
# ## ReLU: only what fires
#
# In a CNN a convolution is usually followed by ReLU, $\mathrm{ReLU}(z) = \max(0, z)$: negative answers become zero. Then a number above zero means “here is what I look for”, and zero “not here”.
#
# **Guess:** Which of the brain's outer edges remains in the map of vertical edges, the one on the left of the image or the one on the right?
# %%
titles = pick("før ReLU|etter ReLU", "before ReLU|after ReLU").split("|")
figure = pictures([maps[0], np.maximum(0, maps[0])], titles, height=2.3)
# %% slide="relu"
show(
    figure,
    nb="Kartet for loddrette kanter før og etter ReLU. Etter ReLU lyser hjernens ytterkant til venstre i bildet, mens den til høyre er borte.",
    en="The map of vertical edges before and after ReLU. After ReLU the outer edge at the left of the image is lit, while the one at the right is gone.",
)
# %% [markdown] lang="nb"
# Den venstre ytterkanten står igjen: Der går det fra svart bakgrunn til lys hjerne mot høyre. Vil vi se begge, trenger vi to kjerner. Et konvolusjonslag har derfor mange kjerner, og hver gir sitt eget kart.
#
# Kjernene over er laget for hånd for at du skal kunne regne etter. I et CNN velger ingen vektene. De starter tilfeldig og justeres under treningen, slik at *tapet*, et mål på hvor mye nettverket tar feil, blir mindre.
# %% [markdown] lang="en"
# The outer edge on the left remains: there it goes from black background to bright brain towards the right. To see both, two kernels are needed. So a convolutional layer has many kernels, and each gives a map of its own.
#
# The kernels above are made by hand so that you can check the sums. In a CNN nobody chooses the weights. They start at random and are adjusted during training to make the *loss*, a measure of how wrong the network is, smaller.
# %%
quiz("conv-who-designs", ...)
# %% [markdown] lang="nb"
# ## En detektor for mørke prikker
#
# Nå til det kliniske spørsmålet. Detektoren under har $7 \times 7$ vekter: $-1/9$ på de ni i midten og $1/40$ på de førti omkring. Svaret blir gjennomsnittet av randen minus gjennomsnittet av midten. Er alt like grått, blir det null. (Ved kanten speiles bildet.)
#
# Gangliecellene i netthinnen har også felt der midten og randen trekker hver sin vei ([Kuffler 1953](https://doi.org/10.1152/jn.1953.16.1.37)).
#
# **Gjett:** Hvor i utsnittet kommer de fem sterkeste svarene? Hvor er det mørkest?
# %% [markdown] lang="en"
# ## A detector of dark dots
#
# Now to the clinical question. The detector below has $7 \times 7$ weights: $-1/9$ on the nine in the middle and $1/40$ on the forty around. The answer is the mean of the rim minus the mean of the middle. If everything is equally grey, it is zero. (At the border the image is mirrored.)
#
# Retinal ganglion cells too have fields whose middle and rim pull opposite ways ([Kuffler 1953](https://doi.org/10.1152/jn.1953.16.1.37)).
#
# **Guess:** Where in the detail are the five strongest answers? Where is it darkest?
# %%
detector = np.full((7, 7), 1 / 40)
detector[2:5, 2:5] = -1 / 9
answers = correlate2d(retina, detector, mode="same", boundary="symm")


def five_strongest(values):
    found, left = [], values.copy()
    for _ in range(5):
        row, column = np.unravel_index(left.argmax(), left.shape)
        found.append((row, column))
        left[max(0, row - 9) : row + 10, max(0, column - 9) : column + 10] = left.min()
    return found


# %%
titles = pick(
    "de mørkeste stedene|detektorens svar|etter ReLU", "the darkest places|the detector's answers|after ReLU"
).split("|")
figure = pictures([retina, retina, np.maximum(0, answers)], titles, height=2.3)
box = {"facecolor": "black", "pad": 1.5}
for panel, values in zip(figure.axes[:2], [-retina, answers], strict=True):
    panel.set_xlim(-0.5, 101.5)
    for at, (row, column) in enumerate(five_strongest(values), start=1):
        panel.plot(column, row, "o", markersize=15, markerfacecolor="none", color="#E69F00")
        text = panel.text(min(column, 97), row - 10, at, color="white", bbox=box, ha="center", va="center")
highest = np.sort([answers[place] for place in five_strongest(answers)])[::-1]
# %% slide="detector"
show(
    figure,
    nb="Det samme utsnittet to ganger med fem nummererte ringer, og kartet etter ReLU. De mørkeste stedene er den ene prikken, så tre steder på et kar, så den andre prikken. Detektorens to sterkeste svar ligger på de to prikkene, de neste tre på karene.",
    en="The same detail twice with five numbered rings, and the map after ReLU. The darkest places are one dot, then three places on a vessel, then the other dot. The detector's two strongest answers lie on the two dots, the next three on the vessels.",
)
# %% slide="detector"
say(
    nb=f"De to sterkeste svarene, {number(highest[0])} og {number(highest[1])}, ligger på de to prikkene, selv om ingen fortalte detektoren hvor den skulle lete. Leter vi bare etter det mørkeste, finner vi tre steder på et kar før den andre prikken.\n\nDetektorens nummer tre er likevel et kar, med svaret {number(highest[2])}. Forskjellen er liten, og ett bilde er ikke nok til å velge en terskel mellom prikker og kar.",
    en=f"The two strongest answers, {number(highest[0])} and {number(highest[1])}, lie on the two dots, although nobody told the detector where to look. If we search only for the darkest, we find three places on a vessel before the second dot.\n\nYet the detector's number three is a vessel, with the answer {number(highest[2])}. The difference is small, and one image is not enough to choose a threshold between dots and vessels.",
)
# %% [markdown] lang="nb"
# ## Hvor god er den? Mot en enkel referansemodell
#
# To prikker uten fasit er for lite å måle på. Derfor lager vi prikker selv og vet hvor de er: Vi klipper fire hundre små utsnitt fra tilfeldige steder i det normale øyet og legger en simulert prikk i halvparten. Det er altså ikke sykdom, bare mørke flekker på ekte bakgrunn.
#
# Referansemodellen er den enkleste vi kan tenke oss: Jo mørkere den mørkeste pikselen er, desto høyere skår.
# %% [markdown] lang="en"
# ## How good is it? Against a simple reference model
#
# Two dots without a ground truth are too little to measure on. So we make dots ourselves, and know where they are: we cut four hundred small pieces from random places in the normal eye and put a simulated dot in half of them. So this is not disease, only dark spots on a real background.
#
# The reference model is the simplest there is: the darker the darkest pixel, the higher the score.
# %%
green, rng = fundus[:, :, 1].astype(float), np.random.default_rng(0)
rows, columns = np.indices((21, 21)) - 10
has_dot, pieces = rng.permutation(np.arange(400) % 2), []
for dot in has_dot:
    angle, far = rng.uniform(0, 2 * np.pi), 150 * np.sqrt(rng.uniform())
    row, column = int(200 + far * np.sin(angle)), int(200 + far * np.cos(angle))
    up, left = rng.integers(-5, 6, size=2)
    shape = np.exp(-((rows - up) ** 2 + (columns - left) ** 2) / 3)
    pieces.append(green[row - 10 : row + 11, column - 10 : column + 11] - 30 * dot * shape)
by_darkness = evaluation.auroc(has_dot, [-piece.min() for piece in pieces])
by_detector = evaluation.auroc(has_dot, [correlate2d(piece, detector, mode="valid").max() for piece in pieces])
chosen = [*np.flatnonzero(has_dot)[:4], *np.flatnonzero(1 - has_dot)[:4]]
figure = pictures([pieces[i] for i in chosen], 4 * [pick("med", "with")] + 4 * [pick("uten", "without")], height=1.2)
# %%
show(
    figure,
    nb="Åtte små utsnitt av netthinnen, fire med en simulert mørk prikk og fire uten. I noen går det et kar.",
    en="Eight small pieces of the retina, four with a simulated dark dot and four without. A vessel runs through some.",
)
# %% [markdown] lang="nb"
# Tenk deg ett utsnitt med prikk og ett uten. Hvor ofte får det med prikk høyest skår? Det tallet kalles *areal under ROC-kurven* (AUROC). Myntkast gir en halv, og en feilfri detektor gir én.
#
# **Gjett** før du ser svaret: Hva får detektoren, og hva får den mørkeste pikselen?
# %% [markdown] lang="en"
# Imagine one piece with a dot and one without. How often does the one with the dot get the higher score? That number is called the *area under the ROC curve* (AUROC). Tossing a coin gives a half, and a faultless detector gives one.
#
# **Guess** before you see the answer: What does the detector get, and what does the darkest pixel get?
# %%
names = pick("detektoren|mørkeste piksel", "the detector|darkest pixel").split("|")
figure = evaluation.figure_scores(names, [by_detector, by_darkness], 0.5, "AUROC")
# %% slide="result"
show(
    figure,
    nb=f"AUROC med intervall. Detektoren: {by_detector}. Mørkeste piksel: {by_darkness}. Myntkast: {number(0.5, 1)}.",
    en=f"AUROC with interval. The detector: {by_detector}. Darkest pixel: {by_darkness}. Tossing a coin: {number(0.5, 1)}.",
)
# %% slide="result"
say(
    nb=f"Detektoren: {by_detector}. Mørkeste piksel: {by_darkness}.\n\nIntervallene tar høyde for hvilke utsnitt som tilfeldigvis ble trukket, men ikke for at et annet øye eller kamera kunne gitt et annet resultat. Alle utsnittene er fra **ett** øye, og noen overlapper. Vi fant altså at detektoren her skiller bedre enn den mørkeste pikselen, ikke at den kan brukes på pasienter.",
    en=f"The detector: {by_detector}. Darkest pixel: {by_darkness}.\n\nThe intervals cover which pieces happened to be drawn, not that another eye or camera might give another result. All the pieces are from **one** eye, and some overlap. So we found that the detector separates better than the darkest pixel here, not that it can be used on patients.",
)
# %% [markdown] lang="nb"
# ## Hva tar den feil av, og hvem kan det skade?
#
# Detektoren slår ut på alt som er lite eller smalt og mørkt: kar, særlig der de bøyer av eller krysser hverandre, små blødninger og støv på kameralinsen. Mye større flekker gir svakt svar. Ved bildekanten ser kjernen utenfor bildet, på tall vi har diktet opp.
#
# Med et kamera som gir dobbelt så mange piksler i bredden, blir prikken dobbelt så bred. Detektoren svarer da også, uten å advare. Overses sykdommen, kan pasienten få beskjed om at alt er i orden.
# %% [markdown] lang="en"
# ## What does it get wrong, and whom could that harm?
#
# The detector responds to anything dark and small or narrow: vessels (above all bends and crossings), small haemorrhages, dust on the camera lens. Much larger spots give a weak answer. At the border the kernel looks outside the image, at numbers we made up.
#
# With a camera that gives twice as many pixels across, the dot is twice as wide. It still answers, without warning. If the disease is missed, the patient may be told that all is well.
# %% [markdown] lang="nb"
# ## Hvor stort blir kartet?
#
# To valg bestemmer det, i tillegg til størrelsen på bildet og kjernen:
#
# - **utfylling** (*padding*): hvor mange ringer med nuller som legges rundt bildet
# - **steglengde** (*stride*): hvor mange piksler kjernen flyttes om gangen
#
# Figuren viser en rad på åtte piksler (blå), med utfylling (hvit). Hver svarte strek er én plass for en kjerne som er tre piksler bred. **Gjett** hvor mange plasser det blir i hver tegning, og tell.
# %% [markdown] lang="en"
# ## How large is the map?
#
# Two choices decide it, besides the sizes of the image and the kernel:
#
# - **padding**: how many rings of zeros are placed around the image
# - **stride**: how many pixels the kernel is moved at a time
#
# The figure shows a row of eight pixels (blue), with padding (white). Each black bar is one place for a kernel three pixels wide. **Guess** how many places there are in each drawing, and count.
# %%
figure = Figure(figsize=(7.5, 3.4), layout="constrained")
for panel, (padding, stride) in zip(figure.subplots(1, 3), [(0, 1), (1, 1), (0, 2)], strict=True):
    for pixel in range(-padding, 8 + padding):
        colour = "#56B4E9" if 0 <= pixel < 8 else "white"
        panel.add_patch(Rectangle((pixel, 0), 1, 0.8, facecolor=colour, edgecolor="black"))
    for at, start in enumerate(range(-padding, 6 + padding, stride), start=1):
        panel.plot([start + 0.1, start + 2.9], [-0.4 * at, -0.4 * at], color="black", linewidth=4)
    panel.set(
        xlim=(-1.2, 9.2),
        ylim=(-3.6, 1),
        title=pick("utfylling {}\nsteglengde {}", "padding {}\nstride {}").format(padding, stride),
    )
    panel.set_axis_off()
# %% slide="size"
show(
    figure,
    nb="Tre rader med åtte piksler. Under hver viser streker hvor kjernen ligger: først alle plasser inne i bildet, så også plasser som stikker én piksel utenfor, til slutt annenhver plass.",
    en="Three rows of eight pixels. Below each, bars show where the kernel lies: first all places inside the image, then also places that stick one pixel out, at last every other place.",
)


# %% [markdown] lang="nb"
# ### Oppgave 2 · Størrelsen som kommer ut
#
# Det blir seks, åtte og tre plasser. I den siste er det én piksel til overs, og den ser kjernen aldri.
#
# Skriv funksjonen: `size` er antall piksler langs én side av bildet, `kernel` langs kjernen. `padding` legges til på **begge** sider. Gi tilbake antall plasser, et helt tall. Delingen `//` lar resten falle bort: sju delt på to blir tre.
# %% [markdown] lang="en"
# ### Exercise 2 · The size that comes out
#
# There are six, eight and three places. In the last, one pixel is left over, and the kernel never sees it.
#
# Write the function: `size` is the number of pixels along one side of the image, `kernel` along the kernel. `padding` is added on **both** sides. Return the number of places, a whole number. The division `//` drops the remainder: seven divided by two is three.
# %% exercise="output-size"
def output_size(size, kernel, stride, padding):
    # BEGIN SOLUTION
    return (size + 2 * padding - kernel) // stride + 1
    # END SOLUTION


check("output-size", output_size)


# %% wrong="output-size" hint="no-first-place"
def output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) // stride


# %% wrong="output-size" hint="padded-once"
def output_size(size, kernel, stride, padding):
    return (size + padding - kernel) // stride + 1


# %% wrong="output-size" hint="rounded-up"
def output_size(size, kernel, stride, padding):
    return int(np.ceil((size + 2 * padding - kernel) / stride)) + 1


# %% wrong="output-size" hint="not-whole"
def output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) / stride + 1


# %% [markdown] lang="nb"
# ## Pooling: det sterkeste i hver rute
#
# *Pooling* deler kartet i ruter på $2 \times 2$ og beholder det største tallet i hver (*max pooling*). Kartet blir halvparten så bredt og halvparten så høyt. Vi vet fortsatt at noe ble funnet, men litt mindre om hvor.
#
# Kartet vårt er like stort som utsnittet, $102$ piksler bredt. **Gjett** hvor bredt det er etter én og etter to ganger pooling.
# %% [markdown] lang="en"
# ## Pooling: the strongest in each square
#
# *Pooling* divides the map into squares of $2 \times 2$ and keeps the largest number in each (*max pooling*). The map becomes half as wide and half as high. We still know that something was found, but a little less about where.
#
# Our map is as large as the detail, $102$ pixels wide. **Guess** how wide it is after pooling once and twice.
# %%
def pool(values):
    rows, columns = values.shape[0] // 2, values.shape[1] // 2
    return values[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2).max(axis=(1, 3))


found = np.maximum(0, answers)
titles = ["{} × {}".format(*values.shape) for values in [found, pool(found), pool(pool(found))]]
figure = pictures([found, pool(found), pool(pool(found))], titles, height=2.3)
# %% slide="pooling"
show(
    figure,
    nb="Detektorens kart, og det samme kartet etter én og to ganger pooling. De to prikkene lyser fortsatt, men feltene blir grovere.",
    en="The detector's map, and the same map after pooling once and twice. The two dots are still bright, but the fields get coarser.",
)
# %% slide="pooling"
say(
    nb=f"Først {pool(found).shape[1]}, så {pool(pool(found)).shape[1]} piksler. Andre gang er det et odde antall: Den siste raden og den siste kolonnen blir til overs og forsvinner. De to prikkene er der fortsatt.",
    en=f"First {pool(found).shape[1]}, then {pool(pool(found)).shape[1]} pixels. The second time the number is odd: the last row and the last column are left over and disappear. The two dots are still there.",
)
# %% [markdown] lang="nb"
# ## Kanaler: kjernen har dybde
#
# Et fargebilde har tre *kanaler*. Da har kjernen én tabell med vekter for hver, og alle produktene går inn i **samme** sum. Kartene fra et lag er kanalene inn til det neste: Etter seksten kjerner har hver kjerne i neste lag seksten tabeller.
#
# En kjerne på bare én piksel kan dermed skille farger. **Gjett:** Hva slår kjernen med vektene $1$ på rødt, $0$ på grønt og $-1$ på blått ut på i vevssnittet?
# %% [markdown] lang="en"
# ## Channels: the kernel has depth
#
# A colour image has three *channels*. Then the kernel has one table of weights for each, and all the products go into the **same** sum. The maps of one layer are the channels into the next: after sixteen kernels, each kernel of the next layer has sixteen tables.
#
# So a kernel of only one pixel can tell colours apart. **Guess:** What does the kernel with the weights $1$ on red, $0$ on green and $-1$ on blue respond to in the tissue section?
# %%
gland = section[20:148, 20:148]
brown = (gland * np.array([1.0, 0.0, -1.0])).sum(axis=2)
blue = (gland * np.array([-1.0, 0.0, 1.0])).sum(axis=2)
titles = pick("snittet|rødt minus blått|blått minus rødt", "the section|red minus blue|blue minus red").split("|")
figure = pictures([gland, np.maximum(0, brown), np.maximum(0, blue)], titles, height=1.7)
# %% slide="colour"
show(
    figure,
    nb="En del av vevssnittet og to kart etter ReLU. Rødt minus blått lyser der vevet er brunt, blått minus rødt lyser på cellekjernene utenfor kjertelen.",
    en="A part of the tissue section and two maps after ReLU. Red minus blue is bright where the tissue is brown, blue minus red on the cell nuclei outside the gland.",
)
# %% [markdown] lang="nb"
# Den første kjernen finner brunfargen. Den andre finner cellekjernene utenfor kjertelen, men nesten ingen inne i den: Der ligger brunt over blått, og summen blir ikke positiv. Én vekt for hver farge er en enkel regel, og den tar feil der fargene blandes.
# %% [markdown] lang="en"
# The first kernel finds the brown stain. The second finds the cell nuclei outside the gland, but hardly any inside: there brown lies over blue, and the sum does not become positive. One weight for each colour is a simple rule, and it goes wrong where the colours mix.
# %%
quiz("conv-depth", ...)
# %% [markdown] lang="nb"
# ## Hvor langt ser det?
#
# Et nevron i andre lag ser et lite felt av første lags kart, og hvert tall der kom fra et felt i bildet. De pikslene som kan påvirke nevronet, er dets *reseptive felt*, som hos en gangliecelle.
#
# Vi måler det: Den deriverte av ett svar er null for hver piksel som ikke kan påvirke det. (Her er alle vekter én, og pooling tar gjennomsnittet.) **Gjett:** Hvor bredt er feltet etter to runder med kjerne på $3 \times 3$ og pooling?
# %% [markdown] lang="en"
# ## How far does it see?
#
# A neuron in the second layer sees a small field of the first layer's map, and each number there came from a field of the image. The pixels that can affect it are its *receptive field*, as in a ganglion cell.
#
# We measure it: the derivative of an answer is zero for each pixel that cannot affect it. (Here all weights are one and pooling takes the mean.) **Guess:** How wide is it after two rounds of a $3 \times 3$ kernel and pooling?
# %%
digits, labels = load_mnist()
digit = digits[labels == 5][8]
layers = [nn.Conv2d(1, 1, 3), nn.AvgPool2d(2), nn.Conv2d(1, 1, 3), nn.AvgPool2d(2)]
fields = []
for depth in range(1, 5):
    image = torch.zeros(1, 1, 28, 28, requires_grad=True)
    network = nn.Sequential(*layers[:depth])
    for weights in network.parameters():
        weights.data.fill_(1.0)
    answer = network(image)[0, 0]
    answer[len(answer) // 2, len(answer) // 2].backward()
    fields.append(np.argwhere(image.grad[0, 0].numpy() != 0))
widths = [np.ptp(field[:, 0]) + 1 for field in fields]
# %%
figure = Figure(figsize=(7.5, 2.5), layout="constrained")
titles = pick("kjerne|pooling|kjerne|pooling", "kernel|pooling|kernel|pooling").split("|")
for panel, field, width, title in zip(figure.subplots(1, 4), fields, widths, titles, strict=True):
    panel.imshow(digit, cmap="gray")
    corner = field.min(axis=0)[::-1] - 0.5
    panel.add_patch(Rectangle(corner, width, width, fill=False, edgecolor="#E69F00", linewidth=3))
    panel.set_title(f"{title}: {width} × {width}", size=11)
    panel.set_axis_off()
# %% slide="field"
show(
    figure,
    nb="Det samme sifferet fire ganger. Rammen viser hva ett nevron ser etter hvert lag, og den vokser for hvert.",
    en="The same digit four times. The frame shows what one neuron sees after each layer, and it grows with each.",
)
# %% slide="field"
say(
    nb=f"Feltet vokser fra {widths[0]} til {widths[-1]} piksler. Ingen av kjernene er bredere enn tre, men etter to runder ser ett nevron et stykke av en strek, der det første laget bare så en bit av kanten. Det som ligger utenfor feltet, kan nevronet ikke vite noe om.",
    en=f"The field grows from {widths[0]} to {widths[-1]} pixels. None of the kernels is wider than three, but after two rounds one neuron sees a length of a stroke where the first layer saw only a bit of its edge. About what lies outside its field the neuron can know nothing.",
)
# %% [markdown] lang="nb"
# ## Regnskapet for et helt CNN
#
# Her er et lite nettverk for sifre på $28 \times 28$: konvolusjon med $32$ kjerner, pooling, konvolusjon med $64$, pooling, og til slutt to lag (`Linear`) der hvert nevron ser alle tallene fra laget før. Alle kjerner er $3 \times 3$ uten utfylling. Hvert nevron har også et *konstantledd*, et tall som legges til summen. Vekter og konstantledd kalles *parametere*. Nettverket er bygd, ikke trent.
#
# **Gjett:** Hvor ligger de fleste vektene, i konvolusjonene eller i de siste lagene?
# %% [markdown] lang="en"
# ## The ledger of a whole CNN
#
# A small network for digits of $28 \times 28$: convolution with $32$ kernels, pooling, convolution with $64$, pooling, and two layers (`Linear`) where each neuron sees all the numbers from the layer before. All kernels are $3 \times 3$ without padding. Each neuron also has a *bias term*, a number added to the sum. Weights and bias terms are *parameters*. The network is not trained.
#
# **Guess:** Where are most of the weights, in the convolutions or in the last layers?
# %%
convolutions = [nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2)]
network = nn.Sequential(*convolutions, nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10))
x, ledger = torch.zeros(1, 1, 28, 28), []
for layer in network:
    x = layer(x)
    size = " × ".join(map(str, x.shape[1:]))
    ledger.append((type(layer).__name__, size, sum(weights.numel() for weights in layer.parameters())))
total = sum(count for _, _, count in ledger)
# %% slide="ledger"
say(
    nb="| Lag | Ut | Parametere |\n|:--|:--|--:|\n"
    + "\n".join(f"| `{name}` | {size} | {number(count)} |" for name, size, count in ledger)
    + f"\n\nTil sammen {number(total)}. `Flatten` stiller bare tallene i kartene opp på én rekke. Det største laget er det første som ser alt på én gang: {percent(ledger[7][2] / total, 0)} av parameterne. Den andre poolingen får {13 - 2} rader og deler dem i ruter på to: Den siste av de {13 - 2} radene faller bort.",
    en="| Layer | Out | Parameters |\n|:--|:--|--:|\n"
    + "\n".join(f"| `{name}` | {size} | {number(count)} |" for name, size, count in ledger)
    + f"\n\n{number(total)} in all. `Flatten` only lines the numbers of the maps up in one row. The largest layer is the first that sees everything at once: {percent(ledger[7][2] / total, 0)} of the parameters. The second pooling is given {13 - 2} rows and divides them into squares of two: the last of the {13 - 2} rows is dropped.",
)
# %%
quiz("conv-bigger-image", ...)
# %% [markdown] lang="nb"
# ## Flytt bildet
#
# Nå kan vi svare på spørsmålet øverst. Flytter du bildet tre piksler til høyre, flytter svarkartet seg tre piksler til høyre, for vektene er de samme overalt. Det heter at konvolusjonen er *ekvivariant*: Svaret **følger med**. Det er ikke det samme som *invariant*, at svaret er uendret.
#
# `np.roll(image, 3, axis=1)` flytter alle kolonnene tre plasser mot høyre. De som faller ut, kommer inn igjen til venstre. Derfor blir regnestykkene annerledes langs kanten.
# %% [markdown] lang="en"
# ## Shift the image
#
# Now we can answer the question at the top. If you move the image three pixels to the right, the map moves three pixels to the right, because the weights are the same everywhere. The convolution is called *equivariant*: the answer **moves along**. That is not the same as *invariant*, that the answer is unchanged.
#
# `np.roll(image, 3, axis=1)` moves all columns three places to the right. Those that fall off come in again on the left. So along the border the sums are different.


# %% [markdown] lang="nb"
# ### Oppgave 3 · Følger svaret med?
#
# `detect` er en funksjon som får et bilde og gir et like stort kart. Lag to kart: ett der bildet flyttes **først** (`steps` kolonner mot høyre), og ett der kartet flyttes **etterpå**. Gi tilbake den største forskjellen mellom dem, uten fortegn, når `border` rader og kolonner langs alle kanter er holdt utenfor.
#
# `values[b:-b, b:-b]` er tabellen uten `b` rader og kolonner langs kantene, `np.abs` tar bort fortegnene, og `values.max()` er det største tallet.
# %% [markdown] lang="en"
# ### Exercise 3 · Does the answer move along?
#
# `detect` is a function that is given an image and returns a map of the same size. Make two maps: one where the image is moved **first** (`steps` columns to the right), and one where the map is moved **afterwards**. Return the largest difference between them, without sign, leaving out `border` rows and columns along all edges.
#
# `values[b:-b, b:-b]` is the table without `b` rows and columns along the edges, `np.abs` takes away signs, and `values.max()` is the largest number.
# %% exercise="shift-test"
def shift_test(detect, image, steps, border):
    # BEGIN SOLUTION
    moved_first = detect(np.roll(image, steps, axis=1))
    moved_after = np.roll(detect(image), steps, axis=1)
    difference = np.abs(moved_first - moved_after)
    return difference[border:-border, border:-border].max()
    # END SOLUTION


check("shift-test", shift_test)


# %% wrong="shift-test" hint="border-compared"
def shift_test(detect, image, steps, border):
    moved_first = detect(np.roll(image, steps, axis=1))
    moved_after = np.roll(detect(image), steps, axis=1)
    return np.abs(moved_first - moved_after).max()


# %% wrong="shift-test" hint="asks-invariance"
def shift_test(detect, image, steps, border):
    difference = np.abs(detect(np.roll(image, steps, axis=1)) - detect(image))
    return difference[border:-border, border:-border].max()


# %% wrong="shift-test" hint="rotated"
def shift_test(detect, image, steps, border):
    difference = np.abs(detect(np.rot90(image)) - np.rot90(detect(image)))
    return difference[border:-border, border:-border].max()


# %% wrong="shift-test" hint="rows-moved"
def shift_test(detect, image, steps, border):
    moved_first = detect(np.roll(image, steps, axis=0))
    moved_after = np.roll(detect(image), steps, axis=0)
    difference = np.abs(moved_first - moved_after)
    return difference[border:-border, border:-border].max()


# %% wrong="shift-test" hint="signed"
def shift_test(detect, image, steps, border):
    moved_first = detect(np.roll(image, steps, axis=1))
    moved_after = np.roll(detect(image), steps, axis=1)
    return (moved_first - moved_after)[border:-border, border:-border].max()


# %% [markdown] lang="nb"
# ## Hvor svaret ikke følger med
#
# Vi prøver netthinnen på fire måter, og sammenligner «flyttet først» med «flyttet etterpå» midt i bildet:
#
# 1. detektoren, bildet flyttet én piksel
# 2. detektoren og så pooling, bildet flyttet to piksler (kartet én)
# 3. detektoren og så pooling, bildet flyttet én piksel: Står kartet stille?
# 4. kantkjernen, bildet **dreid** en kvart omdreining
#
# **Gjett** i hvilke av dem forskjellen er null.
# %% [markdown] lang="en"
# ## Where the answer does not move along
#
# We try the retina in four ways, and compare “moved first” with “moved afterwards” in the middle of the image:
#
# 1. the detector, the image moved one pixel
# 2. the detector, then pooling, the image moved two pixels (the map one)
# 3. the detector, then pooling, the image moved one pixel: does the map stay put?
# 4. the edge kernel, the image **rotated** by a quarter turn
#
# **Guess** in which of them the difference is zero.
# %%
def detect(image):
    return correlate2d(image, detector, mode="same")


def edges(image):
    return correlate2d(image, edge, mode="same")


by_one, by_two = np.roll(retina, 1, axis=1), np.roll(retina, 2, axis=1)
trials = [
    detect(by_one) - np.roll(detect(retina), 1, axis=1),
    pool(detect(by_two)) - np.roll(pool(detect(retina)), 1, axis=1),
    pool(detect(by_one)) - pool(detect(retina)),
    edges(np.rot90(retina)) - np.rot90(edges(retina)),
]
largest = [np.abs(difference[8:-8, 8:-8]).max() for difference in trials]
# %% slide="shift"
say(
    nb="| Forsøk | Største forskjell |\n|:--|--:|\n"
    + "\n".join(
        f"| {name} | {number(value, 1)} |"
        for name, value in zip(
            ["detektor, flyttet én", "med pooling, flyttet to", "med pooling, flyttet én", "kantkjerne, dreid"],
            largest,
            strict=True,
        )
    )
    + f"\n\nKonvolusjonen følger bildet nøyaktig. Pooling følger bare med i hele ruter: Flyttes bildet én piksel, endrer tallene seg. Og ingen av delene tåler dreining: En kjerne for loddrette kanter er ikke en kjerne for vannrette. Til sammenligning er det sterkeste svaret {number(answers.max(), 1)} fra detektoren og {number(edges(retina)[8:-8, 8:-8].max(), 1)} fra kantkjernen.",
    en="| Trial | Largest difference |\n|:--|--:|\n"
    + "\n".join(
        f"| {name} | {number(value, 1)} |"
        for name, value in zip(
            ["detector, moved one", "with pooling, moved two", "with pooling, moved one", "edge kernel, rotated"],
            largest,
            strict=True,
        )
    )
    + f"\n\nThe convolution follows the image exactly. Pooling follows only in whole squares: if the image moves one pixel, the numbers change. And neither copes with rotation: a kernel for vertical edges is not one for horizontal edges. For comparison, the strongest answer is {number(answers.max(), 1)} from the detector and {number(edges(retina)[8:-8, 8:-8].max(), 1)} from the edge kernel.",
)
# %% [markdown] lang="nb"
# ## Finn feilen
#
# En kollega vil merke ytterkanten på **venstre** side av bildet, med `edge` og ReLU som over. Figuren viser kollegaens kart. Koden kjørte uten feilmelding.
#
# **Hva er galt?** Se på kartet, og så på kodelinjen: `convolve2d(brain, edge, mode="same")`. Bestem deg før du går videre.
# %% [markdown] lang="en"
# ## Find the fault
#
# A colleague wants to mark the outer edge on the **left** side of the image, with `edge` and ReLU as above. The figure shows the colleague's map. The code ran without an error message.
#
# **What is wrong?** Look at the map, and then at the line of code: `convolve2d(brain, edge, mode="same")`. Make up your mind before you go on.
# %%
colleagues = np.maximum(0, convolve2d(brain, edge, mode="same"))
figure = pictures([colleagues], [pick("kollegaens «venstre kant»", "the colleague's “left edge”")], height=2.3)
# %% slide="fault"
show(
    figure,
    nb="Kollegaens kart av hjernesnittet. Her lyser ytterkanten på høyre side av bildet.",
    en="The colleague's map of the brain slice. The outer edge on the right side of the image is bright.",
)
# %% [markdown] lang="nb"
# Kartet viser høyre kant. I matematikk og signalbehandling **snus** kjernen en halv omdreining før den glir, og det gjør `convolve2d`. Nettverk snur den ikke, og det de kaller konvolusjon, heter egentlig korrelasjon: `correlate2d`.
#
# Figuren viser en prøve som avslører det: Bildet er én lys piksel, og kjernen er usymmetrisk. **Gjett** hvilken av de to som gir et kart der kjernen er snudd.
# %% [markdown] lang="en"
# The map shows the right edge. In mathematics and signal processing the kernel is **flipped** by half a turn before it slides, and `convolve2d` does that. Networks do not flip it, and what they call convolution is really correlation: `correlate2d`.
#
# The figure shows a test that gives it away: the image is one bright pixel, and the kernel has no symmetry. **Guess** which of the two gives a map where the kernel is turned round.
# %%
one_pixel = np.zeros((5, 5))
one_pixel[2, 2] = 1
corner = np.array([[9, 6, 3], [0, 0, 0], [0, 0, 0]])
tries = [np.pad(corner, 1), correlate2d(one_pixel, corner, mode="same"), convolve2d(one_pixel, corner, mode="same")]
figure = pictures(tries, [pick("kjernen", "the kernel"), "correlate2d", "convolve2d"], height=2.3)
for panel, table in zip(figure.axes, tries, strict=True):
    for (row, column), value in np.ndenumerate(table):
        colour = "black" if value > 5 else "white"
        text = panel.text(column, row, number(value), ha="center", va="center", color=colour)
same = np.allclose(convolve2d(retina, detector), correlate2d(retina, detector))
# %% slide="flipped"
show(
    figure,
    nb="Tre tabeller: kjernen med tallene ni, seks, tre øverst; svaret fra korrelasjonen, der de står nederst i omvendt rekkefølge; og svaret fra konvolusjonen, som ligner kjernen selv.",
    en="Three tables: the kernel with the numbers nine, six, three at the top; the answer of the correlation, where they stand at the bottom in reverse order; and the answer of the convolution, which looks like the kernel itself.",
)
# %%
say(
    nb="Det er `correlate2d`, nettopp fordi kjernen selv ikke snus: Når den glir inn over pikselen fra venstre, er det høyre side som treffer først. `convolve2d` snur kjernen først, og kartet blir kjernen selv.\n\n"
    + ("Prikkdetektoren gir det samme med begge" if same else "Prikkdetektoren gir ulike svar med de to")
    + ": Den er lik seg selv når den snus, og derfor ville ingen prikk ha avslørt feilen. Flyttes vekter mellom to programmer med hver sin regel, blir alle kjernene snudd hvis ingen passer på. Høyre og venstre er ingen detalj: Prøv alltid med noe usymmetrisk.",
    en="It is `correlate2d`, precisely because the kernel itself is not flipped: as it slides in over the pixel from the left, its right side arrives first. `convolve2d` flips the kernel first, and the map is the kernel itself.\n\n"
    + ("The dot detector gives the same with both" if same else "The dot detector gives different answers with the two")
    + ": it equals itself when flipped, so no dot would have given the fault away. When weights are moved between two programs with different rules, every kernel is flipped unless somebody takes care. Right and left are no detail: always try something without symmetry.",
)


# %% [markdown] lang="nb"
# ## Forklar med tre setninger
#
# En medstudent spør: «Hvordan kan førtini vekter finne en prikk på hele netthinnen, når et nevron som ser hele bildet, trenger en vekt for hver piksel? Og finner de prikken uansett?» Svar med tre setninger, og åpne så sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A fellow student asks: “How can forty-nine weights find a dot on the whole retina, when a neuron that sees the whole image needs one weight for each pixel? And do they find the dot whatever happens?” Answer in three sentences, then open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Fikk du med at de samme vektene brukes overalt, at svaret følger med når bildet flyttes, og minst én ting den ikke tåler?
#
# *Kjernen er ett nevron som ser et lite felt, og de samme vektene brukes på hver plass i bildet. Flyttes prikken, flytter svaret seg like langt. Men prikken må ha omtrent den størrelsen kjernen passer til, og kar og støv kan gi nesten like sterke svar.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that the same weights are used everywhere, that the answer moves along when the image moves, and at least one thing it does not cope with?
#
# *The kernel is one neuron that sees a small field, and the same weights are used at every place in the image. If the dot moves, the answer moves equally far. But the dot must have about the size the kernel fits, and vessels and dust may give almost as strong an answer.*
#
# </details>
# %% [markdown] lang="nb"
# ## Kort sagt
#
# - En kjerne er et nevron med et lite felt. Den gir én vektet sum for hver plass.
# - De samme vektene brukes overalt: få parametere, og svaret følger bildet.
# - Ut kommer `(size + 2 * padding - kernel) // stride + 1` plasser.
# - Konvolusjonen følger med på flytting, pooling bare i hele ruter. Dreining og en annen størrelse må du prøve.
# - Prøv med noe usymmetrisk før du stoler på høyre og venstre.
#
# I leksjon 04 lærer et CNN vektene selv. Hoveddelen slutter her.
# %% [markdown] lang="en"
# ## In short
#
# - A kernel is a neuron with a small field. It gives one weighted sum a place.
# - The same weights are used everywhere: few parameters, and the answer follows the image.
# - Out come `(size + 2 * padding - kernel) // stride + 1` places.
# - A convolution follows a shift, pooling only in whole squares. Test rotation and size.
# - Try something without symmetry before you trust right and left.
#
# In lesson 04 a CNN learns its weights itself. The main part ends here.
# %% [markdown] lang="nb"
# # Mer
#
# ## Mer · Oppgave 4 · Parametere i en konvolusjon
#
# Et lag har `channels_out` kjerner. Hver kjerne er `kernel` piksler bred og like høy, har én slik tabell med vekter for hver av `channels_in` kanaler, og ett konstantledd. `image` er antall piksler langs siden av bildet.
#
# Gi tilbake antall parametere i laget. Sammenlign med regnskapet over.
# %% [markdown] lang="en"
# # More
#
# ## More · Exercise 4 · Parameters of a convolution
#
# A layer has `channels_out` kernels. Each kernel is `kernel` pixels wide and as high, has one such table of weights for each of `channels_in` channels, and one bias term. `image` is the number of pixels along the side of the image.
#
# Return the number of parameters of the layer. Compare with the ledger above.
# %% exercise="conv-params"
def conv_params(kernel, channels_in, channels_out, image):
    # BEGIN SOLUTION
    return (kernel * kernel * channels_in + 1) * channels_out
    # END SOLUTION


check("conv-params", conv_params)


# %% wrong="conv-params" hint="no-depth"
def conv_params(kernel, channels_in, channels_out, image):
    return (kernel * kernel + 1) * channels_out


# %% wrong="conv-params" hint="no-bias"
def conv_params(kernel, channels_in, channels_out, image):
    return kernel * kernel * channels_in * channels_out


# %% wrong="conv-params" hint="times-image"
def conv_params(kernel, channels_in, channels_out, image):
    return (kernel * kernel * channels_in + 1) * channels_out * image * image


# %% wrong="conv-params" hint="one-bias"
def conv_params(kernel, channels_in, channels_out, image):
    return kernel * kernel * channels_in * channels_out + 1


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · En kjerne for mørke prikker
#
# Lag en kjerne på `size` ganger `size`, der `size` er et oddetall fra tre og oppover. Den skal
#
# - ha sum null, så svaret blir null i et jevnt felt
# - gi et svar **over** null når pikselen i midten er mørkere enn de andre
#
# `np.ones((size, size))` er en tabell med bare enere, og `size // 2` er nummeret på raden og kolonnen i midten.
# %% [markdown] lang="en"
# ## More · Exercise 5 · A kernel for dark dots
#
# Make a kernel of `size` by `size`, where `size` is an odd number from three upwards. It should
#
# - have the sum zero, so that the answer is zero in an even field
# - give an answer **above** zero when the pixel in the middle is darker than the others
#
# `np.ones((size, size))` is a table of ones, and `size // 2` is the number of the row and the column in the middle.
# %% exercise="dark-spot-kernel"
def dark_spot_kernel(size):
    # BEGIN SOLUTION
    kernel = np.ones((size, size))
    kernel[size // 2, size // 2] = 1 - size * size
    return kernel
    # END SOLUTION


check("dark-spot-kernel", dark_spot_kernel)


# %% wrong="dark-spot-kernel" hint="bright-dot"
def dark_spot_kernel(size):
    kernel = -np.ones((size, size))
    kernel[size // 2, size // 2] = size * size - 1
    return kernel


# %% wrong="dark-spot-kernel" hint="sum-not-zero"
def dark_spot_kernel(size):
    kernel = np.ones((size, size))
    kernel[size // 2, size // 2] = -1
    return kernel


# %% wrong="dark-spot-kernel" hint="blur"
def dark_spot_kernel(size):
    return np.ones((size, size)) / (size * size)


# %% wrong="dark-spot-kernel" hint="silent-at-dot"
def dark_spot_kernel(size):
    kernel = np.zeros((size, size))
    kernel[:, 0] = -1
    kernel[:, -1] = 1
    return kernel


# %% [markdown] lang="nb"
# ## Mer · Samme bilde, tre vinduer
#
# Tallene i et CT-bilde går ikke fra $0$ til $255$, men er hounsfieldenheter (HU): luft er $-1000$ og vann $0$. Øyet kan ikke skille tusenvis av gråtoner. Derfor velger radiologen et *vindu*: et nivå i midten og en bredde.
#
# Bildet er **simulert**: Formene er fra gjennomsnittshjernen, skallen og en blødning er lagt til, og HU-verdiene er fra en lærebok ([Buzug 2008](https://doi.org/10.1007/978-3-540-39408-2)). **Gjett:** I hvilket av de tre vinduene er blødningen vanskeligst å se?
# %% [markdown] lang="en"
# ## More · One image, three windows
#
# The numbers of a CT image are not from $0$ to $255$, but Hounsfield units (HU): air is $-1000$ and water $0$. The eye cannot tell thousands of shades apart. So the radiologist chooses a *window*: a level in the middle and a width.
#
# The image is **simulated**: the shapes of the average brain, with a skull and a haemorrhage added, and HU values from a textbook ([Buzug 2008](https://doi.org/10.1007/978-3-540-39408-2)). **Guess:** In which of the three windows is the haemorrhage hardest to see?
# %%
ct = simulate_ct(seed=0).astype(float)
windows = [(40, 80), (40, 400), (500, 3000)]
names = pick("hjernevindu|bløtdelsvindu|beinvindu", "brain window|soft-tissue window|bone window").split("|")
figure = Figure(figsize=(5.6, 2.5), layout="constrained")
for panel, name, (level, width) in zip(figure.subplots(1, 3), names, windows, strict=True):
    panel.imshow(ct, cmap="gray", vmin=level - width / 2, vmax=level + width / 2)
    panel.set_title(name + pick("\nnivå {}, bredde {}", "\nlevel {}, width {}").format(level, width), size=10)
    panel.set_axis_off()
# %%
show(
    figure,
    nb="Det samme simulerte CT-snittet i tre vinduer. I det smaleste er blødningen hvit og tydelig og hjernen full av korn. I det midterste er den svak. I det bredeste ses nesten bare hodeskallen.",
    en="The same simulated CT slice in three windows. In the narrowest the haemorrhage is white and clear and the brain grainy. In the middle one it is faint. In the widest hardly anything but the skull is seen.",
)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Vinduet
#
# I beinvinduet er blødningen nesten borte, selv om den er i tallene hele tiden. Lagres bildet slik, med få gråtoner, blir den nesten borte for et nettverk også.
#
# Skriv funksjonen: `hu` er et bilde i HU, `level` midten av vinduet og `width` hele bredden. Gi tilbake et bilde der nedre grense for vinduet er blitt $0$, øvre grense er blitt $1$, og alt utenfor er satt til nærmeste grense. `np.clip(values, 0, 1)` gjør det siste.
# %% [markdown] lang="en"
# ## More · Exercise 6 · The window
#
# In the bone window the haemorrhage is almost gone, although it is in the numbers. Save the image like that, in few shades of grey, and it is almost lost to a network too.
#
# Write the function: `hu` is an image in HU, `level` the middle of the window and `width` its whole width. Return an image where the lower limit of the window is $0$, the upper limit $1$, the rest the nearest limit. `np.clip(values, 0, 1)` does the last part.
# %% exercise="window-level"
def window_level(hu, level, width):
    # BEGIN SOLUTION
    lower = level - width / 2
    return np.clip((hu - lower) / width, 0, 1)
    # END SOLUTION


check("window-level", window_level)


# %% wrong="window-level" hint="width-not-halved"
def window_level(hu, level, width):
    lower, upper = level - width, level + width
    return np.clip((hu - lower) / (upper - lower), 0, 1)


# %% wrong="window-level" hint="not-clipped"
def window_level(hu, level, width):
    lower = level - width / 2
    return (hu - lower) / width


# %% wrong="window-level" hint="divided-by-max"
def window_level(hu, level, width):
    return np.clip(hu / hu.max(), 0, 1)


# %% wrong="window-level" hint="level-as-limit"
def window_level(hu, level, width):
    return np.clip((hu - level) / width, 0, 1)


# %% [markdown] lang="nb"
# ## Mer · Seks kjente kjerner
#
# Bildeprogrammer brukte disse seks kjernene lenge før nettverkene kom. Hver er ni tall. **Gjett** først hva summen av vektene er i hver: null eller én? Er den én, beholder bildet lysstyrken. Er den null, blir jevne flater borte.
# %% [markdown] lang="en"
# ## More · Six well-known kernels
#
# Image programs used these six kernels long before networks did. Each is nine numbers. **Guess** first what the sum of the weights is in each: zero or one? If it is one, the image keeps its brightness. If it is zero, flat areas disappear.
# %%
zoo = {
    pick("ingenting", "nothing"): [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
    pick("gaussisk uskarphet", "Gaussian blur"): np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16,
    pick("skarpere", "sharpen"): [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "Sobel": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "Laplace": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    pick("relieff", "emboss"): [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]],
}
titles = [f"{name}: {number(np.sum(kernel))}" for name, kernel in zoo.items()]
tissue = section.mean(axis=2)[100:150, 60:110]
figure = Figure(figsize=(6, 4.4), layout="constrained")
for panel, kernel, title in zip(figure.subplots(2, 3).ravel(), zoo.values(), titles, strict=True):
    panel.imshow(correlate2d(tissue, kernel, mode="valid"), cmap="gray")
    panel.set_title(title, size=11)
    panel.set_axis_off()
# %%
show(
    figure,
    nb="Et utsnitt av vevet gjennom seks kjerner, med summen av vektene over hvert. De med sum null viser bare kanter.",
    en="A piece of the tissue through six kernels, with the sum of the weights above each. Those with sum zero show only edges.",
)


# %% [markdown] lang="nb"
# ## Mer · Dilatasjon: hull i kjernen
#
# I en *dilatert* konvolusjon ligger vektene med mellomrom. Kjernen har fortsatt ni vekter, men dekker et større felt. Vi måler det reseptive feltet etter tre slike lag på rad, på samme måte som før. Avstanden mellom vektene er én i det første laget, så to, så fire. **Gjett** hvor bredt feltet blir.
# %% [markdown] lang="en"
# ## More · Dilation: gaps in the kernel
#
# In a *dilated* convolution the weights lie apart. The kernel still has nine weights, but covers a larger field. We measure the receptive field after three such layers in a row, as before. The distance between the weights is one in the first layer, then two, then four. **Guess** how wide the field becomes.
# %%
def field_width(distances):
    image = torch.zeros(1, 1, 41, 41, requires_grad=True)
    network = nn.Sequential(*[nn.Conv2d(1, 1, 3, dilation=d, padding=d) for d in distances])
    for weights in network.parameters():
        weights.data.fill_(1.0)
    network(image)[0, 0, 20, 20].backward()
    return int((image.grad[0, 0] != 0).any(dim=0).sum())


plain, dilated = field_width([1, 1, 1]), field_width([1, 2, 4])
# %%
say(
    nb=f"Uten mellomrom blir feltet {plain} piksler bredt, med mellomrom {dilated}. Antall vekter er det samme. Prisen er at kjernen hopper over piksler: En prikk på én piksel kan falle mellom vektene i et enkelt lag.",
    en=f"Without gaps the field is {plain} pixels wide, with gaps {dilated}. The number of weights is the same. The price is that the kernel skips pixels: a dot of one pixel may fall between the weights of a single layer.",
)
# %% [markdown] lang="nb"
# ## Mer · Kjerner som ingen har laget
#
# Nå trener vi et lite CNN på håndskrevne sifre noen sekunder (hvordan det går til, er leksjon 03 og 04) og ser på kjernene i første lag. Bare trente kjerner er verdt å tolke: Før treningen er de tilfeldige tall, og kartene deres betyr ingenting.
#
# **Gjett:** Vil noen av kjernene ligne `edge`?
# %% [markdown] lang="en"
# ## More · Kernels nobody made
#
# Now we train a small CNN on handwritten digits for some seconds (how that is done is lessons 03 and 04) and look at the kernels of the first layer. Only trained kernels are worth interpreting: before training they are random numbers, and their maps mean nothing.
#
# **Guess:** Will any of the kernels resemble `edge`?
# %%
training, test = split_stratified(labels, 0.2, seed=0)
cnn = CNN(width=8, seed=0)
random_start = cnn.features[0].weight[:, 0].detach().numpy().copy()
history = train(cnn, digits[training], labels[training], epochs=3, batch_size=64, learning_rate=0.01, seed=0)
learned = cnn.features[0].weight[:, 0].detach().numpy()
read = predict_probabilities(cnn, digits[test]).argmax(axis=1)
score = evaluation.accuracy(labels[test], read)
same_digit = np.bincount(labels[test]).max() / len(test)
likeness = [np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(random_start, learned, strict=True)]
# %%
cnn.eval()
with torch.no_grad():
    seen = cnn.features[:3](torch.tensor(digit / 255, dtype=torch.float32)[None, None])[0].numpy()
figure = Figure(figsize=(7.5, 3.3), layout="constrained")
panels = figure.subplots(3, 8)
for column in range(8):
    panels[0, column].imshow(random_start[column], cmap="gray", vmin=-0.5, vmax=0.5)
    panels[1, column].imshow(learned[column], cmap="gray", vmin=-0.5, vmax=0.5)
    panels[2, column].imshow(seen[column], cmap="gray", vmin=0)
    for panel in panels[:, column]:
        panel.set(xticks=[], yticks=[])
for panel, name in zip(panels[:, 0], pick("før|etter|kart", "before|after|map").split("|"), strict=True):
    panel.set_ylabel(name)
# %%
show(
    figure,
    nb="Åtte kjerner på fem ganger fem i hver sin kolonne: øverst de tilfeldige vektene før treningen, så de samme etter treningen, og nederst kartet den trente kjernen gir av et femtall. Før og etter ligner mye på hverandre.",
    en="Eight kernels of five by five, one in each column: at the top the random weights before training, then the same ones after it, and at the bottom the map the trained kernel gives of a five. Before and after look much alike.",
)
# %%
say(
    nb=f"Nettverket leser riktig {score} av {number(len(test))} sifre som ikke var med i treningen; samme siffer hver gang ville gitt {percent(same_digit, 0)}. Intervallet tar høyde for hvilke sifre som ble trukket til testen, ikke for hva en ny trening ville gitt, og samme person kan ha skrevet på begge sider av delingen.\n\nLikevel ligner kjernene fortsatt mye på sin egen tilfeldige start: Korrelasjonen mellom før og etter er {number(np.mean(likeness), 2)} i snitt. Noen er blitt lysere på den ene siden og mørkere på den andre, som en kant på skrå. De fleste ligner ikke på noe vi har navn på, og nettverket leser godt likevel. Derfor kan vi ikke se på en kjerne hva den «er til».",
    en=f"The network correctly reads {score} of {number(len(test))} digits that were not used in training; the same digit every time would give {percent(same_digit, 0)}. The interval covers which digits were drawn for the test, not what another training would give, and the same person may have written on both sides of the split.\n\nYet the kernels still look much like their own random start: the correlation between before and after is {number(np.mean(likeness), 2)} on average. Some have become brighter on one side and darker on the other, like a slanting edge. Most resemble nothing we have a name for, and the network reads well all the same. So we cannot see from a kernel what it “is for”.",
)
