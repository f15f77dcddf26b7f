// Small helps; every page works without them. What comes into a page later is told by the event `hb-new`.
document.addEventListener("DOMContentLoaded", () => {
  document.addEventListener("hb-new", (event) => (help(event.target), unfold()));
  help(document);
  addEventListener("hashchange", unfold);
  unfold();

  // Where the site is on the web, a copy of it is kept for where there is no network. A preview keeps none.
  const index = document.querySelector("form[data-index]")?.dataset.index;
  const mayKeep = location.protocol === "https:" || location.hostname === "localhost";
  if (index && mayKeep && navigator.serviceWorker && !document.querySelector("script[data-version]"))
    addEventListener("load", () => navigator.serviceWorker.register(new URL(`${index}/../../offline.js`, location.href)).catch(() => {}));
});

const BREAKABLE = "h1, h2, h3, .hb-role, .hb-card-link, .hb-table th, .hb-rows > li > a, .hb-tabs a";
const LONG_WORD = /\p{L}{14,}/gu, SYLLABLE = /(?<=\p{L}{3})[bcdfghjklmnpqrstvwxz][aeiouyåäö](?=\p{L})/giu;

// Whoever is sent to something that is folded away, or to the heading above it, finds it open.
function unfold() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* as it is */ }
  const target = id && document.getElementById(id);
  if (!target) return;
  const around = target.closest("details.hb-fold:not([open])");
  for (let one = around; one; one = one.parentElement.closest("details")) one.open = true;
  if (around) target.scrollIntoView();
  if (!/^H[2-6]$/.test(target.tagName)) return;
  for (let next = target.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling)
    if (next.matches("details.hb-fold")) next.open = true;
}

function help(root) {
  const each = (selector, act) => root.querySelectorAll(selector).forEach(act);

  // The same place of the page in another language.
  each(".hb-languages a", (link) => link.addEventListener("click", () => (link.hash = location.hash)));

  each(".hb-print", (button) => button.addEventListener("click", () => window.print()));

  each(".hb-imprint", imprint);

  // Not every browser knows where Finnish and Swedish break a word: before a consonant with a vowel after it.
  if (/^(fi|sv)\b/.test(document.documentElement.lang))
    each(BREAKABLE, (place) => {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (texts.nextNode())
        texts.currentNode.data = texts.currentNode.data.replace(LONG_WORD, (word) => word.replace(SYLLABLE, "\u00ad$&"));
    });

  // What this device remembers: whose handbook it is, and when each page was last looked at. Nothing leaves it.
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* it may not */ } };
  const MINE = "promisekit-role";
  each(".hb-mine", (button) => {
    const told = () => (button.textContent = kept(MINE) === button.dataset.role ? button.dataset.no : button.dataset.yes);
    button.hidden = false;
    button.addEventListener("click", () => {
      keep(MINE, kept(MINE) === button.dataset.role ? "" : button.dataset.role);
      told();
    });
    told();
  });
  each(".hb-my-role", (place) => {
    const mine = kept(MINE), link = mine && root.querySelector(`a.hb-role[data-role="${CSS.escape(mine)}"]`);
    if (!link) return;
    place.append(link.cloneNode(true));
    place.hidden = false;
  });
  const marks = [...root.querySelectorAll("[data-changed]")];
  if (marks.length) {
    const key = `promisekit-visit:${location.pathname}`, today = new Date().toISOString().slice(0, 10);
    let [before, last] = (kept(key) || "").split(" ");
    if (last !== today) [before, last] = [last || before, today];
    keep(key, [before, last].filter(Boolean).join(" "));
    for (const mark of marks) mark.hidden = !before || before === today || mark.dataset.changed < before;
  }

  // What one may say is taken along with a tap: into a chat, a letter.
  each("ul[data-copy] > li", (line) => {
    const { copy, copied } = line.parentElement.dataset, button = document.createElement("button");
    Object.assign(button, { type: "button", className: "hb-copy", textContent: copy });
    button.addEventListener("click", async () => {
      const said = line.querySelector("q");
      try {
        await navigator.clipboard.writeText(said.textContent);
      } catch {
        getSelection().selectAllChildren(said); // where a page may not write there, it selects
        if (!document.execCommand("copy")) return;
        getSelection().removeAllRanges();
      }
      button.textContent = copied;
      setTimeout(() => (button.textContent = copy), 2000);
    });
    line.append(" ", button);
  });

  // On paper a situation is a card with its answer, and what was folded lies open; afterwards it is as it was.
  const cards = [...root.querySelectorAll("details:is(.hb-situation, .hb-fold)")];
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

// What paper says of itself: when it was printed, and where the page is that it shows; a code leads a phone there.
function imprint(note) {
  const printed = note.querySelector("[data-printed]"), address = note.querySelector(".hb-imprint-address");
  const onTheWeb = location.protocol.startsWith("http") && !["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const { lang } = document.documentElement;
  const where = document.querySelector("link[rel=canonical]")?.href || (onTheWeb ? location.href.split("#")[0] : "");
  addEventListener("beforeprint", () => {
    printed.textContent = printed.dataset.printed.replace("{date}", new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }));
  });
  address.textContent = where;
  if (!where || !note.dataset.code) return;
  // There is no time left to ask for it once the printing has begun.
  const draw = () => {
    const code = qrcode(0, "M"), side = (code.addData(where), code.make(), code.getModuleCount());
    let path = "";
    for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", `-2 -2 ${side + 4} ${side + 4}`);
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(svg.namespaceURI, "path"));
    svg.firstChild.setAttribute("d", path);
    note.prepend(svg);
  };
  const script = Object.assign(document.createElement("script"), { src: note.dataset.code, onload: draw });
  (globalThis.requestIdleCallback || setTimeout)(() => document.head.append(script));
}
