"""The checks of lesson 03: a forward pass, cross-entropy, the best epoch, softmax, parameters, and when to abstain."""

from dyplab.course.judging import Mistake, agrees
from dyplab.text import Sentence

HINTS = {
    "forward-by-hand": [
        Sentence(
            nb="Ta ett lag om gangen. Rad 0 i `weights1` hører til nevron 0: gang den med `x`, legg sammen, legg til `bias1[0]`, og bruk ReLU. Gjør så det samme med rad 1.",
            en="Take one layer at a time. Row 0 of `weights1` belongs to neuron 0: multiply it by `x`, add up, add `bias1[0]`, and apply ReLU. Then do the same with row 1.",
        ),
        Sentence(
            nb="`(weights1 * x).sum(axis=1)` gir én sum for hver rad, og `np.maximum(0, z)` er ReLU. Det andre laget tar imot det du fikk ut av det første, og har ingen ReLU til slutt.",
            en="`(weights1 * x).sum(axis=1)` gives one sum for each row, and `np.maximum(0, z)` is ReLU. The second layer takes what came out of the first, and has no ReLU at the end.",
        ),
    ],
    "cross-entropy": [
        Sentence(
            nb="Ett eneste av tallene i `probabilities` teller: det som modellen ga den riktige klassen. Hvilken indeks har det?",
            en="Only one of the numbers in `probabilities` counts: the one the model gave the right class. Which index has it?",
        ),
        Sentence(
            nb="`np.log` er den naturlige logaritmen. Logaritmen til et tall mellom null og én er negativ, men et tap skal være positivt.",
            en="`np.log` is the natural logarithm. The logarithm of a number between zero and one is negative, but a loss should be positive.",
        ),
    ],
    "best-epoch": [
        Sentence(
            nb="Bare én av de tre kurvene er til for å velge etter. En annen viser bilder nettverket har øvd på, og den siste skal stå urørt til valget er tatt.",
            en="Only one of the three curves is there to choose by. Another shows images the network has practised on, and the last must stay untouched until the choice is made.",
        ),
        Sentence(
            nb="`min(losses)` gir den laveste verdien i en liste, og `losses.index(…)` gir plassen dens. Husk at Python teller plasser fra null, mens epokene telles fra én.",
            en="`min(losses)` gives the lowest value in a list, and `losses.index(…)` its place. Remember that Python counts places from zero while epochs are counted from one.",
        ),
    ],
    "softmax": [
        Sentence(
            nb="To steg: gjør hver skår positiv med `np.exp`, og del så på summen av raden den står i.",
            en="Two steps: make every score positive with `np.exp`, then divide by the sum of the row it stands in.",
        ),
        Sentence(
            nb="`.sum(axis=1, keepdims=True)` gir summen av hver rad, stilt opp så den kan deles på. Trekk først fra det største tallet i hver rad: svaret blir det samme, men `np.exp` får aldri et stort tall.",
            en="`.sum(axis=1, keepdims=True)` gives the sum of each row, lined up so that it can be divided by. First subtract the largest number of each row: the answer stays the same, but `np.exp` never meets a large number.",
        ),
    ],
    "count-params": [
        Sentence(
            nb="Tell for ett lag først. Hvert nevron har én vekt for hvert tall som kommer inn, og ett konstantledd.",
            en="Count one layer first. Every neuron has one weight for each number that comes in, and one bias term.",
        ),
        Sentence(
            nb="Et lag med `n` tall inn og `m` nevroner har `n * m + m` parametere. Gå gjennom listen to og to: `widths[i]` inn og `widths[i + 1]` nevroner.",
            en="A layer with `n` numbers in and `m` neurons has `n * m + m` parameters. Go through the list two by two: `widths[i]` in and `widths[i + 1]` neurons.",
        ),
    ],
    "abstain": [
        Sentence(
            nb="Finn terskelen først, og bare med valideringsbildene: `lowest_threshold` er skrevet for deg. Modellens oppgitte sikkerhet for et bilde er den største sannsynligheten i raden.",
            en="Find the threshold first, from the validation images alone: `lowest_threshold` is written for you. The model's stated confidence in an image is the largest probability of the row.",
        ),
        Sentence(
            nb="`answered = test_probabilities.max(axis=1) >= threshold` er en rekke med sant og usant. Gjennomsnittet av den er andelen besvart, og `right[answered].mean()` ser bare på bildene modellen svarte på.",
            en="`answered = test_probabilities.max(axis=1) >= threshold` is a row of true and false. Its mean is the share answered, and `right[answered].mean()` looks only at the images the model answered.",
        ),
    ],
}


