"""The checks of lesson 02: the two-by-two table, predictive value and prevalence, an interval, and three about the model."""

from dyplab.course.judging import Mistake, agrees
from dyplab.text import Sentence

HINTS = {
    "two-by-two": [
        Sentence(
            nb="Tell de fire rutene først. Den første er skrevet for deg: `tp` er de syke med positiv test. Skriv `fn`, `fp` og `tn` på samme måte.",
            en="Count the four cells first. One is done for you: `tp` are the ill with a positive test. Write `fn`, `fp` and `tn` in the same way.",
        ),
        Sentence(
            nb="Hver andel er én rute delt på en sum av to. Sensitivitet deler på alle syke, spesifisitet på alle friske, positiv prediktiv verdi på alle med positiv test og negativ prediktiv verdi på alle med negativ test.",
            en="Each share is one cell divided by a sum of two. Sensitivity divides by all the ill, specificity by all the well, the positive predictive value by all with a positive test, and the negative predictive value by all with a negative test.",
        ),
    ],
    "ppv-at-prevalence": [
        Sentence(
            nb="Tenk på en gruppe der andelen `prevalence` er syk og resten er frisk. Hvor stor del av hele gruppen er syk og tester positivt? Hvor stor del er frisk og tester positivt?",
            en="Think of a group where the share `prevalence` is ill and the rest are well. What part of the whole group is ill and tests positive? What part is well and tests positive?",
        ),
        Sentence(
            nb="De sant positive er `sensitivity * prevalence`. De falskt positive er de friske, `1 - prevalence`, ganger andelen av dem som tester positivt. Svaret er sant positive delt på alle positive.",
            en="The true positives are `sensitivity * prevalence`. The false positives are the well, `1 - prevalence`, times the share of them who test positive. The answer is the true positives divided by all positives.",
        ),
    ],
    "interval-918": [
        Sentence(
            nb="Finn først andelen riktige, `p`. Standardfeilen er `np.sqrt(p * (1 - p) / n)`. Hvilken `n` hører hjemme her: bildene modellen lærte av, eller bildene den ble prøvd på?",
            en="Find the accuracy, `p`, first. The standard error is `np.sqrt(p * (1 - p) / n)`. Which `n` belongs here: the images the model learned from, or those it was tried on?",
        ),
        Sentence(
            nb="Gå 1,96 standardfeil til hver side av `p`, og gi tilbake de to grensene som andeler mellom 0 og 1.",
            en="Go 1.96 standard errors to each side of `p`, and return the two limits, the lower first, as shares between 0 and 1.",
        ),
    ],
    "always-no": [
        Sentence(
            nb="Testen svarer «nei» til alle. Hvem får da riktig svar?",
            en="The program says “no” to everyone. Who then gets the right answer?",
        ),
        Sentence(
            nb="`labels != ill` er sant for hver frisk. Gjennomsnittet blir da andelen friske.",
            en="`labels != ill` is true for each of the well. Python counts true as 1 and false as 0, so the mean of these values is the share of the well.",
        ),
    ],
    "auc-by-pairs": [
        Sentence(
            nb="Del skårene i to: `scores[truth == 1]` er de sykes og `scores[truth == 0]` de friskes. Sammenlign så hver syk med hver frisk.",
            en="Split the scores in two: `scores[truth == 1]` are those of the ill and `scores[truth == 0]` those of the well. Then compare every ill one with every well one.",
        ),
        Sentence(
            nb="Gi 1 poeng når den syke har høyest skår, `0.5` ved likhet og 0 ellers. Svaret er gjennomsnittet over alle parene.",
            en="Give 1 point when the ill one has the higher score, `0.5` for a tie and 0 otherwise. The answer is the mean over all pairs.",
        ),
    ],
    "permute-pixel": [
        Sentence(
            nb="Hent `x` og `y` ut av `test`, og regn ut andelen riktige før du rører noe: `np.mean(predict(x) == y)`.",
            en="Take `x` and `y` out of `test`, and work out the accuracy before you touch anything: `np.mean(predict(x) == y)`.",
        ),
        Sentence(
            nb="Lag en kopi, `shuffled = x.copy()`. Sett bare den ene kolonnen i ny rekkefølge, `x[order, pixel]`, og la fasiten stå. Fallet er andelen før minus andelen etter.",
            en="Make a copy, `shuffled = x.copy()`. Put that one column alone in a new order, `x[order, pixel]`, and leave the truth as it is. The fall is the accuracy before minus the accuracy after.",
        ),
    ],
}


