"""The checks of lesson 05a: regions, volume and side of a tumour, and three ways of measuring wrongly."""

from dyplab.course.judging import Mistake, Settled, agrees, call
from dyplab.course.values import has_shape
from dyplab.text import Sentence

HINTS = {
    "regions": [
        Sentence(
            nb="Regionene ligger inni hverandre: kontrastladende inni kjernen, kjernen inni hele. Begynn innerst: `mask == enhancing`.",
            en="The regions lie inside each other: enhancing inside the core, the core inside the whole. Begin with the innermost: `mask == enhancing`.",
        ),
        Sentence(
            nb="Kjernen er de kontrastladende vokslene *eller* de nekrotiske: `(mask == enhancing) | (mask == necrotic)`. Hva kommer til for hele svulsten?",
            en="The core is the enhancing voxels *or* the necrotic ones: `(mask == enhancing) | (mask == necrotic)`. What is added for the whole tumour?",
        ),
    ],
    "volume-ml": [
        Sentence(
            nb="Hvor mange voksler er sanne, og hvor mange kubikkmillimeter er én av dem? En voksel er en eske: lengde ganger bredde ganger høyde.",
            en="How many voxels are true, and how many cubic millimetres is one of them? A voxel is a box: length times width times height.",
        ),
        Sentence(
            nb="`np.sum(region)` er antallet. `spacing_mm[0] * spacing_mm[1] * spacing_mm[2]` er volumet av én voksel i mm³. Hvor mange mm³ går det på en milliliter?",
            en="`np.sum(region)` is the count. `spacing_mm[0] * spacing_mm[1] * spacing_mm[2]` is the volume of one voxel in mm³. How many mm³ are there in a millilitre?",
        ),
    ],
    "which-side": [
        Sentence(
            nb="Regn begge stedene om til millimeter først. Da peker aksene alltid samme vei, uansett hvordan filen er lagret.",
            en="Turn both places into millimetres first. Then the axes always point the same way, however the file is stored.",
        ),
        Sentence(
            nb="`apply_affine(affine, tumour)[0]` er hvor langt mot pasientens høyre svulsten ligger. Regn ut det samme tallet for `middle`, og sammenlign de to.",
            en="`apply_affine(affine, tumour)[0]` is how far towards the patient's right the tumour lies. Work out the same number for `middle`, and compare the two.",
        ),
    ],
    "dice-empty": [
        Sentence(
            nb="Tell tre ting over hele volumet: vokslene i `truth`, vokslene i `predicted` og vokslene i begge. Hva blir tallene når `truth` er tom?",
            en="Count three things over the whole volume: the voxels of `truth`, those of `predicted`, and those in both. What are the numbers when `truth` is empty?",
        ),
        Sentence(
            nb='Begynn med unntaket: `if np.sum(truth) == 0:` og gi tilbake `float("nan")`. Ellers er Dice to ganger antallet i begge, delt på summen av de to antallene.',
            en='Begin with the exception: `if np.sum(truth) == 0:` and return `float("nan")`. Otherwise Dice is twice the number in both, divided by the sum of the two numbers.',
        ),
    ],
    "window-mri": [
        Sentence(
            nb="`image[image != 0]` er vokslene i hjernen. `np.percentile(values, [1, 99])` gir de to grensene.",
            en="`image[image != 0]` are the voxels of the brain. `np.percentile(values, [1, 99])` gives the two limits.",
        ),
        Sentence(
            nb="Trekk den nederste grensen fra hele bildet, del på avstanden mellom grensene, og bruk `np.clip(…, 0, 1)` til slutt.",
            en="Subtract the lower limit from the whole image, divide by the distance between the limits, and end with `np.clip(…, 0, 1)`.",
        ),
    ],
    "slice-to-mm": [
        Sentence(
            nb="Hver av de tre øverste radene i `affine` gir ett svar. Rad null: første tall ganger `i`, pluss andre tall ganger `j`, pluss tredje tall ganger `k`, pluss det fjerde tallet.",
            en="Each of the three upper rows of `affine` gives one answer. Row nought: first number times `i`, plus second times `j`, plus third times `k`, plus the fourth.",
        ),
        Sentence(
            nb="`affine[0, 0] * i + affine[0, 1] * j + affine[0, 2] * k + affine[0, 3]` er millimeter mot høyre. Gjør det samme med rad én og rad to, og gi tilbake de tre tallene.",
            en="`affine[0, 0] * i + affine[0, 1] * j + affine[0, 2] * k + affine[0, 3]` is millimetres to the right. Do the same with row one and row two, and return the three numbers.",
        ),
    ],
}


