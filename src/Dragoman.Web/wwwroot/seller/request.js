// The request form while it is being filled in: the checklist, the topic that the text sounds like, the draft that keeps itself.
import { after, call } from "./lib.js";
import { files } from "./files.js";

const form = document.querySelector("form[data-request]");
const contracts = JSON.parse(form.dataset.contracts);
const names = JSON.parse(form.dataset.slots);
const topic = form.elements.topic;
const send = form.querySelector("button[value=send]");
const savedAt = form.querySelector("[data-saved-at]");

const contract = () => topic.selectedOptions[0]?.dataset.contract ?? "general";
const uploads = files(form.querySelector("[data-files]"), changed, () => ({ rules: contracts[contract()], names }));
uploads.refill();

form.addEventListener("input", changed);
topic.addEventListener("change", fit);
form.querySelector("[data-guess]").addEventListener("click", e => {
  const chip = e.target.closest("button[name=guess]");
  if (!chip) return;
  e.preventDefault();
  topic.value = chip.value;
  fit();
  changed();
  topic.focus();
});
form.addEventListener("submit", e => {
  // Enter in a field asks for the checklist, never for sending; a running upload is waited for.
  if (e.submitter?.classList.contains("default-button") || uploads.busy()) {
    e.preventDefault();
    e.stopImmediatePropagation();
    check();
  } else if (saving) {
    // The draft is on its way: its number must come along, so that sending ends it.
    e.preventDefault();
    e.stopImmediatePropagation();
    saving.then(() => form.requestSubmit(e.submitter));
  } else sent = true;
}, { capture: true });

function fit() {
  for (const set of form.querySelectorAll("fieldset[data-contract]")) {
    set.hidden = set.dataset.contract !== contract();
    set.disabled = set.hidden;
  }
  const rule = topic.selectedOptions[0]?.dataset.rule ?? "";
  for (const line of form.querySelectorAll("[data-send] [data-rule]")) line.hidden = line.dataset.rule !== rule;
  form.querySelector("[data-guess]").hidden = topic.value !== "" || !form.querySelector("[data-guess] button");
  uploads.refill();
}

function changed() {
  send.disabled = uploads.busy();
  checkSoon();
  guessSoon();
  saveSoon();
}

function body() {
  const data = new FormData(form);
  const value = name => data.get(name)?.trim() ? data.get(name) : undefined;
  const fields = {}, evidence = {}, loose = [];
  for (const [name, text] of data) if (name.startsWith("field-") && text.trim()) fields[name.slice(6)] = text;
  for (const id of data.getAll("file")) {
    const slot = data.get(`slot-${id}`);
    if (slot) (evidence[slot] ??= []).push(id); else loose.push(id);
  }
  return {
    topic: value("topic"), subject: value("subject"), text: value("text"), orderNumber: value("orderNumber"), errorCode: value("errorCode"),
    fields, files: loose, evidence, conversationId: value("conversationId"),
  };
}

// The checklist.
const list = form.querySelector("[data-checklist]");
const labels = JSON.parse(list.querySelector("ul").dataset.labels);
let asked = 0;

async function check() {
  const mine = ++asked;
  let found;
  try { found = await call("POST", "/api/v1/requests:check", body()); } catch { return; } // it comes again with the next key
  if (mine !== asked) return;
  const lines = found.items.map(item => {
    const line = list.querySelector("template[data-line]").content.firstElementChild.cloneNode(true);
    const state = line.querySelector("[data-ok]");
    line.dataset.check = item.item;
    line.className = item.ok ? "ok" : "open";
    line.querySelector("b").textContent = labels[item.item] ?? item.item;
    state.textContent = item.ok ? state.dataset.ok : state.dataset.open;
    line.querySelector("[data-message]").textContent = item.message ?? "";
    if (item.ok) settle(item.item);
    return line;
  });
  list.querySelector("ul").replaceChildren(...lines);
  const done = found.items.filter(i => i.ok).length;
  const said = found.complete ? form.dataset.complete : form.dataset.count.replace("{done}", done).replace("{all}", found.items.length);
  const summary = list.querySelector("[data-summary]");
  if (summary.textContent !== said) summary.textContent = said;
}

/** What was marked and is right now loses its mark; nothing is marked anew while somebody types. */
function settle(item) {
  const field = form.querySelector(`[data-item="${CSS.escape(item)}"]`);
  field?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  const said = field?.querySelector("[data-wrong]") ?? document.getElementById(`f-${item}`);
  if (said?.classList.contains("wrong")) said.textContent = "";
}
const checkSoon = after(400, check);

// The topic that the text sounds like.
let guessedFor = "";
async function guess() {
  const said = `${form.elements.subject.value} ${form.elements.text.value}`.trim().slice(0, 300);
  const place = form.querySelector("[data-guess]");
  if (topic.value || said.length < 8 || said === guessedFor) return;
  guessedFor = said;
  let found;
  try { found = await call("GET", `/api/v1/help/${document.documentElement.lang}?q=${encodeURIComponent(said)}`); } catch { return; }
  for (const old of place.querySelectorAll("button")) old.remove();
  for (const a of found.articles.slice(0, 3))
    place.append(Object.assign(document.createElement("button"), { className: "chip", name: "guess", value: a.topic, textContent: a.title }));
  place.hidden = topic.value !== "" || found.articles.length === 0;
}
const guessSoon = after(700, guess);

// The draft.
let draft = form.elements.draft.value || null;
let saving = null;
let sent = false;

function save() {
  const now = body();
  const empty = !now.text && !now.subject && !now.orderNumber && !now.errorCode && !now.files.length && !Object.keys(now.evidence).length;
  if (saving || sent || (empty && !draft)) return;
  saving = keep(now).finally(() => saving = null);
}

async function keep(now) {
  try {
    const kept = draft ? await call("PUT", `/api/v1/drafts/${draft}`, now) : await call("POST", "/api/v1/drafts", now);
    draft = form.elements.draft.value = kept.id;
    history.replaceState(null, "", `/requests/new?draft=${kept.id}`);
    const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: form.dataset.zone });
    savedAt.textContent = form.dataset.saved.replace("{time}", clock.format(new Date()));
  } catch (failure) {
    savedAt.textContent = failure.problem ? failure.message : form.dataset.unsaved;
  }
}
const saveSoon = after(1500, save);
if (draft) history.replaceState(null, "", `/requests/new?draft=${draft}`);
