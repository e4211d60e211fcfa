"""The checks of lesson 00d: gradients of a product, a bias and softmax, a step of Adam, ReLU back, convolution."""

from dyplab.course.judging import Mistake, agrees
from dyplab.text import Sentence

HINTS = {
    "matmul-grad": [
        Sentence(
            nb="Gå ut fra formene. Gradienten til `x` har samme form som `x`, og gradienten til `weights` har samme form som `weights`. Hvilken av tabellene må snus for at det skal gå opp?",
            en="Begin with the shapes. The gradient of `x` has the shape of `x`, and the gradient of `weights` has the shape of `weights`. Which of the tables must be turned for that to work out?",
        ),
        Sentence(
            nb="For vektene legger vi sammen over pasientene, så pasientene må stå i midten: `x.T` har dem som kolonner, `g` som rader. For `x` legger vi sammen over nevronene. Hvilke to tabeller har nevronene i midten?",
            en="For the weights we add over the patients, so the patients must be in the middle: `x.T` has them as columns, `g` as rows. For `x` we add over the neurons. Which two tables have the neurons in the middle?",
        ),
    ],
    "bias-grad": [
        Sentence(
            nb="Hvert konstantledd ble brukt hos alle pasientene. Hva gjør vi med bidragene når et tall er brukt flere ganger?",
            en="Each bias term was used for all the patients. What do we do with the contributions when a number is used more than once?",
        ),
        Sentence(
            nb="`g` har én rad per pasient og én kolonne per nevron. Svaret skal ha ett tall per kolonne. Går summen da nedover (`axis=0`) eller bortover (`axis=1`)?",
            en="`g` has one row per patient and one column per neuron. The answer should have one number per column. Does the sum then run down (`axis=0`) or across (`axis=1`)?",
        ),
    ],
    "softmax-grad": [
        Sentence(
            nb="Regn ut sannsynlighetene først: `np.exp(logits)`, delt på summen av hver rad. `keepdims=True` holder summen som en kolonne, så delingen går opp.",
            en="Work out the probabilities first: `np.exp(logits)`, divided by the sum of each row. `keepdims=True` keeps the sum as a column, so that the division works out.",
        ),
        Sentence(
            nb="`p[np.arange(len(truth)), truth]` er sannsynligheten til den riktige klassen i hver rad. Trekk fra én der og ingenting andre steder. Husk at tapet er et gjennomsnitt.",
            en="`p[np.arange(len(truth)), truth]` is the probability of the right class in each row. Take away one there and nothing elsewhere. Remember that the loss is a mean.",
        ),
    ],
    "adam-step": [
        Sentence(
            nb="Ta én vekt om gangen, med dens egen `mean` og `square`. Oppdater begge, rett dem opp, og ta så steget.",
            en="Take one weight at a time, with its own `mean` and `square`. Update both, correct them, and then take the step.",
        ),
        Sentence(
            nb="Gjennomsnittet deles på `1 - beta1**step`, kvadratet på `1 - beta2**step`. Steget er læringsraten ganger det rettede gjennomsnittet, delt på kvadratroten av det rettede kvadratet pluss `epsilon`.",
            en="The mean is divided by `1 - beta1**step`, the square by `1 - beta2**step`. The step is the learning rate times the corrected mean, divided by the square root of the corrected square plus `epsilon`.",
        ),
    ],
    "relu-grad": [
        Sentence(
            nb="ReLU slipper tallet gjennom når det er større enn null, og stenger ellers. Hva er stigningstallet i hvert av de to tilfellene?",
            en="ReLU lets the number through when it is above zero, and is shut otherwise. What is the slope in each of the two cases?",
        ),
        Sentence(
            nb="`x > 0` er en tabell av sant og usant. Ganget med `g` teller sant som én og usant som null.",
            en="`x > 0` is a table of true and false. Multiplied by `g`, true counts as one and false as zero.",
        ),
    ],
    "conv-as-matmul": [
        Sentence(
            nb="Klipp ut én lapp for hvert sted kjernen kan ligge, og brett den ut til en rad med `.reshape(-1)`. Brett ut hver kjerne på samme måte. Da er hele konvolusjonen ett `@`.",
            en="Cut out one patch for each place the kernel can lie, and unfold it into a row with `.reshape(-1)`. Unfold each kernel in the same way. Then the whole convolution is one `@`.",
        ),
        Sentence(
            nb="`range(0, H - size + 1, stride)` gir øverste rad for hver lapp. Lappene ganger `kernels.reshape(len(kernels), -1).T` gir én rad per sted. Snu tabellen før du former den om.",
            en="`range(0, H - size + 1, stride)` gives the top row of each patch. The patches times `kernels.reshape(len(kernels), -1).T` give one row per place. Turn the table before you reshape it.",
        ),
    ],
}


