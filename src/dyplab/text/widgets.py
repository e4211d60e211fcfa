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

# The backprop graph
BACKPROP = {
    "title": Sentence(nb="Fremover og tilbake gjennom en graf", en="Forward and back through a graph"),
    "leaves": Sentence(nb="Tallene som er gitt", en="The numbers that are given"),
    "graph": Sentence(
        nb="Regnestykket som graf, fra tallene som er gitt, til resultatet: {names}",
        en="The calculation as a graph, from the given numbers to the result: {names}",
    ),
    "table": Sentence(nb="Alle tallene som tabell", en="All the numbers as a table"),
    "node": Sentence(nb="Node", en="Node"),
    "made": Sentence(nb="Regnet ut som", en="Calculated as"),
    "value": Sentence(nb="Verdi", en="Value"),
    "gradient": Sentence(nb="Gradient (∂)", en="Gradient (∂)"),
    "given": Sentence(nb="gitt", en="given"),
    "begin": Sentence(
        nb="Bare tallene som er gitt, er kjent. Hver boks har navn, verdi og gradient (∂). Ta ett steg for å regne fremover.",
        en="Only the given numbers are known. Each box has a name, a value and a gradient (∂). Take a step to calculate forward.",
    ),
    "forward": Sentence(
        nb="Fremover: {name} = {letters} = {numbers} = {value}.",
        en="Forward: {name} = {letters} = {numbers} = {value}.",
    ),
    "turn": Sentence(
        nb="Resultatet er {last} = {value}. Nå går vi tilbake. Øker {last} med litt, øker {last} like mye: gradienten er 1.",
        en="The result is {last} = {value}. Now we go back. When {last} increases by a little, {last} increases by just as much: the gradient is 1.",
    ),
    "backward": Sentence(
        nb="Tilbake fra {from} til {name}: stigningstallet er {slope}. Kjerneregelen gir {upstream} · {factor} = {part}.",
        en="Back from {from} to {name}: the slope is {slope}. The chain rule gives {upstream} · {factor} = {part}.",
    ),
    "added": Sentence(
        nb="{name} er brukt flere steder, så bidragene legges sammen: {before} + {part} = {gradient}.",
        en="{name} is used in more than one place, so the contributions are added: {before} + {part} = {gradient}.",
    ),
    "finished": Sentence(
        nb="Ferdig: hver gradient sier hvor mye {last} endrer seg når tallet øker litt.",
        en="Done: each gradient tells how much {last} changes when the number increases by a little.",
    ),
}
BACKPROP_SUMMARY = Sentence(
    nb="Et regnestykke som graf: {count} noder fra {given} til resultatet {last} = {value}. Gradientene er {gradients}.",
    en="A calculation as a graph: {count} nodes from {given} to the result {last} = {value}. The gradients are {gradients}.",
)
GRAPH_SIZE = Sentence(
    nb="Grafen har {count} noder. Widgeten viser fra 2 til {most}: ta en mindre del av regnestykket.",
    en="The graph has {count} nodes. The widget shows from 2 to {most}: take a smaller part of the calculation.",
)
NODE_UNCLEAR = Sentence(
    nb="Node nummer {place} er {given}. Skriv for eksempel {{'name': 'w', 'value': 2.0}} for et gitt tall, eller {{'name': 'z', 'operation': '*', 'of': ['w', 'x']}} for noe som regnes ut.",
    en="Node number {place} is {given}. Write for example {{'name': 'w', 'value': 2.0}} for a given number, or {{'name': 'z', 'operation': '*', 'of': ['w', 'x']}} for something calculated.",
)
NODE_TWICE = Sentence(
    nb="To noder heter «{name}». Gi hver node sitt eget navn.",
    en="Two nodes are called “{name}”. Give each node a name of its own.",
)
NODE_UNKNOWN = Sentence(
    nb="Noden «{name}» bruker «{of}», som ikke står før den i listen. Skriv nodene i den rekkefølgen de kan regnes ut.",
    en="The node “{name}” uses “{of}”, which does not come before it in the list. Write the nodes in an order in which they can be calculated.",
)
OPERATION_UNKNOWN = Sentence(
    nb="Noden «{name}» har operasjonen «{operation}» med {count} inndata. Widgeten kan + - * / med to, og exp, log, tanh, sigmoid, relu og **2 (eller et annet tall) med ett.",
    en="The node “{name}” has the operation “{operation}” with {count} inputs. The widget knows + - * / with two, and exp, log, tanh, sigmoid, relu and **2 (or another number) with one.",
)
NODE_VALUE = Sentence(nb="Verdien til «{name}»", en="The value of “{name}”")

