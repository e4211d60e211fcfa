"use strict";
// One slide at a time: first what is asked, at the next key what is answered. Without this script it is a long page.
{
  const slides = [...document.querySelectorAll(".slide")];
  const by = (id) => document.getElementById(id);
  const progress = by("progress"), help = by("keys"), language = by("language");
  const elsewhere = language.getAttribute("href");
  let at = 0;

  const asks = () => slides[at].querySelector(".then") && !slides[at].classList.contains("told");

  function tell() {
    const more = asks() ? ` · ${progress.dataset.more}` : "";
    progress.textContent = progress.dataset.says.replace("{n}", at + 1) + more;
    const title = document.createElement("span"); // who stays on the button hears where it led
    title.className = "heard";
    title.textContent = `: ${slides[at].querySelector("h1, h2").textContent}`;
    progress.append(title);
    by("back").setAttribute("aria-disabled", at === 0);
    by("next").setAttribute("aria-disabled", at === slides.length - 1 && !asks());
  }

  function go(to, told = false, focus = true) {
    at = Math.max(0, Math.min(slides.length - 1, to));
    slides.forEach((slide, n) => slide.classList.toggle("now", n === at));
    slides[at].classList.toggle("told", told);
    history.replaceState(null, "", `#${slides[at].id}`);
    language.setAttribute("href", `${elsewhere}#${slides[at].id}`);
    window.scrollTo(0, 0);
    if (focus && !document.activeElement.closest(".controls")) slides[at].querySelector("h1, h2").focus({ preventScroll: true });
    tell();
  }

  function onwards() {
    if (!asks()) {
      if (at < slides.length - 1) go(at + 1);
      return;
    }
    slides[at].classList.add("told");
    slides[at].querySelector(".then").scrollIntoView({ block: "nearest" });
    tell();
  }

  function back() {
    if (slides[at].querySelector(".then") && slides[at].classList.contains("told")) go(at);
    else if (at > 0) go(at - 1, true);
  }

  function notes() {
    const shown = document.body.classList.toggle("with-notes");
    by("notes").setAttribute("aria-pressed", shown);
  }

  const keys = {
    ArrowRight: onwards, PageDown: onwards, " ": onwards, ArrowLeft: back, PageUp: back,
    Home: () => go(0), End: () => go(slides.length - 1, true),
    n: notes, N: notes, "?": () => help.showModal(),
  };

  // A button, a field, a living figure or code that scrolls sideways keeps the keys it has a use for itself.
  function taken(event) {
    if (event.target.closest("input, select, textarea, dialog, [data-dyplab-widget]")) return true;
    if (event.key === " ") return Boolean(event.target.closest("button, a, summary"));
    const wide = event.target.closest("pre, table");
    return Boolean(wide && event.key.startsWith("Arrow") && wide.scrollWidth > wide.clientWidth);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open || taken(event)) return;
    const letter = /^[nN?]$/.test(event.key);
    if (!(event.key in keys) || (letter && !by("letters").checked)) return;
    event.preventDefault();
    if (event.key === " " && event.shiftKey) back();
    else keys[event.key]();
  });

  document.querySelector("main").addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, select, textarea, summary, pre, .notes, [data-dyplab-widget]")) return;
    if (String(getSelection())) return;
    if (event.clientX < innerWidth / 4) back();
    else onwards();
  });

  let touched = null;
  document.addEventListener("touchstart", (event) => {
    touched = event.target.closest("pre, table, [data-dyplab-widget]") ? null : event.changedTouches[0];
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touched) return;
    const lifted = event.changedTouches[0];
    const across = lifted.clientX - touched.clientX, down = lifted.clientY - touched.clientY;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) (across < 0 ? onwards : back)();
  }, { passive: true });

  by("back").addEventListener("click", back);
  by("next").addEventListener("click", onwards);
  by("notes").addEventListener("click", notes);
  by("help").addEventListener("click", () => help.showModal());
  by("close").addEventListener("click", () => help.close());

  document.body.classList.add("deck");
  const named = () => slides.findIndex((slide) => `#${slide.id}` === decodeURIComponent(location.hash));
  window.addEventListener("hashchange", () => named() >= 0 && named() !== at && go(named()));
  go(Math.max(0, named()), false, false);
}
