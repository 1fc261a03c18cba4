// One SVG sprite of exactly the icons that some page names; a name nobody drew stops the build.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const name = '"([a-z0-9]+(?:-[a-z0-9]+)*)"';
const mentions = {
  ".razor": [`Icons\\.(?:Use|Draw)\\(${name}\\)`, `\\bIcon\\s*[:=]\\s*${name}`],
  ".cs": [`\\.Icon\\(${name}\\)`, `\\bIcon\\s*[:=]\\s*${name}`, `Icons\\.Use\\(${name}\\)`],
};

async function* filesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (["bin", "obj", "node_modules", "wwwroot"].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

async function iconsNamedIn(folder) {
  const found = new Map();
  for await (const path of filesBelow(folder)) {
    const patterns = mentions[path.slice(path.lastIndexOf("."))];
    if (!patterns) continue;
    const text = await readFile(path, "utf8");
    for (const pattern of patterns)
      for (const match of text.matchAll(new RegExp(pattern, "g")))
        found.set(match[1], path);
  }
  return found;
}

export async function sprite(folder, tabler) {
  const found = await iconsNamedIn(folder);
  const symbols = [];
  for (const [icon, path] of [...found].sort(([a], [b]) => a < b ? -1 : 1)) {
    const drawing = await readFile(join(tabler, "icons/outline", `${icon}.svg`), "utf8")
      .catch(() => { throw new Error(`${path}: no icon is called "${icon}" (see https://tabler.io/icons)`); });
    const shapes = drawing.slice(drawing.indexOf(">", drawing.indexOf("<svg")) + 1, drawing.lastIndexOf("</svg>"))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replace(/>\s+</g, "><").replace(/ \/>/g, "/>").trim();
    symbols.push(`<symbol id="${icon}" viewBox="0 0 24 24">${shapes}</symbol>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
