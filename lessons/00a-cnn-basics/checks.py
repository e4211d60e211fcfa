"""The checks of lesson 00a: one place of a kernel, sizes, shifting, parameters, a kernel for dots, and the CT window."""

from dyplab.course.judging import Mistake, Settled, agrees, call, call_text, compare
from dyplab.course.values import has_shape
from dyplab.text import Sentence

HINTS = {
    "kernel-by-hand": [
        Sentence(
            nb="Først ni produkter, ett for hver plass, så én sum. `patch * kernel` gir de ni.",
            en="First nine products, one for each place, then one sum. `patch * kernel` gives the nine.",
        ),
        Sentence(
            nb="`np.sum(…)` legger sammen alle tallene i tabellen du gir den. Hva skal stå mellom parentesene?",
            en="`np.sum(…)` adds up all the numbers of the table you give it. What goes between the brackets?",
        ),
    ],
    "output-size": [
        Sentence(
            nb="Hvor lang er raden når utfyllingen er lagt til på begge sider? Hvor mange piksler kan kjernen flyttes fra første til siste plass?",
            en="How long is the row when the padding is added on both sides? How many pixels can the kernel be moved from the first place to the last?",
        ),
        Sentence(
            nb="Veien fra første til siste plass er `size + 2 * padding - kernel`. Del den på steglengden med `//`. Da har du talt flyttingene. Hvilken plass mangler?",
            en="The way from the first place to the last is `size + 2 * padding - kernel`. Divide it by the stride with `//`. Then you have counted the moves. Which place is missing?",
        ),
    ],
    "shift-test": [
        Sentence(
            nb="Lag de to kartene hver for seg: `detect(np.roll(image, steps, axis=1))` er det første. Hva er det andre?",
            en="Make the two maps separately: `detect(np.roll(image, steps, axis=1))` is the first. What is the second?",
        ),
        Sentence(
            nb="Trekk det ene kartet fra det andre, ta `np.abs` av forskjellen, kutt kantene med `[border:-border, border:-border]`, og gi tilbake `.max()`.",
            en="Subtract one map from the other, take `np.abs` of the difference, cut the edges off with `[border:-border, border:-border]`, and return `.max()`.",
        ),
    ],
    "conv-params": [
        Sentence(
            nb="Tell vektene i én kjerne først: bredde ganger høyde ganger antall kanaler inn. Legg til konstantleddet.",
            en="Count the weights of one kernel first: width times height times the number of channels in. Add the bias term.",
        ),
        Sentence(
            nb="Hver av de `channels_out` kjernene har `kernel * kernel * channels_in` vekter og ett konstantledd. Må du bruke alle argumentene?",
            en="Each of the `channels_out` kernels has `kernel * kernel * channels_in` weights and one bias term. Do you have to use all the arguments?",
        ),
    ],
    "dark-spot-kernel": [
        Sentence(
            nb="Begynn med `np.ones((size, size))`: Den gir et høyt svar når det er lyst omkring. Hva må midten trekke fra?",
            en="Begin with `np.ones((size, size))`: it gives a high answer when it is bright around. What must the middle subtract?",
        ),
        Sentence(
            nb="Rundt midten ligger `size * size - 1` enere. Hvilket tall må stå i midten, `kernel[size // 2, size // 2]`, for at alle vektene skal bli null til sammen?",
            en="Around the middle there are `size * size - 1` ones. Which number must stand in the middle, `kernel[size // 2, size // 2]`, for all the weights to add up to zero?",
        ),
    ],
    "window-level": [
        Sentence(
            nb="Finn nedre grense først. Nivået er midten av vinduet; hvor langt under midten ligger grensen?",
            en="Find the lower limit first. The level is the middle of the window; how far below the middle is the limit?",
        ),
        Sentence(
            nb="Trekk fra nedre grense, `level - width / 2`, og del på hele bredden. Da er vinduet fra 0 til 1. Hva gjenstår med det som havnet utenfor?",
            en="Subtract the lower limit, `level - width / 2`, and divide by the whole width. Then the window goes from 0 to 1. What remains to be done with what ended up outside?",
        ),
    ],
}