def forward_by_hand(answer, rng):
    """The drawn network first, in which every mistake gives another answer; then random ones of other sizes."""
    import numpy as np

    def layer(x, weights, bias):
        return (weights * x).sum(axis=1) + bias

    def relu(z):
        return np.maximum(0, z)

    def reference(x, weights1, bias1, weights2, bias2):
        return layer(relu(layer(x, weights1, bias1)), weights2, bias2)

    def no_relu(x, weights1, bias1, weights2, bias2):
        return layer(layer(x, weights1, bias1), weights2, bias2)

    def no_bias(x, weights1, bias1, weights2, bias2):
        return layer(relu(layer(x, weights1, 0)), weights2, 0)

    def transposed(x, weights1, bias1, weights2, bias2):
        return layer(relu(layer(x, weights1.T, bias1)), weights2.T, bias2)

    def all_added(x, weights1, bias1, weights2, bias2):
        return (weights2 * relu((weights1 * x).sum() + bias1)).sum() + bias2

    def bias_after_relu(x, weights1, bias1, weights2, bias2):
        return layer(relu(layer(x, weights1, 0)) + bias1, weights2, bias2)

    def relu_last(x, weights1, bias1, weights2, bias2):
        return relu(reference(x, weights1, bias1, weights2, bias2))

    drawn = tuple(np.array(part) for part in ([1, 2], [[1, -1], [2, 1]], [0, -1], [[1, 2], [3, -1]], [1, 0]))
    sizes = [(3, 4, 2), (4, 3, 3)]
    random = [
        (rng.normal(size=n), rng.normal(size=(h, n)), rng.normal(size=h), rng.normal(size=(k, h)), rng.normal(size=k))
        for n, h, k in sizes
    ]
    mistakes = [
        Mistake(
            "no-relu",
            no_relu,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I nettverket på tegningen blir summen i det første skjulte nevronet negativ, og hos deg går den uendret videre. Hva gjør ReLU med et negativt tall?",
                en="You got {got} where {expected} was expected. In the network of the drawing the first hidden neuron's sum is negative, and yours lets it pass on unchanged. What does ReLU do to a negative number?",
            ),
        ),
        Mistake(
            "no-bias",
            no_bias,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er svaret når konstantleddene er null. Hvert nevron skal legge til sitt eget tall fra `bias1` eller `bias2` etter at produktene er lagt sammen.",
                en="You got {got} where {expected} was expected. That is the answer when the bias terms are zero. Each neuron should add its own number from `bias1` or `bias2` after the products are added up.",
            ),
        ),
        Mistake(
            "transposed",
            transposed,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har brukt kolonnene i vekttabellene. Vektene til nevron 0 står i rad 0, altså `weights1[0]`, her `[1 -1]`.",
                en="You got {got} where {expected} was expected. You used the columns of the weight tables. The weights of neuron 0 stand in row 0, that is `weights1[0]`, here `[1 -1]`.",
            ),
        ),
        Mistake(
            "all-added",
            all_added,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har lagt sammen hele vekttabellen til ett tall. Hvert nevron skal ha sin egen sum, altså én for hver rad. Hva må stå i `.sum(…)`?",
                en="You got {got} where {expected} was expected. You added up the whole weight table into one number. Each neuron should have a sum of its own, one for each row. What must stand in `.sum(…)`?",
            ),
        ),
        Mistake(
            "bias-after-relu",
            bias_after_relu,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har lagt til `bias1` etter ReLU. Et nevron legger til konstantleddet først, og ReLU ser på hele summen. Hva bør stå inni ReLU?",
                en="You got {got} where {expected} was expected. You added `bias1` after ReLU. A neuron adds its bias term first, and ReLU looks at the whole sum. What should stand inside ReLU?",
            ),
        ),
        Mistake(
            "relu-last",
            relu_last,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. En negativ skår er blitt til null på vei ut. ReLU hører til det skjulte laget. Hvor skal den ikke stå?",
                en="You got {got} where {expected} was expected. A negative score became zero on its way out. ReLU belongs to the hidden layer. Where should it not stand?",
            ),
        ),
    ]
    agrees(answer, reference, [drawn, *random], mistakes)


