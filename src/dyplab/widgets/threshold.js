import { button, draw, frame, make, slider } from "./kit.js";

const USUAL = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9];
const BINS = 40;
const CSS = `
.seen { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16.7em, 100%), 1fr)); gap: 12px 20px; align-items: start; margin: 10px 0; }
.seen > div { min-width: 0; }
.small { font-size: .87em; color: var(--muted); margin: 2px 0 0; }
table { border-collapse: collapse; width: 100%; font-size: .93em; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); font-size: .93em; padding-bottom: 3px; }
th { font-weight: 500; text-align: left; color: var(--muted); }
th, td { border: 1px solid var(--faint); padding: 4px 6px; }
td { text-align: right; }
td.wrong { font-weight: 700; color: var(--orange); }
.told { min-height: 4.3em; font-weight: 600; }
input[type="number"] { width: 9em; }
input[aria-invalid="true"] { border: 2px dashed var(--orange); }`;

/** The scores, packed as text of eight bytes a number. */
export function unpack(text) {
  return new Float64Array(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);
}

/** The two-by-two table when everyone with a score of at least `threshold` is called ill; `truth` is text of 0 and 1. */
export function twoByTwo(truth, scores, threshold) {
  const table = { tp: 0, fn: 0, fp: 0, tn: 0 };
  for (let n = 0; n < scores.length; n++) {
    const called = scores[n] >= threshold;
    table[truth[n] === "1" ? (called ? "tp" : "fn") : called ? "fp" : "tn"]++;
  }
  return table;
}

/** The ROC curve: [1 − specificity, sensitivity] for every threshold, from calling nobody ill to calling everyone. */
export function curve(truth, scores) {
  const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a]);
  const ill = [...truth].filter((one) => one === "1").length;
  const points = [[0, 0]];
  let [found, alarms] = [0, 0];
  order.forEach((row, n) => {
    if (truth[row] === "1") found++;
    else alarms++;
    if (n + 1 === order.length || scores[order[n + 1]] !== scores[row]) points.push([alarms / (truth.length - ill), found / ill]);
  });
  return points;
}

/** Sensitivity and specificity of a two-by-two table. */
export function shares({ tp, fn, fp, tn }) {
  return { sensitivity: tp / (tp + fn), specificity: tn / (tn + fp) };
}

/** Of 1,000 tested when a share `prevalence` of them is ill: how many land where, and what an answer then means. */
export function among1000({ sensitivity, specificity }, prevalence) {
  const tp = 1000 * prevalence * sensitivity;
  const fn = 1000 * prevalence * (1 - sensitivity);
  const fp = 1000 * (1 - prevalence) * (1 - specificity);
  const tn = 1000 * (1 - prevalence) * specificity;
  return { tp, fn, fp, tn, ppv: tp / (tp + fp), npv: tn / (tn + fn) };
}

/** What the mistakes among 1,000 tested cost. */
export function cost(table, prevalence, falseAlarm, missed) {
  const { fp, fn } = among1000(shares(table), prevalence);
  return fp * falseAlarm + fn * missed;
}

