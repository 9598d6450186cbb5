/** What is sent to the thread that tries readers, and what comes back. */

/** Where the thread is before the first input: it makes them. */
export const NOWHERE = -1;

export interface Batch {
  readonly reader: string;
  readonly seed: number;
  readonly runs: number;
  /** these instead of inputs made at random */
  readonly inputs?: readonly string[] | undefined;
}

export interface Outcome {
  readonly tried: number;
  /** of one input, ms */
  readonly slowest: number;
  /** `lost`: the thread was ended, and a new one is needed */
  readonly fault?: { readonly input: string; readonly what: string; readonly lost?: true };
}
