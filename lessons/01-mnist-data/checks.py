"""The checks of lesson 01: a file's header, a label that is a name, copies across a split, counts and splits."""

from dyplab.course.judging import Mistake, Settled, agrees, call
from dyplab.text import Sentence

HINTS = {
    "idx-header": [
        Sentence(
            nb="De fire første bytene hører til formatet selv. Antall bilder står i de fire neste, `raw[4:8]`; så kommer fire for rader og fire for kolonner.",
            en="The first four bytes belong to the format. The number of images is in the next four, `raw[4:8]`; then come four for rows and four for columns.",
        ),
        Sentence(
            nb='`int.from_bytes(raw[4:8], "big")` gir antallet. Gjør det samme to ganger til med de to neste utsnittene, og gi tilbake tre tall: `return count, rows, columns`.',
            en='`int.from_bytes(raw[4:8], "big")` gives the count. Do the same twice more with the next two slices, and return three numbers: `return count, rows, columns`.',
        ),
    ],
    "label-is-a-name": [
        Sentence(
            nb="Del pikselverdiene i grupper, én for hvert siffer: `values[labels == digit]`. Sifferet brukes bare til å velge gruppe, aldri til å regne med.",
            en="Sort the pixel values into groups, one per digit: `values[labels == digit]`. The digit is only used to choose the group, never in the arithmetic.",
        ),
        Sentence(
            nb="Telleren er en sum over gruppene: antall i gruppen ganger (gruppens middelverdi minus middelverdien av alle) i annen. Nevneren er `((values - values.mean()) ** 2).sum()`.",
            en="The numerator is a sum over the groups: the size of the group times (the group's mean minus the mean of all) squared. The denominator is `((values - values.mean()) ** 2).sum()`.",
        ),
    ],
    "duplicates-across": [
        Sentence(
            nb="Gå gjennom testbildene ett for ett og spør: finnes nøyaktig dette bildet et sted i treningssettet, uansett hvilken rad det står på?",
            en="Go through the test images one by one and ask: is exactly this image somewhere in the training set, whatever row it is in?",
        ),
        Sentence(
            nb="`seen = {image.tobytes() for image in train_images}` samler alle treningsbildene. `test_images[row].tobytes() in seen` svarer for ett testbilde. Samle radnumrene i en liste.",
            en="`seen = {image.tobytes() for image in train_images}` collects all the training images. `test_images[row].tobytes() in seen` answers for one test image. Collect the row numbers in a list.",
        ),
    ],
    "class-counts": [
        Sentence(
            nb="Svaret har alltid ti tall, også når et siffer mangler helt: da står det null på den plassen.",
            en="The answer always has ten numbers, even when a digit is missing altogether: then there is a zero in its place.",
        ),
        Sentence(
            nb="`(labels == digit).sum()` teller ett siffer. Gjør det for hvert `digit in range(10)` og samle svarene i en liste.",
            en="`(labels == digit).sum()` counts one digit. Do this for each `digit in range(10)` and collect the answers in a list.",
        ),
    ],
    "stratified-split": [
        Sentence(
            nb="Ta ett siffer om gangen: finn radene, bland dem, legg en femdel i testsettet og resten i treningssettet.",
            en="Take one digit at a time: find its rows, shuffle them, put a fifth in the test set and the rest in the training set.",
        ),
        Sentence(
            nb="Bland radnumre, ikke bilder: `rows = rng.permutation(np.flatnonzero(labels == digit))`. Med to lister med radnumre kan du til slutt plukke ut både bilder og merkelapper med de samme numrene.",
            en="Shuffle row numbers, not images: `rows = rng.permutation(np.flatnonzero(labels == digit))`. With two lists of row numbers you can then pick out both images and labels by the same numbers.",
        ),
    ],
    "writer-split": [
        Sentence(
            nb="Det er skriverne som skal trekkes, ikke bildene. Hvilke skrivere finnes? `np.unique(writers)`.",
            en="It is writers you draw, not images. Which writers are there? `np.unique(writers)`.",
        ),
        Sentence(
            nb="Bland skriverne, la en femdel av dem være testskrivere, og spør for hver rad om skriveren er blant dem: `np.isin(writers, test_writers)`.",
            en="Shuffle the writers, let a fifth of them be test writers, and ask for each row whether its writer is among them: `np.isin(writers, test_writers)`.",
        ),
    ],
}


