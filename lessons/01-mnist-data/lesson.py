# %% [markdown] lang="nb"
# # Samle, kontrollere og ordne data
#
# **Kan du stole på fasiten?**
#
# I en pilotstudie ved et sykehus ble blodtypen bestemt i flere prøver som etter merkingen kom fra samme pasient. I 3,17 av 1000 tilfeller stemte ikke prøvene overens, trolig fordi et rør var merket feil. Bare 1,15 av 1000 prøver ble oppdaget som feilmerket i rutinedriften ([Raymond 2024](https://doi.org/10.1136/jcp-2024-209544)).
#
# En modell lærer av slike svar. Den kan ikke se at et rør er forbyttet. Det må vi finne ut før modellen får dataene.
# %% [markdown] lang="en"
# # Collect, check and organise data
#
# **Can you trust the reference standard?**
#
# In a pilot study at one hospital, the blood type was determined in several samples labelled with the same patient. In 3.17 of 1,000 cases the samples disagreed, most likely because a tube had been mislabelled. Only 1.15 of 1,000 samples had been noticed as mislabelled in routine work ([Raymond 2024](https://doi.org/10.1136/jcp-2024-209544)).
#
# A model learns from answers like these. It cannot tell that a tube was swapped. We have to find out before the model gets the data.
# %% [markdown] lang="nb"
# ## Etter leksjonen kan du
#
# - lese hodet i en datafil byte for byte og si hva tallene står for
# - finne ut hvilke piksler som skiller sifrene, uten å regne med merkelappen som et tall
# - finne bilder som står på begge sider av en deling, og si hva slike kopier gjør med resultatet
#
# **Dette må du kunne fra før.** Python: variabel, liste, indeks, `for`, `def` og `return`, og formen til en tabell, `.shape`. Matematikk: gjennomsnitt, varians og korrelasjon.
# %% [markdown] lang="en"
# ## After this lesson you can
#
# - read the header of a data file byte by byte and say what the numbers stand for
# - find out which pixels tell the digits apart, without doing arithmetic on the label
# - find images that are on both sides of a split, and say what such copies do to the result
#
# **What you need to know first.** Python: variable, list, index, `for`, `def` and `return`, and the shape of an array, `.shape`. Mathematics: mean, variance and correlation.
# %% [markdown] lang="nb"
# ## Dataene, og hvem «pasientene» er
#
# MNIST er bilder av sifre skrevet for hånd av ansatte ved folketellingen i USA og av elever i videregående skole ([LeCun 1998](https://doi.org/10.1109/5.726791)). Et uttrekk følger med dyplab.
#
# Hvert bilde har en **merkelapp**: sifferet det skal forestille. Den er **fasiten**, slik patologens svar er fasit for et vevssnitt.
#
# «Pasienten» er den som skrev. Hver skriver har laget mange sifre, og de ligner hverandre, slik to snitt fra samme pasient gjør.
# %% [markdown] lang="en"
# ## The data, and who the “patients” are
#
# MNIST is a set of images of digits, handwritten by employees of the United States Census Bureau and by high-school students ([LeCun 1998](https://doi.org/10.1109/5.726791)). An extract comes with dyplab.
#
# Each image has a **label**: the digit it is meant to show. It is the **reference standard**, as the pathologist's answer is for a tissue section.
#
# The “patient” is the person who wrote the digit. One writer made many digits, and they resemble each other, as two sections from the same patient do.
# %%
import gzip
import hashlib
import tempfile
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from sklearn.feature_selection import f_classif
from sklearn.neighbors import KNeighborsClassifier

from dyplab.text import number, percent, pick

# %%
from dyplab.audit import audit_labels, audit_split, report
from dyplab.data import cards, copy_fault, load_mnist, simulate_writers, split_by_group, split_stratified
from dyplab.data import read_csv, read_pngs, write_csv, write_pngs
from dyplab.data.card import bundled_file
from dyplab.evaluation import accuracy, figure_contact_sheet, figure_pixel_map, figure_scores

images, labels = load_mnist()
images.shape, labels.shape
# %%
say(
    nb=f"{number(len(images))} bilder, hvert {images.shape[1]} piksler høyt og {images.shape[2]} bredt, og like mange merkelapper. Bildet på en rad hører til merkelappen på samme rad. Alt i denne leksjonen hviler på at det stemmer.",
    en=f"{number(len(images))} images, each {images.shape[1]} pixels high and {images.shape[2]} wide, and as many labels. The image in a row belongs to the label in the same row. Everything in this lesson rests on that being true.",
)
# %% [markdown] lang="nb"
# ## Filen, byte for byte
#
# En fil er en rekke **byter**: hele tall fra $0$ til $255$. I formatet IDX kommer først et **hode** som sier hva som følger, så pikslene, én byte hver, rad for rad.
#
# | plass i filen | hva som står der |
# |---|---|
# | `raw[0:4]` | kjennemerke: talltype og antall dimensjoner |
# | `raw[4:8]` | antall bilder |
# | `raw[8:12]` | antall rader i hvert bilde |
# | `raw[12:16]` | antall kolonner |
# | `raw[16:]` | pikslene |
# %% [markdown] lang="en"
# ## The file, byte by byte
#
# A file is a sequence of **bytes**: whole numbers from $0$ to $255$. In the IDX format a **header** says what follows; then come the pixels, one byte each, row by row.
#
# | place in the file | what it holds |
# |---|---|
# | `raw[0:4]` | format mark: number type and dimensions |
# | `raw[4:8]` | number of images |
# | `raw[8:12]` | number of rows in each image |
# | `raw[12:16]` | number of columns |
# | `raw[16:]` | the pixels |
# %%
card = cards()["mnist-5000"]
file = bundled_file(card, "images-idx3-ubyte.gz")
raw = gzip.decompress(file.read_bytes())
print(list(raw[:16]))
# %% [markdown] lang="nb"
# Antallet bilder står i fire byter. Én byte rekker bare til $255$, så større tall skrives med flere:
#
# $$b_4 \cdot 256^3 + b_5 \cdot 256^2 + b_6 \cdot 256 + b_7$$
#
# Her er $b_4$ byten `raw[4]`, og så videre. Byten som teller mest, står først, slik vi skriver tusenerne før enerne. Det heter *big-endian*. Det motsatte heter *little-endian*, og det er slik prosessoren i maskinen din trolig gjør det.
#
# Gjett før du kjører cellen: hva skjer hvis bytene leses baklengs?
# %% [markdown] lang="en"
# The number of images takes four bytes. One byte reaches only to $255$, so larger numbers need several:
#
# $$b_4 \cdot 256^3 + b_5 \cdot 256^2 + b_6 \cdot 256 + b_7$$
#
# Here $b_4$ is the byte `raw[4]`, and so on. The most significant byte comes first, as we write thousands before units. That is *big-endian*. Your own machine's processor probably does the opposite, *little-endian*.
#
# Guess before you run the cell: what happens if the bytes are read backwards?
# %% slide="bytes"
count = int.from_bytes(raw[4:8], "big")
backwards = int.from_bytes(raw[4:8], "little")
print(count, backwards)
# %%
say(
    nb=f"Riktig vei: {number(count)} bilder. Baklengs: {number(backwards)}. Python ga ingen feilmelding; et galt tall er også et tall. En datakontroll er å vite hva tallet skulle vært.",
    en=f"The right way: {number(count)} images. Backwards: {number(backwards)}. Python gave no error message; a wrong number is a number too. To check data you must know what the number should have been.",
)
# %%
quiz("idx-labels", ...)


