// The browser's part in making a passkey or signing in with one. What comes of it is sent like a form, so the server answers with a page.
// In a form, what is typed there goes along; a password has no part in it.
for (const place of document.querySelectorAll("[data-ceremony]")) {
  const { ceremony, options, answer, missing, refused, known, failed } = place.dataset;
  const [actions, said] = place.querySelectorAll("p");
  const button = actions.querySelector("button");
  const inputs = [...(place.closest("form") ?? place).querySelectorAll("input[name]:not([autocomplete$='-password'])")];
  const fields = () => inputs.map(input => [input.name, input.value]);
  const say = sentence => {
    said.textContent = sentence;
    said.hidden = false;
  };

  const send = credential => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = answer;
    for (const [name, value] of [...fields(), ["Credential", credential]]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  };

  const run = async () => {
    const asked = await fetch(options, { method: "POST", body: new URLSearchParams(fields()) });
    // Led elsewhere, as after too long a time: the person goes there too. Refused: the same answer as a page says why.
    if (asked.redirected) return location.assign(asked.url);
    if (!asked.ok) return send("");
    const json = await asked.json();
    const credential = ceremony === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
    send(JSON.stringify(credential));
  };

  if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    actions.hidden = false;
    button.addEventListener("click", async () => {
      if (!inputs.every(input => input.reportValidity())) return;
      said.hidden = true;
      button.disabled = true;
      try {
        await run();
      } catch (error) {
        say(error.name === "InvalidStateError" ? known : error.name === "NotAllowedError" || error.name === "AbortError" ? refused : failed);
      }
      button.disabled = false;
    });
  } else if (missing) {
    say(missing);
  }
}
