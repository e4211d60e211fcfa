"""What `audit_table` says: what was looked for in a table, what was found, why it matters for a patient, what to do."""

from dyplab.text.sentence import Said, Sentence

__all__ = ["Said", "Sentence"]

QUOTED = Sentence(nb="«{name}»", en="“{name}”")
AND_MORE = Sentence(nb="{names} og {more} til", en="{names} and {more} more")

# A table that cannot be audited
NO_TARGET_NEAR = Sentence(
    nb="Tabellen har ingen kolonne som heter «{target}», men den har {names}. Oppgi navnet slik det står i tabellen.",
    en="The table has no column called “{target}”, but it has {names}. Give the name as it stands in the table.",
)
NO_TARGET = Sentence(
    nb="Tabellen har ingen kolonne som heter «{target}». Kolonnene er {names}. Oppgi navnet slik det står i tabellen.",
    en="The table has no column called “{target}”. Its columns are {names}. Give the name as it stands in the table.",
)
NO_COLUMNS = Sentence(
    nb="Tabellen har ingen kolonner, og dermed ingen «{target}». Se etter om filen ble lest riktig.",
    en="The table has no columns, and so no “{target}”. See whether the file was read rightly.",
)
TWO_TARGETS = Sentence(
    nb="{count} kolonner heter «{target}». Det må være nøyaktig én: gi dem hvert sitt navn.",
    en="{count} columns are called “{target}”. There must be exactly one: give each a name of its own.",
)
SAME_COLUMN = Sentence(
    nb="Både utfall og person er satt til kolonnen «{target}». Oppgi to forskjellige.",
    en="Both outcome and person are set to the column “{target}”. Give two different ones.",
)
FRAME_WANTED = Sentence(
    nb="Fikk {kind}, trenger en tabell fra pandas (DataFrame). Les filen med read_table.",
    en="Got {kind}, a pandas table (DataFrame) is needed. Read the file with read_table.",
)

# What was looked for
LOOKED = Sentence(
    nb="Lette i {rows:rad|rader} og {columns:kolonne|kolonner}, med «{target}» som utfall, etter samme person i flere rader, rekkefølge og avvikende partier, kolonner som identifiserer, kolonner som røper utfallet, like rader og kolonner, manglende verdier, snarveier og ødelagte celler.",
    en="Looked in {rows:row|rows} and {columns:column|columns}, with “{target}” as the outcome, for one person in several rows, order and deviant stretches, columns that identify, columns that give the outcome away, equal rows and columns, missing values, shortcuts and spoiled cells.",
)
LOOKED_PARTLY = Sentence(
    nb="Lette i {rows:rad|rader} og {columns:kolonne|kolonner}, med «{target}» som utfall. Like rader ble søkt i alle; ellers ble det sett på et utvalg på {looked} rader, jevnt fordelt.",
    en="Looked in {rows:row|rows} and {columns:column|columns}, with “{target}” as the outcome. Equal rows were searched for in all of them; for the rest a sample of {looked} rows was looked at, evenly spread.",
)
BLIND = Sentence(
    nb="Dette ser kontrollen ikke: om utfallet er satt riktig, om pasientene ligner dem modellen skal brukes på, og det som ble gjort med tallene før de kom i tabellen, med mindre det har satt spor. At ingenting ble funnet, betyr ikke at ingenting er galt.",
    en="What the audit does not see: whether the outcome was set rightly, whether the patients are like those the model is meant for, and what was done to the numbers before they came into the table, unless it left a trace. That nothing was found does not mean that nothing is wrong.",
)

# Too little, or an outcome that is none
TOO_FEW = Sentence(
    nb="Tabellen har {rows:rad|rader} med kjent utfall og {columns:annen kolonne|andre kolonner}. Det er for lite til å si noe.",
    en="The table has {rows:row|rows} with a known outcome and {columns:other column|other columns}. That is too little to tell.",
)
TOO_FEW_EVIDENCE = Sentence(
    nb="Det trengs minst {least} rader og minst én kolonne ved siden av utfallet.",
    en="At least {least} rows and one column beside the outcome are needed.",
)
MANY_CLASSES = Sentence(
    nb="Utfallet «{target}» er tekst med {classes} ulike verdier. Det er verken klasser eller et tall.",
    en="The outcome “{target}” is text with {classes} different values. It is neither classes nor a number.",
)
MANY_CLASSES_EVIDENCE = Sentence(
    nb="Kontrollen regner tekst som klasser når det er høyst {most} ulike verdier.",
    en="The audit takes text for classes when there are at most {most} different values.",
)
WHY_NOT_EXAMINED = Sentence(
    nb="Det som henger sammen med utfallet, er altså ikke undersøkt.",
    en="So nothing that has to do with the outcome has been examined.",
)
CURE_TOO_FEW = Sentence(
    nb="Se på radene selv, alle sammen, eller vent til det er flere pasienter.",
    en="Look at the rows yourself, all of them, or wait until there are more patients.",
)
CURE_MANY_CLASSES = Sentence(
    nb="Velg en annen kolonne som utfall, eller slå verdier sammen til noen få klasser.",
    en="Choose another column as the outcome, or merge values into a few classes.",
)

