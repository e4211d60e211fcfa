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
