import { button, frame, make } from "./kit.js";

const SIZE = 28; // pixels of the drawing, both ways
const BOX = 20; // of the square that a digit fills in MNIST
const PEN = 1.1; // pixels from the middle of a line to its edge
const CSS = `
.seen { display: flex; flex-wrap: wrap; gap: 12px 22px; margin: 10px 0; }
.seen > div { min-width: 0; }
.area { flex: 0 0 282px; max-width: 100%; }
.aside { flex: 1 1 260px; }
canvas { display: block; background: #000; border: 1px solid var(--line); max-width: 100%; image-rendering: pixelated; }
.area canvas { width: 282px; aspect-ratio: 1; touch-action: none; cursor: crosshair; }
.small { font-size: .87em; color: var(--muted); margin: 3px 0 0; }
.maps canvas { width: 100%; max-width: 460px; border: none; }
.maps p { margin-bottom: 10px; }
.together { display: inline-flex; gap: 6px; align-items: flex-end; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .93em; }
caption { text-align: left; color: var(--muted); font-size: .93em; padding-bottom: 3px; }
th { width: 1.6em; font-weight: 500; text-align: center; padding: 0; }
td { padding: 1px 4px; }
td:last-child { width: 6.2em; white-space: nowrap; text-align: right; }
.bar { height: 13px; background: var(--blue); }
tr.most th, tr.most td { font-weight: 700; }
tr.most .bar { background: var(--orange); }
.told { min-height: 1.5em; font-weight: 600; }
.row button { min-width: 34px; }
.row.tight { gap: 6px; }
@media (forced-colors: active) { canvas, .bar { forced-color-adjust: none; } }`;

/** The layers with their whole numbers unpacked and scaled. */
export function unpack(layers) {
  return layers.map(({ shape, scale, bias, weights }) => {
    const whole = Int8Array.from(atob(weights), (sign) => sign.charCodeAt(0));
    const each = whole.length / scale.length;
    return { shape, bias, weights: Float64Array.from(whole, (value, n) => value * scale[Math.floor(n / each)]) };
  });
}

/** A convolution with zeros around, then ReLU. `x` has `shape[1]` square channels of `side` pixels, one after another. */
export function convolve(x, side, { shape, weights, bias }, stride) {
  const [after, before, size] = shape;
  const around = (size - 1) / 2;
  const out = Math.floor((side - 1) / stride) + 1;
  const [places, taps] = [out * out, before * size * size];
  // What each weight meets at every place, so that the sums below run straight through memory
  const met = new Float64Array(taps * places);
  for (let c = 0, k = 0; c < before; c++)
    for (let i = -around; i <= around; i++)
      for (let j = -around; j <= around; j++, k++)
        for (let row = 0, at = k * places; row < out; row++)
          for (let column = 0; column < out; column++, at++) {
            const r = row * stride + i;
            const l = column * stride + j;
            if (r >= 0 && r < side && l >= 0 && l < side) met[at] = x[(c * side + r) * side + l];
          }
  const result = new Float64Array(after * places);
  const sums = new Float64Array(places);
  for (let o = 0; o < after; o++) {
    sums.fill(bias[o]);
    for (let k = 0, from = 0; k < taps; k++) {
      const weight = weights[o * taps + k];
      for (let at = 0; at < places; at++) sums[at] += weight * met[from++];
    }
    for (let at = 0; at < places; at++) result[o * places + at] = Math.max(sums[at], 0);
  }
  return result;
}

/** The largest of each two by two. */
export function pool(x, side) {
  const out = side / 2;
  const result = new Float64Array(x.length / 4);
  for (let n = 0; n < result.length; n++) {
    const from = (Math.floor(n / out) * 2 * out + (n % out)) * 2;
    result[n] = Math.max(x[from], x[from + 1], x[from + side], x[from + side + 1]);
  }
  return result;
}

/** What the network makes of an image of 28 × 28 (0 to 255): the maps of each layer, and ten probabilities. */
export function classify(layers, pixels) {
  const first = convolve(Float64Array.from(pixels, (value) => value / 255), SIZE, layers[0], 2);
  const second = convolve(first, 14, layers[1], 1);
  const third = convolve(pool(second, 14), 7, layers[2], 1);
  const { weights, bias } = layers[3];
  const logits = [...bias];
  for (let digit = 0, w = 0; digit < logits.length; digit++)
    for (let n = 0; n < third.length; n++) logits[digit] += third[n] * weights[w++];
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp(logit - most));
  const whole = odds.reduce((a, b) => a + b);
  return { maps: [first, second, third], probabilities: odds.map((one) => one / whole) };
}

const rounded = (value) => Math.floor(value + 0.5);

// How much of each old pixel goes into each new one: straight lines between pixels, a few looks each.
function resizing(old, fresh) {
  const looks = Math.ceil(old / fresh);
  return Array.from({ length: fresh }, (_, row) => {
    const weights = new Float64Array(old);
    for (let look = 0; look < looks; look++) {
      const at = Math.min(Math.max(((row + (look + 0.5) / looks) * old) / fresh - 0.5, 0), old - 1);
      const low = Math.min(Math.floor(at), Math.max(old - 2, 0));
      weights[low] += (1 - (at - low)) / looks;
      if (at > low) weights[low + 1] += (at - low) / looks;
    }
    return weights;
  });
}

