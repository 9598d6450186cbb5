/** Many values in one run of bytes, each read when it is asked for. */
import { deserialize, serialize } from "node:v8";
import { firstOf } from "./number-lists.ts";

/** The values, and where each begins; the last number is where all end. */
interface Heap {
  readonly bytes: Uint8Array;
  readonly first: Uint32Array;
}

/** Values as bytes, to be read one by one. */
export function heaped(values: readonly unknown[]): Uint8Array {
  const pieces = values.map((value) => serialize(value));
  return serialize({ bytes: Buffer.concat(pieces), first: firstOf(pieces) } satisfies Heap);
}

/** Gives the n-th of the values, the same object each time. */
export function fromHeap<T>(bytes: Uint8Array): (n: number) => T {
  const heap = deserialize(bytes) as Heap;
  const made: T[] = [];
  return (n) => (made[n] ??= deserialize(heap.bytes.subarray(heap.first[n], heap.first[n + 1])) as T);
}
