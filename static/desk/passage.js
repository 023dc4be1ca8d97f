/* Leads to one passage of wagtail-localize's editor: its address ends in "#passage-" and the number
   of the passage. Without it the editor opens at its beginning. */
(() => {
  const editor = document.querySelector(".js-translation-editor");
  const wanted = /^#passage-(\d+)$/.exec(location.hash);
  if (!editor || !wanted) return;
  const segments = (JSON.parse(editor.dataset.props || "{}").segments || []).filter((one) => one.type === "string");
  const segment = segments.find((one) => String(one.id) === wanted[1]);
  if (!segment) return;
  const place = segments.filter((one) => one.source === segment.source && one.location.tab === segment.location.tab).indexOf(segment);

  function show() {
    const items = [...editor.querySelectorAll("li.complete, li.incomplete, li.errored")];
    const item = items.filter((one) => [...one.children].some((child) => child.textContent === segment.source))[place];
    if (!item) return false;
    const panel = item.closest("section[id^='tab-']");
    if (panel) editor.querySelector(`a[href="#${CSS.escape(panel.id)}"]`)?.click();
    item.classList.add("is-wanted");
    item.tabIndex = -1;
    requestAnimationFrame(() => {
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "center" });
    });
    return true;
  }

  if (show()) return;
  const watcher = new MutationObserver(() => { if (show()) watcher.disconnect(); });
  watcher.observe(editor, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), 10000);
})();
