# %% [markdown] lang="nb"
# # Dyp læring på tabeller
#
# **Klinisk spørsmål: Kan et nettverk som aldri har sett en pasient, skille godartede celleprøver fra ondartede?**
#
# En kvinne har kjent en kul i brystet. Du tar ut celler med en tynn nål, og i mikroskopet blir det målt hvor store og ujevne cellekjernene er. Ut kommer en rad med tretti tall.
#
# Hva forteller de tallene? Og hva skal til for at du tror på den som svarer?
# %% [markdown] lang="en"
# # Deep learning on tables
#
# **Clinical question: Can a network that has never seen a patient tell benign from malignant cell samples?**
#
# A woman has felt a lump in her breast. You draw out cells through a thin needle, and under the microscope somebody measures how large and how uneven the nuclei are. Out comes a row of thirty numbers.
#
# What do those numbers tell? And what would it take for you to believe whoever answers?
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - regne ut sensitiviteten for den klassen det er farlig å overse
# - forklare hva et nettverk kan lære av oppdiktede tabeller
# - si om én modell er bedre enn en annen på de samme pasientene
# - velge variabler uten at testpasientene er med på valget
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return`. Fra leksjon 02: sensitivitet, positiv prediktiv verdi og AUROC. Fra leksjon 03: hvordan et nettverk trenes, og hva et testsett er.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - work out the sensitivity for the class that is dangerous to miss
# - explain what a network can learn from invented tables
# - say whether one model is better than another on the same patients
# - choose variables without the test patients taking part in the choice
#
# **You need first:** variable, list, index, `for`, `def`, `return`. From lesson 02: sensitivity, positive predictive value and AUROC. From lesson 03: how a network is trained, and what a test set is.
# %%
import numpy as np
import pandas as pd
import torch
from matplotlib.figure import Figure
from sklearn.feature_selection import SelectKBest
from sklearn.pipeline import make_pipeline

from dyplab import audit, data, evaluation, pfn
from dyplab.models import make_boosting, make_forest, make_logistic
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.widgets import InContextExplorer

threads = limit_threads(1)
samples = data.load_breast_cancer()
x, y = samples.x, samples.y
# %% [markdown] lang="nb"
# ## Prøvene, og hvem de kom fra
#
# Prøvene er fra pasienter som kom etter hverandre til et sykehus i Wisconsin ([Wolberg 1994](https://doi.org/10.1016/0304-3835%2894%2990099-X)). Alle hadde en kul. Kvinner uten kul er ikke med.
#
# På skjermen tegnet et menneske omrisset av hver kjerne, og en datamaskin regnet ut ti mål: radius, omkrets, areal, tekstur (hvor mye gråtonene varierer), hvor innbuktet omrisset er, og fem til. Tabellen har gjennomsnittet og standardfeilen for hvert mål, og det «verste»: gjennomsnittet av de tre største ([Street 1993](https://doi.org/10.1117/12.148698)).
# %% [markdown] lang="en"
# ## The samples, and whom they came from
#
# The samples are from patients who came one after another to a hospital in Wisconsin ([Wolberg 1994](https://doi.org/10.1016/0304-3835%2894%2990099-X)). All had a lump. Women without a lump are not included.
#
# On a screen a person outlined each nucleus, and a computer worked out ten measures: radius, perimeter, area, texture (how much the grey levels vary), how dented the outline is, and five more. The table has each measure's mean, standard error and “worst”, the mean of the three largest ([Street 1993](https://doi.org/10.1117/12.148698)).
# %% [markdown] lang="nb"
# Cellen viser noen av kolonnene. **Gjett:** Hvilke kolonner sier nesten det samme?
# %% [markdown] lang="en"
# The cell shows some of the columns. **Guess:** Which of them say nearly the same thing?
# %%
x[["mean radius", "mean perimeter", "mean area", "mean texture", "worst concavity"]].head()
# %%
say(
    nb=f"Tabellen har {len(x)} prøver og {x.shape[1]} kolonner. {y.sum()} prøver var ondartede, {percent(y.mean(), 0)}. Radius, omkrets og areal måler størrelsen på tre måter. Enhetene er ikke oppgitt.\n\nTabellen sier ikke hvor gamle pasientene var, om kulen kjentes løs eller fast, eller hva mammografien viste. Det visste legen som tok prøven.",
    en=f"The table has {len(x)} samples and {x.shape[1]} columns. {y.sum()} samples were malignant, {percent(y.mean(), 0)}. Radius, perimeter and area measure size in three ways. The units are not stated.\n\nThe table does not say how old the patients were, whether the lump felt mobile or fixed, or what the mammogram showed. The doctor who took the sample knew that.",
)
# %% [markdown] lang="nb"
# ## Se før du regner
#
# Vi tegner prøvene med to av de tretti målene: radius og tekstur. **Gjett:** Kan du trekke en rett strek som skiller dem?
# %% [markdown] lang="en"
# ## Look before you calculate
#
# We draw the samples by two of the thirty measures: radius and texture. **Guess:** Can you draw a straight line that separates them?
# %%
two = ["mean radius", "mean texture"]


def draw_samples(axes, points, malignant, size=22):
    looks = [(0, "o", "#56B4E9", pick("godartet", "benign")), (1, "^", "#D55E00", pick("ondartet", "malignant"))]
    for state, mark, colour, label in looks:
        rows = malignant == state
        axes.scatter(*points[rows].T, size, colour, marker=mark, edgecolors="black", linewidths=0.4, label=label)


figure = Figure(figsize=(7, 4), layout="constrained")
axes = figure.subplots()
draw_samples(axes, x[two].to_numpy(), y)
axes.set(
    xlabel=pick("kjernens radius, snitt", "radius of the nuclei, mean"), ylabel=pick("tekstur, snitt", "texture, mean")
)
legend = axes.legend(frameon=False)
# %% slide="samples"
show(
    figure,
    nb="Punkter etter radius og tekstur. De ondartede har oftest større kjerner og mer ujevn gråtone, men de to gruppene går over i hverandre.",
    en="Points by radius and texture. The malignant mostly have larger nuclei and more uneven grey levels, but the two groups run into each other.",
)
# %% [markdown] lang="nb"
# Nei, ikke helt. En strek kan skille de fleste, men de to gruppene går over i hverandre, så noen prøver havner på feil side uansett hvor du legger den.
# %% [markdown] lang="en"
# No, not quite. A line can separate most of them, but the two groups run into each other, so some samples end up on the wrong side wherever you put it.
# %% [markdown] lang="nb"
# ## Hvilken klasse heter én?
#
# Tabellen følger med scikit-learn. Der er ondartet $0$ og godartet $1$. Spør du scikit-learn om sensitiviteten, får du den for klasse $1$.
#
# Vi prøver en enkel regel: Prøven kalles ondartet når den gjennomsnittlige radien er over seksten. **Gjett:** Hvor stor andel av de ondartede finner den, og hvor stor andel av de godartede kaller den godartede?
# %% [markdown] lang="en"
# ## Which class is called one?
#
# The table comes with scikit-learn. There malignant is $0$ and benign is $1$. If you ask scikit-learn for the sensitivity, you get it for class $1$.
#
# We try a simple rule: The sample is called malignant when the mean radius is above sixteen. **Guess:** What share of the malignant does it find, and what share of the benign does it call benign?
# %%
from sklearn.metrics import recall_score

as_in_sklearn = 1 - y
called = np.where(x["mean radius"] > 16, 0, 1)
as_it_comes = recall_score(as_in_sklearn, called)
of_the_malignant = recall_score(as_in_sklearn, called, pos_label=0)
# %% slide="positive"
say(
    nb=f"Får scikit-learn ikke vite noe mer, er svaret {percent(as_it_comes)}. Det ser trygt ut, men det er andelen av de **godartede** som ble kalt godartede. Av de ondartede fant regelen {percent(of_the_malignant)}. De andre ville fått høre at prøven var godartet.\n\nI dyplab er det vi leter etter, alltid $1$. Derfor er `y` snudd: ondartet er $1$. I andres tabeller må du spørre.",
    en=f"What scikit-learn answers unless told otherwise: {percent(as_it_comes)}. It looks safe, but it is the share of the **benign** that were called benign. Of the malignant the rule found {percent(of_the_malignant)}. The others would have been told that the sample was benign.\n\nIn dyplab what is looked for is always $1$. So `y` is turned round: malignant is $1$. In other people's tables you must ask.",
)


# %% [markdown] lang="nb"
# ## Oppgave 1 · Sensitivitet for den farlige klassen
#
# `truth` og `predicted` er kodet som i scikit-learns fil: $0$ er ondartet, $1$ er godartet. Gi tilbake sensitiviteten for **ondartet**: hvor stor andel av de ondartede prøvene som ble kalt ondartede.
#
# `truth == 0` er sann for hver ondartet prøve, og `predicted[truth == 0]` viser hva de ble kalt. `np.mean` av sann og usann gir andelen sanne.
# %% [markdown] lang="en"
# ## Exercise 1 · Sensitivity for the dangerous class
#
# `truth` and `predicted` are coded as in scikit-learn's file: $0$ is malignant, $1$ is benign. Return the sensitivity for **malignant**: the share of the malignant samples that were called malignant.
#
# `truth == 0` is true for every malignant sample, and `predicted[truth == 0]` shows what those were called. `np.mean` of true and false gives the share that is true.
# %% exercise="positive-class"
def positive_class(truth, predicted):
    # BEGIN SOLUTION
    return np.mean(predicted[truth == 0] == 0)
    # END SOLUTION


check("positive-class", positive_class)


# %% wrong="positive-class" hint="pos-label-1"
def positive_class(truth, predicted):
    return np.mean(predicted[truth == 1] == 1)


# %% wrong="positive-class" hint="precision"
def positive_class(truth, predicted):
    return np.mean(truth[predicted == 0] == 0)


# %% wrong="positive-class" hint="accuracy"
def positive_class(truth, predicted):
    return np.mean(predicted == truth)


# %% wrong="positive-class" hint="missed"
def positive_class(truth, predicted):
    return np.mean(predicted[truth == 0] == 1)


# %% wrong="positive-class" hint="counted"
def positive_class(truth, predicted):
    return np.sum(predicted[truth == 0] == 0)


# %% wrong="positive-class" hint="of-everyone"
def positive_class(truth, predicted):
    return np.mean((predicted == 0) & (truth == 0))


# %%
quiz("pfn-positive-class", ...)
# %% [markdown] lang="nb"
# ## Et nettverk som har øvd på noe annet
#
# En vanlig modell begynner på nytt for hver tabell: Vektene regnes ut fra pasientene i treningssettet. Er pasientene få, har den lite å gå etter.
#
# Nettverket i denne leksjonen er laget på en annen måte. Vektene ble bestemt én gang for alle, av tabeller en datamaskin hadde **diktet opp**. Det har øvd på å lese tabeller: Noen rader har fasit, andre mangler den, og der må det gjette. Et slikt nettverk heter *prior-fitted network*, PFN ([Müller 2022](https://arxiv.org/abs/2112.10510)).
# %% [markdown] lang="en"
# ## A network that has practised on something else
#
# An ordinary model starts afresh with every table: its weights are found from the patients in the training set. When patients are few, it has little to go by.
#
# The network of this lesson is made otherwise. Its weights were set once and for all, by tables that a computer had **invented**. It has practised reading tables: some rows have the truth, others lack it, and it must guess. Such a network is called a *prior-fitted network*, PFN ([Müller 2022](https://arxiv.org/abs/2112.10510)).
# %% [markdown] lang="nb"
# ### Oppskriften
#
# Oppskriften på tabellene heter en *prior*: det man regner med før man har sett dataene. Du kjenner tanken fra klinikken, der prevalensen er det du regner med før du har prøvesvaret.
#
# Vår prior har fire slags sammenhenger mellom kolonner og fasit. Figuren viser en oppdiktet tabell av hvert slag, med to kolonner og to klasser. **Gjett:** Hvilket felt vil ligne mest på celleprøvene?
# %% [markdown] lang="en"
# ### The recipe
#
# The recipe for the tables is called a *prior*: what one expects before having seen the data. You know the thought from the clinic, where the prevalence is what you expect before you have the test result.
#
# Our prior has four kinds of relation between columns and truth. The figure shows an invented table of each kind, with two columns and two classes. **Guess:** Which panel will resemble the cell samples most?
# %%
kinds = pick("lineær|årsaksnett|trær|klynger", "linear|causal net|trees|clusters").split("|")
figure = Figure(figsize=(8, 6.4), layout="constrained")
panels = figure.subplots(2, 2).ravel()
for panel, invent, kind, seed in zip(panels, pfn.MECHANISMS.values(), kinds, [7, 9, 11, 5], strict=True):
    columns, score = invent(np.random.default_rng(seed), 1, 250, 2)
    draw_samples(panel, columns[0], (score[0] > np.median(score)).astype(int), 16)
    panel.set(title=kind, xticks=[], yticks=[])
legend = panels[0].legend([pick("klasse 0", "class 0"), pick("klasse 1", "class 1")], frameon=True)
# %% slide="prior"
show(
    figure,
    nb="Fire felt med oppdiktede punkter i to klasser, ett for hver slags sammenheng. Grensen mellom klassene har ulik form fra felt til felt, og noen av punktene ligger på feil side av den.",
    en="Four panels of invented points in two classes, one for each kind of relation. The border between the classes has another shape in each, and some points lie on the wrong side of it.",
)
# %% [markdown] lang="nb"
# - **lineær**: Hver kolonne virker litt, noen opp og noen ned, med mye støy.
# - **årsaksnett**: Størrelser virker på hverandre i flere ledd. En kolonne kan være årsak til utfallet, følge av det eller ha en felles årsak med det.
# - **trær**: Utfallet følger av en rekke spørsmål med svaret ja eller nei.
# - **klynger**: Det finnes noen få typer pasienter, og hver type ligger for seg.
# %% [markdown] lang="en"
# - **linear**: Each column acts a little, some upwards and some downwards, with much noise.
# - **causal net**: Quantities act on each other in several steps. A column may be a cause of the outcome, an effect of it, or share a cause with it.
# - **trees**: The outcome follows from a series of questions answered yes or no.
# - **clusters**: There are a few types of patients, and each type lies apart.
# %% [markdown] lang="nb"
# Celleprøvene ligner mest på det lineære feltet: jo større og mer ujevne kjerner, desto oftere ondartet.
#
# Men en virkning trenger ikke følge en rett linje. **Gjett** før du ser figuren: Hvilken form har sammenhengen mellom kalium i blodet og faren for hjertestans?
# %% [markdown] lang="en"
# The cell samples resemble the linear panel most: the larger and more uneven the nuclei, the more often malignant.
#
# But an effect need not follow a straight line. **Guess** before you see the figure: What shape has the relation between potassium in the blood and the danger of cardiac arrest?
# %%
bends = pick(
    "rett|terskel|fra null og opp|platåer|U|V|topp|bølge|avtagende",
    "straight|threshold|from zero up|plateaus|U|V|bump|wave|slowing",
).split("|")
line = np.linspace(-3, 3, 200)
figure = Figure(figsize=(9, 3.6), layout="constrained")
panels = figure.subplots(2, 5).ravel()
panels[-1].set_axis_off()
for panel, bend, name in zip(panels[:-1], pfn.BENDS.values(), bends, strict=True):
    panel.plot(line, bend(line), color="#0072B2", linewidth=2.5)
    panel.set(title=name, xticks=[], yticks=[])
# %% slide="bends"
show(
    figure,
    nb="Ni små kurver: rett, terskel, fra null og opp, platåer, U, V, topp, bølge og avtagende.",
    en="Nine small curves: straight, threshold, from zero up, plateaus, U, V, bump, wave and slowing.",
)
# %% [markdown] lang="nb"
# Både for lite og for mye kalium er farlig, så sammenhengen er en U.
#
# Til slutt gjøres tabellen lik dem man møter i klinikken: Noen kolonner får skjev skala, noen gjøres om til grupper, noen har ingenting med saken å gjøre, og verdier mangler eller er gale. **Gjett:** Ville du sett at tabellen under er diktet opp?
# %% [markdown] lang="en"
# Too little and too much potassium are both dangerous, so the relation is a U.
#
# In the end the table is made like those one meets in the clinic: some columns get a skewed scale, some become groups, some have nothing to do with the matter, and values are missing or wrong. **Guess:** Would you have seen that the table below is invented?
# %%
tables, outcomes = pfn.invent_tables(np.random.default_rng(6), tables=64, rows=200, columns=6, classes=2)
gaps = np.isnan(tables).any(axis=1).sum(axis=1)
whole = (np.nan_to_num(tables) % 1 == 0).all(axis=1).sum(axis=1)
one = (gaps * whole * (6 - whole)).argmax()
invented = pd.DataFrame(tables[one], columns=list("ABCDEF")).assign(outcome=outcomes[one])
invented.head(8).round(2)
# %% [markdown] lang="nb"
# Kolonnene har ingen navn og ingen enhet, og det er med vilje. Nettverket får aldri vite hva en kolonne heter. Det ser bare hvordan tallene henger sammen med fasiten, rad for rad.
# %% [markdown] lang="en"
# The columns have no names and no units, on purpose. The network is never told what a column is called. It only sees how the numbers go with the truth, row by row.
# %%
quiz("pfn-no-patient-no-bias", ...)
# %% [markdown] lang="nb"
# ### Øvingen
#
# I hvert steg dikter maskinen opp noen nye tabeller og skjuler fasiten i en del av radene. Nettverket gjetter de skjulte. Er fasiten en klasse, er tapet kryssentropien fra leksjon 03, og vektene flyttes med tilbakepropagering. Ingen tabell brukes to ganger.
#
# Øvingen tok mer enn en time og er gjort på forhånd. Figuren viser loggen. **Gjett:** Når var det meste lært?
# %% [markdown] lang="en"
# ### The practice
#
# In each step the machine invents some new tables and hides the truth in part of the rows. The network guesses what is hidden. If the truth is a class, the loss is the cross-entropy of lesson 03, and the weights are moved by backpropagation. No table is used twice.
#
# The practice took more than an hour and was done beforehand. The figure shows the log. **Guess:** When was most of it learned?
# %%
whole = pfn.pretraining_log()
log = whole.query("step > 200")
tenth = len(log) // 10
smooth = log["loss"].rolling(10, min_periods=1).mean()
figure = Figure(figsize=(7.5, 3.6), layout="constrained")
axes = figure.subplots()
axes.plot(log["tables"], log["loss"], ".", color="#56B4E9")
axes.plot(log["tables"], smooth, color="#0072B2", linewidth=2.5)
axes.set(xlabel=pick("oppdiktede tabeller", "invented tables"), ylabel=pick("tap", "loss"))
axes.locator_params(axis="y", nbins=5, steps=[1, 2, 5])
axes.xaxis.set_major_formatter(lambda value, _: number(value))
axes.yaxis.set_major_formatter(lambda value, _: number(value, 2))
network = pfn.load_network()
weights_in_all = sum(weight.numel() for weight in network.parameters())
early, late = log["loss"].head(tenth).mean(), log["loss"].tail(tenth).mean()
# %% slide="practice"
show(
    figure,
    nb="Tapet mot antall oppdiktede tabeller: prikker for hundre steg om gangen og en strek for snittet av ti prikker. Streken faller mest i begynnelsen og så langsommere, mens prikkene spriker.",
    en="The loss against the number of invented tables: dots for a hundred steps at a time and a line for the mean of ten dots. The line falls most at the beginning and then more slowly, while the dots scatter.",
)
# %%
say(
    nb=f"Nettverket har {number(weights_in_all)} vekter og så {number(log['tables'].max())} oppdiktede tabeller. I første steg var tapet {number(whole['loss'].iloc[0], 2)}. I den første tidelen av figuren var det {number(early, 2)} i snitt, i den siste {number(late, 2)}. Det meste ble altså lært før figuren begynner, etter {number(log['tables'].iloc[0])} tabeller.\n\nTapet går ikke mot null: mange av tabellene er så fulle av støy at ingen kan gjette rett. Noen tabeller er vanskeligere enn andre, derfor spriker prikkene.",
    en=f"The network has {number(weights_in_all)} weights and saw {number(log['tables'].max())} invented tables. In the first step the loss was {number(whole['loss'].iloc[0], 2)}. In the first tenth of the figure it was {number(early, 2)} on average, in the last {number(late, 2)}. So most was learned before the figure begins, at {number(log['tables'].iloc[0])} tables.\n\nThe loss does not go to zero: many of the tables are so full of noise that nobody can guess right. Some tables are harder than others, which is why the dots scatter.",
)
# %% [markdown] lang="nb"
# ## Ett blikk på en ny tabell
#
# Nå får nettverket celleprøver. Prøvene med fasit kalles *konteksten*. De legges inn **sammen med** prøvene som skal vurderes, og svarene kommer ut av én utregning gjennom lagene. Det heter læring i kontekst (*in-context learning*).
#
# `fit` og `predict_proba` er ordene fra scikit-learn. **Gjett to ting:** Hvor mange av vektene endrer `fit`? Og hva skjer med svarene hvis vi bytter om merkelappene i konteksten, så de ondartede kalles godartede?
# %% [markdown] lang="en"
# ## One look at a new table
#
# Now the network gets cell samples. Those with the truth are called the *context*. They go in **together with** the samples to be judged, and the answers come out of one calculation through the layers. This is *in-context learning*.
#
# `fit` and `predict_proba` are the words of scikit-learn. **Guess two things:** How many of the weights does `fit` change? And what happens to the answers if we swap the labels in the context, so that the malignant are called benign?
# %%
known, asked = data.split_stratified(y, 0.5, seed=0)
weights = [weight.clone() for weight in network.parameters()]
ours = pfn.PFNClassifier(seed=0).fit(x.iloc[known], y[known])
answers = ours.predict_proba(x.iloc[asked])[:, 1]
changed = sum(not torch.equal(old, new) for old, new in zip(weights, network.parameters(), strict=True))
swapped = pfn.PFNClassifier(seed=0).fit(x.iloc[known], 1 - y[known])
of_swapped = swapped.predict_proba(x.iloc[asked])[:, 1]
malignant = y[asked] == 1
# %% slide="context"
say(
    nb=f"Vekttabeller som ble endret: {changed}. `fit` legger bare prøvene til side. Alt skjer når du spør.\n\nDe ondartede prøvene fikk i snitt sannsynligheten {percent(answers[malignant].mean(), 0)}. Med merkelappene byttet om fikk de samme prøvene {percent(of_swapped[malignant].mean(), 0)}. Nettverket vet altså ikke hva kreft er. Du gir det noen rader du kaller syke, og det leter etter flere som ligner dem.\n\n(Nettverket ser på tabellen {ours.members} ganger, på litt ulike måter, og gir snittet av svarene.)",
    en=f"Tables of weights that were changed: {changed}. `fit` only puts the samples aside. Everything happens when you ask.\n\nThe malignant samples got a probability of {percent(answers[malignant].mean(), 0)} on average. With the labels swapped the same samples got {percent(of_swapped[malignant].mean(), 0)}. So the network does not know what cancer is. You give it some rows that you call ill, and it looks for more that resemble them.\n\n(The network looks at the table {ours.members} times, in slightly different ways, and gives the mean of the answers.)",
)
# %% [markdown] lang="nb"
# ### Flytt en prøve
#
# Her er konteksten tjuefire prøver og to kolonner. Fargen i bakgrunnen viser hva nettverket ville svart for en prøve på det stedet. Du kan legge til én prøve, kalle den godartet eller ondartet, og flytte den. **Gjett først:** Hvor gjør én prøve størst forskjell: en ondartet midt blant de godartede, eller en godartet nederst til høyre, der det er tomt?
# %% [markdown] lang="en"
# ### Move a sample
#
# Here the context is twenty-four samples and two columns. The colour in the background shows what the network would answer for a sample at that place. You may add one sample, call it benign or malignant, and move it. **Guess first:** Where does one sample matter most: a malignant one in the middle of the benign, or a benign one at the lower right, where it is empty?
# %%
few = data.split_stratified(y, 24 / len(y), seed=1)[1]


def ask(known_x, known_y, asked_x):
    return pfn.PFNClassifier(members=1, seed=0).fit(known_x, known_y).predict_proba(asked_x)[:, 1]


measures = pick("radius|tekstur", "radius|texture").split("|")
calls = pick("godartet|ondartet", "benign|malignant").split("|")
points = x[two].iloc[few].to_numpy()
InContextExplorer(points, y[few], ask, names=measures, outcomes=calls)
# %%
places = np.array([np.median(points[y[few] == 0], axis=0), [24, 12]])
alone = ask(points, y[few], places)
joined = [
    ask(np.vstack([points, place]), np.append(y[few], outcome), place[None])[0]
    for place, outcome in zip(places, [1, 0], strict=True)
]
# %%
say(
    nb=f"Midt blant de godartede var svaret {percent(alone[0], 1)} ondartet. Med en ondartet prøve nettopp der ble det {percent(joined[0], 0)}. Naboene holder igjen: én prøve blant mange kan være feil merket.\n\nMed en godartet prøve der det var tomt (radius {number(places[1, 0], 0)}, tekstur {number(places[1, 1], 0)}), gikk svaret fra {percent(alone[1], 0)} til {percent(joined[1], 0)}. Der er den alene om å vite noe. Én gal merkelapp blir altså farligst der pasientene er få.",
    en=f"In the middle of the benign the answer was {percent(alone[0], 1)} malignant. With a malignant sample at that very place it became {percent(joined[0], 0)}. The neighbours hold it back: one sample among many may be wrongly labelled.\n\nWith a benign sample where it was empty (radius {number(places[1, 0], 0)}, texture {number(places[1, 1], 0)}), the answer went from {percent(alone[1], 0)} to {percent(joined[1], 0)}. There it alone knows anything. So one wrong label is most dangerous where patients are few.",
)
# %% [markdown] lang="nb"
# ### Fire modeller, samme prøver
#
# Nettverket og tre andre modeller får nå to kolonner for åtti prøver. De tre andre er:
#
# - **logistisk regresjon** gir hver kolonne en vekt, legger sammen og gjør summen om til en sannsynlighet
# - **tilfeldig skog**: hundre trær stemmer (leksjon 02)
# - **forsterkede trær**: små trær etter tur, der hvert nytt tre retter på feilene til de forrige
#
# **Gjett:** Hvem trekker en rett grense, hvem får trappetrinn, og hva gjør nettverket?
# %% [markdown] lang="en"
# ### Four models, the same samples
#
# The network and three other models now get two columns for eighty samples. The three others are:
#
# - **logistic regression** gives each column a weight, adds up, and turns the sum into a probability
# - **random forest**: a hundred trees vote (lesson 02)
# - **gradient boosting**: small trees in turn, each mending the mistakes of those before it
#
# **Guess:** Whose border is straight, whose has steps, and what does the network do?
# %%
names = pick("logistisk|skog|forsterket|nettverket", "logistic|forest|boosted|network").split("|")
models = [make_logistic(seed=0), make_forest(seed=0), make_boosting(seed=0), pfn.PFNClassifier(seed=0)]
eighty = data.split_stratified(y, 80 / len(y), seed=3)[1]
points = x[two].iloc[eighty].to_numpy()
right, up = np.meshgrid(np.linspace(8, 26, 40), np.linspace(9, 35, 40))
plane = np.c_[right.ravel(), up.ravel()]
surfaces = [model.fit(points, y[eighty]).predict_proba(plane)[:, 1].reshape(right.shape) for model in models]
# %%
figure = Figure(figsize=(9, 7), layout="constrained")
panels = figure.subplots(2, 2, sharex=True, sharey=True).ravel()
for panel, p, name in zip(panels, surfaces, names, strict=True):
    colours = panel.contourf(right, up, p, np.linspace(0, 1, 11), cmap="PuOr_r", alpha=0.8)
    panel.contour(right, up, p, [0.5], colors="black", linewidths=2)
    draw_samples(panel, points, y[eighty])
    panel.set(title=name, xlim=(8, 26), ylim=(9, 35), xticks=[10, 15, 20, 25], yticks=[10, 20, 30])
figure.supxlabel(pick("kjernens radius, snitt", "radius of the nuclei, mean"), fontsize="medium")
figure.supylabel(pick("tekstur, snitt", "texture, mean"), fontsize="medium")
bar = figure.colorbar(colours, ax=panels, ticks=[0, 0.5, 1], format=lambda share, _: percent(share, 0))
bar.set_label(pick("sannsynlighet for ondartet", "probability of malignant"))
# %% slide="surfaces"
show(
    figure,
    nb="Fire felt med radius bortover, tekstur oppover og sannsynligheten for ondartet som farge, med en svart strek der den er en halv. Den logistiske streken er rett, skogens og de forsterkede trærnes går i trappetrinn, og nettverkets er bøyd og glattere enn trærnes.",
    en="Four panels with radius across, texture upwards and the probability of malignant as colour, with a black line where it is one half. The logistic line is straight, those of the forest and the boosted trees have steps, and the network's is bent and smoother than theirs.",
)
# %% [markdown] lang="nb"
# Den logistiske grensen er rett, skogen og de forsterkede trærne går i trappetrinn, og nettverkets grense er bøyd. Se så på hjørnene, der det ikke ligger noen prøver. Alle fire svarer der også, og svaret bygger på hva modellen antar: at grensen er en rett strek, at den går i trinn, eller at tabellen ligner de oppdiktede. Ingen av dem sier fra om at de ikke har sett noe slikt.
# %% [markdown] lang="en"
# The logistic border is straight, the forest and the boosted trees go in steps, and the network's border is bent. Now look at the corners, where no samples lie. All four answer there too, and the answer rests on what the model assumes: that the border is a straight line, that it goes in steps, or that the table is like the invented ones. None of them says that it has seen nothing of the kind.
# %% [markdown] lang="nb"
# ## Testen
#
# Nå får modellene alle tretti kolonnene. Prøvene blir stokket og delt i fem nesten like deler, med nesten samme andel ondartede i hver. Fire deler er treningssett (for nettverket: kontekst), den femte er testsett. Så bytter delene rolle, til alle prøver er vurdert av en modell som ikke har sett dem. Det heter *kryssvalidering*. Alt gjøres to ganger.
#
# Referansen uten modell, **null**, gir alle samme sannsynlighet: AUROC er en halv. **Gjett** de fire skårene. Hvem vinner?
# %% [markdown] lang="en"
# ## The test
#
# Now the models get all thirty columns. The samples are shuffled and cut into five nearly equal parts, with nearly the same share of malignant in each. Four are the training set (for the network: the context), the fifth is the test set. Then they change roles, until every sample has been judged by a model that has not seen it: *cross-validation*, done twice.
#
# The reference without a model, **null**, gives everyone the same probability: its AUROC is one half. **Guess** the four scores. Who wins?
# %%
runs = [evaluation.cross_validate(model, x, y, repeats=2) for model in models]
scores = [run.score for run in runs]
figure = evaluation.figure_scores(names, scores, 0.5, measure="AUROC")
best = names[int(np.argmax([score.value for score in scores]))]
# %% slide="result"
show(
    figure,
    nb=f"AUROC med intervall for fire modeller, alle langt over den stiplede streken for null. {names[0]}: {scores[0]}. {names[1]}: {scores[1]}. {names[2]}: {scores[2]}. {names[3]}: {scores[3]}. Intervallene overlapper.",
    en=f"AUROC with interval for four models, all far above the dashed line of null. {names[0]}: {scores[0]}. {names[1]}: {scores[1]}. {names[2]}: {scores[2]}. {names[3]}: {scores[3]}. The intervals overlap.",
)
# %%
say(
    nb=f"Høyest her: {best}. Nettverket, som aldri har sett en pasient, fikk {scores[3]}. Logistisk regresjon, en metode fra femtitallet ([Cox 1958](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x)), fikk {scores[0]}. Alle fire er gode, for disse prøvene er lette å skille.\n\nEr rekkefølgen noe å stole på? At intervallene overlapper, avgjør det ikke. De fire er prøvd på de **samme** prøvene, og en vanskelig prøve er vanskelig for alle. Det riktige spørsmålet er hvor stor *forskjellen* er.",
    en=f"Highest here: {best}. The network, which has never seen a patient, got {scores[3]}. Logistic regression, a method from the fifties ([Cox 1958](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x)), got {scores[0]}. All four are good, for these samples are easy to tell apart.\n\nCan the order be trusted? That the intervals overlap does not settle it. The four were tried on the **same** samples, and a hard sample is hard for all. The right question is how large the *difference* is.",
)


# %% [markdown] lang="nb"
# ## Oppgave 2 · Forskjellen på de samme pasientene
#
# `truth` er fasiten. `a` og `b` er to modellers sannsynligheter for de samme pasientene. `draws` er en liste med trekninger, hver med radnumre trukket med tilbakelegging (leksjon 02). `auroc(truth, scores)` får du med.
#
# Regn for hver trekning ut AUROC for `a` minus AUROC for `b`. Gi tilbake grensene rundt de midterste nittifem prosentene av forskjellene: `np.percentile(differences, [2.5, 97.5])`.
#
# `fold` er delen hver pasient ble testet i. Avgjør selv om du trenger den.
# %% [markdown] lang="en"
# ## Exercise 2 · The difference on the same patients
#
# `truth` is the truth. `a` and `b` are two models' probabilities for the same patients. `draws` is a list of draws, each with row numbers drawn with replacement (lesson 02). `auroc(truth, scores)` is given.
#
# For each draw, work out the AUROC of `a` minus that of `b`. Return the limits around the middle ninety-five per cent of the differences: `np.percentile(differences, [2.5, 97.5])`.
#
# `fold` is the part each patient was tested in. Decide for yourself whether you need it.
# %% exercise="paired-difference"
def paired_difference(truth, a, b, fold, draws, auroc):
    # BEGIN SOLUTION
    differences = []
    for rows in draws:
        differences.append(auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows]))
    return np.percentile(differences, [2.5, 97.5])
    # END SOLUTION


check("paired-difference", paired_difference)


# %% wrong="paired-difference" hint="overlapping-intervals"
def paired_difference(truth, a, b, fold, draws, auroc):
    of_a = np.percentile([auroc(truth[rows], a[rows]) for rows in draws], [2.5, 97.5])
    of_b = np.percentile([auroc(truth[rows], b[rows]) for rows in draws], [2.5, 97.5])
    return np.array([of_a[0] - of_b[1], of_a[1] - of_b[0]])


# %% wrong="paired-difference" hint="unpaired"
def paired_difference(truth, a, b, fold, draws, auroc):
    of_a = [auroc(truth[rows], a[rows]) for rows in draws]
    of_b = [auroc(truth[rows], b[rows]) for rows in draws[::-1]]
    return np.percentile(np.array(of_a) - np.array(of_b), [2.5, 97.5])


# %% wrong="paired-difference" hint="folds-as-independent"
def paired_difference(truth, a, b, fold, draws, auroc):
    differences = []
    for k in np.unique(fold):
        rows = fold == k
        differences.append(auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows]))
    half = 1.96 * np.std(differences, ddof=1) / np.sqrt(len(differences))
    return np.array([np.mean(differences) - half, np.mean(differences) + half])


# %% wrong="paired-difference" hint="draws-as-studies"
def paired_difference(truth, a, b, fold, draws, auroc):
    differences = [auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows]) for rows in draws]
    half = 1.96 * np.std(differences, ddof=1) / np.sqrt(len(draws))
    return np.array([np.mean(differences) - half, np.mean(differences) + half])


# %% wrong="paired-difference" hint="truth-not-drawn"
def paired_difference(truth, a, b, fold, draws, auroc):
    differences = [auroc(truth, a[rows]) - auroc(truth, b[rows]) for rows in draws]
    return np.percentile(differences, [2.5, 97.5])


# %% wrong="paired-difference" hint="sign"
def paired_difference(truth, a, b, fold, draws, auroc):
    differences = [auroc(truth[rows], b[rows]) - auroc(truth[rows], a[rows]) for rows in draws]
    return np.percentile(differences, [2.5, 97.5])


# %% wrong="paired-difference" hint="widest"
def paired_difference(truth, a, b, fold, draws, auroc):
    differences = [auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows]) for rows in draws]
    return np.array([min(differences), max(differences)])


# %% [markdown] lang="nb"
# **Gjett:** Er forskjellen mellom nettverket og logistisk regresjon tydelig på disse prøvene?
# %% [markdown] lang="en"
# **Guess:** Is the difference between the network and logistic regression plain on these samples?
# %%
differences = [evaluation.compare_cross_validated(runs[3], run) for run in runs[:3]]
rows = "".join(f"\n| {name} | {found} |" for name, found in zip(names, differences, strict=False))
clear = [found.low > 0 or found.high < 0 for found in differences]
# %% slide="difference"
say(
    nb="| nettverket minus | forskjell i AUROC |\n|---|---|"
    + rows
    + f"\n\nIntervallet for forskjellen til logistisk regresjon {'rommer ikke null' if clear[0] else 'rommer null'}. "
    + (
        "Forskjellen er altså mer enn tilfeldig blant disse prøvene, men se hvor liten den er."
        if clear[0]
        else "Vi kan altså ikke si hvem av de to som er best."
    )
    + " Biblioteket gjør intervallet litt bredere enn du gjorde i oppgaven, fordi modellene i de fem delene har lært av mange av de samme prøvene.",
    en="| the network minus | difference in AUROC |\n|---|---|"
    + rows
    + f"\n\nThe interval of the difference from logistic regression {'does not contain zero' if clear[0] else 'contains zero'}. "
    + (
        "So the difference is more than chance among these samples, but see how small it is."
        if clear[0]
        else "So we cannot say which of the two is better."
    )
    + " The library makes the interval a little wider than you did in the exercise, because the models of the five parts have learned from many of the same samples.",
)
# %%
quiz("pfn-third-decimal", ...)
# %% [markdown] lang="nb"
# ### Hva intervallet dekker
#
# Intervallet kommer av å trekke prøvene på nytt. Det sier hvor mye skåren kunne svingt med andre pasienter fra **samme sykehus i de samme årene**, målt på samme måte. Modellene ble ikke trent på nytt for hver trekning, og nettverket øvde ikke på nytt: et nettverk fra en annen øving ville svart litt annerledes. En annen nål, et annet mikroskop eller et annet menneske som tegner omrissene, er ikke dekket.
# %% [markdown] lang="en"
# ### What the interval covers
#
# The interval comes from drawing the samples anew. It says how much the score could have varied with other patients from **the same hospital in the same years**, measured in the same way. The models were not trained again for each draw, and the network did not practise again: one from another practice would answer a little differently. Another needle, another microscope or another person drawing the outlines is not covered.
# %% [markdown] lang="nb"
# Ett forbehold til: Denne tabellen er blant dem nettverket ble prøvd på underveis, mens noen valgte hvordan tabellene skulle diktes opp. Nettverket har aldri sett en pasient. Det har de som laget det, og det kan ha gitt nettverket en liten fordel her. I leksjon 07 møter det tabeller som ikke var med i det valget.
# %% [markdown] lang="en"
# One more proviso: This table is among those the network was tried on along the way, while somebody chose how tables should be invented. The network has never seen a patient. Those who made it have, and that may have given the network a small advantage here. In lesson 07 it meets tables that had no part in that choice.
# %% [markdown] lang="nb"
# ## Hvilke prøver bommer de på?
#
# En AUROC nær én betyr ikke at ingen blir oversett. Vi sier at prøven er mistenkelig når sannsynligheten er minst en halv, og teller de ondartede som slipper unna. **Gjett:** Overser nettverket og den logistiske regresjonen de samme prøvene?
# %% [markdown] lang="en"
# ## Which do they get wrong?
#
# An AUROC close to one does not mean that none is missed. We call the sample suspect when the probability is at least one half, and count the malignant that slip through. **Guess:** Do the network and the logistic regression miss the same samples?
# %%
p_logistic, p_ours = runs[0].probabilities, runs[3].probabilities
missed_by_logistic = (y == 1) & (p_logistic < 0.5)
missed_by_ours = (y == 1) & (p_ours < 0.5)
both = missed_by_logistic & missed_by_ours
overlooked = x[missed_by_ours | missed_by_logistic].median()
typical = x[y == 1].median(), x[y == 0].median()
# %% slide="missed"
say(
    nb=f"Av {y.sum()} ondartede overså den logistiske regresjonen {missed_by_logistic.sum()} og nettverket {missed_by_ours.sum()}. {both.sum()} prøver ble oversett av begge.\n\n| median | radius | «verste» innbukting |\n|---|---|---|\n| ondartede | {number(typical[0]['mean radius'], 1)} | {number(typical[0]['worst concavity'], 2)} |\n| oversett av minst én | {number(overlooked['mean radius'], 1)} | {number(overlooked['worst concavity'], 2)} |\n| godartede | {number(typical[1]['mean radius'], 1)} | {number(typical[1]['worst concavity'], 2)} |\n\nLes midterste rad: Hvilken gruppe ligner de på? De ligger mellom de to gruppene. Når kjernene verken er tydelig godartede eller tydelig ondartede, hjelper det lite hvilken modell som ser på dem. Da trengs en annen undersøkelse.",
    en=f"Of {y.sum()} malignant samples the logistic regression missed {missed_by_logistic.sum()} and the network {missed_by_ours.sum()}. {both.sum()} samples were missed by both.\n\n| median | radius | “worst” concavity |\n|---|---|---|\n| malignant | {number(typical[0]['mean radius'], 1)} | {number(typical[0]['worst concavity'], 2)} |\n| missed by at least one | {number(overlooked['mean radius'], 1)} | {number(overlooked['worst concavity'], 2)} |\n| benign | {number(typical[1]['mean radius'], 1)} | {number(typical[1]['worst concavity'], 2)} |\n\nRead the middle row: Which group do they resemble? They lie between the two groups. When the nuclei are neither plainly benign nor plainly malignant, it matters little which model looks at them. Then another examination is needed.",
)
# %% [markdown] lang="nb"
# ### Stemmer sannsynlighetene?
#
# Av dem som får tretti prosent, skal tretti av hundre være ondartede. Det heter *kalibrering*. I figuren er prøvene delt i ti like store grupper etter nettverkets sannsynlighet. **Gjett:** Hvor mange av de ti gruppene ligger midt mellom null og én?
# %% [markdown] lang="en"
# ### Do the probabilities hold?
#
# Of those given thirty per cent, thirty in a hundred should be malignant. This is *calibration*. In the figure the samples are divided into ten equal groups by the network's probability. **Guess:** How many of the ten groups lie midway between zero and one?
# %%
figure = evaluation.figure_calibration(y, p_ours)
middle = (p_ours > 0.1) & (p_ours < 0.9)
brier = [evaluation.brier_loss(y, run.probabilities) for run in runs]
# %% slide="calibration"
show(
    figure,
    nb="Andelen ondartede mot nettverkets sannsynlighet i ti grupper, med diagonalen der de stemmer. De fleste gruppene ligger i endene; midt på er det få. Under står histogrammet av sannsynlighetene.",
    en="Share of malignant against the network's probability in ten groups, with the diagonal where they agree. Most groups lie at the ends; there are few in the middle. Below stands the histogram of the probabilities.",
)
# %% slide="in-doubt"
say(
    nb=f"{middle.sum()} av {len(y)} prøver fikk mellom {percent(0.1, 0)} og {percent(0.9, 0)}, det vil si omtrent {number(10 * middle.mean(), 0)} av de ti gruppene. For dem er modellen i tvil, og det er for dem du kunne trengt hjelp. Summen av sannsynlighetene deres er {number(p_ours[middle].sum(), 0)}: så mange ondartede ventet nettverket blant dem. Det var {y[middle].sum()}.\n\nEtt tall for det hele er Brier-tapet, snittet av det kvadrerte avviket fra fasiten (lavere er bedre). Logistisk regresjon: {brier[0]}. Nettverket: {brier[3]}. Den som svarer {percent(y.mean(), 0)} til alle, får {number(y.mean() * (1 - y.mean()), 3)}.",
    en=f"{middle.sum()} of {len(y)} samples got between {percent(0.1, 0)} and {percent(0.9, 0)}, that is about {number(10 * middle.mean(), 0)} of the ten groups. The model is in doubt about those, and it is for those you might need help. Their probabilities add up to {number(p_ours[middle].sum(), 0)}: so many malignant the network expected among them. There were {y[middle].sum()}.\n\nOne number for all of it is the Brier loss, the mean squared distance from the truth (lower is better). Logistic regression: {brier[0]}. The network: {brier[3]}. Whoever answers {percent(y.mean(), 0)} to everyone gets {number(y.mean() * (1 - y.mean()), 3)}.",
)
# %% [markdown] lang="nb"
# ## Et resultat fra en kollega
#
# En kollega vil kjenne igjen Parkinsons sykdom på stemmen. Hun har 252 mennesker, med og uten sykdommen, og mer enn sju hundre mål av hver stemme ([Sakar 2019](https://doi.org/10.1016/j.asoc.2018.10.022)). Så mange kolonner er tungvint, sier hun. Derfor valgte hun først de tjue som henger sterkest sammen med sykdommen, og kryssvaliderte en logistisk regresjon på dem.
#
# Koden hennes står i neste celle. **Les den før du kjører den.** Ville du stolt på skåren?
# %% [markdown] lang="en"
# ## A colleague's result
#
# A colleague wants to recognise Parkinson's disease by the voice. She has 252 people, with and without the disease, and more than seven hundred measures of each voice ([Sakar 2019](https://doi.org/10.1016/j.asoc.2018.10.022)). So many columns are a burden, she says. So she first chose the twenty most strongly associated with the disease, and cross-validated a logistic regression on those.
#
# Her code is in the next cell. **Read it before you run it.** Would you trust the score?
# %% slide="fault"
speech = data.load_parkinson_speech()
voices, parkinson = speech.x.to_numpy(), speech.y


def her_way(x, y):
    best = SelectKBest(k=20).fit(x, y).get_support()
    return evaluation.cross_validate(make_logistic(seed=0), x[:, best], y, repeats=1).score.value


hers = her_way(voices, parkinson)
# %% [markdown] lang="nb"
# Hver person er vurdert av en modell som ikke er trent på den personen. Likevel er noe galt. Slik kan du oppdage det uten å finne det i koden: **Stokk fasiten** og gjør alt om igjen. Da finnes det ingenting å lære, og en ærlig fremgangsmåte får en halv.
#
# Datakontrollen stokker tjue ganger. **Gjett:** Hvilken AUROC får hun på stokket fasit?
# %% [markdown] lang="en"
# Each person was judged by a model not trained on that person. Still something is wrong. Here is how you can find out without finding it in the code: **shuffle the truth** and do everything again. Then there is nothing to learn, and an honest procedure gets one half.
#
# The audit shuffles twenty times. **Guess:** Which AUROC does she get on the shuffled truth?
# %%
finding = audit.audit_procedure(her_way, voices, parkinson)
audit.report(finding)
# %%
rng = np.random.default_rng(0)
shuffled = [rng.permutation(parkinson) for _ in range(5)]
scaled = (voices - voices.mean(axis=0)) / voices.std(axis=0)
inside = make_pipeline(SelectKBest(k=20), make_logistic(seed=0))
only_scaled = np.mean([evaluation.cross_validate(inside, scaled, truth, repeats=1).score.value for truth in shuffled])
honest = evaluation.cross_validate(inside, voices, parkinson, repeats=1).score.value
# %% slide="fault-shown"
say(
    nb=f"På stokket fasit får hun i snitt AUROC {finding.looked.values['shuffled']}, der det ikke finnes noe å lære. De tjue kolonnene ble valgt med **alle** personene, også dem modellen skulle prøves på. Blant så mange kolonner er det alltid noen som tilfeldigvis passer til testpersonene.\n\nMange har lært at man ikke skal skalere før delingen. Det er riktig, men her synes det knapt: med skaleringen gjort på alle, men valget gjort inne i treningssettet, ble snittet av fem stokkinger {number(only_scaled, 2)}. Skaleringen ser ikke fasiten, det gjør valget.",
    en=f"On the shuffled truth she gets a mean AUROC of {finding.looked.values['shuffled']}, where there is nothing to learn. The twenty columns were chosen with **all** the people, also those the model was to be tried on. Among so many columns there are always some that happen to suit the test people.\n\nMany have learned not to scale before the split. That is right, but here it hardly shows: with the scaling done on everyone, but the choice inside the training set, the mean of five shufflings became {number(only_scaled, 2)}. The scaling does not see the truth, the choice does.",
)
# %%
quiz("pfn-chosen-first", ...)


# %% [markdown] lang="nb"
# ## Oppgave 3 · Velg inne i treningssettet
#
# `splits` er en liste med par `train, test` av radnumre. `choose(x, y)` gir numrene på de kolonnene som henger sterkest sammen med `y`. `score(x_train, y_train, x_test, y_test)` trener en modell og gir AUROC for testradene.
#
# Gi tilbake en liste med én skår for hver deling, slik at testradene verken er med på å velge eller på å trene. De valgte kolonnene for treningsradene er `x[train][:, columns]`.
# %% [markdown] lang="en"
# ## Exercise 3 · Choose inside the training set
#
# `splits` is a list of pairs `train, test` of row numbers. `choose(x, y)` gives the numbers of the columns most strongly associated with `y`. `score(x_train, y_train, x_test, y_test)` trains a model and gives the AUROC of the test rows.
#
# Return a list with one score for each split, such that the test rows take part neither in the choice nor in the training. The chosen columns of the training rows are `x[train][:, columns]`.
# %% exercise="select-inside"
def select_inside(x, y, splits, choose, score):
    scores = []
    for train, test in splits:
        # BEGIN SOLUTION
        columns = choose(x[train], y[train])
        scores.append(score(x[train][:, columns], y[train], x[test][:, columns], y[test]))
        # END SOLUTION
    return scores


check("select-inside", select_inside)


# %% wrong="select-inside" hint="before-the-split"
def select_inside(x, y, splits, choose, score):
    columns = choose(x, y)
    scores = []
    for train, test in splits:
        scores.append(score(x[train][:, columns], y[train], x[test][:, columns], y[test]))
    return scores


# %% wrong="select-inside" hint="on-test"
def select_inside(x, y, splits, choose, score):
    scores = []
    for train, test in splits:
        columns = choose(x[test], y[test])
        scores.append(score(x[train][:, columns], y[train], x[test][:, columns], y[test]))
    return scores


# %% wrong="select-inside" hint="on-all-y"
def select_inside(x, y, splits, choose, score):
    scores = []
    for train, _ in splits:
        columns = choose(x[train], y[train])
        scores.append(score(x[train][:, columns], y[train], x[:, columns], y))
    return scores


# %% wrong="select-inside" hint="trained-on-all"
def select_inside(x, y, splits, choose, score):
    scores = []
    for train, test in splits:
        columns = choose(x[train], y[train])
        scores.append(score(x[:, columns], y, x[test][:, columns], y[test]))
    return scores


# %% wrong="select-inside" hint="nothing-chosen"
def select_inside(x, y, splits, choose, score):
    return [score(x[train], y[train], x[test], y[test]) for train, test in splits]


# %% slide="honest"
say(
    nb=f"Med valget inne i hvert treningssett får kollegaen {number(honest, 3)} i stedet for {number(hers, 3)}. Lekkasjen er mindre på ekte fasit enn på stokket, for i stemmene finnes det virkelig et signal. Det er derfor feilen er vanskelig å se: begge tallene ser rimelige ut. I studier av genuttrykk, med tusenvis av kolonner og få pasienter, har samme feil fått modeller til å se feilfrie ut uten å være det ([Ambroise 2002](https://doi.org/10.1073/pnas.102102699)).",
    en=f"With the choice inside each training set the colleague gets {number(honest, 3)} instead of {number(hers, 3)}. The leak is smaller on the real truth than on the shuffled, for the voices do carry a signal. That is why the fault is hard to see: both numbers look reasonable. In studies of gene expression, with thousands of columns and few patients, the same fault has made models look faultless that were not ([Ambroise 2002](https://doi.org/10.1073/pnas.102102699)).",
)
# %% [markdown] lang="nb"
# ## Når pasientene er få
#
# Celleprøvene er lette å skille. Her er en vanskeligere tabell: 442 mennesker som **alle** har diabetes, med ti målinger av hver ([Efron 2004](https://doi.org/10.1214/009053604000000067)). Utfallet er om sykdommen var kommet lenger enn medianen et år senere. Hvem som får diabetes, sier tabellen ikke noe om.
#
# Tre modeller lærer av stadig flere, og prøves på de samme testpasientene. Å ha øvd på forhånd burde hjelpe mest når pasientene er få. **Gjett:** Hvem er best med tjue, og stiger kurvene fortsatt til slutt?
# %% [markdown] lang="en"
# ## When patients are few
#
# The cell samples are easy to tell apart. Here is a harder table: 442 people who **all** have diabetes, with ten measurements of each ([Efron 2004](https://doi.org/10.1214/009053604000000067)). The outcome is whether the disease had come further than the median a year later. About who gets diabetes the table says nothing.
#
# Three models learn from ever more, tried on the same test patients. Practice beforehand should help most when patients are few. **Guess:** Who is best with twenty, and do the curves still rise at the end?
# %%
x_diabetes, progress, _ = data.load_diabetes()
further = (progress > np.median(progress)).astype(int)
makers = [make_logistic(seed=0), make_forest(seed=0), pfn.PFNClassifier(seed=0)]
sizes = [20, 40, 80, 160, 350]
curves = [evaluation.learning_curve(model, x_diabetes, further, sizes, repeats=1) for model in makers]
three = [names[0], names[1], names[3]]
figure = evaluation.figure_learning_curve(three, curves)
# %% slide="few"
show(
    figure,
    nb=f"AUROC mot antall pasienter å lære av for {three[0]}, {three[1]} og {three[2]}, med stiplet strek for gjetting. Kurvene stiger fra venstre mot høyre og flater ut til slutt, og intervallene overlapper.",
    en=f"AUROC against the number of patients to learn from for {three[0]}, {three[1]} and {three[2]}, with a dotted line for guessing. The curves rise from left to right and level off at the end, and the intervals overlap.",
)
# %%
first, last = [curve.scores[0] for curve in curves], [curve.scores[-1] for curve in curves]
foremost = three[int(np.argmax([score.value for score in first]))]
rise = [curve.scores[-1].value - curve.scores[-2].value for curve in curves]
# %%
say(
    nb=f"Med {sizes[0]} pasienter: {three[0]} {first[0]}, {three[1]} {first[1]}, {three[2]} {first[2]}. Med {sizes[-1]}: {number(last[0].value, 3)}, {number(last[1].value, 3)} og {number(last[2].value, 3)}. Fra {sizes[-2]} til {sizes[-1]} endret skårene seg bare med {number(rise[0], 3)}, {number(rise[1], 3)} og {number(rise[2], 3)}: kurvene har nesten flatet ut.\n\n"
    + (
        "Nettverket er høyest med de få, og det er der øvingen kan hjelpe. Men se på intervallene."
        if foremost == three[2]
        else f"Øvingen ga altså ikke nettverket noe forsprang med de få her: høyest var {foremost}. Men se på intervallene."
    )
    + f" Intervallet sier heller ikke noe om hvilke {sizes[0]} det tilfeldigvis ble.",
    en=f"With {sizes[0]} patients: {three[0]} {first[0]}, {three[1]} {first[1]}, {three[2]} {first[2]}. With {sizes[-1]}: {number(last[0].value, 3)}, {number(last[1].value, 3)} and {number(last[2].value, 3)}. From {sizes[-2]} to {sizes[-1]} the scores changed by only {number(rise[0], 3)}, {number(rise[1], 3)} and {number(rise[2], 3)}: the curves have almost levelled off.\n\n"
    + (
        "The network is highest with the few, and that is where the practice may help. But look at the intervals."
        if foremost == three[2]
        else f"So the practice gave the network no lead with the few here: highest was {foremost}. But look at the intervals."
    )
    + f" Nor does the interval say anything of which {sizes[0]} they happened to be.",
)
# %%
quiz("pfn-few-patients", ...)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - Ondartet og godartet byttes om i koden, og en høy skår skjuler at kreft blir oversett.
# - En modell prøvd på kuler noen tok prøve av, brukes på kvinner uten kul.
# - «Øvd på mange tabeller» leses som erfaring med pasienter.
# - Variabler valgt med fasiten i hånden gir en test som ikke virker på neste pasient.
# - Svaret for en prøve som er ulik alt modellen har sett, ser like sikkert ut som de andre.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - Malignant and benign are swapped in the code, and a high score hides that cancers are missed.
# - A model tried on lumps that somebody sampled is used on women without a lump.
# - “Practised on many tables” is read as experience with patients.
# - Variables chosen with the truth in hand give a test that does not work on the next patient.
# - The answer for a sample unlike all the model has seen looks as sure as the others.
# %% [markdown] lang="nb"
# Vi har **ikke** vist at noen av modellene er like god som en patolog, at svaret ville endret behandlingen, eller at det holder på et annet sykehus.
# %% [markdown] lang="en"
# We have **not** shown that any of the models is as good as a pathologist, that its answer would change the treatment, or that it holds in another hospital.
# %% [markdown] lang="nb"
# ## Forklar med tre setninger
#
# En overlege sier: «Dette nettverket er aldri trent på pasienter. Da kan det jo ikke være skjevt, slik andre modeller er.» Svar med tre setninger, og åpne så sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A consultant says: “This network was never trained on patients. So it cannot be biased, as other models are.” Answer in three sentences, then open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Fikk du med at oppskriften er en antakelse, at konteksten er pasienter, og at noen har valgt blant flere utgaver av nettverket?
#
# *Nettverket har lært hvordan noen mennesker trodde at tabeller ser ut, og passer ikke det, blir svarene deretter. Det svarer ut fra prøvene i konteksten, så er de fra ett sykehus eller har gal fasit, følger skjevheten med. Og de som laget det, valgte den utgaven som gjorde det best på noen ekte tabeller, så helt uten pasienter er det ikke blitt til.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that the recipe is an assumption, that the context is patients, and that somebody chose among versions of the network?
#
# *The network has learned how some people thought tables look, and where that does not fit, the answers suffer. It answers from the samples in its context, so if they are from one hospital or have a wrong truth, the bias comes along. And its makers chose the version that did best on some real tables, so patients had a part in it.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummering
#
# - Spør hvilken klasse som er én, før du leser en sensitivitet.
# - Et PFN har øvd på oppdiktede tabeller. Pasientene er konteksten, og ingen vekt endres.
# - Uten pasienter er ikke uten antakelser: de ligger i oppskriften.
# - To modeller på de samme pasientene sammenlignes ved forskjellen, med intervall.
# - Alt som ser fasiten, hører hjemme inne i treningssettet.
# - Stokk fasiten: får fremgangsmåten i snitt klart mer enn en halv, lekker den.
# %% [markdown] lang="en"
# ## Recap
#
# - Ask which class is one before you read a sensitivity.
# - A PFN has practised on invented tables. The patients are the context, and no weight is changed.
# - Without patients is not without assumptions: they are in the recipe.
# - Two models on the same patients are compared by the difference, with an interval.
# - Whatever sees the truth belongs inside the training set.
# - Shuffle the truth: a procedure that gets clearly more than one half on average leaks.
# %% slide="recap"
say(
    nb=f"**Svaret.** Ja: med andres prøver som kontekst fikk nettverket AUROC {number(scores[3].value, 3)}, ved siden av {number(scores[0].value, 3)} for en logistisk regresjon.\n\nDet er en påminnelse om to ting. Et nettverk kan lære å lese ekte tabeller ved å øve på bare oppdiktede. Og på små tabeller som disse er den enkle modellen vanskelig å slå, så spør alltid etter den.",
    en=f"**The answer.** Yes: with other people's samples as context the network got an AUROC of {number(scores[3].value, 3)}, beside {number(scores[0].value, 3)} for a logistic regression.\n\nIt is a reminder of two things. A network can learn to read real tables by practising on invented ones alone. And on small tables such as these the simple model is hard to beat, so always ask for it.",
)


# %% [markdown] lang="nb"
# ## Mer
#
# Tre oppgaver til, og mer å se på: et tall i stedet for ja eller nei, en tabell med hull og feil, beslutningskurven, hva «viktig» betyr, øvingen i det små, og to andre veier videre.
# %% [markdown] lang="en"
# ## More
#
# Three more exercises, and more to look at: a number instead of yes or no, a table with gaps and errors, the decision curve, what “important” means, the practice in miniature, and two ways onward.
# %% [markdown] lang="nb"
# ## Mer · Et tall i stedet for ja eller nei
#
# Tilbake til de 442 menneskene med diabetes ([Efron 2004](https://doi.org/10.1214/009053604000000067)). Denne gangen skal modellen gjette selve skåren for hvor langt sykdommen var kommet et år senere. Skåren har ingen enhet, og hvordan den ble laget, er ikke oppgitt.
#
# Feilen måles med RMSE, roten av den gjennomsnittlige kvadrerte feilen, i skårens egne poeng. Lavt er bra. Men hva er lavt?
# %% [markdown] lang="en"
# ## More · A number instead of yes or no
#
# Back to the 442 people with diabetes ([Efron 2004](https://doi.org/10.1214/009053604000000067)). This time the model is to guess the score itself, of how far the disease had come a year later. The score has no unit, and how it was made is not told.
#
# The error is measured by RMSE, the root of the mean squared error, in the score's own points. Low is good. But what is low?
# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · RMSE uten modell
#
# Den som ikke vet noe om pasienten, gir alle samme svar: snittet av treningspasientene. `train` og `test` er radnumre. Gi tilbake RMSE for testpasientene når alle får det svaret. Du får også målingene `x`. Avgjør selv om du trenger dem.
# %% [markdown] lang="en"
# ## More · Exercise 4 · RMSE without a model
#
# Whoever knows nothing of the patient gives everyone the same answer: the mean of the training patients. `train` and `test` are row numbers. Return the RMSE of the test patients when all get that answer. You are also given the measurements `x`. Decide for yourself whether you need them.
# %% exercise="rmse-null"
def rmse_null(x, y, train, test):
    # BEGIN SOLUTION
    answer = np.mean(y[train])
    return np.sqrt(np.mean((y[test] - answer) ** 2))
    # END SOLUTION


check("rmse-null", rmse_null)


# %% wrong="rmse-null" hint="zero"
def rmse_null(x, y, train, test):
    return 0


# %% wrong="rmse-null" hint="answers-zero"
def rmse_null(x, y, train, test):
    return np.sqrt(np.mean(y[test] ** 2))


# %% wrong="rmse-null" hint="mse"
def rmse_null(x, y, train, test):
    return np.mean((y[test] - np.mean(y[train])) ** 2)


# %% wrong="rmse-null" hint="feature-sd"
def rmse_null(x, y, train, test):
    return np.std(x[test])


# %% wrong="rmse-null" hint="test-mean"
def rmse_null(x, y, train, test):
    return np.std(y[test])


# %% wrong="rmse-null" hint="mean-of-all"
def rmse_null(x, y, train, test):
    return np.sqrt(np.mean((y[test] - np.mean(y)) ** 2))


# %% wrong="rmse-null" hint="root-inside"
def rmse_null(x, y, train, test):
    return np.mean(np.abs(y[test] - np.mean(y[train])))


# %% [markdown] lang="nb"
# **Gjett:** Hvor mange poeng bedre er de fire modellene enn å svare snittet? Den lineære heter her *ridge*: vekter for hver kolonne, holdt små.
#
# Tabellen leses uskalert. scikit-learns egen utgave er skalert med alle radene, også testpasientenes.
# %% [markdown] lang="en"
# **Guess:** How many points better are the four models than answering the mean? The linear one is here called *ridge*: a weight for each column, kept small.
#
# The table is read unscaled. scikit-learn's own version was scaled with all the rows, those of the test patients too.
# %%
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

regressors = [
    make_pipeline(StandardScaler(), Ridge()),
    RandomForestRegressor(random_state=0),
    HistGradientBoostingRegressor(random_state=0),
    pfn.PFNRegressor(seed=0),
]
errors = [evaluation.cross_validate(model, x_diabetes, progress, repeats=1) for model in regressors]
titles = pick("ridge|skog|forsterket|nettverket", "ridge|forest|boosted|network").split("|")
figure = evaluation.figure_scores(titles, [run.score for run in errors], progress.std(), measure="RMSE")
ahead = evaluation.compare_cross_validated(errors[3], errors[0])
# %%
show(
    figure,
    nb="RMSE med intervall for fire modeller, og en stiplet strek for den som svarer snittet. Alle ligger under streken, men ikke langt under.",
    en="RMSE with interval for four models, and a dashed line for whoever answers the mean. All lie below the line, but not far below.",
)


# %%
def in_points(score):
    value, low, high = (number(edge, 1).replace("-", "−") for edge in (score.value, score.low, score.high))
    return f"{value} ({low} {pick('til', 'to')} {high})"


four = ", ".join(f"{title} {in_points(run.score)}" for title, run in zip(titles, errors, strict=True))
# %%
say(
    nb=f"Å svare snittet gir {number(progress.std(), 1)} poeng. De fire, med {percent(0.95, 0)} intervall: {four}. Nettverket minus ridge er {in_points(ahead)}, og her er lavere bedre. Selv de beste fjerner bare en del av feilen. Resten av forløpet står ikke i de ti målingene.",
    en=f"Answering the mean gives {number(progress.std(), 1)} points. The four, with {percent(0.95, 0)} interval: {four}. The network minus ridge is {in_points(ahead)}, and here lower is better. Even the best remove only part of the error. The rest of the course is not in the ten measurements.",
)
# %% [markdown] lang="nb"
# ### Mer · Et spenn, ikke bare et tall
#
# For én pasient er et spenn ærligere enn et tall. Nettverket kan gi *kvantiler*: et svar det mener fem av hundre ligger under, og et svar fem av hundre ligger over. Mellom dem skal ni av ti pasienter ligge. **Gjett:** Hvor bredt er spennet, og holder det?
# %% [markdown] lang="en"
# ### More · A range, not only a number
#
# For a single patient a range is more honest than a number. The network can give *quantiles*: an answer it believes five in a hundred lie below, and one that five in a hundred lie above. Between them nine in ten patients should lie. **Guess:** How wide is the range, and does it hold?
# %%
learn, rest = data.split_stratified(further, 0.4, seed=0)
regressor = pfn.PFNRegressor(seed=0).fit(x_diabetes.iloc[learn], progress[learn])
low, high = regressor.predict_quantiles(x_diabetes.iloc[rest], [0.05, 0.95]).T
held = evaluation.interval_coverage(progress[rest], low, high)
# %%
say(
    nb=f"Spennet er i snitt {number(np.mean(high - low), 0)} poeng bredt, på en skala som går fra {number(progress.min(), 0)} til {number(progress.max(), 0)}. Nettverket lovet {percent(0.9, 0)}, og av {len(rest)} nye pasienter lå {held} innenfor. Et så bredt spenn er lite å planlegge etter, men det viser hvor lite målingene kan si om den enkelte.",
    en=f"The range is {number(np.mean(high - low), 0)} points wide on average, on a scale from {number(progress.min(), 0)} to {number(progress.max(), 0)}. The network promised {percent(0.9, 0)}, and of {len(rest)} new patients {held} lay within. So wide a range is little to plan by, but it shows how little the measurements can say of one person.",
)
# %% [markdown] lang="nb"
# ## Mer · En tabell med hull og feil
#
# Tabeller fra klinikken har hull, tastefeil og kolonner som ikke har med saken å gjøre. Vi ødelegger celleprøvene litt, på tre måter, og lar modellene lære av seksti prøver. **Gjett:** Hva skader hvilken modell mest?
# %% [markdown] lang="en"
# ## More · A table with gaps and errors
#
# Tables from the clinic have gaps, typing errors and columns that have nothing to do with the matter. We spoil the cell samples a little, in three ways, and let the models learn from sixty samples. **Guess:** What harms which model most?
# %%
rng = np.random.default_rng(0)
noise = pd.DataFrame(rng.normal(size=(len(x), 100))).add_prefix("noise ")
what = pick(
    "som målt|tre av ti verdier mangler|én av femti er hundre ganger for stor|hundre kolonner støy i tillegg",
    "as measured|three values in ten missing|one in fifty a hundred times too large|a hundred more columns of noise",
).split("|")
gaps, typos = rng.random(x.shape) < 0.3, rng.random(x.shape) < 0.02
spoilt = [x, x.mask(gaps), x.mask(typos, 100 * x), pd.concat([x, noise], axis=1)]
# %%
rest, learn = data.split_stratified(y, 60 / len(y), seed=0)
found = np.zeros((len(spoilt), len(makers)))
for at, table in enumerate(spoilt):
    for place, model in enumerate(makers):
        p = model.fit(table.iloc[learn], y[learn]).predict_proba(table.iloc[rest])[:, 1]
        found[at, place] = evaluation.auroc(y[rest], p).value
rows = ""
for name, row in zip(what, found, strict=True):
    rows += f"\n| {name} | " + " | ".join(number(value, 3) for value in row) + " |"
fall = found[0] - found.min(axis=0)
# %%
say(
    nb=f"| AUROC, {len(rest)} prøver | {three[0]} | {three[1]} | {three[2]} |\n|---|---|---|---|"
    + rows
    + f"\n\nMest taper: {three[int(np.argmax(fall))]}. Skogen ser bare på rekkefølgen av verdiene: for den er en tastefeil ikke mer enn «høyest». Nettverket ser både rekkefølgen og verdien, men drar verdier langt ute inn mot de andre. Den logistiske regresjonen ganger verdien med en vekt, og da kan én tastefeil avgjøre svaret. Tallene er fra én trekning av seksti prøver: små forskjeller betyr ingenting.",
    en=f"| AUROC, {len(rest)} samples | {three[0]} | {three[1]} | {three[2]} |\n|---|---|---|---|"
    + rows
    + f"\n\nThe {three[int(np.argmax(fall))]} model loses most. The forest looks only at the order of the values: to it a typing error is no more than “highest”. The network sees both the order and the value, but draws values far out in towards the others. The logistic regression multiplies the value by a weight, and then one typing error can decide the answer. The numbers are from one draw of sixty samples: small differences mean nothing.",
)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Stokk fasiten selv
#
# `score(x_train, y_train, x_test, y_test)` er en hel fremgangsmåte. `orders` er en liste med stokkinger: hver er radnumrene i tilfeldig rekkefølge, og `y[order]` er fasiten stokket. `train` og `test` er radnumre.
#
# Gi tilbake den gjennomsnittlige skåren på stokket fasit. Målingene `x` skal stå som de er.
# %% [markdown] lang="en"
# ## More · Exercise 5 · Shuffle the truth yourself
#
# `score(x_train, y_train, x_test, y_test)` is a whole procedure. `orders` is a list of shufflings: each holds the row numbers in random order, and `y[order]` is the truth shuffled. `train` and `test` are row numbers.
#
# Return the mean score on the shuffled truth. The measurements `x` stay as they are.
# %% exercise="null-labels"
def null_labels(x, y, train, test, orders, score):
    # BEGIN SOLUTION
    scores = []
    for order in orders:
        shuffled = y[order]
        scores.append(score(x[train], shuffled[train], x[test], shuffled[test]))
    return np.mean(scores)
    # END SOLUTION


check("null-labels", null_labels)


# %% wrong="null-labels" hint="x-too"
def null_labels(x, y, train, test, orders, score):
    scores = []
    for order in orders:
        moved, shuffled = x[order], y[order]
        scores.append(score(moved[train], shuffled[train], moved[test], shuffled[test]))
    return np.mean(scores)


# %% wrong="null-labels" hint="test-only"
def null_labels(x, y, train, test, orders, score):
    return np.mean([score(x[train], y[train], x[test], y[order][test]) for order in orders])


# %% wrong="null-labels" hint="train-only"
def null_labels(x, y, train, test, orders, score):
    return np.mean([score(x[train], y[order][train], x[test], y[test]) for order in orders])


# %% wrong="null-labels" hint="best-of-many"
def null_labels(x, y, train, test, orders, score):
    scores = []
    for order in orders:
        shuffled = y[order]
        scores.append(score(x[train], shuffled[train], x[test], shuffled[test]))
    return max(scores)


# %% wrong="null-labels" hint="not-shuffled"
def null_labels(x, y, train, test, orders, score):
    return score(x[train], y[train], x[test], y[test])


# %% wrong="null-labels" hint="first-only"
def null_labels(x, y, train, test, orders, score):
    shuffled = y[orders[0]]
    return score(x[train], shuffled[train], x[test], shuffled[test])


# %% [markdown] lang="nb"
# ## Mer · Er modellen til nytte?
#
# Si at du tar en vevsprøve når sannsynligheten for kreft er minst $t$. Er $t = 1/10$, godtar du ni unødige vevsprøver for hver kreft du finner. Da trekker hver unødig prøve fra en niendedel: $t/(1-t)$. *Nettonytten* er det du finner minus det du betaler, delt på alle:
#
# $$\frac{TP}{N} - \frac{FP}{N} \cdot \frac{t}{1-t}$$
# %% [markdown] lang="en"
# ## More · Is the model of use?
#
# Say you take a tissue biopsy when the probability of cancer is at least $t$. If $t = 1/10$, you accept nine needless biopsies for every cancer found. Then each needless one takes away a ninth: $t/(1-t)$. The *net benefit* is what you find minus what you pay, divided by everyone:
#
# $$\frac{TP}{N} - \frac{FP}{N} \cdot \frac{t}{1-t}$$
# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Nettonytten
#
# `truth` er $1$ for ondartet. `probabilities` er modellens sannsynligheter, og `threshold` er $t$. Du handler når sannsynligheten er minst så stor. Gi tilbake nettonytten.
# %% [markdown] lang="en"
# ## More · Exercise 6 · The net benefit
#
# `truth` is $1$ for malignant. `probabilities` are the model's probabilities, and `threshold` is $t$. You act when the probability is at least that large. Return the net benefit.
# %% exercise="net-benefit"
def net_benefit(truth, probabilities, threshold):
    # BEGIN SOLUTION
    acted = probabilities >= threshold
    found = np.sum(acted & (truth == 1))
    needless = np.sum(acted & (truth == 0))
    return found / len(truth) - needless / len(truth) * threshold / (1 - threshold)
    # END SOLUTION


check("net-benefit", net_benefit)


# %% wrong="net-benefit" hint="no-weight"
def net_benefit(truth, probabilities, threshold):
    acted = probabilities >= threshold
    return (np.sum(acted & (truth == 1)) - np.sum(acted & (truth == 0))) / len(truth)


# %% wrong="net-benefit" hint="weight-inverted"
def net_benefit(truth, probabilities, threshold):
    acted = probabilities >= threshold
    needless = np.sum(acted & (truth == 0)) * (1 - threshold) / threshold
    return (np.sum(acted & (truth == 1)) - needless) / len(truth)


# %% wrong="net-benefit" hint="counts-fn"
def net_benefit(truth, probabilities, threshold):
    acted = probabilities >= threshold
    missed = np.sum(~acted & (truth == 1)) * threshold / (1 - threshold)
    return (np.sum(acted & (truth == 1)) - missed) / len(truth)


# %% wrong="net-benefit" hint="not-divided"
def net_benefit(truth, probabilities, threshold):
    acted = probabilities >= threshold
    return np.sum(acted & (truth == 1)) - np.sum(acted & (truth == 0)) * threshold / (1 - threshold)


# %% wrong="net-benefit" hint="threshold-as-weight"
def net_benefit(truth, probabilities, threshold):
    acted = probabilities >= threshold
    return (np.sum(acted & (truth == 1)) - np.sum(acted & (truth == 0)) * threshold) / len(truth)


# %% wrong="net-benefit" hint="above"
def net_benefit(truth, probabilities, threshold):
    acted = probabilities > threshold
    needless = np.sum(acted & (truth == 0)) * threshold / (1 - threshold)
    return (np.sum(acted & (truth == 1)) - needless) / len(truth)


# %% [markdown] lang="nb"
# *Beslutningskurven* viser nettonytten for alle terskler, ved siden av «behandle alle» (vevsprøve av alle) og «behandle ingen». **Gjett:** Hvor lav må terskelen være før modellen ikke lenger er bedre enn vevsprøve av alle?
# %% [markdown] lang="en"
# The *decision curve* shows the net benefit for all thresholds, beside “treat everyone” (a biopsy of all) and “treat no one”. **Guess:** How low must the threshold be before the model is no better than taking a biopsy of everyone?
# %%
figure = evaluation.figure_decision_curve(y, p_ours)
at_a_tenth = [evaluation.net_benefit(y, p, 0.1).value for p in (p_ours, p_logistic, np.ones(len(y)))]
# %%
show(
    figure,
    nb="Nettonytten mot terskelen for nettverket, for «behandle alle», som faller bratt, og for «behandle ingen», som er null. Nettverket ligger høyt over begge nesten overalt.",
    en="The net benefit against the threshold for the network, for “treat everyone”, which falls steeply, and for “treat no one”, which is zero. The network lies far above both almost everywhere.",
)
# %%
say(
    nb=f"Ved terskelen {percent(0.1, 0)}: nettverket {number(at_a_tenth[0], 3)}, logistisk regresjon {number(at_a_tenth[1], 3)}, vevsprøve av alle {number(at_a_tenth[2], 3)}. Det høyeste mulige er {number(y.mean(), 3)}, andelen ondartede. Helt til venstre møtes kurvene: den som nesten ikke tåler å overse noe, tar vevsprøve uansett hva modellen sier.",
    en=f"At the threshold {percent(0.1, 0)}: the network {number(at_a_tenth[0], 3)}, logistic regression {number(at_a_tenth[1], 3)}, a biopsy of everyone {number(at_a_tenth[2], 3)}. The highest possible is {number(y.mean(), 3)}, the share of malignant. At the far left the curves meet: whoever can hardly bear to miss anything takes a biopsy whatever the model says.",
)
# %% [markdown] lang="nb"
# ## Mer · Er «viktig» det samme som «årsak»?
#
# En vanlig måte å måle viktighet på er å stokke én kolonne i testsettet og se hvor mye AUROC faller. **Gjett:** Hvor viktig er den verste radien alene, og hvor viktige er alle ni målene på størrelse til sammen?
# %% [markdown] lang="en"
# ## More · Is “important” the same as “cause”?
#
# A common way to measure importance is to shuffle one column in the test set and see how far the AUROC falls. **Guess:** How important is the worst radius alone, and how important are all nine measures of size together?
# %%
sizes_only, dents = list(x.filter(regex="radius|perimeter|area")), list(x.filter(regex="conca"))
groups = [["worst radius"], ["worst perimeter"], ["worst texture"], dents, sizes_only]
titles = pick(
    "verste radius|verste omkrets|verste tekstur|alle mål på innbukting|alle mål på størrelse",
    "worst radius|worst perimeter|worst texture|all measures of dents|all measures of size",
).split("|")
as_asked, rows = x.iloc[asked], ""
whole = evaluation.auroc(y[asked], answers).value
for title, group in zip(titles, groups, strict=True):
    mixed = as_asked.copy()
    mixed[group] = as_asked[group].sample(frac=1, random_state=0).to_numpy()
    left = evaluation.auroc(y[asked], ours.predict_proba(mixed)[:, 1]).value
    rows += f"\n| {title} | {len(group)} | {number(whole - left, 3)} |"
# %%
say(
    nb="| stokket | kolonner | fall i AUROC |\n|---|---|---|"
    + rows
    + "\n\nStokkes radien alene, står omkrets og areal igjen og sier det samme. Derfor kan en kolonne se uviktig ut fordi den har en tvilling. Og hvor mye skåren faller, sier hva **denne modellen** bruker, ikke hva som gir kreft: store, ujevne kjerner er en følge av sykdommen. Å krympe dem ville ikke helbredet noen.",
    en="| shuffled | columns | fall in AUROC |\n|---|---|---|"
    + rows
    + "\n\nIf the radius alone is shuffled, perimeter and area remain and say the same. So a column may look unimportant because it has a twin. And how far the score falls says what **this model** uses, not what gives cancer: large, uneven nuclei are a consequence of the disease. Shrinking them would cure nobody.",
)
# %% [markdown] lang="nb"
# ## Mer · Øvingen i det små
#
# Et lite nettverk øver nå i omtrent et halvt minutt, fra ingenting. I hvert steg dikter `pretrain_briefly` opp nye tabeller med to kolonner og to klasser, skjuler fasiten i noen rader, regner ut tapet og flytter vektene. Underveis prøves nettverket på oppdiktede tabeller det aldri øver på.
#
# **Gjett:** Blir det jevnt og trutt bedre, eller kommer det brått? Og hvor godt skiller det til slutt celleprøver, som det heller aldri har sett?
# %% [markdown] lang="en"
# ## More · The practice in miniature
#
# A small network now practises for about half a minute, from nothing. In each step `pretrain_briefly` invents new tables with two columns and two classes, hides the truth in some rows, works out the loss and moves the weights. On the way the network is tried on invented tables it never practises on.
#
# **Guess:** Does it improve steadily, or does it come suddenly? And how well does it in the end separate cell samples, which it has never seen either?
# %%
from dyplab.pfn.pretraining.briefly import pretrain_briefly

brief = pretrain_briefly(steps=300)
figure = Figure(figsize=(7.5, 3.4), layout="constrained")
axes = figure.subplots()
axes.plot(brief.tables, brief.auroc, "o-", color="#0072B2", linewidth=2)
axes.axhline(0.5, color="#E69F00", linestyle="--", linewidth=2)
axes.set(
    xlabel=pick("oppdiktede tabeller", "invented tables"),
    ylabel=pick("AUROC, ukjente tabeller", "AUROC, unseen tables"),
)
axes.xaxis.set_major_formatter(lambda value, _: number(value))
axes.yaxis.set_major_formatter(lambda value, _: number(value, 2))
# %%
show(
    figure,
    nb="AUROC på ukjente, oppdiktede tabeller mot antall tabeller det lille nettverket har øvd på. Kurven ligger først på den stiplede streken for gjetting og stiger så.",
    en="AUROC on unseen invented tables against the number of tables the small network has practised on. The curve first lies on the dashed line of guessing and then rises.",
)
# %%
rest, context = data.split_stratified(y, 40 / len(y), seed=0)
table = torch.tensor(x[two].to_numpy()[np.r_[context, rest]], dtype=torch.float32)[None]
seen, truth = pfn.cells(table, known=len(context)), torch.tensor(y[context])[None]
with torch.no_grad():
    p_small, p_shipped = (model(seen, truth)[0, :, 1].numpy() for model in (brief.network, network))
after = [evaluation.auroc(y[rest], p) for p in (p_small, p_shipped)]
began = brief.tables[int(np.argmax(np.array(brief.auroc) > 0.55))]
# %%
say(
    nb=f"En stund gjettet det bare. Over {number(0.55, 2)} kom det etter {number(began)} oppdiktede tabeller, og etter {number(brief.tables[-1])} er AUROC på de ukjente {number(brief.auroc[-1], 2)}. Den blir aldri én: mange av tabellene har for mye støy.\n\nMed {len(context)} celleprøver som kontekst og to kolonner fikk det lille nettverket {after[0]} på {len(rest)} nye prøver. Det ferdige nettverket, med samme kontekst og ett blikk, fikk {after[1]}. Med to kolonner er det lite å vinne på å være stor. Fortrinnet til det ferdige er at det har øvd på flere kolonner, flere klasser og flere slags tabeller enn du rekker på et halvt minutt.",
    en=f"For a while it only guessed. It passed {number(0.55, 2)} after {number(began)} invented tables, and after {number(brief.tables[-1])} the AUROC on the unseen ones is {number(brief.auroc[-1], 2)}. It never becomes one: many of the tables hold too much noise.\n\nWith {len(context)} cell samples as context and two columns the small network got {after[0]} on {len(rest)} new samples. The finished network, with the same context and one look, got {after[1]}. With two columns there is little to gain from being large. The advantage of the finished one is that it has practised on more columns, more classes and more kinds of tables than half a minute can hold.",
)
# %% [markdown] lang="nb"
# ## Mer · Hele testen
#
# I leksjonen er testen kortet ned. Kommandoen `dyplab pfn evaluate` gjør den i full lengde på flere tabeller med ekte pasienter, også mot XGBoost og CatBoost der de er installert. Den tar lang tid, men kan stanses og tas opp igjen.
#
# Tabellene er delt i to på forhånd. Den ene halvdelen kunne være med på å forme nettverket, den andre ikke. **Tenk etter:** Hvorfor skal den andre ses på bare én gang for hver utgave av nettverket?
# %% [markdown] lang="en"
# ## More · The whole test
#
# In the lesson the test is cut short. The command `dyplab pfn evaluate` does it at full length on several tables of real patients, against XGBoost and CatBoost too where they are installed. It takes long, but can be stopped and taken up again.
#
# The tables were divided in two beforehand. One half could take part in shaping the network, the other not. **Consider:** Why should the other be looked at only once for each version of the network?
# %% [markdown] lang="nb"
# <details><summary>Svar</summary>
#
# Velger du utgave etter den halvdelen, har også den vært med på å forme nettverket. Da sier den ikke lenger hva du kan vente på nye tabeller.
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# If you choose a version by that half, it too has taken part in shaping the network. Then it no longer tells what to expect on new tables.
#
# </details>
# %% [markdown] lang="nb"
# ## Mer · Den offisielle TabPFN
#
# Ideen er kjent fra TabPFN ([Hollmann 2025](https://doi.org/10.1038/s41586-024-08328-6)), som er mye større enn vårt. Vårt er skrevet og øvd for seg, uten kode, vekter eller svar derfra. Har du pakken `tabpfn` og vektene på maskinen, prøver cellen den på de samme prøvene som i kryssvalideringens første deling. Ellers sier den hva som mangler. Den henter ingenting og ber ikke om innlogging.
# %% [markdown] lang="en"
# ## More · The official TabPFN
#
# The idea is known from TabPFN ([Hollmann 2025](https://doi.org/10.1038/s41586-024-08328-6)), which is much larger than ours. Ours is written and has practised on its own, without code, weights or answers from there. If you have the package `tabpfn` and its weights on your computer, the cell tries it on the samples of the first split of the cross-validation. Otherwise it says what is missing. It fetches nothing and asks for no login.
# %%
from dyplab.errors import DyplabError

theirs = None
try:
    test = runs[0].fold[0] == 0
    theirs = pfn.official_tabpfn().fit(x[~test].to_numpy(), y[~test]).predict_proba(x[test].to_numpy())[:, 1]
except DyplabError as missing:
    print(missing)
# %%
say(
    nb=f"Den offisielle: {evaluation.auroc(y[test], theirs)}. Vårt: {evaluation.auroc(y[test], runs[3].predicted[0][test])}. Én deling avgjør ikke noe, og lisensen på nyere vekter kan forby bruk i klinikken. Les den."
    if theirs is not None
    else "Vi går videre uten. Les lisensen før du henter vektene: de nyere utgavene krever innlogging og er ikke til kommersiell bruk.",
    en=f"The official one: {evaluation.auroc(y[test], theirs)}. Ours: {evaluation.auroc(y[test], runs[3].predicted[0][test])}. One split settles nothing, and the licence of newer weights may forbid use in the clinic. Read it."
    if theirs is not None
    else "We go on without it. Read the licence before you fetch the weights: the newer versions take a login and are not for commercial use.",
)
