"""The checks of lesson 07: a split by person, columns that point to a person, another prevalence, and three more."""

from dyplab.course.judging import Mistake, Settled, agrees, call, call_text, compare
from dyplab.course.values import is_array, is_number
from dyplab.text import Sentence

HINTS = {
    "split-by-person": [
        Sentence(
            nb="Del listen over personer, ikke listen over rader. `np.unique(persons)` gir hver person én gang.",
            en="Split the list of people, not the list of rows. `np.unique(persons)` gives each person once.",
        ),
        Sentence(
            nb="Stokk personene med `rng.permutation(people)` og la de `n_test` første være testpersonene. `np.isin(persons, chosen)` er sann for hver rad som hører til en av dem, og `np.flatnonzero` gir radnumrene.",
            en="Shuffle the people with `rng.permutation(people)` and let the first `n_test` be the test people. `np.isin(persons, chosen)` is true for every row that belongs to one of them, and `np.flatnonzero` gives the row numbers.",
        ),
    ],
    "drop-id": [
        Sentence(
            nb="Skriv `people` på papir for en kolonne med alder og for en kolonne med løpenummer. I hvilken av dem deler to personer en verdi?",
            en="Write `people` on paper for a column of ages and for a column of serial numbers. In which of them do two people share a value?",
        ),
        Sentence(
            nb="Behold kolonnen når den ikke er `target`, og når den enten er en måling med desimaler eller minst én av gruppene i `people` har flere enn én person: `any(len(group) > 1 for group in people)`.",
            en="Keep the column when it is not `target`, and when it is either a measurement with decimals or at least one of the groups in `people` holds more than one person: `any(len(group) > 1 for group in people)`.",
        ),
    ],
    "shift-prevalence": [
        Sentence(
            nb="Gjør alle tre tallene om til odds først: `p / (1 - p)`. Hva må oddsen i studien ganges med for å bli pasientens odds?",
            en="Turn all three numbers into odds first: `p / (1 - p)`. What must the odds in the study be multiplied by to become the patient's odds?",
        ),
        Sentence(
            nb="Den faktoren er det målingene forteller om pasienten, og den følger med til det nye stedet. Gang den med oddsen der, og gå tilbake fra odds til sannsynlighet: `odds / (1 + odds)`.",
            en="That factor is what the measurements tell about the patient, and it comes along to the new place. Multiply it by the odds there, and go back from odds to a probability: `odds / (1 + odds)`.",
        ),
    ],
    "blocked-order": [
        Sentence(
            nb="`np.array_split(np.arange(len(truth)), n_blocks)` deler radnumrene i blokker uten å endre rekkefølgen.",
            en="`np.array_split(np.arange(len(truth)), n_blocks)` cuts the row numbers into blocks without changing their order.",
        ),
        Sentence(
            nb="Kall `auroc(truth[rows], scores[rows])` én gang for hver blokk, og gi tilbake alle svarene i en liste, også det som ser rart ut.",
            en="Call `auroc(truth[rows], scores[rows])` once for each block, and return all the answers in a list, including the one that looks odd.",
        ),
    ],
    "three-markers": [
        Sentence(
            nb="Både valget av kolonner og treningen er læring. Hvilke rader har modellen lov til å lære av i én deling?",
            en="Both choosing the columns and training are learning. Which rows may the model learn from in one split?",
        ),
        Sentence(
            nb="For hver deling: `columns = choose(x[train], y[train])`. Regn så `score` to ganger med de samme `train` og `test`, med alle kolonnene og med `x[train][:, columns]`, og legg forskjellen i listen.",
            en="For each split: `columns = choose(x[train], y[train])`. Then work out `score` twice with the same `train` and `test`, with all columns and with `x[train][:, columns]`, and append the difference to the list.",
        ),
    ],
    "cost-threshold": [
        Sentence(
            nb="En pasient er syk med sannsynlighet $p$. Å handle koster i snitt `false_alarm` ganger $1 - p$. Hva koster det i snitt å la være?",
            en="A patient is ill with probability $p$. Acting costs on average `false_alarm` times $1 - p$. What does not acting cost on average?",
        ),
        Sentence(
            nb="Sett de to kostnadene like store, `false_alarm * (1 - p) = missed * p`, og løs for $p$. Pasientene i listen trengs ikke.",
            en="Set the two costs equal, `false_alarm * (1 - p) = missed * p`, and solve for $p$. The patients in the list are not needed.",
        ),
    ],
}


