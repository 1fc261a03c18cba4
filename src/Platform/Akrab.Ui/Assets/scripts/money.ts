// Thousands are set apart while one types an amount: 1250000 becomes 1.250.000 (or 1,250,000 in English).
import { on } from "./page";

const isEnglish = () => document.documentElement.lang === "en";

on("input", "[data-money] input", (_, element) => {
  const input = element as HTMLInputElement;
  const [group, point] = isEnglish() ? [",", "."] : [".", ","];
  if (/[^\d.,\s-]/.test(input.value)) return;
  const end = input.selectionEnd ?? input.value.length;
  const digitsBefore = input.value.slice(0, end).replace(/[^\d]/g, "").length;
  const [whole = "", ...rest] = input.value.replaceAll(group!, "").split(point!);
  const grouped = whole.replace(/[^\d-]/g, "").replace(/\B(?=(\d{3})+$)/g, group!);
  input.value = rest.length > 0 ? grouped + point! + rest.join("").replace(/\D/g, "") : grouped;

  let at = 0;
  for (let digits = 0; at < input.value.length && digits < digitsBefore; at++)
    if (/\d/.test(input.value[at]!)) digits++;
  if (end === 0 || digitsBefore > 0) input.setSelectionRange(at, at);
});
