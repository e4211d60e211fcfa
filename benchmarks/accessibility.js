// What axe-core does not look at: text that is cut off, covered or outside the window, words in another language, and
// where the Tab key leads.
globalThis.looked = {
  open() {
    for (const details of document.querySelectorAll("main details")) details.open = true;
  },

  /** Lines of text that cannot be read whole, with a few of their words. */
  layout() {
    window.scrollTo(0, 0); // what stays in sight while one scrolls lies upon the rest then
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    const wrong = wide > 1 ? [`the page scrolls sideways, by ${wide} px`] : [];
    const lines = [...this.lines(document.querySelector("dialog[open]") ?? document.body)];
    for (const { node, box, holders } of lines) {
      const cut = holders.find(({ clips, area }) => clips && !within(box, area, clips));
      if (cut) wrong.push(`cut off by ${named(cut.element)}: ${words(node)}`);
      else if (!holders.some(({ scrolls }) => scrolls) && (box.left < -1 || box.right > window.innerWidth + 1))
        wrong.push(`outside the window: ${words(node)}`);
      const roller = holders.find(({ scrolls }) => scrolls)?.element;
      if (roller && roller.tabIndex < 0 && !roller.querySelector("a, button, input, select, [tabindex]"))
        wrong.push(`scrolls, and no key reaches it: ${named(roller)}`);
      const frame = holders.find(({ framed, scrolls, area }) => framed && !scrolls && !within(box, area, { x: true }));
      if (frame) wrong.push(`sticks out of ${named(frame.element)}: ${words(node)}`);
    }
    lines.sort((one, other) => one.box.top - other.box.top);
    lines.forEach((one, at) => {
      for (let next = at + 1; next < lines.length && lines[next].box.top < one.box.bottom; next++) {
        const other = lines[next];
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        if (one.node !== other.node && across > 3 && down > 0.5 * Math.min(one.box.height, other.box.height))
          wrong.push(`one upon the other: ${words(one.node)} | ${words(other.node)}`);
      }
    });
    return [...new Set(wrong)];
  },

  /** Each line box of the text that is seen, with the elements around it; drawings and formulas have their own rules. */
  *lines(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.shadowRoot) yield* this.lines(node.shadowRoot);
      const parent = node.parentElement;
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || parent.closest("math, svg, option, script, style")) continue;
      if (!parent.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      const around = [...holdersOf(parent)];
      if (around.some(({ heardOnly, floats }) => heardOnly || floats)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const scrolled = around.findIndex(({ scrolls }) => scrolls);
      const holders = scrolled < 0 ? around : around.slice(0, scrolled + 1); // what is scrolled away is not cut off
      for (const box of range.getClientRects()) if (box.width > 1 && box.bottom > 0 - window.scrollY) yield { node, box, holders };
    }
  },

  /** Passages whose small words are the other language's, though nothing says that they are in it. */
  languages() {
    const small = {
      nb: /^(og|er|det|som|på|av|ikke|et|til|med|å|den|de|fra|kan|om|hva|hvor|hvordan|eller|når)$/,
      en: /^(the|of|and|is|in|that|it|a|with|are|not|from|on|what|how|as|was|this|or|when)$/,
    };
    const wrong = [];
    for (const block of document.querySelectorAll("p, li, dd, dt, td, th, h1, h2, h3, h4, summary, button, label, legend, figcaption, img[alt], a")) {
      const lang = block.closest("[lang]").lang, other = lang === "nb" ? "en" : "nb";
      let text = block.alt ?? "";
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.parentElement;
        if (at.closest("[lang]").lang === lang && !at.closest("code, pre, script, math")) text += walker.currentNode.data;
      }
      const said = text.toLowerCase().split(/[^\p{L}]+/u);
      const count = (language) => said.filter((word) => small[language]?.test(word)).length;
      if (count(other) > 1 && count(other) > count(lang)) wrong.push(`not said to be in ${other}: ${text.trim().slice(0, 80)}`);
    }
    return [...new Set(wrong)];
  },

  /** Gets ready for Tab to be pressed once more than there are things to reach, as many times as it answers. */
  ready() {
    this.reached = new Map();
    this.wanted = [...operable(document, (root) => root.addEventListener("focusin", (event) => this.met(event.composedPath()[0])))];
    document.body.tabIndex = -1;
    document.body.focus(); // from the top, wherever the page put the focus
    return this.wanted.length + 1;
  },

  /** How something looks when the focus comes to it. */
  met(element) {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const places = [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3], [(box.left + box.right) / 2, (box.top + box.bottom) / 2]];
    const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && contrast(style.outlineColor, behind(element)) >= 3;
    this.reached.set(element, { marked, seen: places.some(([x, y]) => isAt(element, x, y)) });
  },

  /** What Tab did not reach, and where one would not see that one is. */
  walked() {
    const groups = new Set([...this.reached.keys()].filter(({ type }) => type === "radio").map(({ name }) => name));
    const wrong = this.wanted
      .filter((element) => !this.reached.has(element) && !(element.type === "radio" && groups.has(element.name)))
      .map((element) => `Tab does not reach ${shown(element)}`);
    for (const [element, { marked, seen }] of this.reached) {
      if (!marked) wrong.push(`the focus is not marked on ${shown(element)}`);
      if (!seen) wrong.push(`the focus is hidden on ${shown(element)}`);
    }
    return wrong;
  },

  /** What a page must have, and pictures nobody has described. */
  page() {
    const wrong = [];
    const count = document.querySelectorAll("h1").length;
    if (count !== 1) wrong.push(`${count} headings of the first level`);
    for (const image of document.images)
      if (!image.alt.trim() || /^<|Axes>|object at/.test(image.alt)) wrong.push(`no words for a picture: ${image.alt}`);
    for (const link of document.querySelectorAll("a[hreflang][lang]"))
      if (link.lang !== link.hreflang) wrong.push(`a link in ${link.lang} leads to ${link.hreflang}`);
    return wrong;
  },
};

