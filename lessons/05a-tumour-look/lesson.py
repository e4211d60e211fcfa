# %% [markdown] lang="nb"
# # Hjernesvulst: se og måle
#
# **Klinisk spørsmål: Hvilke voksler er forandret på FLAIR, hvor galt kan volumet være, og når er det virkelig vekst?**
#
# En mann får sitt første epileptiske anfall, og MR viser et lyst område i hjernen. Tre måneder senere står det i svaret at det «har økt noe». Noen må bestemme hvor kanten går, måle og si om økningen er større enn målefeilen.
#
# Her ser du på bildene, måler og finner en feil som ingen skår merker. I leksjon 05b trener du et nettverk.
# %% [markdown] lang="en"
# # Brain tumour: look and measure
#
# **Clinical question: Which voxels are FLAIR abnormality, how wrong may the volume be, and when is growth real?**
#
# A man has his first epileptic seizure, and MRI shows a bright area in the brain. Three months later the report says that it has “increased somewhat”. Somebody must decide where the edge runs, measure, and say whether the increase exceeds the error of measurement.
#
# Here you look, measure, and find a fault that no score notices. In lesson 05b you train a network.
# %% [markdown] lang="nb"
# ## Mål
#
# Etter leksjonen kan du
#
# - finne de tre tumorregionene i en maske, uansett hvilken nøkkel tallene følger
# - regne ut et volum i milliliter og si hvor galt det kan være
# - si hvilken side en svulst ligger på, ut fra filen alene
# - forklare hva Dice måler, og hva den ikke merker
#
# **Dette trenger du fra før:** variabel, liste, indeks, `for`, `def`, `return` og `.shape`. Fra leksjon 02: referansemodell og konfidensintervall.
# %% [markdown] lang="en"
# ## Goals
#
# After the lesson you can
#
# - find the three tumour regions in a mask, whatever key the numbers follow
# - work out a volume in millilitres and say how wrong it may be
# - say which side a tumour lies on, from the file alone
# - explain what Dice measures, and what it does not notice
#
# **You need first:** variable, list, index, `for`, `def`, `return` and `.shape`. From lesson 02: reference model and confidence interval.
# %%
import tempfile
from pathlib import Path

import nibabel
import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from nibabel.affines import apply_affine
from scipy.ndimage import distance_transform_edt
from scipy.ndimage import label as find_pieces

from dyplab import audit, data, evaluation
from dyplab.system import limit_threads
from dyplab.text import number, percent, pick
from dyplab.widgets import SliceViewer

threads = limit_threads(1)
# %% [markdown] lang="nb"
# ## Pasientene har aldri levd
#
# Pasientene i denne leksjonen er **simulert**. Programmet tar en gjennomsnittshjerne, MNI152, laget av MR-bilder av friske unge voksne ([Fonov 2011](https://doi.org/10.1016/j.neuroimage.2010.07.033)), og bøyer den litt for hver pasient. Så lar det en svulst vokse i den, raskest i hvit substans, og lager bildene en tenkt MR-maskin kunne ha tatt.
#
# Derfor vet vi nøyaktig hvor svulsten er. Fasiten er eksakt *om simuleringen*. Den sier ikke hvordan en målemetode klarer seg på ekte pasienter, der ingen kjenner fasiten.
# %% [markdown] lang="en"
# ## The patients never lived
#
# The patients of this lesson are **simulated**. The program takes an average brain, MNI152, made from MRI of healthy young adults ([Fonov 2011](https://doi.org/10.1016/j.neuroimage.2010.07.033)), and bends it a little for each patient. It lets a tumour grow, fastest in white matter, and makes the images that an imagined MRI scanner might have taken.
#
# So we know exactly where the tumour is. The truth is exact *about the simulation*. It does not tell how a method does on real patients, where nobody knows the truth.
# %%
patient = data.simulate_patient(seed=4, spacing_mm=2.0, kind="glioblastoma")
# %% [markdown] lang="nb"
# ## Fire filer, én pasient
#
# MR-bilder til forskning er ofte lagret som NIfTI: én fil for hvert bilde. Tallene ligger i et rutenett av *voksler*, piksler med dybde. Filhodet forteller hvor store de er, og hvor i pasienten de ligger.
#
# Vi lagrer pasienten slik og leser filene tilbake. `to_canonical` legger bildene samme vei, uansett hvordan de er lagret. Hvordan, ser du under «Hvilken side?».
#
# Egne filer leser du bare på en maskin som er godkjent for pasientdata, aldri i Colab eller en praterobot.
# %% [markdown] lang="en"
# ## Four files, one patient
#
# MRI for research often comes as NIfTI: one file for each image. The numbers lie in a grid of *voxels*, pixels with depth. The header tells how large they are, and where in the patient they lie.
#
# We save the patient like that and read the files back. `to_canonical` lays the images the same way, however they are stored. How, you see under “Which side?”.
#
# Read files of your own only on a machine approved for patient data, never in Colab or a chatbot.
# %%
folder = Path(tempfile.mkdtemp())
files = data.write_scan(folder, patient.scan)
scan = data.to_canonical(data.read_scan(files[0], files[1], files[2], files[3], mask=files[4]))
[file.name for file in files]
# %%
grid = scan.images.shape[1:]
brain_voxels = scan.brain.sum()
step = scan.spacing_mm[0]
# %%
say(
    nb=f"Pasienten er {patient.age_years} år. Hvert bilde har {grid[0]} × {grid[1]} × {grid[2]} voksler, og en voksel er {number(step, 0)} mm lang i hver retning. {number(brain_voxels)} av vokslene ligger i hjernen. Utenfor er alt null: Hodeskallen er tatt bort, slik det også gjøres med de ekte bildene i BraTS. \n\nFilnavnene er de BraTS bruker: `t1n` er `T1`, `t1c` er `T1` med kontrast, `t2w` er `T2` og `t2f` er FLAIR. Den siste, `seg`, er masken: fasiten.",
    en=f"The patient is {patient.age_years} years old. Each image has {grid[0]} × {grid[1]} × {grid[2]} voxels, and a voxel is {number(step, 0)} mm long in each direction. {number(brain_voxels)} of the voxels lie in the brain. Outside everything is zero: the skull has been taken away, as is done with the real images of BraTS too. \n\nThe file names are those of BraTS: `t1n` is `T1`, `t1c` is `T1` with contrast, `t2w` is `T2` and `t2f` is FLAIR. The last one, `seg`, is the mask: the truth.",
)


# %% [markdown] lang="nb"
# ## Fire bilder av det samme snittet
#
# Figuren viser det samme snittet fire ganger. Pasientens høyre side (R, *right*) er til venstre, som om du ser ham nedenfra.
#
# **Gjett før du kjører cellen:** I hvilket bilde er ventriklene mørke mens det syke området lyser? I hvilket er det bare en rand av svulsten som lyser?
# %% [markdown] lang="en"
# ## Four images of the same slice
#
# The figure shows the same slice four times. The patient's right (R) is on the left, as if you look at him from below.
#
# **Guess before you run the cell:** In which image are the ventricles dark while the diseased area shines? In which does only a rim of the tumour shine?
# %%
def draw_slice(axes, volume, k, **style):
    axes.imshow(volume[::-1, :, k].T, origin="lower", interpolation="nearest", **style)
    axes.text(0.02, 0.5, "R", color="white", transform=axes.transAxes)
    axes.set_axis_off()


largest = int(np.argmax((scan.mask > 0).sum(axis=(0, 1))))
names = ["T1", pick("T1 med kontrast", "T1 with contrast"), "T2", "FLAIR"]
figure = Figure(figsize=(9, 3.1), layout="constrained")
for axes, image, name in zip(figure.subplots(1, 4), scan.images, names, strict=True):
    low, high = np.percentile(image[scan.brain], [1, 99])
    draw_slice(axes, image, largest, cmap="gray", vmin=low, vmax=high)
    axes.set_title(name)
