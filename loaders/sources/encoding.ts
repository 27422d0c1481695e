/** Which encoding a text file has: its byte order mark says, else the mapping, else it must be UTF-8. */
import { Failure } from "../failure.js";

/** The parameter of readers of text files. */
export const ENCODING = { name: "encoding", default: "" };

/** Byte order marks, the longer of two that begin alike first. */
const MARKS = [
  { encoding: "utf-32", bytes: [0xff, 0xfe, 0, 0] },
  { encoding: "utf-32", bytes: [0, 0, 0xfe, 0xff] },
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

export const LONGEST_MARK = 4;

export interface Encoding {
  /** As the Encoding Standard calls it. */
  readonly name: string;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/**
 * @param start - the first bytes of the file, unpacked
 * @param stated - the mapping's `encoding := '…'`, or empty
 * @param name - the file, for messages
 * @throws Failure where the encoding is unknown, or is not the one stated.
 */
export function encodingOf(start: Uint8Array, stated: string, name: string): Encoding {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  const known = stated === "" ? undefined : knownEncoding(stated, name);
  if (mark?.encoding === "utf-32") {
    throw new Failure(`${name} is UTF-32, which cannot be read. Save it as UTF-8.`);
  }
  if (mark && known !== undefined && known !== mark.encoding) {
    throw new Failure(
      `${name}: its byte order mark says ${mark.encoding}, the mapping says encoding := '${stated}'. Leave encoding out.`,
    );
  }
  if (mark) return { name: mark.encoding, mark: mark.bytes.length };
  if (known !== undefined) return { name: known, mark: 0 };
  refuseUnmarkedUtf16(start, name);
  return { name: "utf-8", mark: 0 };
}

/**
 * The Encoding Standard's name of a stated encoding.
 *
 * @param name - what states it, for messages
 */
export function knownEncoding(stated: string, name: string): string {
  // The Encoding Standard knows Latin-1 as `latin1`.
  const label = stated
    .trim()
    .toLowerCase()
    .replace(/^latin-(\d)$/, "latin$1");
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new Failure(`${name}: there is no encoding '${stated}'. ${EXAMPLES}`);
  }
}

/** English and digits in UTF-16 are valid UTF-8, with a NUL byte at every other place. */
function refuseUnmarkedUtf16(start: Uint8Array, name: string): void {
  if (start.every((byte) => byte === 0)) {
    throw new Failure(
      `${name} holds NUL bytes and no text, as a copy that failed does. Export or copy the file again.`,
    );
  }
  const pairs = start.length >> 1;
  const zeros = [0, 0];
  for (let index = 0; index < pairs * 2; index++) if (start[index] === 0) zeros[index % 2]! += 1;
  for (const [parity, encoding] of [
    [1, "utf-16le"],
    [0, "utf-16be"],
  ] as const) {
    if (pairs >= 2 && zeros[parity]! > pairs / 2 && zeros[1 - parity]! < pairs / 10) {
      throw new Failure(
        `${name} looks like UTF-16 without a byte order mark. Write encoding := '${encoding}' in the mapping (npm run source does for --encoding ${encoding}), or save it as UTF-8.`,
      );
    }
  }
}

const EXAMPLES =
  "Name it in the mapping, such as csv('…', encoding := 'windows-1252') for Western European (Latin-1), 'windows-874' for Thai, 'windows-1258' for Vietnamese or 'utf-16le' (npm run source does for --encoding windows-1252); or save the file as UTF-8.";

/** The failure for bytes that the encoding does not have. */
export const notDecodable = (name: string, encoding: string, line: number, byte: number): Failure =>
  new Failure(
    encoding === "utf-8"
      ? `${name}, line ${line} (byte ${byte}): not UTF-8. ${EXAMPLES}`
      : `${name}, line ${line}: holds bytes that ${encoding} does not have. ${EXAMPLES}`,
  );
