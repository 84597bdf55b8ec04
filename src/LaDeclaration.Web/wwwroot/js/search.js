// Suggestions while somebody types in the search field: a combobox with a list box (ARIA 1.2).
// Without this file, or without an answer, the form searches all the same.
{
  const make = (name, attributes, text = "") => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };
  const form = document.querySelector(".find"), field = form.elements.q;
  const list = make("ul", { id: "q-list", role: "listbox", "aria-label": field.dataset.suggestions });
  const said = make("span", { role: "status", class: "hidden-text" });
  let chosen = -1, asked = 0, timer;

  const choose = to => {
    list.children[chosen]?.setAttribute("aria-selected", false);
    const option = list.children[chosen = to];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option?.id ?? "");
  };
  const show = (options, text) => {
    list.replaceChildren(...options);
    list.hidden = !options.length;
    said.textContent = text;
    field.setAttribute("aria-expanded", !list.hidden);
    choose(-1);
  };
  const close = () => {
    clearTimeout(timer);
    asked++; // An answer that is still on its way comes too late.
    show([], "");
  };
  const option = ({ name, mark, kind, by, address }, n) => {
    const item = make("li", { id: `q-${n}`, role: "option", "aria-selected": false, "data-address": address });
    item.append(make("b", { lang: name.lang }, name.text), " ", make("small", {}, kind));
    if (mark) item.firstChild.append(make("span", { class: "mark", "aria-hidden": true, lang: document.documentElement.lang }, mark.sign), make("span", { class: "hidden-text", lang: document.documentElement.lang }, mark.meaning));
    if (by) item.lastChild.append(", ", make("q", { lang: by.lang }, by.text));
    return item;
  };
  const ask = async () => {
    const mine = ++asked;
    const answer = await fetch(`${form.action}/suggestions?${new URLSearchParams(new FormData(form))}`).catch(() => ({}));
    const found = answer.ok && await answer.json();
    if (found && mine === asked) show(found.items.map(option), found.said);
  };
  const follow = item => { location = item.dataset.address; };

  form.append(list, said);
  for (const [key, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) field.setAttribute(key, value);
  close();

  form.addEventListener("toggle", event => event.newState === "open" && field.focus());
  field.addEventListener("input", () => {
    close();
    if (field.value.trim()) timer = setTimeout(ask, 150);
  });
  field.addEventListener("keydown", event => {
    const count = list.children.length;
    if (event.isComposing) return;
    if (event.key === "Escape" && count) close();
    else if (event.key === "Enter" && chosen >= 0) follow(list.children[chosen]);
    else if (event.key === "ArrowDown" && count) choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === "ArrowUp" && count) choose(chosen < 0 ? count - 1 : chosen - 1);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", event => event.preventDefault()); // The field keeps the focus.
  list.addEventListener("click", event => follow(event.target.closest("li")));
}