# Several rows of one person
SAME_PERSON = Sentence(
    nb="De {rows} radene kommer fra bare {people} personer.",
    en="The {rows} rows come from only {people} people.",
)
SAME_PERSON_GIVEN = Sentence(
    nb="De {rows} radene kommer fra {people} personer, slik kolonnen «{column}» sier.",
    en="The {rows} rows come from {people} people, as the column “{column}” says.",
)
SAME_PERSON_ABOUT = Sentence(
    nb="De {rows} radene ser ut til å komme fra omtrent {people} personer, med flere rader etter hverandre.",
    en="The {rows} rows seem to come from about {people} people, with several rows in succession.",
)
BY_BESIDE = Sentence(
    nb="Ingen kolonne sier hvem de er, men rader ved siden av hverandre er nesten like i grupper på {each}, med store sprang mellom gruppene.",
    en="No column says who they are, but rows beside each other are nearly alike in stretches of {each}, with long steps between the stretches.",
)
BY_STEM = Sentence(
    nb="I kolonnen «{column}» har flere koder samme stamme ({first} … {last}); hver stamme har {each} rader.",
    en="In the column “{column}” several codes share a stem ({first} … {last}); each stem has {each} rows.",
)
BY_HIDDEN_STEM = Sentence(
    nb="I kolonnen «{column}» har flere koder samme stamme; hver stamme har {each} rader. Kodene vises ikke, for de kan peke ut noen.",
    en="In the column “{column}” several codes share a stem; each stem has {each} rows. The codes are not shown, since they may point at someone.",
)
BY_COLUMN = Sentence(
    nb="I kolonnen «{column}» står den samme verdien i flere rader, {each} for hver av {people} verdier.",
    en="In the column “{column}” the same value stands in several rows, {each} for each of {people} values.",
)
BY_GIVEN = Sentence(
    nb="Hver person har {each} rader.",
    en="Each person has {each} rows.",
)
BY_ROWS = Sentence(
    nb="{pairs} av radene har en eller flere rader som er mye likere enn alle andre; ved ren tilfeldighet ventes omtrent {chance}. De nærmeste er i snitt {nearer} ganger nærmere enn den neste.",
    en="{pairs} of the rows have one or more rows that are far more like them than all others; chance alone gives about {chance}. These are on average {nearer} times nearer than the next.",
)
ALIKE = Sentence(
    nb=" Av forskjellene mellom rader med samme utfall ligger {between} mellom personene; ved ren tilfeldighet ville det vært nær null.",
    en=" Of the differences between rows with the same outcome {between} lie between the people; chance alone would give close to none.",
)
LEAK_BY_ROW = Sentence(
    nb=" En enkel modell får et areal under ROC-kurven på {by_row} (95 % KI {row_low}–{row_high}) når radene deles tilfeldig, og {by_person} (95 % KI {person_low}–{person_high}) når hele personer holdes utenfor.",
    en=" A simple model gets an area under the ROC curve of {by_row} (95% CI {row_low}–{row_high}) when rows are split at random, and {by_person} (95% CI {person_low}–{person_high}) when whole people are kept out.",
)
NEAR_ROWS = Sentence(
    nb="Noen rader er så like at de ser ut til å være samme person: {rows} rader, omtrent {people} personer.",
    en="Some rows are so alike that they seem to be the same person: {rows} rows, about {people} people.",
)
WHY_SAME_PERSON = Sentence(
    nb="Når samme person står både i treningssettet og i testsettet, kan modellen kjenne igjen personen i stedet for sykdommen. Da ser den bedre ut enn den er for en ny pasient.",
    en="When the same person is both in the training set and in the test set, the model can recognise the person instead of the disease. It then looks better than it is for a new patient.",
)
CURE_SAME_PERSON = Sentence(
    nb="Del etter person, aldri etter rad, også i kryssvalidering, og regn usikkerheten over {people} personer, ikke {rows} rader.",
    en="Split by person, never by row, in cross-validation too, and reckon uncertainty over {people} people, not {rows} rows.",
)
CURE_NEAR_ROWS = Sentence(
    nb="Finn ut hvem radene kommer fra. Er det de samme personene, så lag en kolonne som sier hvem, og del etter den.",
    en="Find out whom the rows come from. If they are the same people, make a column that says who, and split by it.",
)

