// Asking the running lab. Every request carries the token that shows it comes from the lab's own page.

const token = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
const address = (path) => document.body.dataset.api + path;

/** Fetch any address of the lab; JupyterHub wants the token with reading too. */
export const fetched = (url, headers = {}) =>
  fetch(url, { cache: "no-store", headers: { "X-XSRFToken": token(), ...headers } });

export const get = (path, headers) => fetched(address(path), headers);

export const send = (path, given = {}, more = {}) =>
  fetch(address(path), {
    method: "POST",
    keepalive: true, // the page may be left before the answer comes
    headers: { "X-XSRFToken": token(), "Content-Type": "application/json" },
    body: JSON.stringify(given),
    ...more,
  });

/** What the lab answers; an error when it says no or is gone. */
export async function post(path, given) {
  const answer = await send(path, given);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
