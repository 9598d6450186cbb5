import type { ComponentChildren, FunctionComponent } from "preact";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import type { Localized } from "../../core/model/values.ts";
import type { SiteDispute } from "../../export/site/contract.ts";
import { disputeFolder, pageOf, viewpointFolder } from "../../export/site/page-of.ts";
import { nameOf } from "../data/record-names.ts";
import type { SiteFile } from "../publish.ts";
import { CiteThis, citationFiles, citationLinks } from "./cite.tsx";
import { dataFiles } from "./data-files.ts";
import { documentOf, type Shell } from "./document.tsx";
import { EventPage } from "./event.tsx";
import { DataPage, HomePage, MissingPage, SearchPage } from "./front.tsx";
import { PlacePage, TerritoryPage } from "./land-pages.tsx";
import { DisagreementsPage, ObligationsPage, RecognitionsPage } from "./law-pages.tsx";
import { DisputePage, DisputesPage, ListPage, largestFirst, ViewpointsPage } from "./lists.tsx";
import { mapPage } from "./map-page.tsx";
import { oembedFile, oembedLink } from "./oembed.tsx";
import { Page, type Site } from "./page.tsx";
import { PolityPage } from "./polity.tsx";
import { disputePreview, type Previewing, pictureFile, pictureOf, previewOf, stepPreview, viewpointPreview } from "./previews.ts";
import { QualityPage } from "./quality.tsx";
import { RecordsPage } from "./records.tsx";
import { LISTS } from "./sections.ts";
import { SourcePage } from "./source.tsx";
import { StepPage, StoryPage, stepFolder } from "./story.tsx";
import { TreatyPage } from "./treaty.tsx";
import { ViewpointPage, viewpointRecords, worldFiles } from "./viewpoint.tsx";
import { type Written, written } from "./written.ts";

/** Folder of a page of law → its body. */
const LAW_PAGES: Readonly<Record<string, FunctionComponent<{ page: Page }>>> = {
  obligations: ObligationsPage,
  recognitions: RecognitionsPage,
  disagreements: DisagreementsPage,
};

/** A record that has a page of its own. */
type Listed = Extract<AnyAuthored, { readonly collection: (typeof LISTS)[keyof typeof LISTS] }>;

function RecordBody({ page, record }: { page: Page; record: Listed }) {
  switch (record.collection) {
    case "instruments":
      return <TreatyPage page={page} record={record} />;
    case "polities":
      return <PolityPage page={page} record={record} />;
    case "territories":
      return <TerritoryPage page={page} record={record} />;
    case "places":
      return <PlacePage page={page} record={record} />;
    case "events":
      return <EventPage page={page} record={record} />;
    case "sources":
      return <SourcePage page={page} record={record} />;
    case "stories":
      return <StoryPage page={page} record={record} />;
  }
}

/** A page or file of text, or the picture of a page. */
type Made = Written | SiteFile;

/** Every page of a site, language by language, then the files for download. */
export function* allPages(site: Site): Generator<Made> {
  const first = site.languages[0]?.tag ?? "en";
  const mapOf = (path: string, embedded: boolean): Written => {
    const page = new Page(site, first, path);
    return written(`${path}index.html`, () =>
      mapPage(page, embedded, { picture: pictureOf(page), oembed: embedded ? undefined : oembedLink(page) }),
    );
  };
  yield* oembedFile(new Page(site, first, "map/"));
  yield mapOf("map/", false);
  yield mapOf("embed/", true);
  yield* pictureFile(new Page(site, first, ""));
  for (const { tag } of site.languages) yield* pagesIn(site, tag);
  // it is shown wherever something is missing, so its links cannot be relative
  const missing = new Page(site, first, "", site.basePath);
  yield written("404.html", () =>
    documentOf(missing, { title: missing.say("page.missing"), kind: "missing" }, <MissingPage page={missing} />),
  );
  yield* dataFiles(site);
  yield* worldFiles(site);
}

type Write = (
  path: string,
  shell: Omit<Shell, "title" | "picture"> & { readonly describe?: Localized | undefined; readonly preview?: Previewing | undefined },
  title: (page: Page) => string,
  body: (page: Page) => ComponentChildren,
) => Generator<Made>;

