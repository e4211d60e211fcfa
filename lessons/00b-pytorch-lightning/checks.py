"""The checks of lesson 00b: who gets the scores, one step, none missed, a channel axis, the ruler, a scale without a leak."""

from dyplab.course.judging import Mistake, Settled, agrees, call, close, compare
from dyplab.text import Said, Sentence

HINTS = {
    "logits-in": [
        Sentence(
            nb="Tapsfunksjonen gjør softmax selv. Hva skal den da ha inn, `logits` eller sannsynlighetene?",
            en="The loss does softmax itself. What should it be given then, `logits` or the probabilities?",
        ),
        Sentence(
            nb="`F.cross_entropy(logits, y)` er tapet. Sannsynlighetene er softmax av hver rad, og anfall har nummer 1, den andre kolonnen.",
            en="`F.cross_entropy(logits, y)` is the loss. The probabilities are softmax of each row, and seizure is number 1, the second column.",
        ),
    ],
    "one-step": [
        Sentence(
            nb="`backward` trenger et tap å begynne på, og `step` trenger de deriverte. Hvilken rekkefølge gir det?",
            en="`backward` needs a loss to begin from, and `step` needs the derivatives. What order does that give?",
        ),
        Sentence(
            nb="Regn ut tapet med `F.cross_entropy(network(x), y)`. Nullstill før `backward`, flytt etter. `.item()` hører til i siste linje, når ingen trenger de deriverte lenger.",
            en="Work out the loss with `F.cross_entropy(network(x), y)`. Clear before `backward`, move after it. `.item()` belongs in the last line, when nobody needs the derivatives any more.",
        ),
    ],
    "zero-missed": [
        Sentence(
            nb="Ta n-te rot på begge sider, så forsvinner potensen. Hva står igjen til venstre, og hva er da `p`?",
            en="Take the n-th root on both sides, and the power goes away. What is left on the left, and what is `p` then?",
        ),
        Sentence(
            nb="n-te rot av fem prosent er `0.05 ** (1 / n)`. Det er den minste andelen som kan være funnet. Oppgaven spør om andelen som overses.",
            en="The n-th root of five per cent is `0.05 ** (1 / n)`. That is the smallest share that may be found. The task asks for the share missed.",
        ),
    ],
    "add-channel": [
        Sentence(
            nb="Tallene skal ikke flyttes, bare få en akse til. Hvor i formen skal den nye aksen stå?",
            en="The numbers should not move, only get one more axis. Where in the shape should the new axis go?",
        ),
        Sentence(
            nb="`x.unsqueeze(k)` setter inn en akse med lengde én på plass `k`, talt fra null. `x[:, None]` gjør det samme på plass én.",
            en="`x.unsqueeze(k)` inserts an axis of length one at place `k`, counted from zero. `x[:, None]` does the same at place one.",
        ),
    ],
    "amplitude-baseline": [
        Sentence(
            nb="Terskelen skal være klar før du ser på testsegmentene. Hvilke to gjennomsnitt trenger du, og fra hvilket sett?",
            en="The threshold must be ready before you look at the test segments. Which two means do you need, and from which set?",
        ),
        Sentence(
            nb="`size = amplitude(train_segments)`, og `size[train_seizure == 0].mean()` er gjennomsnittet i hvile. Bruk så terskelen på `amplitude(test_segments)`, og sammenlign med `test_seizure`.",
            en="`size = amplitude(train_segments)`, and `size[train_seizure == 0].mean()` is the mean at rest. Then use the threshold on `amplitude(test_segments)`, and compare with `test_seizure`.",
        ),
    ],
    "zscore-train": [
        Sentence(
            nb="Når modellen er i bruk, kommer pasientene én for én, og ingen av dem har et eget gjennomsnitt for hele avdelingen. Hvilke data har du da?",
            en="When the model is in use, patients come one by one, and none of them brings a mean of the whole ward. Which data do you have then?",
        ),
        Sentence(
            nb="Finn gjennomsnitt og standardavvik i `train_bands`, ett av hver for hver kolonne (`axis=0`). Trekk fra det første, del på det andre.",
            en="Find the mean and the standard deviation in `train_bands`, one of each for each column (`axis=0`). Subtract the first, divide by the second.",
        ),
    ],
}


