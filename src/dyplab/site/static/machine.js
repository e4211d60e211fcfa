// Shows what the lab finds when it examines this computer: first what needs attention, then the rest.

import { get } from "./api.js";

const found = document.querySelector("#found");
const list = document.querySelector("#symptoms");
const lang = document.documentElement.lang;

found.textContent = found.dataset.looking;
try {
  const answer = await get(`machine?lang=${lang}`);
  if (!answer.ok) throw new Error();
  const { symptoms } = await answer.json();
  symptoms.sort((a, b) => a.ok - b.ok);
  list.replaceChildren(...symptoms.map(entry));
  found.textContent = symptoms.every((symptom) => symptom.ok) ? found.dataset.fine : found.dataset.notFine;
} catch {
  found.classList.add("bad");
  found.textContent = found.dataset.failed;
}

function entry({ ok, said, cure }) {
  const made = document.createElement("li");
  const label = text("p", ok ? found.dataset.ok : found.dataset.notOk, ok ? "label" : "label bad");
  made.append(label, text("p", said));
  if (cure) made.append(text("p", ok ? cure : found.dataset.cure + cure, "soft"));
  return made;
}

function text(kind, said, name = "") {
  const made = document.createElement(kind);
  made.textContent = said;
  if (name) made.className = name;
  return made;
}
