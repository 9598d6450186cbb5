/** Which picture stands for a page where its address is shared, and where it lies. */
import { fingerprint } from "../../core/fingerprint.ts";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import type { Localized } from "../../core/model/values.ts";
import type { SiteDispute } from "../../export/site/contract.ts";
import type { Question } from "../../export/site/model.ts";
import { nameOf } from "../data/record-names.ts";
import { PREVIEW, type Preview, previewSvg } from "../preview.tsx";
import type { SiteFile } from "../publish.ts";
import { cellsOfRecord } from "./effects.tsx";
import { questionAbout } from "./land-figure.tsx";
import { homeBounds, sentenceOf } from "./map-page.tsx";
import { Page, rootAddress } from "./page.tsx";
import { hasLand } from "./sections.ts";
import { type StoryStep, stepBounds, stepsOf } from "./story.tsx";
import { dayOfAct } from "./treaty.tsx";

/** Of a page, what its picture shows; it is asked in the language of the picture and in that of the page. */
export type Previewing = (page: Page) => Preview;

const FILE = "preview.png";

/** The view on which the atlas opens stands for every page that has no picture of its own. */
export const opening: Previewing = (page) => {
  const { start } = page.site.data.atlas;
  return {
    title: page.plain(page.site.atlas.head.title),
    question: { day: start.day, viewpoint: start.viewpoint, layer: start.layer },
    bounds: homeBounds(page.site.data),
  };
};

/** A picture as pages name it. */
export interface Picture {
  /** address: whole where that of the site is known */
  readonly href: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** The picture of a page, one for all languages, in the first of them; undefined where none are drawn. */
export function pictureOf(page: Page, own?: Previewing): Picture | undefined {
  const { site } = page;
  if (site.draw === undefined || !hasLand(site)) return undefined;
  const first = site.languages[0]?.tag ?? "en";
  const preview = own ?? opening;
  const said = preview(page);
  // networks keep a picture by its address for long: it changes with what is drawn
  const version = fingerprint(site.version + JSON.stringify(preview(page.lang === first ? page : new Page(site, first, page.path))));
  const root = rootAddress(site) ?? page.root;
  return {
    href: `${root}${own === undefined ? "" : page.path}${FILE}?v=${version.slice(0, 12)}`,
    ...PREVIEW,
    alt: `${said.title}: ${sentenceOf(page, said.question)}`,
  };
}

/** The file of a page's picture, drawn when it is read; none for languages but the first. */
export function* pictureFile(page: Page, own?: Previewing): Generator<SiteFile> {
  const { draw } = page.site;
  if (draw === undefined || page.prefix() !== "" || !hasLand(page.site)) return;
  yield {
    path: `${own === undefined ? "" : decodeURIComponent(page.path)}${FILE}`,
    get bytes() {
      return draw(previewSvg(page, (own ?? opening)(page)), PREVIEW.width);
    },
  };
}

const openingQuestion = (page: Page, more: Partial<Question> = {}): Question => ({ ...opening(page).question, ...more });

/** What is drawn of a record: an act on its day, a territory on the day on which the atlas opens, a story as it begins; others have no picture of their own. */
export function previewOf(record: AnyAuthored): Previewing | undefined {
  switch (record.collection) {
    case "instruments":
    case "territories":
      return (page) => landPreview(page, record);
    case "stories":
      return stepPreview(record, 0, record.data.title);
    default:
      return undefined;
  }
}

function landPreview(page: Page, record: Authored<"instruments"> | Authored<"territories">): Preview {
  const { data } = page.site;
  const ref = `${record.collection}/${record.id}`;
  const [cells, day] =
    record.collection === "territories"
      ? [data.atlas.territories.find((one) => one.id === record.id)?.cells ?? [], undefined]
      : [cellsOfRecord(page, ref), dayOfAct(page, record)];
  return {
    title: page.plain(nameOf(record)),
    question: questionAbout(page, cells, day),
    cells,
    sel: ref,
    bounds: homeBounds(data),
  };
}

/** A step of a story, under its own title where no other is given. */
export const stepPreview =
  (story: Authored<"stories">, index: number, title?: Localized): Previewing =>
  (page) => {
    const { step, question } = stepsOf(page.site, story)[index] as StoryStep;
    return { title: page.plain(title ?? step.title), question, bounds: stepBounds(page, step.camera), camera: step.camera };
  };

/** A viewpoint: whose title all land is in its eyes, on the day on which the atlas opens. */
export const viewpointPreview =
  (record: Authored<"viewpoints">): Previewing =>
  (page) => ({
    title: page.plain(nameOf(record)),
    question: openingQuestion(page, { viewpoint: record.id, layer: "title" }),
    bounds: homeBounds(page.site.data),
  });

/** A dispute as it begins, with its land. */
export const disputePreview =
  ({ id, parties, cells, start: day }: SiteDispute): Previewing =>
  (page) => ({
    title: parties.map((id) => page.who(id)).join(" / "),
    question: questionAbout(page, cells, day, "dispute"),
    cells,
    sel: `disputes/${id}`,
  });
