/* Two checks for Wagtail's content checker, which loads this for staff alone: whether what a link is
   called matches a pattern. The patterns are in association_site/desk/checker.py. */
(() => {
  const matches = (link, options) => {
    const words = (link.getAttribute("aria-label") || link.textContent || "").replace(/\s+/g, " ");
    return new RegExp(options.pattern, "iu").test(words.trim());
  };
  window.wagtail?.userbar?.registerCheck("link-says-nothing", matches);
  window.wagtail?.userbar?.registerCheck("link-is-an-address", matches);
})();