# The training playground
PLAYGROUND = {
    "title": Sentence(nb="Tren et lite nettverk", en="Train a small network"),
    "about_patients": Sentence(nb="Pasientene", en="The patients"),
    "about_network": Sentence(nb="Nettverket", en="The network"),
    "about_training": Sentence(nb="Treningen", en="The training"),
    "data": Sentence(nb="Gruppene ligger som", en="The groups lie as"),
    "blobs": Sentence(nb="to skyer", en="two clouds"),
    "circles": Sentence(nb="ring rundt en sky", en="a ring around a cloud"),
    "xor": Sentence(nb="fire hjørner (xor)", en="four corners (xor)"),
    "spiral": Sentence(nb="to spiraler", en="two spirals"),
    "noise": Sentence(nb="Støy", en="Noise"),
    "points": Sentence(nb="Pasienter", en="Patients"),
    "layers": Sentence(nb="Skjulte lag", en="Hidden layers"),
    "units": Sentence(nb="Enheter i lag {layer}", en="Units in layer {layer}"),
    "activation": Sentence(nb="Aktiveringsfunksjon", en="Activation function"),
    "relu": Sentence(nb="ReLU", en="ReLU"),
    "tanh": Sentence(nb="tanh", en="tanh"),
    "sigmoid": Sentence(nb="sigmoid", en="sigmoid"),
    "none": Sentence(nb="ingen", en="none"),
    "rate": Sentence(nb="Læringsrate", en="Learning rate"),
    "l2": Sentence(nb="Vektdemping (L2)", en="Weight decay (L2)"),
    "batch": Sentence(nb="Pasienter per steg (batch)", en="Patients per step (batch)"),
    "whole": Sentence(nb="alle", en="all"),
    "again": Sentence(nb="Nye pasienter og vekter", en="New patients and weights"),
    "plane": Sentence(
        nb="To blodprøver, A bortover og B oppover. Fargen viser hva nettverket svarer hvert sted, den mørke streken hvor det er fifty-fifty.",
        en="Two blood tests, A across and B upwards. The colour shows what the network answers at each place, the dark line where it is fifty-fifty.",
    ),
    "legend": Sentence(
        nb="Blodprøve A bortover, B oppover. Sirkel: frisk, trekant: syk. Fylt: treningssett, åpen: testsett. Streken er der nettverket svarer 50 %.",
        en="Blood test A across, B upwards. Circle: healthy, triangle: ill. Filled: training set, open: test set. The line is where the network answers 50%.",
    ),
    "wires": Sentence(nb="Nettverket, {sizes} enheter", en="The network, {sizes} units"),
    "wires_told": Sentence(
        nb="Nettverket, fra blodprøvene til svaret. Tykk strek: stor vekt. Stiplet: negativ.",
        en="The network, from the blood tests to the answer. Thick line: large weight. Dashed: negative.",
    ),
    "chart": Sentence(nb="Tapet for hver epoke", en="The loss for each epoch"),
    "chart_told": Sentence(
        nb="Tap. Hel strek: treningssett. Stiplet: testsett.", en="Loss. Solid line: training set. Dashed: test set."
    ),
    "epoch": Sentence(nb="epoke {n}", en="epoch {n}"),
    "state_told": Sentence(
        nb="Epoke {epoch}. Tap: {train} i treningssettet, {test} i testsettet. Andel riktige i testsettet: {right} %.",
        en="Epoch {epoch}. Loss: {train} in the training set, {test} in the test set. Accuracy in the test set: {right}%.",
    ),
    "exploded": Sentence(
        nb="Vektene ble så store at regningen gikk i stykker. Velg en lavere læringsrate og start på nytt.",
        en="The weights grew so large that the arithmetic broke. Choose a lower learning rate and reset.",
    ),
    "share": Sentence(nb="Alle innstillingene som tekst", en="All the settings as text"),
    "share_told": Sentence(
        nb="Kopier teksten og send den, eller lim inn en du har fått, og trykk Enter. Samme tekst gir samme trening.",
        en="Copy the text and send it, or paste one you were sent and press Enter. The same text gives the same training.",
    ),
    "share_wrong": Sentence(
        nb="Forstår ikke «{part}». Innstillingene er som før.",
        en="“{part}” cannot be understood. The settings are as before.",
    ),
}
PLAYGROUND_GROUPS = Sentence(nb="Sirkel: frisk, trekant: syk", en="Circle: healthy, triangle: ill")
PLAYGROUND_SUMMARY = Sentence(
    nb="To grupper av pasienter med to blodprøver hver, {count} i alt, og et nettverk ({sizes} enheter) som skal lære å skille dem.",
    en="Two groups of patients with two blood tests each, {count} in all, and a network ({sizes} units) that is to learn to tell them apart.",
)
KNOB_NUMBER = Sentence(
    nb="`{name}` er {given!r}. Det må være et tall fra {low} til {high}.",
    en="`{name}` is {given!r}. It must be a number from {low} to {high}.",
)
KNOB_WHOLE = Sentence(
    nb="`{name}` er {given!r}. Det må være et helt tall fra {low} til {high}.",
    en="`{name}` is {given!r}. It must be a whole number from {low} to {high}.",
)
KNOB_UNKNOWN = Sentence(
    nb="`{name}` kan ikke være {given!r}. Velg blant: {known}.",
    en="`{name}` cannot be {given!r}. Choose among: {known}.",
)
KNOB_HIDDEN = Sentence(
    nb="`hidden` er {given!r}. Skriv antall enheter i hvert skjulte lag, høyst tre lag med 1 til 8 enheter: `hidden=(8, 4)`, eller `hidden=()` for ingen.",
    en="`hidden` is {given!r}. Write the number of units in each hidden layer, at most three layers of 1 to 8 units: `hidden=(8, 4)`, or `hidden=()` for none.",
)

