/** Light or dark: as the system has it, until the reader wants the other one. */
function setUpTheme() {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  let theme = memory.get("theme");

  const isDark = () => (theme ? theme === "dark" : system.matches);
  const apply = () => {
    if (theme) {
      document.documentElement.dataset.theme = theme;
    }
    button.setAttribute("aria-pressed", String(isDark()));
    document.dispatchEvent(new Event("heddle-theme"));
  };
  button.addEventListener("click", () => {
    theme = isDark() ? "light" : "dark";
    memory.set("theme", theme);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