def logits_in(answer, rng):
    """Two segments that can be worked out by hand, then random batches."""
    import torch
    from torch.nn.functional import cross_entropy

    def reference(logits, y):
        return cross_entropy(logits, y), logits.softmax(dim=1)[:, 1]

    def softmax_twice(logits, y):
        return cross_entropy(logits.softmax(dim=1), y), logits.softmax(dim=1)[:, 1]

    def argmax(logits, y):
        return cross_entropy(logits, y), logits.argmax(dim=1)

    def sigmoid(logits, y):
        return cross_entropy(logits, y), torch.sigmoid(logits[:, 1])

    def raw_score(logits, y):
        return cross_entropy(logits, y), logits[:, 1]

    def wrong_axis(logits, y):
        return cross_entropy(logits, y), logits.softmax(dim=0)[:, 1]

    def of_rest(logits, y):
        return cross_entropy(logits, y), logits.softmax(dim=1)[:, 0]

    readable = torch.tensor([[2.0, 1.0], [-1.0, 2.0]]), torch.tensor([0, 1])
    random = [(torch.tensor(rng.normal(size=(n, 2)) * 2), torch.tensor(rng.integers(0, 2, n))) for n in (3, 7)]
    mistakes = [
        Mistake(
            "softmax-twice",
            softmax_twice,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Sannsynlighetene er riktige, men tapet fikk dem i stedet for skårene. `F.cross_entropy` tar softmax selv, så nå er den tatt to ganger. Hva skal inn?",
                en="You got {got} where {expected} was expected. The probabilities are right, but the loss was given them instead of the scores. `F.cross_entropy` takes softmax itself, so now it was taken twice. What should go in?",
            ),
        ),
        Mistake(
            "argmax",
            argmax,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tapet stemmer. `argmax` gir svaret, null eller én, men legen vil vite hvor sikkert det er. Hva gjør skårene til sannsynligheter?",
                en="You got {got} where {expected} was expected. The loss is right. `argmax` gives the answer, zero or one, but the doctor wants to know how sure it is. What turns scores into probabilities?",
            ),
        ),
        Mistake(
            "sigmoid",
            sigmoid,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du tok sigmoiden av skåren for anfall alene. Da teller skåren for hvile ikke med, og de to sannsynlighetene blir ikke én til sammen. Hva ser på begge skårene i raden?",
                en="You got {got} where {expected} was expected. You took the sigmoid of the seizure score alone. Then the score for rest does not count, and the two probabilities do not add up to one. What looks at both scores of the row?",
            ),
        ),
        Mistake(
            "raw-score",
            raw_score,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er skåren, og den kan være større enn én. Hva må gjøres med raden før den er sannsynligheter?",
                en="You got {got} where {expected} was expected. That is the score, and it may be larger than one. What must be done to the row before it is probabilities?",
            ),
        ),
        Mistake(
            "wrong-axis",
            wrong_axis,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Softmax er tatt nedover kolonnen, så segmentene deler på sannsynligheten. De to klassene i samme rad skal dele. Hvilken `dim` er det?",
                en="You got {got} where {expected} was expected. Softmax was taken down the column, so the segments share the probability. The two classes of one row should share it. Which `dim` is that?",
            ),
        ),
        Mistake(
            "of-rest",
            of_rest,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er sannsynligheten for hvile. Hvilken kolonne hører til anfall, når hvile er klasse `0`?",
                en="You got {got} where {expected} was expected. That is the probability of rest. Which column belongs to seizure, when rest is class `0`?",
            ),
        ),
    ]
    agrees(answer, reference, [readable, *random], mistakes)


