// Packs Indonesia's provinces, regencies, districts and villages into one small file: a line per region, below its parent's,
// of its level, the last part of its code and its name; compressed. Source: idn-area-data (ODbL), see docs/dependencies.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const [from, to] = process.argv.slice(2);
const levels = ['provinces', 'regencies', 'districts', 'villages'];

const rows = levels.flatMap((file, level) => readFileSync(`${from}/${file}.csv`, 'utf8').split(/\r?\n/).slice(1).filter(Boolean).map((line) => {
  const [code, ...rest] = line.split(',');
  const name = (level === 0 ? rest : rest.slice(1)).join(',').replace(/^"|"$/g, '').replace(/""/g, '"').trim();
  return { level: level + 1, code, name };
}));
rows.sort((a, b) => (a.code < b.code ? -1 : 1));

const text = Buffer.from(rows.map((row) => `${row.level}${row.code.split('.').at(-1)}\t${row.name}`).join('\n'));
writeFileSync(to, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_LGWIN]: 22 } }));
