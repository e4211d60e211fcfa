# %% [markdown] lang="nb"
# # Start her
#
# **Klinisk spørsmål: To blodprøver, to grupper av pasienter. Kan en maskin lære å skille dem, og hvordan vet du om den har lært noe?**
#
# Det svarer du på nederst, ved å prøve deg fram med et lite nettverk. Først lærer du det du trenger for å bruke leksjonene: å kjøre en celle, skrive en funksjon, lese en feilmelding og få svaret ditt sjekket.
# %% [markdown] lang="en"
# # Start here
#
# **Clinical question: Two blood tests, two groups of patients. Can a machine learn to tell them apart, and how do you know whether it has learned anything?**
#
# You answer that at the end, by trying things out on a small network. First you learn what you need to use the lessons: to run a cell, write a function, read an error message and have your answer checked.
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - skrive en funksjon som gir noe tilbake, og få den sjekket
# - lese en feilmelding og finne linjen og navnet det gjelder
# - si hvor mange rader og kolonner en tabell har, og hva de står for
#
# **Dette trenger du fra før:** at du har sett variabler, lister og `def` i Python. Er det nytt for deg, bruk først en time på [innføringen i Python fra Stanford-kurset CS231n](https://cs231n.github.io/python-numpy-tutorial/).
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - write a function that returns something, and have it checked
# - read an error message and find the line and the name it is about
# - say how many rows and columns a table has, and what they stand for
#
# **What you need to know first:** that you have seen variables, lists and `def` in Python. If they are new to you, first spend an hour on [the Python tutorial of the Stanford course CS231n](https://cs231n.github.io/python-numpy-tutorial/).
# %% [markdown] lang="nb"
# ## Kjør en celle
#
# En *celle* er en boks med kode. Klikk i den og trykk **Skift + Enter**. Svaret kommer under. Kjør cellene ovenfra og ned: En celle kan bruke det cellene over har laget.
#
# Listen under er oppdiktet, som alle pasientene i leksjonen: temperaturen til fem av dem, i grader. Python skriver desimaltall med punktum; kommaet skiller ett tall fra det neste. `max` gir det høyeste. **Gjett** hva svaret blir, og kjør.
# %% [markdown] lang="en"
# ## Run a cell
#
# A *cell* is a box of code. Click in it and press **Shift + Enter**. The answer comes below. Run the cells from the top down: a cell can use what the cells above have made.
#
# The list below is made up, as are all the patients in this lesson: the temperature of five of them, in degrees Celsius. `max` gives the highest. **Guess** what comes out, and run.
# %% slide="cell"
temperatures = [38.2, 36.9, 39.1, 37.4, 36.6]
max(temperatures)
# %% [markdown] lang="nb"
# Ble det som du trodde? Endre ett av tallene, og kjør cellen en gang til. Du kan ikke ødelegge noe: Notatboken er din egen kopi.
#
# Den neste cellen henter verktøy som andre har skrevet. Slik begynner hver leksjon. `import` viser ikke noe svar.
# %% [markdown] lang="en"
# Was it what you expected? Change one of the numbers, and run the cell again. You cannot break anything: the notebook is your own copy.
#
# The next cell fetches tools that others have written. Every lesson begins like this. `import` shows no answer.
# %%
import numpy as np
from matplotlib.figure import Figure

from dyplab.evaluation import accuracy
from dyplab.text import number, pick
from dyplab.widgets import Playground

# %%
quiz("start-order", ...)


# %% [markdown] lang="nb"
# ## En funksjon gir noe tilbake
#
# En funksjon tar imot noe og gir noe tilbake. Det som står etter `return`, er svaret, og det kan brukes videre. Funksjonen under får en liste, som inne i funksjonen heter `values`, og gir forskjellen mellom det høyeste og det laveste tallet.
#
# `round(…, 1)` runder av til én desimal. **Gjett** svaret for listen over.
# %% [markdown] lang="en"
# ## A function returns something
#
# A function takes something and returns something. What comes after `return` is the answer, and other code can use it. The function below is given a list, called `values` inside the function, and returns the difference between the highest and the lowest number.
#
# `round(…, 1)` rounds to one decimal. **Guess** the answer for the list above.
# %% slide="return"
def spread(values):
    return max(values) - min(values)


