// Takes what the contribution form posts, from people without an account, and opens an issue with it at the code host.
//
// One function, from a Request to a Response, for any service that runs such: Cloudflare Workers, Deno Deploy, Bun and others. It needs
// nothing but this file. How to set it up, and what its settings mean, stands on the page "Contributions without an account".
// It logs nothing, and stores nothing: in its memory alone it counts what comes from each address on the net within an hour.

/** Characters: the text of an issue may be so long at GitHub. */
const LONGEST = 65_000;
const HOUR = 3_600_000;
/** Contributions an hour, from one address on the net and from all, which one running copy of this takes. */
const MOST = { one: 5, all: 60 };
/** Milliseconds after which the code host's answer is not waited for. */
const PATIENCE = 20_000;

let taken = [];

/** Answer one request. `settings` has HOST (`github` or `gitlab`), PROJECT, TOKEN and ORIGIN, and API where the host is one's own. */
export async function handle(request, settings, now = Date.now()) {
  const origin = request.headers.get("Origin");
  if (origin !== settings.ORIGIN) return new Response(null, { status: 403 });
  const cors = { "Access-Control-Allow-Origin": origin, Vary: "Origin" };
  const answer = (status, more = {}, body = null) => new Response(body && JSON.stringify(body), { status, headers: { ...cors, "Content-Type": "application/json", "Cache-Control": "no-store", ...more } });
  if (request.method === "OPTIONS") return answer(204, { "Access-Control-Allow-Methods": "POST", "Access-Control-Allow-Headers": "Content-Type", "Access-Control-Max-Age": "86400" });
  if (request.method !== "POST") return answer(405, { Allow: "POST, OPTIONS" });
  const text = await upTo(4 * LONGEST, request);
  const sent = text === null ? null : contribution(text);
  if (text === null || sent?.text.length > LONGEST) return answer(413);
  if (!sent) return answer(422);
  if (!mayPass(sender(request), now)) return answer(429, { "Retry-After": String(HOUR / 1000) });
  const url = await opened(sent, settings);
  return url ? answer(201, {}, { url }) : answer(502);
}

export default { fetch: (request, settings) => handle(request, settings) };

/** The body as a text, or null where it has more bytes than `most`: no more than these are read. */
async function upTo(most, request) {
  const parts = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return new TextDecoder().decode(Uint8Array.from(parts.flatMap((part) => [...part])));
}

/** `{title, text}` of a body that holds what the form makes and nothing else, else null. */
function contribution(body) {
  let title, text;
  try {
    ({ title, text } = JSON.parse(body));
  } catch {
    return null;
  }
  if (typeof title !== "string" || typeof text !== "string") return null;
  return isOfFiles(text) ? { title: title.replace(/[\p{C}\s]+/gu, " ").trim().slice(0, 120) || "A contribution", text } : null;
}

/**
 * Whether every line stands in a file, or heads one: outside of fences a host would read mentions, links and commands. To Markdown a
 * longer fence ends a file too, and an indented one, and a carriage return ends a line.
 */
function isOfFiles(text) {
  let fence = "";
  let files = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    if (fence) {
      if (line === fence) fence = "";
      else if (line.trim().startsWith(fence)) return false;
    } else if (/^~{3,}yaml$/.test(line)) {
      fence = line.slice(0, -"yaml".length);
      files += 1;
    } else if (!/^(?:|### File: (?:[a-z]+\/)?[a-z0-9-]+\.yml|Was: [0-9a-f]{8})$/.test(line)) {
      return false;
    }
  }
  return files > 0 && !fence;
}

/** The address on the net that the service saw the request come from. It is compared, and dropped with the first request an hour later. */
const sender = ({ headers }) => headers.get("CF-Connecting-IP") ?? headers.get("X-Forwarded-For")?.split(",").at(-1).trim() ?? "";

function mayPass(who, now) {
  taken = taken.filter(({ at }) => now - at < HOUR);
  if (taken.length >= MOST.all || taken.filter((each) => each.who === who).length >= MOST.one) return false;
  taken.push({ who, at: now });
  return true;
}

/** Open the issue; return its address, or an empty text where the host did not take it. */
async function opened({ title, text }, { HOST, PROJECT, TOKEN, API }) {
  const isGitLab = HOST === "gitlab";
  const base = API || (isGitLab ? "https://gitlab.com/api/v4" : "https://api.github.com");
  const address = isGitLab ? `${base}/projects/${encodeURIComponent(PROJECT)}/issues` : `${base}/repos/${PROJECT}/issues`;
  const headers = { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json", Accept: "application/json", "User-Agent": "casetracker" };
  const body = JSON.stringify(isGitLab ? { title, description: text } : { title, body: text });
  try {
    const answer = await fetch(address, { method: "POST", headers, body, redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
    const made = answer.ok ? await answer.json() : {};
    return made.html_url ?? made.web_url ?? "";
  } catch {
    return "";
  }
}