def two_by_two(answer, rng):
    """A small table whose four shares all differ, then random ones; nobody is divided by zero."""
    import numpy as np

    def counts(truth, predicted):
        return [int(np.sum((truth == t) & (predicted == p))) for t, p in ((1, 1), (1, 0), (0, 1), (0, 0))]

    def four_shares(truth, predicted):
        tp, fn, fp, tn = counts(truth, predicted)
        return tp / (tp + fn), tn / (tn + fp), tp / (tp + fp), tn / (tn + fn)

    def swapped(truth, predicted):
        return four_shares(predicted, truth)

    def ppv_as_sensitivity(truth, predicted):
        _, specificity, ppv, npv = four_shares(truth, predicted)
        return ppv, specificity, ppv, npv

    def accuracy_as_sensitivity(truth, predicted):
        return float(np.mean(truth == predicted)), *four_shares(truth, predicted)[1:]

    def case(tp, fn, fp, tn):
        order = rng.permutation(tp + fn + fp + tn)
        return np.repeat([1, 1, 0, 0], (tp, fn, fp, tn))[order], np.repeat([1, 0, 1, 0], (tp, fn, fp, tn))[order]

    cases = [
        (np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0]), np.array([1, 1, 1, 0, 1, 1, 0, 0, 0, 0])),
        case(2, 1, 9, 30),
        *(case(*map(int, rng.integers(1, 40, 4))) for _ in range(2)),
    ]
    mistakes = [
        Mistake(
            "counts",
            counts,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er de fire rutene, og de er riktig talt. Oppgaven spør etter fire andeler. Hva skal hver rute deles på?",
                en="You got {got} where {expected} was expected. Those are the four cells, and they are counted correctly. The exercise asks for four shares. What should each cell be divided by?",
            ),
        ),
        Mistake(
            "axes-swapped",
            swapped,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallene er riktige, men parvis byttet om: du delte på dem testen kalte syke, der du skulle ha delt på dem som er syke. Hva står i nevneren når spørsmålet begynner med «av alle syke …»?",
                en="You got {got} where {expected} was expected. The numbers are right but swapped in pairs: you divided by those the test called ill where you should have divided by those who are ill. What is the denominator when the question begins “of all the ill …”?",
            ),
        ),
        Mistake(
            "ppv-as-sensitivity",
            ppv_as_sensitivity,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Første og tredje tall er like: `tp / (tp + fp)` spør hvor mange av de positive svarene som er riktige. Sensitivitet spør hvor mange av de syke som ble funnet. Hvilke syke mangler i nevneren din?",
                en="You got {got} where {expected} was expected. The first and third numbers are the same: `tp / (tp + fp)` asks how many of the positive answers are right. Sensitivity asks how many of the ill were found. Which of the ill are missing from your denominator?",
            ),
        ),
        Mistake(
            "accuracy-as-sensitivity",
            accuracy_as_sensitivity,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det første tallet er andelen riktige blant alle. Sensitiviteten gjelder bare de syke: hvem må du ta ut av både teller og nevner?",
                en="You got {got} where {expected} was expected. The first number is the accuracy, which is taken over everyone. Sensitivity is about the ill alone: whom must you leave out, both above and below the line?",
            ),
        ),
    ]
    agrees(answer, four_shares, cases, mistakes)