ITEM_FIRST = Sentence(
    nb="Et vanlig tall har ingen `backward`. Etter `.item()` er tapet bare et tall, og PyTorch vet ikke lenger hvordan det ble til. Når trenger du først tallet?",
    en="A plain number has no `backward`. After `.item()` the loss is only a number, and PyTorch no longer knows how it came about. When do you first need the number?",
)
SOFTMAX_FIRST = Sentence(
    nb="Tapet ble {got} der fasiten er {expected}. Det er svaret når `F.cross_entropy` får sannsynligheter. Hva gir nettverket, og hva vil tapsfunksjonen ha?",
    en="The loss came to {got} where {expected} was expected. That is what `F.cross_entropy` answers when given probabilities. What does the network give, and what does the loss want?",
)
NO_BACKWARD = Sentence(
    nb="Vektene sto stille på {expected}: ingen fant de deriverte, så `step` hadde ingenting å gå etter. Hvilken linje mangler?",
    en="The weight stayed at {expected}: nobody found the derivatives, so `step` had nothing to go by. Which line is missing?",
)
NO_STEP = Sentence(
    nb="De deriverte ble funnet, men vekten står fortsatt på {expected}. Hvem flytter vektene?",
    en="The derivatives were found, but the weight is still at {expected}. Who moves the weights?",
)
STEP_FIRST = Sentence(
    nb="`step` kom før `backward`. Da flyttes vektene etter deriverte som ikke er funnet ennå; vekten står på {expected} etter to steg. Hva må være ferdig før vektene kan flyttes?",
    en="`step` came before `backward`. Then the weights move by derivatives not found yet; the weight is at {expected} after two steps. What must be done before the weights can be moved?",
)
NO_ZERO_GRAD = Sentence(
    nb="Første steg er riktig, men det andre er for langt: vekten ble {got} der fasiten er {expected}. De deriverte fra første steg ligger der fortsatt, og `backward` legger til. Hva må skje mellom to steg?",
    en="The first step is right, but the second is wrong: the weight came to {got} where {expected} was expected. The derivatives of the first step are still there, and `backward` adds. What must happen between two steps?",
)
ZERO_TOO_LATE = Sentence(
    nb="Du nullstilte mellom `backward` og `step`. De deriverte ble funnet og kastet, og vekten står på {expected}. Hvilke deriverte var det meningen å fjerne?",
    en="You cleared between `backward` and `step`. The derivatives were found and thrown away, and the weight is at {expected}. Which derivatives were meant to be cleared?",
)


