// Offers to show a video or map on this page; asks its site for nothing before the click.
for (const button of document.querySelectorAll("[data-frame]")) {
  const offer = button.closest(".embed__offer");
  offer.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "embed__frame";
    frame.title = button.dataset.title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin";
    frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation";
    frame.src = button.dataset.frame;
    offer.replaceWith(frame);
    frame.focus();
  });
}
