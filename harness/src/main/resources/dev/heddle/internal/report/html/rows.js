const OVERSCAN = 12;
/** Drawings begin at multiples of this, so that scrolling by a row draws nothing anew. */
const CHUNK = 8;
/** The width of a character of an action. */
const CHARACTER = 7.6;
/** Up to this width, the style sheet hides places and makes names short. */
const NARROW = 700;
/** So many rows are printed; more would be a book. */
const MOST_PRINTED = 600;

/** The list of steps, of which only the rows in sight exist. */
function makeList() {
  const box = byId("steps");
  const head = byId("lanes-head");
  const rail = el("div", { class: "rail", role: "presentation" });
  const elements = new Map();
  let layout = layOut(box.clientWidth);
  let drawn = { first: 0, last: -1 };
  let scheduled = false;
  let printing = false;
  box.append(rail);

  function range() {
    const count = state.shown.length;
    if (printing) {
      return { first: 0, last: Math.min(count, MOST_PRINTED) - 1 };
    }
    const top = -rail.getBoundingClientRect().top;
    const first = Math.floor(top / ROW) - OVERSCAN;
    const last = Math.ceil((top + innerHeight) / ROW) + OVERSCAN;
    return {
      first: Math.max(0, Math.floor(first / CHUNK) * CHUNK),
      last: Math.min(count - 1, Math.ceil(last / CHUNK) * CHUNK),
    };
  }

  function render(anew) {
    const wanted = range();
    if (!anew && wanted.first === drawn.first && wanted.last === drawn.last) {
      return;
    }
    drawn = wanted;
    for (const [row, element] of elements) {
      if (anew || row < wanted.first || row > wanted.last) {
        element.remove();
        elements.delete(row);
      }
    }
    rail.style.height = (printing ? wanted.last + 1 : state.shown.length) * ROW + "px";
    for (let row = wanted.first; row <= wanted.last; row++) {
      if (!elements.has(row)) {
        const element = rowView(layout, row);
        elements.set(row, element);
        rail.append(element);
      }
    }
    redraw();
  }

  /** Draws the lanes anew, and leaves the rows. */
  function redraw() {
    rail.querySelector(".lanes")?.remove();
    if (drawn.last >= drawn.first) {
      const drawing = drawLanes(layout, drawn.first, drawn.last);
      drawing.style.top = drawn.first * ROW + "px";
      rail.prepend(drawing);
    }
  }

  function schedule() {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(() => {
        scheduled = false;
        render(false);
      });
    }
  }

  function reset() {
    layout = layOut(box.clientWidth);
    byId("list").className = layout.wide ? "wide-lanes" : "narrow-lanes";
    rail.style.setProperty("--lanes", layout.lane * model.threads.length + "px");
    rail.style.setProperty("--number", layout.number + "px");
    head.replaceChildren(...laneHeads(layout));
    render(true);
    mark();
  }

  function mark() {
    rail.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    const row = state.row(state.current);
    elements.get(row)?.setAttribute("aria-selected", "true");
    if (elements.has(row)) {
      box.setAttribute("aria-activedescendant", rowId(state.current));
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  }

  /** Scrolls no more than it takes to have the current step, and some steps around it, in sight. */
  function reveal() {
    const row = state.row(state.current);
    if (row < 0) {
      return;
    }
    const top = rail.getBoundingClientRect().top + row * ROW;
    const above = byId("toolbar").offsetHeight + head.offsetHeight + ROW;
    const below = innerHeight - bottomCover() - 2 * ROW;
    if (top < above) {
      scrollBy({ top: top - above, behavior: "instant" });
    } else if (top > below) {
      scrollBy({ top: top - below, behavior: "instant" });
    }
    render(false);
  }

  function print(on) {
    printing = on;
    reset();
  }

  rail.addEventListener("click", event => {
    const row = event.target.closest(".row");
    if (row) {
      state.select(Number(row.dataset.index));
    }
  });
  addEventListener("scroll", schedule, { passive: true });
  new ResizeObserver(() => reset()).observe(box);
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  state.on("filter", reset);
  state.on("step", () => {
    render(false);
    redraw();
    mark();
  });
  return { reset, reveal: () => { reveal(); mark(); } };
}

/** On a narrow screen the details lie over the end of the list. */
function bottomCover() {
  const details = byId("details");
  return getComputedStyle(details).bottom === "0px" ? details.offsetHeight : 0;
}

function rowId(index) {
  return "step-" + model.steps[index].number;
}

