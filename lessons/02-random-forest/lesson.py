# %% [markdown] lang="nb"
# # En ærlig referansemodell
#
# ## 92 % riktige: ville du brukt testen?
#
# Avdelingen får tilbud om et program som leser håndskrevne tall, for eksempel dosene på en kurve. På arket fra leverandøren er ett tall satt med fet skrift: andelen riktige svar.
#
# Hva må du vite før du sier ja eller nei? Skriv ned to spørsmål du ville stilt. Arket kommer tilbake mot slutten, og da er det du som svarer.
# %% [markdown] lang="en"
# # An honest reference model
#
# ## 92% right: would you use the test?
#
# Your department is offered a program that reads handwritten numbers, such as the doses on a drug chart. On the supplier's sheet one number is set in bold: the share of correct answers.
#
# What do you need to know before you say yes or no? Write down two questions you would ask. The sheet returns towards the end, and then you are the one to answer.
# %% [markdown] lang="nb"
# ## Etter leksjonen kan du
#
# - oppgi en skår med konfidensintervall, og si hva intervallet ikke dekker
# - regne ut sensitivitet, spesifisitet og prediktive verdier fra en firefeltstabell
# - forklare hvorfor positiv prediktiv verdi følger prevalensen
# - undersøke hva en modell bygger svarene sine på, og hvilke feil den gjør
#
# **Dette må du kunne fra før.** Python: variabel, liste, indeks, `for`, `def` og `return`, og formen til en tabell, `.shape`. Matematikk: brøk og kvadratrot.
# %% [markdown] lang="en"
# ## After this lesson you can
#
# - state a score with its confidence interval, and say what the interval does not cover
# - work out sensitivity, specificity and predictive values from a two-by-two table
# - explain why the positive predictive value follows the prevalence
# - examine what a model bases its answers on, and which mistakes it makes
#
# **What you need to know first.** Python: variable, list, index, `for`, `def` and `return`, and the shape of an array, `.shape`. Mathematics: fractions and the square root.
# %% [markdown] lang="nb"
# ## Dataene, og hvem «pasientene» er
#
# MNIST er bilder av sifre skrevet for hånd av ansatte ved folketellingen i USA og av elever i videregående skole ([LeCun 1998](https://doi.org/10.1109/5.726791)). Et bilde er $28 \times 28$ tall; papiret vises svart og blekket hvitt.
#
# «Pasienten» er den som skrev. Hver skriver laget mange sifre, men det er ikke oppgitt hvem som skrev hva. Derfor kan vi ikke dele etter skriver. Noen skrivere finnes trolig både i treningssettet og i testsettet, og da kan skåren bli for god.
# %% [markdown] lang="en"
# ## The data, and who the “patients” are
#
# MNIST is a set of images of digits, handwritten by employees of the United States Census Bureau and by high-school students ([LeCun 1998](https://doi.org/10.1109/5.726791)). An image is $28 \times 28$ numbers; the paper is shown black, the ink white.
#
# The “patient” is the person who wrote the digit. Each made many digits, but we are not told who wrote what. So we cannot split by writer. Some are probably in both training set and test set, and then the score may be too good.
# %%
import numpy as np
from matplotlib.figure import Figure

from dyplab import evaluation
from dyplab.data import load_mnist, split_stratified
from dyplab.text import number, percent, pick
from dyplab.widgets import ThresholdExplorer

images, labels = load_mnist()
train, test = split_stratified(labels, test_share=0.2, seed=0)
x = images.reshape(len(images), 784)
figure = evaluation.figure_contact_sheet(images[test[:30]], labels[test[:30]])
# %%
show(
    figure,
    nb="Håndskrevne sifre fra testsettet med merkelappen over hvert bilde. Noen er tydelige, andre slurvete.",
    en="Handwritten digits from the test set with the label above each image. Some are clear, others sloppy.",
)
# %%
say(
    nb=f"Modellen lærer av {number(len(train))} bilder og blir prøvd på {number(len(test))} andre. Delingen er stratifisert: hvert siffer utgjør like stor andel på begge sider. I `x` er hvert bilde lagt ut som én rad med {x.shape[1]} kolonner, én for hver piksel.",
    en=f"The model learns from {number(len(train))} images and is tried on {number(len(test))} others. The split is stratified: each digit makes up the same share on both sides. In `x` each image is laid out as one row of {x.shape[1]} columns, one for each pixel.",
)
# %% [markdown] lang="nb"
# ## Et tre stiller ett spørsmål om gangen
#
# Et beslutningstre er et flytskjema, slik det henger på veggen i et akuttmottak: ett spørsmål, to veier videre, så et nytt spørsmål. Her lyder spørsmålet alltid slik: er det mer blekk i denne pikselen enn en viss mengde (grensen)?
#
# Tenk deg at du skal skille treere fra åttere og får stille to slike spørsmål. Hvilke to piksler ville du spurt om? Bestem deg før du kjører de neste cellene.
# %% [markdown] lang="en"
# ## A tree asks one question at a time
#
# A decision tree is a flow chart, like the one on the wall of an emergency department: one question, two ways to go, then another question. Here the question always reads: is there more ink in this pixel than a certain limit?
#
# Imagine that you must tell threes from eights and may ask two such questions. Which two pixels would you ask about? Make up your mind before you run the next cells.
# %%
from sklearn.tree import DecisionTreeClassifier, export_text

