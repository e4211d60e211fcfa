"""What the room `audit` says of splits, procedures, choices, scaling and marks."""

from dyplab.text.sentence import Sentence

# Images: copies, near copies, the same patient
NEAR_COPIES = Sentence(
    nb="{found} av de {test} bildene i testsettet er nesten like et bilde i treningssettet, uten å være helt like.",
    en="{found} of the {test} images in the test set are nearly the same as an image in the training set, without being equal.",
)
NEAR_PAIR = Sentence(
    nb="Det gjelder {share} av testsettet. Bilde {test_row} i testsettet ligger for eksempel mye nærmere bilde {train_row} i treningssettet enn naboer ellers ligger: avstanden er {nearness} av avstanden til det tiende nærmeste.",
    en="This concerns {share} of the test set. Image {test_row} of the test set, for example, lies much nearer to image {train_row} of the training set than neighbours otherwise lie: the distance is {nearness} of that to the tenth nearest.",
)
CURE_NEAR = Sentence(
    nb="Se på parene. Er det samme opptak lagret to ganger, et utsnitt, et nabobilde i en serie eller en kopi fra dataaugmentering, så hold dem på samme side og tren på nytt. Del etter pasient, og augmenter etter delingen.",
    en="Look at the pairs. If they are the same exposure saved twice, a crop, a neighbour in a series or a copy from augmentation, keep them on the same side and train again. Split by patient, and augment after the split.",
)
PATIENT_ACROSS = Sentence(
    nb="{found} av de {patients} pasientene i testsettet har også bilder i treningssettet.",
    en="{found} of the {patients} patients in the test set have images in the training set too.",
)
PATIENT_EVIDENCE = Sentence(
    nb="De har {rows} av de {test} bildene i testsettet ({share}). Bilde {test_row} i testsettet er for eksempel av samme pasient som bilde {train_row} i treningssettet, talt fra 0.",
    en="They have {rows} of the {test} images in the test set ({share}). Image {test_row} of the test set, for example, is of the same patient as image {train_row} of the training set, counted from 0.",
)
WHY_PATIENT = Sentence(
    nb="Modellen kan kjenne igjen pasienten i stedet for sykdommen. Den ser da bedre ut enn den er for en pasient den aldri har sett.",
    en="The model may recognise the patient instead of the disease. It then looks better than it is for a patient it has never seen.",
)
CURE_PATIENT = Sentence(
    nb="Del på nytt, slik at hver pasient står på bare én side, og tren på nytt.",
    en="Split again, so that each patient stands on one side only, and train again.",
)
ONE_SIDE_OF_PATIENTS = Sentence(
    nb="Pasientene er gitt for bare den ene siden. Gi både train_patients og test_patients, eller ingen av dem.",
    en="The patients are given for one side only. Give both train_patients and test_patients, or neither.",
)
PATIENTS_WANTED = Sentence(
    nb="{name} må ha én pasient for hver av de {n} radene, og ingen kan mangle; fikk formen {shape} der {missing} mangler.",
    en="{name} must have one patient for each of the {n} rows, and none may be missing; got the shape {shape} with {missing} missing.",
)
# What was looked for, and what cannot be seen: with near copies or without, with patients or without
LOOKED_SPLIT = Sentence(
    nb="Lette blant {test} testbilder etter kopier, piksel for piksel, av de {train} treningsbildene, og etter bilder som er nesten like.",
    en="Looked among {test} test images for any that equal one of the {train} training images pixel by pixel, or nearly do.",
)
LOOKED_SPLIT_PATIENTS = Sentence(
    nb="Lette blant {test} testbilder etter kopier, piksel for piksel, av de {train} treningsbildene, etter bilder som er nesten like, og etter pasienter som står på begge sider.",
    en="Looked among {test} test images for any that equal one of the {train} training images pixel by pixel, or nearly do, and for patients who stand on both sides.",
)
LOOKED_EQUAL = Sentence(
    nb="Lette blant {test} testbilder etter nøyaktige kopier, piksel for piksel, av de {train} treningsbildene. Nesten like bilder ble ikke lett etter: det er for få bilder, eller for få piksler i hvert.",
    en="Looked among {test} test images for any that equal one of the {train} training images pixel by pixel. Nearly equal images were not looked for: there are too few images, or too few pixels in each.",
)
LOOKED_EQUAL_PATIENTS = Sentence(
    nb="Lette blant {test} testbilder etter nøyaktige kopier, piksel for piksel, av de {train} treningsbildene, og etter pasienter som står på begge sider. Nesten like bilder ble ikke lett etter: det er for få bilder, eller for få piksler i hvert.",
    en="Looked among {test} test images for any that equal one of the {train} training images pixel by pixel, and for patients who stand on both sides. Nearly equal images were not looked for: there are too few images, or too few pixels in each.",
)
BLIND_SPLIT = Sentence(
    nb="Dette ser kontrollen ikke: bilder som er dreid, speilvendt, beskåret eller flyttet mer enn en piksel eller to, og ulike bilder av samme pasient.",
    en="What the audit does not see: images that were turned, mirrored, cropped or moved by more than a pixel or two, and different images of the same patient.",
)
BLIND_SPLIT_PATIENTS = Sentence(
    nb="Dette ser kontrollen ikke: bilder som er dreid, speilvendt, beskåret eller flyttet mer enn en piksel eller to, og pasienter som står under to ulike numre.",
    en="What the audit does not see: images that were turned, mirrored, cropped or moved by more than a pixel or two, and patients who stand under two different numbers.",
)
BLIND_EQUAL = Sentence(
    nb="Dette ser kontrollen ikke: bilder som er nesten like, og ulike bilder av samme pasient.",
    en="What the audit does not see: images that are nearly equal, and different images of the same patient.",
)
BLIND_EQUAL_PATIENTS = Sentence(
    nb="Dette ser kontrollen ikke: bilder som er nesten like, og pasienter som står under to ulike numre.",
    en="What the audit does not see: images that are nearly equal, and patients who stand under two different numbers.",
)

