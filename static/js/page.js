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

// ---- contents: the section that is read. The last ones of a page may be too short to come up to
// the line; they share what is left of the way, and at its end the one is read that a link named.
const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
const sections = all(".section[id]").filter(({ id }) => links.has(id));
let current;
const follow = () => {
  const end = document.documentElement.scrollHeight - innerHeight;
  const starts = sections.map((one) => scrollY + one.getBoundingClientRect().top - innerHeight / 5);
  const first = starts.findIndex((start) => start > end);
  const last = first < 0 ? [] : sections.slice(first);
  const from = Math.max(starts[first - 1] ?? 0, 0);
  last.forEach((_, i) => (starts[first + i] = from + ((end - from) * (i + 1)) / last.length));
  const named = scrollY > end - 2 && last.find(({ id }) => location.hash === `#${id}`);
  const read = named || sections.findLast((_, i) => end > 0 && scrollY > starts[i] - 2);
  if (current === links.get(read?.id)) return;
  current?.removeAttribute("aria-current");
  current = links.get(read?.id);
  current?.setAttribute("aria-current", "true");
};
for (const moved of sections[0] ? ["scroll", "resize", "hashchange"] : []) addEventListener(moved, follow);
if (sections[0]) requestAnimationFrame(follow);

// ---- addresses
const status = document.querySelector(".copied");
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
const say = (words) => (status.textContent = words);
if (status) document.addEventListener("focusin", () => say(""));
let timer;
const announce = (words) => {
  clearTimeout(timer);
  say("");
  // Never over what has the focus, and gone as soon as something else has it.
  const { top } = document.activeElement.getBoundingClientRect();
  status.classList.toggle("copied--above", top > innerHeight / 2);
  setTimeout(say, 100, words);
  timer = setTimeout(say, 6000, "");
};
const copy = async (hash = "") => {
  await navigator.clipboard.writeText(address + hash);
  announce(status.dataset.words);
};
const ways = {
  copy: navigator.clipboard && (() => copy().catch(() => announce(status.dataset.failed))),
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
