"""The checks of lesson 06: the dangerous class, a paired difference, choosing inside the training set, and three more."""

from dyplab.course.judging import Mistake, agrees
from dyplab.text import Sentence

HINTS = {
    "positive-class": [
        Sentence(
            nb="Hold deg til de ondartede prøvene først. Hvilke verdier har `predicted` for dem?",
            en="Keep to the malignant samples first. Which values does `predicted` have for those?",
        ),
        Sentence(
            nb="`predicted[truth == 0]` er det de ondartede ble kalt. Ondartet heter `0` her. Hvor stor andel av dem er lik `0`?",
            en="`predicted[truth == 0]` is what the malignant were called. Malignant is `0` here. What share of those equals `0`?",
        ),
    ],
    "paired-difference": [
        Sentence(
            nb="Begge modellene skal prøves i samme trekning, på de samme radene: `truth[rows]`, `a[rows]`, `b[rows]`.",
            en="Both models are to be tried in the same draw, on the same rows: `truth[rows]`, `a[rows]`, `b[rows]`.",
        ),
        Sentence(
            nb="Lag en tom liste, gå gjennom `draws` med `for rows in draws`, og legg `auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows])` i listen. Ta persentilene av listen til slutt. `fold` trengs ikke.",
            en="Make an empty list, go through `draws` with `for rows in draws`, and append `auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows])`. Take the percentiles of the list at the end. `fold` is not needed.",
        ),
    ],
    "select-inside": [
        Sentence(
            nb="Å velge kolonner er også å lære av fasiten. Hvilke rader er det lov å lære av i én deling?",
            en="Choosing columns is also learning from the truth. Which rows may one learn from in one split?",
        ),
        Sentence(
            nb="Inne i løkken: `columns = choose(x[train], y[train])`. Gi så `score` de samme kolonnene for begge parter: `x[train][:, columns]` og `x[test][:, columns]`.",
            en="Inside the loop: `columns = choose(x[train], y[train])`. Then give `score` the same columns for both parts: `x[train][:, columns]` and `x[test][:, columns]`.",
        ),
    ],
    "rmse-null": [
        Sentence(
            nb="Svaret til alle testpasientene er ett tall. Hvilke pasienter kan det regnes ut av?",
            en="The answer to all the test patients is one number. From which patients may it be worked out?",
        ),
        Sentence(
            nb="Feilen for hver testpasient er `y[test] - answer`. Kvadrer feilene, ta snittet, og ta roten til slutt: `np.sqrt`.",
            en="The error of each test patient is `y[test] - answer`. Square the errors, take the mean, and take the root at the end: `np.sqrt`.",
        ),
    ],
    "null-labels": [
        Sentence(
            nb="For hver stokking: lag én stokket fasit, `y[order]`, og bruk den både der det trenes og der det prøves.",
            en="For each shuffling: make one shuffled truth, `y[order]`, and use it both where one trains and where one tries.",
        ),
        Sentence(
            nb="`score(x[train], shuffled[train], x[test], shuffled[test])` gir én skår. Samle skårene i en liste, og gi tilbake snittet av dem.",
            en="`score(x[train], shuffled[train], x[test], shuffled[test])` gives one score. Collect the scores in a list, and return their mean.",
        ),
    ],
    "net-benefit": [
        Sentence(
            nb="Finn først hvem det handles på: `acted = probabilities >= threshold`. Tell så de ondartede og de godartede blant dem.",
            en="First find who is acted on: `acted = probabilities >= threshold`. Then count the malignant and the benign among them.",
        ),
        Sentence(
            nb="Hver godartet som det handles på, trekker fra `threshold / (1 - threshold)`. Del alt på antall pasienter, ikke bare på dem det handles på.",
            en="Each benign one acted on takes away `threshold / (1 - threshold)`. Divide everything by the number of patients, not only by those acted on.",
        ),
    ],
}


