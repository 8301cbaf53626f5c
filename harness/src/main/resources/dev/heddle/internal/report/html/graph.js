/** A circle of more nodes than this is a list: boxes around an ellipse would overlap. */
const MOST_IN_A_CIRCLE = 8;
const BOX_HEIGHT = 34;
const LONGEST_LABEL = 21;
const WIDEST_BOX = 190;
const WIDTH_OF_FOUR = 480;

/** Who waits for whom, drawn; its text says the same. */
function waitGraph(cycle) {
  const nodes = cycle.map(name => ({ name, thread: model.threads.indexOf(name) }));
  const said = nodes.map((node, at) => edgeSentence(node, nodes[(at + 1) % nodes.length]));
  return el(
    "figure",
    { class: "wait-graph" },
    el("figcaption", {}, "Who waits for whom"),
    isDrawn(nodes) ? drawnCircle(nodes, cycle) : null,
    el("ol", { class: isDrawn(nodes) ? "beside" : "" }, ...said.map(words => el("li", {}, ...words))),
  );
}

function isDrawn(nodes) {
  return nodes.length > 1 && nodes.length <= MOST_IN_A_CIRCLE;
}

/** What an arrow means, with the steps since when it is so. */
function edgeSentence(from, to) {
  const span = edgeSpan(from, to);
  const since = span ? [" since ", stepLink(span.start)] : [];
  if (from.thread < 0) {
    return [el("strong", {}, from.name), " is held by ", el("strong", {}, to.name), ...since];
  }
  return [el("strong", {}, from.name), " waits for ", el("strong", {}, to.name), ...since];
}

/** What the record tells of an arrow: that a thread waits, or that it holds, until the end. */
function edgeSpan(from, to) {
  const waiting = from.thread >= 0;
  const thread = waiting ? from.thread : to.thread;
  const object = waiting ? to.name : from.name;
  return model.spans.findLast(
    span =>
      span.open &&
      span.thread === thread &&
      span.kind === (waiting ? "WAITED" : "HELD") &&
      (span.object === object || span.object === "thread " + object || span.object.endsWith(" of " + object)),
  );
}

function drawnCircle(nodes, cycle) {
  const count = nodes.length;
  const width = count > 4 ? 520 : WIDTH_OF_FOUR;
  const height = count > 4 ? 240 : count > 2 ? 140 : 100;
  const boxes = nodes.map((node, at) => box(node, place(at, count, width, height), count));
  // Between two, the arrows there and back run beside each other.
  const arrows = boxes.map((from, at) => arrow(from, boxes[(at + 1) % count], count === 2 ? (at === 0 ? -10 : 10) : 0));
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      class: count > 4 ? "graph large" : "graph",
      role: "img",
      "aria-label": "Waits in a circle: " + [...cycle, cycle[0]].join(" → "),
    },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" },
        svg("path", { class: "arrow-head", d: "M0 0L8 4L0 8Z" }),
      ),
    ),
    ...arrows.map(drawn => drawn.path),
    ...boxes.map(drawn => drawn.group),
    ...arrows.map(drawn => drawn.label),
  );
}

/** Four nodes stand at the corners, so that the arrows run along the sides; others around an ellipse. */
function place(at, count, width, height) {
  if (count === 4) {
    return { x: at === 0 || at === 3 ? WIDEST_BOX / 2 + 2 : width - WIDEST_BOX / 2 - 2, y: at < 2 ? height * 0.19 : height * 0.81 };
  }
  if (count === 2) {
    return { x: at === 0 ? WIDEST_BOX / 2 + 2 : width - WIDEST_BOX / 2 - 2, y: height / 2 };
  }
  const angle = (2 * Math.PI * at) / count - Math.PI / 2;
  const cos = Math.cos(angle);
  return { x: width / 2 + cos * width * 0.36, y: height / 2 + Math.sin(angle) * (height / 2 - BOX_HEIGHT) };
}

function box(node, { x, y }, count) {
  const text = node.name.length > LONGEST_LABEL ? node.name.slice(0, 9) + "…" + node.name.slice(-LONGEST_LABEL + 10) : node.name;
  const width = Math.min(count > 4 ? 150 : WIDEST_BOX, Math.max(96, text.length * 7.4 + 36));
  const isThread = node.thread >= 0;
  const group = svg(
    "g",
    { class: isThread ? `node thread thread-${node.thread % COLOURS}` : "node object" },
    svg("title", {}, node.name),
    svg("rect", {
      x: x - width / 2,
      y: y - BOX_HEIGHT / 2,
      width,
      height: BOX_HEIGHT,
      rx: isThread ? BOX_HEIGHT / 2 : 4,
    }),
    isThread ? dot(node.thread, x - width / 2 + 17, y, 5) : null,
    svg("text", { x: isThread ? x + 9 : x, y: y + 4.5, "text-anchor": "middle" }, text),
  );
  return { node, x, y, width, group };
}

function arrow(from, to, aside) {
  const start = onBorder(from, to, 3);
  const end = onBorder(to, from, 4);
  const waits = from.node.thread >= 0;
  const vertical = Math.abs(from.x - to.x) < 1;
  const label = svg(
    "text",
    {
      class: "edge-label",
      x: (start.x + end.x) / 2 + (vertical ? 8 : 0),
      y: (start.y + end.y) / 2 + aside + (vertical ? 4 : aside > 0 ? 15 : -6),
      "text-anchor": vertical ? "start" : "middle",
    },
    waits ? "waits for" : "held by",
  );
  const path = svg("path", {
    class: waits ? "edge waits" : "edge held",
    d: `M${start.x} ${start.y + aside}L${end.x} ${end.y + aside}`,
    "marker-end": "url(#head)",
  });
  return { path, label };
}

/** Where the line to another box leaves this one, and a bit outside. */
function onBorder(box, other, gap) {
  const dx = other.x - box.x;
  const dy = other.y - box.y;
  const scale = Math.min(
    (box.width / 2 + gap) / Math.max(Math.abs(dx), 1e-6),
    (BOX_HEIGHT / 2 + gap) / Math.max(Math.abs(dy), 1e-6),
  );
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}
