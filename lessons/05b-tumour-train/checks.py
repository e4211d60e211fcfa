"""The checks of lesson 05b: splitting by patient, a fair threshold, real growth, soft Dice, the worst patient, seams."""

from dyplab.course.judging import Mistake, Settled, agrees, call, compare
from dyplab.course.values import has_shape
from dyplab.text import Sentence

HINTS = {
    "patient-split": [
        Sentence(
            nb="Trekk lodd om *pasientene*, ikke om snittene. Når hver pasient har fått sin fold, følger snittene med.",
            en="Draw lots among the *patients*, not the slices. Once each patient has a fold, the slices follow.",
        ),
        Sentence(
            nb="Stokk `np.unique(patients)`, og gå gjennom listen med `enumerate`: Nummer `i` i køen får fold `i % k`. `patients == person` er sann for alle snittene hennes.",
            en="Shuffle `np.unique(patients)`, and go through the list with `enumerate`: number `i` in the line gets fold `i % k`. `patients == person` is true for all of her slices.",
        ),
    ],
    "flair-threshold": [
        Sentence(
            nb="Prøv én terskel om gangen. For hver av dem: Hva blir *gjennomsnittet* av Dice hos pasientene som ikke er i testen?",
            en="Try one threshold at a time. For each of them: what is the *mean* Dice of the patients who are not in the test?",
        ),
        Sentence(
            nb="Svaret for pasient `i` er `(images[i] > threshold) & brains[i]`. Ta med `i` bare når `is_test[i]` er usann. Ta vare på terskelen med det høyeste gjennomsnittet.",
            en="The answer for patient `i` is `(images[i] > threshold) & brains[i]`. Include `i` only when `is_test[i]` is false. Keep the threshold with the highest mean.",
        ),
    ],
    "growth-real": [
        Sentence(
            nb="Hva forteller de uforandrede pasientene? Se på forskjellen mellom første og andre måling hos hver av dem.",
            en="What do the unchanged patients tell? Look at the difference between the first and second measurement of each.",
        ),
        Sentence(
            nb="`repeats[:, 1] - repeats[:, 0]` er forskjellene. Kvadrer, ta gjennomsnittet, ta roten og gang med 1,96. Sammenlign så `after - before` med dette.",
            en="`repeats[:, 1] - repeats[:, 0]` are the differences. Square, take the mean, take the root and multiply by 1.96. Then compare `after - before` with that.",
        ),
    ],
    "dice-loss": [
        Sentence(
            nb="Ta én klasse om gangen, fra rad 1. Summen $\\sum p\\,t$ går over alle vokslene i raden.",
            en="Take one class at a time, from row 1. The sum $\\sum p\\,t$ runs over all the voxels of the row.",
        ),
        Sentence(
            nb="For klasse `k`: `np.sum(p[k] * truth[k])` er telleren før du ganger med to. Legg til én over og én under brøkstreken. Gjennomsnittet over klassene trekkes fra én.",
            en="For class `k`: `np.sum(p[k] * truth[k])` is the numerator before you multiply by two. Add one above and one below the line. The mean over the classes is taken from one.",
        ),
    ],
    "worst-patient": [
        Sentence(
            nb="Regn ut Dice for én pasient om gangen, og husk hvem som har den laveste så langt.",
            en="Work out Dice for one patient at a time, and remember who has the lowest so far.",
        ),
        Sentence(
            nb="Hopp over pasienten når `np.sum(truths[i])` er null. Ellers er Dice `2 * np.sum(truths[i] & answers[i])` delt på summen av de to maskene.",
            en="Skip the patient when `np.sum(truths[i])` is zero. Otherwise Dice is `2 * np.sum(truths[i] & answers[i])` divided by the sum of the two masks.",
        ),
    ],
    "overlap-blend": [
        Sentence(
            nb="Du trenger to tabeller: en som samler vekt ganger svar, og en som samler vektene. Del til slutt.",
            en="You need two arrays: one that collects weight times answer, and one that collects the weights. Divide at the end.",
        ),
        Sentence(
            nb="Startene er `range(0, len(line) - width, step)` og til slutt `len(line) - width`. Bruk `+=` på `[start : start + width]`.",
            en="The starts are `range(0, len(line) - width, step)` and finally `len(line) - width`. Use `+=` on `[start : start + width]`.",
        ),
    ],
}


