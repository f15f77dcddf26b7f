// The search opens as a dialog, and a dialog has a name.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