# idx-header


def _sizes(raw, order="big"):
    return tuple(int.from_bytes(raw[at : at + 4], order) for at in (4, 8, 12))


def _signed(raw):
    import numpy as np

    values = np.frombuffer(raw, dtype=np.int8).astype(int)
    return tuple(int(values[at : at + 4] @ [256**3, 256**2, 256, 1]) for at in (4, 8, 12))


def idx_header(answer, rng):
    """Headers of small and large files; the first has a byte above 127, and no two sizes alike."""
    cases = []
    for count, rows, columns in [(5000, 28, 20), tuple(int(n) for n in rng.integers(130, 60_000, 3))]:
        header = bytes([0, 0, 8, 3]) + b"".join(size.to_bytes(4, "big") for size in (count, rows, columns))
        cases.append((header + bytes([255, 254, 253, 252] * 4),))
    agrees(
        answer,
        _sizes,
        cases,
        [
            Mistake(
                "little-endian",
                lambda raw: _sizes(raw, "little"),
                Sentence(
                    nb='Du fikk `{got}` der fasiten er `{expected}`. Så store tall kommer av at bytene leses baklengs. IDX skriver byten som teller mest, først, slik vi skriver tusenerne før enerne: hva skal stå i stedet for `"little"`?',
                    en='You got `{got}` where `{expected}` was expected. Numbers that large come from reading the bytes backwards. IDX writes the most significant byte first, as we write thousands before units: what should replace `"little"`?',
                ),
            ),
            Mistake(
                "label-header",
                lambda raw: (_sizes(raw)[0], raw[8], raw[9]),
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Antallet stemmer, men resten er lest som i merkelappfilen, der enkeltbyter følger rett etter antallet. I bildefilen tar antall rader og antall kolonner også fire byter hver.",
                    en="You got `{got}` where `{expected}` was expected. The count is right, but the rest is read as in the label file, where single bytes follow right after the count. In the image file rows and columns take four bytes each as well.",
                ),
            ),
            Mistake(
                "signed",
                _signed,
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Byter over `127` er blitt negative tall: med fortegn (`int8`) leses `136` som `-120`. Bytene i hodet har ikke fortegn. Hvilken måte å lese dem på gir tall fra `0` til `255`?",
                    en="You got `{got}` where `{expected}` was expected. Bytes above `127` have become negative numbers: with a sign (`int8`) `136` is read as `-120`. The bytes of the header have no sign. Which way of reading them gives numbers from `0` to `255`?",
                ),
            ),
            Mistake(
                "one-byte",
                lambda raw: (raw[7], raw[11], raw[15]),
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Du leste bare den siste av de fire bytene, og én byte rekker ikke lenger enn til `255`. Hva er de tre foran verdt?",
                    en="You got `{got}` where `{expected}` was expected. You read only the last of the four bytes, and one byte reaches no further than `255`. What are the three before it worth?",
                ),
            ),
            Mistake(
                "starts-at-zero",
                lambda raw: tuple(int.from_bytes(raw[at : at + 4], "big") for at in (0, 4, 8)),
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Det første tallet er formatets kjennemerke, ikke antallet: du begynte fire byter for tidlig. På hvilken plass begynner antallet?",
                    en="You got `{got}` where `{expected}` was expected. The first number is the format mark, not the count: you began four bytes too early. At which place does the count begin?",
                ),
            ),
        ],
    )


# label-is-a-name


def _share_between(values, labels, weighted=True):
    import numpy as np

    between = 0.0
    for digit in np.unique(labels):
        group = values[labels == digit]
        between += (len(group) if weighted else 1) * (group.mean() - values.mean()) ** 2
    return float(between / ((values - values.mean()) ** 2).sum())


def _ranks(values):
    """Ranks with ties shared, as Spearman's coefficient wants them."""
    import numpy as np

    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def _correlation(values, labels):
    import numpy as np

    return float(np.corrcoef(values, labels)[0, 1])


def _rank_correlation(values, labels):
    return _correlation(_ranks(values), _ranks(labels))


def _mean_label_difference(values, labels):
    ink = values > values.mean()
    return float(labels[ink].mean() - labels[~ink].mean())


