// Small helps; every page works without them. What comes into a page later is told by the event `hb-new`.
document.addEventListener("DOMContentLoaded", () => {
  document.addEventListener("hb-new", (event) => help(event.target));
  help(document);
});

function help(root) {
  const each = (selector, act) => root.querySelectorAll(selector).forEach(act);
  const folded = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  // The same place of the page in another language.
  each(".hb-languages a", (link) => link.addEventListener("click", () => (link.hash = location.hash)));

  each(".hb-print", (button) => button.addEventListener("click", () => window.print()));

  // Who are you? Typing leaves the roles that fit; Enter searches the whole handbook.
  const find = root.querySelector("#hb-find");
  if (find) {
    const nothing = document.querySelector(".hb-nothing");
    const searchAll = () => {
      const query = document.querySelector("[data-md-component=search-query]");
      const toggle = document.getElementById("__search");
      // Zensical makes its search when it is asked for.
      if (!query) return document.querySelector(".md-search__button")?.click();
      if (toggle) {
        toggle.checked = true;
        toggle.dispatchEvent(new Event("change"));
      }
      query.value = find.value;
      query.focus();
      query.dispatchEvent(new Event("keyup", { bubbles: true }));
    };
    const narrow = () => {
      const words = folded(find.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      each(".hb-function", (section) => {
        const name = folded(section.querySelector(".hb-function-name").textContent);
        let here = 0;
        section.querySelectorAll("li").forEach((role) => {
          const text = name + " " + folded(role.textContent);
          role.hidden = !words.every((word) => text.includes(word));
          here += !role.hidden;
        });
        section.hidden = here === 0;
        shown += here;
      });
      nothing.hidden = shown > 0;
    };
    find.addEventListener("input", narrow);
    find.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fitting = [...document.querySelectorAll(".hb-functions li:not([hidden]) a")].filter((a) => a.closest(".hb-function:not([hidden])"));
      if (find.value && fitting.length === 1) location.href = fitting[0].href;
      else searchAll();
    });
    each(".hb-search-all", (button) => button.addEventListener("click", searchAll));
    // On a phone the keyboard would cover the roles.
    if (matchMedia("(hover: hover)").matches && !location.hash) find.focus({ preventScroll: true });
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
