// What one can do with a picture. Without this file it is complete, and its buttons do not show.
document.addEventListener("DOMContentLoaded", () => {
  const ZOOMS = [0.1, 0.15, 0.2, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];
  const SIDE = 16000; // pixels of a PNG's side that every browser draws
  const LEAST = 0.75; // of the usual size, so that letters stay at 10 pixels
  const WHOLE = ".hb-picture-timeline, .hb-picture-trend, .hb-picture-heat-map, .hb-picture-map";
  const STAFF = ["frontstage", "backstage", "support"];
  const FONT = "Arial, Helvetica, 'Liberation Sans', Roboto, 'Noto Sans', sans-serif"; // as in the pictures
  const SVG = "http://www.w3.org/2000/svg";
  const layer = (svg, name) => document.getElementById(`${svg.id}-${name}`);
  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

  const prepare = (figure) => {
    const frame = figure.querySelector(".pk-frame"), svg = figure.querySelector("svg.pk-picture");
    const tools = figure.querySelector(".hb-picture-tools");
    if (!frame || !svg || !tools) return;
    const tool = (name) => tools.querySelector(`[data-tool="${name}"]`);
    const group = (name) => tools.querySelector(`[data-tools="${name}"]`);
    tools.hidden = false;

    const full = tool("full");
    full.hidden = !figure.requestFullscreen;
    full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen()));

    tool("more").addEventListener("click", () => {
      const open = tools.classList.toggle("hb-more");
      tool("more").setAttribute("aria-expanded", String(open));
    });

    zooming(frame, group("zoom"), tool);
    overview(figure, frame, svg);
    saving(svg, group("save"), tool);
    lighting(frame, svg);
    // Of a trend the newest result and the target matter most: where not all fits, its end is in sight.
    if (figure.matches(".hb-picture-trend")) frame.scrollLeft = frame.scrollWidth;
    if (group("views")) lanes(frame, svg, group("views"));
    if (group("walk")) walking(frame, svg, group("walk"), tool);
  };
  // Only what shows can be measured: where a file holds many pages, their pictures wait until they are turned to.
  const prepareShown = () =>
    document.querySelectorAll(".hb-picture:not([data-ready])").forEach((figure) => {
      if (!figure.getClientRects().length) return;
      figure.dataset.ready = "";
      prepare(figure);
    });
  prepareShown();
  document.addEventListener("hb-page", prepareShown);
  document.addEventListener("hb-new", prepareShown);
  document.addEventListener("toggle", prepareShown, true); // what was folded away

  /** Larger and smaller; what is in the middle of the frame stays there. */
  function zooming(frame, group, tool) {
    group.hidden = !CSS.supports("zoom", "2");
    let zoom = 1;
    const show = (to) => {
      const ratio = to / zoom;
      const x = (frame.scrollLeft + frame.clientWidth / 2) * ratio - frame.clientWidth / 2;
      const y = (frame.scrollTop + frame.clientHeight / 2) * ratio - frame.clientHeight / 2;
      zoom = to;
      for (const layer of frame.children) layer.style.zoom = zoom;
      frame.scrollTo({ left: x, top: y, behavior: "instant" });
      tool("whole").textContent = `${Math.round(zoom * 100)} %`;
      tool("out").disabled = zoom <= ZOOMS[0];
      tool("in").disabled = zoom >= ZOOMS[ZOOMS.length - 1];
      frame.dispatchEvent(new Event("hb-zoom"));
    };
    /** As large as the frame has room: for all columns, or for all of it. */
    const fitted = (whole) => {
      const box = frame.querySelector("svg.pk-picture").viewBox.baseVal;
      const room = document.fullscreenElement ? frame.clientHeight : Math.min(innerHeight * 0.9, box.height * zoom);
      const fit = Math.min(frame.clientWidth / box.width, whole ? room / box.height : Infinity);
      show(Math.min(ZOOMS[ZOOMS.length - 1], Math.max(ZOOMS[0], Math.floor(100 * fit) / 100)));
    };
    const does = {
      "+": () => tool("in").click(),
      "-": () => tool("out").click(),
      0: () => show(1),
      w: () => fitted(false),
      a: () => fitted(true),
      f: () => tool("full").hidden || tool("full").click(),
    };
    frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !does[event.key]) return;
      event.preventDefault();
      does[event.key]();
    });
    tool("width").addEventListener("click", () => fitted(false));
    tool("all").addEventListener("click", () => fitted(true));
    tool("in").addEventListener("click", () => show(ZOOMS.find((z) => z > zoom) || zoom));
    tool("out").addEventListener("click", () => show([...ZOOMS].reverse().find((z) => z < zoom) || zoom));
    tool("whole").addEventListener("click", () => show(1));
    // On the full screen a picture is as large as it has room for; afterwards it is as it was.
    let before = 0;
    frame.closest(".hb-picture").addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement) return before && show(before);
      before = zoom;
      const box = frame.querySelector("svg.pk-picture").viewBox.baseVal;
      if (zoom * Math.max(box.width / frame.clientWidth, box.height / frame.clientHeight) < 1) fitted(true);
    });
    // These are read as a whole, and of a timeline the end matters most: where one nearly fits, it is made to.
    const svg = frame.querySelector("svg.pk-picture");
    const fit = Math.floor((100 * frame.clientWidth) / svg.getBoundingClientRect().width) / 100;
    if (frame.closest(WHOLE) && fit < 1 && fit >= LEAST) show(fit);
  }

  /** Of a picture that is much wider than its frame, a small one below it that says what is seen, and leads elsewhere. */
  function overview(figure, frame, svg) {
    const map = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
    const seen = document.createElementNS(SVG, "rect");
    use.setAttribute("href", `#${svg.id}`);
    seen.setAttribute("class", "hb-seen");
    map.setAttribute("class", "hb-overview");
    map.setAttribute("aria-hidden", "true"); // whoever does not see it scrolls with the keys
    map.append(use, seen);
    frame.after(map);
    const place = () => {
      if (!frame.clientWidth) return; // on a page of this file that is not shown
      const box = svg.viewBox.baseVal, scale = svg.getBoundingClientRect().width / box.width;
      const wide = frame.scrollWidth > 1.5 * frame.clientWidth;
      map.style.display = wide ? "" : "none";
      map.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
      const part = { x: frame.scrollLeft, y: frame.scrollTop, width: frame.clientWidth, height: frame.clientHeight };
      for (const [name, value] of Object.entries(part)) seen.setAttribute(name, Math.max(0, value / scale));
    };
    const lead = (event) => {
      if (event.type === "pointermove" && !event.buttons) return;
      const box = map.getBoundingClientRect(), whole = svg.getBoundingClientRect();
      frame.scrollTo({
        left: ((event.clientX - box.left) / box.width) * whole.width - frame.clientWidth / 2,
        top: ((event.clientY - box.top) / box.height) * whole.height - frame.clientHeight / 2,
        behavior: "instant",
      });
    };
    for (const kind of ["pointerdown", "pointermove"]) map.addEventListener(kind, lead);
    for (const kind of ["scroll", "hb-zoom"]) frame.addEventListener(kind, place, { passive: true });
    new ResizeObserver(place).observe(frame);
    place();
  }

  /** The picture as a file of its own: SVG in plain colours, and PNG of it. */
  function saving(svg, group, tool) {
    group.hidden = false;
    const drawn = () => {
      const copy = svg.cloneNode(true), box = svg.viewBox.baseVal;
      for (const el of [copy, ...copy.querySelectorAll("[class]")]) el.classList.remove("hb-lit", "hb-here", "hb-hidden", "hb-walks", "hb-lights");
      copy.querySelectorAll("a").forEach((a) => a.setAttribute("href", new URL(a.getAttribute("href"), location.href).href));
      const lines = titled(svg.querySelector(":scope > title").textContent, box.width - 32), above = 26 * lines.length + 20;
      const file = element("svg", { width: box.width, height: box.height + above });
      file.setAttribute("viewBox", `0 0 ${box.width} ${box.height + above}`);
      file.append(element("rect", { width: box.width, height: box.height + above, fill: "#ffffff" }));
      lines.forEach((line, at) => {
        const text = element("text", { x: 16, y: 32 + 26 * at, "font-family": FONT, "font-size": 20, "font-weight": "bold", fill: "#1b2430" });
        text.textContent = line;
        file.append(text);
      });
      for (const [name, value] of Object.entries({ y: above, width: box.width, height: box.height })) copy.setAttribute(name, value);
      file.append(copy);
      const written = new XMLSerializer().serializeToString(file);
      return { text: written.replace(/var\(--pk-[a-z0-9-]+, (#[0-9a-f]{6})\)/g, "$1"), width: box.width, height: box.height + above };
    };
    /** The lines of the title above the picture: whoever gets the file has not seen the page. */
    const titled = (title, room) => {
      const pen = document.createElement("canvas").getContext("2d"), lines = [""];
      pen.font = `bold 20px ${FONT}`;
      for (const word of title.split(/\s+/)) {
        const longer = `${lines[lines.length - 1]} ${word}`.trim();
        if (pen.measureText(longer).width <= room) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return lines.filter(Boolean);
    };
    const element = (name, attributes) => {
      const made = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    };
    const save = (blob, ending) => {
      const a = document.createElement("a");
      a.href = URL.createObjectURL(blob);
      a.download = `${svg.id.replace(/^pk-/, "")}.${ending}`;
      a.click();
      setTimeout(() => URL.revokeObjectURL(a.href), 10000);
    };
    tool("svg").addEventListener("click", () => save(new Blob([drawn().text], { type: "image/svg+xml" }), "svg"));
    tool("png").addEventListener("click", () => {
      const image = new Image(), box = drawn();
      image.onload = () => {
        const scale = Math.min(2, SIDE / box.width, SIDE / box.height), canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [box.width * scale, box.height * scale];
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((made) => made && save(made, "png"), "image/png");
      };
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(box.text)}`; // a page lets no other in
    });
  }

  /** Whatever leads to the same page is lit together: a promise, and every step at which it is kept. */
  function lighting(frame, svg) {
    const parts = new Map();
    svg.querySelectorAll("a[href]").forEach((a) => {
      const href = a.getAttribute("href");
      parts.set(href, [...(parts.get(href) || []), a]);
    });
    const chain = chained(svg);
    const light = (event) => {
      const link = event.type !== "focusout" && event.target.closest("a[href]");
      const same = (link && parts.get(link.getAttribute("href"))) || [];
      svg.querySelectorAll(".hb-lit").forEach((el) => el.classList.remove("hb-lit"));
      const node = event.type !== "focusout" && event.type !== "pointerleave" && event.target.closest("[data-node]");
      svg.classList.toggle("hb-lights", same.length > 1 || Boolean(node));
      if (node) chain(node.dataset.node).forEach((el) => el.classList.add("hb-lit"));
      const marked = same.flatMap((a) => (a.closest("[data-steps]")?.dataset.steps || "").split(" ")).filter(Boolean);
      if (marked.length) {
        svg.classList.add("hb-lights");
        for (const a of same) a.classList.add("hb-lit");
        for (const id of marked) {
          const step = document.getElementById(id) || document.getElementById(`${svg.closest("article")?.id}:${id}`);
          [step, ...(step?.querySelectorAll(".pk-card") || [])].forEach((el) => el?.classList.add("hb-lit"));
        }
      }
      if (same.length < 2) return;
      for (const a of same) [a, a.closest(".pk-step"), a.closest(".pk-card")].forEach((el) => el?.classList.add("hb-lit"));
    };
    // Not on the SVG itself: one that listens for the focus becomes a stop for the keyboard.
    for (const kind of ["pointerover", "focusin", "focusout", "pointerleave"]) frame.addEventListener(kind, light);
  }

  /** What leads to a box of a chain and what it leads to, with the arrows between. */
  function chained(svg) {
    const arrows = [...svg.querySelectorAll("[data-ends]")].map((el) => [el, ...el.dataset.ends.split(" ")]);
    const nodes = new Map([...svg.querySelectorAll("[data-node]")].map((el) => [el.dataset.node, el]));
    return (start) => {
      const lit = new Set([nodes.get(start)]);
      for (const [from, to] of [[1, 2], [2, 1]]) {
        const seen = new Set([start]);
        for (const name of seen)
          for (const arrow of arrows.filter((a) => a[from] === name)) {
            lit.add(arrow[0]).add(nodes.get(arrow[to]));
            seen.add(arrow[to]);
          }
      }
      return lit;
    };
  }

  /** The customer's lanes, the staff's, or all. */
  function lanes(frame, svg, group) {
    const rows = new Map(), columns = svg.querySelectorAll(".pk-lane-names-group");
    layer(svg, "ground")?.querySelectorAll(":scope > rect[fill*='-band']").forEach((band) => {
      const [, name] = /--pk-([a-z]+)-band/.exec(band.getAttribute("fill"));
      const top = band.y.baseVal.value;
      rows.set(name, { top, bottom: top + band.height.baseVal.value });
    });
    const steps = [...svg.querySelectorAll(":scope > .pk-step")];
    if (columns.length !== 1 || !rows.has("customer") || !steps.length || !STAFF.some((name) => rows.has(name))) return;
    group.hidden = false;

    const head = layer(svg, "heads"), key = layer(svg, "key");
    const names = frame.querySelector(".pk-lane-names");
    const covers = [document.createElementNS(SVG, "rect"), document.createElementNS(SVG, "rect")];
    covers.forEach((cover) => cover.setAttribute("class", "hb-cover"));
    head.before(covers[0]);
    svg.append(covers[1], key);
    const { width, height } = svg.viewBox.baseVal;
    const start = Math.min(...[...rows.values()].map((row) => row.top));
    const end = Math.max(...[...rows.values()].map((row) => row.bottom));
    const parts = [...layer(svg, "ground").children, ...layer(svg, "flow").children, ...steps.flatMap((step) => [...step.children])]
      .filter((el) => el.getBBox && !el.matches("rect"))
      .map((el) => ({ el, box: el.getBBox() }));

    const crop = (el, top, bottom) => {
      el.setAttribute("viewBox", `0 ${top} ${el.viewBox.baseVal.width} ${bottom - top}`);
      el.setAttribute("height", bottom - top);
    };
    let shown = "full";
    const show = (view) => {
      const top = view === "staff" ? (rows.get("marks") || rows.get("customer")).top : start;
      const bottom = view === "customer" ? rows.get("customer").bottom : end;
      for (const { el, box } of parts) {
        const crosses = el.matches(".pk-contact, .pk-contact + path") && box.y + box.height > bottom;
        el.classList.toggle("hb-hidden", crosses || box.y + box.height <= top || box.y >= bottom);
      }
      covers.forEach((cover) => cover.setAttribute("width", width));
      covers[0].setAttribute("height", top - start && top);
      covers[1].setAttribute("y", bottom);
      covers[1].setAttribute("height", end - bottom);
      head.setAttribute("transform", `translate(0 ${top - start})`);
      key.setAttribute("transform", `translate(0 ${bottom - end})`);
      crop(svg, top - start, height - (end - bottom));
      if (names) crop(names, top - start, bottom);
      group.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.view === view)));
    };
    group.querySelectorAll("button").forEach((b) => b.addEventListener("click", () => show((shown = b.dataset.view))));
    addEventListener("beforeprint", () => show("full"));
    addEventListener("afterprint", () => show(shown));
  }

  /** From step to step, one at a time. */
  function walking(frame, svg, group, tool) {
    const steps = [...svg.querySelectorAll(":scope > .pk-step")];
    if (steps.length < 2 || svg.querySelectorAll(".pk-lane-names-group").length > 1) return; // two journeys: no one way
    group.hidden = false;
    const said = tool("said"), start = said.textContent;
    let at = -1;
    const go = (to) => {
      steps[at]?.classList.remove("hb-here");
      at = to;
      const step = steps[at];
      svg.classList.toggle("hb-walks", Boolean(step));
      group.classList.toggle("hb-still", !step);
      tool("back").disabled = at < 0;
      tool("on").disabled = at === steps.length - 1;
      said.textContent = step ? step.getAttribute("aria-label") : start;
      if (!step) return;
      step.classList.add("hb-here");
      const box = step.getBoundingClientRect(), view = frame.getBoundingClientRect();
      const size = (layer) => frame.querySelector(layer)?.getBoundingClientRect() || { width: 0, height: 0 };
      const names = size(".pk-lane-names").width, heads = size(".pk-heads").height;
      const card = step.querySelector(".pk-card").getBoundingClientRect(); // what the customer does
      const free = Math.max(8, (frame.clientWidth - names - box.width) / 2);
      const seen = card.top >= view.top + heads && card.bottom <= Math.min(view.bottom, innerHeight);
      frame.scrollTo({
        left: frame.scrollLeft + box.left - view.left - names - free,
        top: seen ? frame.scrollTop : frame.scrollTop + card.top - view.top - heads - 60,
        behavior: calm(),
      });
    };
    tool("back").addEventListener("click", () => go(at - 1));
    tool("on").addEventListener("click", () => go(at + 1));
    frame.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && at >= 0) go(-1);
    });
    addEventListener("beforeprint", () => go(-1));
    go(-1);
  }
});
