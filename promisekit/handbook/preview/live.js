// Follows the saves: a page that changed is shown anew at the same place; what is wrong with the files stands over it.
(() => {
  const me = document.currentScript;
  const news = new URL("news", me.src);
  const PLACE = "promisekit-place";
  let seen = me.dataset.version;

  // The same opened sections, and the same words at the same height.
  const sections = () => {
    const count = {};
    return [...document.querySelectorAll("details")].map((one) => {
      const name = one.id || one.querySelector("summary")?.textContent.trim() || "";
      count[name] = (count[name] || 0) + 1;
      return [`${name} ${count[name]}`, one];
    });
  };
  const place = () => {
    const marks = [...document.querySelectorAll("article [id]")].filter((one) => one.getClientRects().length);
    const mark = scrollY > 0 && marks.find((one) => one.getBoundingClientRect().top >= 0);
    const open = sections().map(([name, one]) => [name, one.open]);
    const frames = [...document.querySelectorAll(".pk-frame")].map((one) => [one.scrollLeft, one.scrollTop]);
    return { path: location.pathname, x: scrollX, y: scrollY, open, frames,
      mark: mark ? mark.id : "", top: mark ? mark.getBoundingClientRect().top : 0 };
  };
  const back = (to) => {
    const open = Object.fromEntries(to.open);
    sections().forEach(([name, one]) => name in open && (one.open = open[name]));
    document.querySelectorAll(".pk-frame").forEach((one, i) => to.frames[i] && one.scrollTo(...to.frames[i]));
    const mark = to.mark && document.getElementById(to.mark);
    const y = mark ? mark.getBoundingClientRect().top + scrollY - to.top : to.y;
    scrollTo({ left: to.x, top: y, behavior: "instant" });
  };
  const arrive = () => {
    const to = JSON.parse(sessionStorage.getItem(PLACE) || "null");
    sessionStorage.removeItem(PLACE);
    if (to?.path === location.pathname) back(to);
    history.scrollRestoration = "auto";
  };

  // Where only the words of the page are others, they take the place of the old ones; else the page is loaded anew.
  const WORDS = ["article", ".md-nav--secondary", ".md-header__topic"];
  const fetched = async () => new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const around = (page) => {
    const rest = page.cloneNode(true);
    const told = ["title", "meta[name=description]", "#promisekit-trouble", "script[data-page]", ...WORDS].join();
    rest.querySelectorAll(told).forEach((one) => one.remove());
    return rest.documentElement.outerHTML;
  };
  let frame;
  const change = async () => {
    const fresh = await fetched();
    const old = WORDS.map((where) => [...document.querySelectorAll(where)]);
    const young = WORDS.map((where) => [...fresh.querySelectorAll(where)]);
    const to = place();
    if (around(fresh) !== frame || old.some((some, i) => some.length !== young[i].length)) {
      sessionStorage.setItem(PLACE, JSON.stringify(to));
      history.scrollRestoration = "manual";
      return location.reload();
    }
    document.title = fresh.title;
    old.forEach((some, i) => some.forEach((one, j) => one.replaceWith(document.adoptNode(young[i][j]))));
    document.querySelector("article").dispatchEvent(new Event("hb-new", { bubbles: true }));
    back(to);
    me.dataset.page = fresh.querySelector("script[data-page]").dataset.page;
  };

  // A panel with what is wrong, gone when it is mended.
  let panel;
  const say = (trouble) => {
    panel?.remove();
    panel = null;
    if (!trouble) return;
    panel = document.createElement("section");
    panel.id = "promisekit-panel";
    panel.setAttribute("role", "alert");
    const look = panel.attachShadow({ mode: "open" });
    look.innerHTML = `<style>
      :host { position: fixed; inset: auto 0 0 0; z-index: 999; max-height: 60vh; overflow: auto; background: #fff4f2;
        color: #3b0a04; border-top: 4px solid #c62828; padding: 12px 16px 16px; box-shadow: 0 -4px 24px #0004;
        font: 16px/1.4 system-ui, sans-serif; text-align: left }
      h2 { font-size: 18px; margin: 0 40px 8px 0 }
      pre { margin: 0; font: 14px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
      button { position: absolute; right: 12px; top: 8px; font-size: 20px; width: 44px; height: 44px; border: 0;
        background: none; color: inherit; cursor: pointer }
    </style><button aria-label="×">×</button><h2></h2><pre tabindex="0"></pre>`;
    look.querySelector("h2").textContent = trouble.title;
    look.querySelector("pre").textContent = trouble.told;
    look.querySelector("button").onclick = () => panel?.remove();
    document.body.append(panel);
  };

  const ask = async () => {
    for (;;) {
      if (document.visibilityState === "hidden")
        await new Promise((go) => document.addEventListener("visibilitychange", go, { once: true }));
      try {
        news.search = new URLSearchParams({ seen, page: location.pathname });
        const told = await (await fetch(news, { cache: "no-store" })).json();
        if (told.page !== me.dataset.page) await change();
        if (String(told.version) !== seen) say(told.trouble);
        seen = String(told.version);
      } catch {
        await new Promise((go) => setTimeout(go, 1000)); // the server is being started anew
      }
    }
  };
  arrive();
  say(JSON.parse(document.getElementById("promisekit-trouble").textContent));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  fetched().then((page) => (frame = around(page))).finally(ask);
})();
