// Signing in with a passkey, and adding one. Without support in the browser the buttons stay hidden.
const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

async function options(path) {
  const answer = await fetch(path, { method: "POST", headers: { "X-Dragoman-Console": "1" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

const asks = {
  "[data-passkey-sign-in]": async () => navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options("/account/passkey/request-options")),
  }),
  "[data-passkey-add]": async () => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options("/account/passkey/creation-options")),
  }),
};

for (const [selector, ask] of Object.entries(asks)) {
  const form = able && document.querySelector(selector);
  if (!form) continue;
  form.hidden = false;
  form.addEventListener("submit", async e => {
    e.preventDefault();
    const said = form.querySelector("[data-said]");
    said.textContent = "";
    try {
      const credential = await ask();
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      said.textContent = form.dataset.failed; // closed by the person, timed out, or no passkey here
    }
  });
}