def split_by_person(answer, rng):
    """People with unequal numbers of rows, in the order of the file; asked for with several seeds."""
    import numpy as np

    drawn = []
    for seed in range(4):
        sizes = rng.integers(3, 8, 12)
        persons = np.repeat(np.sort(rng.choice(np.arange(10, 99), 12, replace=False)), sizes)
        train, test = _two_lists(call(answer, persons, 4, seed), len(persons))
        _every_row_once(persons, train, test)
        _nobody_twice(persons, train, test)
        _people_counted(persons, train, test, 4)
        drawn.append([int(at) for at in np.flatnonzero(np.isin(np.unique(persons), persons[test]))])
    if all(places == drawn[0] for places in drawn):
        said = Sentence(
            nb="Med fire ulike frø havnet de samme plassene på personlisten i testsettet hver gang: {places}. Filen er ofte sortert, for eksempel med de syke først, og da blir testsettet skjevt. Hva skal trekke testpersonene, slik at frøet `seed` bestemmer hvem det blir?",
            en="With four different seeds the same places in the list of people ended up in the test set each time: {places}. A file is often sorted, for instance with the ill first, and then the test set is lopsided. What should draw the test people, so that `seed` decides who they are?",
        )
        raise Settled("sorted-folds", said(places=", ".join(str(at + 1) for at in drawn[0])))


def _two_lists(parts, n):
    import numpy as np

    good = isinstance(parts, tuple | list) and len(parts) == 2
    good = good and all(
        is_array(part) or (isinstance(part, list | tuple) and all(map(is_number, part))) for part in parts
    )
    rows = [np.asarray(part) for part in parts] if good else []
    if not good or any(part.ndim != 1 or part.dtype.kind not in "iu" or not 0 < len(part) <= n for part in rows):
        said = Sentence(
            nb="Funksjonen skal gi tilbake to rekker med radnumre, `train_rows, test_rows`, og ingen av dem skal være tom. Har du sann eller usann for hver rad, gjør `np.flatnonzero` det om til radnumre.",
            en="The function should return two series of row numbers, `train_rows, test_rows`, neither of them empty. If you have true or false for each row, `np.flatnonzero` turns it into row numbers.",
        )
        raise Settled("two-lists", said())
    if max(part.max() for part in rows) >= n or min(part.min() for part in rows) < 0:
        said = Sentence(
            nb="Radnumrene skal ligge fra 0 til {last}, men du ga tilbake {number}. Er det numrene til personene i stedet for radene?",
            en="Row numbers lie from 0 to {last}, but you returned {number}. Are those the numbers of the people instead of the rows?",
        )
        raise Settled("not-rows", said(last=n - 1, number=int(max(part.max() for part in rows))))
    return rows


def _every_row_once(persons, train, test):
    import numpy as np

    times = np.bincount(np.concatenate([train, test]), minlength=len(persons))
    one_each = len(train) + len(test) == len(np.unique(persons)) and (times <= 1).all()
    if one_each:
        said = Sentence(
            nb="Person {person} har {rows} opptak i filen, men du beholdt bare ett. Å kaste de andre hindrer riktignok at noen står på begge sider, men da mister du {lost} av {all} rader. Hvordan kan alle radene til en person følge med til samme side?",
            en="Person {person} has {rows} recordings in the file, but you kept only one. Throwing away the others does keep everyone on one side, but it costs you {lost} of {all} rows. How can all the rows of a person go to the same side?",
        )
        person = persons[0]
        counts = {"rows": int((persons == person).sum()), "lost": int((times == 0).sum()), "all": len(persons)}
        raise Settled("de-duplicated", said(person=int(person), **counts))
    if (times != 1).any():
        row = int(np.flatnonzero(times != 1)[0])
        said = Sentence(
            nb="Rad {row} står {times} ganger i svaret ditt. Hver rad skal stå én gang, enten i treningssettet eller i testsettet.",
            en="Row {row} stands {times} times in your answer. Each row should stand once, either in the training set or in the test set.",
        )
        raise Settled("not-once", said(row=row, times=int(times[row])))


