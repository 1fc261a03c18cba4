// Cards moved by keyboard: Space lifts, arrows move, Space puts down, Esc cancels.
import { boardOf, cardsOf, columnOf, placeOf, putBack, say, settle, type Place } from "./board";
import { on } from "./page";

let held: { card: HTMLElement; from: Place } | null = null;

function step(card: HTMLElement, key: string): boolean {
  const column = columnOf(card);
  const siblings = [...cardsOf(column).querySelectorAll<HTMLElement>("[data-card]")];
  const at = siblings.indexOf(card);
  if (key === "ArrowUp") siblings[at - 1]?.before(card);
  else if (key === "ArrowDown") siblings[at + 1]?.after(card);
  else {
    const all = [...column.parentElement!.querySelectorAll<HTMLElement>("[data-board-column]")];
    const next = all[all.indexOf(column) + (key === "ArrowRight" ? 1 : -1)];
    if (!next) return false;
    cardsOf(next).append(card);
    say(boardOf(card), `${boardOf(card).dataset.moved} ${next.dataset.title}`);
  }
  return true;
}

on("keydown", "[data-board] [data-card] > a", (event, link) => {
  const card = link.closest<HTMLElement>("[data-card]")!;
  const board = boardOf(card);
  if (!board.dataset.board) return;

  if (event.key === " " && held?.card !== card) {
    held = { card, from: placeOf(card) };
    card.classList.add("lifted");
    say(board, board.dataset.lifted ?? "");
  } else if (event.key === " " && held) {
    settle(card, held.from);
    held = null;
  } else if (event.key === "Escape" && held) {
    putBack(card, held.from);
    held = null;
    say(board, board.dataset.kept ?? "");
    link.focus();
  } else if (held && event.key.startsWith("Arrow")) {
    step(card, event.key);
    link.focus();
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else return;
  event.preventDefault();
});
