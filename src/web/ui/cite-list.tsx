import type { SiteCite, SiteRecords } from "../../export/site/contract.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { useReading } from "../context.ts";

/** Citations in a row, each leading to the page of its source. */
export function CiteList({ cites, records }: { cites: readonly SiteCite[]; records: SiteRecords | undefined }) {
  const { data } = useReading();
  return (
    <>
      {cites.map((cite, i) => (
        <span key={`${cite.source} ${cite.locator}`}>
          {i > 0 && "; "}
          <a href={new URL(pageOf({ collection: "sources", id: cite.source }), data.root).href}>
            {records !== undefined && Object.hasOwn(records.sources, cite.source) ? records.sources[cite.source]?.short : cite.source}
          </a>
          {cite.locator !== undefined && ` ${cite.locator}`}
        </span>
      ))}
    </>
  );
}
