/** So many steps can be taken in at once; of more, those are shown at first that the text report shows. */
const FEW_STEPS = 80;
const EVERYTHING = { text: "", threads: new Set(), object: "", only: "all" };

/** What the reader looks at: the current step, the filters, and what they leave. Tells those who show it. */
function makeState() {
  const listeners = { step: [], filter: [] };
  const state = {
    current: -1,
    filter: { ...EVERYTHING },
    shown: [],

    on(event, listener) {
      listeners[event].push(listener);
    },

    /** Makes a step the current one; if asked to show it, one that the filters hide makes them go. */
    select(index, { show = false } = {}) {
      if (index < 0 || index >= model.steps.length) {
        return;
      }
      if (show && state.row(index) < 0) {
        state.setFilter({ ...EVERYTHING });
      }
      state.current = index;
      listeners.step.forEach(listener => listener(index));
    },

    /** Goes on by so many of the steps that are shown, and stops at the ends. */
    move(rows) {
      const at = lastUpTo(state.shown, state.current);
      const between = at < 0 || state.shown[at] !== state.current;
      const next = at + rows + (between && rows < 0 ? 1 : 0);
      state.select(state.shown[Math.max(0, Math.min(state.shown.length - 1, next))] ?? -1);
    },

    /** Goes on to the nearest step shown for which something is true. */
    moveTo(direction, isWanted) {
      for (let at = lastUpTo(state.shown, state.current) + direction; at >= 0 && at < state.shown.length; at += direction) {
        if (isWanted(model.steps[state.shown[at]])) {
          state.select(state.shown[at]);
          return;
        }
      }
      say("No more of them");
    },

    setFilter(changes) {
      state.filter = { ...state.filter, ...changes };
      state.shown = passing(state.filter);
      listeners.filter.forEach(listener => listener());
      if (state.shown.length > 0 && state.row(state.current) < 0) {
        state.select(state.shown[Math.max(0, lastUpTo(state.shown, state.current))]);
      }
    },

    isFiltered() {
      const { text, threads, object, only } = state.filter;
      return text !== "" || threads.size > 0 || object !== "" || only !== "all";
    },

    /** The row of a step, or -1 if the filters hide it. */
    row(index) {
      const at = lastUpTo(state.shown, index);
      return at >= 0 && state.shown[at] === index ? at : -1;
    },
  };
  return state;
}

function passing({ text, threads, object, only }) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word);
  const passes = step =>
    (threads.size === 0 || threads.has(step.thread)) &&
    (only === "all" || (only === "key" ? step.key : step.arrival !== "GOES_ON")) &&
    (object === "" || mentions(step, object)) &&
    words.every(word => searchText(step).includes(word));
  return model.steps.filter(passes).map(step => step.index);
}

/** With what the page opens: everything, or of a long execution what matters. */
function firstFilter() {
  const keys = model.steps.filter(step => step.key).length;
  return { ...EVERYTHING, only: model.steps.length > FEW_STEPS && keys > 0 ? "key" : "all" };
}

/** Settings of the reader's own; where a browser keeps none for files, they last as long as the page. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem("heddle." + name);
    } catch {
      return null;
    }
  },

  set(name, value) {
    try {
      localStorage.setItem("heddle." + name, value);
    } catch {
      // Nothing depends on it.
    }
  },
};