# The whole procedure on shuffled outcomes
PROCEDURE_LEAK = Sentence(
    nb="Fremgangsmåten finner et svar der det ikke er noe å finne: med utfallene stokket får den AUROC {shuffled}, ikke 0,5.",
    en="The procedure finds an answer where there is none: with the outcomes shuffled it scores an AUROC of {shuffled}, not 0.5.",
)
PROCEDURE_EVIDENCE = Sentence(
    nb="Utfallene ble stokket {draws} ganger. Gjennomsnittet ble {shuffled} (99,5 % intervall {low} til {high}). Med de riktige utfallene får den samme fremgangsmåten {real}.",
    en="The outcomes were shuffled {draws} times. The mean was {shuffled} (99.5% interval {low} to {high}). With the right outcomes the same procedure scores {real}.",
)
WHY_PROCEDURE = Sentence(
    nb="Noe i fremgangsmåten har sett fasiten til pasientene den prøves på. En del av den rapporterte skåren kan være luft, som forsvinner hos neste pasient.",
    en="Something in the procedure has seen the answers of the patients it is tested on. Part of the reported score may be air, and air is gone at the next patient.",
)
CURE_PROCEDURE = Sentence(
    nb="Flytt alt som ser på utfallet (valg av variabler, innstillinger, terskel, oversampling), inn i treningsdelen av hver fold, for eksempel i en Pipeline, og hold hver person på én side. Er skåren noe annet enn AUROC, er 0,5 feil målestokk.",
    en="Move everything that looks at the outcome (choice of features, settings, threshold, oversampling) into the training part of each fold, in a Pipeline for example, and keep each person on one side. If the score is not an AUROC, 0.5 is the wrong yardstick.",
)
LOOKED_PROCEDURE_ROWS = Sentence(
    nb="Kjørte hele fremgangsmåten {draws} ganger med utfallene stokket mellom radene. AUROC ble i gjennomsnitt {shuffled}, med 99,5 % intervall {low} til {high}; en ærlig fremgangsmåte gir 0,5. Med de riktige utfallene: {real}.",
    en="Ran the whole procedure {draws} times with the outcomes shuffled between rows. The mean AUROC was {shuffled}, 99.5% interval {low} to {high}; an honest procedure gives 0.5. With the right outcomes: {real}.",
)
LOOKED_PROCEDURE_PEOPLE = Sentence(
    nb="Kjørte hele fremgangsmåten {draws} ganger med utfallene stokket mellom de {people} personene. AUROC ble i gjennomsnitt {shuffled}, med 99,5 % intervall {low} til {high}; en ærlig fremgangsmåte gir 0,5. Med de riktige utfallene: {real}.",
    en="Ran the whole procedure {draws} times with the outcomes shuffled between the {people} people. The mean AUROC was {shuffled}, 99.5% interval {low} to {high}; an honest procedure gives 0.5. With the right outcomes: {real}.",
)
BLIND_PROCEDURE = Sentence(
    nb="Dette ser kontrollen ikke: lekkasje som ikke går gjennom utfallet (skalering over alle radene), en variabel som er målt etter diagnosen, samme person på begge sider når personene ikke er oppgitt, og det som ble valgt før fremgangsmåten begynner.",
    en="What the audit does not see: leaks that do not pass through the outcome (scaling over all rows), a feature measured after the diagnosis, the same person on both sides when the people are not given, and what was chosen before the procedure begins.",
)
DRAWS_WANTED = Sentence(
    nb="draws={draws} er for få. Bruk minst {least}; 20 er vanligvis nok.",
    en="draws={draws} is too few. Use at least {least}; 20 is usually enough.",
)
SCORE_WANTED = Sentence(
    nb="Funksjonen må gi et tall fra 0 til 1 (en AUROC) når den får x og y; den ga {got}.",
    en="The function must give a number from 0 to 1 (an AUROC) when it is handed x and y; it gave {got}.",
)
TWO_OUTCOMES_WANTED = Sentence(
    nb="Utfallet må ha nøyaktig to verdier og ingen manglende; fikk {found} ulike og {missing} manglende.",
    en="The outcome must have exactly two values and none missing; got {found} different and {missing} missing.",
)
ROWS_DIFFER = Sentence(
    nb="x har {x} rader, men y har {y}. Det må være ett utfall for hver rad.",
    en="x has {x} rows but y has {y}. There must be one outcome for each row.",
)
OUTCOME_VARIES = Sentence(
    nb="{people} personer har ulike utfall på radene sine, så utfallet kan ikke stokkes mellom personer. Oppgi bare personer der utfallet er personens, eller utelat groups.",
    en="{people} people have different outcomes on their rows, so the outcome cannot be shuffled between people. Give only people whose outcome is the person's own, or leave out groups.",
)

