// What is written over a weak signal is neither lost nor doubled: it lies on this device before it is sent, under a key that the
// server honours once, and leaves when the server has answered.
import { forget } from "./drafts";
import { afterPost, beforePost, deliver, refresh, whenLost } from "./htmx";
import { memory, on } from "./page";
import { toast } from "./toast";

interface Letter { url: string; fields: [name: string, value: string][]; at: number; page: string; to: string; text: string; why?: string }

const prefix = `outbox:${document.body.dataset.user ?? ""}:`;
/** As long as the server remembers a key; what is older is sent only when its writer says so. */
const remembered = 23 * 3600_000;
const pause = 30_000;

/** What this page is sending just now. Another page may send the same: the server does it once. */
const onTheWay = new Set<string>();
const letterOf = new WeakMap<HTMLElement, string>();
const box = document.getElementById("outbox");

const letters = (): [key: string, letter: Letter][] => memory.keys(prefix)
  .map(key => [key, JSON.parse(memory.get(key) ?? "null") as Letter | null] as const)
  .filter((pair): pair is [string, Letter] => pair[1] !== null)
  .sort(([, one], [, other]) => one.at - other.at);

const keep = (key: string, letter: Letter) => memory.set(key, JSON.stringify(letter));

function textOf(form: HTMLElement, fields: FormData, button: HTMLElement | null): string {
  const written = String(fields.get("body") ?? fields.get("subject") ?? "").trim();
  return written || `${form.closest("dialog")?.querySelector("h2")?.textContent ?? ""} ${button?.textContent ?? ""}`.trim();
}

beforePost(({ form, url, fields, headers, button }) => {
  if (!form.matches("form[data-waits]")) return;
  const now = Date.now();
  if (fields.get("at") === "") fields.set("at", new Date(now).toISOString());
  const sent = [...fields].filter(([name]) => !name.startsWith("__")).map(([name, value]) => [name, String(value)] as [string, string]);
  const said = JSON.stringify(sent.filter(([name]) => name !== "at"));

  // Pressed twice, it is still one note.
  const before = letterOf.get(form);
  const earlier = before ? JSON.parse(memory.get(before) ?? "null") as Letter | null : null;
  const isSame = earlier !== null && JSON.stringify(earlier.fields.filter(([name]) => name !== "at")) === said;
  const key = isSame ? before! : prefix + crypto.getRandomValues(new Uint32Array(4)).join("-");
  if (isSame) fields.set("at", earlier.fields.find(([name]) => name === "at")?.[1] ?? "");
  else keep(key, { url, fields: sent, at: now, page: location.pathname, to: document.querySelector("h1")?.textContent?.trim() ?? "", text: textOf(form, fields, button) });

  headers["Idempotency-Key"] = key.slice(prefix.length);
  letterOf.set(form, key);
  onTheWay.add(key);
});

/** The letter of a form that has come to its end, one way or the other. */
function ended(form: HTMLElement): string | undefined {
  const key = letterOf.get(form);
  letterOf.delete(form);
  if (key) onTheWay.delete(key);
  return key;
}

/** The server has it, or has said on the form what is wrong with it; otherwise it waits. */
afterPost((form, status) => {
  const key = ended(form);
  if (!key) return;
  if (isToWait(status)) setAside(form, key);
  else memory.set(key, null);
});

whenLost(form => {
  const key = ended(form);
  return key !== undefined && setAside(form, key);
});

const isToWait = (status: number) => status === 0 || status === 400 || status === 401 || status === 429 || status >= 500;

/** Shows it as waiting and frees its form; false when this device could not keep it. */
function setAside(form: HTMLElement, key: string): boolean {
  if (!memory.get(key)) return false;
  forget(form);
  (form as HTMLFormElement).reset();
  form.closest("dialog")?.close();
  if (box) toast(box.dataset.kept!, "turmeric");
  show();
  return true;
}

async function send(key: string, letter: Letter): Promise<void> {
  onTheWay.add(key);
  const answer = await deliver(letter.url, letter.fields, key.slice(prefix.length));
  onTheWay.delete(key);
  if (answer.isDone) {
    memory.set(key, null);
    toast(`${box!.dataset.sent} ${letter.to}`, "teal", letter.page);
    if (letter.page === location.pathname && document.getElementById("timeline")) void refresh("#timeline");
  } else if (!isToWait(answer.status)) keep(key, { ...letter, why: answer.text });
}

let isSending = false;

/** One after the other, in the order in which they were written. */
async function sendAll(isAsked = false): Promise<void> {
  if (!box || isSending) return;
  isSending = true;
  for (const [key, letter] of letters())
    if (!onTheWay.has(key) && (isAsked || !letter.why && Date.now() - letter.at < remembered)) await send(key, letter);
  isSending = false;
  show();
}

function show(): void {
  if (!box) return;
  const waiting = letters().filter(([key]) => !onTheWay.has(key));
  const template = box.querySelector("template")!;
  box.hidden = waiting.length === 0;
  box.querySelector("ul")!.replaceChildren(...waiting.map(([key, letter]) => {
    const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    item.dataset.key = key;
    const to = item.querySelector<HTMLAnchorElement>("[data-outbox-to]")!;
    [to.textContent, to.href] = [letter.to, letter.page];
    item.querySelector("time")!.textContent = new Date(letter.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    item.querySelector("[data-outbox-text]")!.textContent = letter.text;
    const why = item.querySelector<HTMLElement>("[data-outbox-why]")!;
    [why.hidden, why.textContent] = [!letter.why, letter.why ? `${box.dataset.refused} ${letter.why}` : ""];
    return item;
  }));
}

on("click", "[data-outbox-send]", () => void sendAll(true));
on("click", "[data-outbox-drop]", (_, button) => {
  memory.set(button.closest("li")!.dataset.key!, null);
  show();
});

if (box) {
  addEventListener("online", () => void sendAll());
  addEventListener("storage", show);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") void sendAll(); });
  setInterval(() => void sendAll(), pause);
  void sendAll();
  show();
}