def cross_entropy(answer, rng):
    """Ten classes of which the right one got 0.2, then random probabilities, one of them over three classes."""
    import numpy as np

    def reference(probabilities, label):
        return -np.log(probabilities[label])

    def base_ten(probabilities, label):
        return -np.log10(probabilities[label])

    def divided(probabilities, label):
        return -np.log(probabilities[label]) / len(probabilities)

    def sign(probabilities, label):
        return np.log(probabilities[label])

    def best_guess(probabilities, label):
        return -np.log(max(probabilities))

    def one_minus(probabilities, label):
        return 1 - probabilities[label]

    def all_classes(probabilities, label):
        return -np.log(probabilities).sum()

    drawn = np.array([0.05, 0.05, 0.05, 0.05, 0.1, 0.05, 0.05, 0.2, 0.1, 0.3])
    random = [(rng.dirichlet(np.full(k, 3.0)) * 0.9 + 0.1 / k, int(rng.integers(k))) for k in (10, 10, 3)]
    mistakes = [
        Mistake(
            "base-ten",
            base_ten,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har brukt logaritmen med grunntall ti. Hvilken funksjon i numpy gir den naturlige?",
                en="You got {got} where {expected} was expected. Your answer comes from the logarithm to base ten. Which function in numpy is the natural one?",
            ),
        ),
        Mistake(
            "divided",
            divided,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er fasiten delt på antall klasser. Gjennomsnitt tar vi over bilder; her er det bare ett bilde, og ni av de ti leddene er null.",
                en="You got {got} where {expected} was expected. That is the right answer divided by the number of classes. We take means over images; here there is one image, and nine of the ten terms are zero.",
            ),
        ),
        Mistake(
            "sign",
            sign,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallet er riktig, fortegnet ikke. Treningen gjør tapet så lite som mulig; hva ville skjedd med sannsynligheten for riktig svar med dette fortegnet?",
                en="You got {got} where {expected} was expected. The number is right, its sign is not. Training makes the loss as small as it can; what would happen to the probability of the right answer with this sign?",
            ),
        ),
        Mistake(
            "best-guess",
            best_guess,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har brukt den største sannsynligheten, altså det modellen tror mest på. Tapet ser på hva det riktige sifferet fikk. Hvor står den sannsynligheten?",
                en="You got {got} where {expected} was expected. You used the largest probability, which is what the model believes most. The loss looks at what the right digit got. Where does that probability stand?",
            ),
        ),
        Mistake(
            "one-minus",
            one_minus,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har trukket sannsynligheten fra én. Da koster det aldri mer enn én å være sikker og ta feil. Hvilken funksjon av sannsynligheten viste kurven?",
                en="You got {got} where {expected} was expected. You subtracted the probability from one. Being sure and wrong then never costs more than one. Which function of the probability did the curve show?",
            ),
        ),
        Mistake(
            "all-classes",
            all_classes,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har lagt sammen logaritmen for alle klassene. Den one-hot-kodede fasiten har null overalt unntatt ett sted; hvilket ledd blir igjen?",
                en="You got {got} where {expected} was expected. You added up the logarithm of every class. The one-hot truth is zero everywhere but in one place; which term is left?",
            ),
        ),
    ]
    agrees(answer, reference, [(drawn, 7), *random], mistakes)


