"""What is said about data sets that are fetched: by `data`, and by the command `dyplab data`."""

from dyplab.text.sentence import Sentence

# What an address did wrong; one sentence for each address that was tried
GONE = Sentence(nb="{host} har ikke filen ({status}).", en="{host} does not have the file ({status}).")
REFUSED = Sentence(
    nb="{host} slipper oss ikke til filen ({status}).", en="{host} does not let us have the file ({status})."
)
ANSWERED = Sentence(
    nb="{host} svarte med feilkoden {status} i stedet for filen.",
    en="{host} answered with the error code {status} instead of the file.",
)
REDIRECTED = Sentence(
    nb="{host} sendte oss videre fra adresse til adresse uten å komme fram til filen.",
    en="{host} sent us on from address to address without arriving at the file.",
)
UNREACHABLE = Sentence(nb="{host} kan ikke nås ({reason}).", en="{host} cannot be reached ({reason}).")
STALLED = Sentence(
    nb="{host} sluttet å sende, eller sendte altfor sakte.", en="{host} stopped sending, or sent far too slowly."
)
BROKEN = Sentence(
    nb="{host} brøt forbindelsen før hele filen var kommet.",
    en="{host} broke the connection before the whole file had come.",
)
WEB_PAGE = Sentence(
    nb="{host} sendte en nettside i stedet for data; på et åpent nett må du kanskje logge inn i nettleseren først.",
    en="{host} sent a web page instead of data; on a public network you may have to log in with the browser first.",
)
WRONG_SIZE = Sentence(
    nb="{host} har en annen fil enn den som var ventet: den er ikke på {need} byte.",
    en="{host} has another file than the one expected: it is not of {need} bytes.",
)
CORRUPT = Sentence(
    nb="{host} sendte en fil med riktig lengde, men feil innhold (kontrollsummen stemmer ikke).",
    en="{host} sent a file of the right length but with the wrong content (its checksum is not the one expected).",
)
NOT_FETCHED = Sentence(
    nb="Fikk ikke hentet {file}. {faults} Sjekk at du er på nett, og prøv igjen.",
    en="Could not fetch {file}. {faults} Check that you are online, and try again.",
)

# What is in the cache, or not
NO_SUCH_DATA = Sentence(
    nb="Det finnes ikke noe datasett som heter {name}. Velg mellom {names}.",
    en="There is no data set called {name}. Choose from {names}.",
)
ABSENT = Sentence(
    nb="Datasettet {name} er ikke hentet til denne maskinen. Hent det ({megabytes} MB) med kommandoen: dyplab data fetch {name}",
    en="The data set {name} has not been fetched to this computer. Fetch it ({megabytes} MB) with the command: dyplab data fetch {name}",
)
BY_HAND = Sentence(
    nb="Datasettet {name} kan ikke hentes av et program. Åpne eiernes side i nettleseren, les vilkårene og last det ned der: {page}",
    en="The data set {name} cannot be fetched by a program. Open the owners' page in a browser, read the terms and download it there: {page}",
)
DAMAGED = Sentence(
    nb="Filen {file} er skadet eller endret siden den ble hentet. Hent den på nytt med kommandoen: dyplab data fetch {name}",
    en="The file {file} is damaged or has changed since it was fetched. Fetch it again with the command: dyplab data fetch {name}",
)

# The command
DATA = Sentence(
    nb="vis, hent og kontroller datasett; ingenting hentes uten at du ber om det",
    en="show, fetch and verify data sets; nothing is fetched unless you ask for it",
)
LIST = Sentence(
    nb="vis datasettene, og hvilke som er på maskinen", en="show the data sets, and which are on this computer"
)
FETCH = Sentence(
    nb="hent et datasett; en henting som ble avbrutt, fortsetter der den slapp",
    en="fetch a data set; a download that was interrupted continues where it stopped",
)
VERIFY = Sentence(
    nb="kontroller at filene er slik de ble utgitt; uten navn: alle som er på maskinen",
    en="check that the files are as they were published; without a name: all that are on this computer",
)
NAME = Sentence(nb="NAVN", en="NAME")
WHICH_DATA = Sentence(
    nb="datasettets navn, slik «data list» viser det", en="the data set's name, as “data list” shows it"
)
HAVE = {
    "bundled": Sentence(nb="følger med dyplab", en="comes with dyplab"),
    "whole": Sentence(nb="hentet", en="fetched"),
    "missing": Sentence(nb="ikke hentet", en="not fetched"),
    "damaged": Sentence(nb="skadet", en="damaged"),
}
FOUND = {
    "whole": Sentence(nb="i orden", en="fine"),
    "missing": Sentence(nb="mangler", en="missing"),
    "damaged": Sentence(nb="skadet", en="damaged"),
}
READY = Sentence(nb="På plass og kontrollert: {folder}", en="In place and verified: {folder}")
CURE = Sentence(
    nb="Hent det som mangler eller er skadet, med: dyplab data fetch {name}",
    en="Fetch what is missing or damaged with: dyplab data fetch {name}",
)
BUNDLED_CURE = Sentence(
    nb="Datasettet {name} følger med dyplab. Installer dyplab på nytt.",
    en="The data set {name} comes with dyplab. Install dyplab again.",
)
