/** Light or dark: as the system has it, until the reader wants the other one. */
function setUpTheme() {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => memory.get("theme");
  let theme = chosen();

  const apply = () => {
    const dark = theme ? theme === "dark" : system.matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(dark));
    document.dispatchEvent(new Event("heddle-theme"));
  };
  button.addEventListener("click", () => {
    theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    memory.set("theme", theme);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
