/** Makes an element. Text only ever goes in as text, so that no string of a test can become markup. */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing. */
function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function plural(count, one, many = one + "s") {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** Text that screen readers say and nobody sees. */
function unseen(text) {
  return el("span", { class: "unseen" }, text);
}

/** The mark of a thread: a colour and, as colour alone says nothing to some, a shape; the name stands beside it. */
function swatch(thread) {
  const mark = svg("svg", { class: `swatch thread-${thread % COLOURS}`, viewBox: "-6 -6 12 12", "aria-hidden": "true" });
  mark.append(dot(thread, 0, 0, 4.5));
  return mark;
}

const COLOURS = 8;
const SHAPES = [
  "M0-1A1 1 0 0 1 0 1A1 1 0 0 1 0-1Z",
  "M-.9-.9H.9V.9H-.9Z",
  "M0-1.15L1.1.85H-1.1Z",
  "M0-1.25L1.15 0L0 1.25L-1.15 0Z",
  "M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z",
  "M0 1.15L1.1-.85H-1.1Z",
  "M-.6-1.05H.6L1.2 0L.6 1.05H-.6L-1.2 0Z",
  "M-1.15-.6H1.15V.6H-1.15Z",
];

/** A step's mark in its thread's lane. */
function dot(thread, x, y, size) {
  return svg("path", {
    class: `dot thread-${thread % COLOURS}`,
    d: SHAPES[thread % SHAPES.length],
    transform: `translate(${x} ${y}) scale(${size})`,
  });
}

/** A button that leads to a step. */
function stepLink(index, text) {
  const step = model.steps[index];
  return el(
    "button",
    { type: "button", class: "step-link", title: sentence(step), click: () => state.select(index, { show: true }) },
    text ?? `step ${step.number}`,
  );
}

/** Text in which each mention of a step that is known leads there. */
function linked(text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(/\bstep (\d+)\b/g)) {
    const index = model.indexOf(Number(match[1]));
    if (index >= 0) {
      pieces.push(text.slice(end, match.index), stepLink(index, match[0]));
      end = match.index + match[0].length;
    }
  }
  pieces.push(text.slice(end));
  return pieces;
}

/** Copies to the clipboard, and says so on the button. */
function copyButton(label, text) {
  const button = el("button", { type: "button", class: "copy" }, label);
  button.addEventListener("click", () => copy(text, button));
  return button;
}

async function copy(text, button) {
  const label = button.dataset.label ?? (button.dataset.label = button.textContent);
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    done = copyBySelection(text);
  }
  button.textContent = done ? "Copied" : "Select and copy by hand";
  say(done ? "Copied" : "The browser refuses to copy");
  setTimeout(() => (button.textContent = label), 1500);
}

/** For browsers that don't give the clipboard to files. */
function copyBySelection(text) {
  const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return done;
}

function say(text) {
  byId("spoken").textContent = text;
}

/** Virtual time as people say it. */
function duration(nanos) {
  const units = [[3_600e9, "h"], [60e9, "min"], [1e9, "s"], [1e6, "ms"], [1e3, "µs"]];
  const [size, unit] = units.find(([least]) => nanos >= least) ?? [1, "ns"];
  return `${Number((nanos / size).toFixed(3))} ${unit}`;
}