def label_is_a_name(answer, rng):
    """One pixel in groups of unequal size; whatever fails to be a known mistake is tried with the digits renamed."""
    import numpy as np

    cases = [(np.array([10.0, 0, 200, 250, 240, 30]), np.array([2, 2, 5, 5, 5, 9]))]
    for _ in range(3):
        labels = rng.permutation(np.repeat([0, 1, 3, 6, 8], rng.integers(3, 9, 5)))
        cases.append((rng.normal(100, 40, len(labels)) + 30 * (labels == 3) - 20 * (labels == 0), labels))
    by_value = Sentence(
        nb="Du fikk `{got}` der fasiten er `{expected}`. Det er korrelasjonen med sifferets tallverdi, som om 8 var dobbelt så mye som 4. En merkelapp er et navn. Sammenlign middelverdien i hver gruppe i stedet.",
        en="You got `{got}` where `{expected}` was expected. That is the correlation with the digit's numeric value, as if an 8 were twice as much as a 4. A label is a name. Compare the mean of each group instead.",
    )
    by_rank = Sentence(
        nb="Du fikk `{got}` der fasiten er `{expected}`. Det er en rangkorrelasjon: den tåler skjeve fordelinger, men tror fortsatt at sifrene har en rekkefølge. Navn har ingen rekkefølge. Hva kan du regne ut for hver gruppe for seg?",
        en="You got `{got}` where `{expected}` was expected. That is a rank correlation: it copes with skewed numbers but still believes the digits have an order. Names have no order. What can you work out for each group on its own?",
    )
    both_shapes = [lambda r: r, abs, lambda r: r * r]
    mistakes = [
        *(Mistake("pearson", lambda v, y, f=form: f(_correlation(v, y)), by_value) for form in both_shapes),
        *(Mistake("rank", lambda v, y, f=form: f(_rank_correlation(v, y)), by_rank) for form in both_shapes),
        Mistake(
            "mean-label",
            _mean_label_difference,
            Sentence(
                nb="Du fikk `{got}` der fasiten er `{expected}`. Du har tatt gjennomsnittet av merkelappene: gjennomsnittet av en toer og en åtter er ikke en femmer. Snu det: ta gjennomsnittet av pikselen innenfor hvert siffer.",
                en="You got `{got}` where `{expected}` was expected. You averaged the labels: the average of a two and an eight is not a five. Turn it round: average the pixel within each digit.",
            ),
        ),
        Mistake(
            "unweighted",
            lambda v, y: _share_between(v, y, weighted=False),
            Sentence(
                nb="Du fikk `{got}` der fasiten er `{expected}`. Alle gruppene teller like mye hos deg, men de er ikke like store. Hva må hvert kvadrat ganges med?",
                en="You got `{got}` where `{expected}` was expected. In your sum all groups count alike, but they are not equally large. What must each square be multiplied by?",
            ),
        ),
        Mistake(
            "within",
            lambda v, y: 1 - _share_between(v, y),
            Sentence(
                nb="Du fikk `{got}` der fasiten er `{expected}`. De to tallene blir én til sammen: du har funnet andelen innenfor sifrene, mens oppgaven spør etter den mellom dem.",
                en="You got `{got}` where `{expected}` was expected. The two add up to one: you have found the share within the digits, and the exercise asks for the one between them.",
            ),
        ),
    ]
    try:
        agrees(answer, _share_between, cases, mistakes)
    except Settled as settled:
        if settled.hint == "differs":
            _renamed(answer, *cases[0])
        raise


def _renamed(answer, values, labels):
    """A number that changes when the digits swap names uses the name as a quantity."""
    import numpy as np

    before = call(answer, values, labels)
    after = call(answer, values, np.array([0, 1, 7, 3, 4, 0, 6, 2, 8, 5])[labels])
    if not np.allclose(before, after):
        said = Sentence(
            nb="Da sifrene byttet navn, gikk svaret ditt fra {before} til {after}, men bildene er de samme. Et sted regner koden med sifferet som tall. Bruk det bare til å velge gruppe: `labels == digit`.",
            en="When the digits swapped names your answer went from {before} to {after}, yet the images are the same. Somewhere the code calculates with the digit as a number. Use it only to choose the group: `labels == digit`.",
        )
        raise Settled("uses-the-number", said(before=f"{float(before):.4g}", after=f"{float(after):.4g}"))


# duplicates-across


def _across(train_images, test_images):
    seen = {image.tobytes() for image in train_images}
    return [row for row in range(len(test_images)) if test_images[row].tobytes() in seen]


