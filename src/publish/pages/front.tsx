import type { ComponentChildren } from "preact";
import type { SiteStory } from "../../export/site/contract.ts";
import { stepAddress } from "../../export/site/map-address.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { StillMap } from "./map-page.tsx";
import { type Page, Text } from "./page.tsx";
import { folderOf, hasLand, LISTS, MAIN, MORE, sectionsOf } from "./sections.ts";

/** The home page: it opens on the story; an atlas without one opens on the day that matters. */
export function HomePage({ page }: { page: Page }) {
  const { atlas, data } = page.site;
  const { start } = data.atlas;
  const story = data.atlas.stories.find((one) => one.id === start.story) ?? data.atlas.stories[0];
  // without land of its own the map of an atlas shows nothing but the world
  const land = hasLand(page.site);
  const there = sectionsOf(page.site);
  const door = [...MAIN, ...MORE].find((section) => there.has(section)) ?? "data";
  return (
    <article class="home">
      <h1>
        <Text page={page} of={atlas.head.title} />
      </h1>
      {atlas.head.description !== undefined && (
        <p class="lead">
          <Text page={page} of={atlas.head.description} />
        </p>
      )}
      <p class="ways">
        {story !== undefined && (
          <a class="primary" href={stepHref(page, story.id, 0)}>
            {page.say("page.home.begin")}
          </a>
        )}
        {land && (
          <a class={story === undefined ? "primary" : undefined} href={`${page.root}map/#lang=${page.lang}`}>
            {page.say("page.home.map")}
          </a>
        )}
        {!land && story === undefined && (
          <a class="primary" href={page.to(folderOf(door))}>
            {page.say(`pages.${door}`)}
          </a>
        )}
        {story !== undefined && <a href={page.to(pageOf({ collection: "stories", id: story.id }))}>{page.say("page.home.story")}</a>}
      </p>
      {story === undefined ? (
        land && <StillMap page={page} day={start.day} viewpoint={start.viewpoint} layer={start.layer} table={false} />
      ) : (
        <Opening page={page} story={story} />
      )}
      <Doors page={page} counted />
    </article>
  );
}

/** Ways to every list that has something in it. */
function Doors({ page, counted = false }: { page: Page; counted?: boolean }) {
  const there = sectionsOf(page.site);
  return (
    <ul class="doors">
      {[...MAIN, ...MORE]
        .filter((section) => there.has(section))
        .map((section) => (
          <li key={section}>
            <a href={page.to(folderOf(section))}>{page.say(`pages.${section}`)}</a>
            {counted && section in LISTS && <small> {page.site.atlas.collections[LISTS[section as keyof typeof LISTS]].size}</small>}
          </li>
        ))}
    </ul>
  );
}

const stepHref = (page: Page, story: string, n: number): string => `${page.root}map/#${stepAddress(story, n + 1, page.lang)}`;

/** The first step of the story with its map, and the way to every other step. */
function Opening({ page, story }: { page: Page; story: SiteStory }) {
  const { start } = page.site.data.atlas;
  const first = story.steps[0];
  if (first === undefined) return null;
  return (
    <section class="opening" aria-labelledby="opening">
      <StillMap
        page={page}
        day={first.day ?? start.day}
        viewpoint={first.viewpoint ?? start.viewpoint}
        layer={first.layer ?? start.layer}
        width={720}
        height={500}
        camera={first.camera}
        table={false}
      />
      <div>
        <h2 id="opening">
          <Text page={page} of={story.title} />
        </h2>
        <p>
          <strong>
            <Text page={page} of={first.title} />
          </strong>{" "}
          <Text page={page} of={first.text} />
        </p>
        <ol>
          {story.steps.map((step, i) => (
            <li key={i}>
              <a href={stepHref(page, story.id, i)}>
                <Text page={page} of={step.title} />
              </a>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** Downloads: what the map is made of, and every record. */
export function DataPage({ page }: { page: Page }) {
  const rows = [
    "data/map/cells.json",
    "data/map/timelines.json",
    "data/map/losing.json",
    "data/map/records.json",
    "data/map/atlas.json",
    "data/records.json",
    "data/sources.csl.json",
    "data/sources.bib",
    "data/sources.ris",
    "data/places.geojson",
    "data/territories.geojson",
    "data/edges.geojson",
    "data/search.json",
  ] as const;
  return (
    <article>
      <h1>{page.say("pages.data")}</h1>
      <p>
        {page.say("page.data.intro")} {page.site.atlas.head.licence}.
      </p>
      <FileTable page={page}>
        {rows.map((path) => (
          <tr key={path}>
            <th scope="row">
              <a href={page.root + path}>{path.replace("data/", "")}</a>
            </th>
            <td>{page.say(`page.data.${path.slice(5)}`)}</td>
          </tr>
        ))}
      </FileTable>
      <WholeAtlas page={page} />
    </article>
  );
}

/** Files with what each holds, a row a file. */
function FileTable({ page, children }: { page: Page; children: ComponentChildren }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{page.say("page.data.file")}</th>
          <th scope="col">{page.say("page.data.what")}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** The atlas in other formats, where they were written beside the site. */
function WholeAtlas({ page }: { page: Page }) {
  const { dataFiles } = page.site;
  if (dataFiles.length === 0) return null;
  return (
    <section id="formats">
      <h2>{page.say("page.data.formats")}</h2>
      <FileTable page={page}>
        {dataFiles.map(({ path, media, summary }) => (
          <tr key={path}>
            <th scope="row">
              <a href={page.root + path} type={media} download>
                {path.slice(path.lastIndexOf("/") + 1)}
              </a>
            </th>
            <td lang="en">{summary}</td>
          </tr>
        ))}
      </FileTable>
    </section>
  );
}

/** Search: a form that script brings to life, and the lists for everyone else. */
export function SearchPage({ page }: { page: Page }) {
  return (
    <article>
      <h1>{page.say("pages.search")}</h1>
      <div id="search" data-root={page.root} data-prefix={page.prefix()} data-lang={page.lang} data-version={page.site.version}>
        <p>{page.say("page.search.noscript")}</p>
      </div>
      <Doors page={page} />
    </article>
  );
}

/** What a host shows for an address that leads nowhere; its links cannot be relative to an unknown depth, so they are spelt out from the root it is served at. */
export function MissingPage({ page }: { page: Page }) {
  return (
    <article>
      <h1>{page.say("page.missing")}</h1>
      <p>{page.say("page.missing.text")}</p>
      <Doors page={page} />
    </article>
  );
}