def one_step(answer, rng):
    """Two steps on a tiny network whose calls are written down: where the weights end, and in which order it was done."""
    import torch
    from torch.nn.functional import cross_entropy

    class Noting(torch.optim.SGD):
        """An optimiser that writes down what it is asked to do."""

        def zero_grad(self, *a, **k):
            done.append("zero_grad")
            super().zero_grad(*a, **k)

        def step(self, *a, **k):
            done.append("step")
            return super().step(*a, **k)

    def play(step, weights, x, y):
        """The losses of two steps, the weights after each."""
        network = torch.nn.Linear(3, 2, bias=False)
        network.weight.data = torch.tensor(weights)
        network.weight.register_hook(lambda _: done.append("backward"))
        optimiser = Noting(network.parameters(), lr=0.5)
        losses, places = [], []
        for _ in range(2):
            done.append("begin")
            loss = step(network, optimiser, x, y)
            if loss is None or loss is ...:
                return loss
            losses.append(loss.item() if hasattr(loss, "item") else loss)
            places.append(network.weight.detach().numpy().copy())
        return losses, places

    def reference(network, optimiser, x, y):
        loss = cross_entropy(network(x), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        return loss.item()

    def softmaxed(network, optimiser, x, y):
        return cross_entropy(network(x).softmax(dim=1), y).item()

    def one_step_of(weights, x, y):
        return play(answer, weights, x, y)

    if not callable(answer):
        call(answer)
    case = rng.normal(size=(2, 3)), torch.tensor(rng.normal(size=(4, 3))), torch.tensor([0, 1, 1, 0])
    done: list[str] = []
    losses, places = play(reference, *case)
    softmax_losses, _ = play(softmaxed, *case)
    done = []
    given = "one_step(network, optimiser, x, y)"
    try:
        got_losses, got_places = call(one_step_of, *case)
    except Settled as settled:
        if settled.hint == "raised" and "'float' object has no attribute 'backward'" in str(settled.said):
            raise Settled("item-first", ITEM_FIRST()) from None
        settled.said = Said(settled.said.sentence, settled.said.values | {"given": given})  # as the learner knows it
        raise
    if isinstance(got_losses[0], float) and close(got_losses[0], softmax_losses[0]):
        raise Settled("softmax-first", SOFTMAX_FIRST(got=f"{got_losses[0]:.4g}", expected=f"{losses[0]:.4g}"))
    first, second = (float(place[0, 0]) for place in (got_places[0], got_places[1]))
    gaps = {"got": f"{second:.4g}", "expected": f"{places[1][0, 0]:.4g}"}
    if not (close(first, float(places[0][0, 0])) and close(second, float(places[1][0, 0]))):
        wrong = _order(done[1 : done.index("begin", 1)], gaps | {"expected": f"{second:.4g}"})
        if wrong or close(first, float(places[0][0, 0])):
            raise wrong or Settled("no-zero-grad", NO_ZERO_GRAD(**gaps))
    compare(got_losses[0], losses[0], given)
    for place, right in zip(got_places, places, strict=True):
        compare(place, right, given)


def _order(done, gaps):
    """What is wrong with the order of the calls of one step, or None."""
    if "backward" not in done:
        return Settled("no-backward", NO_BACKWARD(**gaps))
    if "step" not in done:
        return Settled("no-step", NO_STEP(**gaps))
    if done.index("step") < done.index("backward"):
        return Settled("step-before-backward", STEP_FIRST(**gaps))
    if "zero_grad" in done[done.index("backward") : done.index("step")]:
        return Settled("zero-too-late", ZERO_TOO_LATE(**gaps))
    return None


def zero_missed(answer, rng):
    """Ten patients first, then one, and some random numbers."""

    def reference(n):
        return 1 - 0.05 ** (1 / n)

    mistakes = [
        Mistake(
            "zero",
            lambda n: 0,
            Sentence(
                nb="Du fikk {got} for `{given}`, men fasiten er {expected}. Null er det du så, ikke det som er mulig. Formelen p ± 1,96 standardfeil gir også null her, og det er derfor den ikke kan brukes. Hvilken p gir nøyaktig fem prosent sjanse for å finne alle?",
                en="You got {got} for `{given}`, but {expected} is right. Zero is what you saw, not what is possible. The formula p ± 1.96 standard errors gives zero here too, which is why it will not do. Which p gives exactly a five per cent chance of finding all?",
            ),
        ),
        Mistake(
            "one-over-n",
            lambda n: 1 / n,
            Sentence(
                nb="Du fikk {got} for `{given}`, men fasiten er {expected}. En av `n` er hva du ville sett med én oversett til. Så høy kan andelen være og likevel gi null oversett i omtrent hver tredje test. Hvor høy kan den være før det skjer i bare fem prosent?",
                en="You got {got} for `{given}`, but {expected} is right. One in `n` is what you would have seen with one more missed. With that share, about every third test would still miss none. How high can it be before that happens in only five per cent?",
            ),
        ),
        Mistake(
            "share-found",
            lambda n: 0.05 ** (1 / n),
            Sentence(
                nb="Du fikk {got} for `{given}`, men fasiten er {expected}. Det du har funnet, er nedre grense for andelen som blir *funnet*. Hva er da øvre grense for andelen som overses?",
                en="You got {got} for `{given}`, but {expected} is right. What you found is the lower limit of the share that is *found*. What is the upper limit of the share missed, then?",
            ),
        ),
        Mistake(
            "rule-of-three",
            lambda n: 3 / n,
            Sentence(
                nb="Du fikk {got} for `{given}`, men fasiten er {expected}. Treregelen er en tilnærming for store `n`; for `n` lik én gir den mer enn alt. Løs ligningen nøyaktig: hva blir igjen når du tar n-te rot?",
                en="You got {got} for `{given}`, but {expected} is right. The rule of three is an approximation for large `n`; for `n` equal to one it gives more than everything. Solve the equation exactly: what is left when you take the n-th root?",
            ),
        ),
        Mistake(
            "two-sided",
            lambda n: 1 - 0.025 ** (1 / n),
            Sentence(
                nb="Du fikk {got} for `{given}`, men fasiten er {expected}. Du har satt av to og en halv prosent, som i et tosidig intervall. Her spør vi bare om en øvre grense. Hvor stor er sjansen vi godtar?",
                en="You got {got} for `{given}`, but {expected} is right. You set aside two and a half per cent, as for a two-sided interval. Here we ask for an upper limit only. How large is the chance we accept?",
            ),
        ),
        Mistake(
            "times-n",
            lambda n: 1 - 0.05**n,
            Sentence(
                nb="Du fikk {got} for `{given}`, men fasiten er {expected}. Du har opphøyd i `n`. For å bli kvitt en potens trenger du roten. Hva er eksponenten da?",
                en="You got {got} for `{given}`, but {expected} is right. You raised to the power `n`. To get rid of a power you need the root. What is the exponent then?",
            ),
        ),
    ]
    agrees(answer, reference, [(10,), (1,), *((int(n),) for n in rng.integers(5, 400, 3))], mistakes)


def add_channel(answer, rng):
    """Two segments of three samples, then random sizes."""
    import torch

    def reference(x):
        return x.unsqueeze(1)

    def poured(x):
        return x.T.reshape(len(x), 1, -1)

    readable = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    random = [(torch.tensor(rng.normal(size=size)),) for size in ((5, 4), (3, 8))]
    mistakes = [
        Mistake(
            "last-axis",
            lambda x: x.unsqueeze(2),
            Sentence(
                nb="Den nye aksen står sist: (2, 3) ble til (2, 3, 1). Da tror `Conv1d` at hver måling er en kanal, og at opptaket varer i ett øyeblikk. Hvor skal kanalene stå?",
                en="The new axis comes last: (2, 3) became (2, 3, 1). Then `Conv1d` takes each sample for a channel, and the recording for a single moment. Where should the channels go?",
            ),
        ),
        Mistake(
            "unchanged",
            lambda x: x,
            Sentence(
                nb="Formen er fortsatt (2, 3). `squeeze` fjerner akser med lengde én, og her er det ingen å fjerne. Hva heter det motsatte?",
                en="The shape is still (2, 3). `squeeze` removes axes of length one, and there is none to remove. What is its opposite called?",
            ),
        ),
        Mistake(
            "transposed",
            lambda x: x.T.unsqueeze(1),
            Sentence(
                nb="Formen ble (3, 1, 2): tre segmenter med to målinger, der det var to med tre. `.T` bytter om tid og segmenter. Trengs den?",
                en="The shape became (3, 1, 2): three segments of two samples, where there were two of three. `.T` swaps time and segments. Is it needed?",
            ),
        ),
        Mistake(
            "first-axis",
            lambda x: x.unsqueeze(0),
            Sentence(
                nb="Formen ble (1, 2, 3): ett segment med to kanaler. To pasienter er blitt til to elektroder på samme hode. På hvilken plass, talt fra null, skal aksen inn?",
                en="The shape became (1, 2, 3): one segment of two channels. Two patients became two electrodes on one head. At which place, counted from zero, should the axis go in?",
            ),
        ),
        Mistake(
            "poured",
            poured,
            Sentence(
                nb="Formen er riktig, men tallene er blandet: du fikk {got} der fasiten er {expected}. Det første segmentet var 1, 2, 3. Hva gjør `.T` før `reshape` heller tallene over?",
                en="The shape is right, but the numbers are mixed: you got {got} where {expected} was expected. The first segment was 1, 2, 3. What does `.T` do before `reshape` pours the numbers over?",
            ),
        ),
    ]
    agrees(answer, reference, [(readable,), *random], mistakes)


SIZE_LOST = Sentence(
    nb="Du fikk {got} der fasiten er {expected}, og svaret ditt endrer seg ikke når alle testsegmentene gjøres mange ganger større. Du har skalert dem først, og da er amplituden borte. Hva er det linjalen skal måle?",
    en="You got {got} where {expected} was expected, and your answer does not change when all test segments are made many times larger. You scaled them first, and then the amplitude is gone. What is the ruler to measure?",
)


def amplitude_baseline(answer, rng):
    """Groups of segments that swing little and much; then the test segments made 1,024 times larger."""
    import numpy as np

    def midway(size, seizure):
        return (size[seizure == 0].mean() + size[seizure == 1].mean()) / 2

    def by(train_size, train_seizure, test_size, test_seizure):
        return float(((test_size > midway(train_size, train_seizure)) == test_seizure).mean())

    def reference(train_segments, train_seizure, test_segments, test_seizure):
        return by(train_segments.std(axis=1), train_seizure, test_segments.std(axis=1), test_seizure)

    def from_test(train_segments, train_seizure, test_segments, test_seizure):
        size = test_segments.std(axis=1)
        return by(size, test_seizure, size, test_seizure)

    def largest(train_segments, train_seizure, test_segments, test_seizure):
        sizes = [np.abs(part).max(axis=1) for part in (train_segments, test_segments)]
        return by(sizes[0], train_seizure, sizes[1], test_seizure)

    def on_training(train_segments, train_seizure, test_segments, test_seizure):
        size = train_segments.std(axis=1)
        return by(size, train_seizure, size, train_seizure)

    def mean_of_all(train_segments, train_seizure, test_segments, test_seizure):
        return float(((test_segments.std(axis=1) > train_segments.std(axis=1).mean()) == test_seizure).mean())

    def turned_round(*case):
        return 1 - reference(*case)

    def segments(n, rest, ill, every):
        """One in so many a seizure, the others rest, of those sizes; a few with an electrode pop, all with an offset."""
        seizure = (np.arange(n) % every == 0).astype(int)
        size = np.where(seizure, ill, rest) * rng.uniform(0.6, 1.4, n)
        noise = rng.normal(size=(n, 64))
        noise /= noise.std(axis=1, keepdims=True)
        pops = rng.random(n) < 0.3
        noise[pops, 5] += 9
        return noise * size[:, None] + rng.normal(size=(n, 1)) * 40, seizure

    cases = [(*segments(32, 20, 40, 4), *segments(41, 30, 55, 2)) for _ in range(6)]

    def blind_to_size():
        """The same answer to test segments 1,024 times larger, and yet an answer that heeds the truth."""
        for train_segments, train_seizure, test_segments, test_seizure in cases:
            value = call(answer, train_segments, train_seizure, test_segments, test_seizure)
            if call(answer, train_segments, train_seizure, test_segments * 1024, test_seizure) != value:
                return False
            turned = call(answer, train_segments, train_seizure, test_segments, 1 - test_seizure)
            if value == 0.5 or not close(float(turned), 1 - float(value)):
                return False
        return True

    mistakes = [
        Mistake(
            "threshold-from-test",
            from_test,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Terskelen er regnet ut fra testsegmentene og fasiten deres, så den passer akkurat dem. Hvor skal terskelen komme fra?",
                en="You got {got} where {expected} was expected. The threshold was worked out from the test segments and their truth, so it fits just those. Where should the threshold come from?",
            ),
        ),
        Mistake(
            "largest-swing",
            largest,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har brukt det største utslaget. Et eneste hopp i elektroden avgjør da svaret. Hvilken funksjon måler hele segmentet?",
                en="You got {got} where {expected} was expected. You used the largest deflection. Then a single jump of the electrode decides the answer. Which function measures the whole segment?",
            ),
        ),
        Mistake(
            "on-training",
            on_training,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Terskelen er riktig, men du har talt riktige svar i treningssettet. Hvilke segmenter skal dømme?",
                en="You got {got} where {expected} was expected. The threshold is right, but you counted right answers in the training set. Which segments are to judge?",
            ),
        ),
        Mistake(
            "mean-of-all",
            mean_of_all,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Terskelen er gjennomsnittet av alle treningssegmentene, og flest av dem er fra hvile, så den blir for lav. Hvilke to gjennomsnitt skal den ligge midt mellom?",
                en="You got {got} where {expected} was expected. The threshold is the mean of all the training segments, and most of them are from rest, so it is too low. Which two means should it lie midway between?",
            ),
        ),
        Mistake(
            "turned-round",
            turned_round,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}; de to blir én til sammen. Modellen din svarer anfall når amplituden er liten. Hvilken vei skal ulikhetstegnet?",
                en="You got {got} where {expected} was expected; the two add up to one. Your model answers seizure when the amplitude is small. Which way should the sign point?",
            ),
        ),
    ]
    try:
        agrees(answer, reference, cases, mistakes)
    except Settled as settled:
        if settled.hint == "differs" and blind_to_size():
            got, expected = float(call(answer, *cases[0])), reference(*cases[0])
            raise Settled("size-lost", SIZE_LOST(got=f"{got:.3g}", expected=f"{expected:.3g}")) from None
        raise


