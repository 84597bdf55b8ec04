// Small comforts. Every page works without this file.
document.querySelector(".errors")?.focus();

// "Copy" beside an address or a citation: <code data-copy="Copy" data-copied="Copied">…</code>
for (const text of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    said.textContent = " " + text.dataset.copied;
  });
  text.after(document.createElement("br"), button, said);
}

// A paper copy carries the address and the citation.
addEventListener("beforeprint", () => document.querySelectorAll(".cite").forEach(d => { d.open = true; }));

// What is left empty is not asked.
for (const form of document.querySelectorAll('form[method="get"]')) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}

// What a source that is not in the list is described with opens as soon as one is chosen, and whoever fills it in has chosen it.
for (const fold of document.querySelectorAll(".new-source")) {
  const list = fold.closest("form").elements["Evidence.Source"];
  list.addEventListener("change", () => { fold.open ||= ["new", fold.dataset.source].includes(list.value); });
  fold.addEventListener("input", () => {
    if (list.value !== "new") list.value = fold.dataset.source;
  });
}

// The button below boxes that can be ticked says how many are.
for (const button of document.querySelectorAll("button[data-ticked]")) {
  const none = button.textContent;
  const count = () => {
    const n = button.form.querySelectorAll(`[name="${button.dataset.ticked}"]:checked`).length;
    button.textContent = n === 0 ? none : n === 1 ? button.dataset.one : button.dataset.other.replace("#", n);
  };
  button.form.addEventListener("change", count);
  count();
}
