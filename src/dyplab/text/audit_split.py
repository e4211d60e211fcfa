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
