import { precisionOfEdge } from "../../core/link/edges.ts";
import type { Authored } from "../../core/model/authored.ts";
import type { Edge } from "../../core/model/records.ts";
import { number } from "../../export/site/words.ts";
import { nameOf } from "../data/record-names.ts";
import { landInWords } from "./effects.tsx";
import { LandFigure, questionAbout } from "./land-figure.tsx";
import { LandHistory } from "./land-history.tsx";
import { Cites, type Page, quantity, Ref, Refs, Text, Values } from "./page.tsx";
import { About, Facts, Names } from "./parts.tsx";

/** A territory: its outline and how well it is known, its versions, and whose it was. */
export function TerritoryPage({ page, record }: { page: Page; record: Authored<"territories"> }) {
  const { data, id } = record;
  const { say } = page;
  const { atlas, data: site } = page.site;
  const cells = site.atlas.territories.find((one) => one.id === id)?.cells ?? [];
  const km2 = cells.reduce((sum, cell) => sum + (site.cells.objects.cells.geometries[cell]?.properties.km2 ?? 0), 0);
  const versions = [...atlas.collections.territories.values()].filter(
    (one) =>
      one.id !== id &&
      (one.data.version_of === id ||
        one.id === data.version_of ||
        (data.version_of !== undefined && one.data.version_of === data.version_of)),
  );
  const largest = cells.reduce<number | undefined>(
    (best, cell) =>
      best === undefined ||
      (site.cells.objects.cells.geometries[cell]?.properties.km2 ?? 0) > (site.cells.objects.cells.geometries[best]?.properties.km2 ?? 0)
        ? cell
        : best,
    undefined,
  );
  return (
    <article>
      <h1>
        <Text page={page} of={nameOf(record)} />
      </h1>
      <LandFigure
        page={page}
        label={page.plain(nameOf(record))}
        question={questionAbout(page, cells)}
        cells={cells}
        height={420}
        own={
          data.contains?.flatMap((place) => {
            const found = atlas.collections.places.get(place);
            return found === undefined ? [] : [{ at: [found.data.at.lon, found.data.at.lat] as const, name: page.plain(nameOf(found)) }];
          }) ?? []
        }
        sel={`territories/${id}`}
      />
      <Facts>
        {[
          [say("page.type"), data.type && page.word(data.type)],
          [say("page.extent"), landInWords(page, data.extent)],
          [say("page.precision"), data.precision_km === undefined ? undefined : say("page.precision.text", { km: data.precision_km })],
          [say("page.measured"), km2 > 0 && `${number(km2)} km²`],
          [say("page.stated"), data.stated_area && <Values page={page} of={data.stated_area} show={quantity} />],
          [say("page.valid"), data.valid && page.date(data.valid)],
          [say("page.contains"), data.contains && <Refs page={page} to="places" ids={data.contains} />],
          [say("page.written"), data.cite && <Cites page={page} of={data.cite} basis={data.basis} />],
          [say("page.source"), data.attribution && `${data.attribution}${data.licence === undefined ? "" : ` (${data.licence})`}`],
        ]}
      </Facts>
      {data.edges !== undefined && <Edges page={page} of={data.edges} />}
      {versions.length > 0 && (
        <section>
          <h2>{say("page.versions")}</h2>
          <ul>
            {versions.map((one) => (
              <li key={one.id}>
                <Ref page={page} to="territories" id={one.id} />
                {one.data.valid !== undefined && `, ${page.date(one.data.valid)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {largest !== undefined && <LandHistory page={page} cell={largest} />}
      <Names page={page} record={record} names={data.names} />
      <About page={page} record={record} />
    </article>
  );
}

/** The stretches of an outline of which records say more than of the rest. */
function Edges({ page, of }: { page: Page; of: readonly Edge[] }) {
  const { say } = page;
  return (
    <section>
      <h2>{say("page.edges")}</h2>
      <ul>
        {of.map((edge, i) => (
          <li key={i}>
            <Text page={page} of={edge.name} />
            {precisionOfEdge(page.site.atlas, edge) !== undefined && `: ± ${precisionOfEdge(page.site.atlas, edge)} km`}
            {edge.undefined === true && ` – ${say("page.edge.undefined")}`}
            {edge.follows !== undefined && (
              <>
                {` – ${say("page.edge.follows")} `}
                <Ref page={page} to="frontiers" id={edge.follows} />
              </>
            )}
            <Cites page={page} of={edge.cite} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "What was here?": a place, its names, and whose it was. */
export function PlacePage({ page, record }: { page: Page; record: Authored<"places"> }) {
  const { data, id } = record;
  const { say } = page;
  const { atlas, data: site } = page.site;
  const { face } = atlas.land.arrangement.locate([data.at.lon, data.at.lat]);
  const cell = site.cellOfFace[face] ?? -1;
  const name = page.plain(nameOf(record));
  const inside = site.atlas.territories.filter((one) => one.cells.includes(cell));
  return (
    <article>
      <h1>
        <Text page={page} of={nameOf(record)} />
      </h1>
      <LandFigure
        page={page}
        label={name}
        question={questionAbout(page, cell < 0 ? [] : [cell])}
        cells={[]}
        own={[{ at: [data.at.lon, data.at.lat], name }]}
        sel={`places/${id}`}
      />
      <Facts>
        {[
          [say("page.type"), data.type && page.word(data.type)],
          [say("place"), say("here.at", { lat: data.at.lat.toFixed(3), lon: data.at.lon.toFixed(3) })],
          [say("page.precision"), data.precision_km === undefined ? undefined : `± ${data.precision_km} km`],
          [say("pages.territories"), inside.length > 0 && <Refs page={page} to="territories" ids={inside.map(({ id: one }) => one)} />],
          [say("page.written"), data.cite && <Cites page={page} of={data.cite} basis={data.basis} />],
        ]}
      </Facts>
      {cell >= 0 ? <LandHistory page={page} cell={cell} /> : <p>{say("silence.no-record")}</p>}
      <Names page={page} record={record} names={data.names} />
      <About page={page} record={record} />
    </article>
  );
}