def _nobody_twice(persons, train, test):
    import numpy as np

    shared = np.intersect1d(persons[train], persons[test])
    if len(shared):
        said = Sentence(
            nb="{shared} av {people} personer står på begge sider. Person {person} har {train} opptak i treningssettet og {test} i testsettet, så modellen kan kjenne igjen stemmen. Du delte radene. Hva er det du skal dele?",
            en="{shared} of {people} people are on both sides. Person {person} has {train} recordings in the training set and {test} in the test set, so the model can recognise the voice. You split the rows. What should you split?",
        )
        person = shared[0]
        counts = {"train": int((persons[train] == person).sum()), "test": int((persons[test] == person).sum())}
        raise Settled("rows", said(shared=len(shared), people=len(np.unique(persons)), person=int(person), **counts))


def _people_counted(persons, train, test, n_test):
    import numpy as np

    found = len(np.unique(persons[test]))
    if found != n_test and len(np.unique(persons[train])) == n_test:
        said = Sentence(
            nb="Treningssettet ditt har {n_test} personer og testsettet {found}. Det skulle vært omvendt. Hvilken side skal de `n_test` personene til, og i hvilken rekkefølge gir du svarene tilbake?",
            en="Your training set holds {n_test} people and your test set {found}. It should be the other way round. Which side are the `n_test` people for, and in what order do you return the answers?",
        )
        raise Settled("people-counted", said(found=found, n_test=n_test))
    if found != n_test:
        said = Sentence(
            nb="Testsettet ditt har {found} personer, men skulle hatt {n_test}. Trekker du fra listen over personer, der hver av dem står én gang, eller fra listen over rader?",
            en="Your test set holds {found} people, but it should hold {n_test}. Do you draw from the list of people, where each of them stands once, or from the list of rows?",
        )
        raise Settled("people-counted", said(found=found, n_test=n_test))


def drop_id(answer, rng):
    """Small tables with the columns in random order; some identifiers are whole numbers, some are text."""
    for visit in range(4):
        columns = _voice_columns(rng, people=int(rng.integers(5, 9)), visits=3)
        order = [str(name) for name in rng.permutation(list(columns))] if visit else list(columns)
        table = {name: columns[name] for name in order}
        _names_judged(call(answer, table, columns["patient"], "status"), order)


def _voice_columns(rng, people, visits):
    import numpy as np

    persons = np.repeat(rng.choice(np.arange(100, 999), people, replace=False), visits)
    ages = rng.permutation(np.concatenate([[64, 64], rng.integers(60, 75, people - 2)]))
    return {
        "record": 7000 + np.arange(people * visits),
        "patient": persons,
        "age": np.repeat(ages, visits),
        "pitch": rng.normal(150, 20, people * visits).round(3) + 0.0001,
        "status": np.repeat(rng.permutation(np.arange(people) % 2), visits),
        "file": np.array([f"voice_{person}_{at}" for at, person in enumerate(persons)]),
        "clinic": np.repeat(rng.permutation(np.arange(people) % 3), visits),
        "shimmer": rng.random(people * visits) / 10,
    }


