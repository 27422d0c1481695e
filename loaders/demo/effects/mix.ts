import { findMarket, POLICIES, QUEUES } from "../setting.js";

/** The share of a market's items that come to a queue or under a policy, before anything moves. */
export function meanMix(market: string, dimension: "queue" | "policy", code: string): number {
  if (dimension === "queue") return QUEUES.find((queue) => queue.code === code)!.share;
  const habits = findMarket(market).policies;
  const weights = POLICIES.map((policy) => policy.share * (habits[policy.code] ?? 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights[POLICIES.findIndex((policy) => policy.code === code)]! / total;
}
