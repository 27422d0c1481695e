import { describe, expect, it } from "vitest";
import { taxonomySchemaText } from "../../../loaders/sources/taxonomy-schema.js";

describe("the JSON schema of taxonomy.json", () => {
  it("is one that editors read, closed, with every section described", () => {
    const schema = JSON.parse(taxonomySchemaText()) as Record<string, unknown>;
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties as object)).toEqual([
      "$schema",
      "markets",
      "queues",
      "policies",
      "questions",
      "reference_sets",
    ]);
  });
});