def kernel_by_hand(answer, rng):
    """A small case with a sum of 3, then random ones; no kernel equals itself when flipped."""
    import numpy as np

    def reference(patch, kernel):
        return (patch * kernel).sum()

    cases = [
        (np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([[1, 1, 0], [0, 0, 0], [0, 0, 0]])),
        *((rng.integers(0, 9, (3, 3)), rng.permutation(np.arange(-4, 5)).reshape(3, 3)) for _ in range(3)),
    ]
    mistakes = [
        Mistake(
            "not-summed",
            lambda patch, kernel: patch * kernel,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er de ni produktene, og de er riktige: `patch * kernel` gir ni tall, men ett nevron gir ett. Hva gjenstår?",
                en="You got {got} where {expected} was expected. Those are the nine products, and they are right: `patch * kernel` gives nine numbers, but one neuron gives one. What remains?",
            ),
        ),
        Mistake(
            "matrix-product",
            lambda patch, kernel: patch @ kernel,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er matriseproduktet (`@` eller `np.dot`), som ganger rader med kolonner. Her skal hver piksel møte vekten på samme plass. Hvilket tegn ganger to tabeller plass for plass?",
                en="You got {got} where {expected} was expected. That is the matrix product (`@` or `np.dot`), which multiplies rows by columns. Here each pixel should meet the weight in the same place. Which sign multiplies two tables place by place?",
            ),
        ),
        Mistake(
            "matrix-product-summed",
            lambda patch, kernel: (patch @ kernel).sum(),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Summen er tatt, men `@` har ganget rader med kolonner, så pikslene møtte feil vekter. Hvilket tegn ganger to tabeller plass for plass?",
                en="You got {got} where {expected} was expected. The sum is taken, but `@` multiplied rows by columns, so the pixels met the wrong weights. Which sign multiplies two tables place by place?",
            ),
        ),
        Mistake(
            "flipped",
            lambda patch, kernel: (patch * kernel[::-1, ::-1]).sum(),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er svaret når kjernen er snudd en halv omdreining: Pikselen øverst til venstre møtte vekten nederst til høyre. Et nettverk snur ikke kjernen. Hva kan du stryke?",
                en="You got {got} where {expected} was expected. That is the answer with the kernel flipped by half a turn: the pixel at the top left met the weight at the bottom right. A network does not flip the kernel. What can you strike out?",
            ),
        ),
        Mistake(
            "summed-down",
            lambda patch, kernel: (patch * kernel).sum(axis=0),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Produktene er riktige, men Pythons egen `sum` legger bare sammen radene, så du får ett tall for hver kolonne. Hvilken sum legger sammen alle tallene i en tabell?",
                en="You got {got} where {expected} was expected. The products are right, but Python's own `sum` adds only the rows together, so you get one number for each column. Which sum adds up all the numbers in a table?",
            ),
        ),
        Mistake(
            "mean",
            lambda patch, kernel: (patch * kernel).mean(),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}, ni ganger så mye. Du har delt på antallet. Gir et nevron gjennomsnittet eller summen?",
                en="You got {got} where {expected} was expected, nine times as much. You divided by how many there are. Does a neuron give the mean or the sum?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)


def output_size(answer, rng):
    """The three drawings of the lesson, then sizes of real images; every mistake shows in one of them."""
    import math

    def places(size, kernel, stride, padding):
        return (size + 2 * padding - kernel) // stride + 1

    cases = [
        (8, 3, 1, 0),
        (8, 3, 1, 1),
        (8, 3, 2, 0),
        (12, 5, 4, 0),  # a remainder above a half: rounding shows
        *(
            (int(rng.integers(20, 300)), int(rng.integers(2, 8)), int(rng.integers(1, 5)), int(rng.integers(0, 4)))
            for _ in range(4)
        ),
    ]
    mistakes = [
        Mistake(
            "no-first-place",
            lambda size, kernel, stride, padding: (size + 2 * padding - kernel) // stride,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har talt hvor mange ganger kjernen flyttes. Tell plassene i den første tegningen: Hvilken plass hadde den før den første flyttingen?",
                en="You got {got} where {expected} was expected for `{given}`. You counted how many times the kernel is moved. Count the places in the first drawing: which place did it have before the first move?",
            ),
        ),
        Mistake(
            "padded-once",
            lambda size, kernel, stride, padding: (size + padding - kernel) // stride + 1,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Uten utfylling stemte det. Ringen med nuller ligger på begge sider av bildet. Hvor mange piksler lengre blir raden da?",
                en="You got {got} where {expected} was expected for `{given}`. Without padding it was right. The ring of zeros lies on both sides of the image. By how many pixels does the row get longer?",
            ),
        ),
        Mistake(
            "rounded-up",
            lambda size, kernel, stride, padding: math.ceil((size + 2 * padding - kernel) / stride) + 1,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har rundet opp, og da stikker kjernen utenfor på den siste plassen. Får en halv flytting plass?",
                en="You got {got} where {expected} was expected for `{given}`. You rounded up, and then the kernel sticks out at the last place. Is there room for half a move?",
            ),
        ),
        Mistake(
            "not-whole",
            lambda size, kernel, stride, padding: (size + 2 * padding - kernel) / stride + 1,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Et kart kan ikke ha en halv kolonne. Hvilket delingstegn lar resten falle bort?",
                en="You got {got} where {expected} was expected for `{given}`. A map cannot have half a column. Which division sign drops the remainder?",
            ),
        ),
    ]
    agrees(answer, places, cases, mistakes)


