// Measures every picture of the page; answers with a list of what is wrong in it.
() => {
  const found = [];
  const say = (el) => (el.textContent || "").trim().slice(0, 40);
  const box = (el) => {
    const { left, right, top, bottom } = el.getBoundingClientRect();
    return { el, left, right, top, bottom };
  };
  // A text's ink: fonts of some scripts claim far more height than their letters have.
  const ink = (el) => {
    const claimed = box(el), size = parseFloat(getComputedStyle(el).fontSize);
    const matrix = el.getScreenCTM(), baseline = matrix.f + matrix.d * el.y.baseVal[0].value;
    return { ...claimed, size, top: baseline - 0.8 * size, bottom: baseline + 0.22 * size };
  };
  const inside = (a, b, slack) =>
    a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack && a.bottom <= b.bottom + slack;
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const clashes = (boxes, what) => {
    const sorted = [...boxes].sort((a, b) => a.left - b.left);
    sorted.forEach((a, i) => {
      for (let j = i + 1; j < sorted.length && sorted[j].left < a.right; j++)
        if (meet(a, sorted[j])) found.push(what + ": " + say(a.el) + " | " + say(sorted[j].el));
    });
  };
  const runsThrough = (line, origin, obstacles) => {
    const length = line.getTotalLength();
    for (let at = 3; at < length - 3; at += 6) {
      const point = line.getPointAtLength(at), x = origin.x + point.x, y = origin.y + point.y;
      const near = obstacles.get(Math.floor(x / 200)) || [];
      const hit = near.find((o) => x > o.left && x < o.right && y > o.top && y < o.bottom);
      if (hit) return hit.el;
    }
    return null;
  };
  const byColumn = (boxes) => {
    const columns = new Map();
    for (const b of boxes)
      for (let c = Math.floor(b.left / 200); c <= Math.floor(b.right / 200); c++)
        columns.set(c, [...(columns.get(c) || []), b]);
    return columns;
  };

  for (const svg of document.querySelectorAll("svg.pk-picture")) {
    const frame = box(svg), corner = svg.viewBox.baseVal;
    for (const shape of svg.querySelectorAll(".pk-card .pk-shape")) {
      const bounds = box(shape);
      for (const text of shape.parentElement.querySelectorAll("text"))
        if (!inside(ink(text), bounds, 0.5)) found.push("text leaves its box: " + say(text));
    }
    const cards = [...svg.querySelectorAll(".pk-card")].map((card) => {
      const [outer, ...badges] = [...card.querySelectorAll(".pk-shape")].map(box);
      for (const badge of badges) if (!inside(badge, outer, 0)) found.push("badge leaves its box: " + say(card));
      clashes(badges, "badges overlap");
      return { ...outer, el: card };
    });
    const labels = [...svg.querySelectorAll(".pk-label")].map((label) => {
      const ground = box(label.querySelector("rect"));
      for (const text of label.querySelectorAll("text"))
        if (!inside(ink(text), ground, 1)) found.push("label leaves its ground: " + say(text));
      return { ...ground, el: label };
    });
    clashes([...cards, ...labels], "boxes or labels overlap");
    const texts = [...svg.querySelectorAll("text")].map(ink);
    clashes(texts, "texts overlap");
    for (const text of texts) {
      if (text.size < 12) found.push("small text: " + say(text.el));
      if (!inside(text, frame, 0.5)) found.push("text outside the picture: " + say(text.el));
    }
    const obstacles = byColumn([...cards, ...labels]);
    const origin = { x: frame.left - corner.x, y: frame.top - corner.y };
    for (const line of svg.querySelectorAll(".pk-flow, .pk-contact")) {
      if (line.closest("g[transform]")) continue; // a sample in the key
      const hit = runsThrough(line, origin, obstacles);
      if (hit) found.push("a line runs through: " + say(hit));
    }
  }
  return found;
}
