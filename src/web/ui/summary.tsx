import type { CellShapes } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../../cartography/plane.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import { type Reading, useReading } from "../context.ts";
import type { Picture } from "../picture.ts";
import { AllTimeTable } from "./all-time-table.tsx";
import { MapTable } from "./map-table.tsx";
import { Name } from "./name.tsx";
import { PageLinks } from "./page-links.tsx";
import { TakeAway } from "./take-away.tsx";
import type { Shown } from "./use-maps.ts";

/** All that is shown at one moment. */
export interface Moment {
  readonly reading: Reading;
  readonly holdings: readonly ShownHolding[];
  /** in one sentence */
  readonly told: string;
  readonly camera: Camera;
  picture(): Picture;
  beside(): Shown | undefined;
  shownOn(day: number): Shown;
}

/** What the map shows, as a table and to take away, with the ways into the atlas. */
export function Summary({
  of,
  shapes,
  land,
  onStep,
}: {
  of: Moment;
  shapes: CellShapes;
  land: GeoJSON.FeatureCollection;
  onStep(story: string, n: number): void;
}) {
  const { model, view, say } = useReading();
  const landless = model.cellCount === 0 && model.atlas.places.length === 0;
  return (
    <>
      <p class="hint">{say(landless ? "page.noland" : "panel.hint")}</p>
      {model.atlas.stories.map((story) => (
        <p key={story.id}>
          <button type="button" class="tool primary" onClick={() => onStep(story.id, 0)}>
            {say("story.start")}: <Name of={story.title} />
          </button>
        </p>
      ))}
      {!landless && (
        <>
          {view.all === true ? <AllTimeTable /> : <MapTable holdings={of.holdings} />}
          <TakeAway
            holdings={of.holdings}
            sentence={of.told}
            shapes={shapes}
            land={land}
            camera={of.camera}
            picture={of.picture}
            shownOn={of.shownOn}
          />
        </>
      )}
      <PageLinks />
    </>
  );
}