def _within_train(train_images, test_images):
    images = [image.tobytes() for image in train_images]
    return [row for row in range(len(images)) if images[row] in images[:row]]


def _by_mean(train_images, test_images):
    means = {float(image.mean()) for image in train_images}
    return [row for row in range(len(test_images)) if float(test_images[row].mean()) in means]


def _by_index(train_images, test_images):
    both = range(min(len(train_images), len(test_images)))
    return [row for row in both if (train_images[row] == test_images[row]).all()]


def _any_pixel(train_images, test_images):
    return [row for row in range(len(test_images)) if (train_images == test_images[row]).any()]


def _each_pair(train_images, test_images, side):
    pairs = [(row, at) for row in range(len(test_images)) for at in range(len(train_images))]
    return [pair[side] for pair in pairs if (test_images[pair[0]] == train_images[pair[1]]).all()]


def duplicates_across(answer, rng):
    """Sets with copies across, copies within, and images that only share their mean; then none at all."""
    import numpy as np

    a, b, c, d = (np.array(pixels, np.uint8).reshape(2, 2) for pixels in ([9] * 4, [0, 4, 4, 0], [7, 1, 0, 0], [0] * 4))
    cases = [(np.array([a, a, b, c]), np.array([d, b.T[::-1], a, c]))]
    for _ in range(3):
        train = rng.integers(0, 256, (9, 3, 3)).astype(np.uint8)
        test = rng.integers(0, 256, (6, 3, 3)).astype(np.uint8)
        train[5] = train[2]
        test[1], test[4] = train[8], train[2]
        test[3] = train[6][::-1]
        cases.append((train, test))
    cases.append((train[:2], test[:1]))
    other_side = Sentence(
        nb="Du fikk `{got}` der fasiten er `{expected}`. Det er radnumre i treningssettet. Oppgaven spør hvilke rader i testsettet som har en kopi der.",
        en="You got `{got}` where `{expected}` was expected. Those are row numbers in the training set. The exercise asks which rows of the test set have a copy there.",
    )
    agrees(
        answer,
        _across,
        cases,
        [
            Mistake(
                "within-train",
                _within_train,
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Det er radene i treningssettet som gjentar et tidligere treningsbilde. Det er en annen feil. Her gjelder det testbildene: hvilke av dem har modellen allerede sett?",
                    en="You got `{got}` where `{expected}` was expected. Those are the rows of the training set that repeat an earlier training image. That is a different fault. This is about the test images: which of them has the model already seen?",
                ),
            ),
            Mistake(
                "by-mean",
                _by_mean,
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. To ulike bilder kan ha samme middelverdi, slik to pasienter kan ha samme hemoglobin. Sammenlign alle pikslene.",
                    en="You got `{got}` where `{expected}` was expected. Two different images can have the same mean, as two patients can have the same haemoglobin. Compare all the pixels.",
                ),
            ),
            Mistake(
                "by-index",
                _by_index,
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Du sammenligner rad med rad, men kopien kan stå hvor som helst i treningssettet. Let gjennom alle radene der for hvert testbilde.",
                    en="You got `{got}` where `{expected}` was expected. You compare row with row, but the copy may be anywhere in the training set. Search all its rows for each test image.",
                ),
            ),
            Mistake(
                "any-pixel",
                _any_pixel,
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Det er testbildene som har minst én piksel felles med et treningsbilde: slik virker `in` på tabeller i numpy. Gjør bildene om til byter før du sammenligner.",
                    en="You got `{got}` where `{expected}` was expected. Those are the test images that share at least one pixel with a training image: that is how `in` works on arrays. Turn the images into bytes before you compare.",
                ),
            ),
            Mistake(
                "each-pair",
                lambda train_images, test_images: _each_pair(train_images, test_images, 0),
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Et testbilde som har to kopier i treningssettet, er ført opp to ganger. Hva er nok å vite om hvert testbilde?",
                    en="You got `{got}` where `{expected}` was expected. A test image with two copies in the training set is listed twice. What is enough to know about each test image?",
                ),
            ),
            Mistake("train-rows", lambda train_images, test_images: _across(test_images, train_images), other_side),
            Mistake(
                "train-rows", lambda train_images, test_images: _each_pair(train_images, test_images, 1), other_side
            ),
        ],
    )


# class-counts


def _counts(labels):
    return [int((labels == digit).sum()) for digit in range(10)]