# Order
SORTED_CLASSES = Sentence(
    nb="Radene står ordnet etter utfallet «{target}».", en="The rows stand in order of the outcome “{target}”."
)
SORTED_NUMBER = Sentence(
    nb="Utfallet «{target}» stiger eller synker nedover i tabellen.",
    en="The outcome “{target}” rises or falls down the table.",
)
ORDER_RUNS = Sentence(
    nb="Antall skifter av utfall fra en rad til den neste: {changes}. I tilfeldig rekkefølge ventes omtrent {expected} ({n} personer eller rader).",
    en="Changes of outcome from one row to the next: {changes}. Random order gives about {expected} ({n} people or rows).",
)
ORDER_RHO = Sentence(
    nb="Rangkorrelasjonen mellom radnummer og utfall er {rho} ({n} personer eller rader).",
    en="The rank correlation between row number and outcome is {rho} ({n} people or rows).",
)
WHY_ORDER = Sentence(
    nb="Deler du uten å stokke, blir delene ulike: en del kan mangle syke helt. Står radnummeret eller et løpenummer igjen som variabel, leser modellen svaret der.",
    en="If you split without shuffling, the parts differ: a part may have no sick people at all. If the row number or a running number is left in as a feature, the model reads the answer there.",
)
CURE_ORDER = Sentence(
    nb="Stokk radene når du deler, med samme andel av hvert utfall i hver del. Finn også ut hvorfor de står slik: er de syke og de friske samlet inn hver for seg?",
    en="Shuffle the rows when you split, with the same share of each outcome in each part. Also find out why they stand so: were the sick and the well collected separately?",
)
DRIFT = Sentence(
    nb="Variablene endrer seg gradvis nedover i tabellen.",
    en="The features change gradually down the table.",
)
DRIFT_EVIDENCE = Sentence(
    nb="Mest ulike resten er radene {rows}, talt fra 0 ({n} rader): en enkel modell skiller dem fra resten med et areal under ROC-kurven på {telling}. Men det er ingen skarp kant; naborader ligner på hverandre også ellers.",
    en="Most unlike the rest are rows {rows}, counted from 0 ({n} rows): a simple model tells them from the rest with an area under the ROC curve of {telling}. But there is no sharp edge; neighbouring rows are alike elsewhere too.",
)
CURE_DRIFT = Sentence(
    nb="Følger radene tiden, så tren på de eldste og test på de nyeste, slik modellen vil bli brukt. Er flere rader fra samme person, så oppgi hvem.",
    en="If the rows follow time, train on the oldest and test on the newest, as the model will be used. If several rows are of the same person, say who.",
)

# A deviant stretch
BLOCK_REVERSED = Sentence(
    nb="Radene {rows}, talt fra 0, hører ikke sammen med resten: der er sammenhengen mellom variabler og utfall snudd.",
    en="Rows {rows}, counted from 0, do not belong with the rest: there the relation between features and outcome is reversed.",
)
BLOCK_LOST = Sentence(
    nb="Radene {rows}, talt fra 0, hører ikke sammen med resten: sammenhengen mellom variabler og utfall er borte der.",
    en="Rows {rows}, counted from 0, do not belong with the rest: the relation between features and outcome is gone there.",
)
BLOCK_SHIFTED = Sentence(
    nb="Radene {rows}, talt fra 0, hører ikke sammen med resten: variablene er forskjøvet der.",
    en="Rows {rows}, counted from 0, do not belong with the rest: the features are shifted there.",
)
BLOCK_SLIGHT = Sentence(
    nb="Radene {rows}, talt fra 0, skiller seg noe fra resten: variablene er forskjøvet der.",
    en="Rows {rows}, counted from 0, differ somewhat from the rest: the features are shifted there.",
)
BLOCK_SORTED = Sentence(
    nb="Tabellen er ordnet etter kolonnen {column}, og radene {rows}, talt fra 0, skiller seg derfor ut.",
    en="The table is in order of the column {column}, and so rows {rows}, counted from 0, stand out.",
)
BLOCK_EVIDENCE = Sentence(
    nb="Det en enkel modell lærer av resten, gir et areal under ROC-kurven på {rest} der og {inside} i disse {n} radene. De skilles fra resten med samme utfall med et areal på {telling}. Fem deler tatt i radenes rekkefølge gir {folds}; stokket gir de {shuffled} i snitt. Stokking sprer disse radene over alle delene og skjuler at de er annerledes; forskjellen er der fortsatt.",
    en="What a simple model learns from the rest gives an area under the ROC curve of {rest} there and {inside} in these {n} rows. They are told from the rest with the same outcome with an area of {telling}. Five folds taken in the order of the rows give {folds}; shuffled they give {shuffled} on average. Shuffling spreads these rows over all folds and so hides that they differ; the difference is still there.",
)
BLOCK_COLUMN = Sentence(
    nb="De {n} radene har andre verdier i kolonnen {column} enn resten. Det en enkel modell lærer av resten, gir et areal under ROC-kurven på {rest} der og {inside} her; de skilles fra resten med et areal på {telling}. Fem deler i radenes rekkefølge gir {folds}; stokket gir de {shuffled} i snitt.",
    en="These {n} rows have other values in the column {column} than the rest. What a simple model learns from the rest gives an area under the ROC curve of {rest} there and {inside} here; they are told from the rest with an area of {telling}. Five folds in the order of the rows give {folds}; shuffled they give {shuffled} on average.",
)
WHY_BLOCK_SORTED = Sentence(
    nb="Deler du uten å stokke, blir delene ulike. Er kolonnen et sted, et apparat eller en tid, er det mer enn rekkefølge: da kan modellen svikte på et nytt sted.",
    en="If you split without shuffling, the parts differ. If the column is a place, a device or a time, it is more than order: the model may then fail in a new place.",
)
CURE_BLOCK_SORTED = Sentence(
    nb="Stokk radene når du deler. Er {column} et sted, et apparat eller en tid, så prøv modellen på en verdi den ikke er trent på.",
    en="Shuffle the rows when you split. If {column} is a place, a device or a time, try the model on a value it was not trained on.",
)
WHY_BLOCK = Sentence(
    nb="Radene kan komme fra et annet sykehus, et annet apparat eller en annen tid, eller ha fått feil svar. Pasienter derfra får gale svar av modellen, og tallet for alle under ett viser det ikke.",
    en="The rows may come from another hospital, another device or another time, or have been given wrong answers. Patients from there get wrong answers from the model, and the figure for all together does not show it.",
)
CURE_BLOCK = Sentence(
    nb="Finn ut hvor disse radene kommer fra, før du stokker. Rapporter resultatet for dem for seg: det sier hva som skjer med pasienter fra et nytt sted. Kan forskjellen ikke forklares, så hold dem utenfor og si fra om det.",
    en="Find out where these rows come from before you shuffle. Report the result for them separately: it tells what happens to patients from a new place. If the difference cannot be explained, leave them out and say so.",
)

