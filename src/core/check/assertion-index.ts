import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";

/** Assertions of one assertor about one layer that took hold on one day, in the order of their ids. */
export interface Company {
  readonly assertor: string;
  readonly assertions: Assertion[];
  /** what a rule made of them, kept while they stay the same; undefined: not yet worked out */
  found: unknown;
}

/** The one day of a date, or its variable where it may be several: acts are of one day if these are equal. */
const dayKey = (when: DateVariable): string => {
  const only = when.admissible.length === 1 ? when.admissible[0] : undefined;
  return only && only[0] === only[1] && when.key !== "always" ? `day ${only[0]}` : when.key;
};

const compare = (a: Assertion, b: Assertion): number =>
  a.id !== b.id
    ? a.id < b.id
      ? -1
      : 1
    : a.record.collection < b.record.collection
      ? -1
      : a.record.collection > b.record.collection
        ? 1
        : 0;

/** Who speaks at all, and who spoke on one day: kept up to date by what changed among the assertions. */
export class AssertionIndex {
  #assertions: readonly Assertion[] = [];
  /** assertors, with the number of their assertions */
  readonly speakers = new Map<string, number>();
  readonly companies: Readonly<Record<"title" | "control", Map<string, Company>>> = { title: new Map(), control: new Map() };

  /** Takes over the assertions of another atlas, sorted by id, and gives the records whose assertions are others than before. */
  update(assertions: readonly Assertion[]): Set<AnyAuthored> {
    const changed = new Set<AnyAuthored>();
    const before = this.#assertions;
    this.#assertions = assertions;
    const [gone, come] = differences(before, assertions);
    for (const assertion of gone) {
      changed.add(assertion.record);
      this.#remove(assertion);
    }
    for (const assertion of come) {
      changed.add(assertion.record);
      this.#add(assertion);
    }
    return changed;
  }

  /** Forgets what rules made of the companies: the land is another. */
  forgetFindings(): void {
    for (const layer of Object.values(this.companies)) for (const company of layer.values()) company.found = undefined;
  }

  #add(assertion: Assertion): void {
    const joined = new Set<Company>();
    for (const { assertor, when } of assertion.assertors) {
      this.speakers.set(assertor, (this.speakers.get(assertor) ?? 0) + 1);
      const companies = this.#companiesOf(assertion);
      if (!companies || !when) continue;
      const key = `${assertor} ${dayKey(when)}`;
      let company = companies.get(key);
      if (!company) {
        company = { assertor, assertions: [], found: undefined };
        companies.set(key, company);
      }
      if (joined.has(company)) continue;
      joined.add(company);
      const last = company.assertions.at(-1);
      company.assertions.push(assertion);
      if (last && compare(last, assertion) > 0) company.assertions.sort(compare);
      company.found = undefined;
    }
  }

  #remove(assertion: Assertion): void {
    for (const { assertor, when } of assertion.assertors) {
      const count = (this.speakers.get(assertor) ?? 0) - 1;
      if (count > 0) this.speakers.set(assertor, count);
      else this.speakers.delete(assertor);
      const companies = this.#companiesOf(assertion);
      const key = when && `${assertor} ${dayKey(when)}`;
      const company = key === undefined ? undefined : companies?.get(key);
      const at = company ? company.assertions.indexOf(assertion) : -1;
      if (!company || at < 0) continue;
      company.assertions.splice(at, 1);
      company.found = undefined;
      if (company.assertions.length === 0) companies?.delete(key as string);
    }
  }

  #companiesOf({ layer, belief, extent, rank }: Assertion): Map<string, Company> | undefined {
    return layer === "other" || !belief || !extent || rank === "deprecated" ? undefined : this.companies[layer];
  }
}

/** What stands only in the one and only in the other of two lists in the same order. */
function differences(before: readonly Assertion[], now: readonly Assertion[]): [gone: Assertion[], come: Assertion[]] {
  // Nearly always one edit in one place: what is the same at both ends is passed over.
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) start++;
  let end = 0;
  while (end < before.length - start && end < now.length - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const fresh = now.slice(start, now.length - end);
  const [had, has] = [new Set(old), new Set(fresh)];
  return [old.filter((a) => !has.has(a)), fresh.filter((a) => !had.has(a))];
}
