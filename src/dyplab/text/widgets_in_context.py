"""What the widget says in which the reader moves one more patient over a plane of known patients."""

from dyplab.text.sentence import Sentence

IN_CONTEXT = {
    "title": Sentence(nb="En pasient til i tabellen", en="One more patient in the table"),
    "hint": Sentence(
        nb="Velg «{well}» eller «{ill}» for den nye pasienten, og dra merket rundt i figuren. Klikk et annet sted for å flytte spørsmålstegnet dit.",
        en="Choose “{well}” or “{ill}” for the new patient, and drag the mark around the plane. Click elsewhere to move the question mark there.",
    ),
    "plane": Sentence(
        nb="{n} kjente pasienter. Vannrett: {x}. Loddrett: {y}. Fargen viser modellens sannsynlighet for «{ill}».",
        en="{n} known patients. Horizontal: {x}. Vertical: {y}. The colour shows the model’s probability of “{ill}”.",
    ),
    "colour": Sentence(nb="Sannsynlighet for «{ill}»", en="Probability of “{ill}”"),
    "legend": Sentence(
        nb="Sirkel: {well}. Trekant: {ill}. Pluss eller tykk kant: den nye. Heltrukken strek: 50\u00a0%. Tynne streker: 10\u00a0% og 90\u00a0%. Stiplet: 50\u00a0% uten den nye.",
        en="Circle: {well}. Triangle: {ill}. Plus or thick edge: the new one. Solid line: 50%. Thin lines: 10% and 90%. Dashed: 50% without the new one.",
    ),
    "new": Sentence(nb="Den nye pasienten", en="The new patient"),
    "absent": Sentence(nb="ikke i tabellen", en="not in the table"),
    "question": Sentence(nb="Spørsmålstegnet: hvem vi spør om", en="The question mark: whom we ask about"),
    "pair": Sentence(nb="({x};\u00a0{y})", en="({x},\u00a0{y})"),
    "told": Sentence(
        nb="Ny pasient på {place}, {outcome}. Sannsynlighet for «{ill}» ved spørsmålstegnet {asked}: {share}. Uten den nye: {before}.",
        en="New patient at {place}, {outcome}. Probability of “{ill}” at the question mark {asked}: {share}. Without the new one: {before}.",
    ),
    "told_absent": Sentence(
        nb="Den nye pasienten er ikke i tabellen. Sannsynlighet for «{ill}» ved spørsmålstegnet {asked}: {share}.",
        en="The new patient is not in the table. Probability of “{ill}” at the question mark {asked}: {share}.",
    ),
    "computed": Sentence(
        nb="Svarene er regnet ut på forhånd, med den nye pasienten på {places} × {places} steder. Mellom stedene vises en blanding av svarene fra de nærmeste.",
        en="The answers were computed beforehand, with the new patient in {places} × {places} places. In between, a blend of the answers from the nearest ones is shown.",
    ),
    "under_one": Sentence(nb="under 1\u00a0%", en="under 1%"),
    "over_99": Sentence(nb="over 99\u00a0%", en="over 99%"),
    "percentage": Sentence(nb="{share}\u00a0%", en="{share}%"),
}
WELL = Sentence(nb="frisk", en="well")
ILL = Sentence(nb="syk", en="ill")
SUMMARY = Sentence(
    nb="{n} kjente pasienter, {well_count} «{well}» (sirkler) og {ill_count} «{ill}» (trekanter). Vannrett: {x}. Loddrett: {y}. Fargen viser modellens sannsynlighet for «{ill}»: {share} ved spørsmålstegnet {asked}.",
    en="{n} known patients, {well_count} “{well}” (circles) and {ill_count} “{ill}” (triangles). Horizontal: {x}. Vertical: {y}. The colour shows the model’s probability of “{ill}”: {share} at the question mark {asked}.",
)

KNOWN_X = Sentence(nb="Målingene `x`", en="The measurements `x`")
KNOWN_Y = Sentence(nb="Utfallene `y`", en="The outcomes `y`")
ANSWER = Sentence(nb="Svaret fra `predict`", en="What `predict` gave")
KNOWN_SHAPE = Sentence(
    nb="`x` har formen {x} og `y` formen {y}. Widgeten trenger to målinger og ett utfall for hver pasient, (N, 2) og (N,), og høyst {most} pasienter: velg to kolonner og noen av radene, for eksempel `x[:36, [0, 7]]` og `y[:36]`.",
    en="`x` has shape {x} and `y` shape {y}. The widget needs two measurements and one outcome for each patient, (N, 2) and (N,), and at most {most} patients: choose two columns and some of the rows, for example `x[:36, [0, 7]]` and `y[:36]`.",
)
KNOWN_OUTCOMES = Sentence(
    nb="`y` inneholder {found}. Det må være 0 for de friske og 1 for de syke, og minst én av hver.",
    en="`y` holds {found}. It must be 0 for the well and 1 for the ill, with at least one of each.",
)
NO_SPREAD = Sentence(
    nb="«{name}» er {value} hos alle pasientene, og da blir det ingen akse. Velg en måling som varierer.",
    en="“{name}” is {value} in every patient, which makes no axis. Choose a measurement that varies.",
)
TWO_NAMES = Sentence(
    nb="`{what}` er {given!r}. Det må være to navn, for eksempel {example}.",
    en="`{what}` is {given!r}. It must be two names, for example {example}.",
)
ANSWER_SHAPE = Sentence(
    nb="`predict` ble spurt om {asked} pasienter og ga noe med formen {shape}. Den må gi én sannsynlighet for hver, ({asked},); fra scikit-learn er det `predict_proba(asked_x)[:, 1]`.",
    en="`predict` was asked about {asked} patients and gave something of shape {shape}. It must give one probability for each, ({asked},); from scikit-learn that is `predict_proba(asked_x)[:, 1]`.",
)
ANSWER_RANGE = Sentence(
    nb="`predict` ga tall fra {low} til {high}. Sannsynligheter ligger fra 0 til 1.",
    en="`predict` gave numbers from {low} to {high}. Probabilities lie from 0 to 1.",
)