def regions(answer, rng):
    """Small masks in all three conventions; the answers are compared as lists of voxel numbers, which can be read."""
    import numpy as np

    first = np.array([0, 1, 1, 2, 3, 3])
    codes = [(2, 1, 3), (1, 2, 4), (1, 2, 3), (2, 1, 3)]
    masks = [first, *(rng.permutation([0, 0, *code, *rng.choice(code, 4)]) for code in codes[1:])]
    _three_masks(call(answer, first, *codes[0]), first.shape)

    def exact(mask, necrotic, oedema, enhancing):
        core = (mask == necrotic) | (mask == enhancing)
        return core | (mask == oedema), core, mask == enhancing

    def brats(mask, necrotic, oedema, enhancing):
        return exact(mask, 1, 2, 3)

    def brats_and_any(mask, necrotic, oedema, enhancing):
        return mask > 0, (mask == 1) | (mask == 3), mask == 3

    def before_2023(mask, necrotic, oedema, enhancing):
        return exact(mask, 1, 2, 4)

    def decathlon(mask, necrotic, oedema, enhancing):
        return exact(mask, 2, 1, 3)

    def decathlon_and_any(mask, necrotic, oedema, enhancing):
        return mask > 0, (mask == 2) | (mask == 3), mask == 3

    def hollow(mask, necrotic, oedema, enhancing):
        whole, _, rim = exact(mask, necrotic, oedema, enhancing)
        return whole, mask == necrotic, rim

    def halo(mask, necrotic, oedema, enhancing):
        _, core, rim = exact(mask, necrotic, oedema, enhancing)
        return mask == oedema, core, rim

    def with_background(mask, necrotic, oedema, enhancing):
        whole, _, rim = exact(mask, necrotic, oedema, enhancing)
        return whole, mask != oedema, rim

    def tissues(mask, necrotic, oedema, enhancing):
        return mask == oedema, mask == necrotic, mask == enhancing

    def backwards(mask, necrotic, oedema, enhancing):
        return exact(mask, necrotic, oedema, enhancing)[::-1]

    other_key = Sentence(
        nb="Du fikk vokslene {got} der fasiten er {expected}. I kallet `{given}` er ødem `1` og nekrose `2`, men du har brukt tallene fra BraTS. Hvilke navn i parentesen sier hva tallene betyr i *denne* filen?",
        en="You got the voxels {got} where {expected} was expected. In the call `{given}` oedema is `1` and necrosis `2`, but you used the numbers of BraTS. Which names in the brackets tell what the numbers mean in *this* file?",
    )
    one_file_alone = Sentence(
        nb="Du fikk vokslene {got} der fasiten er {expected}. Tallene fra eksempelet i oppgaven stemmer for Decathlon, men i `{given}` er nøkkelen en annen. Hvilke navn har tallene i *denne* filen?",
        en="You got the voxels {got} where {expected} was expected. The numbers of the example hold for the Decathlon, but `{given}` has another key. Which names hold the numbers of *this* file?",
    )
    mistakes = [
        Mistake("codes-of-the-example", _as_voxels(decathlon), one_file_alone),
        Mistake("codes-of-the-example", _as_voxels(decathlon_and_any), one_file_alone),
        Mistake("brats-on-decathlon", _as_voxels(brats), other_key),
        Mistake("brats-on-decathlon", _as_voxels(brats_and_any), other_key),
        Mistake(
            "four-is-enhancing",
            _as_voxels(before_2023),
            Sentence(
                nb="Du fikk vokslene {got} der fasiten er {expected}. Du leter etter koden `4`, slik den var før, men i kallet `{given}` finnes den ikke. Da blir den kontrastladende svulsten borte uten en lyd. Hvilket navn har koden?",
                en="You got the voxels {got} where {expected} was expected. You look for the code `4`, as it used to be, but the call `{given}` has none. The enhancing tumour vanishes without a sound. Which name holds the code?",
            ),
        ),
        Mistake(
            "core-without-enhancing",
            _as_voxels(hollow),
            Sentence(
                nb="Du fikk vokslene {got} der fasiten er {expected}. Kjernen din har hull: de kontrastladende vokslene mangler. Hva er igjen av svulsten når bare ødemet er tatt bort?",
                en="You got the voxels {got} where {expected} was expected. Your core has a hole: the enhancing voxels are missing. What is left of the tumour when only the oedema is taken away?",
            ),
        ),
        Mistake(
            "background-in-core",
            _as_voxels(with_background),
            Sentence(
                nb="Du fikk vokslene {got} der fasiten er {expected}. Kjernen din har med voksler der masken er `0`. «Ikke ødem» er også alt det friske rundt svulsten. Hvilke to vev er kjernen?",
                en="You got the voxels {got} where {expected} was expected. Your core includes voxels where the mask is `0`. “Not oedema” is also everything healthy around the tumour. Which two tissues make up the core?",
            ),
        ),
        Mistake(
            "tissues-not-regions",
            _as_voxels(tissues),
            Sentence(
                nb="Du fikk vokslene {got} der fasiten er {expected}. Det er de tre vevene hver for seg. Regionene ligger inni hverandre: Hva skal den første ha med ut over ødemet, og den andre ut over nekrosen?",
                en="You got the voxels {got} where {expected} was expected. Those are the three tissues one by one. The regions lie inside each other: what should the first hold besides oedema, and the second besides necrosis?",
            ),
        ),
        Mistake(
            "whole-is-oedema",
            _as_voxels(halo),
            Sentence(
                nb="Du fikk vokslene {got} der fasiten er {expected}. Din første region er bare ødemet, en ring uten noe i midten. Hva annet hører til hele?",
                en="You got the voxels {got} where {expected} was expected. Your first region is the oedema alone, a ring with nothing inside. What else belongs to the whole?",
            ),
        ),
        Mistake(
            "order",
            _as_voxels(backwards),
            Sentence(
                nb="Du fikk vokslene {got} der fasiten er {expected}. Regionene er riktige, men den minste står først. I hvilken rekkefølge ber oppgaven om dem?",
                en="You got the voxels {got} where {expected} was expected. The regions are right, but the smallest comes first. In what order does the exercise ask for them?",
            ),
        ),
    ]
    cases = [(mask, *code) for mask, code in zip(masks, codes, strict=True)]
    agrees(_as_voxels(answer), _as_voxels(exact), cases, mistakes)


