// Publishing waits for an automatic save that is under way. Otherwise both reach the server at once: a
// new page would be made twice, which ends in an error, and on a page that exists Wagtail would ask
// whether another window's version may be overwritten. To be deleted once Wagtail waits by itself.
{
  const LONGEST_WAIT = 10_000;
  let saving = false;
  let wait = null;

  document.addEventListener("w-autosave:save", () => {
    saving = true;
  });

  const goOn = () => {
    saving = false;
    if (wait === null) {
      return;
    }
    const { form, submitter, timer } = wait;
    wait = null;
    clearTimeout(timer);
    form.dataset.wAutosaveActiveValue = "false";
    if (submitter) {
      submitter.disabled = false; // Wagtail turns a pressed button off, and its name would be missing
    }
    form.requestSubmit(submitter);
  };
  document.addEventListener("w-autosave:success", goOn);
  document.addEventListener("w-autosave:error", goOn);

  document.addEventListener(
    "submit",
    (event) => {
      if (!saving || !event.target.matches("[data-edit-form]")) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (wait === null) {
        const timer = setTimeout(goOn, LONGEST_WAIT);
        wait = { form: event.target, submitter: event.submitter, timer };
      }
    },
    { capture: true },
  );
}