def sliding_edge(image):
    """The edge kernel written out: what lies to the right minus what lies to the left, zeros outside."""
    import numpy as np

    wide = np.pad(image, 1)
    sides = wide[:, 2:] - wide[:, :-2]
    return sides[:-2] + sides[1:-1] + sides[2:]


def brighter_to_the_corner(image):
    """No convolution: it weighs the places differently, rows more than columns, so it does not move along."""
    import numpy as np

    return image * (np.arange(image.shape[1]) + 3 * np.arange(image.shape[0])[:, None])


def darker_to_the_right(image):
    """Moves along except for a growing amount with one sign, so that a difference without `abs` shows."""
    import numpy as np

    return image - np.arange(image.shape[1]) ** 2


def shift_test(answer, rng):
    """A kernel that slides (the answer is zero inside), then two functions that depend on the place."""
    import numpy as np

    def moved(move):
        def largest(detect, image, steps, border):
            difference = np.abs(detect(move(image, steps)) - move(detect(image), steps))
            return difference[border:-border, border:-border].max()

        return largest

    def columns(image, steps):
        return np.roll(image, steps, axis=1)

    def rows(image, steps):
        return np.roll(image, steps, axis=0)

    def quarter_turn(image, steps):
        return np.rot90(image)

    def with_border(detect, image, steps, border):
        return np.abs(detect(columns(image, steps)) - columns(detect(image), steps)).max()

    def invariance(detect, image, steps, border):
        return np.abs(detect(columns(image, steps)) - detect(image))[border:-border, border:-border].max()

    def signed(detect, image, steps, border):
        return (detect(columns(image, steps)) - columns(detect(image), steps))[border:-border, border:-border].max()

    def image():
        return rng.integers(1, 99, (14, 14)).astype(float)

    cases = [
        (sliding_edge, image(), 2, 4),
        (brighter_to_the_corner, image(), 1, 3),
        (darker_to_the_right, image(), 2, 3),
    ]
    mistakes = [
        Mistake(
            "border-compared",
            with_border,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Midt i bildet er de to kartene like; forskjellen ligger ved kanten, der kolonner som falt ut, kom inn igjen. Hva skulle `border` brukes til?",
                en="You got {got} where {expected} was expected for `{given}`. In the middle of the image the two maps are equal; the difference lies at the border, where columns that fell out came in again. What was `border` meant for?",
            ),
        ),
        Mistake(
            "asks-invariance",
            invariance,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du sammenlignet med kartet av bildet før det ble flyttet. Da spør du om svaret står stille. Her er spørsmålet om det følger med. Hva må du gjøre med det andre kartet?",
                en="You got {got} where {expected} was expected for `{given}`. You compared with the map of the image before it was moved. Then you ask whether the answer stays put. Here the question is whether it moves along. What must you do to the other map?",
            ),
        ),
        Mistake(
            "rotated",
            moved(quarter_turn),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har dreid bildet. En kjerne for loddrette kanter følger ikke med på det, og her skal bildet bare flyttes. Hvilken funksjon flytter kolonnene?",
                en="You got {got} where {expected} was expected for `{given}`. You rotated the image. A kernel for vertical edges does not go along with that, and here the image should only be moved. Which function moves the columns?",
            ),
        ),
        Mistake(
            "rows-moved",
            moved(rows),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Der flyttes bildet nedover: `axis=0` er radene. Hvilken akse er kolonnene?",
                en="You got {got} where {expected} was expected for `{given}`. There the image is moved downwards: `axis=0` is the rows. Which axis is the columns?",
            ),
        ),
        Mistake(
            "signed",
            signed,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Der er det ene kartet lavere enn det andre, og forskjellen er negativ. Hva tar bort fortegnet før du leter etter den største?",
                en="You got {got} where {expected} was expected for `{given}`. There one map is lower than the other, and the difference is negative. What takes the sign away before you look for the largest?",
            ),
        ),
    ]
    agrees(answer, moved(columns), cases, mistakes)


