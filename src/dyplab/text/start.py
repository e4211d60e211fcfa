"""What `start.py` says before anything is installed, so this uses the standard library alone."""

from dyplab.text.sentence import Sentence

USAGE = Sentence(
    nb="""python start.py            starter laben (det samme som «python start.py lab»)
python start.py lab …      det samme, med valg: --no-browser, --lang nb eller en, --port TALL
python start.py test       kjører alle testene
python start.py site       lager kurset som nettsider i mappen site
python start.py KOMMANDO   enhver annen kommando i dyplab, for eksempel list eller doctor

Første gang installeres det som trengs, i mappen .venv her. Ingenting annet på maskinen endres.""",
    en="""python start.py            starts the lab (the same as “python start.py lab”)
python start.py lab …      the same, with options: --no-browser, --lang nb or en, --port NUMBER
python start.py test       runs all tests
python start.py site       makes the course as web pages in the folder site
python start.py COMMAND    any other command of dyplab, such as list or doctor

The first time, what is needed is installed in the folder .venv here. Nothing else on the computer is changed.""",
)
PREPARING = Sentence(
    nb="Installerer i {folder}. Omtrent {megabytes} MB lastes ned (mindre hvis noe av det er lastet ned før), og det tar noen minutter. Neste gang går dette av seg selv.",
    en="Installing in {folder}. About {megabytes} MB will be downloaded (less if some of it has been before), and it takes a few minutes. The next time there is nothing to do.",
)
REPAIRING = Sentence(
    nb="En tidligere installasjon i {folder} ble avbrutt eller er skadet. Den lages på nytt.",
    en="An earlier installation in {folder} was interrupted or is damaged. It is made again.",
)
LOOKING_FOR_CPU = Sentence(
    nb="Henter PyTorch uten støtte for grafikkort, som er mye mindre …",
    en="Fetching PyTorch without support for graphics cards, which is far smaller …",
)
LARGE = Sentence(
    nb="Den lille utgaven av PyTorch er ikke å få tak i herfra. Den vanlige er med støtte for grafikkort omtrent {megabytes} MB i alt. Er det for mye, stopper du med Ctrl + C.",
    en="The small build of PyTorch cannot be reached from here. The usual one, with support for graphics cards, is about {megabytes} MB in all. If that is too much, stop with Ctrl + C.",
)
READY = Sentence(nb="Installasjonen er ferdig.", en="The installation is finished.")
NOT_INSTALLED = Sentence(
    nb="Installasjonen ble ikke ferdig; grunnen står over. Se etter at du er på nett og har omtrent 2 GB ledig, og kjør samme kommando en gang til.",
    en="The installation did not finish; the reason is above. Check that you are online and have about 2 GB free, and run the same command again.",
)
NO_VENV_MADE = Sentence(
    nb="Fikk ikke laget {folder}; grunnen står over. Legg mappen med dyplab et sted der du har lov til å skrive, og prøv igjen.",
    en="Could not make {folder}; the reason is above. Put the dyplab folder somewhere you may write, and try again.",
)
NO_VENV_MODULE = Sentence(
    nb="Denne Python-en mangler modulen venv. På Debian og Ubuntu: sudo apt install python{version}-venv. Ellers: installer Python fra python.org. Prøv så igjen.",
    en="This Python has no venv module. On Debian and Ubuntu: sudo apt install python{version}-venv. Elsewhere: install Python from python.org. Then try again.",
)
INTEL_MAC = Sentence(
    nb="PyTorch finnes ikke lenger for Mac med Intel-prosessor, og heller ikke for en Python som er laget for Intel. Har du en nyere Mac, installerer du Python fra python.org. Ellers bruker du leksjonene i Colab; lenkene står i README.",
    en="PyTorch is no longer made for Macs with an Intel processor, nor for a Python built for Intel. On a newer Mac, install Python from python.org. Otherwise use the lessons in Colab; the links are in README.",
)
OLD_MAC = Sentence(
    nb="PyTorch trenger macOS 14 eller nyere, og denne maskinen har {version}. Oppdater macOS, eller bruk leksjonene i Colab; lenkene står i README.",
    en="PyTorch needs macOS 14 or newer, and this computer has {version}. Update macOS, or use the lessons in Colab; the links are in README.",
)
BITS_32 = Sentence(
    nb="Denne Python-en er en 32-bits utgave, og PyTorch finnes ikke for den. Installer en 64-bits Python fra python.org, og prøv igjen.",
    en="This Python is a 32-bit build, for which there is no PyTorch. Install a 64-bit Python from python.org and try again.",
)
CHECKING = Sentence(nb="── {check}", en="── {check}")
PRESS_ENTER = Sentence(nb="Trykk Enter for å lukke vinduet.", en="Press Enter to close the window.")
