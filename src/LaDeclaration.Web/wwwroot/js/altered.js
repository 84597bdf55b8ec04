// Beside choices of roles, what was altered so far: a sentence for each, which leads to it. Every choice works without this file.
const aside = document.querySelector("aside:has([data-sentences])");
const choices = [...document.querySelectorAll("select:has(.now)")];
const status = aside.querySelector("[role=status]");
const list = aside.querySelector("[data-sentences]");
const sentences = JSON.parse(list.dataset.sentences);
const isOf = option => option.dataset.is;
const sentence = choice => sentences[`${isOf(choice.querySelector(".now"))}-${isOf(choice.selectedOptions[0])}`]
  .replace("[row]", () => choice.closest("tr").querySelector("th span").textContent.trim())
  .replace("[choice]", () => choice.labels[0].textContent.trim());

const show = latest => {
  const altered = choices.filter(choice => !choice.selectedOptions[0].matches(".now"));
  const { none, one, other } = status.dataset;
  status.textContent = [none, one][altered.length] ?? other.replace("[count]", altered.length);
  if (latest) {
    const said = document.createElement("span");
    said.className = "hidden-text";
    said.textContent = `. ${sentence(latest)}`;
    status.append(said);
  }
  list.replaceChildren(...altered.map(choice => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${choice.id}`;
    link.textContent = sentence(choice);
    item.append(link);
    return item;
  }));
};
addEventListener("change", event => choices.includes(event.target) && show(event.target));
// The browser fills the form anew when the page is gone back to.
addEventListener("pageshow", () => show());
show();
aside.hidden = false;