/** The drawing scaled so that its longer side is 20 pixels, its centre of mass in the middle, as in MNIST. */
export function centre(pixels) {
  const inked = [...pixels.keys()].filter((n) => pixels[n] > 0);
  if (!inked.length) return Float64Array.from(pixels);
  const ends = (values) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const [top, bottom] = ends(inked.map((n) => Math.floor(n / SIZE)));
  const [left, right] = ends(inked.map((n) => n % SIZE));
  const [oldHigh, oldWide] = [bottom - top + 1, right - left + 1];
  const [high, wide] = [oldHigh, oldWide].map((side) => Math.max(1, rounded((side * BOX) / Math.max(oldHigh, oldWide))));
  const across = resizing(oldWide, wide);
  const down = resizing(oldHigh, high);
  const part = down.map((rows) => across.map((columns) => {
    let sum = 0;
    for (let r = 0; r < oldHigh; r++) if (rows[r]) for (let c = 0; c < oldWide; c++) sum += rows[r] * columns[c] * pixels[(top + r) * SIZE + left + c];
    return sum;
  }));
  let [mass, y, x] = [0, 0, 0];
  part.forEach((row, r) => row.forEach((value, c) => ((mass += value), (y += r * value), (x += c * value))));
  const place = (middle, side) => Math.min(Math.max(rounded(SIZE / 2 - middle / mass), 0), SIZE - side);
  const [newTop, newLeft] = [place(y, high), place(x, wide)];
  const seen = new Float64Array(SIZE * SIZE);
  part.forEach((row, r) => row.forEach((value, c) => (seen[(newTop + r) * SIZE + newLeft + c] = value)));
  return seen;
}

