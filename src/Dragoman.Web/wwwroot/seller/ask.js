import { call } from "./lib.js";

const form = document.querySelector("form[data-ask]");
const place = document.getElementById("answer");
const shape = name => document.getElementById(`answer-${name}`).content.cloneNode(true);

if (form && place) {
  form.addEventListener("submit", async e => {
    e.preventDefault();
    const text = form.elements.q.value.trim();
    if (!text) return;
    place.replaceChildren(shape("loading"));
    try {
      let reply;
      try {
        reply = await call("POST", "/api/v1/assistant/ask", { text, conversationId: form.elements.c.value || undefined });
      } catch (failure) {
        if (failure.status !== 404) throw failure;
        reply = await call("POST", "/api/v1/assistant/ask", { text }); // the talk belonged to another account
      }
      form.elements.c.value = reply.conversationId;
      draw(reply, text);
    } catch (failure) {
      const said = document.createElement("p");
      said.className = "notice bad";
      said.textContent = failure.problem ? failure.message : form.dataset.failed;
      place.replaceChildren(said);
    }
  });

  place.addEventListener("submit", e => {
    if (e.target.matches("[data-rate]")) rate(e);
  });
}

async function rate(e) {
  e.preventDefault();
  const answer = e.target.closest("[data-conversation]");
  const helped = e.submitter?.value === "true";
  e.target.hidden = true;
  try {
    await call("POST", `/api/v1/assistant/conversations/${answer.dataset.conversation}/rating`, { helped });
  } catch { /* the word is lost, nothing else */ }
  if (helped) answer.querySelector("[data-thanks]").hidden = false;
  else {
    const way = answer.querySelector('[data-fill="request"]');
    way.classList.add("primary");
    way.focus();
  }
}

function draw(reply, question) {
  const view = shape(reply.outcome);
  const fill = name => view.querySelector(`[data-fill="${name}"]`);
  view.firstElementChild.dataset.conversation = reply.conversationId;
  fill("question").textContent = question;
  if (reply.answer) {
    fill("title").textContent = reply.answer.title;
    fill("title").href = reply.answer.url;
    const html = fill("html");
    html.innerHTML = reply.answer.html; // sanitised on the server
    html.lang = reply.language;
    html.dir = reply.language === "ar" ? "rtl" : "ltr";
  }
  for (const s of reply.suggestions) {
    const link = Object.assign(document.createElement("a"), { href: `/help/${reply.language}/${s.topic}`, textContent: s.title });
    const line = document.createElement("li");
    line.append(link);
    fill("suggestions")?.append(line);
  }
  const carried = new URLSearchParams({ conversation: reply.conversationId });
  if (reply.topic) carried.set("topic", reply.topic);
  if (reply.found.orderNumber) carried.set("order", reply.found.orderNumber);
  if (reply.found.errorCode) carried.set("code", reply.found.errorCode);
  fill("request").href = `/requests/new?${carried}`;
  place.replaceChildren(view);
}