def ppv_at_prevalence(answer, rng):
    """The two places the lesson shows, an uneven test, then random ones."""

    def ppv(sensitivity, specificity, prevalence):
        true_positive = sensitivity * prevalence
        return true_positive / (true_positive + (1 - specificity) * (1 - prevalence))

    def constant(sensitivity, specificity, prevalence):
        return sensitivity / (sensitivity + 1 - specificity)

    def study_prevalence(sensitivity, specificity, prevalence):
        return ppv(sensitivity, specificity, 0.75)

    def swapped(sensitivity, specificity, prevalence):
        return ppv(specificity, sensitivity, prevalence)

    def all_who_test(sensitivity, specificity, prevalence):
        return sensitivity * prevalence

    def specificity_as_false_alarms(sensitivity, specificity, prevalence):
        true_positive = sensitivity * prevalence
        return true_positive / (true_positive + specificity * (1 - prevalence))

    cases = [
        (0.9, 0.9, 0.75),
        (0.9, 0.9, 0.01),
        (0.6, 0.95, 0.2),
        *((rng.uniform(0.5, 0.95), rng.uniform(0.5, 0.95), rng.uniform(0.01, 0.5)) for _ in range(2)),
    ]
    mistakes = [
        Mistake(
            "constant",
            constant,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Prøv to ulike prevalenser: svaret ditt endrer seg ikke. `{given}` har mange flere av den ene gruppen enn av den andre. Hvor i regnestykket ditt merkes det?",
                en="You got {got} where {expected} was expected. Try two different prevalences: your answer does not change. `{given}` has many more of one group than of the other. Where does your calculation notice that?",
            ),
        ),
        Mistake(
            "study-prevalence",
            study_prevalence,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det første stedet fikk du til, men `{given}` er et annet venterom, og du regner fortsatt med andelen syke fra det første. Hvilket argument har du ikke brukt?",
                en="You got {got} where {expected} was expected. The first place came out right, but `{given}` is another waiting room, and you still use the share of ill from the first. Which argument have you not used?",
            ),
        ),
        Mistake(
            "sensitivity-specificity-swapped",
            swapped,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. For en test med like høy sensitivitet og spesifisitet stemte det, men ikke her: `{given}`. Hvilken av de to handler om de syke, og hvilken om de friske?",
                en="You got {got} where {expected} was expected. For a test with equal sensitivity and specificity it was right, but not here: `{given}`. Which of the two is about the ill, and which about the well?",
            ),
        ),
        Mistake(
            "specificity-as-false-alarms",
            specificity_as_false_alarms,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I nevneren har du ganget de friske med spesifisiteten, men det er andelen av dem som tester negativt. Hvor stor andel av de friske tester positivt?",
                en="You got {got} where {expected} was expected. In the denominator you multiplied the well by the specificity, but that is the share of them who test negative. What share of the well test positive?",
            ),
        ),
        Mistake(
            "divided-by-everyone",
            all_who_test,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen av alle undersøkte som er syke og tester positivt. Positiv prediktiv verdi spør bare blant dem som fikk positivt svar. Hvem er de, foruten de sant positive?",
                en="You got {got} where {expected} was expected. That is the share of everyone tested who are ill and test positive. The positive predictive value asks only among those with a positive answer. Who are they, besides the true positives?",
            ),
        ),
    ]
    agrees(answer, ppv, cases, mistakes)


def interval_918(answer, rng):
    """918 of 1,000 first, then other numbers; far enough from none and all for the simple interval."""
    import math

    def interval(right, n_test, n_train, errors=1.96, n=None):
        p = right / n_test
        margin = errors * math.sqrt(p * (1 - p) / (n or n_test))
        return p - margin, p + margin

    def one_error(right, n_test, n_train):
        return interval(right, n_test, n_train, errors=1.0)

    def training_size(right, n_test, n_train):
        return interval(right, n_test, n_train, n=n_train)

    def percent(right, n_test, n_train):
        return tuple(100 * limit for limit in interval(right, n_test, n_train))

    sizes = [int(n) for n in rng.integers(100, 2_000, 2)]
    cases = [(918, 1000, 4000), *((int(n * rng.uniform(0.3, 0.9)), n, 3 * n) for n in sizes)]
    mistakes = [
        Mistake(
            "one-standard-error",
            one_error,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Midten stemmer, men intervallet er omtrent halvparten så bredt som det skal være. Én standardfeil til hver side dekker bare omtrent to av tre slike forsøk. Hvor mange må til for å dekke nitten av tjue?",
                en="You got {got} where {expected} was expected. The middle is right, but the interval is about half as wide as it should be. One standard error to each side covers only about two of three such trials. How many are needed to cover nineteen of twenty?",
            ),
        ),
        Mistake(
            "training-size",
            training_size,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Intervallet er for smalt: i `{given}` har du delt på det siste tallet. Det er bildene modellen lærte av. Hvor mange bilder ble andelen riktige målt på?",
                en="You got {got} where {expected} was expected. The interval is too narrow: in `{given}` you divided by the last number. Those are the images the model learned from. On how many was the accuracy measured?",
            ),
        ),
        Mistake(
            "percent-not-share",
            percent,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er det riktige intervallet, men i prosent. Funksjonen skal gi andeler mellom 0 og 1, så den som bruker den, slipper å gjette. Hva må bort til slutt?",
                en="You got {got} where {expected} was expected. That is the right interval, but in per cent. The function should give shares between 0 and 1, so that whoever uses it need not guess. What has to go at the end?",
            ),
        ),
    ]
    agrees(answer, interval, cases, mistakes, tolerance=1e-4)


