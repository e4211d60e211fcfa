"""The Jupyter Server extension: the home page, the course's other pages, and what they ask for, below `/dyplab`.

An installed wheel is found by Jupyter through `etc/jupyter/jupyter_server_config.d/dyplab.json`, which is also how it
comes to JupyterHub; `dyplab lab` names it as well, for a checkout.
"""

from typing import Any

NAME = "dyplab.lab.extension"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": NAME}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Called by Jupyter Server when it starts."""
    from dyplab.lab.routes import routes

    app.web_app.add_handlers(".*$", routes(app.base_url))
