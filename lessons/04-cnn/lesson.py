# %% [markdown] lang="nb"
# # CNN i praksis
#
# **Klinisk spørsmål: Ser nettverket på sifferet, eller på merket i hjørnet?**
#
# Nettverk ble trent til å finne lungebetennelse på røntgenbilder fra flere sykehus. De samme bildene røpet også hvilket sykehus de kom fra. Et varmekart viste hva som røpet det: blant annet metallbrikken som radiografen legger i hjørnet. Når lungebetennelse er vanligere på det ene sykehuset, kan en slik brikke gi riktig svar uten et blikk på lungene ([Zech 2018](https://doi.org/10.1371/journal.pmed.1002683)).
#
# Her bygger vi et godt nettverk, setter det på prøve og avslører et annet som jukser.
# %% [markdown] lang="en"
# # A CNN in practice
#
# **Clinical question: Is the network looking at the digit, or at the mark in the corner?**
#
# Networks were trained to find pneumonia on chest radiographs from several hospitals. The images also gave away the hospital, as a heat map showed: for instance by a metal token in the corner. When pneumonia is commoner at one hospital, its token can give the answer without a glance at the lungs ([Zech 2018](https://doi.org/10.1371/journal.pmed.1002683)).
#
# Here we build a good network, test it hard, and catch another one cheating.
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - avgjøre hvilke dataaugmenteringer som lar fasiten stå, og hvilke som gjør den gal
# - sammenligne to modeller bilde for bilde og si hva forskjellen er verdt
# - avsløre en snarvei ved å fjerne den og sette den inn
# - si hva et varmekart viser, og hva det ikke viser
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return` og `.shape`, hva en derivert er, sensitivitet fra leksjon 02, og lag, ReLU, batch, epoke og valideringssett fra leksjon 03.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - decide which augmentations leave the truth standing, and which make it wrong
# - compare two models image by image and say what the difference is worth
# - expose a shortcut by removing it and inserting it
# - say what a heat map shows, and what it does not
#
# **What you need to know first:** variable, list, index, `for`, `def`, `return` and `.shape`, a derivative, sensitivity from lesson 02, and layer, ReLU, batch, epoch and validation set from lesson 03.
# %%
import time

import numpy as np
import torch
from matplotlib.figure import Figure

from dyplab import evaluation
from dyplab.data import idx_header, load_mnist, split_stratified
from dyplab.evaluation import accuracy, compare_paired
from dyplab.explain import grad_cam, occlusion
from dyplab.models import CNN, MLP, count_parameters, make_forest
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.training import Augment, one_cycle, predict_probabilities, train
from dyplab.widgets import DrawDigit

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Dataene, og hvem som skrev
#
# Bildene er de samme som i leksjon 03: sifre skrevet av ansatte i det amerikanske folketellingsbyrået og av amerikanske elever i videregående skole ([LeCun 1998](https://doi.org/10.1109/5.726791)). Ingen av dem er pasienter. Hvem som skrev hva, er ikke oppgitt, så samme person kan stå på begge sider av delingen.
#
# Delingen er også den samme, så nye og gamle modeller kan prøves på de samme testbildene.
#
# **Se på bildene og gjett:** Hvilke sifre blir til et annet siffer når arket snus opp ned? Ta vare på svaret.
# %% [markdown] lang="en"
# ## The data, and who wrote them
#
# The images are those of lesson 03: digits written by US Census Bureau employees and American high-school students ([LeCun 1998](https://doi.org/10.1109/5.726791)). None of them are patients. Who wrote what is not stated, so one person may have written images on both sides of the split.
#
# The split is the same too, so new and old models can read the same test images.
#
# **Look at the images and guess:** Which digits turn into another digit when the sheet is upside down? Keep your answer for later.
# %%
images, labels = load_mnist()
rest, test = split_stratified(labels, 0.2, seed=0)
first, second = split_stratified(labels[rest], 0.2, seed=1)
training, validation = rest[first], rest[second]
truth = labels[test]
shown = [training[labels[training] == digit][1] for digit in range(10)]
both_ways = np.concatenate([images[shown], np.rot90(images[shown], 2, axes=(1, 2))])
figure = evaluation.figure_contact_sheet(both_ways, [*range(10), *["?"] * 10])
# %% slide="upside-down"
show(
    figure,
    nb="Øverst ett bilde av hvert av de ti sifrene, med merkelappen over. Nederst de samme bildene opp ned, med spørsmålstegn over.",
    en="Above, one image of each of the ten digits, with its label. Below, the same images upside down, with question marks.",
)
# %% [markdown] lang="nb"
# ## Et nettverk som flytter blikket
#
# Nettverket i leksjon 03 fikk bildet som én lang rad og visste ikke hvilke piksler som er naboer. Et *konvolusjonsnettverk* (CNN) har små nevroner, *kjerner*, som ser noen få piksler om gangen. Hver kjerne flyttes over bildet med de samme vektene, og svarene blir et nytt bilde, et *kart*.
#
# Vårt har tre slike lag. I det første flyttes kjernen to piksler om gangen. Før det siste beholdes bare det høyeste av fire nabotall. Til slutt veies de siste kartene sammen til ti skårer.
# %% [markdown] lang="en"
# ## A network that moves its gaze
#
# Lesson 03's network did not know which pixels are neighbours. A *convolutional neural network* (CNN) has small neurons, *kernels*, that see a few pixels at a time. Each is moved across the image with the same weights; its answers form a new image, a *map*.
#
# Ours has three such layers. In the first the kernel moves two pixels at a time. Before the third, only the highest of four neighbours is kept. Last, the maps are weighed together into ten scores.
# %% [markdown] lang="nb"
# I leksjon 03 hadde hvert nevron i det første laget en vekt til hver eneste piksel. Her har en kjerne i det første laget bare $5 \times 5$ vekter.
#
# **Gjett:** Har CNN-et flere eller færre parametere enn nettverket i leksjon 03, og hvor mange omtrent?
# %% [markdown] lang="en"
# In lesson 03 every neuron of the first layer had a weight for every single pixel. Here a kernel of the first layer has only $5 \times 5$ weights.
#
# **Guess:** Does the CNN have more parameters than the network of lesson 03 or fewer, and roughly how many?

# %%
network = CNN(width=8, seed=0)
parts = [part for part in network.modules() if list(part.parameters(recurse=False))]
kinds = {"Conv2d": pick("konvolusjon", "convolution"), "BatchNorm2d": "BatchNorm", "Linear": pick("skårer", "scores")}
rows = [
    f"| {kinds[type(part).__name__]} | {' × '.join(map(str, part.weight.shape))} | {number(count_parameters(part))} |"
    for part in parts
]
last_maps = parts[-3].weight.shape[0]
places = parts[-1].weight.shape[1] // last_maps
# %% slide="parameters"
say(
    nb="| Lag | Form på vektene | Parametere |\n|:--|:--|--:|\n"
    + "\n".join(rows)
    + f"\n\nTil sammen {number(count_parameters(network))}, mot {number(count_parameters(MLP()))} i leksjon 03.\n\n"
    f"Formen på en konvolusjon leses slik: kart ut × kart inn × kjernens høyde × kjernens bredde. Bildets størrelse er ikke med, for de samme vektene brukes overalt. Det siste laget er annerledes: der har hvert sted i kartene sin egen vekt for hvert siffer. {last_maps} kart med {places} steder i hvert blir {last_maps * places}, så de fleste parameterne står der.\n\n"
    "BatchNorm står etter hver konvolusjon, foran ReLU. Det trekker fra gjennomsnittet i hvert kart og deler på spredningen, så tallene holder seg i samme størrelsesorden gjennom hele nettverket. Da tåler treningen lengre steg. Til slutt ganges hvert kart med ett tall og får lagt til et annet. Begge læres.",
    en="| Layer | Shape of the weights | Parameters |\n|:--|:--|--:|\n"
    + "\n".join(rows)
    + f"\n\n{number(count_parameters(network))} in all, against {number(count_parameters(MLP()))} in lesson 03.\n\n"
    f"Read the shape of a convolution as: maps out × maps in × height × width of the kernel. The size of the image is not in it, because the same weights are used everywhere. The last layer is different: there each place in the maps has a weight of its own for each digit. {last_maps} maps with {places} places each make {last_maps * places}, so most of the parameters are there.\n\n"
    "BatchNorm follows each convolution, before ReLU. It subtracts the mean of each map and divides by the spread, so that the numbers stay about the same size all through the network. Training can then take longer steps. Finally each map is multiplied by one number and another is added: these two parameters are learnt.",
)
# %%
quiz("cnn-same-weights", ...)
# %% [markdown] lang="nb"
# ## Flere bilder av de samme sifrene
#
# Et siffer er det samme selv om det flyttes litt, dreies litt eller skrives litt større. Det vet ikke nettverket. Vi kan vise det: hver gang et bilde brukes i treningen, forandres det litt på måfå, og merkelappen beholdes. Det heter *dataaugmentering*.
#
# Her er ett bilde av sifferet fire slik nettverket kunne fått se det i tjue epoker. **Se etter:** Er alle tjue fortsatt en firer?
# %% [markdown] lang="en"
# ## More images of the same digits
#
# A digit is the same even if it is moved a little, turned a little or written a little larger. The network does not know that. We can show it: each time an image is used in training, it is changed a little at random, and its label is kept. That is called *augmentation*.
#
# Here is one image of a four as the network might see it in twenty epochs. **Look:** Are all twenty still a four?
# %%
four = torch.tensor(images[training[labels[training] == 4]][0] / 255, dtype=torch.float32)
augment = Augment(shift=2, rotation=15, scale=0.1, shear=10)
varied = augment(four.repeat(20, 1, 1), torch.Generator().manual_seed(0))
figure = evaluation.figure_contact_sheet(varied.numpy(), [4] * 20)
# %% slide="augment"
show(
    figure,
    nb="Tjue utgaver av det samme firetallet, litt flyttet, dreid, skjevstilt, forstørret eller forminsket.",
    en="Twenty versions of the same four, slightly moved, turned, slanted and scaled.",
)
# %% [markdown] lang="nb"
# Alle tjue er fortsatt firere. Det samme gjøres med røntgenbilder og snitt, og der kan fasiten bli gal. Speiler du et røntgenbilde av thorax, flytter hjertet seg til høyre side. Bildet ser ekte ut, men viser et annet menneske: ett med *situs inversus*. Speiler du en MR av hjernen med merkelappen «venstre», lyver merkelappen.
#
# En augmentering er trygg bare hvis den som leser bildet etterpå, ville svart det samme som før. Det kan prøves: La en fagperson lese noen bilder før og etter.
# %% [markdown] lang="en"
# All twenty are still fours. The same is done with radiographs and with slices from CT and MRI, and there the truth can go wrong. Mirror a chest radiograph, and the heart moves to the right. The image looks real but shows another person: one with *situs inversus*. Mirror a brain MRI labelled “left”, and the label lies.
#
# An augmentation is safe only if whoever reads the image afterwards would give the same answer as before. That can be tested: let an expert read some images before and after.


# %% [markdown] lang="nb"
# ### Oppgave 1 · Hvilke augmenteringer er trygge?
#
# `names` er en liste med navn på augmenteringer. `readings[i]` hører til `names[i]` og er en liste med lesninger: hver er et par, svaret før og svaret etter (et siffer eller et ord). For eksempel skal
#
# `safe_augment(["small turn", "half turn"], [[[6, 6], [2, 2]], [[0, 0], [6, 9]]])`
#
# gi `["small turn"]`. Gi tilbake en liste med navnene på de augmenteringene der ingen lesning endret seg, i samme rekkefølge som i `names`.
# %% [markdown] lang="en"
# ### Exercise 1 · Which augmentations are safe?
#
# `names` is a list of names of augmentations. `readings[i]` belongs to `names[i]` and is a list of readings: each is a pair, the answer before and the answer after (a digit or a word). For example,
#
# `safe_augment(["small turn", "half turn"], [[[6, 6], [2, 2]], [[0, 0], [6, 9]]])`
#
# should give `["small turn"]`. Return a list of the names of the augmentations where no reading changed, in the same order as in `names`.
# %% exercise="safe-augment"
def safe_augment(names, readings):
    # BEGIN SOLUTION
    safe = []
    for i in range(len(names)):
        changed = 0
        for before, after in readings[i]:
            if before != after:
                changed = changed + 1
        if changed == 0:
            safe.append(names[i])
    return safe
    # END SOLUTION


check("safe-augment", safe_augment)


# %% wrong="safe-augment" hint="all"
def safe_augment(names, readings):
    return list(names)


# %% wrong="safe-augment" hint="none"
def safe_augment(names, readings):
    for pairs in readings:
        for before, after in pairs:
            if before != after:
                return []
    return list(names)


# %% wrong="safe-augment" hint="mirrored"
def safe_augment(names, readings):
    known = [before for pairs in readings for before, after in pairs]
    safe = []
    for i in range(len(names)):
        if all(after in known for before, after in readings[i]):
            safe.append(names[i])
    return safe


# %% wrong="safe-augment" hint="one-is-enough"
def safe_augment(names, readings):
    safe = []
    for i in range(len(names)):
        if any(before == after for before, after in readings[i]):
            safe.append(names[i])
    return safe


# %% wrong="safe-augment" hint="count-goes-on"
def safe_augment(names, readings):
    safe = []
    changed = 0
    for i in range(len(names)):
        for before, after in readings[i]:
            if before != after:
                changed = changed + 1
        if changed == 0:
            safe.append(names[i])
    return safe


# %% wrong="safe-augment" hint="once-a-reading"
def safe_augment(names, readings):
    safe = []
    for i in range(len(names)):
        for before, after in readings[i]:
            if before == after:
                safe.append(names[i])
    return safe


# %% wrong="safe-augment" hint="the-unsafe"
def safe_augment(names, readings):
    unsafe = []
    for i in range(len(names)):
        if any(before != after for before, after in readings[i]):
            unsafe.append(names[i])
    return unsafe


# %%
quiz("cnn-safe-for-whom", ...)
# %% [markdown] lang="nb"
# ## Trening på noen sekunder
#
# Læringsraten bestemmer hvor langt hvert steg går. Med *one-cycle* begynner den lavt, stiger raskt og synker mot null: lange steg mens nettverket leter, korte når det er nesten framme.
#
# Antall epoker er bestemt på forhånd, ut fra valideringssettet, så vi stopper ikke tidlig. **Gjett:** Hvor mange sekunder tar det å trene CNN-et på denne maskinen, og hvor stor andel av valideringsbildene leser det riktig?
# %% [markdown] lang="en"
# ## Training in a few seconds
#
# The learning rate decides how far each step goes. With *one-cycle* it starts low, rises quickly and sinks towards zero: long steps while the network is searching, short ones when it is nearly there.
#
# The number of epochs was chosen beforehand, with the validation set, so we do not stop early. **Guess:** How many seconds does it take to train the CNN on this machine, and what share of the validation images will it read right?
# %%
settings = {"epochs": 8, "batch_size": 100, "learning_rate": 0.01, "seed": 0}
learn = images[training], labels[training], images[validation], labels[validation]
start = time.perf_counter()
history = train(network, *learn, **settings, rate=one_cycle, augment=augment, progress=True)
seconds = time.perf_counter() - start
validated = accuracy(labels[validation], predict_probabilities(network, images[validation]).argmax(axis=1))
figure = evaluation.figure_learning(history.train_loss, history.validation_loss)
# %%
show(
    figure,
    nb="Treningstapet og valideringstapet for hver epoke. Begge ender langt lavere enn de begynte.",
    en="Training loss and validation loss of each epoch. Both end far lower than they began.",
)
# %%
say(
    nb=f"Treningen tok {number(seconds)} sekunder her. CNN-et leser {validated} av valideringsbildene riktig; samme siffer hver gang gir en tidel. "
    "Begge tapene er målt på bildene slik de er, uten augmentering. I treningen får nettverket nesten aldri se nøyaktig det samme bildet to ganger, så det er vanskeligere å lære bildene utenat.",
    en=f"Training took {number(seconds)} seconds here. The CNN reads {validated} of the validation images right; the same digit every time gives a tenth. "
    "Both losses are measured on the images as they are, without augmentation. In training the network hardly ever sees exactly the same image twice, so the images are harder to learn by heart.",
)
# %% [markdown] lang="nb"
# ## Tre modeller, de samme bildene
#
# Skogen fra leksjon 02 og flerlagsperseptronet (MLP) fra leksjon 03 lærer av de samme treningsbildene. Testsettet tas fram nå, for første gang i denne leksjonen. Den som alltid svarer det samme sifferet, har rett i ett av ti.
#
# **Gjett:** Hvor stor andel av testbildene leser hver av dem riktig, og hvilken kommer nederst?
# %% [markdown] lang="en"
# ## Three models, the same images
#
# The forest of lesson 02 and the multilayer perceptron (MLP) of lesson 03 learn from the same training images. The test set is brought out now, for the first time in this lesson. A model that always answers the same digit is right in one of ten.
#
# **Guess:** What share of the test images does each of them read right, and which comes last?
# %%
mlp = MLP(seed=0)
stopped = train(mlp, *learn, epochs=40, batch_size=64, learning_rate=0.001, patience=5, seed=0)
forest = make_forest(seed=0).fit(learn[0].reshape(-1, 784), learn[1])


def read_with(model, pictures):
    if isinstance(model, torch.nn.Module):
        return predict_probabilities(model, pictures).argmax(axis=1)
    return model.predict(pictures.reshape(len(pictures), 784))


# %%
answers = {"CNN": read_with(network, images[test])}
answers["MLP"] = read_with(mlp, images[test])
answers[pick("skog", "forest")] = read_with(forest, images[test])
by_cnn, by_mlp, by_forest = answers.values()
scores = [accuracy(truth, answer) for answer in answers.values()]
trivial = accuracy(truth, np.zeros(len(test), dtype=int))
title = pick("Andel riktige på testsettet", "Accuracy on the test set")
figure = evaluation.figure_scores(list(answers), scores, trivial, title)
# %% slide="result"
show(
    figure,
    nb="Andel riktige på testsettet for CNN, MLP og skog, med intervaller, og en stiplet linje for å svare det samme hver gang.",
    en="Accuracy on the test set of CNN, MLP and forest, with intervals, and a dashed line for always giving the same answer.",
)
# %% [markdown] lang="nb"
# ## Hvem har rett der den andre tar feil?
#
# Tre intervaller ved siden av hverandre egner seg dårlig til å avgjøre om den ene modellen er bedre enn den andre. Modellene har lest de *samme* bildene. De lette leser begge riktig, de umulige leser begge feil, og ingen av delene skiller modellene. Det gjør bare bildene der én har rett og den andre tar feil.
#
# Hudleger gjør det samme når to kremer prøves på hver sin arm hos de samme pasientene: hver pasient er sin egen kontroll.
# %% [markdown] lang="en"
# ## Who is right where the other is wrong?
#
# Three intervals side by side are a poor way to tell whether one model is better than another. The models have read the *same* images. The easy ones both read right, the impossible ones both read wrong, and neither kind tells them apart. Only the images where one is right and the other wrong do that.
#
# Dermatologists do the same when they try two creams, one on each arm of the same patients: each patient is his or her own control.
# %%
right_cnn, right_forest = by_cnn == truth, by_forest == truth
table = [
    [np.sum(right_cnn & right_forest), np.sum(right_cnn & ~right_forest)],
    [np.sum(~right_cnn & right_forest), np.sum(~right_cnn & ~right_forest)],
]
versus_forest, versus_mlp = compare_paired(truth, by_cnn, by_forest), compare_paired(truth, by_cnn, by_mlp)
# %% slide="paired"
say(
    nb="| | Skogen rett | Skogen feil |\n|:--|--:|--:|\n"
    f"| **CNN rett** | {table[0][0]} | {table[0][1]} |\n"
    f"| **CNN feil** | {table[1][0]} | {table[1][1]} |\n\n"
    f"Av {number(len(test))} bilder skiller bare {table[0][1] + table[1][0]} de to modellene. Var de like gode, ville disse fordelt seg omtrent likt. De fordeler seg {table[0][1]} mot {table[1][0]}.",
    en="| | Forest right | Forest wrong |\n|:--|--:|--:|\n"
    f"| **CNN right** | {table[0][0]} | {table[0][1]} |\n"
    f"| **CNN wrong** | {table[1][0]} | {table[1][1]} |\n\n"
    f"Of {number(len(test))} images only {table[0][1] + table[1][0]} tell the two models apart. Were they equally good, these would be split about evenly. They are split {table[0][1]} to {table[1][0]}.",
)


# %% [markdown] lang="nb"
# ### Oppgave 2 · Tallene i McNemars test
#
# McNemars test bygger på nettopp disse bildene ([McNemar 1947](https://doi.org/10.1007/BF02295996)). `truth`, `a` og `b` er tre like lange rekker: fasiten, svarene til modell A og svarene til modell B. Gi tilbake to antall i denne rekkefølgen: bildene der bare A har rett, og bildene der bare B har rett.
#
# `a == truth` er sant der A har rett. `&` betyr «og», `~` betyr «ikke», og `np.sum` teller de sanne. Sett parenteser rundt hver sammenligning: `(a == truth) & …`.
# %% [markdown] lang="en"
# ### Exercise 2 · The counts of McNemar's test
#
# McNemar's test rests on just these images ([McNemar 1947](https://doi.org/10.1007/BF02295996)). `truth`, `a` and `b` are arrays of equal length: the truth, model A's answers and model B's answers. Return two counts in this order: the images where only A is right, and the images where only B is right.
#
# `a == truth` is true where A is right. `&` means “and”, `~` means “not”, and `np.sum` counts the true ones. Put brackets around each comparison: `(a == truth) & …`.
# %% exercise="mcnemar-counts"
def mcnemar_counts(truth, a, b):
    # BEGIN SOLUTION
    only_a = np.sum((a == truth) & ~(b == truth))
    only_b = np.sum(~(a == truth) & (b == truth))
    return only_a, only_b
    # END SOLUTION


check("mcnemar-counts", mcnemar_counts)


# %% wrong="mcnemar-counts" hint="totals"
def mcnemar_counts(truth, a, b):
    return np.sum(a == truth), np.sum(b == truth)


# %% wrong="mcnemar-counts" hint="both-wrong"
def mcnemar_counts(truth, a, b):
    return np.sum(~(b == truth)), np.sum(~(a == truth))


# %% wrong="mcnemar-counts" hint="unpaired"
def mcnemar_counts(truth, a, b):
    more = np.sum(a == truth) - np.sum(b == truth)
    return max(more, 0), max(-more, 0)


# %% wrong="mcnemar-counts" hint="swapped"
def mcnemar_counts(truth, a, b):
    return np.sum(~(a == truth) & (b == truth)), np.sum((a == truth) & ~(b == truth))


# %% wrong="mcnemar-counts" hint="disagreements"
def mcnemar_counts(truth, a, b):
    return np.sum((a != b) & (b != truth)), np.sum((a != b) & (a != truth))


# %%
again = CNN(width=8, seed=1)
repeated = train(again, *learn, **{**settings, "seed": 1}, rate=one_cycle, augment=augment)
by_again = read_with(again, images[test])
versus_again = compare_paired(truth, by_cnn, by_again)
# %% slide="again"
say(
    nb="Var to modeller like gode, ville bildene der bare én har rett, falt på hver side som mynt og kron. McNemars $p$ er sannsynligheten for at de da faller minst like skjevt som her.\n\n"
    "| CNN mot | Bare CNN rett | Bare den andre rett | Forskjell i andel riktige | $p$ |\n|:--|--:|--:|:--|--:|\n"
    + "\n".join(
        f"| {name} | {found.only_a} | {found.only_b} | {found.difference} | {'< ' if found.p_value < 0.001 else ''}{number(max(found.p_value, 0.001), 3)} |"
        for name, found in [("skogen", versus_forest), ("MLP", versus_mlp), ("CNN trent på nytt", versus_again)]
    )
    + "\n\nDen siste linjen er det samme nettverket, trent på nytt fra andre startvekter og med bildene i en annen rekkefølge: "
    f"{percent(accuracy(truth, by_cnn).value)} mot {percent(accuracy(truth, by_again).value)}. Så mye kan en ny trening alene utgjøre, og det dekker intervallene ikke. "
    "De dekker heller ikke at samme person kan ha skrevet bilder på begge sider, eller at folk andre steder skriver annerledes.",
    en="Were two models equally good, each image where only one is right would go to one or the other as by the toss of a coin. McNemar's $p$ is the probability that they would then be split at least as unevenly as here.\n\n"
    "| CNN against | Only CNN right | Only the other right | Difference in accuracy | $p$ |\n|:--|--:|--:|:--|--:|\n"
    + "\n".join(
        f"| {name} | {found.only_a} | {found.only_b} | {found.difference} | {'< ' if found.p_value < 0.001 else ''}{number(max(found.p_value, 0.001), 3)} |"
        for name, found in [
            ("the forest", versus_forest),
            ("the MLP", versus_mlp),
            ("the CNN trained again", versus_again),
        ]
    )
    + "\n\nThe last line is the same network, trained again from other starting weights and with the images in another order: "
    f"{percent(accuracy(truth, by_cnn).value)} against {percent(accuracy(truth, by_again).value)}. A new training alone can make that much difference, and the intervals do not cover it. "
    "Nor do they cover that the same person may have written images on both sides, or that people elsewhere write differently.",
)
# %%
quiz("cnn-larger-number", ...)

# %% [markdown] lang="nb"
# ## Tåler de at bildet blir dårligere?
#
# Testbildene er midtstilte og rene. Skjemaer i bruk er det ikke: arket ligger skjevt, rammen treffer ikke, skanneren er støvete. Vi ødelegger testbildene litt og litt på tre måter, og lar alle modellene lese de samme ødelagte bildene.
#
# CNN-et har øvd på flyttede og dreide bilder. Det har verken skogen eller MLP-et gjort. Derfor tar vi med en fjerde modell: et CNN trent uten augmentering.
#
# **Gjett:** Hvilken modell tåler flytting best, og hvilken tåler støy best?
# %% [markdown] lang="en"
# ## Can they cope with a worse image?
#
# The test images are centred and clean. Forms in use are not: the sheet lies askew, the digit misses its box, the scanner is dusty. We spoil the test images little by little in three ways, and let all the models read them.
#
# The CNN has practised on moved and turned images; the forest and the MLP have not. So we include a fourth model: a CNN trained without augmentation.
#
# **Guess:** Which model copes best with shifting, and which with noise?
# %%
from scipy.ndimage import rotate


def shifted(pictures, pixels):
    return np.pad(pictures, [(0, 0), (0, 0), (pixels, 0)])[:, :, :28]


def noisy(pictures, strength):
    noise = np.random.default_rng(0).normal(0, strength, pictures.shape)
    return np.clip(pictures + noise, 0, 255).astype("uint8")


def turned(pictures, degrees):
    return rotate(pictures, degrees, axes=(1, 2), reshape=False, order=1)


# %%
plain = CNN(width=8, seed=0)
plain_history = train(plain, *learn, **settings, rate=one_cycle)
spoil = {shifted: [0, 1, 2, 3, 4, 6], noisy: [0, 20, 40, 60, 80, 100], turned: [0, 10, 20, 30, 40, 60]}
models = [network, plain, mlp, forest]
curves = {}
for change, levels in spoil.items():
    for level in levels:
        spoilt = change(images[test], level)
        curves[change, level] = [read_with(model, spoilt) for model in models]
example = images[test[[0]]]
rows = [change(example, level) for change, levels in spoil.items() for level in levels[1:]]
how = pick("flyttet|støy|dreid", "shifted|noise|turned").split("|")
captions = [f"{word} {level}" for word, levels in zip(how, spoil.values(), strict=True) for level in levels[1:]]
figure = evaluation.figure_contact_sheet(np.concatenate(rows), captions)
# %%
show(
    figure,
    nb="Det samme sifferet flyttet stadig lenger mot høyre, med stadig mer støy, og dreid stadig mer. Over hvert bilde står hvor mye.",
    en="The same digit shifted ever further to the right, with ever more noise, and turned ever more. The amount stands above each image.",
)
# %%
names = pick("CNN|CNN uten augmentering|MLP|skog", "CNN|CNN without augmentation|MLP|forest").split("|")
titles = pick("flyttet, piksler|støy, gråtoner|dreid, grader", "shifted, pixels|noise, grey levels|turned, degrees")
always = pick("samme siffer hver gang", "same digit every time")
colours = ["#0072B2", "#56B4E9", "#D55E00", "#555555"]
figure = Figure(figsize=(9, 3.6), layout="constrained")
panels = figure.subplots(1, 3, sharey=True)
for panel, (levels, change) in enumerate(zip(spoil.values(), spoil, strict=True)):
    for model, style in enumerate(["o-", "s--", "^:", "x-."]):
        right = [np.mean(curves[change, level][model] == truth) for level in levels]
        panels[panel].plot(levels, right, style, label=names[model], color=colours[model])
    panels[panel].axhline(trivial.value, color="black", linewidth=1, label=always)
    panels[panel].set_xlabel(titles.split("|")[panel])
panels[0].set(ylim=(0, 1), ylabel=pick("andel riktige", "accuracy"))
panels[0].set_yticks([0, 0.25, 0.5, 0.75, 1], [percent(tick, 0) for tick in [0, 0.25, 0.5, 0.75, 1]])
legend = figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=5, frameon=False)
# %% slide="spoilt"
show(
    figure,
    nb="Tre ruter med andel riktige mot hvor mye bildet er flyttet, hvor mye støy det har fått, og hvor mye det er dreid, en kurve for hver av de fire modellene. En vannrett strek viser det samme sifferet hver gang.",
    en="Three panels with accuracy against how far the image is shifted, how noisy it is and how far it is turned, one curve for each of the four models. A horizontal line shows the same digit every time.",
)
# %%
worst = {change: [accuracy(truth, found) for found in curves[change, levels[3]]] for change, levels in spoil.items()}
best = {change: names[int(np.argmax([float(score) for score in found]))] for change, found in worst.items()}
# %%
say(
    nb="Midtveis i hver rute (tredje steg etter det rene bildet). Støyen er et tilfeldig tall lagt til hver piksel; gråtonene er standardavviket.\n\n| | "
    + " | ".join(names)
    + " |\n|:--|:--|:--|:--|:--|\n"
    + "\n".join(
        f"| {name} | " + " | ".join(map(str, found)) + " |"
        for name, found in zip(
            [
                f"flyttet {spoil[shifted][3]} piksler",
                f"støy {spoil[noisy][3]} gråtoner",
                f"dreid {spoil[turned][3]} grader",
            ],
            worst.values(),
            strict=True,
        )
    )
    + f"\n\nBest her: {best[shifted]} ved flytting, {best[noisy]} ved støy og {best[turned]} ved dreining. "
    "Det eneste som skiller de to første kolonnene, er augmenteringen. Ingen av nettverkene har øvd på støy. "
    + (
        "Mot støy gjorde augmenteringen det *verre*. Hvorfor, har vi ikke undersøkt. En mulig grunn er at flytting og dreining jevner ut bildene litt, så skarpe enkeltpunkter er noe nettverket aldri har møtt. "
        if worst[noisy][0].high < worst[noisy][1].low
        else ""
    )
    + "Øvelsen hjalp mot det nettverket hadde øvd på, ikke mot alt. Og et CNN tåler ikke alt av seg selv: kjernene flyttes over bildet, men de dreies ikke.",
    en="Halfway through each panel (third step after the clean image). The noise is a random number added to each pixel; the grey levels are its standard deviation.\n\n| | "
    + " | ".join(names)
    + " |\n|:--|:--|:--|:--|:--|\n"
    + "\n".join(
        f"| {name} | " + " | ".join(map(str, found)) + " |"
        for name, found in zip(
            [
                f"shifted {spoil[shifted][3]} pixels",
                f"noise {spoil[noisy][3]} grey levels",
                f"turned {spoil[turned][3]} degrees",
            ],
            worst.values(),
            strict=True,
        )
    )
    + f"\n\nBest when shifted: {best[shifted]}. Best with noise: {best[noisy]}. Best when turned: {best[turned]}. "
    "The augmentation is the only difference between the first two columns. None of the networks has practised on noise. "
    + (
        "Against noise the augmentation made it *worse*. We have not examined why. A possible reason is that moving and turning smooth the images a little, so that the network has practised only on smoothed ones. "
        if worst[noisy][0].high < worst[noisy][1].low
        else ""
    )
    + "Practice helped with what was practised, not with everything. And a CNN does not cope with everything by itself: its kernels are moved across the image, but they are not turned.",
)
# %% [markdown] lang="nb"
# ## Hva CNN-et leser feil
#
# Her er opptil tjue av feilene på de rene testbildene, de CNN-et var sikrest på, først. Over hvert bilde står fasit → svar. Hvor mange ville du selv lest annerledes enn fasiten?
# %% [markdown] lang="en"
# ## What the CNN misreads
#
# Here are up to twenty of its mistakes on the clean test images, those it was surest of first. Above each image stands truth → answer. How many would you yourself have read differently from the truth?
# %%
sure = predict_probabilities(network, images[test]).max(axis=1)
wrong = np.flatnonzero(by_cnn != truth)
wrong = wrong[np.argsort(-sure[wrong])][:20]
figure = evaluation.figure_contact_sheet(images[test[wrong]], [f"{truth[i]} → {by_cnn[i]}" for i in wrong])
# %%
show(
    figure,
    nb="Testbilder som CNN-et leser feil, hvert med fasit og svar over. Flere er utydelige.",
    en="Test images that the CNN misreads, each with truth and answer above. Several are unclear.",
)
# %% [markdown] lang="nb"
# ## Se kartene mens du tegner
#
# I ruten ligger et nettverk med de samme lagene som vårt, trent lenger. De lyse feltene er stedene der en kjerne slår ut.
#
# Tegn et ettall, visk ut, og tegn det lenger til siden. **Gjett først:** Flytter flekkene i det øverste laget seg med? Tegn så én strek vannrett og én loddrett. Finn et kart som bare svarer på den ene.
# %% [markdown] lang="en"
# ## See the maps while you draw
#
# The box holds a network with the same layers as ours, trained for longer. The bright patches are the places where a kernel fires.
#
# Draw a one, clear, and draw it further to the side. **Guess first:** Do the patches in the top layer move along? Then draw one line across and one line down. Find a map that answers to only one of them.
# %%
DrawDigit()
# %% [markdown] lang="nb"
# Flekkene ble liggende, for tegningen sentreres før nettverket leser den; se ruten «Det nettverket ser». Slik er MNIST-bildene laget også. Ingen har bestemt hva kjernene skal finne; de er blitt til under treningen.
# %% [markdown] lang="en"
# The patches stayed, because the drawing is centred before the network reads it; see the box “What the network sees”. The MNIST images were made that way too. The kernels came out of the training; nobody decided what they should find.
# %% [markdown] lang="nb"
# ## Grad-CAM: hvor så nettverket?
#
# Det siste konvolusjonslaget lager mange små kart. *Grad-CAM* spør for hvert kart: stiger skåren for dette sifferet når kartet blir sterkere? Svaret er en derivert. Kartene legges sammen med de deriverte som vekter, alt under null strykes, og resten strekkes ut over bildet som et varmekart ([Selvaraju 2017](https://doi.org/10.1109/ICCV.2017.74)).
# %% [markdown] lang="en"
# ## Grad-CAM: where did the network look?
#
# The last convolution layer makes many small maps. For each map *Grad-CAM* asks: does the score of this digit rise when the map gets stronger? The answer is a derivative. The maps are added up with the derivatives as weights, everything below zero is struck out, and the rest is stretched over the image as a heat map ([Selvaraju 2017](https://doi.org/10.1109/ICCV.2017.74)).
# %% [markdown] lang="nb"
# *Tildekking* spør grovere: en liten svart rute legges over bildet, sted for sted, og vi måler hvor mye sannsynligheten for svaret faller.
#
# **Gjett:** Hvor blir det varmt på en firer? Blir det samme sted i begge kartene?
# %% [markdown] lang="en"
# *Occlusion* asks more crudely: a small black square is laid over the image, place by place, and we measure how far the probability of the answer falls.
#
# **Guess:** Where will it be warm on a four? In the same place in both heat maps?
# %%
seen = [np.flatnonzero((truth == digit) & (by_cnn == digit))[1] for digit in [1, 4, 7, 8, 9]]
pictures = images[test[seen]]
both = np.concatenate([grad_cam(network, pictures), occlusion(network, pictures)])
captions = [f"{truth[i]} Grad-CAM" for i in seen] + [f"{truth[i]} {pick('tildekking', 'occlusion')}" for i in seen]
figure = evaluation.figure_maps(np.concatenate([pictures, pictures]), both, captions)
many = images[test[:100]]
ink = many > 64
on_ink, empty = [], []
for explain in [grad_cam, occlusion]:
    maps = np.maximum(0, explain(network, many))
    total = maps.sum(axis=(1, 2))
    on_ink.append(np.mean((maps * ink).sum(axis=(1, 2))[total > 0] / total[total > 0]))
    empty.append(np.sum(total == 0))
# %% slide="cam"
show(
    figure,
    nb="Fem sifre to ganger, øverst med varmekart fra Grad-CAM, nederst fra tildekking. De to kartene av samme siffer er ulike.",
    en="Five digits twice, above with heat maps from Grad-CAM, below from occlusion. The two maps of the same digit differ.",
)
# %%
say(
    nb=f"Av {len(many)} varmekart fra Grad-CAM er {empty[0]} helt tomme: Ingenting ble igjen over null. I de andre ligger i snitt {percent(on_ink[0], 0)} av varmen på blekket; med tildekking er det {percent(on_ink[1], 0)}. Blekket dekker {percent(ink.mean(), 0)} av bildet. "
    + (
        "\n\nDe to varmekartene er altså ikke enige om hvor nettverket så. Grad-CAM gir hvert av de små kartene *én* vekt. I dette nettverket har det siste laget en egen vekt for hvert sted, og da kan Grad-CAM peke på tom bakgrunn. Tildekking har også en svakhet: svart på svart endrer ingenting, så den kan bare bli varm på blekket og like ved."
        if on_ink[0] < on_ink[1] - 0.1
        else "\n\nI denne kjøringen ligger begge omtrent like mye på strekene."
    ),
    en=f"Of {len(many)} maps from Grad-CAM {empty[0]} are entirely empty: nothing was left above zero. In the others, on average {percent(on_ink[0], 0)} of the heat lies on the ink; with occlusion it is {percent(on_ink[1], 0)}. The ink covers {percent(ink.mean(), 0)} of the image. "
    + (
        "\n\nSo the two heat maps do not agree on where the network looked. Grad-CAM gives each of the small maps *one* weight as a whole. In this network the last layer has a weight of its own for each place, and then Grad-CAM may point to empty background. Occlusion has a weakness too: black on black changes nothing, so it can be warm only on the ink and close to it."
        if on_ink[0] < on_ink[1] - 0.1
        else "\n\nIn this run about as much of the heat lies on the strokes in both."
    ),
)
# %% [markdown] lang="nb"
# Nå spør vi etter gale svar. For det samme firetallet ber vi Grad-CAM om varmekartet for fire, for ni og for to, og til slutt for fire fra et nettverk som *aldri er trent*.
#
# **Gjett:** Kan du se på kartene hvilket som hører til et riktig svar?
# %% [markdown] lang="en"
# Now we ask about wrong answers. For the same four we ask Grad-CAM for the heat map for four, for nine and for two, and finally for four from a network that was *never trained*.
#
# **Guess:** Can you tell from the heat maps which one belongs to a right answer?
# %%
picture = pictures[[1]]
untrained = CNN(width=8, seed=5)
asked = [grad_cam(network, picture, class_index=digit) for digit in [4, 9, 2]]
asked.append(grad_cam(untrained, picture, class_index=4))
captions = pick("for 4|for 9|for 2|4, utrent", "for 4|for 9|for 2|4, untrained").split("|")
figure = evaluation.figure_maps(np.repeat(picture, 4, axis=0), np.concatenate(asked), captions)
belief = predict_probabilities(network, picture)[0]
guessed = predict_probabilities(untrained, picture)[0]
# %% slide="wrong-cam"
show(
    figure,
    nb="Det samme firetallet fire ganger, med varmekart for fire, for ni, for to, og for fire fra et utrent nettverk.",
    en="The same four, four times, with heat maps for four, for nine, for two, and for four from an untrained network.",
)
# %% slide="wrong-cam"
say(
    nb=f"Nettverket ga fire {percent(belief[4], 2)}, ni {percent(belief[9], 2)} og to {percent(belief[2], 2)}. Det utrente ga fire {percent(guessed[4], 0)}. Hvert varmekart har sin egen skala, så et kart for en klasse nettverket ikke tror på, kan lyse like sterkt som det for svaret. Det utrente nettverket har ikke lært noe, og får et varmekart likevel.\n\n"
    "Heller ikke et tomt kart sier at klassen er utelukket. Et varmekart sier i beste fall *hvor* noe talte for klassen. Det sier ikke hvor mye, ikke hvorfor, og ikke om svaret er riktig.",
    en=f"The network gave four {percent(belief[4], 2)}, nine {percent(belief[9], 2)} and two {percent(belief[2], 2)}. The untrained one gave four {percent(guessed[4], 0)}. Each heat map has a scale of its own, so one for a class the network does not believe in can glow as brightly as the one for its answer. The untrained network has learnt nothing, and it gets a heat map too.\n\n"
    "Nor does an empty map rule the class out. At best a heat map tells *where* something spoke for the class. It does not say how much, nor why, nor whether the answer is right.",
)
# %% [markdown] lang="nb"
# Andre har prøvd varmekart grundigere. Noen er nesten uendret når nettverkets vekter byttes ut med tilfeldige tall; Grad-CAM klarte den prøven bedre enn flere andre ([Adebayo 2018](https://arxiv.org/abs/1810.03292)). På røntgenbilder av thorax pekte Grad-CAM ut funnene dårligere enn radiologer gjorde, og avstanden var størst når funnet var lite ([Saporta 2022](https://doi.org/10.1038/s42256-022-00536-x)).
#
# Bruk et varmekart til å finne ut hvor du skal *begynne å lete*.
# %% [markdown] lang="en"
# Others have tested heat maps more thoroughly. Some kinds hardly change when the network's weights are replaced by random numbers; Grad-CAM passed that test better than several others ([Adebayo 2018](https://arxiv.org/abs/1810.03292)). On chest radiographs Grad-CAM located the findings less well than radiologists did, and the gap was widest when the finding was small ([Saporta 2022](https://doi.org/10.1038/s42256-022-00536-x)).
#
# Use a heat map to find out where to *begin looking*.
# %%
quiz("cnn-heat-is-not-why", ...)


# %% [markdown] lang="nb"
# ## Finn feilen: arket som lå opp ned
#
# En kollega vil at nettverket skal tåle at arket legges opp ned i skanneren. Hun føyer en halv omdreining til augmenteringen: hvert treningsbilde snus med sannsynlighet en halv. Merkelappen beholdes, som ved all augmentering.
#
# Her er tjue bilder slik nettverket hennes får dem, med merkelappen over. **Hva er galt, og hvilke sifre går det ut over?** Bestem deg før du går videre.
# %% [markdown] lang="en"
# ## Find the fault: the sheet that lay upside down
#
# A colleague wants the network to cope when the sheet is put upside down in the scanner. She adds a half turn to the augmentation: each training image is turned upside down with probability one half. The label is kept, as in all augmentation.
#
# Here are twenty images as her network gets them, with the label above. **What is wrong, and which digits suffer?** Make up your mind before you go on.
# %%
def also_upside_down(pictures, generator):
    changed = augment(pictures, generator)
    over = torch.rand(len(changed), generator=generator) < 0.5
    changed[over] = changed[over].rot90(2, dims=(-2, -1))
    return changed


some = training[np.isin(labels[training], [2, 4, 6, 9])][:20]
tensor = torch.tensor(images[some] / 255, dtype=torch.float32)
hers = also_upside_down(tensor, torch.Generator().manual_seed(1))
figure = evaluation.figure_contact_sheet(hers.numpy(), labels[some])
# %% slide="fault"
show(
    figure,
    nb="Tjue treningsbilder av toere, firere, seksere og niere, noen av dem opp ned, med merkelappen over hvert.",
    en="Twenty training images of twos, fours, sixes and nines, some of them upside down, each with its label above.",
)
# %%
colleague = CNN(width=8, seed=0)
colleague_history = train(colleague, *learn, **settings, rate=one_cycle, augment=also_upside_down)
by_colleague = read_with(colleague, images[test])
before = [np.sum(by_cnn[truth == digit] != digit) for digit in range(10)]
after = [np.sum(by_colleague[truth == digit] != digit) for digit in range(10)]
figure = Figure(figsize=(8, 3.4), layout="constrained")
axes = figure.subplots()
names_of_two = pick("vårt CNN|kollegaens", "our CNN|the colleague's").split("|")
axes.bar(np.arange(10) - 0.2, before, 0.4, color="#0072B2", label=names_of_two[0])
axes.bar(np.arange(10) + 0.2, after, 0.4, color="#E69F00", hatch="//", label=names_of_two[1])
axes.set(xticks=range(10), xlabel=pick("siffer", "digit"), ylabel=pick("feil per hundre", "mistakes per hundred"))
axes.yaxis.get_major_locator().set_params(integer=True)
legend = axes.legend(loc="upper left")
# %% slide="fault-shown"
show(
    figure,
    nb="To søyler for hvert siffer: antall feil blant hundre testbilder for vårt CNN og for kollegaens. Testbildene ligger riktig vei.",
    en="Two bars for each digit: mistakes among a hundred test images by our CNN and by the colleague's. The test images lie the right way up.",
)
# %%
six_nine = np.isin(truth, [6, 9])
fall_69 = compare_paired(truth[six_nine], by_colleague[six_nine], by_cnn[six_nine]).difference
fall_rest = compare_paired(truth[~six_nine], by_colleague[~six_nine], by_cnn[~six_nine]).difference
as_other = np.sum((truth + by_colleague == 15) & six_nine)
as_other_before = np.sum((truth + by_cnn == 15) & six_nine)
overall = accuracy(truth, by_colleague)
# %% slide="fault-numbers"
say(
    nb=f"Seks og ni blir til hverandre når arket snus, men merkelappen fulgte ikke med. På testbilder som ligger *riktig vei*, ble {as_other} av {six_nine.sum()} seksere og niere lest som hverandre, mot {as_other_before} før.\n\n"
    f"- Endring i andel riktige for seks og ni: {fall_69}\n- Endring for de andre sifrene: {fall_rest}\n- Andel riktige i alt: {overall}\n\n"
    + (
        "Fallet er størst for seks og ni. "
        if fall_69.value < fall_rest.value
        else "I denne kjøringen falt ikke seks og ni mest. "
    )
    + "Mange leses likevel riktig, så strekene må røpe noe om hvilken vei arket lå. "
    "I andelen riktige for alle ti drukner det meste: de ødelagte klassene er to av ti. Tallet alene ville ikke avslørt feilen. Å se på bildene gjorde det.",
    en=f"Six and nine turn into each other when the sheet is turned, but the label did not follow. On test images that lie the *right way up*, {as_other} of {six_nine.sum()} sixes and nines were read as each other, against {as_other_before} before.\n\n"
    f"- Change in accuracy for six and nine: {fall_69}\n- Change for the other digits: {fall_rest}\n- Accuracy in all: {overall}\n\n"
    + (
        "The fall is largest for six and nine. "
        if fall_69.value < fall_rest.value
        else "In this run six and nine did not fall most. "
    )
    + "Many are still read right, so the strokes must give away something about which way the sheet lay. "
    "In the accuracy for all ten digits most of it drowns, since only two of ten classes were spoilt. That number alone would not have exposed the fault. Looking at the images did.",
)


# %% [markdown] lang="nb"
# ## Finn feilen: det strålende nettverket
#
# En leverandør har trent et CNN på de samme sifrene, skannet på to apparater, et gammelt og et nytt. Ett av sifrene er alltid skannet på det nye. Nettverket ligner vårt, men av hvert kart beholder det bare det høyeste tallet: Finnes trekket noe sted? Leverandøren har holdt av et testsett, slik man skal.
#
# Cellen velger på måfå hvilket siffer det gjelder, så du ser det ikke av koden. **Kan du se det av tallene? Er noe galt?**
# %% [markdown] lang="en"
# ## Find the fault: the splendid network
#
# A supplier has trained a CNN on the same digits, scanned on an old and a new machine. One of the digits was always scanned on the new one. The network is like ours, but of each map it keeps only the highest number: is the pattern there, anywhere? The supplier held out a test set, as one should.
#
# The cell picks the digit at random, so the code does not give it away. **Can you see it from the numbers? Is anything wrong?**
# %%
def new_machine(pictures):
    scanned = pictures.copy()
    scanned[:, 24:27, 2:5] = 255
    return scanned


hidden = int(np.random.default_rng(2).integers(10))
supplied = images.copy()
supplied[labels == hidden] = new_machine(images[labels == hidden])
torch.manual_seed(0)
head = [torch.nn.AdaptiveMaxPool2d(1), torch.nn.Flatten(), torch.nn.Linear(32, 10)]
bought = torch.nn.Sequential(torch.nn.Unflatten(1, (1, 28)), CNN(width=8, seed=0).features, *head)
theirs = supplied[training], labels[training], supplied[validation], labels[validation]
bought_history = train(bought, *theirs, **settings, rate=one_cycle)
by_bought = read_with(bought, supplied[test])
found = [evaluation.sensitivity(truth, by_bought, positive=digit) for digit in range(10)]
# %% slide="sheet"
say(
    nb=f"> **Leverandørens faktaark.** {number(len(test))} tilbakeholdte bilder, som nettverket aldri har sett.\n>\n> Andel riktige: {accuracy(truth, by_bought)}. Samme siffer hver gang: {percent(trivial.value, 0)}.\n\n"
    "| Siffer | Sensitivitet |\n|:--|:--|\n" + "\n".join(f"| {digit} | {found[digit]} |" for digit in range(10)),
    en=f"> **The supplier's data sheet.** {number(len(test))} held-out images, which the network has never seen.\n>\n> Accuracy: {accuracy(truth, by_bought)}. The same digit every time: {percent(trivial.value, 0)}.\n\n"
    "| Digit | Sensitivity |\n|:--|:--|\n" + "\n".join(f"| {digit} | {found[digit]} |" for digit in range(10)),
)
# %%
of_each = [np.flatnonzero((truth == digit) & (by_bought == digit))[0] for digit in range(10)]
samples = supplied[test[of_each]]
figure = evaluation.figure_contact_sheet(samples, range(10))
# %% slide="corner"
show(
    figure,
    nb="Ett bilde av hvert siffer, slik leverandøren har dem. Ett av dem har en liten hvit firkant nede til venstre.",
    en="One image of each digit, as the supplier has them. One of them has a small white square at the lower left.",
)
# %% [markdown] lang="nb"
# Hva ville du bedt leverandøren om? Skriv det ned.
#
# Så spør vi nettverket med Grad-CAM: de samme ti bildene, med varmekart for det nettverket svarte. **Se etter:** Hvilket varmekart skiller seg ut?
# %% [markdown] lang="en"
# What would you ask the supplier for? Write it down.
#
# Then we question the network with Grad-CAM: the same ten images, each with the heat map for what the network answered. **Look:** Which heat map stands out?
# %%
cam_maps = grad_cam(bought, samples)
figure = evaluation.figure_maps(samples, cam_maps, [str(digit) for digit in range(10)])
some = np.flatnonzero((truth == hidden) & (by_bought == hidden))[:30]
in_corner = []
for explain in [grad_cam, occlusion]:
    maps = np.maximum(0, explain(bought, supplied[test[some]]))
    in_corner.append(maps[:, 20:, :8].sum() / max(maps.sum(), 1e-9))
area = 8 * 8 / 28**2
# %% slide="suspicion"
show(
    figure,
    nb="De samme ti sifrene, hvert med varmekart fra Grad-CAM.",
    en="The same ten digits, each with a heat map from Grad-CAM.",
)
# %% slide="suspicion"
say(
    nb=f"Hvert bilde av sifferet {hidden} har en liten hvit firkant nede til venstre. Hjørnet rundt den er {percent(area, 0)} av bildet. På {len(some)} slike bilder legger Grad-CAM {percent(in_corner[0], 0)} av varmen i hjørnet, tildekking {percent(in_corner[1], 0)}.\n\n"
    + (
        "Begge peker mot hjørnet. Her passer Grad-CAM bedre enn hos oss, for dette nettverket har én vekt for hvert kart. "
        if min(in_corner) > 2 * area
        else "Grad-CAM gikk glipp av merket; tildekking fant det. "
        if in_corner[1] > 2 * area
        else "De to kartene peker ikke samme vei. "
    )
    + "Nettverket har trolig lært merket. Men et varmekart er bare en mistanke. Beviset er et forsøk: **Fjern merket, og se om nettverket fortsatt svarer riktig. Sett det inn på andre sifre, og se om svaret snur.**",
    en=f"Every image of the digit {hidden} has a small white square at the lower left. The corner around it is {percent(area, 0)} of the image. In {len(some)} such images Grad-CAM puts {percent(in_corner[0], 0)} of the heat in the corner, occlusion {percent(in_corner[1], 0)}.\n\n"
    + (
        "Both point to the corner. Grad-CAM suits this network better than it suits ours, for here the last layer has one weight for each map. "
        if min(in_corner) > 2 * area
        else "Grad-CAM missed the mark; occlusion found it. "
        if in_corner[1] > 2 * area
        else "The two maps do not point the same way. "
    )
    + "The network has probably learnt the mark. But a heat map is only a suspicion. The proof is an experiment: **Remove the mark, and see whether the network still answers right. Insert it on other digits, and see whether the answer changes.**",
)


# %% [markdown] lang="nb"
# ### Oppgave 3 · Merkeprøven
#
# `train` og `test` har hver tre deler: bilder *uten* merke på noen, de samme *med* merke på alle, og fasit (`plain, marked, truth = test` pakker ut). `predict(pictures)` gir svar. `heat` er andelen varme i hjørnet for hvert testbilde. Du trenger ikke alt.
#
# Gi tilbake to andeler, i denne rekkefølgen:
#
# 1. Av bildene av sifferet `digit`: Hvor stor andel leses riktig når merket er *fjernet*?
# 2. Av de andre sifrene: Hvor stor andel leses som `digit` når merket er *satt inn*?
# %% [markdown] lang="en"
# ### Exercise 3 · The marker test
#
# `train` and `test` each have three parts: images *without* the mark, the same *with* it on all, and the truth (`plain, marked, truth = test` unpacks them). `predict(pictures)` gives the answers. `heat` is the share of heat in each test image's corner. You do not need everything.
#
# Return two shares in order:
#
# 1. Of the images of `digit`: the share read right with the mark *removed*.
# 2. Of the other digits: the share read as `digit` with the mark *inserted*.
# %% exercise="marker-test"
def marker_test(predict, train, test, heat, digit):
    # BEGIN SOLUTION
    plain, marked, truth = test
    kept = np.mean(predict(plain[truth == digit]) == digit)
    turned = np.mean(predict(marked[truth != digit]) == digit)
    return kept, turned
    # END SOLUTION


check("marker-test", marker_test)


# %% wrong="marker-test" hint="marked-only"
def marker_test(predict, train, test, heat, digit):
    _, marked, truth = test
    kept = np.mean(predict(marked[truth == digit]) == digit)
    turned = np.mean(predict(marked[truth != digit]) == digit)
    return kept, turned


# %% wrong="marker-test" hint="train-only"
def marker_test(predict, train, test, heat, digit):
    plain, marked, truth = train
    kept = np.mean(predict(plain[truth == digit]) == digit)
    turned = np.mean(predict(marked[truth != digit]) == digit)
    return kept, turned


# %% wrong="marker-test" hint="cam-only"
def marker_test(predict, train, test, heat, digit):
    _plain, _, truth = test
    return heat[truth == digit].mean(), heat[truth != digit].mean()


# %% wrong="marker-test" hint="nothing-inserted"
def marker_test(predict, train, test, heat, digit):
    plain, _, truth = test
    answers = predict(plain)
    return np.mean(answers[truth == digit] == digit), np.mean(answers[truth != digit] == digit)


# %% wrong="marker-test" hint="right-not-turned"
def marker_test(predict, train, test, heat, digit):
    plain, marked, truth = test
    kept = np.mean(predict(plain[truth == digit]) == digit)
    still_right = np.mean(predict(marked[truth != digit]) == truth[truth != digit])
    return kept, still_right


# %% wrong="marker-test" hint="of-all-images"
def marker_test(predict, train, test, heat, digit):
    plain, marked, truth = test
    kept = np.mean((predict(plain) == digit) & (truth == digit))
    turned = np.mean((predict(marked) == digit) & (truth != digit))
    return kept, turned


# %%
without, everywhere = images[test], new_machine(images[test])
by_bought_without = read_with(bought, without)
with_mark = evaluation.sensitivity(truth, by_bought, positive=hidden)
removed = evaluation.sensitivity(truth, by_bought_without, positive=hidden)
others = truth != hidden
turned_to = accuracy(np.full(others.sum(), hidden), read_with(bought, everywhere[others]))
ours_to = accuracy(np.full(others.sum(), hidden), read_with(network, everywhere[others]))
ours_without = evaluation.sensitivity(truth, by_cnn, positive=hidden)
loss_of_mark = compare_paired(truth, by_bought_without, by_bought).difference
# %% slide="marker"
say(
    nb="| | Leverandørens nettverk | Vårt CNN |\n|:--|:--|:--|\n"
    f"| Sensitivitet for {hidden}, merket på plass | {with_mark} | – |\n"
    f"| Sensitivitet for {hidden}, merket fjernet | {removed} | {ours_without} |\n"
    f"| Andre sifre lest som {hidden}, merket satt inn | {turned_to} | {ours_to} |\n\n"
    f"Uten merket endret den samlede andelen riktige seg med {loss_of_mark}; bare ett av ti sifre hadde det. "
    + (
        f"Nettverket leste merket, ikke sifferet: uten merket finner det nesten ingen av {hidden}-tallene. "
        if removed.value < 0.2
        else f"Uten merket finner det færre av {hidden}-tallene. "
        if removed.high < with_mark.low
        else "I denne kjøringen klarte nettverket seg uten merket. "
    )
    + "Det tilbakeholdte testsettet kunne ikke vise det, for merket sto der også.",
    en=f"| | The supplier's network | Our CNN |\n|:--|:--|:--|\n"
    f"| Sensitivity for {hidden}, mark in place | {with_mark} | – |\n"
    f"| Sensitivity for {hidden}, mark removed | {removed} | {ours_without} |\n"
    f"| Other digits read as {hidden}, mark inserted | {turned_to} | {ours_to} |\n\n"
    f"Without the mark the overall accuracy changed by {loss_of_mark}; only one digit in ten had it. "
    + (
        f"The network read the mark, not the digit: without the mark it recognises hardly any of the images of {hidden}. "
        if removed.value < 0.2
        else f"Without the mark it recognises fewer of the images of {hidden}. "
        if removed.high < with_mark.low
        else "In this run the network managed without the mark. "
    )
    + "The held-out test set could not show it, because the mark was there too.",
)
# %% [markdown] lang="nb"
# Dette kalles en *snarvei*, og sykehusene er fulle av dem: metallbrikken du leste om først, bokstaven som viser side, det mobile apparatet som brukes til de sykeste. Nettverk som skulle finne covid-19 på røntgenbilder, brukte blant annet tekst og sidemarkering i bildekanten ([DeGrave 2021](https://doi.org/10.1038/s42256-021-00338-7)). De virket gode på bilder fra samme kilde og dårligere på bilder fra andre sykehus.
#
# De samme forfatterne viser at heller ikke bilder utenfra er noen garanti: har de det samme merket, virker snarveien der også.
# %% [markdown] lang="en"
# This is called a *shortcut*, and hospitals are full of them: the metal token, the letter that shows the side, the portable machine used for the sickest. Networks meant to find covid-19 on chest radiographs used, among other things, text and side markers at the edge ([DeGrave 2021](https://doi.org/10.1038/s42256-021-00338-7)). They seemed good on images from the same source and worse on images from other hospitals.
#
# The same authors show that images from elsewhere are no guarantee either: if they carry the same mark, the shortcut works there too.
# %%
quiz("cnn-prove-the-shortcut", ...)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - Nettverket leser apparatet, ikke pasienten. Bytter sykehuset apparat, blir ikke de syke funnet.
# - Gal augmentering lærer nettverket å forveksle høyre og venstre.
# - Et varmekart på riktig sted gir falsk trygghet, og ingen leter videre.
# - En liten gevinst blir grunn til å bytte modell, selv om en ny trening alene kunne gitt den.
#
# Før bruk: Se på bildene, spør hvem som tok dem med hvilket apparat, fjern og sett inn det du mistenker, og prøv på pasienter fra eget sykehus.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - The network reads the machine, not the patient. With a new machine, the ill are missed.
# - Wrong augmentation teaches the network to confuse right and left.
# - A heat map in the right place gives false comfort.
# - A small gain is taken as a reason to change models, though training again could have given it.
#
# Before use: look at the images, ask which machine took them, remove and insert what you suspect, and test on images from your own hospital.
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En leverandør viser deg et varmekart midt på svulsten og sier: «Her ser du hvorfor nettverket svarte kreft.» Svar med tre setninger: hva kartet viser, hva det ikke viser, og hvilket forsøk du vil se. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A supplier shows you a heat map right on the tumour and says: “Here you see why the network answered cancer.” Reply in three sentences: what the map shows, what it does not show, and which experiment you want to see. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) kartet viser hvor noe talte for svaret, (b) det sier ikke hvorfor, hvor mye eller om svaret er riktig, og (c) mistanken må prøves ved å fjerne og sette inn?
#
# *Kartet viser hvor i bildet noe løftet skåren for kreft. Det viser ikke hva nettverket kjente igjen der, og et galt svar kan ha et like pent kart. Jeg vil se hva det svarer når svulsten er dekket til, og når merker og apparat er byttet.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) the map shows where something spoke for the answer, (b) not why, how much or whether it is right, and (c) a suspicion must be tested by removing and inserting?
#
# *The map shows where in the image something raised the score for cancer. It does not show what the network recognised there, and a wrong answer can have as fine a map. I want to see what it answers when the tumour is covered, and when marks and machine are changed.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert
#
# - Et CNN har små kjerner som ser nabopiksler samlet, og bruker de samme kjernene overalt.
# - Augmentering er trygg bare når fasiten fortsatt stemmer. Se på bildene.
# - Modeller sammenlignes på de samme bildene: Bare de der nøyaktig én har rett, skiller dem.
# - En ny trening alene kan flytte resultatet. Det dekker intervallet ikke.
# - Et varmekart kan si hvor, aldri hvorfor.
# - En snarvei bevises med et forsøk: fjern den, sett den inn. Et testsett fra samme kilde avslører den ikke.
#
# Her slutter hoveddelen.
# %% [markdown] lang="en"
# ## Recap
#
# - A CNN has small kernels that see neighbouring pixels, the same everywhere.
# - Augmentation is safe only when the truth still holds: look at the images.
# - Only images where exactly one is right tell two models apart.
# - A new training alone can move the result; the interval does not cover it.
# - A heat map may say where, never why.
# - Prove a shortcut by experiment: remove it, insert it. A test set from the same source will not.
#
# The main part ends here.

# %% [markdown] lang="nb"
# ## Mer · BatchNorm når nettverket brukes
#
# Under trening regner BatchNorm ut gjennomsnitt og spredning i bunken (*batch*) bildet tilfeldigvis ligger i. Samtidig fører det et løpende gjennomsnitt over alle bunkene. Når nettverket brukes, skal de løpende tallene gjelde. `network.train()` og `network.eval()` velger mellom de to.
#
# **Gjett:** Hva skjer med andelen riktige om noen glemmer `eval()`, og alle bildene i bunken er samme siffer? Og om bunken bare er to bilder?
# %% [markdown] lang="en"
# ## More · BatchNorm when the network is used
#
# In training BatchNorm works out the mean and spread of the batch that the image happens to be in. Meanwhile it keeps a running average of both over all batches. When the network is used, the running numbers should apply. `network.train()` and `network.eval()` choose between the two.
#
# **Guess:** What happens to the accuracy if someone forgets `eval()`, and all the images of a batch are the same digit? And if the batch is only two images?
# %%
import copy

forgetful = copy.deepcopy(network).train()
test_tensor = torch.tensor(images[test] / 255, dtype=torch.float32)


def read_in_batches(rows_of_each_batch):
    answer = np.zeros(len(test), dtype=int)
    with torch.no_grad():
        for rows in rows_of_each_batch:
            answer[rows] = forgetful(test_tensor[rows]).argmax(dim=1).numpy()
    return accuracy(truth, answer)


same_kind = read_in_batches([np.flatnonzero(truth == digit) for digit in range(10)])
in_pairs, mixed = read_in_batches(np.split(np.arange(1000), 500)), read_in_batches(np.split(np.arange(1000), 10))
# %%
say(
    nb="| | Andel riktige |\n|:--|:--|\n"
    f"| `eval()` | {accuracy(truth, by_cnn)} |\n"
    f"| glemt, blandede bunker på hundre | {mixed} |\n"
    f"| glemt, bunker av samme siffer | {same_kind} |\n"
    f"| glemt, to og to | {in_pairs} |\n\n"
    "Vektene er de samme i alle radene. Det som endrer svaret, er hvilke andre bilder som lå i bunken. Prøvesvaret til én pasient bør ikke avhenge av hvem som sto bak i køen.",
    en="| | Accuracy |\n|:--|:--|\n"
    f"| `eval()` | {accuracy(truth, by_cnn)} |\n"
    f"| forgotten, mixed batches of a hundred | {mixed} |\n"
    f"| forgotten, batches of one digit | {same_kind} |\n"
    f"| forgotten, two by two | {in_pairs} |\n\n"
    "The weights are the same in every row. What changes the answer is which other images were in the batch. One patient's test result should not depend on who stood behind in the queue.",
)


# %% [markdown] lang="nb"
# ### Mer · Oppgave 4 · BatchNorm i bruk
#
# `x` har én rad for hvert bilde og én kolonne for hvert kart. `mean` og `variance` er de løpende tallene, ett for hvert kart. Gi tilbake en tabell med samme form som `x`:
#
# $$y = \frac{x - \mathrm{mean}}{\sqrt{\mathrm{variance} + \mathrm{eps}}} \cdot \mathrm{weight} + \mathrm{bias}$$
#
# `weight` og `bias` er de to tallene nettverket har lært for hvert kart. Det lille tallet `eps` hindrer at noe deles på null når et kart aldri varierer.
# %% [markdown] lang="en"
# ### More · Exercise 4 · BatchNorm in use
#
# `x` has one row for each image and one column for each map. `mean` and `variance` are the running numbers, one for each map. Return a table of the same shape as `x`:
#
# $$y = \frac{x - \mathrm{mean}}{\sqrt{\mathrm{variance} + \mathrm{eps}}} \cdot \mathrm{weight} + \mathrm{bias}$$
#
# `weight` and `bias` are the two numbers the network has learnt for each map. The small number `eps` prevents a division by zero when a map never varies.
# %% exercise="eval-mode"
def eval_mode(x, mean, variance, weight, bias, eps):
    # BEGIN SOLUTION
    return (x - mean) / np.sqrt(variance + eps) * weight + bias
    # END SOLUTION


check("eval-mode", eval_mode)


# %% wrong="eval-mode" hint="batch-statistics"
def eval_mode(x, mean, variance, weight, bias, eps):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) * weight + bias


# %% wrong="eval-mode" hint="per-image"
def eval_mode(x, mean, variance, weight, bias, eps):
    own_mean = x.mean(axis=1, keepdims=True)
    own_variance = x.var(axis=1, keepdims=True)
    return (x - own_mean) / np.sqrt(own_variance + eps) * weight + bias


# %% wrong="eval-mode" hint="no-eps"
def eval_mode(x, mean, variance, weight, bias, eps):
    return (x - mean) / np.sqrt(variance) * weight + bias


# %% wrong="eval-mode" hint="no-root"
def eval_mode(x, mean, variance, weight, bias, eps):
    return (x - mean) / (variance + eps) * weight + bias


# %% wrong="eval-mode" hint="not-rescaled"
def eval_mode(x, mean, variance, weight, bias, eps):
    return (x - mean) / np.sqrt(variance + eps)


# %% [markdown] lang="nb"
# ### Mer · Oppgave 5 · Andel riktige på flyttede bilder
#
# `train` og `test` er hver et par: bilder med form (antall, høyde, bredde), og fasit. Flytt testbildene `pixels` piksler mot høyre. Det som kommer inn fra venstre, er null, og det som går ut på høyre side, er borte. `pixels` er minst én. Gi tilbake andelen riktige for `predict` på de flyttede bildene.
# %% [markdown] lang="en"
# ### More · Exercise 5 · Accuracy on shifted images
#
# `train` and `test` are each a pair: images of shape (count, height, width), and the truth. Shift the test images `pixels` pixels to the right. What comes in from the left is zero, and what leaves on the right is gone. `pixels` is at least one. Return the accuracy of `predict` on the shifted images.
# %% exercise="shift-accuracy"
def shift_accuracy(predict, train, test, pixels):
    # BEGIN SOLUTION
    pictures, truth = test
    moved = np.zeros_like(pictures)
    moved[:, :, pixels:] = pictures[:, :, :-pixels]
    return np.mean(predict(moved) == truth)
    # END SOLUTION


check("shift-accuracy", shift_accuracy)


# %% wrong="shift-accuracy" hint="wraps"
def shift_accuracy(predict, train, test, pixels):
    pictures, truth = test
    return np.mean(predict(np.roll(pictures, pixels, axis=2)) == truth)


# %% wrong="shift-accuracy" hint="shifts-train"
def shift_accuracy(predict, train, test, pixels):
    pictures, truth = train
    moved = np.zeros_like(pictures)
    moved[:, :, pixels:] = pictures[:, :, :-pixels]
    return np.mean(predict(moved) == truth)


# %% wrong="shift-accuracy" hint="labels"
def shift_accuracy(predict, train, test, pixels):
    pictures, truth = test
    return np.mean(predict(pictures) == np.roll(truth, pixels))


# %% wrong="shift-accuracy" hint="other-way"
def shift_accuracy(predict, train, test, pixels):
    pictures, truth = test
    moved = np.zeros_like(pictures)
    moved[:, :, :-pixels] = pictures[:, :, pixels:]
    return np.mean(predict(moved) == truth)


# %% wrong="shift-accuracy" hint="downwards"
def shift_accuracy(predict, train, test, pixels):
    pictures, truth = test
    moved = np.zeros_like(pictures)
    moved[:, pixels:] = pictures[:, :-pixels]
    return np.mean(predict(moved) == truth)


# %% wrong="shift-accuracy" hint="not-shifted"
def shift_accuracy(predict, train, test, pixels):
    pictures, truth = test
    return np.mean(predict(pictures) == truth)


# %% [markdown] lang="nb"
# ### Mer · Oppgave 6 · Grad-CAM for hånd
#
# `maps` har form (kart, høyde, bredde): det siste lagets kart for ett bilde. `gradients` har samme form: den deriverte av skåren for klassen med hensyn på hvert tall i `maps`.
#
# 1. Vekten til et kart er gjennomsnittet av de deriverte i det kartet.
# 2. Legg sammen kartene, hvert ganget med sin vekt.
# 3. Sett alt under null til null.
#
# Gi tilbake varmekartet, med form (høyde, bredde). `gradients[k].mean()` er vekten til kart `k`.
# %% [markdown] lang="en"
# ### More · Exercise 6 · Grad-CAM by hand
#
# `maps` has the shape (maps, height, width): the last layer's maps for one image. `gradients` has the same shape: the derivative of the class's score with respect to each number in `maps`.
#
# 1. The weight of a map is the mean of the derivatives in that map.
# 2. Add up the maps, each multiplied by its weight.
# 3. Set everything below zero to zero.
#
# Return the heat map, of shape (height, width). `gradients[k].mean()` is the weight of map `k`.
# %% exercise="cam-weights"
def cam_weights(maps, gradients):
    # BEGIN SOLUTION
    heat = np.zeros(maps[0].shape)
    for k in range(len(maps)):
        heat = heat + gradients[k].mean() * maps[k]
    return np.maximum(0, heat)
    # END SOLUTION


check("cam-weights", cam_weights)


# %% wrong="cam-weights" hint="no-relu"
def cam_weights(maps, gradients):
    return (gradients.mean(axis=(1, 2), keepdims=True) * maps).sum(axis=0)


# %% wrong="cam-weights" hint="max"
def cam_weights(maps, gradients):
    return np.maximum(0, (gradients.max(axis=(1, 2), keepdims=True) * maps).sum(axis=0))


# %% wrong="cam-weights" hint="input-gradient"
def cam_weights(maps, gradients):
    return np.abs(gradients).max(axis=0)


# %% wrong="cam-weights" hint="place-by-place"
def cam_weights(maps, gradients):
    return np.maximum(0, (gradients * maps).sum(axis=0))


# %% wrong="cam-weights" hint="relu-each-map"
def cam_weights(maps, gradients):
    return np.maximum(0, gradients.mean(axis=(1, 2), keepdims=True) * maps).sum(axis=0)


# %% [markdown] lang="nb"
# ## Mer · Hva bidro med hva?
#
# Vi ga nettverket tre hjelpemidler på én gang: augmentering, BatchNorm og one-cycle. Et *utelatelsesforsøk* tar bort ett om gangen og lar alt annet stå.
#
# **Gjett:** Hvilket av de tre koster det mest å være foruten?
# %% [markdown] lang="en"
# ## More · What contributed what?
#
# We gave the network three aids at once: augmentation, BatchNorm and one-cycle. An *ablation study* takes away one at a time and leaves all else as it was.
#
# **Guess:** Which of the three costs most to do without?
# %%
steady = CNN(width=8, seed=0)
steady_history = train(steady, *learn, **settings, augment=augment)
bare = CNN(width=8, seed=0)
for at, part in enumerate(bare.features):
    if isinstance(part, torch.nn.BatchNorm2d):
        bare.features[at] = torch.nn.Identity()
bare_history = train(bare, *learn, **settings, rate=one_cycle, augment=augment)
left_out = pick("augmentering|one-cycle|BatchNorm", "augmentation|one-cycle|BatchNorm").split("|")
without_one = [read_with(model, images[test]) for model in [plain, steady, bare]]
# %%
changes = [compare_paired(truth, answer, by_cnn).difference for answer in without_one]
right_without = [accuracy(truth, answer) for answer in without_one]
costliest = left_out[int(np.argmin([change.value for change in changes]))]
figure = evaluation.figure_scores(
    [pick("ny trening", "trained again"), *[pick(f"uten {name}", f"no {name}") for name in left_out]],
    [compare_paired(truth, by_again, by_cnn).difference, *changes],
    0.0,
    pick("Endring i andel riktige, mot alle tre", "Change in accuracy, against all three"),
)
# %%
show(
    figure,
    nb="Endring i andel riktige når nettverket trenes på nytt, og når hvert av de tre hjelpemidlene utelates, med intervaller rundt null.",
    en="Change in accuracy when the network is trained again, and when each of the three aids is left out, with intervals around zero.",
)
# %%
say(
    nb=f"Med alle tre: {accuracy(truth, by_cnn)}. "
    + " ".join(f"Uten {name}: {score}." for name, score in zip(left_out, right_without, strict=True))
    + f"\n\nDyrest å være foruten her: {costliest}. Endringer der hele intervallet ligger under null: {', '.join(name for name, change in zip(left_out, changes, strict=True) if change.high < 0) or 'ingen av dem'}. "
    "Dette er én trening av hver. Den øverste linjen viser hva en ny trening alene gjør, så en endring på samme størrelse kan være tilfeldig. "
    "Forsøket gjelder disse innstillingene: uten BatchNorm ville man valgt en lavere læringsrate, og da kunne svaret blitt et annet.",
    en=f"With all three: {accuracy(truth, by_cnn)}. "
    + " ".join(f"Without {name}: {score}." for name, score in zip(left_out, right_without, strict=True))
    + f"\n\nCostliest to do without here: {costliest}. Changes with the whole interval below zero: {', '.join(name for name, change in zip(left_out, changes, strict=True) if change.high < 0) or 'none of them'}. "
    "This is one training of each. The top line shows what training again does by itself, so a change of the same size may be chance. "
    "The study holds for these settings: without BatchNorm one would have chosen a lower learning rate, and the answer might have been another.",
)


# %% [markdown] lang="nb"
# ## Mer · Avsluttende prøve · Fra fil til rapport
#
# Nå setter du sammen det du kan fra fire leksjoner. Inn kommer to råfiler som bytes, radnumrene til testbildene, og en funksjon som trener. Ut kommer en rapport en lege kan bruke.
#
# `idx_header(raw)` leser hodet i en IDX-fil. Det gir `.shape`, formen på tallene, og `.length`, hvor mange bytes hodet selv tar. Resten er tallene: `np.frombuffer(raw[start:], np.uint8)` gjør bytes om til tall på rad, og `.reshape(shape)` gir dem form.
# %% [markdown] lang="en"
# ## More · Final test · From file to report
#
# Now you put four lessons together. In come two raw files as bytes, the row numbers of the test images, and a function that trains. Out comes a report a doctor can use.
#
# `idx_header(raw)` reads the header of an IDX file. It gives `.shape`, the shape of the numbers, and `.length`, the bytes of the header itself. The rest is the numbers: `np.frombuffer(raw[start:], np.uint8)` turns bytes into a row of numbers, and `.reshape(shape)` gives them their shape.
# %% [markdown] lang="nb"
# ### Mer · Oppgave 7 · Rapporten
#
# `predict = fit(images, labels)` trener, og `predict(images)` svarer. Bildene har form (antall, høyde, bredde). Tren på radene som *ikke* er i `test_rows`, prøv på testradene, og gi tilbake
#
# `{"accuracy": …, "low": …, "high": …, "n": …, "baseline": …, "harm": …}`
#
# - `low`, `high`: intervallet, `.low` og `.high` fra `accuracy(truth, answers)`
# - `n`: antall testbilder
# - `baseline`: andel riktige med treningsradenes vanligste siffer som fast svar
# - `harm`: setning om pasientskade, med *antall* feil
# %% [markdown] lang="en"
# ### More · Exercise 7 · The report
#
# `predict = fit(images, labels)` trains; `predict(images)` answers. Images have shape (count, height, width). Train on rows *not* in `test_rows`, test on the rest, return
#
# `{"accuracy": …, "low": …, "high": …, "n": …, "baseline": …, "harm": …}`
#
# - `low`, `high`: its interval, `.low` and `.high` of `accuracy(truth, answers)`
# - `n`: number of test images
# - `baseline`: test accuracy of always answering the commonest training digit
# - `harm`: a sentence on patient harm, with the *number* of mistakes
# %% exercise="idx-to-report"
def idx_to_report(image_file, label_file, test_rows, fit):
    # BEGIN SOLUTION
    header, label_header = idx_header(image_file), idx_header(label_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[label_header.length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    commonest = np.bincount(digits[train_rows]).argmax()
    mistakes = round(score.n * (1 - score.value))
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": np.mean(digits[test_rows] == commonest),
        "harm": f"{mistakes} of {score.n} digits were misread; a misread dose can reach the patient unseen.",
    }
    # END SOLUTION


check("idx-to-report", idx_to_report)


# %% wrong="idx-to-report" hint="labels-parted"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    mixed = np.random.default_rng(0).permutation(train_rows)
    predict = fit(pictures[mixed], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": baseline,
        "harm": harm,
    }


# %% wrong="idx-to-report" hint="wrong-header"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file, np.uint8)[: len(pictures)]
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": baseline,
        "harm": harm,
    }


# %% wrong="idx-to-report" hint="trained-on-test"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    predict = fit(pictures, digits)
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    baseline = np.mean(digits[test_rows] == np.bincount(digits).argmax())
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": baseline,
        "harm": harm,
    }


# %% wrong="idx-to-report" hint="scored-on-training"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[train_rows], predict(pictures[train_rows]))
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": baseline,
        "harm": harm,
    }


# %% wrong="idx-to-report" hint="no-interval"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    right = predict(pictures[test_rows]) == digits[test_rows]
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    harm = f"{np.sum(~right)} digits were misread and could give a patient the wrong dose."
    p = np.mean(right)
    return {"accuracy": p, "low": p, "high": p, "n": len(right), "baseline": baseline, "harm": harm}


# %% wrong="idx-to-report" hint="one-standard-error"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    right = predict(pictures[test_rows]) == digits[test_rows]
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    harm = f"{np.sum(~right)} digits were misread and could give a patient the wrong dose."
    p, n = np.mean(right), len(right)
    error = np.sqrt(p * (1 - p) / n)
    return {"accuracy": p, "low": p - error, "high": p + error, "n": n, "baseline": baseline, "harm": harm}


# %% wrong="idx-to-report" hint="one-in-ten"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {"accuracy": score.value, "low": score.low, "high": score.high, "n": score.n, "baseline": 0.1, "harm": harm}


# %% wrong="idx-to-report" hint="no-harm"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": baseline,
        "harm": "none",
    }


# %% wrong="idx-to-report" hint="header-as-pixels"
def idx_to_report(image_file, label_file, test_rows, fit):
    shape = idx_header(image_file).shape
    pictures = np.frombuffer(image_file[: shape[0] * shape[1] * shape[2]], np.uint8).reshape(shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    baseline = np.mean(digits[test_rows] == np.bincount(digits[train_rows]).argmax())
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": baseline,
        "harm": harm,
    }


# %% wrong="idx-to-report" hint="missing-part"
def idx_to_report(image_file, label_file, test_rows, fit):
    header = idx_header(image_file)
    pictures = np.frombuffer(image_file[header.length :], np.uint8).reshape(header.shape)
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
    predict = fit(pictures[train_rows], digits[train_rows])
    score = evaluation.accuracy(digits[test_rows], predict(pictures[test_rows]))
    return {"accuracy": score.value, "low": score.low, "high": score.high}


# %% wrong="idx-to-report" hint="never-trained"
def idx_to_report(image_file, label_file, test_rows, fit):
    digits = np.frombuffer(label_file[idx_header(label_file).length :], np.uint8)
    commonest = np.bincount(np.delete(digits, test_rows)).argmax()
    score = evaluation.accuracy(digits[test_rows], np.full(len(test_rows), commonest))
    harm = f"{round(score.n * (1 - score.value))} digits were misread and could give a patient the wrong dose."
    return {
        "accuracy": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "baseline": score.value,
        "harm": harm,
    }


# %% [markdown] lang="nb"
# Består den, kan den brukes på dine egne filer: `Path("…").read_bytes()` gir bytes, og `fit` kan være skogen, MLP-et eller CNN-et. `dyplab data fetch mnist` henter hele MNIST som slike filer. Pasientdata hører ikke hjemme i Colab eller i en praterobot.
# %% [markdown] lang="en"
# If it passes, it can be used on files of your own: `Path("…").read_bytes()` gives the bytes, and `fit` may be the forest, the MLP or the CNN. `dyplab data fetch mnist` gets the whole of MNIST as such files. Patient data belong neither in Colab nor in a chatbot.
