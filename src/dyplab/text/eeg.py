"""What is said about EEG: by `data`, and on the figures of `evaluation`."""

from dyplab.text.sentence import Sentence

# The simulated cohort
BAD_COHORT = Sentence(
    nb="Kan ikke simulere {subjects} personer med {recordings} opptak hver. Det må være minst 2 av begge, ellers finnes det ingen å prøve modellen på, eller ingen anfall.",
    en="Cannot simulate {subjects} people with {recordings} recordings each. There must be at least 2 of both, or there is nobody to test the model on, or no seizure.",
)

# Segments and their sampling rate
NOT_SEGMENTS = Sentence(
    nb="Segmentene ({given}) lar seg ikke lese som en tabell av tall. Gi en matrise med formen (N, T): ett segment på hver rad, like lange.",
    en="The segments ({given}) cannot be read as a table of numbers. Give an array of shape (N, T): one segment a row, all of one length.",
)
SEGMENT_SHAPE = Sentence(
    nb="Segmentene har formen {shape}, men må ha formen (N, T): ett segment på hver rad, én måling i hver kolonne. Ett enkelt segment blir en rad med segment[None].",
    en="The segments have the shape {shape}, but it must be (N, T): one segment a row, one sample a column. A single segment becomes a row with segment[None].",
)
SAMPLES_MISSING = Sentence(
    nb="{count} målinger mangler eller er uendelige, først i rad {row}. Ta bort de segmentene, og si hvor mange det var.",
    en="{count} samples are missing or infinite, first in row {row}. Remove those segments, and say how many there were.",
)
BAD_RATE = Sentence(
    nb="Samplingsfrekvensen er {got}, men må være et tall over 0: antall målinger per sekund, for eksempel 128 eller 173.61.",
    en="The sampling rate is {got}, but it must be a number above 0: samples per second, for instance 128 or 173.61.",
)
RATE_TOO_LOW = Sentence(
    nb="Samplingsfrekvensen er {got} Hz, men for å se frekvenser opp til {highest} Hz trengs minst {need} Hz, det dobbelte. Sjekk tallet, eller velg bånd med lavere frekvenser.",
    en="The sampling rate is {got} Hz, but to see frequencies up to {highest} Hz at least {need} Hz is needed, the double. Check the number, or choose bands of lower frequencies.",
)
TOO_SHORT = Sentence(
    nb="{samples} målinger med {got} Hz varer bare {seconds} s, og for å se en bølge på {lowest} Hz trengs minst {need} s. Sjekk samplingsfrekvensen, eller bruk lengre segmenter.",
    en="{samples} samples at {got} Hz last only {seconds} s, and to see a wave of {lowest} Hz at least {need} s is needed. Check the sampling rate, or use longer segments.",
)

# The Bonn files
BAD_ZIP = Sentence(
    nb="{file} er ikke en hel zip-fil: den er kuttet, skadet eller noe annet enn zip. Last den ned på nytt.",
    en="{file} is not a whole zip file: it is cut short, damaged or something other than zip. Download it again.",
)
WRONG_FILE_COUNT = Sentence(
    nb="{path} har {got} tekstfiler, men et sett fra Bonn har {need}. Gi ett sett om gangen, og last det ned på nytt hvis filer mangler.",
    en="{path} has {got} text files, but a Bonn set has {need}. Give one set at a time, and download it again if files are missing.",
)
NOT_A_SAMPLE = Sentence(
    nb="Linje {line} i {file} er «{got}», men skal være ett helt tall mellom -32767 og 32767. Er filen endret eller åpnet i et annet program, så last ned settet på nytt.",
    en="Line {line} of {file} is “{got}”, but it should be one whole number between -32767 and 32767. If the file was changed or saved by another program, download the set again.",
)
WRONG_SAMPLE_COUNT = Sentence(
    nb="{file} har {got} målinger, men skal ha {need}. Filen er kuttet, eller fra et annet datasett: last ned settet på nytt.",
    en="{file} has {got} samples, but it should have {need}. The file was cut short, or is from another data set: download the set again.",
)

# Figures
NOT_AS_MANY_TITLES = Sentence(
    nb="Du ga {titles} titler til {needed}. Det må være én til hver.",
    en="You gave {titles} titles for {needed}. There must be one for each.",
)
TOO_MANY_TRACES = Sentence(
    nb="Du ga {n} segmenter, men figuren har plass til {most}. Velg ut noen, for eksempel segments[:{most}].",
    en="You gave {n} segments, but the figure has room for {most}. Choose some, for example segments[:{most}].",
)
TOO_MANY_GROUPS = Sentence(
    nb="Du ga {n} grupper, men figuren kan vise {most} som lar seg skille. Velg ut noen.",
    en="You gave {n} groups, but the figure can show {most} that are told apart. Choose some.",
)
SECONDS = Sentence(nb="Tid (sekunder)", en="Time (seconds)")
MICROVOLTS = Sentence(nb="{size} µV", en="{size} µV")
FREQUENCY = Sentence(nb="Frekvens (Hz)", en="Frequency (Hz)")
POWER_DENSITY = Sentence(nb="Effekt (µV² per Hz)", en="Power (µV² per Hz)")
