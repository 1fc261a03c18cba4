// Columns keep the width one gives them, on this device. Which columns and in what order is the server's to know.
import { memory, onAppear } from "./page";

onAppear("table[data-columns]", element => {
  const table = element as HTMLTableElement;
  const name = table.dataset.columns;
  if (!name || matchMedia("(pointer: coarse)").matches) return;
  const key = `columns:${name}`;
  const widths = JSON.parse(memory.get(key) ?? "{}") as Record<string, number>;
  const heads = [...table.querySelectorAll<HTMLElement>("th[data-column]")];

  for (const head of heads) {
    const width = widths[head.dataset.column!];
    if (width) head.style.width = head.style.minWidth = `${width}px`;
  }

  for (const head of heads.slice(0, -1)) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    head.append(grip);

    grip.addEventListener("pointerdown", start => {
      start.preventDefault();
      grip.setPointerCapture(start.pointerId);
      const from = head.offsetWidth;
      const move = (event: PointerEvent) => {
        const width = Math.max(64, from + event.clientX - start.clientX);
        head.style.width = head.style.minWidth = `${width}px`;
        widths[head.dataset.column!] = Math.round(width);
      };
      grip.addEventListener("pointermove", move);
      grip.addEventListener("pointerup", () => {
        grip.removeEventListener("pointermove", move);
        memory.set(key, JSON.stringify(widths));
      }, { once: true });
    });

    grip.addEventListener("dblclick", () => {
      head.style.width = head.style.minWidth = "";
      delete widths[head.dataset.column!];
      memory.set(key, JSON.stringify(widths));
    });
    grip.addEventListener("click", event => event.preventDefault());
  }
});

/** A table that fits keeps its head in sight; one that does not, scrolls sideways. */
const watch = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const wrap = target.closest(".table-wrap");
    const table = wrap?.querySelector("table");
    if (!wrap || !table) continue;
    const fits = table.offsetWidth <= wrap.clientWidth + 1;
    wrap.classList.toggle("fits", fits);
    wrap.toggleAttribute("tabindex", !fits);
    if (!fits) wrap.setAttribute("tabindex", "0");
  }
});

onAppear(".table-wrap", wrap => {
  watch.observe(wrap);
  const table = wrap.querySelector("table");
  if (table) watch.observe(table);
});
