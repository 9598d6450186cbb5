import { useEffect, useState } from "preact/hooks";
import type { SiteRecords } from "../../export/site/contract.ts";
import { directionOf } from "../../export/site/direction.ts";
import { useReading } from "../context.ts";
import { CiteList } from "./cite-list.tsx";
import { Icon } from "./icon.tsx";
import { Name } from "./name.tsx";

/** One step of a story: each step sets day, viewpoint, layer and camera. */
export function StoryPanel({ onStep, onLeave }: { onStep(story: string, n: number): void; onLeave(): void }) {
  const { model, view, say, day, data } = useReading();
  const [records, setRecords] = useState<SiteRecords>();
  useEffect(() => void data.records().then(setRecords), [data]);
  const story = model.atlas.stories.find((one) => one.id === view.step?.story);
  const n = view.step?.n ?? 0;
  const step = story?.steps[n];
  if (story === undefined || step === undefined) return null;
  const key = (event: KeyboardEvent): void => {
    const [on, back] = directionOf(view.lang) === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.key === on && n + 1 < story.steps.length) onStep(story.id, n + 1);
    else if (event.key === back && n > 0) onStep(story.id, n - 1);
    else return;
    event.preventDefault();
  };
  return (
    <article class="story" onKeyDown={key}>
      <p class="quiet">
        <Name of={story.title} /> · {say("story.step", { n: n + 1, of: story.steps.length })}
      </p>
      <progress max={story.steps.length} value={n + 1} aria-hidden="true" />
      <h2 tabIndex={-1}>
        <Name of={step.title} />
      </h2>
      {step.day !== undefined && <p class="when">{day(step.day)}</p>}
      <p class="prose">
        <Name of={step.text} />
      </p>
      {step.cites.length > 0 && (
        <p class="cites">
          <CiteList cites={step.cites} records={records} />
        </p>
      )}
      <nav class="steps">
        <button type="button" class="tool" disabled={n === 0} onClick={() => onStep(story.id, n - 1)}>
          <Icon name="back" /> {say("story.previous")}
        </button>
        <button type="button" class="tool primary" disabled={n + 1 >= story.steps.length} onClick={() => onStep(story.id, n + 1)}>
          {say("story.next")} <Icon name="forward" />
        </button>
      </nav>
      <button type="button" class="link" onClick={onLeave}>
        {say("story.leave")}
      </button>
    </article>
  );
}
