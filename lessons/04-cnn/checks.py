"""The checks of lesson 04: safe augmentation, McNemar's counts, the marker test, BatchNorm, shifts, Grad-CAM, a report."""

from dyplab.course.judging import Mistake, Settled, agrees, call, compare
from dyplab.text import Sentence

HINTS = {
    "safe-augment": [
        Sentence(
            nb="Ta én augmentering om gangen, og gå gjennom lesningene dens. Hva må gjelde for *hver eneste* lesning for at den skal være trygg?",
            en="Take one augmentation at a time, and go through its readings. What must hold for *every single* reading for it to be safe?",
        ),
        Sentence(
            nb="`for before, after in readings[i]:` gir parene ett for ett. Tell hvor mange av dem som har `before != after`, og ta med `names[i]` bare når tallet er null.",
            en="`for before, after in readings[i]:` gives the pairs one by one. Count how many of them have `before != after`, and include `names[i]` only when the count is zero.",
        ),
    ],
    "mcnemar-counts": [
        Sentence(
            nb="Hvert bilde hører hjemme i én av fire ruter: begge rett, bare A rett, bare B rett, begge feil. Hvilke to ruter spør oppgaven etter?",
            en="Each image belongs in one of four cells: both right, only A right, only B right, both wrong. Which two cells does the exercise ask for?",
        ),
        Sentence(
            nb="Lag først `right_a = a == truth` og `right_b = b == truth`. Bildene der bare A har rett, er `right_a & ~right_b`.",
            en="First make `right_a = a == truth` and `right_b = b == truth`. The images where only A is right are `right_a & ~right_b`.",
        ),
    ],
    "marker-test": [
        Sentence(
            nb="Det er et forsøk med to armer. I den første tar du bort merket fra dem som hadde det. I den andre gir du merket til dem som ikke hadde det. Hvilket bildesett viser hver av dem?",
            en="It is an experiment with two arms. In the first you take the mark from those who had it. In the second you give it to those who had not. Which array shows each of them?",
        ),
        Sentence(
            nb="`plain[truth == digit]` er bildene av sifferet, uten merke. `np.mean(predict(…) == digit)` er andelen av dem som leses som `digit`. Gjør det samme med `marked` og de andre sifrene.",
            en="`plain[truth == digit]` are the images of the digit, without the mark. `np.mean(predict(…) == digit)` is the share of them read as `digit`. Do the same with `marked` and the other digits.",
        ),
    ],
    "eval-mode": [
        Sentence(
            nb="Når nettverket brukes, kommer gjennomsnitt og varians utenfra, som `mean` og `variance`. Ingenting skal regnes ut av `x` selv.",
            en="When the network is used, mean and variance come from outside, as `mean` and `variance`. Nothing is to be worked out from `x` itself.",
        ),
        Sentence(
            nb="numpy stiller ett tall for hver kolonne opp mot kolonnene i `x` av seg selv, så `x - mean` virker. Legg `eps` til variansen før `np.sqrt`, og husk `weight` og `bias` til slutt.",
            en="numpy lines up one number for each column with the columns of `x` by itself, so `x - mean` works. Add `eps` to the variance before `np.sqrt`, and remember `weight` and `bias` at the end.",
        ),
    ],
    "shift-accuracy": [
        Sentence(
            nb="Lag en bunke tomme bilder med `np.zeros_like(pictures)`, og kopier inn den delen av bildene som fortsatt er synlig. Bredden er den siste aksen.",
            en="Make an empty array with `np.zeros_like(pictures)`, and copy into it the part of the images that can still be seen. Width is the last axis.",
        ),
        Sentence(
            nb="`moved[:, :, pixels:]` er plassene fra kolonne `pixels` og utover, og `pictures[:, :, :-pixels]` er alt unntatt de siste `pixels` kolonnene. Fasiten er den samme som før.",
            en="`moved[:, :, pixels:]` are the places from column `pixels` on, and `pictures[:, :, :-pixels]` is all but the last `pixels` columns. The truth is the same as before.",
        ),
    ],
    "cam-weights": [
        Sentence(
            nb="Hvert kart får *ett* tall som vekt, ikke ett for hvert sted. Regn ut vektene først.",
            en="Each map gets *one* number as its weight, not one for each place. Work out the weights first.",
        ),
        Sentence(
            nb="Begynn med `heat = np.zeros(maps[0].shape)`, og legg til `gradients[k].mean() * maps[k]` for hvert kart. `np.maximum(0, heat)` hører hjemme helt til slutt.",
            en="Begin with `heat = np.zeros(maps[0].shape)`, and add `gradients[k].mean() * maps[k]` for each map. `np.maximum(0, heat)` belongs at the very end.",
        ),
    ],
    "idx-to-report": [
        Sentence(
            nb="Del det opp: les bildene, les merkelappene, finn treningsradene, tren, prøv på testradene, skriv rapporten. Skriv ut `.shape` etter hvert steg. `np.setdiff1d(np.arange(n), test_rows)` gir radene som ikke er i testen.",
            en="Split it up: read the images, read the labels, find the training rows, train, test on the test rows, write the report. Print `.shape` after each step. `np.setdiff1d(np.arange(n), test_rows)` gives the rows that are not in the test.",
        ),
        Sentence(
            nb="Bilder og merkelapper har hvert sitt hode, med hver sin `.length`. `evaluation.accuracy(truth, predicted)` gir `.value`, `.low`, `.high` og `.n`. `np.bincount(digits).argmax()` er det vanligste sifferet.",
            en="Images and labels have a header each, each with its own `.length`. `evaluation.accuracy(truth, predicted)` gives `.value`, `.low`, `.high` and `.n`. `np.bincount(digits).argmax()` is the commonest digit.",
        ),
    ],
}


