// "grosir, beras" becomes two chips; the form still sends one text.
import { onAppear } from "./page";

onAppear("[data-tags]", box => {
  const original = box.querySelector<HTMLInputElement>("input")!;
  const typed = original.cloneNode() as HTMLInputElement;
  typed.removeAttribute("name");
  typed.value = "";
  const sent = original;
  sent.type = "hidden";
  sent.removeAttribute("id");
  box.append(typed);

  const tags = () => sent.value.split(",").map(tag => tag.trim()).filter(tag => tag !== "");

  function set(next: string[]): void {
    const unique = next.filter((tag, index) => next.findIndex(other => other.toLowerCase() === tag.toLowerCase()) === index);
    sent.value = unique.join(", ");
    sent.dispatchEvent(new Event("input", { bubbles: true }));
    draw();
  }

  function draw(): void {
    box.querySelectorAll(".chip").forEach(chip => chip.remove());
    for (const tag of tags()) {
      const chip = document.createElement("span");
      chip.className = "chip";
      const text = chip.appendChild(document.createElement("span"));
      text.textContent = tag;
      const remove = chip.appendChild(document.createElement("button"));
      remove.type = "button";
      remove.className = "chip-remove";
      remove.textContent = "×";
      remove.setAttribute("aria-label", `${box.dataset.remove} ${tag}`);
      remove.addEventListener("click", () => { set(tags().filter(other => other !== tag)); typed.focus(); });
      typed.before(chip);
    }
  }

  function take(): void {
    const text = typed.value.trim().replace(/,+$/, "");
    typed.value = "";
    if (text) set([...tags(), ...text.split(",").map(tag => tag.trim())]);
  }

  typed.addEventListener("keydown", event => {
    if ((event.key === "Enter" || event.key === ",") && typed.value.trim()) { event.preventDefault(); take(); }
    else if (event.key === "Backspace" && typed.value === "") set(tags().slice(0, -1));
  });
  typed.addEventListener("change", take);
  sent.addEventListener("akrab:filled", draw);
  draw();
});
