// What every page shares: menus that close, the theme switch, copy buttons, sending only once, focus on what came back.

document.addEventListener("click", e => {
  for (const menu of document.querySelectorAll("details[data-menu][open]"))
    if (!menu.contains(e.target)) menu.open = false;
});
document.addEventListener("keydown", e => {
  if (e.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const choices of document.querySelectorAll("[data-theme-switch]")) {
  const root = document.documentElement;
  choices.hidden = false;
  for (const radio of choices.querySelectorAll("input")) radio.checked = radio.value === (root.dataset.theme ?? "system");
  choices.addEventListener("change", e => {
    const chosen = e.target.value;
    if (chosen === "system") delete root.dataset.theme; else root.dataset.theme = chosen;
    try {
      if (chosen === "system") localStorage.removeItem("dragoman-theme"); else localStorage.setItem("dragoman-theme", chosen);
    } catch { /* not remembered then */ }
  });
}

document.addEventListener("click", async e => {
  const button = e.target.closest("button[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    const field = document.createElement("textarea");
    field.value = button.dataset.copy;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const label = button.dataset.label ??= button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => button.textContent = label, 2000);
});

// A form sends once. The button that was pressed must still be in what is sent, so it is disabled a moment later.
document.addEventListener("submit", e => {
  const form = e.target;
  if (e.defaultPrevented || !form.hasAttribute("data-once")) return;
  if (form.dataset.sent) { e.preventDefault(); return; }
  form.dataset.sent = "1";
  form.setAttribute("aria-busy", "true");
  setTimeout(() => { for (const b of form.querySelectorAll("button")) b.disabled = true; });
});
addEventListener("pageshow", e => {
  if (!e.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    for (const b of form.querySelectorAll("button")) b.disabled = false;
  }
});

document.querySelector("[data-focus]")?.focus();
document.addEventListener("click", e => {
  const link = e.target.closest(".fault-summary a[href*='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  e.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});
