/** Accuracy and error rates of a view: who judges, what is right and wrong, how sure. */
import { emptyFigure } from "../analysis/absence.js";
import { rateFigure } from "../analysis/rate-figure.js";
import type { ViewState } from "../schema/filters.js";
import { clusterDesign } from "../stats/cluster-design.js";
import { clusterSums } from "../stats/cluster-sums.js";
import { addProportions } from "../stats/proportion-sums.js";
import { monday } from "./days.js";
import { type ErrorQuestions, errorQuestions } from "./error-questions.js";
import { errorClusters, errorSums, type Parts } from "./error-sums.js";
import { list, sql } from "./fragment.js";
import { chooseJudges, type Family, type InView, type Judge } from "./judges.js";
import type { ErrorScope, Measure } from "./outcomes.js";
import { predicate } from "./predicate.js";
import type { Query } from "./query.js";
import type { Figure, WorkbookInfo } from "./results.js";

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

export interface ErrorFigures {
  readonly part: string;
  readonly scope: string;
  /** `correct` is accuracy or gold accuracy, as the scope is judged. */
  readonly figures: { readonly [measure in Measure]: Figure };
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
export function cellsAsked(state: ViewState, questions: readonly string[]): Omit<ErrorScope, "judges"> {
  const cells = (cube: "judgements" | "annotators") => {
    const { where, parameters } = predicate(state, cube);
    return sql`${{ text: where, parameters }} AND question IN ${list(questions)}`;
  };
  return { judgements: cells("judgements"), annotators: cells("annotators"), policy: state.policy };
}

/** Figures per part and scope, where there is anything judged. */
export async function errorFigures(
  query: Query,
  { ask, directions }: ErrorView,
  together: readonly Together[],
  parts: Parts,
): Promise<readonly ErrorFigures[]> {
  const judges = together.flatMap(({ scope, judges }) => judges.map((judge) => ({ ...judge, scope })));
  if (judges.length === 0) return [];
  const points = await errorSums(query, { ...ask, judges }, parts);
  const designs = new Map(
    (await errorClusters(query, { ...ask, judges }, parts)).map((row) => [key(row.part, row.scope), row]),
  );
  const families = new Map(together.map(({ scope, judges }) => [scope, judges[0]?.family ?? "accuracy"]));

  return points.map((point) => {
    const { part, scope } = point;
    const family = families.get(scope) as Family;
    const design = designs.get(key(parts === "day" ? monday(part) : part, scope));
    const rate = (measure: Measure, metric: Figure["metric"]): Figure =>
      rateFigure({
        metric,
        family,
        point: point.points[measure],
        design: clusterDesign(
          design?.clusters[measure] ?? clusterSums([]),
          design?.independent[measure] ?? addProportions([]),
        ),
      });
    const directed = (measure: Measure, metric: Figure["metric"]): Figure =>
      directions !== null && point.undirected > 0
        ? emptyFigure({ metric, n: 0, annotators: null }, directions)
        : rate(measure, metric);
    return {
      part,
      scope,
      figures: {
        correct: rate("correct", family),
        false_positive: directed("false_positive", "false_positive_rate"),
        false_negative: directed("false_negative", "false_negative_rate"),
      },
    };
  });
}

const key = (part: string, scope: string): string => `${part} ${scope}`;
