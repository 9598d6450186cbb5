import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import { within } from "../../core/words/speaker.ts";
import { viewpointFolder } from "../../export/site/page-of.ts";
import { WORLD_MAP, worldSvg } from "../../export/world/picture.tsx";
import { MOST_BYTES, WORLD_FORMATS } from "../../export/world/world-file.ts";
import { nameOf } from "../data/record-names.ts";
import { divergencesOf, SITE_SIZES, type Verdict, worldFile, worldsOf } from "../data/worlds.ts";
import { type Page, Ref, type Site, Text, Who } from "./page.tsx";
import { HeardInTurn, OnMap } from "./parts.tsx";
import { type Written, written } from "./written.ts";

/** All land once, with a column for each viewpoint. */
const EVERYBODY = "viewpoints/full.topojson";

/** The files of every viewpoint's world; each is made when it is read. */
export function* worldFiles({ atlas, resolver }: Site): Generator<Written> {
  if (!resolver) return;
  yield written(EVERYBODY, () => worldsOf(resolver).everybody());
  for (const viewpoint of atlas.collections.viewpoints.keys()) {
    const folder = decodeURIComponent(viewpointFolder(viewpoint));
    for (const size of SITE_SIZES)
      for (const format of WORLD_FORMATS)
        yield written(`${folder}${worldFile(size, format)}`, () => worldsOf(resolver).text({ viewpoint, layer: "title", size, format }));
    yield written(`${folder}${worldFile("small", "svg")}`, () =>
      worldSvg(worldsOf(resolver), { viewpoint, layer: "title", size: "small" }),
    );
  }
}

/** A viewpoint: its map, what it is evidence of, where it differs from the others, and its world to take away. */
export function ViewpointPage({ page, record }: { page: Page; record: Authored<"viewpoints"> }) {
  const { site } = page;
  const { resolver } = site;
  if (!resolver) return null;
  const name = <Text page={page} of={nameOf(record as AnyAuthored)} />;
  const differing = divergencesOf(resolver, record.id);
  const map = `${page.root}${viewpointFolder(record.id)}${worldFile("small", "svg")}`;
  const km2 = new Intl.NumberFormat(page.lang, { maximumFractionDigits: 0 });
  const total = differing.reduce((sum, one) => sum + one.km2, 0);
  const date = page.edtf(worldsOf(resolver).date);
  return (
    <article class="wide">
      <h1>{name}</h1>
      {record.data.description !== undefined && (
        <p>
          <Text page={page} of={record.data.description} />
        </p>
      )}
      <figure>
        {/* the map alone: the words around it are on the page, and would be too small to read on a phone */}
        <img
          src={`${map}#svgView(viewBox(${WORLD_MAP.join()}))`}
          alt={page.say("world.map", { date })}
          class="world"
          width={WORLD_MAP[2]}
          height={WORLD_MAP[3]}
          loading="lazy"
        />
        <figcaption class="quiet">{page.say("world.map", { date })}</figcaption>
      </figure>
      <OnMap page={page} viewpoint={record.id} day={site.data.atlas.start.day} layer="title" />
      <h2>{page.say("world.differs")}</h2>
      {differing.length === 0 ? (
        <p>{page.say("world.differs.none")}</p>
      ) : (
        <>
          <p>{page.say("world.differs.total", { km2: km2.format(total), date })}</p>
          <table class="list">
            <thead>
              <tr>
                <th>{page.say("world.land")}</th>
                <th>km²</th>
                <th>{page.say("world.here")}</th>
                <th>{page.say("world.elsewhere")}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(({ land, km2: area, here, elsewhere }) => (
                <tr key={`${land} ${here.kind}`}>
                  <td data-label={page.say("world.land")}>
                    <Ref page={page} to="territories" id={land} />
                  </td>
                  <td data-label="km²">{area < 1 ? "< 1" : km2.format(area)}</td>
                  <td data-label={page.say("world.here")}>
                    <Said page={page} verdict={here} />
                  </td>
                  <td data-label={page.say("world.elsewhere")}>
                    {elsewhere.map(({ verdict, viewpoints }, i) => (
                      <span key={i}>
                        {i > 0 && "; "}
                        <Said page={page} verdict={verdict} /> (
                        {viewpoints.length > MOST_NAMED
                          ? page.say("world.count", { n: viewpoints.length })
                          : viewpoints.map((id) => page.plain(nameOf(page.find("viewpoints", id) as AnyAuthored))).join(", ")}
                        )
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Take page={page} id={record.id} date={worldsOf(resolver).date} />
      <h2>{page.say("page.viewpoint.groups")}</h2>
      <HeardInTurn page={page} groups={record.data.groups} />
    </article>
  );
}

/** The files of a viewpoint's world, and how the command gives what a site does not carry. */
function Take({ page, id, date }: { page: Page; id: string; date: string }) {
  const file = (end: string): string => `${page.root}${viewpointFolder(id)}${end}`;
  return (
    <>
      <h2>{page.say("world.take")}</h2>
      <p>{page.say("world.take.what")}</p>
      <ul>
        {SITE_SIZES.map((size) => (
          <li key={size}>
            {page.say(`world.size.${size}`, { kb: MOST_BYTES[size] / 1000 })}:{" "}
            {WORLD_FORMATS.map((format, i) => (
              <span key={format}>
                {i > 0 && ", "}
                <a href={file(worldFile(size, format))} download={`${id.replaceAll("/", "-")}-${size}.${format}`}>
                  {format === "geojson" ? "GeoJSON" : "TopoJSON"}
                </a>
              </span>
            ))}
          </li>
        ))}
        <li>
          <a href={file(worldFile("small", "svg"))} download={`${id.replaceAll("/", "-")}.svg`}>
            SVG
          </a>
        </li>
        <li>
          <a href={`${page.root}${EVERYBODY}`} download>
            {page.say("world.everybody")}
          </a>
        </li>
        <li>
          {page.say("world.full")}: <code>{`dejure map ${date} --as ${id} --size full -o world.topojson`}</code>
        </li>
        <li>
          PNG: <code>{`dejure map ${date} --as ${id} --size medium -o world.png`}</code>
        </li>
      </ul>
    </>
  );
}

/** Viewpoints that are named one by one; more are counted. */
const MOST_NAMED = 8;

function Said({ page, verdict: { kind, holders } }: { page: Page; verdict: Verdict }) {
  if (holders.length === 0) return <>{within(page.say(kind))}</>;
  return (
    <>
      {kind === "contested" && `${within(page.say(kind))}: `}
      <Who page={page} ids={holders} />
    </>
  );
}

/** Pages of all viewpoints in a language. */
export const viewpointRecords = ({ atlas, resolver }: Site): readonly Authored<"viewpoints">[] =>
  resolver ? [...atlas.collections.viewpoints.values()] : [];
