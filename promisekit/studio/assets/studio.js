/* What the browser does by itself: find items, name a lane's actor, keep what is typed when others change files. */
(() => {
  const find = document.getElementById("find");
  find?.addEventListener("input", () => {
    const words = find.value.toLowerCase();
    for (const item of document.querySelectorAll("nav li")) item.hidden = !item.textContent.toLowerCase().includes(words);
    if (words) for (const section of document.querySelectorAll("nav details details")) section.open = !!section.querySelector("li:not([hidden])");
  });
  // On a phone the content comes first.
  if (matchMedia("(max-width: 48em)").matches) document.querySelector("nav .items").open = false;
  // While somebody types, nothing is drawn anew under their hands.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const typing = document.activeElement?.matches("#item input, #item textarea, #item select");
    if (event.detail.requestConfig?.verb === "get" && event.detail.target?.id === "item" && typing) event.detail.shouldSwap = false;
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
    document.getElementById("said").textContent = "The studio does not answer. Is it still running?";
  });
})();