# %% slide="four-images"
show(
    figure,
    nb="Det samme vannrette snittet i fire MR-bilder. Svulsten og området rundt ses i alle, men er lyse i noen og mørke i andre.",
    en="The same horizontal slice in four MR images. The tumour and the area around it are seen in all, but bright in some and dark in others.",
)
# %% [markdown] lang="nb"
# | Bilde | Lyst | Mørkt | Brukes her til |
# |:--|:--|:--|:--|
# | `T1` | hvit substans | vann | anatomi |
# | `T1c`, med kontrast | som `T1`, og kontrasten | vann | der kontrasten lekker |
# | `T2` | vann, fritt og i vev | hvit substans | forandret vev, men ventriklene lyser også |
# | FLAIR | vann i vev | fritt vann | forandret vev |
#
# Svaret er FLAIR og `T1` med kontrast.
# %% [markdown] lang="en"
# | Image | Bright | Dark | Used here for |
# |:--|:--|:--|:--|
# | `T1` | white matter | water | anatomy |
# | `T1c`, with contrast | as `T1`, and the contrast | water | where contrast leaks |
# | `T2` | water, free and in tissue | white matter | abnormal tissue, but the ventricles shine too |
# | FLAIR | water in tissue | free water | abnormal tissue |
#
# The answer is FLAIR, and `T1` with contrast.
# %% [markdown] lang="nb"
# FLAIR er `T2` der signalet fra fritt vann er slukket. Derfor er ventriklene mørke mens ødemet lyser. Kontrasten lekker ut der blod–hjerne-barrieren er skadet, og hos denne pasienten er det en rand rundt dødt vev.
# %% [markdown] lang="en"
# FLAIR is `T2` with the signal of free water suppressed. That is why the ventricles are dark while the oedema shines. The contrast leaks out where the blood–brain barrier is damaged, and in this patient that is a rim around dead tissue.
# %%
quiz("tumour-which-image", ...)
# %% [markdown] lang="nb"
# ## Tallene har ingen enhet
#
# I CT er vann null HU på alle maskiner, og et vindu fra null til åtti passer for hjernen. I MR bestemmer maskin, spole og innstillinger skalaen. Det samme vevet kan få helt ulike tall på to maskiner.
#
# Her er kontrastbildet i tre vinduer: CT-vinduet, fra null til den lyseste vokselen, og fra den første til den nittiniende persentilen i hjernen (én prosent av vokslene er mørkere, én prosent lysere). **Gjett:** Hvilket kan du lese?
# %% [markdown] lang="en"
# ## The numbers have no unit
#
# In CT, water is zero HU on every scanner, and a window from zero to eighty suits the brain. In MRI, scanner, coil and settings determine the scale. The same tissue may get quite different numbers on two scanners.
#
# Here is the contrast image in three windows: the CT window, from zero to the brightest voxel, and from the first to the ninety-ninth percentile of the brain (one per cent of the voxels are darker, one per cent brighter). **Guess:** Which can you read?
# %%
t1c = scan.image("t1c")
low, high = np.percentile(t1c[scan.brain], [1, 99])
windows = [(0, 80), (0, t1c.max()), (low, high)]
titles = pick("0–80, som CT|null til lyseste|persentil 1–99", "0–80, as CT|zero to brightest|percentile 1–99").split(
    "|"
)
figure = Figure(figsize=(8, 3.6), layout="constrained")
for axes, (black, white), title in zip(figure.subplots(1, 3), windows, titles, strict=True):
    draw_slice(axes, t1c, largest, cmap="gray", vmin=black, vmax=white)
    axes.set_title(title)
# %% slide="windows"
show(
    figure,
    nb="Det samme kontrastbildet i tre vinduer. I CT-vinduet ser man ingenting, i det andre er hjernen mørk, i det tredje kan grå og hvit substans skilles.",
    en="The same contrast image in three windows. In the CT window one sees nothing, in the second the brain is dark, in the third grey and white matter are told apart.",
)
# %%
say(
    nb=f"I denne filen er medianen i hjernen {number(np.median(t1c[scan.brain]), 1)} og den lyseste vokselen {number(t1c.max(), 1)}. Det finnes ikke noe «vindu for svulst», slik CT har et vindu for lunge. Vinduet må regnes ut fra selve bildet. Det skriver du i oppgave 5.",
    en=f"In this file the median of the brain is {number(np.median(t1c[scan.brain]), 1)} and the brightest voxel {number(t1c.max(), 1)}. There is no “tumour window” as CT has a lung window. The window must be worked out from the image itself. You write that in exercise 5.",
)
# %% [markdown] lang="nb"
# ## En maske er tall med en nøkkel
#
# Masken er et bilde til, med de samme vokslene. Null betyr «ikke svulst». De andre tallene er navn på vev, og navnene er ikke de samme i alle datasett. Her er tre nøkler.
# %% [markdown] lang="en"
# ## A mask is numbers with a key
#
# The mask is one more image, with the same voxels. Zero means “not tumour”. The other numbers are names of tissues, and the names are not the same in every data set. Here are three keys.
# %% [markdown] lang="nb"
# | Datasett | Nekrose, kjerne uten kontrast | Ødem | Kontrastladende | Kilde |
# |:--|:-:|:-:|:-:|:--|
# | BraTS til og med 2022 | $1$ | $2$ | $4$ | [Baid 2021](https://arxiv.org/abs/2107.02314) |
# | BraTS fra 2023 | $1$ | $2$ | $3$ | [MONAI 2026](https://github.com/Project-MONAI/MONAI/pull/8779) |
# | Decathlon | $2$ | $1$ | $3$ | [Antonelli 2022](https://doi.org/10.1038/s41467-022-30695-9) |
#
# I Decathlon kommer også bildene i en annen rekkefølge: FLAIR, `T1`, `T1c`, `T2`.
# %% [markdown] lang="en"
# | Data set | Necrosis, non-enhancing core | Oedema | Enhancing | Source |
# |:--|:-:|:-:|:-:|:--|
# | BraTS up to 2022 | $1$ | $2$ | $4$ | [Baid 2021](https://arxiv.org/abs/2107.02314) |
# | BraTS from 2023 | $1$ | $2$ | $3$ | [MONAI 2026](https://github.com/Project-MONAI/MONAI/pull/8779) |
# | Decathlon | $2$ | $1$ | $3$ | [Antonelli 2022](https://doi.org/10.1038/s41467-022-30695-9) |
#
# In the Decathlon the images come in another order too: FLAIR, `T1`, `T1c`, `T2`.
# %% [markdown] lang="nb"
# Å lese med feil nøkkel gir ingen feilmelding. I en mye brukt veiledning for Decathlon var to av tallene byttet om, så skåren for én region fikk navnet til en annen ([MONAI 2023](https://github.com/Project-MONAI/tutorials/issues/1355)). Og kode som forventer den gamle nøkkelen til BraTS, finner ingen kontrastladende svulst i nyere filer.
#
# Filene våre følger den midterste nøkkelen. **Gjett:** Hvilket av de tre vevene fyller mest?
# %% [markdown] lang="en"
# Reading with the wrong key gives no error message. A widely used tutorial for the Decathlon had two of the numbers swapped, so that the score of one region went by the name of another ([MONAI 2023](https://github.com/Project-MONAI/tutorials/issues/1355)). And code that expects the old key of BraTS finds no enhancing tumour in newer files.
#
# Our files follow the middle key. **Guess:** Which of the three tissues fills the most?
# %%
tissue = ListedColormap(["#0072B2", "#F0E442", "#D55E00"])
parts = pick("nekrose|ødem|kontrastladende", "necrosis|oedema|enhancing").split("|")
figure = Figure(figsize=(9, 4), layout="constrained")
panels = figure.subplots(1, 3)
for axes, name in zip(panels, ["flair", "t1c", "flair"], strict=True):
    low, high = np.percentile(scan.image(name)[scan.brain], [1, 99])
    draw_slice(axes, scan.image(name), largest, cmap="gray", vmin=low, vmax=high)
    axes.set_title({"flair": "FLAIR", "t1c": pick("T1 med kontrast", "T1 with contrast")}[name])
draw_slice(panels[2], np.ma.masked_equal(scan.mask, 0), largest, cmap=tissue, vmin=1, vmax=3)
panels[2].set_title(pick("FLAIR med masken", "FLAIR with the mask"))
for value, part in enumerate(parts):
    panels[2].scatter([], [], color=tissue(value), marker="s", label=part)
legend = figure.legend(loc="outside lower center", ncols=3, frameon=False)
# %% slide="mask"
show(
    figure,
    nb="FLAIR, bildet med kontrast, og FLAIR med masken over. Innerst nekrose, rundt den en kontrastladende rand, ytterst ødem.",
    en="FLAIR, the image with contrast, and FLAIR with the mask on top. Necrosis innermost, around it an enhancing rim, oedema outermost.",
)
# %% [markdown] lang="nb"
# ## Tre regioner, den ene inni den andre
#
# Vevene måles ikke hver for seg, men som tre regioner:
#
# - **hele tumoren** (*whole tumour*, WT): alt som er merket
# - **tumorkjernen** (*tumour core*, TC): alt som er merket, unntatt ødemet
# - **kontrastladende tumor** (*enhancing tumour*, ET): bare det som lader kontrast
#
# Den minste ligger inni den mellomste, og den mellomste inni den største.
# %% [markdown] lang="en"
# ## Three regions, one inside the other
#
# The tissues are not measured one by one, but as three regions:
#
# - **whole tumour** (WT): all that is labelled
# - **tumour core** (TC): all that is labelled, but not the oedema
# - **enhancing tumour** (ET): only what takes up contrast
#
# The smallest lies inside the middle one, and the middle one inside the largest.


# %% [markdown] lang="nb"
# ### Oppgave 1 · Regionene i en maske
#
# `mask` har ett tall i hver voksel. `necrotic`, `oedema` og `enhancing` er tallene som står for hvert vev *i denne filen*, for eksempel $2$, $1$ og $3$ for en fil fra Decathlon.
#
# Gi tilbake tre masker i denne rekkefølgen: hele tumoren, kjernen og den kontrastladende. Hver har sann eller usann i hver voksel. `mask == oedema` er sann der det er ødem, og `|` betyr «eller». Sett parenteser rundt hver sammenligning.
# %% [markdown] lang="en"
# ### Exercise 1 · The regions of a mask
#
# `mask` is an array with one number in each voxel. `necrotic`, `oedema` and `enhancing` are the numbers that stand for each tissue *in this file*, such as $2$, $1$ and $3$ for a file of the Decathlon.
#
# Return three masks in this order: whole tumour, core and enhancing. Each has true or false in every voxel. `mask == oedema` is true where there is oedema, and `|` means “or”. Put brackets around each comparison.
# %% exercise="regions"
def regions(mask, necrotic, oedema, enhancing):
    # BEGIN SOLUTION
    rim = mask == enhancing
    core = rim | (mask == necrotic)
    whole = core | (mask == oedema)
    return whole, core, rim
    # END SOLUTION


