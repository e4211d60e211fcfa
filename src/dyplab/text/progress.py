"""What is said about the learner's own progress file."""

from dyplab.text.sentence import Sentence

SET_ASIDE = Sentence(
    nb="Filen med framdriften din var skadet. Den er tatt vare på som {file}, og en ny er begynt; oppgaver du alt har løst, kan du sjekke på nytt.",
    en="The file with your progress was damaged. It is kept as {file}, and a new one has been begun; exercises you have already solved can be checked again.",
)
NOT_SAVED_FULL = Sentence(
    nb="Alt virker som før, men framdriften din ble ikke lagret: det er ikke plass i {folder}. Frigjør plass, eller sett miljøvariabelen DYPLAB_HOME til en mappe på en annen disk.",
    en="Everything works as before, but your progress was not saved: there is no room in {folder}. Free some space, or set the environment variable DYPLAB_HOME to a folder on another disk.",
)
NOT_SAVED_UNWRITABLE = Sentence(
    nb="Alt virker som før, men framdriften din ble ikke lagret: kan ikke skrive i {folder}. Sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i.",
    en="Everything works as before, but your progress was not saved: cannot write in {folder}. Set the environment variable DYPLAB_HOME to a folder you may write in.",
)
NOT_SAVED_BUSY = Sentence(
    nb="Alt virker som før, men framdriften din ble ikke lagret: et annet program holder {file} opptatt. Lukk det, så lagres det neste du gjør.",
    en="Everything works as before, but your progress was not saved: another program keeps {file} busy. Close it, and what you do next is saved.",
)
NEWER = Sentence(
    nb="Framdriften i {file} er skrevet av en nyere utgave av dyplab og er ikke rørt. Oppdater dyplab for å bruke den.",
    en="The progress in {file} was written by a newer version of dyplab and is left untouched. Update dyplab to use it.",
)
UNREADABLE = Sentence(
    nb="Kan ikke lese framdriften i {file}. Lukk andre programmer som bruker filen, se etter at du har lov til å lese den, og prøv igjen.",
    en="Cannot read the progress in {file}. Close other programs that use the file, check that you may read it, and try again.",
)
NOT_DELETED = Sentence(
    nb="Kan ikke slette framdriften i {folder}. Lukk andre programmer som bruker den, se etter at du har lov til å skrive der, og prøv igjen.",
    en="Cannot delete the progress in {folder}. Close other programs that use it, check that you may write there, and try again.",
)