# Features chosen on all rows
CHOSEN_ON_ALL = Sentence(
    nb="De {k} variablene ser ut til å være valgt med alle radene, også dem modellen skal prøves på.",
    en="The {k} features look as if they were chosen on all rows, including those the model is to be tested on.",
)
CHOSEN_EVIDENCE = Sentence(
    nb="Av de {k} er {fit_all} blant de {k} som henger sterkest sammen med utfallet i alle de {n} radene, og {fit_train} blant de {k} sterkeste i de {n_train} treningsradene. {differ} variabler skiller de to listene; {from_all} av dem er tatt fra den første og {from_train} fra den andre.",
    en="Of the {k}, {fit_all} are among the {k} most strongly associated with the outcome in all {n} rows, and {fit_train} among the {k} strongest in the {n_train} training rows. {differ} features tell the two lists apart; {from_all} of them were taken from the first and {from_train} from the second.",
)
WHY_CHOSEN = Sentence(
    nb="Variabler som tilfeldigvis passer til testpasientene, er plukket ut fordi de passer. Testen roser da modellen for noe som ikke gjelder neste pasient.",
    en="Features that happen to fit the test patients were picked because they fit. The test then praises the model for something that does not hold for the next patient.",
)
CURE_CHOSEN = Sentence(
    nb="Velg variablene på nytt, med treningsradene alene, inne i hver fold hvis du kryssvaliderer. Prøv så hele fremgangsmåten med audit_procedure.",
    en="Choose the features again on the training rows alone, inside each fold if you cross-validate. Then try the whole procedure with audit_procedure.",
)
CHOICE_FITS_BOTH = Sentence(
    nb="Kontrollen kan ikke si hvilke rader variablene er valgt med: de {k} sterkeste er så å si de samme i alle radene og i treningsradene.",
    en="The audit cannot tell on which rows the features were chosen: the {k} strongest are practically the same in all rows and in the training rows.",
)
CHOICE_FITS_NEITHER = Sentence(
    nb="Kontrollen kan ikke si hvilke rader variablene er valgt med: valget ligner ikke mer på det ene enn på det andre.",
    en="The audit cannot tell on which rows the features were chosen: the choice is no more like the one than like the other.",
)
WHY_CHOICE_UNKNOWN = Sentence(
    nb="Om valget har sett testpasientene, er altså ikke avklart.",
    en="So whether the choice has seen the test patients is not settled.",
)
CURE_CHOICE_UNKNOWN = Sentence(
    nb="Kjør hele fremgangsmåten, med valget inne i, på stokkede utfall: audit_procedure.",
    en="Run the whole procedure, with the choice inside it, on shuffled outcomes: audit_procedure.",
)
LOOKED_SELECTION = Sentence(
    nb="Sammenlignet de {k} valgte variablene (av {features}) med de {k} som henger sterkest sammen med utfallet: i alle de {n} radene, der {fit_all} går igjen, og i de {n_train} treningsradene, der {fit_train} går igjen.",
    en="Compared the {k} chosen features (of {features}) with the {k} most strongly associated with the outcome: in all {n} rows, where {fit_all} recur, and in the {n_train} training rows, where {fit_train} recur.",
)
BLIND_SELECTION = Sentence(
    nb="Dette ser kontrollen ikke: valg som ikke er gjort én variabel om gangen (skog, lasso, trinnvis), og innstillinger av modellen som er valgt på testradene.",
    en="What the audit does not see: choices not made one feature at a time (forest, lasso, stepwise), and settings of the model chosen on the test rows.",
)
CHOSEN_WANTED = Sentence(
    nb="chosen må være ulike kolonner i x, som navn eller nummer; {column} er ikke det.",
    en="chosen must be different columns of x, as names or numbers; {column} is not.",
)
CHOSEN_EMPTY = Sentence(
    nb="chosen er {k} av {features} kolonner. Det må være minst én, og ikke alle: da er ingenting valgt.",
    en="chosen is {k} of {features} columns. It must be at least one and not all: then nothing was chosen.",
)
TRAIN_ROWS_WANTED = Sentence(
    nb="train_rows må være radnumre fra 0 til {last}, hver én gang, eller en maske med {n} verdier. Minst {least} rader må være med, og minst én holdt utenfor; fikk {got}.",
    en="train_rows must be row numbers from 0 to {last}, each once, or a mask of {n} values. At least {least} rows must be in, and at least one left out; got {got}.",
)
NUMBERS_WANTED = Sentence(
    nb="Kolonnen {column} har noe som ikke er tall. Gjør den om til tall, eller utelat den.",
    en="The column {column} holds something that is not a number. Turn it into numbers, or leave it out.",
)
ONE_OUTCOME = Sentence(
    nb="Utfallet har {found} ulike verdier i {where} rader. Det må ha minst to.",
    en="The outcome has {found} different values in {where} rows. It needs at least two.",
)
TABLE_WANTED = Sentence(
    nb="Trenger en tabell: rader og kolonner. Fikk noe med {shape} dimensjoner.",
    en="A table is needed: rows and columns. Got something with {shape} dimensions.",
)

