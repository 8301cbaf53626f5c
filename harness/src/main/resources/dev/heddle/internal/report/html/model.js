/**
 * The record as the page uses it: steps by index rather than by number, edges in both directions, spans with a place in
 * their lanes, and what is known by variable.
 */
function readModel(record) {
  const steps = record.steps.length > 0 ? record.steps : record.schedule.filter(row => !row.omission).map(stepOfRow);
  const indexes = new Map(steps.map((step, index) => [step.number, index]));
  const made = {
    ...record,
    complete: record.steps.length > 0,
    steps,
    variables: new Map(),
    threadSteps: record.threads.map(() => []),
    indexOf: number => indexes.get(number) ?? -1,
  };
  const rows = new Map(record.schedule.filter(row => !row.omission).map(row => [row.step, row]));
  steps.forEach((step, index) => {
    step.index = index;
    step.arrival ??= "GOES_ON";
    step.nanos ??= 0;
    step.values ??= [];
    step.location = step.at ? step.at.file + (step.at.line ? ":" + step.at.line : "") : (step.location ?? "");
    step.key = rows.has(step.number);
    tellCall(step, rows.get(step.number));
    step.before = [];
    made.threadSteps[step.thread].push(index);
    step.values.forEach(value => touches(made, value.variable).push({ index, ...value }));
  });
  for (const step of steps) {
    step.after = (step.after ?? []).map(made.indexOf).filter(index => index >= 0);
    step.after.forEach(index => steps[index].before.push(step.index));
  }
  addWaitsOfCycles(made);
  made.edges = steps.flatMap(step => step.after.map(from => ({ from, to: step.index })));
  made.spans = placedSpans(made);
  made.begins = Map.groupBy(made.spans.filter(span => steps[span.start].thread === span.thread), span => span.start);
  made.objects = [...new Set(made.spans.map(span => span.object))];
  made.hasTime = steps.some(step => step.nanos > 0);
  return made;
}

/** The first step of a call of a loop's library is told in the words of its row, which stands for all of them. */
function tellCall(step, row) {
  if (row?.last !== undefined) {
    step.action = row.action;
    step.location = row.location;
  }
}

/** Of some failures only the rows of the text are known. */
function stepOfRow(row) {
  const { step, thread, action, location } = row;
  return { number: step, thread, action, location, arrival: row.arrival };
}

function touches(made, variable) {
  if (!made.variables.has(variable)) {
    made.variables.set(variable, []);
  }
  return made.variables.get(variable);
}

/** Spans with indexes of steps, a letter for each object, and the first slot in the lane that is free all the while. */
function placedSpans(made) {
  if (made.steps.length === 0) {
    return [];
  }
  const firstNumber = made.steps[0].number;
  const last = made.steps.length - 1;
  const letters = new Map();
  const free = made.threads.map(() => []);
  return made.spans
    .map(span => ({
      ...span,
      start: span.from <= firstNumber ? 0 : made.indexOf(span.from),
      end: span.to === undefined ? last : made.indexOf(span.to),
      open: span.to === undefined,
    }))
    .filter(span => span.start >= 0 && span.end >= span.start)
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(span => {
      const slots = free[span.thread];
      let slot = slots.findIndex(until => until < span.start);
      slot = slot < 0 ? slots.length : slot;
      slots[slot] = span.end;
      if (!letters.has(span.object)) {
        letters.set(span.object, letter(letters.size));
      }
      return { ...span, slot, letter: letters.get(span.object) };
    });
}

/** Who is part of a cycle waits since its last step, whether that was recorded or not. */
function addWaitsOfCycles(made) {
  const isKnown = thread => made.spans.some(span => span.thread === thread && span.kind === "WAITED" && span.to === undefined);
  made.spans = [...made.spans];
  for (const cycle of made.cycles) {
    cycle.forEach((name, at) => {
      const thread = made.threads.indexOf(name);
      const last = made.threadSteps[thread]?.at(-1);
      if (last !== undefined && !isKnown(thread)) {
        const object = cycle[(at + 1) % cycle.length];
        made.spans.push({ thread, kind: "WAITED", object, from: made.steps[last].number });
      }
    });
  }
}

function letter(number) {
  return number < 26 ? String.fromCharCode(65 + number) : String(number + 1);
}

/** What a step says to somebody who can't see it. */
function sentence(step) {
  const parts = [`Step ${step.number}`];
  if (step.arrival !== "GOES_ON") {
    parts.push(arrivalText(step));
  }
  parts.push(`${model.threads[step.thread]}: ${step.action}`);
  step.values.forEach(value => parts.push(valueText(value)));
  if (step.location) {
    parts.push(`at ${step.location}`);
  }
  return parts.join(", ");
}

function arrivalText(step) {
  const before = model.steps[step.index - 1];
  const other = before && before.number === step.number - 1 ? model.threads[before.thread] : "";
  if (step.arrival === "PREEMPTION") {
    return other ? `preempts ${other}` : "preempts another thread";
  }
  return other ? `takes over from ${other}` : "takes over";
}

function valueText(value) {
  return value.left === undefined ? `found ${value.found}` : `${value.found} → ${value.left}`;
}

/** Whether a step has to do with a variable or an object. */
function mentions(step, name) {
  return step.values.some(value => value.variable === name) || namesWhole(step.action, name);
}

/**
 * Whether a variable is what the step is about, by its action: {@code write Account.balance} or {@code AtomicInteger.get()}.
 * Calls of the JDK touch variables of their own, too.
 */
function isAbout(step, variable) {
  const plain = variable.replace(/#\d+/g, "");
  const target = step.action.split(" ").pop().replace(/#\d+/g, "");
  if (target.endsWith("()")) {
    return plain.split(".").includes(target.split(".").at(-2));
  }
  return /^(read|write|update|access)/.test(step.action) || plain === target || plain.endsWith("." + target);
}

/** Whether the name stands in the text, and not only as the beginning of another one. */
function namesWhole(text, name) {
  const at = text.indexOf(name);
  return at >= 0 && !/^\w/.test(text.slice(at + name.length));
}

/** All text of a step, for the search; made when it is first asked for. */
function searchText(step) {
  step.text ??= `${step.number} ${model.threads[step.thread]} ${step.action} ${step.location} ${step.at?.type ?? ""} ${
    step.at?.method ?? ""} ${step.values.map(value => `${value.variable} ${valueText(value)}`).join(" ")}`.toLowerCase();
  return step.text;
}

/** The last of ascending numbers, or of items with them, that isn't above a limit, as its position; -1 if all are. */
function lastUpTo(items, limit, number = item => item) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (number(items[middle]) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** Where each thread stands when a step has been taken. */
function standings(index) {
  const spans = model.spans.filter(span => span.start <= index && (span.end > index || (span.open && span.end >= index)));
  return model.threads.map((name, thread) => {
    const own = model.threadSteps[thread];
    const at = lastUpTo(own, index);
    const last = at >= 0 ? own[at] : -1;
    return {
      thread,
      name,
      last,
      ended: last >= 0 && model.steps[last].action === "end",
      holds: spans.filter(span => span.thread === thread && span.kind === "HELD"),
      waits: spans.filter(span => span.thread === thread && span.kind === "WAITED"),
    };
  });
}

/** The step to begin with: the decisive one of the diagnosis, or the last that the text shows. */
function firstStepToShow() {
  const decisive = model.diagnosis.at(-1)?.steps.at(-1);
  const known = decisive === undefined ? -1 : model.indexOf(decisive);
  if (known >= 0) {
    return known;
  }
  const key = model.steps.findLastIndex(step => step.key);
  return key >= 0 ? key : model.steps.length - 1;
}