# Identifiers
IDENTIFIER = {
    "running": Sentence(
        nb="Kolonnen «{column}» er et løpenummer, ikke en måling.",
        en="The column “{column}” is a running number, not a measurement.",
    ),
    "number": Sentence(
        nb="Kolonnen «{column}» er et nummer for hver rad, ikke en måling.",
        en="The column “{column}” is a number for each row, not a measurement.",
    ),
    "code": Sentence(
        nb="Kolonnen «{column}» er en kode for hver rad, ikke en måling.",
        en="The column “{column}” is a code for each row, not a measurement.",
    ),
}
IDENTIFIER_EVIDENCE = Sentence(
    nb="Den har {different} ulike verdier i {n} rader.",
    en="It has {different} different values in {n} rows.",
)
IDENTIFIER_TELLS = Sentence(
    nb="Den har {different} ulike verdier i {n} rader, og alene skiller den utfallet «{target}» med et areal under ROC-kurven på {area}.",
    en="It has {different} different values in {n} rows, and alone it tells the outcome “{target}” with an area under the ROC curve of {area}.",
)
WHY_IDENTIFIER = Sentence(
    nb="Et nummer sier ingenting om sykdom. En modell som får det, lærer noe som ikke gjelder neste pasient.",
    en="A number says nothing about disease. A model that is given it learns something that does not hold for the next patient.",
)
WHY_IDENTIFIER_TELLS = Sentence(
    nb="Modellen kan lese svaret av nummeret, fordi syke og friske er nummerert hver for seg. Neste pasient får et nummer som ikke sier noe.",
    en="The model can read the answer from the number, because the sick and the well were numbered separately. The next patient gets a number that says nothing.",
)
CURE_IDENTIFIER = Sentence(
    nb="Ta {columns} bort før modellen trenes. Sier den hvem personen er, så bruk den bare til å dele etter person.",
    en="Remove {columns} before the model is trained. If it says who the person is, use it only to split by person.",
)
PERSONAL = {
    "national": Sentence(
        nb="Kolonnen «{column}» inneholder fødselsnumre.",
        en="The column “{column}” holds Norwegian national identity numbers.",
    ),
    "email": Sentence(
        nb="Kolonnen «{column}» inneholder e-postadresser.", en="The column “{column}” holds e-mail addresses."
    ),
    "phone": Sentence(
        nb="Kolonnen «{column}» inneholder telefonnumre.", en="The column “{column}” holds telephone numbers."
    ),
    "name": Sentence(
        nb="Kolonnen «{column}» inneholder navn på personer.", en="The column “{column}” holds names of people."
    ),
    "birth": Sentence(
        nb="Kolonnen «{column}» inneholder fødselsdatoer.", en="The column “{column}” holds dates of birth."
    ),
    "address": Sentence(nb="Kolonnen «{column}» inneholder adresser.", en="The column “{column}” holds addresses."),
    "post": Sentence(
        nb="Kolonnen «{column}» inneholder postnumre, og tabellen har fødselsdatoer også.",
        en="The column “{column}” holds postcodes, and the table has dates of birth too.",
    ),
}
PERSONAL_EVIDENCE = Sentence(
    nb="{n} celler er fylt ut, med {different} ulike verdier. Ingen av dem vises her.",
    en="{n} cells are filled, with {different} different values. None of them is shown here.",
)
WHY_PERSONAL = Sentence(
    nb="Dette er personopplysninger som peker på enkeltmennesker, i en tabell med helseopplysninger. De kan komme på avveie med filen, og modellen trenger dem ikke.",
    en="These are personal data that point at individuals, in a table of health data. They can go astray with the file, and the model does not need them.",
)
CURE_PERSONAL = Sentence(
    nb="Ta «{column}» ut av filen nå, og sett inn en kode uten mening i stedet hvis du trenger å vite hvem som er hvem. Bruk alder i stedet for fødselsdato. Send aldri filen slik til Colab eller en samtalerobot.",
    en="Take “{column}” out of the file now, and put a code without meaning in its place if you need to know who is who. Use age instead of date of birth. Never send the file like this to Colab or a chatbot.",
)

