// Looks at the ink of every picture of the page; answers with a list of what cannot be read, or only by its colour.
() => {
  const found = new Set();
  const say = (el) => (el.textContent || "").trim().slice(0, 40);
  const WIDE = 200;
  const rgb = (color) => {
    const part = /^rgb\(([^)]+)\)$/.exec(color); // neither `none` nor see-through
    return part && part[1].split(",").map(Number);
  };
  const light = (color) => {
    const [r, g, b] = color.map((v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  for (const svg of document.querySelectorAll("svg.pk-picture")) {
    // What lies below each text: the last filled rectangle before it that holds its middle.
    const columns = new Map();
    for (const el of svg.querySelectorAll("rect, text")) {
      const fill = rgb(getComputedStyle(el).fill);
      const { left, right, top, bottom } = el.getBoundingClientRect();
      if (!fill) continue;
      if (el.tagName === "rect") {
        const one = { left, right, top, bottom, fill };
        for (let c = Math.floor(left / WIDE); c <= Math.floor(right / WIDE); c++) {
          if (!columns.has(c)) columns.set(c, []);
          columns.get(c).push(one);
        }
        continue;
      }
      const x = (left + right) / 2, y = (top + bottom) / 2;
      const below = (columns.get(Math.floor(x / WIDE)) || []).filter(
        (r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
      if (!below.length) { found.add("no ground below: " + say(el)); continue; }
      const reached = contrast(fill, below[below.length - 1].fill);
      if (reached < 4.5) found.add("contrast " + reached.toFixed(2) + ": " + say(el));
    }

    for (const shape of svg.querySelectorAll(".pk-card .pk-shape")) {
      const card = shape.closest(".pk-card"), mark = shape === card.querySelector(".pk-shape") ? card : shape.parentElement;
      if (!mark.querySelector("text, path")) found.add("a mark without letter or sign: " + say(mark));
      const change = /--pk-(added|removed|changed)/.exec(shape.getAttribute("stroke") || "");
      const word = { added: /^(New|\+.+)$/, removed: /^(Gone|−.+)$/, changed: /^(Changed|~.+)$/ };
      const words = [...card.querySelectorAll("text")].map((text) => text.textContent);
      if (change && !words.some((said) => word[change[1]].test(said)))
        found.add("a change told by colour alone: " + say(card));
    }
    const lanes = [...svg.querySelectorAll(".pk-lane-names-group")].flatMap((names) => {
      const texts = [...names.querySelectorAll("text[font-weight=bold]")].map((text) => text.getBoundingClientRect());
      return [...names.querySelectorAll("rect[fill*='-band']")].filter((band) => {
        const b = band.getBoundingClientRect();
        return !texts.some((t) => t.top + t.height / 2 > b.top && t.top + t.height / 2 < b.bottom);
      });
    });
    if (lanes.length) found.add("a lane without a name: " + lanes[0].getAttribute("fill"));
    const curves = [...svg.querySelectorAll("path[stroke*='emotion-ink'], path[stroke*='staff-ink']")].filter(
      (curve) => !curve.closest("g[transform]") && curve.getAttribute("fill") === "none");
    const dashes = new Map();
    for (const curve of curves) {
      const dash = curve.getAttribute("stroke-dasharray"), other = dashes.get(dash);
      if (other && other !== curve.getAttribute("stroke")) found.add("two curves told apart by colour alone");
      dashes.set(dash, curve.getAttribute("stroke"));
    }
  }
  return [...found].sort();
}
