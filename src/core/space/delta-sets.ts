/**
 * Sets of (label, winding delta), shared: a set is a node of a tree whose path to the root lists its pairs, labels descending.
 * Set 0 is empty. Segments of one border have the same set, so that a set costs one integer a segment.
 */
export class DeltaSets {
  parent = new Int32Array(1024);
  label = new Int32Array(1024);
  delta = new Int32Array(1024);
  count = 1;
  private table = new Int32Array(4096);
  private lastKey0 = -1;
  private lastKey1 = -1;
  private lastKey2 = 0;
  private lastAnswer = 0;
  private readonly sums = new Map<number, number>();
  private readonly negatives = new Map<number, number>();

  private child(parent: number, label: number, delta: number): number {
    let mask = this.table.length - 1;
    const hash = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(label, 0x85ebca6b) ^ Math.imul(delta, 0xc2b2ae35)) >>> 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let n = this.table[slot]!; n !== 0; n = this.table[slot]!) {
      if (this.parent[n] === parent && this.label[n] === label && this.delta[n] === delta) return n;
      slot = (slot + 1) & mask;
    }
    const n = this.count++;
    if (n === this.parent.length) {
      this.parent = enlarged(this.parent);
      this.label = enlarged(this.label);
      this.delta = enlarged(this.delta);
    }
    this.parent[n] = parent;
    this.label[n] = label;
    this.delta[n] = delta;
    this.table[slot] = n;
    if (this.count * 2 > this.table.length) {
      this.table = new Int32Array(this.table.length * 4);
      mask = this.table.length - 1;
      for (let m = 1; m < this.count; m++) {
        const h =
          (Math.imul(this.parent[m]!, 0x9e3779b1) ^ Math.imul(this.label[m]!, 0x85ebca6b) ^ Math.imul(this.delta[m]!, 0xc2b2ae35)) >>> 0;
        let s = (h ^ (h >>> 15)) & mask;
        while (this.table[s] !== 0) s = (s + 1) & mask;
        this.table[s] = m;
      }
    }
    return n;
  }

  /** The set with `delta` added to `label`; labels must be added in ascending order. */
  add(set: number, label: number, delta: number): number {
    if (set === this.lastKey0 && label === this.lastKey1 && delta === this.lastKey2) return this.lastAnswer;
    let answer: number;
    if (set !== 0 && this.label[set] === label) {
      const sum = this.delta[set]! + delta;
      const below = this.parent[set]!;
      answer = sum === 0 ? below : this.child(below, label, sum);
    } else answer = this.child(set, label, delta);
    this.lastKey0 = set;
    this.lastKey1 = label;
    this.lastKey2 = delta;
    this.lastAnswer = answer;
    return answer;
  }

  /** a + sign·b */
  plus(a: number, b: number, sign: number): number {
    if (b === 0) return a;
    if (a === 0) return sign > 0 ? b : this.negated(b);
    // sets are far fewer than 2^26
    const key = a * 134217728 + b * 2 + (sign > 0 ? 1 : 0);
    const known = this.sums.get(key);
    if (known !== undefined) return known;
    const labels: number[] = [];
    const deltas: number[] = [];
    let m = a;
    let n = b;
    while (m !== 0 || n !== 0) {
      const lm = m === 0 ? -1 : this.label[m]!;
      const ln = n === 0 ? -1 : this.label[n]!;
      const sum = (lm >= ln ? this.delta[m]! : 0) + (ln >= lm ? sign * this.delta[n]! : 0);
      if (sum !== 0) {
        labels.push(Math.max(lm, ln));
        deltas.push(sum);
      }
      if (lm >= ln) m = this.parent[m]!;
      if (ln >= lm) n = this.parent[n]!;
    }
    let answer = 0;
    for (let i = labels.length - 1; i >= 0; i--) answer = this.child(answer, labels[i]!, deltas[i]!);
    this.sums.set(key, answer);
    return answer;
  }

  negated(set: number): number {
    if (set === 0) return 0;
    const known = this.negatives.get(set);
    if (known !== undefined) return known;
    const chain: number[] = [];
    for (let n = set; n !== 0; n = this.parent[n]!) chain.push(n);
    let answer = 0;
    for (let i = chain.length - 1; i >= 0; i--) answer = this.child(answer, this.label[chain[i]!]!, -this.delta[chain[i]!]!);
    this.negatives.set(set, answer);
    return answer;
  }
}

/** A copy of twice the length. */
export function enlarged<T extends Int32Array | Float64Array | Uint8Array>(array: T): T {
  const bigger = new (array.constructor as new (n: number) => T)(array.length * 2);
  bigger.set(array);
  return bigger;
}