# Scaled or filled before the split
SCALED_TOGETHER = Sentence(
    nb="{found} kolonner er skalert med trening og test under ett: {columns}.",
    en="{found} columns were scaled with training and test together: {columns}.",
)
MEAN_AND_SD = Sentence(
    nb="I trening og test under ett har {column} gjennomsnitt {centre} og standardavvik {spread}; i treningssettet alene {centre_train} og {spread_train}. Var den skalert på treningssettet, ville det vært 0 og 1 der.",
    en="In training and test together {column} has mean {centre} and standard deviation {spread}; in the training set alone {centre_train} and {spread_train}. Had it been scaled on the training set, these would be 0 and 1 there.",
)
MEDIAN_AND_IQR = Sentence(
    nb="I trening og test under ett har {column} median {centre} og kvartilavstand {spread}; i treningssettet alene {centre_train} og {spread_train}. Var den skalert på treningssettet, ville det vært 0 og 1 der.",
    en="In training and test together {column} has median {centre} and interquartile range {spread}; in the training set alone {centre_train} and {spread_train}. Had it been scaled on the training set, these would be 0 and 1 there.",
)
LEAST_AND_MOST = Sentence(
    nb="I trening og test under ett går {column} fra {centre} til {spread}; i treningssettet alene fra {centre_train} til {spread_train}. Var den skalert på treningssettet, ville den gått over hele skalaen der.",
    en="In training and test together {column} runs from {centre} to {spread}; in the training set alone from {centre_train} to {spread_train}. Had it been scaled on the training set, it would span the whole scale there.",
)
WHY_SCALED = Sentence(
    nb="Treningen har sett testpasientenes verdier. I skåren synes det sjelden stort. Men den neste pasienten kommer alene og kan ikke være med på å bestemme skalaen.",
    en="The training has seen the test patients' values. It seldom shows much in the score. But the next patient comes alone and cannot take part in setting the scale.",
)
CURE_SCALED = Sentence(
    nb="Del først. Regn så ut skalaen av treningssettet alene, og bruk den på begge, for eksempel med en Pipeline.",
    en="Split first. Then compute the scale from the training set alone and apply it to both, with a Pipeline for example.",
)
FILLED_TOGETHER = Sentence(
    nb="{found} kolonner er fylt ut med en verdi som er regnet ut av trening og test under ett: {columns}.",
    en="{found} columns were filled in with a value computed from training and test together: {columns}.",
)
FILLED_MEAN = Sentence(
    nb="I {column} står verdien {value} i {times} rader. Resten har gjennomsnittet {value} i trening og test under ett, men {alone} i treningssettet alene.",
    en="In {column} the value {value} stands in {times} rows. The rest have the mean {value} in training and test together, but {alone} in the training set alone.",
)
FILLED_MEDIAN = Sentence(
    nb="I {column} står verdien {value} i {times} rader. Resten har medianen {value} i trening og test under ett, men {alone} i treningssettet alene.",
    en="In {column} the value {value} stands in {times} rows. The rest have the median {value} in training and test together, but {alone} in the training set alone.",
)
WHY_FILLED = Sentence(
    nb="Hullene hos treningspasientene er fylt med kunnskap om testpasientene. I skåren synes det sjelden stort, men testen er ikke lenger helt utenfor.",
    en="The gaps of the training patients were filled with knowledge of the test patients. It seldom shows much in the score, but the test is no longer entirely outside.",
)
CURE_FILLED = Sentence(
    nb="Del først. Regn så ut utfyllingsverdien av treningssettet alene, inne i en Pipeline, og ta vare på hvor verdien manglet.",
    en="Split first. Then compute the filling value from the training set alone, inside a Pipeline, and keep a note of where the value was missing.",
)
LOOKED_SCALING = Sentence(
    nb="Lette i {columns} tallkolonner ({train} treningsrader, {test} testrader) etter gjennomsnitt og standardavvik, median og kvartilavstand, laveste og høyeste verdi og utfylte verdier som passer til trening og test under ett, men ikke til treningssettet alene.",
    en="Looked in {columns} columns of numbers ({train} training rows, {test} test rows) for a mean and standard deviation, a median and interquartile range, a lowest and highest value, or filled-in values, that fit training and test together but not the training set alone.",
)
BLIND_SCALING = Sentence(
    nb="Dette ser kontrollen ikke: skalering med rader som ikke er med i filene, rangering, logaritmer, hovedkomponenter og annen forbehandling, og skalering som er regnet ut av testsettet for seg.",
    en="What the audit does not see: scaling with rows that are not in the files, ranks, logarithms, principal components and other preprocessing, and scaling computed from the test set by itself.",
)
SIDES_WANTED = Sentence(
    nb="Trening og test må være tabeller med de samme kolonnene og minst {least} rader hver; fikk {train} og {test} rader og {shared} felles kolonner med tall.",
    en="Training and test must be tables with the same columns and at least {least} rows each; got {train} and {test} rows and {shared} common columns of numbers.",
)

