import type { Effect } from "../effects/schema.js";
import { marketOf, type Scope } from "../effects/scope.js";
import { TEAMS } from "../setting.js";
import type { ExpectedFinding } from "./truth.js";

/** What should be found of an effect; any one of these will do. */
export function expectedFindings(effect: Effect, scope: Scope, direction: "up" | "down"): ExpectedFinding[] {
  const { annotators: _, ...place } = scope;
  const gap = (kind: NonNullable<ExpectedFinding["class"]>, of: Scope = place): ExpectedFinding => ({
    finding: "gap",
    class: kind,
    scope: of,
    metric: kind === "suspect gold" ? "gold accuracy" : "accuracy",
    direction: "down",
  });
  const change: ExpectedFinding = { finding: "trend change", scope: place, metric: "accuracy", direction };
  switch (effect.kind) {
    case "team-gap": {
      const market = marketOf(effect.team);
      const isAlone = TEAMS.filter((team) => team.market === market).length === 1;
      const { team: _team, ...rest } = place;
      // Of a market's only team nobody can tell whether the team or the market is weak.
      return isAlone ? [gap("team gap"), gap("market gap", { ...rest, market })] : [gap("team gap")];
    }
    case "policy-unclear":
      return [gap("policy unclear")];
    case "market-drop":
      return [change];
    case "model-regression":
      return [gap("model gap")];
    case "mix-shift": {
      const { dimension, from, to } = effect;
      return [{ finding: "mix shift", scope: place, metric: "accuracy", direction, moved: { dimension, from, to } }];
    }
    case "volume-link":
      return [
        {
          finding: "correlation",
          scope: place,
          metric: "accuracy",
          direction: "down",
          leading: "volume",
          lag: effect.lag,
        },
      ];
    case "annotator-drift":
      return [gap("individual")];
    case "suspect-gold":
      return [gap("suspect gold")];
    case "faster-ramp":
      return [{ finding: "ramp-up", scope: place, metric: "accuracy", direction: "up" }];
    case "calibration-session":
      return [change];
    case "outage":
      return [];
  }
}
