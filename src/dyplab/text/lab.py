"""What the room `lab` says: the server and the learner's copies."""

from dyplab.text.sentence import Sentence

RUNNING = Sentence(
    nb="""Laben er i gang: {address}
Leksjonene dine ligger i {folder}
Stopp laben med Ctrl + C i dette vinduet.""",
    en="""The lab is running: {address}
Your lessons are in {folder}
Stop the lab with Ctrl + C in this window.""",
)
RUNNING_ALREADY = Sentence(nb="Laben er alt i gang: {address}", en="The lab is running already: {address}")
STOPPING = Sentence(
    nb="Laben stopper. Det du har lagret, ligger der til neste gang.",
    en="The lab is stopping. What you have saved will be there next time.",
)
PORT_TAKEN = Sentence(
    nb="Port {port} er opptatt av et annet program. Velg en annen, for eksempel --port {other}, eller la være å velge, så finner laben en ledig selv.",
    en="Port {port} is in use by another program. Choose another, such as --port {other}, or leave it out and the lab finds a free one.",
)
PORT_FORBIDDEN = Sentence(
    nb="Du har ikke lov til å bruke port {port} på denne maskinen. Velg en annen, for eksempel --port {other}, eller la være å velge, så finner laben en ledig selv.",
    en="You may not use port {port} on this computer. Choose another, such as --port {other}, or leave it out and the lab finds a free one.",
)
NEW_EDITION = Sentence(
    nb="Leksjonen {lesson} har kommet i ny utgave. Den ligger ved siden av din: {file}. Din egen er ikke rørt.",
    en="There is a new edition of the lesson {lesson}. It is next to yours: {file}. Your own has not been touched.",
)

# What the server answers when it says no
NOT_JSON = Sentence(
    nb="Serveren fikk noe annet enn et JSON-objekt. Send for eksempel {example}.",
    en="The server was given something other than a JSON object. Send, for example, {example}.",
)
TOO_LARGE = Sentence(
    nb="Forespørselen er på {size} byte, og grensen er {limit}. Send mindre om gangen.",
    en="The request is {size} bytes, and the limit is {limit}. Send less at a time.",
)
FIELD_MISSING = Sentence(
    nb="Feltet «{field}» mangler eller er ikke tekst. Send det som tekst.",
    en="The field “{field}” is missing or is not text. Send it as text.",
)
FIELD_NOT_ONE_OF = Sentence(
    nb="Feltet «{field}» er {got}, men må være en av disse: {allowed}.",
    en="The field “{field}” is {got} but has to be one of these: {allowed}.",
)
NO_SUCH_PAGE_TITLE = Sentence(nb="Siden finnes ikke", en="No such page")
NO_SUCH_PAGE = Sentence(
    nb="Det finnes ingen side her. Gå til forsiden og finn den i menyen.",
    en="There is no page here. Go to the home page and find it in the menu.",
)
SIGN_IN = Sentence(
    nb="Laben kjenner ikke igjen nettleseren din. Åpne adressen som «dyplab lab» skrev ut, og prøv igjen.",
    en="The lab does not recognise your browser. Open the address that “dyplab lab” printed and try again.",
)
NOT_BELOW = Sentence(
    nb="Leksjonen din ligger i {file}, men denne serveren viser bare filer under {root}. Sett miljøvariabelen DYPLAB_HOME til en mappe der, og start serveren på nytt.",
    en="Your lesson is in {file}, but this server only shows files below {root}. Set the environment variable DYPLAB_HOME to a folder there and restart the server.",
)

# "Reset this exercise"
RESET_DONE = Sentence(
    nb="Oppgaven «{exercise}» i {file} er slik den var fra starten. Det du hadde skrevet, ligger i {kept}. Er leksjonen åpen i en fane, må du laste den på nytt før du skriver mer.",
    en="The exercise “{exercise}” in {file} is as it was at the start. What you had written is in {kept}. If the lesson is open in a tab, reload it before you write more.",
)
RESET_PUT_BACK = Sentence(
    nb="Oppgaven «{exercise}» var borte fra {file}, og er satt inn igjen. Er leksjonen åpen i en fane, må du laste den på nytt før du skriver mer.",
    en="The exercise “{exercise}” was gone from {file} and has been put back. If the lesson is open in a tab, reload it before you write more.",
)
RESET_UNKNOWN = Sentence(
    nb="{file} er en eldre utgave av leksjonen, og laben vet ikke lenger hvordan oppgaven «{exercise}» var der. Ingenting er endret. I den nye utgaven, {new}, står oppgaven urørt.",
    en="{file} is an older edition of the lesson, and the lab no longer knows how the exercise “{exercise}” was there. Nothing has been changed. In the new edition, {new}, the exercise is untouched.",
)
RESET_NOTHING = Sentence(
    nb="Oppgaven «{exercise}» er alt slik den var fra starten. Ingenting er endret.",
    en="The exercise “{exercise}” is already as it was at the start. Nothing has been changed.",
)
NOT_A_NOTEBOOK = Sentence(
    nb="{file} er ikke lenger en notatbok som kan leses. Gi den et annet navn, så legger laben en ny ved siden av.",
    en="{file} is no longer a notebook that can be read. Rename it, and the lab puts a new one in its place.",
)
