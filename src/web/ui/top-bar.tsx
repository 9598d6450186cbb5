import { useEffect, useRef, useState } from "preact/hooks";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { useReading } from "../context.ts";
import { neighbours, turningDays } from "../events.ts";
import { readDate } from "../spoken-dates.ts";
import { Icon } from "./icon.tsx";
import { Name } from "./name.tsx";

export const LAYERS: readonly MapLayer[] = ["control", "title", "claims", "divergence", "dispute"];

/** Title · date · viewpoint · layer · compare · search · language. */
export function TopBar({
  languages,
  logo,
  onSearch,
  onCompare,
  comparing,
}: {
  languages: readonly { tag: string; name: string }[];
  logo: string | undefined;
  onSearch(): void;
  onCompare(): void;
  comparing: boolean;
}) {
  const { model, view, say, set, data } = useReading();
  return (
    <header class="bar">
      <a class="brand" href={data.root}>
        {logo !== undefined && <img class="logo" src={new URL(logo, data.root).href} alt="" />}
        <Name of={model.atlas.title} />
      </a>
      <DateField />
      <label class="field viewpoint">
        <span>{say("viewpoint")}</span>
        <select value={view.viewpoint} onChange={(event) => set({ viewpoint: event.currentTarget.value })}>
          {model.atlas.viewpoints.map((viewpoint) => (
            <ViewpointOption key={viewpoint.id} id={viewpoint.id} />
          ))}
        </select>
      </label>
      <label class="field layer">
        <span>{say("layer")}</span>
        <select value={view.layer} onChange={(event) => set({ layer: event.currentTarget.value as MapLayer })}>
          {LAYERS.map((layer) => (
            <option key={layer} value={layer} title={say(`layer.${layer}.help`)}>
              {say(`layer.${layer}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="tool" aria-pressed={comparing} onClick={onCompare}>
        <Icon name="compare" />
        <span class="word">{say("compare")}</span>
      </button>
      <button type="button" class="tool" onClick={onSearch}>
        <Icon name="search" />
        <span class="word">{say("search")}</span>
      </button>
      <label class="field language">
        <span class="sr">{say("language.choose")}</span>
        <Icon name="language" />
        <select value={view.lang} onChange={(event) => set({ lang: event.currentTarget.value })}>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}

function ViewpointOption({ id }: { id: string }) {
  const { model, text } = useReading();
  const { text: name, lang } = text(model.atlas.viewpoints.find((viewpoint) => viewpoint.id === id)?.name);
  return (
    <option value={id} lang={lang === "und" ? undefined : lang}>
      {name}
    </option>
  );
}

/** The day, typed in figures or words, and the steps to the events before and after it. */
function DateField() {
  const { view, say, set, day, model } = useReading();
  const all = view.all === true;
  // all time is no day: one that is typed leaves it
  const shown = all ? "" : (view.asked ?? formatDay(view.day));
  const [draft, setDraft] = useState(shown);
  const [fault, setFault] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setDraft(shown);
    setFault(false);
  }, [shown]);
  const submit = (): void => {
    const read = readDate(draft, view.lang);
    if (read === undefined) {
      setFault(true);
      return;
    }
    setFault(false);
    set({ day: read.day, asked: read.asked });
  };
  const { before, after } = all ? { before: undefined, after: undefined } : neighbours(turningDays(model, view.viewpoint), view.day);
  return (
    <form
      class="date"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <button
        type="button"
        class="tool icon"
        disabled={before === undefined}
        aria-label={before === undefined ? say("previous") : `${say("previous")}: ${day(before)}`}
        onClick={() => before !== undefined && set({ day: before, asked: undefined })}
      >
        <Icon name="back" />
      </button>
      <label class="field">
        <span>{say("date")}</span>
        <input
          ref={field}
          type="text"
          inputMode="text"
          size={12}
          value={draft}
          placeholder={all ? say("alltime") : undefined}
          title={say("date.help")}
          aria-invalid={fault}
          aria-describedby={fault ? "date-fault" : undefined}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => draft !== shown && submit()}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button
        type="button"
        class="tool icon"
        disabled={after === undefined}
        aria-label={after === undefined ? say("next") : `${say("next")}: ${day(after)}`}
        onClick={() => after !== undefined && set({ day: after, asked: undefined })}
      >
        <Icon name="forward" />
      </button>
      {fault && (
        <p id="date-fault" class="fault" role="alert">
          {say("date.unread", { text: draft })}
        </p>
      )}
    </form>
  );
}