# Descent on a surface
DESCENT = {
    "title": Sentence(nb="Gradientnedstigning på en flate", en="Gradient descent on a surface"),
    "surface": Sentence(nb="Flate", en="Surface"),
    "bowl": Sentence(nb="Rund skål", en="Round bowl"),
    "valley": Sentence(nb="Lang, smal dal", en="Long, narrow valley"),
    "saddle": Sentence(nb="Sadel", en="Saddle"),
    "two": Sentence(nb="To daler", en="Two valleys"),
    "rate": Sentence(nb="Læringsrate", en="Learning rate"),
    "momentum": Sentence(nb="Momentum", en="Momentum"),
    "start_a": Sentence(nb="Start, vekt a", en="Start, weight a"),
    "start_b": Sentence(nb="Start, vekt b", en="Start, weight b"),
    "map": Sentence(
        nb="Tapet sett ovenfra: vekt a bortover, vekt b oppover",
        en="The loss seen from above: weight a across, weight b upwards",
    ),
    "curve": Sentence(nb="Tapet for hvert steg", en="The loss at each step"),
    "lowest": Sentence(nb="lavest", en="lowest"),
    "steps": Sentence(nb="{n} steg", en="{n} steps"),
    "here": Sentence(
        nb="Steg {n}: a = {a}, b = {b}, tap {loss}. Gradienten er ({ga}; {gb}), og streken peker motsatt vei.",
        en="Step {n}: a = {a}, b = {b}, loss {loss}. The gradient is ({ga}, {gb}), and the line points the other way.",
    ),
    "settled": Sentence(
        nb="Gradienten er nesten 0, og kulen ligger stille.",
        en="The gradient is nearly 0, and the ball lies still.",
    ),
    "rising": Sentence(
        nb="Tapet vokser for hvert steg: læringsraten er for stor her.",
        en="The loss grows with every step: the learning rate is too large here.",
    ),
    "outside": Sentence(nb="Kulen er utenfor kartet.", en="The ball is outside the map."),
    "lost": Sentence(
        nb="Etter {n} steg er kulen borte: hvert steg var lengre enn det forrige. Læringsraten er for stor.",
        en="After {n} steps the ball is gone: each step was longer than the one before. The learning rate is too large.",
    ),
}
DESCENT_SUMMARY = Sentence(
    nb="Gradientnedstigning sett ovenfra på flaten «{surface}», med læringsrate {rate} og momentum {momentum}, fra a = {a}, b = {b}. Mørkt er lavt tap, lyst er høyt; bildet viser de første 20 stegene.",
    en="Gradient descent seen from above on the surface “{surface}”, with learning rate {rate} and momentum {momentum}, from a = {a}, b = {b}. Dark is low loss, light is high; the picture shows the first 20 steps.",
)
SURFACE_UNKNOWN = Sentence(
    nb="Det finnes ingen flate som heter «{surface}». Velg en av disse: {known}.",
    en="There is no surface called “{surface}”. Choose one of these: {known}.",
)
RATE_OR_MOMENTUM = Sentence(
    nb="Fikk læringsrate {rate} og momentum {momentum}. Læringsraten må være over 0 og høyst 2,5, og momentum fra 0 til 0,95.",
    en="Got learning rate {rate} and momentum {momentum}. The learning rate must be above 0 and at most 2.5, and the momentum from 0 to 0.95.",
)
START = Sentence(nb="Startpunktet", en="The start")
START_OUTSIDE = Sentence(
    nb="Startpunktet er {start}. Det må være to tall, begge fra −2 til 2.",
    en="The start is {start}. It must be two numbers, both from −2 to 2.",
)