def patient_split(answer, rng):
    """A table small enough to read, sorted by hospital; then patients with unequal numbers of slices, and two seeds."""
    import numpy as np

    small = np.array([1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6])
    large = np.repeat(np.arange(100, 137), rng.integers(2, 9, 37))
    drawn = []
    for patients, k, seed in [(small, 3, 0), (large, 5, 1), (large, 5, 2), (large, 5, 3)]:
        got = call(answer, patients, k, seed)
        if has_shape(got, np.unique(patients).shape):
            raise Settled("one-a-patient", _ONE_A_PATIENT(got=len(got), expected=len(patients)))
        folds = np.asarray(got) if has_shape(got, patients.shape) else None
        if folds is None or folds.dtype.kind not in "iuf" or (folds % 1 != 0).any():  # 2.0 is a fold too
            compare(got, np.zeros(len(patients), int), f"patient_split(…, k={k}, seed={seed})")
        folds = np.asarray(got).astype(int)
        several = {int(person): np.unique(folds[patients == person]) for person in np.unique(patients)}
        cut = {person: found for person, found in several.items() if len(found) > 1}
        if cut:
            person = min(cut)
            gaps = {"person": person, "folds": ", ".join(str(int(fold)) for fold in cut[person])}
            if len(cut) < k:
                raise Settled("two-folds", _TWO_FOLDS(**gaps))
            raise Settled("slices", _SLICES(**gaps))
        if folds.min() != 0 or folds.max() > k - 1:
            raise Settled("from-one", _FROM_ONE(low=int(folds.min()), high=int(folds.max()), last=k - 1))
        sizes = np.bincount([int(found[0]) for found in several.values()], minlength=k)
        if sizes.max() - sizes.min() > 1:
            raise Settled("uneven", _UNEVEN(most=int(sizes.max()), least=int(sizes.min())))
        drawn.append(folds)
    if all(np.array_equal(drawn[1], other) for other in drawn[2:]):
        first = ", ".join(str(int(person)) for person in np.unique(large[drawn[1] == 0])[:5])
        raise Settled("sorted", _SORTED(first=first))


_ONE_A_PATIENT = Sentence(
    nb="Du fikk {got} tall der det er {expected} snitt. Det er ett tall for hver pasient. Hvordan får hvert *snitt* tallet til sin pasient?",
    en="You got {got} numbers where there are {expected} slices. That is one number for each patient. How does each *slice* get its patient's number?",
)
_SLICES = Sentence(
    nb="Snittene til pasient {person} ligger i foldene {folds}. Det er trukket lodd om snitt. Når den ene folden er test, er nabosnittene til trening. Hva skal det trekkes lodd om?",
    en="The slices of patient {person} lie in the folds {folds}. Lots were drawn among slices. When one fold is the test, the neighbouring slices are for training. What should be drawn at random?",
)
_TWO_FOLDS = Sentence(
    nb="De fleste pasientene er hele, men pasient {person} ligger i foldene {folds}. En grense mellom to folder går midt i henne. Det er *snittene* som er delt likt. Hva skal deles likt?",
    en="Most patients are whole, but patient {person} lies in the folds {folds}. A border between two folds runs through the middle of her. The *slices* were shared out equally. What should be?",
)
_FROM_ONE = Sentence(
    nb="Foldene dine går fra {low} til {high}. De skal gå fra 0 til {last}. Hva er `i % k` når `i` er null?",
    en="Your folds run from {low} to {high}. They should run from 0 to {last}. What is `i % k` when `i` is zero?",
)
_UNEVEN = Sentence(
    nb="Den største folden din har {most} pasienter og den minste {least}. Terningkast for hver pasient blir ujevnt. Hvordan deler du ut kort rundt et bord så alle får like mange?",
    en="Your largest fold has {most} patients and the smallest {least}. Throwing a die for each patient comes out uneven. How do you deal cards round a table so that all get the same number?",
)
_SORTED = Sentence(
    nb="Foldene er de samme uansett `seed`; i fold 0 er de første {first}. Arkivet er ordnet etter sykehus, så testen blir ett sykehus og treningen de andre. Hvor skal lodd trekkes?",
    en="The folds are the same whatever `seed` is; the first in fold 0 are {first}. The archive is sorted by hospital, so the test becomes one hospital and the training the others. Where should lots be drawn?",
)


