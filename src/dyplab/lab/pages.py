"""The pages a reader meets, and their style sheets and scripts."""

from jupyter_server.auth.decorator import allow_unauthenticated, authorized
from tornado import web as tornado_web
from tornado.httputil import url_concat

from dyplab.errors import UnknownLesson
from dyplab.lab.handling import Guarded, reading, web
from dyplab.lab.showing import NoSuch, show, show_that_there_is_none
from dyplab.lab.warming import warm_soon

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}

# A deck is one file that brings its own style and script; it may reach nothing else, the lab's own cookies least.
_DECK_POLICY = (
    "sandbox allow-scripts allow-modals; default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline' blob:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


class Page(Guarded):
    """One page of the course, in one language."""

    @web.authenticated
    @authorized
    async def get(self, name: str | None = None) -> None:
        name = (name or "home").strip("/")
        self.xsrf_token  # noqa: B018 - asking for it sets the cookie that the page's own requests carry
        if "token" in self.request.query_arguments:  # it has become a cookie; out of the address bar with it
            kept = [(key, value) for key, value in self.query() if key != "token"]
            self.redirect(url_concat(self.request.path, kept))
            return
        lang = self.lang
        try:
            html = await reading(lambda: show(name, lang, self.base_url))
        except (NoSuch, UnknownLesson):
            self.set_status(404)
            html = await reading(lambda: show_that_there_is_none(lang, self.base_url))
        else:
            if name.startswith("slides/"):
                self.policy = _DECK_POLICY
                self.set_header("Content-Security-Policy", self.content_security_policy)
        self.finish(html)
        warm_soon(lang)

    def query(self) -> list[tuple[str, str]]:
        """What stands behind the question mark."""
        return [(key, self.get_query_argument(key)) for key in self.request.query_arguments]


class Figure(Guarded):
    """The module that brings a figure of the playgrounds to life; open to all for the same reason as `Static`."""

    @allow_unauthenticated
    async def get(self, name: str, lang: str) -> None:
        from dyplab.site.figures import figure

        try:
            code = (await reading(lambda: figure(name, lang))).module
        except KeyError as error:
            raise web.HTTPError(404) from error
        self.set_header("Content-Type", _TYPES[".js"])
        self.finish(code)


class Static(Guarded, tornado_web.StaticFileHandler):
    """Style sheets, scripts and icons; Tornado keeps the path inside the folder.

    Open to all, as Jupyter's own are: nothing of the learner is in them, and JupyterHub would turn a script away that
    a page loads as a module, since the browser sends no token along with it.
    """

    @allow_unauthenticated
    async def get(self, path: str, include_body: bool = True) -> None:
        if "\0" in path:  # no file system has it in a name, and Python's functions stumble
            raise web.HTTPError(404)
        await super().get(path, include_body)

    @allow_unauthenticated
    async def head(self, path: str) -> None:
        await super().head(path)

    def get_content_type(self) -> str:
        """Windows keeps these in its registry, where any program may have changed them."""
        ending = "." + str(self.absolute_path).rpartition(".")[2]
        return _TYPES.get(ending) or str(super().get_content_type())
