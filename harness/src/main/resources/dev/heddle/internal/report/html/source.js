const JAVA = new RegExp(
  [
    "(?<comment>//.*|/\\*.*?(?:\\*/|$)|^\\s*\\*.*)",
    '(?<string>"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)+\')',
    "(?<keyword>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|final"
      + "|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new|null|package|private|protected"
      + "|public|record|return|sealed|short|static|super|switch|synchronized|this|throw|throws|transient|true|false|try"
      + "|var|void|volatile|while|yield)\\b)",
    "(?<annotation>@\\w+)",
  ].join("|"),
  "g",
);
const LINES_BEFORE = 5;
const LINES_AFTER = 5;
const MOST_MARKS = 2;

/** A line of Java with its words in colour; a comment or text block that began on a line before isn't known. */
function coloured(line) {
  const pieces = [];
  let end = 0;
  for (const match of line.matchAll(JAVA)) {
    const kind = Object.keys(match.groups).find(name => match.groups[name] !== undefined);
    pieces.push(line.slice(end, match.index), el("span", { class: `java-${kind}` }, match[0]));
    end = match.index + match[0].length;
  }
  pieces.push(line.slice(end));
  return pieces;
}

/** The excerpt that has a place, or nothing. */
function sourceOf(at) {
  if (!at?.line) {
    return undefined;
  }
  const outermost = at.type.split("$")[0];
  return model.sources.find(
    source =>
      source.file === at.file &&
      (source.type === outermost || source.type.split("$")[0] === outermost) &&
      source.first <= at.line &&
      at.line < source.first + source.lines.length,
  );
}

/** Lines without the blanks that all of them begin with. */
function outdented(lines) {
  const wide = lines.map(line => line.replaceAll("\t", "    ").trimEnd());
  const blanks = Math.min(...wide.filter(line => line).map(line => line.search(/\S/)));
  return wide.map(line => line.slice(blanks));
}

/** The lines around a place, with marks where threads stand. */
function sourceView(step, standing) {
  const source = sourceOf(step.at);
  if (!source) {
    return null;
  }
  const line = step.at.line;
  const from = Math.max(source.first, line - LINES_BEFORE);
  const to = Math.min(source.first + source.lines.length - 1, line + LINES_AFTER);
  const others = othersByLine(step, standing);
  const lines = outdented(source.lines.slice(from - source.first, to - source.first + 1));
  const rows = lines.map((text, at) => sourceLine(from + at, text, from + at === line ? step : null, others.get(from + at)));
  const where = `${step.at.type}.${step.at.method}`;
  return el(
    "figure",
    { class: "source" },
    el("figcaption", {}, el("strong", {}, step.location), " ", el("span", { class: "muted" }, where)),
    el("div", { class: "code", tabindex: "0", role: "region", "aria-label": `Source around ${step.location}` }, ...rows),
  );
}

function sourceLine(number, text, step, others = []) {
  const marks = others.slice(0, MOST_MARKS).map(other =>
    el("span", { class: "stands" }, swatch(other.thread), `${other.name} is here`));
  if (others.length > MOST_MARKS) {
    marks.push(el("span", { class: "stands" }, `and ${others.length - MOST_MARKS} others`));
  }
  return el(
    "div",
    { class: step ? "line marked" : "line" },
    el("span", { class: "line-number" }, step ? "▶" : "", step ? unseen(" the step's line, ") : "", String(number)),
    el("code", {}, ...coloured(text)),
    ...marks,
  );
}

/** Other threads whose last step so far was in the same file, by line. */
function othersByLine(step, standing) {
  const lines = new Map();
  for (const stand of standing) {
    const at = stand.last < 0 || stand.ended ? undefined : model.steps[stand.last].at;
    if (stand.thread !== step.thread && at?.file === step.at.file && at.type.split("$")[0] === step.at.type.split("$")[0]) {
      lines.set(at.line, [...(lines.get(at.line) ?? []), stand]);
    }
  }
  return lines;
}
