const SHOW = [
  ["all", "All"],
  ["key", "Key steps"],
  ["switches", "Switches"],
];
const TYPING_PAUSE = 120;

/** What narrows the steps down; the lanes' heads filter by thread, too. */
function setUpFilters() {
  const search = el("input", { type: "search", id: "search", placeholder: "Search", "aria-label": "Search the steps", "aria-keyshortcuts": "/" });
  let typing = 0;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => state.setFilter({ text: search.value }), TYPING_PAUSE);
  });
  const object = objectSelect();
  const only = SHOW.map(([value, label]) => onlyRadio(value, label));
  const threads = threadMenu();
  const count = el("span", { id: "count", role: "status" });
  const clear = el("button", { type: "button", id: "clear", click: () => state.setFilter({ ...EVERYTHING }) }, "Clear");
  byId("clear-nothing").addEventListener("click", () => clear.click());
  byId("toolbar").append(
    el("h2", { class: "unseen" }, "Schedule"),
    el("fieldset", { class: "segments" }, el("legend", { class: "unseen" }, "Which steps"), ...only),
    search,
    object,
    threads,
    count,
    clear,
    legend(),
  );
  state.on("filter", () => {
    if (document.activeElement !== search) {
      search.value = state.filter.text;
    }
    object.value = state.filter.object;
    byId("only-" + state.filter.only).checked = true;
    threads.querySelector("summary").textContent = state.filter.threads.size > 0 ? `Threads: ${state.filter.threads.size}` : "Threads";
    threads.querySelectorAll("input").forEach(box => (box.checked = state.filter.threads.has(Number(box.value))));
    count.textContent = countText();
    clear.hidden = !state.isFiltered();
    byId("nothing").hidden = state.shown.length > 0;
  });
}

function countText() {
  const all = model.steps.length;
  const text = state.isFiltered()
    ? `${state.shown.length.toLocaleString("en")} of ${plural(all, "step")}`
    : plural(all, "step");
  const first = model.steps[0].number;
  return model.complete && first > 1 ? `${text}, from ${first.toLocaleString("en")} on` : text;
}

function onlyRadio(value, label) {
  return el(
    "label",
    {},
    el("input", { type: "radio", name: "only", id: "only-" + value, value, change: () => state.setFilter({ only: value }) }),
    el("span", {}, label),
  );
}

function objectSelect() {
  const option = name => el("option", { value: name }, name);
  const group = (label, names) => (names.length > 0 ? el("optgroup", { label }, ...names.map(option)) : null);
  const select = el(
    "select",
    { id: "object", "aria-label": "Steps of one variable or object", change: () => state.setFilter({ object: select.value }) },
    el("option", { value: "" }, "Any variable or object"),
    group("Variables", [...model.variables.keys()]),
    group("Held and waited for", model.objects),
  );
  return select;
}

function threadMenu() {
  const boxes = model.threads.map((name, thread) =>
    el(
      "label",
      {},
      el("input", { type: "checkbox", value: thread, change: () => toggleThread(thread) }),
      swatch(thread),
      name,
    ));
  const menu = el("details", { class: "menu" }, el("summary", {}, "Threads"), el("div", { class: "menu-box" }, ...boxes));
  document.addEventListener("click", event => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
  menu.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  return menu;
}

function toggleThread(thread) {
  const threads = new Set(state.filter.threads);
  if (!threads.delete(thread)) {
    threads.add(thread);
  }
  state.setFilter({ threads });
}

/** What the marks in the lanes mean. */
function legend() {
  const sample = (...marks) => svg("svg", { viewBox: "0 0 22 14", width: 22, height: 14, "aria-hidden": "true" }, ...marks);
  const entries = [];
  if (model.spans.some(span => span.kind === "HELD")) {
    entries.push([sample(svg("rect", { class: "bar-held", x: 6, y: 0, width: 9, height: 14 })), "holds"]);
  }
  if (model.spans.some(span => span.kind === "WAITED")) {
    entries.push([sample(svg("rect", { class: "bar-waited", x: 6, y: 0, width: 9, height: 14, fill: "url(#hatch)" })), "waits"]);
  }
  if (model.edges.length > 0) {
    entries.push([sample(svg("path", { class: "hb", d: "M1 7H16" }), svg("path", { class: "hb-head", d: "M15 3L22 7L15 11Z" })), "happens before"]);
  }
  return el("div", { class: "legend" }, ...entries.map(([mark, word]) => el("span", {}, mark, word)));
}
