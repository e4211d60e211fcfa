"""The Jupyter Server extension: the home page, the course's other pages, and what they ask for, below `/dyplab`.

An installed wheel is found by Jupyter through `etc/jupyter/jupyter_server_config.d/dyplab.json`, which is also how it
comes to JupyterHub; `dyplab lab` names it as well, for a checkout.
"""

from typing import Any

NAME = "dyplab.lab.extension"
ASKS_NOBODY = {"news_url": None, "check_for_updates_class": "jupyterlab.NeverCheckForUpdate"}


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": NAME}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Called by Jupyter Server when it starts, before it loads JupyterLab: the names are sorted."""
    from dyplab.lab.routes import routes

    app.web_app.add_handlers(".*$", routes(app.base_url))
    keep_from_asking(app)


def keep_from_asking(app: Any) -> None:
    """Let JupyterLab look for no news and no newer version of itself, unless whoever runs the server has said which."""
    for lab in app.extension_manager.extension_apps.get("jupyterlab", ()):
        for name, value in ASKS_NOBODY.items():
            if name not in lab.config.get("LabApp", {}):
                setattr(lab, name, value)
