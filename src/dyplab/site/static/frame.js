// On every page, also from a folder on a disk: the link to the other language keeps the place on the page.

const toggle = document.querySelector(".language a");

/** The id that stands nearest above the top of the window: the same in both languages. */
function place() {
  if (window.scrollY < 40) return "";
  let nearest = "";
  for (const marked of document.querySelectorAll("main [id]")) {
    const box = marked.getBoundingClientRect();
    if (box.height > 0 && box.top > 100) break;
    if (box.height > 0) nearest = marked.id;
  }
  return nearest;
}

toggle.addEventListener("click", () => {
  const id = place() || decodeURIComponent(location.hash.slice(1));
  toggle.hash = id;
  if (document.body.dataset.api) {
    import("./api.js").then(({ post }) => post("language", { lang: toggle.dataset.language })).catch(() => {});
  }
});
