"""`dyplab doctor`: what may keep the lab from running, and the cure."""

import argparse

from dyplab.text import cli as says


def add(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(work=work)


def work(_: argparse.Namespace) -> int:
    from dyplab.system import examine

    symptoms = examine()
    width = max(len(str(word)) for word in (says.FINE, says.FAULT))
    for symptom in symptoms:
        word = str(says.FINE if symptom.ok else says.FAULT)
        print(f"{word.ljust(width)}  {symptom.said}")
        if symptom.cure:
            print(f"{' ' * width}  → {symptom.cure}")
    return 0 if all(symptom.ok for symptom in symptoms) else 1