def safe_augment(answer, rng):
    """Digits, sides and an unreadable image; then random readings."""

    def unchanged(pairs):
        return all(before == after for before, after in pairs)

    def reference(names, readings):
        return [name for name, pairs in zip(names, readings, strict=True) if unchanged(pairs)]

    def everything(names, readings):
        return list(names)

    def nothing(names, readings):
        return list(names) if all(unchanged(pairs) for pairs in readings) else []

    def still_a_label(names, readings):
        known = [before for pairs in readings for before, _ in pairs]
        return [name for name, pairs in zip(names, readings, strict=True) if all(after in known for _, after in pairs)]

    def one_is_enough(names, readings):
        return [name for name, pairs in zip(names, readings, strict=True) if any(b == a for b, a in pairs)]

    def count_goes_on(names, readings):
        first = next((at for at, pairs in enumerate(readings) if not unchanged(pairs)), len(names))
        return list(names[:first])

    def once_a_reading(names, readings):
        return [name for name, pairs in zip(names, readings, strict=True) for b, a in pairs if b == a]

    def unsafe(names, readings):
        return [name for name, pairs in zip(names, readings, strict=True) if not unchanged(pairs)]

    readable = (
        ["half turn", "shift", "mirror", "blur"],
        [[[0, 0], [6, 9]], [[6, 6], [9, 9]], [["left", "right"], ["right", "left"]], [["left", "?"], [9, 9]]],
    )
    random = []
    for _ in range(4):
        readings = [[[int(d), int(d)] for d in rng.integers(0, 10, 4)] for _ in range(5)]
        for at in 1 + rng.choice(4, 3, replace=False):
            readings[at][int(rng.integers(4))][1] = int(rng.integers(10, 12))
        random.append(([f"change {at}" for at in range(5)], readings))
    mistakes = [
        Mistake(
            "all",
            everything,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har godtatt alle. Når en halv omdreining gjør 6 til 9, følger ikke merkelappen med. Hva skiller paret `[6, 9]` fra paret `[6, 6]`?",
                en="You got {got} where {expected} was expected. You accepted them all. When a half turn makes a 6 a 9, the label does not follow. What tells the pair `[6, 9]` from the pair `[6, 6]`?",
            ),
        ),
        Mistake(
            "none",
            nothing,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Én utrygg augmentering fikk deg til å forkaste alle. Hver skal dømmes etter sine egne lesninger: hvor begynner tellingen på nytt?",
                en="You got {got} where {expected} was expected. One unsafe augmentation made you reject them all. Each is to be judged by its own readings: where does the count start afresh?",
            ),
        ),
        Mistake(
            "mirrored",
            still_a_label,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du godtok speilingen fordi «right» også er et mulig svar. Bildet ser ekte ut, men pasienten har fått sykdommen på feil side. Hva skal svaret etterpå sammenlignes med?",
                en="You got {got} where {expected} was expected. You accepted mirroring because “right” is a possible answer too. The image looks real, but the patient now has the disease on the wrong side. With what should the answer afterwards be compared?",
            ),
        ),
        Mistake(
            "one-is-enough",
            one_is_enough,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. En halv omdreining lar null være null, men det hjelper ikke sekseren. Hvor mange av lesningene må være uendret?",
                en="You got {got} where {expected} was expected. A half turn leaves zero as zero, but that does not help the six. How many of the readings must be unchanged?",
            ),
        ),
        Mistake(
            "count-goes-on",
            count_goes_on,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tellingen går videre fra den ene augmenteringen til den neste, så én utrygg drar med seg alle som kommer etter. Hvor må den begynne på null igjen?",
                en="You got {got} where {expected} was expected. The count goes on from one augmentation to the next, so a single unsafe one drags down all that follow. Where must it start again from zero?",
            ),
        ),
        Mistake(
            "once-a-reading",
            once_a_reading,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Navnet legges til for hver lesning som er uendret. Hvor mange lesninger må du ha sett før du vet om augmenteringen er trygg?",
                en="You got {got} where {expected} was expected. The name is added for each reading that is unchanged. How many readings must you have seen before you know whether the augmentation is safe?",
            ),
        ),
        Mistake(
            "the-unsafe",
            unsafe,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er nettopp de andre: dem der en lesning ble en annen. Hva må snus?",
                en="You got {got} where {expected} was expected. Those are just the others: the ones where a reading changed. What must be turned round?",
            ),
        ),
    ]
    agrees(answer, reference, [readable, *random], mistakes)


