import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { personalKind } from "../../../../loaders/sources/draft/personal.js";
import { csv, draft } from "./draft.js";
import { profileOf } from "./profile.js";

test.each([
  ["user_email", "a", "e-mail addresses"],
  ["contact", "somsri@example.org", "e-mail addresses"],
  ["somsri@example.org", "ok", "e-mail addresses"],
  ["_ip", "x", "IP addresses"],
  ["host", "192.0.2.1", "IP addresses"],
  ["host", "2001:db8::1", "IP addresses"],
  ["where", "https://example.org/@somsri", "links or handles"],
  ["by", "@somsri", "links or handles"],
  ["creator", "x", "links or handles"],
  ["firstName", "Somsri", "names of people"],
  ["Annotator name", "Somsri", "names of people"],
  ["mobile", "x", "phone numbers"],
  ["_city", "x", "places"],
  ["Region", "x", "places"],
  ["age", "29", "personal traits"],
  ["annotator_gender", "f", "personal traits"],
  ["gender_sexual_orientation", "x", "personal traits"],
  ["caption", "x", "content or free text"],
  ["remarks", "x", "content or free text"],
  ["anything", `${"a sentence somebody wrote ".repeat(6)}`, "content or free text"],
])("%s with %s is left out as %s", async (header, value, kind) => {
  expect(personalKind(await profileOf(header, value, value))).toBe(kind);
});

test.each([
  ["About gender?", "women"],
  ["country", "TH"],
  ["comment_id", "c1"],
  ["title_id", "t1"],
  ["policy", "hate speech"],
  ["worker_id", "w1"],
  ["labeled_at", "2026-09-01T08:00:00Z"],
])("%s with %s is not personal", async (header, value) => {
  expect(personalKind(await profileOf(header, value))).toBeUndefined();
});

describe("personal columns", () => {
  it("never reach mapping, taxonomy or terminal, whatever they hold and wherever they stand", async () => {
    const secret = fc.stringMatching(/^[A-Z]{4}zq[a-z]{6}$/);
    const kinds = ["email", "user name", "city", "gender", "text", "profile_url", "ip address", "phone"];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(kinds, { minLength: 1 }),
        fc.array(secret, { minLength: 12, maxLength: 12 }),
        async (headers, secrets) => {
          const rows = [0, 1, 2, 3].map((row) => [
            `p${row >> 1}`,
            `w${row % 2}`,
            row % 2 ? "ok" : "bad",
            // Few values, so that only the header tells them from labels.
            ...headers.map((_, index) => secrets[(index + row) % 2]!),
          ]);
          const header = ["post_id", "worker_id", "label", ...headers];
          const drafted = await draft({ "labels.csv": csv(header.join(","), ...rows.map((row) => row.join(","))) });
          const seen = [
            drafted.said,
            await drafted.mapping("annotations"),
            JSON.stringify(await drafted.taxonomyFile()),
          ].join("\n");
          for (const value of secrets) expect(seen).not.toContain(value);
          expect(drafted.drafts[0]!.leftOut.map((one) => one.header).sort()).toEqual([...headers].sort());
        },
      ),
      { numRuns: 6 },
    );
  });
});
