import { choice, draw, frame, make, player, slider } from "./kit.js";

const BANDS = { delta: [1, 4], theta: [4, 8], alpha: [8, 13], beta: [13, 30] };
const LETTERS = { delta: "δ", theta: "θ", alpha: "α", beta: "β" };
const PIECE = 2; // seconds of each piece of the spectrum, so that it has a value every half hertz
const TOP = 40; // Hz, where the drawn spectrum ends
const SECONDS = [1, 2, 3, 5, 10, 20];
const SCALES = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const ROW = 62; // pixels
const CSS = `
.seen { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18em, 100%), 1fr)); gap: 10px 22px; margin: 10px 0; }
.seen > div { min-width: 0; }
.small { font-size: .87em; color: var(--muted); margin: 2px 0 0; }
.traces { cursor: crosshair; width: 100%; }
.told { min-height: 2.9em; font-weight: 600; font-variant-numeric: tabular-nums; }
.wide, .wide input { width: 100%; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .93em; }
caption { text-align: left; color: var(--muted); font-size: .93em; padding-bottom: 3px; }
th { font-weight: 500; text-align: left; white-space: nowrap; padding: 2px 8px 2px 0; width: 1%; }
td { padding: 2px 0 2px 10px; white-space: nowrap; text-align: right; width: 1%; }
td.drawn { width: auto; padding: 2px 0; }
.bar { height: 15px; background: var(--blue); }
tr.most th, tr.most td { font-weight: 700; }
tr.most .bar { background: var(--orange); }
@media (forced-colors: active) { .bar { forced-color-adjust: none; } }`;

/** The signals in µV, one array a row: `text` is whole numbers of two bytes, each `unit` µV. */
export function unpack(text, rows, unit) {
  const whole = new Int16Array(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);
  const length = whole.length / rows;
  return Array.from({ length: rows }, (_, row) => Float64Array.from(whole.subarray(row * length, (row + 1) * length), (one) => one * unit));
}

/** Welch's spectrum in µV²/Hz up to `top` Hz: pieces of two seconds that overlap by half, each without its mean, Hann's window. */
export function spectrum(signal, rate, top = TOP) {
  const size = Math.min(signal.length, Math.round(PIECE * rate));
  const last = Math.min(Math.floor(size / 2), Math.floor((top * size) / rate));
  const turn = (2 * Math.PI) / size;
  const taper = Float64Array.from({ length: size }, (_, n) => 0.5 - 0.5 * Math.cos(turn * n));
  const [cosine, sine] = [Math.cos, Math.sin].map((wave) => Float64Array.from({ length: size }, (_, n) => wave(turn * n)));
  const weight = rate * taper.reduce((sum, one) => sum + one * one, 0);
  const density = new Float64Array(last + 1);
  let pieces = 0;
  for (let from = 0; from + size <= signal.length; from += size - Math.floor(size / 2), pieces++) {
    const mean = signal.subarray(from, from + size).reduce((sum, one) => sum + one, 0) / size;
    const piece = taper.map((one, n) => one * (signal[from + n] - mean));
    for (let k = 0; k <= last; k++) {
      let [real, imaginary] = [0, 0];
      for (let n = 0, at = 0; n < size; n++) {
        real += piece[n] * cosine[at];
        imaginary += piece[n] * sine[at];
        at += k;
        if (at >= size) at -= size;
      }
      density[k] += ((k === 0 || 2 * k === size ? 1 : 2) * (real * real + imaginary * imaginary)) / weight;
    }
  }
  return { step: rate / size, density: density.map((one) => one / pieces) };
}

/** The power in each band, µV²: what the spectrum holds from its lowest frequency up to the one it stops before. */
export function bandPower({ step, density }) {
  return Object.values(BANDS).map(([low, high]) =>
    density.reduce((sum, one, k) => (k * step >= low - 1e-9 && k * step < high - 1e-9 ? sum + one * step : sum), 0));
}

