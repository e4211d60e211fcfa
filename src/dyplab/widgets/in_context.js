import { button, draw, frame, make, slider } from "./kit.js";

const PLACES = 9; // where the new patient was put beforehand, both ways
const SIDE = 24; // where the model was asked, both ways
const STEPS = 80; // of a slider; every tenth is a place
const [LEFT, TOP, WIDE] = [46, 8, 284]; // of the plane within its drawing
const CSS = `
.seen { display: flex; flex-wrap: wrap; gap: 10px 22px; margin: 8px 0; }
.plane { flex: 1 1 340px; max-width: 440px; min-width: 0; }
.aside { flex: 1 1 210px; min-width: 0; }
.stage { position: relative; }
.stage canvas { position: absolute; left: ${(100 * LEFT) / 340}%; top: ${(100 * TOP) / 318}%; width: ${(100 * WIDE) / 340}%; height: ${(100 * WIDE) / 318}%; }
.stage svg { position: relative; width: 100%; cursor: crosshair; user-select: none; -webkit-user-select: none; }
.grip { cursor: grab; }
.held .grip, .held svg { cursor: grabbing; }
.axis { font-size: .87em; color: var(--muted); margin: 0; }
.axis.x { text-align: right; }
.small { font-size: .87em; color: var(--muted); margin: 4px 0; }
.told { min-height: 5.8em; font-weight: 600; font-variant-numeric: tabular-nums; }
fieldset { border: none; padding: 0; margin: 0 0 14px; min-width: 0; }
legend { padding: 0; font-size: .93em; }
fieldset label, fieldset input[type="range"] { width: 100%; }
fieldset label { margin-top: 6px; }
.three { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 4px; }
button[aria-pressed="true"], button[aria-pressed="true"]:hover:not([aria-disabled="true"]) { background: var(--blue); color: var(--on-blue); border-color: var(--blue); }
.scale { display: grid; grid-template-columns: auto 1fr auto; gap: 2px 8px; align-items: center; }
.scale span:first-child { grid-column: 1 / -1; }
.bar { height: 12px; border: 1px solid var(--line); print-color-adjust: exact; -webkit-print-color-adjust: exact;
  background: linear-gradient(to right, color-mix(in srgb, var(--blue) 55%, var(--paper)), var(--paper), color-mix(in srgb, var(--orange) 55%, var(--paper))); }
.edge { fill: none; stroke: var(--ink); stroke-width: 2; }
.tenth { fill: none; stroke: var(--ink); stroke-width: .7; opacity: .75; }
.before { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 4; }
.known { stroke: var(--paper); stroke-width: 1; }
.one { stroke: var(--ink); stroke-width: 2.5; }
.one.absent { fill: var(--paper); fill-opacity: .75; stroke-width: 2; }
.hover { stroke: var(--paper); stroke-width: 4px; paint-order: stroke; font-weight: 700; pointer-events: none; }
@media (forced-colors: active) { canvas, .bar { forced-color-adjust: none; } button[aria-pressed="true"] { outline: 2px solid Highlight; } }
@media print { fieldset, .hint { display: none; } .widget { break-inside: avoid; } }`;

/** The model's answers, one byte a place: the first as they are, the others as differences from the first. */
export async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  for (let n = SIDE * SIDE; n < bytes.length; n++) bytes[n] += bytes[n % (SIDE * SIDE)]; // modulo 256
  return bytes;
}

/** The four places of a grid around a share of the way across and up, with what each weighs. */
export function around([across, up], count) {
  const [i, j] = [across, up].map((share) => Math.min(Math.floor(share * (count - 1)), count - 2));
  const [a, b] = [across * (count - 1) - i, up * (count - 1) - j];
  const at = j * count + i;
  return [[at, (1 - a) * (1 - b)], [at + 1, a * (1 - b)], [at + count, (1 - a) * b], [at + count + 1, a * b]];
}

