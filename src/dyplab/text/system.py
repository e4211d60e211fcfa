"""What the room `system` says: files and folders, archives, optional parts."""

from dyplab.text.sentence import Sentence

UNWRITABLE = Sentence(
    nb="Kan ikke skrive til {path}. Lukk filen hvis et annet program har den åpen, eller velg en annen mappe. Gjelder det dyplabs egne mapper, så sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i, og prøv igjen.",
    en="Cannot write to {path}. Close the file if another program has it open, or choose another folder. If it is one of dyplab's own folders, set the environment variable DYPLAB_HOME to a folder you may write in, and try again.",
)
DISK_FULL = Sentence(
    nb="Det er ikke plass til {path}: disken eller kvoten din er full. Det som lå der fra før, er ikke rørt. Frigjør plass, eller sett miljøvariabelen DYPLAB_HOME til en mappe på en annen disk, og prøv igjen.",
    en="There is no room for {path}: the disk or your quota is full. What was there before is untouched. Free some space, or set the environment variable DYPLAB_HOME to a folder on another disk, and try again.",
)
NO_HOME = Sentence(
    nb="Finner ikke hjemmemappen din. Sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i, og prøv igjen.",
    en="Your home folder was not found. Set the environment variable DYPLAB_HOME to a folder you may write in, and try again.",
)
FOLDER_NOT_EMPTY = Sentence(
    nb="{folder} finnes fra før og er ikke en tom mappe. Ingenting ble pakket ut. Velg en ny mappe, eller flytt det som ligger der.",
    en="{folder} already exists and is not an empty folder. Nothing was unpacked. Choose a new folder, or move what is there.",
)
ZIP_MISSING = Sentence(
    nb="Finner ikke filen {file}. Se etter at navnet og mappen stemmer.",
    en="The file {file} was not found. Check its name and folder.",
)
ZIP_DAMAGED = Sentence(
    nb="{file} er ikke en zip-fil som kan pakkes ut: den er skadet, avkortet, kryptert eller noe annet enn zip. Ingenting ble pakket ut. Hent den på nytt fra kilden.",
    en="{file} is not a zip file that can be unpacked: it is damaged, cut short, encrypted, or something other than zip. Nothing was unpacked. Fetch it again from its source.",
)
ZIP_TOO_LARGE = Sentence(
    nb="{file} er større utpakket enn de {megabytes} MB som var ventet, eller har altfor mange filer. Ingenting ble pakket ut. Hent den på nytt fra kilden.",
    en="{file} is larger when unpacked than the {megabytes} MB expected, or has far too many files. Nothing was unpacked. Fetch it again from its source.",
)
ZIP_UNSAFE = Sentence(
    nb="{file} inneholder «{member}», som er en lenke eller ville havnet utenfor mappen. Ingenting ble pakket ut. Ikke bruk denne filen.",
    en="{file} contains “{member}”, which is a link or would land outside the folder. Nothing was unpacked. Do not use this file.",
)
MISSING_EXTRA = Sentence(
    nb="Dette trenger tilleggspakken [{extra}], som ikke er installert (mangler: {missing}). Installer den med denne kommandoen, og start på nytt: {command}",
    en="This needs the optional part [{extra}], which is not installed (missing: {missing}). Install it with this command, and start again: {command}",
)

