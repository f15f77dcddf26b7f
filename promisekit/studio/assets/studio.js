/* What the browser does by itself: find items, name a lane's actor, keep what is typed when others change files. */
(() => {
  const find = document.getElementById("find");
  find?.addEventListener("input", () => {
    const words = find.value.toLowerCase();
    for (const item of document.querySelectorAll("nav li")) item.hidden = !item.textContent.toLowerCase().includes(words);
    if (words) for (const section of document.querySelectorAll("nav details details")) section.open = !!section.querySelector("li:not([hidden])");
  });
  // On a phone the content comes first.
  const narrow = matchMedia("(max-width: 47.99em)");
  const content = () => { document.querySelector("nav .items").open = !narrow.matches; };
  narrow.addEventListener("change", content);
  content();
  // What was unfolded stays unfolded when a change is shown.
  const folds = () => [...document.querySelectorAll("#item details")].map((one) => [one.id || `in ${one.parentElement.closest("[id]").id}`, one]);
  let unfolded = new Map();
  document.addEventListener("htmx:beforeSwap", () => { unfolded = new Map(folds().map(([key, one]) => [key, one.open])); });
  document.addEventListener("htmx:afterSwap", () => {
    for (const [key, one] of folds()) if (unfolded.has(key)) one.open = unfolded.get(key);
  });
  // What somebody is typing stays while a change is shown, with what the field said when they began.
  const places = () => [...document.querySelectorAll("#item input:not([type=hidden]), #item textarea, #item select")];
  const keyOf = (one) => one.id || `${one.closest("[id]").id} ${one.name} ${one.getAttribute("aria-label") || ""}`;
  function isDirty(one) {
    if (one.tagName === "SELECT") return one.selectedIndex !== Math.max(0, [...one.options].findIndex((option) => option.defaultSelected));
    return one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue;
  }
  // What each field sent last.
  const sent = new Map(), kept = new WeakSet();
  // Whether a field says, or said when its page was made, what its form sent.
  const isSent = (one, values) => (one.type === "checkbox" ? one.checked === values.includes(one.value) : values.includes(one.value));
  const saidSent = (one, values) => (one.type === "checkbox" ? one.defaultChecked === values.includes(one.value) : values.includes(one.defaultValue));
  let typing = [], hands = "", fold = "", place = null, newest = 0, button = null, answered = null, isSwapping = false;
  // A button or link, by its nearest element that has an id.
  const pressable = (holder) => [...holder.querySelectorAll("button, a")];
  const within = (holder, one) => ({ id: holder.id, at: pressable(holder).indexOf(one), text: one.textContent });
  function sameButton() {
    const holder = button && document.getElementById(button.id);
    const one = holder && pressable(holder)[button.at];
    return one?.textContent === button?.text ? one : null;
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id !== "pane" || !event.detail.shouldSwap) return;
    const version = Number(event.detail.xhr.getResponseHeader("Studio-Version") || 0);
    if (version && version < newest) { event.detail.shouldSwap = false; return; }
    newest = Math.max(newest, version);
    // What is taken from under the hands was not left by them.
    isSwapping = true;
    answered = event.detail.requestConfig.verb === "post" ? studio.current() : null;
    if (answered?.field) sent.set(answered.field, answered.values);
    const isAnswered = (form) => answered && form && (form === answered.form || (form.getAttribute("hx-post") === answered.url && form.elements.path?.value === answered.values.get("path")));
    const isDone = (one) => isAnswered(one.form) && isSent(one, answered.values.getAll(one.name));
    typing = places().filter((one) => isDirty(one) && !isDone(one) && !one.closest(".typing"))
      .map((one) => ({ key: keyOf(one), value: one.value, checked: one.checked, was: one.form?.matches(".field") ? one.form.elements.was?.value : undefined, at: [one.selectionStart, one.selectionEnd] }));
    const active = document.activeElement;
    hands = places().includes(active) ? keyOf(active) : "";
    fold = active?.matches?.("#item summary") ? folds().find(([, one]) => one === active.parentElement)?.[0] : "";
    button = active?.matches?.("#item button, #item a") ? within(active.closest("[id]"), active) : null;
    // Where the hands are on the screen, there they stay, whatever comes and goes above.
    const near = active?.closest?.("#item [id]");
    place = near ? { id: near.id, top: (hands || fold ? active : near).getBoundingClientRect().top } : null;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id !== "pane") return;
    isSwapping = false;
    const summary = fold && new Map(folds()).get(fold)?.querySelector("summary");
    const near = summary || (hands && places().find((one) => keyOf(one) === hands)) || (place && document.getElementById(place.id));
    if (near && place) scrollBy(0, near.getBoundingClientRect().top - place.top);
    if (summary) summary.focus({ preventScroll: true });
    else if (document.activeElement === document.body) sameButton()?.focus({ preventScroll: true });
    [place, fold, button] = [null, "", null];
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (!typing.length && !hands) return;
    const now = new Map(places().map((one) => [keyOf(one), one]));
    for (const { key, value, checked, was, at } of typing) {
      const one = now.get(key);
      if (!one) continue;
      if (one.type === "checkbox") one.checked = checked; else one.value = value;
      kept.add(one);
      // What we sent ourselves is no change of somebody else.
      const ours = (answered?.field && answered.field === one.form?.id) || saidSent(one, sent.get(one.form?.id)?.getAll(one.name) || []);
      if (was !== undefined && !ours && isDirty(one) && one.form.elements.was) one.form.elements.was.value = was;
      if (key === hands && Number.isInteger(at[1])) { one.focus(); one.setSelectionRange(...at); }
    }
    if (hands && document.activeElement === document.body) now.get(hands)?.focus({ preventScroll: true });
    [typing, hands] = [[], ""];
  });
  // The browser knows nothing of what a script put back, so it would not say that it was changed.
  document.addEventListener("change", (event) => kept.delete(event.target), true);
  document.addEventListener("focusout", (event) => {
    if (!isSwapping && kept.has(event.target) && event.target.isConnected && isDirty(event.target)) event.target.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // A list in which somebody types a name or walks with the arrows changes with each key: it is sent when the hands rest.
  let byKeys = null, rest = 0, name = "", nameAt = 0, isNew = false;
  const REST = 1000;
  function send() {
    clearTimeout(rest);
    const [list, was] = byKeys || [];
    byKeys = null;
    if (list?.isConnected && (list.selectedIndex !== was || isDirty(list))) list.dispatchEvent(new Event("change", { bubbles: true }));
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "SELECT" || !event.target.form?.matches("[hx-trigger=change]")) return;
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isLetter) [name, nameAt] = [(event.timeStamp - nameAt < REST ? name : "") + event.key.toLowerCase(), event.timeStamp];
    if (byKeys?.[0] !== event.target) {
      isNew = byKeys?.[0].id === event.target.id;
      byKeys = [event.target, event.target.selectedIndex];
    }
    // The browser forgets the letters before where the list was drawn anew.
    if (isLetter && isNew) {
      const found = [...event.target.options].findIndex((one) => one.text.toLowerCase().startsWith(name));
      if (found >= 0) event.target.selectedIndex = found;
      event.preventDefault();
    }
    clearTimeout(rest);
    if (event.key === "Enter") send(); else rest = setTimeout(send, REST);
  }, true);
  document.addEventListener("pointerdown", (event) => { if (event.target === byKeys?.[0]) send(); }, true);
  document.addEventListener("focusout", (event) => { if (!isSwapping && event.target === byKeys?.[0]) send(); }, true);
  document.addEventListener("change", (event) => { if (event.isTrusted && event.target === byKeys?.[0]) event.stopImmediatePropagation(); }, true);
  // What is typed into a promise is proved while it is typed; nothing is written. Once it is, the page itself tells.
  let waiting = 0;
  document.addEventListener("change", () => clearTimeout(waiting));
  document.addEventListener("input", (event) => {
    const form = event.target.closest(".questions form.field");
    if (event.target.name === "path" && event.target.closest(".try"))
      event.target.form.elements.kind.value = event.target.selectedOptions[0].dataset.kind;
    if (!form || !["word", "hours"].includes(form.elements.kind.value)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => htmx.ajax("GET", form.closest("[data-proof]").dataset.proof, {
      source: "#verdict",
      values: { path: form.elements.path.value, kind: form.elements.kind.value, value: event.target.value }, target: "#verdict", swap: "outerHTML",
    }), 250);
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "z" && !event.target.matches("input, textarea")) {
      document.querySelector(event.shiftKey ? "[hx-post='/redo']" : "[hx-post='/undo']")?.click();
      event.preventDefault();
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const said = document.getElementById("said");
    if (event.detail.successful && said && !event.detail.xhr.getResponseHeader("HX-Retarget") && event.detail.requestConfig.verb === "post") said.textContent = "";
  });
  document.addEventListener("htmx:sendError", () => {
    document.getElementById("said").textContent = document.body.dataset.silent;
  });
  const hush = () => { document.getElementById("said").textContent = ""; };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-hush]") || (!event.target.closest("#said") && !document.querySelector("#said form"))) hush();
  }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hush(); }, true);
  // The tour
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tour]");
    if (!button || button.dataset.tour === "close") return;
    const steps = [...document.querySelectorAll("#tour section")];
    const at = steps.findIndex((one) => !one.hidden);
    const to = Math.max(0, Math.min(steps.length - 1, at + Number(button.dataset.tour)));
    steps.forEach((one, number) => { one.hidden = number !== to; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#tour")) document.querySelector("[data-tour=close]").click();
  });
})();
