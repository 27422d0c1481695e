import { expect, it } from "vitest";
import { Interrupted, untilInterrupted } from "../../../loaders/snapshot/interruption.js";

it("resolves as the work does where no signal comes", async () => {
  const { signal } = new AbortController();
  expect(await untilInterrupted({ signal, stop: () => undefined }, async () => "made")).toBe("made");
});

it("tells the work to stop, waits for it to come to rest, and rejects as interrupted", async () => {
  const controller = new AbortController();
  const order: string[] = [];
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const run = untilInterrupted({ signal: controller.signal, stop: () => stop() }, async () => {
    await stopped;
    order.push("at rest");
    throw new Error("the engine was interrupted");
  }).catch((error: unknown) => {
    order.push("rejected");
    return error;
  });
  controller.abort();
  expect(await run).toBeInstanceOf(Interrupted);
  expect(order).toEqual(["at rest", "rejected"]);
});

it("does not begin what cannot be taken back after the signal", async () => {
  const controller = new AbortController();
  let taken = false;
  const run = untilInterrupted({ signal: controller.signal, stop: () => undefined }, async (commit) => {
    controller.abort();
    commit();
    taken = true;
  });
  await expect(run).rejects.toBeInstanceOf(Interrupted);
  expect(taken).toBe(false);
});

it("ends what has begun that cannot be taken back", async () => {
  const controller = new AbortController();
  const made = await untilInterrupted({ signal: controller.signal, stop: () => undefined }, async (commit) => {
    commit();
    controller.abort();
    return "made";
  });
  expect(made).toBe("made");
});
