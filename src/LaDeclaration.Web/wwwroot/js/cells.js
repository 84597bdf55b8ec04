// The matrix as a form: keys as in a spreadsheet. Every cell works without this file.
const table = document.querySelector("[data-letters]");
const cells = [...table.querySelectorAll("select")];
const width = table.querySelector("tr:has(select)").querySelectorAll("select").length;
const wide = matchMedia("(min-width: 48rem)");
const isOpen = CSS.supports("selector(:open)") ? cell => cell.matches(":open") : () => false;

// Where it is a table, one cell at a time takes the Tab key; where it is a list, all do, and their keys stay as usual.
const rove = active => cells.forEach(cell => { cell.tabIndex = cell === active || !wide.matches ? 0 : -1; });
const ahead = (at, key, whole) => ({
  ArrowLeft: at % width > 0 ? at - 1 : at,
  ArrowRight: (at + 1) % width > 0 ? at + 1 : at,
  ArrowUp: at - width,
  ArrowDown: at + width,
  Home: whole ? 0 : at - at % width,
  End: (whole ? cells.length : at - at % width + width) - 1,
})[key];
table.addEventListener("focusin", event => cells.includes(event.target) && rove(event.target));
table.addEventListener("keydown", event => {
  const cell = event.target;
  if (!wide.matches || !cells.includes(cell) || event.altKey || event.metaKey || isOpen(cell))
    return;
  const next = ahead(cells.indexOf(cell), event.key, event.ctrlKey);
  const role = event.ctrlKey ? -1 : [...table.dataset.letters].indexOf(event.key.toUpperCase());
  if (next !== undefined) {
    cells[next]?.focus();
  } else if (role >= 0) {
    cell.selectedIndex = role;
    for (const type of ["input", "change"])
      cell.dispatchEvent(new Event(type, { bubbles: true }));
  } else if (event.key === "Enter" && cell.showPicker) {
    cell.showPicker();
  } else {
    return;
  }
  event.preventDefault();
});

const start = () => rove(cells.find(cell => cell.ariaInvalid === "true") ?? cells[0]);
wide.addEventListener("change", start);
start();
document.querySelector("[data-keys]").hidden = false;
