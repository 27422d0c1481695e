import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A text file written piece by piece; memory holds only what is not yet worth a disk access. */
export interface TextFile {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

const CHUNK = 1 << 18;

/** Creates the file, and its folder where missing. */
export async function createTextFile(path: string): Promise<TextFile> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "w");
  let waiting = "";
  const flush = async () => {
    const text = waiting;
    waiting = "";
    await handle.writeFile(text);
  };
  return {
    async write(text) {
      waiting += text;
      if (waiting.length >= CHUNK) await flush();
    },
    async close() {
      await flush();
      await handle.close();
    },
  };
}