def conv_params(answer, rng):
    """The two convolutions of the ledger, then random layers."""

    def parameters(kernel, channels_in, channels_out, image):
        return (kernel * kernel * channels_in + 1) * channels_out

    cases = [
        (3, 1, 32, 28),
        (3, 32, 64, 13),
        *(tuple(int(rng.integers(2, 9)) for _ in range(4)) for _ in range(3)),
    ]
    mistakes = [
        Mistake(
            "no-depth",
            lambda kernel, channels_in, channels_out, image: (kernel * kernel + 1) * channels_out,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Med én kanal inn stemte det. Her har hver kjerne én tabell med vekter for hver kanal. Hvor mange tabeller er det?",
                en="You got {got} where {expected} was expected for `{given}`. With one channel in it was right. Here each kernel has one table of weights for every channel. How many tables is that?",
            ),
        ),
        Mistake(
            "no-bias",
            lambda kernel, channels_in, channels_out, image: kernel * kernel * channels_in * channels_out,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Vektene er riktig talt. Forskjellen er like stor som antall kjerner. Hva har hver av dem ett av i tillegg?",
                en="You got {got} where {expected} was expected for `{given}`. The weights are counted correctly. The difference is as large as the number of kernels. What does each of them have one of besides?",
            ),
        ),
        Mistake(
            "times-image",
            lambda kernel, channels_in, channels_out, image: (kernel**2 * channels_in + 1) * channels_out * image**2,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har ganget med størrelsen på bildet, som om hver plass hadde sine egne vekter. Hvor mange sett med vekter har en kjerne som glir?",
                en="You got {got} where {expected} was expected for `{given}`. You multiplied by the size of the image, as if each place had weights of its own. How many sets of weights does a kernel have that slides?",
            ),
        ),
        Mistake(
            "one-bias",
            lambda kernel, channels_in, channels_out, image: kernel * kernel * channels_in * channels_out + 1,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har lagt til ett konstantledd for hele laget. Hver kjerne er et nevron. Hvor mange konstantledd blir det?",
                en="You got {got} where {expected} was expected for `{given}`. You added one bias term for the whole layer. Each kernel is a neuron. How many bias terms does that make?",
            ),
        ),
    ]
    agrees(answer, parameters, cases, mistakes)


