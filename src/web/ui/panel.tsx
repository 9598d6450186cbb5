import type { ComponentChildren } from "preact";
import { useReading } from "../context.ts";
import { onLand, type Selected } from "../selection.ts";
import { ComparePanel } from "./compare.tsx";
import { Dossier } from "./dossier.tsx";
import { Icon } from "./icon.tsx";
import { type Height, SheetHandle } from "./sheet-handle.tsx";
import { StoryPanel } from "./story.tsx";

interface PanelProps {
  readonly open: boolean;
  readonly height: Height;
  /** the rest of the page is there */
  readonly whole: boolean;
  readonly selected: Selected | undefined;
  readonly land: GeoJSON.FeatureCollection;
  onOpen(open: boolean): void;
  onHeight(height: Height): void;
  onStep(story: string, n: number): void;
  /** what stands there while nothing is selected or told */
  readonly children: ComponentChildren;
}

/** The panel beside the map: a story, what is selected, or what the map shows. */
export function Panel(props: PanelProps) {
  const { view, say } = useReading();
  const { open, height } = props;
  return (
    <aside class={open ? `panel ${height}` : "panel closed"} aria-label={say("panel.open")}>
      <button
        type="button"
        class="tool icon toggle"
        aria-expanded={open}
        aria-label={say(open ? "panel.close" : "panel.open")}
        onClick={() => props.onOpen(!open)}
      >
        <Icon name={open ? "close" : "panel"} />
      </button>
      {open && <SheetHandle height={height} onHeight={props.onHeight} />}
      {open && props.whole && (
        <div class="scroll">
          {view.versus !== undefined && <ComparePanel />}
          <Told {...props} />
        </div>
      )}
    </aside>
  );
}

function Told({ selected, land, onStep, children }: PanelProps) {
  const { view, say, set } = useReading();
  if (view.step !== undefined) return <StoryPanel onStep={onStep} onLeave={() => set({ step: undefined })} />;
  if (selected === undefined) return <>{children}</>;
  return (
    <>
      <button type="button" class="link" onClick={() => set({ sel: undefined })}>
        <Icon name="back" /> {say("what")}
      </button>
      <Dossier selected={selected} water={selected.cell < 0 && selected.at !== undefined && !onLand(land, selected.at)} />
    </>
  );
}