def _three_masks(parts, shape):
    good = isinstance(parts, tuple | list) and len(parts) == 3
    if not good or not all(has_shape(part, shape) and str(getattr(part, "dtype", "")) == "bool" for part in parts):
        said = Sentence(
            nb="Funksjonen skal gi tilbake tre masker, `whole, core, enhancing`, hver like stor som `mask` og med sann eller usann i hver voksel. `mask == 3` er en slik maske.",
            en="The function should return three masks, `whole, core, enhancing`, each as large as `mask` and true or false in every voxel. `mask == 3` is such a mask.",
        )
        raise Settled("not-masks", said())


def _as_voxels(function):
    """The same function with its masks as lists of the voxels that are true."""
    import numpy as np

    def regions(mask, necrotic, oedema, enhancing):
        parts = function(mask, necrotic, oedema, enhancing)
        return tuple([int(at) for at in np.flatnonzero(part)] for part in parts)

    return regions


def volume_ml(answer, rng):
    """A box of a thousand voxels of 1 × 1 × 3 mm first; then ragged regions in boxes of other sizes."""
    import numpy as np

    def volume(region, spacing_mm):
        return float(np.sum(region) * spacing_mm[0] * spacing_mm[1] * spacing_mm[2] / 1000)

    def cubic_mm(region, spacing_mm):
        return volume(region, spacing_mm) * 1000

    def one_mm(region, spacing_mm):
        return float(np.sum(region) / 1000)

    def summed(region, spacing_mm):
        return float(np.sum(region) * sum(spacing_mm) / 1000)

    def whole_grid(region, spacing_mm):
        return volume(np.ones(region.shape), spacing_mm)

    def cube(region, spacing_mm):
        return volume(region, (spacing_mm[2],) * 3)

    box = np.zeros((20, 20, 20), bool)
    box[5:15, 5:15, 5:15] = True
    cases = [(box, (1.0, 1.0, 3.0))]
    for _ in range(3):
        spacing = tuple(float(step) for step in rng.choice([0.5, 0.9, 1.2, 2.0, 4.0, 5.0], 3, replace=False))
        cases.append((rng.random((9, 11, 7)) < 0.3, spacing))
    mistakes = [
        Mistake(
            "cubic-millimetres",
            cubic_mm,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tusen voksler på 3 mm³ er 3000 mm³, og så langt er det riktig. Et halvt glass vann er 100 ml. Hva må du dele på for å få milliliter?",
                en="You got {got} where {expected} was expected. A thousand voxels of 3 mm³ make 3000 mm³, which is right so far. Half a glass of water is 100 ml. What must you divide by to get millilitres?",
            ),
        ),
        Mistake(
            "assumes-one-mm",
            one_mm,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du regner som om hver voksel var 1 mm³, men her er den 1 × 1 × 3 mm. Hvor i kallet `{given}` står det?",
                en="You got {got} where {expected} was expected. You calculate as if each voxel were 1 mm³, but here it is 1 × 1 × 3 mm. Where in the call `{given}` does it say so?",
            ),
        ),
        Mistake(
            "sum-of-spacing",
            summed,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du la sammen sidene i vokselen: 1 + 1 + 3 er 5. Hvordan finner du volumet av en eske?",
                en="You got {got} where {expected} was expected. You added the sides of the voxel: 1 + 1 + 3 is 5. How do you find the volume of a box?",
            ),
        ),
        Mistake(
            "whole-grid",
            whole_grid,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du telte alle vokslene i rutenettet, 20 × 20 × 20, også dem utenfor regionen. Hvilke av dem er sanne?",
                en="You got {got} where {expected} was expected. You counted all voxels of the grid, 20 × 20 × 20, also those outside the region. Which of them are true?",
            ),
        ),
        Mistake(
            "cube-of-one-side",
            cube,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du brukte snittykkelsen 3 mm i alle tre retninger. Vokselen er ikke en terning. Hvor lange er de to andre sidene?",
                en="You got {got} where {expected} was expected. You used the slice thickness of 3 mm in all three directions. The voxel is not a cube. How long are the other two sides?",
            ),
        ),
    ]
    agrees(answer, volume, cases, mistakes)


