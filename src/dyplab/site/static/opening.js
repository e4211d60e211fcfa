// "Open in Notebook", "Open in JupyterLab": asks the lab for the reader's own copy and shows it in a tab of its own.

import { send } from "./api.js";

const lang = document.documentElement.lang;

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-open]");
  if (!button) return;
  const { lesson, open: where } = button.dataset;
  const status = document.querySelector("#status");
  const tab = window.open("", `dyplab-${where}-${lesson}`); // before the answer, or the browser takes it for an advertisement
  status.classList.remove("bad");
  status.textContent = status.dataset.working;
  try {
    const answer = await send("open", { lesson, lang, where });
    const { url, message } = await answer.json();
    if (!answer.ok) throw new Error(message);
    status.textContent = "";
    if (!tab) window.location.assign(url);
    else if (new URL(url, window.location).pathname === tab.location.pathname) tab.focus(); // open already, perhaps unsaved
    else tab.location.assign(url);
  } catch (error) {
    tab?.close();
    status.classList.add("bad");
    status.textContent = error instanceof TypeError ? status.dataset.failed : error.message || status.dataset.failed;
  }
});
