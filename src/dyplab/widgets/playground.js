import { button, choice, draw, frame, make, player, slider } from "./kit.js";

const SHAPES = ["blobs", "circles", "xor", "spiral"];
const REACH = 3; // the plane goes from -3 to 3 both ways
const SIDE = 100; // squares of the surface, both ways
const MOST = 1000; // epochs
const CSS = `
.knobs { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(10em, 46%), 1fr)); gap: 8px 14px; align-items: end; margin: 8px 0; }
.knobs > *, .knobs select, .knobs input { width: 100%; min-width: 0; }
.seen { display: flex; flex-wrap: wrap; gap: 10px 18px; margin: 12px 0 4px; }
.plane { flex: 0 1 360px; min-width: 0; }
.aside { flex: 1 1 240px; min-width: 0; }
canvas { display: block; width: 100%; border: 1px solid var(--line); border-radius: 3px; }
.aside canvas { border: none; }
.small { font-size: .87em; color: var(--muted); margin: 3px 0 8px; }
.told { min-height: 2.9em; font-weight: 600; font-variant-numeric: tabular-nums; }
.share, .share input { width: 100%; }
.share input { font: .85em ui-monospace, monospace; padding: 3px 6px; }
.share input[aria-invalid="true"] { border: 2px dashed var(--orange); }
@media (forced-colors: active) { canvas { forced-color-adjust: none; } }`;

/** Chance that always comes out the same from the same seed (mulberry32): each call gives a number from 0 to 1. */
export function chance(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const normal = (drawn) => Math.sqrt(-2 * Math.log(1 - drawn())) * Math.cos(2 * Math.PI * drawn());
const between = (drawn, low, high) => low + (high - low) * drawn();

/** Two groups of patients in a plane; every other one is ill. The first half is for training, the second for testing. */
export function patients(shape, count, noise, seed) {
  const drawn = chance(seed);
  const [x, y, ill] = [new Float64Array(count), new Float64Array(count), new Uint8Array(count)];
  for (let n = 0; n < count; n++) {
    ill[n] = n % 2;
    const sign = ill[n] ? 1 : -1;
    if (shape === "blobs") {
      x[n] = sign * 1.1 + 0.4 * normal(drawn);
      y[n] = sign * 0.9 + 0.4 * normal(drawn);
    } else if (shape === "xor") {
      x[n] = between(drawn, 0.15, 2.5) * (drawn() < 0.5 ? 1 : -1);
      y[n] = -sign * Math.sign(x[n]) * between(drawn, 0.15, 2.5);
    } else {
      const far = drawn();
      const spiral = shape === "spiral";
      const radius = spiral ? 0.2 + 2.4 * far : ill[n] ? 1.7 + 0.8 * far : far;
      const angle = spiral ? 3.5 * Math.PI * far + ill[n] * Math.PI : between(drawn, 0, 2 * Math.PI);
      x[n] = radius * Math.cos(angle);
      y[n] = radius * Math.sin(angle);
    }
    x[n] += noise * normal(drawn);
    y[n] += noise * normal(drawn);
  }
  return { x, y, ill, split: Math.ceil(count / 2) };
}

// What a unit does with its sum, and how steep that is, told from what came out.
const BENDS = {
  relu: [(sum) => (sum > 0 ? sum : 0), (out) => (out > 0 ? 1 : 0)],
  tanh: [Math.tanh, (out) => 1 - out * out],
  sigmoid: [(sum) => 1 / (1 + Math.exp(-sum)), (out) => out * (1 - out)],
  none: [(sum) => sum, () => 1],
};

// What each knob may be.
const within = (low, high) => (value) => value >= low && value <= high;
const whole = (low, high) => (value) => Number.isInteger(value) && value >= low && value <= high;
const FITS = {
  data: (value) => SHAPES.includes(value),
  activation: (value) => Object.hasOwn(BENDS, value),
  hidden: (units) => units.length <= 3 && units.every(whole(1, 8)),
  noise: within(0, 1), points: whole(20, 500), rate: within(0, 10), l2: within(0, 1), batch: whole(1, 500), seed: whole(0, 4294967295),
};

/** Layers from two inputs through `hidden` to one sum, which the sigmoid makes a probability of being ill. */
export function network(hidden, activation, seed) {
  const drawn = chance(seed ^ 0x5eed);
  const sizes = [2, ...hidden, 1];
  const layers = sizes.slice(1).map((outputs, k) => {
    const inputs = sizes[k];
    const size = Math.sqrt((activation === "relu" ? 2 : 1) / inputs);
    const weights = Float64Array.from({ length: inputs * outputs }, () => size * normal(drawn));
    const empty = (length) => new Float64Array(length);
    return { inputs, outputs, weights, bias: empty(outputs), out: empty(outputs), slope: empty(outputs),
      weightSlopes: empty(inputs * outputs), biasSlopes: empty(outputs) };
  });
  return { layers, activation, drawn, input: new Float64Array(2) };
}

/** The sum of the last layer for one patient; above 0 means ill. */
export function answer(net, a, b) {
  const [bend] = BENDS[net.activation];
  const { layers } = net;
  let before = net.input;
  before[0] = a;
  before[1] = b;
  for (let k = 0; k < layers.length; k++) {
    const { inputs, outputs, weights, bias, out } = layers[k];
    const last = k === layers.length - 1;
    for (let o = 0, w = 0; o < outputs; o++) {
      let sum = bias[o];
      for (let i = 0; i < inputs; i++) sum += weights[w++] * before[i];
      out[o] = last ? sum : bend(sum);
    }
    before = out;
  }
  return before[0];
}

/** The gradient of the mean cross-entropy of these patients, written into each layer's slopes. */
export function gradients(net, data, rows) {
  const [, steepness] = BENDS[net.activation];
  const { layers } = net;
  for (const layer of layers) (layer.weightSlopes.fill(0), layer.biasSlopes.fill(0));
  for (const row of rows) {
    const sum = answer(net, data.x[row], data.y[row]);
    layers[layers.length - 1].slope[0] = (1 / (1 + Math.exp(-sum)) - data.ill[row]) / rows.length;
    for (let k = layers.length - 1; k >= 0; k--) {
      const { inputs, outputs, weights, slope, weightSlopes, biasSlopes } = layers[k];
      const before = k ? layers[k - 1].out : net.input;
      const below = k ? layers[k - 1].slope : null;
      if (below) below.fill(0);
      for (let o = 0, w = 0; o < outputs; o++) {
        biasSlopes[o] += slope[o];
        for (let i = 0; i < inputs; i++, w++) {
          weightSlopes[w] += slope[o] * before[i];
          if (below) below[i] += slope[o] * weights[w];
        }
      }
      if (below) for (let i = 0; i < inputs; i++) below[i] *= steepness(before[i]);
    }
  }
  return layers;
}

/** Once through the training patients in a random order: after each batch every weight moves against its slope. */
export function epoch(net, data, { rate, l2, batch }) {
  const order = Array.from({ length: data.split }, (_, n) => n);
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(net.drawn() * (n + 1));
    [order[n], order[other]] = [order[other], order[n]];
  }
  for (let from = 0; from < order.length; from += batch) {
    for (const { weights, bias, weightSlopes, biasSlopes } of gradients(net, data, order.slice(from, from + batch))) {
      for (let w = 0; w < weights.length; w++) weights[w] -= rate * (weightSlopes[w] + l2 * weights[w]);
      for (let o = 0; o < bias.length; o++) bias[o] -= rate * biasSlopes[o];
    }
  }
}

