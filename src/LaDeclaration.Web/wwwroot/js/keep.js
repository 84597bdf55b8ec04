// Keeps what is being typed into the forms of staff pages, so that it is there again later. Everything works without this file.
const forms = [...document.querySelectorAll("form[data-keep]")];
const fields = form => [...new FormData(form)].filter(([, value]) => typeof value === "string");
const standing = new Map(forms.map(form => [form, JSON.stringify(fields(form))]));
const altered = new Set();
const keeper = `/${document.documentElement.lang}/admin/kept?address=${encodeURIComponent(location.pathname + location.search)}`;
const { door, signIn, tooLong } = document.currentScript.dataset;
const said = document.createElement("p");
// What must not be overlooked stands at the bottom of the window, wherever on the page somebody is typing.
const alarm = document.createElement("p");
alarm.className = "alarm";
alarm.setAttribute("role", "alert");
const toDoor = document.createElement("a");
Object.assign(toDoor, { href: door, target: "_blank", rel: "noopener", textContent: signIn });
const isAltered = () => [...altered].some(form => standing.get(form) !== JSON.stringify(fields(form)));
const patience = 2000; // In milliseconds.
let timer, underWay, isWaiting;

// The altered forms as one, or nothing when they stand as they were last kept.
const takeDown = () => {
  if (!isAltered())
    return null;
  const all = new URLSearchParams();
  for (const form of altered) {
    standing.set(form, JSON.stringify(fields(form)));
    for (const [name, value] of fields(form))
      if (name !== "__RequestVerificationToken" || !all.has(name))
        all.append(name, value);
  }
  return all;
};

const raise = (...parts) => {
  alarm.replaceChildren(...parts);
  document.activeElement.scrollIntoView({ block: "nearest" });
};

const keep = async () => {
  const body = takeDown();
  if (!body)
    return;
  underWay?.abort();
  const own = underWay = new AbortController();
  const answer = await fetch(keeper, { method: "POST", body, signal: own.signal }).catch(() => null);
  if (underWay === own)
    underWay = null;
  if (!answer)
    return;
  const text = await answer.text();
  if (answer.status === 200) {
    alarm.replaceChildren();
    said.textContent = text;
    // Once is enough for those who hear it.
    setTimeout(() => said.setAttribute("aria-live", "off"), 1000);
  } else if ([202, 401].includes(answer.status)) {
    // The session has ended, and the answer says whether this was kept all the same. All of it is tried again.
    standing.clear();
    raise(text, " ", toDoor);
  } else if (answer.status === 413) {
    raise(tooLong);
  } else if (answer.headers.get("Content-Type")?.startsWith("text/plain")) {
    raise(text);
  }
};

for (const form of forms)
  form.addEventListener("input", event => {
    if (!said.isConnected) {
      said.className = "hint kept";
      said.setAttribute("role", "status");
      ([...form.querySelectorAll(".actions")].at(-1) ?? form.lastElementChild).after(said);
      document.body.append(alarm);
    }
    altered.add(event.currentTarget);
    clearTimeout(timer);
    timer = setTimeout(keep, 1000);
  });

// What is sent or discarded is not to be kept once more on the way out, nor by a request that arrives after it;
// what stands in the other forms of the page is kept first, so that the next page shows it.
document.addEventListener("submit", event => {
  clearTimeout(timer);
  if (underWay) {
    underWay.abort();
    standing.clear();
  }
  if (event.target.matches("[data-discard]"))
    altered.clear();
  altered.delete(event.target);
  if (isWaiting || !isAltered())
    return;
  event.preventDefault();
  isWaiting = true;
  Promise.race([keep(), new Promise(over => setTimeout(over, patience))]).then(() => {
    event.target.requestSubmit(event.submitter);
    isWaiting = false;
  });
});

document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (document.visibilityState !== "hidden") {
    // Perhaps somebody comes back from signing in.
    if (alarm.hasChildNodes()) {
      standing.clear();
      keep();
    }
    return;
  }
  const body = takeDown();
  if (body && !navigator.sendBeacon(keeper, body))
    fetch(keeper, { method: "POST", body });
});
