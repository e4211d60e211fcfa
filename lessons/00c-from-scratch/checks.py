"""The checks of lesson 00c: a slope, a chain of two, a step downhill, used twice, the order back, slopes by numbers."""

from dyplab.course.judging import Mistake, Settled, agrees, call, compare
from dyplab.text import Sentence

HINTS = {
    "sigmoid-slope": [
        Sentence(
            nb="Regn ut sigmoiden først og gi den et navn, for eksempel `s`. Stigningstallet er et produkt av to tall som begge lages av `s`.",
            en="Work out the sigmoid first and give it a name, such as `s`. The slope is a product of two numbers that are both made from `s`.",
        ),
        Sentence(
            nb="`s = 1 / (1 + math.exp(-z))`. Formelen i oppgaven sier hva du så gjør med `s`. Prøv `z` lik null: Da er `s` en halv og stigningstallet en kvart.",
            en="`s = 1 / (1 + math.exp(-z))`. The formula in the exercise says what to do with `s` next. Try `z` equal to zero: `s` is a half, and the slope a quarter.",
        ),
    ],
    "chain-two-steps": [
        Sentence(
            nb="Del veien i to. Kall det som står i parentesen, for `e`. Hvor mye endrer `e ** 2` seg når `e` øker litt? Og hvor mye endrer `e` seg når `w` øker litt?",
            en="Split the way in two. Call what is inside the brackets `e`. How much does `e ** 2` change when `e` rises a little? And how much does `e` change when `w` rises a little?",
        ),
        Sentence(
            nb="Første ledd er `2 * e`. Andre ledd er det tallet `w` ganges med. Kjerneregelen sier at leddene skal ganges sammen.",
            en="The first link is `2 * e`. The second is the number that `w` is multiplied by. The chain rule says that the links are multiplied.",
        ),
    ],
    "descent-step": [
        Sentence(
            nb="Gradienten sier hvilken vei tapet øker. Hvilken vei skal vekten da?",
            en="The gradient tells which way the loss rises. Which way should the weight go, then?",
        ),
        Sentence(
            nb="Steget er læringsraten ganger gradienten. Start fra den gamle vekten, og gå steget i motsatt retning.",
            en="The step is the learning rate times the gradient. Start from the old weight, and take the step the opposite way.",
        ),
    ],
    "used-twice": [
        Sentence(
            nb="Sett `grad = 0.0`, og gå gjennom bruken av `x` gang for gang: én i summen og to i produktet. Hvert sted gir ett bidrag.",
            en="Set `grad = 0.0`, and go through the uses of `x` one by one: one in the sum and two in the product. Each place gives one contribution.",
        ),
        Sentence(
            nb="I summen er stigningstallet 1. I produktet `x * x` er stigningstallet for hver faktor lik den andre faktoren. Legg til med `grad = grad + …`, så forsvinner ikke det som kom før.",
            en="In the sum the slope is 1. In the product `x * x` the slope for each factor is the other factor. Add with `grad = grad + …`, so that what came before is kept.",
        ),
    ],
    "topo-order": [
        Sentence(
            nb="Begynn med resultatet. Deretter kan du ta et hvilket som helst navn der alle som har brukt det, allerede står i listen.",
            en="Begin with the result. Then you may take any name for which everything that used it is already in the list.",
        ),
        Sentence(
            nb="De som har brukt `name`, er `[user for user in parents if name in parents[user]]`. `all(user in order for user in users)` er sant når alle i `users` står i `order`. Gå gjennom navnene flere ganger, til alle er med.",
            en="The ones that used `name` are `[user for user in parents if name in parents[user]]`. `all(user in order for user in users)` is true when everything in `users` is in `order`. Go through the names several times, until all are in.",
        ),
    ],
    "numeric-check": [
        Sentence(
            nb="Velg en liten `h`, og regn ut `f` litt til høyre og litt til venstre for `x`. Stigningstall er endring i høyde delt på avstand. Hvor lang er avstanden mellom de to punktene?",
            en="Choose a small `h`, and work out `f` a little to the right and a little to the left of `x`. A slope is the change in height divided by the distance. How far apart are the two points?",
        ),
        Sentence(
            nb="`h = 1e-5` er et godt valg: liten nok til at kurven er nesten rett, og stor nok til at avrundingen ikke synes. Punktene er `x + h` og `x - h`.",
            en="`h = 1e-5` is a good choice: small enough for the curve to be almost straight, large enough for the rounding not to show. The points are `x + h` and `x - h`.",
        ),
    ],
}


