"""What the room `explain` says: networks that cannot be asked where they looked, and images they cannot be asked about."""

from dyplab.text.sentence import Sentence

# Images
NOT_NUMBERS = Sentence(
    nb="x må være bilder som tall, alle like store; dette er {given}. Gi en matrise med formen (N, H, W) eller (N, C, H, W).",
    en="x must be images as numbers, all of the same size; this is {given}. Give an array of the shape (N, H, W) or (N, C, H, W).",
)
NOT_IMAGES = Sentence(
    nb="x har formen {shape}, men skal være bilder, (N, H, W) eller (N, C, H, W). For ett enkelt bilde skriver du bilde[None]; rader med 784 piksler gjør du om med .reshape(-1, 28, 28).",
    en="x has the shape {shape}, but should be images, (N, H, W) or (N, C, H, W). For a single image write image[None]; rows of 784 pixels are turned with .reshape(-1, 28, 28).",
)
NO_IMAGES = Sentence(
    nb="x er tom: formen er {shape}. Gi minst ett bilde med minst én piksel.",
    en="x is empty: its shape is {shape}. Give at least one image with at least one pixel.",
)
WHICH_SCALE = Sentence(
    nb='x er hele tall av typen {dtype}, og da er det uklart hva de måler. Er det piksler fra 0 til 255, så bruk astype("uint8"), og de deles på 255 her; ellers bruk astype("float32").',
    en='x holds whole numbers of type {dtype}, so it is unclear what they measure. For pixels from 0 to 255 use astype("uint8"), and they are divided by 255 here; otherwise use astype("float32").',
)
UNSCALED = Sentence(
    nb="x har desimaltall fra {low} til {high}, og det ligner piksler som ikke er skalert. Del på 255, eller gi dem som uint8, så deles de på 255 her.",
    en="x holds decimal numbers from {low} to {high}, which looks like pixels that were never scaled. Divide by 255, or give them as uint8, and they are divided by 255 here.",
)
NOT_FINITE = Sentence(
    nb="x har {count} verdier som mangler eller er uendelige (NaN eller inf), den første i bilde {row}. Fyll dem ut eller ta bort bildene først.",
    en="x has {count} values that are missing or infinite (NaN or inf), the first in image {row}. Fill them in or leave those images out first.",
)

# Networks and their answers
NOT_A_NETWORK = Sentence(
    nb="Dette er {given}, men kartene regnes ut gjennom lagene i et torch-nettverk. For en tilfeldig skog kan du bruke permutasjonsviktighet i stedet.",
    en="This is {given}, but the maps are worked out through the layers of a torch network. For a random forest use permutation importance instead.",
)
NETWORK_REFUSES = Sentence(
    nb="Nettverket tar ikke imot x, som har formen {shape}. Gi bildene slik nettverket fikk dem under treningen; mangler kanalaksen, skriver du x[:, None]. (torch: {reason})",
    en="The network does not accept x, which has the shape {shape}. Give the images as the network had them in training; where the channel axis is missing, write x[:, None]. (torch: {reason})",
)
NOT_LOGITS = Sentence(
    nb="Nettverket svarer med formen {shape} på {n} bilder. Det skal svare med ett tall per klasse for hvert bilde: (N, K) med minst to klasser.",
    en="The network answers {n} images with the shape {shape}. It should answer each image with one number a class: (N, K) with at least two classes.",
)
NO_ANSWER = Sentence(
    nb="Nettverket svarer ikke med tall på bilde {row} (NaN eller inf), så det finnes ikke noe å forklare. Vektene har løpt løpsk: tren det på nytt med en lavere læringsrate.",
    en="The network does not answer image {row} with numbers (NaN or inf), so there is nothing to explain. Its weights ran away: train it again with a lower learning rate.",
)
BAD_CLASS = Sentence(
    nb="class_index er {given}, men skal være None (klassen nettverket svarer), ett helt tall, eller en liste med {n} hele tall, ett per bilde.",
    en="class_index is {given}, but should be None (the class the network answers with), one whole number, or a list of {n} whole numbers, one an image.",
)
CLASS_RANGE = Sentence(
    nb="class_index er {given}, men nettverket har {classes} klasser, så den må være fra 0 til {last}.",
    en="class_index is {given}, but the network has {classes} classes, so it must lie from 0 to {last}.",
)

# Layers and patches
NO_CONVOLUTION = Sentence(
    nb="Fant ikke noe konvolusjonslag som holder styr på hvor i bildet noe står, så Grad-CAM kan ikke tegne noe kart. Bruk saliency eller occlusion, som virker på alle nettverk, eller pek ut laget med layer.",
    en="Found no convolution layer that keeps track of where in the image things are, so Grad-CAM has no map to draw. Use saliency or occlusion, which work for any network, or point out the layer with layer.",
)
NOT_ITS_LAYER = Sentence(
    nb="layer er {given}, som ikke er et lag i dette nettverket. Hent det fra nettverket selv; print(network) viser hva lagene heter.",
    en="layer is {given}, which is not a layer of this network. Take it from the network itself; print(network) shows what its layers are called.",
)
NO_MAP_THERE = Sentence(
    nb="Laget {given} svarer med formen {shape}, men Grad-CAM trenger et lag som svarer med kart, (N, C, h, w). Velg et konvolusjonslag eller det som følger rett etter.",
    en="The layer {given} answers with the shape {shape}, but Grad-CAM needs one that answers with maps, (N, C, h, w). Choose a convolution layer or what follows right after it.",
)
BAD_PATCH = Sentence(
    nb="{name}={given} går ikke: {name} må være et helt antall piksler, fra 1 og oppover.",
    en="{name}={given} will not do: {name} must be a whole number of pixels, from 1 upwards.",
)
PATCH_TOO_LARGE = Sentence(
    nb="size={size} går ikke: ruten er større enn bildet, som er på {height} × {width} piksler. Velg en rute på {most} eller mindre.",
    en="size={size} will not do: the patch is larger than the image, which has {height} × {width} pixels. Choose a patch of {most} or less.",
)
STRIDE_TOO_LARGE = Sentence(
    nb="stride={stride} går ikke: ruten på {size} ville hoppe over piksler som aldri blir dekket. Velg en stride på {size} eller mindre.",
    en="stride={stride} will not do: the patch of {size} would jump over pixels that are never covered. Choose a stride of {size} or less.",
)
