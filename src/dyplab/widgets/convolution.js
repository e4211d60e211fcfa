import { choice, draw, frame, make, onGrey, player, slider } from "./kit.js";

const PRESETS = {
  vertical: [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]],
  horizontal: [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
  spot: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
  blur: Array(3).fill(Array(3).fill(1 / 9)),
  same: [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
};
const CELL = 24;
const CSS = `
.kernel { display: grid; gap: 3px; }
.kernel { width: 226px; }
.kernel input { width: 100%; min-width: 0; text-align: right; }
.kernel input[aria-invalid="true"] { border: 2px dashed var(--orange); }
.maps { display: flex; flex-wrap: wrap; gap: 10px 18px; container-type: inline-size; }
.maps > div { display: flex; flex-wrap: wrap; gap: 10px 18px; width: 100%; }
@container (min-width: 600px) { .maps > div { display: grid; grid-template-columns: minmax(0, auto) max-content minmax(0, auto);
  justify-content: start; } }
.part { min-width: 0; }
.part > span { display: block; font-size: .9em; color: var(--muted); margin-bottom: 3px; }
.kernel + span { margin-top: 10px; }
.products { border-collapse: collapse; font-size: .88em; font-variant-numeric: tabular-nums; table-layout: fixed; width: 226px; }
.products td { border: 1px solid var(--faint); padding: 3px 2px; text-align: center; }
.large .kernel, .large .products { width: 262px; }
.told { min-height: 1.5em; font-weight: 600; }
svg { cursor: pointer; }`;

/** The image (rows of numbers) with `padding` rings of zeros around it. */
export function pad(image, padding) {
  const wide = Array(padding).fill(0);
  const empty = () => Array.from({ length: padding }, () => Array(image[0].length + 2 * padding).fill(0));
  return [...empty(), ...image.map((row) => [...wide, ...row, ...wide]), ...empty()];
}

/** Every place the kernel stops at, row by row: its corner in the padded image, and the sum of products there. */
export function places(image, kernel, stride, padding) {
  const padded = pad(image, padding);
  const size = kernel.length;
  const found = [];
  for (let top = 0; top + size <= padded.length; top += stride)
    for (let left = 0; left + size <= padded[0].length; left += stride) {
      let sum = 0;
      kernel.forEach((row, i) => row.forEach((weight, j) => (sum += padded[top + i][left + j] * weight)));
      found.push({ top, left, row: top / stride, column: left / stride, sum });
    }
  return found;
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const image = model.get("image");
  const size = model.get("kernel").length;
  const [low, high] = [Math.min(...image.flat()), Math.max(...image.flat())];
  const digits = (values) => (values.every(Number.isInteger) ? 0 : 2);
  let at = 0; // where the kernel stands
  let all = []; // every place, see above

  const seen = make("div", { class: "part" });
  const output = make("div", { class: "part" });
  const products = make("table", { class: "products" });
  const told = make("p", { class: "told" });
  const inputs = model.get("kernel").map((row, i) =>
    row.map((_, j) =>
      make("input", {
        type: "number", step: "any", "aria-label": say("weight", { row: i + 1, column: j + 1 }), oninput: edited,
      }),
    ),
  );
  const kernel = make("div", { class: "kernel", role: "group", "aria-label": say("kernel") }, ...inputs.flat());
  kernel.style.gridTemplateColumns = `repeat(${size}, minmax(0, 1fr))`;

  const numbered = (values) => values.map((value) => [value, String(value)]);
  const preset = choice(say("preset"), ["own", ...Object.keys(PRESETS)].map((name) => [name, say(name)]), "own", (name) => {
    if (PRESETS[name]) it.keep({ kernel: PRESETS[name] });
  });
  const stride = choice(say("stride"), numbered([1, 2, 3]), 1, (value) => it.keep({ stride: Number(value) }));
  const padding = choice(say("padding"), numbered([0, 1, 2]), 0, (value) => it.keep({ padding: Number(value) }));
  const moves = {
    step: () => go(at + 1),
    back: () => go(at - 1),
    reset: () => go(0),
    done: () => at >= all.length - 1,
    fresh: () => at <= 0,
  };
  const bar = player(it, moves, told, { pause: 350 });
  let position = make("span");

  const middle = make("div", { class: size > 3 ? "part large" : "part" }, make("span", {}, say("kernel")), kernel, make("span", {}, say("products")), products);
  it.root.append(
    make("div", { class: "row" }, size === 3 ? preset : "", stride, padding),
    make("div", { class: "maps" }, make("div", {}, seen, middle, output)),
    told, bar, position,
  );

  function edited() {
    const weights = inputs.map((row) => row.map((input) => input.valueAsNumber));
    for (const input of inputs.flat()) input.setAttribute("aria-invalid", String(Number.isNaN(input.valueAsNumber)));
    it.keep({ kernel: weights.map((row) => row.map((weight) => (Number.isFinite(weight) ? weight : 0))) });
  }

  function begin() {
    all = places(image, model.get("kernel"), model.get("stride"), model.get("padding"));
    at = Math.min(at, Math.max(all.length - 1, 0));
    stride.set(model.get("stride"));
    padding.set(model.get("padding"));
    const weights = model.get("kernel");
    preset.set(Object.keys(PRESETS).find((name) => String(PRESETS[name]) === String(weights)) ?? "own");
    inputs.flat().forEach((input, n) => {
      const weight = weights.flat()[n];
      const typed = Number.isNaN(input.valueAsNumber) ? 0 : input.valueAsNumber;
      if (typed !== weight || (input.value === "" && input.getAttribute("aria-invalid") !== "true"))
        input.value = Number(weight.toFixed(3));
    });
    const fresh = slider(
      say("position"),
      { min: 1, max: Math.max(all.length, 1), value: at + 1, show: (n) => say("position_of", { n, of: all.length }) },
      (n) => (bar.stop(), go(n - 1)),
    );
    position.replaceWith(fresh);
    position = fresh;
    go(at);
  }

  function go(next) {
    at = next;
    position.set(at + 1);
    bar.tell();
    const padded = pad(image, model.get("padding"));
    const place = all[at];
    seen.replaceChildren(make("span", {}, say("image", { rows: image.length, columns: image[0].length })), drawImage(padded, place));
    output.replaceChildren(...drawOutput(place));
    products.replaceChildren(...(place ? drawProducts(padded, place) : []));
    told.textContent = place
      ? say("arithmetic", {
          row: place.row + 1, column: place.column + 1, count: size * size, sum: number(place.sum, digits([place.sum])),
        })
      : say("too_big");
    if (inputs.flat().some((input) => input.getAttribute("aria-invalid") === "true"))
      told.textContent += ` ${say("not_a_number")}`;
  }

  function grid(rows, columns, name, pick) {
    const attributes = { viewBox: `-2 -2 ${columns * CELL + 4} ${rows * CELL + 4}`, width: columns * CELL + 4, role: "img", "aria-label": name };
    const picture = draw("svg", attributes);
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      bar.stop();
      pick(Math.floor(y * rows), Math.floor(x * columns));
    });
    return picture;
  }

  function square(row, column, fill, ink, value) {
    const [x, y] = [column * CELL, row * CELL];
    const box = draw("rect", { x, y, width: CELL, height: CELL, fill, stroke: "var(--faint)", "stroke-width": 0.5 });
    if (value.length > 5) return [box];
    const text = draw("text", { x: x + CELL / 2, y: y + CELL / 2 + 3, "text-anchor": "middle", "font-size": value.length > 3 ? 7.5 : 9.5 }, value);
    text.style.fill = ink;
    return [box, text];
  }

  const outline = (row, column, side) =>
    ["var(--paper)", "var(--orange)"].map((stroke, n) =>
      draw("rect", {
        x: column * CELL, y: row * CELL, width: side * CELL, height: side * CELL, fill: "none", stroke, "stroke-width": n ? 3 : 5,
      }),
    );

  function drawImage(padded, place) {
    const around = model.get("padding");
    const step = model.get("stride");
    const middle = (n) => Math.round((n - (size - 1) / 2) / step) * step;
    const picture = grid(padded.length, padded[0].length, say("image", { rows: image.length, columns: image[0].length }), (row, column) => {
      const near = (one) => Math.abs(one.top - middle(row)) + Math.abs(one.left - middle(column));
      if (all.length) go(all.indexOf(all.reduce((best, one) => (near(one) < near(best) ? one : best))));
    });
    padded.forEach((row, r) =>
      row.forEach((value, c) => {
        const ring = r < around || c < around || r >= padded.length - around || c >= row.length - around;
        const light = (value - low) / (high - low || 1);
        const grey = Math.round(light * 255);
        const text = number(value, digits([value]));
        picture.append(...(ring ? square(r, c, "var(--soft)", "var(--muted)", "0") : square(r, c, `rgb(${grey},${grey},${grey})`, onGrey(light), text)));
      }),
    );
    if (place) picture.append(...outline(place.top, place.left, size));
    return picture;
  }

  function drawOutput(place) {
    const last = all.at(-1) ?? { row: -1, column: -1 };
    const [rows, columns] = [last.row + 1, last.column + 1];
    const name = say("result", { rows, columns });
    if (!place) return [make("span", {}, name)];
    const most = Math.max(...all.map((one) => Math.abs(one.sum))) || 1;
    const picture = grid(rows, columns, name, (row, column) => go(row * columns + column));
    all.forEach((one, n) => {
      const share = Math.round((Math.abs(one.sum) / most) * 75);
      const fill = `color-mix(in srgb, ${one.sum < 0 ? "#4a90d9" : "#e8912d"} ${share}%, var(--paper))`;
      picture.append(...(n > at ? square(one.row, one.column, "none", "", "") : square(one.row, one.column, fill, "var(--ink)", number(one.sum, digits([one.sum])))));
    });
    picture.append(...outline(place.row, place.column, 1));
    return [make("span", {}, name), picture];
  }

  function drawProducts(padded, place) {
    return model.get("kernel").map((row, i) => {
      const cells = row.map((weight, j) => {
        const pixel = padded[place.top + i][place.left + j];
        return make("td", {}, `${number(pixel, digits([pixel]))} × ${number(weight, digits([weight]))}`);
      });
      return make("tr", {}, ...cells);
    });
  }

  for (const name of ["kernel", "stride", "padding"]) it.hear(name, () => (bar.stop(), begin()));
  begin();
  return it.close;
}

export default { render };