check("regions", regions)


# %% wrong="regions" hint="brats-on-decathlon"
def regions(mask, necrotic, oedema, enhancing):
    return mask > 0, (mask == 1) | (mask == 3), mask == 3


# %% wrong="regions" hint="codes-of-the-example"
def regions(mask, necrotic, oedema, enhancing):
    return mask > 0, (mask == 2) | (mask == 3), mask == 3


# %% wrong="regions" hint="core-without-enhancing"
def regions(mask, necrotic, oedema, enhancing):
    whole = (mask == necrotic) | (mask == oedema) | (mask == enhancing)
    return whole, mask == necrotic, mask == enhancing


# %% wrong="regions" hint="background-in-core"
def regions(mask, necrotic, oedema, enhancing):
    return mask > 0, mask != oedema, mask == enhancing


# %% wrong="regions" hint="tissues-not-regions"
def regions(mask, necrotic, oedema, enhancing):
    return mask == oedema, mask == necrotic, mask == enhancing


# %% wrong="regions" hint="whole-is-oedema"
def regions(mask, necrotic, oedema, enhancing):
    return mask == oedema, (mask == necrotic) | (mask == enhancing), mask == enhancing


# %% wrong="regions" hint="four-is-enhancing"
def regions(mask, necrotic, oedema, enhancing):
    core = (mask == 1) | (mask == 4)
    return core | (mask == 2), core, mask == 4


# %% wrong="regions" hint="order"
def regions(mask, necrotic, oedema, enhancing):
    rim = mask == enhancing
    core = rim | (mask == necrotic)
    return rim, core, core | (mask == oedema)


# %% wrong="regions" hint="not-masks"
def regions(mask, necrotic, oedema, enhancing):
    return mask * (mask > 0), mask * (mask != oedema), mask * (mask == enhancing)


# %%
quiz("tumour-codes-in-a-file", ...)
# %% [markdown] lang="nb"
# ## «Hele tumoren» er ikke bare tumor
#
# Klassen «ødem» er ødem *og* infiltrasjon. BraTS beskriver den selv som vev rundt svulsten med ødem eller innvekst ([Baid 2021](https://arxiv.org/abs/2107.02314)). Disse bildene skiller ikke sikkert mellom de to. Gliomceller finnes også utenfor det som lyser på FLAIR.
#
# Derfor er volumet av «hele tumoren» ikke et tumorvolum. Gir du steroider, kan det skrumpe uten at en eneste svulstcelle er borte. Gir du stråling, kan det vokse uten at svulsten gjør det.
# %% [markdown] lang="en"
# ## The “whole tumour” is not all tumour
#
# The class “oedema” is oedema *and* infiltration. BraTS itself calls it tissue around the tumour with oedema or invasion ([Baid 2021](https://arxiv.org/abs/2107.02314)). These images do not reliably tell the two apart. Glioma cells are found outside what shines on FLAIR as well.
#
# That is why the volume of the “whole tumour” is not a tumour volume. Give steroids, and it may shrink with not one tumour cell gone. Give radiation, and it may grow though the tumour does not.
# %% [markdown] lang="nb"
# ### Bla i hele hjernen
#
# Ett snitt er ikke en svulst. Bla opp og ned, bytt bilde, og endre vinduet. **Finn ut:** Hvor mange vannrette snitt går svulsten gjennom? Er det én sammenhengende svulst, eller flere?
# %% [markdown] lang="en"
# ### Scroll through the whole brain
#
# One slice is not a tumour. Scroll up and down, change the image, and change the window. **Find out:** How many horizontal slices does the tumour pass through? Is it one connected tumour, or several?
# %%
SliceViewer(dict(zip(names, scan.images, strict=True)), scan.affine, mask=scan.mask)
# %%
slices = int((scan.mask > 0).any(axis=(0, 1)).sum())
pieces = find_pieces(scan.mask > 0)[1]
# %%
say(
    nb=f"Svulsten går gjennom {slices} av {grid[2]} snitt, {number(slices * step, 0)} mm. "
    + ("Alt som er merket, henger sammen." if pieces == 1 else f"Det som er merket, er i {pieces} deler."),
    en=f"The tumour passes through {slices} of {grid[2]} slices, {number(slices * step, 0)} mm. "
    + ("All that is labelled is connected." if pieces == 1 else f"What is labelled is in {pieces} pieces."),
)


# %% [markdown] lang="nb"
# ## Volum
#
# ### Oppgave 2 · Volumet i milliliter
#
# `region` er en maske som er sann i regionen. `spacing_mm` er tre tall: hvor lang en voksel er i millimeter langs hver akse. De er ofte *ikke* like: mange FLAIR-opptak fra klinikken har tykke snitt. Gi tilbake volumet i milliliter.
#
# `np.sum(region)` teller de sanne vokslene. En milliliter er en kubikkcentimeter.
# %% [markdown] lang="en"
# ## Volume
#
# ### Exercise 2 · The volume in millilitres
#
# `region` is a mask, true in the region. `spacing_mm` is three numbers: how long a voxel is in millimetres along each axis. They are often *not* equal: many clinical FLAIR scans have thick slices. Return the volume in millilitres.
#
# `np.sum(region)` counts the true voxels. A millilitre is a cubic centimetre.
# %% exercise="volume-ml"
def volume_ml(region, spacing_mm):
    # BEGIN SOLUTION
    one_voxel = spacing_mm[0] * spacing_mm[1] * spacing_mm[2]
    return np.sum(region) * one_voxel / 1000
    # END SOLUTION


check("volume-ml", volume_ml)


# %% wrong="volume-ml" hint="cubic-millimetres"
def volume_ml(region, spacing_mm):
    return np.sum(region) * spacing_mm[0] * spacing_mm[1] * spacing_mm[2]


# %% wrong="volume-ml" hint="assumes-one-mm"
def volume_ml(region, spacing_mm):
    return np.sum(region) / 1000


# %% wrong="volume-ml" hint="sum-of-spacing"
def volume_ml(region, spacing_mm):
    return np.sum(region) * sum(spacing_mm) / 1000


# %% wrong="volume-ml" hint="whole-grid"
def volume_ml(region, spacing_mm):
    return region.size * spacing_mm[0] * spacing_mm[1] * spacing_mm[2] / 1000


# %% wrong="volume-ml" hint="cube-of-one-side"
def volume_ml(region, spacing_mm):
    return np.sum(region) * spacing_mm[2] ** 3 / 1000


# %%
found = evaluation.region_masks(scan.mask)
volumes = {name: evaluation.volume_ml(region, scan.spacing_mm) for name, region in found.items()}
brain_ml = evaluation.volume_ml(scan.brain, scan.spacing_mm)
# %%
say(
    nb=f"Hele tumoren er {number(volumes['whole'], 1)} ml, kjernen {number(volumes['core'], 1)} ml og det kontrastladende {number(volumes['enhancing'], 1)} ml. Ødemet utgjør altså {percent(1 - volumes['core'] / volumes['whole'], 0)} av «hele tumoren». Hjernen er {number(brain_ml, 0)} ml.",
    en=f"The whole tumour is {number(volumes['whole'], 1)} ml, the core {number(volumes['core'], 1)} ml and the enhancing part {number(volumes['enhancing'], 1)} ml. So the oedema makes up {percent(1 - volumes['core'] / volumes['whole'], 0)} of the “whole tumour”. The brain is {number(brain_ml, 0)} ml.",
)


# %% [markdown] lang="nb"
# ## Hvor galt kan volumet være?
#
# Tallet ser nøyaktig ut. Men noen må bestemme hvor kanten går, og på FLAIR er den uskarp. Si at du tegner den én millimeter lenger ut enn kollegaen din hele veien rundt. Ingen av dere slurver.
#
# **Gjett:** Hvor mange prosent større blir volumet av hele tumoren? Og av den kontrastladende randen?
# %% [markdown] lang="en"
# ## How wrong may the volume be?
#
# The number looks exact. But somebody must decide where the edge runs, and on FLAIR it is blurred. Say you draw it one millimetre further out than your colleague all the way round. Neither of you is careless.
#
# **Guess:** By how many per cent does the volume of the whole tumour rise? And that of the enhancing rim?
# %% [markdown] lang="nb"
# Neste celle deler hver voksel i åtte, så rutenettet blir på én millimeter, og flytter kanten ut eller inn. `distance_transform_edt` gir avstanden fra hver voksel til den nærmeste i regionen.
# %% [markdown] lang="en"
# The next cell cuts each voxel in eight, so that the grid is of one millimetre, and moves the edge out or in. `distance_transform_edt` gives the distance from each voxel to the nearest one of the region.
# %%
def moved(region, mm):
    if mm >= 0:
        return distance_transform_edt(~region) <= mm
    return distance_transform_edt(region) > -mm


places = np.argwhere(scan.mask)
(a, b, c), (d, e, f) = np.maximum(places.min(axis=0) - 3, 0), places.max(axis=0) + 4
fine = scan.mask[a:d, b:e, c:f].repeat(2, axis=0).repeat(2, axis=1).repeat(2, axis=2)
exact = evaluation.region_masks(fine)
edges_mm = [-2, -1, 0, 1, 2]
drawn = {name: [moved(region, mm) for mm in edges_mm] for name, region in exact.items()}
size = {name: [one.sum() / exact[name].sum() for one in masks] for name, masks in drawn.items()}
overlap = {name: [evaluation.dice(exact[name], one) for one in masks] for name, masks in drawn.items()}


