/** Accuracy and error rates of a view: who judges, what is right and wrong, how sure. */
import { flatRollup, max, sum } from "d3-array";
import { emptyFigure } from "../analysis/absence.js";
import { rateFigure } from "../analysis/rate-figure.js";
import type { ViewState } from "../schema/filters.js";
import { clusterSums } from "../stats/cluster-sums.js";
import { addProportions, type ProportionSums } from "../stats/proportion-sums.js";
import { sparseClusterDesign } from "../stats/sparse-cluster-design.js";
import { chosenDays } from "./chosen-days.js";
import { monday } from "./days.js";
import { type AskedQuestion, type ErrorQuestions, errorQuestions } from "./error-questions.js";
import { type ErrorSums, errorClusters, errorSums, type Parts } from "./error-sums.js";
import { among, sql, within } from "./fragment.js";
import { chooseJudges, type Family, type Judge } from "./judges.js";
import type { ErrorScope, Measure, ScopedJudge } from "./outcomes.js";
import { predicate } from "./predicate.js";
import type { Query } from "./query.js";
import type { Absent, Figure, WorkbookInfo } from "./results.js";

/** What a view's error rates are made from. */
export interface ErrorView extends ErrorQuestions {
  /** One per market that anything judges. */
  readonly judges: readonly Judge[];
  /** Right and wrong, of every set of references that might judge. */
  readonly sums: readonly ErrorSums[];
  /** What was asked. */
  readonly asked: Asked;
}

/** Which shares of which labels. */
export interface Asked {
  readonly scope: ErrorScope;
  readonly measures: readonly Measure[];
  /** Of stretches, the first is the view's: it tells who judges. */
  readonly parts: Parts;
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

/**
 * Which questions and references a view's error rates rest on, and what they say. Labels without a day are in view where the
 * first stretch has no days; where parts are days or weeks they are only counted.
 */
export async function errorView(
  query: Query,
  state: ViewState,
  info: WorkbookInfo,
  measures: readonly Measure[],
  parts: Parts,
): Promise<ErrorView> {
  const questions = errorQuestions(state, info);
  const asked = { scope: cellsAsked(state, info, questions.questions, parts), measures, parts };
  if (questions.absent !== null) return { ...questions, judges: [], sums: [], asked };
  const sums = await errorSums(query, asked.scope, measures, parts);
  const sets = info.choices.reference.map(({ value }) => value);
  return { ...questions, judges: chooseJudges(candidates(sums, parts), sets), sums, asked };
}

/** The cells of both cubes that a state is about; stretches say themselves which days they are of. */
function cellsAsked(
  state: ViewState,
  info: WorkbookInfo,
  questions: readonly AskedQuestion[],
  parts: Parts,
): ErrorScope {
  const whole = { ...state, from: null, to: null };
  const days = typeof parts === "string" ? chosenDays(state, info) : null;
  const names = questions.map(({ question }) => question);
  const cells = (cube: "judgements" | "annotators", cut: ViewState) => {
    const { where, parameters } = predicate(cut, cube);
    return sql`${{ text: where, parameters }} AND ${among("question", names)}`;
  };
  return {
    // Labels without a day come along, to be counted.
    judgements: sql`${cells("judgements", whole)} AND (day IS NULL OR ${within(days)})`,
    annotators: cells("annotators", typeof parts === "string" ? state : whole),
    questions,
  };
}

/** Everything that judges labels of the scope, with its labels in view. */
function candidates(sums: readonly ErrorSums[], parts: Parts): Judge[] {
  const inView = ({ part }: ErrorSums) => (typeof parts === "string" ? part !== null : part === parts[0]?.part);
  return flatRollup(
    sums,
    (rows) => ({
      n: sum(rows.filter(inView), (row) => row.sums.get("correct")?.n),
      undated: max(rows, ({ undated }) => undated) ?? 0,
    }),
    ({ market }) => market,
    ({ family }) => family,
    ({ referenceSet }) => referenceSet,
  ).map(([market, family, referenceSet, counts]) => ({ market, family, referenceSet, ...counts }));
}

/** A figure per part, scope and measure, where there is anything judged. */
export async function errorFigures(
  query: Query,
  { asked, sums, directions }: ErrorView,
  together: readonly Together[],
): Promise<readonly ErrorFigure[]> {
  const { measures, parts } = asked;
  const judges = together.flatMap(({ scope, judges }) => judges.map((judge) => ({ ...judge, scope })));
  if (judges.length === 0) return [];
  const families = new Map(judges.map(({ scope, family }) => [scope, family]));
  const points = inScopes(sums, judges, measures);
  const clusters = await errorClusters(query, asked.scope, judges, measures, parts);
  const designs = new Map(clusters.map((row) => [key(row), sparseClusterDesign(row.clusters, row.independent)]));

  return measures.flatMap((measure) =>
    points.flatMap(({ part, scope, sums, undirected }): ErrorFigure[] => {
      const family = families.get(scope) as Family;
      const metric = measure === "correct" ? family : METRICS[measure];
      if (measure !== "correct" && undirected > 0) {
        // Some question is silent then, and `directions` says which.
        const figure = emptyFigure({ metric, n: 0, annotators: null }, directions as Absent);
        return [{ part, scope, measure, figure }];
      }
      const point = sums.get(measure) as ProportionSums;
      if (point.n === 0) return [];
      const week = parts === "day" ? monday(part) : part;
      const design = designs.get(key({ part: week, scope, measure })) ?? sparseClusterDesign(clusterSums([]));
      return [{ part, scope, measure, figure: rateFigure({ metric, family, point, design }) }];
    }),
  );
}

/** What the judges of each scope say together, of labels with a part. */
function inScopes(found: readonly ErrorSums[], judges: readonly ScopedJudge[], measures: readonly Measure[]) {
  const scoped = judges.flatMap(({ scope, market, family, referenceSet }) =>
    found.flatMap((row) =>
      row.market === market && row.family === family && row.referenceSet === referenceSet && row.part !== null
        ? [{ ...row, scope, part: row.part }]
        : [],
    ),
  );
  return flatRollup(
    scoped,
    (rows) => ({
      sums: new Map(
        measures.map((measure) => [measure, addProportions(rows.flatMap(({ sums }) => sums.get(measure) ?? []))]),
      ),
      undirected: sum(rows, ({ undirected }) => undirected),
    }),
    ({ scope }) => scope,
    ({ part }) => part,
  ).map(([scope, part, added]) => ({ scope, part, ...added }));
}

const METRICS = { false_positive: "false_positive_rate", false_negative: "false_negative_rate" } as const;

type Place = Pick<ErrorFigure, "part" | "scope" | "measure">;
const key = ({ part, scope, measure }: Place): string => `${part} ${measure} ${scope}`;
