"""Everyday words that mean nearly the same: those of one meaning stand for one another."""

from collections import defaultdict
from functools import lru_cache

from dyplab.course.tutor.words import stem, words

_EN = """
picture image photo photograph scan snapshot; digit number numeral figure;
error mistake fault bug wrong incorrect failure misread; correct right true accurate;
ill sick diseased disease unwell affected sickness illness; healthy well normal unaffected;
doctor physician clinician radiologist expert specialist;
person people patient subject individual human someone somebody anybody anyone everybody everyone man woman;
guess predict prediction answer output reply respond say tell; program software code script tool app;
machine computer scanner device equipment; swap switch interchange exchange mix confuse mistaken;
turn rotate rotation spin tilt sideways crooked askew upside; flip mirror reverse reflect; move shift slide translate;
fake invented made simulated artificial synthetic imaginary fabricated; choose pick select choice decide selection;
divide split separate partition cut; part piece bit chunk portion fraction segment;
share proportion percentage percent fraction rate; border edge boundary outline contour limit rim;
limit threshold cutoff cut bar line; big large huge enormous great; small tiny little few;
grow growth increase bigger larger progression; shrink decrease reduce smaller; average mean;
spread vary variation variability differ; same identical equal alike similar duplicate copy;
different another other unlike; compare comparison against; better best superior beat outperform win improve;
worse worst poor bad inferior deteriorate; fast quick speed rapid; slow sluggish; hard difficult tricky; easy simple;
stop end halt quit finish; begin start first initial; repeat again rerun redo retrain twice;
train practise practice learn teach fit study; test exam try trial evaluate assess examine check;
memorise memory remember heart cram; hide conceal hidden hold withhold; cheat shortcut trick fool spurious;
trust rely believe reliable confident; sure certain confident confidence certainty;
doubt unsure uncertain hesitate uncertainty; danger harm hurt risk unsafe dangerous; miss overlook undetected missed;
find detect discover spot locate catch; alarm alert warning; reason why explain explanation cause;
important matter relevant essential influential; remove delete drop leave discard; add insert append include;
join merge combine blend stitch; change alter modify adjust; shuffle scramble permute random mix;
chance luck random coincidence accident; probability chance likelihood risk;
common frequent usual prevalent widespread; rare uncommon seldom infrequent; hospital clinic ward department;
money cost price expensive cheap; supplier vendor seller company manufacturer; sheet brochure leaflet page paper;
column variable feature measurement predictor; row line record; table spreadsheet grid;
empty blank missing gap hole absent void; fill complete impute; save store keep; load open read; dead black;
bright light shine white; dark dim black; blurry blurred smooth fuzzy; sharp crisp clear;
noise noisy grainy dirt dusty; size large width height length; step move stride jump;
slope gradient steepness derivative steep; descend downhill down fall; climb uphill rise; multiply product times;
sum add total; sort order arrange; write handwriting handwritten wrote written writer;
draw outline sketch drew drawn delineate trace; brain head skull; tumour cancer lesion growth malignancy tumor;
malignant cancer cancerous; benign harmless; lump mass; eye retina retinal;
seizure fit attack convulsion epilepsy epileptic; signal wave trace; voice speech vowel sound; blood sample test;
dose amount milligram; treat treatment therapy drug medicine; diagnosis disease condition; woman female girl lady;
man male boy; sex gender; old age elderly; young age; unfair biased prejudice discriminate fairness; slice section cut;
layer level stage; weight number parameter; label tag name key answer; truth answer key gold correct reality;
reuse transfer; enough sufficient plenty; many several multiple lots; few little scarce; laptop computer pc;
language text words; result score outcome performance; report summary; figure graph plot chart diagram curve;
show display reveal visualise; hurry fast; forget forgot forgotten; reset zero clear; freeze hang stuck;
crash stop break broke fail; strange weird odd unexpected unusual funny suspicious; perfect flawless faultless hundred;
honest fair reliable; allowed permitted legal permission licence license; private privacy confidential secret;
internet online web cloud; install setup download
"""