round(spread(temperatures), 1)
# %% [markdown] lang="nb"
# ### Oppgave 1 · Din første funksjon
#
# Skriv en funksjon som får en liste med tall og gir gjennomsnittet tilbake. `sum(values)` er summen av tallene, `len(values)` er antallet, og `/` er delingstegnet.
#
# Skriv over de tre prikkene etter `return`, og kjør cellen. `check` prøver funksjonen din på flere lister og sier hva den fant. Står du fast, skriver du `hint("first-function")` i en ny celle; `solution("first-function")` viser en løsning.
# %% [markdown] lang="en"
# ### Exercise 1 · Your first function
#
# Write a function that is given a list of numbers and returns their mean. `sum(values)` is the sum of the numbers, `len(values)` is how many there are, and `/` divides.
#
# Replace the three dots after `return`, and run the cell. `check` tries your function on several lists and says what it found. If you are stuck, write `hint("first-function")` in a new cell; `solution("first-function")` shows an answer.


# %% exercise="first-function" slide="first"
def first_function(values):
    # BEGIN SOLUTION
    return sum(values) / len(values)
    # END SOLUTION


check("first-function", first_function)


# %% wrong="first-function" hint="no-return"
def first_function(values):
    print(sum(values) / len(values))


# %% wrong="first-function" hint="only-the-sum"
def first_function(values):
    return sum(values)


# %% wrong="first-function" hint="hard-coded"
def first_function(values):
    temperatures = [38.2, 36.9, 39.1, 37.4, 36.6]
    return sum(temperatures) / len(temperatures)


# %% wrong="first-function" hint="one-list-only"
def first_function(values):
    return sum(values) / 5


# %% [markdown] lang="nb"
# `print` viser et tall på skjermen, men gir det ikke videre. En funksjon uten `return` gir `None`, Pythons ord for «ingenting».
# %% [markdown] lang="en"
# `print` shows a number on the screen, but does not pass it on. A function without `return` gives `None`, Python's word for “nothing”.
# %%
quiz("start-print-return", ...)
# %% [markdown] lang="nb"
# ## Finn feilen
#
# Noen har ført inn temperaturene til fem andre pasienter. Koden under kjører uten feilmelding. **Er gjennomsnittet riktig?** Se på tallet, og så på listen, før du går videre.
# %% [markdown] lang="en"
# ## Find the fault
#
# Somebody has entered the temperatures of five other patients. The code below runs without an error message. **Is the mean right?** Look at the number, and then at the list, before you go on.
# %% slide="fault"
entered = [37.8, 36.7, 385, 37.1, 38.3]
mean_entered = sum(entered) / len(entered)
round(mean_entered, 1)
# %% slide="fault-shown"
say(
    nb=f"Ingen har {number(mean_entered, 1)} grader. Et punktum mangler: `{max(entered)}` skulle trolig ha vært `{max(entered) / 10}`. Python regner det vi ber om, og sier ikke fra når tallene er umulige. I en lang tabell kunne ingen ha sett det, og en behandling kunne blitt valgt ut fra et galt tall. Derfor ser vi på dataene før vi regner.",
    en=f"Nobody has a temperature of {number(mean_entered, 1)} °C. A decimal point is missing: `{max(entered)}` should probably be `{max(entered) / 10}`. Python computes what we ask for, and does not tell us when the numbers are impossible. In a long table nobody might have noticed, and a treatment could have been chosen from a wrong number. That is why we look at the data before we compute.",
)
# %% [markdown] lang="nb"
# ## Når det stopper: les feilmeldingen
#
# Når Python ikke får til det vi ber om, stopper koden med en melding. Den ser verre ut enn den er. Les den **nedenfra**:
#
# 1. Siste linje sier hva som er galt.
# 2. Linjene rett over sier hvor det skjedde: fil, linjenummer og koden som sto der.
# 3. Lenger opp står veien dit: linjene der funksjonene ble brukt, eller *kalt*, som det heter.
#
# Cellen viser en slik melding. Finn linjen som må rettes.
# %% [markdown] lang="en"
# ## When it stops: read the error message
#
# When Python cannot do what we ask, the code stops with a message. It looks worse than it is. Read it **from the bottom**:
#
# 1. The last line says what is wrong.
# 2. The lines just above say where it happened: file, line number and the code on that line.
# 3. Further up is the way there: the lines where the functions were used, or *called*.
#
# The cell shows such a message. Find the line that must be corrected.
# %% slide="error"
message = """Traceback (most recent call last):
  File "fever.py", line 7, in <module>
    print(mean_fever([38.2, 36.9, 39.1]))
  File "fever.py", line 4, in mean_fever
    return total / numbr
NameError: name 'numbr' is not defined"""
print(message)