# A mark burnt into one class
MARKER = Sentence(
    nb="Bildene i klassen {label} har et fast merke på samme sted: {height} × {width} piksler ved rad {row}, kolonne {column} (talt fra 0, øverst til venstre).",
    en="The images of class {label} carry a fixed mark in the same place: {height} × {width} pixels at row {row}, column {column} (counted from 0, upper left).",
)
MARKER_EVIDENCE = Sentence(
    nb="Merket står i {inside} av de {n} undersøkte bildene i klassen {label}, og i {outside} av de {n_rest} i de andre klassene. Ellers skjer det lite på det stedet.",
    en="The mark stands in {inside} of the {n} images examined of class {label}, and in {outside} of the {n_rest} of the other classes. Little else happens in that place.",
)
WHY_MARKER = Sentence(
    nb="Modellen kan lese merket i stedet for sykdommen. På et sykehus der merket ikke brukes, eller brukes på alle, svarer den feil, og testen her avslører det ikke.",
    en="The model may read the mark instead of the disease. In a hospital where the mark is not used, or is used on all, it answers wrongly, and the test here does not reveal it.",
)
CURE_MARKER = Sentence(
    nb="Finn ut hvem som setter merket. Beskjær eller dekk stedet i alle bilder, tren på nytt, og prøv modellen på bilder der merket er fjernet og der det er satt inn på de andre.",
    en="Find out who sets the mark. Crop or cover the place in all images, train again, and try the model on images with the mark removed and with it inserted on the others.",
)
LOOKED_MARKER = Sentence(
    nb="Lette i {n} bilder fra {classes} klasser etter et lite, fast merke som står i én klasse på et sted der det ellers skjer lite.",
    en="Looked in {n} images of {classes} classes for a small, fixed mark that stands in one class in a place where little else happens.",
)
BLIND_MARKER = Sentence(
    nb="Dette ser kontrollen ikke: merker som henger sammen med motivet, som er større enn en fjerdedel av bildet, som flytter seg mer enn noen få piksler eller står i under halvparten av klassen, og snarveier uten merke (støy, oppløsning, beskjæring, farge).",
    en="What the audit does not see: marks that touch the subject, are larger than a quarter of the image, move by more than a few pixels or stand in less than half of the class, and shortcuts without a mark (noise, resolution, cropping, colour).",
)
MARKER_SHAPE = Sentence(
    nb="Bildene har formen {shape}. Et merke har et sted, så de må være (antall, høyde, bredde) eller (antall, høyde, bredde, farger) med minst {least} piksler på hver side.",
    en="The images have the shape {shape}. A mark has a place, so they must be (number, height, width) or (number, height, width, colours) with at least {least} pixels a side.",
)
MARKER_TOO_FEW = Sentence(
    nb="Kontrollen kan ikke si noe: den trenger minst to klasser med {least} bilder hver, og fikk {found}.",
    en="The audit cannot tell: it needs at least two classes of {least} images each, and got {found}.",
)
WHY_MARKER_UNKNOWN = Sentence(
    nb="Om en av klassene har et merke, er altså ikke undersøkt.",
    en="So whether one of the classes carries a mark has not been examined.",
)
CURE_MARKER_UNKNOWN = Sentence(
    nb="Se på bildene klasse for klasse, særlig i hjørnene og langs kantene.",
    en="Look at the images class by class, in the corners and along the edges above all.",
)

