import { FLOATS } from "../../../src/lib/stats/arithmetic.js";
import { directStandardisation, type StratumCounts } from "../../../src/lib/stats/direct-standardisation.js";
import { kitagawa } from "../../../src/lib/stats/kitagawa.js";
import { oaxacaThreefold } from "../../../src/lib/stats/oaxaca-threefold.js";
import { shapleyThreeFactor, type ThreeFactors } from "../../../src/lib/stats/shapley-three-factor.js";
import type { GroupCounts } from "../../../src/lib/stats/two-periods.js";
import { FRACTIONS, type Fraction, parseFraction, writeFraction } from "../fractions.js";
import { type Adapters, adapter } from "./adapter.js";

type Keys = Readonly<Record<string, unknown>>;

/** The same function on floating point and, for the key `exact`, on fractions; these are written as the cases write them. */
function bothWays(floats: Keys, fractions: Keys): Keys {
  return { ...floats, exact: written(fractions) };
}

function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== "object") return value;
  if ("numerator" in value) return writeFraction(value as Fraction);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item)]));
}

function ofKitagawa<Q>({ rate0, rate1, change, effects }: ReturnType<typeof kitagawa<Q>>): Keys {
  return {
    ...{ rate0, rate1, change },
    rate_effect: effects?.rateEffect ?? null,
    mix_effect: effects?.mixEffect ?? null,
    rate_by_group: effects?.rateByGroup ?? null,
    mix_by_group: effects?.mixByGroup ?? null,
    mix_by_group_centred: effects?.mixByGroupCentred ?? null,
  };
}

function ofOaxaca<Q>({ rate0, rate1, change, effects }: ReturnType<typeof oaxacaThreefold<Q>>): Keys {
  return {
    ...{ rate0, rate1, change },
    rate_at_base_mix: effects?.rateAtBaseMix ?? null,
    mix_at_base_rate: effects?.mixAtBaseRate ?? null,
    interaction: effects?.interaction ?? null,
  };
}

function ofShapley<Q>({ total0, total1, ...effects }: ReturnType<typeof shapleyThreeFactor<Q>>): Keys {
  const { volumeEffect, shareEffect, rateEffect } = effects;
  return { total0, total1, volume_effect: volumeEffect, share_effect: shareEffect, rate_effect: rateEffect };
}

type Written = Readonly<Record<keyof ThreeFactors, string>>;

function factors<Q>(group: Written, read: (text: string) => Q): ThreeFactors<Q> {
  return Object.fromEntries(
    Object.entries(group).map(([key, text]) => [key, read(text)]),
  ) as unknown as ThreeFactors<Q>;
}

const float = (text: string): number => {
  const { numerator, denominator } = parseFraction(text);
  return Number(numerator) / Number(denominator);
};

/** Group 08. */
export const decomposition: Adapters = {
  kitagawa: adapter(({ groups }: { groups: readonly GroupCounts[] }) =>
    bothWays(ofKitagawa(kitagawa(groups)), ofKitagawa(kitagawa(groups, FRACTIONS))),
  ),
  oaxaca_threefold: adapter(({ groups }: { groups: readonly GroupCounts[] }) =>
    bothWays(ofOaxaca(oaxacaThreefold(groups)), ofOaxaca(oaxacaThreefold(groups, FRACTIONS))),
  ),
  shapley_three_factor: adapter(({ groups }: { groups: readonly Written[] }) => {
    const floats = groups.map((group) => factors(group, float));
    const fractions = groups.map((group) => factors(group, parseFraction));
    return bothWays(ofShapley(shapleyThreeFactor(floats, FLOATS)), ofShapley(shapleyThreeFactor(fractions, FRACTIONS)));
  }),
  direct_standardisation: adapter(
    ({ strata, weights }: { strata: readonly StratumCounts[]; weights: readonly number[] }) => {
      const { value, variance, crude } = directStandardisation(strata, weights);
      const exact = directStandardisation(strata, weights, FRACTIONS);
      return bothWays(
        { value, se: variance === null ? null : Math.sqrt(variance), crude },
        { value: exact.value, variance: exact.variance, crude: exact.crude },
      );
    },
  ),
};