def positive_class(answer, rng):
    """Few malignant, so that the two classes, the accuracy and the predictive value all differ."""
    import numpy as np

    def sensitivity(truth, predicted):
        return float(np.mean(predicted[truth == 0] == 0))

    def case(malignant, benign, found, alarms):
        truth = np.repeat([0, 1], [malignant, benign])
        predicted = np.repeat([0, 1, 0, 1], [found, malignant - found, alarms, benign - alarms])
        order = rng.permutation(len(truth))
        return truth[order], predicted[order]

    # Two of three malignant found, five of seven benign called benign, and two of the four called malignant are.
    first = np.array([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]), np.array([0, 0, 1, 1, 1, 1, 1, 1, 0, 0])
    cases = [first, *(case(int(n), 23, int(n) - 3, 5) for n in rng.integers(8, 16, 3))]
    mistakes = [
        Mistake(
            "pos-label-1",
            lambda truth, predicted: float(np.mean(predicted[truth == 1] == 1)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen av de godartede som ble kalt godartede. Klassen `1` er ikke alltid den man leter etter. Hvilket tall har ondartet i denne filen?",
                en="You got {got} where {expected} was expected. That is the share of the benign that were called benign. Class `1` is not always the one looked for. Which number does malignant have in this file?",
            ),
        ),
        Mistake(
            "precision",
            lambda truth, predicted: float(np.mean(truth[predicted == 0] == 0)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du så på dem som ble **kalt** ondartede, og regnet ut hvor mange av dem som var det: positiv prediktiv verdi. Hvilke prøver skal stå under brøkstreken når du vil vite hvor mange kreftprøver som ble funnet?",
                en="You got {got} where {expected} was expected. You looked at those **called** malignant and worked out how many of them were: the positive predictive value. Which samples belong below the line when you want to know how many cancers were found?",
            ),
        ),
        Mistake(
            "accuracy",
            lambda truth, predicted: float(np.mean(predicted == truth)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen riktige av alle prøvene, og de fleste er godartede. Hvilke prøver gjelder sensitiviteten?",
                en="You got {got} where {expected} was expected. That is the accuracy over all samples, and most are benign. Which samples is the sensitivity about?",
            ),
        ),
        Mistake(
            "missed",
            lambda truth, predicted: float(np.mean(predicted[truth == 0] == 1)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen ondartede som ble **oversett**. Hvilken verdi har `predicted` for dem som ble funnet?",
                en="You got {got} where {expected} was expected. That is the share of malignant that were **missed**. Which value does `predicted` have for those that were found?",
            ),
        ),
        Mistake(
            "counted",
            lambda truth, predicted: int(np.sum(predicted[truth == 0] == 0)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du talte de ondartede som ble funnet. Hva må antallet deles på for å bli en andel?",
                en="You got {got} where {expected} was expected. You counted the malignant that were found. What must the count be divided by to become a share?",
            ),
        ),
        Mistake(
            "of-everyone",
            lambda truth, predicted: float(np.mean((predicted == 0) & (truth == 0))),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du delte på alle prøvene, også de godartede. Hvor mange er det egentlig å finne?",
                en="You got {got} where {expected} was expected. You divided by all samples, the benign too. How many are there really to be found?",
            ),
        ),
    ]
    agrees(answer, sensitivity, cases, mistakes)


def _auroc(truth, scores):
    """Pairs of one ill and one well in which the ill one has the higher score; a tie counts one half."""
    import numpy as np

    gap = scores[truth == 1][:, None] - scores[truth == 0]
    return float(np.mean((gap > 0) + 0.5 * (gap == 0)))


