"""What stands around the "questions in the wild": the introduction, the topics, and the parts of each answer."""

from dyplab.text.sentence import Sentence

INTRODUCTION = Sentence(
    nb="Slike spørsmål stiller studenter, lærere og klinikere når dyp læring kommer på tale. Vi har ikke samlet dem inn: De er skrevet for kurset, ut fra hva vi tror folk lurer på. Svarene er korte. Hvert av dem sier hvor i leksjonene du kan se det selv, og hva mange tar feil av. Der noe hevdes som andre har vist, står kilden.",
    en="These are the kind of questions that students, teachers and clinicians ask when deep learning comes up. We have not collected them: they were written for the course, from what we believe people wonder about. The answers are short. Each says where in the lessons you can see it for yourself, and what many get wrong. Where something is claimed that others have shown, the source is given.",
)
NO_ADVICE = Sentence(
    nb="Ingenting her er råd om en pasient eller juridiske råd. Regler endres: Følg lenken, og spør dem som kjenner reglene hos dere.",
    en="Nothing here is advice on a patient or legal advice. Rules change: follow the link, and ask those who know the rules where you work.",
)

LOOK_AT = Sentence(nb="Se selv", en="See for yourself")
LOOK_EXERCISE = Sentence(nb="Leksjon {lesson}, oppgaven {exercise}", en="Lesson {lesson}, the exercise {exercise}")
LOOK_CELL = Sentence(nb="Leksjon {lesson}, stedet det gjelder", en="Lesson {lesson}, the place in question")
OFTEN_WRONG = Sentence(nb="Det mange tar feil av", en="What people often get wrong")
SOURCE = Sentence(nb="Kilde", en="Source")

TOPICS = {
    "learning": Sentence(nb="Hvordan nettverk lærer", en="How networks learn"),
    "data": Sentence(nb="Dataene", en="The data"),
    "figures": Sentence(nb="Hva tallene betyr", en="What the figures mean"),
    "trust": Sentence(nb="Er den til å stole på?", en="Can it be trusted?"),
    "method": Sentence(nb="Valg av metode", en="Choosing a method"),
    "rules": Sentence(nb="Utstyr og regler", en="Equipment and rules"),
    "next": Sentence(nb="Veien videre", en="Where to go from here"),
}