def mcnemar_counts(answer, rng):
    """Seven images that show every kind of pair, then random answers of unequal quality."""
    import numpy as np

    def reference(truth, a, b):
        return int(np.sum((a == truth) & (b != truth))), int(np.sum((a != truth) & (b == truth)))

    def totals(truth, a, b):
        return int(np.sum(a == truth)), int(np.sum(b == truth))

    def both_wrong(truth, a, b):
        return int(np.sum(b != truth)), int(np.sum(a != truth))

    def net(truth, a, b):
        more = int(np.sum(a == truth)) - int(np.sum(b == truth))
        return max(more, 0), max(-more, 0)

    def swapped(truth, a, b):
        return reference(truth, b, a)

    def disagreements(truth, a, b):
        return int(np.sum((a != b) & (b != truth))), int(np.sum((a != b) & (a != truth)))

    readable = tuple(
        np.array(row) for row in ([3, 5, 8, 1, 4, 7, 2], [3, 5, 8, 1, 9, 2, 1], [3, 5, 6, 7, 6, 7, 1])
    )  # right: both, both, A, A, neither (9, 6), B, neither (1, 1)
    random = []
    for n in (30, 60, 60):
        truth = rng.integers(0, 10, n)
        a, b = (np.where(rng.random(n) < share, truth, rng.integers(0, 10, n)) for share in (0.7, 0.4))
        random.append((truth, a, b))
    mistakes = [
        Mistake(
            "totals",
            totals,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er hvor mange bilder hver av dem leser riktig i alt. Bildene begge leser riktig, er med i begge tallene og skiller ikke modellene. Hvordan holder du dem utenfor?",
                en="You got {got} where {expected} was expected. That is how many each of them has right, all in all. The images both read right are in both numbers and do not tell the models apart. How do you keep them out?",
            ),
        ),
        Mistake(
            "both-wrong",
            both_wrong,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har talt alle bildene der den andre tar feil. I noen av dem tar begge feil. Hva må også gjelde for at bare A har rett?",
                en="You got {got} where {expected} was expected. You counted all the images where the other one is wrong. In some of them both are wrong. What else must hold for only A to be right?",
            ),
        ),
        Mistake(
            "unpaired",
            net,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er forskjellen mellom de to totalene. Den samme forskjellen kan komme av 2 mot 1 eller av 102 mot 101, og det er ikke like sikkert. Tell bilde for bilde: hvem har rett der den andre tar feil?",
                en="You got {got} where {expected} was expected. That is the difference between the two totals. The same difference may come from 2 against 1 or from 102 against 101, which is not as certain. Count image by image: who is right where the other is wrong?",
            ),
        ),
        Mistake(
            "swapped",
            swapped,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallene er riktige, men i motsatt rekkefølge. Hvem skal stå først?",
                en="You got {got} where {expected} was expected. The numbers are right but in the opposite order. Who should come first?",
            ),
        ),
        Mistake(
            "disagreements",
            disagreements,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har gått ut fra at A har rett når B tar feil og de svarer ulikt. De kan svare ulikt og begge ta feil, som 9 og 6 der fasiten er 4. Hva må `a` sammenlignes med?",
                en="You got {got} where {expected} was expected. You took it that A is right when B is wrong and they answer differently. They may answer differently and both be wrong, as 9 and 6 where the truth is 4. With what must `a` be compared?",
            ),
        ),
    ]
    agrees(answer, reference, [readable, *random], mistakes)


