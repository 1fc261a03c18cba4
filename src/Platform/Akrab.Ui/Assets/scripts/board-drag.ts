// Cards carried from column to column.
import { boardOf, cardsOf, placeOf, putBack, settle } from "./board";
import { carry } from "./drag";
import { on } from "./page";

on("pointerdown", "[data-board] [data-card]", (start, card) => {
  const board = boardOf(card);
  if (start.button !== 0 || !board.dataset.board) return;
  const from = placeOf(card);

  carry(card, start, {
    over(event) {
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
    },
    end(isDropped) {
      board.querySelectorAll(".over").forEach(column => column.classList.remove("over"));
      if (isDropped) settle(card, from);
      else putBack(card, from);
    },
  });
});