/** Probabilities all over the plane, row by row from the lowest, with a new patient of this outcome, or none (null). */
export function surface(bytes, outcome, share) {
  const [cells, values] = [SIDE * SIDE, new Float64Array(SIDE * SIDE)];
  const parts = outcome === null ? [[-1, 1]] : around(share, PLACES);
  for (const [place, weight] of parts) {
    const from = outcome === null ? 0 : cells * (1 + outcome * PLACES * PLACES + place);
    for (let n = 0; n < cells; n++) values[n] += (weight * bytes[from + n]) / 255;
  }
  return values;
}

/** The probability at a share of the way across and up. */
export function probability(values, share) {
  return around(share, SIDE).reduce((sum, [at, weight]) => sum + weight * values[at], 0);
}

/** Where the probability crosses a level: pieces of line, both ends as shares of the way across and up. */
export function contour(values, level) {
  const pieces = [];
  for (let j = 0; j < SIDE - 1; j++)
    for (let i = 0; i < SIDE - 1; i++) {
      const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const above = corners.map(([a, b]) => values[b * SIDE + a] - level);
      const crossed = [];
      for (let k = 0; k < 4; k++) {
        const next = (k + 1) % 4;
        if (above[k] > 0 === above[next] > 0) continue;
        const part = above[k] / (above[k] - above[next]);
        crossed.push(corners[k].map((one, axis) => (one + part * (corners[next][axis] - one)) / (SIDE - 1)));
      }
      for (let k = 0; k + 1 < crossed.length; k += 2) pieces.push([crossed[k], crossed[k + 1]]);
    }
  return pieces;
}