/** Makes a page of one language, with the picture that stands for it where it has one of its own. */
const writing = (site: Site, lang: string): Write =>
  function* (path, { preview, describe, ...shell }, title, body) {
    const page = new Page(site, lang, path);
    const description = describe && page.plain(describe);
    yield written(`${page.prefix()}${decodeURIComponent(path)}index.html`, () =>
      documentOf(
        page,
        { title: title(page), description, picture: pictureOf(page, preview), oembed: preview && oembedLink(page), ...shell },
        body(page),
      ),
    );
    if (preview !== undefined) {
      yield* pictureFile(page, preview);
      yield* oembedFile(page, preview);
    }
  };

function* pagesIn(site: Site, lang: string): Generator<Made> {
  const write = writing(site, lang);
  yield* write(
    "",
    { describe: site.atlas.head.description },
    (page) => page.plain(site.atlas.head.title),
    (page) => <HomePage page={page} />,
  );
  for (const [folder, collection] of Object.entries(LISTS))
    yield* write(
      `${folder}/`,
      {},
      (page) => page.say(`pages.${folder}`),
      (page) => <ListPage page={page} collection={collection} heading={page.say(`pages.${folder}`)} />,
    );
  yield* write(
    "disputes/",
    {},
    (page) => page.say("pages.disputes"),
    (page) => <DisputesPage page={page} />,
  );
  yield* disputePages(site, write);
  for (const [folder, Body] of Object.entries(LAW_PAGES))
    yield* write(
      `${folder}/`,
      {},
      (page) => page.say(`pages.${folder}`),
      (page) => <Body page={page} />,
    );
  yield* write(
    "viewpoints/",
    {},
    (page) => page.say("pages.viewpoints"),
    (page) => <ViewpointsPage page={page} />,
  );
  for (const record of viewpointRecords(site))
    yield* write(
      viewpointFolder(record.id),
      {
        describe: record.data.description,
        preview: viewpointPreview(record),
      },
      (page) => page.plain(nameOf(record)),
      (page) => <ViewpointPage page={page} record={record} />,
    );
  yield* write(
    "quality/",
    {},
    (page) => page.say("pages.quality"),
    (page) => <QualityPage page={page} />,
  );
  yield* write(
    "data/",
    {},
    (page) => page.say("pages.data"),
    (page) => <DataPage page={page} />,
  );
  yield* write(
    "data/records/",
    {},
    (page) => page.say("pages.records"),
    (page) => <RecordsPage page={page} />,
  );
  yield* write(
    "search/",
    { kind: "search" },
    (page) => page.say("pages.search"),
    (page) => <SearchPage page={page} />,
  );
  yield* recordPages(site, lang, write);
}

/** A page for each dispute; one that was open several times has one page. */
function* disputePages(site: Site, write: Write): Generator<Made> {
  const all = largestFirst(site.data.timelines.disputes);
  for (const id of new Set(all.map((dispute) => dispute.id))) {
    const disputes = all.filter((dispute) => dispute.id === id);
    const [first] = disputes as [SiteDispute];
    yield* write(
      disputeFolder(id),
      { preview: disputePreview(first) },
      (page) => first.parties.map((party) => page.who(party)).join(" / "),
      (page) => <DisputePage page={page} disputes={disputes} />,
    );
  }
}

function* recordPages(site: Site, lang: string, write: Write): Generator<Made> {
  for (const collection of Object.values(LISTS))
    for (const record of site.atlas.collections[collection].values()) {
      const { gist, summary } = record.data as { readonly gist?: Localized; readonly summary?: Localized };
      const page = new Page(site, lang, pageOf(record));
      yield* citationFiles(page, record);
      yield* write(
        pageOf(record),
        {
          describe: gist ?? summary,
          alternates: citationLinks(page, record),
          preview: previewOf(record),
        },
        () => page.plain(nameOf(record)),
        (one) => (
          <>
            <RecordBody page={one} record={record} />
            <CiteThis page={one} record={record} />
          </>
        ),
      );
      if (record.collection === "stories") yield* stepPages(record, write);
    }
}

/** A page for each step of a story, to be shared with its own picture. */
function* stepPages(story: Authored<"stories">, write: Write): Generator<Made> {
  for (const [i, { title, text }] of story.data.steps.entries())
    yield* write(
      stepFolder(story, i + 1),
      { describe: text, preview: stepPreview(story, i) },
      (page) => page.plain(title),
      (page) => <StepPage page={page} record={story} number={i + 1} />,
    );
}
