/**
 * taxonomy.json: what is specific to a deployment. The schema here is its type, its
 * validation and the JSON schema that editors read.
 */
import { z } from "zod";

const synonyms = z
  .array(z.string())
  .describe("Other spellings found in exports. Matching ignores case and surrounding space.")
  .optional();
const name = z.string().describe("Name readers see. Default: the value itself.").optional();

const Market = z.strictObject({
  name,
  synonyms,
  language: z.string().describe("Main language, as a BCP 47 tag.").optional(),
  time_zone: z.string().describe("IANA time zone: a day is a local day. Default: UTC.").optional(),
});

const Queue = z.strictObject({ name, synonyms });

const Policy = z.strictObject({
  name,
  synonyms,
  parent: z.string().describe("The policy this one is part of. A filter on the parent includes it.").optional(),
  severity: z.number().min(0).describe("Relative harm of a missed violation; 1 is ordinary.").optional(),
});

const Label = z.strictObject({
  value: z.string().describe("The label, as snapshots hold it."),
  name,
  synonyms,
  means: z
    .enum(["violating", "non-violating", "undecided"])
    .describe("What the label says of the item. Without it, error directions are not computed.")
    .optional(),
  policy: z.string().describe("The policy a violating label asserts.").optional(),
});

const Question = z.strictObject({
  name,
  synonyms,
  level: z.enum(["nominal", "ordinal", "interval"]).describe("Level of measurement. Default: nominal.").optional(),
  primary: z
    .boolean()
    .describe("Headline figures use this question. Several may be, where tools ask different ones. Default: the first.")
    .optional(),
  multiple: z
    .boolean()
    .describe("Several choices may be picked; each becomes a yes/no question `question:choice`.")
    .optional(),
  labels: z
    .array(Label)
    .describe("The labels in order. Labels outside the list are refused; without a list, any are taken.")
    .optional(),
  missing: z.array(z.string()).describe("Values that mean that no label was given.").optional(),
});

const ReferenceSet = z.strictObject({ name });

export const TaxonomySchema = z.strictObject({
  $schema: z.string().optional(),
  markets: z.record(z.string(), Market).optional(),
  queues: z.record(z.string(), Queue).optional(),
  policies: z.record(z.string(), Policy).optional(),
  questions: z.record(z.string(), Question).optional(),
  reference_sets: z
    .record(z.string(), ReferenceSet)
    .describe(
      "Reference sets in order of preference: where several judge the same work, headline figures use the first.",
    )
    .optional(),
});

/** A checked taxonomy. Sections that are absent are inferred from the data and reported. */
export type Taxonomy = z.infer<typeof TaxonomySchema>;
export type TaxonomyQuestion = z.infer<typeof Question>;
export type TaxonomyLabel = z.infer<typeof Label>;

/** The JSON schema editors use to complete and check taxonomy.json. */
export function taxonomyJsonSchema(): unknown {
  return z.toJSONSchema(TaxonomySchema, { target: "draft-7" });
}