def best_epoch(answer, rng):
    """Six epochs whose four tempting answers are all different; then random curves."""

    def reference(train_loss, validation_loss, test_loss):
        return validation_loss.index(min(validation_loss)) + 1

    def last(train_loss, validation_loss, test_loss):
        return len(validation_loss)

    def lowest_train(train_loss, validation_loss, test_loss):
        return train_loss.index(min(train_loss)) + 1

    def on_test(train_loss, validation_loss, test_loss):
        return test_loss.index(min(test_loss)) + 1

    def from_zero(train_loss, validation_loss, test_loss):
        return validation_loss.index(min(validation_loss))

    def the_loss(train_loss, validation_loss, test_loss):
        return min(validation_loss)

    readable = (
        [1.2, 0.7, 0.4, 0.3, 0.1, 0.2],
        [1.1, 0.6, 0.5, 0.4, 0.8, 0.9],
        [1.0, 0.3, 0.5, 0.6, 0.7, 0.8],
    )
    random = [tuple([round(float(v), 3) for v in rng.uniform(0.1, 2.0, n)] for _ in range(3)) for n in (9, 12, 15, 15)]
    mistakes = [
        Mistake(
            "last",
            last,
            Sentence(
                nb="Du svarte epoke {got}, men fasiten er {expected}. Du valgte den siste epoken. Se hva valideringstapet gjør mot slutten: `{given}`.",
                en="You answered epoch {got}, but {expected} is right. You chose the last epoch. Look at what the validation loss does towards the end: `{given}`.",
            ),
        ),
        Mistake(
            "lowest-train",
            lowest_train,
            Sentence(
                nb="Du svarte epoke {got}, men fasiten er {expected}. I epoke {got} er treningstapet lavest, men de bildene har nettverket sett mange ganger. Hvilken kurve viser bilder det ikke har lært av?",
                en="You answered epoch {got}, but {expected} is right. In epoch {got} the training loss is lowest, but the network has seen those images many times. Which curve shows images it did not learn from?",
            ),
        ),
        Mistake(
            "on-test",
            on_test,
            Sentence(
                nb="Du svarte epoke {got}, men fasiten er {expected}. I epoke {got} er tapet lavest på testbildene. Velger du etter dem, har testen vært med på å lage modellen og kan ikke lenger dømme den. Hva har vi valideringssettet til?",
                en="You answered epoch {got}, but {expected} is right. In epoch {got} the loss is lowest on the test images. If you choose by them, the test has helped to make the model and can no longer judge it. What is the validation set for?",
            ),
        ),
        Mistake(
            "the-loss",
            the_loss,
            Sentence(
                nb="Du svarte {got}, men fasiten er {expected}. {got} er det laveste valideringstapet, så kurven er riktig valgt. Oppgaven spør etter nummeret på epoken. Hvor i listen står det tapet?",
                en="You answered {got}, but {expected} is right. {got} is the lowest validation loss, so you chose the right curve. The task asks for the number of the epoch. Where in the list does that loss stand?",
            ),
        ),
        Mistake(
            "from-zero",
            from_zero,
            Sentence(
                nb="Du svarte {got}, men fasiten er {expected}. Du har valgt riktig kurve. {got} er plassen i listen, og Python teller plasser fra null. Hvilket nummer har den første epoken i figuren?",
                en="You answered {got}, but {expected} is right. You chose the right curve. {got} is the place in the list, and Python counts places from zero. Which number does the first epoch have in the figure?",
            ),
        ),
    ]
    agrees(answer, reference, [readable, *random], mistakes)


def softmax(answer, rng):
    """A table small enough to work by hand, others that are not square, and scores too large for `exp`."""
    import numpy as np

    def reference(scores):
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)

    def no_exp(scores):
        return scores / scores.sum(axis=1, keepdims=True)

    def not_divided(scores):
        return np.exp(scores)

    def wrong_axis(scores):
        return np.exp(scores) / np.exp(scores).sum(axis=0, keepdims=True)

    def whole_table(scores):
        return np.exp(scores) / np.exp(scores).sum()

    def rows_mixed(scores):
        return np.exp(scores) / np.exp(scores).sum(axis=1)

    def overflow(scores):
        return np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)

    cases = [
        (np.array([[1.0, 3.0], [2.0, 0.0]]),),
        (rng.normal(size=(3, 5)),),
        (rng.normal(size=(4, 10)) * 5,),
        (np.array([[1000.0, 1001.0, 999.0]]),),
    ]
    mistakes = [
        Mistake(
            "no-exp",
            no_exp,
            Sentence(
                nb="`{given}` ga {got}, men fasiten er {expected}. Du har delt skårene på summen av raden uten å bruke `np.exp` først. Hva skjer med en negativ skår da?",
                en="`{given}` gave {got}, but {expected} is right. You divided the scores by the sum of their row without raising them with `np.exp` first. What then becomes of a negative score?",
            ),
        ),
        Mistake(
            "not-divided",
            not_divided,
            Sentence(
                nb="`{given}` ga {got}, men fasiten er {expected}. Alle tallene er blitt positive, men en rad blir ikke én til sammen. Hvilket steg mangler?",
                en="`{given}` gave {got}, but {expected} is right. All the numbers have become positive, but a row does not add up to one. Which step is missing?",
            ),
        ),
        Mistake(
            "wrong-axis",
            wrong_axis,
            Sentence(
                nb="`{given}` ga {got}, men fasiten er {expected}. Hos deg er det kolonnene som summerer seg til én. En rad er ett bilde, og det er sannsynlighetene for ett bilde som skal bli én til sammen. Hvilken `axis` er det?",
                en="`{given}` gave {got}, but {expected} is right. In yours the columns add up to one. A row is one image, and it is the image's probabilities that should add up to one. Which `axis` is that?",
            ),
        ),
        Mistake(
            "whole-table",
            whole_table,
            Sentence(
                nb="`{given}` ga {got}, men fasiten er {expected}. Hos deg er det hele tabellen som summerer seg til én. Del hver rad på sin egen sum.",
                en="`{given}` gave {got}, but {expected} is right. In yours the whole table adds up to one. Divide each row by its own sum.",
            ),
        ),
        Mistake(
            "rows-mixed",
            rows_mixed,
            Sentence(
                nb="`{given}` ga {got}, men fasiten er {expected}. Summene er riktige, men numpy har delt kolonne 0 på summen av rad 0. Hva må stå i `.sum(axis=1, …)` for at hver sum skal stå ved siden av sin egen rad?",
                en="`{given}` gave {got}, but {expected} is right. The sums are right, but numpy has divided column 0 by the sum of row 0. What must stand in `.sum(axis=1, …)` to line the sums up beside their rows?",
            ),
        ),
        Mistake(
            "overflow",
            overflow,
            Sentence(
                nb="`{given}` ga {got}, men fasiten er {expected}. Formelen er riktig, men `np.exp(1000)` er for stort for maskinen og blir uendelig. Hva kan du trekke fra hver skår i raden uten at svaret endres?",
                en="`{given}` gave {got}, but {expected} is right. The formula is right, but `np.exp(1000)` is too large for the machine and becomes infinite. What can you subtract from every score of the row without changing the answer?",
            ),
        ),
    ]
    with np.errstate(all="ignore"):  # the learner's `exp` may overflow: that is what the last case is about
        agrees(answer, reference, cases, mistakes)