# The outcome leaks
LEAK = Sentence(
    nb="Kolonnen «{column}» røper utfallet «{target}».", en="The column “{column}” gives the outcome “{target}” away."
)
LEAK_COPY = Sentence(
    nb="Hver av de få verdiene i kolonnen hører til ett utfall: {right} av hver klasse blir plassert riktig ut fra den alene. Alle de andre kolonnene sammen gir et areal under ROC-kurven på {others} ({n} rader).",
    en="Each of its few values belongs to one outcome: from it alone {right} of each class are put right. All other columns together give an area under the ROC curve of {others} ({n} rows).",
)
LEAK_AREA = Sentence(
    nb="Alene gir den et areal under ROC-kurven på {area}. Alle de andre kolonnene sammen gir {others} ({n} rader).",
    en="Alone it gives an area under the ROC curve of {area}. All other columns together give {others} ({n} rows).",
)
LEAK_RHO = Sentence(
    nb="Rangkorrelasjonen med utfallet er {area}. Den nest sterkeste kolonnen har {others} ({n} rader).",
    en="Its rank correlation with the outcome is {area}. The next strongest column has {others} ({n} rows).",
)
WHY_LEAK = Sentence(
    nb="Den er trolig utfallet selv under et annet navn, eller noe som først blir kjent når svaret er gitt. For en ny pasient finnes den ikke ennå.",
    en="It is probably the outcome itself under another name, or something known only once the answer is given. For a new patient it does not exist yet.",
)
CURE_LEAK = Sentence(
    nb="Finn ut når {columns} blir målt og av hvem. Er det etter at svaret er kjent, så ta den bort. Er det en ekte måling som er så god, trengs det ingen modell.",
    en="Find out when {columns} is measured and by whom. If it is after the answer is known, remove it. If it is a true measurement that is this good, no model is needed.",
)

# The same row or column more than once
DUPLICATE_ROWS = Sentence(
    nb="{copies:rad er en kopi|rader er kopier} av en annen rad.",
    en="{copies:row is a copy|rows are copies} of another row.",
)
DUPLICATES_AGREE = Sentence(
    nb="De er like i alle kolonner utenom numre og koder, og utgjør {share} av {n} rader; den første er rad {first}, talt fra 0. Ved ren tilfeldighet ville det vært flere rader som var like i alle kolonner unntatt én.",
    en="They are equal in all columns but numbers and codes, and make up {share} of {n} rows; the first is row {first}, counted from 0. By chance alone there would be more rows equal in all columns but one.",
)
DUPLICATES_DIFFER = Sentence(
    nb="De er like i alle kolonner utenom numre og koder, og utgjør {share} av {n} rader; den første er rad {first}, talt fra 0. {differing} av dem har et annet utfall enn raden de er like.",
    en="They are equal in all columns but numbers and codes, and make up {share} of {n} rows; the first is row {first}, counted from 0. {differing} of them have another outcome than the row they equal.",
)
WHY_DUPLICATES = Sentence(
    nb="Havner en rad i treningssettet og kopien i testsettet, har modellen sett svaret. Har de ulikt utfall, er minst ett av dem feil.",
    en="If a row lands in the training set and its copy in the test set, the model has seen the answer. If their outcomes differ, at least one of them is wrong.",
)
CURE_DUPLICATES = Sentence(
    nb="Finn ut hvor kopiene kom fra, og behold én av hver. Er det samme person på ulike tidspunkter, så behold dem og del etter person.",
    en="Find out where the copies came from, and keep one of each. If they are one person at different times, keep them and split by person.",
)
DUPLICATE_COLUMNS = Sentence(nb="Disse kolonnene er like: {columns}.", en="These columns are equal: {columns}.")
DUPLICATE_COLUMNS_EVIDENCE = Sentence(
    nb="Alle de {n} cellene er like, rad for rad.", en="All {n} cells are equal, row by row."
)
WHY_DUPLICATE_COLUMNS = Sentence(
    nb="Modellen teller samme måling flere ganger, og betydningen av den blir delt mellom kolonnene. Det kan også være en feil i sammenslåingen av filer, slik at en annen måling mangler.",
    en="The model counts the same measurement more than once, and its importance is shared between the columns. It may also be a mistake in merging files, so that another measurement is missing.",
)
CURE_DUPLICATE_COLUMNS = Sentence(
    nb="Se etter ved kilden om de skal være like. Behold én.",
    en="Look at the source whether they should be equal. Keep one.",
)