# The threshold explorer
THRESHOLD = {
    "title": Sentence(nb="Hvor skal terskelen ligge?", en="Where should the threshold lie?"),
    "threshold": Sentence(nb="Terskel", en="Threshold"),
    "cheapest": Sentence(nb="Gå til billigste terskel", en="Go to the cheapest threshold"),
    "prevalence": Sentence(nb="Så mange av de testede er syke:", en="Share of the tested who are ill:"),
    "cost_alarm": Sentence(nb="En falsk alarm koster", en="A false alarm costs"),
    "cost_missed": Sentence(nb="En oversett syk koster", en="A missed patient costs"),
    "bad_cost": Sentence(
        nb="En kostnad må være et tall som er 0 eller større. Den forrige gjelder fortsatt.",
        en="A cost must be a number of 0 or more. The previous one still counts.",
    ),
    "called_ill": Sentence(nb="Kalt syk", en="Called ill"),
    "called_well": Sentence(nb="Kalt frisk", en="Called well"),
    "ill": Sentence(nb="Syke", en="Ill"),
    "well": Sentence(nb="Friske", en="Well"),
    "study": Sentence(nb="De {n} i datasettet", en="The {n} in the data set"),
    "thousand": Sentence(
        nb="Av 1000 testede, når {prevalence} er syke", en="Of 1,000 tested, when {prevalence} are ill"
    ),
    "measures": Sentence(nb="Hva det betyr", en="What it means"),
    "sensitivity": Sentence(nb="Sensitivitet", en="Sensitivity"),
    "specificity": Sentence(nb="Spesifisitet", en="Specificity"),
    "one_minus_specificity": Sentence(nb="1 − spesifisitet", en="1 − specificity"),
    "ppv": Sentence(nb="Positiv prediktiv verdi (PPV)", en="Positive predictive value (PPV)"),
    "npv": Sentence(nb="Negativ prediktiv verdi (NPV)", en="Negative predictive value (NPV)"),
    "cost": Sentence(nb="Kostnad av feilene per 1000", en="Cost of the mistakes per 1,000"),
    "percent": Sentence(nb="{share}\u00a0%", en="{share}%"),
    "interval": Sentence(nb="{share} (95\u00a0% KI {low}–{high})", en="{share} (95% CI {low}–{high})"),
    "auroc": Sentence(
        nb="ROC-kurven. Arealet under den er {value} (95\u00a0% KI {low}–{high}).",
        en="The ROC curve. The area under it is {value} (95% CI {low}–{high}).",
    ),
    "histogram": Sentence(
        nb="Skårene til syke (opp) og friske (ned), med terskelen som stiplet strek",
        en="The scores of the ill (upwards) and the well (downwards), with the threshold as a dashed line",
    ),
    "histogram_told": Sentence(
        nb="Skårene, hver gruppe i sin egen målestokk. Den som ligger på eller til høyre for den stiplede streken, kalles syk.",
        en="The scores, each group on its own scale. Those on or to the right of the dashed line are called ill.",
    ),
    "roc": Sentence(nb="ROC-kurven med terskelen som en prikk", en="The ROC curve with the threshold as a dot"),
    "cost_curve": Sentence(nb="Kostnaden av feilene for hver terskel", en="The cost of the mistakes at each threshold"),
    "cost_told": Sentence(
        nb="Kostnaden av feilene per 1000 testede for hver terskel, med de kostnadene og den andelen syke du har valgt.",
        en="The cost of the mistakes per 1,000 tested at each threshold, with the costs and the share of ill you have chosen.",
    ),
    "state_told": Sentence(
        nb="Terskel {threshold}: {sensitivity} av de syke blir funnet, {specificity} av de friske slipper alarm. Når {prevalence} av de testede er syke, er {ppv} av dem som tester positivt, syke.",
        en="Threshold {threshold}: {sensitivity} of the ill are found, {specificity} of the well are spared an alarm. When {prevalence} of the tested are ill, {ppv} of those who test positive are ill.",
    ),
    "nobody": Sentence(
        nb="Terskel {threshold}: ingen kalles syk, så ingen blir funnet, og ingen får falsk alarm.",
        en="Threshold {threshold}: nobody is called ill, so nobody is found, and there are no false alarms.",
    ),
}
THRESHOLD_SUMMARY = Sentence(
    nb="ROC-kurve med areal {area}. Ved terskelen {threshold} er sensitiviteten {sensitivity} og spesifisiteten {specificity}: {tp} syke funnet, {fn} oversett, {fp} falske alarmer, {tn} friske uten alarm.",
    en="A ROC curve with area {area}. At the threshold {threshold} the sensitivity is {sensitivity} and the specificity {specificity}: {tp} ill found, {fn} missed, {fp} false alarms, {tn} well without alarm.",
)
TOO_MANY_PATIENTS = Sentence(
    nb="Det er {count} pasienter, og widgeten tar høyst {most}. Trekk et tilfeldig utvalg, for eksempel med `numpy.random.default_rng(0).choice`.",
    en="There are {count} patients, and the widget takes at most {most}. Draw a random sample, for example with `numpy.random.default_rng(0).choice`.",
)
OUT_OF_RANGE = {
    "threshold": Sentence(
        nb="Terskelen er {given!r}. Den må være et endelig tall.",
        en="The threshold is {given!r}. It must be a finite number.",
    ),
    "prevalence": Sentence(
        nb="Andelen syke er {given!r}. Den må være større enn 0 og mindre enn 1: 0.01 er 1 %.",
        en="The prevalence is {given!r}. It must be above 0 and below 1: 0.01 is 1%.",
    ),
    "cost_fp": Sentence(
        nb="Kostnaden `cost_fp` er {given!r}. Den må være 0 eller større.",
        en="The cost `cost_fp` is {given!r}. It must be 0 or more.",
    ),
    "cost_fn": Sentence(
        nb="Kostnaden `cost_fn` er {given!r}. Den må være 0 eller større.",
        en="The cost `cost_fn` is {given!r}. It must be 0 or more.",
    ),
}

