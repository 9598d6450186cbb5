import type { ComponentChildren, FunctionComponent } from "preact";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import type { CollectionName } from "../../core/model/field.ts";
import { pageOf, viewpointFolder } from "../../export/site/page-of.ts";
import { nameOf } from "../data/names.ts";
import { CiteThis, citationFiles, citationLinks } from "./cite.tsx";
import { dataFiles } from "./data-files.ts";
import { documentOf, type Shell } from "./document.tsx";
import { EventPage } from "./event.tsx";
import { DataPage, HomePage, MissingPage, SearchPage } from "./front.tsx";
import { PlacePage, TerritoryPage } from "./land-pages.tsx";
import { DisagreementsPage, ObligationsPage, RecognitionsPage } from "./law-pages.tsx";
import { DisputesPage, ListPage, ViewpointsPage } from "./lists.tsx";
import { mapPage } from "./map-page.tsx";
import { Page, type Site } from "./page.tsx";
import { PolityPage } from "./polity.tsx";
import { QualityPage } from "./quality.tsx";
import { RecordsPage } from "./records.tsx";
import { LISTS } from "./sections.ts";
import { SourcePage } from "./source.tsx";
import { StoryPage } from "./story.tsx";
import { TreatyPage } from "./treaty.tsx";
import { ViewpointPage, viewpointRecords, worldFiles } from "./viewpoint.tsx";
import { type Written, written } from "./written.ts";

/** Folder of a page of law → its body. */
const LAW_PAGES: Readonly<Record<string, FunctionComponent<{ page: Page }>>> = {
  obligations: ObligationsPage,
  recognitions: RecognitionsPage,
  disagreements: DisagreementsPage,
};

type RecordPage = FunctionComponent<{ page: Page; record: Authored }>;
const RECORD_PAGES: Readonly<Partial<Record<CollectionName, RecordPage>>> = {
  instruments: TreatyPage as unknown as RecordPage,
  polities: PolityPage as unknown as RecordPage,
  territories: TerritoryPage as unknown as RecordPage,
  places: PlacePage as unknown as RecordPage,
  events: EventPage as unknown as RecordPage,
  sources: SourcePage as unknown as RecordPage,
  stories: StoryPage as unknown as RecordPage,
};

/** Every page of a site, language by language, then the files for download. */
export function* allPages(site: Site): Generator<Written> {
  const first = site.languages[0]?.tag ?? "en";
  yield written("map/index.html", () => mapPage(new Page(site, first, "map/"), false));
  yield written("embed/index.html", () => mapPage(new Page(site, first, "embed/"), true));
  for (const { tag } of site.languages) yield* pagesIn(site, tag);
  // it is shown wherever something is missing, so its links cannot be relative
  const missing = new Page(site, first, "", site.basePath);
  yield written("404.html", () =>
    documentOf(missing, { title: missing.say("page.missing"), kind: "missing" }, <MissingPage page={missing} />),
  );
  yield* dataFiles(site);
  yield* worldFiles(site);
}

function* pagesIn(site: Site, lang: string): Generator<Written> {
  const write = (
    path: string,
    shell: Omit<Shell, "title"> & { title?: string },
    title: (page: Page) => string,
    body: (page: Page) => ComponentChildren,
  ): Written => {
    const page = new Page(site, lang, path);
    return written(`${page.prefix()}${decodeURIComponent(path)}index.html`, () =>
      documentOf(page, { title: title(page), ...shell }, body(page)),
    );
  };
  const { description } = site.atlas.head;
  yield write(
    "",
    description === undefined ? {} : { description: new Page(site, lang, "").plain(description) },
    (page) => page.plain(site.atlas.head.title),
    (page) => <HomePage page={page} />,
  );
  for (const [folder, collection] of Object.entries(LISTS))
    yield write(
      `${folder}/`,
      {},
      (page) => page.say(`pages.${folder}`),
      (page) => <ListPage page={page} collection={collection} heading={page.say(`pages.${folder}`)} />,
    );
  yield write(
    "disputes/",
    {},
    (page) => page.say("pages.disputes"),
    (page) => <DisputesPage page={page} />,
  );
  for (const [folder, Body] of Object.entries(LAW_PAGES))
    yield write(
      `${folder}/`,
      {},
      (page) => page.say(`pages.${folder}`),
      (page) => <Body page={page} />,
    );
  yield write(
    "viewpoints/",
    {},
    (page) => page.say("pages.viewpoints"),
    (page) => <ViewpointsPage page={page} />,
  );
  for (const record of viewpointRecords(site))
    yield write(
      viewpointFolder(record.id),
      record.data.description === undefined ? {} : { description: new Page(site, lang, "").plain(record.data.description) },
      (page) => page.plain(nameOf(record as AnyAuthored)),
      (page) => <ViewpointPage page={page} record={record} />,
    );
  yield write(
    "quality/",
    {},
    (page) => page.say("pages.quality"),
    (page) => <QualityPage page={page} />,
  );
  yield write(
    "data/",
    {},
    (page) => page.say("pages.data"),
    (page) => <DataPage page={page} />,
  );
  yield write(
    "data/records/",
    {},
    (page) => page.say("pages.records"),
    (page) => <RecordsPage page={page} />,
  );
  yield write(
    "search/",
    { kind: "search" },
    (page) => page.say("pages.search"),
    (page) => <SearchPage page={page} />,
  );
  for (const collection of Object.values(LISTS)) {
    const Body = RECORD_PAGES[collection];
    if (Body === undefined) continue;
    for (const record of site.atlas.collections[collection].values() as Iterable<Authored>) {
      const gist =
        (record.data as { gist?: Readonly<Record<string, string>>; summary?: Readonly<Record<string, string>> }).gist ??
        (record.data as { summary?: Readonly<Record<string, string>> }).summary;
      const page = new Page(site, lang, pageOf(record as AnyAuthored));
      const any = record as AnyAuthored;
      yield* citationFiles(page, any);
      yield write(
        pageOf(any),
        {
          ...(gist === undefined ? {} : { description: page.plain(gist) }),
          alternates: citationLinks(page, any),
        },
        () => page.plain(nameOf(any)),
        (one) => (
          <>
            <Body page={one} record={record} />
            <CiteThis page={one} record={any} />
          </>
        ),
      );
    }
  }
}