def always_no(answer, rng):
    """Labels of several digits; the ill are never half, never a tenth, never none."""
    import numpy as np

    def share_of_well(labels, ill):
        return float(np.mean(labels != ill))

    def case(n, share):
        labels = rng.integers(0, 8, n)
        labels[: max(1, round(n * share))] = 8
        return rng.permutation(labels), 8

    cases = [
        (np.array([8, 3, 5, 0, 3, 1, 9, 7, 2, 3, 8, 4]), 8),
        (np.array([8, 3, 5, 0, 3, 1, 9, 7, 2, 3, 8, 4]), 3),
        *(case(int(rng.integers(50, 200)), share) for share in (0.03, 0.15, 0.3)),
    ]
    mistakes = [
        Mistake(
            "half",
            lambda labels, ill: 0.5,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Halvparten riktig får den som kaster mynt og krone, eller når det er like mange syke som friske. Hvor mange i `{given}` er friske?",
                en="You got {got} where {expected} was expected. Half right is for whoever tosses a coin, or when there are as many ill as well. How many in `{given}` are well?",
            ),
        ),
        Mistake(
            "nobody-right",
            lambda labels, ill: 0.0,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Null er sensitiviteten: ingen syk blir funnet. Men spørsmålet gjelder alle svarene. Er «nei» galt også for de friske?",
                en="You got {got} where {expected} was expected. Zero is the sensitivity: none of the ill is found. But the question is about all the answers. Is “no” wrong for the well too?",
            ),
        ),
        Mistake(
            "share-of-ill",
            lambda labels, ill: float(np.mean(labels == ill)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen syke, altså de testen svarer feil på. Hva er da andelen den svarer riktig på?",
                en="You got {got} where {expected} was expected. That is the share of the ill, those who get a wrong answer from the test. What, then, is the share who get a right one?",
            ),
        ),
        Mistake(
            "one-in-ten",
            lambda labels, ill: 0.1,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. En tidel er det du får ved å gjette blant ti sifre. Her er det bare to svar, «syk» og «frisk», og testen gir alltid det samme. Hvor mange i `{given}` passer det for?",
                en="You got {got} where {expected} was expected. A tenth is what guessing among ten digits gives. Here there are only two answers, “ill” and “well”, and the test always gives the same. How many in `{given}` does it fit?",
            ),
        ),
    ]
    agrees(answer, share_of_well, cases, mistakes)


def auc_by_pairs(answer, rng):
    """Few enough patients to count the pairs by hand, and scores with many ties, as votes have."""
    import numpy as np

    def higher(above, below, tie=0.5):
        difference = np.subtract.outer(above, below)
        return float(np.mean((difference > 0) + tie * (difference == 0)))

    def by_pairs(truth, scores):
        return higher(scores[truth == 1], scores[truth == 0])

    def ties_count_zero(truth, scores):
        return higher(scores[truth == 1], scores[truth == 0], tie=0.0)

    def ties_count_one(truth, scores):
        return higher(scores[truth == 1], scores[truth == 0], tie=1.0)

    def everyone(truth, scores):
        return higher(scores, scores)

    def accuracy(truth, scores):
        return float(np.mean((scores >= 0.5) == (truth == 1)))

    def case(n):
        truth = rng.permutation(np.repeat([1, 0], (n // 4, n - n // 4)))
        return truth, np.clip(np.round(rng.normal(0.3 + 0.2 * truth, 0.15), 1), 0.0, 1.0)

    cases = [
        (np.array([1, 1, 0, 0, 0]), np.array([0.9, 0.4, 0.4, 0.1, 0.6])),
        (np.array([0, 1, 0, 1, 0, 0]), np.array([0.2, 0.3, 0.3, 0.7, 0.1, 0.3])),
        *(case(int(n)) for n in rng.integers(16, 40, 2)),
    ]
    mistakes = [
        Mistake(
            "accuracy-instead",
            accuracy,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen riktige når terskelen er en halv. Arealet under ROC-kurven har ingen terskel: det sammenligner to personer om gangen. Hvilke to skal møtes?",
                en="You got {got} where {expected} was expected. That is the accuracy with a threshold of one half. The area under the ROC curve has no threshold: it compares two people at a time. Which two should meet?",
            ),
        ),
        Mistake(
            "ties-count-zero",
            ties_count_zero,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I `{given}` har en syk og en frisk samme skår, og det paret fikk ingen poeng. Hva sier oppgaven om slike par?",
                en="You got {got} where {expected} was expected. In `{given}` an ill and a well person have the same score, and that pair was given no points. What does the exercise say about such pairs?",
            ),
        ),
        Mistake(
            "ties-count-one",
            ties_count_one,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I `{given}` har en syk og en frisk samme skår, og det paret fikk fullt poeng. Hva er rimelig når skåren ikke skiller dem i det hele tatt?",
                en="You got {got} where {expected} was expected. In `{given}` an ill and a well person have the same score, and that pair was given the full point. What is fair when the score does not tell them apart at all?",
            ),
        ),
        Mistake(
            "within-class",
            everyone,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Nøyaktig en halv får alle som sammenligner alle med alle: da møter også syk syk og frisk frisk. Hvilke par sier noe om testen?",
                en="You got {got} where {expected} was expected. Exactly one half is what comparing everyone with everyone always gives: then ill also meets ill and well meets well. Which pairs say something about the test?",
            ),
        ),
    ]
    agrees(answer, by_pairs, cases, mistakes)


