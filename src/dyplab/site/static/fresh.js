// Keeps what a page shows of the reader's progress up to date while the page is looked at, and moves nothing else.

import { fetched, get } from "./api.js";

const EVERY = 3000; // milliseconds
let etag = "";
let waiting;
let unanswered = 0;

/** Ask whether there is anything new, and show it. */
async function look() {
  const answer = await get("progress", etag ? { "If-None-Match": etag } : {});
  if (answer.status === 304 || !answer.ok) return;
  const before = etag;
  etag = answer.headers.get("ETag") ?? "";
  if (before && before !== etag) await renew(); // the page itself is as new as the first answer
}

/** Fetch the page again and take over what is marked `data-fresh`. */
async function renew() {
  const answer = await fetched(window.location.pathname + window.location.search);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const now = page.getElementById(old.id);
    if (!now || now.innerHTML === old.innerHTML || old.contains(document.activeElement)) continue;
    old.className = now.className;
    const bar = old.querySelector("progress");
    if (bar && old.children.length === now.children.length) {
      bar.value = now.querySelector("progress").value; // the same bar, so that it can glide
      bar.setAttribute("value", bar.value);
      old.lastElementChild.replaceWith(now.lastElementChild);
    } else {
      old.replaceChildren(...now.childNodes);
    }
  }
}

/** Look now, and every few seconds while somebody may be looking at the page; `silent` is told when nobody answers. */
export function keepFresh(silent) {
  const next = async () => {
    clearTimeout(waiting);
    if (document.hidden) return;
    unanswered = await look().then(() => 0, () => unanswered + 1);
    silent(unanswered > 1); // once is nothing: the lab may be restarting
    waiting = setTimeout(next, EVERY);
  };
  document.addEventListener("visibilitychange", next);
  next();
}