def sigmoid_slope(answer, rng):
    """At 2, where every mistake gives another number; then to the left, in the middle, and at random."""
    import math

    def sigmoid(x):
        return 1 / (1 + math.exp(-x))

    def reference(x):
        return sigmoid(x) * (1 - sigmoid(x))

    mistakes = [
        Mistake(
            "forgot-second-factor",
            sigmoid,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er sigmoiden selv, altså hvor høyt kurven ligger. Hvor bratt den er, får du når du ganger med ett tall til. Hvilket?",
                en="`{given}` gave {got} where {expected} was expected. That is the sigmoid itself, how high the curve lies. How steep it is you get by multiplying with one more number. Which?",
            ),
        ),
        Mistake(
            "forgot-first-factor",
            lambda x: 1 - sigmoid(x),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har den ene faktoren, `1 - s`. Langt til venstre nærmer den seg én, men der er kurven flat. Hva mangler?",
                en="`{given}` gave {got} where {expected} was expected. You have one factor, `1 - s`. Far to the left it nears one, but the curve is flat there. What is missing?",
            ),
        ),
        Mistake(
            "sign",
            lambda x: -reference(x),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Størrelsen er riktig, fortegnet ikke. Stiger eller faller sigmoiden når `z` øker?",
                en="`{given}` gave {got} where {expected} was expected. The size is right, the sign is not. Does the sigmoid rise or fall when `z` increases?",
            ),
        ),
        Mistake(
            "brackets",
            lambda x: -math.exp(-x) * (1 + math.exp(-x)),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det ser ut som det mangler en parentes: `1 / 1 + math.exp(-z)` deler bare på 1. Hva skal stå under brøkstreken?",
                en="`{given}` gave {got} where {expected} was expected. It looks as if brackets are missing: `1 / 1 + math.exp(-z)` divides by 1 alone. What should stand below the fraction line?",
            ),
        ),
        Mistake(
            "z-for-s",
            lambda x: x * (1 - x),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har satt `z` rett inn i formelen. I formelen står `s`, og det er tallet sigmoiden gir. Hva må du regne ut først?",
                en="`{given}` gave {got} where {expected} was expected. You put `z` straight into the formula. The formula has `s`, the number that the sigmoid gives. What must you work out first?",
            ),
        ),
    ]
    agrees(answer, reference, [(2.0,), (-1.0,), (0.0,), *((float(x),) for x in rng.uniform(-4, 4, 4))], mistakes)


