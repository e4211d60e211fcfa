// The progress page: print, take along, delete. The name typed for the print-out never leaves the page.

import { get, send } from "./api.js";

const status = document.querySelector("#status");
const dialog = document.querySelector("#deleting");

document.querySelector("#print").addEventListener("click", () => window.print());

document.querySelector("#export").addEventListener("click", async () => {
  try {
    const answer = await get("progress/export");
    if (!answer.ok) throw new Error((await answer.json()).message);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = "dyplab-progress.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  } catch (error) {
    say(trouble(error), true);
  }
});

document.querySelector("#delete").addEventListener("click", () => {
  dialog.returnValue = "no";
  dialog.showModal();
});

dialog.addEventListener("close", async () => {
  if (dialog.returnValue !== "yes") return;
  try {
    const answer = await send("progress/delete");
    if (!answer.ok) throw new Error((await answer.json()).message);
    document.querySelector(".statement")?.remove();
    document.querySelector("main details")?.remove();
    say(status.dataset.deleted);
  } catch (error) {
    say(trouble(error), true);
  }
});

/** In the lab's own words; fetch itself, which fails with a TypeError where there is no lab, speaks to programmers. */
function trouble(error) {
  return error instanceof TypeError ? status.dataset.silent : error.message || status.dataset.failed;
}

function say(text, bad = false) {
  status.classList.toggle("bad", bad);
  status.textContent = text;
}
