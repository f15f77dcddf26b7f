/* For a meeting: the picture over the whole screen; the arrows walk along it, Escape goes back to work. */
(() => {
  const stage = document.querySelector(".stage");
  document.getElementById("full").addEventListener("click", () => { document.documentElement.requestFullscreen?.(); stage.focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.fullscreenElement) location.href = document.querySelector("a").href;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!by) return;
    stage.scrollBy({ left: by * stage.clientWidth * 0.8, behavior: "smooth" });
    event.preventDefault();
  });
  stage.focus();
})();
