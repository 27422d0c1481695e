/**
 * Splits JSON into its records, one a line, in one pass over the bytes and constant memory: a file of any size can
 * then be read line by line. The records stay as they are written, so that no long number is rounded; whether each is
 * valid JSON is for who reads the lines.
 */
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { Failure } from "../failure.js";
import { pairedSurrogates } from "./surrogates.js";

const CHUNK_BYTES = 1 << 20;

const [TAB, LF, CR, SPACE, QUOTE, COMMA, COLON, OPEN, BACKSLASH, CLOSE, OPEN_OBJECT, CLOSE_OBJECT] = [
  9, 10, 13, 32, 34, 44, 58, 91, 92, 93, 123, 125,
] as const;

/** A step into JSON: the value of a key, or every element of an array. */
export type Step = { readonly key: string } | "elements";

export interface Split {
  readonly records: number;
  /** Bytes of the longest record. */
  readonly longest: number;
  readonly bytes: number;
  /** Whether the path led to anything, be it an empty array. */
  readonly found: boolean;
}

/**
 * The steps of a path such as `$.audits[*]`, `$."my key"[*].labels[*]` or `$`.
 *
 * @throws Failure where the path says anything else
 */
export function parsePath(path: string, name: string): Step[] {
  const steps: Step[] = [];
  const step = /\.(?:"((?:[^"\\]|\\.)*)"|([^."[\]*\s]+))|(\[\*\])/y;
  let at = path.startsWith("$") ? 1 : -1;
  while (at >= 0 && at < path.length) {
    step.lastIndex = at;
    const found = step.exec(path);
    if (!found) {
      at = -1;
      break;
    }
    const [, quoted, plain] = found;
    steps.push(found[3] ? "elements" : { key: quoted === undefined ? plain! : quoted.replaceAll(/\\(.)/g, "$1") });
    at = step.lastIndex;
  }
  if (at < 0) {
    throw new Failure(
      `${name}: records := '${path}' is no path to records. Write the keys that lead to them, and [*] for every element: '$.audits[*]'.`,
    );
  }
  return steps;
}

/**
 * Writes every record of `file` (UTF-8) to `target`, one a line.
 *
 * @param steps - where records are; none: the elements of an array, or the values that stand side by side
 * @throws Failure naming the file where its JSON ends too early or its brackets do not match
 */
export async function splitRecords(file: string, name: string, steps: readonly Step[], target: string): Promise<Split> {
  const output = createWriteStream(target, { highWaterMark: CHUNK_BYTES });
  const splitter = new Splitter(name, steps);
  try {
    for await (const chunk of pairedSurrogates(createReadStream(file, { highWaterMark: CHUNK_BYTES }))) {
      for (const bytes of splitter.push(chunk)) if (!output.write(bytes)) await once(output, "drain");
    }
    for (const bytes of splitter.end()) output.write(bytes);
  } finally {
    output.end();
    await finished(output);
  }
  const { records, longest, bytes, found } = splitter;
  return { records, longest, bytes, found };
}

/** A container on the way to the records, and how many steps lead to its members. */
interface Container {
  readonly opened: typeof OPEN | typeof OPEN_OBJECT;
  readonly level: number;
}

const NEWLINE = Buffer.from([LF]);

/** What comes next: a value or the container's end, a key or the object's end, the rest of a key, `:`, or `,` and an end. */
type Expected = "value" | "key" | "rest of key" | "colon" | "comma" | "rest of value";

class Splitter {
  records = 0;
  longest = 0;
  bytes = 0;
  found = false;
  private readonly open: Container[] = [];
  private expected: Expected = "value";
  /** Steps that lead to the value that comes next; undefined: it is not on the way. */
  private level: number | undefined = 0;
  private key: number[] = [];
  private depth = 0;
  private inText = false;
  private isEscaped = false;
  private isRecord = false;
  /** Bytes of the record so far. */
  private length = 0;
  /** Bytes before this chunk. */
  private before = 0;

  constructor(
    private readonly name: string,
    private readonly steps: readonly Step[],
  ) {}

  /** Takes a chunk, which it may change, and yields what to write. */
  *push(chunk: Buffer): Generator<Buffer> {
    let at = 0;
    while (at < chunk.length) {
      if (this.expected === "rest of value") {
        const end = this.scan(chunk, at);
        if (this.isRecord && end > at) {
          this.length += end - at;
          yield chunk.subarray(at, end);
        }
        at = end;
        if (at < chunk.length) yield* this.endValue();
        continue;
      }
      const byte = chunk[at]!;
      if (this.expected === "rest of key") this.readKey(byte);
      else if (byte !== SPACE && byte !== LF && byte !== CR && byte !== TAB) {
        if (this.step(byte, at)) continue;
      }
      at += 1;
    }
    this.before += chunk.length;
  }