/** Mean cross-entropy and share right among the patients from number `from` up to `to`. */
export function measure(net, data, from, to) {
  let [loss, right] = [0, 0];
  for (let n = from; n < to; n++) {
    const sum = answer(net, data.x[n], data.y[n]);
    loss += Math.max(sum, 0) - sum * data.ill[n] + Math.log1p(Math.exp(-Math.abs(sum)));
    right += sum > 0 === (data.ill[n] === 1);
  }
  return { loss: loss / (to - from), right: right / (to - from) };
}

/** The probability of being ill all over the plane, row by row from the top left, written into `out`. */
export function surface(net, out, side = SIDE) {
  for (let row = 0, at = 0; row < side; row++) {
    const y = REACH - ((row + 0.5) / side) * 2 * REACH;
    for (let column = 0; column < side; column++, at++)
      out[at] = 1 / (1 + Math.exp(-answer(net, ((column + 0.5) / side) * 2 * REACH - REACH, y)));
  }
  return out;
}

/** The knobs as one line of text that can be shared. */
export function asLine(knobs) {
  return Object.entries({ ...knobs, hidden: knobs.hidden.join("-") }).map((pair) => pair.join("=")).join("&");
}

/** The knobs that such a line stands for; or `{ wrong }`, the part of it that will not do. */
export function fromLine(text, knobs) {
  const found = { ...knobs };
  for (const part of text.trim().split("&").filter(Boolean)) {
    const [name, value = ""] = part.split("=");
    if (!Object.hasOwn(FITS, name)) return { wrong: part };
    if (name === "hidden") found.hidden = value ? value.split("-").map(Number) : [];
    else if (name === "data" || name === "activation") found[name] = value;
    else found[name] = value.trim() === "" ? NaN : Number(value);
    if (!FITS[name](found[name])) return { wrong: part };
  }
  return found;
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const order = { data: "circles", noise: 0.2, points: 200, hidden: [4], activation: "tanh", rate: 0.1, l2: 0, batch: 10, seed: 1 };
  let knobs = order;
  let data, net, curves, waiting, later;
  const values = new Float32Array(SIDE * SIDE);

  // Where the link to a page may carry the knobs: a page without Jupyter, and the first playground on it.
  const place = el.closest("[data-dyplab-widget]");
  if (place) place.dataset.playground = "";
  const page = place && !document.getElementById("jupyter-config-data") && document.querySelector("[data-playground]") === place;

  const told = make("p", { class: "told" });
  const bar = player(it, { step, reset: begin, done: () => curves?.train.length > MOST || exploded(), fresh: () => !(curves?.train.length > 1) }, told, { pause: 20, burst: MOST });
  const share = make("input", { type: "text", spellcheck: "false", autocomplete: "off", onfocus: () => share.select(),
    onchange: () => take(share.value, true), "aria-describedby": "share-told" });
  const shareTold = make("p", { class: "small", id: "share-told" }, say("share_told"));
  const plane = make("canvas", { role: "img", "aria-label": say("plane") });
  const wires = make("canvas", { role: "img" });
  const chart = draw("svg", { viewBox: "0 0 260 150", role: "img", "aria-label": say("chart") });

  // The knobs
  const listed = (name, key, options, shown = String) => {
    const one = choice(say(name), options.map((value) => [value, shown(value)]), "", (value) => turn({ [key]: typeof options[0] === "number" ? Number(value) : value }));
    const { set } = one;
    one.set = (value) => {
      const select = one.querySelector("select");
      if (![...select.options].some((option) => option.value === String(value))) select.append(make("option", { value }, shown(value)));
      set(value);
    };
    return one;
  };
  const decimals = (value) => number(value, (String(value).split(".")[1] ?? "").length);
  const slid = (name, key, limits, shown) => slider(say(name), { ...limits, value: order[key], show: shown }, (value) => turn({ [key]: value }));
  const controls = {
    data: listed("data", "data", SHAPES, (shape) => say(shape)),
    noise: slid("noise", "noise", { min: 0, max: 1, step: 0.05 }, (value) => number(value, 2)),
    points: slid("points", "points", { min: 20, max: 500, step: 20 }, String),
    activation: listed("activation", "activation", Object.keys(BENDS), (name) => say(name)),
    rate: listed("rate", "rate", [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10], decimals),
    l2: listed("l2", "l2", [0, 0.001, 0.003, 0.01, 0.03, 0.1], decimals),
    batch: listed("batch", "batch", [1, 5, 10, 30, 100, 500], (size) => (size === 500 ? say("whole") : size)),
  };
  const layers = slider(say("layers"), { min: 0, max: 3, value: 1 }, (count) =>
    turn({ hidden: Array.from({ length: count }, (_, k) => knobs.hidden[k] ?? 4) }));
  const units = make("div", { style: "display: contents" });
  let unitSliders = [];
  const group = (name, ...parts) => make("div", { class: "knobs", role: "group", "aria-label": say(name) }, ...parts);
  it.root.append(
    group("about_patients", controls.data, controls.noise, controls.points),
    group("about_network", layers, controls.activation, units),
    group("about_training", controls.rate, controls.l2, controls.batch),
    make("div", { class: "seen" },
      make("div", { class: "plane" }, plane, make("p", { class: "small" }, say("legend"))),
      make("div", { class: "aside" }, wires, make("p", { class: "small" }, say("wires_told")), chart, make("p", { class: "small" }, say("chart_told")))),
    told, bar,
    make("label", { class: "share" }, make("span", {}, say("share")), share), shareTold,
  );
  bar.append(button(say("again"), () => turn({ seed: (knobs.seed + 1) % 4294967296 })));

  function exploded() {
    return !Number.isFinite(curves?.train.at(-1));
  }

  function turn(changes) {
    take(asLine({ ...knobs, ...changes }));
  }

  /** Take over a line of knobs, from the reader, the kernel or the page's address; say what is wrong with it. */
  function take(text, typed = false) {
    const found = fromLine(text, typed ? order : knobs);
    share.setAttribute("aria-invalid", String("wrong" in found));
    shareTold.textContent = found.wrong ? say("share_wrong", { part: found.wrong }) : say("share_told");
    if (found.wrong) return;
    const before = knobs;
    knobs = found;
    const line = asLine(knobs);
    share.value = line;
    for (const [name, control] of Object.entries(controls)) control.set(knobs[name]);
    layers.set(knobs.hidden.length);
    if (unitSliders.length !== knobs.hidden.length) {
      unitSliders = knobs.hidden.map((count, k) =>
        slider(say("units", { layer: k + 1 }), { min: 1, max: 8, value: count }, (value) =>
          turn({ hidden: knobs.hidden.map((old, j) => (j === k ? value : old)) })));
      units.replaceChildren(...unitSliders);
    }
    unitSliders.forEach((one, k) => one.set(knobs.hidden[k]));
    if (model.get("state") !== line) it.keep({ state: line });
    if (page && before !== order && location.hash !== `#playground=${line}`) history.replaceState(history.state, "", `#playground=${line}`);
    const same = ["data", "noise", "points", "hidden", "activation", "seed"].every((name) => String(before[name]) === String(knobs[name]));
    if (!same || !net) begin();
  }

  function begin() {
    data = patients(knobs.data, knobs.points, knobs.noise, knobs.seed);
    net = network(knobs.hidden, knobs.activation, knobs.seed);
    curves = { train: [], test: [] };
    wires.setAttribute("aria-label", say("wires", { sizes: [2, ...knobs.hidden, 1].join("–") }));
    drawPatients();
    bar.stop();
    look();
  }

  function step() {
    epoch(net, data, knobs);
    look();
  }

  /** Measure, and draw once all that is done in one go is done. */
  function look() {
    const train = measure(net, data, 0, data.split);
    const test = measure(net, data, data.split, data.x.length);
    curves.train.push(train.loss);
    curves.test.push(test.loss);
    clearTimeout(later);
    later = setTimeout(() => it.keep({ epochs: curves.train.length - 1, losses: [train.loss, test.loss], right: test.right }), 250);
    if (!waiting) queueMicrotask(() => ((waiting = false), it.ended.aborted || drawAll(train, test)));
    waiting = true;
  }

  function drawAll(train, test) {
    drawSurface();
    drawWires();
    drawCurves();
    const gaps = { epoch: curves.train.length - 1, train: number(train.loss, 3), test: number(test.loss, 3), right: number(100 * test.right, 0) };
    told.textContent = exploded() ? say("exploded") : say("state_told", gaps);
    bar.tell();
  }

  // Drawing
  const small = document.createElement("canvas");
  small.width = small.height = SIDE;
  const pixels = small.getContext("2d").createImageData(SIDE, SIDE);
  const bytes = new Uint32Array(pixels.data.buffer);
  const dots = document.createElement("canvas");
  const size = 360 * Math.min(2, devicePixelRatio || 1);
  dots.width = dots.height = plane.width = plane.height = size;
  let table, theme;

  const hue = (name) => theme.getPropertyValue(name).trim();
  const parts = (colour) => {
    const hex = colour.slice(1).length === 3 ? [...colour.slice(1)].map((one) => one + one).join("") : colour.slice(1);
    return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  };
  const packed = ([red, green, blue]) => (255 << 24) | (blue << 16) | (green << 8) | red;

  function drawPatients() {
    theme = getComputedStyle(it.root);
    const [blue, paper, orange] = ["--blue", "--paper", "--orange"].map((name) => parts(hue(name)));
    table = Uint32Array.from({ length: 256 }, (_, n) => {
      const share = Math.abs(n / 127.5 - 1) * 0.55;
      const end = n < 128 ? blue : orange;
      return packed(paper.map((base, at) => Math.round(base + share * (end[at] - base))));
    });
    const pen = dots.getContext("2d");
    const unit = size / 80;
    pen.clearRect(0, 0, size, size);
    pen.lineWidth = unit * 0.3;
    for (let n = 0; n < data.x.length; n++) {
      const [x, y] = [(data.x[n] / REACH / 2 + 0.5) * size, (0.5 - data.y[n] / REACH / 2) * size];
      pen.beginPath();
      if (data.ill[n]) for (const turn of [0, 1, 2]) pen.lineTo(x + unit * 1.35 * Math.sin((turn * 2 * Math.PI) / 3), y - unit * 1.35 * Math.cos((turn * 2 * Math.PI) / 3));
      else pen.arc(x, y, unit, 0, 2 * Math.PI);
      pen.closePath();
      pen.strokeStyle = pen.fillStyle = hue(data.ill[n] ? "--orange" : "--blue");
      if (n < data.split) {
        pen.fill();
        pen.strokeStyle = hue("--paper");
      }
      pen.stroke();
    }
  }

  function drawSurface() {
    surface(net, values);
    const ink = packed(parts(hue("--ink")));
    for (let at = 0; at < bytes.length; at++) {
      const ill = values[at] > 0.5;
      const edge = (at % SIDE && values[at - 1] > 0.5 !== ill) || (at >= SIDE && values[at - SIDE] > 0.5 !== ill);
      bytes[at] = edge ? ink : table[(values[at] * 255.99) | 0];
    }
    small.getContext("2d").putImageData(pixels, 0, 0);
    const pen = plane.getContext("2d");
    pen.drawImage(small, 0, 0, size, size);
    pen.drawImage(dots, 0, 0);
  }

  function drawWires() {
    const scale = Math.min(2, devicePixelRatio || 1);
    const [wide, high] = [260, 150];
    if (wires.width !== wide * scale) [wires.width, wires.height] = [wide * scale, high * scale];
    const pen = wires.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, wide, high);
    const sizes = [2, ...knobs.hidden, 1];
    const spot = (k, n) => [14 + (k * (wide - 28)) / (sizes.length - 1), high / 2 + (n - (sizes[k] - 1) / 2) * 18];
    net.layers.forEach(({ inputs, outputs, weights }, k) => {
      for (let o = 0; o < outputs; o++)
        for (let i = 0; i < inputs; i++) {
          const weight = weights[o * inputs + i];
          pen.beginPath();
          pen.moveTo(...spot(k, i));
          pen.lineTo(...spot(k + 1, o));
          pen.setLineDash(weight < 0 ? [4, 3] : []);
          pen.strokeStyle = hue(weight < 0 ? "--blue" : "--orange");
          pen.lineWidth = Math.min(6, 0.3 + 1.3 * Math.abs(weight));
          pen.stroke();
        }
    });
    pen.setLineDash([]);
    pen.fillStyle = hue("--paper");
    pen.strokeStyle = hue("--ink");
    pen.lineWidth = 1.5;
    sizes.forEach((units, k) => {
      for (let n = 0; n < units; n++) {
        pen.beginPath();
        pen.arc(...spot(k, n), 6.5, 0, 2 * Math.PI);
        pen.fill();
        pen.stroke();
      }
    });
  }

  function drawCurves() {
    const seen = [...curves.train, ...curves.test].filter(Number.isFinite);
    const top = Math.max(0.1, Math.min(Math.max(...seen, 0), 2));
    const last = Math.max(curves.train.length - 1, 1);
    const every = Math.ceil(curves.train.length / 200);
    const line = (losses, stroke, dash) => {
      const shown = losses.map((loss, n) => [n, loss]).filter(([n, loss]) => Number.isFinite(loss) && (n % every === 0 || n === losses.length - 1));
      const points = shown.map(([n, loss]) => `${(30 + (n / last) * 220).toFixed(1)},${(130 - (Math.min(loss, top) / top) * 118).toFixed(1)}`);
      return draw("polyline", { points: points.join(" "), fill: "none", stroke, "stroke-width": 2, "stroke-dasharray": dash });
    };
    const text = (x, y, anchor, words) => draw("text", { x, y, "text-anchor": anchor, "font-size": 11 }, words);
    chart.replaceChildren(
      draw("path", { d: "M30 8V130H252", fill: "none", stroke: "var(--line)" }),
      text(26, 16, "end", number(top, 1)), text(26, 132, "end", "0"), text(30, 146, "middle", "0"), text(250, 146, "end", say("epoch", { n: last })),
      line(curves.train, "var(--blue)", "none"), line(curves.test, "var(--orange)", "6 4"),
    );
  }

  const hashed = () => location.hash.startsWith("#playground=") && take(decodeURIComponent(location.hash.slice(12)), true);
  it.hear("state", () => model.get("state") !== asLine(knobs) && take(model.get("state")));
  it.root.addEventListener("theme", () => (drawPatients(), drawSurface(), drawWires()));
  it.ended.addEventListener("abort", () => clearTimeout(later));
  take(model.get("state"));
  if (page) {
    hashed();
    addEventListener("hashchange", hashed, { signal: it.ended });
  }
  return it.close;
}

export default { render };