# What `doctor` says: first what it found, then, when something is wrong, the cure.
PYTHON = Sentence(nb="Python {version}, {bits}-bits", en="Python {version}, {bits}-bit")
PYTHON_CURE = Sentence(
    nb="dyplab trenger Python {oldest} eller nyere, i 64-bits utgave. Installer den fra python.org, og lag miljøet på nytt.",
    en="dyplab needs Python {oldest} or newer, 64-bit. Install it from python.org, and make the environment again.",
)
PYTHON_UNTRIED = Sentence(
    nb="dyplab er prøvd med Python {oldest} til {newest}. Hvis en pakke ikke lar seg installere, så bruk {newest}.",
    en="dyplab has been tried with Python {oldest} to {newest}. If a package cannot be installed, use {newest}.",
)
PLATFORM = Sentence(nb="{system} på {machine}", en="{system} on {machine}")
INTEL_MAC = Sentence(
    nb="En Mac med Intel-prosessor, eller en Python laget for en slik: PyTorch finnes ikke for den etter versjon 2.2",
    en="A Mac with an Intel processor, or a Python made for one: PyTorch does not exist for it after version 2.2",
)
INTEL_MAC_CURE = Sentence(
    nb="Bruk leksjonene i Google Colab; lenken står øverst i hver leksjon. Har Mac-en Apple-prosessor (M1 eller nyere), så installer Python for Apple-prosessor i stedet.",
    en="Use the lessons in Google Colab; the link is at the top of each lesson. If the Mac has an Apple processor (M1 or newer), install the Python made for Apple processors instead.",
)
PACKAGES = Sentence(nb="Alle pakkene i kjernen er installert", en="All core packages are installed")
PACKAGES_MISSING = Sentence(
    nb="Pakker som mangler eller har feil versjon: {missing}",
    en="Packages that are missing or have the wrong version: {missing}",
)
INSTALL_CURE = Sentence(
    nb="Installer det som mangler, med denne kommandoen: {command}",
    en="Install what is missing with this command: {command}",
)
NOT_INSTALLED = Sentence(
    nb="dyplab kjøres uten å være installert, så kravene til pakkene er ukjente",
    en="dyplab is run without being installed, so which packages it needs is not known",
)
NOT_INSTALLED_CURE = Sentence(
    nb="Installer dyplab: kjør make lab, eller python start.py lab, i mappen med kildekoden.",
    en="Install dyplab: run make lab, or python start.py lab, in the folder with the source.",
)
EXTRA = Sentence(nb="Tilleggspakken [{extra}] er installert", en="The optional part [{extra}] is installed")
EXTRA_MISSING = Sentence(
    nb="Tilleggspakken [{extra}] er ikke installert", en="The optional part [{extra}] is not installed"
)
EXTRA_CURE = Sentence(
    nb="Bare noen leksjoner trenger den. Kommandoen er: {command}",
    en="Only some lessons need it. The command is: {command}",
)
MEMORY = Sentence(
    nb="{cores} prosessorkjerner og {gigabytes} GB minne", en="{cores} processor cores and {gigabytes} GB of memory"
)
MEMORY_CURE = Sentence(
    nb="Leksjonene trenger omtrent {needed} GB. Lukk andre programmer, eller bruk Google Colab.",
    en="The lessons need about {needed} GB. Close other programs, or use Google Colab.",
)
DISK = Sentence(nb="{gigabytes} GB ledig plass på disken", en="{gigabytes} GB free on the disk")
DISK_CURE = Sentence(
    nb="Frigjør minst {needed} GB, eller sett miljøvariabelen DYPLAB_HOME til en mappe på en annen disk.",
    en="Free at least {needed} GB, or set the environment variable DYPLAB_HOME to a folder on another disk.",
)
FOLDER = Sentence(nb="Kan skrive i {folder}", en="Can write in {folder}")
FOLDER_BAD = Sentence(nb="Kan ikke skrive i {folder}", en="Cannot write in {folder}")
FOLDER_CURE = Sentence(
    nb="Sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i.",
    en="Set the environment variable DYPLAB_HOME to a folder you may write in.",
)
PORT = Sentence(nb="Port {port} er ledig", en="Port {port} is free")
PORT_TAKEN = Sentence(nb="Port {port} er opptatt", en="Port {port} is taken")
PORT_CURE = Sentence(
    nb="Kanskje kjører laben allerede; da kan du bruke den. Ellers: dyplab lab --port {other}",
    en="Perhaps the lab is running already; then use that. Otherwise: dyplab lab --port {other}",
)
BROWSER = Sentence(nb="Fant en nettleser", en="Found a web browser")
NO_BROWSER = Sentence(nb="Fant ingen nettleser", en="Found no web browser")
BROWSER_CURE = Sentence(
    nb="Laben skriver ut adressen sin; lim den inn i nettleseren du bruker.",
    en="The lab prints its address; paste it into the browser you use.",
)
TORCH = Sentence(
    nb="PyTorch {version} for {build}, {gigabytes} GB på disken",
    en="PyTorch {version} for {build}, {gigabytes} GB on the disk",
)
NO_TORCH = Sentence(nb="PyTorch er ikke installert", en="PyTorch is not installed")
CLOCK = Sentence(nb="Klokken er {local} ({zone})", en="The clock says {local} ({zone})")
CLOCK_CURE = Sentence(
    nb="Still klokken og datoen på datamaskinen; ellers virker verken nedlasting eller framdrift som de skal.",
    en="Set the computer's clock and date; otherwise neither downloads nor progress work as they should.",
)
ENCODING = Sentence(nb="Filnavn skrives med tegnkodingen {encoding}", en="File names are written in {encoding}")
ENCODING_CURE = Sentence(
    nb="Sett miljøvariabelen PYTHONUTF8 til 1, så virker æ, ø og å i filnavn.",
    en="Set the environment variable PYTHONUTF8 to 1, so that æ, ø and å work in file names.",
)
NO_PROXY = Sentence(
    nb="Ingen mellomtjener (proxy) står mellom deg og laben", en="No proxy stands between you and the lab"
)
PROXY = Sentence(
    nb="Mellomtjeneren (proxy) {proxy} gjelder også for 127.0.0.1, der laben kjører",
    en="The proxy {proxy} is used for 127.0.0.1 as well, where the lab runs",
)
PROXY_CURE = Sentence(
    nb="Sett miljøvariabelen NO_PROXY til 127.0.0.1,localhost.",
    en="Set the environment variable NO_PROXY to 127.0.0.1,localhost.",
)
EXAMINATION_FAILED = Sentence(
    nb="Undersøkelsen av «{name}» stanset: {error}", en="The examination of “{name}” stopped: {error}"
)
EXAMINATION_CURE = Sentence(
    nb="Installer dyplab på nytt med make lab, eller python start.py lab. Skjer det igjen, så meld fra om feilen med denne teksten.",
    en="Install dyplab again with make lab, or python start.py lab. If it happens again, report it with this text.",
)