  /** Ends the file. */
  *end(): Generator<Buffer> {
    const isWhole = this.open.length === 0 && this.expected !== "rest of key";
    if (!isWhole || this.depth > 0 || this.inText) {
      throw new Failure(
        `${this.name}: cannot be read as JSON. It ends in the middle, after record ${this.records}. Export the file again; a truncated file cannot be used.`,
      );
    }
    if (this.expected === "rest of value") yield* this.endValue();
  }

  /** Reads one byte between values; true where a value begins with it that `scan` reads. */
  private step(byte: number, at: number): boolean {
    const container = this.open.at(-1);
    switch (this.expected) {
      case "value":
        if (container && this.closes(byte, container)) return false;
        // DuckDB, too, takes a comma before the end.
        if (byte === COMMA && container?.opened === OPEN) break;
        return this.startValue(byte);
      case "key":
        if (this.closes(byte, container!)) return false;
        if (byte !== QUOTE) break;
        this.key = [QUOTE];
        this.expected = "rest of key";
        return false;
      case "colon":
        if (byte !== COLON) break;
        this.expected = "value";
        return false;
      case "comma":
        if (!container) return this.startValue(byte);
        if (this.closes(byte, container)) return false;
        if (byte !== COMMA) break;
        this.expected = container.opened === OPEN ? "value" : "key";
        this.level = container.level;
        return false;
    }
    throw new Failure(
      `${this.name}: cannot be read as JSON. Its brackets, commas or quotes do not match at byte ${this.before + at + 1}, after record ${this.records}. Export the file again.`,
    );
  }

  private startValue(byte: number): boolean {
    const { level } = this;
    const step = level === undefined ? undefined : (this.steps[level] ?? this.implied());
    if (step === "elements" ? byte === OPEN : step !== undefined && byte === OPEN_OBJECT) {
      this.open.push({ opened: byte as Container["opened"], level: level! + 1 });
      this.level = level! + 1;
      this.expected = step === "elements" ? "value" : "key";
      if (step === "elements" && level! + 1 >= this.steps.length) this.found = true;
      return false;
    }
    // Without a path, a value that stands for itself is a record as well.
    this.isRecord = level !== undefined && (level >= this.steps.length || this.steps.length === 0);
    if (this.isRecord) this.found = true;
    this.length = 0;
    this.depth = 0;
    this.expected = "rest of value";
    return true;
  }

  /** Without a path the records are the elements of the array that the file is. */
  private implied(): Step | undefined {
    return this.steps.length === 0 && this.open.length === 0 ? "elements" : undefined;
  }

  private closes(byte: number, { opened }: Container): boolean {
    if (byte !== (opened === OPEN ? CLOSE : CLOSE_OBJECT)) return false;
    this.open.pop();
    this.expected = "comma";
    this.level = this.open.length === 0 ? 0 : undefined;
    return true;
  }

  private readKey(byte: number): void {
    this.key.push(byte);
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) {
      const { level } = this.open.at(-1)!;
      const step = this.steps[level - 1] as { readonly key: string };
      this.level = keyOf(this.key) === step.key ? level : undefined;
      this.expected = "colon";
    }
  }

  private *endValue(): Generator<Buffer> {
    this.expected = "comma";
    this.level = this.open.length === 0 ? 0 : undefined;
    if (!this.isRecord) return;
    this.isRecord = false;
    this.records += 1;
    this.bytes += this.length;
    this.longest = Math.max(this.longest, this.length);
    yield NEWLINE;
  }

  /** The place after the value's bytes in this chunk. In a record, line ends become blanks, or stay wrong inside a text. */
  private scan(chunk: Buffer, start: number): number {
    const isNested = this.open.length > 0;
    let { depth, inText, isEscaped } = this;
    let at = start;
    for (; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (inText) {
        // Most bytes are plain text: one comparison each.
        if (byte > BACKSLASH && !isEscaped) continue;
        if (byte === LF || byte === CR) chunk[at] = 1;
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === OPEN || byte === OPEN_OBJECT) depth += 1;
      else if (byte === CLOSE || byte === CLOSE_OBJECT) {
        if (depth === 0 && isNested) break;
        depth -= 1;
        if (depth <= 0 && !isNested) {
          depth = 0;
          at += 1;
          break;
        }
      } else if (byte === COMMA) {
        if (depth === 0 && isNested) break;
      } else if (byte === LF || byte === CR) {
        if (depth === 0 && !isNested) break;
        chunk[at] = SPACE;
      }
    }
    this.depth = depth;
    this.inText = inText;
    this.isEscaped = isEscaped;
    return at;
  }
}

function keyOf(bytes: readonly number[]): string | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as string;
  } catch {
    return undefined;
  }
}
