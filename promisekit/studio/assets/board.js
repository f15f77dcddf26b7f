/* The board: handles over the drawn blueprint. They are walked with the arrows, written in place, carried with the mouse. */
(() => {
  const board = () => document.querySelector(".board[data-address]");
  const it = (handle) => JSON.parse(handle.dataset.it);
  const words = () => JSON.parse(board().dataset.words);
  const handles = (kind) => [...document.querySelectorAll(`.handle${kind ? "." + kind : ""}`)];
  const stepOf = (column) => handles("step").find((one) => it(one).column === column);
  let chosen = "";
  let goOn = false;

  const focused = () => document.activeElement?.closest?.(".handle") || document.getElementById(chosen);
  const say = (text) => { document.getElementById("said").textContent = text; };
  // One change after the other: while one is on its way, the next waits, and the keys for the form that it will open are kept.
  let busy = null, strokes = null, sentFrom = "", chosenAt = [0, 0];
  const post = (url, values) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) form.append(name, value);
    sentFrom = chosen;
    const sent = studio.post(url, form).then(() => {
      if (busy !== sent) return;
      busy = null;
      further();
      catchUp();
    });
    return (busy = sent);
  };
  // What others change is shown when the hands are free: no form is taken from under them.
  let missed = false;
  const inHands = () => busy || strokes || board()?.querySelector(".typing:not([hidden])");
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig.verb !== "get" || event.detail.target?.id !== "pane" || !board() || !inHands()) return;
    event.detail.shouldSwap = false;
    missed = true;
  }, true);
  function catchUp() {
    if (!missed || inHands()) return;
    missed = false;
    htmx.trigger(document.body, "changed");
  }
  const json = (value) => JSON.stringify(value);
  const middle = (handle) => { const box = handle.querySelector("rect").getBBox(); return [box.x + box.width / 2, box.y + box.height / 2]; };

  // Writing in place
  let save = null;
  // What was asked, with what was typed, for the case that the studio asks back.
  let asked = null, again = null;
  function write(handle, { label, text = "", first = null, firstText = "", needed = false, done }) {
    asked = { label, first, needed, done };
    const form = board().querySelector(".typing");
    const sheet = board().querySelector(".sheet");
    const box = handle.querySelector("rect").getBBox();
    form.hidden = false;
    form.querySelector(".first").hidden = first === null;
    form.querySelector(".first span").textContent = first || "";
    if (done.isWho) form.elements.first.setAttribute("list", "whoever"); else form.elements.first.removeAttribute("list");
    form.elements.first.value = firstText;
    form.elements.first.required = first !== null;
    form.querySelector(".second span").textContent = label;
    form.elements.second.value = text;
    form.elements.second.required = needed;
    const room = board().querySelector(".canvas");
    form.style.left = `${Math.max(room.scrollLeft + 4, Math.min(box.x, sheet.scrollWidth - 280))}px`;
    form.style.top = `${Math.max(0, Math.min(box.y, sheet.clientHeight - 190))}px`;
    save = done;
    chosen = handle.id;
    const field = first === null ? form.elements.second : form.elements.first;
    field.focus();
    field.select();
    form.scrollIntoView({ block: "nearest", inline: "nearest" });
    const early = strokes || [];
    strokes = null;
    for (const stroke of early) pressed(stroke, document.activeElement);
  }
  function askAgain() {
    const handle = document.getElementById(chosen);
    if (!again || !handle) return;
    const form = board().querySelector(".typing");
    write(handle, again);
    const field = form.elements.second.value || form.elements.first.hidden ? form.elements.second : form.elements.first;
    field.setSelectionRange(field.value.length, field.value.length);
    again = null;
  }
  function leave() {
    const form = board()?.querySelector(".typing");
    if (!form || form.hidden) return;
    form.hidden = true;
    save = null;
    document.getElementById(chosen)?.focus();
    catchUp();
  }
  function keep(on = false) {
    const form = board().querySelector(".typing");
    if (!form.reportValidity()) return;
    if (on) [goOn, strokes] = [true, []];
    const [first, text, done] = [form.elements.first.value, form.elements.second.value, save];
    again = { ...asked, text, firstText: first };
    form.hidden = true;
    save = null;
    document.getElementById(chosen)?.focus();
    if (!done(text, first)) {
      again = null;
      further();
      catchUp();
    }
  }

  function further() {
    const handle = document.getElementById(chosen) || nearest();
    if (goOn) {
      goOn = false;
      now("next", handle);
    }
  }

  // What can be done with the chosen box
  const doings = {
    edit(handle, one) {
      if (one.kind === "free") return write(handle, { label: words().does, first: words().who, done: Object.assign((text, who) =>
        post("/act", { path: json([...one.entry, one.lane]), who, value: text }), { isWho: true }) });
      if (!one.path.length) { say(words().elsewhere); return doings.details(handle, one); }
      write(handle, { label: one.kind === "emotion" ? words().emotion : words().edit, text: one.text, done: (text) => {
        if (text !== one.text) return post("/edit", { path: json(one.path), was: json(one.was), kind: one.typed, value: text });
      } });
    },
    details(handle, one) {
      if (!one.step) return doings.edit(handle, one);
      const part = one.kind === "action" ? `${one.step}/${one.lane}/${one.actor}` : one.step;
      const address = JSON.parse(board().dataset.address);
      const url = `/item/${address[0]}/${address[1]}?part=${encodeURIComponent(part)}`;
      htmx.ajax("GET", url, { source: "#pane", target: "#pane", swap: "innerHTML" }).then(() => {
        history.pushState(null, "", url);
        shown = location.search;
        document.getElementById("part")?.focus();
      });
    },
    step(handle, one, side) {
      const step = it(stepOf(one.kind === "phase" ? lastOf(one) : one.column));
      const beside = handles("step").find((other) => it(other).step === step.step);
      write(beside, { label: side === "before" ? words().before : words().next, needed: true, done: (text) =>
        post("/step", { path: json(step.entry.slice(0, -1)), beside: step.step, side, value: text }) });
    },
    before(handle, one) { doings.step(handle, one, "before"); },
    next(handle, one) { doings.step(handle, one, "after"); },
    phase(handle) {
      const address = JSON.parse(board().dataset.address);
      write(handle, { label: words().first, first: words().phase, needed: true, done: (text, name) =>
        post("/phase", { path: json([...address, "phases"]), name, value: text }) });
    },
    left(handle, one) { doings.carry(handle, one, -1); },
    right(handle, one) { doings.carry(handle, one, 1); },
    up(handle, one) { doings.shift(handle, one, 1); },
    down(handle, one) { doings.shift(handle, one, -1); },
    carry(handle, one, by) {
      if (one.kind === "action") return toLane(one, stepOf(one.column + by), one.lane);
      if (one.kind === "free" || one.kind === "phase") return;
      const other = stepOf(one.column + by);
      if (other) moveStep(it(stepOf(one.column)), it(other), by > 0);
    },
    shift(handle, one, by) {
      if (one.kind === "action") {
        const lanes = ["frontstage", "backstage", "support"];
        const lane = lanes[lanes.indexOf(one.lane) - by];
        if (lane) toLane(one, stepOf(one.column), lane);
      } else if (one.step) {
        const mood = it(handles("emotion").find((other) => it(other).column === one.column));
        feel(mood, Math.max(-2, Math.min(2, Number(mood.text || 0) + by)));
      }
    },
    fails(handle, one) { beside(handle, one, "fails", "what", "text", words().fails); },
    waits(handle, one) { if (one.step) beside(stepOf(one.column), it(stepOf(one.column)), "waits", "", "word", words().waits); },
    moment(handle, one) {
      if (!one.step) return;
      const step = it(stepOf(one.column));
      const was = step.entryWas.moment_of_truth ?? null;
      post("/edit", { path: json([...step.entry, "moment_of_truth"]), was: json(was), kind: "choice", value: was === "true" ? "" : "true" });
    },
    remove(handle, one) {
      if (one.kind === "emotion") return post("/edit", { path: json(one.path), was: json(one.was), kind: "word", value: "" });
      if (one.kind !== "free" && one.entry.length) return post("/remove", { path: json(one.entry), was: json(one.entryWas) });
    },
    leave() { leave(); },
  };
  const lastOf = (phase) => Math.max(...handles("step").map(it).filter((step) => json(step.entry.slice(0, 4)) === json(phase.entry)).map((step) => step.column));

  // A field of the step or of the action, whether it stands there in its short or in its long form.
  function beside(handle, one, name, inner, typed, label) {
    if (!one.step) return;
    if (one.kind !== "action") [handle, one] = [stepOf(one.column), it(stepOf(one.column))];
    let path = [...one.entry, name];
    const holder = one.entryWas;
    if (Array.isArray(holder)) return doings.details(handle, one);
    let was = typeof holder === "string" ? null : holder[name] ?? null;
    if (was && typeof was === "object") [path, was] = [[...path, inner], was[inner] ?? null];
    const about = typeof holder === "string" ? holder : was;
    write(handle, { label, text: was || "", done: (text) => post("/edit", { path: json(path), was: json(about), kind: typed, value: text }) });
  }
  function feel(mood, level) {
    if (String(level) !== mood.text) post("/edit", { path: json(mood.path), was: json(mood.was), kind: "word", value: String(level) });
  }
  function moveStep(step, other, after) {
    const to = [...other.entry];
    const same = json(step.entry.slice(0, -1)) === json(other.entry.slice(0, -1));
    to[to.length - 1] += after ? 1 : 0;
    if (same && step.entry.at(-1) < to.at(-1)) to[to.length - 1] -= 1;
    // Next to the border of a phase the step first changes over to the other one.
    if (!same) to[to.length - 1] = after ? other.entry.at(-1) : other.entry.at(-1) + 1;
    moveTo(step, to);
  }
  function moveTo(step, to) {
    if (json(to) !== json(step.entry)) post("/move", { path: json(step.entry), was: json(step.entryWas), to: json(to), focus: `h-${step.step}-customer` });
  }
  function toLane(action, step, lane) {
    if (step) post("/carry", { path: json(action.entry), was: json(action.entryWas), to: json([...it(step).entry, lane]) });
  }

  function act(name, handle) {
    if (!busy) return now(name, handle);
    if (["edit", "next", "before", "phase", "fails", "waits"].includes(name)) strokes ||= [];
    busy.then(() => setTimeout(() => now(name), 0));
  }
  function now(name, handle) {
    const target = handle || focused(), waiting = strokes;
    if (!target || !board()?.contains(target)) say(words().nothing);
    else doings[name](target, it(target));
    // Where no form opened, nothing waits for keys.
    if (strokes === waiting && !goOn) strokes = null;
    catchUp();
  }

  // Back and forward between the boxes that were looked at closely.
  let shown = location.search;
  addEventListener("popstate", () => { if (location.search !== shown) location.reload(); });

  // What was chosen is gone: the hands stay near.
  function nearest() {
    const away = (one) => Math.hypot(middle(one)[0] - chosenAt[0], middle(one)[1] - chosenAt[1]);
    return handles().reduce((best, one) => (!best || away(one) < away(best) ? one : best), null);
  }

  // Keys
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const named = { Enter: "edit", " ": "edit", F2: "edit", Delete: "remove", f: "fails", w: "waits", m: "moment", p: "phase", d: "details" };
  function walk(handle, [dx, dy]) {
    const [x, y] = middle(handle);
    let best = null, least = Infinity;
    for (const other of handles()) {
      const [ox, oy] = middle(other);
      const ahead = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (other !== handle && ahead > 1 && ahead + aside * 4 < least) [best, least] = [other, ahead + aside * 4];
    }
    best?.focus();
  }
  const isLetter = (stroke) => stroke.key.length === 1 && (stroke.alt || !stroke.ctrl);
  // Whether a key was meant for the board; ``target`` is where the hands are.
  function pressed(stroke, target) {
    if (strokes) {
      const kept = isLetter(stroke) || ["Enter", "Tab", "Backspace", "Escape"].includes(stroke.key);
      if (kept) strokes.push(stroke);
      return kept;
    }
    const form = target?.closest?.(".typing");
    if (form) return inForm(stroke, form, target);
    const handle = target?.closest?.(".handle") || (restless ? document.getElementById(chosen) : null);
    return handle ? onBoard(stroke, handle) : false;
  }
  function inForm(stroke, form, field) {
    if (stroke.key === "Escape") leave();
    else if (stroke.key === "Enter" && stroke.ctrl) keep(true);
    else if (stroke.key === "Enter" && !stroke.shift && field.name) {
      if (field.name === "first") form.elements.second.focus(); else keep();
    } else if (stroke.early) writeEarly(stroke, form, field);
    else return false;
    return true;
  }
  // What the browser would have done with a key that came before its field.
  function writeEarly(stroke, form, field) {
    if (stroke.key === "Tab") (field.name === "first" ? form.elements.second : form.elements.first).focus();
    else if (stroke.key === "Backspace") field.setRangeText("", Math.max(0, field.selectionStart - (field.selectionStart === field.selectionEnd)), field.selectionEnd, "end");
    else if (stroke.key === "Enter") field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
    else if (isLetter(stroke)) field.setRangeText(stroke.key, field.selectionStart, field.selectionEnd, "end");
  }
  function onBoard(stroke, handle) {
    if (stroke.key === "Enter" && stroke.ctrl) act("next", handle);
    else if (stroke.ctrl) return false;
    else if (ways[stroke.key] && stroke.alt) act({ ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[stroke.key], handle);
    else if (ways[stroke.key]) walk(handle, ways[stroke.key]);
    else if (named[stroke.key]) act(named[stroke.key], handle);
    else return false;
    return true;
  }
  document.addEventListener("keydown", (event) => {
    const stroke = { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, shift: event.shiftKey };
    const early = { ...stroke, early: true };
    const elsewhere = event.target.matches?.("input, textarea, select") && !event.target.closest(".typing");
    if (!board() || elsewhere || !pressed(strokes ? early : stroke, event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("focusin", (event) => {
    const handle = event.target.closest?.(".handle");
    if (!handle) return;
    chosen = handle.id;
    chosenAt = middle(handle);
    for (const other of document.querySelectorAll(".handle.chosen")) other.classList.remove("chosen");
    handle.classList.add("chosen");
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".typing")) return;
    event.preventDefault();
    keep();
  });

  // The mouse: a click writes, a drag carries. A finger scrolls, and carries what it has held for a moment.
  let drag = null, press = null;
  const HOLD = 350, SLIP = 10, EDGE = 48, PACE = 14;
  const carries = (one) => ["step", "action", "emotion"].includes(one.kind);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".board [data-do]");
    if (button) return act(button.dataset.do);
    const plus = event.target.closest?.(".plus");
    if (plus) {
      const step = stepOf(Number(plus.dataset.column));
      step.focus();
      return act("next", step);
    }
    const handle = event.target.closest?.(".handle");
    if (handle && !drag?.moved) act("edit", handle);
    drag = null;
  });
  const at = (event) => {
    const svg = board().querySelector(".handles").getBoundingClientRect();
    return [event.clientX - svg.left, event.clientY - svg.top];
  };
  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest?.(".handle");
    if (!handle || event.button || !event.isPrimary) return;
    const begun = { handle, one: it(handle), from: [event.clientX, event.clientY], moved: false, last: event };
    if (event.pointerType !== "touch") drag = begun;
    else if (carries(begun.one)) press = { from: begun.from, timer: setTimeout(() => {
      [drag, press] = [{ ...begun, held: setInterval(along, 30) }, null];
      handle.classList.add("dragged");
    }, HOLD) };
  });
  // Only what is held keeps the page from scrolling; that has to be said of a touch before it moves.
  function keepStill() {
    const svg = board()?.querySelector(".handles:not([data-still])");
    if (!svg) return;
    svg.dataset.still = "";
    svg.addEventListener("touchmove", (event) => { if (drag?.held && event.cancelable) event.preventDefault(); }, { passive: false });
    svg.addEventListener("contextmenu", (event) => { if (drag?.held || press) event.preventDefault(); });
  }
  keepStill();
  document.addEventListener("htmx:afterSettle", keepStill);
  function letGo() {
    clearTimeout(press?.timer);
    clearInterval(drag?.held);
    press = null;
    drag?.handle.removeAttribute("transform");
    drag?.handle.classList.remove("dragged");
    for (const other of document.querySelectorAll(".handle.target")) other.classList.remove("target");
  }
  document.addEventListener("pointercancel", () => { letGo(); drag = null; });
  document.addEventListener("pointermove", (event) => {
    if (press && Math.hypot(event.clientX - press.from[0], event.clientY - press.from[1]) > SLIP) letGo();
    if (!drag || !event.buttons) return;
    if (!drag.moved && Math.hypot(event.clientX - drag.from[0], event.clientY - drag.from[1]) < 6) return;
    drag.moved = true;
    drag.last = event;
    if (carries(drag.one)) follow();
  });
  function follow() {
    const [dx, dy] = [drag.last.clientX - drag.from[0], drag.last.clientY - drag.from[1]];
    drag.handle.classList.add("dragged");
    drag.handle.setAttribute("transform", `translate(${drag.one.kind === "emotion" ? 0 : dx} ${drag.one.kind === "step" ? 0 : dy})`);
    for (const other of document.querySelectorAll(".handle.target")) other.classList.remove("target");
    target(drag.last)?.classList.add("target");
  }
  // Near an edge of the board, the rest of it comes.
  function along() {
    const room = board()?.querySelector(".canvas");
    if (!drag?.moved || !room) return;
    const edges = room.getBoundingClientRect(), before = [room.scrollLeft, room.scrollTop];
    const pace = (place, low, high) => (place < low + EDGE ? -PACE : place > high - EDGE ? PACE : 0);
    room.scrollBy(pace(drag.last.clientX, edges.left, edges.right), pace(drag.last.clientY, edges.top, Math.min(edges.bottom, innerHeight)));
    drag.from = [drag.from[0] - room.scrollLeft + before[0], drag.from[1] - room.scrollTop + before[1]];
    follow();
  }
  function target(event) {
    const [x, y] = at(event);
    const near = (list) => list.reduce((best, one) => (!best || Math.abs(middle(one)[0] - x) < Math.abs(middle(best)[0] - x) ? one : best), null);
    if (drag.one.kind === "step") return near(handles("step"));
    if (drag.one.kind !== "action") return null;
    const step = near(handles("step"));
    const column = it(step).column;
    const cells = handles().filter((one) => ["free", "action"].includes(it(one).kind) && it(one).column === column && one !== drag.handle);
    return cells.reduce((best, one) => {
      const box = one.querySelector("rect").getBBox();
      const away = Math.max(box.y - y, y - box.y - box.height, 0);
      return !best || away < best.away ? { one, away } : best;
    }, null)?.one;
  }
  document.addEventListener("pointerup", (event) => {
    const { handle, one, moved, held } = drag || {};
    const found = moved ? target(event) : null;
    letGo();
    if (held && !moved) drag = null;
    if (!moved) return;
    if (one.kind === "emotion") {
      const [high, low] = JSON.parse(board().dataset.mood);
      feel(one, Math.max(-2, Math.min(2, Math.round(2 - (4 * (at(event)[1] - high)) / (low - high)))));
    } else if (one.kind === "step" && found && found !== handle) {
      const other = it(found);
      const to = [...other.entry];
      to[to.length - 1] += at(event)[0] > middle(found)[0] ? 1 : 0;
      if (json(one.entry.slice(0, -1)) === json(to.slice(0, -1)) && one.entry.at(-1) < to.at(-1)) to[to.length - 1] -= 1;
      moveTo(one, to);
    } else if (one.kind === "action" && found) toLane(one, stepOf(it(found).column), it(found).lane);
    setTimeout(() => { drag = null; }, 0);
  });

  // After a change, the hands are where they were, or at what is new.
  document.addEventListener("put-focus", (event) => {
    // Whoever walked on meanwhile stays where they are.
    const handle = document.getElementById(sentFrom === chosen ? event.detail.value : chosen);
    handle?.focus();
    handle?.scrollIntoView({ block: "nearest", inline: "center" });
  });
  for (const failed of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(failed, () => { [goOn, strokes] = [false, null]; askAgain(); });
  // The drawing is another one after each change; it is looked at where the last one was.
  let seen = null, restless = false;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const canvas = event.detail.target?.id === "pane" && board()?.querySelector(".canvas");
    seen = canvas ? [canvas.scrollLeft, canvas.scrollTop] : null;
  });
  document.addEventListener("htmx:afterSwap", () => {
    restless = true;
    const canvas = seen && board()?.querySelector(".canvas");
    if (canvas) [canvas.scrollLeft, canvas.scrollTop] = seen;
    seen = null;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "pane") again = null;
    if (event.detail.target?.id === "said") {
      [goOn, strokes] = [false, null];
      // What was typed over somebody else's change stands in the message.
      if (!document.querySelector("#said form[hx-post='/edit']")) askAgain();
      document.querySelector("#said form button")?.focus();
    }
    setTimeout(() => {
      restless = false;
      if (!board() || !chosen) return;
      if (board() && document.activeElement === document.body) (document.getElementById(chosen) || nearest())?.focus({ preventScroll: true });
    }, 0);
  });
})();