/** Wilson's 95% interval for `hits` of `of`. */
export function wilson(hits, of) {
  const z = 1.959963984540054;
  const middle = (hits + (z * z) / 2) / (of + z * z);
  const half = (z / (of + z * z)) * Math.sqrt((hits * (of - hits)) / of + (z * z) / 4);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The places of the threshold slider: hundredths for probabilities, else a hundred steps through the scores. */
export function places(scores) {
  const [low, high] = scores.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, -Infinity]);
  if (low >= 0 && high <= 1) return Array.from({ length: 101 }, (_, n) => n / 100);
  return Array.from({ length: 101 }, (_, n) => low + ((high - low) * n) / 100);
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const truth = model.get("truth");
  const scores = unpack(model.get("scores"));
  const ill = [...truth].filter((one) => one === "1").length;
  const roc = curve(truth, scores);
  const grid = places(scores);
  const span = grid.at(-1) - grid[0] || 1;
  const digits = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(span))));
  const percent = (share, decimals = 0) => (Number.isFinite(share) ? say("percent", { share: number(100 * share, decimals) }) : "–");
  const few = (share) => percent(share, share < 0.02 || share > 0.98 ? 1 : 0);
  const prevalences = [...new Set([...USUAL, ill / truth.length])].sort((a, b) => a - b);

  const told = make("p", { class: "told", "aria-live": "polite" });
  const nearest = (values, one) => values.reduce((best, value, n) => (Math.abs(value - one) < Math.abs(values[best] - one) ? n : best), 0);
  // A slider shows where the nearest place is; what it says is the value itself.
  const threshold = slider(say("threshold"), { min: 0, max: 100, value: 0, show: () => number(model.get("threshold"), digits) },
    (n) => it.keep({ threshold: grid[n] }));
  const prevalence = slider(say("prevalence"), { min: 0, max: prevalences.length - 1, value: 0, show: () => few(model.get("prevalence")) },
    (n) => it.keep({ prevalence: prevalences[n] }));
  const priced = (name, trait) => {
    const input = make("input", { type: "number", min: 0, step: "any", oninput: () => {
      const fits = Number.isFinite(input.valueAsNumber) && input.valueAsNumber >= 0;
      input.setAttribute("aria-invalid", String(!fits));
      if (fits) it.keep({ [trait]: input.valueAsNumber });
      else told.textContent = say("bad_cost");
    } });
    const label = make("label", {}, make("span", {}, say(name)), input);
    label.set = (value) => input.valueAsNumber !== value && (input.value = value);
    return label;
  };
  const costAlarm = priced("cost_alarm", "cost_fp");
  const costMissed = priced("cost_missed", "cost_fn");
  const price = (one) => cost(twoByTwo(truth, scores, one), model.get("prevalence"), model.get("cost_fp"), model.get("cost_fn"));
  const cheapest = button(say("cheapest"), () => {
    const prices = grid.map(price);
    it.keep({ threshold: grid[prices.indexOf(Math.min(...prices))] });
  });

  const row = (name, ...cells) => make("tr", {}, make("th", { scope: "row" }, say(name)), ...cells);
  const head = (...names) => make("tr", {}, make("td", { style: "border: none" }), ...names.map((name) => make("th", { scope: "col" }, say(name))));
  const cell = (kind) => make("td", kind ? { class: kind } : {});
  const cells = { tp: cell(), fn: cell("wrong"), fp: cell("wrong"), tn: cell() };
  const tested = { tp: cell(), fn: cell("wrong"), fp: cell("wrong"), tn: cell() };
  const measured = { sensitivity: cell(), specificity: cell(), ppv: cell(), npv: cell(), cost: cell() };
  const caption = make("caption");
  const table = (title, parts) => make("table", {}, title, head("called_ill", "called_well"),
    row("ill", parts.tp, parts.fn), row("well", parts.fp, parts.tn));
  const [chart, rocChart, costChart] = [["0 0 300 164", "histogram"], ["0 0 230 230", "roc"], ["0 0 300 140", "cost_curve"]].map(
    ([viewBox, name]) => draw("svg", { viewBox, role: "img", "aria-label": say(name) }));

  const [value, low, high] = model.get("auroc");
  it.root.append(
    make("div", { class: "row" }, threshold, cheapest),
    told,
    make("div", { class: "seen" },
      make("div", {}, chart, make("p", { class: "small" }, say("histogram_told"))),
      make("div", {}, table(make("caption", {}, say("study", { n: truth.length })), cells))),
    make("div", { class: "seen" },
      make("div", {}, rocChart, make("p", { class: "small" }, say("auroc", { value: number(value, 3), low: number(low, 3), high: number(high, 3) })),
        costChart, make("p", { class: "small" }, say("cost_told"))),
      make("div", {}, make("div", { class: "row" }, prevalence, costAlarm, costMissed), table(caption, tested),
        make("table", { style: "margin-top: 8px" }, make("caption", {}, say("measures")), ...Object.entries(measured).map(([name, one]) => row(name, one))))),
  );

  // Drawing
  const text = (x, y, anchor, words) => draw("text", { x, y, "text-anchor": anchor, "font-size": 10.5 }, words);
  const path = (points, stroke, more = {}) => draw("polyline", { points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), fill: "none", stroke, "stroke-width": 2, ...more });
  const across = (one) => 12 + Math.max(0, Math.min(1, (one - grid[0]) / span)) * 276;
  const ends = (y) => [text(12, y, "middle", number(grid[0], digits && 1)), text(288, y, "middle", number(grid.at(-1), digits && 1))];
  const marker = (height) => path([[across(model.get("threshold")), 4], [across(model.get("threshold")), height]], "var(--ink)", { "stroke-dasharray": "5 3" });

  function drawHistogram() {
    const bars = { 0: new Array(BINS).fill(0), 1: new Array(BINS).fill(0) };
    scores.forEach((one, n) => bars[truth[n]][Math.min(BINS - 1, Math.floor(((one - grid[0]) / span) * BINS))]++);
    const parts = [];
    for (const [group, sign, fill] of [["1", -1, "var(--orange)"], ["0", 1, "var(--blue)"]]) {
      const most = Math.max(...bars[group]);
      bars[group].forEach((count, n) => {
        const height = (count / most) * 58;
        if (count) parts.push(draw("rect", { x: 12 + (n * 276) / BINS + 0.4, y: sign < 0 ? 73 - height : 73, width: 276 / BINS - 0.8, height, fill }));
      });
    }
    chart.replaceChildren(...parts, draw("path", { d: "M12 73H288", stroke: "var(--ink)" }), marker(146),
      text(12, 11, "start", say("ill")), text(12, 143, "start", say("well")), ...ends(160));
  }

  function drawRoc({ sensitivity, specificity }) {
    const at = ([x, y]) => [24 + x * 196, 206 - y * 196];
    const here = at([1 - specificity, sensitivity]);
    rocChart.replaceChildren(
      draw("rect", { x: 24, y: 10, width: 196, height: 196, fill: "none", stroke: "var(--line)" }),
      path([at([0, 0]), at([1, 1])], "var(--line)", { "stroke-width": 1, "stroke-dasharray": "3 3" }),
      path(roc.map(at), "var(--blue)"),
      draw("circle", { cx: here[0], cy: here[1], r: 6, fill: "var(--orange)", stroke: "var(--paper)", "stroke-width": 2 }),
      text(122, 224, "middle", say("one_minus_specificity")), text(24, 220, "middle", "0"), text(220, 220, "middle", "1"),
      text(20, 16, "end", "1"),
      draw("text", { transform: "translate(15 108) rotate(-90)", "text-anchor": "middle", "font-size": 10.5 }, say("sensitivity")));
  }

  function drawCosts() {
    const prices = grid.map(price);
    const most = Math.max(...prices) || 1;
    const up = (one) => 118 - (one / most) * 98;
    const here = [across(model.get("threshold")), up(price(model.get("threshold")))];
    costChart.replaceChildren(
      draw("path", { d: "M12 18V118H288", fill: "none", stroke: "var(--line)" }),
      path(grid.map((one, n) => [across(one), up(prices[n])]), "var(--blue)"), marker(118),
      draw("circle", { cx: here[0], cy: here[1], r: 5, fill: "var(--orange)", stroke: "var(--paper)", "stroke-width": 2 }),
      text(12, 12, "start", number(most, most < 10 ? 1 : 0)), ...ends(134));
  }

  function redraw() {
    const here = model.get("threshold");
    const common = model.get("prevalence");
    const counted = twoByTwo(truth, scores, here);
    const both = shares(counted);
    const thousand = among1000(both, common);
    const price = cost(counted, common, model.get("cost_fp"), model.get("cost_fn"));
    threshold.set(nearest(grid, here));
    prevalence.set(nearest(prevalences, common));
    costAlarm.set(model.get("cost_fp"));
    costMissed.set(model.get("cost_fn"));
    for (const name of Object.keys(cells)) {
      cells[name].textContent = String(counted[name]);
      tested[name].textContent = number(thousand[name], thousand[name] < 10 ? 1 : 0);
    }
    caption.textContent = say("thousand", { prevalence: few(common) });
    const interval = (hits, of) => say("interval", { share: percent(hits / of), low: number(100 * wilson(hits, of)[0]), high: number(100 * wilson(hits, of)[1]) });
    measured.sensitivity.textContent = interval(counted.tp, counted.tp + counted.fn);
    measured.specificity.textContent = interval(counted.tn, counted.tn + counted.fp);
    measured.ppv.textContent = few(thousand.ppv);
    measured.npv.textContent = few(thousand.npv);
    measured.cost.textContent = number(price, price < 10 ? 2 : 0);
    const gaps = { threshold: number(here, digits), sensitivity: percent(both.sensitivity), specificity: percent(both.specificity), prevalence: few(common), ppv: few(thousand.ppv) };
    told.textContent = say(thousand.tp + thousand.fp > 0 ? "state_told" : "nobody", gaps);
    drawHistogram();
    drawRoc(both);
    drawCosts();
  }

  for (const name of ["threshold", "prevalence", "cost_fp", "cost_fn"]) it.hear(name, redraw);
  redraw();
  return it.close;
}

export default { render };
