const ROWS_OF_A_STORY = 9;
/** In rows of tables; beside the list there is room for all of it. */
const ROOM_OF_A_VALUE = 16;

/** What happened to a variable around the steps of a finding, or at the end: who saw and left what. */
function story({ variable, steps }) {
  const all = model.variables.get(variable);
  const named = steps.map(model.indexOf);
  const decisive = all.findIndex(touch => touch.index === named.at(-1));
  const until = decisive < 0 ? all.length : Math.min(all.length, Math.max(decisive + 2, ROWS_OF_A_STORY));
  const rows = all.slice(Math.max(0, until - ROWS_OF_A_STORY), until);
  return el(
    "figure",
    { class: "story" },
    el("figcaption", {}, "What happened to ", el("code", {}, variable)),
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...["Step", "Thread", "Value"].map(head => el("th", { scope: "col" }, head)), el("td"))),
      el("tbody", {}, ...rows.map(touch => storyRow(touch, named))),
    ),
  );
}

/** The variable that was touched last of those that a thread wrote and another one touched. */
function lastShared() {
  let last = null;
  for (const [name, all] of model.variables) {
    const touches = all.filter(touch => isAbout(model.steps[touch.index], name));
    if (touches.length === 0) {
      continue;
    }
    const threads = new Set(touches.map(touch => model.steps[touch.index].thread));
    const index = touches.at(-1).index;
    if (threads.size > 1 && touches.some(touch => touch.left !== undefined) && (last === null || index > last.index)) {
      last = { name, index };
    }
  }
  return last?.name;
}

function storyRow(touch, named) {
  const step = model.steps[touch.index];
  return el(
    "tr",
    { class: named.includes(touch.index) ? (touch.index === named.at(-1) ? "decisive" : "named") : "" },
    el("td", {}, stepLink(touch.index, String(step.number))),
    el("td", {}, el("span", { class: "thread-name" }, swatch(step.thread), model.threads[step.thread])),
    el("td", {}, changeView(touch, ROOM_OF_A_VALUE)),
    el("td", { class: "remark" }, remark(touch, named)),
  );
}

/** What a touch means for the other two of the three: two of one thread, and one of another in between. */
function remark(touch, [first, between, second]) {
  const writes = index => model.steps[index].values.some(value => value.variable === touch.variable && value.left !== undefined);
  const number = index => model.steps[index].number;
  switch (touch.index) {
    case first:
      return writes(between) ? `out of date from step ${number(between)} on` : `seen in step ${number(between)}`;
    case between:
      return !writes(between) ? "comes in between" : writes(second) ? `lost in step ${number(second)}` : "changes it in between";
    case second:
      return !writes(between) ? "changes it again" : writes(second) ? `overwrites step ${number(between)}` : "finds something else";
    default:
      return "";
  }
}

/** {@code reads 0}, or {@code 0 → 100}. */
function changeView(value, room = Infinity) {
  const title = `${value.variable}: ${valueText(value)}`;
  const fitting = text => (room === Infinity ? text : shortened(text.replace(/^an object of /, ""), room));
  if (value.left === undefined) {
    const found = el("code", {}, fitting(value.found));
    return el("span", { class: "change", title }, el("span", { class: "muted" }, "reads "), found);
  }
  return el(
    "span",
    { class: "change writes", title },
    el("code", {}, fitting(value.found)),
    el("span", { role: "img", "aria-label": "becomes" }, " → "),
    el("code", { class: "new" }, fitting(value.left)),
  );
}

/** Where each thread stands after a step: whether it runs, what it holds, what it waits for. */
function standingsTable(standing, current) {
  return el(
    "table",
    { class: "standings" },
    el("thead", {}, el("tr", {}, ...["Thread", "State", "Last step"].map(head => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...standing.map(stand => standingRow(stand, current))),
  );
}

function standingRow(stand, current) {
  return el(
    "tr",
    { class: stand.thread === current ? "now" : "" },
    el("th", { scope: "row" }, el("span", { class: "thread-name" }, swatch(stand.thread), stand.name)),
    el("td", {}, ...standingWords(stand, current)),
    el("td", {}, stand.last < 0 ? "" : stepLink(stand.last, String(model.steps[stand.last].number)), " ",
      el("span", { class: "muted" }, stand.last < 0 ? "" : model.steps[stand.last].location)),
  );
}

function standingWords(stand, current) {
  const words = [];
  stand.waits.forEach(span => words.push(el("div", {}, el("span", { class: "waits-for" }, "waits"), " for ", badge(span))));
  stand.holds.forEach(span => words.push(el("div", {}, "holds ", badge(span))));
  if (stand.waits.length === 0) {
    const state = stand.last < 0 ? "no step yet" : stand.ended ? "ended" : stand.thread === current ? "took this step" : "";
    words.unshift(el("div", { class: "muted" }, state));
  }
  return words;
}

/** An object that a thread holds or waits for, with its letter in the lanes. */
function badge(span) {
  return el("span", { class: "object-name" }, letterView(span), span.object);
}

function letterView(span) {
  return el("span", { class: `letter ${span.kind.toLowerCase()}`, title: span.object }, span.letter);
}
