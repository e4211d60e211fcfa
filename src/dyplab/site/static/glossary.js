// Finding a word in the glossary, in either language; works from a folder on a disk as well.

const find = document.querySelector("#find");
const word = document.querySelector("#word");
const shown = document.querySelector("#shown");
const terms = [...document.querySelectorAll(".terms > div")];
const lists = [...document.querySelectorAll(".terms")];

find.hidden = false;
find.addEventListener("submit", (event) => event.preventDefault());
word.addEventListener("input", () => {
  const wanted = word.value.trim().toLowerCase();
  for (const term of terms) term.hidden = !term.querySelector("dt").textContent.toLowerCase().includes(wanted);
  for (const list of lists) {
    list.hidden = [...list.children].every((term) => term.hidden);
    list.previousElementSibling.hidden = list.hidden;
  }
  const n = terms.filter((term) => !term.hidden).length;
  shown.textContent = wanted ? shown.dataset.shown.replace("{n}", n) : "";
});
