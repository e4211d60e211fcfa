// What the widgets share. Python puts this before each widget's own code, so that a widget is one module.

const LIGHT = `--paper:#fff;--ink:#1c2733;--muted:#4a5766;--line:#6f7b88;--faint:#d5dbe1;--soft:#e3effa;
  --blue:#0b5cad;--orange:#a34e00;--on-blue:#fff`;
const DARK = `--paper:#12181f;--ink:#e6edf3;--muted:#a9b6c3;--line:#7f8c99;--faint:#313c48;--soft:#1b3047;
  --blue:#7db8f5;--orange:#ffb27a;--on-blue:#0a1320`;
const STYLE = `
:host { display: block; margin: .5em 0; }
.widget { ${LIGHT}; color-scheme: light; background: var(--paper); color: var(--ink); border: 1px solid var(--faint);
  border-radius: 8px; padding: 12px; max-width: 760px; box-sizing: border-box; font: .9375rem/1.45 system-ui, sans-serif; }
.widget.dark { ${DARK}; color-scheme: dark; }
.widget * { box-sizing: border-box; }
h3 { font-size: 1.05em; margin: 0 0 8px; }
p { margin: 6px 0; }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--ink); font-family: system-ui, sans-serif; }
.row { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: flex-end; margin: 8px 0; }
.row.top { align-items: flex-start; }
label { display: inline-flex; flex-direction: column; gap: 2px; font-size: .9em; color: var(--muted); max-width: 100%; }
label b { font-weight: inherit; color: var(--ink); font-variant-numeric: tabular-nums; }
button, select, input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
  border-radius: 5px; min-height: 30px; }
button { padding: 3px 11px; cursor: pointer; }
button:hover:not([aria-disabled="true"]) { background: var(--soft); }
button[aria-disabled="true"] { color: var(--muted); border-style: dashed; cursor: default; }
select { padding: 2px 4px; max-width: 100%; }
input[type="number"] { padding: 2px 4px; }
input[type="range"] { accent-color: var(--blue); padding: 0; margin: 0; width: 170px; max-width: 100%; border: none; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.number { font-variant-numeric: tabular-nums; }
@media (forced-colors: active) { svg { forced-color-adjust: none; } .widget { background: Canvas; } }`;

/** An element: `make("button", { class: "big", onclick: f }, "text", child)`. */
export function make(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same for a part of an SVG drawing. */
export function draw(tag, attributes = {}, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") element.style.cssText = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A number as the language writes it: -1,5 in Norwegian, -1.5 in English, with a true minus sign. */
export function written(value, digits, lang) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  const text = Math.abs(value).toFixed(digits);
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + (lang === "nb" ? text.replace(".", ",") : text);
}

/** The widget's frame inside `el`: theme, title, words, numbers. `frame.close` is what `render` must return. */
export function frame({ model, el }, css = "") {
  const ended = new AbortController();
  const host = make("div", { "data-lm-suppress-shortcuts": "true" }); // else JupyterLab takes the keys
  const root = make("section", { class: "widget", lang: model.get("lang"), "aria-label": model.get("words").title });
  root.append(make("h3", {}, model.get("words").title));
  const shadow = host.attachShadow({ mode: "open" });
  shadow.append(root);
  shadow.adoptedStyleSheets = [new CSSStyleSheet()]; // a page's policy may forbid style in its markup
  shadow.adoptedStyleSheets[0].replaceSync(STYLE + css);
  el.append(host);

  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    root.classList.toggle("dark", isDark(scheme.matches));
    root.dispatchEvent(new Event("theme")); // a canvas must be drawn again
  };
  const watcher = new MutationObserver(paint);
  for (const page of [document.documentElement, document.body]) watcher.observe(page, { attributes: true });
  scheme.addEventListener("change", paint, { signal: ended.signal });
  ended.signal.addEventListener("abort", () => watcher.disconnect());
  paint();

  const frame = {
    root,
    ended: ended.signal, // aborted when the widget goes away: stop timers here
    dark: () => root.classList.contains("dark"),
    still: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
    number: (value, digits = 0) => written(value, digits, model.get("lang")),
    say: (name, gaps = {}) => model.get("words")[name].replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]),
    hear(name, listener) {
      model.on(`change:${name}`, listener);
      ended.signal.addEventListener("abort", () => model.off(`change:${name}`, listener));
    },
    keep(values) {
      for (const [name, value] of Object.entries(values)) model.set(name, value);
      model.save_changes();
    },
    close() {
      ended.abort();
      host.remove();
    },
  };
  return frame;
}

