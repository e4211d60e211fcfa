// The home page: opens lessons, shows progress while it is made, begins an exercise afresh.

import "./opening.js";
import { send } from "./api.js";
import { keepFresh } from "./fresh.js";

const silence = document.querySelector("#silent");
keepFresh((silent) => {
  const said = silent ? silence.dataset.silent : "";
  if (silence.textContent !== said) silence.textContent = said;
});

const dialog = document.querySelector("#reset");
let asked;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reset]");
  if (!button) return;
  asked = button;
  dialog.querySelector("[data-name]").textContent = button.dataset.title;
  dialog.returnValue = "no";
  dialog.showModal();
});

dialog.addEventListener("close", async () => {
  if (dialog.returnValue !== "yes") return;
  const lang = document.documentElement.lang;
  let said = asked.parentElement.querySelector(".said");
  if (!said) {
    said = document.createElement("p");
    said.className = "said status meta";
    said.setAttribute("role", "status");
    asked.parentElement.append(said);
  }
  try {
    const answer = await send("reset", { lesson: asked.dataset.lesson, exercise: asked.dataset.reset, lang });
    const told = await answer.json();
    said.classList.toggle("bad", !answer.ok);
    said.textContent = told.said ?? told.message ?? (answer.ok ? dialog.dataset.done : dialog.dataset.failed);
  } catch {
    said.classList.add("bad");
    said.textContent = dialog.dataset.failed;
  }
});