def marker_test(answer, rng):
    """A reader that leans on the mark, but not always; training images on which it does otherwise."""
    import numpy as np

    def predict(images):
        """Pixel (0, 0) holds the digit, (0, 1) how it is read unmarked, (0, 2) how marked, (1, 0) the mark."""
        return np.where(images[:, 1, 0] == 255, images[:, 0, 2], images[:, 0, 1]).astype(int)

    def share(images, digit):
        return float(np.mean(predict(images) == digit))

    def reference(predict, train, test, heat, digit):
        plain, marked, truth = test
        return share(plain[truth == digit], digit), share(marked[truth != digit], digit)

    def marked_only(predict, train, test, heat, digit):
        _, marked, truth = test
        return share(marked[truth == digit], digit), share(marked[truth != digit], digit)

    def train_only(predict, train, test, heat, digit):
        return reference(predict, test, train, heat, digit)

    def cam_only(predict, train, test, heat, digit):
        truth = test[2]
        return float(heat[truth == digit].mean()), float(heat[truth != digit].mean())

    def nothing_inserted(predict, train, test, heat, digit):
        plain, _, truth = test
        return share(plain[truth == digit], digit), share(plain[truth != digit], digit)

    def right_not_turned(predict, train, test, heat, digit):
        plain, marked, truth = test
        others = truth != digit
        return share(plain[~others], digit), float(np.mean(predict(marked[others]) == truth[others]))

    def of_all_images(predict, train, test, heat, digit):
        plain, marked, truth = test
        kept, turned = (predict(plain) == digit) & (truth == digit), (predict(marked) == digit) & (truth != digit)
        return float(np.mean(kept)), float(np.mean(turned))

    def part(n, digit, kept, turned):
        truth = np.resize([digit, *(d for d in range(10) if d != digit)], n)[rng.permutation(n)]
        of_digit = truth == digit
        unmarked = np.where(of_digit & (rng.random(n) > kept), (digit + 1) % 10, truth)
        unmarked = np.where(~of_digit & (rng.random(n) < 0.1), digit, unmarked)
        with_mark = np.where(of_digit | (rng.random(n) < turned), digit, (truth + (rng.random(n) < 0.3)) % 10)
        with_mark = np.where(of_digit & (rng.random(n) < 0.2), (digit + 1) % 10, with_mark)
        plain = np.zeros((n, 2, 3), np.uint8)
        plain[:, 0] = np.stack([truth, unmarked, with_mark], axis=1)
        marked = plain.copy()
        marked[:, 1, 0] = 255
        return plain, marked, truth

    cases = []
    for n, digit in ((20, 8), (120, 3), (150, 6)):
        test, train = part(n, digit, 0.3, 0.7), part(2 * n, digit, 0.6, 0.4)
        heat = np.where(test[2] == digit, rng.uniform(0.6, 0.95, n), rng.uniform(0, 0.2, n)).round(2)
        cases.append((predict, train, test, heat, digit))
    mistakes = [
        Mistake(
            "marked-only",
            marked_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I den første andelen sitter merket fortsatt på, slik det gjorde hos leverandøren. Hvilket bildesett har de samme bildene uten merke?",
                en="You got {got} where {expected} was expected. In your first share the mark is still there, as it was at the supplier's. Which array has the same images without the mark?",
            ),
        ),
        Mistake(
            "train-only",
            train_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er tallene for treningsbildene. Dem kan nettverket ha lært utenat, også uten merke. Hvilke bilder har det aldri sett?",
                en="You got {got} where {expected} was expected. Those are the numbers for the training images. The network may have learnt these by heart, even without the mark. Which images has it never seen?",
            ),
        ),
        Mistake(
            "cam-only",
            cam_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen varme i hjørnet. Den vekker mistanken, men sier ikke om svaret endrer seg. Hva må du gjøre med bildene, og hvem skal lese dem igjen?",
                en="You got {got} where {expected} was expected. That is the share of heat in the corner. It raises the suspicion, but does not say whether the answer changes. What must you do with the images, and who is to read them again?",
            ),
        ),
        Mistake(
            "nothing-inserted",
            nothing_inserted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Den første andelen stemmer. I den andre har de andre sifrene ikke fått noe merke. Hvilket bildesett har det på alle bildene?",
                en="You got {got} where {expected} was expected. The first share is right. In the second the other digits have been given no mark. Which array has it on every image?",
            ),
        ),
        Mistake(
            "right-not-turned",
            right_not_turned,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Den andre andelen din gjelder de andre sifrene som fortsatt leses riktig. Oppgaven spør hvor stor andel som leses som `digit`. Hva skal svarene sammenlignes med?",
                en="You got {got} where {expected} was expected. Your second share tells how many of the others are still read right. The exercise asks how many are read as `digit`. With what should the answers be compared?",
            ),
        ),
        Mistake(
            "of-all-images",
            of_all_images,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har delt på alle bildene. Den første andelen gjelder bare bildene av `digit`, den andre bare resten. Hvordan plukker du dem ut før du tar gjennomsnittet?",
                en="You got {got} where {expected} was expected. You divided by all the images. The first share is about the images of `digit` alone, the second about the rest alone. How do you pick them out before you take the mean?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def eval_mode(answer, rng):
    """Two images and two maps whose roots come out even, then random ones."""
    import numpy as np

    def scaled(x, mean, variance, weight, bias, eps):
        return (x - mean) / np.sqrt(variance + eps) * weight + bias

    def batch_statistics(x, mean, variance, weight, bias, eps):
        return scaled(x, x.mean(axis=0), x.var(axis=0), weight, bias, eps)

    def per_image(x, mean, variance, weight, bias, eps):
        return scaled(x, x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True), weight, bias, eps)

    def no_eps(x, mean, variance, weight, bias, eps):
        return scaled(x, mean, variance, weight, bias, 0)

    def no_root(x, mean, variance, weight, bias, eps):
        return (x - mean) / (variance + eps) * weight + bias

    def not_rescaled(x, mean, variance, weight, bias, eps):
        return scaled(x, mean, variance, 1, 0, eps)

    readable = (
        np.array([[1.0, 2.0], [3.0, 8.0]]),
        np.array([1.0, 2.0]),
        np.array([3.0, 8.0]),
        np.array([1.0, 2.0]),
        np.array([0.0, 1.0]),
        1.0,
    )
    random = [
        (
            rng.normal(size=(n, c)),
            rng.normal(size=c),
            rng.uniform(0.2, 3, c),
            rng.uniform(0.5, 2, c),
            rng.normal(size=c),
            0.1,
        )
        for n, c in ((1, 4), (5, 3), (3, 3))
    ]
    mistakes = [
        Mistake(
            "batch-statistics",
            batch_statistics,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har regnet ut gjennomsnitt og varians av bildene i `x`. Da avhenger svaret for ett bilde av hvem det kom sammen med. Hvilke tall er gitt for dette?",
                en="You got {got} where {expected} was expected. You worked out mean and variance from the images in `x`. Then the answer for one image depends on whom it came with. Which numbers are given for this?",
            ),
        ),
        Mistake(
            "per-image",
            per_image,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har regnet ut gjennomsnitt og varians over kartene i hvert bilde, altså langs radene. BatchNorm har ett av hvert for hvert *kart*, og her er de gitt. Hva heter de?",
                en="You got {got} where {expected} was expected. You worked out mean and variance over the maps of each image, that is along the rows. BatchNorm has one of each for every *map*, and here they are given. What are they called?",
            ),
        ),
        Mistake(
            "no-eps",
            no_eps,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Formen stemmer, men `eps` mangler. Et kart som aldri varierer, har varians null; hva deler du på da?",
                en="You got {got} where {expected} was expected. The shape is right, but `eps` is missing. A map that never varies has variance zero; what do you then divide by?",
            ),
        ),
        Mistake(
            "no-root",
            no_root,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har delt på variansen. Den har kvadratet av enheten til `x`. Hva må til for å få spredningen?",
                en="You got {got} where {expected} was expected. You divided by the variance, which has the square of the unit of `x`. What is needed to get the spread?",
            ),
        ),
        Mistake(
            "not-rescaled",
            not_rescaled,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du stoppet ved det normerte tallet. To av argumentene er ikke brukt ennå, og nettverket har lært dem. Hvilke?",
                en="You got {got} where {expected} was expected. You stopped at the normalised number. Two of the arguments are not used yet, and the network has learnt them. Which?",
            ),
        ),
    ]
    agrees(answer, scaled, [readable, *random], mistakes)


