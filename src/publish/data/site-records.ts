import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { Citation, DateExpression, Localized, Sourced } from "../../core/model/values.ts";
import { writtenDate } from "../../core/time/written-date.ts";
import type { SiteAssertion, SiteCite, SiteDate, SiteRecord, SiteRecords, SiteSource } from "../../export/site/contract.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { textIn } from "../../export/site/text-in.ts";
import { chosen } from "./chosen-days.ts";
import { nameOf } from "./record-names.ts";

export const siteCites = (cites: readonly Citation[] | undefined): readonly SiteCite[] =>
  (cites ?? []).map(({ source, locator, quote }) => ({
    source,
    ...(locator === undefined ? {} : { locator }),
    ...(quote === undefined ? {} : { quote }),
  }));

/** Day or days of a record as written, where it has one. */
export function writtenWhen(record: AnyAuthored): string | undefined {
  const data = record.data as {
    when?: Parameters<typeof chosen>[0];
    on?: Parameters<typeof chosen>[0];
    stages?: readonly { stage: string; on: Parameters<typeof chosen>[0] }[];
  };
  const stage = data.stages?.find((item) => ["signed", "issued", "adopted"].includes(item.stage)) ?? data.stages?.[0];
  const value = chosen(data.when ?? data.on ?? stage?.on) as Parameters<typeof writtenDate>[0] | undefined;
  return value === undefined ? undefined : writtenDate(value);
}

/** The days that sources give for a record or its stages, where they give more than one. */
function differingDates(record: AnyAuthored): readonly SiteDate[] {
  const data = record.data as {
    when?: Sourced<DateExpression>;
    on?: Sourced<DateExpression>;
    stages?: readonly { stage: string; on: Sourced<DateExpression> }[];
  };
  const all = [{ stage: undefined, on: data.when }, { stage: undefined, on: data.on }, ...(data.stages ?? [])];
  return all.flatMap(({ stage, on = [] }) =>
    on.length < 2
      ? []
      : on.map(({ value, cite, rank }) => ({
          ...(stage === undefined ? {} : { stage }),
          when: writtenDate(value),
          cites: siteCites(cite),
          ...(rank === "deprecated" ? { error: true } : {}),
        })),
  );
}

/** Author and year, such as `Gerutis 1984`; the title where there is no author. */
export function shortSource(data: {
  author?: readonly { family?: string; literal?: string }[];
  title: Localized;
  issued?: Parameters<typeof writtenDate>[0];
}): string {
  const author = data.author?.[0]?.family ?? data.author?.[0]?.literal;
  const title = textIn(data.title, "en").text;
  const year = data.issued === undefined ? "" : writtenDate(data.issued).slice(0, 4);
  return author === undefined ? title : `${author}${(data.author?.length ?? 0) > 1 ? " et al." : ""}${year === "" ? "" : ` ${year}`}`;
}

function siteRecord(record: AnyAuthored): SiteRecord {
  const when = writtenWhen(record);
  const dates = differingDates(record);
  return {
    collection: record.collection,
    name: nameOf(record),
    page: pageOf(record),
    ...(when === undefined ? {} : { when }),
    ...(dates.length === 0 ? {} : { dates }),
  };
}

/** Everything the dossier needs to name an assertion, its act and its sources. */
export function siteRecords(atlas: Atlas): SiteRecords {
  const assertions: Record<string, SiteAssertion> = Object.create(null);
  const records: Record<string, SiteRecord> = Object.create(null);
  const sources: Record<string, SiteSource> = Object.create(null);
  for (const assertion of atlas.assertions) {
    const { record } = assertion;
    const ref = `${record.collection}/${record.id}`;
    const basis = assertion.effect.basis ?? (record.data as { basis?: string }).basis;
    assertions[assertion.id] = {
      record: ref,
      ...(assertion.article === undefined ? {} : { article: assertion.article }),
      verb: assertion.verb,
      ...(assertion.gist === undefined ? {} : { gist: assertion.gist }),
      cites: siteCites(assertion.cite),
      by: assertion.assertors.map((one) => one.assertor),
      ...(assertion.secret ? { secret: true } : {}),
      ...(basis === undefined ? {} : { basis }),
    };
    records[ref] ??= siteRecord(record);
  }
  for (const collection of ["territories", "places", "polities", "instruments", "events"] as const) {
    for (const record of atlas.collections[collection].values()) {
      records[`${collection}/${record.id}`] ??= siteRecord(record);
    }
  }
  for (const source of atlas.collections.sources.values()) {
    sources[source.id] = { title: source.data.title, short: shortSource(source.data) };
  }
  return { assertions, records, sources };
}
