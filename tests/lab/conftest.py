"""One lab that is running, for all tests that only ask it; and the learner's browser, signed in."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from lab.asking_a_server import Client, served


@pytest.fixture(scope="session")
def model():
    """A model's address that says two words and then waits until it may go on."""
    may_go_on = Event()

    class Model(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                self.say("First words [1].")
                while not may_go_on.wait(0.05):
                    self.wfile.write(b": still here\n\n")
                self.say(" Last words [1].")
                self.wfile.write(b"data: [DONE]\n\n")
            except OSError:  # the lab asks no more
                pass

        def say(self, words):
            told = json.dumps({"choices": [{"delta": {"content": words}}]})
            self.wfile.write(f"data: {told}\n\n".encode())

        def log_message(self, *args):
            """Say nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1", may_go_on
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory, model):
    with served(tmp_path_factory.mktemp("hjem på øya"), model=model[0]) as lab:
        yield lab


@pytest.fixture(scope="session")
def reader(lab):
    """The learner's own browser, signed in."""
    return Client(lab.base).sign_in(lab.token)