def _affines(rng):
    """Five ways to lay the same brain in a file: to the right, to the left, along another axis, and askew."""
    import numpy as np

    ras = np.array([[2.0, 0, 0, -90], [0, 2, 0, -126], [0, 0, 2, -72], [0, 0, 0, 1]])
    brats = np.array([[-1.0, 0, 0, 0], [0, -1, 0, 239], [0, 0, 1, 0], [0, 0, 0, 1]])
    las = np.array([[-2.0, 0, 0, 300], [0, 2, 0, -126], [0, 0, 5, -60], [0, 0, 0, 1]])
    sagittal = np.array([[0, 0, 3.0, -200], [1, 0, 0, -110], [0, 1, 0, -90], [0, 0, 0, 1]])
    angle = rng.uniform(0.1, 0.3)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    askew = np.eye(4)
    askew[:3, :3] = (turn @ np.diag([-1, 1, 2])).round(3)
    askew[:3, 3] = rng.uniform(-20, 20, 3).round()
    return [ras, brats, las, sagittal, askew]


def which_side(answer, rng):
    """The same question in files stored in five ways, on both sides of the midline."""
    import numpy as np

    def right(affine, place):
        return float(affine[0, :3] @ place + affine[0, 3])

    def side(tumour, middle, affine):
        return "right" if right(affine, tumour) > right(affine, middle) else "left"

    def index(tumour, middle, affine):
        return "right" if tumour[0] > middle[0] else "left"

    def mirrored(tumour, middle, affine):
        return "left" if side(tumour, middle, affine) == "right" else "right"

    def shifted(tumour, middle, affine):
        return "right" if tumour[0] + affine[0, 3] > 0 else "left"

    def in_norwegian(tumour, middle, affine):
        return {"right": "høyre", "left": "venstre"}[side(tumour, middle, affine)]

    def one_in_voxels(tumour, middle, affine):
        return "right" if right(affine, tumour) > middle[0] else "left"

    def from_origin(tumour, middle, affine):
        return "right" if right(affine, tumour) > 0 else "left"

    cases = []
    for affine in _affines(rng):
        along = int(np.abs(affine[0, :3]).argmax())
        for step in (-1, 1):
            middle = np.array([60, 60, 60]) + rng.integers(-4, 5, 3)
            tumour = middle + rng.integers(-3, 4, 3)
            tumour[along] = middle[along] + step * rng.integers(12, 25)
            if along:
                tumour[0] = middle[0] - step * rng.integers(2, 6)
            cases.append((tumour, middle, affine))
    mistakes = [
        Mistake(
            "array-index",
            index,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I `{given}` går første akse mot pasientens *venstre*: det første tallet i affinen er negativt. Da betyr høyere vokselnummer lenger mot venstre. Hva må du regne om til før du sammenligner?",
                en="You got {got} where {expected} was expected. In `{given}` the first axis runs to the patient's *left*: the affine's first number is negative. A higher voxel number then means further to the left. What must you convert to before you compare?",
            ),
        ),
        Mistake(
            "sign",
            mirrored,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}, og det er omvendt hver gang. I NIfTI øker x mot pasientens høyre (bokstaven R i RAS). Hvilken vei har du regnet med at x går?",
                en="You got {got} where {expected} was expected, and it is the other way round every time. In NIfTI x grows to the patient's right (the R of RAS). Which way did you take x to run?",
            ),
        ),
        Mistake(
            "translation-only",
            shifted,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du la forskyvningen, det siste tallet i raden, til vokselnummeret. Men hver voksel er et steg i millimeter og har en retning. Hvilke andre tall i affinen sier det?",
                en="You got {got} where {expected} was expected for `{given}`. You added the shift, the last number of the row, to the voxel number. But each voxel is a step in millimetres, with a direction. Which other numbers of the affine tell that?",
            ),
        ),
        Mistake(
            "other-words",
            in_norwegian,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Siden er riktig. Hvilke to ord ber oppgaven om, bokstav for bokstav?",
                en="You got {got} where {expected} was expected. The side is right. Which two words does the exercise ask for, letter by letter?",
            ),
        ),
        Mistake(
            "one-in-voxels",
            one_in_voxels,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Svulsten er regnet om til millimeter, men midten av hjernen er fortsatt et vokselnummer. Hva mangler før de to kan sammenlignes?",
                en="You got {got} where {expected} was expected for `{given}`. The tumour was turned into millimetres, but the middle of the brain is still a voxel number. What is missing before the two can be compared?",
            ),
        ),
        Mistake(
            "origin-is-middle",
            from_origin,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du sammenlignet med x = 0. I denne filen har hele hodet negativ x, så alle svulster ville ligget til venstre. Hva er sendt med som sier hvor midten er?",
                en="You got {got} where {expected} was expected for `{given}`. You compared with x = 0. In this file the whole head has negative x, so that every tumour would lie to the left. What were you given that tells where the middle is?",
            ),
        ),
    ]
    agrees(answer, side, cases, mistakes)