function isDark(system) {
  const jupyter = document.body.dataset.jpThemeLight;
  if (jupyter) return jupyter === "false";
  const theme = document.documentElement.getAttribute("theme"); // Colab
  if (theme) return theme === "dark";
  if (document.body.dataset.vscodeThemeKind) return document.body.dataset.vscodeThemeKind.includes("dark");
  return system;
}

/** A slider with its name and its value in words; `slider.set(value)` moves it from code. */
export function slider(name, { min, max, step = 1, value, show = String }, onchange) {
  const input = make("input", { type: "range", min, max, step });
  const shown = make("b"); // not an output: a label would take that for what it names
  const label = make("label", {}, make("span", {}, `${name} `, shown), input);
  const tell = () => {
    shown.textContent = show(Number(input.value));
    input.setAttribute("aria-valuetext", show(Number(input.value)));
  };
  input.addEventListener("input", () => (tell(), onchange(Number(input.value))));
  label.set = (next) => ((input.value = next), tell());
  label.set(value);
  return label;
}

/** A list to choose from: `options` is pairs of value and text. */
export function choice(name, options, value, onchange) {
  const select = make("select", {}, ...options.map(([key, text]) => make("option", { value: key }, text)));
  const label = make("label", {}, make("span", {}, name), select);
  select.addEventListener("change", () => onchange(select.value));
  label.set = (next) => (select.value = String(next));
  label.set(value);
  return label;
}

/** A button. */
export function button(text, onclick) {
  return make("button", { type: "button", onclick }, text);
}

/**
 * Back, step, play and reset. `moves` has `step()`, `reset()`, perhaps `back()`, and `done()` and `fresh()`, which say
 * that there is nothing left to step or to undo. `told` is the element that describes the state: it is read aloud when
 * stepping, not while playing. With reduced motion "play" becomes "to the end": all is done at once, or `burst` steps.
 */
export function player(frame, moves, told, { pause = 400, burst = 1000 } = {}) {
  let timer = null;
  const once = (name, move, useless) => button(frame.say(name), () => (stop(), useless() || move(), tell()));
  const back = moves.back && once("back", moves.back, moves.fresh);
  const step = once("step", moves.step, moves.done);
  const reset = once("reset", moves.reset, moves.fresh);
  const play = button("", () => (timer ? stop() : start()));
  const bar = make("div", { class: "row", role: "group", "aria-label": frame.say("controls") });
  bar.append(...[back, step, play, reset].filter(Boolean));
  told.setAttribute("aria-live", "polite");

  function start() {
    if (frame.still()) {
      for (let n = 0; n < burst && !moves.done(); n++) moves.step();
    } else {
      told.setAttribute("aria-live", "off");
      timer = setInterval(() => (moves.done() ? stop() : (moves.step(), tell())), pause);
    }
    tell();
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    told.setAttribute("aria-live", "polite");
    tell();
  }
  function tell() {
    play.textContent = frame.say(timer ? "pause" : frame.still() ? "to_end" : "play");
    // A button that has the focus is never switched off under the reader's hands: it just does nothing.
    for (const [one, off] of [[back, moves.fresh()], [step, moves.done()], [play, moves.done()], [reset, moves.fresh()]])
      if (one) one.setAttribute("aria-disabled", String(off));
  }
  frame.ended.addEventListener("abort", () => clearInterval(timer));
  tell();
  bar.tell = tell;
  bar.stop = stop;
  return bar;
}

/** Black or white, whichever is read more easily on a grey of this lightness (0 to 1). */
export function onGrey(light) {
  return light > 0.46 ? "#000" : "#fff";
}