# %%
def draw_lines(axes, lines):
    looks = [("#0072B2", "o-"), ("#E69F00", "s--"), ("#222222", "^:")]
    called = pick("hele tumoren|kjernen|kontrastladende", "whole tumour|core|enhancing").split("|")
    for values, (colour, style), label in zip(lines.values(), looks, called, strict=True):
        axes.plot(edges_mm, values, style, color=colour, label=label)
    axes.set_xticks(edges_mm)
    axes.set_xlabel(pick("kanten flyttet utover, mm", "edge moved outwards, mm"))


figure = Figure(figsize=(5.5, 3.6), layout="constrained")
axes = figure.subplots()
draw_lines(axes, size)
ticks = np.arange(0, np.max(list(size.values())) + 0.25, 0.5)
axes.set_yticks(ticks, [percent(tick, 0) for tick in ticks])
axes.set_ylabel(pick("volum, andel av det riktige", "volume, share of the right one"))
legend = axes.legend(frameon=False)
# %% slide="edge"
show(
    figure,
    nb="Volumet som andel av det riktige når kanten flyttes inn eller ut. Kurven for det kontrastladende er brattest.",
    en="The volume as a share of the right one as the edge is moved in or out. The curve of the enhancing part is the steepest.",
)
# %%
more = {name: shares[3] - 1 for name, shares in size.items()}
low_ml, high_ml = (volumes["whole"] * size["whole"][at] for at in (1, 3))
# %%
say(
    nb=f"Én millimeter ut gir {percent(more['whole'], 0)} mer volum for hele tumoren og {percent(more['enhancing'], 0)} mer for det kontrastladende. Med en millimeter hver vei kan hele tumoren bli alt fra {number(low_ml, 0)} til {number(high_ml, 0)} ml. Jo tynnere en region er, desto mer av den er kant.",
    en=f"One millimetre out gives {percent(more['whole'], 0)} more volume for the whole tumour and {percent(more['enhancing'], 0)} more for the enhancing part. With a millimetre either way, the whole tumour may come out anywhere from {number(low_ml, 0)} to {number(high_ml, 0)} ml. The thinner a region is, the more of it is edge.",
)
# %% [markdown] lang="nb"
# ### Når er det vekst?
#
# I kliniske studier kan et glioblastom regnes som voksende når det kontrastladende volumet har økt med minst 40 % ([Ellingson 2017](https://doi.org/10.1007/s13311-016-0507-6)). Et nytt opptak skal bekrefte det: Etter strålebehandling kan også en reaksjon på behandlingen lade mer kontrast.
#
# Og en endring er ikke vist før den er større enn forskjellen mellom to målinger av en *uendret* svulst. Den forskjellen må noen ha målt. Det gjør du i leksjon 05b.
# %% [markdown] lang="en"
# ### When is it growth?
#
# In clinical trials a glioblastoma may count as growing when the enhancing volume has risen by at least 40% ([Ellingson 2017](https://doi.org/10.1007/s13311-016-0507-6)). A further scan should confirm it: after radiotherapy a reaction to the treatment may enhance more too.
#
# And a change is not shown until it exceeds the difference between two measurements of an *unchanged* tumour. Somebody must have measured that difference. You do so in lesson 05b.
# %%
limit = 1.4
out = np.interp(limit, size["enhancing"][2:], edges_mm[2:])
# %% slide="growth"
say(
    nb=f"For en kule tilsvarer {percent(limit - 1, 0)} mer volum en diameter som er {percent(limit ** (1 / 3) - 1, 0)} større. Hos pasienten vår er grensen nådd når kantene av den kontrastladende randen, ytre og indre, flyttes {number(out, 1)} mm, lest av figuren. Det er "
    + ("mindre enn én voksel." if out < step else "mer enn én voksel.")
    + " Derfor skal den samme personen, eller det samme programmet, måle begge gangene.",
    en=f"For a ball, {percent(limit - 1, 0)} more volume is {percent(limit ** (1 / 3) - 1, 0)} more in diameter. In our patient the limit is reached when the edges of the enhancing rim, outer and inner, are moved {number(out, 1)} mm, as read from the figure. That is "
    + ("less than one voxel." if out < step else "more than one voxel.")
    + " That is why the same person, or the same program, should measure both times.",
)
# %%
quiz("tumour-one-millimetre", ...)
# %% [markdown] lang="nb"
# ## Hvilken side?
#
# Her er den samme pasienten fra to arkiver. Begge bildene er tegnet rett fra tallene i filen, uten at filhodet er lest. Tenk deg at dette er alt du har fått.
#
# **Gjett:** Hvilken side av *pasienten* ligger svulsten på?
# %% [markdown] lang="en"
# ## Which side?
#
# Here is the same patient from two archives. Both images are drawn straight from the numbers of the file, without a look at the header. Imagine that they are all you were given.
#
# **Guess:** On which side of the *patient* does the tumour lie?
# %%
file_a = nibabel.Nifti1Image(scan.image("flair"), scan.affine)
file_b = file_a.as_reoriented([[0, -1], [1, 1], [2, 1]])
figure = Figure(figsize=(6, 3.4), layout="constrained")
for axes, file, name in zip(figure.subplots(1, 2), [file_a, file_b], "AB", strict=True):
    axes.imshow(file.get_fdata()[:, ::-1, largest].T, cmap="gray")
    axes.set_title(pick("fil ", "file ") + name)
    axes.set(xlabel=pick("første akse i filen", "first axis of the file"), xticks=[], yticks=[])
# %% slide="which-side"
show(
    figure,
    nb="Det samme snittet fra fil A og fil B. Det ene er speilbildet av det andre, så svulsten ligger på hver sin side av bildet.",
    en="The same slice from file A and file B. One is the mirror image of the other, so that the tumour lies on opposite sides of the picture.",
)
# %% [markdown] lang="nb"
# Det kan du ikke vite av bildene alene. Filene er lagret hver sin vei, og bare filhodet sier hvordan. Der står *affinen*, en tabell som gjør vokselnummeret $(i, j, k)$ om til millimeter i pasienten. Rekkefølgen er alltid mot **høyre**, **fram** og **opp** (*right, anterior, superior*: RAS). Den øverste raden gir avstanden mot høyre:
#
# $$x = a_{00}\,i + a_{01}\,j + a_{02}\,k + a_{03}$$
#
# Funksjonen `apply_affine(affine, [i, j, k])` regner ut alle tre.
# %% [markdown] lang="en"
# The images alone do not tell. Files are stored either way, and only the header says which. It holds the *affine*, a table that turns the voxel number $(i, j, k)$ into millimetres in the patient, always towards the **right**, the **front** and **up** (*right, anterior, superior*: RAS). The upper row gives the distance to the right:
#
# $$x = a_{00}\,i + a_{01}\,j + a_{02}\,k + a_{03}$$
#
# The function `apply_affine(affine, [i, j, k])` works out all three.
# %%
centre = np.argwhere(scan.mask).mean(axis=0)
in_b = np.array([grid[0] - 1 - centre[0], centre[1], centre[2]])
from_a, from_b = apply_affine(file_a.affine, centre), apply_affine(file_b.affine, in_b)
rows = ""
for name, file, voxel, place in [("A", file_a, centre, from_a), ("B", file_b, in_b, from_b)]:
    written = [
        ", ".join(number(one, 0).replace("-", "−") for one in numbers) for numbers in (file.affine[0], voxel, place)
    ]
    rows += f"\n| {name} | {' | '.join(written)} |"
# %% slide="affine"
say(
    nb="| Fil | Øverste rad i affinen | Voksel midt i svulsten | Sted: høyre, fram, opp (mm) |\n|:--|:--|:--|:--|"
    + rows,
    en="| File | Upper row of the affine | Voxel in mid-tumour | Place: right, front, up (mm) |\n|:--|:--|:--|:--|"
    + rows,
)
# %% [markdown] lang="nb"
# Radene har ulikt fortegn, og vokselnumrene er ulike, men stedet i pasienten er det samme.
#
# To feller står igjen. DICOM og mange programmer teller mot *venstre* og *bak* (LPS), så samme sted får motsatt fortegn. Og null millimeter er der filen legger det: I filene fra BraTS ligger hele hjernen på samme side av null. Sammenlign derfor med midten av hjernen.
# %% [markdown] lang="en"
# The rows differ in sign and the voxel numbers differ, but the place in the patient is the same.
#
# Two traps remain. DICOM and many programs count towards the *left* and the *back* (LPS), so that the same place has the opposite sign. And zero is wherever the file puts it: in the files of BraTS the whole brain is on one side of it. So compare with the middle of the brain.


# %% [markdown] lang="nb"
# ### Oppgave 3 · Siden, ut fra filen
#
# `tumour` og `middle` er vokselnumre, tre tall hver: midten av svulsten og midten av hjernen. `affine` er tabellen fra filhodet.
#
# Gi tilbake `"right"` hvis svulsten ligger lenger mot pasientens høyre enn midten av hjernen, ellers `"left"`. `apply_affine(affine, tumour)[0]` er millimeter mot høyre.
# %% [markdown] lang="en"
# ### Exercise 3 · The side, from the file
#
# `tumour` and `middle` are voxel numbers, three numbers each: the middle of the tumour and the middle of the brain. `affine` is the table from the header.
#
# Return `"right"` if the tumour lies further to the patient's right than the middle of the brain, otherwise `"left"`. `apply_affine(affine, tumour)[0]` is millimetres to the right.
# %% exercise="which-side"
def which_side(tumour, middle, affine):
    # BEGIN SOLUTION
    if apply_affine(affine, tumour)[0] > apply_affine(affine, middle)[0]:
        return "right"
    return "left"
    # END SOLUTION


