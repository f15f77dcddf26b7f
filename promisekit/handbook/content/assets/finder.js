// The fields that find: in the header, on the home page, in the one file. What finds comes with the index, and both
// are asked for when somebody turns to a field.
globalThis.promisekitFinder = (() => {
  const MOST = 12, AROUND = 60;

  const element = (tag, css, text) => {
    const made = document.createElement(tag);
    if (css) made.className = css;
    if (text) made.textContent = text;
    return made;
  };

  const loaded = new Map();
  const load = (src) => {
    if (!loaded.has(src))
      loaded.set(src, new Promise((done, failed) => {
        const script = element("script");
        Object.assign(script, { src, onload: done, onerror: (event) => {
          loaded.delete(src); // the next word asks again
          failed(event);
        } });
        document.head.append(script);
      }));
    return loaded.get(src);
  };

  // Of sections of pages: text → what is found, as it is shown.
  const finding = async ({ pages, sections }, href) => {
    const find = await promisekitSearch.searcherSoon(pages, sections, promisekitLanguage);
    return (text) => find(text).map(({ page, section, words }) => ({
      href: href(pages[page], sections[section]), kind: pages[page].kind, title: pages[page].title,
      section: sections[section].title, text: sections[section].text, words,
    }));
  };
  let whole = null;
  const fromIndex = (src) => (whole ||= load(src).then(() => {
    const top = new URL("..", new URL(src, document.baseURI));
    return finding(promisekitSearch.unpacked(promisekitIndex), (page, { anchor }) => new URL(page.url + (anchor ? `#${anchor}` : ""), top).href);
  }).catch((error) => {
    whole = null;
    throw error;
  }));
  // Where another maker of sites has an index of its own: the links that the field takes the place of, by their
  // names alone; and the words handed over to the field of that site.
  const fromLinks = (place) => (text) => {
    const plain = (one) => one.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""), words = plain(text).split(/\s+/).filter(Boolean);
    return [...place.querySelectorAll("li a")].filter((link) => !link.closest(".hb-found") && words.every((word) => plain(link.textContent).includes(word)))
      .map((link) => ({ href: link.href, title: link.textContent }));
  };

  const handOver = (text) => {
    const query = document.querySelector("[data-md-component=search-query]"), toggle = document.getElementById("__search");
    // Zensical makes its search when it is asked for.
    if (!query) return document.querySelector(".md-search__button")?.click();
    if (toggle) {
      toggle.checked = true;
      toggle.dispatchEvent(new Event("change"));
    }
    query.value = text;
    query.focus();
    query.dispatchEvent(new Event("keyup", { bubbles: true }));
  };

  const passage = (text, words) => {
    const made = element("span", "hb-found-text"), parts = text.split(/([\p{L}\p{N}\p{M}%\p{Sc}]+)/u);
    const hit = (part) => promisekitSearch.wordsOf(part).some((word) => words.has(promisekitSearch.folded(word)));
    const first = Math.max(parts.findIndex(hit), 0), start = Math.max(0, first - 16 - (first % 2)), end = start + AROUND;
    if (start) made.append("… ");
    parts.slice(start, end).forEach((part, i) => made.append(i % 2 && hit(part) ? element("mark", "", part) : part));
    if (end < parts.length) made.append(" …");
    return made;
  };
  const line = ({ href, kind, section, title, text, words }) => {
    const entry = element("li"), link = element("a"), above = [kind, section].filter(Boolean).join(" · ");
    link.href = href;
    if (above) link.append(element("span", "hb-found-kind", above), element("br"));
    link.append(element("span", "hb-found-title", title));
    if (text) link.append(element("br"), passage(text, words));
    entry.append(link);
    return entry;
  };

  // `source` gives, once it is there, what finds. `form` has an input and a `.hb-found` with a status and a list.
  const attach = (form, source) => {
    const input = form.querySelector("input"), panel = form.querySelector(".hb-found");
    const status = panel.querySelector("[role=status]"), list = panel.querySelector("ol");
    const instead = form.dataset.instead && document.querySelector(form.dataset.instead);
    const opener = form.querySelector(".hb-find-open");
    const nothing = form.querySelector(".hb-nothing");
    let find = null, namesOnly = false;
    const ready = () => (find ||= source().catch(() => {
      find = null;
      namesOnly = true;
      return fromLinks(instead || document);
    }));

    const show = (found) => {
      const words = { 0: status.dataset.none, 1: status.dataset.one }[found.length] ?? status.dataset.many;
      status.textContent = words.replace("%(num)s", found.length);
      list.replaceChildren(...found.slice(0, MOST).map(line));
    };
    const answer = async () => {
      const text = input.value.trim();
      panel.hidden = !text;
      if (instead) instead.hidden = Boolean(text);
      if (!text && nothing) nothing.hidden = true;
      if (!text) return list.replaceChildren();
      namesOnly = false;
      const found = (await ready())(text);
      if (input.value.trim() !== text) return;
      show(found);
      if (nothing) nothing.hidden = !namesOnly || found.length > 0;
      status.hidden = nothing && !nothing.hidden;
      return found;
    };
    const close = () => {
      if (!instead) panel.hidden = true;
    };
    const open = (is) => {
      form.classList.toggle("hb-find-opened", is);
      opener?.setAttribute("aria-expanded", is);
      if (is) input.focus();
    };

    // The home page turns to its field by itself; only somebody who is there asks for the index.
    for (const turn of ["pointerdown", "keydown"]) input.addEventListener(turn, ready, { once: true });
    input.addEventListener("focus", () => {
      if (opener) ready();
      if (input.value) answer();
    });
    input.addEventListener("input", answer);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await answer();
      const first = list.querySelector("a");
      if (first) first.click();
      else if (namesOnly) handOver(input.value);
    });
    nothing?.querySelector("button").addEventListener("click", () => handOver(input.value));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        const back = panel.hidden ? opener : input;
        if (instead) input.value = "";
        if (instead) instead.hidden = false;
        if (back === input) input.focus();
        panel.hidden = true;
        if (back === input) return;
        open(false);
        document.activeElement.blur();
        return opener?.focus();
      }
      const links = [input, ...list.querySelectorAll("a")], now = links.indexOf(document.activeElement);
      const to = { ArrowDown: now + 1, ArrowUp: now - 1 }[event.key];
      if (to === undefined || now < 0 || panel.hidden || !links[to]) return;
      event.preventDefault();
      links[to].focus();
    });
    list.addEventListener("click", (event) => {
      if (event.target.closest("a")) {
        close();
        open(false);
      }
    });
    for (const kind of ["pointerdown", "focusin"])
      document.addEventListener(kind, (event) => {
        if (form.contains(event.target)) return;
        close();
        if (kind === "pointerdown") open(false);
      });
    opener?.addEventListener("click", () => open(true));
    form.querySelector(".hb-find-close")?.addEventListener("click", () => {
      open(false);
      opener.focus();
    });
    // "/" leads to the field from everywhere, as readers of such sites know it.
    if (opener)
      document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
        event.preventDefault();
        open(true);
      });
    // On a phone the keyboard would cover what stands below.
    if (instead && matchMedia("(hover: hover)").matches && !location.hash) input.focus({ preventScroll: true });
    if (input.value) answer(); // a browser that comes back to the page brings the words along
    return { close, isOpen: () => !panel.hidden };
  };

  const attached = new WeakSet();
  const each = (root) => {
    // The field in the header says where the index is.
    const where = document.querySelector("form[data-index]");
    const source = globalThis.promisekitSource || (where ? () => fromIndex(where.dataset.index) : () => Promise.reject());
    for (const form of root.querySelectorAll("form[data-index], form[data-instead]")) {
      if (attached.has(form)) continue;
      attached.add(form);
      attach(form, source);
    }
  };
  document.addEventListener("DOMContentLoaded", () => each(document));
  document.addEventListener("hb-new", (event) => each(event.target));
  return { attach, finding };
})();