def chain_two_steps(answer, rng):
    """Small whole numbers on which every mistake gives another slope, then random ones."""

    def reference(w, x, b, y):
        return 2 * (w * x + b - y) * x

    mistakes = [
        Mistake(
            "no-inner",
            lambda w, x, b, y: 2 * (w * x + b - y),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er hvor mye tapet endrer seg når parentesen øker litt. Hvor mye øker parentesen når det er `w` som øker litt?",
                en="`{given}` gave {got} where {expected} was expected. That is how much the loss changes when the brackets rise a little. How much do the brackets rise when it is `w` that rises a little?",
            ),
        ),
        Mistake(
            "slope-of-x",
            lambda w, x, b, y: 2 * (w * x + b - y) * w,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har ganget med `w`, og det er den deriverte med hensyn på `x`. Blodprøven kan vi ikke endre. Hva ganges `w` med?",
                en="`{given}` gave {got} where {expected} was expected. You multiplied by `w`, and that is the derivative with respect to `x`. The blood test is not ours to change; what is `w` multiplied by?",
            ),
        ),
        Mistake(
            "no-two",
            lambda w, x, b, y: (w * x + b - y) * x,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}, akkurat dobbelt så mye. Hva er den deriverte av noe opphøyd i andre?",
                en="`{given}` gave {got} where {expected} was expected, exactly twice as much. What is the derivative of something squared?",
            ),
        ),
        Mistake(
            "sign",
            lambda w, x, b, y: -reference(w, x, b, y),
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Størrelsen er riktig, fortegnet ikke. Svaret er for høyt her, så hva skjer med tapet når `w` øker og `x` er positiv?",
                en="`{given}` gave {got} where {expected} was expected. The size is right, the sign is not. The answer is too high here, so what happens to the loss when `w` rises and `x` is positive?",
            ),
        ),
        Mistake(
            "added",
            lambda w, x, b, y: 2 * (w * x + b - y) + x,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Begge leddene er riktige, men du har lagt dem sammen. Hva sier kjerneregelen at du skal gjøre med dem?",
                en="`{given}` gave {got} where {expected} was expected. Both links are right, but you added them. What does the chain rule tell you to do with them?",
            ),
        ),
        Mistake(
            "the-loss",
            lambda w, x, b, y: (w * x + b - y) ** 2,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er tapet selv. Oppgaven spør hvor mye tapet endrer seg når `w` øker litt.",
                en="`{given}` gave {got} where {expected} was expected. That is the loss itself. The exercise asks how much the loss changes when `w` rises a little.",
            ),
        ),
        Mistake(
            "the-error",
            lambda w, x, b, y: w * x + b - y,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er hvor langt svaret ligger fra fasiten, ikke gradienten. Gradienten sier hva som skjer med tapet når `w` endres. Følg veien fra tapet til `w`, ledd for ledd.",
                en="`{given}` gave {got} where {expected} was expected. That is how far the answer lies from the truth, not the gradient. The gradient tells what happens to the loss when `w` changes. Follow the way from the loss to `w`, link by link.",
            ),
        ),
    ]
    random = [tuple(float(part) for part in rng.normal(size=4)) for _ in range(4)]
    agrees(answer, reference, [(2.0, 3.0, 1.0, 2.0), *random], mistakes)


def descent_step(answer, rng):
    """A gradient that points uphill, one that points downhill, and random ones."""

    def reference(weight, gradient, learning_rate):
        return weight - learning_rate * gradient

    mistakes = [
        Mistake(
            "uphill",
            lambda weight, gradient, learning_rate: weight + learning_rate * gradient,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du gikk dit gradienten peker, og det er oppover: tapet øker. Hvilken vei er ned?",
                en="`{given}` gave {got} where {expected} was expected. You went where the gradient points, and that is up: the loss rises. Which way is down?",
            ),
        ),
        Mistake(
            "rate-times-weight",
            lambda weight, gradient, learning_rate: weight - learning_rate * weight,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Steget ditt er læringsraten ganger vekten, så det er like langt uansett hvor bratt det er. Hvilket av tallene sier hvor bratt det er?",
                en="`{given}` gave {got} where {expected} was expected. Your step is the learning rate times the weight, so it is the same however steep the slope. Which of the numbers tells how steep it is?",
            ),
        ),
        Mistake(
            "divided-by-rate",
            lambda weight, gradient, learning_rate: weight - gradient / learning_rate,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har delt på læringsraten. Da gir en liten rate et langt steg, og det er motsatt av det vi vil. Hva skal du gjøre i stedet for å dele?",
                en="`{given}` gave {got} where {expected} was expected. You divided by the learning rate. A small rate then gives a long step, the opposite of what we want. What should you do instead of dividing?",
            ),
        ),
        Mistake(
            "no-rate",
            lambda weight, gradient, learning_rate: weight - gradient,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Retningen er riktig, men læringsraten er ikke brukt. Hvor langt skal steget være?",
                en="`{given}` gave {got} where {expected} was expected. The direction is right, but the learning rate is not used. How long should the step be?",
            ),
        ),
        Mistake(
            "the-other-way-round",
            lambda weight, gradient, learning_rate: learning_rate * gradient - weight,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har trukket vekten fra steget. Hva starter du med, og hva trekker du fra?",
                en="`{given}` gave {got} where {expected} was expected. You subtracted the weight from the step. What do you start with, and what do you subtract?",
            ),
        ),
        Mistake(
            "only-the-step",
            lambda weight, gradient, learning_rate: -learning_rate * gradient,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du ga tilbake selve steget. Hvor havner vekten når den tar det?",
                en="`{given}` gave {got} where {expected} was expected. You gave back the step itself. Where does the weight end up when it takes it?",
            ),
        ),
    ]
    random = [(float(rng.normal()), float(rng.normal()), float(rng.uniform(0.01, 0.9))) for _ in range(4)]
    agrees(answer, reference, [(2.0, 3.0, 0.1), (1.0, -4.0, 0.5), *random], mistakes)


