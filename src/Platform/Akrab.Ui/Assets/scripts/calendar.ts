// What stands on the calendar is moved by mouse or finger, and by Alt with the arrows: a day, or half an hour.
import { send } from "./htmx";
import { on } from "./page";

const slot = 30;
const calendarOf = (entry: Element) => entry.closest<HTMLElement>("[data-calendar]")!;
const pad = (number: number) => String(number).padStart(2, "0");
const dayText = (date: Date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
const timeText = (date: Date) => `${dayText(date)}T${pad(date.getHours())}:${pad(date.getMinutes())}`;

/** The server moves it and the page is read again, at the place where it was. */
async function move(entry: HTMLElement, to: { at?: string; on?: string }): Promise<void> {
  if (await send(`${calendarOf(entry).dataset.calendar}/${entry.dataset.entry}/reschedule?stay`, to)) location.reload();
}

/** The half hour of a column that a height belongs to, as minutes of the day. */
function minutesAt(slots: HTMLElement, y: number): number {
  const heights = getComputedStyle(slots).gridTemplateRows.split(" ").map(parseFloat);
  let left = y - slots.getBoundingClientRect().top;
  const half = heights.findIndex(height => (left -= height) < 0);
  return (half < 0 ? heights.length - 1 : half) * slot;
}

on("pointerdown", "[data-calendar] [data-entry]", (start, entry) => {
  if (start.button !== 0 || !calendarOf(entry).dataset.calendar) return;
  const box = entry.getBoundingClientRect();
  const isFinger = start.pointerType !== "mouse";
  let ghost: HTMLElement | null = null;
  let over: HTMLElement | null = null;
  let last: PointerEvent = start;
  const hold = isFinger ? window.setTimeout(() => lift(start), 300) : 0;

  function lift(event: PointerEvent): void {
    ghost = entry.cloneNode(true) as HTMLElement;
    ghost.classList.add("flying");
    ghost.style.width = `${box.width}px`;
    document.body.append(ghost);
    entry.classList.add("lifted");
    fly(event);
    navigator.vibrate?.(10);
  }

  function fly(event: PointerEvent): void {
    last = event;
    ghost!.style.left = `${box.left + event.clientX - start.clientX}px`;
    ghost!.style.top = `${box.top + event.clientY - start.clientY}px`;
    over?.classList.remove("over");
    over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-day]") ?? null;
    over?.classList.add("over");
  }

  const moved = (event: PointerEvent) => {
    const way = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (ghost) fly(event);
    else if (!isFinger && way > 5) lift(event);
    else if (isFinger && way > 10) end(false);
  };
  const still = (event: TouchEvent) => { if (ghost) event.preventDefault(); };
  const drop = () => end(true);
  const cancel = () => end(false);
  const escape = (event: KeyboardEvent) => { if (event.key === "Escape") end(false); };
  const ends = new AbortController();

  function end(isDropped: boolean): void {
    clearTimeout(hold);
    ends.abort();
    if (!ghost) return;
    ghost.remove();
    entry.classList.remove("lifted");
    over?.classList.remove("over");
    const swallow = (event: Event) => event.preventDefault();
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (!isDropped || !over) return;

    const day = over.dataset.day!;
    const slots = over.querySelector<HTMLElement>("[data-slots]");
    const under = slots && last.clientY >= slots.getBoundingClientRect().top ? slots : null;
    const top = box.top + last.clientY - start.clientY + 1;
    const minutes = under && minutesAt(under, top);
    if (minutes !== null) void move(entry, { at: `${day}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}` });
    else if (day !== entry.dataset.on) void move(entry, { on: day });
  }

  const { signal } = ends;
  document.addEventListener("pointermove", moved, { signal });
  document.addEventListener("pointerup", drop, { signal });
  document.addEventListener("pointercancel", cancel, { signal });
  document.addEventListener("keydown", escape, { signal });
  document.addEventListener("touchmove", still, { passive: false, signal });
});

on("dragstart", "[data-calendar] [data-entry]", event => event.preventDefault());

on("keydown", "[data-calendar] [data-entry]", (event, entry) => {
  if (!event.altKey || !event.key.startsWith("Arrow") || !calendarOf(entry).dataset.calendar) return;
  event.preventDefault();
  const { at, on: day } = entry.dataset;
  const date = new Date(at ?? `${day}T00:00`);
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") date.setDate(date.getDate() + (event.key === "ArrowRight" ? 1 : -1));
  else if (at) date.setMinutes(date.getMinutes() + (event.key === "ArrowDown" ? slot : -slot));
  else return;
  void move(entry, at ? { at: timeText(date) } : { on: dayText(date) });
});
