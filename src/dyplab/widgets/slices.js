import { choice, button, draw, frame, make, slider } from "./kit.js";

// Axes: 0 to the right, 1 to the front, 2 up. Of each plane: across, up, through, and the letters at its edges.
export const PLANES = { axial: [0, 1, 2, "RLAP"], coronal: [0, 2, 1, "RLSI"], sagittal: [1, 2, 0, "APSI"] };
const COLOURS = ["#56b4e9", "#f0e442", "#ff7043", "#e58fc5"]; // of the labels, also told apart by pattern
const DASHES = ["1.5 3", "7 4", "none", "9 3 1.5 3"];
const STEPS = 200; // of the sliders of the window
const EDGE = 18; // around each picture, for the letters
const CSS = `
.fit { container-type: inline-size; }
.panes { --scale: min((100cqw - 6 * ${EDGE}px - 16px) / var(--total), 400px / var(--tall)); display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start; }
.pane { margin: 0; }
.pane label { display: flex; width: 100%; }
.pane input[type="range"] { width: 100%; min-height: 26px; }
.stage { position: relative; background: #000; padding: ${EDGE}px; cursor: crosshair; touch-action: pan-y pinch-zoom; user-select: none; -webkit-user-select: none;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; border-radius: 4px; }
.stage { display: grid; place-items: center; height: calc(var(--tall) * var(--scale) + ${2 * EDGE}px); }
.inner { position: relative; width: calc(var(--wide) * var(--scale)); height: calc(var(--high) * var(--scale)); }
.inner canvas, .inner svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.letter { position: absolute; color: #fff; font-size: 13px; font-weight: 700; line-height: ${EDGE}px; text-align: center; width: ${EDGE}px; pointer-events: none; }
.letter:nth-of-type(1) { left: -${EDGE}px; top: calc(50% - ${EDGE / 2}px); }
.letter:nth-of-type(2) { right: -${EDGE}px; top: calc(50% - ${EDGE / 2}px); }
.letter:nth-of-type(3) { left: calc(50% - ${EDGE / 2}px); top: -${EDGE}px; }
.letter:nth-of-type(4) { left: calc(50% - ${EDGE / 2}px); bottom: -${EDGE}px; }
.outline { fill: none; vector-effect: non-scaling-stroke; }
.under { stroke: #000; stroke-width: 6px; }
.cross { fill: none; stroke: #fff; stroke-width: 1.2px; vector-effect: non-scaling-stroke; opacity: .85; }
.told { min-height: 3em; font-weight: 600; font-variant-numeric: tabular-nums; }
.small, summary { font-size: .87em; color: var(--muted); margin: 4px 0; }
summary { cursor: pointer; min-height: 24px; }
fieldset { border: none; padding: 0; margin: 8px 0; min-width: 0; display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: center; }
legend { padding: 0; font-size: .93em; }
.tick { flex-direction: row; align-items: center; gap: 6px; min-height: 28px; color: var(--ink); }
.tick input { min-height: 0; width: 18px; height: 18px; margin: 0; accent-color: var(--blue); }
table { border-collapse: collapse; margin: 10px 0 4px; font-size: .93em; }
caption { text-align: left; color: var(--muted); }
th, td { padding: 2px 10px 2px 0; text-align: right; font-weight: 400; font-variant-numeric: tabular-nums; vertical-align: top; }
th:first-child { text-align: left; overflow-wrap: anywhere; min-width: 7.8em; }
thead th { color: var(--muted); border-bottom: 1px solid var(--faint); }
.swatch { display: inline-block; width: 30px; height: 16px; margin-right: 5px; vertical-align: -3px; background: #555; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.defs { position: absolute; width: 0; height: 0; }
@container (max-width: 520px) { .panes { --scale: min((100cqw - 2 * ${EDGE}px) / var(--most), 300px / var(--tall)); } .stage { height: auto; } table { font-size: .82em; } th, td { padding-right: 6px; } }
@media (forced-colors: active) { canvas, .stage, .letter, .swatch { forced-color-adjust: none; } }
@media print { .row, fieldset, details, .pane label { display: none; } .widget { break-inside: avoid; } }`;