# %% [markdown] lang="nb"
# ### Oppgave 2 · Les feilmeldingen
#
# Skriv en funksjon som gir to ting tilbake, i denne rekkefølgen: nummeret på linjen som må rettes, og navnet Python ikke kjenner. To verdier skrives med komma mellom, og et navn i anførselstegn: `return 1, "abc"`.
# %% [markdown] lang="en"
# ### Exercise 2 · Read the error message
#
# Write a function that returns two things, in this order: the number of the line that must be corrected, and the name that Python does not know. Two values are written with a comma between them, and a name in quotation marks: `return 1, "abc"`.
# %% exercise="read-the-error"
def read_the_error():
    # BEGIN SOLUTION
    return 4, "numbr"
    # END SOLUTION


check("read-the-error", read_the_error)


# %% wrong="read-the-error" hint="last-line-only"
def read_the_error():
    return "numbr"


# %% wrong="read-the-error" hint="where-it-was-called"
def read_the_error():
    return 7, "numbr"


# %% wrong="read-the-error" hint="type-of-error"
def read_the_error():
    return 4, "NameError"


# %% wrong="read-the-error" hint="name-first"
def read_the_error():
    return "numbr", 4


# %% wrong="read-the-error" hint="number-in-quotes"
def read_the_error():
    return "4", "numbr"


# %% wrong="read-the-error" hint="the-file"
def read_the_error():
    return 4, "fever.py"


# %% wrong="read-the-error" hint="the-function"
def read_the_error():
    return 4, "mean_fever"


# %% [markdown] lang="nb"
# `NameError` er typen feil: et navn som ikke finnes. Oftest er det en skrivefeil, eller en celle lenger opp som ikke er kjørt.
# %% [markdown] lang="en"
# `NameError` is the type of error: a name that does not exist. Most often it is a typing mistake, or a cell further up that was not run.
# %%
quiz("start-read-from", ...)
# %% [markdown] lang="nb"
# ## En tabell har rader og kolonner
#
# Data om pasienter står ofte i en tabell: én rad for hver pasient og én kolonne for hver måling. Biblioteket numpy kaller en slik tabell en *array*.
#
# Tabellen `table` under har fire oppdiktede pasienter med tre blodprøver hver. **Gjett** hvor mange rader og hvor mange kolonner den har. (Koden som tegner figurer, trenger du ikke å forstå, her eller i de andre leksjonene.)
# %% [markdown] lang="en"
# ## A table has rows and columns
#
# Patient data often come as a table: one row for each patient and one column for each measurement. The library numpy calls such a table an *array*.
#
# The table called `table` below has four made-up patients with three blood tests each. **Guess** how many rows and how many columns it has. (You need not understand the code that draws figures, here or in the other lessons.)
# %%
table = np.array([[13.1, 140, 5], [11.8, 138, 88], [14.6, 141, 3], [12.9, 135, 41]])
figure = Figure(figsize=(6.5, 2.6), layout="constrained")
axes = figure.subplots()
axes.imshow([[0.9, 0.8, 0.9]] * 4, cmap="gray", vmin=0, vmax=1, aspect="auto")
for (row, column), value in np.ndenumerate(table):
    text = axes.text(column, row, number(value, 1 if column == 0 else 0), ha="center", va="center", size=13)
