import { expect, test } from "vitest";
import { fingerprint } from "../../src/server/fingerprint.ts";

test("texts and bytes have the fingerprints that MurmurHash3 gives them", () => {
  // from the reference implementation, MurmurHash3_x86_128 with seed 0
  expect(fingerprint("")).toBe("00000000000000000000000000000000");
  expect(fingerprint("I will not buy this record, it is scratched.")).toBe("a0a9683b25ac5e40d9af2895890dddf5");
  expect(fingerprint("žodis ąčę")).toBe(fingerprint(new TextEncoder().encode("žodis ąčę")));
});

test("one bit more or less, anywhere and at any length, is another fingerprint", () => {
  const seen = new Set<string>();
  for (let length = 0; length < 70; length++) {
    const bytes = new Uint8Array(length);
    seen.add(fingerprint(bytes));
    for (let at = 0; at < length; at++) {
      bytes[at] = 128;
      seen.add(fingerprint(bytes));
      bytes[at] = 0;
    }
  }
  expect(seen.size).toBe(70 + (69 * 70) / 2);
});
