"""On a server that is not ours, as JupyterHub's, the pages lie below its own address, and it asks nobody for news."""

from types import SimpleNamespace

from jupyterlab.labapp import LabApp
from lab.asked import post
from lab.asking_a_server import Client, served
from traitlets.config import Config

from dyplab.lab.extension import keep_from_asking

PLAIN = """
import warnings
from jupyter_server.serverapp import JupyterServerAuthWarning, ServerApp
warnings.simplefilter("error", JupyterServerAuthWarning)  # an extension with an open door is not loaded
app = ServerApp.instance()
app.initialize(["--ServerApp.base_url=/user/kari%20nordmann/", "--no-browser", "--allow-root", "--log-level=ERROR",
    "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=abc", "--ServerApp.allow_unauthenticated_access=False",
    "--ServerApp.root_dir={root}",
    "--ServerApp.jpserver_extensions=" + repr({{'dyplab.lab.extension': True,
    **dict.fromkeys(("notebook", "jupyterlab", "jupyter_lsp", "jupyter_server_terminals"), False)}})])
app.io_loop.add_callback(print, f"http://127.0.0.1:{{app.port}}/user/kari%20nordmann/?token=abc", flush=True)
app.start()
"""


def test_a_server_that_is_not_ours_shows_the_pages_below_its_own_address(tmp_path):
    """As JupyterHub's does: another base_url, no way in for strangers by default, the files elsewhere."""
    root = tmp_path / "lessons" / "nb"
    root.mkdir(parents=True)
    with served(tmp_path, "-c", PLAIN.format(root=root)) as lab:
        reader = Client(lab.base).sign_in("abc")
        page = reader.ask("dyplab?lang=nb")
        assert page.status == 200 and 'data-api="/user/kari%20nordmann/dyplab/api/"' in page.text
        assert 'href="/dyplab' not in page.text and 'src="/dyplab' not in page.text
        assert reader.ask("dyplab/static/style.css").status == 200
        told = post(reader, "open", {"lesson": "00-start", "lang": "nb", "where": "notebook"}).json
        assert told["url"] == "/user/kari%20nordmann/notebooks/00-start.ipynb"
        elsewhere = post(reader, "open", {"lesson": "00-start", "lang": "en", "where": "notebook"})
        assert elsewhere.status == 409 and "DYPLAB_HOME" in elsewhere.json["message"]
        assert (
            Client(lab.base).ask("dyplab").status == 302 and Client(lab.base).ask("dyplab/api/progress").status == 403
        )


def settled(**given: str) -> LabApp:
    """JupyterLab with what a site has set, after our extension has been loaded."""
    lab = LabApp(config=Config(LabApp=given))
    keep_from_asking(SimpleNamespace(extension_manager=SimpleNamespace(extension_apps={"jupyterlab": {lab}})))
    return lab


def test_jupyterlab_asks_nobody_for_news_or_a_newer_version_unless_the_site_has_said_whom():
    lab = settled()
    assert lab.news_url is None and lab.check_for_updates_class.__name__ == "NeverCheckForUpdate"
    theirs = settled(news_url="http://127.0.0.1:9/feed", check_for_updates_class="jupyterlab.CheckForUpdate")
    assert theirs.news_url.endswith("/feed") and theirs.check_for_updates_class.__name__ == "CheckForUpdate"
    keep_from_asking(SimpleNamespace(extension_manager=SimpleNamespace(extension_apps={})))  # no JupyterLab there