def _names_judged(kept, order):
    expected = [name for name in order if name not in ("record", "patient", "file", "status")]
    if not isinstance(kept, list | tuple) or not all(isinstance(name, str) and name in order for name in kept):
        said = Sentence(
            nb="Funksjonen skal gi tilbake en liste med kolonnenavn, for eksempel `['age', 'pitch']`.",
            en="The function should return a list of column names, such as `['age', 'pitch']`.",
        )
        raise Settled("names", said())
    if len(kept) < 2:
        said = Sentence(
            nb="Svaret ditt har {found} kolonnenavn, men tabellen har {all} kolonner. Står `return` inne i løkken, stopper funksjonen etter den første. Ellers krever betingelsen for mye: les den høyt, hver `and` og hver `or`.",
            en="Your answer holds {found} column names, but the table has {all} columns. If `return` is inside the loop, the function stops after the first. Otherwise the condition asks too much: read it aloud, every `and` and every `or`.",
        )
        raise Settled("stopped-early", said(found=len(kept), all=len(order)))
    left = [name for name in ("record", "patient", "file") if name in kept]
    lost = [name for name in expected if name not in kept]
    if left and "status" in kept:
        said = Sentence(
            nb="Du beholdt også `status`, som er fasiten, og `{name}`, som peker ut personen. Med fasiten blant variablene blir enhver modell perfekt, helt til den møter en pasient uten fasit. Hvilke to spørsmål må hver kolonne bestå?",
            en="You also kept `status`, which is the truth, and `{name}`, which points to the person. With the truth among the variables any model is perfect, until it meets a patient without one. Which two questions must each column pass?",
        )
        raise Settled("keeps", said(name=left[0]))
    if left:
        said = Sentence(
            nb="Fasiten er borte, men `{name}` er igjen. Hver verdi der hører til én person, så modellen kan slå opp svaret i stedet for å lytte. Hvor mange personer er det i gruppene i `people` for denne kolonnen?",
            en="The truth is gone, but `{name}` is still there. Each value in it belongs to one person, so the model can look the answer up instead of listening. How many people are there in the groups of `people` for this column?",
        )
        raise Settled("drops-target-only", said(name=left[0]))
    if "status" in kept:
        said = Sentence(
            nb="Kolonnene som peker ut personen, er borte, men `status` er igjen, og det er fasiten. Hva skal skje med kolonnen som heter det samme som `target`?",
            en="The columns that point to the person are gone, but `status` is still there, and it is the truth. What should happen to the column with the same name as `target`?",
        )
        raise Settled("keeps-target", said())
    if "age" in lost:
        said = Sentence(
            nb="Du tok bort `age`. Alderen har ingen desimaler og er den samme i alle opptakene til en person, men flere personer er like gamle, så den peker ikke ut noen. Det er nok at to personer deler én av verdiene. Spør koden din om det?",
            en="You dropped `age`. Age has no decimals and is the same in all recordings of a person, but several people are equally old, so it points to nobody. It is enough that two people share one of the values. Is that what your code asks?",
        )
        raise Settled("drops-age", said())
    if "clinic" in lost:
        said = Sentence(
            nb="Du tok bort `clinic`. Flere personer hører til samme klinikk, så den peker ikke ut noen. Svaret skal følge av kolonnens innhold, ikke av navnet: hva sier gruppene i `people` om den?",
            en="You dropped `clinic`. Several people belong to the same clinic, so it points to nobody. The answer should follow from what the column holds, not from its name: what do the groups of `people` say about it?",
        )
        raise Settled("drops-shared", said())
    if lost:
        said = Sentence(
            nb="Du tok bort `{name}`, som er en måling. Med mange desimaler er nesten hver verdi alene, men det er fordi den er målt, ikke fordi den er et navn. Hva skiller en måling fra et nummer, og hvordan ser du det av `measured`?",
            en="You dropped `{name}`, which is a measurement. With many decimals nearly every value is alone, but that is because it was measured, not because it is a name. What tells a measurement from a serial number, and how does `measured` show it?",
        )
        raise Settled("drops-measurements", said(name=lost[0]))


