// Cards dragged with a mouse at once, with a finger after a short press.
import { boardOf, cardsOf, placeOf, putBack, settle } from "./board";
import { on } from "./page";

/** Letting go over a link is not a click on it. */
function swallowClick(): void {
  const stop = new AbortController();
  addEventListener("click", event => { event.preventDefault(); event.stopPropagation(); }, { capture: true, signal: stop.signal });
  setTimeout(() => stop.abort());
}

on("pointerdown", "[data-board] [data-card]", (start, card) => {
  const board = boardOf(card);
  if (start.button !== 0 || !board.dataset.board) return;
  const from = placeOf(card);
  const box = card.getBoundingClientRect();
  const isFinger = start.pointerType !== "mouse";
  let ghost: HTMLElement | null = null;
  let hold = isFinger ? window.setTimeout(() => lift(start), 300) : 0;

  function lift(event: PointerEvent): void {
    hold = 0;
    ghost = card.cloneNode(true) as HTMLElement;
    ghost.removeAttribute("data-card");
    ghost.classList.add("flying");
    ghost.style.width = `${box.width}px`;
    document.body.append(ghost);
    card.classList.add("lifted");
    fly(event);
    navigator.vibrate?.(10);
  }

  function fly(event: PointerEvent): void {
    ghost!.style.left = `${box.left + event.clientX - start.clientX}px`;
    ghost!.style.top = `${box.top + event.clientY - start.clientY}px`;
    const edge = board.getBoundingClientRect();
    if (event.clientX > edge.right - 60) board.scrollLeft += 12;
    if (event.clientX < edge.left + 60) board.scrollLeft -= 12;

    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-board-column]");
    board.querySelectorAll(".over").forEach(column => column.classList.toggle("over", column === under));
    if (!under || !board.contains(under)) return;
    under.classList.add("over");
    const after = [...cardsOf(under).querySelectorAll<HTMLElement>("[data-card]")]
      .find(other => other !== card && event.clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
    cardsOf(under).insertBefore(card, after ?? null);
  }

  const move = (event: PointerEvent) => {
    const way = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (ghost) fly(event);
    else if (!isFinger && way > 5) lift(event);
    else if (isFinger && way > 10) end(false);
  };
  const still = (event: TouchEvent) => { if (ghost) event.preventDefault(); };
  const drop = () => end(true);
  const cancel = () => end(false);
  const escape = (event: KeyboardEvent) => { if (event.key === "Escape") end(false); };

  function end(isDropped: boolean): void {
    clearTimeout(hold);
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", escape);
    document.removeEventListener("touchmove", still);
    board.querySelectorAll(".over").forEach(column => column.classList.remove("over"));
    if (!ghost) return;
    ghost.remove();
    swallowClick();
    if (isDropped) settle(card, from);
    else putBack(card, from);
  }

  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", cancel);
  document.addEventListener("keydown", escape);
  document.addEventListener("touchmove", still, { passive: false });
});
