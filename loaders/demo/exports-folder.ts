import { writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Failure } from "../failure.js";

/** Tells a folder the demo filled from one that holds somebody's exports. */
export const MARKER = ".plumbline-demo.json";

interface Marker {
  readonly finished: boolean;
  /** What the demo writes, relative to the folder. */
  readonly files: readonly string[];
}

/** Whether a demo may be made here unasked: there is nothing yet, or an earlier demo was interrupted. */
export async function lacksExports(folder: string): Promise<boolean> {
  const marker = await readMarker(folder);
  return marker ? !marker.finished : (await filesIn(folder)).length === 0;
}

/** The folder while a demo is made in it. */
export interface Claim {
  /** Marks a file, named relative to the folder, as the demo's. To be called before it is written; gives its path. */
  add(file: string): string;
  /** Marks the demo as whole. */
  finish(): void;
}

/**
 * Makes room for a demo: clears the files of an earlier one and marks the folder, unfinished until `finish`.
 * @throws Failure where the folder holds a file the demo did not make.
 */
export async function claimFolder(folder: string): Promise<Claim> {
  const earlier = (await readMarker(folder))?.files ?? [];
  const foreign = (await filesIn(folder)).filter((file) => !earlier.includes(file));
  if (foreign.length > 0) {
    throw new Failure(
      `${folder} holds ${foreign[0]}${foreign.length > 1 ? ` and ${foreign.length - 1} more files` : ""}, which the demo did not make. ` +
        "Give it a folder of its own: npm run demo -- --exports DIR",
    );
  }
  await mkdir(folder, { recursive: true });
  writeMarker(folder, { finished: false, files: earlier });
  for (const file of earlier) await rm(join(folder, file), { force: true });
  const files = new Set<string>();
  return {
    add(file) {
      files.add(file);
      writeMarker(folder, { finished: false, files: [...files] });
      return join(folder, file);
    },
    finish: () => writeMarker(folder, { finished: true, files: [...files].sort() }),
  };
}

const writeMarker = (folder: string, marker: Marker): void =>
  writeFileSync(join(folder, MARKER), `${JSON.stringify(marker, null, 2)}\n`);

async function readMarker(folder: string): Promise<Marker | null> {
  const text = await readFile(join(folder, MARKER), "utf8").catch(ifMissing(null));
  if (text === null) return null;
  try {
    return JSON.parse(text) as Marker;
  } catch {
    throw new Failure(
      `${join(folder, MARKER)} is not JSON. Remove it, and the demo's files beside it, to make a demo anew.`,
    );
  }
}

/** Every file below the folder, hidden files and folders aside; none where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifMissing([]));
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((path) => !path.some((name) => name.startsWith(".")))
    .map((path) => path.join("/"))
    .sort();
}

const ifMissing =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT") return value;
    throw error;
  };
