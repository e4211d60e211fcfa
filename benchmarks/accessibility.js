// What axe-core does not look at: text that is cut off, covered or outside the window, and words in another language.
globalThis.looked = {
  open() {
    for (const details of document.querySelectorAll("main details")) details.open = true;
  },

  /** Lines of text that cannot be read whole, with a few of their words. */
  layout() {
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
