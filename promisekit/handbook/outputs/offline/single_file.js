// All pages are in this document: one shows at a time, and the search looks through all. Without this script they
// stand one after another, and every link works.
(() => {
  const pages = [...document.querySelectorAll("main > article")], home = pages[0];
  const name = document.title, query = document.getElementById("sf-query"), form = query.form;
  const panel = form.querySelector(".sf-results"), status = panel.querySelector("p"), list = panel.querySelector("ol");
  const menu = document.querySelector(".sf-menu");

  // ---- one page at a time ----
  const scrolls = new Map();
  let shown = null, at = location.hash, followed = false;
  history.scrollRestoration = "manual";

  const place = (hash) => {
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const element = id && document.getElementById(id);
    return element && element.closest("main > article") ? element : home;
  };
  const show = (element) => {
    const page = element.closest("main > article");
    if (page === shown) return;
    shown?.classList.remove("sf-shown");
    page.classList.add("sf-shown");
    shown = page;
    document.title = page === home ? name : `${page.dataset.title} – ${name}`;
    document.dispatchEvent(new Event("hb-page"));
  };
  const goTo = (element, focus) => {
    const page = element === shown, target = page ? shown.querySelector("h1") || shown : element;
    if (page) scrollTo(0, 0);
    else element.scrollIntoView();
    if (!focus) return;
    if (!target.matches("a[href], button, input, select, summary, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  const arrive = () => {
    scrolls.set(at, scrollY);
    at = location.hash;
    const element = place(at), back = !followed && scrolls.has(at);
    followed = false;
    closeAll();
    show(element);
    if (back) scrollTo(0, scrolls.get(at));
    else goTo(element, true);
  };
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches(".sf-skip")) {
      event.preventDefault();
      goTo(shown, true);
    } else if (link.getAttribute("href") === location.hash) {
      event.preventDefault();
      closeAll();
      goTo(place(location.hash), true);
    } else {
      scrolls.set(at, scrollY);
      followed = true;
    }
  });

  // ---- the search ----
  const SIDE = "[data-search-exclude], nav, form, button, script, style, svg, .hb-terms, .hb-severity, .hb-feed-note";
  const folded = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const wordsOf = (text) => folded(text).replace(/['’]/g, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const line = (text) => ` ${wordsOf(text).join(" ")} `;
  const WHOLE = 1, BEGINNING = 0.6, TITLE = 2, TOGETHER = 2.5, CUSTOMERS_WORDS = 6, MOST = 12;

  const textOf = (element) => {
    const found = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === 1 && node.matches(SIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walk.nextNode()) if (walk.currentNode.nodeType === 3) found.push(walk.currentNode.data);
    return found.join(" ").replace(/\s+/g, " ").replace(/ ([.,;:!?])/g, "$1").trim();
  };
  const sectionsOf = (page) => {
    const found = [{ page, id: page.id, title: page.dataset.title, parts: [] }];
    for (const child of page.children) {
      if (/^H[1-6]$/.test(child.tagName) && child.id) {
        const title = child.textContent.trim();
        if (child.tagName === "H1") found[0].title = title;
        else found.push({ page, id: child.id, title, parts: [] });
      } else if (!child.matches(SIDE)) {
        found[found.length - 1].parts.push(textOf(child));
      }
    }
    return found.map(({ parts, ...one }) => {
      const text = parts.join(" ").trim(), boost = Number(page.dataset.boost) || 1;
      const weight = page.dataset.why && one.id === page.dataset.why ? boost * CUSTOMERS_WORDS : boost;
      return { ...one, text, weight, titleLine: line(one.title), textLine: line(text) };
    });
  };
  let sections = null;
  const has = (text, term) => (text.includes(` ${term} `) ? WHOLE : text.includes(` ${term}`) ? BEGINNING : 0);
  const known = new Map(); // as one types, all terms but the last stay as they are
  const pointsOf = (term) => {
    if (!known.has(term)) {
      const hits = sections.map((one) => Math.max(TITLE * has(one.titleLine, term), has(one.textLine, term)));
      const count = hits.filter(Boolean).length, rarity = count ? Math.log(1 + sections.length / count) : 0;
      if (known.size > 40) known.clear();
      known.set(term, hits.map((hit) => hit * rarity));
    }
    return known.get(term);
  };
  const find = (text) => {
    sections ||= pages.filter((page) => !page.dataset.searchExclude).flatMap(sectionsOf);
    const terms = wordsOf(text);
    if (!terms.length) return [];
    const together = ` ${terms.join(" ")}`, byTerm = terms.map(pointsOf), best = new Map();
    for (const [i, one] of sections.entries()) {
      const points = byTerm.map((all) => all[i]);
      let score = points.reduce((sum, point) => sum + point, 0);
      if (!score) continue;
      score *= points.filter(Boolean).length / terms.length;
      if (terms.length > 1 && (one.titleLine.includes(together) || one.textLine.includes(together))) score *= TOGETHER;
      if (one.id === one.page.id && one.titleLine === `${together} `) score *= TOGETHER;
      score *= Math.sqrt(one.weight);
      if (score > (best.get(one.page)?.score || 0)) best.set(one.page, { score, section: one });
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  };

  const element = (tag, css, text) => {
    const made = document.createElement(tag);
    if (css) made.className = css;
    if (text) made.textContent = text;
    return made;
  };
  const passage = (text, terms) => {
    const made = element("span", "sf-text"), parts = text.split(/(\p{L}[\p{L}\p{N}'’]*|\p{N}+)/u);
    const hit = (part) => terms.some((term) => wordsOf(part).some((word) => word.startsWith(term)));
    const first = Math.max(parts.findIndex(hit), 0), start = Math.max(0, first - 16), end = start + 60;
    if (start) made.append("… ");
    parts.slice(start, end).forEach((part, i) => made.append(i % 2 !== start % 2 && hit(part) ? element("mark", "", part) : part));
    if (end < parts.length) made.append(" …");
    return made;
  };
  const answer = () => {
    const found = find(query.value), terms = wordsOf(query.value);
    panel.hidden = !terms.length;
    const words = { 0: status.dataset.none, 1: status.dataset.one }[found.length] ?? status.dataset.many;
    status.textContent = terms.length ? words.replace("%(num)s", found.length) : "";
    list.replaceChildren(...found.slice(0, MOST).map(({ section }) => {
      const entry = element("li"), link = element("a"), kind = section.page.querySelector("h1")?.dataset.kind;
      link.href = `#${encodeURIComponent(section.id).replace(/%2F/g, "/").replace(/%3A/g, ":")}`;
      const first = section.id === section.page.id;
      if (kind || !first) link.append(element("span", "sf-kind", [kind, first ? "" : section.title].filter(Boolean).join(" · ")), element("br"));
      link.append(element("span", "sf-title", section.page.dataset.title));
      if (section.text) link.append(element("br"), passage(section.text, terms));
      entry.append(link);
      return entry;
    }));
  };
  const closeAll = () => {
    panel.hidden = true;
    menu.open = false;
  };
  query.addEventListener("input", answer);
  query.addEventListener("keyup", (event) => { if (!event.isTrusted) answer(); });
  query.addEventListener("focus", () => { if (query.value) answer(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    const links = [query, ...list.querySelectorAll("a")], now = links.indexOf(document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1 }[event.key];
    if (to === undefined || panel.hidden || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || (panel.hidden && !menu.open)) return;
    const opener = panel.hidden ? menu.querySelector("summary") : query;
    closeAll();
    opener.focus();
    if (opener === query) panel.hidden = true;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) panel.hidden = true;
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("focusin", (event) => {
    if (!form.contains(event.target)) panel.hidden = true;
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("toggle", () => { if (menu.open) panel.hidden = true; });

  form.hidden = false;
  const start = place(at);
  show(start);
  addEventListener("load", () => { if (start !== home) goTo(start, false); });
})();
