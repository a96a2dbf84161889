// Uploads as soon as a file is chosen, dropped, pasted or photographed; the form then carries only their ids.
import { headers } from "./lib.js";

export function files(section, changed = () => {}, slotsOf = () => null) {
  const list = section.querySelector("[data-list]");
  const said = section.querySelector("[data-said]");
  const row = section.querySelector("template[data-row]");
  const form = section.closest("form");

  for (const input of section.querySelectorAll("input[type=file]"))
    input.addEventListener("change", () => { add([...input.files]); input.value = ""; });

  const drop = section.querySelector("[data-drop]");
  form.addEventListener("dragover", e => { if (e.dataTransfer.types.includes("Files")) { e.preventDefault(); drop.classList.add("over"); } });
  form.addEventListener("dragleave", e => { if (!form.contains(e.relatedTarget)) drop.classList.remove("over"); });
  form.addEventListener("drop", e => {
    if (!e.dataTransfer.files.length) return;
    e.preventDefault();
    drop.classList.remove("over");
    add([...e.dataTransfer.files]);
  });
  document.addEventListener("paste", e => {
    const pasted = [...(e.clipboardData?.files ?? [])];
    if (!pasted.length) return;
    e.preventDefault();
    add(pasted);
  });

  list.addEventListener("click", e => {
    const button = e.target.closest("[data-remove]");
    if (!button) return;
    e.preventDefault();
    const line = button.closest("li");
    line.request?.abort();
    const next = line.nextElementSibling ?? line.previousElementSibling;
    line.remove();
    (next?.querySelector("[data-remove]") ?? section.querySelector("input[type=file]")).focus();
    changed();
  });
  list.addEventListener("change", changed);

  function add(chosen) {
    said.textContent = "";
    for (const file of chosen) {
      if (list.children.length >= Number(section.dataset.max)) {
        said.textContent = section.dataset.tooMany;
        return;
      }
      upload(file);
    }
  }

  function upload(file) {
    const line = row.content.firstElementChild.cloneNode(true);
    const part = name => line.querySelector(`[data-${name}]`);
    part("name").textContent = file.name;
    part("size").textContent = `${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} KB`;
    part("progress").hidden = false;
    part("remove").setAttribute("aria-label", `${part("remove").textContent} ${file.name}`);
    if (file.type.startsWith("image/")) {
      const picture = Object.assign(document.createElement("img"), { className: "thumb", alt: "", src: URL.createObjectURL(file) });
      part("kind").replaceWith(picture);
    } else part("kind").textContent = file.type === "application/pdf" ? "PDF" : "TXT";
    list.append(line);
    refill(line, slotsOf());
    place(line, file.type === "application/pdf" ? "pdf" : file.type.startsWith("image/") ? "image" : "text");

    const request = line.request = new XMLHttpRequest();
    request.open("POST", "/api/v1/files");
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.onprogress = e => { if (e.lengthComputable) part("progress").value = e.loaded / e.total; };
    request.onerror = () => refuse(line, section.dataset.failed);
    request.onload = () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* said below */ }
      if (request.status === 201) keep(line, answer);
      else refuse(line, answer?.errors?.[0]?.message ?? section.dataset.failed);
    };
    const body = new FormData();
    body.append("file", file, file.name || "picture.png");
    request.send(body);
    changed();
  }

  function keep(line, stored) {
    line.dataset.file = stored.id;
    line.querySelector("[data-progress]").hidden = true;
    line.querySelector("[data-name]").textContent = stored.name;
    const id = line.querySelector("input[name=file]");
    id.value = stored.id;
    id.disabled = false;
    line.querySelector("[data-remove]").value = stored.id;
    const slot = line.querySelector("[data-slot]");
    if (slot) slot.name = `slot-${stored.id}`;
    changed();
  }

  /** In the order in which files are chosen, each takes the first place that is free and takes its kind. */
  function place(line, kind) {
    const slot = line.querySelector("[data-slot]");
    if (!slot) return;
    const taken = [...list.querySelectorAll("[data-slot]")].filter(s => s !== slot).map(s => s.value);
    slot.value = (slotsOf()?.rules ?? []).find(r => r.kinds.includes(kind) && !taken.includes(r.slot))?.slot ?? "";
  }

  function refuse(line, why) {
    line.remove();
    said.textContent = why;
    changed();
  }

  function refill(line, slots) {
    const select = line.querySelector("[data-slot]");
    if (!select || !slots) return;
    const former = select.value;
    select.replaceChildren(select.options[0], ...slots.rules.map(r => new Option(slots.names[r.slot], r.slot)));
    select.value = slots.rules.some(r => r.slot === former) ? former : "";
    select.hidden = slots.rules.length === 0;
  }

  return {
    refill: () => { for (const line of list.children) refill(line, slotsOf()); },
    busy: () => [...list.children].some(l => !l.dataset.file),
  };
}