/** The volumes of the page, one byte a voxel. */
export async function unpack(text, size) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  return Array.from({ length: all.length / size }, (_, n) => all.subarray(n * size, (n + 1) * size));
}

/** A slice as it is shown, row by row: what is right or front on the left, what is up or front on top. */
export function cut(volume, lengths, [across, up, through], at) {
  const strides = [lengths[1] * lengths[2], lengths[2], 1];
  const [wide, high] = [lengths[across], lengths[up]];
  const values = new Uint8Array(wide * high);
  for (let row = 0, n = 0; row < high; row++)
    for (let column = 0; column < wide; column++, n++)
      values[n] = volume[(wide - 1 - column) * strides[across] + (high - 1 - row) * strides[up] + at * strides[through]];
  return values;
}

/** From where to where `count` values are true: `inside(n)`. */
function runs(count, inside) {
  const found = [];
  for (let n = 0, from = -1; n <= count; n++) {
    const now = n < count && inside(n);
    if (now && from < 0) from = n;
    if (!now && from >= 0) (found.push([from, n]), (from = -1));
  }
  return found;
}

/** A path around all cells of a slice with this label; a cell is `dx` wide and `dy` high. */
export function squares(values, wide, label, dx = 1, dy = 1) {
  let path = "";
  for (let row = 0; row * wide < values.length; row++)
    for (const [from, to] of runs(wide, (column) => values[row * wide + column] === label))
      path += `M${from * dx} ${row * dy}H${to * dx}V${(row + 1) * dy}H${from * dx}z`;
  return path;
}

/** The border of the cells with this label, as closed lines, so that dashes run on around corners. */
export function edges(values, wide, label, dx = 1, dy = 1) {
  const [high, side] = [values.length / wide, wide + 1];
  const is = (row, column) => row >= 0 && row < high && column >= 0 && column < wide && values[row * wide + column] === label;
  const next = new Map(); // from a corner to the corners that follow it, clockwise around the label
  const add = (from, to) => next.set(from, [...(next.get(from) ?? []), to]);
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      if (!is(row, column)) continue;
      const corner = row * side + column;
      if (!is(row - 1, column)) add(corner, corner + 1);
      if (!is(row, column + 1)) add(corner + 1, corner + 1 + side);
      if (!is(row + 1, column)) add(corner + 1 + side, corner + side);
      if (!is(row, column - 1)) add(corner + side, corner);
    }
  let path = "";
  for (const start of next.keys())
    while (next.get(start).length) {
      path += `M${(start % side) * dx} ${Math.floor(start / side) * dy}`;
      let at = start;
      do {
        const to = next.get(at).pop();
        path += Math.abs(to - at) === 1 ? `H${(to % side) * dx}` : `V${Math.floor(to / side) * dy}`;
        at = to;
      } while (at !== start);
      path += "z";
    }
  return path;
}

/** Where a voxel lies, in mm to the right, to the front and up. */
export function millimetres(affine, voxel) {
  return [0, 1, 2].map((row) => voxel.reduce((sum, one, axis) => sum + affine[row][axis] * one, affine[row][3]));
}

/** Of the voxels that are shown the nearest one: its place along each of the three directions. */
export function nearest(axes, voxel) {
  return axes.map(({ axis, start, stride, length }) => Math.min(length - 1, Math.max(0, Math.floor((voxel[axis] - start) / stride + 0.5))));
}

/** How many voxels have one of these labels in the first mask, in the second, in both; and Dice (NaN when there is none). */
export function overlap(counts, labels) {
  const within = (n) => labels.includes(n);
  let [first, second, both] = [0, 0, 0];
  counts.forEach((row, a) => row.forEach((count, b) => {
    if (within(a)) first += count;
    if (within(b)) second += count;
    if (within(a) && within(b)) both += count;
  }));
  return { first, second, both, dice: (2 * both) / (first + second) };
}