threes_eights = train[np.isin(labels[train], [3, 8])]
small_tree = DecisionTreeClassifier(max_leaf_nodes=3, random_state=0)
small_tree.fit(x[threes_eights], labels[threes_eights])
names = [pick(f"rad {p // 28}, kolonne {p % 28}", f"row {p // 28}, column {p % 28}") for p in range(784)]
print(export_text(small_tree, feature_names=names, decimals=0))
# %%
judged = test[np.isin(labels[test], [3, 8])]
asked = small_tree.tree_.feature[small_tree.tree_.feature >= 0]
limits = small_tree.tree_.threshold[small_tree.tree_.feature >= 0]
figure = Figure(figsize=(8, 4), layout="constrained")
panels = figure.subplots(1, 2)
for panel, digit in enumerate([3, 8]):
    panels[panel].imshow(images[train][labels[train] == digit].mean(axis=0), cmap="gray")
    for at, pixel in enumerate(asked, start=1):
        panels[panel].text(pixel % 28, pixel // 28, at, backgroundcolor="#E69F00", ha="center", va="center", size=9)
    panels[panel].set_axis_off()
# %% slide="tree"
show(
    figure,
    nb="Gjennomsnittet av alle treerne og av alle åtterne i treningssettet. Tallene viser de to pikslene treet spør om. De ligger i nedre halvdel, der åtteren er lukket og treeren er åpen mot venstre.",
    en="The mean of all the threes and of all the eights in the training set. The numerals show the two pixels the tree asks about. They lie in the lower half, where the eight is closed and the three is open to the left.",
)
# %% [markdown] lang="nb"
# Ingen har skrevet disse reglene. Under treningen prøvde treet hver piksel og hver grense, og beholdt de spørsmålene som skilte treningsbildene best.
#
# Neste figur viser testbildene slik treet ser dem, som to tall hver. Strekene er grensene: i feltet nederst til venstre svarer treet «tre», ellers «åtte». Piksler helt uten blekk er spredt litt ut under null, så punktene ikke dekker hverandre. Hvor mange bilder tar treet feil av?
# %% [markdown] lang="en"
# Nobody wrote these rules. During training the tree tried every pixel and every limit, and kept the questions that separated the training images best.
#
# The next figure shows the test images as the tree sees them, as two numbers each. The lines are the limits: in the lower left field the tree answers “three”, elsewhere “eight”. Pixels with no ink at all are spread out a little below zero, so that the points do not hide each other. How many images does the tree get wrong?
# %%
seen = x[judged][:, asked].astype(float)
seen = np.where(seen == 0, -40 * np.random.default_rng(0).random(seen.shape), seen)
figure = Figure(figsize=(5.2, 4.4), layout="constrained")
axes = figure.subplots()
for digit, mark, colour in [(3, "^", "#B87400"), (8, "o", "#0072B2")]:
    axes.plot(*seen[labels[judged] == digit].T, mark, color=colour, alpha=0.6, label=digit)
axes.axvline(limits[0], color="black")
axes.plot([-40, limits[0]], [limits[1], limits[1]], color="black")
axes.set(xlabel=pick("blekk i piksel 1", "ink in pixel 1"), ylabel=pick("blekk i piksel 2", "ink in pixel 2"))
legend = axes.legend(loc="center")
# %%
show(
    figure,
    nb="Testbildene som punkter: blekk i den ene pikselen mot blekk i den andre. Treere er trekanter, åttere er sirkler. To streker deler flaten i tre felt. De fleste treere ligger i feltet nederst til venstre, de fleste åttere i de to andre, men ikke alle.",
    en="The test images as points: ink in one pixel against ink in the other. Threes are triangles, eights are circles. Two lines divide the plane into three fields. Most threes lie in the lower left field, most eights in the other two, but not all.",
)
# %%
say(
    nb=f"Av {len(judged)} testbilder tar treet feil av {np.sum(small_tree.predict(x[judged]) != labels[judged])}. To spørsmål er altså nok til {evaluation.accuracy(labels[judged], small_tree.predict(x[judged]))} riktige. Å svare «åtte» hver gang ville gitt {percent(np.mean(labels[judged] == 8), 0)}.",
    en=f"Of {len(judged)} test images the tree gets {np.sum(small_tree.predict(x[judged]) != labels[judged])} wrong. So two questions are enough for {evaluation.accuracy(labels[judged], small_tree.predict(x[judged]))} right. Answering “eight” every time would give {percent(np.mean(labels[judged] == 8), 0)}.",
)
# %% [markdown] lang="nb"
# ## Mange trær stemmer
#
# Et tre kan få vokse til det svarer riktig på hvert eneste treningsbilde. Da har det også lært tilfeldigheter utenat. En tilfeldig skog (*random forest*) består av hundre slike trær som ikke alltid er enige: hvert tre lærer av sitt eget uttrekk av bildene, og for hvert spørsmål får det bare velge blant noen få tilfeldige piksler. Så stemmer trærne.
#
# Nå gjelder det alle ti sifrene. Gjett: hvor stor andel av testbildene blir lest riktig av ett tre, og hvor stor andel av hundre?
# %% [markdown] lang="en"
# ## Many trees vote
#
# A tree may grow until it gets every single training image right. By then it has also learned accidents by heart. A random forest is a hundred such trees that do not agree: each tree learns from its own random draw of the images, and for each question it may choose only among a few random pixels. Then the trees vote.
#
# Now it is about all ten digits. Guess: what share of the test images does one tree read correctly, and what share do a hundred?
# %%
from dyplab.models import make_forest

forest = make_forest(seed=0).fit(x[train], labels[train])
votes = forest.predict_proba(x[test])
truth, predicted = labels[test], votes.argmax(axis=1)
each_tree = np.array([tree.predict(x[test]) for tree in forest.estimators_])
# %%
counted = np.cumsum(each_tree[:, :, None] == np.arange(10), axis=0)
by_trees = np.mean(counted.argmax(axis=2) == truth, axis=1)
same_digit = np.bincount(truth).max() / len(truth)
figure = Figure(figsize=(6, 3.2), layout="constrained")
axes = figure.subplots()
axes.plot(np.arange(1, 101), by_trees, color="#0072B2")
axes.axhline(same_digit, color="0.4", linestyle="--", label=pick("samme siffer hver gang", "the same digit every time"))
axes.set(xlabel=pick("antall trær", "number of trees"), ylabel=pick("andel riktige", "accuracy"))
axes.set_yticks([0, 0.25, 0.5, 0.75, 1], [percent(tick, 0) for tick in [0, 0.25, 0.5, 0.75, 1]])
legend = axes.legend(loc="center right")
# %% slide="votes"
show(
    figure,
    nb="Andel riktige mot antall trær. Kurven stiger bratt med de første trærne og flater så ut, langt over den stiplede streken for samme siffer hver gang.",
    en="Accuracy against number of trees. The curve rises steeply with the first trees and then levels off, far above the dashed line for the same digit every time.",
)
# %%
say(
    nb=f"Ett tre leste {percent(by_trees[0], 0)} riktig, ti trær {percent(by_trees[9], 0)} og hundre {percent(by_trees[99], 0)}. Hvert tre bommer ofte, men ikke alltid på de samme bildene. Derfor retter flertallet mange av feilene.\n\nAndelen av stemmene et siffer får, er skogens **skår** for det sifferet. Nedenfor er testbildet der avstemningen var jevnest. Hvilket siffer ser du?",
    en=f"One tree read {percent(by_trees[0], 0)} correctly, ten trees {percent(by_trees[9], 0)} and a hundred {percent(by_trees[99], 0)}. Each tree fails often, but not always on the same images. So the majority puts many of the failures right.\n\nThe share of the votes a digit gets is the forest's **score** for that digit. Below is the test image where the vote was closest. Which digit do you see?",
)
# %%
ranked = np.sort(votes, axis=1)
closest = (ranked[:, -1] - ranked[:, -2]).argmin()
figure = Figure(figsize=(6, 2.6), layout="constrained")
left, beside = figure.subplots(1, 2)
left.imshow(images[test[closest]], cmap="gray")
left.set_axis_off()
beside.set(xticks=range(10), xlabel=pick("siffer", "digit"), ylabel=pick("stemmer", "votes"))
bars = beside.bar(np.arange(10), 100 * votes[closest], color="#0072B2")
# %% slide="doubt"
show(
    figure,
    nb="Et siffer, og en søyle for hvert mulig svar. De to høyeste søylene er omtrent like høye.",
    en="A digit, and a bar for each possible answer. The two tallest bars are about equally tall.",
)
# %% slide="doubt"
say(
    nb=f"Fasiten er {truth[closest]}. Skogen svarte {predicted[closest]}, med {number(100 * votes[closest].max())} av hundre stemmer; sifferet på andreplass fikk {number(100 * ranked[closest, -2])}. Svaret alene viser ikke tvilen. Det gjør skåren.",
    en=f"The truth is {truth[closest]}. The forest answered {predicted[closest]}, with {number(100 * votes[closest].max())} of a hundred votes; the runner-up got {number(100 * ranked[closest, -2])}. The answer alone does not show the doubt. The score does.",
)
# %% [markdown] lang="nb"
# ## Resultatet, med usikkerhet
#
# Intervallet lages med *bootstrap*: testbildene trekkes på nytt mange ganger, med tilbakelegging, og vi ser hvor mye skåren svinger. Det tar høyde for at andre bilder kunne ha havnet i testsettet, men ikke for at en skog trent på andre bilder ville vært en annen.
# %% [markdown] lang="en"
# ## The result, with its uncertainty
#
# The interval is made by *bootstrap*: the test images are drawn again many times, with replacement, and we see how much the score varies. It covers the luck of which images came into the test set, not the fact that training on other images would give another forest.
# %%
score = evaluation.accuracy(truth, predicted)
one_tree = evaluation.accuracy(truth, each_tree[0])
figure = evaluation.figure_scores(
    pick("skogen|ett tre", "the forest|one tree").split("|"), [score, one_tree], same_digit
)
# %% slide="result"
show(
    figure,
    nb=f"Andel riktige med intervall. Skogen: {score}. Ett tre: {one_tree}. Samme siffer hver gang: {percent(same_digit, 0)}.",
    en=f"Accuracy with interval. The forest: {score}. One tree: {one_tree}. The same digit every time: {percent(same_digit, 0)}.",
)
# %% [markdown] lang="nb"
# Ble skåren for god fordi de samme skriverne er på begge sider? På den offisielle testdelen av MNIST, skrevet av andre mennesker, fikk slike skoger 93,4 % (95 % KI 92,9–93,8), mot 93,5 % (95 % KI 91,8–94,9) på tilbakeholdte bilder ([benchmarks/RESULTS.md](https://github.com/dyplab/dyplab/blob/main/benchmarks/RESULTS.md)). Vi fant altså ingen forskjell, men intervallene er for brede til å utelukke en liten.
# %% [markdown] lang="en"
# Was the score too good because writers are on both sides? On MNIST's official test, written by entirely different people, such forests reached 93.4% (95% CI 92.9–93.8), against 93.5% (95% CI 91.8–94.9) on held-out images ([benchmarks/RESULTS.md](https://github.com/dyplab/dyplab/blob/main/benchmarks/RESULTS.md)). So no difference was found, but the intervals are too wide to rule out a small one.
# %%
quiz("interval-of-what", ...)
# %% [markdown] lang="nb"
# ### Hvor bredt er intervallet?
#
# Et annet program leste $918$ av $1000$ bilder riktig. Tenk deg at prøven ble gjentatt fem tusen ganger, med nye bilder hver gang og et program som hele tiden er like godt. Hvor mye ville andelen riktige svinge? Gjett først. Mellom de stiplede strekene i figuren ligger nitten av tjue prøver.
# %% [markdown] lang="en"
# ### How wide is the interval?
#
# Another program read $918$ of $1000$ images correctly. Imagine the trial repeated five thousand times, with new images each time and a program that stays exactly as good. How much would the accuracy vary? Guess first. Nineteen of twenty trials lie between the dashed lines in the figure.
# %%
right, n_test, n_train = 918, 1000, 4000
new_trials = np.random.default_rng(0).binomial(n_test, right / n_test, size=5000) / n_test
low, high = np.quantile(new_trials, [0.025, 0.975])
figure = Figure(figsize=(6, 3.2), layout="constrained")
axes = figure.subplots()
axes.hist(new_trials, bins=np.arange(0.8805, 0.96, 0.002), color="0.7")
axes.set_title(f"{number(100 * low, 1)}–{percent(high)}")
axes.set_xticks([0.88, 0.9, 0.92, 0.94], [percent(tick, 0) for tick in [0.88, 0.9, 0.92, 0.94]])
axes.set(xlabel=pick("andel riktige i en ny prøve", "accuracy in a new trial"), ylabel=pick("prøver", "trials"))
lines = axes.vlines([low, high], 0, 500, color="#0072B2", linestyle="--")
# %% slide="interval"
show(
    figure,
    nb=f"Klokkeformet fordeling av andelen riktige i tenkte nye prøver. To stiplede streker, ved {percent(low)} og {percent(high)}, avgrenser den midterste delen.",
    en=f"Bell-shaped distribution of the accuracy in imagined new trials. Two dashed lines, at {percent(low)} and {percent(high)}, bound the middle part.",
)


# %% [markdown] lang="nb"
# ## Oppgave 1 · Intervallet for hånd
#
# Du trenger ikke fem tusen prøver. Hvor bred klokken er, sier *standardfeilen*. Den regnes ut fra andelen riktige $p$ og antallet $n$ den er målt på:
#
# $$SE = \sqrt{p\,(1-p)/n}$$
#
# Intervallet går `1.96 * SE` til hver side av $p$. Funksjonen får antall riktige, antall testbilder og antall treningsbilder. Den skal gi tilbake nedre og øvre grense, i den rekkefølgen, som tall mellom null og én. `np.sqrt` gir kvadratroten.
# %% [markdown] lang="en"
# ## Exercise 1 · The interval by hand
#
# You do not need five thousand trials. The *standard error* says how wide the bell is. It is worked out from the accuracy $p$ and the number $n$ of images it was measured on:
#
# $$SE = \sqrt{p\,(1-p)/n}$$
#
# The interval goes `1.96 * SE` to each side of $p$. The function takes the numbers of correct answers, of test images and of training images. It returns lower and upper limit, in that order, as numbers between zero and one. `np.sqrt` gives the square root.
# %% exercise="interval-918"
def interval_918(right, n_test, n_train):
    # BEGIN SOLUTION
    p = right / n_test
    margin = 1.96 * np.sqrt(p * (1 - p) / n_test)
    return p - margin, p + margin
    # END SOLUTION


check("interval-918", interval_918)


# %% wrong="interval-918" hint="one-standard-error"
def interval_918(right, n_test, n_train):
    p = right / n_test
    error = np.sqrt(p * (1 - p) / n_test)
    return p - error, p + error


# %% wrong="interval-918" hint="training-size"
def interval_918(right, n_test, n_train):
    p = right / n_test
    margin = 1.96 * np.sqrt(p * (1 - p) / n_train)
    return p - margin, p + margin


# %% wrong="interval-918" hint="percent-not-share"
def interval_918(right, n_test, n_train):
    p = 100 * right / n_test
    margin = 1.96 * np.sqrt(p * (100 - p) / n_test)
    return p - margin, p + margin


# %%
say(
    nb=f"For skogen vår gir formelen {percent(score.value - 1.96 * np.sqrt(score.value * (1 - score.value) / len(test)))} til {percent(score.value + 1.96 * np.sqrt(score.value * (1 - score.value) / len(test)))}, og biblioteket {percent(score.low)} til {percent(score.high)}. Formelen er god nok når det er mange av både riktige og gale svar. Er det bare noen få feil, bruker du biblioteket.",
    en=f"For our forest the formula gives {percent(score.value - 1.96 * np.sqrt(score.value * (1 - score.value) / len(test)))} to {percent(score.value + 1.96 * np.sqrt(score.value * (1 - score.value) / len(test)))}, and the library {percent(score.low)} to {percent(score.high)}. The formula is good enough when there are many of both right and wrong answers. If there are only a few mistakes, use the library.",
)
# %% [markdown] lang="nb"
# ## Hvilke sifre forveksles?
#
# Andelen riktige sier hvor mange feil det er, ikke hvilke. Det gjør forvekslingsmatrisen (*confusion matrix*): en rad for hvert siffer i fasiten, en kolonne for hvert svar. De riktige ligger på diagonalen.
#
# Hvilke to sifre tror du skogen oftest tar for hverandre?
# %% [markdown] lang="en"
# ## Which digits are mixed up?
#
# Accuracy says how many mistakes there are, not which. The confusion matrix does: a row for each digit of the truth, a column for each answer. The correct answers lie on the diagonal.
#
# Which two digits do you think the forest most often mistakes for each other?
# %%
figure = evaluation.figure_confusion(truth, predicted)
# %%
show(
    figure,
    nb="Forvekslingsmatrise med ti rader og ti kolonner. Nesten alt ligger på diagonalen. Resten er små tall spredt utenfor den.",
    en="Confusion matrix with ten rows and ten columns. Nearly everything lies on the diagonal. The rest are small numbers scattered off it.",
)
# %%
mixed_up = np.zeros((10, 10), dtype=int)
np.add.at(mixed_up, (truth, predicted), 1)
mixed_up = np.triu(mixed_up + mixed_up.T, k=1)
first, second = np.argwhere(mixed_up == mixed_up.max())[0]
alike = np.sum(mixed_up == mixed_up.max())
# %%
say(
    nb=f"Flest forvekslinger, regnet begge veier, er det mellom {first} og {second}: {mixed_up.max()}{'' if alike == 1 else ', men minst ett par til har like mange'}. Så få feil kan ikke si hvilket par som er vanskeligst for nye bilder.",
    en=f"The most mix-ups, counted both ways, are between {first} and {second}: {mixed_up.max()}{'' if alike == 1 else ', though at least one other pair has as many'}. So few mistakes cannot tell which pair is hardest in new images.",
)
# %% [markdown] lang="nb"
# ## Ett siffer som sykdom
#
# De fleste prøver i klinikken har to svar. Her kaller vi en åtter «syk» og alle andre sifre «frisk». Testen er positiv når minst halvparten av trærne stemmer på åtte. Hvert bilde faller da i én av fire ruter:
#
# | | positiv test | negativ test |
# |---|---|---|
# | **syk** | sant positiv, `tp` | falskt negativ, `fn` |
# | **frisk** | falskt positiv, `fp` | sant negativ, `tn` |
#
# Hvilken rute tror du blir størst, og hvilken blir minst?
# %% [markdown] lang="en"
# ## One digit as a disease
#
# Most tests in the clinic give one of two answers. Call an eight “ill” and any other digit “well”. The test is positive when at least half of the trees vote eight. Each image then falls into one of four cells:
#
# | | positive test | negative test |
# |---|---|---|
# | **ill** | true positive, `tp` | false negative, `fn` |
# | **well** | false positive, `fp` | true negative, `tn` |
#
# Which cell do you think will be the largest, and which the smallest?
# %%
ill = (truth == 8).astype(int)
scores = votes[:, 8]
positive = (scores >= 0.5).astype(int)
prevalence = ill.mean()
cells = evaluation.two_by_two(ill, positive)
figure = evaluation.figure_confusion(1 - ill, 1 - positive, names=pick("syk|frisk", "ill|well").split("|"))
# %% slide="two-by-two"
show(
    figure,
    nb=f"Firefeltstabell. Av {cells.tp + cells.fn} syke ble {cells.tp} funnet og {cells.fn} oversett. Av {cells.fp + cells.tn} friske fikk {cells.fp} falsk alarm.",
    en=f"Two-by-two table. Of {cells.tp + cells.fn} ill, {cells.tp} were found and {cells.fn} missed. Of {cells.fp + cells.tn} well, {cells.fp} had a false alarm.",
)


# %% [markdown] lang="nb"
# ### Fire spørsmål til de fire rutene
#
# To går ut fra hva pasienten har:
#
# - **sensitivitet** («recall»): av de syke, hvor mange fikk positiv test?
# - **spesifisitet**: av de friske, hvor mange fikk negativ test?
#
# To går ut fra svaret, slik pasienten gjør:
#
# - **positiv prediktiv verdi**, PPV («precision»): av de positive, hvor mange er syke?
# - **negativ prediktiv verdi**, NPV: av de negative, hvor mange er friske?
#
# «Presisjon» er noe annet på norsk: hvor like svarene blir når du måler på nytt.
# %% [markdown] lang="en"
# ### Four questions for the four cells
#
# Two start from what the patient has:
#
# - **sensitivity** (“recall”): of the ill, how many had a positive test?
# - **specificity**: of the well, how many had a negative test?
#
# Two start from the answer, as the patient does:
#
# - **positive predictive value**, PPV (“precision”): of those testing positive, how many are ill?
# - **negative predictive value**, NPV: of those testing negative, how many are well?
#
# In a laboratory “precision” means something else: how close repeated measurements are.
# %% [markdown] lang="nb"
# ## Oppgave 2 · Fra svar til firefeltstabell
#
# `truth` og `predicted` er like lange. Der betyr $1$ syk eller positiv test, $0$ frisk eller negativ test. Gi tilbake fire andeler mellom null og én i denne rekkefølgen: sensitivitet, spesifisitet, PPV, NPV. Den første ruten er talt opp for deg; `&` betyr «og».
# %% [markdown] lang="en"
# ## Exercise 2 · From answers to a two-by-two table
#
# `truth` and `predicted` are arrays of equal length. In them $1$ stands for ill and for a positive test, $0$ for well and for a negative test. Return four shares between zero and one, in this order: sensitivity, specificity, PPV, NPV. The first cell is counted for you; `&` means “and”.
# %% exercise="two-by-two"
def two_by_two(truth, predicted):
    tp = np.sum((truth == 1) & (predicted == 1))
    # BEGIN SOLUTION
    fn = np.sum((truth == 1) & (predicted == 0))
    fp = np.sum((truth == 0) & (predicted == 1))
    tn = np.sum((truth == 0) & (predicted == 0))
    return tp / (tp + fn), tn / (tn + fp), tp / (tp + fp), tn / (tn + fn)
    # END SOLUTION


check("two-by-two", two_by_two)


# %% wrong="two-by-two" hint="axes-swapped"
def two_by_two(truth, predicted):
    tp = np.sum((truth == 1) & (predicted == 1))
    fn = np.sum((truth == 0) & (predicted == 1))
    fp = np.sum((truth == 1) & (predicted == 0))
    tn = np.sum((truth == 0) & (predicted == 0))
    return tp / (tp + fn), tn / (tn + fp), tp / (tp + fp), tn / (tn + fn)


# %% wrong="two-by-two" hint="ppv-as-sensitivity"
def two_by_two(truth, predicted):
    tp = np.sum((truth == 1) & (predicted == 1))
    fn = np.sum((truth == 1) & (predicted == 0))
    fp = np.sum((truth == 0) & (predicted == 1))
    tn = np.sum((truth == 0) & (predicted == 0))
    return tp / (tp + fp), tn / (tn + fp), tp / (tp + fp), tn / (tn + fn)


# %% wrong="two-by-two" hint="accuracy-as-sensitivity"
def two_by_two(truth, predicted):
    tp = np.sum((truth == 1) & (predicted == 1))
    fn = np.sum((truth == 1) & (predicted == 0))
    fp = np.sum((truth == 0) & (predicted == 1))
    tn = np.sum((truth == 0) & (predicted == 0))
    return (tp + tn) / len(truth), tn / (tn + fp), tp / (tp + fp), tn / (tn + fn)


# %% wrong="two-by-two" hint="counts"
def two_by_two(truth, predicted):
    tp = np.sum((truth == 1) & (predicted == 1))
    fn = np.sum((truth == 1) & (predicted == 0))
    fp = np.sum((truth == 0) & (predicted == 1))
    tn = np.sum((truth == 0) & (predicted == 0))
    return tp, fn, fp, tn


# %% slide="always-no"
say(
    nb=f"""| | skogen | «nei» til alle |
|---|---|---|
| andel riktige | {evaluation.accuracy(ill, positive)} | {percent(1 - prevalence)} |
| sensitivitet | {evaluation.sensitivity(ill, positive)} | {percent(0)} |
| spesifisitet | {evaluation.specificity(ill, positive)} | {percent(1)} |
| PPV | {evaluation.ppv(ill, positive)} | ingen positive |
| NPV | {evaluation.npv(ill, positive)} | {percent(1 - prevalence)} |
| $F_1$ | {evaluation.f1(ill, positive)} | {number(0)} |

Andelen riktige ser strålende ut. Sensitiviteten sier at {cells.fn} av {cells.tp + cells.fn} syke fikk beskjed om at de var friske. Intervallet rundt den er bredt, for det bygger bare på de syke, og de er få.

$F_1$ slår sensitivitet og PPV sammen til ett tall, nærmest det laveste av dem. Tallet kan rangere modeller på de samme dataene, men de friske med riktig svar teller ikke med, og ingen pasient kan bruke det.""",
    en=f"""| | the forest | “no” to everyone |
|---|---|---|
| accuracy | {evaluation.accuracy(ill, positive)} | {percent(1 - prevalence)} |
| sensitivity | {evaluation.sensitivity(ill, positive)} | {percent(0)} |
| specificity | {evaluation.specificity(ill, positive)} | {percent(1)} |
| PPV | {evaluation.ppv(ill, positive)} | none positive |
| NPV | {evaluation.npv(ill, positive)} | {percent(1 - prevalence)} |
| $F_1$ | {evaluation.f1(ill, positive)} | {number(0)} |

The accuracy looks splendid. The sensitivity says that {cells.fn} of {cells.tp + cells.fn} ill were told that they were well. The interval around it is wide, because it rests on the ill alone, and they are few.

$F_1$ merges sensitivity and PPV into one number, closer to the lower of the two. It can rank models on the same data, but the well who got the right answer do not count in it, and no patient can use it.""",
)
# %%
quiz("recall-and-precision", ...)
# %% [markdown] lang="nb"
# ## Samme test, to venterom
#
# En annen test blir positiv hos ni av ti syke og negativ hos ni av ti friske. Den brukes to steder. På en spesialavdeling er tre av fire som testes, syke. I en screening er det én av hundre.
#
# En pasient får positivt svar. Hvor sannsynlig er det at hun er syk, på det ene og på det andre stedet? Skriv ned to tall først. I figuren står $+$ for positiv test og $-$ for negativ.
# %% [markdown] lang="en"
# ## The same test, two waiting rooms
#
# Another test is positive in nine of ten ill people and negative in nine of ten well people. It is used in two places. In a specialist ward, three of four people tested are ill; in a screening programme, one in a hundred.
#
# A patient has a positive test. How likely is it that she is ill, in each of the two places? Write down two numbers first. In the figure $+$ stands for a positive test and $-$ for a negative one.
# %%
from matplotlib.colors import ListedColormap


def waiting_room(prevalence):
    n_ill = round(1000 * prevalence)
    found, alarmed = round(0.9 * n_ill), round(0.1 * (1000 - n_ill))
    return np.repeat([3, 2, 1, 0], [found, n_ill - found, alarmed, 1000 - n_ill - alarmed])


ward, screening = waiting_room(0.75), waiting_room(0.01)
# %%
colours = ListedColormap(["#F2F2F2", "#E69F00", "#9ECAE1", "#00324F"])
groups = pick("frisk −|frisk +|syk −|syk +", "well −|well +|ill −|ill +").split("|")
rooms = pick("spesialavdeling|screening", "specialist ward|screening").split("|")
figure = Figure(figsize=(9, 3.6), layout="constrained")
panels = figure.subplots(1, 2)
for panel, people in enumerate([ward, screening]):
    squares = people.reshape(20, 50)[::-1]
    picture = panels[panel].pcolormesh(squares, cmap=colours, vmin=-0.5, vmax=3.5, edgecolors="white")
    panels[panel].set(title=rooms[panel], xticks=[], yticks=[])
figure.colorbar(picture, ax=panels, ticks=range(4)).set_ticklabels(groups)
# %% slide="rooms"
show(
    figure,
    nb="To rutenett, der hver rute er en person, farget etter frisk eller syk og negativ eller positiv test. På spesialavdelingen er nesten alle de positive syke. I screeningen drukner noen få positive som er syke, blant mange positive som er friske.",
    en="Two grids where each square is a person, coloured by well or ill and negative or positive test. In the specialist ward nearly all who test positive are ill. In the screening programme the few ill who test positive drown among the many well who do.",
)
# %% slide="rooms-shown"
say(
    nb=f"På spesialavdelingen er {np.sum(ward == 3)} av {np.sum(ward % 2 == 1)} positive syke: PPV er {number(evaluation.ppv_at_prevalence(0.9, 0.9, 0.75), 2)}. I screeningen er {np.sum(screening == 3)} av {np.sum(screening % 2 == 1)} syke: PPV er {number(evaluation.ppv_at_prevalence(0.9, 0.9, 0.01), 2)}. Testen er den samme. Det er de friske som er blitt flere, og en tidel av dem får falsk alarm. Vi har regnet med samme sensitivitet og spesifisitet begge steder. Det er ikke sikkert: tidlig sykdom er ofte vanskeligere å finne.",
    en=f"In the specialist ward {np.sum(ward == 3)} of {np.sum(ward % 2 == 1)} with a positive test are ill: PPV is {number(evaluation.ppv_at_prevalence(0.9, 0.9, 0.75), 2)}. In the screening programme {np.sum(screening == 3)} of {np.sum(screening % 2 == 1)} are: PPV is {number(evaluation.ppv_at_prevalence(0.9, 0.9, 0.01), 2)}. The test is the same. There are simply more well people, and a tenth of them get a false alarm. We have assumed the same sensitivity and specificity in both places. That is not certain: early disease is often harder to find.",
)


# %% [markdown] lang="nb"
# ## Oppgave 3 · PPV og prevalens
#
# Andelen `prevalence` av dem som testes, er syke; resten er friske. Av de syke er andelen `sensitivity` positive. Av de friske er andelen `1 - specificity` positive. PPV er de syke positive delt på alle positive. Med prevalens $p$, sensitivitet $se$ og spesifisitet $sp$ skal funksjonen gi tilbake:
#
# $$PPV = \frac{se \cdot p}{se \cdot p + (1 - sp)(1 - p)}$$
# %% [markdown] lang="en"
# ## Exercise 3 · PPV and prevalence
#
# The share `prevalence` of those tested are ill; the rest are well. Of the ill, the share `sensitivity` is positive. Of the well, the share `1 - specificity` is positive. PPV is the ill with a positive test divided by all with a positive test. With prevalence $p$, sensitivity $se$ and specificity $sp$, return:
#
# $$PPV = \frac{se \cdot p}{se \cdot p + (1 - sp)(1 - p)}$$
# %% exercise="ppv-at-prevalence"
def ppv_at_prevalence(sensitivity, specificity, prevalence):
    # BEGIN SOLUTION
    ill_positive = sensitivity * prevalence
    well_positive = (1 - specificity) * (1 - prevalence)
    return ill_positive / (ill_positive + well_positive)
    # END SOLUTION


check("ppv-at-prevalence", ppv_at_prevalence)


# %% wrong="ppv-at-prevalence" hint="constant"
def ppv_at_prevalence(sensitivity, specificity, prevalence):
    return sensitivity / (sensitivity + (1 - specificity))


# %% wrong="ppv-at-prevalence" hint="study-prevalence"
def ppv_at_prevalence(sensitivity, specificity, prevalence):
    ill_positive = sensitivity * 0.75
    well_positive = (1 - specificity) * 0.25
    return ill_positive / (ill_positive + well_positive)


# %% wrong="ppv-at-prevalence" hint="sensitivity-specificity-swapped"
def ppv_at_prevalence(sensitivity, specificity, prevalence):
    ill_positive = specificity * prevalence
    well_positive = (1 - sensitivity) * (1 - prevalence)
    return ill_positive / (ill_positive + well_positive)


# %% wrong="ppv-at-prevalence" hint="divided-by-everyone"
def ppv_at_prevalence(sensitivity, specificity, prevalence):
    return sensitivity * prevalence


# %% wrong="ppv-at-prevalence" hint="specificity-as-false-alarms"
def ppv_at_prevalence(sensitivity, specificity, prevalence):
    ill_positive = sensitivity * prevalence
    well_positive = specificity * (1 - prevalence)
    return ill_positive / (ill_positive + well_positive)


# %%
figure = evaluation.figure_prevalence(0.9, 0.9)
# %% slide="prevalence"
show(
    figure,
    nb="Prediktiv verdi mot prevalens for den samme testen. PPV er lav der sykdommen er sjelden, og stiger når den blir vanligere. NPV går motsatt vei.",
    en="Predictive value against prevalence for the same test. PPV is low where the disease is rare, and rises as it gets more common. NPV goes the other way.",
)
# %%
quiz("ppv-belongs-to-whom", ...)
# %% [markdown] lang="nb"
# ## Terskelen bestemmer hvem som får feil svar
#
# Vi krevde minst halvparten av stemmene før vi kalte et bilde en åtter. Det er et valg. Figuren viser skårene til de syke og de friske hver for seg, med tre mulige terskler. En skår på eller over terskelen gir positiv test.
#
# Gå fra den høyeste terskelen til den laveste. Hva skjer med antallet oversette syke, og hva skjer med falske alarmer?
# %% [markdown] lang="en"
# ## The threshold decides who gets the wrong answer
#
# We asked for at least half of the votes before calling an image an eight. That is a choice. The figure shows the scores of the ill and of the well separately, with three possible thresholds. Every score at or above the threshold is a positive test.
#
# Go from the highest threshold to the lowest. What happens to the number of ill who are missed, and to the number of false alarms?
# %%
thresholds = [0.5, 0.3, 0.1]
figure = Figure(figsize=(7, 3.8), layout="constrained")
panels = figure.subplots(2, 1, sharex=True)
panels[1].set_xticks(thresholds, [number(threshold, 1) for threshold in thresholds])
panels[1].set_xlabel(pick("skår: andelen av trærne som stemmer på åtte", "score: share of the trees that vote eight"))
for panel, state in enumerate([1, 0]):
    panels[panel].hist(scores[ill == state], bins=np.arange(-0.005, 1, 0.02), color=["#E69F00", "#0072B2"][state])
    panels[panel].set_ylabel(pick(["antall friske", "antall syke"][state], ["number well", "number ill"][state]))
    for threshold in thresholds:
        panels[panel].axvline(threshold, color="black", linestyle="--")
# %%
show(
    figure,
    nb="To histogrammer under hverandre. Skårene til de syke er spredt fra lave til høye, skårene til de friske er nesten alle lave. Tre stiplede terskler deler begge.",
    en="Two histograms, one below the other. The scores of the ill are spread from low to high, the scores of the well are almost all low. Three dashed thresholds divide both.",
)
# %%
calls = {threshold: (scores >= threshold).astype(int) for threshold in thresholds}
rows = ""
for threshold, called in calls.items():
    counts = evaluation.two_by_two(ill, called)
    rows += f"\n| {number(threshold, 1)} | {evaluation.sensitivity(ill, called)} | {counts.fn} | {counts.fp} |"
# %% slide="threshold"
say(
    nb="| terskel | sensitivitet | oversette syke | falske alarmer |\n|---|---|---|---|"
    + rows
    + "\n\nSkogen er den samme i hver rad. Hvilken rad som er best, kommer an på hva en oversett syk og en falsk alarm koster, og det står ikke i dataene. Terskelen velges på et eget valideringssett: bilder som verken er med i treningen eller i testen. Velger du den på testsettet, har du ikke lenger noe testsett.",
    en="| threshold | sensitivity | ill missed | false alarms |\n|---|---|---|---|"
    + rows
    + "\n\nThe forest is the same in each row. Which row is best depends on what a missed patient and a false alarm cost, and that is not in the data. A threshold should be chosen on a separate validation set: images used neither in the training nor in the test. If you choose it on the test set, you no longer have a test set.",
)
# %% [markdown] lang="nb"
# ### Alle terskler på én gang: ROC
#
# La terskelen gli fra høyest til lavest, og tegn sensitiviteten mot andelen friske med falsk alarm: det er ROC-kurven. Arealet under den, AUROC, har en enkel mening. Trekk én syk og én frisk: hvor ofte har den syke høyest skår?
#
# AUROC sier altså hvor godt skåren **rangerer**. Det sier ikke at en bestemt terskel er god, og det er ikke sannsynligheten for at en pasient er syk.
# %% [markdown] lang="en"
# ### All thresholds at once: ROC
#
# Let the threshold slide from highest to lowest, and draw the sensitivity against the share of the well with a false alarm: that is the ROC curve. The area under it, AUROC, has a simple meaning. Draw one ill and one well person at random: how often does the ill one have the higher score?
#
# So AUROC says how well the score **ranks**. It does not say that a certain threshold is good, and it is not the probability that a patient is ill.
# %%
figure = evaluation.figure_roc(ill, scores)
# %% slide="roc"
show(
    figure,
    nb="ROC-kurven går bratt opp langs venstre kant og ligger langt over diagonalen, som er ren gjetting.",
    en="The ROC curve rises steeply along the left edge and lies far above the diagonal, which is pure guessing.",
)
# %% slide="roc"
say(
    nb=f"AUROC er {evaluation.auroc(ill, scores)}; gjetting gir {number(0.5, 1)}. Likevel overså testen {cells.fn} av {cells.tp + cells.fn} syke da vi krevde halvparten av stemmene. God rangering hjelper lite med en dårlig terskel.",
    en=f"AUROC is {evaluation.auroc(ill, scores)}; guessing gives {number(0.5, 1)}. Even so, the test missed {cells.fn} of {cells.tp + cells.fn} ill when we asked for half of the votes. Good ranking is little help with a poor threshold.",
)
# %% [markdown] lang="nb"
# ### Flytt terskelen selv
#
# Her er de samme skårene. Si at en oversett syk koster ti ganger så mye som en falsk alarm. **Gjett:** Hvor havner den billigste terskelen, over eller under den vi brukte? Still inn kostnadene, og let.
#
# Gjør så sykdommen sjelden. Hva skjer med positiv prediktiv verdi, og hva skjer med ROC-kurven?
# %% [markdown] lang="en"
# ### Move the threshold yourself
#
# Here are the same scores. Say that a missed patient costs ten times as much as a false alarm. **Guess:** Where does the cheapest threshold lie, above or below the one we used? Set the costs, and search.
#
# Then make the disease rare. What happens to the positive predictive value, and what happens to the ROC curve?
# %%
ThresholdExplorer(ill, scores)
# %% [markdown] lang="nb"
# Prevalensen endrer de prediktive verdiene, men ikke sensitivitet, spesifisitet eller ROC-kurve. Terskelen du fant, er dessuten valgt på testbildene, så den må prøves på nye før noen stoler på den.
#
# Nå de ti sifrene, hvert mot resten:
# %% [markdown] lang="en"
# The prevalence changes the predictive values, but neither sensitivity, specificity nor the ROC curve. And the threshold you found was chosen on the test images, so it must be tried on new ones before anyone relies on it.
#
# Now the ten digits, each against the rest:
# %%
figure = evaluation.figure_roc(truth, votes)
# %%
show(
    figure,
    nb="Ti ROC-kurver, én for hvert siffer mot resten, alle nær øvre venstre hjørne. Ved siden av står AUROC med intervall for hvert siffer.",
    en="Ten ROC curves, one for each digit against the rest, all near the upper left corner. Beside them stands the AUROC of each digit with its interval.",
)
# %%
quiz("auroc-means", ...)


# %% [markdown] lang="nb"
# ## Hva bygger skogen på?
#
# Stokk om én piksel i testbildene: hvert bilde får pikselverdien til et tilfeldig annet bilde. Faller andelen riktige, trengte skogen den pikselen. Metoden heter permutasjonsviktighet (*permutation importance*). Den brukes på testbilder, for i treningsbildene kan skogen støtte seg på det den har lært utenat.
#
# Først tar vi pikselen skogen brukte mest under treningen, alene. Så stokker vi hele kvadrater. Hvor mye tror du andelen riktige faller?
# %% [markdown] lang="en"
# ## What does the forest rely on?
#
# Shuffle one pixel in the test images: each image gets the value of that pixel from another image, drawn at random. If the accuracy falls, the forest needed that pixel. The method is called permutation importance. It is used on test images, because on the training images the forest may lean on what it has learned by heart.
#
# First we take the pixel the forest used most in training, alone. Then we shuffle whole squares. How far do you think the accuracy will fall?
# %%
def fall_when_shuffled(columns, repeats):
    rng = np.random.default_rng(0)
    falls = []
    for _ in range(repeats):
        shuffled = x[test].copy()
        shuffled[:, columns] = shuffled[rng.permutation(len(test))][:, columns]
        falls.append(score.value - np.mean(forest.predict(shuffled) == truth))
    return np.mean(falls)


most_used = forest.feature_importances_.argmax()
fall_of_one = fall_when_shuffled([most_used], repeats=10)
# %%
pixels = np.arange(784).reshape(28, 28)
fall = np.zeros((28, 28))
for row in range(0, 28, 4):
    for column in range(0, 28, 4):
        square = pixels[row : row + 4, column : column + 4]
        fall[row : row + 4, column : column + 4] = fall_when_shuffled(square.ravel(), repeats=2)
title = pick("Fall i andel riktige, prosentpoeng", "Fall in accuracy, percentage points")
figure = evaluation.figure_pixel_map(100 * fall, title)
# %% slide="importance"
show(
    figure,
    nb="Kart over bildet delt i kvadrater. De største fallene er midt i bildet; langs kantene er det nesten ikke noe fall.",
    en="Map of the image divided into squares. The largest falls are in the middle of the image; along the edges there is almost none.",
)
# %%
say(
    nb=f"Pikselen skogen brukte mest, gir alene et fall på {number(100 * fall_of_one, 1)} prosentpoeng. Kvadratet som betyr mest, gir {number(100 * fall.max(), 1)}. En enkelt piksel kan unnværes fordi naboene sier nesten det samme.",
    en=f"The pixel the forest used most gives, on its own, a fall of {number(100 * fall_of_one, 1)} percentage points. The square that matters most gives {number(100 * fall.max(), 1)}. A single pixel can be spared because its neighbours say nearly the same thing.",
)
# %% [markdown] lang="nb"
# ### Hva kartet ikke sier
#
# - Det gjelder denne skogen og disse bildene, ikke sifrene i seg selv.
# - Et blekt felt er ikke tomt for opplysninger. Naboene kan si det samme.
# - Et mørkt felt er ingen årsak. En modell for lungekreft kan bygge på gule fingre.
# - Det er et gjennomsnitt. Hva som avgjorde svaret for ett bestemt bilde, vet vi ikke.
# %% [markdown] lang="en"
# ### What the map does not say
#
# - It is about this forest and these images, not about the digits themselves.
# - A pale square is not empty of information. Its neighbours may say the same.
# - A dark square is not a cause. A model of lung cancer may rely on yellow fingers.
# - It is an average. It does not say what decided the answer for one particular image.
# %% [markdown] lang="nb"
# ## Feilene, én for én
#
# Her er bilder skogen leste feil, de med flest stemmer for det gale svaret først. Over hvert bilde står fasiten og så svaret fra skogen. Hvor mange av dem ville du selv vært i tvil om?
# %% [markdown] lang="en"
# ## The mistakes, one by one
#
# Here are images the forest misread, those with the most votes for the wrong answer first. Above each you see the truth, then the forest's answer. How many of them would you have doubted yourself?
# %%
wrong = np.flatnonzero(predicted != truth)
wrong = wrong[np.argsort(-votes[wrong, predicted[wrong]])]
figure = evaluation.figure_contact_sheet(images[test[wrong[:30]]], [f"{truth[i]} → {predicted[i]}" for i in wrong[:30]])
# %% slide="mistakes"
show(
    figure,
    nb="Feilleste sifre med fasit og svar over hvert. Noen er utydelige også for et menneske, andre er ikke det.",
    en="Misread digits with truth and answer above each. Some are unclear to a person too, others are not.",
)
# %%
second_choice = np.argsort(votes[wrong], axis=1)[:, -2]
# %%
say(
    nb=f"Skogen leste {len(wrong)} bilder feil. I {np.sum(second_choice == truth[wrong])} av dem fikk det riktige sifferet nest flest stemmer. I {np.sum(votes[wrong].max(axis=1) > 0.5)} av dem stemte mer enn halvparten av trærne på det gale svaret. De siste er de verste: en regel om å spørre et menneske når ingen får flertall, ville ikke ha fanget dem opp.",
    en=f"The forest misread {len(wrong)} images. In {np.sum(second_choice == truth[wrong])} of them the right digit had the second most votes. In {np.sum(votes[wrong].max(axis=1) > 0.5)} of them more than half of the trees voted for the wrong answer. Those are the worst: a rule to ask a person whenever no digit gets a majority would not have caught them.",
)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# Andelen riktige teller alle feil likt. Det gjør ikke kroppen. Tenk deg at sifrene var doser i milligram: en nuller lest som en åtter er noe ganske annet enn en firer lest som en femmer.
#
# Dette har vi **ikke** undersøkt: sjutall med strek slik vi skriver dem i Norge, enere med lang hake, kommaer, overstrykninger og skrivere som aldri var med i treningen.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# Accuracy counts all mistakes alike. The body does not. Imagine that the digits were doses in milligrams: a zero read as an eight is quite another matter than a four read as a five.
#
# This we have **not** examined: sevens with a bar as they are written in Norway, ones with a long upstroke, decimal points, crossings-out, and writers who were never in the training set.
# %% slide="harm"
say(
    nb=f"Av {number(len(test))} doser ble {np.sum(predicted > truth)} lest for høyt og {np.sum(predicted < truth)} for lavt. Den største overdosen: {truth[(predicted - truth).argmax()]} mg ble til {predicted[(predicted - truth).argmax()]} mg.",
    en=f"Of {number(len(test))} doses, {np.sum(predicted > truth)} were read too high and {np.sum(predicted < truth)} too low. The largest overdose: {truth[(predicted - truth).argmax()]} mg became {predicted[(predicted - truth).argmax()]} mg.",
)
# %% [markdown] lang="nb"
# ## Arket fra leverandøren
#
# Programmet fra leverandøren svarer på det samme som vår test: åtter eller ikke. Alt på arket er sant, og det er regnet ut på de testbildene du kjenner.
#
# Les arket, og bestem deg for ja eller nei. Skriv så ned to ting: Hvilket tall mangler? Og hvor stor andel riktige får et program som svarer «nei» uten å se på bildet? Alt du trenger, står lenger oppe.
# %% [markdown] lang="en"
# ## The supplier's sheet
#
# The supplier's program answers the same question as our test: an eight or not. Everything on the sheet is true, and it was worked out on the test images you know.
#
# Read the sheet, and make up your mind: yes or no. Then write down two things: Which number is missing? And what accuracy does a program get that says “no” without looking at the image? All you need is further up.
# %%
their_threshold = 0.78
offered = (scores >= their_threshold).astype(int)
sold = evaluation.two_by_two(ill, offered)
# %% slide="fault"
say(
    nb=f"""> ### ÅtteSikker
> Bygger på hundre trær og {number(len(train))} bilder. Prøvd på {number(len(test))} bilder testen aldri har sett.
>
> - **Andel riktige: {evaluation.accuracy(ill, offered)}**
> - Spesifisitet: {evaluation.specificity(ill, offered)}
> - Positiv prediktiv verdi: {evaluation.ppv(ill, offered)}
> - Falske alarmer: {sold.fp} av {sold.fp + sold.tn}""",
    en=f"""> ### EightSure
> Built on a hundred trees and {number(len(train))} images. Tried on {number(len(test))} images the test has never seen.
>
> - **Accuracy: {evaluation.accuracy(ill, offered)}**
> - Specificity: {evaluation.specificity(ill, offered)}
> - Positive predictive value: {evaluation.ppv(ill, offered)}
> - False alarms: {sold.fp} of {sold.fp + sold.tn}""",
)
# %%
figure = evaluation.figure_confusion(1 - ill, 1 - offered, names=pick("syk|frisk", "ill|well").split("|"))
# %%
show(
    figure,
    nb=f"Firefeltstabell for testen på arket. Av {sold.tp + sold.fn} syke ble {sold.tp} funnet og {sold.fn} oversett.",
    en=f"Two-by-two table of the test on the sheet. Of {sold.tp + sold.fn} ill, {sold.tp} were found and {sold.fn} missed.",
)
# %% slide="fault-shown"
say(
    nb=f"Testen finner {sold.tp} av {sold.tp + sold.fn} syke: sensitiviteten er {evaluation.sensitivity(ill, offered)}. Å svare «nei» til alle gir {percent(1 - prevalence, 0)} riktige her, og {percent(1 - 0.01, 0)} hvis bare én av hundre er syk. Leverandøren brukte skogen vår, men krevde {percent(their_threshold, 0)} av stemmene. En så høy terskel gir få falske alarmer og mange oversette syke.\n\nArket løy ikke. Det viste tallene som ser pene ut når en test nesten aldri svarer «syk», og utelot det ene som gjelder de syke.",
    en=f"The test finds {sold.tp} of {sold.tp + sold.fn} ill: the sensitivity is {evaluation.sensitivity(ill, offered)}. Saying “no” to everyone is right {percent(1 - prevalence, 0)} of the time here, and {percent(1 - 0.01, 0)} if only one in a hundred is ill. The supplier used our forest, but asked for {percent(their_threshold, 0)} of the votes. So high a threshold gives few false alarms and misses many of the ill.\n\nThe sheet did not lie. It showed the numbers that look good when a test hardly ever says “ill”, and left out the one that is about the ill.",
)
# %%
quiz("ask-the-supplier", ...)
# %% [markdown] lang="nb"
# ## Ta vare på modellen, uten pickle
#
# Python-modeller lagres ofte som *pickle*. En slik fil kan kjøre hva som helst på maskinen din idet du åpner den. Vi lagrer i et format som bare rommer tall og kjente navn, med et kort ved siden av: trent på hva, hvor god, ikke til hva.
#
# Er modellen fra filen den samme, gir den nøyaktig de samme stemmene, og cellen svarer `True`.
# %% [markdown] lang="en"
# ## Keep the model, without pickle
#
# Python models are often saved as *pickle*. Such a file can run anything on your machine as you open it. We save in a format that holds only numbers and known names, with a card beside it: what it was trained on, how good it is, what it is not for.
#
# If the model from the file is the same, it gives exactly the same votes, and the cell shows `True`.
# %%
import tempfile
from pathlib import Path

from dyplab.training import load_sklearn, save_sklearn

card = {"trained_on": f"{len(train)} MNIST digits", "accuracy": str(score), "not_for": "patients"}
with tempfile.TemporaryDirectory() as folder:
    kept = save_sklearn(Path(folder, "forest.skops"), forest, card)
    from_file = load_sklearn(kept)
np.array_equal(from_file.predict_proba(x[test]), votes)


# %% [markdown] lang="nb"
# ## Forklar med tre setninger
#
# En medstudent sier: «Testen har positiv prediktiv verdi på over nitti prosent, det står i artikkelen. Da kan vi bruke den på alle.» Pasientene i artikkelen kom fra en spesialavdeling. Svar med tre setninger, og åpne så sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A fellow student says: “The paper says the test has a positive predictive value above ninety per cent. So we can use it on everyone.” The patients in the paper came from a specialist ward. Answer in three sentences, then open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Fikk du med at verdien gjelder for dem den ble målt på, at «alle» har flere friske og dermed flere falske alarmer, og hva du vil vite i stedet?
#
# *Positiv prediktiv verdi hører til testen og pasientene sammen, og på en spesialavdeling er de fleste syke. Tester vi alle, kan de falske alarmene bli flere enn de syke vi finner. Med sensitivitet, spesifisitet og prevalens kan vi regne ut verdien for dem vi faktisk skal teste.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that the value holds for those it was measured on, that “everyone” includes more well people and so more false alarms, and what you want to know instead?
#
# *The positive predictive value belongs to the test and the patients together, and in a specialist ward most are ill. If we test everyone, the false alarms may outnumber the ill we find. Given sensitivity, specificity and prevalence, we can work out the value for those we are really going to test.*
#
# </details>
# %% [markdown] lang="nb"
# ## Kort sagt
#
# - Sammenlign alltid skåren med det dummeste svaret: «nei» til alle, eller samme siffer hver gang.
# - Andelen riktige skjuler hvem som får feil svar. Sensitivitet og spesifisitet viser det.
# - PPV og NPV gjelder dem testen ble målt på. Regn dem ut på nytt for dine pasienter.
# - AUROC handler om rangering. Noen må fortsatt velge en terskel, og ikke på testsettet.
#
# Skogen er nå referansemodellen. I leksjon 03 skal et nevralt nettverk måle seg mot den.
# %% [markdown] lang="en"
# ## In short
#
# - Always set the score beside the simplest answer: “no” to everyone, or the same digit every time.
# - Accuracy hides who gets the wrong answer. Sensitivity and specificity show you.
# - PPV and NPV hold for those the test was measured on. Work them out afresh for your own patients.
# - AUROC is about ranking. A threshold must still be chosen, and not on the test set.
#
# The forest is now the reference model. In lesson 03 a neural network is measured against it.
# %% [markdown] lang="nb"
# # Mer
#
# Resten er for deg som vil videre: tre oppgaver, og to ting til om skoger.
#
# ## Mer · Oppgave 4 · «Nei» til alle
#
# Funksjonen får merkelappene og sifferet `ill`, som er «syk». Gi tilbake andelen riktige for et program som svarer «nei» til alle.
# %% [markdown] lang="en"
# # More
#
# The rest is for those who want to go further: three exercises, and two more things about forests.
#
# ## More · Exercise 4 · “No” to everyone
#
# The function takes the labels and the digit `ill` that counts as “ill”. Return, as a share, the accuracy of a program that says “no” to everyone.
# %% exercise="always-no"
def always_no(labels, ill):
    # BEGIN SOLUTION
    return np.mean(labels != ill)
    # END SOLUTION


check("always-no", always_no)


# %% wrong="always-no" hint="half"
def always_no(labels, ill):
    return 0.5


# %% wrong="always-no" hint="nobody-right"
def always_no(labels, ill):
    predicted = np.zeros(len(labels))
    return np.mean(predicted[labels == ill] == 1)


# %% wrong="always-no" hint="share-of-ill"
def always_no(labels, ill):
    return np.mean(labels == ill)


# %% wrong="always-no" hint="one-in-ten"
def always_no(labels, ill):
    return 1 / 10


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · AUROC ved å telle par
#
# `truth` er $1$ for de syke og $0$ for de friske. La hver syk møte hver frisk. Paret gir ett poeng hvis den syke har høyest skår, et halvt poeng hvis de har samme skår, og ellers ingen. AUROC er gjennomsnittet over alle parene; gi det tilbake. Like skårer er vanlige her, for hundre stemmer kan ikke fordeles på så mange måter.
# %% [markdown] lang="en"
# ## More · Exercise 5 · AUROC by counting pairs
#
# `truth` is $1$ for the ill and $0$ for the well. Let every ill person meet every well one. The pair gives one point if the ill one has the higher score, half a point if the scores are equal, and otherwise none. AUROC is the mean over all pairs; return it. Equal scores are common here: out of a hundred votes an image can get only a whole number.
# %% exercise="auc-by-pairs"
def auc_by_pairs(truth, scores):
    # BEGIN SOLUTION
    points = []
    for a in scores[truth == 1]:
        for b in scores[truth == 0]:
            points.append(1.0 if a > b else 0.5 if a == b else 0.0)
    return np.mean(points)
    # END SOLUTION


check("auc-by-pairs", auc_by_pairs)


# %% wrong="auc-by-pairs" hint="accuracy-instead"
def auc_by_pairs(truth, scores):
    predicted = scores >= 0.5
    return np.mean(predicted == (truth == 1))


# %% wrong="auc-by-pairs" hint="ties-count-one"
def auc_by_pairs(truth, scores):
    points = []
    for a in scores[truth == 1]:
        for b in scores[truth == 0]:
            points.append(1.0 if a >= b else 0.0)
    return np.mean(points)


# %% wrong="auc-by-pairs" hint="within-class"
def auc_by_pairs(truth, scores):
    points = []
    for a in scores:
        for b in scores:
            points.append(1.0 if a > b else 0.5 if a == b else 0.0)
    return np.mean(points)


# %% wrong="auc-by-pairs" hint="ties-count-zero"
def auc_by_pairs(truth, scores):
    points = []
    for a in scores[truth == 1]:
        for b in scores[truth == 0]:
            points.append(1.0 if a > b else 0.0)
    return np.mean(points)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Stokk en piksel
#
# `predict` gir modellens svar for en tabell med bilder, én rad for hvert. `train` og `test` er hver et par: bilder og fasit. Gi tilbake hvor mye andelen riktige faller på testbildene (som andel, før minus etter) når verdiene i kolonnen `pixel` settes i den rekkefølgen radnumrene i `order` angir. Resten av bildene og fasiten skal stå urørt.
# %% [markdown] lang="en"
# ## More · Exercise 6 · Shuffle a pixel
#
# `predict` gives the model's answers for a table of images, one row for each. `train` and `test` are each a pair: images and truth. Return how far the accuracy falls on the test images (as a share, before minus after) when the values in the column `pixel` are rearranged by the row numbers in `order`. The rest of the images and the truth must be left alone.
# %% exercise="permute-pixel"
def permute_pixel(predict, train, test, pixel, order):
    # BEGIN SOLUTION
    x, y = test
    shuffled = x.copy()
    shuffled[:, pixel] = x[order, pixel]
    return np.mean(predict(x) == y) - np.mean(predict(shuffled) == y)
    # END SOLUTION


check("permute-pixel", permute_pixel)


# %% wrong="permute-pixel" hint="in-training"
def permute_pixel(predict, train, test, pixel, order):
    x, y = train
    shuffled = x.copy()
    shuffled[:, pixel] = x[order, pixel]
    return np.mean(predict(x) == y) - np.mean(predict(shuffled) == y)


# %% wrong="permute-pixel" hint="zeroed"
def permute_pixel(predict, train, test, pixel, order):
    x, y = test
    without = x.copy()
    without[:, pixel] = 0
    return np.mean(predict(x) == y) - np.mean(predict(without) == y)


# %% wrong="permute-pixel" hint="labels-shuffled"
def permute_pixel(predict, train, test, pixel, order):
    x, y = test
    return np.mean(predict(x) == y) - np.mean(predict(x) == y[order])


# %% wrong="permute-pixel" hint="whole-rows"
def permute_pixel(predict, train, test, pixel, order):
    x, y = test
    return np.mean(predict(x) == y) - np.mean(predict(x[order]) == y)


# %% [markdown] lang="nb"
# ## Mer · En prøve på kjøpet: out-of-bag
#
# Hvert tre lærte av sitt eget uttrekk av treningsbildene, trukket med tilbakelegging. Noen bilder kom med flere ganger, andre ikke i det hele tatt. Treet kan prøves på bildene det ikke fikk (*out-of-bag*), uten at noen rører testsettet. Hvor nær testsettets andel riktige tror du vi kommer?
# %% [markdown] lang="en"
# ## More · A trial for free: out-of-bag
#
# Each tree learned from its own draw of the training images, drawn with replacement. Some images were drawn several times, others not at all. The tree can be tried on the images it did not get (*out-of-bag*), without anyone touching the test set. How near do you think it comes to the accuracy on the test set?
# %%
with_bag = make_forest(seed=0).set_params(oob_score=True).fit(x[train], labels[train])
out_of_bag = evaluation.accuracy(labels[train], with_bag.oob_decision_function_.argmax(axis=1))
out_of_bag, score
# %%
say(
    nb=f"Out-of-bag gir {out_of_bag}, testsettet ga {score}. I hvert uttrekk mangler omtrent {percent((1 - 1 / len(train)) ** len(train), 0)} av bildene, og et bilde blir bare bedømt av trærne som ikke fikk det. Det er en mindre skog. Skriverne er heller ikke her holdt fra hverandre.",
    en=f"Out-of-bag gives {out_of_bag}; the test set gave {score}. About {percent((1 - 1 / len(train)) ** len(train), 0)} of the images are missing from each draw, and an image is judged only by the trees that did not get it. That is a smaller forest. Writers are not kept apart here either.",
)
# %% [markdown] lang="nb"
# ## Mer · Når viktighet villeder
#
# Skogen har også sin egen liste, `feature_importances_`, over hvor mye hver variabel hjalp under **treningen**. Vi setter den på prøve med noe som ligner et utdrag fra en journal. Nesten alle kolonnene er funn med ja eller nei: er det blekk i denne delen av bildet? Den siste kolonnen er et løpenummer, helt tilfeldig.
#
# Hvor på listen tror du løpenummeret havner?
# %% [markdown] lang="en"
# ## More · When importance misleads
#
# The forest also has a list of its own, `feature_importances_`, of how much each variable helped during **training**. We put it to the test with something like an extract of a patient record. Nearly all the columns are yes-or-no findings: is there ink in this part of the image? The last column is a serial number, purely random.
#
# Where on the list do you think the serial number ends up?
# %%
findings = images.reshape(len(images), 7, 4, 7, 4).mean(axis=(2, 4)) > 64
running_number = np.random.default_rng(0).permutation(len(images))
record = np.column_stack([findings.reshape(len(images), 49), running_number])
record_forest = make_forest(seed=0).fit(record[train], labels[train] == 8)
listed = record_forest.feature_importances_
place = 1 + np.sum(listed > listed[-1])
mixed = record[test].copy()
mixed[:, -1] = np.random.default_rng(1).permutation(mixed[:, -1])
before, after = record_forest.predict(record[test]), record_forest.predict(mixed)
fall_of_number = evaluation.compare_paired(truth == 8, before, after).difference
# %%
say(
    nb=f"Løpenummeret står på plass {place} av {len(listed)}. Stokker vi det i testbildene, faller andelen riktige med {fall_of_number}. Listen fra treningen favoriserer variabler med mange ulike verdier, for de gir treet flere grenser å velge blant. Derfor målte vi viktighet på testbilder.",
    en=f"The serial number comes in place {place} of {len(listed)}. If we shuffle it in the test images, the accuracy falls by {fall_of_number}. The list from training favours variables with many different values, because they give the tree more limits to choose among. That is why we measured importance on test images.",
)
