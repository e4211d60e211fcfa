import { button, draw, frame, make, slider } from "./kit.js";

const USUAL = [0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9];
const CROWDS = [1000, 10000, 100000];
const KINDS = ["found", "missed", "alarmed", "left"];
// Disc, ring, triangle, small dot, in a square of 10: told apart without colour. From the square's upper left corner.
const SHAPES = {
  found: "m1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
  missed: "m1.8 5a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0",
  alarmed: "m5 1l4.2 8h-8.4z",
  left: "m3.5 5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0",
};
const PAINT = {
  found: { fill: "var(--orange)" },
  missed: { fill: "none", stroke: "var(--orange)", "stroke-width": 1.6 },
  alarmed: { fill: "var(--blue)" },
  left: { fill: "var(--line)" },
};
const POSITIVE = ["positive_none", "positive_one", "positive_told"];
const NEGATIVE = ["negative_none", "negative_one", "negative_told"];
const CSS = `
.told { font-weight: 600; min-height: 4.4em; }
.small { font-size: .87em; color: var(--muted); margin: 3px 0 0; }
.fields { container-type: inline-size; }
.field { display: grid; grid-template-columns: repeat(5, 1fr); gap: 9px; margin: 8px 0; }
@container (max-width: 430px) { .field { grid-template-columns: repeat(2, 1fr); } }
.chart { max-width: 360px; width: 100%; }
.field svg { width: 100%; }
ul { list-style: none; margin: 4px 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 18px; }
li { display: flex; align-items: center; gap: 6px; }
li svg { width: 15px; flex: none; }
.seen { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18em, 100%), 1fr)); gap: 12px 20px; align-items: start; margin: 12px 0 8px; }
.seen > div { min-width: 0; }
table { border-collapse: collapse; width: 100%; font-size: .93em; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); font-size: .93em; padding-bottom: 3px; }
th { font-weight: 500; text-align: left; color: var(--muted); }
th, td { border: 1px solid var(--faint); padding: 4px 6px; }
td { text-align: right; white-space: nowrap; }
input[type="number"] { width: 7em; }
input[aria-invalid="true"] { border: 2px dashed var(--orange); }`;

/** PPV and NPV of so many; NaN when nobody has that answer. */
export function predictive({ found, missed, alarmed, left }) {
  return { ppv: found / (found + alarmed || NaN), npv: left / (left + missed || NaN) };
}

/** The shares of all tested that land in each of the four groups. */
export function shares(sensitivity, specificity, prevalence) {
  const well = 1 - prevalence;
  return {
    found: prevalence * sensitivity,
    missed: prevalence * (1 - sensitivity),
    alarmed: well * (1 - specificity),
    left: well * specificity,
  };
}

// Halves upwards, as in school and in the Python; the little more is for what the computer loses in 0.1 + 0.2.
const half = (value) => Math.floor(value + 0.5 + 1e-9);

const eitherWay = (value) => {
  const nearest = half(value);
  return Math.abs(value - nearest) < 1e-6 ? [nearest] : [nearest, nearest < value ? nearest + 1 : nearest - 1];
};

/** The percentage as it is read: whole, near the ends with a decimal, never 0 or 100 without being that. */
export function shown(share) {
  if (Math.min(share, 1 - share) < 1e-12 || (share >= 0.02 && share <= 0.98)) return half(100 * share);
  return Math.min(Math.max(half(1000 * share), 1), 999) / 10;
}

/**
 * So many of 1,000 tested, in whole people: the ill first, then those of them that are found, so the parts add up.
 * Counts are rounded to the nearest, or the other way if the predictive values would else be written otherwise than
 * the exact ones. Of 10,000 or 100,000 where that does not help, where a group would be less than one person, and
 * where fewer than five would be ill.
 */
export function wholePeople(sensitivity, specificity, prevalence) {
  const parts = shares(sensitivity, specificity, prevalence);
  const read = (counts) => JSON.stringify(Object.values(predictive(counts)).map(shown)); // NaN is null, and equals itself
  let nearest;
  for (const crowd of CROWDS) {
    const ill = half(crowd * prevalence);
    const counts = eitherWay(ill * sensitivity).flatMap((found) =>
      eitherWay((crowd - ill) * (1 - specificity)).map((alarmed) => ({ found, missed: ill - found, alarmed, left: crowd - ill - alarmed })));
    nearest = counts[0];
    if (ill < 5 || fewer(parts, crowd).length) continue;
    const people = counts.find((one) => Math.min(...Object.values(one)) >= 0 && read(one) === read(parts));
    if (people) return people;
  }
  return nearest;
}

/** The groups with somebody in them, but less than one person among so many. */
export function fewer(parts, crowd) {
  return KINDS.filter((kind) => parts[kind] >= 1e-12 && crowd * parts[kind] <= 1 - 1e-6);
}