# %% [markdown] lang="nb"
# ## Oppgave 1 · Les hodet i en bildefil
#
# Skriv `idx_header(raw)`. Den får bytene i en bildefil og gir tilbake tre tall: antall bilder, antall rader og antall kolonner.
# %% [markdown] lang="en"
# ## Exercise 1 · Read the header of an image file
#
# Write `idx_header(raw)`. It takes the bytes of an image file and returns three numbers: how many images, how many rows and how many columns.
# %% exercise="idx-header"
def idx_header(raw):
    # BEGIN SOLUTION
    count = int.from_bytes(raw[4:8], "big")
    rows = int.from_bytes(raw[8:12], "big")
    columns = int.from_bytes(raw[12:16], "big")
    return count, rows, columns
    # END SOLUTION


check("idx-header", idx_header)


# %% wrong="idx-header" hint="little-endian"
def idx_header(raw):
    count = int.from_bytes(raw[4:8], "little")
    rows = int.from_bytes(raw[8:12], "little")
    columns = int.from_bytes(raw[12:16], "little")
    return count, rows, columns


# %% wrong="idx-header" hint="label-header"
def idx_header(raw):
    count = int.from_bytes(raw[4:8], "big")
    return count, raw[8], raw[9]


# %% wrong="idx-header" hint="signed"
def idx_header(raw):
    values = np.frombuffer(raw, dtype=np.int8)
    sizes = []
    for at in (4, 8, 12):
        size = 0
        for value in values[at : at + 4]:
            size = size * 256 + int(value)
        sizes.append(size)
    return sizes[0], sizes[1], sizes[2]


# %% wrong="idx-header" hint="starts-at-zero"
def idx_header(raw):
    return tuple(int.from_bytes(raw[at : at + 4], "big") for at in (0, 4, 8))


# %% wrong="idx-header" hint="one-byte"
def idx_header(raw):
    return raw[7], raw[11], raw[15]


# %% [markdown] lang="nb"
# ## Er det fortsatt den samme filen?
#
# En fil kan bli kuttet, byttet eller endret på veien mellom to maskiner. **`sha256`** er et fingeravtrykk av innholdet: samme byter gir alltid samme avtrykk. Kortet til datasettet sier hvilket avtrykk filen skal ha.
#
# Gjett: hvor mye endrer avtrykket seg hvis én eneste piksel endres litt?
# %% [markdown] lang="en"
# ## Is it still the same file?
#
# A file can be cut, swapped or changed on its way between two machines. **`sha256`** is a fingerprint of its content: the same bytes always give the same fingerprint. The data set's card says which fingerprint the file should have.
#
# Guess: how much does the fingerprint change if a single pixel changes slightly?
# %%
promised = next(part.sha256 for part in card.files if part.name == file.name)
found = hashlib.sha256(file.read_bytes()).hexdigest()
print(promised, found, sep="\n")
print(hashlib.sha256(raw).hexdigest(), hashlib.sha256(raw[:-1] + b"\x01").hexdigest(), sep="\n")
# %%
say(
    nb=f"De to øverste er {'like' if found == promised else 'ulike'}: filen er {'den kortet beskriver' if found == promised else 'en annen enn kortet beskriver'}. De to nederste er avtrykkene av bildene før og etter at den siste pikselen ble endret; de har ingenting synlig til felles. Avtrykket sier at filen er den samme. Om merkelappene i den er riktige, sier det ingenting om.",
    en=f"The upper two are {'equal' if found == promised else 'different'}: the file is {'the one on the card' if found == promised else 'not the one on the card'}. The lower two are the fingerprints of the images before and after the last pixel was changed; they have nothing visible in common. The fingerprint says that the file is the same. It does not say whether the labels in it are right.",
)
# %% [markdown] lang="nb"
# ## Se på bildene
#
# Se alltid på dataene før du regner på dem. Her er førti bilder, jevnt fordelt gjennom filen og i filens rekkefølge.
#
# Gjett først: i hvilken rekkefølge kommer sifrene?
# %% [markdown] lang="en"
# ## Look at the images
#
# Always look at the data before you calculate with them. Here are forty images, evenly spread through the file and in file order.
#
# Guess first: in what order do the digits come?
# %%
some = np.arange(0, len(images), 125)
figure = figure_contact_sheet(images[some], labels[some])
# %% slide="look"
show(
    figure,
    nb="Førti håndskrevne sifre med merkelapp, i filens rekkefølge: først nuller, så enere, og til slutt niere.",
    en="Forty handwritten digits with their labels, in the order of the file: first zeros, then ones, and nines last.",
)
# %% [markdown] lang="nb"
# Filen er sortert etter siffer. Det er verdt å merke seg: det gir trøbbel senere.
#
# Tell merkelappene, og se på **gjennomsnittsbildet** av hvert siffer. Gjett: hvor blir eneren skarp, og hvor blir den utydelig?
# %% [markdown] lang="en"
# The file is sorted by digit. That is worth remembering: it will cause trouble later.
#
# Count the labels, and look at the **mean image** of each digit. Guess: where will the one be sharp, and where blurred?
# %%
print(np.bincount(labels))
means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])
figure = figure_contact_sheet(means, np.arange(10))
# %% slide="mean-digit"
show(
    figure,
    nb="Gjennomsnittsbildet av hvert siffer. Nullen er en jevn ring. Eneren er skarp på midten og brer seg ut som en vifte i begge ender.",
    en="The mean image of each digit. The zero is an even ring. The one is sharp in the middle and spreads like a fan at both ends.",
)
# %% [markdown] lang="nb"
# Like mange av hvert siffer er et valg noen har tatt. På ekte poststykker, som blant pasienter, er klassene sjelden like vanlige.
#
# Eneren er skarp på midten og utydelig i endene, for folk skriver den med ulik helning. Et gjennomsnitt er et bilde ingen skrev. Se på enkeltbildene når noe virker rart.
#
# Noen piksler har ikke blekk på et eneste bilde. Vi kaller dem **døde**. Gjett: hvor ligger de?
# %% [markdown] lang="en"
# Having equally many of each digit is a choice somebody made. On real envelopes, as among patients, classes are seldom equally common.
#
# The one is sharp in the middle and blurred at its ends, for people write it with different slants. A mean is an image nobody wrote. Look at individual images when something seems odd.
#
# Some pixels have no ink in any image. We call them **dead**. Guess: where are they?
# %%
dead = images.max(axis=0) == 0
figure = figure_pixel_map(dead, pick("mørk: aldri blekk på noe bilde", "dark: no ink in any image"))
# %%
show(
    figure,
    nb="Kart over de døde pikslene: de ligger langs kanten og i hjørnene av bildet.",
    en="A map of the dead pixels: they lie along the edge and in the corners of the image.",
)
# %%
say(
    nb=f"{dead.sum()} av {dead.size} piksler er døde. De kan ikke skille sifrene. Hadde bildene fra ett sykehus et merke i hjørnet, ville pikslene der ikke vært døde, og da måtte vi ha spurt hvorfor.",
    en=f"{dead.sum()} of {dead.size} pixels are dead. They cannot tell the digits apart. Had the images from one hospital carried a mark in the corner, the pixels there would not be dead, and we would have to ask why.",
)
# %% [markdown] lang="nb"
# ## En merkelapp er et navn
#
# Hvilke piksler skiller sifrene? Noen prøver med korrelasjonen mellom piksel og merkelapp. Men $8$ er her ikke dobbelt så mye som $4$. Merkelappen er et navn, slik `I21` (hjerteinfarkt) og `I63` (hjerneinfarkt) er navn. Ingen tar gjennomsnittet av to diagnosekoder.
#
# Vi gjør et forsøk: sifrene får nye navn, som når et kodeverk byttes ut. Bildene er de samme. Gjett: endrer kartet over korrelasjonen seg?
# %% [markdown] lang="en"
# ## A label is a name
#
# Which pixels tell the digits apart? Some try the correlation between pixel and label. But here $8$ is not twice as much as $4$. The label is a name, as `I21` (myocardial infarction) and `I63` (cerebral infarction) are names. Nobody takes the average of two diagnosis codes.
#
# Try this: the digits get new names, as when a coding system is replaced. The images are the same. Guess: does the map of the correlation change?
# %%
new_names = np.array([3, 8, 1, 9, 0, 6, 2, 7, 4, 5])
renamed = new_names[labels]
pixels = images.reshape(len(images), -1).astype(float)
alive = ~dead.ravel()


