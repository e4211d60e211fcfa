// Answers are judged on the page itself, from the reasons that came with it; a running lab writes them down, and tells
// what was answered before.

const { items, words } = JSON.parse(document.querySelector("#quiz-data").textContent);
const api = document.body.dataset.api ? import(new URL("api.js", document.currentScript.src)) : null;

for (const form of document.querySelectorAll("form.item")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const boxes = [...form.querySelectorAll("input[type=radio]")];
    const at = boxes.findIndex((box) => box.checked);
    const verdict = form.querySelector(".verdict");
    if (at < 0) {
      verdict.replaceChildren(paragraph(words.choose));
      return;
    }
    form.querySelector(".before").textContent = "";
    const options = items[form.dataset.item];
    verdict.replaceChildren(...judged(options, at));
    boxes.forEach((box, n) => box.closest(".option").classList.toggle("right", options[n].right && options[at].right));
    if (api) save(form.dataset.item, boxes[at].value, verdict);
  });
}

if (api) recall();

function judged(options, at) {
  const chosen = options[at];
  const first = paragraph("");
  const strong = document.createElement("strong");
  strong.className = chosen.right ? "good" : "bad";
  strong.textContent = chosen.right ? words.right : words.wrong;
  const why = document.createElement("span");
  why.innerHTML = ` ${chosen.why}`; // written by the course, made safe where it was built
  first.append(strong, why);
  const more = document.createElement("details");
  const heading = document.createElement("summary");
  heading.textContent = words.each;
  const list = document.createElement("ul");
  for (const option of options) {
    const line = document.createElement("li");
    line.innerHTML = `<em>${option.text}</em> ${option.right ? words.right : words.wrong} ${option.why}`;
    list.append(line);
  }
  more.append(heading, list);
  return [first, more];
}

/** What was answered before, in words; every item can be answered again. */
async function recall() {
  const before = document.querySelector("#before");
  try {
    const answer = await (await api).get(`progress?lang=${document.documentElement.lang}`);
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.message);
    const met = told.items.filter((one) => one.kind === "quiz" && one.item in items);
    for (const { item, outcome } of met) {
      const form = document.getElementById(item);
      if (form.querySelector(".verdict").childElementCount) continue; // answered while the lab was asked
      form.querySelector(".before").textContent = outcome === "right" ? words.beforeRight : words.beforeWrong;
    }
    const right = met.filter((one) => one.outcome === "right").length;
    const all = Object.keys(items).length;
    if (right) before.textContent = words.beforeAll.replace("{n}", right).replace("{all}", all);
  } catch (error) {
    if (error instanceof TypeError || !error.message) return; // no lab behind the page: the next answer says so
    before.classList.add("bad");
    before.textContent = error.message;
  }
}

async function save(item, answer, verdict) {
  try {
    const said = await (await api).send("quiz", { item, answer, lang: document.documentElement.lang });
    const { trouble, message } = await said.json();
    if (trouble) verdict.append(paragraph(trouble));
    else if (!said.ok) verdict.append(paragraph(`${words.unsaved} ${message}`));
  } catch {
    verdict.append(paragraph(words.silent));
  }
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
