import type { Authored } from "../../core/model/authored.ts";
import { stepAddress } from "../../export/site/map-address.ts";
import type { Question } from "../../export/site/model.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { boxOfCamera, homeBounds, StillMap } from "./map-page.tsx";
import { Arrow, Cites, type Page, type Site, Text } from "./page.tsx";

/** A step of a story with the question that its map answers: what it leaves unsaid is as in the step before. */
export interface StoryStep {
  readonly step: Authored<"stories">["data"]["steps"][number];
  readonly question: Question;
}

export function stepsOf({ atlas, data }: Site, { data: story }: Authored<"stories">): readonly StoryStep[] {
  const { start } = data.atlas;
  let question: Question = { day: start.day, viewpoint: start.viewpoint, layer: start.layer };
  return story.steps.map((step) => {
    const date = step.date === undefined ? undefined : atlas.dateOf(step.date);
    question = {
      day: date?.earliest ?? question.day,
      viewpoint: step.viewpoint ?? question.viewpoint,
      layer: step.layer ?? question.layer,
    };
    return { step, question };
  });
}

/** Width and height of the map of a step, px. */
const MAP = [640, 380] as const;

/** What the map of a step shows. */
export const stepBounds = (page: Page, camera: StoryStep["step"]["camera"]) =>
  camera === undefined ? homeBounds(page.site.data) : boxOfCamera(camera, ...MAP);

/** A story as a page: every step with its map, for reading without script and on paper. */
export function StoryPage({ page, record }: { page: Page; record: Authored<"stories"> }) {
  const { data, id } = record;
  return (
    <article class="story">
      <h1>
        <Text page={page} of={data.title} />
      </h1>
      {data.summary !== undefined && (
        <p class="lead">
          <Text page={page} of={data.summary} />
        </p>
      )}
      <p class="on-map">
        <a href={`${page.root}map/#${stepAddress(id, 1, page.lang)}`}>
          {page.say("story.start")} <Arrow />
        </a>
      </p>
      {stepsOf(page.site, record).map((one, i) => (
        <Step key={i} page={page} story={record} of={one} number={i + 1} />
      ))}
    </article>
  );
}

/** One step of a story on a page of its own, so that it can be shared with its own picture. */
export function StepPage({ page, record, number }: { page: Page; record: Authored<"stories">; number: number }) {
  return (
    <article class="story">
      <h1>
        <a href={page.to(pageOf(record))}>
          <Text page={page} of={record.data.title} />
        </a>
      </h1>
      <Step page={page} story={record} of={stepsOf(page.site, record)[number - 1] as StoryStep} number={number} />
      <p class="downloads">
        {number > 1 && <a href={page.to(stepFolder(record, number - 1))}>{page.say("story.previous")}</a>}{" "}
        {number < record.data.steps.length && <a href={page.to(stepFolder(record, number + 1))}>{page.say("story.next")}</a>}
      </p>
    </article>
  );
}

/** Folder of the page of a step. */
export const stepFolder = (record: Authored<"stories">, number: number): string => `${pageOf(record)}${number}/`;

function Step({ page, story, of, number }: { page: Page; story: Authored<"stories">; of: StoryStep; number: number }) {
  const { step, question } = of;
  return (
    <section class="step" id={`step-${number}`}>
      <h2>
        <small>
          <a href={page.to(stepFolder(story, number))}>{number}</a>
        </small>{" "}
        <Text page={page} of={step.title} />
      </h2>
      {step.date !== undefined && <p class="when">{page.date(step.date)}</p>}
      <StillMap page={page} {...question} width={MAP[0]} height={MAP[1]} table={false} camera={step.camera} />
      <p>
        <Text page={page} of={step.text} />
        <Cites page={page} of={step.cite} basis={step.basis} />
      </p>
      <p class="on-map">
        <a href={`${page.root}map/#${stepAddress(story.id, number, page.lang)}`}>
          {page.say("page.open")} <Arrow />
        </a>
      </p>
    </section>
  );
}