function rowView(layout, row) {
  const index = state.shown[row];
  const step = model.steps[index];
  const before = row > 0 ? model.steps[state.shown[row - 1]] : null;
  const hidden = step.number - 1 - (before ? before.number : model.complete ? model.steps[0].number - 1 : 0);
  const element = el(
    "div",
    {
      class: `row ${step.arrival.toLowerCase().replace("_", "-")}${hidden > 0 ? " gap" : ""}`,
      id: rowId(index),
      role: "option",
      "aria-selected": String(index === state.current),
      "aria-label": sentence(step),
      "aria-setsize": state.shown.length,
      "aria-posinset": row + 1,
      "data-index": index,
    },
    el("span", { class: "number" }, step.arrival === "GOES_ON" ? "" : el("span", { class: "arrival-mark" }, "→"), el("span", {}, String(step.number))),
    el("span", { class: "in-lane" }, layout.wide ? actionView(step, roomInLane(layout, step)) : ""),
    el("span", { class: "rest" }, ...(layout.wide ? [] : [threadView(step), actionView(step, roomBeside(layout, step))]), ...valueViews(step), ...remarks(layout, step, before, hidden)),
    el("span", { class: "location", title: step.at ? `${step.at.type}.${step.at.method}` : undefined }, step.location),
  );
  element.style.top = row * ROW + "px";
  if (layout.wide) {
    element.querySelector(".in-lane").style.marginLeft = dotX(layout, step.thread) + 10 + "px";
  }
  return element;
}

/** How many characters fit beside a step's dot: its text may lie over the lanes to its right, of which it hides lines only. */
function roomInLane(layout, step) {
  const lanes = model.threads.length - step.thread;
  return Math.floor((lanes * layout.lane - layout.dot - 18) / CHARACTER);
}

/** How many characters of an action fit between the thread's name, the values and the place, where lanes are narrow. */
function roomBeside(layout, step) {
  const values = shownValues(step).reduce((sum, value) => sum + Math.min(ROOM_OF_A_VALUE, valueText(value).length + 1), 0);
  const narrow = innerWidth <= NARROW;
  const texts = values + (narrow ? 0 : step.location.length + 4) + (step.arrival === "PREEMPTION" ? 11 : 0);
  return Math.max(12, Math.floor((layout.rest - texts * CHARACTER - (narrow ? 140 : 180)) / CHARACTER));
}

/** The values of a step that its row has room for: two at most, of what it is about. */
function shownValues(step) {
  return step.values.filter(value => isAbout(step, value.variable)).slice(0, 2);
}

function valueViews(step) {
  const shown = shownValues(step);
  const more = step.values.length - shown.length;
  const views = shown.map(value => changeView(value, ROOM_OF_A_VALUE));
  return shown.length > 0 && more > 0 ? [...views, el("span", { class: "muted" }, `+${more}`)] : views;
}

/** The action, what is done apart from what it is done to, and the letters of what it begins to hold or to wait for. */
function actionView(step, room = Infinity) {
  const letters = model.begins.get(step.index) ?? [];
  const text = shortened(step.action, room - 3 * letters.length);
  const space = text.indexOf(" ");
  const dot = space < 0 && text.endsWith(")") ? text.lastIndexOf(".") + 1 : 0;
  const end = space < 0 ? text.length : space;
  return el(
    "span",
    { class: "action", title: step.action },
    text.slice(0, dot),
    el("span", { class: "verb" }, text.slice(dot, end)),
    text.slice(end),
    ...letters.map(span => letterView(span)),
  );
}

/** As much of a name as fits; its end, which tells most, gets two thirds. */
function shortened(text, room) {
  if (text.length <= room) {
    return text;
  }
  const head = Math.max(0, Math.floor((room - 1) / 3));
  const tail = Math.max(3, room - 1 - head);
  return text.slice(0, head) + "…" + text.slice(-tail);
}

function threadView(step) {
  return el("span", { class: "thread-name" }, swatch(step.thread), `${model.threads[step.thread]}`);
}

function remarks(layout, step, before, hidden) {
  const marks = [];
  if (step.arrival === "PREEMPTION") {
    marks.push(el("span", { class: "tag preemption-tag", title: arrivalText(step) }, layout.wide ? arrivalText(step) : "preempts"));
  }
  const advance = step.nanos - (before ? before.nanos : 0);
  if (advance > 0) {
    marks.push(el("span", { class: "tag time-tag", title: `at ${duration(step.nanos)} of virtual time` }, `+${duration(advance)}`));
  }
  if (hidden > 0) {
    marks.push(el("span", { class: "hidden-steps", title: `${plural(hidden, "step")} before it not shown` }, `⋮ ${hidden.toLocaleString("en")}`, unseen(" steps before it are not shown")));
  }
  return marks;
}