def permute_pixel(answer, rng):
    """A rule of two pixels judges noisy truths; training and test rows are as many, so that any order fits both."""
    import numpy as np

    def predict(x):
        return (x[:, 0] + x[:, 1] > 1.0).astype(int)

    def drop(x, y, changed, truth):
        return float(np.mean(predict(x) == y) - np.mean(predict(changed) == truth))

    def with_column(x, pixel, column):
        changed = x.copy()
        changed[:, pixel] = column
        return changed

    def reference(predict, train, test, pixel, order):
        x, y = test
        return drop(x, y, with_column(x, pixel, x[order, pixel]), y)

    def in_train(predict, train, test, pixel, order):
        return reference(predict, test, train, pixel, order)

    def zeroed(predict, train, test, pixel, order):
        x, y = test
        return drop(x, y, with_column(x, pixel, 0.0), y)

    def labels_shuffled(predict, train, test, pixel, order):
        x, y = test
        return drop(x, y, x, y[order])

    def whole_rows(predict, train, test, pixel, order):
        x, y = test
        return drop(x, y, x[order], y)

    def part(n):
        x = rng.random((n, 3)).round(2)
        return x, np.where(rng.random(n) < 0.1, 1 - predict(x), predict(x))

    first = (
        (np.array([[0.1, 0.8], [0.6, 0.9], [0.7, 0.7], [0.7, 0.1], [0.1, 0.5]]), np.array([0, 1, 1, 0, 0])),
        (np.array([[0.9, 0.3], [0.1, 0.7], [0.1, 0.3], [0.2, 0.3], [0.6, 0.6]]), np.array([1, 0, 1, 0, 1])),
    )
    cases = [
        (predict, *first, 0, np.array([1, 2, 0, 4, 3])),
        *((predict, part(n), part(n), pixel, rng.permutation(n)) for n, pixel in ((60, 0), (80, 1), (90, 2), (70, 0))),
    ]
    mistakes = [
        Mistake(
            "in-training",
            in_train,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er fallet blant treningsbildene. Dem har modellen sett, og der kan den støtte seg på piksler den bare har lært utenat. Hvilket av de to settene skal du stokke i?",
                en="You got {got} where {expected} was expected. That is the fall in accuracy on the training images. The model has seen those, and there it may lean on pixels it has only learned by heart. Which of the two sets should you shuffle in?",
            ),
        ),
        Mistake(
            "zeroed",
            zeroed,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du satte pikselen til null overalt. Da får modellen bilder som ikke finnes, og fallet måler det rare i bildene også. Stokking beholder pikselens egne verdier: hvilken rekkefølge skal de stå i?",
                en="You got {got} where {expected} was expected. You set the pixel to zero everywhere. The model then meets images that do not exist, and the fall measures their oddness as well. Shuffling keeps the pixel's own values: in what order should they stand?",
            ),
        ),
        Mistake(
            "whole-rows",
            whole_rows,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du flyttet hele rader, altså alle pikslene på én gang, så hvert bilde fikk fasiten til et annet. Hvilken kolonne er den eneste som skal flyttes?",
                en="You got {got} where {expected} was expected. You moved whole rows, that is every pixel at once, so each image got another's truth. Which is the only column to be moved?",
            ),
        ),
        Mistake(
            "labels-shuffled",
            labels_shuffled,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er fasiten du har stokket. Da forsvinner sammenhengen med alle pikslene på én gang, og svaret blir det samme for hver piksel. Hva er det ene du skulle bryte?",
                en="You got {got} where {expected} was expected. You have shuffled the truth. That breaks the link with every pixel at once, and the answer is the same for each pixel. Which one link were you supposed to break?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)
