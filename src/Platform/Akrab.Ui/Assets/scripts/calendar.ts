// What stands on the calendar is moved by mouse or finger, and by Alt with the arrows: a day, or half an hour.
import { carry } from "./drag";
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
  const top = entry.getBoundingClientRect().top - start.clientY;
  let over: HTMLElement | null = null;

  carry(entry, start, {
    over(event) {
      over?.classList.remove("over");
      over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-day]") ?? null;
      over?.classList.add("over");
    },
    end(isDropped, event) {
      over?.classList.remove("over");
      if (!isDropped || !over) return;
      const day = over.dataset.day!;
      const slots = over.querySelector<HTMLElement>("[data-slots]");
      // On a phone the hours are a list without heights: there a thing keeps its time.
      const hasHours = slots && getComputedStyle(slots).display === "grid" && event.clientY >= slots.getBoundingClientRect().top;
      const minutes = hasHours ? minutesAt(slots, top + event.clientY + 1) : null;
      if (minutes !== null) void move(entry, { at: `${day}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}` });
      else if (day !== entry.dataset.on) void move(entry, { on: day });
    },
  });
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
