# %% [markdown] lang="nb"
# # Tabeller i nevrologi
#
# **Klinisk spørsmål: Ville du handlet etter dette tallet, for pasienten foran deg?**
#
# Du arbeider på en hukommelsesklinikk. En kvinne er henvist fordi hun har begynt å glemme avtaler, og du tar en spinalvæskeprøve. Svaret kommer tilbake med en linje nederst, fra en modell: «Sannsynlighet for kognitiv svikt: sytti prosent.»
#
# Hva må du vite før det tallet får avgjøre noe? Skriv ned tre spørsmål, og ta vare på dem.
# %% [markdown] lang="en"
# # Tables in neurology
#
# **Clinical question: Would you act on this number, for the patient in front of you?**
#
# You work in a memory clinic. A woman is referred because she has begun to forget appointments, and you take a sample of her cerebrospinal fluid. The report comes back with a line at the bottom, from a model: “Probability of cognitive impairment: seventy per cent.”
#
# What must you know before that number may decide anything? Write down three questions, and keep them.
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - dele et datasett så ingen står på begge sider
# - finne kolonnene som peker ut personen
# - regne om en sannsynlighet til en annen prevalens
# - si om sannsynligheter er til å handle etter, og for hvem
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return`, `.shape` og brøk. Fra leksjon 02: sensitivitet, spesifisitet, positiv prediktiv verdi (PPV) og AUROC: hvor ofte den syke får høyest skår i et par med én syk og én frisk.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - split data so that nobody stands on both sides
# - find the columns that point to the person
# - carry a probability over to another prevalence
# - say whether probabilities are fit to act on, and for whom
#
# **You need first:** variable, list, index, `for`, `def`, `return`, `.shape`, and fractions. From lesson 02: sensitivity, specificity, positive predictive value (PPV), and AUROC: in a pair of one ill and one well person, how often the ill one scores higher.
# %%
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from dyplab import audit, data, evaluation
from dyplab.models import make_boosting, make_forest, make_logistic
from dyplab.pfn import PFNClassifier
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.widgets import PrevalenceExplorer

threads = limit_threads(1)
csf = data.load_alzheimer_csf()
# %% [markdown] lang="nb"
# ## Dataene, og hvem de kom fra
#
# I en studie i St. Louis ble mange proteiner målt i spinalvæske fra 333 personer. Noen var kognitivt friske, andre hadde svært mild eller mild demens ([Craig-Schapiro 2011](https://doi.org/10.1371/journal.pone.0018850)). De siste er kalt `Impaired` og regnes her som syke.
#
# Merk deg fasiten: en klinisk vurdering av demens. Den svakeste graden er den andre leger ofte kaller mild kognitiv svikt ([Morris 2001](https://doi.org/10.1001/archneur.58.3.397)). Modellen gjetter altså noe du kan undersøke uten nål. Og tabellen sier ikke hvem som har Alzheimers sykdom.
# %% [markdown] lang="en"
# ## The data, and whom they came from
#
# In St. Louis many proteins were measured in cerebrospinal fluid (CSF) from 333 people. Some were cognitively normal, others had very mild or mild dementia ([Craig-Schapiro 2011](https://doi.org/10.1371/journal.pone.0018850)). The latter are called `Impaired`, and here they count as ill.
#
# Note the truth: a clinical judgement of dementia. Its mildest grade is what other doctors often call mild cognitive impairment ([Morris 2001](https://doi.org/10.1001/archneur.58.3.397)). So the model guesses what you can examine without a needle. And the table does not say who has Alzheimer's disease.
# %% [markdown] lang="nb"
# Cellen viser noen kolonner. **Gjett:** Hvor gammel er den første personen i tabellen, og hvor mye $A\beta_{42}$ er målt?
# %% [markdown] lang="en"
# The cell shows some columns. **Guess:** How old is the first person, and how much $A\beta_{42}$ was measured?
# %%
three = ["Ab_42", "tau", "p_tau"]
csf.x[[*three, "age", "male", "Genotype"]].head()
# %%
e4 = csf.x["Genotype"].astype(str).str.count("4")
x, y = csf.x.drop(columns="Genotype").copy().assign(e4=e4), csf.y
# %% slide="ages"
say(
    nb=f"Det går ikke an å si. Alderen går fra {number(x['age'].min(), 3)} til {number(x['age'].max(), 3)}: tallene er regnet om før tabellen ble delt. $A\\beta_{{42}}$ går fra {number(x['Ab_42'].min(), 1)} til {number(x['Ab_42'].max(), 1)}, uten enhet.\n\nTabellen har {len(x)} personer og {x.shape[1]} kolonner, og {y.sum()} av personene er syke: {percent(y.mean(), 0)}. En modell kan lære av den. Men grenseverdiene fra laboratoriet ditt passer ikke her, og et svar derfra kan ikke settes inn i modellen.\n\nÉn kolonne er tekst: `Genotype`, variantene av APOE-genet. I `x` har vi byttet den ut med antall $\\varepsilon 4$-varianter: null, én eller to.",
    en=f"Nobody can say. Age runs from {number(x['age'].min(), 3)} to {number(x['age'].max(), 3)}: the numbers were transformed before the table was shared. $A\\beta_{{42}}$ runs from {number(x['Ab_42'].min(), 1)} to {number(x['Ab_42'].max(), 1)}, without a unit.\n\nThe table has {len(x)} people and {x.shape[1]} columns, and {y.sum()} of the people are ill: {percent(y.mean(), 0)}. A model can learn from it. But the cut-offs of your laboratory do not fit here, and a result from there cannot be put into the model.\n\nOne column is text: `Genotype`, the variants of the APOE gene. In `x` we replaced it by the number of $\\varepsilon 4$ variants: none, one or two.",
)


# %% [markdown] lang="nb"
# ## Tre kjente markører
#
# Ved Alzheimers sykdom er $A\beta_{42}$ i spinalvæsken ofte lav, og tau og fosforylert tau ofte høye ([Shaw 2009](https://doi.org/10.1002/ana.21610)).
#
# Figuren viser alle tre hos syke og friske. **Gjett:** Kan du finne en grense for én av dem som skiller gruppene?
# %% [markdown] lang="en"
# ## Three known markers
#
# In Alzheimer's disease $A\beta_{42}$ in the CSF is often low, and tau and phosphorylated tau often high ([Shaw 2009](https://doi.org/10.1002/ana.21610)).
#
# The figure shows all three in ill and well. **Guess:** Can you find a cut-off in any of them that separates the groups?
# %%
def two_groups(panel, values, ill, edges, density):
    looks = [(0, "#9ECAE1", "", pick("frisk", "well")), (1, "#E69F00", "//", pick("syk", "ill"))]
    for state, colour, hatch, label in looks:
        style = {"color": colour, "hatch": hatch, "edgecolor": "black", "alpha": 0.75, "label": label}
        panel.hist(values[ill == state], edges, density=density, **style)


# %%
figure = Figure(figsize=(9, 3), layout="constrained")
panels = figure.subplots(1, 3)
titles = ["Aβ42", "tau", pick("fosforylert tau", "phosphorylated tau")]
for panel, marker, title in zip(panels, three, titles, strict=True):
    two_groups(panel, x[marker], y, np.linspace(x[marker].min(), x[marker].max(), 16), density=True)
    panel.set(xlabel=title, xticks=[], yticks=[])
label = panels[0].set_ylabel(pick("andel av gruppen", "share of the group"))
legend = panels[0].legend(frameon=False)
# %% slide="markers"
show(
    figure,
    nb="Tre par av histogrammer, ett par for hver markør. De syke har oftere lav amyloid og høy tau, men gruppene overlapper mye i alle tre.",
    en="Three pairs of histograms, one pair for each marker. The ill more often have low amyloid and high tau, but the groups overlap much in all three.",
)
# %% [markdown] lang="nb"
# ## Kryssvalidering: alle prøves, ingen av en modell som kjenner dem
#
# Ingen grense skiller dem. En modell kan veie kolonnene sammen, men hver person må dømmes av en modell som ikke har sett henne. Med så få personer er det sløseri å legge mange til side.
#
# Vi deler dem i fem deler. Fire er treningssett, den femte er testsett. Så bytter delene rolle, til alle har vært testet én gang. Det heter kryssvalidering. Delingen er tilfeldig, derfor gjentar vi den noen ganger.
# %% [markdown] lang="en"
# ## Cross-validation: everyone is tried, nobody by a model that knows them
#
# No cut-off separates them. A model can weigh the columns together, but each person must be judged by a model that has not seen her. With so few people it is a waste to set many aside.
#
# We cut them into five parts. Four are the training set, the fifth the test set. Then the parts change roles, until everyone has been tested once. This is cross-validation. The cut is random, so we repeat it a few times.
# %% [markdown] lang="nb"
# ## Fire referansemodeller og et nettverk
#
# - **null** gir alle den samme sannsynligheten, andelen syke. AUROC er en halv: den stiplede streken.
# - **logistisk regresjon** gir hver kolonne en vekt, legger sammen og gjør summen om til en sannsynlighet.
# - **tilfeldig skog**: hundre trær stemmer (leksjon 02).
# - **forsterkede trær** (*gradient boosting*): små trær etter tur, der hvert nytt tre retter på feilene til de forrige.
# %% [markdown] lang="en"
# ## Four reference models and a network
#
# - **null** gives everyone the same probability, the share of ill. Its AUROC is one half: the dashed line.
# - **logistic regression** gives each column a weight, adds up, and turns the sum into a probability.
# - **random forest**: a hundred trees vote (lesson 02).
# - **gradient boosting**: small trees in turn, each mending the mistakes of those before it.
# %% [markdown] lang="nb"
# **Nettverket** fra leksjon 06 har øvd på oppdiktede tabeller og leser treningspersonene som kontekst. Så mange kolonner kan det ikke lese på én gang. Derfor får det bare dem som henger sterkest sammen med fasiten hos treningspersonene. Annenhver gang får det i stedet *prinsipalkomponenter*: nye kolonner som er blandinger av mange gamle. Noe går tapt. Denne tabellen ble ikke brukt da nettverket ble laget.
#
# Alle fire får først de tre markørene, så alle kolonnene. **Gjett:** Hvor høy AUROC gir tre markører, og hvor mye mer gir resten?
# %% [markdown] lang="en"
# **The network** of lesson 06 has practised on invented tables and reads the training people as its context. It cannot read so many columns at once. So it gets only those most strongly associated with the training people's truth. Every second time it gets *principal components* instead: new columns mixed from many old ones. Something is lost. This table was not used in making the network.
#
# All four get the three markers first, then all columns. **Guess:** What AUROC do three markers give, and how much do the rest add?
# %%
models = [make_logistic(seed=0), make_forest(seed=0), make_boosting(seed=0), PFNClassifier(seed=0)]
names = pick("logistisk|skog|forsterket|nettverket", "logistic|forest|boosted|network").split("|")
few = [evaluation.cross_validate(model, x[three], y, repeats=3) for model in models]
every = [evaluation.cross_validate(model, x, y, repeats=3) for model in models]
rows = [f"{name}, {columns}" for columns in pick("tre|alle", "three|all").split("|") for name in names]
figure = evaluation.figure_scores(rows, [run.score for run in few + every], 0.5, measure="AUROC")
higher = sum(after.score.value > before.score.value for before, after in zip(few, every, strict=True))
# %% slide="result"
show(
    figure,
    nb=f"AUROC med intervall for fire modeller, først med tre kolonner, så med alle, og en stiplet strek for null. Alle ligger langt over streken. {higher} av {len(models)} ligger høyere med alle kolonnene enn med tre.",
    en=f"AUROC with interval for four models, first with three columns, then with all, and a dashed line for null. All lie far above the line. {higher} of {len(models)} lie higher with all columns than with three.",
)
# %%
gain = evaluation.compare_cross_validated(every[0], few[0])
clear = gain.low > 0 or gain.high < 0
network = evaluation.compare_cross_validated(every[3], every[0])
# %% slide="gain"
say(
    nb=f"Med tre markører fikk logistisk regresjon {few[0].score}. Med alle {x.shape[1]} kolonnene fikk den {every[0].score}. At intervallene overlapper, avgjør ikke saken. Begge er prøvd på de samme personene, så vi regner forskjellen direkte. Den er {gain}. "
    + (
        "Intervallet rommer ikke null."
        if clear
        else "Intervallet rommer null: vi vet ikke om de andre kolonnene hjalp."
    )
    + f"\n\nHøyest skår med alle kolonnene: {names[int(np.argmax([run.score.value for run in every]))]}. De tre referansemodellene ligger så tett at denne tabellen ikke kan rangere dem. En logistisk regresjon kan du dessuten lese vekt for vekt.\n\nNettverket minus logistisk regresjon, med alle kolonnene: {network}. "
    + (
        "Intervallet rommer null, så de to kan ikke skilles her."
        if network.low <= 0 <= network.high
        else (
            "Nettverket er altså bedre her."
            if network.low > 0
            else "Nettverket er altså dårligere her. Det kan komme av at det ikke ser alle kolonnene."
        )
    ),
    en=f"With three markers logistic regression got {few[0].score}. With all {x.shape[1]} columns it got {every[0].score}. Overlapping intervals do not settle it: both were tried on the same people, so we can work out the difference directly. It is {gain}. "
    + (
        "The interval does not contain zero."
        if clear
        else "The interval contains zero: we do not know whether the other columns added anything."
    )
    + f"\n\nHighest score with all the columns: {names[int(np.argmax([run.score.value for run in every]))]}. The three reference models lie so close that this table cannot rank them. And a logistic regression can be read weight by weight.\n\nThe network minus logistic regression, with all columns: {network}. "
    + (
        "The interval contains zero, so the two cannot be told apart here."
        if network.low <= 0 <= network.high
        else (
            "So the network is better here."
            if network.low > 0
            else "So the network is poorer here. That may be because it does not see all the columns."
        )
    ),
)
# %%
quiz("table-more-variables", ...)
# %% [markdown] lang="nb"
# ### Hva intervallet dekker
#
# AUROC er snittet av de fem delene. Intervallet kommer av å trekke personene på nytt, med de ferdige sannsynlighetene. Så er det gjort litt bredere, fordi modellene har lært av de samme personene. Det sier hvor mye skåren kunne svingt med andre personer fra den samme studien. Modellene er ikke trent på nytt for hver trekning, og andre sykehus er ikke dekket: deres pasienter er ikke i posen vi trekker fra.
# %% [markdown] lang="en"
# ### What the interval covers
#
# The AUROC is the mean over the five parts. The interval comes from drawing the people again, with the finished probabilities. It is then made a little wider, because the models learned from the same people. It says how much the score could have varied with other people from the same study. The models were not trained again for each draw, and other hospitals are not covered: their patients are not in the bag we draw from.
# %%
quiz("table-interval-elsewhere", ...)
# %% [markdown] lang="nb"
# ## Fire spørsmål om sannsynlighetene
#
# 1. **Rangerer de?** Det viser ROC-kurven.
# 2. **Stemmer de?** Av dem som får sytti prosent, skal sytti av hundre være syke. Det kalles *kalibrering*. Diagonalen er der det stemmer.
# 3. **Er de til nytte?** Det viser beslutningskurven.
# 4. **Hvor ligger de?** Det viser histogrammene.
#
# Om en kvinne med sytti prosent kan stole på tallet, er spørsmål to. **Gjett:** Hvor mange av ti slike var syke i studien?
# %% [markdown] lang="en"
# ## Four questions about the probabilities
#
# 1. **Do they rank?** The ROC curve shows it.
# 2. **Are they true?** Of those given seventy per cent, seventy of a hundred should be ill. This is *calibration*. On the diagonal they are true.
# 3. **Do they help?** The decision curve shows it.
# 4. **Where do they lie?** The histograms show it.
#
# Whether a woman with seventy per cent can trust the number is question two. **Guess:** How many of ten such people were ill in the study?
# %% [markdown] lang="nb"
# ### Nettonytte, før du ser kurven
#
# Si at du handler når sannsynligheten er minst $t$. Det er terskelen. En syk du finner, er ett poeng. En falsk alarm trekker fra $t/(1-t)$ poeng. Er $t$ en femdel, mener du at fire falske alarmer oppveier én funnet syk, og da trekker hver fra en kvart. Delt på alle personene er summen *nettonytte*:
#
# $$\frac{TP}{N} - \frac{FP}{N} \cdot \frac{t}{1-t}$$
#
# Modellen er til nytte der kurven ligger over både «behandle alle» og «behandle ingen».
# %% [markdown] lang="en"
# ### Net benefit, before you see the curve
#
# Say you act when the probability reaches the threshold $t$. An ill person found is one point. A false alarm costs $t/(1-t)$ points. If $t$ is one fifth, you hold that four false alarms cancel one ill person found, and so each costs a quarter. Divided by everyone, the sum is the *net benefit*:
#
# $$\frac{TP}{N} - \frac{FP}{N} \cdot \frac{t}{1-t}$$
#
# The model helps where its curve lies above both “treat everyone” and “treat no one”.
# %%
p = every[0].probabilities
figure = evaluation.figure_essentials(y, p)
# %%
show(
    figure,
    nb="Fire felt for logistisk regresjon med alle kolonnene: ROC-kurven høyt over diagonalen, kalibreringen mot diagonalen, beslutningskurven sammen med «behandle alle» og «behandle ingen», og histogrammer der friske hoper seg opp ved lave sannsynligheter mens de syke er spredt.",
    en="Four panels for logistic regression with all columns: the ROC curve high above the diagonal, the calibration against the diagonal, the decision curve with “treat everyone” and “treat no one”, and histograms where the well crowd at low probabilities while the ill are spread out.",
)
# %%
near = (p > 0.6) & (p < 0.8)
slope = evaluation.calibration_slope(y, p)
# %% slide="essentials"
say(
    nb=f"{near.sum()} personer fikk mellom {percent(0.6, 0)} og {percent(0.8, 0)}. Av dem var {y[near].sum()} syke, altså omtrent {number(10 * y[near].mean(), 0)} av ti. Så få personer kan ikke si sikkert om sytti prosent er sant. (AUROC i figuren er {number(evaluation.auroc(y, p).value, 3)}, ikke {number(every[0].score.value, 3)}: her er snittet av personens sannsynligheter fra de tre gjentakelsene brukt.)\n\nKalibreringen samlet: stigningstallet er {slope}. Én er riktig. Under én betyr at modellen er for sikker: høye sannsynligheter er for høye og lave for lave. Det er vanlig når en modell har mange vekter og få personer å lære dem av. "
    + ("Slik er det her, så kvinnens tall er trolig for høyt." if slope.high < 1 else "Her rommer intervallet én."),
    en=f"{near.sum()} people were given between {percent(0.6, 0)} and {percent(0.8, 0)}. Of them {y[near].sum()} were ill, that is about {number(10 * y[near].mean(), 0)} of ten. So few people cannot say for certain whether seventy per cent is true. (The AUROC in the figure is {number(evaluation.auroc(y, p).value, 3)}, not {number(every[0].score.value, 3)}: here each person has the mean of her probabilities from the three repeats.)\n\nThe calibration as a whole: the slope is {slope}. One is right. Below one means that the model is too sure: high probabilities are too high and low ones too low. That is common when a model has many weights and few people to learn them from. "
    + (
        "That is the case here, and the woman's number is probably too high."
        if slope.high < 1
        else "Here the interval contains one."
    ),
)
# %%
quiz("table-auroc-patient", ...)
# %% [markdown] lang="nb"
# ## Terskelen følger av hva feilene koster
#
# Å handle (kurven sier «behandle») kan være å utrede videre, og å la være å sende henne hjem. Si at det er fire ganger så galt å overse en syk som å utrede en frisk. Da lønner det seg å utrede når sannsynligheten er minst
#
# $$t = \frac{C_{FP}}{C_{FP} + C_{FN}} = \frac{1}{1 + 4}$$
#
# **Gjett:** Hvor mange flere friske blir utredet enn med terskelen en halv, og hvor mange færre syke blir oversett?
# %% [markdown] lang="en"
# ## The threshold follows from what the errors cost
#
# Acting (“treat” in the curve) may be to investigate further, and not acting to send her home. Say that missing an ill person is four times as bad as investigating a well one. Then it pays to investigate when the probability is at least
#
# $$t = \frac{C_{FP}}{C_{FP} + C_{FN}} = \frac{1}{1 + 4}$$
#
# **Guess:** How many more well people will be investigated than with the threshold one half, and how many fewer ill will be missed?
# %%
rows = ""
for threshold in [evaluation.cost_threshold(1, 4), 0.5]:
    cells = evaluation.two_by_two(y, (p >= threshold).astype(int))
    cost = cells.fp + 4 * cells.fn
    rows += f"\n| {number(threshold, 1)} | {cells.tp} | {cells.fn} | {cells.fp} | {cost} |"
benefit = evaluation.net_benefit(y, p, evaluation.cost_threshold(1, 4))
all_investigated = evaluation.net_benefit(y, np.ones(len(y)), evaluation.cost_threshold(1, 4))
# %% slide="cost"
say(
    nb="| terskel | funnet | oversett | unødig utredet | kostnad |\n|---|---|---|---|---|"
    + rows
    + f"\n\nÅ utrede alle {len(y)} koster {np.sum(y == 0)}, og ingen {4 * y.sum()}. I beslutningskurven er dette punktet på en femdel: nettonytten er {benefit}, mot {number(all_investigated.value, 3)} for «behandle alle».\n\nTerskelen er regnet ut fra kostnadene, ikke funnet ved å lete i disse personene. Den forutsetter at sannsynlighetene stemmer, og at noen har sagt hva feilene koster. Det siste er ikke modellens oppgave: en pasient kan selv ville vite, eller slippe.",
    en="| threshold | found | missed | needlessly investigated | cost |\n|---|---|---|---|---|"
    + rows
    + f"\n\nInvestigating all {len(y)} costs {np.sum(y == 0)}, and none {4 * y.sum()}. In the decision curve this is the point at one fifth: the net benefit is {benefit}, against {number(all_investigated.value, 3)} for “treat everyone”.\n\nThe threshold was worked out from the costs, not found by searching in these people. It takes for granted that the probabilities are true, and that somebody has said what the errors cost. The latter is not the model's task: a patient may wish to know, or not to.",
)
# %% [markdown] lang="nb"
# ## Gjelder tallet for henne?
#
# Den samme modellen kan være god for noen og dårlig for andre. Vi deler etter kjønn, og etter om personen har genvarianten APOE $\varepsilon 4$, som øker risikoen for Alzheimers sykdom.
#
# **Gjett:** I hvilken gruppe er AUROC lavest, og hvor sikker kan vi være på det?
# %% [markdown] lang="en"
# ## Does the number hold for her?
#
# The same model may be good for some and poor for others. We divide by sex, and by whether the person carries the gene variant APOE $\varepsilon 4$, which raises the risk of Alzheimer's disease.
#
# **Guess:** In which group is the AUROC lowest, and how sure can we be of that?
# %%
sex = np.where(x["male"] == 1, pick("menn", "men"), pick("kvinner", "women"))
carrier = np.where(x["e4"] > 0, pick("med", "with"), pick("uten", "without"))
groups = {pick("kjønn", "sex"): sex, "APOE ε4": carrier}
table = evaluation.subgroup_table(y, p, groups)
lowest = min([row for row in table.rows[1:] if row.auroc], key=lambda row: row.auroc.value)
table
# %% slide="groups"
say(
    nb=f"Den nest siste kolonnen er snittet av sannsynlighetene. Den skal ligge nær den siste, andelen som var syke. Lavest AUROC har gruppen {lowest.name} {lowest.level}: {lowest.auroc}. Med så brede intervaller, og så mange grupper å velge blant, kan vi verken si at modellen er dårligere for dem eller at den ikke er det.",
    en=f"The last column but one is the mean of the probabilities. It should lie near the last, the share who were ill. The group with the lowest AUROC is {lowest.name} {lowest.level}: {lowest.auroc}. With intervals so wide, and so many groups to choose among, we can say neither that the model is poorer for them nor that it is not.",
)
# %% [markdown] lang="nb"
# Tabellen kan vise én ting til: hva den ikke kan vise. Den inneholder ingen opplysninger om opprinnelse, utdanning eller språk, og alderen er gjort uleselig. For alle slike grupper er svaret at modellen ikke er prøvd.
# %% [markdown] lang="en"
# The table can show one more thing: what it cannot show. It holds nothing on ethnic origin, education or language, and age has been made unreadable. For all such groups the answer is that the model has not been tried.
# %% [markdown] lang="nb"
# ## En annen tabell: flere kolonner enn mennesker
#
# I Istanbul ble 188 personer med Parkinsons sykdom og 64 friske tatt opp mens de holdt vokalen «a», tre ganger hver. Hvert opptak ble regnet om til mer enn sju hundre tall ([Sakar 2019](https://doi.org/10.1016/j.asoc.2018.10.022)). I tabellen er hver person én rad, snittet av de tre.
# %% [markdown] lang="en"
# ## Another table: more columns than people
#
# In Istanbul 188 people with Parkinson's disease and 64 well people held the vowel “a” three times. Each recording became more than seven hundred numbers ([Sakar 2019](https://doi.org/10.1016/j.asoc.2018.10.022)). In the table each person is one row, the mean of the three.
# %% [markdown] lang="nb"
# **Gjett tre ting:** Hvor stor andel riktige får den som svarer «Parkinson» til alle, uten å lytte? Hva er AUROC for kjønn alene? Og hvis vi stokker fasiten, så det ikke er noe å lære: hvor stor andel riktige får modellen på dem den er trent på?
# %% [markdown] lang="en"
# **Guess three things:** What accuracy does answering “Parkinson” to everyone reach? What is the AUROC of sex alone? And if we shuffle the truth, so that there is nothing to learn: how accurate is the model on those it was trained on?
# %%
speech = data.load_parkinson_speech()
voices, parkinson = speech.x, speech.y
shuffled = np.random.default_rng(0).permutation(parkinson)
by_heart = make_logistic(seed=0).fit(voices, shuffled).score(voices, shuffled)
on_others = evaluation.cross_validate(make_logistic(seed=0), voices, shuffled, repeats=1)
listened = evaluation.cross_validate(make_forest(seed=0), voices, parkinson, repeats=3)
q = listened.probabilities
heard = (q >= 0.5).astype(int)
ahead = evaluation.compare_paired(parkinson, heard, np.ones(len(q), dtype=int)).difference
# %% slide="by-heart"
say(
    nb=f"""| | andel riktige | AUROC |
|---|---|---|
| «Parkinson» til alle | {percent(parkinson.mean())} | {number(0.5, 2)} |
| kjønn alene | – | {evaluation.auroc(parkinson, voices["gender"])} |
| skog, tilbakeholdte personer | {evaluation.accuracy(parkinson, heard)} | {listened.score} |
| stokket fasit, logistisk, personene den er trent på | {percent(by_heart)} | – |
| stokket fasit, logistisk, tilbakeholdte | – | {on_others.score} |

Tabellen har {voices.shape[1]} kolonner og {len(voices)} personer. Med flere kolonner enn personer finnes det alltid vekter som treffer alle treningspersonene, også når det ikke er noe å lære. Derfor teller bare de tilbakeholdte.

Se også på andelen riktige. På de samme personene er skogens forsprang på «Parkinson» til alle {ahead}. Kjønn alene skiller litt, fordi {percent(voices["gender"][parkinson == 1].mean(), 0)} av de syke og {percent(voices["gender"][parkinson == 0].mean(), 0)} av de friske er menn.""",
    en=f"""| | accuracy | AUROC |
|---|---|---|
| “Parkinson” to everyone | {percent(parkinson.mean())} | {number(0.5, 2)} |
| sex alone | – | {evaluation.auroc(parkinson, voices["gender"])} |
| forest, people held out | {evaluation.accuracy(parkinson, heard)} | {listened.score} |
| shuffled truth, logistic, the people it was trained on | {percent(by_heart)} | – |
| shuffled truth, logistic, held out | – | {on_others.score} |

The table has {voices.shape[1]} columns and {len(voices)} people. With more columns than people there are always weights that fit every training person, even when there is nothing to learn. So only those held out count.

Look at the accuracy too. In the same people the forest is ahead of “Parkinson” to everyone by {ahead}. Sex alone separates a little, because {percent(voices["gender"][parkinson == 1].mean(), 0)} of the ill and {percent(voices["gender"][parkinson == 0].mean(), 0)} of the well are men.""",
)


# %% [markdown] lang="nb"
# ## Fra tre av fire til én av hundre
#
# I denne studien har tre av fire Parkinsons sykdom: odds tre mot én, før noen har lyttet. Modellen gir en mann ni av ti: odds ni mot én. Stemmen har altså ganget oddsen med tre. Du kjenner kanskje faktoren som *likelihood ratio*.
#
# Blant folk over 60 år har omtrent 1 % sykdommen ([de Lau 2006](https://doi.org/10.1016/S1474-4422%2806%2970471-9)): odds én mot nittini. Stemmen ganger også den med tre.
# %% [markdown] lang="en"
# ## From three in four to one in a hundred
#
# In this study three of four have Parkinson's disease: odds of three to one, before anyone has listened. The model gives a man nine of ten: odds of nine to one. So the voice tripled the odds. You may know the factor as the *likelihood ratio*.
#
# Among people over 60 about 1% have the disease ([de Lau 2006](https://doi.org/10.1016/S1474-4422%2806%2970471-9)): odds of one to ninety-nine. The same voice triples those too.
# %% [markdown] lang="nb"
# **Gjett:** En eldre mann er hos fastlegen for noe annet, og har nøyaktig den stemmen. Hvor sannsynlig er det at han har sykdommen?
# %% [markdown] lang="en"
# **Guess:** An older man sees his GP about something else, and has exactly that voice. How likely is it that he has the disease?
# %% [markdown] lang="nb"
# ## Oppgave 1 · Samme pasient, annen prevalens
#
# Skriv regnestykket som en funksjon. `probability` er modellens sannsynlighet, `study` er prevalensen i studien og `here` er prevalensen der pasienten er. Alle er mellom null og én, og det er svaret også.
#
# Odds er $p/(1-p)$. Fra odds $o$ tilbake til sannsynlighet: $o/(1+o)$.
# %% [markdown] lang="en"
# ## Exercise 1 · Same patient, another prevalence
#
# Write the calculation as a function. `probability` is the model's probability, `study` is the prevalence in the study and `here` is the prevalence where the patient is. All lie between zero and one, and so does the answer.
#
# Odds are $p/(1-p)$. From odds $o$ back to a probability: $o/(1+o)$.
# %% exercise="shift-prevalence"
def shift_prevalence(probability, study, here):
    # BEGIN SOLUTION
    odds_study = study / (1 - study)
    odds_here = here / (1 - here)
    odds = probability / (1 - probability) / odds_study * odds_here
    return odds / (1 + odds)
    # END SOLUTION


check("shift-prevalence", shift_prevalence)


# %% wrong="shift-prevalence" hint="linear"
def shift_prevalence(probability, study, here):
    return probability * here / study


# %% wrong="shift-prevalence" hint="unchanged"
def shift_prevalence(probability, study, here):
    return probability


# %% wrong="shift-prevalence" hint="subtract"
def shift_prevalence(probability, study, here):
    return probability - (study - here)


# %% wrong="shift-prevalence" hint="still-odds"
def shift_prevalence(probability, study, here):
    return probability / (1 - probability) / (study / (1 - study)) * here / (1 - here)


# %% wrong="shift-prevalence" hint="other-way"
def shift_prevalence(probability, study, here):
    odds = probability / (1 - probability) * study / (1 - study) / (here / (1 - here))
    return odds / (1 + odds)


# %% wrong="shift-prevalence" hint="prevalence-ratio"
def shift_prevalence(probability, study, here):
    odds = probability / (1 - probability) * here / study
    return odds / (1 + odds)


# %% wrong="shift-prevalence" hint="study-kept"
def shift_prevalence(probability, study, here):
    odds = probability / (1 - probability) * here / (1 - here)
    return odds / (1 + odds)


# %%
moved = evaluation.probabilities_at_prevalence(q, parkinson.mean(), 0.01)
figure = Figure(figsize=(7, 3.8), layout="constrained")
panels = figure.subplots(2, 1, sharex=True)
titles = pick("i studien|der én av hundre er syk", "in the study|where one in a hundred is ill").split("|")
for panel, values, title in zip(panels, [q, moved], titles, strict=True):
    two_groups(panel, values, parkinson, np.linspace(0, 1, 26), density=False)
    panel.set(title=title, ylabel=pick("personer", "people"))
panels[1].set_xticks([0, 0.5, 1], [percent(tick, 0) for tick in [0, 0.5, 1]])
label = panels[1].set_xlabel(pick("sannsynlighet for Parkinsons sykdom", "probability of Parkinson's disease"))
legend = panels[0].legend(frameon=False, loc="upper center")
# %% slide="moved"
show(
    figure,
    nb="To histogrammer av de samme personenes sannsynligheter. I studien ligger de fleste høyt. Regnet om til en prevalens på én av hundre hoper nesten alle seg opp nær null, både syke og friske.",
    en="Two histograms of the same people's probabilities. In the study most lie high. Carried over to a prevalence of one in a hundred nearly all crowd near zero, ill and well alike.",
)
# %%
patient = evaluation.probabilities_at_prevalence([0.9], 0.75, 0.01)[0]
line = evaluation.calibration_slope(parkinson, q)
sensitivity = evaluation.sensitivity(parkinson, heard)
specificity = evaluation.specificity(parkinson, heard)
ppv = evaluation.ppv_at_prevalence(sensitivity.value, specificity.value, 0.01)
# %%
say(
    nb=f"Mannen hos fastlegen: tre mot nittini, altså {percent(patient)}. Hadde han kommet med skjelving, var utgangspunktet et annet. I studien fikk {np.sum(q >= 0.5)} av {len(q)} minst en halv. Regnet om er tallet {np.sum(moved >= 0.5)}. Rekkefølgen er uendret, og det er AUROC også.\n\nBrukt som en test med terskelen en halv i studien er sensitiviteten {sensitivity} og spesifisiteten {specificity}. Der én av hundre er syk, blir PPV {percent(ppv)}.\n\nRegnestykket forutsetter to ting. Sannsynlighetene må stemme i studien: skogens stigningstall er {line}. Og målene må fordele seg som i studien, både hos de syke og hos de friske; bare prevalensen får være en annen. Det siste er sjelden sant.",
    en=f"The man at the GP's: three to ninety-nine, that is {percent(patient)}. Had he come with a tremor, the starting point would be another. In the study {np.sum(q >= 0.5)} of {len(q)} got at least one half. Carried over, the count is {np.sum(moved >= 0.5)}. The order is unchanged, and so is the AUROC.\n\nUsed as a test with the threshold one half in the study, the sensitivity is {sensitivity} and the specificity {specificity}. Where one in a hundred is ill, the PPV becomes {percent(ppv)}.\n\nThe calculation takes two things for granted. The probabilities must be true in the study: the forest's slope is {line}. And the measures must be spread as in the study, among the ill and among the well; only the prevalence may differ. The latter is seldom true.",
)
# %% [markdown] lang="nb"
# ### Flytt prevalensen selv
#
# Testen er den fra stemmestudien. **Gjett først:** Hvor vanlig må sykdommen være for at de fleste med positivt svar skal være syke? Dra i prevalensen og se etter. Følg også sannsynligheten til mannen.
# %% [markdown] lang="en"
# ### Move the prevalence yourself
#
# The test is the one from the voice study. **Guess first:** How common must the disease be for most people with a positive answer to be ill? Drag the prevalence and look. Follow the man's probability as well.
# %%
PrevalenceExplorer(
    sensitivity,
    specificity,
    0.01,
    study_prevalence=parkinson.mean(),
    probability=0.9,
    places={pick("over 60 år", "over 60"): 0.01},
)
# %%
quiz("table-prevalence-carries", ...)
# %% slide="room-percent"
say(
    nb=f"Og kvinnen på hukommelsesklinikken? Si at sytti prosent var sant i studien. Prevalensen der er {percent(y.mean(), 0)}. Har halvparten av dem som kommer til klinikken, kognitiv svikt, blir tallet {percent(evaluation.probabilities_at_prevalence([0.7], y.mean(), 0.5)[0], 0)}. Var hun hentet fra en gruppe der det gjelder én av tjue, ble det {percent(evaluation.probabilities_at_prevalence([0.7], y.mean(), 0.05)[0], 0)}. Det er den samme prøven. Spør derfor alltid: prosent av hvem?",
    en=f"And the woman in the memory clinic? Say that seventy per cent was true in the study. The prevalence there is {percent(y.mean(), 0)}. If half of those who come to the clinic have cognitive impairment, the number becomes {percent(evaluation.probabilities_at_prevalence([0.7], y.mean(), 0.5)[0], 0)}. If she comes from a group where one in twenty has it, it becomes {percent(evaluation.probabilities_at_prevalence([0.7], y.mean(), 0.05)[0], 0)}. It is the same sample. So always ask: per cent of whom?",
)
# %% [markdown] lang="nb"
# ## Et ark fra en leverandør
#
# En leverandør vil selge avdelingen en stemmetest for Parkinsons sykdom. Med arket følger filen testen er laget av. Studien er **simulert** for denne leksjonen: ingen av stemmene tilhører noen, og vi vet hva som er galt.
#
# Hver rad er et opptak av en vokal. Målene sier hvor ustø og hes stemmen er. `status` er fasiten.
# %% [markdown] lang="en"
# ## A sheet from a supplier
#
# A supplier wants to sell your department a voice test for Parkinson's disease. With the sheet comes the file the test was made from. The study is **simulated** for this lesson: none of the voices belongs to anyone, and we know what is wrong.
#
# Each row is a recording of a vowel. The measures say how unsteady and hoarse the voice is. `status` is the truth.
# %%
voice = data.simulate_voice(seed=0)
status = voice["status"].to_numpy()
measured = voice.drop(columns=["recording", "status"]).assign(sex=voice["sex"] == "F")
forest = make_forest(seed=0)
sheet = evaluation.cross_validate(forest, measured, status, repeats=1)
# %% slide="fault"
say(
    nb=f"""> ### StemmeSikker
> Prøvd på {len(voice)} opptak, kryssvalidert i fem deler. Hvert opptak er vurdert av en modell som ikke har sett det opptaket.
>
> **AUROC: {sheet.score}**""",
    en=f"""> ### VoiceSure
> Tried on {len(voice)} recordings, cross-validated in five parts. Each recording was judged by a model that had not seen that recording.
>
> **AUROC: {sheet.score}**""",
)
# %% [markdown] lang="nb"
# ### Spør først
#
# Les de åtte første og de fire siste radene. Hvem står bak radene? I hvilken rekkefølge står de? Hva er hver kolonne?
#
# **Skriv ned tre grunner til at tallet på arket kan være for godt**, før du går videre.
# %% [markdown] lang="en"
# ### Ask first
#
# Read the first eight rows and the last four. Who is behind the rows? In what order do they stand? What is each column?
#
# **Write down three reasons why the number on the sheet may be too good**, before you go on.
# %%
shown = voice[["id", "recording", "age_years", "sex", "shimmer_percent", "status"]]
pd.concat([shown.head(8), shown.tail(4)])
# %% [markdown] lang="nb"
# ### Så se
#
# Figuren viser ett mål nedover filen: `shimmer_percent`, hvor ustø lydstyrken er. Langs aksen nederst står `id`. **Gjett** før du kjører cellen: Hvor ligger de syke, og hvem er mest ustø?
# %% [markdown] lang="en"
# ### Then look
#
# The figure shows one measure down the file: `shimmer_percent`, how unsteady the loudness is. Along the axis below is `id`. **Guess** before you run the cell: Where do the ill lie, and who is most unsteady?
# %%
figure = Figure(figsize=(9, 3.4), layout="constrained")
axes = figure.subplots()
marks = [(1, "^", "#B87400", pick("syk", "ill")), (0, "o", "#0072B2", pick("frisk", "well"))]
for state, mark, colour, label in marks:
    axes.plot(
        voice["id"][status == state],
        voice["shimmer_percent"][status == state],
        mark,
        color=colour,
        markersize=4,
        label=label,
    )
axes.set(xlabel="id", ylabel="shimmer_percent")
legend = axes.legend(frameon=False, loc="upper center")
# %% slide="fault-look"
show(
    figure,
    nb="Punkter nedover filen. Alle syke kommer først, alle friske sist. Punktene ligger i klynger på seks som er nesten like. De syke ligger stort sett høyere enn de friske, men helt til høyre ligger friske like høyt som de syke.",
    en="Points down the file. All the ill come first, all the well last. The points lie in clusters of six that are nearly alike. The ill mostly lie higher than the well, but at the far right the well lie as high as the ill.",
)
# %% [markdown] lang="nb"
# Figuren viser tre ting. Punktene ligger i klynger: opptakene til én person er nesten like. De syke ligger først, så `id` alene sier hvem som er syk. Og de siste friske ligner mer på de syke enn på de andre friske.
#
# Nå lar vi datakontrollen lese hele filen. Den får vite hvilken kolonne som er fasiten, ikke mer. **Finner den de tre?**
# %% [markdown] lang="en"
# The figure shows three things. The points lie in clusters: one person's recordings are nearly alike. The ill lie first, so `id` alone says who is ill. And the last of the well resemble the ill more than the other well people.
#
# Now we let the audit read the whole file. It is told which column is the truth, no more. **Does it find the three?**
# %%
findings = audit.audit_table(voice, "status")
audit.report(findings)
# %%
say(
    nb=f"Kontrollen fant {len(findings)} ting, {sum(found.serious for found in findings)} av dem alvorlige. Finn de tre fra figuren i listen. Sammenlign med dine egne tre grunner: Hva så kontrollen som du ikke så, og omvendt? Modellen i kontrollen er enklere enn skogen, så skårene er ikke de samme som våre. Les også siste linje, om hva den ikke kan se.",
    en=f"The audit found {len(findings)} things, {sum(found.serious for found in findings)} of them serious. Find the three from the figure in the list. Compare with your own three reasons: What did the audit see that you did not, and the reverse? The model in the audit is simpler than the forest, so its scores are not the same as ours. Read the last line too, about what it cannot see.",
)


# %% [markdown] lang="nb"
# ## Oppgave 2 · Del etter person
#
# `persons` sier hvem hver rad hører til, for eksempel `[31, 31, 31, 58, 58, 70]`. Velg tilfeldig `n_test` personer til testsettet. Alle radene deres blir testrader, alle andre rader blir treningsrader. Gi tilbake radnumrene, treningsradene først: `train_rows, test_rows`.
# %% [markdown] lang="en"
# ## Exercise 2 · Split by person
#
# `persons` says whom each row belongs to, for instance `[31, 31, 31, 58, 58, 70]`. Choose `n_test` people at random for the test set. All their rows become test rows, all other rows training rows. Return the row numbers, training rows first: `train_rows, test_rows`.
# %% [markdown] lang="nb"
# Det du kan trenge: `np.unique(persons)` gir hver person én gang. `rng`, som `seed` styrer, stokker med `rng.permutation(a)`. `np.isin(a, b)` er sann der et tall i `a` også står i `b`. `np.flatnonzero` gir plassene som er sanne, og `~` betyr «ikke».
# %% [markdown] lang="en"
# You may need: `np.unique(persons)` gives each person once. `rng`, governed by `seed`, shuffles with `rng.permutation(a)`. `np.isin(a, b)` is true where a number in `a` is also in `b`. `np.flatnonzero` gives the places that are true, and `~` means “not”.
# %% exercise="split-by-person"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    # BEGIN SOLUTION
    chosen = rng.permutation(np.unique(persons))[:n_test]
    in_test = np.isin(persons, chosen)
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)
    # END SOLUTION


check("split-by-person", split_by_person)


# %% wrong="split-by-person" hint="rows"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(persons))
    cut = len(persons) * n_test // len(np.unique(persons))
    return order[cut:], order[:cut]


# %% wrong="split-by-person" hint="de-duplicated"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    first_rows = np.unique(persons, return_index=True)[1]
    order = rng.permutation(first_rows)
    return order[n_test:], order[:n_test]


# %% wrong="split-by-person" hint="sorted-folds"
def split_by_person(persons, n_test, seed):
    in_test = np.isin(persons, np.unique(persons)[-n_test:])
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)


# %% wrong="split-by-person" hint="people-counted"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(np.unique(persons))[n_test:]
    in_test = np.isin(persons, chosen)
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)


# %% wrong="split-by-person" hint="two-lists"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(np.unique(persons))[:n_test]
    return np.flatnonzero(np.isin(persons, chosen))


# %% wrong="split-by-person" hint="not-rows"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    people = rng.permutation(np.unique(persons)) + 100
    return people[n_test:], people[:n_test]


# %% wrong="split-by-person" hint="not-once"
def split_by_person(persons, n_test, seed):
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(np.unique(persons))[:n_test]
    return np.arange(len(persons)), np.flatnonzero(np.isin(persons, chosen))


# %% [markdown] lang="nb"
# ## Oppgave 3 · Kolonner som peker ut personen
#
# `table[name]` er en kolonne, og `persons` sier hvem hver rad hører til. Gi tilbake en liste med navnene på kolonnene modellen kan få lære av, her `kept`. Fasiten, `target`, skal bort. Det samme skal kolonner som peker ut personen: hver verdi der hører til bare én person, slik som et løpenummer eller et filnavn. Alder blir, for flere kan være like gamle.
# %% [markdown] lang="en"
# ## Exercise 3 · Columns that point to the person
#
# `table[name]` is a column, and `persons` says whom each row belongs to. Return a list with the names of the columns the model may learn from, here `kept`. The truth, `target`, must go. So must any column that points to the person: each value in it belongs to only one person, like a serial number or a file name. Age stays: several people can be equally old.
# %% [markdown] lang="nb"
# `people` har én gruppe for hver verdi i kolonnen: personene som har den. `measured` er sann for en måling med desimaler. Den blir alltid, selv om nesten hver verdi der er alene.
# %% [markdown] lang="en"
# `people` has one group for each value in the column: the people who have it. `measured` is true for a measurement with decimals. It always stays, though nearly every value stands alone.
# %% exercise="drop-id"
def drop_id(table, persons, target):
    kept = []
    for name in table:
        people = [set(persons[table[name] == value]) for value in set(table[name])]
        measured = table[name].dtype == float
        # BEGIN SOLUTION
        shared = any(len(group) > 1 for group in people)
        if name != target and (measured or shared):
            kept.append(name)
        # END SOLUTION
    return kept


check("drop-id", drop_id)


# %% wrong="drop-id" hint="keeps"
def drop_id(table, persons, target):
    return list(table)


# %% wrong="drop-id" hint="drops-age"
def drop_id(table, persons, target):
    kept = []
    for name in table:
        same_for_each = all(len(set(table[name][persons == one])) == 1 for one in set(persons))
        unique = len(set(table[name])) == len(persons) and table[name].dtype != float
        if name != target and not same_for_each and not unique:
            kept.append(name)
    return kept


# %% wrong="drop-id" hint="drops-target-only"
def drop_id(table, persons, target):
    return [name for name in table if name != target]


# %% wrong="drop-id" hint="keeps-target"
def drop_id(table, persons, target):
    kept = []
    for name in table:
        people = [set(persons[table[name] == value]) for value in set(table[name])]
        measured = table[name].dtype == float
        if measured or any(len(group) > 1 for group in people):
            kept.append(name)
    return kept


# %% wrong="drop-id" hint="drops-measurements"
def drop_id(table, persons, target):
    kept = []
    for name in table:
        people = [set(persons[table[name] == value]) for value in set(table[name])]
        if name != target and any(len(group) > 1 for group in people):
            kept.append(name)
    return kept


# %% wrong="drop-id" hint="drops-shared"
def drop_id(table, persons, target):
    return ["age", "pitch", "shimmer"]


# %% wrong="drop-id" hint="stopped-early"
def drop_id(table, persons, target):
    kept = []
    for name in table:
        people = [set(persons[table[name] == value]) for value in set(table[name])]
        measured = table[name].dtype == float
        if name != target and (measured or any(len(group) > 1 for group in people)):
            kept.append(name)
        return kept


# %% wrong="drop-id" hint="names"
def drop_id(table, persons, target):
    return {name: table[name] for name in table if name != target}


# %% [markdown] lang="nb"
# ### Rett én feil, så begge
#
# Regelen i oppgave 3 er et hjelpemiddel: i en liten fil kan alle ha ulik alder. Les derfor alltid hva kolonnen er.
#
# I filen er personen gjemt i navnet på opptaket: `voice_P20_3` er det tredje opptaket av person `P20`. Vi prøver den samme skogen fire ganger: som på arket, uten `id`, delt etter person, og begge deler.
#
# **Gjett de tre nye skårene.** Hvilken av de to feilene betyr mest?
# %% [markdown] lang="en"
# ### Mend one fault, then both
#
# The rule of exercise 3 is an aid: in a small file everyone may be of a different age. So always read what the column is.
#
# In the file the person is hidden in the name of the recording: `voice_P20_3` is the third recording of person `P20`. We try the same forest four times: as on the sheet, without `id`, split by person, and both.
#
# **Guess the three new scores.** Which of the two faults matters most?
# %%
persons = voice["recording"].str.split("_").str[1].to_numpy()
columns = measured.drop(columns="id")
no_id = evaluation.cross_validate(forest, columns, status, repeats=1)
by_person = evaluation.cross_validate(forest, measured, status, groups=persons, repeats=1)
both = evaluation.cross_validate(forest, columns, status, groups=persons, repeats=1)
tries = pick("arket|uten id|etter person|begge", "the sheet|without id|by person|both").split("|")
figure = evaluation.figure_scores(tries, [run.score for run in (sheet, no_id, by_person, both)], 0.5, measure="AUROC")
# %% slide="fault-mended"
show(
    figure,
    nb=f"AUROC med intervall for fire forsøk. Arket: {sheet.score}. Uten id: {no_id.score}. Etter person: {by_person.score}. Begge rettet: {both.score}, med et mye bredere intervall.",
    en=f"AUROC with interval for four tries. The sheet: {sheet.score}. Without id: {no_id.score}. By person: {by_person.score}. Both mended: {both.score}, with a much wider interval.",
)
# %%
say(
    nb=f"Hver rettelse alene endrer nesten ingenting: uten `id` kjenner modellen igjen stemmen, og delt etter person leser den svaret i `id`. Først når begge er rettet, ser vi hva målene er verdt hos nye mennesker: {both.score}. Intervallet er bredt fordi det nå trekker {len(np.unique(persons))} personer, ikke {len(voice)} opptak.\n\nSpør derfor etter alle fellene, også når du har funnet én.",
    en=f"Each repair alone changes almost nothing: without `id` the model recognises the voice, and split by person it reads the answer in `id`. Only when both are mended do we see what the measures are worth in new people: {both.score}. The interval is wide because it now draws {len(np.unique(persons))} people, not {len(voice)} recordings.\n\nSo ask about all the traps, even when you have found one.",
)
# %% [markdown] lang="nb"
# ### Den tredje fellen: rekkefølgen
#
# Hittil er personene stokket før de ble delt i fem. Nå deler vi de syke i fem og de friske i fem **i filens rekkefølge**. Hver blokk får åtte hele personer.
#
# **Gjett:** Hva er AUROC i den siste blokken, der de friske så annerledes ut?
# %% [markdown] lang="en"
# ### The third trap: the order
#
# So far the people were shuffled before they were cut in five. Now we cut the ill in five and the well in five **in the order of the file**. Each block gets eight whole people.
#
# **Guess:** What is the AUROC in the last block, where the well looked different?
# %%
from sklearn.model_selection import StratifiedKFold

in_blocks = []
for learned, tested in StratifiedKFold(5).split(columns, status):
    forest.fit(columns.iloc[learned], status[learned])
    scores = forest.predict_proba(columns.iloc[tested])[:, 1]
    in_blocks.append(evaluation.auroc(status[tested], scores, groups=persons[tested]))
rows = [pick(f"blokk {at}", f"block {at}") for at in range(1, 6)]
figure = evaluation.figure_scores([*rows, pick("stokket", "shuffled")], [*in_blocks, both.score], 0.5, measure="AUROC")
# %% slide="fault-blocks"
show(
    figure,
    nb=f"AUROC for fem blokker i filens rekkefølge, og stokket. De fire første blokkene ligger over gjetting. I den siste er AUROC {number(in_blocks[-1].value, 2)}.",
    en=f"AUROC of five blocks in the order of the file, and shuffled. The first four blocks lie above guessing. In the last the AUROC is {number(in_blocks[-1].value, 2)}.",
)
# %%
say(
    nb=f"I den siste blokken er AUROC {number(in_blocks[-1].value, 2)}; under en halv betyr at de friske oftest fikk høyest skår. Vi laget studien, så vi vet hvorfor: de fire siste friske ble tatt opp senere, med en mikrofon som suser, og sus ligner heshet. Stokker vi personene, lærer modellen av noen av dem, og det synes ikke lenger at rangeringen er snudd.\n\nIntervallene er brede, for hver blokk har bare åtte personer; alene beviser blokken lite. Les den sammen med figuren nedover filen: som et varsel om hva som kan skje med neste mikrofon.",
    en=f"In the last block the AUROC is {number(in_blocks[-1].value, 2)}; below one half means that the well mostly got the higher scores. We made the study, so we know why: the last four well people were recorded later, with a microphone that hisses, and a hiss resembles hoarseness. If we shuffle the people, the model learns from some of them, and the reversal does not show.\n\nThe intervals are wide, because each block has only eight people; alone the block proves little. Read it together with the figure down the file: as a warning of what the next microphone may do.",
)
# %%
quiz("table-shuffle-cures", ...)
# %% [markdown] lang="nb"
# ## Hvem var kontrollene?
#
# I studiene av spinalvæske og stemmer var kontrollene friske. Men i klinikken er det ikke friske vi tester. Testen skal skille den som har sykdommen, fra den som **ligner**: deprimerte og bekymrede som glemmer, folk med essensiell tremor, andre former for parkinsonisme eller en hes stemme. De var ikke med som kontroller.
# %% [markdown] lang="en"
# ## Who were the controls?
#
# In the studies of CSF and of voices the controls were healthy. But in the clinic it is not the healthy we test. A test must tell those with the disease from those who **resemble** them: depressed or worried people who forget, people with essential tremor, other parkinsonism or a hoarse voice. They were not among the controls.
# %% [markdown] lang="nb"
# Dette heter *spektrumskjevhet*. Med en egen kontrollgruppe var den diagnostiske oddsratioen, som sier hvor sterkt testen skiller, tre ganger så høy som hos vanlige pasienter (3,0; 95 % KI 2,0–4,5; [Lijmer 1999](https://doi.org/10.1001/jama.282.11.1061)). Ingen kryssvalidering ser den skjevheten.
# %% [markdown] lang="en"
# This is *spectrum bias*. With a separate control group the diagnostic odds ratio, which says how strongly a test separates, was three times as high as in ordinary patients (3.0; 95% CI 2.0–4.5; [Lijmer 1999](https://doi.org/10.1001/jama.282.11.1061)). No cross-validation sees that bias.
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - En sannsynlighet fra en studie leses som om den gjaldt pasienten foran deg.
# - Et lavt tall stanser en utredning som symptomene krevde.
# - En skår fra de samme menneskene på begge sider får oss til å ta i bruk en test som bare kjenner igjen folk.
# - En gruppe ingen prøvde, får de feilene ingen har sett.
#
# Vi har **ikke** vist at noen av disse modellene hjelper en pasient, bare hvor godt de skiller to grupper i hver sin studie.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - A probability from a study is read as if it were about the patient in front of you.
# - A low number stops a work-up that the symptoms called for.
# - A score from the same people on both sides sells us a test that only recognises people.
# - A group nobody tried gets the errors nobody has seen.
#
# We have **not** shown that any of these models helps a patient, only how well each separates two groups in one study.
# %% [markdown] lang="nb"
# ## Modellkortet
#
# Et modellkort følger modellen slik pakningsvedlegget følger en medisin. Skriv først tre linjer på papir om spinalvæskemodellen: Hva skal den brukes til? Hva skal den **ikke** brukes til? Hvem er den ikke prøvd på?
#
# Kjør så cellen. Feltene som ikke er fylt ut, står øverst på kortet som «ikke oppgitt».
# %% [markdown] lang="en"
# ## The model card
#
# A model card goes with a model as the package leaflet goes with a medicine. First write three lines on paper about the CSF model: What is it to be used for? What must it **not** be used for? On whom has it not been tried?
#
# Then run the cell. Fields that are not filled in stand at the top of the card as “not stated”.
# %%
mine = {"purpose": "", "not_for": "", "limits": ""}

card = evaluation.ModelCard(
    name=pick("Spinalvæskemodellen, prøveversjon", "The CSF model, trial version"),
    patients=pick("Friske og lett demente, Craig-Schapiro 2011", "Healthy or mildly demented, Craig-Schapiro 2011"),
    counts=pick(f"{len(y)}, av dem {y.sum()} syke", f"{len(y)}, of them {y.sum()} ill"),
    split_unit=pick("person", "person"),
    reference_standard=pick("klinisk vurdering av demens", "clinical judgement of dementia"),
    model=pick("logistisk regresjon", "logistic regression"),
    scores=[("AUROC", every[0].score, 0.5)],
    calibration=pick(f"stigningstall {slope}", f"slope {slope}"),
    **mine,
)
card


# %% [markdown] lang="nb"
# Skriv inn dine tre linjer mellom anførselstegnene i `mine`, og kjør cellen på nytt. Står de fortsatt øverst som «ikke oppgitt»?
#
# <details><summary>Forslag</summary>
#
# - `purpose`: *Undervisning. Viser hvordan en modell prøves.*
# - `not_for`: *Å avgjøre om en pasient skal utredes. Å påvise eller utelukke Alzheimers sykdom.*
# - `limits`: *Ikke prøvd ved andre sykehus, på andre laboratoriers verdier eller på pasienter med andre årsaker til kognitiv svikt. Opprinnelse og utdanning er ukjent, og alderen kan ikke leses.*
#
# </details>
# %% [markdown] lang="en"
# Write your three lines between the quotation marks in `mine`, and run the cell again. Do they still stand at the top as “not stated”?
#
# <details><summary>Suggestion</summary>
#
# - `purpose`: *Teaching. Shows how a model is tried.*
# - `not_for`: *Deciding whether a patient is to be investigated. Proving or ruling out Alzheimer's disease.*
# - `limits`: *Not tried at other hospitals, on other laboratories' values or on patients with other causes of cognitive impairment. Ethnic origin and education are unknown, and age cannot be read.*
#
# </details>
# %% [markdown] lang="nb"
# ## Forklar med tre setninger
#
# På legekontoret sier en kollega: «Stemmetesten har høy AUROC, og pasienten min fikk nitti prosent. Da har han nesten sikkert Parkinsons sykdom.» Testen er laget på en spesialavdeling. Svar med tre setninger, og åpne så sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# In general practice a colleague says: “The voice test has a high AUROC, and my patient got ninety per cent. So he almost certainly has Parkinson's disease.” The test was developed in a specialist clinic. Answer in three sentences, then open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Fikk du med at AUROC bare gjelder rangeringen, at prevalensen fra avdelingen ligger i de nitti prosentene, og at de friske i studien ikke lignet pasientene på legekontoret?
#
# *AUROC sier hvor godt testen rangerer, ikke hvor sikkert svaret er for én pasient. Nitti prosent bygger på at de fleste i studien var syke; hos oss er få det, og da blir tallet mye lavere. Dessuten var kontrollene friske, så vi vet ikke hva testen svarer ved heshet av andre grunner.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that AUROC is only about ranking, that the clinic's prevalence is built into the ninety per cent, and that the controls were unlike patients in general practice?
#
# *AUROC says how well the test ranks, not how certain the answer is for one patient. Ninety per cent rests on most people in the study being ill; here few are, and the number becomes much lower. Besides, the controls were healthy, so we do not know what the test says of hoarseness from other causes.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummering
#
# - Spør hvem som står bak radene, før du leser skåren. Del etter person.
# - En kolonne som peker ut personen, er ikke en måling.
# - Rekkefølgen i filen kan skjule et skifte. Oppgi skåren blokk for blokk.
# - AUROC rangerer. Kalibrering sier om sannsynlighetene stemmer, beslutningskurven om de er til nytte.
# - En sannsynlighet hører til en prevalens, og kan regnes om med odds.
# - Terskelen følger av hva feilene koster.
# - Intervallet gjelder personer fra den samme studien.
# %% [markdown] lang="en"
# ## Recap
#
# - Ask who is behind the rows before you read the score. Split by person.
# - A column that points to the person is not a measurement.
# - The order of the file can hide a shift. Report scores by block.
# - AUROC ranks. Calibration says whether probabilities are true, the decision curve whether they help.
# - A probability belongs to a prevalence, and can be carried over by odds.
# - The threshold follows from what the errors cost.
# - The interval is about people from the same study.
# %% [markdown] lang="nb"
# **Svaret.** Finn frem de tre spørsmålene dine. Ville du handlet etter de sytti prosentene? Vi ville ikke: modellen er for sikker, klinikkens prevalens er neppe studiens, de som ligner, var ikke med, og hukommelsen hennes kan du undersøke selv.
# %% [markdown] lang="en"
# **The answer.** Find your three questions. Would you act on the seventy per cent? We would not: the model is too sure, the prevalence in your clinic is hardly that of the study, those who resemble the ill were not included, and her memory you can examine yourself.
# %% [markdown] lang="nb"
# ## Mer
#
# En ekte studie og tre oppgaver til, for deg som har tid.
# %% [markdown] lang="en"
# ## More
#
# A real study and three more exercises, if you have time.
# %% [markdown] lang="nb"
# ## Mer · Det samme i en ekte studie
#
# Little og medarbeidere tok opp mange vokaler fra få personer med og uten Parkinsons sykdom ([Little 2009](https://doi.org/10.1109/TBME.2008.2005954)). Filen følger ikke med dyplab. Har du hentet den, prøver cellen skogen etter opptak og etter person. Ellers sier den hvordan du henter filen, og du går videre uten.
# %% [markdown] lang="en"
# ## More · The same in a real study
#
# Little and co-workers recorded many vowels from a few people with and without Parkinson's disease ([Little 2009](https://doi.org/10.1109/TBME.2008.2005954)). The file does not come with dyplab. If you have fetched it, the cell tries the forest by recording and by person. If not, it says how to fetch the file, and you go on without it.
# %%
from dyplab.errors import DataError

real = []
try:
    x_real, y_real, people = data.load_parkinson_voice()
    real = [evaluation.cross_validate(forest, x_real, y_real, groups=groups, repeats=3) for groups in (None, people)]
except DataError as missing:
    print(missing)
# %%
say(
    nb=f"Etter opptak: {real[0].score}. Etter person: {real[1].score}, med {len(np.unique(people))} personer i filen."
    if real
    else "Vi går videre uten filen. Oppgavene trenger den ikke.",
    en=f"By recording: {real[0].score}. By person: {real[1].score}, with {len(np.unique(people))} people in the file."
    if real
    else "We go on without the file. The exercises do not need it.",
)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Skåren blokk for blokk
#
# `truth` og `scores` står i filens rekkefølge. Del radene i `n_blocks` blokker som følger etter hverandre, og gi tilbake en liste med AUROC for hver blokk. Funksjonen `auroc(truth, scores)` får du med. Alle blokkene har både syke og friske.
# %% [markdown] lang="en"
# ## More · Exercise 4 · The score block by block
#
# `truth` and `scores` stand in the order of the file. Cut the rows into `n_blocks` blocks that follow one another, and return a list with the AUROC of each block. The function `auroc(truth, scores)` is given to you. All blocks hold both ill and well.
# %% exercise="blocked-order"
def blocked_order(truth, scores, n_blocks, auroc):
    # BEGIN SOLUTION
    blocks = np.array_split(np.arange(len(truth)), n_blocks)
    return [auroc(truth[rows], scores[rows]) for rows in blocks]
    # END SOLUTION


check("blocked-order", blocked_order)


# %% wrong="blocked-order" hint="shuffle-fixes-it"
def blocked_order(truth, scores, n_blocks, auroc):
    order = np.random.default_rng(0).permutation(len(truth))
    return [auroc(truth[rows], scores[rows]) for rows in np.array_split(order, n_blocks)]


# %% wrong="blocked-order" hint="drops-the-fold"
def blocked_order(truth, scores, n_blocks, auroc):
    blocks = np.array_split(np.arange(len(truth)), n_blocks)
    found = [auroc(truth[rows], scores[rows]) for rows in blocks]
    return [value for value in found if value > min(found)]


# %% wrong="blocked-order" hint="one-number"
def blocked_order(truth, scores, n_blocks, auroc):
    blocks = np.array_split(np.arange(len(truth)), n_blocks)
    return min(auroc(truth[rows], scores[rows]) for rows in blocks)


# %% wrong="blocked-order" hint="averaged"
def blocked_order(truth, scores, n_blocks, auroc):
    blocks = np.array_split(np.arange(len(truth)), n_blocks)
    return np.mean([auroc(truth[rows], scores[rows]) for rows in blocks])


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Tre markører, valgt av dataene
#
# $A\beta_{42}$, tau og fosforylert tau ble valgt av biologien. Hva om dataene velger tre? `choose(x, y)` gir tre kolonnenumre. `score(x_train, y_train, x_test, y_test)` trener en modell og gir AUROC. `splits` er en liste med par `train, test` av radnumre.
#
# Gi tilbake en liste med én forskjell for hver deling: AUROC med alle kolonnene minus AUROC med de tre, for de samme testpersonene. De valgte kolonnene er `x[train][:, columns]`.
# %% [markdown] lang="en"
# ## More · Exercise 5 · Three markers, chosen by the data
#
# $A\beta_{42}$, tau and phosphorylated tau were chosen by biology. What if the data choose three? `choose(x, y)` gives three column numbers. `score(x_train, y_train, x_test, y_test)` trains a model and gives the AUROC. `splits` is a list of pairs `train, test` of row numbers.
#
# Return a list of differences, one for each split: AUROC with all columns minus AUROC with the three, for the same test people. The chosen columns are `x[train][:, columns]`.
# %% exercise="three-markers"
def three_markers(x, y, splits, choose, score):
    differences = []
    for train, test in splits:
        # BEGIN SOLUTION
        columns = choose(x[train], y[train])
        every = score(x[train], y[train], x[test], y[test])
        three = score(x[train][:, columns], y[train], x[test][:, columns], y[test])
        differences.append(every - three)
        # END SOLUTION
    return differences


check("three-markers", three_markers)


# %% wrong="three-markers" hint="chosen-on-test"
def three_markers(x, y, splits, choose, score):
    differences = []
    columns = choose(x, y)
    for train, test in splits:
        every = score(x[train], y[train], x[test], y[test])
        three = score(x[train][:, columns], y[train], x[test][:, columns], y[test])
        differences.append(every - three)
    return differences


# %% wrong="three-markers" hint="fit-on-all"
def three_markers(x, y, splits, choose, score):
    differences = []
    for train, test in splits:
        columns = choose(x[train], y[train])
        every = score(x, y, x[test], y[test])
        three = score(x[:, columns], y, x[test][:, columns], y[test])
        differences.append(every - three)
    return differences


# %% wrong="three-markers" hint="unpaired"
def three_markers(x, y, splits, choose, score):
    differences = []
    for (train, test), (other_train, other_test) in zip(splits, splits[::-1], strict=True):
        columns = choose(x[train], y[train])
        every = score(x[other_train], y[other_train], x[other_test], y[other_test])
        three = score(x[train][:, columns], y[train], x[test][:, columns], y[test])
        differences.append(every - three)
    return differences


# %% wrong="three-markers" hint="sign"
def three_markers(x, y, splits, choose, score):
    differences = []
    for train, test in splits:
        columns = choose(x[train], y[train])
        every = score(x[train], y[train], x[test], y[test])
        three = score(x[train][:, columns], y[train], x[test][:, columns], y[test])
        differences.append(three - every)
    return differences


# %% [markdown] lang="nb"
# Nå på to tabeller: spinalvæsken, og stemmene med stokket fasit, der det ikke er noe å lære. Dataene velger tre kolonner, enten inne i hvert treningssett eller på alle personene før delingen. **Gjett** fire skårer: Hvor mye bedre ser tre kolonner ut når testpersonene var med og valgte?
# %% [markdown] lang="en"
# Now on two tables: the CSF, and the voices with the truth shuffled, where there is nothing to learn. The data choose three columns, either inside each training set or on everyone before the split. **Guess** four scores: How much better do three columns look when the test people took part in the choice?
# %%
from sklearn.feature_selection import SelectKBest
from sklearn.pipeline import make_pipeline

inside = make_pipeline(SelectKBest(k=3), make_logistic(seed=0))
rows, chosen = "", []
for name, table, truth in [(pick("spinalvæske", "CSF"), x, y), (pick("stokket", "shuffled"), voices, shuffled)]:
    best = table.columns[SelectKBest(k=3).fit(table, truth).get_support()]
    chosen.append(", ".join(best))
    honest = evaluation.cross_validate(inside, table, truth, repeats=3)
    leaked = evaluation.cross_validate(make_logistic(seed=0), table[best], truth, repeats=3)
    rows += f"\n| {name} | {honest.score} | {leaked.score} |"
# %%
say(
    nb="| tabell | valgt inne i treningssettet | valgt på alle, før delingen |\n|---|---|---|"
    + rows
    + f"\n\nPå alle personene i spinalvæskestudien ble dette valgt: `{chosen[0]}`. Der signalet er så tydelig, spiller det liten rolle hvem som er med og velger. Der det ikke finnes noe signal, lager valget ett: testpersonene har alt stemt på de kolonnene som passer dem.",
    en="| table | chosen inside the training set | chosen on everyone, before the split |\n|---|---|---|"
    + rows
    + f"\n\nOn everyone in the CSF study these were chosen: `{chosen[0]}`. Where the signal is so plain, it matters little who takes part in the choice. Where there is no signal, the choice makes one: the test people have already voted for the columns that suit them.",
)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Terskelen fra kostnadene
#
# En falsk alarm koster `false_alarm`, en oversett syk koster `missed`. Gi tilbake sannsynligheten der det er like dyrt å handle som å la være. Du får også `truth` og `probabilities` for noen pasienter. Avgjør selv om du trenger dem.
# %% [markdown] lang="en"
# ## More · Exercise 6 · The threshold from the costs
#
# A false alarm costs `false_alarm`, a missed patient costs `missed`. Return the probability at which acting is as expensive as not acting. You are also given `truth` and `probabilities` for some patients. Decide for yourself whether you need them.
# %% exercise="cost-threshold"
def cost_threshold(false_alarm, missed, truth, probabilities):
    # BEGIN SOLUTION
    return false_alarm / (false_alarm + missed)
    # END SOLUTION


check("cost-threshold", cost_threshold)


# %% wrong="cost-threshold" hint="inverse"
def cost_threshold(false_alarm, missed, truth, probabilities):
    return missed / (false_alarm + missed)


# %% wrong="cost-threshold" hint="half"
def cost_threshold(false_alarm, missed, truth, probabilities):
    return 0.5


# %% wrong="cost-threshold" hint="youden"
def cost_threshold(false_alarm, missed, truth, probabilities):
    best, threshold = -1, 0
    for cut in sorted(probabilities):
        found = np.mean(probabilities[truth == 1] >= cut)
        alarms = np.mean(probabilities[truth == 0] >= cut)
        if found - alarms > best:
            best, threshold = found - alarms, cut
    return threshold


# %% wrong="cost-threshold" hint="cheapest-here"
def cost_threshold(false_alarm, missed, truth, probabilities):
    best, threshold = np.inf, 0
    for cut in sorted(probabilities):
        alarms = np.sum((probabilities >= cut) & (truth == 0))
        overlooked = np.sum((probabilities < cut) & (truth == 1))
        if false_alarm * alarms + missed * overlooked < best:
            best, threshold = false_alarm * alarms + missed * overlooked, cut
    return threshold


# %% wrong="cost-threshold" hint="with-prevalence"
def cost_threshold(false_alarm, missed, truth, probabilities):
    prevalence = np.mean(truth)
    return false_alarm * (1 - prevalence) / (false_alarm * (1 - prevalence) + missed * prevalence)


# %% wrong="cost-threshold" hint="ratio"
def cost_threshold(false_alarm, missed, truth, probabilities):
    return false_alarm / missed
