// Nothing typed is ever lost: what was not sent yet is kept on this device, per person and form, and brought back.
import { memory, on, onAppear } from "./page";
import { afterPost } from "./htmx";

type Fields = [name: string, value: string][];

const keyOf = (form: HTMLElement) => `draft:${document.body.dataset.user ?? ""}:${form.dataset.draft}`;
const lasts = 30 * 24 * 3600 * 1000;
const startedWith = new WeakMap<HTMLElement, string>();

function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Fields = [];
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)) continue;
    if (!element.name || element.name.startsWith("__") || /^(password|file|submit|button)$/.test(element.type) || element.hasAttribute("data-no-draft")) continue;
    const isPick = element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type);
    fields.push([element.name, isPick ? String((element as HTMLInputElement).checked) + "|" + element.value : element.value]);
  }
  return fields;
}

function fill(form: HTMLFormElement, fields: Fields): void {
  const seen = new Map<string, number>();
  const rows = Math.max(0, ...fields.map(([name]) => Number(/\[(\d+)\]/.exec(name)?.[1] ?? 0)));
  form.dispatchEvent(new CustomEvent("akrab:rows", { detail: rows }));
  for (const [name, value] of fields) {
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    const found = [...form.elements].filter(e => (e as HTMLInputElement).name === name)[index] as HTMLInputElement | undefined;
    if (!found) continue;
    if (/^(checkbox|radio)$/.test(found.type)) found.checked = value.startsWith("true|");
    else found.value = value;
    found.dispatchEvent(new Event("akrab:filled", { bubbles: true }));
  }
}

function tell(form: HTMLFormElement): void {
  const template = document.getElementById("draft-notice") as HTMLTemplateElement | null;
  const notice = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (notice) form.prepend(notice);
}

/** An ordinary post leaves the page: the server names the accepted draft in a cookie that lives until the next one. */
function forgetAccepted(): void {
  const accepted = /(?:^|; )akrab-accepted=([^;]*)/.exec(document.cookie)?.[1];
  if (!accepted) return;
  memory.set(`draft:${document.body.dataset.user ?? ""}:${decodeURIComponent(accepted)}`, null);
  document.cookie = "akrab-accepted=; Max-Age=0; Path=/";
}

forgetAccepted();

onAppear("form[data-draft]", element => {
  const form = element as HTMLFormElement;
  startedWith.set(form, JSON.stringify(fieldsOf(form)));
  const kept = memory.get(keyOf(form));
  if (!kept) return;
  const { at, fields } = JSON.parse(kept) as { at: number; fields: Fields };
  // A form that came back with errors already holds what was typed.
  if (Date.now() - at > lasts || form.querySelector("[aria-invalid=true]")) return;
  fill(form, fields);
  tell(form);
});

let timer = 0;
on("input", "form[data-draft]", (_, form) => {
  clearTimeout(timer);
  timer = window.setTimeout(() => keep(form as HTMLFormElement), 400);
});

function keep(form: HTMLFormElement): void {
  const fields = fieldsOf(form);
  const isUntouched = JSON.stringify(fields) === startedWith.get(form);
  memory.set(keyOf(form), isUntouched ? null : JSON.stringify({ at: Date.now(), fields }));
}

on("click", "[data-draft-discard]", (_, button) => {
  const form = button.closest("form");
  if (!form) return;
  memory.set(keyOf(form), null);
  fill(form, JSON.parse(startedWith.get(form) ?? "[]") as Fields);
  button.closest(".restored")?.remove();
});

/** What was typed is kept elsewhere now. */
export function forget(form: HTMLElement): void {
  clearTimeout(timer);
  memory.set(keyOf(form), null);
}

afterPost((source, status) => {
  // Something else within the form may ask the server too, such as who is here already: that accepts nothing.
  const form = source.matches("form[data-draft]") ? source : null;
  if (form && status >= 200 && status < 300) forget(form);
});