/** How light each of the 256 levels is, from 0 to 255; level 0 is what lies around the head. */
export function lights({ low, high }, [level, width]) {
  return Uint8Array.from({ length: 256 }, (_, n) => {
    const value = low + ((n - 1) / 254) * (high - low);
    return n === 0 ? 0 : Math.round(255 * Math.min(1, Math.max(0, (value - level) / Math.max(width, 1e-12) + 0.5)));
  });
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const [axes, affine, scans, labels, regions, masks, counts] = ["axes", "affine", "scans", "labels", "regions", "masks", "counts"].map((name) => model.get(name));
  const lengths = axes.map(({ length }) => length);
  const mm = axes.map((axis) => axis.length * axis.mm);
  const [total, tall] = [mm[0] * 2 + mm[1], Math.max(mm[1], mm[2])];
  const TRAITS = ["voxel", "image", "windows"];
  const view = Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  let [volumes, at, later, seen, opacity, cross] = [null, nearest(axes, view.voxel), null, masks.map(() => true), 60, true];
  const scan = () => scans.find(({ name }) => name === view.image);
  const digits = ({ low, high }) => Math.max(0, Math.ceil(2 - Math.log10(high - low)));
  const millilitres = (voxels) => {
    const [[a, b, c], [d, e, f], [g, h, i]] = affine;
    const ml = (voxels * Math.abs(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g))) / 1000;
    return number(ml, ml >= 10 ? 1 : 2);
  };

  // The pictures: grey pixels on a canvas, masks and crosshair drawn over it in mm
  const tile = Math.max(total / 100, tall / 70); // of a pattern: about six pixels of the screen
  const patterns = [
    [draw("circle", { cx: 3, cy: 3, r: 2.6, fill: "#000" }), draw("circle", { cx: 3, cy: 3, r: 1.8 })],
    [draw("path", { d: "M-1 1l2-2M0 6l6-6M5 7l2-2", stroke: "#000", "stroke-width": 3 }), draw("path", { d: "M-1 1l2-2M0 6l6-6M5 7l2-2", "stroke-width": 1.7 })],
    [draw("rect", { width: 6, height: 6 })],
    [draw("path", { d: "M0 3h6", stroke: "#000", "stroke-width": 3.8 }), draw("path", { d: "M0 3h6", "stroke-width": 2.2 })],
  ].map((parts, n) => draw("pattern", { id: `fill${n + 1}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: `scale(${tile / 6})`, fill: COLOURS[n], stroke: COLOURS[n], "stroke-width": 0 }, ...parts));
  const defs = draw("svg", { class: "defs", "aria-hidden": "true" }, draw("defs", {}, ...patterns));

  const panes = Object.entries(PLANES).map(([name, plane]) => {
    const [across, up, through, letters] = plane;
    const axis = axes[through];
    const letter = "ijk"[axis.axis];
    const canvas = make("canvas", { width: lengths[across], height: lengths[up] });
    const over = draw("svg", { viewBox: `0 0 ${mm[across]} ${mm[up]}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    const inner = make("div", { class: "inner", style: `--wide:${mm[across]};--high:${mm[up]}` }, canvas, over,
      ...[...letters].map((one) => make("span", { class: "letter", "aria-hidden": "true" }, one)));
    const stage = make("div", { class: "stage", tabindex: 0, role: "application", "aria-describedby": "how" }, inner);
    // From left to right in the other pictures: the slices from the patient's right to the left, from back to front, upwards
    const place = (n) => (through === 0 ? axis.length - 1 - n : n);
    const index = (n) => axis.start + axis.stride * n;
    const scroll = slider(say("slice", { plane: say(name), axis: letter }), { min: 0, max: axis.length - 1, value: 0, show: (n) => String(index(place(n))) }, (n) => act({ [through]: place(n) }));
    const pane = { name, plane, canvas, over, inner, stage, scroll, place, tell: () => stage.setAttribute("aria-label", say("pane", { plane: say(name), axis: letter, index: index(at[through]) })) };
    listen(pane);
    return pane;
  });

  // The controls
  const image = choice(say("image"), scans.map(({ name }) => [name, name]), view.image, (name) => (Object.assign(view, { image: name }), redraw(), keep()));
  const share = { level: (one) => (view.windows[one.name][0] - one.low) / (one.high - one.low), width: (one) => view.windows[one.name][1] / (one.high - one.low) };
  const windowed = (name, n) => slider(say(name), { min: n, max: STEPS, value: 0, show: () => number(view.windows[view.image][n], digits(scan())) }, (step) => {
    const [one, pair] = [scan(), [...view.windows[view.image]]];
    pair[n] = n ? (step / STEPS) * (one.high - one.low) : one.low + (step / STEPS) * (one.high - one.low);
    shape(pair);
  });
  const [level, width] = [windowed("level", 0), windowed("width", 1)];
  const firsts = Object.fromEntries(scans.map(({ name, window }) => [name, window]));
  const tick = (text, on) => {
    const box = make("input", { type: "checkbox", checked: true, onchange: () => (on(box.checked), redraw()) });
    return make("label", { class: "tick" }, box, text);
  };
  const drawn = make("fieldset", {}, make("legend", {}, say("masks")),
    ...masks.map((name, n) => tick(say(n ? "outlined" : "filled", { name }), (on) => (seen[n] = on))),
    tick(say("crosshair"), (on) => (cross = on)),
    ...(masks.length ? [slider(say("opacity"), { min: 10, max: 100, step: 5, value: opacity, show: (n) => say("percentage", { share: number(n) }) }, (n) => ((opacity = n), redraw()))] : []));
  const told = make("p", { class: "told", "aria-live": "polite" });
  const sizes = (list) => list.map((one) => number(one, [0, 1].find((few) => Math.abs(one - one.toFixed(few)) < 1e-6) ?? 2)).join(" × ");
  const caption = [
    say(axes.some(({ stride }) => Math.abs(stride) > 1) ? "thinned" : "whole", { shown: sizes(axes.map((axis) => axis.mm)), scan: sizes(axes.map((axis) => axis.mm / Math.abs(axis.stride))) }),
    masks.length ? say("counted") : "", say("rounded"),
    model.get("assumed") ? say("assumed") : "", model.get("tilt") > 3 ? say("tilted", { degrees: number(model.get("tilt")) }) : "", say("teaching"),
  ].filter(Boolean).join(" ");
  it.root.append(
    defs,
    make("div", { class: "row" }, ...(scans.length > 1 ? [image] : []), level, width, button(say("first_window"), () => shape(firsts[view.image]))),
    make("div", { class: "fit" }, make("div", { class: "panes", style: `--total:${total};--tall:${tall};--most:${Math.max(mm[0], mm[1])}` },
      ...panes.map(({ stage, scroll }) => make("figure", { class: "pane" }, stage, scroll)))),
    make("p", { class: "small" }, say("side")),
    told, drawn, make("div", { class: "fit" }, ...tables()),
    make("details", {}, make("summary", {}, say("help")), make("p", { class: "small", id: "how" }, say("hint"))),
    make("p", { class: "small" }, caption),
  );

  function swatch(n, outline) {
    const box = { x: 0, y: 0, width: 30, height: 16 };
    const inside = { x: 5, y: 4, width: 20, height: 8 };
    const parts = outline
      ? [draw("rect", { ...inside, class: "outline under", style: "stroke-width: 4px" }), draw("rect", { ...inside, class: "outline", stroke: COLOURS[n], "stroke-width": 2, "stroke-dasharray": DASHES[n] })]
      : [draw("rect", { ...box, width: 30 * (tile / 6), height: 16 * (tile / 6), fill: `url(#fill${n + 1})` })];
    return draw("svg", { class: "swatch", "aria-hidden": "true", viewBox: outline ? "0 0 30 16" : `0 0 ${30 * (tile / 6)} ${16 * (tile / 6)}` }, ...parts);
  }

  function tables() {
    if (!masks.length) return [];
    const head = (...names) => make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
    const row = (first, ...cells) => make("tr", {}, make("th", { scope: "row" }, ...first), ...cells.map((cell) => make("td", {}, cell)));
    const rows = labels.map((label, n) => {
      const { first, second } = overlap(counts, [n + 1]);
      return row([...masks.map((_, k) => swatch(n, k === 1)), say("numbered", label)], millilitres(first), ...(masks.length > 1 ? [millilitres(second)] : []));
    });
    const volume = make("table", {}, make("caption", {}, say("volumes")), head(say("label"), ...masks), make("tbody", {}, ...rows));
    if (masks.length < 2) return [volume];
    const shares = regions.map((region) => {
      const { first, second, both, dice } = overlap(counts, region.labels);
      return row([region.name], ...[first, second, both].map(millilitres), Number.isNaN(dice) ? "–" : number(dice, 2));
    });
    return [volume,
      make("table", {}, make("caption", {}, say("regions")), head(say("region"), ...masks, say("both"), "Dice"), make("tbody", {}, ...shares)),
      make("p", { class: "small" }, say("definition", { a: masks[0], b: masks[1] }))];
  }

  function keep() {
    clearTimeout(later);
    later = setTimeout(() => it.keep({ ...view }), 150); // at the end of a burst
  }

  /** The crosshair goes to other slices: `act({ 2: 40 })` to the 40th upwards. */
  function act(changes) {
    for (const [axis, n] of Object.entries(changes)) at[axis] = Math.min(lengths[axis] - 1, Math.max(0, Math.round(n)));
    const voxel = [0, 0, 0];
    axes.forEach(({ axis, start, stride }, n) => (voxel[axis] = start + stride * at[n]));
    if (String(voxel) === String(view.voxel)) return;
    view.voxel = voxel;
    redraw();
    keep();
  }

  function shape(pair) {
    view.windows = { ...view.windows, [view.image]: pair };
    redraw();
    keep();
  }

  function redraw() {
    const one = scan();
    image.set(view.image);
    level.set(Math.round(STEPS * share.level(one)));
    width.set(Math.round(STEPS * share.width(one)));
    for (const { scroll, place, plane, tell } of panes) (scroll.set(place(at[plane[2]])), tell());
    if (!volumes) return;
    const light = lights(one, view.windows[view.image]);
    for (const pane of panes) paint(pane, light);
    const n = at[0] * lengths[1] * lengths[2] + at[1] * lengths[2] + at[2];
    const step = volumes[scans.indexOf(one)][n];
    const value = step ? one.low + ((step - 1) / 254) * (one.high - one.low) : one.background;
    const sign = step === 255 && one.above ? "≥ " : step === 1 && one.below ? "≤ " : "";
    const [i, j, k] = view.voxel;
    const [x, y, z] = millimetres(affine, view.voxel).map((value) => number(value, 1));
    const marked = masks.map((mask, m) => say("label_told", { mask, label: labels[volumes[scans.length + m][n] - 1]?.name ?? say("no_label") }));
    told.textContent = [say("voxel_told", { i, j, k, x, y, z, image: one.name, value: sign + number(value, value === 0 ? 0 : digits(one)) }), ...marked].join(" ");
  }

  function paint({ name, plane, canvas, over }, light) {
    const [across, up, through] = plane;
    const values = cut(volumes[scans.indexOf(scan())], lengths, plane, at[through]);
    const pixels = new ImageData(lengths[across], lengths[up]);
    values.forEach((value, n) => pixels.data.set([light[value], light[value], light[value], 255], 4 * n));
    canvas.getContext("2d").putImageData(pixels, 0, 0);
    const [dx, dy] = [axes[across].mm, axes[up].mm];
    const parts = [];
    masks.forEach((_, m) => {
      if (!seen[m]) return;
      const marked = cut(volumes[scans.length + m], lengths, plane, at[through]);
      labels.forEach((_, n) => {
        if (!marked.includes(n + 1)) return;
        if (!m) return parts.push(draw("path", { d: squares(marked, lengths[across], n + 1, dx, dy), fill: `url(#fill${n + 1})`, "fill-opacity": opacity / 100, "data-mask": m, "data-label": n + 1 }));
        const [d, inside] = [edges(marked, lengths[across], n + 1, dx, dy), `inside-${name}-${n + 1}`]; // its half within the label is seen
        parts.push(draw("clipPath", { id: inside }, draw("path", { d: squares(marked, lengths[across], n + 1, dx, dy) })),
          draw("g", { "clip-path": `url(#${inside})` }, draw("path", { d, class: "outline under" }),
            draw("path", { d, class: "outline", stroke: COLOURS[n], "stroke-width": 4, "stroke-dasharray": DASHES[n], "data-mask": m, "data-label": n + 1 })));
      });
    });
    const [x, y] = [(lengths[across] - at[across] - 0.5) * dx, (lengths[up] - at[up] - 0.5) * dy];
    const gap = 1.4 * tile;
    if (cross) parts.push(draw("path", { class: "cross", d: `M0 ${y}H${Math.max(0, x - gap)}M${x + gap} ${y}H${Math.max(x + gap, mm[across])}M${x} 0V${Math.max(0, y - gap)}M${x} ${y + gap}V${Math.max(y + gap, mm[up])}` }));
    over.replaceChildren(...parts);
  }

  /** Pointer, wheel and keys on one picture. */
  function listen({ plane: [across, up, through], inner, stage, place }) {
    let [held, turned] = [null, 0];
    const last = lengths[through] - 1;
    const scroll = (n) => act({ [through]: place(Math.min(last, Math.max(0, Math.round(n)))) });
    const now = () => place(at[through]);
    const under = (event) => {
      const box = inner.getBoundingClientRect();
      const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      return { [across]: lengths[across] - 1 - Math.floor(x * lengths[across]), [up]: lengths[up] - 1 - Math.floor(y * lengths[up]) };
    };
    stage.addEventListener("pointerdown", (event) => {
      if (event.button || held) return;
      const kind = event.pointerType === "touch" ? "touch" : event.shiftKey ? "window" : "cross";
      held = { kind, id: event.pointerId, x: event.clientX, y: event.clientY, from: now(), pair: [...view.windows[view.image]], moved: false };
      stage.setPointerCapture(event.pointerId);
      told.setAttribute("aria-live", "off"); // not every place on the way is read aloud
      if (kind === "cross") act(under(event));
    });
    stage.addEventListener("pointermove", (event) => {
      if (event.pointerId !== held?.id) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held.moved ||= Math.abs(dx) > 8 || Math.abs(dy) > 8;
      if (held.kind === "cross") act(under(event));
      else if (held.kind === "touch" && held.moved) scroll(held.from + dx / 6);
      else if (held.kind === "window") {
        const { low, high } = scan();
        const part = (high - low) / 250;
        shape([Math.min(high, Math.max(low, held.pair[0] - dy * part)), Math.min(high - low, Math.max(part, held.pair[1] + dx * part))]);
      }
    });
    const end = (event) => {
      if (event.pointerId !== held?.id) return;
      if (event.type === "pointerup" && held.kind === "touch" && !held.moved) act(under(event));
      held = null;
      told.setAttribute("aria-live", "polite");
    };
    for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, end);
    stage.addEventListener("wheel", (event) => {
      if (event.ctrlKey || !it.root.getRootNode().activeElement) return; // until a click the page scrolls
      event.preventDefault();
      turned += event.deltaY * (event.deltaMode ? 30 : 1);
      const steps = Math.trunc(turned / 30);
      turned -= 30 * steps;
      if (steps) scroll(now() - Math.sign(steps) * Math.min(Math.abs(steps), 3));
    }, { passive: false });
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const moves = {
        ArrowLeft: () => act({ [across]: at[across] + 1 }), ArrowRight: () => act({ [across]: at[across] - 1 }),
        ArrowUp: () => act({ [up]: at[up] + 1 }), ArrowDown: () => act({ [up]: at[up] - 1 }),
        PageUp: () => scroll(now() + 1), PageDown: () => scroll(now() - 1), Home: () => scroll(0), End: () => scroll(last),
      };
      if (!moves[event.key]) return;
      event.preventDefault();
      moves[event.key]();
    });
  }

  for (const name of TRAITS)
    it.hear(name, () => {
      if (JSON.stringify(model.get(name)) === JSON.stringify(view[name])) return;
      view[name] = model.get(name);
      at = nearest(axes, view.voxel);
      redraw();
    });
  it.ended.addEventListener("abort", () => clearTimeout(later));
  redraw();
  unpack(model.get("volumes_packed"), lengths[0] * lengths[1] * lengths[2]).then((unpacked) => ((volumes = unpacked), it.ended.aborted || redraw()));
  return it.close;
}

export default { render };
