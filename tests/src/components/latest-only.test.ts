import { expect, test } from "vitest";
import { latestOnly } from "../../../src/components/latest-only.js";

/** A job that ends when it is told to. */
function controlled() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  const done: string[] = [];
  const failed: string[] = [];
  const request = latestOnly<string, string>({
    run: (wish) => {
      begun.push(wish);
      return new Promise((resolve, reject) => ends.set(wish, { resolve, reject }));
    },
    done: (result, wish) => done.push(`${wish}: ${result}`),
    failed: (error, wish) => failed.push(`${wish}: ${(error as Error).message}`),
  });
  const end = async (wish: string, error?: Error) => {
    if (error) ends.get(wish)?.reject(error);
    else ends.get(wish)?.resolve("figures");
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { request, begun, done, failed, end };
}

test("wishes that come while a job runs are overtaken by the last of them, and the running one is not shown", async () => {
  const { request, begun, done, end } = controlled();
  for (const wish of ["TH", "ID", "VN"]) request(wish);
  await end("TH");
  expect(begun).toEqual(["TH", "VN"]);
  expect(done).toEqual([]);
  await end("VN");
  expect(done).toEqual(["VN: figures"]);
});

test("a failure is told only of the latest wish, and the next wish is tried again", async () => {
  const { request, done, failed, end } = controlled();
  request("TH");
  request("ID");
  await end("TH", new Error("overtaken"));
  await end("ID", new Error("no such table"));
  expect(failed).toEqual(["ID: no such table"]);
  request("VN");
  await end("VN");
  expect(done).toEqual(["VN: figures"]);
});

test("an overtaken job is told so at once, the latest one never", () => {
  const signals: AbortSignal[] = [];
  const request = latestOnly<string, string>({
    run: (_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    },
    done: () => {},
    failed: () => {},
  });
  request("TH");
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  request("ID");
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