def used_twice(answer, rng):
    """At 3, where every mistake gives another gradient, then at random."""

    def reference(x):
        return 1 + 2 * x

    mistakes = [
        Mistake(
            "overwrites",
            lambda x: x,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Tallet ditt er bare det siste bidraget; de to første er overskrevet. Hva må stå til høyre for `grad =` for at de skal bli med?",
                en="`{given}` gave {got} where {expected} was expected. Your number is the last contribution alone; the first two were overwritten. What must stand to the right of `grad =` for them to be kept?",
            ),
        ),
        Mistake(
            "product-only",
            lambda x: 2 * x,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er bidragene fra `x * x`. Men `x` står ett sted til i `x + x * x`. Hva er stigningstallet der?",
                en="`{given}` gave {got} where {expected} was expected. Those are the contributions of `x * x`. But `x` stands in one more place in `x + x * x`. What is the slope there?",
            ),
        ),
        Mistake(
            "one-factor",
            lambda x: 1 + x,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Du har bidraget fra summen og fra den ene faktoren i `x * x`. Hva med den andre faktoren?",
                en="`{given}` gave {got} where {expected} was expected. You have the contribution of the sum and of one factor in `x * x`. What about the other factor?",
            ),
        ),
        Mistake(
            "sum-only",
            lambda x: 1.0,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er bidraget fra den første `x`-en alene. Produktet `x * x` endrer seg også når `x` øker. Hvor mye, for hver av de to faktorene?",
                en="`{given}` gave {got} where {expected} was expected. That is the contribution of the first `x` alone. The product `x * x` changes too when `x` rises. By how much, for each of the two factors?",
            ),
        ),
        Mistake(
            "the-value",
            lambda x: x + x * x,
            Sentence(
                nb="`{given}` ga {got} der fasiten er {expected}. Det er verdien av regnestykket. Oppgaven spør hvor mye den endrer seg når `x` øker litt.",
                en="`{given}` gave {got} where {expected} was expected. That is the value of the calculation. The exercise asks how much it changes when `x` rises a little.",
            ),
        ),
    ]
    agrees(answer, reference, [(3.0,), (-0.5,), *((float(x),) for x in rng.normal(size=3))], mistakes)


def topo_order(answer, rng):
    """A number used by the result and by one more, then random graphs with shuffled names."""
    drawn = {"e": [], "a": [], "d": ["e", "a"], "b": ["e", "d"], "c": ["b", "d"]}
    for parents, result in [(drawn, "c"), *(_random_graph(rng) for _ in range(6))]:
        order = call(answer, parents, result)
        if not isinstance(order, list | tuple):
            compare(order, sorted(parents), f"topo_order(…, '{result}')")
        _in_order(list(order), parents)


