"""What the widgets say, and what is said when a widget is given something it cannot show.

Each widget has a dictionary of its own; its names are what the JavaScript asks for with `frame.say("name")`.
"""

from dyplab.text.sentence import Sentence

COMMON = {
    "controls": Sentence(nb="Styring", en="Controls"),
    "back": Sentence(nb="Tilbake", en="Back"),
    "step": Sentence(nb="Ett steg", en="Step"),
    "play": Sentence(nb="Spill av", en="Play"),
    "pause": Sentence(nb="Pause", en="Pause"),
    "to_end": Sentence(nb="Til slutten", en="To the end"),
    "reset": Sentence(nb="Start på nytt", en="Reset"),
}

# The convolution stepper
CONVOLUTION = {
    "title": Sentence(nb="En kjerne som glir over et bilde", en="A kernel that slides over an image"),
    "image": Sentence(nb="Bildeutsnitt, {rows} × {columns} piksler", en="Image patch, {rows} × {columns} pixels"),
    "kernel": Sentence(nb="Kjerne", en="Kernel"),
    "weight": Sentence(nb="Vekt i rad {row}, kolonne {column}", en="Weight in row {row}, column {column}"),
    "result": Sentence(nb="Resultat, {rows} × {columns}", en="Output, {rows} × {columns}"),
    "preset": Sentence(nb="Ferdige kjerner", en="Ready-made kernels"),
    "own": Sentence(nb="Min egen", en="My own"),
    "vertical": Sentence(nb="Loddrett kant", en="Vertical edge"),
    "horizontal": Sentence(nb="Vannrett kant", en="Horizontal edge"),
    "spot": Sentence(nb="Lys flekk", en="Bright spot"),
    "blur": Sentence(nb="Gjør uskarpt", en="Blur"),
    "same": Sentence(nb="Ingen endring", en="No change"),
    "products": Sentence(nb="Piksel × vekt", en="Pixel × weight"),
    "stride": Sentence(nb="Steglengde", en="Stride"),
    "padding": Sentence(nb="Utfylling", en="Padding"),
    "position": Sentence(nb="Plassering", en="Position"),
    "position_of": Sentence(nb="{n} av {of}", en="{n} of {of}"),
    "arithmetic": Sentence(
        nb="Rad {row}, kolonne {column}: summen av {count} produkter er {sum}.",
        en="Row {row}, column {column}: the sum of {count} products is {sum}.",
    ),
    "too_big": Sentence(
        nb="Kjernen er større enn bildet. Øk utfyllingen.",
        en="The kernel is larger than the image. Increase the padding.",
    ),
    "not_a_number": Sentence(
        nb="En av vektene er ikke et tall. Den regnes som 0.",
        en="One of the weights is not a number. It counts as 0.",
    ),
}
CONVOLUTION_SUMMARY = Sentence(
    nb="Et bildeutsnitt på {rows} × {columns} piksler, en kjerne på {size} × {size} og resultatet av konvolusjonen, {out_rows} × {out_columns}: hvert tall er summen av piksel ganger vekt.",
    en="An image patch of {rows} × {columns} pixels, a {size} × {size} kernel, and the output of the convolution, {out_rows} × {out_columns}: each number is the sum of pixel times weight.",
)
PATCH_SHAPE = Sentence(
    nb="Bildet har formen {shape}. Widgeten viser et utsnitt med rader og kolonner, høyst {most} av hver: klipp ut et mindre stykke, for eksempel `image[:12, :12]`.",
    en="The image has shape {shape}. The widget shows a patch of rows and columns, at most {most} of each: cut out a smaller piece, for example `image[:12, :12]`.",
)
NOT_FINITE = Sentence(
    nb="{what} inneholder {count} verdier som ikke er vanlige tall (NaN eller uendelig), den første i {place}. Erstatt dem først, for eksempel med `np.nan_to_num`.",
    en="{what} holds {count} values that are not ordinary numbers (NaN or infinite), the first at {place}. Replace them first, for example with `np.nan_to_num`.",
)
KERNEL_SHAPE = Sentence(
    nb="Kjernen har formen {shape}. Den må være kvadratisk, fra 1 × 1 til 5 × 5.",
    en="The kernel has shape {shape}. It must be square, from 1 × 1 to 5 × 5.",
)
KERNEL_TOO_LARGE = Sentence(
    nb="En kjerne på {size} × {size} får ikke plass i et bilde på {rows} × {columns} med utfylling {padding}. Bruk en mindre kjerne eller større utfylling.",
    en="A {size} × {size} kernel does not fit in a {rows} × {columns} image with padding {padding}. Use a smaller kernel or more padding.",
)
STRIDE_OR_PADDING = Sentence(
    nb="Fikk steglengde {stride} og utfylling {padding}. Steglengden må være 1, 2 eller 3, og utfyllingen 0, 1 eller 2.",
    en="Got stride {stride} and padding {padding}. The stride must be 1, 2 or 3, and the padding 0, 1 or 2.",
)
IMAGE = Sentence(nb="Bildet", en="The image")
KERNEL = Sentence(nb="Kjernen", en="The kernel")
NOT_NUMBERS = Sentence(
    nb="{what} må være tall i rader og kolonner, alle rader like lange. Sjekk med `np.asarray(...).dtype` og `.shape`.",
    en="{what} must be numbers in rows and columns, all rows equally long. Look at `np.asarray(...).dtype` and `.shape`.",
)
