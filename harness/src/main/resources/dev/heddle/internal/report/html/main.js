const model = readModel(JSON.parse(byId("record").textContent));
const state = makeState();

/** Puts the page together, once. */
function start() {
  byId("page").hidden = false;
  setUpTheme();
  showSummary();
  setUpKeys();
  if (model.steps.length === 0) {
    byId("schedule").hidden = true;
    document.querySelector(".skip").hidden = true;
    return;
  }
  setUpFilters();
  const list = makeList();
  setUpOverview();
  setUpDetails();
  followToolbar();
  state.setFilter(firstFilter());
  const asked = stepOfAddress();
  state.select(asked >= 0 ? asked : firstStepToShow(), { show: true });
  if (asked >= 0) {
    list.reveal();
  }
  state.on("step", index => {
    list.reveal();
    say(sentence(model.steps[index]));
    remember(index);
  });
  addEventListener("hashchange", () => state.select(stepOfAddress(), { show: true }));
}

/** The step that the address asks for by {@code #step=12}, so that colleagues can be pointed at it. */
function stepOfAddress() {
  const asked = /^#step=(\d+)$/.exec(location.hash);
  return asked ? model.indexOf(Number(asked[1])) : -1;
}

function remember(index) {
  try {
    history.replaceState(null, "", "#step=" + model.steps[index].number);
  } catch {
    // A browser may refuse it for files; the address only saves a search.
  }
}

/** What sticks below the toolbar has to know how high that is. */
function followToolbar() {
  const toolbar = byId("toolbar");
  const measure = () => document.documentElement.style.setProperty("--toolbar", toolbar.offsetHeight + "px");
  new ResizeObserver(measure).observe(toolbar);
  measure();
}

start();
performance.mark("heddle-ready");