def correlation_map(names):
    size = np.zeros(len(alive))
    size[alive] = [abs(np.corrcoef(column, names)[0, 1]) for column in pixels[:, alive].T]
    return size.reshape(dead.shape)


correlation = [correlation_map(labels), correlation_map(renamed)]
moved = np.abs(correlation[0] - correlation[1]).max()


# %%
def side_by_side(maps):
    figure = Figure(figsize=(8, 3.6), layout="constrained")
    names = pick("før omdøping", "before renaming"), pick("etter omdøping", "after renaming")
    for axes, values, name in zip(figure.subplots(1, 2), maps, names, strict=True):
        drawn = axes.imshow(values, cmap="Reds", vmin=0, vmax=max(map(np.max, maps)))
        axes.set(title=name, xlabel=pick("kolonne", "column"), ylabel=pick("rad", "row"))
    bar = figure.colorbar(drawn, ax=figure.axes, shrink=0.8)
    bar.ax.yaxis.set_major_formatter(lambda value, _: number(value, 1))
    return figure


figure = side_by_side(correlation)
# %% slide="name"
show(
    figure,
    nb="To kart over størrelsen på korrelasjonen mellom piksel og merkelapp. De mørke feltene ligger på andre steder etter omdøpingen.",
    en="Two maps of the size of the correlation between pixel and label. The dark areas lie elsewhere after the renaming.",
)
# %%
strongest = [np.unravel_index(values.argmax(), values.shape) for values in correlation]
# %% slide="name"
say(
    nb=f"Ikke ett bilde er endret, men kartet er et annet. Den sterkeste pikselen var rad {strongest[0][0]}, kolonne {strongest[0][1]}; nå er den rad {strongest[1][0]}, kolonne {strongest[1][1]}. På det meste endret korrelasjonen seg med {number(moved, 2)}. Et kart som følger navnene, forteller om navnene.",
    en=f"Not one image has changed, yet the map is a different one. The strongest pixel was row {strongest[0][0]}, column {strongest[0][1]}; now it is row {strongest[1][0]}, column {strongest[1][1]}. The correlation changed by up to {number(moved, 2)}. A map that follows the names tells you about the names.",
)
# %% [markdown] lang="nb"
# Del heller bildene i ti **grupper**, én for hvert siffer, og spør om pikselen er ulik i gruppene.
#
# Se på én piksel, den midt i bildet. Gjett: hvilket siffer har minst blekk der?
# %% [markdown] lang="en"
# Instead, sort the images into ten **groups**, one per digit, and ask whether the pixel differs between the groups.
#
# Look at one pixel, the one in the middle of the image. Guess: which digit has the least ink there?
# %%
middle = images[:, 14, 14].astype(float)
figure = Figure(figsize=(6, 2.8), layout="constrained")
axes = figure.subplots()
axes.set(xlabel=pick("siffer", "digit"), ylabel=pick("gjennomsnittlig blekk", "mean ink"), xticks=range(10))
axes.axhline(middle.mean(), color="black", linestyle="--")
ink = [middle[labels == digit].mean() for digit in range(10)]
bars = axes.bar(range(10), ink, color="0.55", edgecolor="black")
# %%
show(
    figure,
    nb="Ti søyler: gjennomsnittlig blekk i den midterste pikselen for hvert siffer, og en stiplet linje for alle bildene under ett. Nullen har nesten ikke blekk der.",
    en="Ten bars: the mean ink in the middle pixel for each digit, and a dashed line for all images together. The zero has almost no ink there.",
)


# %% [markdown] lang="nb"
# Nullen er åpen på midten og har nesten ikke blekk der. Jo lenger fra den stiplede linjen (middelverdien av alle bildene) søylene slutter, desto mer sier pikselen. Vi måler det som en andel av all variasjon, $\eta^2$ (eta i annen):
#
# $$\eta^2 = \frac{\sum_k n_k\,(\bar v_k - \bar v)^2}{\sum_i (v_i - \bar v)^2}$$
# %% [markdown] lang="en"
# The zero is open in the middle and has almost no ink there. The further the bars end from the dashed line (the mean of all the images), the more the pixel tells you. We measure this as a share of all variation, $\eta^2$ (eta squared):
#
# $$\eta^2 = \frac{\sum_k n_k\,(\bar v_k - \bar v)^2}{\sum_i (v_i - \bar v)^2}$$
# %% [markdown] lang="nb"
# Her er $v_i$ pikselen i bilde $i$, $\bar v$ middelverdien av alle, og $\bar v_k$ og $n_k$ middelverdien og antallet i gruppe $k$. Ved $0$ har alle gruppene samme middelverdi; ved $1$ er pikselen lik på alle bilder av samme siffer.
# %% [markdown] lang="en"
# Here $v_i$ is the pixel in image $i$, $\bar v$ the mean of all, and $\bar v_k$ and $n_k$ the mean and the number in group $k$. At $0$ all the groups have the same mean; at $1$ the pixel is the same in every image of a digit.
# %% [markdown] lang="nb"
# ## Oppgave 2 · Hvor mye sier én piksel om sifferet?
#
# Skriv `label_is_a_name(values, labels)`. Den får verdien av én piksel i hvert bilde og merkelappene, og gir tilbake andelen i formelen over.
#
# `np.unique(labels)` gir hvert siffer som finnes, én gang. `values[labels == digit]` gir pikselen i bildene av det sifferet.
# %% [markdown] lang="en"
# ## Exercise 2 · How much does one pixel tell about the digit?
#
# Write `label_is_a_name(values, labels)`. It takes the value of one pixel in each image, and the labels, and returns the share in the formula above.
#
# `np.unique(labels)` gives each digit that is present, once. `values[labels == digit]` gives the pixel in the images of that digit.
# %% exercise="label-is-a-name"
def label_is_a_name(values, labels):
    # BEGIN SOLUTION
    between = 0
    for digit in np.unique(labels):
        group = values[labels == digit]
        between += len(group) * (group.mean() - values.mean()) ** 2
    return between / ((values - values.mean()) ** 2).sum()
    # END SOLUTION


check("label-is-a-name", label_is_a_name)


# %% wrong="label-is-a-name" hint="pearson"
def label_is_a_name(values, labels):
    return np.corrcoef(values, labels)[0, 1] ** 2


# %% wrong="label-is-a-name" hint="rank"
def label_is_a_name(values, labels):
    def ranks(x):
        return np.array([(x < one).sum() + ((x == one).sum() + 1) / 2 for one in x])

    return np.corrcoef(ranks(values), ranks(labels))[0, 1]


