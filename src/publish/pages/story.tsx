import type { Authored } from "../../core/model/authored.ts";
import { StillMap } from "./map-page.tsx";
import { Arrow, Cites, type Page, Text } from "./page.tsx";

/** A story as a page: every step with its map, for reading without script and on paper. */
export function StoryPage({ page, record }: { page: Page; record: Authored<"stories"> }) {
  const { data, id } = record;
  const { start } = page.site.data.atlas;
  let [day, viewpoint, layer] = [start.day, start.viewpoint, start.layer];
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
        <a href={`${page.root}map/#step=${encodeURIComponent(id)}:1&lang=${page.lang}`}>
          {page.say("story.start")} <Arrow />
        </a>
      </p>
      {data.steps.map((step, i) => {
        const date = step.date === undefined ? undefined : page.site.atlas.dateOf(step.date);
        day = date?.earliest ?? day;
        viewpoint = step.viewpoint ?? viewpoint;
        layer = step.layer ?? layer;
        return (
          <section key={i} class="step" id={`step-${i + 1}`}>
            <h2>
              <small>{i + 1}</small> <Text page={page} of={step.title} />
            </h2>
            {step.date !== undefined && <p class="when">{page.date(step.date)}</p>}
            <StillMap
              page={page}
              day={day}
              viewpoint={viewpoint}
              layer={layer}
              width={640}
              height={380}
              table={false}
              camera={step.camera}
            />
            <p>
              <Text page={page} of={step.text} />
              <Cites page={page} of={step.cite} basis={step.basis} />
            </p>
            <p class="on-map">
              <a href={`${page.root}map/#step=${encodeURIComponent(id)}:${i + 1}&lang=${page.lang}`}>
                {page.say("page.open")} <Arrow />
              </a>
            </p>
          </section>
        );
      })}
    </article>
  );
}
