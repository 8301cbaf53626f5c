const ROWS_OF_A_STORY = 9;

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
  for (const [name, touches] of model.variables) {
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
  const [read, lost, decisive] = named;
  const remark =
    touch.index === decisive
      ? `overwrites step ${model.steps[lost].number}`
      : touch.index === lost
        ? `lost in step ${model.steps[decisive].number}`
        : touch.index === read
          ? `out of date from step ${model.steps[lost].number} on`
          : "";
  return el(
    "tr",
    { class: named.includes(touch.index) ? (touch.index === decisive ? "decisive" : "named") : "" },
    el("td", {}, stepLink(touch.index, String(step.number))),
    el("td", {}, el("span", { class: "thread-name" }, swatch(step.thread), model.threads[step.thread])),
    el("td", {}, changeView(touch)),
    el("td", { class: "remark" }, remark),
  );
}

/** {@code reads 0}, or {@code 0 → 100}. */
function changeView(value) {
  if (value.left === undefined) {
    return el("span", { class: "change" }, el("span", { class: "muted" }, "reads "), el("code", {}, value.found));
  }
  return el(
    "span",
    { class: "change writes" },
    el("code", {}, value.found),
    el("span", { role: "img", "aria-label": "becomes" }, " → "),
    el("code", { class: "new" }, value.left),
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
    const state =
      stand.last < 0 ? "no step yet" : stand.ended ? "ended" : stand.thread === current ? "took this step" : "can go on";
    if (stand.last < 0 || stand.ended || stand.thread === current || model.spans.length > 0) {
      words.unshift(el("div", { class: "muted" }, state));
    }
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
