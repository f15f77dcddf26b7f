/* What is sent: one change after the other, each by the page itself. A form may be gone before its answer comes, and with it
   would go what was changed once more, and what the studio has to say. */
window.studio = (() => {
  const waiting = [];
  let job = null, left = null;
  const same = (one, other) => one?.url === other.url && String(new URLSearchParams(one.values)) === String(new URLSearchParams(other.values));

  function post(url, values, { form = null, target = "#pane", swap = "innerHTML" } = {}) {
    const made = { url, values, form, target, swap, field: form?.matches(".field") ? form.id : "" };
    const earlier = made.field && waiting.find((one) => one.field === made.field);
    if (earlier) {
      earlier.values = values;
      return earlier.done;
    }
    // Pressed twice.
    if (form && [job, left, ...waiting].some((one) => same(one, made))) return Promise.resolve();
    made.done = new Promise((tell) => { made.tell = tell; });
    waiting.push(made);
    next();
    return made.done;
  }
  function next() {
    if (job || !waiting.length) return;
    job = waiting.shift();
    htmx.ajax("POST", job.url, { values: job.values, target: job.target, swap: `${job.swap} settle:0ms` }).catch(() => {}).then(() => {
      const { field, tell } = job;
      job = null;
      // What the page says of a field after our change is what the next one is made to.
      const was = field && document.getElementById(field)?.elements.was?.value;
      if (was) for (const one of waiting) if (one.field === field) one.values.set("was", was);
      tell();
      next();
    });
  }
  document.addEventListener("htmx:confirm", (event) => {
    const { elt, verb, path, question, triggeringEvent } = event.detail;
    if (verb !== "post" || elt === document.body) return;
    event.preventDefault();
    const form = elt.closest("form");
    if ((form && !form.reportValidity()) || (question && !confirm(question))) return;
    const swap = elt.getAttribute("hx-swap") || "innerHTML";
    const target = elt.getAttribute("hx-target") || "body";
    post(path, form ? new FormData(form, triggeringEvent?.submitter) : new FormData(), { form, swap, target: target === "this" ? `#${elt.id}` : target });
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => { if (event.detail.xhr.getResponseHeader("HX-Redirect")) left = job; });
  addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });
  return { post, current: () => job };
})();