/** 1,000 signs shared among the four groups; nobody who is there is without a sign. */
export function signs(people) {
  const all = KINDS.reduce((sum, kind) => sum + people[kind], 0);
  const many = KINDS.map((kind) => Math.max(people[kind] > 0 ? 1 : 0, half((1000 * people[kind]) / all)));
  many[many.indexOf(Math.max(...many))] += 1000 - many.reduce((sum, count) => sum + count);
  return many;
}

/** How many times larger the odds of disease are here than in the study. */
export function factor(study, here) {
  return (here * (1 - study)) / ((1 - here) * study);
}

/** A probability of the study carried over to where `here` of the tested are ill, by odds. */
export function carried(probability, study, here) {
  const ill = probability * here * (1 - study);
  return ill / (ill + (1 - probability) * (1 - here) * study);
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const lang = model.get("lang");
  const [sensitivity, specificity, study] = ["sensitivity", "specificity", "study_prevalence"].map((name) => model.get(name));
  const places = model.get("places");
  const known = [...USUAL, study, model.get("prevalence"), ...places.map(([, share]) => share)].sort((a, b) => a - b);
  const steps = known.filter((share, n) => n === 0 || share > known[n - 1]);

  // Numbers as they are read
  const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, lang === "nb" ? (n < 10000 ? "" : "\u00a0") : ",");
  const three = (value) => {
    const places = value > 0 ? Math.max(0, Math.min(8, 2 - Math.floor(Math.log10(value)))) : 0;
    return number(value, (value.toFixed(places).split(".")[1] ?? "").replace(/0+$/, "").length);
  };
  const plain = (share) => say("percent", { share: three(100 * share) }); // what was given: as it was given
  const told = (share) => {
    if (Number.isNaN(share)) return "–";
    const certain = Math.min(share, 1 - share) < 1e-12;
    const read = say("percent", { share: number(shown(share), certain || (share >= 0.02 && share <= 0.98) ? 0 : 1) });
    if (!certain && share < 0.0005) return say("under", { share: read });
    return !certain && share > 0.9995 ? say("over", { share: read }) : read;
  };

  // What the reader moves
  const nearest = (one) => steps.reduce((best, share, n) => (Math.abs(share - one) < Math.abs(steps[best] - one) ? n : best), 0);
  const prevalence = slider(say("prevalence"), { min: 0, max: steps.length - 1, value: 0, show: () => plain(model.get("prevalence")) },
    (n) => it.keep({ prevalence: steps[n] }));
  const goTo = (name, share) => button(name, () => it.keep({ prevalence: share }));
  const doors = make("div", { class: "row", role: "group", "aria-label": say("go_to") },
    ...places.map(([name, share]) => goTo(say("place", { name, share: plain(share) }), share)),
    goTo(say("as_study", { share: plain(study) }), study));
  const wrong = make("p", { class: "small", role: "alert" });
  const input = make("input", { type: "number", min: 0, max: 100, step: "any", oninput: () => judge() && it.keep({ probability: input.valueAsNumber / 100 }) });
  const judge = () => {
    const fits = input.valueAsNumber >= 0 && input.valueAsNumber <= 100;
    input.setAttribute("aria-invalid", String(!fits));
    wrong.textContent = fits ? "" : say("bad_probability");
    return fits;
  };

  // What is seen
  const state = make("p", { class: "told", "aria-live": "polite" });
  const field = make("div", { class: "field", role: "img" });
  const legend = make("ul");
  const each = make("p", { class: "small" });
  const few = make("p", { class: "small" });
  const chart = draw("svg", { viewBox: "0 0 300 184", class: "chart", role: "img", "aria-label": say("curve") });
  const cells = Object.fromEntries(["ppv", "npv", "patient"].map((name) => [name, [make("td"), make("td")]]));
  const here = make("th", { scope: "col" });
  const odds = make("p", { class: "small" });
  it.root.append(
    make("p", {}, say("test", { sensitivity: plain(sensitivity), specificity: plain(specificity), study: plain(study) })),
    make("div", { class: "row" }, prevalence, doors),
    state, make("div", { class: "fields" }, field), legend, each, few,
    make("div", { class: "seen" },
      make("div", {}, chart, make("p", { class: "small" }, say("curve_told"))),
      make("div", {},
        make("table", {}, make("caption", {}, say("measures")),
          make("tr", {}, make("td", { style: "border: none" }), make("th", { scope: "col" }, say("in_study", { share: plain(study) })), here),
          ...Object.entries(cells).map(([name, pair]) => make("tr", {}, make("th", { scope: "row" }, say(name)), ...pair))),
        make("div", { class: "row" }, make("label", {}, make("span", {}, say("probability")), input)), wrong, odds)),
    make("p", { class: "small" }, say("assumed")),
  );

  function drawField(people) {
    const kinds = signs(people).flatMap((many, n) => new Array(many).fill(KINDS[n]));
    field.replaceChildren(...Array.from({ length: 10 }, (_, block) => {
      const paths = {};
      kinds.slice(100 * block, 100 * block + 100).forEach((kind, n) => {
        paths[kind] = `${paths[kind] ?? ""}M${(n % 10) * 10} ${Math.floor(n / 10) * 10}${SHAPES[kind]}`;
      });
      return draw("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, ...Object.entries(paths).map(([kind, d]) => draw("path", { d, ...PAINT[kind] })));
    }));
    legend.replaceChildren(...KINDS.map((kind) => make("li", {},
      draw("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, draw("path", { d: `M0 0${SHAPES[kind]}`, ...PAINT[kind] })),
      make("span", {}, `${say(kind)}: ${count(people[kind])}`))));
  }

  function drawCurve() {
    const [low, high] = [Math.log(steps[0]), Math.log(steps.at(-1))];
    const x = (share) => 38 + (240 * (Math.max(low, Math.min(high, Math.log(share))) - low)) / (high - low);
    const y = (share) => 160 - 148 * share;
    const at = (share) => predictive(shares(sensitivity, specificity, share)).ppv;
    const text = (left, top, anchor, words) => draw("text", { x: left, y: top, "text-anchor": anchor, "font-size": 10.5 }, words);
    const ticks = [steps[0], 0.01, 0.1, steps.at(-1)];
    const line = Array.from({ length: 101 }, (_, n) => Math.exp(low + ((high - low) * n) / 100));
    const parts = [
      ...[0, 0.5, 1].flatMap((share) => [draw("path", { d: `M38 ${y(share)}H278`, stroke: "var(--faint)" }), text(34, y(share) + 4, "end", plain(share))]),
      ...ticks.flatMap((share) => [draw("path", { d: `M${x(share)} 160v4`, stroke: "var(--line)" }), text(x(share), 177, "middle", plain(share))]),
    ];
    if (sensitivity > 0 || specificity < 1) {
      const square = [x(study), y(at(study))];
      const dot = [x(model.get("prevalence")), y(at(model.get("prevalence")))];
      parts.push(
        draw("polyline", { points: line.map((share) => `${x(share).toFixed(1)},${y(at(share)).toFixed(1)}`).join(" "), fill: "none", stroke: "var(--blue)", "stroke-width": 2 }),
        draw("path", { d: `M${dot[0]} 160V${dot[1]}H38`, fill: "none", stroke: "var(--ink)", "stroke-dasharray": "4 3" }),
        draw("rect", { x: square[0] - 6, y: square[1] - 6, width: 12, height: 12, fill: "var(--paper)", stroke: "var(--ink)", "stroke-width": 2 }),
        draw("circle", { cx: dot[0], cy: dot[1], r: 5, fill: "var(--orange)", stroke: "var(--paper)", "stroke-width": 1.5 }),
      );
    }
    chart.replaceChildren(...parts);
  }

  function redraw() {
    const [now, sure] = [model.get("prevalence"), model.get("probability")];
    const parts = shares(sensitivity, specificity, now);
    const exact = { here: predictive(parts), study: predictive(shares(sensitivity, specificity, study)) };
    const people = wholePeople(sensitivity, specificity, now);
    const [ill, positive, negative] = [people.found + people.missed, people.found + people.alarmed, people.missed + people.left];
    const all = positive + negative;
    const gaps = { ppv: told(exact.here.ppv), npv: told(exact.here.npv), each: count(all / 1000) };
    for (const [name, value] of Object.entries({ ...people, ill, positive, negative, n: all })) gaps[name] = count(value);
    const answer = (names, many, right) => say(names[many === 0 ? 0 : right === 1 ? 1 : 2], gaps);
    prevalence.set(nearest(now));
    state.textContent = [say("state_told", gaps), answer(POSITIVE, positive, people.found), answer(NEGATIVE, negative, people.left)].join(" ");
    field.setAttribute("aria-label", say(all === 1000 ? "field" : "field_tens", gaps));
    each.textContent = say(all === 1000 ? "one_each" : "many_each", gaps);
    const none = fewer(parts, all);
    few.textContent = none.length ? say("fewer", { n: gaps.n, names: none.map((kind) => say(kind).toLowerCase()).join(", ") }) : "";
    here.textContent = say("here", { share: plain(now) });
    for (const name of ["ppv", "npv"]) [exact.study, exact.here].forEach((values, n) => (cells[name][n].textContent = told(values[name])));
    cells.patient[0].textContent = told(sure);
    cells.patient[1].textContent = told(carried(sure, study, now));
    if (Math.abs(input.valueAsNumber / 100 - sure) > 1e-12 || Number.isNaN(input.valueAsNumber)) {
      input.value = String(Number((100 * sure).toPrecision(12)));
      judge();
    }
    const times = factor(study, now);
    odds.textContent = sure > 0 && sure < 1
      ? say("odds_told", { odds: three(sure / (1 - sure)), factor: three(times), result: three((sure / (1 - sure)) * times), here: three(now / (1 - now)), study: three(study / (1 - study)) })
      : say("certain");
    drawField(people);
    drawCurve();
  }

  for (const name of ["prevalence", "probability"]) it.hear(name, redraw);
  redraw();
  return it.close;
}

export default { render };
