import { files } from "./files.js";

for (const section of document.querySelectorAll("[data-reply] [data-files]")) {
  const form = section.closest("form");
  const send = form.querySelector("button[value=send]");
  const uploads = files(section, () => { send.disabled = uploads.busy(); });
}