def zscore_train(answer, rng):
    """A table of two columns that can be worked out by hand, then random ones."""
    import numpy as np

    def by(table, test_bands):
        return (test_bands - table.mean(axis=0)) / table.std(axis=0)

    def reference(train_bands, test_bands):
        return by(train_bands, test_bands)

    readable = np.array([[1.0, 10.0], [3.0, 30.0], [5.0, 50.0]]), np.array([[5.0, 20.0], [7.0, 10.0]])
    random = [(rng.normal(5, 2, (8, 4)) * [1, 2, 5, 9], rng.normal(6, 2, (5, 4)) * [1, 2, 5, 9]) for _ in range(2)]
    mistakes = [
        Mistake(
            "all-data",
            lambda train, test: by(np.concatenate([train, test]), test),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Testradene er med i gjennomsnittet de selv blir målt mot. Da har modellen fått vite noe om testen på forhånd. Hvilke rader skal gjennomsnittet komme fra?",
                en="You got {got} where {expected} was expected. The test rows are part of the mean they are measured against. Then the model has been told something of the test beforehand. Which rows should the mean come from?",
            ),
        ),
        Mistake(
            "tests-own",
            lambda train, test: by(test, test),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Testen er standardisert med sitt eget gjennomsnitt. Med én pasient i testen blir alt null delt på null. Hva kjente modellen før testen?",
                en="You got {got} where {expected} was expected. The test was standardised by its own mean. With one patient in the test everything becomes zero divided by zero. What did the model know before the test?",
            ),
        ),
        Mistake(
            "swapped",
            lambda train, test: (test - train.std(axis=0)) / train.mean(axis=0),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Gjennomsnitt og standardavvik har byttet plass. Hvilket av dem skal flytte tallene til null?",
                en="You got {got} where {expected} was expected. The mean and the standard deviation have changed places. Which of them is to move the numbers to zero?",
            ),
        ),
        Mistake(
            "whole-table",
            lambda train, test: (test - train.mean()) / train.std(),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Hele tabellen har fått ett gjennomsnitt, men delta og beta har hver sin skala. Hva må stå i `.mean(…)` for å få ett for hver kolonne?",
                en="You got {got} where {expected} was expected. The whole table was given one mean, but delta and beta have scales of their own. What must go in `.mean(…)` to get one for each column?",
            ),
        ),
        Mistake(
            "no-brackets",
            lambda train, test: test - train.mean(axis=0) / train.std(axis=0),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Python deler før den trekker fra, så bare gjennomsnittet er delt på standardavviket. Hvor må det stå parentes?",
                en="You got {got} where {expected} was expected. Python divides before it subtracts, so only the mean was divided by the standard deviation. Where do you need brackets?",
            ),
        ),
        Mistake(
            "variance",
            lambda train, test: (test - train.mean(axis=0)) / train.var(axis=0),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du har delt på variansen, som er kvadratet av standardavviket. Hvilken funksjon gir standardavviket?",
                en="You got {got} where {expected} was expected. You divided by the variance, the square of the standard deviation. Which function gives the standard deviation?",
            ),
        ),
    ]
    agrees(answer, reference, [readable, *random], mistakes)