def paired_difference(answer, rng):
    """Two models that find the same patients hard; each draw and each fold holds both ill and well."""
    import numpy as np

    def differences(truth, a, b, draws, auroc):
        return np.array([auroc(truth[rows], a[rows]) - auroc(truth[rows], b[rows]) for rows in draws])

    def limits(truth, a, b, fold, draws, auroc):
        return np.percentile(differences(truth, a, b, draws, auroc), [2.5, 97.5])

    def each(truth, a, b, draws, auroc):
        return (np.array([auroc(truth[rows], scores[rows]) for rows in draws]) for scores in (a, b))

    def apart(truth, a, b, fold, draws, auroc):
        of_a, of_b = (np.percentile(values, [2.5, 97.5]) for values in each(truth, a, b, draws, auroc))
        return np.array([of_a[0] - of_b[1], of_a[1] - of_b[0]])

    def unpaired(truth, a, b, fold, draws, auroc):
        of_a, of_b = each(truth, a, b, draws, auroc)
        return np.percentile(of_a - of_b[::-1], [2.5, 97.5])

    def shifted(truth, a, b, fold, draws, auroc):
        of_a, of_b = each(truth, a, b, draws, auroc)
        return np.percentile(of_a - np.roll(of_b, 1), [2.5, 97.5])

    def around(values):
        half = 1.96 * np.std(values, ddof=1) / np.sqrt(len(values))
        return np.array([np.mean(values) - half, np.mean(values) + half])

    def by_fold(truth, a, b, fold, draws, auroc):
        return around(differences(truth, a, b, [np.flatnonzero(fold == k) for k in np.unique(fold)], auroc))

    def over_folds(truth, a, b, fold, draws, auroc):
        parts = [np.flatnonzero(fold == k) for k in np.unique(fold)]
        return np.percentile(differences(truth, a, b, parts, auroc), [2.5, 97.5])

    def narrow(truth, a, b, fold, draws, auroc):
        return around(differences(truth, a, b, draws, auroc))

    def other_way(truth, a, b, fold, draws, auroc):
        return np.percentile(-differences(truth, a, b, draws, auroc), [2.5, 97.5])

    def undrawn(truth, a, b, fold, draws, auroc):
        return np.percentile([auroc(truth, a[rows]) - auroc(truth, b[rows]) for rows in draws], [2.5, 97.5])

    def widest(truth, a, b, fold, draws, auroc):
        found = differences(truth, a, b, draws, auroc)
        return np.array([found.min(), found.max()])

    cases = [_two_models(rng) for _ in range(2)]
    mistakes = [
        Mistake(
            "overlapping-intervals",
            apart,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er avstanden mellom de to intervallene, regnet hver for seg. En vanskelig pasient trekker ned begge modellene, og det faller bort bare når forskjellen regnes i hver trekning. Hva skal inn i listen?",
                en="You got {got} where {expected} was expected. That is the distance between the two intervals, each worked out by itself. A hard patient pulls both models down, and that cancels only when the difference is taken in each draw. What belongs in the list?",
            ),
        ),
        Mistake("unpaired", unpaired, _UNPAIRED),
        Mistake("unpaired", shifted, _UNPAIRED),
        Mistake("folds-as-independent", by_fold, _FOLDS),
        Mistake("folds-as-independent", over_folds, _FOLDS),
        Mistake(
            "draws-as-studies",
            narrow,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du delte på roten av antall trekninger. Da kan intervallet gjøres så smalt man vil, bare ved å trekke oftere, uten en eneste ny pasient. Hvor spredt er forskjellene i seg selv?",
                en="You got {got} where {expected} was expected. You divided by the root of the number of draws. Then the interval can be made as narrow as one likes just by drawing more often, without a single new patient. How spread are the differences themselves?",
            ),
        ),
        Mistake(
            "truth-not-drawn",
            undrawn,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Sannsynlighetene er trukket, men fasiten står i gammel rekkefølge, så hver pasient får en annens fasit. Hvilke rader av `truth` hører til `a[rows]`?",
                en="You got {got} where {expected} was expected. The probabilities were drawn, but the truth stands in its old order, so each patient gets the truth of another. Which rows of `truth` belong to `a[rows]`?",
            ),
        ),
        Mistake(
            "sign",
            other_way,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Fortegnet er snudd: forskjellen skal være `a` minus `b`. Hvem av dem er best når den er positiv?",
                en="You got {got} where {expected} was expected. The sign is reversed: the difference should be `a` minus `b`. Which of them is better when it is positive?",
            ),
        ),
        Mistake(
            "widest",
            widest,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er den minste og den største forskjellen. De to blir stadig lenger fra hverandre jo flere ganger man trekker. Hva gjør `np.percentile` i stedet?",
                en="You got {got} where {expected} was expected. Those are the smallest and the largest difference. The two move apart the more often one draws. What does `np.percentile` do instead?",
            ),
        ),
    ]
    agrees(answer, limits, cases, mistakes)