def matmul_grad(answer, rng):
    """Square tables first, on which every mistake runs; then tables of three different lengths."""
    from dataclasses import replace

    import numpy as np

    def reference(x, weights, g):
        return g @ weights.T, x.T @ g

    mistakes = [
        Mistake(
            "no-transpose",
            lambda x, weights, g: (g @ weights, x @ g),
            NO_TRANSPOSE,
        ),
        Mistake(
            "wrong-side",
            lambda x, weights, g: (weights.T @ g, g @ x.T),
            WRONG_SIDE,
        ),
        Mistake(
            "summed-first",
            lambda x, weights, g: (
                np.outer(g.sum(axis=1), weights.sum(axis=1)),
                np.outer(x.sum(axis=0), g.sum(axis=0)),
            ),
            SUMMED_FIRST,
        ),
        Mistake("elementwise", lambda x, weights, g: (g * weights, x * g), ELEMENTWISE),
        Mistake("swapped", lambda x, weights, g: (x.T @ g, g @ weights.T), SWAPPED),
        Mistake("averaged", lambda x, weights, g: (g @ weights.T, x.T @ g / len(x)), AVERAGED),
    ]
    for whole in mistakes[:4]:  # made in one of the two products alone
        for half in (_each(whole.function, reference), _each(reference, whole.function)):
            mistakes.append(replace(whole, function=half))
    square = [np.array(rows, float) for rows in ([[1, 2], [3, 5]], [[1, -1], [2, 0]], [[1, 0], [2, 3]])]
    drawn = [(rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=(5, 4))) for _ in range(3)]
    agrees(answer, reference, [tuple(square), *drawn], mistakes)


def _each(one, other):
    """The gradient of `x` from one function and that of the weights from another."""
    return lambda x, weights, g: (one(x, weights, g)[0], other(x, weights, g)[1])


NO_TRANSPOSE = Sentence(
    nb="`{given}` ga {got} der fasiten er {expected}. Et produkt mangler en transponering. Med like lange sider går det likevel opp, men da møtes ikke de tallene som hører sammen. Hvilken tabell må snus for at det som skal legges sammen, står i midten?",
    en="`{given}` gave {got} where {expected} was expected. A product lacks a transpose. With sides of equal length it works out all the same, but the wrong numbers meet. Which table must be turned for what is to be added to stand in the middle?",
)
WRONG_SIDE = Sentence(
    nb="`{given}` ga {got} der fasiten er {expected}. Tabellene er de riktige, men i et av produktene står de på feil side av `@`. Skriv formene under hverandre: Hva står i midten, og hva skal stå ytterst?",
    en="`{given}` gave {got} where {expected} was expected. The tables are the right ones, but in one of the products they stand on the wrong side of `@`. Write the shapes below each other: what is in the middle, and what should be outermost?",
)
SUMMED_FIRST = Sentence(
    nb="`{given}` ga {got} der fasiten er {expected}. Formene stemmer, men du har lagt sammen før du ganget. Hver pasients prøvesvar hører sammen med den samme pasientens gradient. Hva må gjøres først?",
    en="`{given}` gave {got} where {expected} was expected. The shapes are right, but you added before you multiplied. Each patient's test result belongs with the same patient's gradient. What must be done first?",
)
ELEMENTWISE = Sentence(
    nb="`{given}` ga {got} der fasiten er {expected}. `*` ganger rute for rute og legger ikke sammen noe. Hvilket tegn gir rad ganger kolonne?",
    en="`{given}` gave {got} where {expected} was expected. `*` multiplies cell by cell and adds nothing. Which sign gives row times column?",
)
AVERAGED = Sentence(
    nb="`{given}` ga {got} der fasiten er {expected}. Gradienten til vektene er delt på antall pasienter. Bidragene fra pasientene legges sammen; et gjennomsnitt i tapet ligger allerede i `g`. Hva skal bort?",
    en="`{given}` gave {got} where {expected} was expected. The gradient of the weights was divided by the number of patients. The contributions of the patients are added; a mean in the loss is already in `g`. What should go?",
)
SWAPPED = Sentence(
    nb="`{given}` ga {got} der fasiten er {expected}. Begge gradientene er regnet riktig. Hvilken av dem ber oppgaven om først?",
    en="`{given}` gave {got} where {expected} was expected. Both gradients are worked out correctly. Which of them does the exercise ask for first?",
)