# %% wrong="label-is-a-name" hint="mean-label"
def label_is_a_name(values, labels):
    ink = values > values.mean()
    return labels[ink].mean() - labels[~ink].mean()


# %% wrong="label-is-a-name" hint="unweighted"
def label_is_a_name(values, labels):
    between = 0
    for digit in np.unique(labels):
        between += (values[labels == digit].mean() - values.mean()) ** 2
    return between / ((values - values.mean()) ** 2).sum()


# %% wrong="label-is-a-name" hint="within"
def label_is_a_name(values, labels):
    within = 0
    for digit in np.unique(labels):
        group = values[labels == digit]
        within += ((group - group.mean()) ** 2).sum()
    return within / ((values - values.mean()) ** 2).sum()


# %% wrong="label-is-a-name" hint="uses-the-number"
def label_is_a_name(values, labels):
    return np.polyfit(labels, values, 1)[0]


# %% [markdown] lang="nb"
# Nå det samme for alle pikslene. scikit-learn regner ut variansanalysens $F$ for dem på én linje. $F$ bygger på de samme to summene og regnes om til andelen på én linje til.
#
# Gjett: hva skjer med dette kartet når sifrene får nye navn?
# %% [markdown] lang="en"
# Now the same for all the pixels. scikit-learn works out the $F$ of the analysis of variance for them in one line. $F$ is built on the same two sums, and one more line turns it into the share.
#
# Guess: what happens to this map when the digits get new names?
# %%
def share_map(names):
    f, _ = f_classif(pixels[:, alive], names)
    n, k = len(names), len(np.unique(names))
    share = np.zeros(len(alive))
    share[alive] = (k - 1) * f / ((k - 1) * f + n - k)
    return share.reshape(dead.shape)


share = [share_map(labels), share_map(renamed)]
figure = side_by_side(share)
# %% slide="groups"
show(
    figure,
    nb="To like kart over andelen av variasjonen som ligger mellom sifrene. De mørkeste pikslene ligger inne i bildet, ikke langs kanten.",
    en="Two equal maps of the share of the variation that lies between the digits. The darkest pixels lie inside the image, not along the edge.",
)
# %% slide="groups"
say(
    nb=f"De to kartene skiller seg fra hverandre med høyst {number(np.abs(share[0] - share[1]).max(), 6)}: dette målet bryr seg ikke om hva sifrene heter. Den beste enkeltpikselen har {percent(share[0].max(), 0)} av variasjonen sin mellom sifrene. Ingen piksel kjenner igjen et siffer alene.",
    en=f"The two maps differ by at most {number(np.abs(share[0] - share[1]).max(), 6)}: this measure does not care what the digits are called. The best single pixel has {percent(share[0].max(), 0)} of its variation between the digits. No pixel recognises a digit alone.",
)
# %%
quiz("average-label", ...)


# %% [markdown] lang="nb"
# ## Samme bilde på begge sider
#
# Et testbilde skal være nytt for modellen. Står det også i treningssettet, måler testen hukommelse. Det skjer når samme snitt ligger i arkivet under to numre, eller når et bilde er lastet opp to ganger.
#
# En kopi ser ut som alle andre bilder, så vi må lete. `image.tobytes()` gjør et bilde om til byter, og to bilder er like når bytene er like. I en mengde, `{...}`, finner Python raskt ut om noe er med: `x in seen`.
# %% [markdown] lang="en"
# ## The same image on both sides
#
# A test image should be new to the model. If it is in the training set as well, the test measures memory. That happens when the same section is in the archive under two numbers, or when an image was uploaded twice.
#
# A copy looks like any other image, so we must search. `image.tobytes()` turns an image into bytes, and images are equal when their bytes are. In a set, `{...}`, Python quickly finds whether something is there: `x in seen`.
# %% [markdown] lang="nb"
# ## Oppgave 3 · Finn testbildene som modellen har sett
#
# Skriv `duplicates_across(train_images, test_images)`. Den gir tilbake en liste med radnumrene i `test_images`, i stigende rekkefølge, der nøyaktig samme bilde også finnes i `train_images`.
# %% [markdown] lang="en"
# ## Exercise 3 · Find the test images the model has seen
#
# Write `duplicates_across(train_images, test_images)`. It returns a list of row numbers in `test_images`, in ascending order: the rows whose image is also, exactly, in `train_images`.
# %% exercise="duplicates-across"
def duplicates_across(train_images, test_images):
    # BEGIN SOLUTION
    seen = {image.tobytes() for image in train_images}
    return [row for row in range(len(test_images)) if test_images[row].tobytes() in seen]
    # END SOLUTION


check("duplicates-across", duplicates_across)


# %% wrong="duplicates-across" hint="within-train"
def duplicates_across(train_images, test_images):
    seen, rows = set(), []
    for row in range(len(train_images)):
        if train_images[row].tobytes() in seen:
            rows.append(row)
        seen.add(train_images[row].tobytes())
    return rows


# %% wrong="duplicates-across" hint="by-mean"
def duplicates_across(train_images, test_images):
    seen = {image.mean() for image in train_images}
    return [row for row in range(len(test_images)) if test_images[row].mean() in seen]


# %% wrong="duplicates-across" hint="by-index"
def duplicates_across(train_images, test_images):
    return [row for row in range(len(test_images)) if np.array_equal(train_images[row], test_images[row])]


# %% wrong="duplicates-across" hint="any-pixel"
def duplicates_across(train_images, test_images):
    rows = []
    for row in range(len(test_images)):
        if test_images[row] in train_images:
            rows.append(row)
    return rows


# %% wrong="duplicates-across" hint="each-pair"
def duplicates_across(train_images, test_images):
    rows = []
    for row, image in enumerate(test_images):
        for seen in train_images:
            if np.array_equal(image, seen):
                rows.append(row)
    return rows


# %% wrong="duplicates-across" hint="train-rows"
def duplicates_across(train_images, test_images):
    test = {image.tobytes() for image in test_images}
    return [row for row in range(len(train_images)) if train_images[row].tobytes() in test]


# %% [markdown] lang="nb"
# ## Del dataene
#
# Fire femdeler til trening, en femdel til test. Det enkleste er å kutte filen. Husk hvordan den er sortert, og gjett: hvilke sifre havner i testsettet?
#
# Ved en **stratifisert** deling trekkes en femdel av hvert siffer for seg.
# %% [markdown] lang="en"
# ## Split the data
#
# Four fifths go to training and one fifth to the test. The simplest way is to cut the file. Remember how it is sorted, and guess: which digits end up in the test set?
#
# In a **stratified** split a fifth of each digit is drawn separately.
# %%
cut = len(labels) * 4 // 5
print(np.bincount(labels[:cut], minlength=10), np.bincount(labels[cut:], minlength=10))