_UNPAIRED = Sentence(
    nb="Du fikk {got} der fasiten er {expected}. AUROC for `a` og for `b` i én forskjell kommer fra ulike trekninger, altså fra ulike pasienter. Da kan den ene ha fått de lette. Hvilke to tall hører sammen?",
    en="You got {got} where {expected} was expected. The AUROC of `a` and of `b` in one difference come from different draws, that is from different patients. Then one of them may have had the easy ones. Which two numbers belong together?",
)
_FOLDS = Sentence(
    nb="Du fikk {got} der fasiten er {expected}. Du regnet én forskjell for hver del i `fold`, som om delene var hver sin studie. Modellene i to deler har lært av mange av de samme pasientene, og delene er få. Hva skal trekkes på nytt i stedet?",
    en="You got {got} where {expected} was expected. You worked out one difference for each part in `fold`, as if the parts were separate studies. The models of two parts have learned from many of the same patients, and the parts are few. What should be drawn anew instead?",
)


def _two_models(rng):
    import numpy as np

    truth = rng.permutation(np.arange(40) % 2)
    hard = truth + rng.normal(0, 0.8, 40)  # what both models see
    a, b = ((1 / (1 + np.exp(-hard - rng.normal(0, spread, 40)))).round(3) for spread in (0.3, 0.8))
    fold = np.empty(40, dtype=int)
    for state in (0, 1):
        fold[truth == state] = np.arange(20) % 5
    ill, well = np.flatnonzero(truth == 1), np.flatnonzero(truth == 0)
    draws = [np.concatenate([rng.choice(ill, 20), rng.choice(well, 20)]) for _ in range(30)]
    return truth, a, b, fold, draws, _auroc


def _nearest_mean(x_train, y_train, x_test, y_test):
    """A model in two lines: how much closer to the mean of the ill than to that of the well."""
    import numpy as np

    ill, well = (x_train[y_train == state].mean(axis=0) for state in (1, 0))
    closer = ((x_test - well) ** 2).sum(axis=1) - ((x_test - ill) ** 2).sum(axis=1)
    return _auroc(np.asarray(y_test), closer)


def _three_strongest(x, y):
    """The three columns whose mean differs most between ill and well."""
    import numpy as np

    gap = np.abs(x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0))
    return np.sort(np.argsort(-gap)[:3])


