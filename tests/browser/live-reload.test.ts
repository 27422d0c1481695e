import { type ChildProcess, spawn } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guard } from "../build/offline.js";
import { command, commandLine, dataFolders, demoSite, projectCopy } from "../build/test-site.js";
import { type Visit, visitServed } from "./visit.js";

const PAGE = `# Before

\`\`\`js
import {greeting} from "../components/greeting.js";
display(html\`<p id="greeting">\${greeting}</p>\`);
display(html\`<p id="snapshot">\${await FileAttachment("../data/snapshot-id.txt").text()}</p>\`);
\`\`\`
`;

const LOADER = `import { snapshotsFolder } from "../../loaders/settings.js";
import { currentId } from "../../loaders/snapshot/current.js";
process.stdout.write(String(await currentId(snapshotsFolder())));
`;

const project = join(process.env.PLUMBLINE_TEST_SITES!, "live-reload");
const connections = join(project, "connections.log");
const source = (file: string) => join(project, "src", file);
let server: ChildProcess;
let site: Visit;
let page: Page;

beforeAll(async () => {
  const demo = await demoSite();
  await projectCopy(project);
  await cp(join(demo.project, "data"), join(project, "data"), { recursive: true });
  await cp(join(demo.project, "src/investigations"), source("investigations"), { recursive: true });
  await writeFile(connections, "");
  await writeFile(source("components/greeting.ts"), 'export const greeting: string = "hello";\n');
  await writeFile(source("data/snapshot-id.txt.ts"), LOADER);
  await writeFile(source("investigations/live.md"), PAGE);
  const [program, ...args] = commandLine("dev");
  server = spawn(program!, args, {
    cwd: project,
    env: { ...process.env, ...dataFolders(project), ...guard(connections), PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await address(server);
  site = await visitServed({ url, close: async () => void server.kill() });
  page = await site.open("investigations/live.html");
  await page.locator("#greeting").waitFor();
});
afterAll(async () => {
  await site?.close();
  server?.kill();
});

const text = (selector: string) => page.locator(selector).textContent();

test("an open page follows a change of its text", async () => {
  await writeFile(source("investigations/live.md"), PAGE.replace("Before", "After"));
  await expect.poll(() => text("h1"), { timeout: 10_000 }).toBe("After");
});

test("an open page follows a change of a component", async () => {
  await writeFile(source("components/greeting.ts"), 'export const greeting: string = "good day";\n');
  await expect.poll(() => text("#greeting"), { timeout: 10_000 }).toBe("good day");
});

test("an open page follows a new snapshot", async () => {
  const before = await text("#snapshot");
  expect((await command(project, "snapshot", "--as-of", "2100-01-01")).code).toBe(0);
  await expect.poll(() => text("#snapshot"), { timeout: 20_000 }).not.toBe(before);
  expect(await text("#snapshot")).toBe((await readFile(join(project, "data/snapshots/current"), "utf8")).trim());
});

test("an open page's sidebar follows a new investigation", async () => {
  await writeFile(source("investigations/second.md"), "# A second look\n");
  await expect.poll(() => text("#observablehq-sidebar"), { timeout: 10_000 }).toContain("A second look");
});

test("neither the preview nor its pages asked another host", async () => {
  expect(await readFile(connections, "utf8")).toBe("");
  expect(site.otherHosts).toEqual([]);
});

test("previewed pages have a language and zoom", async () => {
  const html = await (await fetch(site.url)).text();
  expect(html).toContain('<html lang="en">');
  expect(html).not.toContain("maximum-scale");
});

/** What `npm run dev` prints once it listens. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout!.on("data", (chunk) => {
      output += chunk;
      const found = /http:\/\/localhost:\d+\//.exec(output);
      if (found) resolve(found[0]);
    });
    child.on("close", (code) => reject(new Error(`npm run dev ended with ${code}:\n${output}`)));
  });
}