def bias_grad(answer, rng):
    """Two patients and three neurons, small enough to add in the head; then random tables."""
    import numpy as np

    def reference(g):
        return g.sum(axis=0)

    mistakes = [
        Mistake(
            "not-summed",
            lambda g: g,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du ga tilbake ett tall for hver pasient og hvert nevron. Konstantleddene er bare ett per nevron. Hva blir av bidragene fra de ulike pasientene?",
                en="`{given}` gave {got} where {expected} was expected. You gave back one number for each patient and neuron. There is only one bias term per neuron. What becomes of the contributions of the different patients?",
            ),
        ),
        Mistake(
            "mean",
            lambda g: g.mean(axis=0),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har delt på antall pasienter. Bidrag fra flere veier legges sammen; at tapet er et gjennomsnitt, er allerede tatt med i `g`. Hva skal stå i stedet for `mean`?",
                en="`{given}` gave {got} where {expected} was expected. You divided by the number of patients. Contributions along several ways are added; that the loss is a mean is already in `g`. What should stand in place of `mean`?",
            ),
        ),
        Mistake(
            "wrong-axis",
            lambda g: g.sum(axis=1),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du la sammen bortover, altså over nevronene hos hver pasient. Konstantleddet ble gjentatt nedover. Hvilken akse er det?",
                en="`{given}` gave {got} where {expected} was expected. You added across, over the neurons of each patient. The bias was repeated downwards. Which axis is that?",
            ),
        ),
        Mistake(
            "all-summed",
            lambda g: g.sum(),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du la sammen hele tabellen. Hvert nevron har sitt eget konstantledd. Hvilken vei skal det legges sammen?",
                en="`{given}` gave {got} where {expected} was expected. You added up the whole table. Each neuron has its own bias term. Which way should you add?",
            ),
        ),
        Mistake(
            "first-patient",
            lambda g: g[0],
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er bare bidraget fra den første pasienten. Hvor ble det av de andre?",
                en="`{given}` gave {got} where {expected} was expected. That is the contribution of the first patient alone. What became of the others?",
            ),
        ),
    ]
    square = np.array([[1.0, 2.0], [3.0, 5.0]])
    agrees(answer, reference, [(square,), *((rng.normal(size=(6, 4)),) for _ in range(3))], mistakes)