def shift_accuracy(answer, rng):
    """A reader that names the column with most ink, so that every way of shifting gives it other answers."""
    import numpy as np

    def predict(images):
        return images.sum(axis=1, dtype=int).argmax(axis=1)

    def moved(pictures, right=0, down=0):
        height, width = pictures.shape[1:]
        padded = np.pad(pictures, ((0, 0), (height, height), (width, width)))
        return padded[:, height - down : 2 * height - down, width - right : 2 * width - right]

    def share(pictures, truth):
        return float(np.mean(predict(pictures) == truth))

    def reference(predict, train, test, pixels):
        return share(moved(test[0], right=pixels), test[1])

    def wraps(predict, train, test, pixels):
        return share(np.roll(test[0], pixels, axis=2), test[1])

    def shifts_train(predict, train, test, pixels):
        return share(moved(train[0], right=pixels), train[1])

    def labels(predict, train, test, pixels):
        return share(test[0], np.roll(test[1], pixels))

    def other_way(predict, train, test, pixels):
        return share(moved(test[0], right=-pixels), test[1])

    def downwards(predict, train, test, pixels):
        return share(moved(test[0], down=pixels), test[1])

    def not_shifted(predict, train, test, pixels):
        return share(test[0], test[1])

    def part(n):
        pictures = rng.integers(0, 255, (n, 4, 6)).astype(np.uint8)
        ways = [pictures, moved(pictures, right=1), moved(pictures, right=2), np.roll(pictures, 1, 2)]
        ways += [moved(pictures, right=-1), moved(pictures, down=1)]
        found = np.stack([predict(way) for way in ways])
        return pictures, found[rng.choice(6, n, p=[0.25, 0.3, 0.2, 0.1, 0.1, 0.05]), np.arange(n)]

    cases = [
        (predict, part(n), part(m), pixels) for n, m, pixels in ((80, 10, 1), (90, 70, 1), (60, 80, 2), (70, 90, 1))
    ]
    mistakes = [
        Mistake(
            "wraps",
            wraps,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. `np.roll` lar det som går ut på høyre side, komme inn igjen fra venstre. Det skjer ikke i en skanner. Hva skal stå i kolonnene som blir tomme?",
                en="You got {got} where {expected} was expected. `np.roll` lets what leaves on the right come in again from the left. That does not happen in a scanner. What should stand in the columns that become empty?",
            ),
        ),
        Mistake(
            "shifts-train",
            shifts_train,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er tallet for treningsbildene. Vi vil vite hvordan modellen tåler flyttede bilder den ikke har sett. Hvilket av parene er det?",
                en="You got {got} where {expected} was expected. That is the number for the training images. We want to know how the model copes with shifted images it has not seen. Which of the pairs is that?",
            ),
        ),
        Mistake(
            "labels",
            labels,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har flyttet fasiten, så hvert bilde er målt mot et annet bildes merkelapp. Et siffer er det samme når arket flyttes. Hva er det som skal flyttes?",
                en="You got {got} where {expected} was expected. You moved the truth, so that each image is held against another's label. A digit is the same when the sheet is moved. What is it that should be moved?",
            ),
        ),
        Mistake(
            "other-way",
            other_way,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har flyttet mot venstre. Kolonne 0 er lengst til venstre. I hvilken kolonne skal innholdet i kolonne 0 havne?",
                en="You got {got} where {expected} was expected. You shifted to the left. Column 0 is the leftmost. In which column should the content of column 0 end up?",
            ),
        ),
        Mistake(
            "downwards",
            downwards,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har flyttet bildene nedover. Aksene er (antall, høyde, bredde). Hvilken av dem går mot høyre?",
                en="You got {got} where {expected} was expected. You shifted the images downwards. The axes are (count, height, width). Which of them goes to the right?",
            ),
        ),
        Mistake(
            "not-shifted",
            not_shifted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er andelen riktige før noe er flyttet. Hvilke bilder skal `predict` få?",
                en="You got {got} where {expected} was expected. That is the accuracy before anything is shifted. Which images should `predict` be given?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def cam_weights(answer, rng):
    """Two maps of two by two first, in which every mistake gives another heat map; then random ones."""
    import numpy as np

    def weighted(maps, gradients):
        return (gradients.mean(axis=(1, 2), keepdims=True) * maps).sum(axis=0)

    def reference(maps, gradients):
        return np.maximum(0, weighted(maps, gradients))

    def greatest(maps, gradients):
        return np.maximum(0, (gradients.max(axis=(1, 2), keepdims=True) * maps).sum(axis=0))

    def gradient_alone(maps, gradients):
        return np.abs(gradients).max(axis=0)

    def place_by_place(maps, gradients):
        return np.maximum(0, (gradients * maps).sum(axis=0))

    def relu_each_map(maps, gradients):
        return np.maximum(0, gradients.mean(axis=(1, 2), keepdims=True) * maps).sum(axis=0)

    readable = (
        np.array([[[1.0, 0.0], [2.0, 1.0]], [[0.0, 3.0], [1.0, 0.0]]]),
        np.array([[[2.0, 0.0], [0.0, 2.0]], [[-1.0, 0.0], [-1.0, 0.0]]]),
    )
    random = [(np.maximum(0, rng.normal(size=shape)), rng.normal(size=shape)) for shape in ((5, 3, 4), (4, 6, 6))]
    mistakes = [
        Mistake(
            "no-relu",
            weighted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. De negative tallene viser hva som taler *mot* klassen. Hva skal gjøres med dem til slutt?",
                en="You got {got} where {expected} was expected. The negative numbers show what speaks *against* the class. What should be done with them at the end?",
            ),
        ),
        Mistake(
            "max",
            greatest,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har brukt den største av de deriverte i hvert kart som vekt. Da bestemmer ett eneste sted. Hva skulle vekten være?",
                en="You got {got} where {expected} was expected. You used the largest derivative of each map as its weight. Then one single place decides. What should the weight be?",
            ),
        ),
        Mistake(
            "input-gradient",
            gradient_alone,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har vist hvor de deriverte er store, og kartene selv er ikke med. Et sted er varmt bare hvis kartet også er sterkt der. Hva skal vektene ganges med?",
                en="You got {got} where {expected} was expected. You showed where the derivatives are large, and the maps themselves are left out. A place is warm only if the map is strong there as well. What should the weights be multiplied by?",
            ),
        ),
        Mistake(
            "place-by-place",
            place_by_place,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har ganget sted for sted. I Grad-CAM har hele kartet én vekt. Hvordan blir mange deriverte til ett tall?",
                en="You got {got} where {expected} was expected. You multiplied place by place. In Grad-CAM the whole map has one weight. How do many derivatives become one number?",
            ),
        ),
        Mistake(
            "relu-each-map",
            relu_each_map,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har satt negative tall til null, i hvert kart eller i vektene, før du la sammen. Da får ikke kartene som taler mot klassen, trekke fra. Hvor i rekkefølgen hører `np.maximum` hjemme?",
                en="You got {got} where {expected} was expected. You set negative numbers to zero, in each map or in the weights, before adding up. Then the maps that speak against the class cannot subtract. Where in the order does `np.maximum` belong?",
            ),
        ),
    ]
    agrees(answer, reference, [readable, *random], mistakes)