check("which-side", which_side)


# %% wrong="which-side" hint="array-index"
def which_side(tumour, middle, affine):
    return "right" if tumour[0] > middle[0] else "left"


# %% wrong="which-side" hint="sign"
def which_side(tumour, middle, affine):
    return "left" if apply_affine(affine, tumour)[0] > apply_affine(affine, middle)[0] else "right"


# %% wrong="which-side" hint="translation-only"
def which_side(tumour, middle, affine):
    return "right" if tumour[0] + affine[0, 3] > 0 else "left"


# %% wrong="which-side" hint="other-words"
def which_side(tumour, middle, affine):
    return "høyre" if apply_affine(affine, tumour)[0] > apply_affine(affine, middle)[0] else "venstre"


# %% wrong="which-side" hint="one-in-voxels"
def which_side(tumour, middle, affine):
    return "right" if apply_affine(affine, tumour)[0] > middle[0] else "left"


# %% wrong="which-side" hint="origin-is-middle"
def which_side(tumour, middle, affine):
    return "right" if apply_affine(affine, tumour)[0] > 0 else "left"


# %%
middle_mm = apply_affine(scan.affine, np.argwhere(scan.brain).mean(axis=0))
beside = from_a[0] - middle_mm[0]
side = "right" if beside > 0 else "left"
side_nb = {"right": "høyre", "left": "venstre"}[side]
# %%
say(
    nb=f"Midten av svulsten ligger {number(abs(beside), 0)} mm til **{side_nb}** for midten av hjernen. Det sier begge filene.",
    en=f"The middle of the tumour lies {number(abs(beside), 0)} mm to the **{side}** of the middle of the brain. Both files say so.",
)
# %% [markdown] lang="nb"
# ## Dice: hvor mye er felles?
#
# Når et menneske eller en modell har tegnet svulsten, trenger vi et mål på hvor godt tegningen stemmer med fasiten. Her er fasiten (heltrukken strek) og tre «svar» (stiplet). Alle tre svarene er selve fasiten, flyttet et stykke mot midtlinjen. Volumet er altså nøyaktig det samme.
#
# **Gjett:** Hvor langt må masken flyttes før svaret er ubrukelig? Hva bør et godt mål si da?
# %% [markdown] lang="en"
# ## Dice: how much is shared?
#
# When a person or a model has drawn the tumour, we need a measure of how well the drawing agrees with the truth. Here are the truth (solid line) and three “answers” (dashed). All three answers are the truth itself, moved some way towards the midline. So the volume is exactly the same.
#
# **Guess:** How far must the mask be moved before the answer is useless? What should a good measure say then?
# %%
truth = found["whole"]
towards = int(np.sign(grid[0] / 2 - centre[0]))
answers = [np.roll(truth, towards * voxels, axis=0) for voxels in (1, 4, 12)]
figure = Figure(figsize=(9, 3.6), layout="constrained")
for axes, answer in zip(figure.subplots(1, 3), answers, strict=True):
    draw_slice(axes, scan.image("flair"), largest, cmap="gray", vmin=low, vmax=high)
    axes.contour(truth[::-1, :, largest].T, [0.5], colors="#F0E442", linewidths=2)
    axes.contour(answer[::-1, :, largest].T, [0.5], colors="#56B4E9", linewidths=1.5, linestyles="dashed")
    volume = number(evaluation.volume_ml(answer, scan.spacing_mm), 1)
    axes.set_title(f"{volume} ml, Dice {number(evaluation.dice(truth, answer), 2)}", fontsize=11)
apart = [number(evaluation.hd95(truth, answer, scan.spacing_mm), 0) for answer in answers]
# %% slide="dice"
show(
    figure,
    nb="Fasiten med heltrukken strek og svaret med stiplet, flyttet litt, mer og helt bort. Volumet er det samme i alle tre, mens Dice synker.",
    en="The truth with a solid line and the answer with a dashed one, moved a little, more, and right away. The volume is the same in all three, while Dice falls.",
)
# %% [markdown] lang="nb"
# Volumet merket ingenting. Dice gjorde det:
#
# $$\text{Dice} = \frac{2 \cdot |A \cap B|}{|A| + |B|}$$
#
# Telleren er to ganger antallet voksler som er i begge maskene. Nevneren er antallet i den ene pluss antallet i den andre. Én betyr helt like, null betyr ingenting felles.
# %% [markdown] lang="en"
# The volume noticed nothing. Dice did:
#
# $$\text{Dice} = \frac{2 \cdot |A \cap B|}{|A| + |B|}$$
#
# The numerator is twice the number of voxels in both masks. The denominator is the number in one plus the number in the other. One means exactly alike, zero means nothing shared.
# %%
say(
    nb=f"`HD95` er en avstand i millimeter. For hvert punkt på overflaten av den ene masken: Hvor langt er det til overflaten av den andre? Nittifem prosent av punktene ligger nærmere enn dette. Det regnes begge veier, og den største gjelder. Lavere er bedre. I de tre bildene er `HD95` {apart[0]}, {apart[1]} og {apart[2]} mm. Er en liten flekk tegnet langt unna, merker Dice det knapt, men `HD95` gjør det når flekken er mer enn en tjuedel av overflaten.",
    en=f"`HD95` is a distance in millimetres. For each point on the surface of one mask: how far is it to the surface of the other? Ninety-five per cent of the points lie nearer than this. It is worked out both ways, and the larger counts. Lower is better. In the three images `HD95` is {apart[0]}, {apart[1]} and {apart[2]} mm. When a small patch is drawn far away, Dice hardly notices, but `HD95` does if the patch is more than a twentieth of the surface.",
)
# %%
quiz("tumour-dice-is-not-volume", ...)
# %% [markdown] lang="nb"
# ### Når regionen ikke finnes
#
# Mange lavgradige gliomer lader ikke kontrast. Da er den regionen tom i fasiten, og Dice blir $0/0$, eller null uansett hva som tegnes. **Regelen her**:
#
# - Tom i fasiten: ingen Dice og ingen `HD95`. Pasienten skåres med hvor mange milliliter som feilaktig ble tegnet.
# - Bare svaret er tomt: Dice er null, og `HD95` er bildets diagonal.
#
# Andre har andre regler, og regelen kan flytte gjennomsnittet mye. Du skriver den i oppgave 4.
# %% [markdown] lang="en"
# ### When the region is not there
#
# Many low-grade gliomas take up no contrast. Then that region is empty in the truth, and Dice is $0/0$, or zero whatever is drawn. **The rule here**:
#
# - Empty in the truth: no Dice and no `HD95`. The patient is scored by the millilitres wrongly drawn.
# - Only the answer empty: Dice is zero, and `HD95` is the diagonal of the image.
#
# Others have other rules, which may move the mean a great deal. You write it in exercise 4.
# %% [markdown] lang="nb"
# ## To som tegner, er ikke enige
#
# Hvilken Dice er god? Se først på kanten du flyttet. **Gjett:** Hvor stor er Dice mellom deg og kollegaen når dere er uenige om én millimeter, for hele tumoren og for den kontrastladende randen?
# %% [markdown] lang="en"
# ## Two who draw do not agree
#
# Which Dice is good? Look first at the edge you moved. **Guess:** How large is Dice between you and your colleague when you differ by one millimetre, for the whole tumour and for the enhancing rim?
# %%
figure = Figure(figsize=(5.5, 3.6), layout="constrained")
axes = figure.subplots()
draw_lines(axes, overlap)
ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
axes.set_yticks(ticks, [number(tick, 1) for tick in ticks])
axes.set_ylabel("Dice")
legend = axes.legend(frameon=False, loc="lower right")
one_out = {name: number(values[3], 2) for name, values in overlap.items()}
# %% slide="one-mm-dice"
show(
    figure,
    nb="Dice når kanten flyttes inn eller ut. Den er én i midten og faller til begge sider, mest for det kontrastladende.",
    en="Dice as the edge is moved in or out. It is one in the middle and falls to both sides, most for the enhancing part.",
)
# %%
say(
    nb=f"Den samme millimeteren gir Dice {one_out['whole']} for hele tumoren og {one_out['enhancing']} for det kontrastladende. Feilen er like stor; regionen er tynnere. Derfor kan du ikke sammenligne Dice for en stor og en liten region.\n\nSlik er det også i virkeligheten. Fagfolk som tegnet de samme ekte gliomene, var enige med Dice mellom 0,74 og 0,85, alt etter region ([Menze 2015](https://doi.org/10.1109/TMI.2014.2377694)). En modell over det nivået kan ligne én av dem. At den er bedre enn begge, kan ikke vises med en fasit de selv har tegnet.",
    en=f"The same millimetre gives Dice {one_out['whole']} for the whole tumour and {one_out['enhancing']} for the enhancing part. The fault is as large; the region is thinner. That is why you cannot compare Dice of a large region with Dice of a small one.\n\nSo it is in real life too. Trained people who drew the same real gliomas agreed with a Dice between 0.74 and 0.85, depending on the region ([Menze 2015](https://doi.org/10.1109/TMI.2014.2377694)). A model above that level may resemble one of them. That it is better than both cannot be shown with a truth they drew themselves.",
)