# Missing values
MISSING_TELLS = Sentence(
    nb="At verdier mangler i {columns}, sier noe om utfallet «{target}».",
    en="That values are missing in {columns} tells something about the outcome “{target}”.",
)
MISSING_EVIDENCE = Sentence(
    nb="«{column}» mangler hos {ill} i den ene gruppen og hos {well} i den andre ({n} rader, {tests} tester er tatt med i regningen). Bare det å vite hva som mangler, gir et areal under ROC-kurven på {area}.",
    en="“{column}” is missing in {ill} of one group and in {well} of the other ({n} rows, {tests} tests are allowed for). Knowing only what is missing gives an area under the ROC curve of {area}.",
)
WHY_MISSING = Sentence(
    nb="En prøve tas oftere når legen alt har en mistanke. En modell som lærer av det, kopierer mistanken, og svikter der prøvene tas på en annen måte.",
    en="A test is taken more often when the doctor already suspects something. A model that learns from that copies the suspicion, and fails where tests are taken in another way.",
)
CURE_MISSING = Sentence(
    nb="Finn ut hvorfor verdiene mangler. Sammenlign modellen med og uten kolonnene, og fyll inn manglende verdier bare ut fra treningsdelen.",
    en="Find out why the values are missing. Compare the model with and without the columns, and fill missing values in from the training part alone.",
)
EMPTY = Sentence(nb="Disse kolonnene er tomme: {columns}.", en="These columns are empty: {columns}.")
EMPTY_EVIDENCE = Sentence(
    nb="Ingen av cellene er fylt ut ({n:rad|rader}).", en="None of the cells is filled ({n:row|rows})."
)
WHY_EMPTY = Sentence(
    nb="Målingen er kanskje gått tapt da filen ble laget. Noen metoder stopper på en tom kolonne, andre later som ingenting.",
    en="The measurement may have been lost when the file was made. Some methods stop at an empty column, others say nothing.",
)
CURE_EMPTY = Sentence(nb="Se etter i kilden, eller ta kolonnene bort.", en="Look in the source, or remove the columns.")
STAND_IN = Sentence(
    nb="I kolonnen «{column}» ser {value} ut til å stå for en manglende verdi.",
    en="In the column “{column}” {value} seems to stand for a missing value.",
)
STAND_IN_EVIDENCE = Sentence(
    nb="Verdien forekommer {count} ganger, langt fra de andre, som går fra {low} til {high}.",
    en="It occurs {count} times, far from the others, which go from {low} to {high}.",
)
WHY_STAND_IN = Sentence(
    nb="En pasient som ikke ble målt, blir regnet som om målingen var ekstrem.",
    en="A patient who was not measured is counted as if the measurement were extreme.",
)
CURE_STAND_IN = Sentence(
    nb="Se i kodeboken hva verdien betyr. Står den for manglende i {columns}, så gjør cellene tomme.",
    en="See in the codebook what the value means. If it stands for missing in {columns}, empty the cells.",
)