def select_inside(answer, rng):
    """Columns without a signal, so that what is chosen on other rows is another choice."""
    import numpy as np

    def inside(x, y, splits, choose, score):
        found = []
        for train, test in splits:
            columns = choose(x[train], y[train])
            found.append(score(x[train][:, columns], y[train], x[test][:, columns], y[test]))
        return found

    def with_columns_from(rows_of):
        def chosen(x, y, splits, choose, score):
            found = []
            for train, test in splits:
                rows = rows_of(train, test)
                columns = choose(x[rows], y[rows])
                found.append(score(x[train][:, columns], y[train], x[test][:, columns], y[test]))
            return found

        return chosen

    def scored_on_all(x, y, splits, choose, score):
        chosen = [(train, choose(x[train], y[train])) for train, _ in splits]
        return [score(x[train][:, columns], y[train], x[:, columns], y) for train, columns in chosen]

    def trained_on_all(x, y, splits, choose, score):
        chosen = [(test, choose(x[train], y[train])) for train, test in splits]
        return [score(x[:, columns], y, x[test][:, columns], y[test]) for test, columns in chosen]

    def none_chosen(x, y, splits, choose, score):
        return [score(x[train], y[train], x[test], y[test]) for train, test in splits]

    cases = [_noise_and_splits(rng) for _ in range(3)]
    mistakes = [
        Mistake(
            "before-the-split",
            with_columns_from(lambda train, test: np.concatenate([train, test])),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Kolonnene er valgt på alle radene, også testradene. De har altså alt vært med og stemt på kolonnene de skal prøves med, slik det var hos kollegaen. Hvilke rader skal `choose` få?",
                en="You got {got} where {expected} was expected. The columns were chosen on all rows, the test rows too. So those have already voted for the columns they are to be tried with, as in the colleague's code. Which rows should `choose` be given?",
            ),
        ),
        Mistake(
            "on-test",
            with_columns_from(lambda train, test: test),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Kolonnene er valgt på testradene. Det er som å lese fasiten til eksamen før man velger pensum. Hvem skal velge?",
                en="You got {got} where {expected} was expected. The columns were chosen on the test rows. That is like reading the examination's answers before choosing what to study. Who should choose?",
            ),
        ),
        Mistake(
            "on-all-y",
            scored_on_all,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Valget er riktig, men skåren er regnet på hele `y`, også på radene modellen er trent på. Hvilke rader er tilbakeholdt i denne delingen?",
                en="You got {got} where {expected} was expected. The choice is right, but the score is worked out on all of `y`, also on the rows the model was trained on. Which rows are held out in this split?",
            ),
        ),
        Mistake(
            "trained-on-all",
            trained_on_all,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Modellen er trent på alle radene, så den har sett svarene den skal prøves på. Hvilke rader hører hjemme i de to første argumentene til `score`?",
                en="You got {got} where {expected} was expected. The model was trained on all rows, so it has seen the answers it is tried on. Which rows belong in the first two arguments of `score`?",
            ),
        ),
        Mistake(
            "nothing-chosen",
            none_chosen,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Delingen er riktig, men alle kolonnene er med. Hvor kommer `columns` inn, både for treningsradene og for testradene?",
                en="You got {got} where {expected} was expected. The split is right, but all the columns are there. Where does `columns` come in, both for the training rows and for the test rows?",
            ),
        ),
    ]
    agrees(answer, inside, cases, mistakes)


def _noise_and_splits(rng):
    import numpy as np

    y = rng.permutation(np.arange(30) % 2)
    x = rng.normal(size=(30, 15)).round(3)
    ill, well = (rng.permutation(np.flatnonzero(y == state)) for state in (1, 0))
    tests = [np.sort(np.concatenate([ill[at::3], well[at::3]])) for at in range(3)]
    return x, y, [(np.setdiff1d(np.arange(30), test), test) for test in tests], _three_strongest, _nearest_mean


