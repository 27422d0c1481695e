/** What happens to files: each mutation is one way of breaking one. All draws come from the seeded `random`. */
import { gzipSync } from "node:zlib";

export type Random = () => number;

/** Mulberry32: 32 bits of state are enough to break files, and one number tells which. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const below = (random: Random, limit: number) => Math.floor(random() * limit);
const pick = <T>(random: Random, from: readonly T[]): T => from[below(random, from.length)]!;

const insert = (bytes: Buffer, at: number, what: string | Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(what as string), bytes.subarray(at)]);

function slice(bytes: Buffer, random: Random): [start: number, end: number] {
  const start = below(random, bytes.length + 1);
  return [start, Math.min(bytes.length, start + 1 + below(random, 200))];
}

/** For any file. */
const BYTES: readonly Mutation[] = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes);
    for (let times = 1 + below(random, 3); times > 0 && flipped.length > 0; times--) {
      const at = below(random, flipped.length);
      flipped[at] = flipped[at]! ^ (1 << below(random, 8));
    }
    return flipped;
  },
  (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1)),
  (bytes, random) => {
    const [start, end] = slice(bytes, random);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  },
  (bytes, random) => {
    const [start, end] = slice(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => insert(bytes, below(random, bytes.length + 1), "\0".repeat(1 + below(random, 4))),
];

/** What may turn up in the middle of a text. */
const PIECES = [
  ",", ";", "\t", "|", '"', "'", '""', "\\", "\n", "\r", "\r\n", "\n\n", "{", "}", "[", "]", ":", "null", "[]", "{}", "-1", "1e999",
  "\u200b", "\u202e", "\ufeff", "\ufffd", "๒๕๖๗", "2567-02-29", "31/12/2026", "12/31/2026", "NaN", "\\ud83d", "\\u0000", "\\ude00\\ud83d", "é", "😀",
]; // biome-ignore format: a list of pieces

const TEXT: readonly Mutation[] = [
  (bytes, random) => insert(bytes, below(random, bytes.length + 1), pick(random, PIECES)),
  (bytes, random) => insert(bytes, below(random, bytes.length + 1), pick(random, PIECES)),
  (bytes, random) => Buffer.from(bytes.toString().replaceAll(pick(random, PIECES), pick(random, PIECES))),
  (bytes, random) => Buffer.from(bytes.toString().replace(pick(random, PIECES), pick(random, PIECES))),
  (bytes, random) => {
    const [first, second] = [pick(random, PIECES), pick(random, PIECES)];
    const swapped = bytes.toString().replaceAll(first, "\u0001").replaceAll(second, first);
    return Buffer.from(swapped.replaceAll("\u0001", second));
  },
  (bytes, random) => Buffer.from(bytes.toString().replaceAll("\n", pick(random, ["\r\n", "\r", "\n\n", ""]))),
  (bytes) => Buffer.from(`\ufeff${bytes}`),
  (bytes, random) => {
    const text = `${random() < 0.5 ? "\ufeff" : ""}${bytes}`;
    return random() < 0.5 ? Buffer.from(text, "utf16le") : Buffer.from(text, "utf16le").swap16();
  },
  (bytes) => Buffer.from(bytes.toString().replace("violation", "é"), "latin1"),
  (bytes, random) => insert(bytes, below(random, bytes.length + 1), "x".repeat(below(random, 1 << 20))),
  (bytes, random) => {
    const depth = below(random, 3000);
    return insert(bytes, below(random, bytes.length + 1), "[".repeat(depth) + "]".repeat(depth));
  },
  // The first line again, as when exports are pasted together; or one of its names twice.
  (bytes, random) => {
    const [header = "", ...rest] = bytes.toString().split("\n");
    const name = pick(random, header.split(/[,\t]/));
    return Buffer.from(
      [random() < 0.5 ? `${header}\n${header}` : header.replace(/[,\t]/, `$&${name}$&`), ...rest].join("\n"),
    );
  },
  (bytes) => gzipSync(bytes),
  (bytes, random) => {
    const packed = gzipSync(bytes);
    return packed.subarray(0, below(random, packed.length));
  },
];

/** One to three mutations, one after the other. */
export function mutate(bytes: Buffer, isText: boolean, random: Random): Buffer {
  let mutated = bytes;
  for (let times = 1 + below(random, 3); times > 0; times--) {
    mutated = pick(random, isText ? [...BYTES, ...TEXT] : BYTES)(mutated, random);
  }
  return mutated;
}
