// The matrix as a form: keys as in a spreadsheet, and a list of what was altered. Every cell works without this file.
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

// Beside the table, what was altered so far: a sentence for each cell, which leads to it.
const aside = document.querySelector(".cells aside");
const status = aside.querySelector("[role=status]");
const list = aside.querySelector("[data-sentences]");
const sentences = JSON.parse(list.dataset.sentences);
const isOf = option => option.dataset.is;
const sentence = cell => sentences[`${isOf(cell.querySelector(".now"))}-${isOf(cell.selectedOptions[0])}`]
  .replace("[country]", () => cell.closest("tr").querySelector("th span").textContent.trim())
  .replace("[committee]", () => cell.labels[0].textContent.trim());
const show = latest => {
  const altered = cells.filter(cell => !cell.selectedOptions[0].matches(".now"));
  const { none, one, other } = status.dataset;
  status.textContent = [none, one][altered.length] ?? other.replace("[count]", altered.length);
  if (latest) {
    const said = document.createElement("span");
    said.className = "hidden-text";
    said.textContent = `. ${sentence(latest)}`;
    status.append(said);
  }
  list.replaceChildren(...altered.map(cell => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${cell.id}`;
    link.textContent = sentence(cell);
    item.append(link);
    return item;
  }));
};
table.addEventListener("change", event => show(event.target));

const start = () => rove(cells.find(cell => cell.ariaInvalid === "true") ?? cells[0]);
wide.addEventListener("change", start);
start();
show();
addEventListener("pageshow", () => show());
aside.hidden = false;
document.querySelector("[data-keys]").hidden = false;
