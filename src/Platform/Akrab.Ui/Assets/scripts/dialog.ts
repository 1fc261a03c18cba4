// Dialogs and menus work by themselves in new browsers; this helps older ones, and opens pages inside a dialog.
import { on, onAppear } from "./page";
import { adopt, afterPost, fragment } from "./htmx";

const knowsCommand = "command" in HTMLButtonElement.prototype;
const knowsAnchors = CSS.supports("position-area: block-end");

on("click", "button[commandfor]", (_, button) => {
  const dialog = document.getElementById(button.getAttribute("commandfor") ?? "");
  if (knowsCommand || !(dialog instanceof HTMLDialogElement)) return;
  if (button.getAttribute("command") === "show-modal") dialog.showModal();
  else dialog.close();
});

/** A link that is a menu's button once there is a script. */
on("click", "a[data-menu]", (event, link) => {
  const menu = document.getElementById(link.dataset.menu ?? "");
  if (!menu || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  menu.togglePopover({ source: link } as never);
});

document.addEventListener("toggle", event => {
  const menu = event.target as HTMLElement;
  if (!menu.matches(".menu") || knowsAnchors || (event as ToggleEvent).newState !== "open") return;
  const button = document.querySelector(`[popovertarget="${menu.id}"], [data-menu="${menu.id}"]`);
  if (!button) return;
  const at = button.getBoundingClientRect();
  const left = menu.matches(".left") ? at.right - menu.offsetWidth : at.left;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${at.bottom + menu.offsetHeight > innerHeight ? at.top - menu.offsetHeight - 8 : at.bottom}px`;
}, true);

/** Choosing from a menu closes it. */
on("click", ".menu[popover] .item", (_, item) => item.closest<HTMLElement>("[popover]")?.hidePopover());

/** A link with data-dialog shows its page in a dialog instead: the answer is a <dialog>. */
on("click", "a[data-dialog]", async (event, link) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const href = (link as HTMLAnchorElement).href;
  const html = await fragment(href);
  const dialog = html === null ? null : new DOMParser().parseFromString(html, "text/html").querySelector("dialog");
  if (!dialog) return location.assign(href);
  dialog.dataset.open = "";
  document.body.append(dialog);
  adopt(dialog);
});

/** Older browsers: a click beside the dialog closes it. */
on("click", "dialog[closedby=any]", (event, dialog) => {
  if (event.target === dialog && !("closedBy" in HTMLDialogElement.prototype)) (dialog as HTMLDialogElement).close();
});

/** A dialog that came as an answer opens by itself, and goes when it is closed. */
onAppear("dialog[data-open]", element => {
  const dialog = element as HTMLDialogElement;
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
});

/** A dialog whose form was accepted has done its work. */
afterPost((source, status) => {
  if (source.matches("form") && status >= 200 && status < 300) source.closest("dialog")?.close();
});
