// After an @ in a note the names of colleagues are offered; the server finds them again in what was written.
import { asking, choice, pressing } from "./choose";
import { fragment } from "./htmx";
import { onAppear } from "./page";

const begun = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}.' ]{0,40})$/u;

onAppear("textarea[data-mentions]", element => {
  const box = element as HTMLTextAreaElement;
  const list = document.createElement("ul");
  list.className = "options";
  list.id = `mentions-${crypto.randomUUID()}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.mentionsLabel ?? "");
  const place = document.createElement("span");
  place.className = "lookup mentions";
  box.replaceWith(place);
  place.append(box, list);
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);

  const typed = () => begun.exec(box.value.slice(0, box.selectionStart))?.[1];
  const hide = () => { list.replaceChildren(); chosen.reset(); };

  function take(option: HTMLElement): void {
    const name = `${option.dataset.text ?? option.textContent!.trim()} `;
    const from = box.selectionStart - (typed()?.length ?? 0);
    box.setRangeText(name, from, box.selectionStart, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    hide();
    box.focus();
  }

  const chosen = choice(box, list, take);

  const ask = asking(async (name, stop) => {
    const html = await fragment(`${box.dataset.mentions}?q=${encodeURIComponent(name)}`, stop);
    if (html === null || typed() !== name) return;
    list.innerHTML = html;
    if (!list.querySelector("[role=option]")) list.replaceChildren();
    chosen.reset();
  });

  box.addEventListener("input", event => {
    if (!event.isTrusted) return;
    const name = typed();
    if (name === undefined) hide();
    else ask(name);
  });
  box.addEventListener("keydown", event => {
    if (list.childElementCount === 0) return;
    if (event.key === "Escape") { event.stopPropagation(); event.preventDefault(); hide(); }
    else chosen.handle(event);
  });
  box.addEventListener("blur", () => setTimeout(hide, 150));
  pressing(list, take);
});