def rmse_null(answer, rng):
    """Training and test patients with different means, measurements on another scale."""
    import numpy as np

    def null(x, y, train, test):
        return float(np.sqrt(np.mean((y[test] - np.mean(y[train])) ** 2)))

    def case(n):
        order = rng.permutation(n)
        x = rng.normal(70, 12, (n, 3)).round(1)
        return x, rng.integers(25, 340, n).astype(float), np.sort(order[: n // 2]), np.sort(order[n // 2 :])

    # The training mean is 100; the test patients lie 60 and 80 from it.
    first = np.array([[27.0], [31.0], [22.0], [29.0]]), np.array([80.0, 120.0, 160.0, 180.0]), [0, 1], [2, 3]
    cases = [
        (first[0], first[1], np.array(first[2]), np.array(first[3])),
        *(case(int(n)) for n in rng.integers(9, 20, 3)),
    ]

    def zero(x, y, train, test):
        return 0.0

    def of_zero(x, y, train, test):
        return float(np.sqrt(np.mean(y[test] ** 2)))

    def squared(x, y, train, test):
        return float(np.mean((y[test] - np.mean(y[train])) ** 2))

    def absolute(x, y, train, test):
        return float(np.mean(np.abs(y[test] - np.mean(y[train]))))

    def own_mean(x, y, train, test):
        return float(np.std(y[test]))

    def mean_of_all(x, y, train, test):
        return float(np.sqrt(np.mean((y[test] - np.mean(y)) ** 2)))

    of_x = [lambda x, y, train, test: float(np.std(x[test])), lambda x, y, train, test: float(np.std(x[train])),
            lambda x, y, train, test: float(np.std(x)), lambda x, y, train, test: float(np.std(x[test][:, 0]))]  # fmt: skip
    mistakes = [
        Mistake(
            "zero",
            zero,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Uten modell er ikke feilen null: den er så stor som pasientene er ulike. Hva blir svaret til alle, og hvor langt fra det ligger testpasientene?",
                en="You got {got} where {expected} was expected. Without a model the error is not zero: it is as large as the patients differ. What is the answer to everyone, and how far from it do the test patients lie?",
            ),
        ),
        Mistake(
            "answers-zero",
            of_zero,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er feilen til en som svarer null til alle. Uten å vite noe om pasienten kan man likevel svare noe bedre. Hva?",
                en="You got {got} where {expected} was expected. That is the error of someone who answers zero to everyone. Without knowing anything of the patient one can still answer something better. What?",
            ),
        ),
        Mistake(
            "mse",
            squared,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er den gjennomsnittlige kvadrerte feilen, i kvadrerte poeng. Hva mangler for å komme tilbake til poeng?",
                en="You got {got} where {expected} was expected. That is the mean squared error, in squared points. What is missing to come back to points?",
            ),
        ),
        *(Mistake("feature-sd", spread, _OF_X) for spread in of_x),
        Mistake(
            "test-mean",
            own_mean,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du regnet ut avstanden til testpasientenes eget snitt. Det kjenner man ikke når svaret skal gis. Hvilket snitt kjenner man?",
                en="You got {got} where {expected} was expected. You worked out the distance to the test patients' own mean. That is not known when the answer is to be given. Which mean is known?",
            ),
        ),
        Mistake(
            "mean-of-all",
            mean_of_all,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I snittet ditt er testpasientene med. Da har du sett på svarene før du gjettet. Hvem får være med?",
                en="You got {got} where {expected} was expected. The test patients are part of your mean. Then you have looked at the answers before guessing. Who may be part of it?",
            ),
        ),
        Mistake(
            "root-inside",
            absolute,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er den gjennomsnittlige feilen uten fortegn: roten er tatt før snittet. I hvilken rekkefølge står ordene i *root mean square*, lest bakfra?",
                en="You got {got} where {expected} was expected. That is the mean error without its sign: the root was taken before the mean. In which order do the words of *root mean square* stand, read backwards?",
            ),
        ),
    ]
    agrees(answer, null, cases, mistakes)


_OF_X = Sentence(
    nb="Du fikk {got} der fasiten er {expected}. Det er hvor mye **målingene** spriker. Feilen gjelder utfallet, det som skulle gjettes. Hva heter det?",
    en="You got {got} where {expected} was expected. That is how much the **measurements** vary. The error is about the outcome, what was to be guessed. What is it called?",
)


