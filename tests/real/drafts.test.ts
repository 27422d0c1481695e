/** What `npm run source` makes of the published sets, against what their hand-written mappings select. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { draft } from "../loaders/sources/draft/draft.js";
import { DATA, describeWithData } from "./real-set.js";

const COUNCIL = ["council_mod_qa/audits.json"];
const CREHATE = ["crehate/CREHate_raw_annotations.csv"];
const HATEREP = ["haterep/annotations_LGBT.csv", "haterep/annotations_nonLGBT.csv"];
const SGHATE = ["ms", "ss"].map((locale) => `sea_hatecheck/SGHateCheck/annotations/${locale}_annotations.csv`);

const draftOf = (files: readonly string[]) => draft({}, { files: files.map((file) => join(DATA, file)) });

describeWithData(["council_mod_qa", "crehate", "crowdtruth_medrel", "haterep", "sea_hatecheck"], () => {
  it.each([
    [COUNCIL, ["caseId AS item_id", "action AS label", "auditor AS annotator_id", '"timestamp" AS labeled_at']],
    [
      CREHATE,
      ["ID AS item_id", "annotation AS label", "annotator_id,", "nationality AS market", "labels have no time"],
    ],
    [HATEREP, ['"Question ID" AS item_id', "User AS annotator_id", "Phase AS policy_version", "labels have no time"]],
    [
      SGHATE,
      ["concat_ws(' ', source_file, c_id) AS item_id", "answer AS label", "ON annotator_1, annotator_2, annotator_3"],
    ],
  ])("draws item, label, annotator and time from %j, or states the doubt", async (files, parts) => {
    const drafted = await draftOf(files);
    const sql = (await drafted.mapping("annotations")).replaceAll(/\n\s+(-- +)?/g, " ");
    for (const part of parts) expect(sql).toContain(part);
    expect(drafted.run.refusals).toEqual([]);
  });

  it("reads 19 reports of a crowd platform in one call, by the question that differs between workers", async () => {
    const folder = "crowdtruth_medrel/raw/RelEx";
    const drafted = await draftOf(readdirSync(join(DATA, folder)).map((file) => `${folder}/${file}`));
    expect(drafted.drafts.map(({ from }) => from)).toEqual([
      "appen('RelEx_batch_*.csv', questions := 'step_1_select_the_valid_relations')",
    ]);
    expect(drafted.run.refusals).toEqual([]);
  });
});