train, test = split_stratified(labels, test_share=0.2, seed=0)
print(np.bincount(labels[train]), np.bincount(labels[test]))
report(audit_labels(images, labels), audit_split(images[train], images[test]))
# %% slide="split"
say(
    nb=f"Kuttet gir et testsett med bare sifrene {' og '.join(map(str, np.unique(labels[cut:])))}, og modellen har aldri sett dem. Den stratifiserte delingen har {len(test) // 10} av hvert siffer i testsettet. Nederst står datakontrollen: hva den lette etter, hva den fant, og hva den ikke kan se. Les det siste; der begynner ditt eget arbeid.",
    en=f"The cut gives a test set with only the digits {' and '.join(map(str, np.unique(labels[cut:])))}, and the model has never seen them. The stratified split has {len(test) // 10} of each digit in the test set. At the bottom is the audit: what it looked for, what it found, and what it cannot see. Read that last part; it is where your own work begins.",
)
# %% [markdown] lang="nb"
# ## Samme skriver på begge sider
#
# Selv uten kopier er vi ikke trygge. Står sifre fra samme skriver på begge sider, kan modellen kjenne igjen håndskriften. MNIST sier ikke hvem som skrev hva, så her **simulerer** vi skrivere: hver får sin egen helning og strek og skriver hvert siffer fire ganger, nesten likt. Vi overdriver likheten for at virkningen skal synes.
# %% [markdown] lang="en"
# ## The same writer on both sides
#
# Having no copies is not enough. If digits by the same writer are on both sides, the model may recognise the handwriting. MNIST does not say who wrote what, so here we **simulate** writers: each gets a slant and a stroke width and writes every digit four times, almost alike. We exaggerate the likeness so that the effect can be seen.
# %%
made = simulate_writers(images, labels, n_writers=50, seed=0)
one = made.writers == 3
figure = figure_contact_sheet(made.images[one], made.labels[one])
# %% slide="writer"
show(
    figure,
    nb="Alle sifrene til én simulert skriver. De fire utgavene av hvert siffer er nesten like.",
    en="All the digits of one simulated writer. The four versions of each digit are almost alike.",
)
# %% [markdown] lang="nb"
# Modellen er en av de enkleste, **nærmeste nabo**: finn treningsbildet som ligner mest, og svar med merkelappen til det.
#
# Vi deler på to måter: tilfeldig (stratifisert), og etter skriver, slik at alle sifrene til én skriver står på samme side. Gjett: hvor stor er forskjellen i andel riktige?
# %% [markdown] lang="en"
# The model is one of the simplest, **nearest neighbour**: find the training image that is most like the new one, and answer with its label.
#
# We split in two ways: at random (stratified), and by writer, so that all the digits of a writer are on the same side. Guess: how large is the difference in accuracy?
# %%
made_pixels = made.images.reshape(len(made.images), -1).astype(float)
splits = [split_stratified(made.labels, 0.2, seed=0), split_by_group(made.writers, 0.2, seed=0)]
by_split = []
for its_train, its_test in splits:
    model = KNeighborsClassifier(n_neighbors=1).fit(made_pixels[its_train], made.labels[its_train])
    answers = model.predict(made_pixels[its_test])
    by_split.append(accuracy(made.labels[its_test], answers, groups=made.writers[its_test]))
print(*by_split, sep="\n")
# %% slide="by-writer"
say(
    nb=f"Tilfeldig deling: {by_split[0]} riktige. Delt etter skriver: {by_split[1]}. Gjetting blant ti sifre gir {percent(0.1, 0)}. Modellen og bildene er de samme. Bare det andre tallet svarer på det vi lurer på: hvordan går det med en ny persons håndskrift? Intervallene er laget ved å trekke hele skrivere, ikke enkeltbilder. Hvor stor forskjellen er, har vi selv bestemt gjennom simuleringen.",
    en=f"Random split: {by_split[0]} right. Split by writer: {by_split[1]}. Guessing among ten digits gives {percent(0.1, 0)}. The model and the images are the same. Only the second number answers what we want to know: how does it do on a new person's handwriting? The intervals were made by drawing whole writers, not single images. The size of the difference was decided by our simulation.",
)
# %%
quiz("same-patient", ...)


# %% [markdown] lang="nb"
# ## Hva vi ikke vet
#
# Filene i MNIST sier ikke hvem som skrev. En tilfeldig deling har trolig de samme skriverne på begge sider, så tallet vi snart regner ut, gjelder nye bilder fra de samme menneskene. For nye mennesker kan det være for høyt. Hvor mye, kan vi ikke se av disse filene.
# %% [markdown] lang="en"
# ## What we do not know
#
# The MNIST files do not say who wrote what. A random split most likely has the same writers on both sides, so the number we are about to work out holds for new images from the same people. For new people it may be too high. By how much, these files cannot tell us.
# %% [markdown] lang="nb"
# Den offisielle testdelen er skrevet av andre enn dem som skrev treningsdelen ([LeCun 1998](https://doi.org/10.1109/5.726791)). Skriverne er siden sporet opp: 539 i treningsdelen, 297 i testdelen, ingen i begge ([Yadav 2019](https://github.com/facebookresearch/qmnist)). Skal du vite hvordan det går med nye skrivere, må du teste der.
# %% [markdown] lang="en"
# The official test part was written by different people from the training part ([LeCun 1998](https://doi.org/10.1109/5.726791)). The writers have since been traced: 539 in the training part, 297 in the test part, none in both ([Yadav 2019](https://github.com/facebookresearch/qmnist)). To find out how a model does on new writers, test it there.
# %% [markdown] lang="nb"
# ## Referansemodell
#
# Et resultat trenger noe å måles mot. Den enkleste **referansemodellen** svarer alltid med det vanligste sifferet i treningssettet (er flere like vanlige, det laveste). Nærmeste nabo må slå den, ellers har vi ikke vist noe.
# %% [markdown] lang="en"
# ## A reference model
#
# A result needs something to be measured against. The simplest **baseline** always answers with the most common digit of the training set (if several are equally common, the lowest). Nearest neighbour must beat it, or we have shown nothing.
# %%
def nearest_neighbour(train_images, train_labels, test_images):
    model = KNeighborsClassifier(n_neighbors=1)
    model.fit(train_images.reshape(len(train_images), -1), train_labels)
    return model.predict(test_images.reshape(len(test_images), -1))


