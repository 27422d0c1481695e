import { Int32, Table, vectorFromArray } from "apache-arrow";
import { beforeEach, expect, test } from "vitest";
import { type Preparing, statements } from "../../../../src/lib/workbook/statements.js";

/** Answers every statement with its parameters as rows, and keeps a log. */
let log: string[];
let connection: Preparing;

beforeEach(() => {
  log = [];
  connection = {
    async prepare(sql: string) {
      log.push(`prepare ${sql}`);
      if (sql === "wrong") throw new Error("Parser Error: wrong");
      return {
        async query(...parameters: number[]) {
          log.push(`run ${sql}`);
          if (sql === "fails") throw new Error("Conversion Error");
          return new Table({ x: vectorFromArray(parameters, new Int32()) });
        },
        async close() {
          log.push(`close ${sql}`);
        },
      };
    },
  } as unknown as Preparing;
});

test("a query asked again with other values is prepared once", async () => {
  const run = statements(connection);
  expect(await Promise.all([run("a", [1]), run("a", [2, 3])])).toEqual([[{ x: 1 }], [{ x: 2 }, { x: 3 }]]);
  expect(log).toEqual(["prepare a", "run a", "run a"]);
});

test("beyond the number kept, the least recently used is closed, after what it was asked", async () => {
  const run = statements(connection, 2);
  await Promise.all([run("a", []), run("b", []), run("a", []), run("c", [])]);
  await run("a", []);
  expect(log.filter((line) => line.startsWith("close"))).toEqual(["close b"]);
  expect(log.indexOf("run b")).toBeLessThan(log.indexOf("close b"));
  expect(log.filter((line) => line === "prepare a")).toHaveLength(1);
});

test("an error names the query", async () => {
  const run = statements(connection);
  await expect(run("wrong", [])).rejects.toThrow("Parser Error: wrong\nin the query: wrong");
  await expect(run("fails", [])).rejects.toThrow("Conversion Error\nin the query: fails");
});

test("a query that could not be prepared is prepared anew", async () => {
  const run = statements(connection);
  await run("wrong", []).catch(() => undefined);
  await run("wrong", []).catch(() => undefined);
  expect(log).toEqual(["prepare wrong", "prepare wrong"]);
});