def flair_threshold(answer, rng):
    """Patients whose best threshold differs: between training and test, with and without the bright fat."""
    import numpy as np

    def table(images, brains, truths, candidates):
        """Dice (N, T) of each patient at each threshold."""
        called = (np.stack(images)[:, None] > np.array(candidates)[:, None]) & np.stack(brains)[:, None]
        true = np.stack(truths)[:, None]
        return 2 * (called & true).sum(axis=2) / (called.sum(axis=2) + true.sum(axis=2))

    def reference(images, brains, truths, is_test, candidates):
        means = table(images, brains, truths, candidates)[~np.array(is_test)].mean(axis=0)
        return float(candidates[int(means.argmax())])

    def test_truth(images, brains, truths, is_test, candidates):
        return reference(images, brains, truths, [not one for one in is_test], candidates)

    def everyone(images, brains, truths, is_test, candidates):
        return reference(images, brains, truths, [False] * len(images), candidates)

    def per_patient(images, brains, truths, is_test, candidates):
        best = table(images, brains, truths, candidates)[~np.array(is_test)].argmax(axis=1)
        return float(np.mean([candidates[at] for at in best]))

    def background(images, brains, truths, is_test, candidates):
        return reference(images, [np.ones_like(brain) for brain in brains], truths, is_test, candidates)

    def the_score(images, brains, truths, is_test, candidates):
        return float(table(images, brains, truths, candidates)[~np.array(is_test)].mean(axis=0).max())

    candidates = [0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0]

    def patient(low, up):
        """120 voxels: 80 of healthy brain up to `low`, 20 of tumour above it, 20 of fat outside; all moved up."""
        values = (low - 1.5 * rng.random(80), low + 1.4 * rng.random(20), 1.2 + 0.8 * rng.random(20))
        return (
            np.concatenate(values).round(2) + up,
            np.arange(120) < 100,
            (np.arange(120) >= 80) & (np.arange(120) < 100),
        )

    wrong = (test_truth, everyone, per_patient, background)
    cases = []
    while len(cases) < 2:  # patients are drawn until each mistake shows; most draws do
        people = [patient(low + 0.3 * rng.random(), 0.5 * len(cases)) for low in (0.7, 0.8, 1.9, 2.6, 2.6, 2.6)]
        images, brains, truths = (list(part) for part in zip(*people, strict=True))
        case = (images, brains, truths, [False, False, False, True, True, True], candidates)
        if len({one(*case) for one in (reference, *wrong)}) == 5:
            cases.append(case)
    mistakes = [
        Mistake(
            "test-truth",
            test_truth,
            Sentence(
                nb="Du fikk terskelen {got} der fasiten er {expected}. Det er den beste for *testpasientene*. Da har referansemodellen sett svarene før eksamen. Hvilke pasienter kan velge?",
                en="You got the threshold {got} where {expected} was expected. That is the best for the *test* patients. The reference model has then seen the answers before the exam. Which patients may choose?",
            ),
        ),
        Mistake(
            "everyone",
            everyone,
            Sentence(
                nb="Du fikk terskelen {got} der fasiten er {expected}. Alle pasientene fikk være med på valget, også de som skal testes. Hvor kommer `is_test` inn?",
                en="You got the threshold {got} where {expected} was expected. All patients took part in the choice, those to be tested too. Where does `is_test` come in?",
            ),
        ),
        Mistake(
            "per-patient-best",
            per_patient,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er gjennomsnittet av hver pasients egen beste terskel, og det står ikke nødvendigvis blant kandidatene. En ny pasient har ingen fasit å velge etter. Hva skal gjennomsnittet tas av?",
                en="You got {got} where {expected} was expected. That is the mean of each patient's own best threshold, which need not even be a candidate. A new patient has no truth to choose by. Of what should the mean be taken?",
            ),
        ),
        Mistake(
            "background",
            background,
            Sentence(
                nb="Du fikk terskelen {got} der fasiten er {expected}. Fettet utenfor hjernen er lyst og teller som svulst hos deg, så terskelen ble presset opp. Hva må også gjelde for en voksel?",
                en="You got the threshold {got} where {expected} was expected. The fat outside the brain is bright and counts as tumour with you, so the threshold was pushed up. What else must hold for a voxel?",
            ),
        ),
        Mistake(
            "score-not-threshold",
            the_score,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er den høyeste Dice, ikke terskelen som ga den. Hva må du huske sammen med det beste gjennomsnittet?",
                en="You got {got} where {expected} was expected. That is the highest Dice, not the threshold that gave it. What must you remember along with the best mean?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def growth_real(answer, rng):
    """Three patients measured twice, in whole ml; then random ones, with changes on both sides of the limit."""
    import numpy as np

    def limit_of(repeats):
        return 1.96 * np.sqrt(np.mean((repeats[:, 1] - repeats[:, 0]) ** 2))

    def reference(repeats, before, after, dice):
        limit = float(limit_of(repeats))
        return limit, bool(after - before > limit)

    def with_limit(of):
        def wrong(repeats, before, after, dice):
            limit = float(of(repeats, before, dice))
            return limit, bool(after - before > limit)

        return wrong

    def shrinking_too(repeats, before, after, dice):
        limit = float(limit_of(repeats))
        return limit, bool(abs(after - before) > limit)

    cases = [(np.array([[10.0, 12.0], [30.0, 28.0], [52.0, 50.0]]), 20.0, 23.0, 0.9)]
    for step in (1.5, -1.5, 0.6):
        volumes = rng.uniform(5, 80, 12)
        repeats = np.stack([volumes, volumes + rng.normal(1, 3, 12)], axis=1).round(1)
        before = float(rng.uniform(30, 40).__round__(1))
        cases.append((repeats, before, round(before + step * float(limit_of(repeats)), 2), 0.9))
    mistakes = [
        Mistake(
            "any-change",
            with_limit(lambda repeats, before, dice: 0.0),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Hos deg er enhver økning vekst. I `repeats` har ingen vokst, og likevel er den andre målingen noen ganger høyest. Hvor mye svinger målingen av seg selv?",
                en="You got {got} where {expected} was expected. With you any increase is growth. Nobody in `repeats` has grown, and still the second measurement is sometimes the higher. How much does the measurement swing by itself?",
            ),
        ),
        Mistake(
            "percent-of-dice",
            with_limit(lambda repeats, before, dice: (1 - dice) * before),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har gjort Dice om til prosent av volumet. Dice er overlapp, ikke volumfeil: to målinger kan ha samme volum og dårlig overlapp. Hvilket av argumentene sier hvordan *volumet* svinger?",
                en="You got {got} where {expected} was expected. You turned Dice into a percentage of the volume. Dice is overlap, not volume error: two measurements may have the same volume and poor overlap. Which of the arguments tells how the *volume* swings?",
            ),
        ),
        Mistake(
            "wrong-sd",
            with_limit(lambda repeats, before, dice: 1.96 * np.std(repeats)),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er spredningen mellom pasientene: Den sier at svulstene er ulikt store. Hva er forskjellig *hos den samme* pasienten?",
                en="You got {got} where {expected} was expected. That is the spread between patients: it says that their tumours differ in size. What differs *within one* patient?",
            ),
        ),
        Mistake(
            "one-spread",
            with_limit(lambda repeats, before, dice: limit_of(repeats) / 1.96),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er roten av gjennomsnittet. Så langt fra null kommer omtrent en tredel av de uforandrede. Hvilket tall tar med nittifem av hundre?",
                en="You got {got} where {expected} was expected. That is the root of the mean. About a third of the unchanged get further from zero than that. Which factor takes in ninety-five of a hundred?",
            ),
        ),
        Mistake(
            "signs-cancel",
            with_limit(lambda repeats, before, dice: 1.96 * abs(np.mean(repeats[:, 1] - repeats[:, 0]))),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Forskjellene er lagt sammen med fortegn, så opp og ned opphever hverandre. Hva skal gjøres med hver forskjell før gjennomsnittet tas?",
                en="You got {got} where {expected} was expected. The differences were added with their signs, so that up and down cancel. What is to be done to each difference before the mean is taken?",
            ),
        ),
        Mistake(
            "shrinking-too",
            shrinking_too,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Grensen er riktig, men her har svulsten *skrumpet*, og du kaller det vekst. Hva gjør `abs` med fortegnet?",
                en="You got {got} where {expected} was expected. The limit is right, but here the tumour has *shrunk*, and you call it growth. What does `abs` do to the sign?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def dice_loss(answer, rng):
    """Four voxels of three classes, one of which is not there; then random probabilities."""
    import numpy as np

    def soft(p, truth, plus=1.0):
        shared, together = (p * truth).sum(axis=1), (p + truth).sum(axis=1)
        return (2 * shared + plus) / (together + plus)

    def reference(p, truth):
        return float(1 - soft(p[1:], truth[1:]).mean())

    def hard(p, truth):
        return reference(np.eye(len(p))[p.argmax(axis=0)].T, truth)

    def no_smoothing(p, truth):
        return float(1 - soft(p[1:], truth[1:], 0.0).mean())

    def background_in(p, truth):
        return float(1 - soft(p, truth).mean())

    def not_a_loss(p, truth):
        return 1 - reference(p, truth)

    def pooled(p, truth):
        shared, together = (p * truth)[1:].sum(), (p + truth)[1:].sum()
        return float(1 - (2 * shared + 1) / (together + 1))

    p = np.array([[0.7, 0.6, 0.2, 0.1], [0.2, 0.3, 0.7, 0.5], [0.1, 0.1, 0.1, 0.4]])
    cases = [(p, np.array([[1.0, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]]))]
    for voxels in (12, 40):
        drawn = rng.random((4, voxels)) ** 3 + 0.01
        classes = np.eye(4)[rng.choice(4, voxels, p=[0.7, 0.15, 0.1, 0.05])].T
        cases.append(((drawn / drawn.sum(axis=0)).round(3), classes))
    mistakes = [
        Mistake(
            "hard-argmax",
            hard,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har først valgt én klasse for hver voksel. Da endrer tapet seg i hopp, den deriverte er null, og nettverket lærer ingenting. Hva skal summeres i stedet for valgene?",
                en="You got {got} where {expected} was expected. You first chose one class for each voxel. Then the loss moves in jumps, its derivative is zero, and the network learns nothing. What is to be summed instead of the choices?",
            ),
        ),
        Mistake(
            "no-smoothing",
            no_smoothing,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Ettallene i brøken mangler. En klasse som ikke finnes hos pasienten, får da full straff for den minste sannsynlighet, og null delt på null om den får ingen. Hvor står ettallene?",
                en="You got {got} where {expected} was expected. The ones in the fraction are missing. A class the patient does not have is then punished in full for the least probability, and is zero divided by zero if given none. Where do the ones stand?",
            ),
        ),
        Mistake(
            "background-in",
            background_in,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Rad 0, bakgrunnen, er med i gjennomsnittet. Den er lett og stor, så tapet blir lavt uten at svulsten er funnet. Hvor skal rekken av klasser begynne?",
                en="You got {got} where {expected} was expected. Row 0, the background, is in the mean. It is easy and large, so the loss gets low without the tumour having been found. Where should the row of classes begin?",
            ),
        ),
        Mistake(
            "not-a-loss",
            not_a_loss,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er myk Dice selv, som er høy når det går bra. Treningen gjør tapet *lite*. Hva mangler?",
                en="You got {got} where {expected} was expected. That is soft Dice itself, which is high when things go well. Training makes the loss *small*. What is missing?",
            ),
        ),
        Mistake(
            "classes-pooled",
            pooled,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Alle klassene er lagt i samme sum, så den største bestemmer. Når skal brøken regnes ut: før eller etter at klassene slås sammen?",
                en="You got {got} where {expected} was expected. All classes went into one sum, so the largest decides. When should the fraction be worked out: before or after the classes are put together?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def worst_patient(answer, rng):
    """Four patients of eight voxels: good, small and missed, large with most wrong voxels, and one without tumour."""
    import numpy as np

    def dices(truths, answers):
        return np.array(
            [
                2 * np.sum(t & a) / (np.sum(t) + np.sum(a)) if t.any() else np.nan
                for t, a in zip(truths, answers, strict=True)
            ]
        )

    def reference(truths, answers):
        each = dices(truths, answers)
        return int(np.nanargmin(each)), float(np.nanmin(each))

    def mean_only(truths, answers):
        each = dices(truths, answers)
        return int(np.nanargmin(each)), float(np.nanmean(each))

    def pooled(truths, answers):
        both = np.concatenate(truths), np.concatenate(answers)
        return reference(truths, answers)[0], float(2 * np.sum(both[0] & both[1]) / (both[0].sum() + both[1].sum()))

    def best(truths, answers):
        each = dices(truths, answers)
        return int(np.nanargmax(each)), float(np.nanmax(each))

    def empty_as_zero(truths, answers):
        each = np.nan_to_num(dices(truths, answers))
        return int(np.argmin(each)), float(np.min(each))

    def most_voxels(truths, answers):
        wrong = [np.sum(t != a) * t.any() for t, a in zip(truths, answers, strict=True)]
        return int(np.argmax(wrong)), float(dices(truths, answers)[int(np.argmax(wrong))])

    def masks(*rows):
        return [np.array([letter == "1" for letter in row]) for row in rows]

    cases = [
        (
            masks("11110000", "11111111", "00000000", "00110000"),
            masks("11100000", "11111000", "10000000", "01100000"),
        )
    ]
    for _ in range(3):
        sizes = rng.permutation([0, 4, 8, 30, 50])
        truths = [np.arange(60) < size for size in sizes]
        keep = {0: 0.0, 4: 0.4, 8: 0.7, 30: 0.75, 50: 0.8}
        answers = [(np.arange(60) < round(keep[int(size)] * size)) | (np.arange(60) == 59) for size in sizes]
        cases.append((truths, answers))
    mistakes = [
        Mistake(
            "mean-only",
            mean_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallet er gjennomsnittet over pasientene. Det er ingen pasients Dice, og det skjuler den det gikk galt for. Hvilket tall hører til plassen du fant?",
                en="You got {got} where {expected} was expected. The number is the mean over the patients. It is nobody's Dice, and it hides the one it went wrong for. Which number belongs to the place you found?",
            ),
        ),
        Mistake(
            "pooled",
            pooled,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Vokslene til alle pasientene er slått sammen, så de store svulstene bestemmer. Regn ut Dice for én om gangen: hvor skal løkken stå?",
                en="You got {got} where {expected} was expected. The voxels of all patients were pooled, so the large tumours decide. Work out Dice for one at a time: where should the loop stand?",
            ),
        ),
        Mistake(
            "best",
            best,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er pasienten det gikk *best* for, den brosjyren viser. Hvilken vei skal du sammenligne?",
                en="You got {got} where {expected} was expected. That is the patient it went *best* for, the one in the brochure. Which way should you compare?",
            ),
        ),
        Mistake(
            "empty-as-zero",
            empty_as_zero,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Den pasienten har ingen svulst i fasiten, så Dice finnes ikke, og null er ikke riktig. Hva gjør du med henne i løkken?",
                en="You got {got} where {expected} was expected. That patient has no tumour in the truth, so there is no Dice, and zero is not right. What do you do with her in the loop?",
            ),
        ),
        Mistake(
            "most-voxels",
            most_voxels,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har funnet den med flest gale voksler. En stor svulst har flere voksler å ta feil av. Hva måler Dice feilen i forhold til?",
                en="You got {got} where {expected} was expected. You found the one with the most wrong voxels. A large tumour has more voxels to get wrong. In proportion to what does Dice measure the mistake?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def overlap_blend(answer, rng):
    """Seven numbers in pieces of four, two apart, so that the last piece must move back; then longer lines."""
    import numpy as np

    def starts(n, width, step):
        return [*range(0, n - width, step), n - width]

    def joined(line, width, step, weight, network, where):
        total, weights = np.zeros(len(line)), np.zeros(len(line))
        for start in where:
            total[start : start + width] += weight * network(line[start : start + width])
            weights[start : start + width] += weight
        return total, weights

    def reference(line, width, step, weight, network):
        total, weights = joined(line, width, step, weight, network, starts(len(line), width, step))
        return total / weights

    def last_wins(line, width, step, weight, network):
        out = np.zeros(len(line))
        for start in starts(len(line), width, step):
            out[start : start + width] = network(line[start : start + width])
        return out

    def gap(line, width, step, weight, network):
        total, weights = joined(line, width, step, weight, network, range(0, len(line) - width + 1, step))
        return np.where(weights > 0, total / np.maximum(weights, 1e-9), 0)

    def sums(line, width, step, weight, network):
        return joined(line, width, step, weight, network, starts(len(line), width, step))[0]

    def unweighted(line, width, step, weight, network):
        return reference(line, width, step, np.ones(width), network)

    def above_the_mean(piece):
        return piece - np.mean(piece)

    cases = [(np.array([1.0, 2, 4, 8, 8, 4, 3]), 4, 2, np.array([1.0, 2, 2, 1]), above_the_mean)]
    for n, width, step in ((11, 4, 2), (20, 6, 3), (33, 8, 4)):
        ramp = np.minimum(np.arange(1, width + 1), np.arange(width, 0, -1)).astype(float)
        cases.append((rng.normal(0, 3, n).round(1), width, step, ramp, above_the_mean))
    mistakes = [
        Mistake(
            "last-wins",
            last_wins,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Der to stykker overlapper, har det siste skrevet over det første, også der det første hadde vokselen midt i. Hva gjør `=` her, og hva skulle stått?",
                en="You got {got} where {expected} was expected. Where two pieces overlap, the later has written over the earlier, even where the earlier had the place in its middle. What does `=` do here, and what should stand there?",
            ),
        ),
        Mistake(
            "gap",
            gap,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Enden av linjen er ikke dekket av noe stykke, så der er det ikke svart. I hjernen ville en del av den aldri blitt sett på. Hvor må det siste stykket begynne?",
                en="You got {got} where {expected} was expected. The end of the line is covered by no piece, so it got no answer. In the brain a part would never have been looked at. Where must the last piece begin?",
            ),
        ),
        Mistake(
            "sums",
            sums,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Svarene er lagt sammen, men ikke delt på vektene, så tallene følger antall stykker og ikke hjernen. Hva må samles ved siden av?",
                en="You got {got} where {expected} was expected. The answers were added but not divided by the weights, so the numbers follow the number of pieces and not the brain. What must be collected beside them?",
            ),
        ),
        Mistake(
            "unweighted",
            unweighted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Alle svarene teller likt, også dem fra kanten av et stykke, der nettverket så minst. Hvor kommer `weight` inn, og hvor mange ganger?",
                en="You got {got} where {expected} was expected. All answers count alike, those at the edge of a piece too, where the network saw least. Where does `weight` come in, and how many times?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)
