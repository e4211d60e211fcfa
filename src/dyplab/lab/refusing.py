"""What is answered where there is nothing."""

from jupyter_server.auth.decorator import authorized

from dyplab.lab.handling import Api, Refused, web
from dyplab.text import lab as says


class NoSuchPage(Api):
    """Any address below the API that is none of its own."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        raise Refused(404, says.NO_SUCH_PAGE())

    @web.authenticated
    @authorized
    async def post(self) -> None:
        raise Refused(404, says.NO_SUCH_PAGE())
