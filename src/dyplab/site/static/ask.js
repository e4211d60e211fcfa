// A question to the lab, whose answer comes line by line: the passages, then the words of a model if there is one.

import { send } from "./api.js";

const form = document.querySelector("#ask");
const field = document.querySelector("#question");
const status = document.querySelector("#answer-status");
const list = document.querySelector("#passages");
const notices = document.querySelector("#notices");
const written = document.querySelector("#written");
const words = document.querySelector("#words");
const lang = document.documentElement.lang;
let asking = new AbortController();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const question = field.value.trim();
  if (!question) return;
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  list.replaceChildren();
  words.textContent = "";
  written.hidden = true;
  notices.replaceChildren();
  status.classList.remove("bad");
  status.textContent = status.dataset.searching;
  try {
    const answer = await send("ask", { question, lang }, { signal, keepalive: false });
    if (!answer.ok) throw new Error((await answer.json()).message);
    for await (const line of lines(answer.body)) show(line);
  } catch (error) {
    if (signal.aborted) return;
    status.classList.add("bad");
    status.textContent = error instanceof TypeError ? status.dataset.failed : error.message || status.dataset.failed;
  }
});

/** The JSON objects of a stream, one a line. */
async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const parts = (rest + (value ?? "")).split("\n");
    rest = done ? "" : parts.pop();
    for (const part of parts) if (part.trim()) yield JSON.parse(part);
    if (done) return;
  }
}

function show({ passage, text, done, notice }) {
  if (passage) list.append(entry(passage));
  if (text) {
    written.hidden = false;
    words.textContent += text;
  }
  if (notice) notices.append(Object.assign(document.createElement("p"), { textContent: notice, className: "note" }));
  if (!done) return;
  const n = list.children.length;
  status.textContent = n === 1 ? status.dataset.one : n ? status.dataset.found.replace("{n}", n) : "";
  words.replaceChildren(...words.textContent.split(/(\d+(?=[\d, ]*\]))/).map(cited)); // [1, 2]: what is cited can be followed
}

const cited = (part, at) =>
  at % 2 ? Object.assign(document.createElement("a"), { href: `#passage-${part}`, textContent: part }) : part;

/** Where a passage can be read. */
function place({ kind, lesson, anchor }) {
  if (kind === "lesson") return `${list.dataset.inLesson.replace("{lesson}", lesson)}#${anchor}`;
  if (kind === "glossary") return `${list.dataset.inGlossary}#${anchor}`;
  if (kind === "wild") return `${list.dataset.inWild}#${anchor}`;
  return anchor.startsWith("data-") ? `${list.dataset.inDatasets}#${anchor}` : "";
}

function entry(passage) {
  const made = document.createElement("li");
  made.id = `passage-${passage.number}`;
  const label = document.createElement("p");
  label.className = "label";
  label.textContent = `[${passage.number}] ` + list.dataset[passage.kind] + (passage.lesson ? ` ${passage.lesson.split("-")[0]}` : "");
  const heading = document.createElement("h2");
  const address = place(passage);
  const link = document.createElement(address ? "a" : "span");
  if (address) link.href = address;
  link.textContent = passage.title;
  heading.append(link);
  const text = document.createElement("p");
  text.textContent = passage.text;
  made.append(label, heading, text);
  return made;
}

const asked = new URLSearchParams(window.location.search).get("q");
if (asked) {
  field.value = asked;
  form.requestSubmit();
}