def count_params(answer, rng):
    """The lesson's own network, then one small enough to draw, then random ones."""
    import math
    from itertools import pairwise

    def reference(widths):
        return sum(n * m + m for n, m in pairwise(widths))

    def no_bias(widths):
        return sum(n * m for n, m in pairwise(widths))

    def product(widths):
        return math.prod(widths)

    def one_bias_a_layer(widths):
        return no_bias(widths) + len(widths) - 1

    def input_bias(widths):
        return reference(widths) + widths[0]

    random = [([int(width) for width in rng.integers(2, 20, n)],) for n in (2, 3, 5)]
    mistakes = [
        Mistake(
            "no-bias",
            no_bias,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har talt vektene, men ikke konstantleddene. Hvor mange har hvert nevron, og hvor mange nevroner er det når du ser bort fra det første tallet i listen?",
                en="You got {got} where {expected} was expected. You counted the weights but not the bias terms. How many does each neuron have, and how many neurons are there when you leave out the first number of the list?",
            ),
        ),
        Mistake(
            "product",
            product,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har ganget alle breddene med hverandre. Vektene mellom to lag avhenger bare av de to lagene; hva skal du gjøre med antallet fra hvert lag?",
                en="You got {got} where {expected} was expected. You multiplied all the widths. The weights between two layers depend on those two layers alone; what should you do with the counts from each layer?",
            ),
        ),
        Mistake(
            "one-bias-a-layer",
            one_bias_a_layer,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har gitt hvert lag ett konstantledd. Et konstantledd hører til ett nevron. Hvor mange nevroner har laget?",
                en="You got {got} where {expected} was expected. You gave each layer one bias term. A bias term belongs to one neuron. How many neurons are there in the layer?",
            ),
        ),
        Mistake(
            "input-bias",
            input_bias,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Forskjellen er like stor som antallet tall inn. En piksel er ikke et nevron. Har den noe konstantledd?",
                en="You got {got} where {expected} was expected. The difference is as large as the number of inputs. A pixel is no neuron. Does it have a bias term?",
            ),
        ),
    ]
    agrees(answer, reference, [([784, 100, 50, 10],), ([3, 2],), *random], mistakes)