# Shortcuts
SHORTCUT = Sentence(
    nb="Kolonnen «{column}» handler om hvordan, når eller hvor dataene ble samlet inn, og sier noe om utfallet «{target}».",
    en="The column “{column}” is about how, when or where the data were collected, and tells something about the outcome “{target}”.",
)
MAYBE_SHORTCUT = Sentence(
    nb="Kolonnen «{column}» sier noe om utfallet «{target}», og det meste av tabellen er forskjellig mellom verdiene i den. Den kan handle om innsamlingen, ikke om pasienten.",
    en="The column “{column}” tells something about the outcome “{target}”, and most of the table differs between its values. It may be about the collection, not about the patient.",
)
SHORTCUT_EVIDENCE = Sentence(
    nb="Alene gir den et areal under ROC-kurven på {area} ({different} ulike verdier, {n} rader). Blant rader med samme utfall er {shifted} av de andre kolonnene forskjellige etter den.",
    en="Alone it gives an area under the ROC curve of {area} ({different} different values, {n} rows). Among rows with the same outcome {shifted} of the other columns differ by it.",
)
WHY_SHORTCUT = Sentence(
    nb="Modellen kan gjenkjenne stedet eller apparatet i stedet for sykdommen. På et annet sykehus, eller neste år, er snarveien borte eller peker feil vei.",
    en="The model can recognise the place or the device instead of the disease. At another hospital, or next year, the shortcut is gone or points the wrong way.",
)
CURE_SHORTCUT = Sentence(
    nb="Ta {columns} ut av modellen, og del slik at hele steder, apparater eller perioder holdes utenfor: da ser du om modellen tåler et nytt sted. Merk at de andre kolonnene også kan røpe stedet.",
    en="Take {columns} out of the model, and split so that whole places, devices or periods are kept out: then you see whether the model holds in a new place. Note that the other columns may give the place away too.",
)

# The outcome itself
ONE_CLASS = Sentence(
    nb="Utfallet «{target}» er det samme i alle rader.", en="The outcome “{target}” is the same in all rows."
)
ONE_CLASS_EVIDENCE = Sentence(
    nb="Den eneste verdien er «{value}» ({n:rad|rader}).", en="The only value is “{value}” ({n:row|rows})."
)
WHY_ONE_CLASS = Sentence(
    nb="Uten både syke og friske kan ingen modell lære forskjellen, og ingen skår kan regnes ut.",
    en="Without both sick and well no model can learn the difference, and no score can be computed.",
)
CURE_ONE_CLASS = Sentence(
    nb="Se etter om rader ble borte da filen ble laget, eller om feil kolonne er valgt.",
    en="See whether rows were lost when the file was made, or whether the wrong column was chosen.",
)
RARE = Sentence(
    nb="Utfallet «{target}» har en klasse med svært få pasienter: «{value}».",
    en="The outcome “{target}” has a class with very few patients: “{value}”.",
)
RARE_EVIDENCE = Sentence(nb="{count} av {n} rader ({share}).", en="{count} of {n} rows ({share}).")
WHY_RARE = Sentence(
    nb="Sensitiviteten hviler på så få pasienter at én fra eller til endrer den mye. Andelen riktige blir høy bare ved å si nei til alle.",
    en="Sensitivity rests on so few patients that one more or less changes it much. Accuracy becomes high just by saying no to everyone.",
)
CURE_RARE = Sentence(
    nb="Oppgi intervaller, bruk stratifiserte deler, og se på sensitivitet og positiv prediktiv verdi, ikke andelen riktige.",
    en="Give intervals, use stratified splits, and look at sensitivity and positive predictive value, not accuracy.",
)
NO_OUTCOME = Sentence(
    nb="Utfallet «{target}» mangler i noen rader.", en="The outcome “{target}” is missing in some rows."
)
NO_OUTCOME_EVIDENCE = Sentence(
    nb="{count:rad|rader} er uten utfall; {n} har det.", en="{count:row has|rows have} no outcome; {n:has|have} one."
)
WHY_NO_OUTCOME = Sentence(
    nb="De som mangler svar, er sjelden et tilfeldig utvalg: de kan ha flyttet, blitt for syke eller aldri møtt.",
    en="Those without an answer are seldom a random sample: they may have moved, become too ill or never come.",
)
CURE_NO_OUTCOME = Sentence(
    nb="Finn ut hvorfor, og si hvor mange som ble holdt utenfor. Ikke fyll inn utfall.",
    en="Find out why, and say how many were left out. Do not fill in outcomes.",
)