axes.xaxis.tick_top()
headings = pick("Hemoglobin (g/dl)|Natrium (mmol/l)|CRP (mg/l)", "Haemoglobin (g/dl)|Sodium (mmol/l)|CRP (mg/l)")
axes.set_xticks(range(3), headings.split("|"), size=12)
axes.set_yticks(range(4), [pick("pasient {}", "patient {}").format(i) for i in range(4)], size=12)
axes.tick_params(length=0)
# %% slide="table"
show(
    figure,
    nb="En tabell med fire pasienter nedover og tre blodprøver bortover: hemoglobin, natrium og CRP.",
    en="A table with four patients downwards and three blood tests across: haemoglobin, sodium and CRP.",
)
# %% [markdown] lang="nb"
# Fire rader og tre kolonner. `table.shape` gir begge tallene på én gang, radene først.
#
# Python teller fra null, så den første raden har nummer null. `table[1, 2]` er derfor den andre pasienten og den tredje kolonnen. **Gjett** hvilket tall det er.
# %% [markdown] lang="en"
# Four rows and three columns. `table.shape` gives both numbers at once, the rows first.
#
# Python counts from zero, so the first row has number zero. So `table[1, 2]` is the second patient and the third column. **Guess** which number that is.
# %% slide="table"
print(table.shape, table[1, 2])


# %% [markdown] lang="nb"
# ### Oppgave 3 · Formen
#
# Skriv en funksjon som får en tabell og gir to tall tilbake: antall rader (pasienter), så antall kolonner (målinger). `table.shape[0]` er det første tallet i formen.
# %% [markdown] lang="en"
# ### Exercise 3 · The shape
#
# Write a function that is given a table and returns two numbers: the number of rows (patients), then the number of columns (measurements). `table.shape[0]` is the first number of the shape.
# %% exercise="shape-of"
def shape_of(table):
    # BEGIN SOLUTION
    return table.shape[0], table.shape[1]
    # END SOLUTION


check("shape-of", shape_of)


# %% wrong="shape-of" hint="swapped"
def shape_of(table):
    return table.shape[1], table.shape[0]


# %% wrong="shape-of" hint="all-values"
def shape_of(table):
    return table.size


# %% wrong="shape-of" hint="rows-only"
def shape_of(table):
    return len(table)


# %% wrong="shape-of" hint="this-table-only"
def shape_of(table):
    return 4, 3


