/** What a team may lack: small exports, each without something, under which every page must still say what it can. */
import { csvFormat } from "d3";
import type { Taxonomy } from "../../src/lib/schema/taxonomy.js";

type Row = { readonly [column: string]: string };

/** The canonical rows of an exports folder. */
export interface Exports {
  readonly annotations: readonly Row[];
  readonly references: readonly Row[];
  readonly taxonomy: Taxonomy;
}

const MARKETS = ["TH", "ID", "VN"];
const WEEKS = 8;
/** Per market and week; a third of them is labelled by the model besides. */
const ITEMS = 40;
const PEOPLE = 6;

const at = (week: number, item: number): string =>
  new Date(Date.UTC(2026, 7, 3 + 7 * week + (item % 7), 3)).toISOString();

const labels = [
  { value: "ok", name: "No violation", means: "non-violating" as const },
  { value: "scam", name: "Scam", means: "violating" as const, policy: "scams" },
  { value: "hate", name: "Hate", means: "violating" as const, policy: "hate" },
];
const VALUES = labels.map(({ value }) => value);

const TAXONOMY: Taxonomy = {
  markets: { TH: { name: "Thailand" }, ID: { name: "Indonesia" }, VN: { name: "Vietnam" } },
  questions: { violation: { name: "Violation", labels } },
  policies: { scams: { name: "Scams" }, hate: { name: "Hate speech" } },
};

/** Every third item is a scam, every fifth hate; each annotator is wrong on some, no two on the same ones. */
const truthOf = (item: number): string => (item % 3 === 0 ? "scam" : item % 5 === 0 ? "hate" : "ok");
const labelOf = (item: number, who: number, week: number): string => {
  const truth = truthOf(item);
  return (item * 7 + who * 5 + week) % 11 === 0 ? (VALUES[(VALUES.indexOf(truth) + 1) % 3] as string) : truth;
};

/** Eight weeks of three markets: two people per item, a model on some, the first person's label audited. */
function everything(markets: readonly string[] = MARKETS, weeks = WEEKS): Exports {
  const annotations: Row[] = [];
  const references: Row[] = [];
  for (const [place, market] of markets.entries()) {
    for (let number = 0; number < weeks * ITEMS; number++) {
      const week = Math.floor(number / ITEMS);
      const item = number % ITEMS;
      const first = (item + week) % PEOPLE;
      const time = at(week, item);
      const row = (who: string, rest: Row): Row => ({
        annotation_id: `${market}-${number}-${who}`,
        submission_id: `${market}-${number}-${who}`,
        item_id: `${market}-${number}`,
        question: "violation",
        status: "labelled",
        market,
        queue: item % 2 === 0 ? "live" : "replay",
        policy: item % 2 === 0 ? "scams" : "hate",
        labeled_at: time,
        round: "production",
        ...rest,
      });
      for (const who of [first, (first + 1) % PEOPLE]) {
        const annotator_id = `${market}-person-${who}`;
        const team = `Team ${market} ${1 + (who % 2)}`;
        annotations.push(
          row(`${who}`, { label: labelOf(number + place, who, week), annotator_kind: "human", annotator_id, team }),
        );
      }
      if (item % 3 === 0) {
        const label = labelOf(number + place, PEOPLE, week);
        annotations.push(row("model", { label, annotator_kind: "model", model_version: "guard-1" }));
      }
      references.push({
        reference_id: `${market}-${number}`,
        item_id: `${market}-${number}`,
        question: "violation",
        reference_label: truthOf(number + place),
        reference_set: "quality",
        kind: "audit",
        selection: "random",
        decided_at: time,
        audited_annotation_id: `${market}-${number}-${first}`,
      });
    }
  }
  return { annotations, references, taxonomy: TAXONOMY };
}

const ALL = everything();

const without = (rows: readonly Row[], ...columns: string[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))));
const some = (exports: Exports, keep: (row: Row) => boolean): Exports => {
  const annotations = exports.annotations.filter(keep);
  const kept = new Set(annotations.map(({ annotation_id }) => annotation_id));
  return {
    ...exports,
    annotations,
    references: exports.references.filter((row) => kept.has(row.audited_annotation_id)),
  };
};
const weekOf = ({ labeled_at }: Row): number =>
  Math.floor((Date.parse(labeled_at as string) - Date.UTC(2026, 7, 3)) / (7 * 86_400_000));
