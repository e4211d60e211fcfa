import { choice, draw, frame, make, player, slider } from "./kit.js";

const CSS = `
.maps { display: flex; flex-wrap: wrap; gap: 10px 20px; }
.maps > div { max-width: 100%; }
.maps span { display: block; font-size: .9em; color: var(--muted); margin-bottom: 3px; }
.told { min-height: 3em; }
.level { fill: none; stroke: var(--line); stroke-width: 1; }
.path { fill: none; stroke: var(--blue); stroke-width: 2; }
.spot { fill: var(--blue); stroke: var(--paper); }
.here { fill: var(--orange); stroke: var(--paper); stroke-width: 2; }
.slope { stroke: var(--orange); stroke-width: 2.5; }
.lowest { stroke: var(--ink); stroke-width: 2; }
.frame { fill: none; stroke: var(--line); }
.map { cursor: crosshair; }`;

/** Loss and gradient at a place (a, b), and where it is lowest; what is seen goes from -2 to 2 both ways. */
export const SURFACES = {
  bowl: [(a, b) => a * a + b * b, (a, b) => [2 * a, 2 * b], [[0, 0]]],
  valley: [(a, b) => 0.1 * a * a + 2 * b * b, (a, b) => [0.2 * a, 4 * b], [[0, 0]]],
  saddle: [(a, b) => a * a / 2 + b ** 4 / 8 - b * b / 2, (a, b) => [a, b ** 3 / 2 - b], [[0, Math.SQRT2], [0, -Math.SQRT2]]],
  two: [(a, b) => (a * a - 1) ** 2 / 2 + 0.2 * a + b * b, (a, b) => [2 * a * (a * a - 1) + 0.2, 2 * b], [[-1.0467, 0]]],
};
const REACH = 2;
const MOST = 300; // steps
const FAR = 1e6; // further away than this nothing comes back

/** One step of gradient descent with momentum: where it ends, and the new velocity. */
export function descend(surface, [a, b], [va, vb], rate, momentum) {
  const [ga, gb] = SURFACES[surface][1](a, b);
  const velocity = [momentum * va + ga, momentum * vb + gb];
  return { place: [a - rate * velocity[0], b - rate * velocity[1]], velocity };
}

/** Where the surface crosses a height: pieces of line, by looking at each small square of a grid. */
function contour(height, level, cells = 56) {
  const side = (2 * REACH) / cells;
  const at = (n) => -REACH + n * side;
  let path = "";
  for (let i = 0; i < cells; i++)
    for (let j = 0; j < cells; j++) {
      const corners = [[at(i), at(j)], [at(i + 1), at(j)], [at(i + 1), at(j + 1)], [at(i), at(j + 1)]];
      const above = corners.map(([a, b]) => height(a, b) - level);
      const crossed = [];
      for (let k = 0; k < 4; k++) {
        const next = (k + 1) % 4;
        if (above[k] > 0 === above[next] > 0) continue;
        const share = above[k] / (above[k] - above[next]);
        crossed.push(corners[k].map((one, n) => one + share * (corners[next][n] - one)));
      }
      for (let k = 0; k + 1 < crossed.length; k += 2)
        path += `M${crossed[k].map(onMap).join(" ")}L${crossed[k + 1].map(onMap).join(" ")}`;
    }
  return path;
}