# Draw a digit
DRAW_DIGIT = {
    "title": Sentence(nb="Tegn et siffer", en="Draw a digit"),
    "area": Sentence(nb="Tegneflate, 28 × 28 piksler", en="Drawing area, 28 × 28 pixels"),
    "how": Sentence(
        nb="Tegn med mus, finger eller penn. Med tastatur: piltastene flytter pennen (med Shift tre piksler), mellomrom setter den ned og løfter den.",
        en="Draw with mouse, finger or pen. With the keyboard: the arrow keys move the pen (three pixels with Shift), space puts it down and lifts it.",
    ),
    "pen_down": Sentence(nb="Pennen er nede, rad {row}, kolonne {column}.", en="Pen down, row {row}, column {column}."),
    "pen_up": Sentence(nb="Pennen er oppe, rad {row}, kolonne {column}.", en="Pen up, row {row}, column {column}."),
    "clear": Sentence(nb="Visk ut", en="Clear"),
    "examples": Sentence(nb="Vis et eksempel:", en="Show an example:"),
    "example": Sentence(nb="Vis et {digit}-tall", en="Show a {digit}"),
    "norwegian": Sentence(nb="slik mange skriver i Norge:", en="as many write in Norway:"),
    "norwegian_one": Sentence(nb="Vis et 1-tall med lang oppstrek", en="Show a 1 with a long upstroke"),
    "norwegian_seven": Sentence(nb="Vis et 7-tall med tverrstrek", en="Show a 7 with a crossbar"),
    "sees": Sentence(nb="Det nettverket ser", en="What the network sees"),
    "answers": Sentence(nb="Nettverkets sannsynligheter", en="The network's probabilities"),
    "percent": Sentence(nb="{share}\u00a0%", en="{share}%"),
    "nearly_all": Sentence(nb="over {share}\u00a0%", en="over {share}%"),
    "nearly_none": Sentence(nb="under {share}\u00a0%", en="under {share}%"),
    "layer_one": Sentence(
        nb="Lag 1: hvor hver av de 8 detektorene slår ut (lyst)",
        en="Layer 1: where each of the 8 detectors fires (bright)",
    ),
    "layer_two": Sentence(
        nb="Lag 2: de 16 neste, som ser på det lag 1 fant", en="Layer 2: the next 16, which look at what layer 1 found"
    ),
    "empty": Sentence(nb="Ingenting er tegnet ennå.", en="Nothing is drawn yet."),
    "reads": Sentence(
        nb="Nettverket leser {digit} ({share}), deretter {other} ({rest}).",
        en="The network reads {digit} ({share}), then {other} ({rest}).",
    ),
    "about": Sentence(
        nb="Nettverket er trent på 5000 MNIST-bilder og leser {share}\u00a0% (95\u00a0% KI {low}–{high}) av MNISTs 10\u00a0000 testbilder riktig. Det kan bare svare 0 til 9, også når du tegner et hus, og skriften din kan være en annen enn den i MNIST.",
        en="The network was trained on 5,000 MNIST images and reads {share}% (95% CI {low}–{high}) of MNIST's 10,000 test images correctly. It can only answer 0 to 9, even when you draw a house, and your handwriting may differ from that in MNIST.",
    ),
}
DRAW_DIGIT_SUMMARY = Sentence(
    nb="En tegneflate med et siffer, og hva et lite nettverk gjør med det. Nettverket leser {first} ({share}), deretter {second} ({other}).",
    en="A drawing area with a digit, and what a small network makes of it. The network reads {first} ({share}), then {second} ({other}).",
)
DRAW_DIGIT_EMPTY = Sentence(
    nb="En tom tegneflate, og et lite nettverk som leser sifferet du tegner.",
    en="An empty drawing area, and a small network that reads the digit you draw.",
)
DRAWING = Sentence(nb="Tegningen", en="The drawing")
DRAWING_SHAPE = Sentence(
    nb="Bildet har formen {shape}. Nettverket tar ett bilde på (28, 28) piksler.",
    en="The image has shape {shape}. The network takes one image of (28, 28) pixels.",
)
DRAWING_RANGE = Sentence(
    nb="Bildet har verdier fra {low} til {high}. De må ligge fra 0 (svart) til 255 (hvit).",
    en="The image has values from {low} to {high}. They must lie between 0 (black) and 255 (white).",
)

