// Calls to the desk from its own pages: in the reader's language, with the header that other sites cannot send.
export const headers = () => ({ "X-Dragoman-Console": "1", "Accept-Language": document.documentElement.lang });

export async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: { ...headers(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const value = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (answer.ok) return value;
  throw Object.assign(new Error(value?.errors?.[0]?.message ?? value?.title ?? String(answer.status)), { status: answer.status, problem: value });
}

export function after(milliseconds, work) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), milliseconds);
  };
}