answers = nearest_neighbour(images[train], labels[train], images[test])
most_common = np.full(len(test), np.bincount(labels[train]).argmax())
neighbour, guess = accuracy(labels[test], answers), accuracy(labels[test], most_common)
# %% slide="result"
say(
    nb=f"Nærmeste nabo: {neighbour} riktige. Alltid det vanligste sifferet: {guess}. Intervallet tar høyde for at {number(len(test))} andre bilder kunne ha havnet i testsettet. Det tar ikke høyde for et annet treningssett, og ikke for nye skrivere.",
    en=f"Nearest neighbour: {neighbour} right. Always the most common digit: {guess}. The interval allows for the chance that {number(len(test))} other images might have been drawn for the test set. It does not allow for another training set, nor for new writers.",
)
# %% [markdown] lang="nb"
# ## Hva den tar feil av
#
# Gjett hvilket siffer som oftest blir lest feil, og se på de første feilene. Over hvert bilde står først fasiten, så svaret.
# %% [markdown] lang="en"
# ## What it gets wrong
#
# Guess which digit is most often misread, then look at the first mistakes. Above each image you see the truth, then the answer.
# %%
missed = np.flatnonzero(answers != labels[test])
wrong = missed[:20]
pairs = [f"{truth} → {answer}" for truth, answer in zip(labels[test][wrong], answers[wrong], strict=True)]
figure = figure_contact_sheet(images[test][wrong], pairs)
# %% slide="mistakes"
show(
    figure,
    nb="Testbilder som nærmeste nabo svarte feil på. Flere er skjeve, åpne eller tynne utgaver av sifferet.",
    en="Test images that nearest neighbour got wrong. Several are slanted, open or thin versions of the digit.",
)
# %%
by_digit = np.bincount(labels[test][missed], minlength=10)
worst, best = by_digit.argmax(), by_digit.argmin()
# %% slide="mistakes"
say(
    nb=f"{len(missed)} feil i alt. Flest feil ble det på sifferet {worst} ({by_digit[worst]}), færrest på {best} ({by_digit[best]}). Ett tall for alle sifrene skjuler slike forskjeller, akkurat som én andel riktige skjuler hvem av pasientene som blir feilklassifisert.",
    en=f"{len(missed)} mistakes in all. Most were made on the digit {worst} ({by_digit[worst]}), fewest on {best} ({by_digit[best]}). One number for all the digits hides such differences, just as one accuracy hides which of the patients are misclassified.",
)
# %% [markdown] lang="nb"
# Noen av bildene er vanskelige for oss også. Da er det verdt å spørre om fasiten er riktig. For disse vet vi det ikke.
#
# ## Hva kan skade en pasient?
#
# Byttes to rør, får to pasienter feil svar. Forskyves en hel rekke rør, får alle det. En modell som er trent *og* testet på de samme feilene, kan likevel få et pent tall: testen måler mot fasiten og ser ikke feil som står i den.
# %% [markdown] lang="en"
# Some of the images are hard for us as well. Then it is worth asking whether the truth is right. For these we do not know.
#
# ## What could harm a patient?
#
# If two tubes are swapped, two patients get the wrong answer. If a whole rack of tubes is shifted, all the patients do. A model trained *and* tested on the same mistakes can still get a good score: the test measures against the reference standard and does not see mistakes in it.
# %% [markdown] lang="nb"
# ## Til CSV og PNG, og tilbake
#
# Data flyttes mellom formater hele tiden, og det er der det går galt. Regelen er enkel: les inn igjen det du skrev, og sammenlign. Merkelappen står i hver rad av CSV-filen og i hvert PNG-navn, så den følger bildet.
# %% [markdown] lang="en"
# ## To CSV and PNG, and back
#
# Data move between formats all the time, and that is where things go wrong. The rule is simple: read back what you wrote, and compare. The label is in every row of the CSV file and in the name of every PNG file, so it follows its image.
# %%
with tempfile.TemporaryDirectory() as folder:
    table = write_csv(Path(folder, "digits.csv"), images[some], labels[some])
    pictures = write_pngs(Path(folder, "digits"), images[some], labels[some])
    print(sorted(picture.name for picture in pictures.iterdir())[:3])
    for copy in (read_csv(table), read_pngs(pictures)):
        print(np.array_equal(copy.images, images[some]), np.array_equal(copy.labels, labels[some]))
# %% [markdown] lang="nb"
# ## Finn feilen
#
# En kollega har lagt bildene i nummererte filer, trukket tilfeldig hvilke som skal være test, og latt et lite program kopiere dem til en treningsmappe og en testmappe, hver med sin tabell over merkelapper. Programmet ga ingen feilmelding. Den samme feilen sto en gang i et publisert kursopplegg og er siden rettet.
#
# Vi trener nærmeste nabo på mappene. Gjett: omtrent hvor stor andel blir riktig?
# %% [markdown] lang="en"
# ## Find the fault
#
# A colleague put the images in numbered files, drew at random which should be test, and let a small program copy them to a training folder and a test folder, each with a table of labels. The program gave no error message. The same fault once stood in published course material and has since been corrected.
#
# We train nearest neighbour on the folders. Guess: roughly what share will be right?
# %%
copied = copy_fault(images, labels, n_test=1000, seed=0)
faulty_answers = nearest_neighbour(copied.train_images, copied.train_labels, copied.test_images)
faulty = accuracy(copied.test_labels, faulty_answers)
faulty_guess = accuracy(copied.test_labels, np.full(len(copied.test_labels), np.bincount(copied.train_labels).argmax()))
inside = faulty.low <= 0.1 <= faulty.high
# %% slide="fault"
say(
    nb=f"{faulty} riktige. Alltid det vanligste sifferet: {faulty_guess}. Ren gjetting blant ti sifre ville gitt {percent(0.1, 0)}, og det ligger {'innenfor' if inside else 'utenfor'} intervallet. Samme modell fikk {percent(neighbour.value)} på den rene delingen. Modellen er altså ikke problemet. Hva ville du sett på først?",
    en=f"{faulty} right. Always the most common digit: {faulty_guess}. Pure guessing among ten digits would give {percent(0.1, 0)}, which lies {'inside' if inside else 'outside'} the interval. The same model got {percent(neighbour.value)} on the clean split. So the model is not the problem. What would you look at first?",
)
# %%
quiz("guessing-level", ...)
# %% [markdown] lang="nb"
# Se på dataene: treningsbildene og testbildene, med de merkelappene de har i mappene. Hva stemmer ikke? Det er to feil. Finn begge før du kjører datakontrollen.
# %% [markdown] lang="en"
# Look at the data: the training images and the test images, with the labels they have in the folders. What is wrong? There are two faults. Find both before you run the audit.
# %%
figure = figure_contact_sheet(copied.train_images[::200], copied.train_labels[::200])
# %% slide="fault-train"
show(
    figure,
    nb="Tjue treningsbilder med merkelappene fra mappen. De fleste merkelappene passer ikke til bildet, og åttere og niere mangler blant bildene.",
    en="Twenty training images with the labels from the folder. Most labels do not fit their image, and there are no eights or nines among the images.",
)
# %%
figure = figure_contact_sheet(copied.test_images[::50], copied.test_labels[::50])
# %%
show(
    figure,
    nb="Tjue testbilder med merkelappene fra mappen. Alle bildene er nuller og enere, men merkelappene er alle slags sifre.",
    en="Twenty test images with the labels from the folder. All the images are zeros and ones, but the labels are all kinds of digits.",
)
# %%
report(
    audit_labels(copied.train_images, copied.train_labels),
    audit_split(copied.train_images, copied.test_images),
)
# %% [markdown] lang="nb"
# Programmet så omtrent slik ut:
#
# ```python
# table = table.sample(frac=1).reset_index(drop=True)
# for i in range(n_train):
#     copy(f"{i:04d}.png", "train")
# for i in range(n_test):
#     copy(f"{i:04d}.png", "test")
# ```
#
# **Første feil.** Tabellen ble stokket og fikk nye radnumre, men filene beholdt de gamle. Rad sju hører ikke lenger til fil sju. Bilder og merkelapper har skilt lag, som når rørene i et stativ forskyves i forhold til listen.
#
# Anta at kollegaen retter dette, og bare dette. Gjett: hvilken andel riktige får modellen nå?
# %% [markdown] lang="en"
# The program looked roughly like this:
#
# ```python
# table = table.sample(frac=1).reset_index(drop=True)
# for i in range(n_train):
#     copy(f"{i:04d}.png", "train")
# for i in range(n_test):
#     copy(f"{i:04d}.png", "test")
# ```
#
# **First fault.** The table was shuffled and got new row numbers, but the files kept the old ones. Row seven no longer belongs to file seven. Images and labels have parted, as when the tubes in a rack are shifted relative to the list.
#
# Suppose the colleague repairs this, and only this. Guess: what accuracy does the model get now?
# %%
n_train, n_test = len(copied.train_images), len(copied.test_images)
half_answers = nearest_neighbour(copied.train_images, labels[:n_train], copied.test_images)
half_mended = accuracy(labels[:n_test], half_answers)
names = [
    pick("slik den ble kopiert", "as copied"),
    pick("halvveis rettet", "half repaired"),
    pick("ren deling", "clean split"),
]
figure = figure_scores(names, [faulty, half_mended, neighbour], baseline=guess.value)
# %% slide="fault-half"
show(
    figure,
    nb="Andel riktige med intervall for tre utgaver av dataene. Den kopierte ligger ved gjetting, den halvveis rettede helt i toppen, den rene delingen litt under.",
    en="Accuracy with intervals for three versions of the data. The one as copied lies at guessing, the half-repaired one at the very top, the clean split a little below.",
)
# %%
say(
    nb=f"Halvveis rettet: {half_mended} riktige. **Den andre feilen** står igjen: begge kopieringene begynte på fil null, så alle de {number(n_test)} testbildene er også treningsbilder, og bare sifrene {' og '.join(map(str, np.unique(labels[:n_test])))} ble prøvd (å svare {labels[0]} hver gang ville gitt {percent(np.mean(labels[:n_test] == labels[0]), 0)}). Nærmeste nabo finner bildet selv og leser av merkelappen. Det tallet er verdt mindre enn {percent(neighbour.value)}, for det sier ingenting om nye bilder. Den første feilen så ut som en dårlig modell. Den andre ser ut som en svært god.",
    en=f"Half repaired: {half_mended} right. **The second fault** remains: both copying loops began at file zero, so all {number(n_test)} test images are training images too, and only the digits {' and '.join(map(str, np.unique(labels[:n_test])))} were tested (always answering {labels[0]} would get {percent(np.mean(labels[:n_test] == labels[0]), 0)}). Nearest neighbour finds the image itself and reads its label. That number is worth less than {percent(neighbour.value)}, for it says nothing about new images. The first fault looked like a poor model. The second looks like a very good one.",
)
# %%
quiz("half-mended", ...)


