/** The first screen: what happened, why, and what to do next. */
function showSummary() {
  byId("test").textContent = model.test;
  const [headline, ...more] = model.summary.split("\n").filter(line => line.trim());
  byId("what").append(
    el("p", { class: "kind" }, model.title),
    el("h1", { id: "headline" }, headline ?? model.title),
    ...(more.length > 0 ? [el("pre", { class: "more", tabindex: "0", role: "region", "aria-label": "Message" }, more.join("\n"))] : []),
    ...diagnosis(),
    ...facts(),
    ...nextSteps(),
  );
  byId("why").append(...why());
  byId("why").hidden = byId("why").childElementCount === 0;
  byId("copy-text").addEventListener("click", () => copy(model.report, byId("copy-text")));
  byId("footer").append(`Heddle ${model.heddle}`);
}

function diagnosis() {
  if (model.diagnosis.length === 0) {
    return [];
  }
  const found = model.diagnosis.map(finding =>
    el("li", {}, finding.text + ".", el("span", { class: "steps" }, " Steps ", ...stepList(finding.steps))));
  return [el("h2", { class: "unseen" }, "Diagnosis"), el("ul", { class: "diagnosis" }, ...found)];
}

function stepList(numbers) {
  return numbers
    .map(model.indexOf)
    .filter(index => index >= 0)
    .flatMap((index, at) => [at > 0 ? ", " : "", stepLink(index, String(model.steps[index].number))]);
}

/** The facts but for those that the diagnosis and its picture show: the sentence, and its steps. */
function facts() {
  const shown = new Set(model.diagnosis.flatMap(finding => ["why", ...finding.steps.map(step => `step ${step}`)]));
  const all = model.facts.filter(fact => !shown.has(fact[0]));
  if (all.length === 0) {
    return [];
  }
  const columns = Math.max(...all.map(fact => fact.length));
  const rows = all.map(fact =>
    el("tr", {}, ...fact.map((cell, at) => factCell(cell, at, at === fact.length - 1 ? columns - at : 1))));
  const table = el("table", { class: "facts" }, el("tbody", {}, ...rows));
  return [el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Facts" }, table)];
}

function factCell(cell, at, span) {
  const thread = model.threads.indexOf(cell);
  const content = thread >= 0 ? [el("span", { class: "thread-name" }, swatch(thread), cell)] : linked(cell);
  const columns = span > 1 ? span : undefined;
  return at === 0 ? el("th", { scope: "row", colspan: columns, class: thread >= 0 ? "of-thread" : undefined }, ...content) : el("td", { colspan: columns }, ...content);
}

function nextSteps() {
  const lines = [];
  if (model.token) {
    const annotation = `@Explore(replay = "${model.token}")`;
    const option = `-Dheddle.replay=${model.token}`;
    lines.push(replayLine("Replay", annotation), replayLine("or", option));
  }
  if (model.simplification) {
    lines.push(simplificationLine(model.simplification));
  }
  model.notes.forEach(note => lines.push(line("Note", el("span", {}, ...linked(note)))));
  return lines.length > 0 ? [el("dl", { class: "next" }, ...lines)] : [];
}

function line(label, ...content) {
  return el("div", {}, el("dt", {}, label), el("dd", {}, ...content));
}

function replayLine(label, text) {
  return line(label, el("code", { class: "replay" }, text), copyButton("Copy", text));
}

function simplificationLine({ before, after, attempts, nanos }) {
  const wall = duration(Math.round(nanos / 1e6) * 1e6);
  if (before.steps === after.steps && before.switches === after.switches && before.preemptions === after.preemptions) {
    return line(
      "Simplified",
      "nothing simpler was found",
      el("span", { class: "muted" }, ` in ${plural(attempts, "execution")}, ${wall}`),
    );
  }
  const change = (was, is, one, many) => `${was.toLocaleString("en")} → ${plural(is, one, many)}`;
  return line(
    "Simplified",
    [
      change(before.steps, after.steps, "step"),
      change(before.switches, after.switches, "switch", "switches"),
      change(before.preemptions, after.preemptions, "preemption"),
    ].join(", "),
    el("span", { class: "muted" }, ` in ${plural(attempts, "execution")}, ${wall}`),
  );
}

/** The picture that tells the cause: the circle of a deadlock, the life of a variable, or who stands where. */
function why() {
  if (model.cycles.length > 0) {
    return model.cycles.filter(cycle => cycle.length > 0).map(waitGraph);
  }
  const finding = model.diagnosis.at(-1);
  if (finding && model.variables.has(finding.variable)) {
    return [story(finding)];
  }
  const last = model.steps.length - 1;
  const standing = last < 0 ? [] : standings(last).filter(stand => stand.last >= 0 || stand.waits.length > 0);
  if (!standing.some(stand => stand.waits.length > 0) || standing.length > ROWS_OF_A_STORY) {
    const shared = lastShared();
    return shared === undefined ? [] : [story({ variable: shared, steps: [] })];
  }
  return [
    el(
      "figure",
      { class: "story" },
      el("figcaption", {}, "Where the threads stand at the end"),
      standingsTable(standing, -1),
    ),
  ];
}