# %% [markdown] lang="nb"
# ## En referansemodell: alt som er lyst på FLAIR
#
# Før noen trener et nettverk, må vi vite hva det enkleste får til. Regelen er: En voksel er svulst når den er lysere på FLAIR enn en terskel, målt i spredninger over medianen i pasientens egen hjerne. En spredning er her halve avstanden fra den tiende til den nittiende persentilen.
# %% [markdown] lang="en"
# ## A reference model: all that is bright on FLAIR
#
# Before anyone trains a network, we must know what the simplest thing achieves. The rule is: a voxel is tumour when it is brighter on FLAIR than a threshold, measured in spreads above the median of the patient's own brain. A spread is here half the distance from the tenth to the ninetieth percentile.
# %% [markdown] lang="nb"
# Terskelen velges på ti treningspasienter og prøves på åtte andre. Testpasientene er ikke med på valget.
#
# **Gjett:** Hvor høy blir Dice i gjennomsnitt? Hva kommer regelen til å ta med som ikke er svulst?
# %% [markdown] lang="en"
# The threshold is chosen on ten training patients and tried on eight others. The test patients take no part in the choice.
#
# **Guess:** How high is Dice on average? What will the rule include that is not tumour?
# %%
def flairs_and_brains(people):
    return [one.scan.image("flair") for one in people], [one.scan.brain for one in people]


cohort = data.simulate_cohort(patients=18, seed=5, spacing_mm=3.0)
training, test = cohort[:10], cohort[10:]
threshold = evaluation.find_flair_threshold(*flairs_and_brains(training), [one.scan.mask for one in training])
bright = [evaluation.flair_threshold_mask(*pair, threshold) for pair in zip(*flairs_and_brains(test), strict=True)]
people = [one.patient for one in test]
truths = [one.scan.mask for one in test]
scores = evaluation.score_patients(people, truths, [2 * mask for mask in bright], test[0].scan.spacing_mm)
reference = scores["whole"]
everything = np.mean([evaluation.dice(one.scan.mask > 0, one.scan.brain) for one in test])
# %%
each = [one["whole"].dice for one in scores.patients]
figure = Figure(figsize=(7, 3), layout="constrained")
axes = figure.subplots()
axes.plot(sorted(each), range(len(each)), "o", color="#0072B2", label=pick("én pasient", "one patient"))
axes.axvspan(reference.dice.low, reference.dice.high, color="#E69F00", alpha=0.35, label=pick("95 % KI", "95% CI"))
axes.axvline(reference.dice.value, color="#222222", label=pick("gjennomsnitt", "mean"))
axes.axvline(everything, color="#222222", linestyle=":", label=pick("hele hjernen", "the whole brain"))
axes.set(xlim=(0, 1), yticks=[], xlabel=pick("Dice, hele tumoren", "Dice, whole tumour"))
axes.set_xticks(ticks, [number(tick, 1) for tick in ticks])
legend = figure.legend(loc="outside right upper", frameon=False)
# %% slide="result"
show(
    figure,
    nb="Dice for hver testpasient, med gjennomsnittet og intervallet. Pasientene ligger langt fra hverandre. En prikket strek viser Dice hvis hele hjernen kalles svulst.",
    en="Dice of each test patient, with the mean and its interval. The patients lie far apart. A dotted line shows Dice if the whole brain is called tumour.",
)
# %% slide="interval"
say(
    nb=f"Terskelen ble {number(threshold, 2)}. Dice er i gjennomsnitt {reference.dice}, og medianen er {number(reference.median_dice, 2)}. `HD95` er i gjennomsnitt {number(reference.hd95_mm.value, 0)} mm og volumfeilen, uansett retning, {number(reference.volume_error_ml.value, 0)} ml. Den som kaller hele hjernen svulst, får Dice {number(everything, 2)}, og den som ikke tegner noe, får null.\n\nIntervallet sier hvor mye gjennomsnittet kunne ha svingt med andre pasienter fra den samme simulatoren. Det dekker ikke at terskelen kunne vært valgt på andre treningspasienter, og det sier ingenting om ekte pasienter. Gjennomsnittet alene skjuler dessuten hvor ulikt det går: Den laveste er {number(reference.worst_dice, 2)}.",
    en=f"The threshold came out as {number(threshold, 2)}. The mean Dice is {reference.dice}, and the median {number(reference.median_dice, 2)}. The mean `HD95` is {number(reference.hd95_mm.value, 0)} mm, the volume error, in either direction, {number(reference.volume_error_ml.value, 0)} ml. Calling the whole brain tumour gives Dice {number(everything, 2)}, and drawing nothing gives zero.\n\nThe interval says how much the mean might have swung with other patients from the same simulator. It does not cover that the threshold might have been chosen on other training patients, and it says nothing about real patients. And the mean alone hides the spread: the lowest is {number(reference.worst_dice, 2)}.",
)
# %% [markdown] lang="nb"
# Dice sa ikke hvor galt volumet er. **Gjett:** Måler regelen for mye eller for lite, og er feilen like stor hos alle?
# %% [markdown] lang="en"
# Dice did not say how wrong the volume is. **Guess:** Does the rule measure too much or too little, and is the error as large in everyone?
# %%
true_ml = np.array([one["whole"].truth_ml for one in scores.patients])
bright_ml = np.array([one["whole"].predicted_ml for one in scores.patients])
off = bright_ml - true_ml
furthest = [number(one, 0).replace("-", "−") for one in (off.min(), off.max())]
figure = evaluation.figure_volumes(true_ml, bright_ml)
# %% slide="volumes"
show(
    figure,
    nb="Volumfeilen hos hver testpasient, loddrett, mot gjennomsnittet av svar og fasit, vannrett. Streker viser gjennomsnittet og grensene som de fleste ligger innenfor.",
    en="The volume error of each test patient, vertically, against the mean of answer and truth, horizontally. Lines show the mean and the limits within which most lie.",
)
# %%
say(
    nb=f"Hos {np.sum(off > 0)} av {len(off)} ble volumet for stort. Feilen går fra {furthest[0]} til {furthest[1]} ml. Tallet for én pasient kan altså være langt fra det riktige, uansett hva Dice er i gjennomsnitt. Om regelen kan vise vekst, avhenger av om feilen blir den samme neste gang. Det er ikke målt her.",
    en=f"In {np.sum(off > 0)} of {len(off)} the volume came out too large. The error runs from {furthest[0]} to {furthest[1]} ml. So the number for one patient may be far from the right one, whatever the mean Dice is. Whether the rule can show growth depends on whether the error is the same next time. That was not measured here.",
)
# %% [markdown] lang="nb"
# ### Hva regelen tar feil av
#
# Gjennomsnittet forteller ikke hvem det gikk ut over. Vi ser på pasienten med lavest Dice og på den med høyest. Fasiten er heltrukken, regelen stiplet. **Se etter:** Er feilen en kant som ligger galt, eller voksler et helt annet sted?
# %% [markdown] lang="en"
# ### What the rule gets wrong
#
# The mean does not tell for whom it went badly. We look at the patient with the lowest Dice and at the one with the highest. The truth is solid, the rule dashed. **Look:** Is the fault an edge in the wrong place, or voxels somewhere else altogether?
# %%
worst, best = int(np.argmin(each)), int(np.argmax(each))
figure = Figure(figsize=(7.5, 4.2), layout="constrained")
for axes, row in zip(figure.subplots(1, 2), [worst, best], strict=True):
    one, wanted = test[row].scan, truths[row] > 0
    k = int(np.argmax(wanted.sum(axis=(0, 1))))
    low, high = np.percentile(one.image("flair")[one.brain], [1, 99])
    draw_slice(axes, one.image("flair"), k, cmap="gray", vmin=low, vmax=high)
    axes.contour(wanted[::-1, :, k].T, [0.5], colors="#F0E442", linewidths=2)
    axes.contour(bright[row][::-1, :, k].T, [0.5], colors="#56B4E9", linewidths=1.2, linestyles="dashed")
    axes.set_title(f"Dice {number(each[row], 2)}")