const SIDE = 300;
const onMap = (value, axis) => Number((axis === 0 ? ((value + REACH) / (2 * REACH)) * SIDE : ((REACH - value) / (2 * REACH)) * SIDE).toFixed(1));

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  let walked = []; // places with their loss, the start first
  let velocity = [0, 0];

  const rates = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.5];
  const nearest = (rate) => rates.reduce((best, one, n) => (Math.abs(one - rate) < Math.abs(rates[best] - rate) ? n : best), 0);
  const surface = choice(say("surface"), Object.keys(SURFACES).map((name) => [name, say(name)]), "bowl", (name) => it.keep({ surface: name }));
  const exact = (rate) => number(rate, Math.max(2, String(rate).split(".")[1]?.length ?? 0));
  const rate = slider(say("rate"), { min: 0, max: rates.length - 1, value: 0, show: (n) => exact(n === nearest(model.get("rate")) ? model.get("rate") : rates[n]) },
    (n) => it.keep({ rate: rates[n] }));
  const momentum = slider(say("momentum"), { min: 0, max: 0.95, step: 0.05, value: 0, show: (value) => number(value, 2) },
    (value) => it.keep({ momentum: value }));
  const starts = [0, 1].map((axis) =>
    slider(say(axis ? "start_b" : "start_a"), { min: -REACH, max: REACH, step: 0.1, value: 0, show: (value) => number(value, 1) }, (value) => {
      const start = [...model.get("start")];
      start[axis] = value;
      it.keep({ start });
    }),
  );
  const map = draw("svg", { class: "map", viewBox: `-1 -1 ${SIDE + 2} ${SIDE + 2}`, width: SIDE + 2, role: "img", "aria-label": say("map") });
  const curve = draw("svg", { viewBox: "-1 -1 302 202", width: 302, role: "img", "aria-label": say("curve") });
  const told = make("p", { class: "told" });
  const last = () => walked.at(-1);
  const lost = () => !(Math.hypot(...last().place) < FAR);
  const settled = () => Math.hypot(...SURFACES[model.get("surface")][1](...last().place)) < 1e-4 && Math.hypot(...velocity) < 1e-4;
  const moves = {
    step: () => (advance(), show()),
    reset: begin,
    done: () => walked.length > MOST || (walked.length > 0 && (lost() || settled())),
    fresh: () => walked.length < 2,
  };
  const bar = player(it, moves, told, { pause: 160 });
  it.root.append(
    make("div", { class: "row" }, surface, rate, momentum, ...starts),
    make("div", { class: "maps" }, make("div", {}, make("span", {}, say("map")), map), make("div", {}, make("span", {}, say("curve")), curve)),
    told, bar,
  );
  map.addEventListener("click", (event) => {
    const box = map.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    it.keep({ start: [x * 2 * REACH - REACH, REACH - y * 2 * REACH].map((one) => Math.round(10 * one) / 10) });
  });

  function begin() {
    velocity = [0, 0];
    walked = [];
    arrive(model.get("start"));
    surface.set(model.get("surface"));
    rate.set(nearest(model.get("rate")));
    momentum.set(model.get("momentum"));
    starts.forEach((one, axis) => one.set(model.get("start")[axis]));
    const [height] = SURFACES[model.get("surface")];
    const corner = Math.max(height(REACH, REACH), height(-REACH, REACH), height(REACH, 0));
    const levels = Array.from({ length: 14 }, (_, n) => -0.6 + (corner + 0.6) * ((n + 0.5) / 14) ** 2);
    map.replaceChildren(
      ...levels.map((level) => draw("path", { class: "level", d: contour(height, level) })),
      draw("rect", { class: "frame", width: SIDE, height: SIDE }),
      ...SURFACES[model.get("surface")][2].flatMap((place) => {
        const [x, y] = place.map(onMap);
        return [
          draw("path", { class: "lowest", d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10` }),
          draw("text", { x, y: y + 20, "text-anchor": "middle", "font-size": 12 }, say("lowest")),
        ];
      }),
    );
    show();
  }

  function arrive(place) {
    walked.push({ place, loss: SURFACES[model.get("surface")][0](...place) });
  }

  function advance() {
    const next = descend(model.get("surface"), last().place, velocity, model.get("rate"), model.get("momentum"));
    velocity = next.velocity;
    arrive(next.place);
  }

  function show() {
    map.querySelectorAll(".walk").forEach((old) => old.remove());
    const seen = walked.map(({ place }) => place.map((one, axis) => onMap(Math.max(-50, Math.min(50, one)), axis)));
    const walk = draw("g", { class: "walk" }, draw("polyline", { class: "path", points: seen.map((one) => one.join(",")).join(" ") }));
    for (const [cx, cy] of seen.slice(0, -1)) walk.append(draw("circle", { class: "spot", cx, cy, r: 3 }));
    const [cx, cy] = seen.at(-1);
    const [ga, gb] = SURFACES[model.get("surface")][1](...last().place);
    const long = Math.hypot(ga, gb);
    if (long > 1e-6 && long < FAR) {
      const shown = 14 + 16 * Math.min(1, long / 4);
      walk.append(draw("line", { class: "slope", x1: cx, y1: cy, x2: cx - (ga / long) * shown, y2: cy + (gb / long) * shown }));
    }
    walk.append(draw("circle", { class: "here", cx, cy, r: 6 }));
    map.append(walk);
    showCurve();
    bar.tell();
    told.textContent = sentence([ga, gb]);
  }

  function showCurve() {
    const losses = walked.map(({ loss }) => loss);
    const [low, high] = [Math.min(0, ...losses), Math.max(losses[0] * 1.6, losses[0] + 0.5)];
    const x = (n) => (n / Math.max(20, losses.length - 1)) * 300;
    const y = (loss) => 200 - ((Math.min(loss, high * 3) - low) / (high - low)) * 200;
    const points = losses.filter(Number.isFinite).map((loss, n) => `${x(n).toFixed(1)},${y(loss).toFixed(1)}`);
    curve.replaceChildren(draw("rect", { class: "frame", width: 300, height: 200 }), draw("polyline", { class: "path", points: points.join(" ") }));
    const text = (x, y, anchor, words) => draw("text", { x, y, "text-anchor": anchor, "font-size": 12 }, words);
    curve.append(text(6, 16, "start", number(high, 1)), text(6, 194, "start", number(low, 1)));
    curve.append(text(294, 194, "end", say("steps", { n: Math.max(20, losses.length - 1) })));
    const here = [x(losses.length - 1), Math.max(0, y(losses.at(-1)))];
    if (here.every(Number.isFinite)) curve.append(draw("circle", { class: "here", cx: here[0], cy: here[1], r: 5 }));
  }

  function sentence([ga, gb]) {
    const { place, loss } = last();
    const big = (value) => (Math.abs(value) < 1e4 ? number(value, 3) : number(value, 0));
    if (lost()) return say("lost", { n: walked.length - 1 });
    const said = say("here", { n: walked.length - 1, a: big(place[0]), b: big(place[1]), loss: big(loss), ga: big(ga), gb: big(gb) });
    if (settled()) return `${said} ${say("settled")}`;
    const three = walked.slice(-4).map((one) => one.loss);
    const rising = three.length === 4 && three.every((one, n) => n === 0 || one > three[n - 1]);
    const outside = Math.max(...place.map(Math.abs)) > REACH;
    return rising && loss > walked[0].loss ? `${said} ${say("rising")}` : outside ? `${said} ${say("outside")}` : said;
  }

  for (const name of ["surface", "start", "rate", "momentum"]) it.hear(name, () => (bar.stop(), begin()));
  begin();
  return it.close;
}

export default { render };
