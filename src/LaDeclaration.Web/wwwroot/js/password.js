// "Show what is typed" beneath each field for a password. A form that is sent hides it again, so that the browser keeps it as a password.
for (const field of document.querySelectorAll("input[data-show]")) {
  const button = document.createElement("button");
  const whose = document.createElement("span");
  const words = document.createTextNode("");
  button.type = "button";
  button.setAttribute("aria-controls", field.id);
  whose.className = "hidden-text";
  whose.textContent = ` (${field.labels[0].textContent})`;
  button.append(words, whose);

  const show = isShown => {
    field.type = isShown ? "text" : "password";
    words.data = isShown ? field.dataset.hide : field.dataset.show;
  };
  show(false);
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  field.after(button);
}