/** Points of a line through many samples, no more than two for each of `places` across: the lowest and the highest. */
export function thinned(signal, from, to, places) {
  const points = [];
  const each = Math.max(1, (to - from) / places);
  for (let at = from; at < to; at += each) {
    const [start, end] = [Math.round(at), Math.min(to, Math.max(Math.round(at) + 1, Math.round(at + each)))];
    let [low, high] = [start, start];
    for (let n = start; n < end; n++) {
      if (signal[n] < signal[low]) low = n;
      if (signal[n] > signal[high]) high = n;
    }
    for (const n of low === high ? [low] : [Math.min(low, high), Math.max(low, high)]) points.push([n, signal[n]]);
  }
  return points;
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const names = model.get("names");
  const rate = model.get("rate_hz");
  const signals = unpack(model.get("samples"), names.length, model.get("unit"));
  const means = signals.map((signal) => signal.reduce((sum, one) => sum + one, 0) / signal.length);
  const length = signals[0].length;
  const whole = length / rate;
  const TRAITS = ["start", "seconds", "scale", "channel", "cursor"];
  const view = {};
  let later;

  const told = make("p", { class: "told" });
  const height = names.length * ROW + 26;
  const left = Math.min(120, 18 + 7.5 * Math.max(...names.map((name) => name.length)));
  let wide = 720; // as wide as the page gives room for
  const traces = draw("svg", { class: "traces", role: "img", "aria-label": say("traces") });
  const chart = draw("svg", { viewBox: "0 0 300 160", role: "img", "aria-label": say("spectrum") });
  const lasting = (value) => say("lasting", { value: number(value, Number.isInteger(value) ? 0 : 2) });
  const listed = (values, now, show) => [...new Set([...values, now])].sort((a, b) => a - b).map((value) => [value, show(value)]);
  const limits = { min: 0, max: 1, step: 1, value: 0 };
  const seconds = choice(say("seconds"), listed([...SECONDS.filter((one) => one < whole), whole], model.get("seconds"), lasting), model.get("seconds"), (value) => act({ seconds: Number(value) }));
  const scale = choice(say("scale"), listed(SCALES, model.get("scale"), (value) => say("microvolts", { value: number(value) })), model.get("scale"), (value) => act({ scale: Number(value) }));
  const channel = choice(say("channel"), names.map((name, n) => [n, name]), model.get("channel"), (value) => act({ channel: Number(value) }));
  const start = slider(say("start"), { ...limits, show: () => lasting(view.start ?? 0) }, (n) => act({ start: n / rate }));
  const cursor = slider(say("cursor"), { ...limits, show: () => lasting(view.cursor ?? 0) }, (n) => act({ cursor: n / rate }));
  for (const one of [start, cursor]) one.className = "wide";
  const rows = Object.entries(BANDS).map(([name, [low, high]]) => {
    const parts = { bar: make("div", { class: "bar" }), power: make("td"), share: make("td") };
    parts.row = make("tr", {}, make("th", { scope: "row" }, say("band", { name: say(name), letter: LETTERS[name], low, high })), make("td", { class: "drawn" }, parts.bar), parts.share, parts.power);
    return parts;
  });
  const caption = make("caption");

  const moves = {
    step: () => slide(1),
    back: () => slide(-1),
    reset: () => act({ start: 0 }),
    done: () => view.start + view.seconds >= whole - 0.5 / rate,
    fresh: () => !(view.start > 0),
  };
  const bar = player(it, moves, told, { pause: 120 });
  it.root.append(
    make("div", { class: "row" }, seconds, scale, channel),
    traces, start, cursor, told, bar,
    make("div", { class: "seen" },
      make("div", {}, chart, make("p", { class: "small" }, say("spectrum_told"))),
      make("div", {}, make("table", {}, caption, ...rows.map(({ row }) => row)), make("p", { class: "small" }, say("power_told")))),
  );

  function slide(way) {
    look({ start: view.start + (way * view.seconds) / 20 });
    clearTimeout(later);
    later = setTimeout(() => it.keep({ ...view }), 200);
  }

  /** What a reader chose: shown at once, and Python knows. */
  function act(changes) {
    bar.stop();
    look(changes);
    it.keep({ ...view });
  }

  /** The window lies within the recording, and the cursor within the window; all on whole samples. */
  function look(changes) {
    Object.assign(view, changes);
    const samples = Math.max(2, Math.min(length, Math.round(view.seconds * rate)));
    const from = Math.max(0, Math.min(length - samples, Math.round(view.start * rate)));
    const at = Math.max(from, Math.min(from + samples - 1, Math.round(view.cursor * rate)));
    Object.assign(view, { start: from / rate, cursor: at / rate });
    redraw(from, from + samples, at);
  }

  function limit(label, min, max, value) {
    Object.assign(label.querySelector("input"), { min, max });
    label.set(value);
  }

  function redraw(from, to, at) {
    limit(start, 0, length - (to - from), from);
    limit(cursor, from, to - 1, at);
    seconds.set(view.seconds);
    scale.set(view.scale);
    channel.set(view.channel);
    const signal = signals[view.channel];
    const found = spectrum(signal.subarray(from, to), rate);
    const powers = bandPower(found);
    const all = powers.reduce((a, b) => a + b) || 1;
    const most = powers.indexOf(Math.max(...powers));
    drawTraces(from, to, at);
    drawSpectrum(found);
    caption.textContent = say("powers", { name: names[view.channel] });
    rows.forEach(({ row, bar, power, share }, n) => {
      row.classList.toggle("most", n === most);
      bar.style.width = `${(100 * powers[n]) / all}%`;
      share.textContent = say("percent", { share: number((100 * powers[n]) / all) });
      power.textContent = say("squared", { value: number(powers[n], powers[n] < 10 ? 1 : 0) });
    });
    told.textContent = say(powers[most] > 0 ? "state_told" : "flat", {
      name: names[view.channel], from: number(from / rate, 1), to: number(to / rate, 1), band: say(Object.keys(BANDS)[most]),
      share: say("percent", { share: number((100 * powers[most]) / all) }), at: number(at / rate, 2), value: number(signal[at], 1),
    });
    bar.tell();
  }

  const text = (x, y, anchor, words, more = {}) => draw("text", { x, y, "text-anchor": anchor, "font-size": 12, ...more }, words);
  const line = (points, stroke, width, more = {}) => draw("polyline", { points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), fill: "none", stroke, "stroke-width": width, ...more });

  function drawTraces(from, to, at) {
    const across = (n) => left + ((n - from) / (to - from - 1)) * (wide - left - 8);
    const bottom = names.length * ROW;
    const parts = [];
    traces.setAttribute("viewBox", `0 0 ${wide} ${height}`);
    const every = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60].find((one) => (to - from) / rate / one <= (wide - left) / 60) ?? 300;
    for (let tick = Math.ceil(from / rate / every - 1e-9); tick * every * rate <= to - 1; tick++) {
      const x = across(tick * every * rate);
      parts.push(line([[x, 0], [x, bottom]], "var(--faint)", 1), text(x, bottom + 18, x > wide - 20 ? "end" : "middle", say("lasting", { value: number(tick * every, every < 1 ? 1 : 0) })));
    }
    signals.forEach((signal, row) => {
      const middle = (row + 0.5) * ROW;
      const points = thinned(signal, from, to, wide - left).map(([n, value]) => [across(n), Math.max(2, Math.min(bottom - 2, middle - ((value - means[row]) / view.scale) * ROW))]);
      const chosen = row === view.channel;
      parts.push(line(points, chosen ? "var(--blue)" : "var(--muted)", chosen ? 1.8 : 1), text(4, middle + 4, "start", names[row], { "font-weight": chosen ? 700 : 400 }));
    });
    const x = across(at);
    parts.push(line([[x, 0], [x, bottom]], "var(--orange)", 2, { "stroke-dasharray": "6 4" }),
      line([[left - 4, 4], [left - 4, ROW - 4]], "var(--ink)", 2));
    traces.replaceChildren(...parts);
  }

  function drawSpectrum({ step, density }) {
    const across = (hertz) => 14 + (hertz / TOP) * 274;
    const most = density.reduce((a, b) => Math.max(a, b), 1e-12);
    const parts = [...new Set(Object.values(BANDS).flat())].map((hertz) => line([[across(hertz), 22], [across(hertz), 132]], "var(--faint)", 1));
    for (const [name, [low, high]] of Object.entries(BANDS)) parts.push(text(across((low + high) / 2), 16, "middle", LETTERS[name]));
    parts.push(draw("path", { d: "M14 22V132H290", fill: "none", stroke: "var(--line)" }),
      line([...density].map((one, k) => [across(k * step), 132 - (one / most) * 104]), "var(--blue)", 2),
      ...[0, 10, 20, 30, 40].map((hertz) => text(across(hertz), 150, hertz === TOP ? "end" : "middle", hertz === TOP ? "40 Hz" : String(hertz), { "font-size": 11 })));
    chart.replaceChildren(...parts);
  }

  traces.addEventListener("click", (event) => {
    const box = traces.getBoundingClientRect();
    const [x, y] = [((event.clientX - box.left) / box.width) * wide, ((event.clientY - box.top) / box.height) * height];
    const share = Math.min(1, Math.max(0, (x - left) / (wide - left - 8)));
    act({ channel: Math.min(names.length - 1, Math.floor(y / ROW)), cursor: view.start + share * (view.seconds - 1 / rate) });
  });
  for (const name of TRAITS) it.hear(name, () => model.get(name) !== view[name] && look({ [name]: model.get(name) }));
  const room = new ResizeObserver(() => {
    const now = Math.round(traces.getBoundingClientRect().width) || wide;
    if (Math.abs(now - wide) > 4) ((wide = now), look({}));
  });
  room.observe(it.root);
  it.ended.addEventListener("abort", () => (clearTimeout(later), room.disconnect()));
  look(Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])));
  return it.close;
}

export default { render };