# The EEG scroller
EEG = {
    "title": Sentence(nb="EEG og frekvensbånd", en="EEG and frequency bands"),
    "traces": Sentence(
        nb="EEG, én rad under en annen; negativt peker nedover. Den stiplede streken er markøren.",
        en="EEG, one row under another; negative points downwards. The dashed line is the cursor.",
    ),
    "seconds": Sentence(nb="Vinduets lengde", en="Length of the window"),
    "lasting": Sentence(nb="{value}\u00a0s", en="{value} s"),
    "scale": Sentence(nb="Høyden av en rad er", en="The height of a row is"),
    "microvolts": Sentence(nb="{value}\u00a0µV", en="{value} µV"),
    "channel": Sentence(nb="Valgt rad", en="Chosen row"),
    "start": Sentence(nb="Vinduet begynner ved", en="The window begins at"),
    "cursor": Sentence(nb="Markøren står ved", en="The cursor is at"),
    "band": Sentence(nb="{name} {letter}, {low}–{high}\u00a0Hz", en="{name} {letter}, {low}–{high} Hz"),
    "delta": Sentence(nb="delta", en="delta"),
    "theta": Sentence(nb="theta", en="theta"),
    "alpha": Sentence(nb="alfa", en="alpha"),
    "beta": Sentence(nb="beta", en="beta"),
    "percent": Sentence(nb="{share}\u00a0%", en="{share}%"),
    "squared": Sentence(nb="{value}\u00a0µV²", en="{value} µV²"),
    "powers": Sentence(nb="Effekt i hvert bånd, {name}", en="Power in each band, {name}"),
    "power_told": Sentence(
        nb="Av det som er i vinduet, 1–30 Hz. Effekt er kvadratet av utslaget: dobbelt så stort utslag gir fire ganger effekten.",
        en="Of what is in the window, 1–30 Hz. Power is the square of the swing: twice the swing gives four times the power.",
    ),
    "spectrum": Sentence(nb="Spekteret til den valgte raden, 0–40 Hz", en="The spectrum of the chosen row, 0–40 Hz"),
    "spectrum_told": Sentence(
        nb="Spekteret til den valgte raden: hvor mye effekt det er ved hver frekvens i vinduet.",
        en="The spectrum of the chosen row: how much power there is at each frequency in the window.",
    ),
    "state_told": Sentence(
        nb="{name}, {from}–{to}\u00a0s: {band} er sterkest, {share} av effekten fra 1 til 30 Hz. Ved markøren ({at}\u00a0s): {value}\u00a0µV.",
        en="{name}, {from}–{to} s: {band} is strongest, {share} of the power from 1 to 30 Hz. At the cursor ({at} s): {value} µV.",
    ),
    "flat": Sentence(
        nb="{name}, {from}–{to}\u00a0s: signalet er flatt.", en="{name}, {from}–{to} s: the signal is flat."
    ),
}
EEG_SUMMARY = Sentence(
    nb="EEG i {rows} rader, {seconds} sekunder med {rate} målinger i sekundet. I begynnelsen av {name} er {band} sterkest: {share} av effekten fra 1 til 30 Hz.",
    en="EEG in {rows} rows, {seconds} seconds with {rate} samples a second. At the beginning of {name}, {band} is strongest: {share} of the power from 1 to 30 Hz.",
)
SIGNALS = Sentence(nb="EEG-et", en="The EEG")
SIGNALS_SHAPE = Sentence(
    nb="EEG-et har formen {shape}. Widgeten viser (rader, målinger): høyst {rows} rader og {most} målinger i alt. Velg noen rader, for eksempel `segments[:6]`; ett enkelt segment blir en rad med `segment[None]`.",
    en="The EEG has shape {shape}. The widget shows (rows, samples): at most {rows} rows and {most} samples in all. Choose some rows, for example `segments[:6]`; a single segment becomes a row with `segment[None]`.",
)
SIGNAL_NAMES = Sentence(
    nb="Du ga {names} navn til {rows} rader. Det må være ett til hver.",
    en="You gave {names} names for {rows} rows. There must be one for each.",
)
WINDOW_SECONDS = Sentence(
    nb="Vinduet kan ikke vare {given!r} sekunder. Det må være et tall fra 1 og oppover.",
    en="The window cannot last {given!r} seconds. It must be a number from 1 upwards.",
)

