"""What the room `explain` says: networks that cannot be asked where they looked, and images they cannot be asked about."""

from dyplab.text.sentence import Sentence

# Images
NOT_IMAGES = Sentence(
    nb="x har formen {shape}, men skal være bilder, (N, H, W) eller (N, C, H, W). For ett enkelt bilde skriver du bilde[None]; rader med 784 piksler gjør du om med .reshape(-1, 28, 28).",
    en="x has the shape {shape}, but should be images, (N, H, W) or (N, C, H, W). For a single image write image[None]; rows of 784 pixels are turned with .reshape(-1, 28, 28).",
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