missed = [np.mean(~mask[wanted > 0]) for mask, wanted in zip(bright, truths, strict=True)]
false_ml = [evaluation.volume_ml(mask & (wanted == 0), (3, 3, 3)) for mask, wanted in zip(bright, truths, strict=True)]
# %% slide="worst"
show(
    figure,
    nb="Pasienten med lavest og den med høyest Dice. Fasiten er heltrukken, regelen stiplet.",
    en="The patient with the lowest Dice and the one with the highest. The truth is solid, the rule dashed.",
)
# %%
say(
    nb=f"Pasienten til venstre: {percent(missed[worst], 0)} av svulsten mangler, og {number(false_ml[worst], 0)} ml er tegnet der det ikke er svulst. Pasienten til høyre: {percent(missed[best], 0)} og {number(false_ml[best], 0)} ml. Tallene gjelder hele hjernen, ikke bare snittet du ser.\n\nRegelen kjenner bare lysstyrke. En svulst som lyser lite på FLAIR, finner den ikke. Støy, ujevn lysstyrke over bildet og kanten av ventriklene kan være like lyse som svulsten, og nekrosen i midten kan være mørkere.",
    en=f"The patient on the left: {percent(missed[worst], 0)} of the tumour is missing, and {number(false_ml[worst], 0)} ml are drawn where there is no tumour. The patient on the right: {percent(missed[best], 0)} and {number(false_ml[best], 0)} ml. The numbers are for the whole brain, not the slice you see alone.\n\nThe rule knows brightness alone. A tumour that shines little on FLAIR it does not find. Noise, uneven brightness across the image and the border of the ventricles may be as bright as the tumour, and the necrosis in the middle may be darker.",
)
# %% [markdown] lang="nb"
# ## Finn feilen: skriptet som ryddet
#
# En kollega har ryddet i filene til pasienten vår. Skriptet hans skrev tallene i hver fil på nytt, for bilder, fasit og svaret fra FLAIR-regelen, og beholdt de gamle filhodene. Før han går videre, regner han ut skårene igjen:
# %% [markdown] lang="en"
# ## Find the fault: the script that tidied up
#
# A colleague has tidied the files of our patient. His script wrote every array anew, images, truth and the answer of the FLAIR rule, and kept the old headers. Before he goes on, he works out the scores again:
# %%
answer = evaluation.flair_threshold_mask(scan.image("flair"), scan.brain, threshold)
tidied_images, tidied_mask, tidied_answer = scan.images[:, ::-1], scan.mask[::-1], answer[::-1]
rows = ""
for what, wanted, drawn_mask in [("før", truth, answer), ("etter", tidied_mask > 0, tidied_answer)]:
    overlaps = number(evaluation.dice(wanted, drawn_mask), 4)
    distance = number(evaluation.hd95(wanted, drawn_mask, scan.spacing_mm), 2)
    rows += f"\n| {pick(what, {'før': 'before', 'etter': 'after'}[what])} | {overlaps} | {distance} | {number(evaluation.volume_ml(drawn_mask, scan.spacing_mm), 1)} |"
figure = Figure(figsize=(4, 4), layout="constrained")
draw_slice(figure.subplots(), tidied_images[3], largest, cmap="gray")
# %% slide="fault"
say(
    nb="| | Dice | `HD95`, mm | volum, ml |\n|:--|--:|--:|--:|" + rows,
    en="| | Dice | `HD95`, mm | volume, ml |\n|:--|--:|--:|--:|" + rows,
)
# %%
show(
    figure,
    nb="Et snitt fra de ryddede filene. Det ser ut som en vanlig hjerne med en svulst.",
    en="A slice from the tidied files. It looks like an ordinary brain with a tumour.",
)
# %% [markdown] lang="nb"
# Alle tallene er uendret, og bildet ser ut som en hjerne. **Er noe galt? Hva ville du ha målt?** Bestem deg før du går videre.
#
# Datakontrollen `audit_geometry` får først bare filene, slik de ligger. Så får den også vite hvilken side radiologen skrev i svaret: den filene viste før ryddingen.
# %% [markdown] lang="en"
# All the numbers are unchanged, and the image looks like a brain. **Is anything wrong? What would you have measured?** Make up your mind before you go on.
#
# The audit `audit_geometry` first gets the files alone, as they lie. Then it is also told which side the radiologist wrote in the report: the one the files showed before the tidying.
# %%
tidied = {name: (image, scan.affine) for name, image in zip(data.MODALITIES, tidied_images, strict=True)}
alone = audit.audit_geometry(tidied, (tidied_mask, scan.affine))
with_report = audit.audit_geometry(tidied, (tidied_mask, scan.affine), side=side)
audit.report(alone)
# %%
audit.report(with_report)
# %%
inside, within = (tidied_images != 0).any(axis=0), tidied_mask > 0
beside_after = np.diff([apply_affine(scan.affine, np.argwhere(one).mean(axis=0))[0] for one in (inside, within)])[0]
sides = [pick("høyre", "right") if mm > 0 else pick("venstre", "left") for mm in (beside, beside_after)]
# %% slide="fault-shown"
say(
    nb=f"Skriptet speilet bildene, fasiten og svaret, men ikke affinen. Før lå midten av svulsten {number(abs(beside), 0)} mm til {sides[0]} for midten av hjernen, etterpå {number(abs(beside_after), 0)} mm til {sides[1]}. Den har byttet side.\n\nDice, `HD95` og volum sammenligner én maske med en annen. Når begge speiles, merker de ingenting. Bare siden og midtpunktet i millimeter, holdt mot noe *utenfra*, avslører det: svaret fra radiologen, eller originalfilen.",
    en=f"The script mirrored all the arrays, but not the affine. Before, the middle of the tumour lay {number(abs(beside), 0)} mm to the {sides[0]} of the middle of the brain, afterwards {number(abs(beside_after), 0)} mm to the {sides[1]}. It has changed sides.\n\nDice, `HD95` and volume compare one mask with another. When both are mirrored, they notice nothing. Only the side and the middle in millimetres, held against something from *outside*, give it away: the radiologist's report, or the original file.",
)
# %%
quiz("tumour-what-sees-a-flip", ...)
# %% [markdown] lang="nb"
# ## Hva kan skade en pasient?
#
# - Feil side: Kirurgen går inn i den friske hjernehalvdelen, og ingen skår sier fra.
# - Feil nøkkel: Leses $4$ som ingenting, «har» pasienten ingen kontrastladende svulst.
# - Volum uten usikkerhet: Noen milliliter leses som vekst, og en behandling som virker, blir stoppet.
# - «Hele tumoren» leses som svulst: Steroider får den til å skrumpe, og det tas for effekt på svulsten.
# - Et godt gjennomsnitt skjuler pasienten det gikk galt for.
#
# Før bruk: Se på bildet med masken over, og sjekk siden mot svaret.
# %% [markdown] lang="en"
# ## What could harm a patient?
#
# - Wrong side: the surgeon enters the healthy hemisphere, and no score tells.
# - Wrong key: if $4$ is read as nothing, the patient “has” no enhancing tumour.
# - Volume without uncertainty: a few millilitres are read as growth, and a working treatment is stopped.
# - The “whole tumour” read as tumour: shrinking from steroids is taken for effect on the tumour.
# - A good mean hides the patient it failed.
#
# Before use: look at image and mask together; check the side against the report.
# %% [markdown] lang="nb"
# ## Forklar i tre setninger
#
# En leverandør sier: «Programmet vårt har Dice på nitti prosent, så volumet er riktig på ti prosent nær.» Svar med tre setninger: hva Dice sier, hva den ikke sier om volumet, og hva du vil se i stedet. Skriv dem ned før du åpner sjekklisten.
# %% [markdown] lang="en"
# ## Explain in three sentences
#
# A supplier says: “Our program has a Dice of ninety per cent, so the volume is right to within ten per cent.” Reply in three sentences: what Dice says, what it does not say about the volume, and what you want to see instead. Write them down before you open the checklist.
# %% [markdown] lang="nb"
# <details><summary>Sjekkliste og mønstersvar</summary>
#
# Har du med at (a) Dice er overlapp, (b) den ikke gir volumfeilen, og (c) du trenger volumfeilen hos hver pasient og forskjellen mellom to målinger?
#
# *Dice sier hvor mye masken deres og fasiten har felles, i gjennomsnitt over pasientene deres. Volumet kan være helt riktig med lav Dice, og med nitti prosent kan det fortsatt være rundt en femdel for stort eller for lite. Jeg vil se volumfeilen hos hver pasient, og hvor ulike to målinger av en uendret svulst blir.*
#
# </details>
# %% [markdown] lang="en"
# <details><summary>Checklist and model answer</summary>
#
# Did you say that (a) Dice is overlap, (b) it is not the volume error, and (c) each patient's volume error and the difference between two measurements are needed?
#
# *Dice says how much your mask and the truth share, on average over your patients. The volume may be quite right with a low Dice, and at ninety per cent still about a fifth too large or too small. I want to see each patient's volume error, and how much two measurements of an unchanged tumour differ.*
#
# </details>
# %% [markdown] lang="nb"
# ## Oppsummert
#
# - FLAIR viser forandret vev, `T1c` viser hvor kontrasten lekker. Tallene i MR har ingen enhet.
# - Tallene i en maske er navn: Finn nøkkelen først.
# - «Hele tumoren» er svulst, ødem og infiltrasjon, ikke et tumorvolum.
# - Én millimeter på kanten endrer volumet mye, mest i tynne regioner.
# - Dice er overlapp, ikke volum. To leger er ikke helt enige.
# - Siden står i affinen: Sjekk den i millimeter, mot noe utenfra.
#
# Her slutter hoveddelen.
# %% [markdown] lang="en"
# ## Recap
#
# - FLAIR shows abnormal tissue, `T1c` where contrast leaks. MRI numbers have no unit.
# - The numbers of a mask are names: find the key first.
# - The “whole tumour” is tumour, oedema and infiltration, not a tumour volume.
# - One millimetre at the edge changes the volume much, most in thin regions.
# - Dice is overlap, not volume. Two doctors do not quite agree.
# - The side is in the affine: check it in millimetres, against something from outside.
#
# The main part ends here.


