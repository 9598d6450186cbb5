import type fc from "fast-check";

/** Whatever reads what others wrote: how to make input for it, and how to try it. A trial ends, or throws where dejure is at fault. */
export interface Reader {
  readonly name: string;
  readonly input: fc.Arbitrary<string>;
  attempt(input: string): unknown;
}

export const encoder = new TextEncoder();

/** First line and the rest. */
export const headed = (input: string): readonly [string, string] => {
  const end = input.indexOf("\n");
  return end < 0 ? [input, ""] : [input.slice(0, end), input.slice(end + 1)];
};

/** Bytes as a text of one character each, and back: inputs are texts, so that all can be kept and made smaller alike. */
export const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
export const asBytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);