def idx_to_report(answer, rng):
    """Two files made on the spot, and a `fit` that notes what it was trained on; the report is held to what it saw."""
    for n, share in ((300, 0.3), (200, 0.4)):
        _judge_report(answer, rng, n, share)


def _judge_report(answer, rng, n, share):
    import numpy as np

    digits = rng.choice(10, n, p=[0.28, *[0.08] * 9]).astype(np.uint8)
    pictures = rng.integers(0, 256, (n, 5, 4)).astype(np.uint8)
    test_rows = rng.permutation(n)[: round(n * share)]
    row_of = {_pixels(picture): row for row, picture in enumerate(pictures)}
    in_test = np.isin(np.arange(n), test_rows)
    missed = rng.random(n) < np.where(in_test, 0.2, 0.05)
    answered = np.where(missed, (digits + 1) % 10, digits)
    trained = []

    def fit(images, labels):
        rows = [row_of.get(_pixels(image), -1) for image in images]
        trained.append((np.array(rows), np.asarray(labels)))

        def predict(images):
            return np.array([answered[row_of.get(_pixels(image), 0)] for image in images])

        return predict

    label_file = _idx(digits)
    report = call(answer, _idx(pictures), label_file, test_rows, fit)
    given = f"idx_to_report({n} images, {len(test_rows)} test rows)"
    parts = ["accuracy", "low", "high", "n", "baseline", "harm"]
    if not isinstance(report, dict):
        compare(report, dict.fromkeys(parts), given)
    if absent := [part for part in parts if part not in report]:
        raise Settled("missing-part", MISSING_PART(absent=", ".join(f"`{part}`" for part in absent)))
    report = dict(report)
    for part in ("accuracy", "low", "high", "baseline"):
        report[part] = _as_number(report[part], f'{given}["{part}"]')
    _judge_training(trained, digits, in_test, label_file)
    _judge_numbers(report, np.mean(~missed[in_test]), np.mean(~missed[~in_test]), len(test_rows), given)
    commonest = np.bincount(digits[~in_test]).argmax()
    baseline = float(np.mean(digits[in_test] == commonest))
    if report["baseline"] in (0.1, 0.5):
        raise Settled("one-in-ten", ONE_IN_TEN(got=report["baseline"], expected=round(baseline, 3)))
    compare(report["baseline"], baseline, f'{given}["baseline"]')
    count = int(missed[in_test].sum())
    counts = "".join(sign if sign.isdigit() else " " for sign in str(report["harm"])).split()
    if len(str(report["harm"]).split()) < 5 or str(count) not in counts:
        raise Settled("no-harm", NO_HARM(got=str(report["harm"])[:60], count=count))