# %% [markdown] lang="nb"
# ## Forklar det med tre setninger
#
# En kollega viser deg en modell som får nesten alt riktig på testsettet. Skriv tre setninger: hvorfor tallet kan være verdiløst, hvordan du ville undersøke det, og hva du trenger å vite om pasientene.
# %% [markdown] lang="en"
# ## Explain it in three sentences
#
# A colleague shows you a model that gets nearly everything right on the test set. Write three sentences: why the number may be worthless, how you would look into it, and what you need to know about the patients.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# - Kan testbilder stå i treningssettet, så testen måler hukommelse?
# - Er et konkret søk etter kopier nevnt?
# - Kan samme pasient stå på begge sider?
#
# «Står testbildene også i treningssettet, måler tallet hva modellen husker. Jeg ville lete etter like bilder på tvers av delingen og se om merkelappene passer til bildene. Så ville jeg be om pasientnumrene, for også ulike bilder av samme pasient må stå på samme side.»
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# - Could test images be in the training set, so that the test measures memory?
# - Did you name a concrete way to search for copies?
# - Could the same patient be on both sides?
#
# “If the test images are in the training set too, the number measures what the model remembers. I would search for equal images across the split and see whether the labels fit. I would also ask for the patient numbers: different images of one patient must be on the same side.”
#
# </details>
# %% [markdown] lang="nb"
# ## Kort sagt
#
# - Et galt tall gir ingen feilmelding. Vit hva det skulle vært.
# - `sha256` viser at filen er den samme, ikke at den er riktig.
# - En merkelapp er et navn. Regn med gruppene, ikke med navnet.
# - Ingen kopier på tvers, og ingen pasient på begge sider.
# - Et resultat på nivå med gjetting kan skyldes dataene, og det kan et strålende resultat også.
#
# Vi fant ingen nøyaktige kopier på tvers av den stratifiserte delingen. Om skrivere står på begge sider, kunne vi ikke undersøke.
# %% [markdown] lang="en"
# ## In short
#
# - A wrong number gives no error message. Know what it should have been.
# - `sha256` shows that the file is the same, not that it is right.
# - A label is a name. Do arithmetic on the groups, not on the name.
# - No copies across, and no patient on both sides.
# - A result no better than guessing can be the data's fault. So can a brilliant one.
#
# We found no exact copies across the split. Whether writers are on both sides, we could not examine.
# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Tell merkelappene
#
# Et uttrekk fra en avdeling er sjelden balansert, og noen ganger mangler en klasse helt. Skriv `class_counts(labels)`. Den gir tilbake en liste med ti tall: hvor mange bilder det er av hvert siffer fra null til ni.
# %% [markdown] lang="en"
# ## More · Exercise 4 · Count the labels
#
# An extract from a ward is seldom balanced, and sometimes a class is missing altogether. Write `class_counts(labels)`. It returns a list of ten numbers: how many images there are of each digit from zero to nine.
# %% exercise="class-counts"
def class_counts(labels):
    # BEGIN SOLUTION
    return [(labels == digit).sum() for digit in range(10)]
    # END SOLUTION


check("class-counts", class_counts)


# %% wrong="class-counts" hint="assumes-500"
def class_counts(labels):
    return [500] * 10


# %% wrong="class-counts" hint="max-label"
def class_counts(labels):
    counts = []
    for digit in range(labels.max() + 1):
        counts.append((labels == digit).sum())
    return counts


# %% wrong="class-counts" hint="strings"
def class_counts(labels):
    texts = [str(label) for label in labels]
    return [texts.count(digit) for digit in range(10)]


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · En stratifisert deling
#
# Skriv `stratified_split(images, labels, seed)`. En femdel av hvert siffer går til testsettet, trukket tilfeldig; resten er treningssett. Blir en femdel ikke et helt tall, kan du runde av opp eller ned. Gi tilbake `train_images, test_images, train_labels, test_labels`, i den rekkefølgen.
#
# `rng = np.random.default_rng(seed)` gir en trekning som kan gjentas.
# %% [markdown] lang="en"
# ## More · Exercise 5 · A stratified split
#
# Write `stratified_split(images, labels, seed)`. A fifth of each digit goes to the test set, drawn at random; the rest is the training set. If a fifth is not a whole number, you may round up or down. Return `train_images, test_images, train_labels, test_labels`, in that order.
#
# `rng = np.random.default_rng(seed)` gives draws that can be repeated.
# %% exercise="stratified-split"
def stratified_split(images, labels, seed):
    # BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]
    # END SOLUTION


check("stratified-split", stratified_split)


# %% wrong="stratified-split" hint="sorted-file"
def stratified_split(images, labels, seed):
    cut = len(labels) * 4 // 5
    return images[:cut], images[cut:], labels[:cut], labels[cut:]


# %% wrong="stratified-split" hint="overlap"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    test_rows = []
    for digit in np.unique(labels):
        rows = np.flatnonzero(labels == digit)
        test_rows.extend(rng.choice(rows, len(rows) // 5, replace=False))
    return images, images[test_rows], labels, labels[test_rows]


# %% wrong="stratified-split" hint="x-only"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    shuffled = images[rng.permutation(len(images))]
    cut = len(labels) * 4 // 5
    return shuffled[:cut], shuffled[cut:], labels[:cut], labels[cut:]


# %% wrong="stratified-split" hint="only-random"
def stratified_split(images, labels, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    train_rows, test_rows = order[len(order) // 5 :], order[: len(order) // 5]
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]


# %% wrong="stratified-split" hint="four-parts"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return train_rows, test_rows


# %% wrong="stratified-split" hint="order"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return images[train_rows], labels[train_rows], images[test_rows], labels[test_rows]


# %% wrong="stratified-split" hint="not-the-images"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    images = images / 255
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]


# %% wrong="stratified-split" hint="unequal-lengths"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return images[train_rows], images[test_rows], labels[test_rows], labels[train_rows]


# %% wrong="stratified-split" hint="lost-rows"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth : 5 * fifth])
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]


# %% wrong="stratified-split" hint="sides-swapped"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng(seed)
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        train_rows.extend(rows[:fifth])
        test_rows.extend(rows[fifth:])
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]


