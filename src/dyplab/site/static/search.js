"use strict";
// Searches what index-nb.js or index-en.js says, in the page and without a network. Plain script: a module would not
// load from a folder on a disk.
{
  const MOST = 30; // results shown
  const lang = document.documentElement.lang;
  const { titles, rows } = globalThis.dyplabIndex;
  const field = document.getElementById("q");
  const count = document.getElementById("count");
  const list = document.getElementById("results");

  // Longest first. Not linguistics: what is cut from the question is cut from the text as well.
  const ENDINGS = {
    nb: ["elsene", "hetene", "ingene", "ingen", "elsen", "heten", "enes", "erte", "ende", "ene", "ane", "ers", "ens", "ets", "ert", "ede", "ere", "est", "ing", "else", "het", "er", "en", "et", "te", "de", "es", "as", "a", "e", "s", "t"],
    en: ["ations", "ation", "ingly", "ities", "ings", "ness", "ing", "ity", "ies", "ion", "ed", "es", "ly", "al", "s", "e"],
  }[lang];
  // Words that only hold a question together.
  const SMALL = new Set(
    {
      nb: "alle at av bare ble bli blir da de den det dette disse du eller en er et etter for fordi fra få får gir gjør ha han har hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor ikke i inn jeg kan man med men mener menes mer mitt mot må når noe noen og om opp over på seg si sier sin skal skjer slik som så til ut ved vi vil være",
      en: "a about all an and are as at be been but by can could do does for from get had has have how i if in into is it its just me mean means my no not of on or should so than that the their them then there these they this to was we what when where which who why will with would you your",
    }[lang].split(" "),
  );
  const plain = (text) => text.toLowerCase().normalize("NFC");
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = new Map();
  function stem(word) {
    if (!stems.has(word)) {
      const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 4);
      let cut = ending ? word.slice(0, -ending.length) : word;
      if (/([bdfgklmnprst])\1$/.test(cut)) cut = cut.slice(0, -1); // nettet, nett
      stems.set(word, cut);
    }
    return stems.get(word);
  }
  const bag = (text) => {
    const counts = new Map();
    for (const word of words(text)) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
    return counts;
  };
  const bags = rows.map(([page, , heading, text]) => [bag(`${titles[page]} ${heading}`), bag(text)]);

  // The same thing is often said in several places; these are the ones to read first.
  const worth = ([page]) => (/^(lessons\/|glossary|wild)/.test(page) ? 1 : 0.75);

  /** How well a bag of stems answers one stem: itself, as a beginning, or inside a compound. */
  function met(counts, wanted) {
    let best = Math.min(counts.get(wanted) ?? 0, 3);
    if (best || wanted.length < 3) return best;
    for (const word of counts.keys()) {
      if (word.startsWith(wanted)) return 0.6;
      if (wanted.length > 3 && word.includes(wanted)) best = 0.4;
      else if (word.length > 4 && wanted.startsWith(word) && wanted.length - word.length < 4) best = Math.max(best, 0.3);
    }
    return best;
  }

  function search(question) {
    const asked = words(question);
    const telling = asked.filter((word) => !SMALL.has(word));
    const wanted = [...new Set((telling.length ? telling : asked).map(stem))];
    const matches = wanted.map((one) => bags.map(([heads, texts]) => 3 * met(heads, one) + met(texts, one)));
    const rare = matches.map((scores) => Math.log(1 + rows.length / (1 + scores.filter(Boolean).length)));
    const least = rare.reduce((sum, one) => sum + one, 0) * (wanted.length > 2 ? 0.6 : 0.99);
    const phrase = plain(question).trim();
    const found = [];
    rows.forEach((row, at) => {
      const weight = rare.reduce((sum, one, n) => sum + (matches[n][at] ? one : 0), 0);
      if (!weight || weight < least) return;
      const score = rare.reduce((sum, one, n) => sum + one * matches[n][at], 0) / (1 + row[3].length / 4000);
      const said = plain(row[3]).includes(phrase) ? 1 : 0;
      found.push({ row, score: worth(row) * (score + 3 * weight + said) });
    });
    return { wanted, found: found.sort((one, other) => other.score - one.score) };
  }

  const make = (tag, ...children) => {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  };

  /** The words around the first that fits, what fits marked. */
  function excerpt(text, wanted) {
    const fits = (word) => wanted.some((one) => one.length > 2 && plain(word).includes(one));
    const first = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) => fits(word))?.index ?? 0;
    const start = first < 90 ? 0 : text.indexOf(" ", first - 80) + 1;
    const piece = text.slice(start, start + 240);
    const told = make("p");
    if (start) told.append("… ");
    for (const part of piece.split(/([\p{L}\p{N}]+)/u)) told.append(part && fits(part) ? make("mark", part) : part);
    if (start + 240 < text.length) told.append(" …");
    return told;
  }

  function show() {
    const question = field.value.trim();
    const query = question ? `?q=${encodeURIComponent(question)}` : "";
    if (location.protocol !== "file:") history.replaceState(null, "", query || location.pathname); // a file may not
    document.querySelector("a[data-language]").search = query;
    const { wanted, found } = question ? search(question) : { wanted: [], found: [] };
    const n = found.length;
    const said = count.dataset[n === 0 ? "none" : n === 1 ? "one" : n > MOST ? "many" : "some"];
    const gaps = { n, shown: MOST, words: question };
    count.textContent = question ? said.replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]) : "";
    list.replaceChildren(
      ...found.slice(0, MOST).map(({ row: [page, place, heading, text] }) => {
        const link = make("a", heading || titles[page]);
        link.href = `${page}.html${place ? `#${place}` : ""}`;
        const from = heading && heading !== titles[page] ? [make("p", titles[page])] : [];
        from.forEach((line) => (line.className = "meta"));
        return make("li", link, ...from, excerpt(text, wanted));
      }),
    );
  }

  document.querySelector("form.search.page").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  let later;
  field.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(show, 250); // not at every letter: the count is read aloud
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) show();
  else field.focus();
}