def shift_prevalence(answer, rng):
    """First the patient of the lesson, then random ones in both directions."""

    def odds(share):
        return share / (1 - share)

    def by_odds(probability, study, here):
        there = odds(probability) / odds(study) * odds(here)
        return there / (1 + there)

    def still_odds(probability, study, here):
        return odds(probability) / odds(study) * odds(here)

    def other_way(probability, study, here):
        there = odds(probability) * odds(study) / odds(here)
        return there / (1 + there)

    def no_study(probability, study, here):
        there = odds(probability) * odds(here)
        return there / (1 + there)

    def prevalence_ratio(probability, study, here):
        there = odds(probability) * here / study
        return there / (1 + there)

    draws = rng.uniform([0.1, 0.2, 0.02], [0.95, 0.8, 0.18], (4, 3)).round(2).tolist()
    cases = [(0.9, 0.75, 0.01), *map(tuple, draws), (0.6, 0.1, 0.5)]
    mistakes = [
        Mistake(
            "unchanged",
            lambda probability, study, here: probability,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er sannsynligheten slik den var i studien. I kallet `{given}` er sykdommen vanlig i studien og sjelden der pasienten er, eller omvendt. Hvor skal prevalensen inn?",
                en="You got {got} where {expected} was expected. That is the probability as it was in the study. In the call `{given}` the disease is common in the study and rare where the patient is, or the reverse. Where should the prevalence come in?",
            ),
        ),
        Mistake(
            "linear",
            lambda probability, study, here: probability * here / study,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du ganget sannsynligheten med forholdet mellom prevalensene. Prøv fra 10 % til 50 %: da kan svaret bli over 1. Det er noe annet enn sannsynligheten som skal ganges. Hva er det som står «ni mot én» i eksempelet?",
                en="You got {got} where {expected} was expected. You multiplied the probability by the ratio of the prevalences. Try it from 10% to 50%: the answer can then exceed 1. It is not the probability that should be multiplied. What is it that stands as “nine to one” in the example?",
            ),
        ),
        Mistake(
            "subtract",
            lambda probability, study, here: probability - (study - here),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du trakk fra forskjellen mellom prevalensene. Regn på en pasient med lav sannsynlighet i studien: da blir svaret negativt. Hvilken størrelse kan ganges uten å komme utenfor 0 og 1 til slutt?",
                en="You got {got} where {expected} was expected. You subtracted the difference between the prevalences. Try a patient with a low probability in the study: the answer becomes negative. Which quantity can be multiplied without ending up outside 0 and 1?",
            ),
        ),
        Mistake(
            "still-odds",
            still_odds,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallet er riktig, men det er odds. Tre mot nittini er ikke det samme som tre av nittini. Hva mangler i siste linje?",
                en="You got {got} where {expected} was expected. The number is right, but it is odds. Three to ninety-nine is not the same as three of ninety-nine. What is missing in the last line?",
            ),
        ),
        Mistake(
            "other-way",
            other_way,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. De to prevalensene har byttet plass. Hvilken av dem er allerede med i modellens sannsynlighet og må deles bort?",
                en="You got {got} where {expected} was expected. The two prevalences have changed places. Which of them is already part of the model's probability and must be divided out?",
            ),
        ),
        Mistake(
            "prevalence-ratio",
            prevalence_ratio,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Sannsynligheten er gjort om til odds, men de to prevalensene er ikke. Tre av fire og tre mot én er ikke samme tall. Hvilke av de tre tallene må bli odds?",
                en="You got {got} where {expected} was expected. The probability was turned into odds, but the two prevalences were not. Three in four and three to one are not the same number. Which of the three numbers must become odds?",
            ),
        ),
        Mistake(
            "study-kept",
            no_study,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du ganget med oddsen på det nye stedet, men studiens odds ligger fortsatt i tallet. Hva sier målingene alene om pasienten?",
                en="You got {got} where {expected} was expected. You multiplied by the odds in the new place, but the odds of the study are still in the number. What do the measurements alone say about the patient?",
            ),
        ),
    ]
    agrees(answer, by_odds, cases, mistakes)


def blocked_order(answer, rng):
    """Rows in the order of the file, one block ranked backwards; the given `auroc` notes which rows it was asked about."""
    import numpy as np

    for block in (2, 0, 1):
        n = int(rng.integers(10, 14))
        truth = np.tile([0, 1], 3 * n)[: 3 * n]
        scores = rng.random(3 * n) * 0.7 + 0.3 * truth
        backwards = slice(block * n, (block + 1) * n)
        scores[backwards] = 1 - scores[backwards]
        asked = []

        def auroc(some_truth, some_scores, scores=scores, asked=asked):
            asked.append(np.flatnonzero(np.isin(scores, some_scores)))
            return _auroc(np.asarray(some_truth), np.asarray(some_scores))

        got = call(answer, truth, scores, 3, auroc)
        got = got.tolist() if isinstance(got, np.ndarray) and got.size < 100 else got  # an enormous one stays
        parts = np.array_split(np.arange(3 * n), 3)
        _blocks_judged(
            got, [_auroc(truth[part], scores[part]) for part in parts], asked, answer, (truth, scores, 3, auroc)
        )