/** A line of the pen from one point to another, drawn into the pixels. */
export function stroke(pixels, [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (let n = 0; n < pixels.length; n++) {
    const [x, y] = [(n % SIZE) + 0.5 - x0, Math.floor(n / SIZE) + 0.5 - y0];
    const along = Math.min(Math.max((x * dx + y * dy) / Math.max(dx * dx + dy * dy, 1e-9), 0), 1);
    const away = Math.hypot(x - along * dx, y - along * dy);
    pixels[n] = Math.max(pixels[n], rounded(255 * Math.min(Math.max(PEN + 0.5 - away, 0), 1)));
  }
  return pixels;
}

/** A whole drawing from lines through points. */
export function drawing(strokes) {
  const pixels = new Uint8Array(SIZE * SIZE);
  for (const points of strokes) (points.length > 1 ? points.slice(1) : points).forEach((point, n) => stroke(pixels, points[n], point));
  return pixels;
}

function render({ model, el }) {
  const it = frame({ model, el }, CSS);
  const { say, number } = it;
  const layers = unpack(model.get("layers"));
  const percent = (share) =>
    share > 0.999 ? say("nearly_all", { share: number(99.9, 1) }) : share < 0.001 ? say("nearly_none", { share: number(0.1, 1) })
      : say("percent", { share: number(100 * share, share > 0.99 || share < 0.01 ? 1 : 0) });
  let pixels = Uint8Array.from(model.get("image").flat());
  let pen = null; // where the pen was last, when it is down
  let keys = { x: 14, y: 5, down: false }; // the pen of the arrow keys

  const area = make("canvas", { width: SIZE * 10, height: SIZE * 10, tabindex: 0, role: "application", "aria-label": say("area"), "aria-describedby": "how" });
  const where = make("p", { class: "small", role: "status" });
  const seen = make("canvas", { width: SIZE, height: SIZE, style: "width: 98px", role: "img", "aria-label": say("sees") });
  const told = make("p", { class: "told", "aria-live": "polite" });
  const [first, second] = [8, 16].map((count, n) =>
    make("canvas", { width: 8 * 15 - 1, height: (count / 8) * 15 - 1, role: "img", "aria-label": say(n ? "layer_two" : "layer_one") }));
  const rows = Array.from({ length: 10 }, (_, digit) => {
    const bar = make("div", { class: "bar" });
    const share = make("td");
    const row = make("tr", {}, make("th", { scope: "row" }, String(digit)), make("td", {}, bar), share);
    return { row, bar, share };
  });
  const show = (name, strokes, label) => {
    const one = button(name, () => ((pixels = drawing(strokes)), done()));
    one.setAttribute("aria-label", label);
    return one;
  };
  const { one, seven } = model.get("norwegian");
  const [share, low, high] = model.get("measured");
  it.root.append(
    make("div", { class: "seen" },
      make("div", { class: "area" }, area, make("p", { class: "small", id: "how" }, say("how")), where,
        make("div", { class: "row" }, button(say("clear"), () => (pixels.fill(0), done())))),
      make("div", { class: "aside" }, told, make("table", {}, make("caption", {}, say("answers")), ...rows.map(({ row }) => row)))),
    make("div", { class: "row tight", role: "group", "aria-label": say("examples") }, make("span", { class: "small" }, say("examples")),
      ...model.get("examples").map((strokes, digit) => show(String(digit), strokes, say("example", { digit }))),
      make("span", { class: "together" }, make("span", { class: "small" }, say("norwegian")),
        show("1", one, say("norwegian_one")), show("7", seven, say("norwegian_seven")))),
    make("div", { class: "seen" },
      make("div", {}, seen, make("p", { class: "small" }, say("sees"))),
      make("div", { class: "aside maps" }, first, make("p", { class: "small" }, say("layer_one")), second, make("p", { class: "small" }, say("layer_two")))),
    make("p", { class: "small" }, say("about", { share: number(100 * share, 1), low: number(100 * low, 1), high: number(100 * high, 1) })),
  );

  /** Grey pictures beside one another, eight in a row, white where the value is largest. */
  function paint(canvas, values, side, most, gap = 1) {
    const context = canvas.getContext("2d");
    context.fillStyle = getComputedStyle(it.root).getPropertyValue("--line");
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (let k = 0; k * side * side < values.length; k++) {
      const picture = context.createImageData(side, side);
      for (let n = 0; n < side * side; n++) {
        const grey = Math.round((values[k * side * side + n] / most) * 255);
        picture.data.set([grey, grey, grey, 255], n * 4);
      }
      context.putImageData(picture, (k % 8) * (side + gap), Math.floor(k / 8) * (side + gap));
    }
  }

  const small = make("canvas", { width: SIZE, height: SIZE });
  function drawArea() {
    paint(small, pixels, SIZE, 255);
    const context = area.getContext("2d");
    context.imageSmoothingEnabled = false;
    context.drawImage(small, 0, 0, area.width, area.height);
    if (!area.matches(":focus-visible")) return;
    context.lineWidth = 3; // where the pen of the keys is: full when it is down
    context.strokeStyle = "#ffb27a";
    if (keys.down) context.fillStyle = "#ffb27a";
    context.beginPath();
    context.arc(keys.x * 10, keys.y * 10, 9, 0, 2 * Math.PI);
    context.stroke();
    if (keys.down) context.fill();
  }

  /** Read the drawing and show what the network makes of it. */
  function look() {
    drawArea();
    const empty = pixels.every((value) => value === 0);
    const ready = centre(pixels);
    const { maps, probabilities } = classify(layers, ready);
    const top = probabilities.indexOf(Math.max(...probabilities));
    paint(seen, ready, SIZE, 255);
    [first, second].forEach((canvas, n) => paint(canvas, maps[n], 14, empty ? Infinity : maps[n].reduce((a, b) => Math.max(a, b), 1e-9)));
    rows.forEach(({ row, bar, share }, digit) => {
      row.classList.toggle("most", !empty && digit === top);
      bar.style.width = empty ? "0" : `${100 * probabilities[digit]}%`;
      share.textContent = empty ? "–" : percent(probabilities[digit]);
    });
    const next = probabilities.map((one, digit) => (digit === top ? -1 : one));
    const other = next.indexOf(Math.max(...next));
    told.textContent = empty ? say("empty") : say("reads", { digit: top, share: percent(probabilities[top]), other, rest: percent(probabilities[other]) });
    return empty ? [] : probabilities;
  }

  /** After a stroke: look, and let Python know. */
  function done() {
    const probabilities = look();
    it.keep({ image: Array.from({ length: SIZE }, (_, row) => [...pixels.subarray(row * SIZE, (row + 1) * SIZE)]), probabilities });
  }

  const at = (event) => {
    const box = area.getBoundingClientRect();
    const edge = area.clientLeft;
    return [(event.clientX - box.left - edge) / (box.width - 2 * edge), (event.clientY - box.top - edge) / (box.height - 2 * edge)].map((part) => part * SIZE);
  };
  area.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    area.setPointerCapture(event.pointerId);
    pen = at(event);
    stroke(pixels, pen, pen);
    drawArea();
  });
  area.addEventListener("pointermove", (event) => {
    if (!pen) return;
    for (const one of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) stroke(pixels, pen, (pen = at(one)));
    drawArea();
  });
  for (const end of ["pointerup", "pointercancel"]) area.addEventListener(end, () => pen && ((pen = null), done()));

  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  area.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !(move || event.key === " ")) return;
    event.preventDefault();
    const before = [keys.x, keys.y];
    if (move) [keys.x, keys.y] = before.map((part, n) => Math.min(Math.max(part + move[n] * (event.shiftKey ? 3 : 1), 1), SIZE - 1));
    else keys.down = !keys.down;
    if (keys.down) stroke(pixels, before, [keys.x, keys.y]);
    where.textContent = say(keys.down ? "pen_down" : "pen_up", { row: keys.y, column: keys.x });
    if (keys.down) done();
    else drawArea();
  });
  for (const name of ["focus", "blur"]) area.addEventListener(name, () => ((keys.down = false), drawArea()));

  it.hear("image", () => {
    if (String(model.get("image").flat()) !== String([...pixels])) (pixels = Uint8Array.from(model.get("image").flat())), look();
  });
  it.root.addEventListener("theme", look);
  look();
  return it.close;
}

export default { render };