# %% [markdown] lang="nb"
# ## Mer · Oppgave 4 · Dice når regionen er tom
#
# `truth` og `predicted` er volumer med $0$ og $1$, med tre akser. Gi tilbake Dice over hele volumet under ett. Er `truth` tom, finnes ikke Dice: gi tilbake `float("nan")`, *not a number*. Er bare `predicted` tom, er Dice null, og det gir formelen av seg selv.
# %% [markdown] lang="en"
# ## More · Exercise 4 · Dice when the region is empty
#
# `truth` and `predicted` are volumes of $0$ and $1$, with three axes. Return Dice over the whole volume at once. If `truth` is empty, Dice does not exist: return `float("nan")`, *not a number*. If only `predicted` is empty, Dice is zero, and the formula gives that by itself.
# %% exercise="dice-empty"
def dice_empty(truth, predicted):
    # BEGIN SOLUTION
    if np.sum(truth) == 0:
        return float("nan")
    shared = np.sum((truth == 1) & (predicted == 1))
    return 2 * shared / (np.sum(truth) + np.sum(predicted))
    # END SOLUTION


check("dice-empty", dice_empty)


# %% wrong="dice-empty" hint="silent-zero"
def dice_empty(truth, predicted):
    shared = np.sum((truth == 1) & (predicted == 1))
    return 2 * shared / (np.sum(truth) + np.sum(predicted) + 1e-9)


# %% wrong="dice-empty" hint="missed-tumour-left-out"
def dice_empty(truth, predicted):
    if np.sum(truth) == 0 or np.sum(predicted) == 0:
        return float("nan")
    return 2 * np.sum((truth == 1) & (predicted == 1)) / (np.sum(truth) + np.sum(predicted))


# %% wrong="dice-empty" hint="half-of-dice"
def dice_empty(truth, predicted):
    if np.sum(truth) == 0:
        return float("nan")
    return np.sum((truth == 1) & (predicted == 1)) / (np.sum(truth) + np.sum(predicted))


# %% wrong="dice-empty" hint="silent-one"
def dice_empty(truth, predicted):
    if np.sum(truth) + np.sum(predicted) == 0:
        return 1.0
    return 2 * np.sum((truth == 1) & (predicted == 1)) / (np.sum(truth) + np.sum(predicted))


# %% wrong="dice-empty" hint="iou"
def dice_empty(truth, predicted):
    if np.sum(truth) == 0:
        return float("nan")
    return np.sum((truth == 1) & (predicted == 1)) / np.sum((truth == 1) | (predicted == 1))


# %% wrong="dice-empty" hint="slice-by-slice"
def dice_empty(truth, predicted):
    if np.sum(truth) == 0:
        return float("nan")
    scores = []
    for k in range(truth.shape[2]):
        a, b = truth[:, :, k], predicted[:, :, k]
        if np.sum(a) > 0:
            scores.append(2 * np.sum((a == 1) & (b == 1)) / (np.sum(a) + np.sum(b)))
    return np.mean(scores)


# %% wrong="dice-empty" hint="accuracy"
def dice_empty(truth, predicted):
    return np.mean(truth == predicted)


# %%
without = [one.patient for one in cohort if not (one.scan.mask == 3).any()]
# %%
say(
    nb=f"I gruppen på {len(cohort)} simulerte pasienter er det {len(without)} uten kontrastladende tumor. En modell som aldri tegner noe, ville fått Dice én hos hver av dem med regelen «to tomme er like», og da løftes gjennomsnittet av pasienter der det ikke var noe å finne.",
    en=f"Of the {len(cohort)} simulated patients {len(without)} have no enhancing tumour. A model that never draws anything would get Dice one in each of them by the rule “two empty ones are alike”, and then the mean is lifted by patients in whom there was nothing to find.",
)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 5 · Et vindu for MR
#
# `image` er et MR-bilde der null er utenfor hjernen. Gi tilbake bildet med verdier fra $0$ (svart) til $1$ (hvitt), der den første persentilen *i hjernen* blir $0$ og den nittiniende blir $1$. Det som faller utenfor, settes til nærmeste grense.
#
# `np.percentile(values, [1, 99])` gir begge grensene, og `np.clip(values, 0, 1)` holder tallene innenfor.
# %% [markdown] lang="en"
# ## More · Exercise 5 · A window for MRI
#
# `image` is an array where zero is outside the brain. Return the image with values from $0$ (black) to $1$ (white), where the first percentile *of the brain* becomes $0$ and the ninety-ninth becomes $1$. What falls outside is set to the nearest limit.
#
# `np.percentile(values, [1, 99])` gives both limits, and `np.clip(values, 0, 1)` keeps the numbers inside.
# %% exercise="window-mri"
def window_mri(image):
    # BEGIN SOLUTION
    low, high = np.percentile(image[image != 0], [1, 99])
    return np.clip((image - low) / (high - low), 0, 1)
    # END SOLUTION


check("window-mri", window_mri)


# %% wrong="window-mri" hint="hounsfield-window"
def window_mri(image):
    level, width = 40, 80
    return np.clip((image - (level - width / 2)) / width, 0, 1)


# %% wrong="window-mri" hint="global-max"
def window_mri(image):
    return image / image.max()


# %% wrong="window-mri" hint="no-percentile"
def window_mri(image):
    brain = image[image != 0]
    return np.clip((image - brain.min()) / (brain.max() - brain.min()), 0, 1)


# %% wrong="window-mri" hint="background-included"
def window_mri(image):
    low, high = np.percentile(image, [1, 99])
    return np.clip((image - low) / (high - low), 0, 1)


# %% wrong="window-mri" hint="not-shifted"
def window_mri(image):
    high = np.percentile(image[image != 0], 99)
    return np.clip(image / high, 0, 1)


# %% wrong="window-mri" hint="not-scaled"
def window_mri(image):
    low, high = np.percentile(image[image != 0], [1, 99])
    return np.clip(image, low, high)


# %% wrong="window-mri" hint="not-clipped"
def window_mri(image):
    low, high = np.percentile(image[image != 0], [1, 99])
    return (image - low) / (high - low)


# %% [markdown] lang="nb"
# ## Mer · Oppgave 6 · Fra snitt til millimeter
#
# Et funn ligger i voksel `[i, j, k]` i én fil. For å finne det igjen i en annen fil fra samme undersøkelse trenger du stedet i millimeter. Regn det ut selv, uten `apply_affine`.
#
# Gi tilbake tre tall: millimeter mot høyre, fram og opp. Hvert av dem kommer av én rad i `affine`, slik formelen for $x$ viser. `affine[1, 3]` er det fjerde tallet i den andre raden.
# %% [markdown] lang="en"
# ## More · Exercise 6 · From slice to millimetres
#
# A finding is in voxel `[i, j, k]` of one file. To find it again in another file of the same examination you need the place in millimetres. Work it out yourself, without `apply_affine`.
#
# Return three numbers: millimetres to the right, to the front and up. Each comes from one row of `affine`, as the formula for $x$ shows. `affine[1, 3]` is the fourth number of the second row.
# %% exercise="slice-to-mm"
def slice_to_mm(i, j, k, affine):
    # BEGIN SOLUTION
    place = []
    for row in range(3):
        place.append(affine[row, 0] * i + affine[row, 1] * j + affine[row, 2] * k + affine[row, 3])
    return place
    # END SOLUTION


check("slice-to-mm", slice_to_mm)


# %% wrong="slice-to-mm" hint="index"
def slice_to_mm(i, j, k, affine):
    return [i, j, k]


# %% wrong="slice-to-mm" hint="no-affine"
def slice_to_mm(i, j, k, affine):
    spacing = np.sqrt((affine[:3, :3] ** 2).sum(axis=0))
    return [i * spacing[0], j * spacing[1], k * spacing[2]]


# %% wrong="slice-to-mm" hint="axis-order"
def slice_to_mm(i, j, k, affine):
    return apply_affine(affine, [k, j, i])


# %% wrong="slice-to-mm" hint="no-shift"
def slice_to_mm(i, j, k, affine):
    return affine[:3, :3] @ [i, j, k]


# %% wrong="slice-to-mm" hint="left-and-back"
def slice_to_mm(i, j, k, affine):
    x, y, z = apply_affine(affine, [i, j, k])
    return [-x, -y, z]


# %% wrong="slice-to-mm" hint="diagonal-only"
def slice_to_mm(i, j, k, affine):
    return [
        affine[0, 0] * i + affine[0, 3],
        affine[1, 1] * j + affine[1, 3],
        affine[2, 2] * k + affine[2, 3],
    ]


# %% wrong="slice-to-mm" hint="transposed"
def slice_to_mm(i, j, k, affine):
    return (affine.T @ [i, j, k, 1])[:3]


# %% [markdown] lang="nb"
# ## Mer · Egne bilder
#
# Har du fire NIfTI-filer av én pasient, leser `data.read_scan` dem og sier fra om noe ikke stemmer: ulike rutenett, et bilde som mangler, eller en hodeskalle som ikke er tatt bort. `data.read_brats` og `data.read_decathlon` leser mapper fra datasettene og oversetter nøkkelen. `audit_geometry` ser etter speilvendte filer.
#
# Vil du se det samme gjort med fastMONAI på GPU, ligger eksempler på [siden til fastMONAI](https://github.com/MMIV-ML/fastMONAI). I leksjon 05b trener du på simulerte pasienter i stedet.
# %% [markdown] lang="en"
# ## More · Images of your own
#
# If you have four NIfTI files of one patient, `data.read_scan` reads them and tells if anything is amiss: different grids, an image missing, or a skull not taken away. `data.read_brats` and `data.read_decathlon` read folders of the data sets and translate the key. `audit_geometry` looks for mirrored files.
#
# If you wish to see the same done with fastMONAI on a GPU, there are examples on [the fastMONAI page](https://github.com/MMIV-ML/fastMONAI). In lesson 05b you train on simulated patients instead.