def _random_graph(rng):
    """Six to nine names in no order; each but the last is used at least once by a later one."""
    count = int(rng.integers(6, 10))
    names = [str(name) for name in rng.permutation(list("abcdefghijk"))[:count]]
    parents = {name: [] for name in names}
    for at in range(count - 1):
        for user in {at + 1, int(rng.integers(at + 1, count))}:
            parents[names[user]].append(names[at])
    shuffled = [names[at] for at in rng.permutation(count)]
    return {name: parents[name] for name in shuffled}, names[-1]


def _in_order(order, parents):
    """Every name once, and none before one that used it."""
    graph = "`" + str(parents) + "`"
    listed = "`" + str(order[:40])[:120].replace("`", "'") + "`"  # an enormous list is not written out whole
    if len(order) != len(parents) or set(map(str, order)) != set(parents):
        raise Settled("not-each-once", EACH_ONCE(got=listed, given=graph))
    if early := _too_early(order, parents):
        name, user = early
        gaps = {"got": listed, "name": f"`{name}`", "user": f"`{user}`", "given": graph}
        if order in (sorted(parents), sorted(parents, reverse=True)):
            raise Settled("by-name", BY_NAME(**gaps))
        if not _too_early(order[::-1], parents):
            raise Settled("forward", FORWARD(**gaps))
        raise Settled("too-early", TOO_EARLY(**gaps))


def _too_early(order, parents):
    """The first name that stands before one of its users, and that user."""
    for at, name in enumerate(order):
        for user in order[at + 1 :]:
            if name in parents[user]:
                return name, user
    return None


EACH_ONCE = Sentence(
    nb="Du ga tilbake {got} for grafen {given}. Hvert navn skal være med nøyaktig én gang. Hvilke mangler, og hvilke står der flere ganger?",
    en="You gave back {got} for the graph {given}. Each name should be there exactly once. Which are missing, and which are there more than once?",
)
BY_NAME = Sentence(
    nb="Du ga tilbake {got} for grafen {given}. Navnene står alfabetisk, men et navn sier ikke hvem som har brukt tallet: {name} står før {user}, som har brukt det. Hvor i grafen står det hvem som har brukt hva?",
    en="You gave back {got} for the graph {given}. The names stand in alphabetical order, but a name does not tell who used the number: {name} stands before {user}, which used it. Where in the graph does it say who used what?",
)
FORWARD = Sentence(
    nb="Du ga tilbake {got} for grafen {given}. Det er rekkefølgen tallene regnes ut i: {name} står før {user}, som har brukt det. Gradientene går den andre veien. Hvor skal resultatet stå?",
    en="You gave back {got} for the graph {given}. That is the order in which the numbers are calculated: {name} stands before {user}, which used it. The gradients go the other way. Where should the result stand?",
)
TOO_EARLY = Sentence(
    nb="Du ga tilbake {got} for grafen {given}. {name} står før {user}, men {user} har brukt {name} og har ikke meldt fra ennå. Da sender {name} videre en gradient som ikke er ferdig. Hva må du sjekke før du tar med et navn?",
    en="You gave back {got} for the graph {given}. {name} stands before {user}, but {user} used {name} and has not reported yet. So {name} passes on a gradient that is not finished. What must you check before you take a name?",
)


def numeric_check(answer, rng):
    """Curves with known slopes; where the learner asked for them tells how small `h` was."""
    import math

    cases = [
        (lambda x: x**3, lambda x: 3 * x**2, 2.0),
        (math.exp, math.exp, 0.5),
        (math.sin, math.cos, float(rng.uniform(-1, 1))),
        (lambda x: 1 / (1 + x * x), lambda x: -2 * x / (1 + x * x) ** 2, float(rng.uniform(0.5, 1.5))),
    ]
    for curve, slope, x in cases:
        asked = []

        def f(at, curve=curve, asked=asked):
            asked.append(float(at))
            return curve(at)

        got, expected, given = call(answer, f, x), slope(x), f"numeric_check(f, {x:.6g})"
        compare(got, expected, given, tolerance=math.inf)
        _name_the_mistake(float(got), expected, x, asked)
        compare(got, expected, given, tolerance=1e-5)


