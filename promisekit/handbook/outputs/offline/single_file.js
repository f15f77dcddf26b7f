// All pages are in this document: one shows at a time, and the search looks through all. Without this script they
// stand one after another, and every link works.
(() => {
  const pages = [...document.querySelectorAll("main > article")], home = pages[0];
  const name = document.title, form = document.getElementById("sf-query").form;
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
  const SIDE = "[data-search-exclude], nav, form, button, script, style, svg, .hb-terms, .hb-severity";
  const textOf = (element) => {
    const found = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === 1 && node.matches(SIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walk.nextNode()) if (walk.currentNode.nodeType === 3) found.push(walk.currentNode.data);
    return found.join(" ").replace(/\u00ad/g, "").replace(/\s+/g, " ").replace(/ ([.,;:!?])/g, "$1").trim();
  };
  const known = () => {
    const found = { pages: [], sections: [] };
    for (const article of pages.filter((page) => !page.dataset.searchExclude)) {
      const page = found.pages.length, { title, boost, why, tags } = article.dataset;
      const kind = article.querySelector("h1")?.dataset.kind;
      let at = { page, id: article.id, title: "", parts: [], tags: tags ? tags.split("\n") : [] };
      found.pages.push({ title, kind, boost: Number(boost) || 1 });
      const sections = [at];
      for (const child of article.children) {
        if (/^H[1-6]$/.test(child.tagName) && child.id) {
          if (child.tagName !== "H1") sections.push((at = { page, id: child.id, title: child.textContent.replace(/\u00ad/g, "").trim(), parts: [], isWhy: child.id === why }));
        } else if (!child.matches(SIDE)) at.parts.push(textOf(child));
      }
      found.sections.push(...sections.map(({ parts, ...one }) => ({ ...one, text: parts.join(" ").trim() })));
    }
    return found;
  };
  const idAsLink = (id) => `#${encodeURIComponent(id).replace(/%2F/g, "/").replace(/%3A/g, ":")}`;
  let whole = null;
  globalThis.promisekitSource = () => (whole ||= promisekitFinder.finding(known(), (page, { id }) => idAsLink(id)));
  const field = promisekitFinder.attach(form, promisekitSource);
  const closeAll = () => {
    field.close();
    menu.open = false;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    closeAll();
    menu.querySelector("summary").focus();
  });
  for (const kind of ["pointerdown", "focusin"])
    document.addEventListener(kind, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  menu.addEventListener("toggle", () => { if (menu.open) field.close(); });

  form.hidden = false;
  const start = place(at);
  show(start);
  addEventListener("load", () => { if (start !== home) goTo(start, false); });
})();
