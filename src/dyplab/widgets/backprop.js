import { draw, frame, make, player } from "./kit.js";

const CSS = `
.leaves input { width: 92px; }
.told { min-height: 3em; }
.told b { font-weight: 600; }
table { border-collapse: collapse; font-size: .92em; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 3px 12px 3px 0; border-bottom: 1px solid var(--faint); }
summary { cursor: pointer; min-height: 24px; color: var(--muted); }
.edge { fill: none; stroke: var(--line); stroke-width: 1.5; }
.edge.forward { stroke: var(--blue); stroke-width: 3.5; }
.edge.backward { stroke: var(--orange); stroke-width: 3.5; stroke-dasharray: 7 4; }
.box { fill: var(--paper); stroke: var(--line); stroke-width: 1.2; }
.box.forward { stroke: var(--blue); stroke-width: 3; fill: var(--soft); }
.box.backward { stroke: var(--orange); stroke-width: 3; }
.name { font-weight: 600; } .gradient { fill: var(--orange); } .none { fill: var(--muted); }`;

const sigmoid = (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));

/** What each operation gives, its slope for each of its inputs, and how both are written with names (a, b; z the result). */
const RULES = {
  "+": [(a, b) => a + b, () => [1, 1], "{a} + {b}", ["1", "1"]],
  "-": [(a, b) => a - b, () => [1, -1], "{a} − {b}", ["1", "−1"]],
  "*": [(a, b) => a * b, (z, a, b) => [b, a], "{a} · {b}", ["{b}", "{a}"]],
  "/": [(a, b) => a / b, (z, a, b) => [1 / b, -z / b], "{a} / {b}", ["1 / {b}", "−{z} / {b}"]],
  exp: [Math.exp, (z) => [z], "exp({a})", ["{z}"]],
  log: [Math.log, (z, a) => [1 / a], "log({a})", ["1 / {a}"]],
  tanh: [Math.tanh, (z) => [1 - z * z], "tanh({a})", ["1 − {z}²"]],
  sigmoid: [sigmoid, (z) => [z * (1 - z)], "sigmoid({a})", ["{z} · (1 − {z})"]],
  relu: [(a) => Math.max(a, 0), (z, a) => [a > 0 ? 1 : 0], "relu({a})", ["{a} > 0"]],
};

function ruleOf(operation) {
  if (!operation.startsWith("**")) return RULES[operation];
  const n = Number(operation.slice(2));
  return [(a) => a ** n, (z, a) => [n === 0 ? 0 : n * a ** (n - 1)], `{a}^${n}`, [`${n} · {a}^${n - 1}`]];
}

/** All steps of a walk through the graph, forward and then back, each with the values and gradients after it. */
export function walk(nodes) {
  const values = {};
  const gradients = {};
  const steps = [];
  const add = (step) => steps.push({ ...step, values: { ...values }, gradients: { ...gradients } });
  for (const node of nodes) if (!node.operation) values[node.name] = node.value;
  add({ kind: "begin" });
  for (const node of nodes.filter(({ operation }) => operation)) {
    values[node.name] = ruleOf(node.operation)[0](...node.of.map((name) => values[name]));
    add({ kind: "forward", node });
  }
  const last = nodes.at(-1).name;
  gradients[last] = 1;
  add({ kind: "turn", node: nodes.at(-1) });
  for (const node of nodes.filter(({ operation }) => operation).reverse()) {
    if (!(node.name in gradients)) continue; // the result does not depend on it
    const slopes = ruleOf(node.operation)[1](values[node.name], ...node.of.map((name) => values[name]));
    node.of.forEach((name, input) => {
      const before = gradients[name];
      const part = gradients[node.name] * slopes[input];
      gradients[name] = (before ?? 0) + part;
      add({ kind: "backward", node, input, slope: slopes[input], part, before });
    });
  }
  return steps;
}