def dark_spot_kernel(answer, rng):
    """Any kernel will do that is silent in an even field and answers above zero to a darker middle."""
    import numpy as np

    for size in (3, 5, 7):
        given = call_text(answer, (size,))
        value = call(answer, size)
        if not has_shape(value, (size, size)) or not np.isfinite(np.asarray(value, dtype=float)).all():
            compare(value, np.zeros((size, size)), given)
        kernel = np.asarray(value, dtype=float)
        total, middle = kernel.sum(), kernel[size // 2, size // 2]
        if (kernel >= 0).all():
            raise Settled(
                "blur",
                Sentence(
                    nb="Ingen av vektene i `{given}` er negative. En slik kjerne tar et gjennomsnitt: Den gjør bildet uskarpt og svarer på alt som er lyst. Hvilken vekt må trekke fra, for at en mørk midte skal gi et høyere svar enn en grå?",
                    en="None of the weights in `{given}` is negative. Such a kernel takes an average: it blurs the image and answers to anything bright. Which weight must subtract, so that a dark middle gives a higher answer than a grey one?",
                )(given=given),
            )
        if abs(total) > 1e-6 * np.abs(kernel).sum():
            raise Settled(
                "sum-not-zero",
                Sentence(
                    nb="Summen av vektene i `{given}` er {got}, ikke 0. I et jevnt felt der hver piksel er 100, svarer kjernen da {flat}, uten at det er noen prikk. Hva må midten være for at vektene opphever hverandre?",
                    en="The weights of `{given}` add up to {got}, not 0. In an even field where every pixel is 100, the kernel then answers {flat}, although there is no dot. What must the middle be for the weights to cancel?",
                )(given=given, got=f"{total:g}", flat=f"{100 * total:g}"),
            )
        if middle == 0:
            raise Settled(
                "silent-at-dot",
                Sentence(
                    nb="Summen er null, men vekten i midten av `{given}` er også 0. Da spiller det ingen rolle om midten er mørk: Kjernen svarer på noe annet, for eksempel en kant. Hvilket fortegn må midten ha?",
                    en="The sum is zero, but the weight in the middle of `{given}` is 0 as well. Then it makes no difference whether the middle is dark: the kernel answers to something else, such as an edge. Which sign must the middle have?",
                )(given=given),
            )
        if middle > 0:
            raise Settled(
                "bright-dot",
                Sentence(
                    nb="Summen er null, men vekten i midten av `{given}` er {got}. Er alle pikslene 100 og midten 40, svarer kjernen {dark}, under null. Den finner lyse prikker. Hva må skifte fortegn?",
                    en="The sum is zero, but the weight in the middle of `{given}` is {got}. If every pixel is 100 and the middle 40, the kernel answers {dark}, below zero. It finds bright dots. What must change sign?",
                )(given=given, got=f"{middle:g}", dark=f"{-60 * middle:g}"),
            )


def window_level(answer, rng):
    """A few values around the brain window, then random ones inside and outside random windows."""
    import numpy as np

    def window(hu, level, width):
        return np.clip((hu - (level - width / 2)) / width, 0, 1)

    cases = [
        (np.array([-1000.0, 20, 40, 60, 1000]), 40, 80),
        *((rng.uniform(-300, 500, 8), int(rng.integers(20, 90)), int(rng.integers(100, 400))) for _ in range(3)),
    ]
    mistakes = [
        Mistake(
            "width-not-halved",
            lambda hu, level, width: np.clip((hu - level + width) / (2 * width), 0, 1),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Midten stemmer, men vinduet ditt er dobbelt så bredt som det skal være, og kontrasten blir halvparten. `width` er hele bredden. Hvor mye av den ligger under midten?",
                en="You got {got} where {expected} was expected for `{given}`. The middle is right, but your window is twice as wide as it should be, and the contrast is halved. `width` is the whole width. How much of it lies below the middle?",
            ),
        ),
        Mistake(
            "not-clipped",
            lambda hu, level, width: (hu - (level - width / 2)) / width,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Inne i vinduet er alt riktig, men luft og bein ligger langt utenfor 0 og 1. Hva skal skje med dem?",
                en="You got {got} where {expected} was expected for `{given}`. Inside the window all is right, but air and bone lie far outside 0 and 1. What should happen to them?",
            ),
        ),
        Mistake(
            "divided-by-max",
            lambda hu, level, width: np.clip(hu / hu.max(), 0, 1),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har delt på den høyeste verdien i bildet. Da bestemmer det lyseste beinet hvordan hjernen ser ut, og `level` og `width` er ikke brukt. Hvilken verdi skal bli 0, og hvilken 1?",
                en="You got {got} where {expected} was expected for `{given}`. You divided by the highest value of the image. Then the brightest bone decides what the brain looks like, and `level` and `width` are not used. Which value should become 0, and which 1?",
            ),
        ),
        Mistake(
            "level-as-limit",
            lambda hu, level, width: np.clip((hu - level) / width, 0, 1),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du har brukt nivået som nedre grense, og alt under det er svart. Nivået er midten av vinduet. Hvor ligger da nedre grense?",
                en="You got {got} where {expected} was expected for `{given}`. You used the level as the lower limit, and everything below it is black. The level is the middle of the window. Where, then, is the lower limit?",
            ),
        ),
    ]
    agrees(answer, window, cases, mistakes)
