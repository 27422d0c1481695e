import { expect, test } from "vitest";
import { createAnswers } from "../../../loaders/cubes/answers.js";
import { createTaxonomyTables } from "../../../loaders/cubes/taxonomy-tables.js";
import { openDatabase, rows } from "../../../loaders/duckdb.js";
import { createCanonicalTables } from "../../../loaders/snapshot/canonical.js";

test("an answer that no row states is its visit's, wherever a checkpoint has moved rows since", async () => {
  const connection = await openDatabase();
  await createCanonicalTables(connection);
  await createTaxonomyTables(connection, {
    questions: { where: { multiple: true, labels: [{ value: "video" }, { value: "audio" }] } },
  });
  // More than two row groups of DuckDB (122,880 rows), of which the first goes: every visit picked one of two choices.
  await connection.run(`INSERT INTO annotations BY NAME
    SELECT 'a' || n AS annotation_id, 's' || n AS submission_id, 'i' || n AS item_id, 'human' AS annotator_kind,
      'where:' || if(n % 2 = 0, 'video', 'audio') AS question, 'yes' AS label, 'labelled' AS status, 'production' AS round
    FROM range(300000) AS numbers(n);
    DELETE FROM annotations WHERE "row" <= 150000`);
  await createAnswers(connection);
  await connection.run("CHECKPOINT");
  expect(
    await rows(
      connection,
      `SELECT annotation_id[2:]::INTEGER % 2 AS odd, question, label, count(*)::INTEGER AS n, count(DISTINCT item_id)::INTEGER AS items
       FROM answers GROUP BY ALL ORDER BY ALL`,
    ),
  ).toEqual([
    { odd: 0, question: "where:audio", label: "no", n: 75_000, items: 75_000 },
    { odd: 0, question: "where:video", label: "yes", n: 75_000, items: 75_000 },
    { odd: 1, question: "where:audio", label: "yes", n: 75_000, items: 75_000 },
    { odd: 1, question: "where:video", label: "no", n: 75_000, items: 75_000 },
  ]);
  connection.closeSync();
});