def _auroc(truth, scores):
    import numpy as np

    difference = np.subtract.outer(scores[truth == 1], scores[truth == 0])
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def _blocks_judged(got, expected, asked, answer, arguments):
    import numpy as np

    worst = min(range(3), key=lambda at: expected[at])
    gaps = {"block": worst + 1, "low": f"{expected[worst]:.2f}"}
    single = isinstance(got, int | float | np.number)
    if single and not np.isclose(got, np.mean(expected)):
        said = Sentence(
            nb="Du ga tilbake ett tall, {got}, men leseren trenger ett for hver av de tre blokkene, i filens rekkefølge. Hva skal samle dem?",
            en="You returned one number, {got}, but the reader needs one for each of the three blocks, in the order of the file. What should collect them?",
        )
        raise Settled("one-number", said(got=f"{float(got):.2f}"))
    if single:
        said = Sentence(
            nb="Du ga tilbake ett tall, {got}. I blokk {block} er AUROC {low}: der er rangeringen snudd. I et gjennomsnitt forsvinner den. Hva vil du at leseren skal få se?",
            en="You returned one number, {got}. In block {block} the AUROC is {low}: there the ranking is reversed. In an average it disappears. What do you want the reader to see?",
        )
        raise Settled("averaged", said(got=f"{float(got):.2f}", **gaps))
    numbers = isinstance(got, list | tuple) and len(got) < 100 and all(is_number(value) for value in got)
    if numbers and len(got) == 2 and np.allclose(list(got), np.delete(expected, worst)):
        said = Sentence(
            nb="Du ga tilbake to tall, men filen har tre blokker. Den som mangler, er blokk {block}, der AUROC er {low}. Den er ikke støy: noe er annerledes der, og det samme kan vente ved neste sykehus. Hva skal stå på plassen?",
            en="You returned two numbers, but the file has three blocks. The missing one is block {block}, where the AUROC is {low}. It is not noise: something is different there, and the same may await at the next hospital. What belongs in its place?",
        )
        raise Settled("drops-the-fold", said(**gaps))
    third = -(-len(arguments[0]) // 3)
    if any(0 < len(rows) <= third and rows[-1] - rows[0] >= len(rows) for rows in asked):
        said = Sentence(
            nb="Radene i en av blokkene dine følger ikke etter hverandre i filen: de er stokket eller plukket her og der. Da får hver blokk litt av alt, og blokk {block}, der AUROC er {low}, synes ikke lenger. Forskjellen er ikke fjernet, den er gjemt. Hvilken rekkefølge skal radene stå i?",
            en="The rows of one of your blocks do not follow one another in the file: they were shuffled, or picked here and there. Then each block gets a little of everything, and block {block}, where the AUROC is {low}, no longer shows. The difference has not been removed, it has been hidden. In what order should the rows stand?",
        )
        raise Settled("shuffle-fixes-it", said(**gaps))
    compare(got, expected, call_text(answer, arguments))


def three_markers(answer, rng):
    """Random tables; the score is a simple rule whose value depends on which rows trained it and which tested it."""
    import numpy as np

    def choose(x, y):
        return np.argsort(-np.abs(x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0)))[:3]

    def score(x_train, y_train, x_test, y_test):
        weights = x_train[y_train == 1].mean(axis=0) - x_train[y_train == 0].mean(axis=0)
        return _auroc(y_test, x_test @ weights)

    def difference(x, y, learned, tested, columns):
        everything = score(x[learned], y[learned], x[tested], y[tested])
        return everything - score(x[learned][:, columns], y[learned], x[tested][:, columns], y[tested])

    def inside(x, y, splits, choose, score):
        return [difference(x, y, train, test, choose(x[train], y[train])) for train, test in splits]

    def on_test(x, y, splits, choose, score):
        return [difference(x, y, train, test, choose(x[test], y[test])) for train, test in splits]

    def on_everyone(x, y, splits, choose, score):
        return [difference(x, y, train, test, choose(x, y)) for train, test in splits]

    def fit_on_all(x, y, splits, choose, score):
        return [
            score(x, y, x[test], y[test]) - score(x[:, few], y, x[test][:, few], y[test])
            for train, test in splits
            for few in [choose(x[train], y[train])]
        ]

    def other_way(x, y, splits, choose, score):
        return [-value for value in inside(x, y, splits, choose, score)]

    def unpaired(x, y, splits, choose, score):
        few = [choose(x[train], y[train]) for train, _ in splits]
        three = [
            score(x[train][:, columns], y[train], x[test][:, columns], y[test])
            for (train, test), columns in zip(splits, few, strict=True)
        ]
        everything = [score(x[train], y[train], x[test], y[test]) for train, test in splits]
        return [whole - part for whole, part in zip(everything[::-1], three, strict=True)]

    cases = [_table_and_splits(rng, choose, score) for _ in range(2)]
    mistakes = [
        Mistake("chosen-on-test", on_test, _CHOSEN),
        Mistake("chosen-on-test", on_everyone, _CHOSEN),
        Mistake(
            "fit-on-all",
            fit_on_all,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Modellen ble trent på alle radene, også testpasientene. Da har den sett svarene den skal prøves på. Hvilke rader hører hjemme i de to første argumentene til `score`?",
                en="You got {got} where {expected} was expected. The model was trained on all rows, the test patients too. Then it has seen the answers it is tried on. Which rows belong in the first two arguments of `score`?",
            ),
        ),
        Mistake(
            "unpaired",
            unpaired,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallene er riktige hver for seg, men i én forskjell er de to modellene prøvd på ulike pasienter. Da kan den ene ha fått de lette. Hvilke to tall hører sammen?",
                en="You got {got} where {expected} was expected. The numbers are right one by one, but in one difference the two models were tried on different patients. Then one of them may have had the easy ones. Which two numbers belong together?",
            ),
        ),
        Mistake(
            "sign",
            other_way,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Fortegnet er snudd: forskjellen skal være alle kolonnene minus de tre. Hva betyr det for leseren om den er positiv?",
                en="You got {got} where {expected} was expected. The sign is reversed: the difference should be all columns minus the three. What does it mean to the reader if it is positive?",
            ),
        ),
    ]
    agrees(answer, inside, cases, mistakes)


