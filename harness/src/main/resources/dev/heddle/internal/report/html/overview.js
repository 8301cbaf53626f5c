/** Shorter lists are seen at once. */
const LEAST_ROWS = 60;
const OVERVIEW_WIDTH = 64;

/** All steps in one strip: who ran when, what the text report shows, what is in sight. A click goes there. */
function setUpOverview() {
  const canvas = byId("overview");
  const context = canvas.getContext("2d");
  const rail = document.querySelector("#steps .rail");
  let picture = null;
  let waiting = false;


  /** Draws the steps once; what moves is drawn over a copy of them. */
  function drawSteps(height) {
    const ratio = devicePixelRatio || 1;
    picture = new OffscreenCanvas(OVERVIEW_WIDTH * ratio, height * ratio);
    const pen = picture.getContext("2d");
    pen.scale(ratio, ratio);
    const count = state.shown.length;
    const each = height / count;
    const lane = (OVERVIEW_WIDTH - 12) / model.threads.length;
    const colours = Array.from({ length: COLOURS }, (_, at) => toPlain(`--thread-${at}`));
    const keyColour = toPlain("--accent");
    state.shown.forEach((index, row) => {
      const step = model.steps[index];
      pen.fillStyle = colours[step.thread % COLOURS];
      pen.fillRect(8 + step.thread * lane, row * each, Math.max(2, lane - 0.5), Math.max(1, each));
      if (step.key) {
        pen.fillStyle = keyColour;
        pen.fillRect(0, row * each - 1, 6, 3);
      }
    });
  }

  /** A canvas understands no variables and no light-dark(); the page's own colour of an element it does. */
  function toPlain(name) {
    canvas.style.color = `var(${name})`;
    return getComputedStyle(canvas).color;
  }

  function draw() {
    waiting = false;
    canvas.hidden = state.shown.length < LEAST_ROWS;
    const height = canvas.clientHeight;
    if (canvas.hidden || height === 0) {
      return;
    }
    const ratio = devicePixelRatio || 1;
    if (!picture || picture.height !== Math.floor(height * ratio)) {
      drawSteps(height);
    }
    canvas.width = OVERVIEW_WIDTH * ratio;
    canvas.height = height * ratio;
    context.drawImage(picture, 0, 0);
    context.scale(ratio, ratio);
    const each = height / state.shown.length;
    const top = Math.max(0, -rail.getBoundingClientRect().top / ROW) * each;
    const rows = innerHeight / ROW;
    context.fillStyle = toPlain("--veil");
    context.fillRect(0, top, OVERVIEW_WIDTH, Math.max(4, rows * each));
    context.strokeStyle = toPlain("--ink");
    context.strokeRect(0.5, top + 0.5, OVERVIEW_WIDTH - 1, Math.max(4, rows * each));
    context.fillStyle = toPlain("--ink");
    context.fillRect(0, rowAt(state.current) * each - 1, OVERVIEW_WIDTH, 2);
  }

  function later() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(draw);
    }
  }

  function anew() {
    picture = null;
    later();
  }

  canvas.addEventListener("click", event => {
    const row = Math.floor((event.offsetY / canvas.clientHeight) * state.shown.length);
    state.select(state.shown[Math.min(row, state.shown.length - 1)]);
  });
  state.on("filter", anew);
  state.on("step", later);
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", anew);
  document.addEventListener("heddle-theme", anew);
}