/** Round numbers along an axis, at most six, and how many decimals they need. */
export function ticks(low, high) {
  const ten = 10 ** Math.floor(Math.log10((high - low) / 5));
  const step = ten * [1, 2, 5, 10].find((one) => one * ten >= (high - low) / 5 - 1e-12);
  const first = Math.ceil(low / step - 1e-9);
  const values = Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, n) => (first + n) * step);
  return { values, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const [low, high, names, outcomes] = ["low", "high", "names", "outcomes"].map((name) => model.get(name));
  const [well, ill] = outcomes;
  const TRAITS = ["outcome", "place", "asked"];
  const view = Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  const digits = [0, 1].map((axis) => Math.max(0, Math.ceil(2 - Math.log10(high[axis] - low[axis]))));
  const shares = (place) => place.map((one, axis) => Math.min(1, Math.max(0, (one - low[axis]) / (high[axis] - low[axis]))));
  const placed = (share) => share.map((one, axis) => low[axis] + one * (high[axis] - low[axis]));
  const written = (place, axis) => number(place[axis], digits[axis]);
  const pair = (place) => say("pair", { x: written(place, 0), y: written(place, 1) });
  const percent = (value) => (value >= 0.005 && value < 0.995 ? say("percentage", { share: number(100 * value) }) : say(value < 0.5 ? "under_one" : "over_99"));
  const spot = ([across, up]) => [LEFT + across * WIDE, TOP + (1 - up) * WIDE];
  let [bytes, values, held, gripped] = [null, null, null, false];

  // The plane
  const canvas = make("canvas", { width: 480, height: 480, "aria-hidden": "true" });
  const plane = draw("svg", { viewBox: "0 0 340 318", role: "img", "aria-label": say("plane", { n: model.get("known").length, x: names[0], y: names[1], ill }) });
  const shape = (kind, size) => (kind ? `M0 ${-1.2 * size}l${1.1 * size} ${2 * size}h${-2.2 * size}z` : `M${-size} 0a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`);
  const colour = (kind) => `var(${kind ? "--orange" : "--blue"})`;
  const put = (part, share) => part.setAttribute("transform", `translate(${spot(share).map((one) => one.toFixed(2)).join(" ")})`);
  const line = (kind) => draw("path", { class: kind });
  const lines = { before: line("before"), tenths: line("tenth"), edge: line("edge") };
  const knowns = model.get("known").map(([x, y, kind]) => {
    const part = draw("path", { class: "known", d: shape(kind, 4.5), fill: colour(kind) });
    put(part, shares([x, y]));
    return part;
  });
  const grip = (name, ...parts) => draw("g", { class: "grip", "data-name": name }, draw("circle", { r: 20, fill: "transparent" }), ...parts);
  const one = draw("path", { class: "one" });
  const grips = {
    asked: grip("asked", draw("circle", { r: 10, fill: "var(--paper)", stroke: "var(--ink)", "stroke-width": 1.5 }), draw("text", { y: 5, "text-anchor": "middle", "font-size": 14, "font-weight": 700 }, "?")),
    place: grip("place", one),
  };
  const hover = draw("text", { class: "hover", "font-size": 13 });
  const text = (x, y, anchor, words) => draw("text", { x, y, "text-anchor": anchor, "font-size": 12 }, words);
  const marks = [0, 1].flatMap((axis) => {
    const { values: at, digits: few } = ticks(low[axis], high[axis]);
    return at.flatMap((value) => {
      const [x, y] = spot(axis ? [0, shares([0, value])[1]] : [shares([value, 0])[0], 0]);
      return [draw("path", { d: axis ? `M${x} ${y}h-4` : `M${x} ${y}v4`, stroke: "var(--line)" }),
        axis ? text(x - 7, y + 4, "end", number(value, few)) : text(x, y + 18, "middle", number(value, few))];
    });
  });
  plane.append(...Object.values(lines), draw("rect", { x: LEFT, y: TOP, width: WIDE, height: WIDE, fill: "none", stroke: "var(--line)" }), ...marks, ...knowns, grips.asked, grips.place, hover);
  const stage = make("div", { class: "stage" }, canvas, plane);

  // The controls
  const kinds = [[null, say("absent")], [0, well], [1, ill]].map(([kind, name]) => [kind, button(name, () => (act({ outcome: kind }), keep()))]);
  const sliders = (name) => [0, 1].map((axis) =>
    slider(names[axis], { min: 0, max: STEPS, value: 0, show: () => written(view[name], axis) }, (n) => {
      const share = shares(view[name]);
      share[axis] = n / STEPS;
      act({ [name]: placed(share) });
      keep();
    }));
  const moving = { place: sliders("place"), asked: sliders("asked") };
  const told = make("p", { class: "told", "aria-live": "polite" });
  it.root.append(
    make("p", { class: "small hint" }, say("hint", { well, ill })),
    make("div", { class: "seen" },
      make("div", { class: "plane" }, make("p", { class: "axis" }, `↑ ${names[1]}`), stage, make("p", { class: "axis x" }, `${names[0]} →`), told),
      make("div", { class: "aside" },
        make("fieldset", {}, make("legend", {}, say("new")), make("div", { class: "three" }, ...kinds.map(([, part]) => part)), ...moving.place),
        make("fieldset", {}, make("legend", {}, say("question")), ...moving.asked),
        make("div", { class: "small scale" }, make("span", {}, say("colour", { ill })), make("span", {}, say("percentage", { share: 0 })), make("div", { class: "bar" }), make("span", {}, say("percentage", { share: 100 }))),
        make("p", { class: "small" }, say("legend", { well, ill })))),
    make("p", { class: "small" }, say("computed", { places: PLACES })),
  );

  const keep = () => it.keep({ ...view });

  function act(changes) {
    Object.assign(view, changes);
    redraw();
  }

  function redraw() {
    const [place, asked] = [shares(view.place), shares(view.asked)];
    for (const [kind, part] of kinds) part.setAttribute("aria-pressed", String(kind === view.outcome));
    for (const [name, pair] of Object.entries(moving)) pair.forEach((part, axis) => part.set(Math.round(shares(view[name])[axis] * STEPS)));
    one.setAttribute("d", view.outcome === null ? `${shape(0, 9)}M-4.5 0h9M0 -4.5v9` : shape(view.outcome, 7));
    one.setAttribute("class", view.outcome === null ? "one absent" : "one");
    one.style.fill = view.outcome === null ? "" : colour(view.outcome);
    put(grips.place, place);
    put(grips.asked, asked);
    if (!bytes) return;
    values = surface(bytes, view.outcome, place);
    paint();
    const before = surface(bytes, null);
    const path = (from, level) => contour(from, level).map((ends) => `M${ends.map((end) => spot(end).map((part) => part.toFixed(1)).join(" ")).join("L")}`).join("");
    lines.edge.setAttribute("d", path(values, 0.5));
    lines.tenths.setAttribute("d", path(values, 0.1) + path(values, 0.9));
    lines.before.setAttribute("d", view.outcome === null ? "" : path(before, 0.5));
    const gaps = { ill, asked: pair(view.asked), share: percent(probability(values, asked)) };
    told.textContent = view.outcome === null ? say("told_absent", gaps)
      : say("told", { ...gaps, place: pair(view.place), outcome: outcomes[view.outcome], before: percent(probability(before, asked)) });
  }

  const small = document.createElement("canvas");
  small.width = small.height = SIDE;

  function paint() {
    const theme = getComputedStyle(it.root);
    const [blue, paper, orange] = ["--blue", "--paper", "--orange"].map((name) => {
      const hex = theme.getPropertyValue(name).trim().slice(1);
      const six = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
      return [0, 2, 4].map((at) => parseInt(six.slice(at, at + 2), 16));
    });
    const pen = small.getContext("2d");
    const pixels = pen.createImageData(SIDE, SIDE);
    values.forEach((value, n) => {
      const at = 4 * ((SIDE - 1 - Math.floor(n / SIDE)) * SIDE + (n % SIDE)); // the lowest row last
      const [end, strength] = [value < 0.5 ? blue : orange, 1.1 * Math.abs(value - 0.5)];
      for (let c = 0; c < 3; c++) pixels.data[at + c] = paper[c] + strength * (end[c] - paper[c]);
      pixels.data[at + 3] = 255;
    });
    pen.putImageData(pixels, 0, 0);
    canvas.getContext("2d").drawImage(small, 0.5, 0.5, SIDE - 1, SIDE - 1, 0, 0, canvas.width, canvas.height);
  }

  // The pointer: drag what can be gripped, click to ask elsewhere, read the number below it
  function under(event) {
    const box = plane.getBoundingClientRect();
    const [x, y] = [((event.clientX - box.left) / box.width) * 340, ((event.clientY - box.top) / box.height) * 318];
    return [(x - LEFT) / WIDE, 1 - (y - TOP) / WIDE];
  }
  const inside = (share) => share.map((part) => Math.min(1, Math.max(0, part)));

  const gripping = (event) => event.target.closest(".grip")?.dataset.name ?? null;
  plane.addEventListener("touchstart", (event) => gripping(event) && event.preventDefault(), { passive: false }); // else the page scrolls
  plane.addEventListener("pointerdown", (event) => {
    held = gripping(event);
    gripped = held !== null; // until the click that ends it
    if (!gripped) return;
    plane.setPointerCapture(event.pointerId);
    stage.classList.add("held");
    told.setAttribute("aria-live", "off"); // not every place on the way is read aloud
  });
  plane.addEventListener("pointermove", (event) => {
    const share = under(event);
    if (held) act({ [held]: placed(inside(share)) });
    const seen = !held && values && event.pointerType !== "touch" && share.every((part) => part >= 0 && part <= 1);
    hover.textContent = seen ? percent(probability(values, share)) : "";
    if (!seen) return;
    const [x, y] = spot(share);
    hover.setAttribute("text-anchor", share[0] > 0.8 ? "end" : "start");
    hover.setAttribute("x", x + (share[0] > 0.8 ? -12 : 12));
    hover.setAttribute("y", share[1] > 0.9 ? y + 22 : y - 10);
  });
  plane.addEventListener("pointerleave", () => (hover.textContent = ""));
  for (const end of ["pointerup", "pointercancel"])
    plane.addEventListener(end, () => {
      stage.classList.remove("held");
      told.setAttribute("aria-live", "polite");
      if (held) keep();
      held = null;
    });
  plane.addEventListener("click", (event) => {
    const share = under(event);
    if (gripped || share.some((part) => part < 0 || part > 1)) return;
    act({ asked: placed(share) });
    keep();
  });

  for (const name of TRAITS) it.hear(name, () => String(model.get(name)) !== String(view[name]) && act({ [name]: model.get(name) }));
  it.root.addEventListener("theme", () => values && paint());
  redraw();
  unpack(model.get("surfaces")).then((unpacked) => ((bytes = unpacked), it.ended.aborted || redraw()));
  return it.close;
}

export default { render };
