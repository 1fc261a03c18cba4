// A box that finds a record while one types. Sends the chosen id; free text stays for the server to judge.
import { asking, choice, pressing } from "./choose";
import { fragment } from "./htmx";
import { onAppear } from "./page";

onAppear("[data-lookup]", lookup => {
  const box = lookup.querySelector<HTMLInputElement>("[role=combobox]")!;
  const value = lookup.querySelector<HTMLInputElement>("[data-lookup-value]")!;
  const list = lookup.querySelector<HTMLElement>("[role=listbox]")!;
  const clear = lookup.querySelector<HTMLButtonElement>("[data-lookup-clear]")!;

  const show = (isOpen: boolean) => {
    box.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) list.replaceChildren();
  };
  const sync = () => { clear.hidden = box.value === ""; };

  function take(option: HTMLElement): void {
    value.value = option.dataset.value ?? "";
    box.value = option.dataset.text ?? option.textContent?.trim() ?? "";
    show(false);
    sync();
    value.dispatchEvent(new Event("change", { bubbles: true }));
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const chosen = choice(box, list, take);

  const ask = asking(async (text, stop) => {
    const url = lookup.dataset.lookup ?? "";
    const html = await fragment(`${url}${url.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`, stop);
    if (html === null || document.activeElement !== box) return;
    list.innerHTML = html;
    if (!list.querySelector("[role=option]")) list.innerHTML = '<li class="none"></li>';
    const none = list.querySelector(".none");
    if (none && !none.textContent) none.textContent = list.dataset.none ?? "";
    chosen.reset();
    show(true);
  });

  box.addEventListener("input", event => {
    sync();
    if (!event.isTrusted) return;
    value.value = "";
    ask(box.value.trim());
  });
  box.addEventListener("keydown", event => {
    const isOpen = box.getAttribute("aria-expanded") === "true";
    if (event.key === "Escape" && isOpen) { event.stopPropagation(); event.preventDefault(); return show(false); }
    if (event.key === "ArrowDown" && !isOpen) { event.preventDefault(); return ask(box.value.trim()); }
    if (isOpen) chosen.handle(event);
  });
  box.addEventListener("blur", () => setTimeout(() => show(false), 150));
  pressing(list, take);
  clear.addEventListener("click", () => { box.value = ""; value.value = ""; sync(); box.focus(); value.dispatchEvent(new Event("change", { bubbles: true })); });
  sync();
});
