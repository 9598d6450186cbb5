import type { AnyAuthored } from "../../core/model/authored.ts";
import type { Effect } from "../../core/model/records.ts";
import type { Citation, DateExpression, Localized, Quantity, Sourced } from "../../core/model/values.ts";
import { nameOf } from "../data/record-names.ts";
import { Effects } from "./effects.tsx";
import { AnyRef, Arrow, Cites, Dates, type Page, quantity, Text, Values, Who } from "./page.tsx";
import { SHORT } from "./sections.ts";

/** What these records may carry, whatever they are. */
interface Short {
  readonly gist?: Localized;
  readonly view?: Localized;
  readonly note?: Localized;
  readonly when?: Sourced<DateExpression>;
  readonly according_to?: readonly string[];
  readonly by?: readonly string[];
  readonly to?: readonly string[];
  readonly holder?: readonly string[];
  readonly arises_from?: string;
  readonly described_in?: string;
  readonly value?: Sourced<Quantity>;
  readonly amount?: Sourced<Quantity>;
  readonly effects?: readonly Effect[];
  readonly about?: string | readonly string[];
  readonly cite?: readonly Citation[];
  readonly basis?: string;
}

/** Statements, obligations, frontiers, readings and figures on one page, each with its own anchor. */
export function RecordsPage({ page }: { page: Page }) {
  const { atlas } = page.site;
  return (
    <article>
      <h1>{page.say("pages.records")}</h1>
      {SHORT.filter((collection) => atlas.collections[collection].size > 0).map((collection) => (
        <section key={collection}>
          <h2>{page.say(`collection.${collection}`)}</h2>
          {[...atlas.collections[collection].values()].map((record) => (
            <ShortRecord key={record.id} page={page} record={record} />
          ))}
        </section>
      ))}
    </article>
  );
}

function ShortRecord({ page, record }: { page: Page; record: AnyAuthored }) {
  const data = record.data as Short;
  const about = data.about === undefined ? [] : typeof data.about === "string" ? [data.about] : data.about;
  return (
    <section class="provision" id={`${record.collection}-${record.id}`}>
      <h3>
        <Text page={page} of={nameOf(record)} />
      </h3>
      <p class="quiet">
        <Who page={page} ids={data.according_to ?? data.by ?? data.holder} />
        {data.to !== undefined && (
          <>
            {" "}
            <Arrow word={page.say("page.to")} /> <Who page={page} ids={data.to} />
          </>
        )}
        {data.when !== undefined && (
          <>
            {" · "}
            <Dates page={page} of={data.when} />
          </>
        )}
      </p>
      {(data.gist ?? data.view) !== undefined && (
        <p>
          <Text page={page} of={data.gist ?? data.view} />
        </p>
      )}
      {(data.value ?? data.amount) !== undefined && (
        <p>
          <Values page={page} of={data.value ?? data.amount} show={quantity} />
        </p>
      )}
      <Effects page={page} of={data.effects} anchored={false} />
      {[...about, data.arises_from, data.described_in]
        .filter((id) => id !== undefined)
        .map((id) => (
          <p key={id} class="quiet">
            <Arrow /> <AnyRef page={page} id={id} />
          </p>
        ))}
      {data.note !== undefined && (
        <p class="quiet">
          <Text page={page} of={data.note} />
        </p>
      )}
      <Cites page={page} of={data.cite} basis={data.basis} />
    </section>
  );
}