def abstain(answer, rng):
    """Four validation and four test images in which each mistake gives another pair; then random ones."""
    import numpy as np

    def lowest_threshold(probabilities, truth, wanted):
        confidence = probabilities.max(axis=1)
        right = probabilities.argmax(axis=1) == truth
        return next(t for t in np.sort(confidence) if right[confidence >= t].mean() >= wanted)

    def shares(confidence, threshold, probabilities, truth):
        answered = confidence >= threshold
        right = probabilities.argmax(axis=1) == truth
        return float(answered.mean()), float(right[answered].mean())

    def reference(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
        return shares(test_probabilities.max(axis=1), threshold, test_probabilities, test_truth)

    def abstained_wrong(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        answered, right = reference(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted)
        return answered, answered * right

    def threshold_from_test(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        return reference(test_probabilities, test_truth, test_probabilities, test_truth, wanted)

    def wrong_class(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
        of_the_truth = test_probabilities[np.arange(len(test_truth)), test_truth]
        return shares(of_the_truth, threshold, test_probabilities, test_truth)

    def swapped(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        answered, right = reference(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted)
        return right, answered

    def on_validation(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        return reference(validation_probabilities, validation_truth, validation_probabilities, validation_truth, wanted)

    def above(validation_probabilities, validation_truth, test_probabilities, test_truth, wanted):
        threshold = lowest_threshold(validation_probabilities, validation_truth, wanted)
        just_above = np.nextafter(threshold, 2)
        return shares(test_probabilities.max(axis=1), just_above, test_probabilities, test_truth)

    def images(n):
        """Probabilities for four classes, mostly right; the first image is the surest, and right."""
        truth = rng.integers(4, size=n)
        scores = rng.normal(size=(n, 4)) * 1.5
        scores[np.arange(n), truth] += rng.uniform(0, 4, n)
        scores[0, truth[0]] += 20
        raised = np.exp(scores)
        return raised / raised.sum(axis=1, keepdims=True), truth

    validation = np.array([[0.9, 0.1, 0.0], [0.1, 0.8, 0.1], [0.6, 0.2, 0.2], [0.3, 0.2, 0.5]]), np.array([0, 1, 1, 2])
    test = (
        np.array([[0.95, 0.05, 0.0], [0.1, 0.85, 0.05], [0.2, 0.1, 0.7], [0.8, 0.1, 0.1]]),
        np.array([0, 0, 2, 0]),
    )
    cases = [(*validation, *test, 1.0), *((*images(30), *images(40), 0.9) for _ in range(3))]
    mistakes = [
        Mistake(
            "abstained-wrong",
            abstained_wrong,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Andelen besvart stemmer, men bildene modellen lot være å svare på, er talt som feil. Hvilket antall skal du dele på når du spør om de besvarte?",
                en="You got {got} where {expected} was expected. The share answered is right, but the images the model left unanswered were counted as wrong. What number should you divide by when you ask about the answered ones?",
            ),
        ),
        Mistake(
            "threshold-from-test",
            threshold_from_test,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Terskelen er valgt på testbildene, så den passer akkurat dem. Når modellen er i bruk, finnes det ingen fasit å velge etter. Hvilke bilder skal `lowest_threshold` få?",
                en="You got {got} where {expected} was expected. The threshold was chosen on the test images, so it fits just those. In use there is no truth to choose by. Which images should `lowest_threshold` be given?",
            ),
        ),
        Mistake(
            "swapped",
            swapped,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Begge tallene er riktige. Hvilket av dem ba oppgaven om først?",
                en="You got {got} where {expected} was expected. Both numbers are right. Which of them did the task ask for first?",
            ),
        ),
        Mistake(
            "on-validation",
            on_validation,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Terskelen er riktig, men du har målt på valideringsbildene. De var med på å velge den. Hvilke bilder skal dømme?",
                en="You got {got} where {expected} was expected. The threshold is right, but you measured on the validation images. They helped to choose it. Which images should judge?",
            ),
        ),
        Mistake(
            "above",
            above,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Et bilde med oppgitt sikkerhet akkurat lik terskelen er ikke besvart hos deg. Se hvordan `lowest_threshold` sammenligner. Hvilket tegn bruker den?",
                en="You got {got} where {expected} was expected. An image whose stated confidence equals the threshold goes unanswered in yours. Look at how `lowest_threshold` compares. Which sign does it use?",
            ),
        ),
        Mistake(
            "wrong-class",
            wrong_class,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Så høy andel riktige er for godt til å være sant: du har brukt sannsynligheten for den riktige klassen, men ingen vet hvilken klasse som er riktig når modellen er i bruk. Hvilket tall i raden kan modellen selv oppgi?",
                en="You got {got} where {expected} was expected. So high a share right is too good to be true: you used the probability of the right class, which nobody knows when the model is in use. Which number of the row can the model itself state?",
            ),
        ),
    ]
    agrees(answer, reference, cases, mistakes)