def _near(got, expected):
    import math

    return math.isclose(got, expected, rel_tol=1e-5, abs_tol=1e-5)


def _name_the_mistake(got, expected, x, asked):
    """Read from the places the learner asked for, and from how far off the answer is."""
    import math

    away = [at - x for at in asked if at != x]
    h = max(map(abs, away), default=0.0)
    gaps = {"got": f"{got:.6g}", "expected": f"{expected:.6g}", "x": f"{x:.6g}", "h": f"{h:.3g}"}
    if away and (min(away) > 0 or max(away) < 0):
        raise Settled("one-sided", ONE_SIDED(**gaps))
    if _near(got, expected):
        return
    if _near(got, -expected):
        raise Settled("swapped", SWAPPED(**gaps))
    if h and math.isclose(got, expected * h * h, rel_tol=0.01):
        raise Settled("brackets", BRACKETS(**gaps))
    if h > 0.005:
        raise Settled("h-too-large", H_TOO_LARGE(**gaps))
    if 0 < h < 1e-10:
        raise Settled("h-too-small", H_TOO_SMALL(**gaps))
    if _near(got, 2 * expected):
        raise Settled("not-halved", NOT_HALVED(**gaps))


SWAPPED = Sentence(
    nb="Du fikk {got} i punktet {x}, der stigningstallet er {expected}. Størrelsen er riktig, fortegnet ikke. Hvilken av de to høydene skal trekkes fra den andre?",
    en="You got {got} at the point {x}, where the slope is {expected}. The size is right, the sign is not. Which of the two heights should be subtracted from the other?",
)
BRACKETS = Sentence(
    nb="Du fikk {got} i punktet {x}, der stigningstallet er {expected}. Det ser ut som det mangler en parentes: `/ 2 * h` deler på 2 og ganger så med `h`. Hva skal stå under brøkstreken?",
    en="You got {got} at the point {x}, where the slope is {expected}. It looks as if brackets are missing: `/ 2 * h` divides by 2 and then multiplies by `h`. What should stand below the fraction line?",
)
H_TOO_LARGE = Sentence(
    nb="Du fikk {got} i punktet {x}, der stigningstallet er {expected}. Du spurte `f` så langt unna som {h}. På den strekningen rekker kurven å krumme seg. Hva skjer med svaret når du gjør `h` mindre?",
    en="You got {got} at the point {x}, where the slope is {expected}. You asked `f` as far away as {h}. Over that distance the curve has room to bend. What happens to the answer when you make `h` smaller?",
)
H_TOO_SMALL = Sentence(
    nb="Du fikk {got} i punktet {x}, der stigningstallet er {expected}. Nær, men ikke likt: `h` er {h}. Da er de to høydene like i nesten alle sifrene datamaskinen har, og differansen er mest avrunding. Hvor stor kan `h` være før kurven rekker å krumme seg?",
    en="You got {got} at the point {x}, where the slope is {expected}. Near, but not equal: `h` is {h}. The two heights then agree in almost every digit the computer has, and the difference is mostly rounding. How large can `h` be before the curve has room to bend?",
)
NOT_HALVED = Sentence(
    nb="Du fikk {got} i punktet {x}, der stigningstallet er {expected}: akkurat dobbelt så mye. Du delte på `h`, men hvor langt er det fra `x - h` til `x + h`?",
    en="You got {got} at the point {x}, where the slope is {expected}: exactly twice as much. You divided by `h`, but how far is it from `x - h` to `x + h`?",
)
ONE_SIDED = Sentence(
    nb="Du fikk {got} i punktet {x}. Alle punktene du spurte `f` om, ligger på samme side av `x`, og da får krumningen kurven til å virke for bratt eller for slak. Hvor bør det andre punktet ligge?",
    en="You got {got} at the point {x}. All the points you asked `f` about lie on the same side of `x`, and then the bend makes the curve seem too steep or too flat. Where should the other point lie?",
)
