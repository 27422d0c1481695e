/** Reads times as the contract wants them. What cannot be read stays as it is, so that the contract refuses it. */
import { quoteText } from "../../duckdb.js";
import type { Assumption } from "../reader.js";
import { shownHeader } from "./header-words.js";
import type { ColumnProfile } from "./profile.js";

export interface TimeExpression {
  readonly sql: string;
  readonly assumptions: readonly Assumption[];
}

/** Seconds from 2000 to 2100. */
const isEpoch = (low: number | null, high: number | null, unit: number): boolean =>
  low !== null && high !== null && low / unit >= 946_684_800 && high / unit < 4_102_444_800;

/** Share of values that must be times for a column to be one. */
const MOST = 0.8;

/** SQL of a column as a time, with what had to be assumed; undefined where it is none. */
export function timeExpression(column: ColumnProfile): TimeExpression | undefined {
  const { sql, isoTimes, dates, numbers, whole, lowest, highest } = column;
  if (isoTimes >= MOST) return { sql, assumptions: zoneAssumption(column) };
  if (dates >= MOST) return dateExpression(column);
  if (numbers >= MOST && whole >= MOST) {
    const unit = [1, 1e3, 1e6].find((candidate) => isEpoch(lowest, highest, candidate));
    if (unit !== undefined) {
      return {
        sql: readable(`make_timestamp((try_cast(${sql} AS DOUBLE) * ${1e6 / unit})::BIGINT)`, sql),
        assumptions: [],
      };
    }
  }
  return undefined;
}

const readable = (time: string, sql: string): string => `coalesce(strftime(${time}, '%Y-%m-%dT%H:%M:%S'), ${sql})`;

const zoneAssumption = ({ name, zoned }: ColumnProfile): Assumption[] =>
  zoned > 0.99
    ? []
    : [
        {
          assumed: "times are UTC",
          evidence: `${shownHeader(name)} names no zone`,
          change:
            "append the offset to times with seconds, for example (…) || '+07:00'; a broken one then costs only its row",
        },
      ];

function dateExpression(column: ColumnProfile): TimeExpression {
  const { sql, name, firstIsDay, secondIsDay } = column;
  const isMonthFirst = secondIsDay > firstIsDay;
  const date = isMonthFirst ? "%m/%d/%Y" : "%d/%m/%Y";
  const formats = ["", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p"].map((time) => quoteText(date + time));
  const slashed = `regexp_replace(trim(${sql}), '^(\\d+)[.-](\\d+)[.-]', '\\1/\\2/')`;
  return {
    sql: readable(`try_strptime(${slashed}, [${formats.join(", ")}])`, sql),
    assumptions: [...orderAssumption(column, isMonthFirst), ...zoneAssumption(column)].map((one) => ({
      ...one,
      evidence: one.evidence.replace(name, shownHeader(name)),
    })),
  };
}

function orderAssumption({ name, firstIsDay, secondIsDay }: ColumnProfile, isMonthFirst: boolean): Assumption[] {
  const [order, other] = isMonthFirst ? ["month", "day"] : ["day", "month"];
  const change = isMonthFirst ? "write %d/%m in place of %m/%d" : "write %m/%d in place of %d/%m";
  const header = shownHeader(name);
  if (firstIsDay > 0 && secondIsDay > 0) {
    return [
      {
        assumed: `dates are ${order} first`,
        evidence: `${header} has both orders; most that can be told apart have the ${order} first`,
        change: `the rest is refused or read wrongly: export anew, or tell the files with the ${other} first apart`,
      },
    ];
  }
  return firstIsDay + secondIsDay > 0
    ? [{ assumed: `dates are ${order} first`, evidence: `some days in ${header} exist only so`, change }]
    : [
        {
          assumed: `dates are ${order} first`,
          evidence: `nothing in ${header} tells: every day exists either way`,
          change,
        },
      ];
}
