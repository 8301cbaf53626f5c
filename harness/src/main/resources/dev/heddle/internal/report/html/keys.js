const PAGE = 10;
const isSwitch = step => step.arrival !== "GOES_ON";

/** What keys do; letters can be switched off, as speech input and shaky hands type them by accident. */
const KEYS = [
  { keys: ["ArrowDown", "j"], said: "Next step", run: () => state.move(1) },
  { keys: ["ArrowUp", "k"], said: "Previous step", run: () => state.move(-1) },
  { keys: ["ArrowRight", "l"], said: "Next step of the same thread", run: () => sameThread(1) },
  { keys: ["ArrowLeft", "h"], said: "Previous step of the same thread", run: () => sameThread(-1) },
  { keys: ["n"], said: "Next switch", run: () => state.moveTo(1, isSwitch) },
  { keys: ["p"], said: "Previous switch", run: () => state.moveTo(-1, isSwitch) },
  { keys: ["PageDown"], said: "10 steps on", run: () => state.move(PAGE) },
  { keys: ["PageUp"], said: "10 steps back", run: () => state.move(-PAGE) },
  { keys: ["Home"], said: "First step", run: () => state.select(state.shown[0] ?? -1) },
  { keys: ["End"], said: "Last step", run: () => state.select(state.shown.at(-1) ?? -1) },
  { keys: ["a"], said: "All steps, key steps, switches", run: () => nextOnly() },
  { keys: ["/"], said: "Search", run: () => byId("search").focus() },
  { keys: ["Escape"], said: "Clear the filters", run: () => state.setFilter({ ...EVERYTHING }) },
  { keys: ["d"], said: "Dark or light", run: () => byId("theme").click() },
  { keys: ["?"], said: "This help", run: () => byId("help").showModal() },
];

const KEY_NAMES = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowRight: "→",
  ArrowLeft: "←",
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
};

function sameThread(direction) {
  const thread = model.steps[state.current]?.thread;
  state.moveTo(direction, step => step.thread === thread);
}

function nextOnly() {
  const at = SHOW.findIndex(([value]) => value === state.filter.only);
  const [value, label] = SHOW[(at + 1) % SHOW.length];
  state.setFilter({ only: value });
  say(`${label}: ${countText()}`);
}

function setUpKeys() {
  const commands = new Map(KEYS.flatMap(command => command.keys.map(key => [key, command])));
  document.addEventListener("keydown", event => {
    const command = commands.get(event.key);
    if (!command || event.ctrlKey || event.metaKey || event.altKey || byId("help").open || isTyping(event)) {
      return;
    }
    if (event.key.length === 1 && memory.get("letters") === "off") {
      return;
    }
    if (model.steps.length > 0 || command.keys.includes("?") || command.keys.includes("d")) {
      event.preventDefault();
      command.run();
    }
  });
  setUpHelp();
}

/** Fields and lists need keys for themselves; Escape leaves them. */
function isTyping(event) {
  const field = event.target.closest("input, select, textarea, summary");
  if (field && event.key === "Escape") {
    field.blur();
    return field.type !== "search";
  }
  return field !== null && (field.type !== "radio" || event.key.startsWith("Arrow"));
}

function setUpHelp() {
  const dialog = byId("help");
  const letters = el("input", {
    type: "checkbox",
    id: "letters",
    change: () => memory.set("letters", letters.checked ? "on" : "off"),
  });
  letters.checked = memory.get("letters") !== "off";
  const rows = KEYS.map(({ keys, said }) =>
    el("tr", {}, el("td", {}, ...keys.flatMap(key => [el("kbd", {}, KEY_NAMES[key] ?? key), " "])), el("td", {}, said)));
  dialog.append(
    el("h2", { id: "help-title" }, "Keys"),
    el("table", {}, el("tbody", {}, ...rows)),
    el("p", {}, el("label", {}, letters, " Single letters are keys")),
    el("form", { method: "dialog" }, el("button", { autofocus: true }, "Close")),
  );
  byId("help-open").addEventListener("click", () => dialog.showModal());
}
