// The console on the page for developers: makes the call one sees with the token one typed, which is kept nowhere but in its box.
import { on, onAppear } from "./page";

onAppear("[data-try], [data-api-token]", form => { form.hidden = false; });

const token = () => document.querySelector<HTMLInputElement>("[data-api-token] input")?.value.trim() ?? "";

on("submit", "[data-api-token]", event => event.preventDefault());

on("submit", "[data-try]", async (event, element) => {
  event.preventDefault();
  const form = element as HTMLFormElement;
  const value = (name: string) => form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)?.value.trim() ?? "";
  const query = value("query");
  const body = value("body");
  const url = form.dataset.path!.replace("{id}", encodeURIComponent(value("id"))) + (query ? `?${query.replace(/^\?/, "")}` : "");
  const headers: Record<string, string> = { Authorization: `Bearer ${token()}`, "Accept-Language": document.documentElement.lang };
  if (value("if-match")) headers["If-Match"] = value("if-match");
  if (body) headers["Content-Type"] = "application/json";

  const output = form.querySelector("output")!;
  const started = performance.now();
  try {
    const answer = await fetch(url, { method: form.dataset.try!.toUpperCase(), headers, body: body || undefined, credentials: "omit" });
    const text = await answer.text();
    const mark = answer.headers.get("ETag");
    show(output, `${answer.status} ${answer.statusText} · ${Math.round(performance.now() - started)} ms${mark ? ` · ETag ${mark}` : ""}`, pretty(text), answer.ok);
  } catch (fault) {
    show(output, String(fault), "", false);
  }
});

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function show(output: HTMLElement, head: string, text: string, isGood: boolean): void {
  output.hidden = false;
  output.classList.toggle("bad", !isGood);
  output.querySelector("b")!.textContent = head;
  output.querySelector("pre")!.hidden = text === "";
  output.querySelector("code")!.textContent = text;
}

on("click", "[data-copy-code]", async (_, button) => {
  const text = button.closest("figure")?.querySelector("code")?.textContent ?? "";
  // Without HTTPS there is no clipboard to write to: then the code is selected for a key press.
  if (!navigator.clipboard) {
    getSelection()?.selectAllChildren(button.closest("figure")!.querySelector("code")!);
    return;
  }
  await navigator.clipboard.writeText(text);
  const before = button.innerHTML;
  button.append(" ✓");
  button.setAttribute("aria-label", button.dataset.copied ?? "");
  setTimeout(() => { button.innerHTML = before; button.removeAttribute("aria-label"); }, 1500);
});