_NB = """
bilde foto fotografi skann opptak; siffer tall nummer; feil gal bom galt feilaktig mistak ukorrekt;
riktig rett korrekt sann; syk sykdom dårlig rammet lidelse; frisk normal;
lege doktor kliniker radiolog ekspert spesialist; person folk pasient menneske individ mann kvinne noen;
gjette forutsi predikere svare svar si påstå; program programvare kode skript verktøy app;
maskin datamaskin skanner apparat utstyr; bytte ombytte forveksle blande forbytte;
snu rotere vri dreie skjevt opp-ned sidelengs; speile speilvende vende; flytte forskyve skyve gli;
oppdiktet simulert kunstig syntetisk falsk oppfunnet innbilt; velge plukke utvalg valg bestemme;
dele splitte inndele kutte; del bit stykke porsjon utdrag segment klipp; andel prosent brøk prosentandel;
kant grense omriss kontur rand; grense terskel cutoff strek; stor diger enorm svær; liten få bitteliten;
vokse vekst øke økning større; krympe minke redusere mindre avta; gjennomsnitt snitt middelverdi;
spredning variere variasjon sprike; lik identisk samme maken duplikat kopi; forskjellig ulik annerledes;
sammenlikne sammenligne mot sammenlikning; bedre best slå overlegen vinne forbedre; verre verst dårlig svak;
rask fort hurtig kjapp; treg langsom sakte; vanskelig tung; lett enkel; stoppe slutte avbryte avslutte stanse;
begynne starte; gjenta igjen omigjen nytt; trene øve lære tilpasse oppøve;
teste prøve undersøke vurdere sjekke kontrollere; pugge huske utenat hukommelse memorere; skjule gjemme holde;
jukse snarvei lure fuske; stole tillit pålitelig tro; sikker trygg skråsikker selvsikker; tvil usikker nøle usikkerhet;
fare skade farlig risiko; overse oversett bomme misse; finne oppdage funnet påvise; alarm varsel varsle;
grunn hvorfor forklare forklaring årsak; viktig betydning relevant vesentlig; fjerne slette droppe stryke;
legge sette inkludere; slå sammenføye kombinere skjøte; endre forandre justere; stokke blande tilfeldig;
flaks tilfeldighet tilfeldig slump; sannsynlighet sjanse risiko; vanlig hyppig utbredt; sjelden uvanlig;
sykehus klinikk avdeling; kostnad pris dyr koste penger; leverandør selger firma produsent; ark brosjyre skjema;
kolonne variabel måling felt; rad linje; tabell regneark rutenett; tom manglende hull mangle blank; fylle erstatte;
lagre gjemme; åpne laste lese; lys hvit skinne; mørk svart; uskarp utydelig sløret; skarp tydelig klar;
støy støyete kornete; størrelse bredde høyde lengde; steg skritt trinn hopp; helning stigning gradient derivert bratt;
nedover nedoverbakke synke falle; oppover stige; gange multiplisere produkt; sum legge summere;
sortere rekkefølge ordne; skrive håndskrift håndskrevet skrevet; tegne omriss inntegne merke; hjerne hode skalle;
svulst tumor kreft; ondartet kreft malign; godartet ufarlig benign; kul klump; øye netthinne retina;
anfall krampe epilepsi; signal bølge kurve; stemme tale vokal lyd; blodprøve prøve; dose mengde milligram;
behandle behandling terapi medisin legemiddel; diagnose sykdom tilstand; kvinne dame; gammel alder;
urettferdig skjev partisk diskriminere; snitt skive; lag nivå etasje; vekt parameter; merkelapp etikett fasit navn;
fasit sannhet svar gullstandard; nok tilstrekkelig; mange flere; resultat skår utfall ytelse; rapport sammendrag;
figur graf kurve diagram; vise framstille synliggjøre; glemme glemt; nullstille tømme; krasje stoppe feile henge;
rar merkelig underlig mistenkelig uventet; perfekt feilfri; lov tillatt lisens tillatelse;
personvern taushetsplikt sensitiv; internett nett sky; installere laste; avgjøre bestemme; nærme nærmest
"""


@lru_cache(maxsize=2)
def alike(lang: str) -> dict[str, set[str]]:
    """For a stem the stems that may be said instead.

    >>> "imag" in alike("en")["pictur"]
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for meaning in (_EN if lang == "en" else _NB).split(";"):
        ring = {stem(word, lang) for word in words(meaning)}
        for one in ring:
            found[one] |= ring - {one}
    return dict(found)