def null_labels(answer, rng):
    """A table with a signal, so that what is left unshuffled shows."""
    import numpy as np

    def scores(x, y, train, test, orders, score):
        return [score(x[train], y[order][train], x[test], y[order][test]) for order in orders]

    def null(x, y, train, test, orders, score):
        return float(np.mean(scores(x, y, train, test, orders, score)))

    def x_too(x, y, train, test, orders, score):
        return float(
            np.mean([score(x[order][train], y[order][train], x[order][test], y[order][test]) for order in orders])
        )

    def test_only(x, y, train, test, orders, score):
        return float(np.mean([score(x[train], y[train], x[test], y[order][test]) for order in orders]))

    def train_only(x, y, train, test, orders, score):
        return float(np.mean([score(x[train], y[order][train], x[test], y[test]) for order in orders]))

    def best(x, y, train, test, orders, score):
        return max(scores(x, y, train, test, orders, score))

    def real(x, y, train, test, orders, score):
        return score(x[train], y[train], x[test], y[test])

    def once(x, y, train, test, orders, score):
        return scores(x, y, train, test, orders, score)[0]

    cases = [_signal_and_orders(rng) for _ in range(2)]
    mistakes = [
        Mistake(
            "x-too",
            x_too,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Både målingene og fasiten ble stokket i samme rekkefølge, så hver pasient har fortsatt sin egen fasit. Hva er det som skal løsrives fra hva?",
                en="You got {got} where {expected} was expected. Both measurements and truth were shuffled in the same order, so every patient still has their own truth. What is to be torn from what?",
            ),
        ),
        Mistake(
            "test-only",
            test_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Bare testpasientenes fasit er stokket. Modellen er trent på den ekte, så dette sier ikke hva fremgangsmåten gjør når det ikke er noe å lære. Hvilken fasit skal treningsradene ha?",
                en="You got {got} where {expected} was expected. Only the truth of the test patients is shuffled. The model was trained on the real one, so this does not say what the procedure does when there is nothing to learn. Which truth should the training rows have?",
            ),
        ),
        Mistake(
            "train-only",
            train_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Treningsradene har stokket fasit, men testradene har den ekte. Én stokket fasit skal gjelde for alle radene, ellers kan ikke en lekkasje mellom dem synes. Hvor mangler den?",
                en="You got {got} where {expected} was expected. The training rows have a shuffled truth, but the test rows have the real one. One shuffled truth should hold for all the rows, or else a leak between them cannot show. Where is it missing?",
            ),
        ),
        Mistake(
            "best-of-many",
            best,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er den høyeste av skårene. Blant mange tilfeldige skårer er det alltid en høy. Hva skal de sammenfattes til?",
                en="You got {got} where {expected} was expected. That is the highest of the scores. Among many random scores there is always a high one. What should they be summed up as?",
            ),
        ),
        Mistake(
            "not-shuffled",
            real,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er skåren på den ekte fasiten: radene har beholdt hver sin egen. Hvor skal `y[order]` inn?",
                en="You got {got} where {expected} was expected. That is the score on the real truth: each row has kept its own. Where does `y[order]` belong?",
            ),
        ),
        Mistake(
            "first-only",
            once,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er skåren for den første stokkingen alene. Én stokking kan slå ut begge veier. Hva med de andre?",
                en="You got {got} where {expected} was expected. That is the score of the first shuffling alone. One shuffling may swing either way. What of the others?",
            ),
        ),
    ]
    agrees(answer, null, cases, mistakes)


def _signal_and_orders(rng):
    import numpy as np

    y = np.arange(32) % 2
    x = (rng.normal(size=(32, 4)) + 0.6 * y[:, None]).round(3)
    train, test = np.arange(20), np.arange(20, 32)
    orders = []
    while len(orders) < 8:
        order = rng.permutation(32)
        if all(0 < y[order][rows].sum() < len(rows) for rows in (train, test)):
            orders.append(order)
    return x, y, train, test, orders, _nearest_mean


