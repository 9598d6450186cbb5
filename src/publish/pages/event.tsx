import type { Authored } from "../../core/model/authored.ts";
import { nameOf } from "../data/record-names.ts";
import { cellsOfRecord, Effects } from "./effects.tsx";
import { LandFigure, questionAbout } from "./land-figure.tsx";
import { Cites, Dates, type Page, Ref, Refs, Text, Who } from "./page.tsx";
import { About, Facts } from "./parts.tsx";
import { Relations } from "./relations.tsx";
import { firstDay } from "./treaty.tsx";

/** An event: when, where, who, what it changed. */
export function EventPage({ page, record }: { page: Page; record: Authored<"events"> }) {
  const { data, id } = record;
  const { say } = page;
  const places = (data.at ?? []).flatMap((place) => page.site.atlas.collections.places.get(place) ?? []);
  const cells = cellsOfRecord(page, `events/${id}`);
  const parts = [...page.site.atlas.collections.events.values()].filter((one) => one.data.part_of === id);
  return (
    <article>
      <h1>
        <Text page={page} of={nameOf(record)} />
      </h1>
      {data.gist !== undefined && (
        <p class="lead">
          <Text page={page} of={data.gist} />
        </p>
      )}
      <Facts>
        {[
          [say("page.when"), <Dates page={page} of={data.when} />],
          [say("page.type"), page.word(data.type)],
          [say("page.where"), data.at && <Refs page={page} to="places" ids={data.at} />],
          [say("page.actors"), data.actors && <Who page={page} ids={data.actors} />],
          [say("page.outcome"), data.outcome && page.word(data.outcome)],
          [say("page.part"), data.part_of && <Ref page={page} to="events" id={data.part_of} />],
          [say("page.disclosed"), data.disclosed && <Dates page={page} of={data.disclosed} />],
          [say("page.written"), (data.cite ?? data.basis) && <Cites page={page} of={data.cite} basis={data.basis} />],
        ]}
      </Facts>
      {(cells.length > 0 || places.length > 0) && (
        <LandFigure
          page={page}
          label={page.plain(nameOf(record))}
          question={questionAbout(page, cells, firstDay(page, data.when))}
          cells={cells}
          own={places.map((place) => ({
            at: [place.data.at.lon, place.data.at.lat] as const,
            name: page.plain(nameOf(place)),
          }))}
          sel={`events/${id}`}
        />
      )}
      {data.effects !== undefined && data.effects.length > 0 && (
        <section>
          <h2>{say("page.effect")}</h2>
          <Effects page={page} of={data.effects} />
        </section>
      )}
      {parts.length > 0 && (
        <section>
          <h2>{say("pages.events")}</h2>
          <ul>
            {parts.map((one) => (
              <li key={one.id}>
                <Ref page={page} to="events" id={one.id} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Relations page={page} record={record} />
      <About page={page} record={record} />
    </article>
  );
}
