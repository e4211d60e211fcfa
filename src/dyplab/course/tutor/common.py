"""Words that say little about what a question is about. Both languages together, for people mix them."""

from functools import lru_cache

from dyplab.course.tutor.words import fold, words

# Carry no subject at all.
_EMPTY = """
a about after again alle also alt am an and andre annen annet any are as at av be because been before begge being
blir bli blitt ble both bra by can could da de deg dem den denne der deres det dette did din ditt dine disse do
does doesn doing don dra du during each eg egentlig ein eit eller en er et etter every few finnes fins for fordi
fra from før gang ha had hadde han har has have he hei hello help hennes her hi him his hjelp hjelpe how hun hva
hvem hver hverandre hvilke hvilken hvilket hvis hvor hvordan hvorfor i if ikke in inn ingen into is isn it its ja
jeg jo just kan kanskje la let litt ll m man mange me med meg mellom men mer might mine mitt min mot must my må
måtte no noe noen nor not now nå når og of off okay om on one only opp or oss other our out over på please really s
se seg selv sin sine sitt skal skulle slik so some something som still such så t than thanks that the their them
then there these they thing things this those til to too under up us ut ve ved vel veldig vi vil ville vår var very
vært være was we were what whats when where which while who whom whose why will with would you your ned enn hele
heller bare enda ennå hverken takk bør burde should via etc forklar forklare forklarer explain betyr bety mean
means say si vs versus kontra difference forskjell forskjellen bruk bruker brukes use used using work works virker
"""

# Say something, but could stand in a question about anything: verbs of every day, amounts, times, manners.
_EVERYDAY = """
able actually add ago all allow almost alone along already always another anyone anything around ask away back bad
bare become begin believe below best better between big bit bring call came cannot care cause certain change clear
close come common complete course day decide despite different difficult done down easy either else end enough even
ever everyone everything exactly example expect fact fall far feel find fine first follow found full gave get gets
getting give gives given go goes going gone good got great half happen happens hard hear help hold idea important
instead keep kind knew know known last late later lead least leave left less life like likely line little live long
look lot low made main make makes making many matter may maybe meant meet middle mind moment more most move much name
near need needs never new next nice nothing often old once open opposite order others own part people perhaps piece
place plain play point possible problem put question quick quite rather read ready real reason remember rest right
room run safe said same saw second see seem seen sense set several short show side simple simply since single small
somebody someone soon sort speak special start state stay stop sure take tell thing think thought three time times
today together told took towards tried trouble true try turn twice two type typed understand until usual usually wait
want wants watch way week well went whole wish within without word worth write wrong year yes yet cope deal handle
handled manage treat treated håndtere håndterer takle takler alltid aldri allerede alene annerledes av beste bedre
bestemme bety bort bra bruke både burde dag dårlig deler eksempel eksempelvis eneste enkel enkelt fant feil fikk finne
finner flere flest folk fordel forstå forstår fort fram frem få får første først gammel ganger ganske gi gir gitt
gjelder gjennom gjerne gjør gjøre gjort gjøres god godt gå går gått hende hender holde holder hvert høre høy høyt
igjen imens imot innen i kaller kalles kjenner klar klare klarer komme kommer kort kunne kveld lage lager lang langt
laget lenge lengre lett ligge ligger likevel liten lite liker lov lurer lurt lykkes mange men mener menes merke mest
mindre minst mulig mye måte måten navn ned neste nesten nok nye ny nytt nødvendig ofte ord passe passer plass
plutselig prøve prøver raskt rett riktig rundt samme sammen se ser sees sett sette siden sier sist siste sitter skje
skjer skjønner skrive skriver slags slutt små snakke snart spille spør spørsmål står stille stor store størst svare
svært særlig ta tar tenke tenker tid ting tro tror trenger trengs tatt usikker uten vanlig vanskelig vente vet vite
viktig vise viser visste virkelig ønsker
"""


def telling(text: str) -> list[str]:
    """The words of a question that are not empty.

    >>> telling("What does the learning rate do?")
    ['learning', 'rate']
    """
    kept = [word for word in words(text) if fold(word) not in empty() and (len(word) > 1 or word.isdigit())]
    return kept if any(not word[0].isdigit() for word in kept) else []  # a number alone asks nothing


def everyday(word: str) -> bool:
    """Whether the word could stand in a question about anything.

    >>> everyday("happens"), everyday("gradient")
    (True, False)
    """
    return fold(word) in _everyday()


@lru_cache(maxsize=1)
def empty() -> frozenset[str]:
    """The words that carry no subject, folded."""
    return frozenset(fold(word) for word in _EMPTY.split())


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(fold(word) for word in _EVERYDAY.split())