def net_benefit(answer, rng):
    """Thresholds far from one half, and some probabilities exactly at the threshold."""
    import numpy as np

    def counts(truth, probabilities, threshold):
        acted = probabilities >= threshold
        return np.sum(acted & (truth == 1)), np.sum(acted & (truth == 0)), np.sum(~acted & (truth == 1)), len(truth)

    def benefit(truth, probabilities, threshold):
        found, needless, _, n = counts(truth, probabilities, threshold)
        return float(found / n - needless / n * threshold / (1 - threshold))

    def unweighted(truth, probabilities, threshold):
        found, needless, _, n = counts(truth, probabilities, threshold)
        return float((found - needless) / n)

    def inverted(truth, probabilities, threshold):
        found, needless, _, n = counts(truth, probabilities, threshold)
        return float((found - needless * (1 - threshold) / threshold) / n)

    def of_missed(truth, probabilities, threshold):
        found, _, missed, n = counts(truth, probabilities, threshold)
        return float((found - missed * threshold / (1 - threshold)) / n)

    def undivided(truth, probabilities, threshold):
        found, needless, _, _ = counts(truth, probabilities, threshold)
        return float(found - needless * threshold / (1 - threshold))

    def by_threshold(truth, probabilities, threshold):
        found, needless, _, n = counts(truth, probabilities, threshold)
        return float((found - needless * threshold) / n)

    def strictly(truth, probabilities, threshold):
        return benefit(truth, probabilities, np.nextafter(threshold, 1))

    def case(threshold):
        truth = rng.permutation((np.arange(12) < 4).astype(int))
        probabilities = (rng.uniform(0.02, 0.6, 12) + 0.3 * truth).round(2)
        probabilities[rng.choice(np.flatnonzero(truth == 0), 2, replace=False)] = threshold
        return truth, probabilities, threshold

    # At 0.2: two of three found, two needless (one exactly at the threshold), each taking away a quarter.
    first = np.array([1, 1, 0, 0, 0, 0, 0, 0, 0, 1]), np.array([0.9, 0.3, 0.2, 0.5, 0.1, 0.1, 0.1, 0, 0.1, 0.1]), 0.2
    cases = [first, *(case(float(t)) for t in rng.choice([0.1, 0.15, 0.25, 0.3], 3, replace=False))]
    mistakes = [
        Mistake(
            "no-weight",
            unweighted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. En unødig vevsprøve er regnet som like galt som en oversett kreft. Terskelen sier noe annet. Hvor mye skal hver unødig prøve telle?",
                en="You got {got} where {expected} was expected. A needless biopsy counts as much as a missed cancer. The threshold says otherwise. How much should each needless one count?",
            ),
        ),
        Mistake(
            "weight-inverted",
            inverted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Vekten er snudd: med lav terskel blir hver unødig prøve svært dyr. Den som handler ved liten mistanke, mener det motsatte. Hva skal stå over brøkstreken?",
                en="You got {got} where {expected} was expected. The weight is upside down: with a low threshold every needless biopsy becomes very expensive. Whoever acts on slight suspicion holds the opposite. What belongs above the line?",
            ),
        ),
        Mistake(
            "counts-fn",
            of_missed,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du trakk fra de ondartede som ble oversett. De teller allerede ved at de ikke er blant de funne. Hvem er det vekten gjelder?",
                en="You got {got} where {expected} was expected. You subtracted the malignant that were missed. Those count already by not being among the found. Whom is the weight about?",
            ),
        ),
        Mistake(
            "not-divided",
            undivided,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Regnestykket er riktig, men det er for hele gruppen. Nettonytte regnes per pasient. Hva mangler?",
                en="You got {got} where {expected} was expected. The sum is right, but it is for the whole group. Net benefit is per patient. What is missing?",
            ),
        ),
        Mistake(
            "threshold-as-weight",
            by_threshold,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Vekten er terskelen selv. Den skal være oddsen. Hvordan går man fra sannsynlighet til odds?",
                en="You got {got} where {expected} was expected. The weight is the threshold itself. It should be the odds. How does one go from a probability to odds?",
            ),
        ),
        Mistake(
            "above",
            strictly,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I `{given}` ligger noen nøyaktig på terskelen. Man handler når sannsynligheten er **minst** så stor. Hvilket tegn er det?",
                en="You got {got} where {expected} was expected. In `{given}` someone lies exactly at the threshold. One acts when the probability is **at least** that large. Which sign is that?",
            ),
        ),
    ]
    agrees(answer, benefit, cases, mistakes)
