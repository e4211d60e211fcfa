"""What the room `system` says: folders, files, archives, extras."""

from dyplab.text.sentence import Sentence

FOLDER_UNWRITABLE = Sentence(
    nb="Kan ikke skrive i mappen {folder}. Velg en annen mappe; gjelder det mappene til dyplab, så sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i, og prøv igjen.",
    en="Cannot write in the folder {folder}. Choose another folder; if it is one of dyplab's own, set the environment variable DYPLAB_HOME to a folder you may write in, and try again.",
)
FILE_UNWRITABLE = Sentence(
    nb="Kan ikke skrive filen {file}. Lukk den hvis den er åpen i et annet program, eller velg en annen mappe; gjelder det mappene til dyplab, så sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i, og prøv igjen.",
    en="Cannot write the file {file}. Close it if another program has it open, or choose another folder; if it is one of dyplab's own, set the environment variable DYPLAB_HOME to a folder you may write in, and try again.",
)
DISK_FULL = Sentence(
    nb="Det er ikke plass til {file}: disken eller lagringskvoten er full. Ingenting er tapt. Frigjør plass, eller sett miljøvariabelen DYPLAB_HOME til en mappe på en annen disk, og prøv igjen.",
    en="There is no room for {file}: the disk or your quota is full. Nothing is lost. Free some space, or set the environment variable DYPLAB_HOME to a folder on another disk, and try again.",
)
NO_HOME = Sentence(
    nb="Finner ikke hjemmemappen din. Sett miljøvariabelen DYPLAB_HOME til en mappe du har lov til å skrive i, og prøv igjen.",
    en="Your home folder was not found. Set the environment variable DYPLAB_HOME to a folder you may write in, and try again.",
)
