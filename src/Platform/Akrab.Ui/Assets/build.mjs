// Builds wwwroot/dist: style sheet, script, sprite of the icons in use, font, pictures, and assets.json with a hash of each; and wwwroot/sw.js, which has to lie at the root.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sprite } from "./sprite.mjs";
import { unpack } from "./woff.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(here, "../wwwroot/dist");
const source = resolve(here, "../../../../src");
const packages = resolve(source, "../node_modules");
const hashOf = content => createHash("sha256").update(content).digest("base64url").slice(0, 10);
const hashes = {};

// An unchanged file is left alone, so that nothing that embeds it is compiled again.
async function write(name, content) {
  const path = resolve(dist, name);
  const before = await readFile(path).catch(() => null);
  if (!before?.equals(Buffer.from(content))) await writeFile(path, content);
}

async function put(name, content) {
  hashes[name] = hashOf(content);
  await write(name, content);
}

async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, format: "esm", target: "es2022",
    legalComments: "none", logLevel: "warning", external: ["*.woff2"], ...options,
  });
  return outputFiles[0].text;
}

await mkdir(dist, { recursive: true });

const font = join(packages, "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2");
await put("plus-jakarta-sans.woff2", await readFile(font));
await put("akrab.css", (await bundle("styles/akrab.css"))
  .replace("plus-jakarta-sans.woff2", `plus-jakarta-sans.woff2?v=${hashes["plus-jakarta-sans.woff2"]}`));
await put("akrab.js", await bundle("scripts/akrab.ts"));
await put("icons.svg", await sprite(source, join(packages, "@tabler/icons")));
for (const name of await readdir(join(here, "pictures")))
  await put(name, await readFile(join(here, "pictures", name)));

// The typeface for files that carry it with them: embedded in the program, not served.
const typefaces = resolve(here, "../Typefaces");
await mkdir(typefaces, { recursive: true });
for (const [name, weight] of [["regular", 400], ["bold", 700]])
  await write(join(typefaces, `${name}.ttf`), unpack(await readFile(join(packages, `@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`))));

await write("../sw.js", await bundle("worker/sw.js"));

await write("assets.json", JSON.stringify(hashes, null, 2));
for (const name of await readdir(dist))
  if (!(name in hashes) && name !== "assets.json") await rm(join(dist, name));
