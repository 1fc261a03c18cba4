// A WOFF 1.0 font (W3C Recommendation, 2012) as the TrueType font it holds.
import { inflateSync } from "node:zlib";

const header = 44, entry = 20;

/** @param {Buffer} woff */
export function unpack(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = header + i * entry;
    const [offset, packed, size, sum] = [4, 8, 12, 16].map(d => woff.readUInt32BE(at + d));
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), sum, bytes: packed < size ? inflateSync(bytes) : bytes };
  });

  const power = Math.floor(Math.log2(count)), range = 2 ** power * 16;
  const head = Buffer.alloc(12 + count * 16);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  [count, range, power, count * 16 - range].forEach((number, i) => head.writeUInt16BE(number, 4 + i * 2));

  const parts = [head];
  let end = head.length;
  tables.forEach(({ tag, sum, bytes }, i) => {
    const at = 12 + i * 16;
    tag.copy(head, at);
    [sum, end, bytes.length].forEach((number, n) => head.writeUInt32BE(number, at + 4 + n * 4));
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    parts.push(padded);
    end += padded.length;
  });
  return Buffer.concat(parts);
}
