// Small helps; every page works without them. What comes into a page later is told by the event `hb-new`.
document.addEventListener("DOMContentLoaded", () => {
  document.addEventListener("hb-new", (event) => help(event.target));
  help(document);
});

function help(root) {
  const each = (selector, act) => root.querySelectorAll(selector).forEach(act);

  // The same place of the page in another language.
  each(".hb-languages a", (link) => link.addEventListener("click", () => (link.hash = location.hash)));

  each(".hb-print", (button) => button.addEventListener("click", () => window.print()));

  // On paper a situation is a card with its answer; afterwards it is as it was.
  const cards = [...root.querySelectorAll("details.hb-situation")];
  if (cards.length) {
    let opened = [];
    addEventListener("beforeprint", () => (opened = cards.filter((card) => !card.open)).forEach((card) => (card.open = true)));
    addEventListener("afterprint", () => opened.forEach((card) => (card.open = false)));
  }

  each(".hb-filter", (form) => {
    form.hidden = false;
    const filters = [...form.querySelectorAll("select")], count = form.querySelector(".hb-count");
    const page = form.closest(".md-content__inner") || document;
    const cards = [...page.querySelectorAll(".hb-card[data-status]")];
    const lists = new Set(cards.map((card) => card.parentElement));
    const narrow = () => {
      for (const card of cards)
        card.hidden = !filters.every((f) => !f.value || card.dataset[f.dataset.filter].split(" ").includes(f.value));
      // With a list that is empty now, what stands above it goes too, up to the list before.
      for (const list of lists) {
        const empty = [...list.children].every((card) => card.hidden);
        for (let above = list.previousElementSibling; above && !above.matches("h1, form, .hb-cards"); above = above.previousElementSibling)
          above.hidden = empty;
      }
      const shown = cards.filter((card) => !card.hidden).length;
      const words = shown ? form.dataset.some.replace("{some}", shown).replace("{all}", cards.length) : form.dataset.none;
      count.textContent = filters.some((f) => f.value) ? words : "";
    };
    form.addEventListener("change", narrow);
    form.addEventListener("reset", () => setTimeout(narrow));
    form.addEventListener("submit", (event) => event.preventDefault());
    narrow(); // a browser that comes back to the page brings the choice along
  });
}