# Spoiled columns
CONSTANT = Sentence(
    nb="Disse kolonnene har samme verdi i alle rader: {columns}.",
    en="These columns have the same value in all rows: {columns}.",
)
CONSTANT_EVIDENCE = Sentence(nb="Én verdi i {n} rader.", en="One value in {n} rows.")
WHY_CONSTANT = Sentence(
    nb="De kan ikke skille noen fra hverandre. Noen metoder deler på spredningen deres, som er null.",
    en="They cannot tell anyone apart. Some methods divide by their spread, which is zero.",
)
CURE_CONSTANT = Sentence(
    nb="Ta dem bort, eller finn ut om verdier gikk tapt.",
    en="Remove them, or find out whether values were lost.",
)
SAME_NAME = Sentence(
    nb="Flere kolonner har samme navn: {columns}.", en="Several columns have the same name: {columns}."
)
SAME_NAME_EVIDENCE = Sentence(
    nb="Hvert av navnene står mer enn én gang.", en="Each of these names stands more than once."
)
WHY_SAME_NAME = Sentence(
    nb="Den som ber om kolonnen ved navn, kan få en annen måling enn ventet.",
    en="Whoever asks for the column by name may get another measurement than expected.",
)
CURE_SAME_NAME = Sentence(
    nb="Gi hver kolonne sitt eget navn, og se etter om filer ble slått sammen feil.",
    en="Give each column a name of its own, and see whether files were merged wrongly.",
)
INFINITE = Sentence(nb="Kolonnen «{column}» har uendelige verdier.", en="The column “{column}” has infinite values.")
INFINITE_EVIDENCE = Sentence(
    nb="{count:celle|celler}; den første i rad {first}, talt fra 0.",
    en="{count:cell|cells}; the first in row {first}, counted from 0.",
)
WHY_INFINITE = Sentence(
    nb="De kommer gjerne av å dele på null. De fleste metoder stopper, andre regner videre med meningsløse tall.",
    en="They usually come from dividing by zero. Most methods stop, others go on reckoning with nonsense.",
)
CURE_INFINITE = Sentence(
    nb="Finn regnestykket bak, og gjør cellene tomme hvis verdien ikke finnes.",
    en="Find the computation behind them, and empty the cells if the value does not exist.",
)
EXCEL = Sentence(
    nb="I kolonnen «{column}» ser noen celler ut til å være gjort om til datoer, slik Excel gjør.",
    en="In the column “{column}” some cells seem to have been turned into dates, as Excel does.",
)
EXCEL_EVIDENCE = Sentence(
    nb="{count:celle|celler}, for eksempel {cells}; den første i rad {first}, talt fra 0.",
    en="{count:cell|cells}, for example {cells}; the first in row {first}, counted from 0.",
)
WHY_EXCEL = Sentence(
    nb="Målingen eller koden som sto der (1.5, MARCH1), er borte. Pasienten får en gal verdi eller ingen.",
    en="The measurement or code that stood there (1.5, MARCH1) is gone. The patient gets a wrong value or none.",
)
CURE_EXCEL = Sentence(
    nb="Hent filen på nytt fra kilden, og les den inn i Excel med kolonnen satt til tekst.",
    en="Get the file again from the source, and read it into Excel with the column set to text.",
)
TEXT = Sentence(
    nb="Kolonnen «{column}» har tall, men også noen celler med tekst.",
    en="The column “{column}” has numbers, but also some cells of text.",
)
TEXT_EVIDENCE = Sentence(
    nb="{count:celle|celler}, for eksempel {cells}; den første i rad {first}, talt fra 0.",
    en="{count:cell|cells}, for example {cells}; the first in row {first}, counted from 0.",
)
WHY_TEXT = Sentence(
    nb="Én slik celle gjør hele kolonnen til tekst, og tallene blir til ord uten rekkefølge. «<0,1» er dessuten en måling, ikke en manglende verdi.",
    en="One such cell turns the whole column into text, and the numbers become words without order. Also, “<0.1” is a measurement, not a missing value.",
)
CURE_TEXT = Sentence(
    nb="Bestem hva hver av tekstene betyr, og skriv tall eller tom celle i stedet.",
    en="Decide what each of the texts means, and write a number or an empty cell instead.",
)

# Scaled before any split
SCALED = Sentence(
    nb="Disse kolonnene er skalert over alle radene: {columns}.",
    en="These columns were scaled over all rows: {columns}.",
)
SCALED_STANDARD = Sentence(
    nb="{count} av {measured} målte kolonner har gjennomsnitt 0 og standardavvik 1, nesten nøyaktig.",
    en="{count} of {measured} measured columns have mean 0 and standard deviation 1, almost exactly.",
)
SCALED_EQUAL_NORM = Sentence(
    nb="{count} av {measured} målte kolonner har gjennomsnitt 0 og kvadratsum 1, nesten nøyaktig.",
    en="{count} of {measured} measured columns have mean 0 and sum of squares 1, almost exactly.",
)
SCALED_NOUGHT_TO_ONE = Sentence(
    nb="{count} av {measured} målte kolonner går fra nøyaktig 0 til nøyaktig 1.",
    en="{count} of {measured} measured columns go from exactly 0 to exactly 1.",
)
WHY_SCALED = Sentence(
    nb="Det ble gjort før noen deling, så testpasientene var med på å bestemme skalaen. For én ny pasient kan det ikke gjøres likt, og enhetene er borte. Ofte betyr det lite for skåren, men det tyder på at mer kan være gjort før delingen.",
    en="It was done before any split, so the test patients helped to set the scale. For one new patient it cannot be done alike, and the units are gone. Often it matters little for the score, but it suggests that more may have been done before the split.",
)
CURE_SCALED = Sentence(
    nb="Bruk tallene slik de ble målt, og skaler inne i hver treningsdel.",
    en="Use the numbers as they were measured, and scale inside each training part.",
)