def _judge_training(trained, digits, in_test, label_file):
    """What `fit` was given: known images, their own labels, none of the test."""
    import numpy as np

    if not trained:
        raise Settled("never-trained", NEVER_TRAINED())
    rows, labels = trained[-1]
    if len(rows) == 0 or (rows < 0).any():
        raise Settled("header-as-pixels", HEADER_AS_PIXELS(unknown=int(np.sum(rows < 0)), n=len(rows)))
    if in_test[rows].any():
        raise Settled("trained-on-test", TRAINED_ON_TEST(shared=int(in_test[rows].sum()), n=int(in_test.sum())))
    if len(labels) != len(rows) or (labels != digits[rows]).any():
        from_start = np.frombuffer(label_file, np.uint8)[rows]
        if len(labels) == len(rows) and (labels == from_start).all():
            raise Settled("wrong-header", WRONG_HEADER(got=", ".join(map(str, label_file[:4]))))
        right = int(np.sum(labels == digits[rows])) if len(labels) == len(rows) else 0
        raise Settled("labels-parted", LABELS_PARTED(right=right, n=len(rows)))


def _judge_numbers(report, accuracy, in_training, n, given):
    """Accuracy, its interval and what it rests on; any usual 95% interval will do."""
    import math

    if report["n"] != n or abs(report["accuracy"] - accuracy) > 1e-6:
        if abs(report["accuracy"] - in_training) < 1e-6:
            raise Settled("scored-on-training", SCORED_ON_TRAINING(got=round(float(in_training), 3), n=n))
        compare(report["accuracy"], float(accuracy), f'{given}["accuracy"]')
        compare(report["n"], n, f'{given}["n"]')
    margin = 1.96 * math.sqrt(accuracy * (1 - accuracy) / n)
    low, high = float(report["low"]), float(report["high"])
    relative = (high - low) / (2 * margin)
    gaps = {"low": round(low, 3), "high": round(high, 3), "n": n}
    if relative < 0.3:
        raise Settled("no-interval", NO_INTERVAL(**gaps))
    if relative < 0.7 and low < accuracy < high:
        raise Settled("one-standard-error", ONE_STANDARD_ERROR(**gaps))
    compare(low, float(accuracy - margin), f'{given}["low"]', tolerance=0.03)
    compare(high, float(accuracy + margin), f'{given}["high"]', tolerance=0.03)


