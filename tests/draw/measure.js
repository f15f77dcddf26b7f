// Measures every picture of the page; answers with a list of what is wrong in it.
() => {
  const found = [];
  const box = (el) => el.getBoundingClientRect();
  // A text's ink: fonts of some scripts claim far more height than their letters have.
  const ink = (el) => {
    const claimed = box(el), size = parseFloat(getComputedStyle(el).fontSize);
    const baseline = el.getScreenCTM().f + el.getScreenCTM().d * el.y.baseVal[0].value;
    return { left: claimed.left, right: claimed.right, top: baseline - 0.8 * size, bottom: baseline + 0.22 * size };
  };
  const say = (el) => (el.textContent || "").trim().slice(0, 40);
  const inside = (a, b, slack) =>
    a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack && a.bottom <= b.bottom + slack;
  const meet = (a, b, slack) =>
    a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
  for (const svg of document.querySelectorAll("svg.pk-picture")) {
    const frame = box(svg);
    const cards = [...svg.querySelectorAll(".pk-card")];
    const shapes = [...svg.querySelectorAll(".pk-card .pk-shape")];
    for (const shape of shapes)
      for (const text of shape.parentElement.querySelectorAll("text"))
        if (!inside(ink(text), box(shape), 0.5)) found.push("text leaves its box: " + say(text));
    for (const card of cards) {
      const outer = box(card.querySelector(".pk-shape"));
      for (const shape of card.querySelectorAll(".pk-shape"))
        if (!inside(box(shape), outer, 2)) found.push("badge leaves its box: " + say(card));
    }
    cards.forEach((a, i) => cards.slice(i + 1).forEach((b) => {
      if (meet(box(a), box(b), 0)) found.push("boxes overlap: " + say(a) + " | " + say(b));
    }));
    const labels = [...svg.querySelectorAll(".pk-label")];
    for (const label of labels) {
      for (const text of label.querySelectorAll("text"))
        if (!inside(ink(text), box(label.querySelector("rect")), 1)) found.push("label leaves its ground: " + say(text));
      for (const card of cards) if (meet(box(label), box(card), 0)) found.push("label covers a box: " + say(label));
    }
    const texts = [...svg.querySelectorAll("text")];
    texts.forEach((a, i) => {
      if (parseFloat(getComputedStyle(a).fontSize) < 12) found.push("small text: " + say(a));
      if (!inside(ink(a), frame, 0.5)) found.push("text outside the picture: " + say(a));
      texts.slice(i + 1).forEach((b) => {
        if (meet(ink(a), ink(b), 0)) found.push("texts overlap: " + say(a) + " | " + say(b));
      });
    });
    const corner = svg.viewBox.baseVal;
    for (const line of svg.querySelectorAll(".pk-flow, .pk-contact")) {
      const length = line.getTotalLength();
      for (let at = 3; at < length - 3; at += 4) {
        const point = line.getPointAtLength(at);
        const x = frame.left + point.x - corner.x, y = frame.top + point.y - corner.y;
        const spot = { left: x - 0.5, right: x + 0.5, top: y - 0.5, bottom: y + 0.5 };
        const hit = [...cards.map((c) => c.querySelector(".pk-shape")), ...labels.map((l) => l.querySelector("rect"))]
          .find((el) => meet(spot, box(el), 0));
        if (hit) { found.push("a line runs through: " + say(hit.parentElement)); break; }
      }
    }
  }
  return found;
}
