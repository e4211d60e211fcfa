"""What a question wants that the tutor does not give: advice on a patient, the solution of an exercise."""

import re

from dyplab.course.source import exercise_homes

# Whose patient it is, or what to give or do: in both languages, since people mix them.
_OWN_PATIENT = re.compile(
    r"\b(min|vår|en av våre?) (egen )?pasient|\bpasient(en|ene)? (min|vår|våre)\b|\bmy (own )?patient|\bour patients?\b"
    r"|\b(jeg|vi) har en pasient\b|\b(i|we) have a patient\b"
)
_DOSE = r"(dose\w*|dosering\w*|dosage|mg|mikrogram|milligrams?|tabletter|tablets)"
_TREATMENT = re.compile(
    r"\b(hvilken|hvor (mye|stor|mange)|riktig|anbefalt|what|which|how (much|many|large)|right|recommended)\b"
    rf".*\b{_DOSE}\b"
    r".*\b(skal|bør|kan|må|gir?|tar?|få|ved|mot|til|should|can|give|take|for|prescribe)\b"
    r"|\bhvor mye \S+ (skal|bør|kan|må)\b.*\b(gi|gis|ta|tas|få)\b"
    r"|\bhow much \S+ (should|can|may|do)\b.*\b(give|take|have)\b"
    r"|\b(skal|bør|må) (jeg|vi|man) (gi|operere|medisinere|skrive ut)\b"
    r"|\b(should|must) (i|we|one) (give|operate|prescribe)\b"
)
_CLINICAL = re.compile(
    rf"\b(behandl\w*|treat\w*|medisin\w*|bivirkning\w*|side effects?|symptom\w*|antibioti\w*|{_DOSE})\b"
)
_SOLUTION = re.compile(
    r"\b(løsning\w*|løsningsforslag\w*|solutions?)\b"
    r"|\b(fasit\w*|svar\w*|koden?|answers?|code)\b.{0,25}\b(oppgave\w*|exercises?)\b"
    r"|\b(oppgave\w*|exercises?)\b.{0,25}\b(fasit\w*|svaret|answers?)\b"
    r"|\b(løs|solve)\b.{0,25}\b(oppgave\w*|exercises?)\b"
)


def own_patient(question: str) -> bool:
    """Whether it is about a patient the asker has.

    >>> own_patient("my patient had two seizures"), own_patient("how many patients are in the data?")
    (True, False)
    """
    return bool(_OWN_PATIENT.search(question.lower()))


def treatment(question: str) -> bool:
    """Whether it asks what to give or do to somebody.

    >>> treatment("Hvilken dose skal jeg gi?"), treatment("Can a machine read a handwritten dose?")
    (True, False)
    """
    return bool(_TREATMENT.search(question.lower()))


def clinical(question: str) -> bool:
    """Whether it may be about treating people; a course on networks uses some of the words in other senses.

    >>> clinical("How do I treat atrial fibrillation?")
    True
    """
    return bool(_CLINICAL.search(question.lower()))


def solution(question: str) -> bool:
    """Whether it asks for the solution of an exercise.

    >>> solution("Hva er svaret på oppgave 2?"), solution("What is ground truth?")
    (True, False)
    """
    asked = question.lower()
    return bool(_SOLUTION.search(asked)) or (
        named_exercise(asked) != "" and bool(re.search(r"\b(fasit|svar|answer)", asked))
    )


def named_exercise(question: str) -> str:
    """The exercise whose id stands in the question; "" if none does."""
    asked = question.lower().replace("_", "-")
    return next((name for name in exercise_homes() if re.search(rf"(?<![\w-]){name}(?![\w-])", asked)), "")