# %%
quiz("start-rows-patients", ...)
# %% [markdown] lang="nb"
# ## Lekeplassen
#
# Nå til spørsmålet øverst. Hver figur i lekeplassen under er en **simulert** pasient med to blodprøver, A bortover og B oppover. Sirklene er friske, trekantene syke. Nettverket skal lære hvor de syke ligger; den mørke streken viser hvor det er i tvil.
#
# Det lærer av halvparten av pasientene (fylte figurer, *treningssettet*) og blir prøvd på resten (åpne figurer, *testsettet*).
# %% [markdown] lang="en"
# ## The playground
#
# Now to the question at the top. Each figure in the playground below is a **simulated** patient with two blood tests, A across and B upwards. The circles are healthy, the triangles ill. The network is to learn where the ill are; the dark line shows where it is in doubt.
#
# It learns from half of the patients (filled figures, the *training set*) and is tried on the rest (open figures, the *test set*).
# %% [markdown] lang="nb"
# Mellom blodprøvene og svaret kan nettverket ha *skjulte lag* av *enheter*, små regnestykker som settes sammen. Uten dem kan det bare tegne en rett strek. *Tapet* er et mål på hvor feil svarene er, og *læringsraten* bestemmer hvor store endringer nettverket gjør for å få det ned.
# %% [markdown] lang="en"
# Between the blood tests and the answer the network may have *hidden layers* of *units*, small sums that are put together. Without them it can draw only a straight line. The *loss* measures how wrong the answers are, and the *learning rate* decides how large the changes are that the network makes to bring it down.
# %% [markdown] lang="nb"
# Gjør dette, og **gjett** hver gang før du trykker på «Spill av»:
#
# 1. Kjør det som det er. Hvor mange av testpasientene blir riktige?
# 2. Legg til ett skjult lag med fire enheter. Hva slags strek blir det?
# 3. Velg den høyeste læringsraten. Hva skjer med kurven for tapet?
#
# Målet er nådd når streken skiller gruppene, også for de åpne figurene.
# %% [markdown] lang="en"
# Do this, and **guess** each time before you press “Play”:
#
# 1. Run it as it is. How many of the test patients come out right?
# 2. Add one hidden layer of four units. What kind of line is it now?
# 3. Choose the highest learning rate. What happens to the curve of the loss?
#
# You are done when the line separates the groups, the open figures too.
# %%
playground = Playground("circles", hidden=(), rate=0.3)
playground
# %% [markdown] lang="nb"
# Hvor bra må nettverket gjøre det for å være bedre enn ingenting? Den enkleste *referansemodellen* gir alle det samme svaret. Cellen under regner ut hvor ofte den har rett på testpasientene, med et *konfidensintervall* (KI): omtrent så mye kunne tallet ha endret seg med andre pasienter av samme slag.
# %% [markdown] lang="en"
# How well must the network do to be better than nothing? The simplest *reference model* gives everyone the same answer. The cell below works out how often that is right for the test patients, with a *confidence interval* (CI): about how much the number could have changed with other patients of the same kind.
# %%
tests, ill = Playground("circles").patients()
test_ill = ill[len(ill) // 2 :]
same_answer = np.full(len(test_ill), np.mean(test_ill) > 0.5)
reference = accuracy(test_ill, same_answer.astype(int))
# %% slide="result"
say(
    nb=f"Det samme svaret til alle er riktig for {reference} av de {len(test_ill)} testpasientene. Ligger nettverket ditt innenfor det intervallet, har du ikke vist at det har lært noe.\n\nUten skjulte lag kommer det sjelden mye høyere, og iblant havner det lavere. Med ett lag på fire enheter lukker streken seg som regel etter noen titalls epoker (en epoke er én runde gjennom treningspasientene). Med den høyeste læringsraten blir stegene så lange at tapet hopper opp og ned.\n\nIntervallet sier ingenting om hva en ny trening ville gitt, og ingenting om ekte pasienter: Disse er laget av et program.",
    en=f"Giving everyone the same answer is right for {reference} of the {len(test_ill)} test patients. If your network lies within that interval, you have not shown that it has learned anything.\n\nWithout hidden layers it seldom gets much higher, and sometimes ends up lower. With one layer of four units the line usually closes after some tens of epochs (an epoch is one round through the training patients). At the highest learning rate the steps are so long that the loss jumps up and down.\n\nThe interval says nothing about what another training would give, and nothing about real patients: these were made by a program.",
)
# %%
quiz("start-test-patients", ...)
# %% [markdown] lang="nb"
# ## Forklar med tre setninger
#
# En medstudent har fått hundre prosent riktige i treningssettet og vil bruke nettverket på avdelingen i morgen. Hva sier du? Svar med tre setninger, og åpne så sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A fellow student got one hundred per cent right in the training set and wants to use the network on the ward tomorrow. What do you say? Answer in three sentences, then open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Fikk du med at treningspasientene ikke er noen prøve på nettverket, hva tallet må sammenlignes med, og at ekte pasienter er noe annet?
#
# *Nettverket har sett fasiten for treningspasientene, så det tallet sier ikke hvordan det går med nye. Vi må se på testpasientene, med et intervall, og sammenligne med å gi alle det samme svaret. Og disse pasientene er simulert, så om ekte pasienter vet vi ingenting ennå.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that the training patients are no test, what the number must be compared with, and that real patients are something else?
#
# *The network has seen the answers for the training patients, so that number does not say how it does on new ones. We must look at the test patients, with an interval, and compare with giving everyone the same answer. And these patients are simulated, so about real patients we know nothing yet.*
#
# </details>
# %% [markdown] lang="nb"
# ## Kort sagt
#
# - **Skift + Enter** kjører en celle. Kjør ovenfra og ned.
# - `return` gir svaret videre, `print` viser det bare.
# - Les en feilmelding nedenfra.
# - `shape` er rader, så kolonner: pasienter, så målinger.
# - Se på dataene før du regner, og sammenlign med det enkleste svaret.
#
# Legg aldri pasientdata i Colab eller i en praterobot. Det neste er leksjon 00a, der du ser hva et nettverk gjør med et bilde.
# %% [markdown] lang="en"
# ## In short
#
# - **Shift + Enter** runs a cell. Run from the top down.
# - `return` passes the answer on, `print` only shows it.
# - Read an error message from the bottom.
# - `shape` is rows, then columns: patients, then measurements.
# - Look at the data before you compute, and compare with the simplest answer.
#
# Never put patient data into Colab or a chatbot. Next comes lesson 00a, where you see what a network does with an image.