def dice_empty(answer, rng):
    """Small volumes of 0 and 1: with and without a region, in both masks, in one, in neither."""
    import numpy as np

    def dice(truth, predicted):
        both, total = np.sum((truth == 1) & (predicted == 1)), np.sum(truth) + np.sum(predicted)
        return float(2 * both / total) if np.sum(truth) else float("nan")

    def zero(truth, predicted):
        return dice(truth, predicted) if np.sum(truth) else 0.0

    def only_both(truth, predicted):
        return dice(truth, predicted) if np.sum(truth) or not np.sum(predicted) else 0.0

    def either_empty(truth, predicted):
        return dice(truth, predicted) if np.sum(predicted) else float("nan")

    def half(truth, predicted):
        return dice(truth, predicted) / 2

    def one(truth, predicted):
        return 1.0 if not np.sum(truth) + np.sum(predicted) else zero(truth, predicted)

    def iou(truth, predicted):
        either = np.sum((truth == 1) | (predicted == 1))
        return float(np.sum((truth == 1) & (predicted == 1)) / either) if np.sum(truth) else float("nan")

    def iou_or_zero(truth, predicted):
        return iou(truth, predicted) if np.sum(truth) else 0.0

    def by_slice(truth, predicted):
        scores = [dice(truth[:, :, k], predicted[:, :, k]) for k in range(truth.shape[2])]
        return float(np.mean([score for score in scores if score == score])) if np.sum(truth) else float("nan")

    def by_slice_or_one(truth, predicted):
        return float(np.mean([one(truth[:, :, k], predicted[:, :, k]) for k in range(truth.shape[2])]))

    def accuracy(truth, predicted):
        return float(np.mean(truth == predicted))

    # A large slice found whole, a small one missed: 4 of 4 and 0 of 1.
    first = np.zeros((2, 2, 3), int), np.zeros((2, 2, 3), int)
    first[0][:, :, 0], first[1][:, :, 0], first[0][0, 0, 1] = 1, 1, 1
    empty = np.zeros((2, 2, 3), int)
    some = empty.copy()
    some[0, 0, 0] = some[1, 1, 2] = 1
    pairs = [((rng.random((4, 4, 3)) < 0.5).astype(int), (rng.random((4, 4, 3)) < 0.4).astype(int)) for _ in range(3)]
    for truth, _ in pairs:
        truth[0, 0] = 1
    cases = [first, (empty, empty.copy()), (empty, some), (some, empty), *pairs]
    averaged = Sentence(
        nb="Du fikk {got} der fasiten er {expected}. Du regnet Dice for hvert snitt og tok gjennomsnittet. Da teller et snitt med én voksel like mye som et med fire. Hva skal telles opp samlet?",
        en="You got {got} where {expected} was expected. You worked out Dice for each slice and took the mean. Then a slice with one voxel counts as much as one with four. What should be counted all together?",
    )
    overlap = Sentence(
        nb="Du fikk {got} der fasiten er {expected}. Du delte på vokslene som er i minst én av maskene. Det er IoU (Jaccard), som alltid er lavere. Hva er nevneren i Dice, der det som er felles, telles to ganger?",
        en="You got {got} where {expected} was expected. You divided by the voxels that are in at least one mask. That is IoU (Jaccard), which is always lower. What is the denominator of Dice, where what is shared counts twice?",
    )
    nothing_to_hit = Sentence(
        nb="Du fikk {got} for `{given}`, der fasiten ikke har noen region å finne. Null er det dårligste som finnes, og her gis det til en pasient der det ikke var noe å treffe. Hvilken verdi sier «ikke definert»?",
        en="You got {got} for `{given}`, where the truth has no region to be found. Zero is the worst there is, and it is given to a patient in whom there was nothing to hit. Which value says “not defined”?",
    )
    mistakes = [
        Mistake("silent-zero", zero, nothing_to_hit),
        Mistake("silent-zero", only_both, nothing_to_hit),
        Mistake(
            "missed-tumour-left-out",
            either_empty,
            Sentence(
                nb="Du fikk {got} for `{given}`, der fasiten har en region og svaret er tomt. Da slipper modellen unna med å overse den. Hvilken av de to maskene avgjør om Dice finnes?",
                en="You got {got} for `{given}`, where the truth has a region and the answer is empty. Then the model gets away with missing it. Which of the two masks decides whether Dice exists?",
            ),
        ),
        Mistake(
            "half-of-dice",
            half,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}, altså halvparten. Nevneren teller det som er felles, to ganger. Hva må telleren da gjøre?",
                en="You got {got} where {expected} was expected, that is half. The denominator counts what is shared twice. What must the numerator do then?",
            ),
        ),
        Mistake(
            "silent-one",
            one,
            Sentence(
                nb="Du fikk {got} for `{given}`, der begge maskene er tomme. Mange gjør det slik, men da løfter pasienter uten regionen gjennomsnittet for dem som har den. Regelen her er en annen. Hvilken?",
                en="You got {got} for `{given}`, where both masks are empty. Many do so, but then patients without the region lift the mean of those who have it. The rule here is another. Which?",
            ),
        ),
        Mistake("iou", iou, overlap),
        Mistake("iou", iou_or_zero, overlap),
        Mistake("slice-by-slice", by_slice, averaged),
        Mistake("slice-by-slice", by_slice_or_one, averaged),
        Mistake(
            "accuracy",
            accuracy,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du regnet andelen voksler der de to er like. Da teller all den friske hjernen med, og det er nesten alt. Hvilke voksler bryr Dice seg om?",
                en="You got {got} where {expected} was expected. You took the share of voxels where the two agree. Then all the healthy brain counts, and that is nearly everything. Which voxels does Dice care about?",
            ),
        ),
    ]
    agrees(answer, dice, cases, mistakes)


