import type { SiteAssertion, SiteRecords } from "../../export/site/contract.ts";
import { useReading } from "../context.ts";
import { spokenText } from "../spoken-dates.ts";
import { CiteList } from "./cite-list.tsx";
import { Name } from "./name.tsx";

/** Assertions as a list: act, article, what it says, where it is written, and where sources differ on its date. */
export function Assertions({ ids, records }: { ids: readonly string[]; records: SiteRecords | undefined }) {
  const { say, text } = useReading();
  if (records === undefined) return null;
  const told = new Set<string>();
  return (
    <ul class="grounds">
      {ids.map((id) => {
        const assertion = assertionOf(records, id);
        // the days of an act are told once, not with each of its articles
        const first = assertion !== undefined && !told.has(assertion.record);
        if (assertion !== undefined) told.add(assertion.record);
        if (assertion === undefined) return <li key={id}>{id}</li>;
        const record = records.records[assertion.record];
        return (
          <li key={id}>
            <ActLink assertion={assertion} records={records} />
            {assertion.secret === true && <span class="flag"> {say("secret")}</span>}
            {assertion.gist !== undefined && text(assertion.gist).text !== text(record?.name).text && (
              <p>
                <Name of={assertion.gist} />
              </p>
            )}
            <p class="cites">
              <CiteList cites={assertion.cites} records={records} />
              {assertion.cites.length === 0 && assertion.basis !== undefined && say(`basis.${assertion.basis}`)}
            </p>
            {first && <DifferingDates of={assertion.record} records={records} />}
          </li>
        );
      })}
    </ul>
  );
}

/** An assertion of the atlas; undefined where there is none of that id. */
export const assertionOf = (records: SiteRecords, id: string): SiteAssertion | undefined =>
  Object.hasOwn(records.assertions, id) ? records.assertions[id] : undefined;

/** The act, and its article, as a link to its page. */
export function ActLink({ assertion, records }: { assertion: SiteAssertion; records: SiteRecords }) {
  const { say, data } = useReading();
  const record = records.records[assertion.record];
  const anchor = assertion.article === undefined ? "" : `#article-${encodeURIComponent(assertion.article)}`;
  return (
    <a href={new URL((record?.page ?? "") + anchor, data.root).href}>
      <Name of={record?.name} />
      {assertion.article !== undefined && `, ${say("article", { article: assertion.article })}`}
    </a>
  );
}

/** Every day that sources give for an act, each with its source, where they do not agree; folded but for its number where it stands beside other things. */
export function DifferingDates({ of, records, open = false }: { of: string; records: SiteRecords; open?: boolean }) {
  const { say, view } = useReading();
  const dates = records.records[of]?.dates;
  if (dates === undefined) return null;
  return (
    <details class="differ" open={open}>
      <summary>
        {say("dates.differ")} ({dates.length})
      </summary>
      <ul>
        {dates.map((date, i) => (
          <li key={i}>
            {date.stage !== undefined && `${say(`word.${date.stage}`)}: `}
            {date.error === true ? <s>{spokenText(date.when, view.lang)}</s> : spokenText(date.when, view.lang)}{" "}
            <span class="cites">
              <CiteList cites={date.cites} records={records} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
