import { type DuckDBConnection, rows } from "../duckdb.js";
import { Failure } from "../failure.js";

/**
 * Makes `workbook.policy_closure(ancestor, policy)` from `taxonomy_policies`: every policy with itself and with
 * everything above it, so that a filter on a policy includes its parts.
 *
 * @throws Failure where a policy is part of itself.
 */
export async function createPolicyClosure(connection: DuckDBConnection): Promise<void> {
  const cycle = await rows<{ policy: string }>(
    connection,
    `WITH RECURSIVE above AS (
       SELECT policy, parent FROM taxonomy_policies WHERE parent IS NOT NULL
       UNION
       SELECT above.policy, taxonomy_policies.parent
       FROM above
       JOIN taxonomy_policies ON taxonomy_policies.policy = above.parent
       WHERE taxonomy_policies.parent IS NOT NULL
     )
     SELECT policy FROM above WHERE policy = parent ORDER BY policy`,
  );
  if (cycle.length > 0) {
    const names = cycle.map(({ policy }) => `'${policy}'`).join(", ");
    throw new Failure(`taxonomy.json: a policy cannot be part of itself, as ${names}. Mend their "parent".`);
  }
  await connection.run(
    `CREATE TABLE workbook.policy_closure AS
     WITH RECURSIVE closure AS (
       SELECT policy AS ancestor, policy FROM taxonomy_policies
       UNION
       SELECT taxonomy_policies.parent, closure.policy
       FROM closure
       JOIN taxonomy_policies ON taxonomy_policies.policy = closure.ancestor
       WHERE taxonomy_policies.parent IS NOT NULL
     )
     SELECT ancestor, policy FROM closure ORDER BY ALL`,
  );
}