def class_counts(answer, rng):
    """Unbalanced extracts; in some the highest digits are missing."""
    import numpy as np

    cases = [(np.array([0, 1, 1, 2]),), (np.array([0, 0, 7, 9, 9, 9]),)]
    cases.append((rng.choice(10, 60, p=np.arange(1, 11) / 55),))
    cases.append((rng.integers(0, 7, 30),))
    agrees(
        answer,
        _counts,
        cases,
        [
            Mistake(
                "assumes-500",
                lambda labels: [500] * 10,
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Tallene er skrevet inn, ikke telt. Et nytt uttrekk har andre tall, så funksjonen må telle i `labels`.",
                    en="You got `{got}` where `{expected}` was expected. The numbers are typed in, not counted. Another extract has other numbers, so the function must count in `labels`.",
                ),
            ),
            Mistake(
                "max-label",
                lambda labels: np.bincount(labels),
                Sentence(
                    nb="Du fikk `{got}` der fasiten er `{expected}`. Listen stopper ved det høyeste sifferet som finnes i uttrekket. At et siffer mangler, er nettopp det vi vil se: det skal stå som null.",
                    en="You got `{got}` where `{expected}` was expected. The list stops at the highest digit present in the extract. A missing digit is the very thing we want to see: it should be counted as zero.",
                ),
            ),
            Mistake(
                "strings",
                lambda labels: [0] * 10,
                Sentence(
                    nb='Du fikk bare nuller der fasiten er `{expected}`. Tallet `7` og teksten `"7"` er ikke like, så ingenting ble funnet. Det skjer ofte når merkelapper er lest fra en CSV-fil. Sammenlign tall med tall.',
                    en='You got only zeros where `{expected}` was expected. The number `7` and the text `"7"` are not equal, so nothing was found. That often happens with labels read from a CSV file. Compare numbers with numbers.',
                ),
            ),
        ],
    )


# stratified-split


def stratified_split(answer, rng):
    """Each image carries its own row number, so pairs, copies and lost rows can all be seen."""
    import numpy as np

    for seed in range(3):
        sizes = rng.integers(12, 28, 10)
        labels = np.repeat(np.arange(10), sizes)
        images = np.zeros((len(labels), 2, 2), np.int64) + np.arange(len(labels))[:, None, None]
        parts = call(answer, images, labels, seed)
        train, test = _row_numbers(parts, labels)
        _whole(train, test, len(labels))
        if len(test) > len(train):
            said = Sentence(
                nb="Testsettet har {test} bilder og treningssettet {train}. De to har byttet plass: testsettet skal ha den lille delen.",
                en="The test set has {test} images and the training set {train}. The two have changed places: the test set should have the small part.",
            )
            raise Settled("sides-swapped", said(test=len(test), train=len(train)))
        for digit in range(10):
            got, share = int((labels[test] == digit).sum()), sizes[digit] / 5
            if abs(got - share) > 1:  # rounding up or down, also of the whole, is fine
                _not_stratified(train, test, digit, got, sizes)
    _drawn(lambda seed: _row_numbers(call(answer, images, labels, seed), labels)[1])


def _row_numbers(parts, labels):
    """Which rows stand on each side, read off the images; their labels must be their own."""
    import numpy as np

    if not isinstance(parts, tuple | list) or len(parts) != 4:
        said = Sentence(
            nb="Funksjonen skal gi tilbake fire ting: `train_images, test_images, train_labels, test_labels`.",
            en="The function should return four things: `train_images, test_images, train_labels, test_labels`.",
        )
        raise Settled("four-parts", said())
    arrays = [np.asarray(part) for part in parts]
    if [array.ndim for array in arrays] != [3, 3, 1, 1]:
        said = Sentence(
            nb="Rekkefølgen skal være `train_images, test_images, train_labels, test_labels`: først to sett bilder, så to sett merkelapper.",
            en="The order should be `train_images, test_images, train_labels, test_labels`: first two sets of images, then two sets of labels.",
        )
        raise Settled("order", said())
    marks = [array[:, :1, :1].ravel() for array in arrays[:2]]
    if any(len(found) == 0 or not np.isin(found, np.arange(len(labels))).all() for found in marks):
        said = Sentence(
            nb="Hver av de to bildedelene skal inneholde bilder fra `images`, uendret, og ingen av dem skal være tom.",
            en="Each of the two parts should hold images from `images`, unchanged, and neither should be empty.",
        )
        raise Settled("not-the-images", said())
    rows = [found.astype(int) for found in marks]
    for at, found, given in zip(("train", "test"), rows, arrays[2:], strict=True):
        if len(found) != len(given):
            said = Sentence(
                nb="`{at}_images` har {images} rader, men `{at}_labels` har {labels}. Hvert bilde skal ha én merkelapp.",
                en="`{at}_images` has {images} rows but `{at}_labels` has {labels}. Each image should have one label.",
            )
            raise Settled("unequal-lengths", said(at=at, images=len(found), labels=len(given)))
        if parted := int((labels[found] != given).sum()):
            said = Sentence(
                nb="{parted} av {n} bilder i `{at}_images` har fått merkelappen til et annet bilde. Bildene er blandet, men merkelappene ble stående. Hva må de to ha felles når de plukkes ut?",
                en="{parted} of {n} images in `{at}_images` got another image's label. The images were shuffled, but the labels stayed where they were. What must the two have in common when they are picked out?",
            )
            raise Settled("x-only", said(at=at, parted=parted, n=len(found)))
    return rows