def softmax_grad(answer, rng):
    """Two patients and two classes; then random scores, few enough never to get too large."""
    import numpy as np

    def softmax(logits):
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)

    def told(logits, truth):
        return np.eye(logits.shape[1])[truth]

    def reference(logits, truth):
        return (softmax(logits) - told(logits, truth)) / len(truth)

    mistakes = [
        Mistake(
            "sign",
            lambda logits, truth: -reference(logits, truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Fortegnet er snudd: `y − p` i stedet for `p − y`. Øker tapet eller synker det når skåren til den riktige klassen øker?",
                en="`{given}` gave {got} where {expected} was expected. The sign is turned: `y − p` in place of `p − y`. Does the loss rise or fall when the score of the right class rises?",
            ),
        ),
        Mistake(
            "not-averaged",
            lambda logits, truth: reference(logits, truth) * len(truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er `p − y`, altså gradienten når tapene er *lagt sammen*. Tapet er gjennomsnittet over pasientene. Hva mangler?",
                en="`{given}` gave {got} where {expected} was expected. That is `p − y`, the gradient when the losses are *added*. The loss is their mean over the patients. What is missing?",
            ),
        ),
        Mistake(
            "only-the-right-class",
            lambda logits, truth: reference(logits, truth) * told(logits, truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har bare med den riktige klassen. Men i softmax deler alle klassene den samme summen: Øker skåren til en annen klasse, synker andelen til den riktige. Hva er gradienten for de andre?",
                en="`{given}` gave {got} where {expected} was expected. You have only the right class. But in softmax all the classes share one sum: when the score of another class rises, the share of the right one falls. What is the gradient for the others?",
            ),
        ),
        Mistake(
            "no-truth",
            lambda logits, truth: softmax(logits) / len(truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er sannsynlighetene delt på antall pasienter; fasiten er ikke brukt. Hvor i tabellen skal det trekkes fra én?",
                en="`{given}` gave {got} where {expected} was expected. Those are the probabilities divided by the number of patients; the truth is not used. Where in the table should one be taken away?",
            ),
        ),
        Mistake(
            "scores-for-probabilities",
            lambda logits, truth: (logits - told(logits, truth)) / len(truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har brukt skårene slik de er. `p` i formelen er sannsynlighetene. Hva gjør skårer til sannsynligheter?",
                en="`{given}` gave {got} where {expected} was expected. You used the scores as they are. The `p` of the formula is the probabilities. What turns scores into probabilities?",
            ),
        ),
        Mistake(
            "divided-by-all",
            lambda logits, truth: (softmax(logits) - told(logits, truth)) / logits.size,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har delt på antall ruter i tabellen. Tapet er et gjennomsnitt over pasientene; hvor mange er de?",
                en="`{given}` gave {got} where {expected} was expected. You divided by the number of cells in the table. The loss is a mean over the patients; how many are they?",
            ),
        ),
    ]
    for wrong_sum in (lambda raised: raised.sum(), lambda raised: raised.sum(axis=0)):
        mistakes.append(
            Mistake(
                "wrong-sum",
                lambda logits, truth, add=wrong_sum: (
                    (np.exp(logits) / add(np.exp(logits)) - told(logits, truth)) / len(truth)
                ),
                Sentence(
                    nb="`{given}` ga {got} der fasiten er {expected}. Sannsynlighetene til én pasient blir ikke én til sammen, så det er delt på feil sum. Hvilken vei må du legge sammen, og hvordan beholder du summene som en kolonne?",
                    en="`{given}` gave {got} where {expected} was expected. The probabilities of one patient do not add up to one, so you divided by the wrong sum. Which way must you add, and how do you keep the sums as a column?",
                ),
            )
        )
    mistakes += [
        Mistake(
            "whole-columns",
            lambda logits, truth: (softmax(logits) - np.isin(np.arange(logits.shape[1]), truth)) / len(truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har trukket fra én i hele kolonner: `:` betyr alle radene. Hva må stå der for at hver rad bare skal møte sin egen klasse?",
                en="`{given}` gave {got} where {expected} was expected. You took one away in whole columns: `:` means all the rows. What must stand there for each row to meet only its own class?",
            ),
        ),
        Mistake(
            "truth-as-a-number",
            lambda logits, truth: (softmax(logits) - truth[:, None]) / len(truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har trukket fra klassens nummer. `truth` sier *hvor* i raden det riktige står. Hva er `y` der, og hva er den ellers?",
                en="`{given}` gave {got} where {expected} was expected. You took away the number of the class. `truth` says *where* in the row the right one stands. What is `y` there, and what is it elsewhere?",
            ),
        ),
        Mistake(
            "not-divided",
            lambda logits, truth: (np.exp(logits) - told(logits, truth)) / len(truth),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har opphøyd `e` i skårene, men det er ennå ikke sannsynligheter. Hva må hver rad deles på for å bli én til sammen?",
                en="`{given}` gave {got} where {expected} was expected. You raised `e` to the scores, but those are not probabilities yet. What must each row be divided by to add up to one?",
            ),
        ),
    ]
    first = (np.array([[2.0, 0.0], [0.0, 0.0]]), np.array([0, 1]))
    drawn = [(rng.normal(size=(n, 4)), rng.integers(0, 4, n)) for n in (3, 6, 7)]
    agrees(answer, reference, [first, *drawn], mistakes)