# The page
PAGE_TITLE = Sentence(nb="Datakontroll", en="Audit of the data")
SUMMARY = Sentence(nb="Sammendrag", en="Summary")
COUNTED = Sentence(nb="Antall funn", en="Number of findings")
KIND = Sentence(nb="Alvor", en="Seriousness")
NUMBER_OF = Sentence(nb="Antall", en="Number")
AUDIT = Sentence(nb="Kontroll {number}", en="Audit {number}")
LOOKED_FOR = Sentence(nb="Hva det ble lett etter", en="What was looked for")
NOT_SEEN = Sentence(nb="Hva kontrollen ikke ser", en="What the audit cannot see")
EVIDENCE = Sentence(nb="Funn", en="Evidence")
WHY = Sentence(nb="Hvorfor det betyr noe", en="Why it matters")
CURE = Sentence(nb="Hva du kan gjøre", en="What to do")

# Tables: training against test
FRAMES_WANTED = Sentence(
    nb="Trening og test må være DataFrame med {least} rader eller mer; fikk {train} og {test}.",
    en="Training and test must be DataFrames of {least} rows or more; got {train} and {test}.",
)
TABLE_ROWS_ACROSS = Sentence(
    nb="{found} av de {test} radene i testsettet står også i treningssettet.",
    en="{found} of the {test} rows of the test set stand in the training set too.",
)
TABLE_ROWS_NEAR = Sentence(
    nb="{found} av de {test} radene i testsettet er nesten like en rad i treningssettet.",
    en="{found} of the {test} rows of the test set are nearly the same as a row of the training set.",
)
TABLE_ROW_PAIR = Sentence(
    nb="Det gjelder {share} av testsettet. Rad {test_row} i testsettet og rad {train_row} i treningssettet (talt fra 0) har for eksempel samme verdi i {same} av {columns} kolonner der verdier sjelden går igjen.",
    en="This concerns {share} of the test set. Row {test_row} of the test set and row {train_row} of the training set (counted from 0), for example, have the same value in {same} of {columns} columns in which values seldom recur.",
)
TABLE_ROW_CLOSE = Sentence(
    nb="Det gjelder {share} av testsettet. Rad {test_row} i testsettet ligger for eksempel mye nærmere rad {train_row} i treningssettet (talt fra 0) enn naboer ellers ligger: avstanden er {nearness} av avstanden til den tiende nærmeste.",
    en="This concerns {share} of the test set. Row {test_row} of the test set, for example, lies much nearer to row {train_row} of the training set (counted from 0) than neighbours otherwise lie: the distance is {nearness} of that to the tenth nearest.",
)
WHY_TABLE_ROWS = Sentence(
    nb="Modellen har sett disse pasientenes svar. Skåren i testen er bedre enn den blir for neste pasient.",
    en="The model has seen these patients' answers. The test score is better than it will be for the next patient.",
)
CURE_TABLE_ROWS = Sentence(
    nb="Finn ut om det er samme pasient, en dobbeltregistrering eller gjentatte målinger. Fjern kopiene, eller hold dem på samme side, og del og tren på nytt.",
    en="Find out whether it is the same patient, a double entry or repeated measurements. Remove the copies, or keep them on one side, then split and train again.",
)
TABLE_PERSON_ACROSS = Sentence(
    nb="{found} av de {people} personene i testsettet har også rader i treningssettet (personer etter kolonnen {column}).",
    en="{found} of the {people} people in the test set have rows in the training set too (people by the column {column}).",
)
TABLE_PERSON_EVIDENCE = Sentence(
    nb="De har {rows} av de {test} radene i testsettet ({share}). Rad {test_row} i testsettet er for eksempel av samme person som rad {train_row} i treningssettet, talt fra 0.",
    en="They have {rows} of the {test} rows of the test set ({share}). Row {test_row} of the test set, for example, is of the same person as row {train_row} of the training set, counted from 0.",
)
SIDES_DIFFER = Sentence(
    nb="Trening og test er ikke samme slags rader: en modell som skal si hvilken side en rad kommer fra, får AUROC {auroc}, mot 0,5 for en tilfeldig deling.",
    en="Training and test are not the same kind of rows: a model that is to say from which side a row comes scores an AUROC of {auroc}, against 0.5 for a random split.",
)
SIDES_EVIDENCE = Sentence(
    nb="95 % intervall {low} til {high}, kryssvalidert. Mest ulike er: {columns} (AUROC for hver kolonne alene).",
    en="95% interval {low} to {high}, cross-validated. The most different are: {columns} (AUROC of each column alone).",
)
WHY_SIDES = Sentence(
    nb="Testen gjelder da andre pasienter enn dem modellen lærte av. Er det meningen (et annet sykehus, en senere tid), er det en strengere prøve; er det ikke meningen, vet du ikke hva skåren gjelder.",
    en="The test is then about other patients than those the model learnt from. If that is meant (another hospital, a later time), it is a harder test; if not, you do not know what the score is about.",
)
CURE_SIDES = Sentence(
    nb="Se på disse kolonnene på begge sider: enheter, koding, manglende verdier, nummer og datoer. Del tilfeldig etter person hvis siden ikke skal bety noe, eller si hva som skiller dem.",
    en="Look at these columns on both sides: units, coding, missing values, numbers and dates. Split at random by person if the side is to mean nothing, or say what sets them apart.",
)
OUTCOME_DIFFERS = Sentence(
    nb="Utfallet {target} er ikke like vanlig på de to sidene.",
    en="The outcome {target} is not equally common on the two sides.",
)
OUTCOME_SHARES = Sentence(
    nb="{value}: {train} i treningssettet, {test} i testsettet.",
    en="{value}: {train} in the training set, {test} in the test set.",
)
OUTCOME_MEDIANS = Sentence(
    nb="Median {train} i treningssettet, {test} i testsettet.",
    en="Median {train} in the training set, {test} in the test set.",
)
WHY_OUTCOME = Sentence(
    nb="Sannsynligheter, terskel og positiv prediktiv verdi følger hvor vanlig sykdommen er, og gjelder da ikke på tvers av delingen.",
    en="Probabilities, threshold and positive predictive value follow how common the disease is, and so do not carry over across the split.",
)
CURE_OUTCOME = Sentence(
    nb="Del stratifisert etter utfallet, eller regn sannsynlighetene om til forekomsten der modellen skal brukes.",
    en="Split stratified by the outcome, or convert the probabilities to the prevalence where the model is to be used.",
)
CLASS_ONE_SIDE = Sentence(
    nb="Utfallet {value} finnes bare på den ene siden.",
    en="The outcome {value} is found on one side only.",
)
CLASS_COUNTS = Sentence(
    nb="{train} rader i treningssettet og {test} i testsettet.",
    en="{train} rows in the training set and {test} in the test set.",
)
WHY_CLASS = Sentence(
    nb="En sykdom modellen aldri har sett, kan den ikke kjenne igjen, og en den aldri prøves på, vet ingen om den kjenner igjen.",
    en="A disease the model has never seen it cannot recognise, and one it is never tested on nobody knows whether it recognises.",
)
CURE_CLASS = Sentence(
    nb="Del stratifisert etter utfallet, og se etter ulik skrivemåte av samme utfall.",
    en="Split stratified by the outcome, and look for different spellings of the same outcome.",
)
COLUMNS_DIFFER = Sentence(
    nb="Trening og test har ikke de samme kolonnene: {columns}.",
    en="Training and test do not have the same columns: {columns}.",
)
COLUMNS_COUNTED = Sentence(
    nb="{train} kolonner i treningssettet, {test} i testsettet, {shared} felles.",
    en="{train} columns in the training set, {test} in the test set, {shared} in common.",
)
TYPES_DIFFER = Sentence(
    nb="Kolonner som er tall på den ene siden og tekst på den andre: {columns}.",
    en="Columns that are numbers on one side and text on the other: {columns}.",
)
TYPES_EVIDENCE = Sentence(
    nb="{column} er {train} i treningssettet og {test} i testsettet.",
    en="{column} is {train} in the training set and {test} in the test set.",
)
WHY_COLUMNS = Sentence(
    nb="Modellen får ikke det samme å se i testen som i treningen. En kolonne som tolkes annerledes, gir galt svar uten feilmelding.",
    en="The model is not shown the same in the test as in training. A column read differently gives a wrong answer without an error message.",
)
CURE_COLUMNS = Sentence(
    nb="Les begge filene på samme måte (skilletegn, desimalkomma, overskrifter), og del etterpå.",
    en="Read both files in the same way (separator, decimal comma, headings), and split afterwards.",
)
LOOKED_TABLE_SPLIT = Sentence(
    nb="Sammenlignet {train} treningsrader med {test} testrader i {columns} felles kolonner: like og nesten like rader, samme person på begge sider, rader og utfall ({target}) av ulikt slag, klasser og kolonner som mangler på en side.",
    en="Compared {train} training rows with {test} test rows in {columns} common columns: equal and nearly equal rows, the same person on both sides, rows and outcomes ({target}) of different kinds, classes and columns missing on one side.",
)
BLIND_TABLE_SPLIT = Sentence(
    nb="Dette ser kontrollen ikke: personer uten noen kolonne som kjenner dem igjen, like rader i tabeller med bare noen få grove svar, og det som ble gjort med dataene før delingen.",
    en="What the audit does not see: people whom no column tells apart, equal rows in tables of a few coarse answers, and what was done to the data before the split.",
)
