const ROW = 28;
const LEAST_WIDE_LANE = 150;
const MOST_WIDE_LANE = 300;
const SLOT = 12;
const SLOTS = 3;
/** Lanes narrower than this have no room for a number at their heads. */
const LEAST_NUMBERED_LANE = 24;
/** An arrow over more rows than this only shows at the current step: many of them would hide everything. */
const LONGEST_ARROW = 60;

/**
 * How the lanes lie. Few threads have wide lanes, with what they do in them; of many, the lanes are narrow and stand beside
 * the text.
 */
function layOut(width) {
  const count = model.threads.length;
  const number = 38 + 8 * String(model.steps.at(-1).number).length;
  const rest = Math.min(330, Math.max(190, width * 0.3));
  const wide = Math.floor((width - number - rest) / count);
  if (wide >= LEAST_WIDE_LANE) {
    const slots = model.spans.reduce((most, span) => Math.max(most, span.slot + 1), 0);
    return { wide: true, number, lane: Math.min(MOST_WIDE_LANE, wide), dot: SLOT * Math.min(SLOTS, slots) + 12 };
  }
  const lane = Math.max(5, Math.min(26, Math.floor(((width - number) * 0.34) / count)));
  return { wide: false, number, lane, dot: lane / 2, rest: width - number - lane * count };
}

function dotX(layout, thread) {
  return thread * layout.lane + layout.dot;
}

function rowY(row) {
  return row * ROW + ROW / 2;
}

/** The heads of the lanes: names where there is room, else numbers, which the text repeats. */
function laneHeads(layout) {
  const spacer = el("span", { class: "lane-spacer" }, "step");
  spacer.style.width = layout.number + "px";
  if (layout.lane < LEAST_NUMBERED_LANE) {
    return [spacer, el("span", { class: "lanes-caption" }, plural(model.threads.length, "thread"))];
  }
  const heads = model.threads.map((name, thread) => {
    const head = el(
      "button",
      {
        type: "button",
        class: "lane-head",
        title: name,
        "aria-pressed": String(state.filter.threads.has(thread)),
        "aria-label": layout.wide ? undefined : `${thread}: ${name}`,
        click: () => toggleThread(thread),
      },
      layout.wide ? swatch(thread) : null,
      layout.wide ? name : String(thread),
    );
    head.style.width = layout.lane + "px";
    head.style.paddingLeft = layout.wide ? layout.dot - 6 + "px" : "0";
    return head;
  });
  return [spacer, ...heads];
}

/** Draws what lies in the lanes between two rows: threads' lines, bars, arrows, dots. */
function drawLanes(layout, first, last) {
  const width = layout.lane * model.threads.length;
  const drawing = svg("svg", { class: "lanes", width, height: (last - first + 1) * ROW, viewBox: `0 ${first * ROW} ${width} ${(last - first + 1) * ROW}`, "aria-hidden": "true" });
  drawing.append(
    hatching(),
    ...laneLines(layout, first, last),
    ...bars(layout, first, last),
    ...arrows(layout, first, last),
    ...dots(layout, first, last),
  );
  return drawing;
}

/** The pattern of waits; each drawing has its own, as the page may be printed from any. */
function hatching() {
  return svg(
    "defs",
    {},
    svg(
      "pattern",
      { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "hatch-ground", width: 6, height: 6 }),
      svg("rect", { class: "hatch-stripe", width: 2.4, height: 6 }),
    ),
  );
}

function laneLines(layout, first, last) {
  return model.threads.map((name, thread) => {
    const x = dotX(layout, thread);
    const mark = thread === model.steps[state.current]?.thread ? " current" : "";
    return svg("path", { class: `lane-line thread-${thread % COLOURS}${mark}`, d: `M${x} ${first * ROW}V${(last + 1) * ROW}` });
  });
}

/** The row at which a step is or, if it is hidden, would be. */
function rowAt(index) {
  return lastUpTo(state.shown, index);
}

function bars(layout, first, last) {
  const drawn = [];
  for (const span of model.spans) {
    if (span.start > state.shown[last] || span.end < state.shown[first]) {
      continue;
    }
    const end = rowAt(span.end);
    const before = rowAt(span.start - 1);
    // A bar that no step in sight lies in would only be a smear between two rows.
    if (end === before || before + 1 > last || end < first) {
      continue;
    }
    drawn.push(bar(layout, span, before + 1, end, first, last));
  }
  return drawn;
}

/** A bar from the row of its first step to that of its last one; where these are hidden, over the whole of the rows between. */
function bar(layout, span, start, end, first, last) {
  const narrow = !layout.wide;
  const width = narrow ? Math.max(3, Math.min(9, layout.lane * 0.5)) : SLOT - 2;
  const x = span.thread * layout.lane + (narrow ? layout.dot - width / 2 : 4 + Math.min(span.slot, SLOTS - 1) * SLOT);
  const top = Math.max(state.shown[start] === span.start ? rowY(start) : start * ROW, (first - 1) * ROW);
  const bottom = Math.min(span.open || state.shown[end] !== span.end ? (end + 1) * ROW : rowY(end), (last + 2) * ROW);
  const held = span.kind === "HELD";
  const group = svg(
    "g",
    { class: held ? "bar held" : "bar waited" },
    svg("title", {}, `${model.threads[span.thread]} ${held ? "holds" : "waits for"} ${span.object}`),
    svg("rect", { class: held ? "bar-held" : "bar-waited", x, y: top, width, height: Math.max(6, bottom - top), rx: 2, fill: held ? undefined : "url(#hatch)" }),
  );
  if (layout.wide && start >= first) {
    group.append(
      svg("rect", { class: "bar-letter-ground", x: x - 1, y: top - 1, width: width + 2, height: 13, rx: 2 }),
      svg("text", { class: "bar-letter", x: x + width / 2, y: top + 9, "text-anchor": "middle" }, span.letter),
    );
  }
  return group;
}

function arrows(layout, first, last) {
  const drawn = [];
  for (const edge of model.edges) {
    if (edge.from > state.shown[last] || edge.to < state.shown[first]) {
      continue;
    }
    const from = state.row(edge.from);
    const to = state.row(edge.to);
    const current = edge.from === state.current || edge.to === state.current;
    if (from >= 0 && to >= first && from <= last && (current || to - from <= LONGEST_ARROW)) {
      drawn.push({ current, shape: arrowShape(dotX(layout, model.steps[edge.from].thread), rowY(from), dotX(layout, model.steps[edge.to].thread), rowY(to), current) });
    }
  }
  // The current step's arrows lie above the others.
  return drawn.sort((a, b) => a.current - b.current).map(arrow => arrow.shape);
}

function arrowShape(x1, y1, x2, y2, current) {
  const bend = Math.min(40, (y2 - y1) / 2);
  return svg(
    "g",
    { class: current ? "arrow current" : "arrow" },
    svg("path", { class: "hb", d: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - 6 - bend} ${x2} ${y2 - 11}` }),
    svg("path", { class: "hb-head", d: `M${x2} ${y2 - 5}l-4 -8h8Z` }),
  );
}

function dots(layout, first, last) {
  const size = layout.wide ? 5 : Math.max(2.5, Math.min(5, layout.lane / 3));
  return state.shown.slice(first, last + 1).map((index, at) => {
    const step = model.steps[index];
    const mark = dot(step.thread, dotX(layout, step.thread), rowY(first + at), size);
    mark.classList.toggle("current", index === state.current);
    return mark;
  });
}