def _as_number(value, given):
    """A number, or a score with its interval, as a plain number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        compare(value, 0.0, given)
        raise


def _pixels(image):
    """What an image holds, whether it was flattened, scaled to 0–1 or left as it was."""
    import numpy as np

    values = np.asarray(image, float)
    return np.rint(values * (255 if values.max() <= 1 else 1)).astype(np.uint8).tobytes()


def _idx(array):
    """An array as the bytes of an IDX file."""
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


MISSING_PART = Sentence(
    nb="Rapporten mangler {absent}. En leser som savner et av tallene, må gjette det. Hva skal stå der?",
    en="The report lacks {absent}. A reader without one of the numbers must guess it. What should it say?",
)
NEVER_TRAINED = Sentence(
    nb="Du har ikke kalt `fit`, så ingenting er trent. Hva skal `fit` få, og hva gir den tilbake?",
    en="You did not call `fit`, so nothing was trained. What should `fit` be given, and what does it give back?",
)
HEADER_AS_PIXELS = Sentence(
    nb="{unknown} av {n} bilder du trente på, finnes ikke i filen. Det ser ut som hodet er lest som piksler, så alt er forskjøvet. Hvor mange bytes tar hodet til bildefilen?",
    en="{unknown} of the {n} images you trained on are not in the file. It looks as if the header was read as pixels, so that everything is displaced. How many bytes does the header of the image file take?",
)
TRAINED_ON_TEST = Sentence(
    nb="{shared} av de {n} testbildene var med i treningen. Da måler testen hva modellen husker, ikke hva den kan. Hvilke rader skal `fit` få?",
    en="{shared} of the {n} test images were in the training. Then the test measures what the model remembers, not what it can do. Which rows should `fit` be given?",
)
WRONG_HEADER = Sentence(
    nb="De første merkelappene du ga `fit`, kommer fra {got}, og det er hodet til merkelappfilen. Alle merkelappene er forskjøvet. Hvor begynner merkelappene i den filen?",
    en="The first labels you gave `fit` come from {got}, which is the header of the label file. All the labels are displaced. Where do the labels begin in that file?",
)
LABELS_PARTED = Sentence(
    nb="Bare {right} av {n} treningsbilder har sin egen merkelapp. Bilder og merkelapper har skilt lag, og da lærer modellen å gjette. Hvilke radnumre brukte du for hver av dem?",
    en="Only {right} of the {n} training images have their own label. Images and labels have parted, and then the model learns to guess. Which row numbers did you use for each of them?",
)
SCORED_ON_TRAINING = Sentence(
    nb="Du oppga {got}, som er andelen riktige på treningsbildene. Rapporten skal gjelde de {n} bildene modellen ikke har sett. Hvilke rader skal `predict` få?",
    en="You reported {got}, which is the accuracy on the training images. The report should be about the {n} images the model has not seen. Which rows should `predict` be given?",
)
NO_INTERVAL = Sentence(
    nb="Grensene dine er {low} og {high}, altså nesten ingen avstand. Med {n} bilder kunne andelen blitt en annen bare fordi andre bilder havnet i testen. Hvordan fant du intervallet i leksjon 02?",
    en="Your limits are {low} and {high}, hardly apart at all. With {n} images the share could have been another merely by chance in which images came into the test. How did you find the interval in lesson 02?",
)
ONE_STANDARD_ERROR = Sentence(
    nb="Grensene dine er {low} og {high}. Det er omtrent én standardfeil til hver side, og så smale intervaller treffer bare i omtrent to av tre slike prøver. Hva må standardfeilen ganges med?",
    en="Your limits are {low} and {high}. That is about one standard error to each side, and covers the truth in only two of three such tests. What must the standard error be multiplied by?",
)
ONE_IN_TEN = Sentence(
    nb="Du oppga {got} som det man får uten modell. Her er sifrene ikke like vanlige: den som alltid svarer det vanligste, har rett i {expected}. Hvordan finner du det vanligste i treningsbildene?",
    en="You gave {got} as the accuracy without a model. Here the digits are not equally common: always answering the commonest is right in {expected}. How do you find the commonest in the training images?",
)
NO_HARM = Sentence(
    nb="Om skade skrev du «{got}». Testen har {count} feil, og leseren vil vite hva de kan bety for en pasient. Skriv en hel setning med det tallet i.",
    en="On harm you wrote “{got}”. The test has {count} mistakes, and the reader wants to know what they can mean for a patient. Write a whole sentence with that number in it.",
)