/** Where each node stands: `depth` (from what is given to the result) and `row` among those of the same depth. */
export function layout(nodes) {
  const depth = {};
  for (const { name, of } of nodes) depth[name] = of ? 1 + Math.max(...of.map((one) => depth[one])) : 0;
  for (const { name, of } of nodes)
    if (!of) depth[name] = Math.min(...nodes.filter((user) => user.of?.includes(name)).map((user) => depth[user.name])) - 1;
  const rows = {};
  const places = {};
  for (const { name } of nodes) {
    if (!Number.isFinite(depth[name])) depth[name] = 0; // used by nobody
    rows[depth[name]] = (rows[depth[name]] ?? 0) + 1;
    places[name] = { depth: depth[name], row: rows[depth[name]] - 1 };
  }
  const deepest = Math.max(...Object.values(depth)) + 1;
  const widest = Math.max(...Object.values(rows));
  for (const place of Object.values(places)) place.row += (widest - rows[place.depth]) / 2;
  return { places, deepest, widest };
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say } = it;
  const [WIDE, TALL, GAP, ASIDE] = [104, 66, 48, 16]; // of a node's box, and between boxes along and across
  let steps = [];
  let at = 0;

  const nodes = () => model.get("nodes").map((node) => (node.operation ? node : { ...node, value: model.get("leaves")[node.name] }));
  const short = (value) => {
    if (!Number.isFinite(value)) return it.number(value);
    if (Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-4)) {
      const [digits, power] = value.toExponential(2).split("e");
      return `${it.number(Number(digits), 2)}·10^${it.number(Number(power))}`;
    }
    const digits = Number.isInteger(value) ? 0 : Math.max(0, 3 - Math.max(0, Math.floor(Math.log10(Math.abs(value)))));
    return it.number(value, String(Number(value.toFixed(digits))).split(".")[1]?.length ?? 0);
  };

  const leaves = make("div", { class: "row leaves", role: "group", "aria-label": say("leaves") });
  const inputs = {};
  for (const { name } of model.get("nodes").filter(({ operation }) => !operation)) {
    inputs[name] = make("input", { type: "number", step: "any", value: model.get("leaves")[name], oninput: edited });
    leaves.append(make("label", {}, make("span", {}, name), inputs[name]));
  }
  const drawing = make("div");
  const told = make("p", { class: "told" });
  const moves = {
    step: () => go(at + 1), back: () => go(at - 1), reset: () => go(0), done: () => at >= steps.length - 1, fresh: () => at <= 0,
  };
  const body = make("tbody");
  const heads = ["node", "made", "value", "gradient"].map((name) => make("th", { scope: "col" }, say(name)));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
  const bar = player(it, moves, told, { pause: 1100 });
  it.root.append(leaves, drawing, told, bar, make("details", {}, make("summary", {}, say("table")), table));

  function edited() {
    const values = { ...model.get("leaves") };
    for (const [name, input] of Object.entries(inputs)) {
      input.setAttribute("aria-invalid", String(Number.isNaN(input.valueAsNumber)));
      if (Number.isFinite(input.valueAsNumber)) values[name] = input.valueAsNumber;
    }
    it.keep({ leaves: values });
  }

  function begin() {
    for (const [name, input] of Object.entries(inputs))
      if (input.valueAsNumber !== model.get("leaves")[name] && input.getAttribute("aria-invalid") !== "true")
        input.value = model.get("leaves")[name];
    steps = walk(nodes());
    go(Math.min(at, steps.length - 1));
  }

  const fill = (text, node, write) => text.replace(/\{([abz])\}/g, (_, letter) => write({ a: node.of[0], b: node.of[1], z: node.name }[letter]));
  const bracket = (text) => (text.startsWith("−") ? `(${text})` : text);

  function sentence({ kind, node, input, slope, part, before, values, gradients }) {
    const last = nodes().at(-1).name;
    if (kind === "begin") return say("begin");
    const value = short(values[node.name]);
    if (kind === "turn") return say("turn", { last, value });
    const [, , text, slopes] = ruleOf(node.operation);
    const numbers = (one) => bracket(short(values[one]));
    if (kind === "forward")
      return say("forward", { name: node.name, letters: fill(text, node, String), numbers: fill(text, node, numbers), value });
    const name = node.of[input];
    const letters = fill(slopes[input], node, String);
    const gaps = {
      from: node.name, name, slope: letters === short(slope) ? letters : `${letters} = ${short(slope)}`, factor: bracket(short(slope)),
      upstream: bracket(short(gradients[node.name])), part: short(part),
    };
    const more = before === undefined ? "" : ` ${say("added", { name, before: short(before), part: bracket(short(part)), gradient: short(gradients[name]) })}`;
    return say("backward", gaps) + more + (at === steps.length - 1 ? ` ${say("finished", { last })}` : "");
  }

  function go(next) {
    at = next;
    const step = steps[at];
    bar.tell();
    told.textContent = sentence(step);
    drawing.replaceChildren(drawGraph(step));
    body.replaceChildren(
      ...nodes().map((node) => {
        const made = node.operation ? fill(ruleOf(node.operation)[2], node, String) : say("given");
        const numbers = [step.values, step.gradients].map((from) => (node.name in from ? short(from[node.name]) : "–"));
        return make("tr", {}, make("th", { scope: "row" }, node.name), ...[made, ...numbers].map((text) => make("td", {}, text)));
      }),
    );
  }

  function drawGraph(step) {
    const { places, deepest, widest } = layout(nodes());
    const upright = it.root.clientWidth > 0 && it.root.clientWidth < 560; // a narrow screen: from the top and down
    const [along, across] = upright ? [TALL + GAP, WIDE + ASIDE] : [WIDE + GAP, TALL + ASIDE];
    const corner = ({ depth, row }) => (upright ? [row * across, depth * along] : [depth * along, row * across]);
    const [width, height] = upright
      ? [widest * across - ASIDE, deepest * along - GAP]
      : [deepest * along - GAP, widest * across - ASIDE];
    const picture = draw("svg", {
      viewBox: `-4 -4 ${width + 8} ${height + 8}`, width: width + 8, role: "img", "aria-label": say("graph", { names: nodes().map(({ name }) => name).join(", ") }),
    });
    const lively = (node, input) => {
      if (step.node?.name !== node.name) return "";
      return step.kind === "forward" || (step.kind === "backward" && step.input === input) ? step.kind : "";
    };
    const lines = [];
    for (const node of nodes().filter(({ operation }) => operation)) {
      node.of.forEach((name, input) => {
        const [x1, y1] = corner(places[name]);
        const [x2, y2] = corner(places[node.name]);
        const other = places[node.of[1 - input]]; // two edges stay apart, and in the order of where they come from
        const first = places[name].row === other?.row ? input === 0 : places[name].row < other?.row;
        const side = other ? (first ? -11 : 11) : 0;
        const [ax, ay, bx, by] = upright
          ? [x1 + WIDE / 2 + side / 2, y1 + TALL, x2 + WIDE / 2 + side, y2]
          : [x1 + WIDE, y1 + TALL / 2 + side / 2, x2, y2 + TALL / 2 + side];
        const bend = upright ? [ax, (ay + by) / 2, bx, (ay + by) / 2] : [(ax + bx) / 2, ay, (ax + bx) / 2, by];
        const kind = lively(node, input);
        const path = draw("path", { class: `edge ${kind}`, d: `M${ax} ${ay}C${bend.join(" ")} ${bx} ${by}` });
        kind ? lines.push(path) : lines.unshift(path); // the one that is in use lies on top
      });
    }
    picture.append(...lines);
    for (const node of nodes()) {
      const [x, y] = corner(places[node.name]);
      const receives = step.kind === "backward" ? step.node.of[step.input] === node.name : step.kind === "turn" && step.node.name === node.name;
      const kind = receives ? "backward" : step.kind === "forward" && step.node.name === node.name ? "forward" : "";
      const text = (dy, words, name) => draw("text", { x: x + WIDE / 2, y: y + dy, "text-anchor": "middle", "font-size": 13, class: name }, words);
      const has = (from) => node.name in from;
      picture.append(
        draw("rect", { x, y, width: WIDE, height: TALL, rx: node.operation ? 16 : 2, class: `box ${kind}` }),
        text(18, node.operation ? `${node.name}  (${shown(node.operation)})` : node.name, "name"),
        text(37, has(step.values) ? `= ${short(step.values[node.name])}` : "= ?", has(step.values) ? "" : "none"),
        text(56, has(step.gradients) ? `∂ ${short(step.gradients[node.name])}` : "∂ ?", has(step.gradients) ? "gradient" : "none"),
      );
    }
    return picture;
  }

  const shown = (operation) => (operation.startsWith("**") ? `^${operation.slice(2)}` : { "*": "·", "-": "−" }[operation] ?? operation);

  it.hear("leaves", () => (bar.stop(), begin()));
  let width = 0;
  const sized = new ResizeObserver(() => {
    if (Math.abs(it.root.clientWidth - width) < 20) return;
    width = it.root.clientWidth;
    drawing.replaceChildren(drawGraph(steps[at]));
  });
  it.ended.addEventListener("abort", () => sized.disconnect());
  begin();
  sized.observe(it.root);
  return it.close;
}

export default { render };