def window_mri(answer, rng):
    """Images on quite different scales, each with some background and one voxel that shines far above the rest."""
    import numpy as np

    def shown_between(image, low, high):
        return np.clip((image - low) / (high - low), 0, 1)

    def window(image):
        return shown_between(image, *np.percentile(image[image != 0], [1, 99]))

    def hounsfield(image):
        return shown_between(image, 0, 80)

    def by_max(image):
        return image / image.max()

    def min_max(image):
        return shown_between(image, image[image != 0].min(), image.max())

    def with_background(image):
        return shown_between(image, *np.percentile(image, [1, 99]))

    def unshifted(image):
        return np.clip(image / np.percentile(image[image != 0], 99), 0, 1)

    def unscaled(image):
        return np.clip(image, *np.percentile(image[image != 0], [1, 99]))

    def unclipped(image):
        low, high = np.percentile(image[image != 0], [1, 99])
        return (image - low) / (high - low)

    def image(scale, n):
        values = rng.uniform(0.5, 1.5, n) * scale
        values[: n // 5] = 0
        values[-1] = 6 * scale
        return rng.permutation(values).round(2)

    # Background, a brain from 300 to 600, and one vessel at 4000: in the window a voxel of 450 becomes 0.5.
    first = np.concatenate([np.zeros(40), np.linspace(300, 600, 199), [4000.0]])
    cases = [(first,), (image(200, 40),), (image(3, 60),), (image(900, 80),)]
    mistakes = [
        Mistake(
            "hounsfield-window",
            hounsfield,
            Sentence(
                nb="I et bilde der hjernen går fra 300 til 600, ble alt hvitt. Vinduet 0 til 80 er for CT, der tallene er HU. Tallene i MR har ingen enhet. Hva kan grensene finnes av i stedet?",
                en="In an image where the brain runs from 300 to 600, everything turned white. The window 0 to 80 is for CT, where the numbers are HU. MRI numbers have no unit. From what can the limits be found instead?",
            ),
        ),
        Mistake(
            "global-max",
            by_max,
            Sentence(
                nb="I et bilde der hjernen går fra 300 til 600, fikk en midtels voksel på 450 verdien 0,11 der fasiten er 0,5. Du delte på den lyseste vokselen, et blodkar på 4000. Hvilken øvre grense lar seg ikke flytte av én voksel?",
                en="In an image where the brain runs from 300 to 600, a middling voxel of 450 became 0.11 where 0.5 was expected. You divided by the brightest voxel, a vessel at 4000. Which upper limit is not moved by a single voxel?",
            ),
        ),
        Mistake(
            "no-percentile",
            min_max,
            Sentence(
                nb="I et bilde der hjernen går fra 300 til 600, fikk en voksel på 450 verdien 0,04 der fasiten er 0,5. Grensene dine er den mørkeste og den lyseste vokselen, og den lyseste er et blodkar på 4000. Hvilke persentiler ber oppgaven om?",
                en="In an image where the brain runs from 300 to 600, a voxel of 450 became 0.04 where 0.5 was expected. Your limits are the darkest and the brightest voxel, and the brightest is a vessel at 4000. Which percentiles does the exercise ask for?",
            ),
        ),
        Mistake(
            "background-included",
            with_background,
            Sentence(
                nb="I et bilde der hjernen går fra 300 til 600, fikk den mørkeste vokselen i hjernen verdien 0,5 der fasiten er 0. Persentilene dine er av hele bildet, også nullene utenfor hjernen. Hvilke voksler skal være med?",
                en="In an image where the brain runs from 300 to 600, the darkest voxel of the brain became 0.5 where 0 was expected. Your percentiles are of the whole image, including the zeros outside the brain. Which voxels belong?",
            ),
        ),
        Mistake(
            "not-shifted",
            unshifted,
            Sentence(
                nb="I et bilde der hjernen går fra 300 til 600, fikk en midtels voksel på 450 verdien 0,75 der fasiten er 0,5. Du delte på den øvre grensen, så den nedre ble ikke 0. Hva må trekkes fra først?",
                en="In an image where the brain runs from 300 to 600, a middling voxel of 450 became 0.75 where 0.5 was expected. You divided by the upper limit, so that the lower one did not become 0. What must be subtracted first?",
            ),
        ),
        Mistake(
            "not-scaled",
            unscaled,
            Sentence(
                nb="I et bilde der hjernen går fra 300 til 600, er en voksel på 450 fortsatt 450, der fasiten er 0,5. Du holdt verdiene mellom de to grensene. Hva gjør grensene om til 0 og 1?",
                en="In an image where the brain runs from 300 to 600, a voxel of 450 is still 450, where 0.5 was expected. You kept the values between the two limits. What turns the limits into 0 and 1?",
            ),
        ),
        Mistake(
            "not-clipped",
            unclipped,
            Sentence(
                nb="Grensene er riktige, men et blodkar på 4000 fikk verdien 12,5, og bakgrunnen ble negativ. Alt skal ligge mellom 0 og 1. Hva skal skje med det som havner utenfor?",
                en="The limits are right, but a vessel at 4000 became 12.5, and the background negative. Everything should lie between 0 and 1. What should become of what falls outside?",
            ),
        ),
    ]
    agrees(answer, window, cases, mistakes)


def slice_to_mm(answer, rng):
    """One voxel in files stored in five ways."""
    import numpy as np

    def to_mm(i, j, k, affine):
        return (affine @ [i, j, k, 1])[:3]

    def index(i, j, k, affine):
        return np.array([i, j, k], float)

    def spacing_only(i, j, k, affine):
        return np.sqrt((affine[:3, :3] ** 2).sum(axis=0)) * [i, j, k]

    def reversed_axes(i, j, k, affine):
        return to_mm(k, j, i, affine)

    def unmoved(i, j, k, affine):
        return affine[:3, :3] @ [i, j, k]

    def transposed(i, j, k, affine):
        return (affine.T @ [i, j, k, 1])[:3]

    def towards_left_and_back(i, j, k, affine):
        return to_mm(i, j, k, affine) * [-1, -1, 1]

    def diagonal(i, j, k, affine):
        return affine.diagonal()[:3] * [i, j, k] + affine[:3, 3]

    def voxel():
        return (int(at) for at in rng.choice(np.arange(20, 70), 3, replace=False))

    cases = [(10, 20, 30, _affines(rng)[0]), *((*voxel(), affine) for affine in _affines(rng))]
    mistakes = [
        Mistake(
            "index",
            index,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er vokselnumrene fra `{given}`, ikke millimeter. Et snittnummer fra én fil sier ingenting i en annen. Hva gjør numrene om til millimeter?",
                en="You got {got} where {expected} was expected. Those are the voxel numbers of `{given}`, not millimetres. A slice number of one file says nothing in another. What turns the numbers into millimetres?",
            ),
        ),
        Mistake(
            "no-affine",
            spacing_only,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du ganget med vokselstørrelsen. Da mangler både retningen og hvor voksel null ligger. Hvilke tall i affinen sier det?",
                en="You got {got} where {expected} was expected. You multiplied by the voxel size. Then both the direction and the place of voxel nought are missing. Which numbers of the affine tell those?",
            ),
        ),
        Mistake(
            "axis-order",
            reversed_axes,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. I `{given}` er `i` det første tallet, men du ganget det med kolonnen til `k`. Hvilken kolonne hører til hvilken akse?",
                en="You got {got} where {expected} was expected. In `{given}` the number `i` comes first, but you multiplied it by the column of `k`. Which column belongs to which axis?",
            ),
        ),
        Mistake(
            "no-shift",
            unmoved,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Stegene er riktige, men det siste tallet i hver rad, der voksel (0, 0, 0) ligger, er ikke lagt til. Hvor står det i `affine`?",
                en="You got {got} where {expected} was expected. The steps are right, but the last number of each row, where voxel (0, 0, 0) lies, was not added. Where is it in `affine`?",
            ),
        ),
        Mistake(
            "left-and-back",
            towards_left_and_back,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Tallene er riktige, men de to første har motsatt fortegn: mot venstre og bak, som i DICOM (LPS). Hvilken vei teller NIfTI?",
                en="You got {got} where {expected} was expected. The numbers are right, but the first two have the opposite sign: towards the left and back, as in DICOM (LPS). Which way does NIfTI count?",
            ),
        ),
        Mistake(
            "diagonal-only",
            diagonal,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Du brukte ett steg fra hver rad. I denne filen går aksene i en annen rekkefølge enn høyre, fram og opp. Hvilke tall i raden er ikke med?",
                en="You got {got} where {expected} was expected for `{given}`. You used one step from each row. In this file the axes come in another order than right, front and up. Which numbers of the row were left out?",
            ),
        ),
        Mistake(
            "transposed",
            transposed,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Du leste affinen kolonne for kolonne. Hvert svar kommer av én *rad*. Hva er den første raden?",
                en="You got {got} where {expected} was expected. You read the affine column by column. Each answer comes from one *row*. What is the first row?",
            ),
        ),
    ]
    agrees(answer, to_mm, cases, mistakes)
