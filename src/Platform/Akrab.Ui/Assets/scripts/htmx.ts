// The only script that knows htmx.
import htmx from "htmx.org";
import { meta } from "./page";
import { say, toast } from "./toast";

interface Context { request: { headers: Record<string, string>; body?: FormData; submitter?: HTMLElement | null; action: string }; response?: { status: number; raw: Response }; sourceElement: HTMLElement }
type HtmxEvent = CustomEvent<{ ctx: Context; error?: Error }>;

// 409 and 422 carry a form or a dialog to show; other refusals are told in a toast and leave the page as it is.
htmx.config.noSwap = [204, 304, 400, 401, 403, 404, 429, "5xx"] as number[];
htmx.config.defaultTimeout = 30_000;

function hear(name: string, handle: (event: HtmxEvent) => void): void {
  document.addEventListener(name, handle as EventListener);
}

hear("htmx:config:request", ({ detail: { ctx } }) => {
  const token = meta("xsrf");
  if (token) ctx.request.headers["X-XSRF-TOKEN"] = token;
});

/** A session that ended answers with the sign-in page or 401: go there, and come back here afterwards. */
hear("htmx:before:response", event => {
  const raw = event.detail.ctx.response?.raw;
  if (raw?.status !== 401 && !(raw?.redirected && new URL(raw.url).pathname.startsWith("/sign-in"))) return;
  event.preventDefault();
  toast(say("signedOut"), "turmeric");
  const back = encodeURIComponent(location.pathname + location.search);
  setTimeout(() => location.assign(`/sign-in?back=${back}`), 1200);
});

hear("htmx:response:error", ({ detail: { ctx } }) => {
  const status = ctx.response?.status ?? 0;
  // What waits on the device when the server fails has its own words.
  if (status === 409 || status === 422 || status === 401 || status >= 500 && ctx.sourceElement.matches("[data-waits]")) return;
  toast(say(status === 403 ? "forbidden" : "failed"), "red");
});

hear("htmx:error", ({ detail }) => {
  if (detail.ctx && !detail.ctx.response && !lostHandlers.some(handle => handle(detail.ctx.sourceElement))) toast(say("offline"), "red");
});

/** The HTML of a fragment address; null when the request failed. */
export async function fragment(url: string, stop?: AbortSignal): Promise<string | null> {
  const headers: Record<string, string> = { "HX-Request": "true", Accept: "text/html" };
  try {
    const answer = await fetch(url, { headers, credentials: "same-origin", signal: stop ?? null });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch { return null; }
}

/** Gives htmx what was put on the page without it. */
export function adopt(element: HTMLElement): void {
  htmx.process(element);
}

/** Posts fields and puts the answer in the target's place. */
export function post(url: string, fields: Record<string, string>, target: HTMLElement): Promise<void> {
  return htmx.ajax("POST", url, { values: fields, source: target, target, swap: "outerHTML" });
}

/** Posts fields without showing the answer; false, and a message, when the server refused or was not reached. */
export async function send(url: string, fields: Record<string, string>): Promise<boolean> {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(fields), headers: { "X-XSRF-TOKEN": meta("xsrf") ?? "" }, redirect: "manual" }).catch(() => null);
  const isDone = answer !== null && (answer.ok || answer.type === "opaqueredirect");
  if (!isDone) toast(say(answer ? "failed" : "offline"), "red");
  return isDone;
}

/** What a form is about to send; whoever hears of it may add to it. */
export interface Post { form: HTMLElement; url: string; fields: FormData; headers: Record<string, string>; button: HTMLElement | null }

/** Runs before a form is sent. */
export function beforePost(handle: (post: Post) => void): void {
  hear("htmx:config:request", ({ detail: { ctx } }) => {
    if (ctx.request.body) handle({ form: ctx.sourceElement, url: ctx.request.action, fields: ctx.request.body, headers: ctx.request.headers, button: ctx.request.submitter ?? null });
  });
}

const lostHandlers: ((form: HTMLElement) => boolean)[] = [];

/** Runs when a form was sent and no answer came; true when that was taken care of. */
export function whenLost(handle: (form: HTMLElement) => boolean): void {
  lostHandlers.push(handle);
}

/** Fetches the page again and puts one part of it in the place of what is shown. */
export function refresh(selector: string): Promise<void> {
  return htmx.ajax("GET", location.pathname, { target: selector, select: selector, swap: "outerHTML" });
}

/** Posts fields under a key that the server honours once. What it says when it refuses is in the answer; no answer has the status 0. */
export async function deliver(url: string, fields: [string, string][], key: string): Promise<{ isDone: boolean; status: number; text: string }> {
  const headers = { "X-XSRF-TOKEN": meta("xsrf") ?? "", "Idempotency-Key": key, "HX-Request": "true" };
  const stop = AbortSignal.timeout(htmx.config.defaultTimeout as number);
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual", signal: stop }).catch(() => null);
  if (!answer) return { isDone: false, status: 0, text: "" };
  const isDone = answer.ok || answer.type === "opaqueredirect";
  return { isDone, status: answer.status, text: isDone ? "" : sentenceOf(await answer.text().catch(() => "")) };
}

/** A refusal is a sentence, or a form that says what is wrong with it. */
function sentenceOf(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  return (page.querySelector("[role=alert] li, [role=alert], .error") ?? page.body).textContent!.trim();
}

/** Runs after a form was accepted: its source element and status. */
export function afterPost(handle: (form: HTMLElement, status: number) => void): void {
  hear("htmx:after:request", ({ detail: { ctx } }) => handle(ctx.sourceElement, ctx.response?.status ?? 0));
}