def adam_step(answer, rng):
    """The first step, where the correction matters most; then later ones."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8

    def adam(correct="both", power=0.5, shared=False, memory=True, sign=-1, update=True):
        def step_of(weights, gradients, means, squares, step, learning_rate):
            moved = []
            common = means[0], squares[0]
            for weight, gradient, own in zip(weights, gradients, zip(means, squares, strict=True), strict=True):
                mean, square = common if shared else own
                if update:
                    mean = beta1 * mean + (1 - beta1) * gradient if memory else gradient
                    square = beta2 * square + (1 - beta2) * gradient**2
                common = mean, square
                if correct in ("both", "mean") and memory:
                    mean = mean / (1 - beta1**step)
                if correct in ("both", "square"):
                    square = square / (1 - beta2**step)
                moved.append(weight + sign * learning_rate * mean / (square**power + epsilon))
            return moved

        return step_of

    mistakes = [
        Mistake(
            "no-correction",
            adam(correct="neither"),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. De løpende gjennomsnittene starter på null og er derfor for små i de første stegene, kvadratet mest. Hva skal hvert av dem deles på?",
                en="`{given}` gave {got} where {expected} was expected. The running means start at zero and so are too small in the first steps, the square most of all. What should each of them be divided by?",
            ),
        ),
        Mistake(
            "no-root",
            adam(power=1),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har delt på kvadratet selv, og da får store gradienter *mindre* steg enn små. Hva må du gjøre med kvadratet først?",
                en="`{given}` gave {got} where {expected} was expected. You divided by the square itself, and then large gradients get *smaller* steps than small ones. What must you do to the square first?",
            ),
        ),
        Mistake(
            "shared-state",
            adam(shared=True),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Den første vekten er riktig, de neste ikke: De har fått den førstes gjennomsnitt. Hvor i `means` og `squares` står det som hører til hver vekt?",
                en="`{given}` gave {got} where {expected} was expected. The first weight is right, the next are not: they were given the mean of the first. Where in `means` and `squares` is what belongs to each weight?",
            ),
        ),
        Mistake(
            "no-memory",
            adam(memory=False),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du går etter gradienten slik den er nå. Adam går etter det løpende gjennomsnittet av gradientene. Hvor brukes `means`?",
                en="`{given}` gave {got} where {expected} was expected. You follow the gradient as it is now. Adam follows the running mean of the gradients. Where are `means` used?",
            ),
        ),
        Mistake(
            "uphill",
            adam(sign=1),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Steget er langt nok, men går oppover. Hvilken vei er ned?",
                en="`{given}` gave {got} where {expected} was expected. The step is long enough, but goes uphill. Which way is down?",
            ),
        ),
    ]
    for half in ("mean", "square"):
        mistakes.append(
            Mistake(
                "half-corrected",
                adam(correct=half),
                Sentence(
                    nb="`{given}` ga {got} der fasiten er {expected}. Du har rettet opp bare det ene av de to løpende gjennomsnittene. Begge starter på null. Hva skal det andre deles på?",
                    en="`{given}` gave {got} where {expected} was expected. You corrected only one of the two running means. Both start at zero. What should the other be divided by?",
                ),
            )
        )
    mistakes.append(
        Mistake(
            "not-updated",
            adam(update=False),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har brukt `means` og `squares` slik de var før steget. Hvordan kommer den nye gradienten inn i hvert av de to gjennomsnittene?",
                en="`{given}` gave {got} where {expected} was expected. You used `means` and `squares` as they were before the step. How does the new gradient enter each of the two means?",
            ),
        )
    )
    drawn = [
        (
            [float(w) for w in rng.normal(size=3)],
            [float(g) for g in rng.normal(size=3)],
            [float(m) for m in rng.normal(size=3)],
            [float(s) for s in rng.uniform(0.5, 2, 3)],
            step,
            0.5,
        )
        for step in (2, 5, 40)
    ]
    first = ([1.0, 2.0], [0.5, -4.0], [0.0, 0.0], [0.0, 0.0], 1, 0.1)
    agrees(answer, adam(), [first, *drawn], mistakes)


def relu_grad(answer, rng):
    """Below, at and above zero, with gradients of both signs; then random ones."""
    import numpy as np

    def reference(x, g):
        return np.where(x > 0, g, 0.0)

    mistakes = [
        Mistake(
            "at-zero",
            lambda x, g: g * (x >= 0),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Forskjellen er bare der `x` er nøyaktig null. Der har kurven en knekk, og man må velge. Torch og tabellen vår velger det samme. Hvilket?",
                en="`{given}` gave {got} where {expected} was expected. The difference is only where `x` is exactly zero. The curve has a corner there, and one must choose. Torch and our table choose the same. Which?",
            ),
        ),
        Mistake(
            "sign-of-g",
            lambda x, g: np.maximum(0, g),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har stengt der *gradienten* er negativ. Det er tallet som kom inn til ReLU, som avgjør om den er åpen. Hvilken av de to tabellene er det?",
                en="`{given}` gave {got} where {expected} was expected. You shut where the *gradient* is negative. What decides whether ReLU is open is the number that came in. Which of the two tables is that?",
            ),
        ),
        Mistake(
            "ones",
            lambda x, g: g,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har sluppet alt gjennom, som om stigningstallet var én overalt. Hva er det der `x` er negativ?",
                en="`{given}` gave {got} where {expected} was expected. You let everything through, as if the slope were one everywhere. What is it where `x` is negative?",
            ),
        ),
        Mistake(
            "slope-only",
            lambda x, g: 1.0 * (x > 0),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er stigningstallet til ReLU. Hva sier kjerneregelen at det skal ganges med?",
                en="`{given}` gave {got} where {expected} was expected. That is the slope of ReLU. What does the chain rule say it should be multiplied by?",
            ),
        ),
        Mistake(
            "sign-of-x",
            lambda x, g: g * np.sign(x),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har ganget med fortegnet til `x`, så gradienten snur der ReLU er stengt. Hva er stigningstallet på den flate delen?",
                en="`{given}` gave {got} where {expected} was expected. You multiplied by the sign of `x`, so the gradient turns where ReLU is shut. What is the slope on the flat part?",
            ),
        ),
    ]
    mistakes.append(
        Mistake(
            "forwards",
            lambda x, g: np.maximum(0, x),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er ReLU selv, regnet fremover. Oppgaven spør om veien tilbake: Hvor mye av `g` slipper gjennom?",
                en="`{given}` gave {got} where {expected} was expected. That is ReLU itself, worked out forwards. The exercise asks for the way back: how much of `g` gets through?",
            ),
        )
    )
    first = (np.array([-2.0, -1.0, 0.0, 3.0, 4.0]), np.array([1.0, -5.0, 2.0, 4.0, -3.0]))
    drawn = [(rng.normal(size=(3, 4)), rng.normal(size=(3, 4))) for _ in range(2)]
    agrees(answer, reference, [first, *drawn], mistakes)


def conv_as_matmul(answer, rng):
    """A picture with two channels and stride two first; then other sizes, strides and numbers of kernels."""
    import numpy as np

    def convolve(flip=False, ignore_stride=False, channels_last=False, unturned=False, across_first=False):
        def made(image, kernels, stride):
            size, step = kernels.shape[-1], 1 if ignore_stride else stride
            kernels = kernels[:, :, ::-1, ::-1] if flip else kernels
            _, height, width = image.shape
            tops, lefts = range(0, height - size + 1, step), range(0, width - size + 1, step)
            places = [(top, left) for top in tops for left in lefts]
            if across_first:
                places = [(top, left) for left in lefts for top in tops]
            patches = [image[:, top : top + size, left : left + size] for top, left in places]
            if channels_last:
                patches = [np.moveaxis(patch, 0, -1) for patch in patches]
            table = np.array([patch.reshape(-1) for patch in patches]) @ kernels.reshape(len(kernels), -1).T
            return (table if unturned else table.T).reshape(len(kernels), len(tops), len(lefts))

        return made

    mistakes = [
        Mistake(
            "flipped",
            convolve(flip=True),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Kjernen er snudd før den ble lagt på bildet. Det gjør man i matematikken, men ikke i nevrale nettverk. Hvordan skal kjernen ligge?",
                en="You got {got} where {expected} was expected. The kernel was turned before it was laid on the image. Mathematicians do that, neural networks do not. How should the kernel lie?",
            ),
        ),
        Mistake(
            "stride",
            convolve(ignore_stride=True),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Kjernen har flyttet seg én piksel om gangen. Hvor langt skal den flytte seg når `stride` er noe annet?",
                en="You got {got} where {expected} was expected. The kernel moved one pixel at a time. How far should it move when `stride` is something else?",
            ),
        ),
        Mistake(
            "channel-order",
            convolve(channels_last=True),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallene i lappen og i kjernen er brettet ut i ulik rekkefølge, så vekter møter feil kanal. Hvilken akse kommer først i `kernels[0]`, og hvilken i lappen din?",
                en="You got {got} where {expected} was expected. The numbers of the patch and of the kernel were unfolded in different orders, so weights meet the wrong channel. Which axis comes first in `kernels[0]`, and which in your patch?",
            ),
        ),
        Mistake(
            "not-turned",
            convolve(unturned=True),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Alle summene er riktige, men de står på feil plass: Tabellen har én rad per *sted*, mens svaret skal begynne med *kjernen*. Hva må gjøres før den formes om?",
                en="You got {got} where {expected} was expected. All the sums are right, but in the wrong places: the table has one row per *place*, while the answer should begin with the *kernel*. What must be done before it is reshaped?",
            ),
        ),
    ]
    mistakes += [
        Mistake(
            "kernel-last",
            lambda image, kernels, stride: np.moveaxis(convolve()(image, kernels, stride), 0, -1),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Alle summene er riktige, men kjernen er siste akse i svaret ditt. Den skal være den første. Hva må gjøres med tabellen før den formes om?",
                en="You got {got} where {expected} was expected. All the sums are right, but the kernel is the last axis of your answer. It should be the first. What must be done to the table before it is reshaped?",
            ),
        ),
        Mistake(
            "columns-first",
            convolve(across_first=True),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Alle summene er riktige, men lappene er klippet ut kolonne for kolonne. `reshape` fyller rad for rad. Hvilken av de to løkkene må være den ytterste?",
                en="You got {got} where {expected} was expected. All the sums are right, but the patches were cut out column by column. `reshape` fills row by row. Which of the two loops must be the outer one?",
            ),
        ),
    ]
    cases = []
    for channels, side, kernels, size, stride in [(2, 4, 2, 2, 2), (1, 6, 3, 3, 1), (3, 7, 2, 3, 2)]:
        image = rng.integers(0, 6, (channels, side, side + channels)).astype(float)
        cases.append((image, rng.integers(-3, 4, (kernels, channels, size, size)).astype(float), stride))
    cases[0] = (
        np.arange(32.0).reshape(2, 4, 4) % 7,
        np.array([[[[1, 2], [0, -1]], [[3, 0], [1, 1]]], [[[0, 1], [1, 0]], [[2, -1], [0, 1]]]], float),
        2,
    )
    agrees(answer, convolve(), cases, mistakes)