def _drawn(test_rows):
    """The seed decides: the same one draws the same test set again, and not every seed draws the same one."""
    first, again = ([set(test_rows(seed).tolist()) for seed in range(3)] for _ in range(2))
    if first != again:  # three seeds, for a draw without a seed may well be the same twice
        said = Sentence(
            nb="Funksjonen ble kalt to ganger med samme `seed` og ga to ulike testsett. Da kan ingen gjenta delingen. Hva skal `default_rng` få?",
            en="The function was called twice with the same `seed` and gave two different test sets. Then nobody can repeat the split. What should `default_rng` be given?",
        )
        raise Settled("not-repeatable", said())
    if first[0] == first[1] == first[2]:
        said = Sentence(
            nb="Tre ulike verdier av `seed` ga samme testsett. Da er det ikke trukket tilfeldig: de som står først i filen, kan være annerledes enn resten. Bland før du velger.",
            en="Three different values of `seed` gave the same test set. So it was not drawn at random: those that come first in the file may differ from the rest. Shuffle before you choose.",
        )
        raise Settled("not-drawn", said())


def _whole(train, test, n):
    """Every row on one side, once."""
    import numpy as np

    if both := len(np.intersect1d(train, test)):
        said = Sentence(
            nb="{both} bilder står både i treningssettet og i testsettet. Når en rad er trukket til testsettet, skal den ut av treningssettet.",
            en="{both} images are in both the training set and the test set. Once a row has been drawn for the test set it must leave the training set.",
        )
        raise Settled("overlap", said(both=both))
    if (used := len(train) + len(test)) != n or len(np.union1d(train, test)) != n:
        said = Sentence(
            nb="Du fikk {n} rader, men de to delene har {used} til sammen. Hver rad skal være med på nøyaktig én side.",
            en="You were given {n} rows, but the two parts hold {used} together. Each row belongs on exactly one side.",
        )
        raise Settled("lost-rows", said(n=n, used=used))


def _not_stratified(train, test, digit, got, sizes):
    import numpy as np

    numbers = {"digit": digit, "got": got, "size": int(sizes[digit]), "fifth": round(sizes[digit] / 5)}
    if train.max() < test.min() or test.max() < train.min():
        missing = [
            k for k, size in enumerate(np.cumsum(sizes)) if not ((test >= size - sizes[k]) & (test < size)).any()
        ]
        said = Sentence(
            nb="Testsettet mangler sifrene {missing} helt. Filen er sortert etter siffer, så et sammenhengende stykke av den inneholder bare noen få av dem. Hvordan får hvert siffer sin femdel?",
            en="The test set lacks the digits {missing} altogether. The file is sorted by digit, so one continuous piece of it holds only a few of them. How can each digit get its fifth?",
        )
        raise Settled("sorted-file", said(missing=", ".join(map(str, missing))))
    said = Sentence(
        nb="Testsettet fikk {got} av de {size} bildene av sifferet {digit}; en femdel av dem er omtrent {fifth}. Når alle bildene trekkes under ett, blir andelene skjeve. Trekk innenfor hvert siffer for seg.",
        en="The test set got {got} of the {size} images of digit {digit}; a fifth of them is about {fifth}. Drawing from all images at once gives uneven shares. Draw within each digit separately.",
    )
    raise Settled("only-random", said(**numbers))