_CHOSEN = Sentence(
    nb="Du fikk {got} der fasiten er {expected}. De tre kolonnene er valgt med testpasientene til stede. Da er valget allerede tilpasset dem, og skåren blir for pen. Hvilke rader skal `choose` få?",
    en="You got {got} where {expected} was expected. The three columns were chosen with the test patients present. Then the choice already suits them, and the score is flattered. Which rows should `choose` be given?",
)


def _table_and_splits(rng, choose, score):
    import numpy as np

    y = rng.permutation(np.arange(36) % 2)
    x = rng.normal(size=(36, 12)).round(3) + 0.5 * y[:, None] * (np.arange(12) < 4)
    ill, well = (rng.permutation(np.flatnonzero(y == state)) for state in (1, 0))
    tests = [np.sort(np.concatenate([ill[at::3], well[at::3]])) for at in range(3)]
    return x, y, [(np.setdiff1d(np.arange(36), test), test) for test in tests], choose, score


def cost_threshold(answer, rng):
    """Costs far from equal, and patients whose best cut by sensitivity and specificity lies elsewhere."""
    import numpy as np

    def by_cost(false_alarm, missed, truth, probabilities):
        return false_alarm / (false_alarm + missed)

    def inverse(false_alarm, missed, truth, probabilities):
        return missed / (false_alarm + missed)

    def ratio(false_alarm, missed, truth, probabilities):
        return false_alarm / missed

    def youden(false_alarm, missed, truth, probabilities):
        cuts = np.unique(probabilities)
        found = [np.mean(probabilities[truth == 1] >= cut) - np.mean(probabilities[truth == 0] >= cut) for cut in cuts]
        return float(cuts[int(np.argmax(found))])

    def case(false_alarm, missed):
        truth = rng.permutation((np.arange(12) < 4).astype(int))
        return false_alarm, missed, truth, (rng.uniform(0.3, 0.7, 12) + 0.2 * truth).round(3)

    def prevalence(false_alarm, missed, truth, probabilities):
        return float(np.mean(truth))

    def with_prevalence(false_alarm, missed, truth, probabilities):
        return false_alarm * np.mean(truth == 0) / (false_alarm * np.mean(truth == 0) + missed * np.mean(truth))

    def cheapest(false_alarm, missed, truth, probabilities):
        cuts = np.unique(probabilities)
        costs = [
            false_alarm * np.sum((probabilities >= cut) & (truth == 0))
            + missed * np.sum((probabilities < cut) & (truth == 1))
            for cut in cuts
        ]
        return float(cuts[int(np.argmin(costs))])

    # The best cut by sensitivity and specificity is 0.8 here, the cheapest one 0.4, and a third of the patients are ill.
    first = (1, 9, np.array([1, 0, 0, 0, 1, 0]), np.array([0.8, 0.7, 0.6, 0.5, 0.4, 0.2]))
    cases = [
        first,
        *(case(int(a), int(b)) for a, b in zip(rng.integers(1, 5, 3), rng.integers(12, 40, 3), strict=True)),
    ]
    mistakes = [
        Mistake(
            "inverse",
            inverse,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I `{given}` er en oversett syk mye dyrere enn en falsk alarm. Da skal man handle selv ved liten mistanke, men terskelen din krever stor. Hvilken av kostnadene skal stå i telleren?",
                en="You got {got} where {expected} was expected. In `{given}` a missed patient costs far more than a false alarm. Then one should act even on slight suspicion, but your threshold asks for a strong one. Which cost belongs on top?",
            ),
        ),
        Mistake(
            "half",
            lambda false_alarm, missed, truth, probabilities: 0.5,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. En halv er riktig bare når de to feilene koster like mye. Hva koster de i `{given}`?",
                en="You got {got} where {expected} was expected. One half is right only when the two errors cost the same. What do they cost in `{given}`?",
            ),
        ),
        Mistake(
            "youden",
            youden,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er terskelen der sensitivitet pluss spesifisitet er størst. Den blir den samme om en oversett syk koster det samme som en falsk alarm eller hundre ganger så mye. Hva skal avgjøre terskelen?",
                en="You got {got} where {expected} was expected. That is the threshold where sensitivity plus specificity is largest. It stays the same whether a missed patient costs as much as a false alarm or a hundred times more. What should decide the threshold?",
            ),
        ),
        Mistake(
            "cheapest-here",
            cheapest,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du lette etter terskelen som var billigst for akkurat disse pasientene. Med noen andre pasienter blir den en annen. Kan svaret regnes ut av de to kostnadene alene?",
                en="You got {got} where {expected} was expected. You searched for the threshold that was cheapest for just these patients. With other patients it would be another. Can the answer be worked out from the two costs alone?",
            ),
        ),
        Mistake(
            "with-prevalence",
            with_prevalence,
            _PREVALENCE,
        ),
        Mistake("with-prevalence", prevalence, _PREVALENCE),
        Mistake(
            "ratio",
            ratio,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Forholdet mellom kostnadene er terskelen som odds. En terskel skal være en sannsynlighet. Hva står under brøkstreken da?",
                en="You got {got} where {expected} was expected. The ratio of the costs is the threshold as odds. A threshold should be a probability. What is below the line then?",
            ),
        ),
    ]
    agrees(answer, by_cost, cases, mistakes)


_PREVALENCE = Sentence(
    nb="Du fikk {got} der fasiten er {expected}. Prevalensen er med i svaret ditt. Men den ligger allerede i pasientens sannsynlighet, som terskelen skal sammenlignes med. Hva er igjen som kan bestemme terskelen?",
    en="You got {got} where {expected} was expected. The prevalence is part of your answer. But it is already in the patient's probability, which the threshold is to be compared with. What is left to decide the threshold?",
)