# %% wrong="stratified-split" hint="not-repeatable"
def stratified_split(images, labels, seed):
    rng = np.random.default_rng()
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]


# %% wrong="stratified-split" hint="not-drawn"
def stratified_split(images, labels, seed):
    train_rows, test_rows = [], []
    for digit in np.unique(labels):
        rows = np.flatnonzero(labels == digit)
        fifth = len(rows) // 5
        test_rows.extend(rows[:fifth])
        train_rows.extend(rows[fifth:])
    return images[train_rows], images[test_rows], labels[train_rows], labels[test_rows]


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Del etter skriver
#
# Skriv `writer_split(writers, labels, seed)`. Den får skrivernummeret og merkelappen til hvert bilde og gir tilbake to rekker med radnumre: `train_rows, test_rows`. En femdel av skriverne, trukket tilfeldig, går til testsettet, og ingen skriver står på begge sider. Avgjør selv om du trenger merkelappene.
# %% [markdown] lang="en"
# ## More · Exercise 6 · Split by writer
#
# Write `writer_split(writers, labels, seed)`. It takes the writer's number and the label of each image and returns two series of row numbers: `train_rows, test_rows`. A fifth of the writers, drawn at random, goes to the test set, and no writer is on both sides. Decide for yourself whether you need the labels.
# %% exercise="writer-split"
def writer_split(writers, labels, seed):
    # BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    people = rng.permutation(np.unique(writers))
    test_writers = people[: len(people) // 5]
    in_test = np.isin(writers, test_writers)
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)
    # END SOLUTION


check("writer-split", writer_split)


# %% wrong="writer-split" hint="random-rows"
def writer_split(writers, labels, seed):
    order = np.random.default_rng(seed).permutation(len(writers))
    fifth = len(order) // 5
    return order[fifth:], order[:fifth]


# %% wrong="writer-split" hint="by-label"
def writer_split(writers, labels, seed):
    return np.flatnonzero(labels < 8), np.flatnonzero(labels >= 8)


# %% wrong="writer-split" hint="one-on-both-sides"
def writer_split(writers, labels, seed):
    order = np.argsort(writers, kind="stable")
    cut = len(order) * 4 // 5
    return order[:cut], order[cut:]


# %% wrong="writer-split" hint="two-lists"
def writer_split(writers, labels, seed):
    people = np.random.default_rng(seed).permutation(np.unique(writers))
    in_test = np.isin(writers, people[: len(people) // 5])
    return ~in_test, in_test


# %% wrong="writer-split" hint="not-rows"
def writer_split(writers, labels, seed):
    people = np.random.default_rng(seed).permutation(np.unique(writers))
    fifth = len(people) // 5
    return people[fifth:], people[:fifth]


# %% wrong="writer-split" hint="overlap"
def writer_split(writers, labels, seed):
    people = np.random.default_rng(seed).permutation(np.unique(writers))
    in_test = np.isin(writers, people[: len(people) // 5])
    return np.arange(len(writers)), np.flatnonzero(in_test)


# %% wrong="writer-split" hint="lost-rows"
def writer_split(writers, labels, seed):
    people = np.random.default_rng(seed).permutation(np.unique(writers))
    fifth = len(people) // 5
    in_train = np.isin(writers, people[fifth + 1 :])
    in_test = np.isin(writers, people[:fifth])
    return np.flatnonzero(in_train), np.flatnonzero(in_test)


# %% wrong="writer-split" hint="share"
def writer_split(writers, labels, seed):
    people = np.random.default_rng(seed).permutation(np.unique(writers))
    in_train = np.isin(writers, people[: len(people) // 5])
    return np.flatnonzero(in_train), np.flatnonzero(~in_train)


# %% wrong="writer-split" hint="not-repeatable"
def writer_split(writers, labels, seed):
    people = np.random.default_rng().permutation(np.unique(writers))
    in_test = np.isin(writers, people[: len(people) // 5])
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)


# %% wrong="writer-split" hint="not-drawn"
def writer_split(writers, labels, seed):
    people = np.unique(writers)
    in_test = np.isin(writers, people[: len(people) // 5])
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)


# %% [markdown] lang="nb"
# ## Mer · Nesten like bilder
#
# `audit_split` finner nøyaktige kopier, og kopier som er lysnet, flyttet litt eller lagret på nytt når de skiller seg ut: når de ligger mye nærmere hverandre enn bildene ellers gjør. Resten må vi se etter selv, i **avstanden** mellom bildene. Her er testbildene i den rene delingen som ligger nærmest et treningsbilde, hvert fulgt av naboen sin. Gjett: hvilket siffer er det?
# %% [markdown] lang="en"
# ## More · Images that are nearly identical
#
# `audit_split` finds exact copies, and copies that were brightened, moved a little or saved anew when they stand out: when they lie much nearer to each other than the images otherwise do. The rest we must look for ourselves, in the **distance** between images. Here are the test images of the clean split that lie closest to a training image, each followed by that neighbour. Guess: which digit are they?
# %%
search = KNeighborsClassifier(n_neighbors=1).fit(pixels[train], labels[train])
distance, neighbours = search.kneighbors(pixels[test])
closest = distance.ravel().argsort()[:8]
rows = np.column_stack([test[closest], train[neighbours.ravel()[closest]]]).ravel()
figure = figure_contact_sheet(images[rows], labels[rows])
# %%
show(
    figure,
    nb="Testbildene som ligger nærmest et treningsbilde, hvert fulgt av naboen sin: tynne streker som ligner hverandre.",
    en="The test images closest to a training image, each followed by its neighbour: thin strokes that resemble each other.",
)
# %%
say(
    nb=f"Siffer i figuren: {', '.join(map(str, np.unique(labels[rows])))}. Den minste avstanden er {number(distance.min())}; en nøyaktig kopi har avstand null, og avstanden mellom et testbilde og nærmeste treningsbilde er oftest rundt {number(np.median(distance))}. En ener er bare en strek, så to enere fra ulike mennesker kan ligge like nær hverandre som et bilde og en litt endret kopi av det. Avstanden gir deg en liste å se gjennom, ikke et svar.",
    en=f"Digits in the figure: {', '.join(map(str, np.unique(labels[rows])))}. The smallest distance is {number(distance.min())}; an exact copy has distance zero, and the distance from a test image to the nearest training image is typically about {number(np.median(distance))}. A one is only a stroke, so two ones by different people can lie as close as an image and a slightly altered copy of it. The distance gives you a list to look through, not an answer.",
)
# %% [markdown] lang="nb"
# ## Mer · Kortet til datasettet
#
# Et datablad sier hvem som er med, hvordan dataene ble samlet inn, og hva de ikke bør brukes til ([Gebru 2021](https://doi.org/10.1145/3458723)). Les kortet til uttrekket. Hvilke to spørsmål ville du stilt dem som samlet inn bildene?
#
# Har du hele MNIST, leser `read_idx` fra `dyplab.data` de fire filene. Prøv det samme der: hodet, avtrykket, kopier på tvers, og nærmeste nabo på den offisielle testdelen.
# %% [markdown] lang="en"
# ## More · The card of the data set
#
# A datasheet says who is in the data, how they were collected, and what they should not be used for ([Gebru 2021](https://doi.org/10.1145/3458723)). Read the card of our extract. Which two questions would you ask those who collected the images?
#
# If you have the whole of MNIST, `read_idx` from `dyplab.data` reads its four files. Try the same there: the header, the fingerprint, copies across the split, and nearest neighbour on the official test part.
# %%
print(card)