# The prevalence explorer
PREVALENCE = {
    "title": Sentence(nb="Samme test, andre mennesker", en="The same test, other people"),
    "test": Sentence(
        nb="Testen har sensitivitet {sensitivity} og spesifisitet {specificity}, målt i en studie der {study} av deltakerne var syke.",
        en="The test has a sensitivity of {sensitivity} and a specificity of {specificity}, measured in a study where {study} of the participants were ill.",
    ),
    "prevalence": Sentence(nb="Så mange av de testede er syke:", en="Share of the tested who are ill:"),
    "go_to": Sentence(nb="Gå til", en="Go to"),
    "as_study": Sentence(nb="Som i studien ({share})", en="As in the study ({share})"),
    "place": Sentence(nb="{name} ({share})", en="{name} ({share})"),
    "found": Sentence(nb="Syke som blir funnet", en="Ill and found"),
    "missed": Sentence(nb="Syke som blir oversett", en="Ill and missed"),
    "alarmed": Sentence(nb="Friske som får falsk alarm", en="Well with a false alarm"),
    "left": Sentence(nb="Friske uten alarm", en="Well and left in peace"),
    "state_told": Sentence(
        nb="Av {n} testede er {ill} syke. Testen finner {found} av dem og gir falsk alarm hos {alarmed} av de friske.",
        en="Of {n} tested, {ill} are ill. The test finds {found} of them and alarms {alarmed} of the well.",
    ),
    "positive_one": Sentence(
        nb="Av {positive} med positiv test er 1 syk (PPV\u00a0{ppv}).",
        en="Of {positive} who test positive, 1 is ill (PPV\u00a0{ppv}).",
    ),
    "positive_told": Sentence(
        nb="Av {positive} med positiv test er {found} syke (PPV\u00a0{ppv}).",
        en="Of {positive} who test positive, {found} are ill (PPV\u00a0{ppv}).",
    ),
    "positive_none": Sentence(nb="Ingen har positiv test.", en="Nobody tests positive."),
    "negative_one": Sentence(
        nb="Av {negative} med negativ test er 1 frisk (NPV\u00a0{npv}).",
        en="Of {negative} who test negative, 1 is well (NPV\u00a0{npv}).",
    ),
    "negative_told": Sentence(
        nb="Av {negative} med negativ test er {left} friske (NPV\u00a0{npv}).",
        en="Of {negative} who test negative, {left} are well (NPV\u00a0{npv}).",
    ),
    "negative_none": Sentence(nb="Ingen har negativ test.", en="Nobody tests negative."),
    "field": Sentence(nb="{n} testede, ett tegn for hver", en="{n} tested people, one sign for each"),
    "field_tens": Sentence(
        nb="{n} testede, ett tegn for hver {each}", en="{n} tested people, one sign for every {each}"
    ),
    "one_each": Sentence(
        nb="Ett tegn er én person. Tallene er avrundet til hele personer; prosentene er regnet ut før avrundingen.",
        en="One sign is one person. The counts are rounded to whole people; the percentages are computed before rounding.",
    ),
    "many_each": Sentence(
        nb="Med 1000 testede ville en gruppe blitt for liten, eller avrundingen ville gitt et skjevt bilde. Derfor vises {n}. Ett tegn står for {each} personer; en gruppe som er mindre, får også ett.",
        en="With 1,000 tested, a group would be too small, or rounding would mislead. That is why {n} are shown. One sign stands for {each} people; a group smaller than that also gets one.",
    ),
    "fewer": Sentence(nb="Færre enn én av {n}: {names}.", en="Fewer than one in {n}: {names}."),
    "measures": Sentence(nb="Hvor sannsynlig er det?", en="How likely is it?"),
    "in_study": Sentence(nb="I studien ({share} syke)", en="In the study ({share} ill)"),
    "here": Sentence(nb="Her ({share} syke)", en="Here ({share} ill)"),
    "ppv": Sentence(nb="Syk hvis positiv (PPV)", en="Ill if positive (PPV)"),
    "npv": Sentence(nb="Frisk hvis negativ (NPV)", en="Well if negative (NPV)"),
    "patient": Sentence(nb="Pasienten nedenfor er syk", en="The patient below is ill"),
    "probability": Sentence(
        nb="Pasientens sannsynlighet i studien, i prosent", en="The patient's probability in the study, in percent"
    ),
    "bad_probability": Sentence(
        nb="Sannsynligheten må være et tall fra 0 til 100. Den forrige gjelder fortsatt.",
        en="The probability must be a number from 0 to 100. The previous one still counts.",
    ),
    "odds_told": Sentence(
        nb="Pasientens odds er {odds} i studien. Her: {odds} × {factor} = {result}. Faktoren {factor} er oddsen for sykdom blant de testede her ({here}) delt på oddsen i studien ({study}).",
        en="The patient's odds are {odds} in the study. Here: {odds} × {factor} = {result}. The factor {factor} is the odds of disease among the tested here ({here}) divided by those in the study ({study}).",
    ),
    "certain": Sentence(
        nb="0\u00a0% og 100\u00a0% endrer seg ikke med prevalensen.",
        en="0% and 100% do not change with the prevalence.",
    ),
    "curve": Sentence(
        nb="PPV når flere eller færre er syke. Studien er en firkant, stedet du har valgt en prikk.",
        en="PPV when more or fewer are ill. The study is a square, the place you chose a dot.",
    ),
    "curve_told": Sentence(
        nb="PPV (loddrett) mot andelen syke blant de testede (vannrett, logaritmisk skala). Firkant: studien. Prikk: her.",
        en="PPV (vertical) against the share of the tested who are ill (horizontal, logarithmic scale). Square: the study. Dot: here.",
    ),
    "assumed": Sentence(
        nb="Vi regner med samme sensitivitet og spesifisitet begge steder. Det er ikke sikkert at det stemmer: Mild sykdom er vanskeligere å finne, og andre sykdommer som likner, gir flere falske alarmer.",
        en="The same sensitivity and specificity are assumed in both places. That is not certain: mild disease is harder to find, and other diseases that look alike give more false alarms.",
    ),
    "under": Sentence(nb="under {share}", en="under {share}"),
    "over": Sentence(nb="over {share}", en="over {share}"),
    "percent": Sentence(nb="{share}\u00a0%", en="{share}%"),
}
PREVALENCE_SUMMARY = Sentence(
    nb="Av {n} testede er {ill} syke: {found} blir funnet, {missed} oversett. Av de friske får {alarmed} falsk alarm, {left} ikke. PPV ({found} av {positive}) er {ppv}, NPV ({left} av {negative}) er {npv}.",
    en="Of {n} tested, {ill} are ill: {found} found, {missed} missed. Of the well, {alarmed} get a false alarm, {left} do not. PPV ({found} of {positive}) is {ppv}, NPV ({left} of {negative}) is {npv}.",
)
NO_SHARE = Sentence(
    nb="`{name}` er {given!r}. Det må være et tall fra 0 til 1: 0.9 er 90 %. En `Score` fra `dyplab.evaluation` går også.",
    en="`{name}` is {given!r}. It must be a number from 0 to 1: 0.9 is 90%. A `Score` from `dyplab.evaluation` will do too.",
)
PREVALENCE_OUT_OF_RANGE = Sentence(
    nb="`{name}` er {given!r}. En andel syke må her ligge fra {low} til {high}.",
    en="`{name}` is {given!r}. A share of ill must here lie from {low} to {high}.",
)