const shown = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);

function* operable(root, meet) {
  meet(root);
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) yield* operable(element.shadowRoot, meet);
    else if (
      element.matches("a[href], button, input, select, textarea, summary, [tabindex]") && element.tabIndex >= 0 && !element.disabled &&
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    ) yield element;
  }
}

function isAt(element, x, y) {
  let at = document.elementFromPoint(x, y);
  while (at?.shadowRoot?.elementFromPoint(x, y) && at.shadowRoot.elementFromPoint(x, y) !== at) at = at.shadowRoot.elementFromPoint(x, y);
  return Boolean(at) && (at === element || element.contains(at) || at.contains(element));
}

function behind(element) {
  for (let at = element.parentElement ?? element.getRootNode().host; at; at = at.parentElement ?? at.getRootNode().host) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/, 0\)$|transparent/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
}

function contrast(...colours) {
  const [light, dark] = colours
    .map((colour) => colour.match(/[\d.]+/g).slice(0, 3).map((part) => ((part / 255 + 0.055) / 1.055) ** 2.4))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

const words = (node) => node.data.trim().replace(/\s+/g, " ").slice(0, 50);
const named = (element) => element.tagName.toLowerCase() + (element.className ? `.${String(element.className).split(" ").join(".")}` : "");

function within(box, area, { x, y }) {
  const slack = 2;
  const fits = box.left >= area.left - slack && box.right <= area.right + slack;
  const tall = 0.3 * box.height; // a line's box is taller than its letters
  return (!x || fits) && (!y || (box.top >= area.top - tall && box.bottom <= area.bottom + tall));
}

function* holdersOf(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    if (at === document.body) return;
    const style = getComputedStyle(at);
    const x = /hidden|clip/.test(style.overflowX), y = /hidden|clip/.test(style.overflowY);
    yield {
      element: at,
      area: at.getBoundingClientRect(),
      scrolls: /auto|scroll/.test(style.overflowX + style.overflowY) && (at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight),
      clips: (x || y) && { x, y },
      framed: style.borderRightStyle !== "none" || /^(TD|TH|LI|P|LABEL|H[1-6])$/.test(at.tagName),
      heardOnly: style.clipPath !== "none",
      floats: style.position === "fixed" || (style.position === "sticky" && style.bottom !== "auto"),
    };
  }
}
