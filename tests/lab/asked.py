"""What a page of the lab asks for, and how."""

from lab.asking_a_server import Client

EXERCISE = {"lesson": "00-start", "item": "first-function", "kind": "exercise", "outcome": "passed"}
ASKED = ("progress", "progress/export", "machine", "nothing")
CHANGES = {
    "record": EXERCISE,
    "quiz": {"item": "start-order", "answer": "a"},
    "open": {"lesson": "00-start", "lang": "en", "where": "notebook"},
    "reset": {"lesson": "00-start", "exercise": "first-function", "lang": "en"},
    "ask": {"question": "What is a variable?", "lang": "en"},
    "language": {"lang": "en"},
    "progress/delete": {},
}


def post(client: Client, path: str, content: object):
    """As a page of the lab asks."""
    return client.ask(f"dyplab/api/{path}", content, X_XSRFToken=client.xsrf)


def items(client: Client) -> dict[str, str]:
    return {item["item"]: item["outcome"] for item in progress(client).json["items"]}


def progress(client: Client, **headers: str):
    return client.ask("dyplab/api/progress", X_XSRFToken=client.xsrf, **headers)
