import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "../../src/core/fingerprint.ts";

test("texts and bytes have the fingerprints that Node's SHA-256 gives them", () => {
  const expected = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex").slice(0, 32);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 300 })), (content) => {
      expect(fingerprint(content)).toBe(expected(content));
    }),
  );
});