# writer-split


def writer_split(answer, rng):
    """Writers with unequal numbers of images, in mixed order; no cut after a fifth or four fifths falls between two."""
    import numpy as np

    for seed in range(3):
        sizes = rng.integers(4, 9, 15)
        while {_rows_before(sizes, share) for share in (1, 4)} & set(np.cumsum(sizes).tolist()):
            sizes = rng.integers(4, 9, 15)
        writers = rng.permutation(np.repeat(rng.choice(np.arange(100, 999), 15, replace=False), sizes))
        labels = rng.permutation(np.arange(len(writers)) % 10)
        train, test = _two_lists(call(answer, writers, labels, seed), len(writers))
        _whole(train, test, len(writers))
        _nobody_on_both_sides(writers, labels, train, test)
    _drawn(lambda seed: _two_lists(call(answer, writers, labels, seed), len(writers))[1])


def _rows_before(sizes, fifths):
    """How many rows stand before a cut after so many fifths."""
    return int(sizes.sum() * fifths / 5)


def _two_lists(parts, n):
    import numpy as np

    good = isinstance(parts, tuple | list) and len(parts) == 2
    rows = [np.asarray(part) for part in parts] if good else []
    if not good or any(part.ndim != 1 or part.dtype.kind not in "iu" or not 0 < len(part) <= n for part in rows):
        said = Sentence(
            nb="Funksjonen skal gi tilbake to rekker med radnumre, `train_rows, test_rows`. Ingen av dem skal være tom eller ha flere rader enn det er bilder.",
            en="The function should return two series of row numbers, `train_rows, test_rows`. Neither should be empty or have more rows than there are images.",
        )
        raise Settled("two-lists", said())
    if max(part.max() for part in rows) >= n or min(part.min() for part in rows) < 0:
        said = Sentence(
            nb="Radnumrene skal ligge fra 0 til {last}. Gir du tilbake skrivernes numre i stedet for radenes?",
            en="Row numbers lie from 0 to {last}. Are you returning the numbers of writers instead of rows?",
        )
        raise Settled("not-rows", said(last=n - 1))
    return rows


def _nobody_on_both_sides(writers, labels, train, test):
    import numpy as np

    shared = np.intersect1d(writers[train], writers[test])
    if len(np.intersect1d(labels[train], labels[test])) == 0:
        said = Sentence(
            nb="Testsettet inneholder bare sifrene {test}, og ingen av dem finnes i treningssettet. Du har delt etter merkelapp. Modellen må få se alle sifrene, men ikke alle skriverne.",
            en="The test set holds only the digits {test}, and none of them is in the training set. You split by label. The model must see all the digits, but not all the writers.",
        )
        raise Settled("by-label", said(test=", ".join(map(str, np.unique(labels[test])))))
    if len(shared) == 1:
        rows = (int((writers[side] == shared[0]).sum()) for side in (train, test))
        said = Sentence(
            nb="Skriver {writer} står på begge sider: {train} bilder i treningssettet og {test} i testsettet. Kuttet gikk tvers gjennom bildene til denne skriveren. Del listen over skrivere, ikke listen over rader.",
            en="Writer {writer} is on both sides: {train} images in the training set and {test} in the test set. The cut went right through that writer's images. Cut the list of writers, not the list of rows.",
        )
        raise Settled(
            "one-on-both-sides", said(writer=int(shared[0]), **dict(zip(("train", "test"), rows, strict=True)))
        )
    if len(shared):
        said = Sentence(
            nb="{shared} av {writers} skrivere står på begge sider. Radene er trukket hver for seg, så bildene til én skriver havner på begge. Trekk skriverne først, og la bildene følge med.",
            en="{shared} of {writers} writers are on both sides. The rows were drawn one by one, so one writer's images end up on both. Draw the writers first and let their images follow.",
        )
        raise Settled("random-rows", said(shared=len(shared), writers=len(np.unique(writers))))
    count = len(np.unique(writers[test]))
    if count != len(np.unique(writers)) // 5:
        said = Sentence(
            nb="{count} av {writers} skrivere havnet i testsettet; en femdel av dem er {fifth}.",
            en="{count} of {writers} writers ended up in the test set; a fifth of them is {fifth}.",
        )
        raise Settled("share", said(count=count, writers=len(np.unique(writers)), fifth=len(np.unique(writers)) // 5))
