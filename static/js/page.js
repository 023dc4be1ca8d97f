// Improves what works without it: what folds closes, the contents follow, addresses are copied.
const all = (selector) => [...document.querySelectorAll(selector)];

// ---- menus and languages that lie above the page
const floats = (fold) => fold.open && getComputedStyle(fold.lastElementChild).position === "absolute";
const floating = () => all(".menu__more, .languages__fold").filter(floats);
const leave = ({ target }) => {
  for (const fold of floating()) if (!fold.contains(target)) fold.open = false;
};
document.addEventListener("click", leave);
document.addEventListener("focusin", leave);
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  const fold = document.activeElement?.closest(".site-head details[open]") ?? floating()[0];
  if (!fold) return;
  fold.open = false;
  fold.firstElementChild.focus();
});

// ---- contents: the section that is read
const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
let current;
const spy = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      current?.removeAttribute("aria-current");
      current = links.get(target.id);
      current.setAttribute("aria-current", "true");
    }
  },
  { rootMargin: "-20% 0px -79%" },
);
for (const section of all(".section[id]")) if (links.has(section.id)) spy.observe(section);

// ---- addresses
const status = document.querySelector(".copied");
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
const say = (words) => (status.textContent = words);
let timer;
const copy = async (hash = "") => {
  await navigator.clipboard.writeText(address + hash);
  clearTimeout(timer);
  say("");
  setTimeout(say, 100, status.dataset.words);
  timer = setTimeout(say, 6000, "");
};
const ways = {
  copy: navigator.clipboard && (() => copy()),
  system: navigator.share && (() => navigator.share({ title: document.title, url: address })),
  print: () => print(),
};
document.addEventListener("click", ({ target }) => {
  const anchor = target.closest("a.anchor");
  if (anchor && ways.copy) copy(anchor.hash).catch(() => {});
});
for (const button of all("[data-share]")) {
  const go = ways[button.dataset.share];
  button.parentElement.hidden = !go;
  button.addEventListener("click", () => Promise.resolve(go()).catch(() => {}));
}
