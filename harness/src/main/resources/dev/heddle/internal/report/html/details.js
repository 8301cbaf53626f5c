/** More threads than this are shown without those that only could go on. */
const FEW_THREADS = 10;
const MOST_VARIABLES = 30;
const MOST_LINKS = 12;

/** All about the current step. */
function setUpDetails() {
  state.on("step", index => byId("details").replaceChildren(...details(index)));
  // For narrow screens, where the details lie over the page.
  const follow = ([entry]) => byId("schedule").classList.toggle("in-sight", entry.isIntersecting);
  new IntersectionObserver(follow, { rootMargin: "0px 0px -45% 0px" }).observe(byId("list"));
}

function details(index) {
  const step = model.steps[index];
  const standing = standings(index);
  return [
    detailsHead(step),
    ...parts(
      valuesChanged(step),
      sourceView(step, standing),
      order(step),
      section("Threads after this step", standingsTable(interesting(standing, step), step.thread)),
      section("Variables after this step", variablesTable(index)),
    ),
  ];
}

function parts(...all) {
  return all.filter(part => part !== null);
}

function section(title, content) {
  return content ? el("section", {}, el("h3", {}, title), content) : null;
}

function detailsHead(step) {
  const go = (rows, label, text) =>
    el("button", { type: "button", class: "go", "aria-label": label, title: label, click: () => state.move(rows) }, text);
  return el(
    "div",
    { class: "details-head" },
    el(
      "h2",
      {},
      `Step ${step.number.toLocaleString("en")}`,
      el("span", { class: "muted" }, ` of ${model.steps.at(-1).number.toLocaleString("en")}`),
    ),
    go(-1, "Previous step", "↑"),
    go(1, "Next step", "↓"),
    el(
      "p",
      { class: "deed" },
      el("span", { class: "thread-name" }, swatch(step.thread), model.threads[step.thread]),
      " ",
      actionView(step),
    ),
    el("p", { class: "muted" }, ...circumstances(step)),
  );
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How the thread came to take the step, what happened since its last one, and when it was. */
function circumstances(step) {
  const words = [];
  if (step.arrival === "PREEMPTION") {
    words.push(el("strong", { class: "warning" }, capital(arrivalText(step))), ", which could have gone on. ");
  } else if (step.arrival === "SWITCH") {
    words.push(capital(arrivalText(step)), ". ");
  }
  const own = model.threadSteps[step.thread];
  const before = own[lastUpTo(own, step.index - 1)];
  const between = before === undefined ? 0 : step.number - model.steps[before].number - 1;
  if (between > 0) {
    words.push(`Since its own `, stepLink(before), `, others took ${plural(between, "step")}. `);
  }
  if (step.nanos > 0) {
    words.push(`At ${duration(step.nanos)} of virtual time. `);
  }
  if (step.location && !sourceOf(step.at)) {
    words.push(step.at ? `${step.at.type}.${step.at.method} (${step.location})` : step.location);
  }
  return words;
}

function valuesChanged(step) {
  if (step.values.length === 0) {
    return null;
  }
  const rows = step.values.map(value =>
    el("div", {}, el("code", { class: "variable" }, value.variable), " ", changeView(value)));
  return el("div", { class: "values" }, ...rows);
}

/** The arrows of the drawing, in words. */
function order(step) {
  if (step.after.length === 0 && step.before.length === 0) {
    return null;
  }
  const list = (label, indexes) =>
    indexes.length === 0
      ? null
      : el("p", { class: "order" }, label, ...indexes.slice(0, MOST_LINKS).flatMap(index => [" ", orderLink(index)]),
          indexes.length > MOST_LINKS ? ` and ${indexes.length - MOST_LINKS} more` : "");
  return section(
    "Happens-before",
    el("div", {}, list("Comes after", step.after), list("Comes before", step.before)),
  );
}

function orderLink(index) {
  const step = model.steps[index];
  return stepLink(index, `${step.number} ${model.threads[step.thread]}: ${step.action}`);
}

function interesting(standing, step) {
  return standing.length <= FEW_THREADS
    ? standing
    : standing.filter(stand => stand.thread === step.thread || stand.waits.length > 0 || stand.holds.length > 0);
}

/** Values as they are after a step; those that the step touched first, then those that changed last. */
function variablesTable(index) {
  const known = [];
  for (const [name, touches] of model.variables) {
    const at = lastUpTo(touches, index, touch => touch.index);
    if (at >= 0) {
      known.push({ name, touch: touches[at], touches, at });
    }
  }
  if (known.length === 0) {
    return null;
  }
  const rank = ({ name, touch }) => touch.index + (isAbout(model.steps[touch.index], name) ? model.steps.length : 0);
  known.sort((a, b) => rank(b) - rank(a));
  const rows = known.slice(0, MOST_VARIABLES).map(variable => variableRow(variable, index));
  const head = el("thead", {}, el("tr", {}, ...["Variable", "Value", "Over time"].map(text => el("th", { scope: "col" }, text))));
  const table = el("table", { class: "variables" }, head, el("tbody", {}, ...rows));
  return known.length > MOST_VARIABLES
    ? el("div", {}, table, el("p", { class: "muted" }, `and ${known.length - MOST_VARIABLES} more`))
    : table;
}

function variableRow({ name, touch, touches, at }, index) {
  const filter = el(
    "button",
    { type: "button", class: "step-link", title: `Show the steps that have to do with ${name}`, click: () => state.setFilter({ ...EVERYTHING, object: name }) },
    name,
  );
  const isNow = touch.index === index;
  return el(
    "tr",
    { class: isNow ? "now" : "" },
    el("th", { scope: "row" }, filter),
    el("td", {}, el("code", { class: isNow && touch.left !== undefined ? "new" : "" }, touch.left ?? touch.found)),
    el("td", { class: "history" }, ...valuesOverTime(touches, at)),
  );
}

/** The values before and after, each a link to the step that left it. */
function valuesOverTime(touches, at) {
  const writes = touches.map((touch, place) => ({ ...touch, place })).filter(touch => touch.left !== undefined);
  const around = writes.findLastIndex(write => write.place <= at);
  const some = writes.slice(Math.max(0, around - 2), around + 3);
  return some.flatMap((write, place) => [
    place === 0 ? (around > 2 ? "… " : `${write.found} `) : "",
    el("span", { class: write.place <= at ? "" : "later" }, "→ ", historyLink(write)),
    " ",
  ]).concat(around + 3 < writes.length ? "…" : "");
}

function historyLink(write) {
  const step = model.steps[write.index];
  const link = stepLink(write.index, write.left);
  link.prepend(swatch(step.thread));
  return link;
}
