/** Accuracy and error rates of a view: who judges, what is right and wrong, how sure. */
import { emptyFigure } from "../analysis/absence.js";
import { rateFigure } from "../analysis/rate-figure.js";
import type { ViewState } from "../schema/filters.js";
import { clusterDesign } from "../stats/cluster-design.js";
import { clusterSums } from "../stats/cluster-sums.js";
import { monday } from "./days.js";
import { type AskedQuestion, type ErrorQuestions, errorQuestions } from "./error-questions.js";
import { errorClusters, errorSums, type Parts } from "./error-sums.js";
import { among, sql } from "./fragment.js";
import { chooseJudges, type Family, type InView, type Judge } from "./judges.js";
import { type ErrorScope, type Measure, UNDIRECTED } from "./outcomes.js";
import { predicate } from "./predicate.js";
import type { Query } from "./query.js";
import type { Absent, Figure, WorkbookInfo } from "./results.js";

/** What a view's error rates are made from. */
export interface ErrorView extends ErrorQuestions {
  /** One per market that anything judges. */
  readonly judges: readonly Judge[];
  /** The view's cells, whatever the day. */
  readonly ask: Omit<ErrorScope, "judges">;
}

/** Markets with a result together, all judged by the same family. */
export interface Together {
  readonly scope: string;
  readonly judges: readonly Judge[];
}

export interface ErrorFigure {
  readonly part: string;
  readonly scope: string;
  /** `correct` is accuracy or gold accuracy, as the scope is judged. */
  readonly measure: Measure;
  readonly figure: Figure;
}

/** Which questions and references a view's error rates rest on. */
export async function errorView(
  query: Query,
  state: ViewState,
  info: WorkbookInfo,
  inView: InView,
): Promise<ErrorView> {
  const asked = errorQuestions(state, info);
  const ask = cellsAsked({ ...state, from: null, to: null }, asked.questions);
  if (asked.absent !== null) return { ...asked, judges: [], ask };
  const sets = info.choices.reference.map(({ value }) => value);
  return { ...asked, judges: await chooseJudges(query, ask.judgements, sets, inView), ask };
}

/** The cells of both cubes that a state is about. */
export function cellsAsked(state: ViewState, questions: readonly AskedQuestion[]): Omit<ErrorScope, "judges"> {
  const cells = (cube: "judgements" | "annotators") => {
    const { where, parameters } = predicate(state, cube);
    return sql`${{ text: where, parameters }} AND ${among(
      "question",
      questions.map(({ question }) => question),
    )}`;
  };
  return { judgements: cells("judgements"), annotators: cells("annotators"), questions };
}

/** A figure per part, scope and measure, where there is anything judged. */
export async function errorFigures(
  query: Query,
  { ask, directions }: ErrorView,
  together: readonly Together[],
  measures: readonly Measure[],
  parts: Parts,
): Promise<readonly ErrorFigure[]> {
  const judges = together.flatMap(({ scope, judges }) => judges.map((judge) => ({ ...judge, scope })));
  if (judges.length === 0) return [];
  const families = new Map(judges.map(({ scope, family }) => [scope, family]));
  const [points, clusters] = await Promise.all([
    errorSums(query, { ...ask, judges }, measures, parts),
    errorClusters(query, { ...ask, judges }, measures, parts),
  ]);
  const designs = new Map(clusters.map((row) => [key(row), clusterDesign(row.clusters, row.independent)]));
  const undirected = new Set(points.filter(({ measure }) => measure === UNDIRECTED).map(place));

  return points.flatMap(({ part, scope, measure, sums }): ErrorFigure[] => {
    // Some question is silent then, and `directions` says which.
    if (measure === UNDIRECTED) return withoutDirections(part, scope, directions as Absent);
    if (measure !== "correct" && undirected.has(place({ part, scope }))) return [];
    const family = families.get(scope) as Family;
    const week = parts === "day" ? monday(part) : part;
    const design = designs.get(key({ part: week, scope, measure })) ?? clusterDesign(clusterSums([]));
    const metric = measure === "correct" ? family : METRICS[measure];
    return [{ part, scope, measure, figure: rateFigure({ metric, family, point: sums, design }) }];
  });
}

const METRICS = { false_positive: "false_positive_rate", false_negative: "false_negative_rate" } as const;

const withoutDirections = (part: string, scope: string, absent: Absent): ErrorFigure[] =>
  (["false_positive", "false_negative"] as const).map((measure) => ({
    part,
    scope,
    measure,
    figure: emptyFigure({ metric: METRICS[measure], n: 0, annotators: null }, absent),
  }));

type Place = Pick<ErrorFigure, "part" | "scope">;
const place = ({ part, scope }: Place): string => `${part} ${scope}`;
const key = ({ part, scope, measure }: Place & { readonly measure: Measure }): string => `${part} ${measure} ${scope}`;