const isOf = (column: string, value: string) => (row: Row) => row[column] === value;
const first = (row: Row): boolean => ALL.references.some((each) => each.audited_annotation_id === row.annotation_id);

const oneMarket = some(ALL, isOf("market", "TH"));
const LONG = [
  "ประเทศไทย ภาคตะวันออกเฉียงเหนือ และพื้นที่ชายแดนใกล้แม่น้ำโขง",
  "Việt Nam, các tỉnh miền Trung và Tây Nguyên, tiếng Việt và tiếng Ê Đê",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenmarkt",
];

export interface Situation extends Exports {
  /** A filter that matches nothing. */
  readonly search?: string;
}

const situations = {
  /** Nothing is lacking. */
  everything: { ...ALL, search: "market=VN&queue=live&team=Team+TH+1&kind=model&from=2026-08-03&to=2026-08-03" },
  "no audits": { ...ALL, references: [] },
  "no model": some(ALL, isOf("annotator_kind", "human")),
  "no second annotator": some(ALL, first),
  "one market": oneMarket,
  "no dates": { ...ALL, annotations: without(ALL.annotations, "labeled_at") },
  "one day": some(ALL, ({ labeled_at }) => labeled_at === at(2, 2)),
  "ten rows": { ...ALL, annotations: ALL.annotations.slice(0, 10), references: ALL.references.slice(0, 3) },
  "no audits, one market": { ...oneMarket, references: [] },
  "no dates, no annotators": { ...ALL, annotations: without(ALL.annotations, "labeled_at", "annotator_id", "team") },
  "no people": {
    ...some(ALL, isOf("annotator_kind", "model")),
    references: ALL.references.map((row) => ({ ...row, audited_annotation_id: "" })),
  },
  "a market without audits": {
    ...ALL,
    references: ALL.references.filter(({ item_id }) => !item_id?.startsWith("VN")),
  },
  "one label": {
    ...ALL,
    annotations: ALL.annotations.map((row) => ({ ...row, label: "ok" })),
    references: ALL.references.map((row) => ({ ...row, reference_label: "ok" })),
    taxonomy: { markets: TAXONOMY.markets },
  },
  "labels without meaning": { ...ALL, taxonomy: { markets: TAXONOMY.markets } },
  "references only": { ...ALL, annotations: [] },
  nothing: { ...ALL, annotations: [], references: [] },
  "long names": {
    ...ALL,
    annotations: ALL.annotations.map((row) => ({
      ...row,
      team: row.team === undefined ? "" : `${row.team} ${LONG[1]}`,
      queue: `${row.queue} ${LONG[0]}`,
    })),
    taxonomy: {
      ...TAXONOMY,
      markets: Object.fromEntries(MARKETS.map((market, index) => [market, { name: LONG[index] as string }])),
    },
  },
  "forty markets": {
    ...everything(
      Array.from({ length: 40 }, (_, index) => `M${index + 1}`),
      2,
    ),
    taxonomy: { questions: TAXONOMY.questions, policies: TAXONOMY.policies },
  },
  "weeks never exported": some(ALL, (row) => row.market !== "VN" || ![2, 3, 5].includes(weekOf(row))),
} satisfies { readonly [name: string]: Situation };

export type SituationName = keyof typeof situations;

export const SITUATIONS: { readonly [name in SituationName]: Situation } = situations;

/** The files of an exports folder. */
export function exportsFiles({ annotations, references, taxonomy }: Exports): { readonly [path: string]: string } {
  const mapping = (file: string, columns: readonly string[]) =>
    `SELECT ${columns.join(", ")}, source_file, source_row FROM csv('${file}')`;
  const named = (rows: readonly Row[], all: readonly Row[]) =>
    Object.keys(rows.length > 0 ? Object.assign({}, ...rows) : Object.assign({}, ...all));
  const labels = named(annotations, ALL.annotations);
  const audits = named(references, ALL.references);
  return {
    "taxonomy.json": JSON.stringify(taxonomy),
    "tool/annotations.sql": mapping("labels.csv", labels),
    "tool/labels.csv": `${csvFormat([...annotations], labels)}\n`,
    ...(references.length > 0 && {
      "tool/reference_labels.sql": mapping("audits.csv", audits),
      "tool/audits.csv": `${csvFormat([...references], audits)}\n`,
    }),
  };
}
