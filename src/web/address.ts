import type { Camera } from "../cartography/plane.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { SiteStep } from "../export/site/contract.ts";
import type { AtlasModel } from "../export/site/model.ts";
import type { View } from "./context.ts";
import { readPermalink, writePermalink } from "./permalink.ts";
import { readDate } from "./spoken-dates.ts";

/** What a step of a story sets; `before` fills what it leaves out. */
export function viewOfStep(model: AtlasModel, step: SiteStep, before: Pick<View, "viewpoint" | "day">): Partial<View> {
  const { select, compare } = step;
  return {
    ...(step.day === undefined ? {} : { day: step.day, asked: undefined }),
    ...(step.viewpoint === undefined ? {} : { viewpoint: step.viewpoint }),
    ...(step.layer === undefined ? {} : { layer: step.layer }),
    all: undefined,
    sel:
      select === undefined || select.includes("/")
        ? select
        : `${model.atlas.places.some((place) => place.id === select) ? "places" : "territories"}/${select}`,
    versus:
      compare === undefined
        ? undefined
        : { viewpoint: compare.viewpoint ?? step.viewpoint ?? before.viewpoint, day: compare.day ?? step.day ?? before.day },
  };
}

/** The view that an address asks for; where it is silent, what its step of a story sets, then the atlas's own. */
export function viewOfAddress(model: AtlasModel, lang: string, hash: string): { readonly view: View; readonly camera: Camera } {
  const link = readPermalink(hash);
  const { start, viewpoints, home, stories } = model.atlas;
  const known = (id: string | undefined): string | undefined => viewpoints.find((viewpoint) => viewpoint.id === id)?.id;
  const [story, n] = (link.step ?? "").split(":");
  const step = story !== undefined && n !== undefined ? { story, n: Number(n) - 1 } : undefined;
  const told = step === undefined ? undefined : stories.find((one) => one.id === step.story)?.steps[step.n];
  const first: Pick<View, "viewpoint" | "day" | "layer"> = {
    viewpoint: known(start.viewpoint) ?? viewpoints[0]?.id ?? "",
    day: start.day,
    layer: start.layer,
  };
  const date = link.date === undefined ? undefined : readDate(link.date, lang);
  const base: View = {
    ...first,
    ...(told === undefined ? {} : viewOfStep(model, told, first)),
    lang: link.lang ?? lang,
    step: told === undefined ? undefined : step,
  };
  const view: View = {
    ...base,
    ...(date === undefined ? {} : { day: date.day, asked: date.asked }),
    viewpoint: known(link.viewpoint) ?? base.viewpoint,
    layer: link.layer ?? base.layer,
    ...(link.sel === undefined ? {} : { sel: link.sel }),
    ...(link.beside === undefined ? {} : { beside: link.beside }),
    ...(link.all === undefined ? {} : { all: link.all }),
    old: oldMapOf(model, link.old),
  };
  const [other, otherDay] = (link.versus ?? "").split("@");
  const versus =
    link.versus === undefined
      ? view.versus
      : {
          viewpoint: known(other) ?? view.viewpoint,
          day: readDate(otherDay ?? (known(other) === undefined ? (other ?? "") : ""), lang)?.day ?? view.day,
        };
  return { view: { ...view, versus }, camera: link.map ?? told?.camera ?? home };
}

function oldMapOf(model: AtlasModel, written: string | undefined): View["old"] {
  const [n = Number.NaN, strength = Number.NaN] = (written ?? "").split(":").map(Number);
  return model.atlas.oldMaps?.[n - 1] === undefined || !(strength > 0 && strength <= 100) ? undefined : { n: n - 1, strength };
}

/** The address of a view. */
export function addressOf(view: View, camera: Camera): string {
  const { versus, step } = view;
  const parts =
    versus === undefined
      ? []
      : [
          versus.viewpoint === view.viewpoint && versus.day !== view.day ? "" : versus.viewpoint,
          versus.day === view.day ? "" : formatDay(versus.day),
        ];
  return writePermalink({
    map: camera,
    date: view.asked ?? formatDay(view.day),
    viewpoint: view.viewpoint,
    layer: view.layer,
    ...(view.sel === undefined ? {} : { sel: view.sel }),
    lang: view.lang,
    ...(versus === undefined ? {} : { versus: parts.filter((part) => part !== "").join("@") }),
    ...(versus === undefined || view.beside === undefined ? {} : { beside: view.beside }),
    ...(view.all === true ? { all: true } : {}),
    ...(step === undefined ? {} : { step: `${step.story}:${step.n + 1}` }),
    ...(view.old === undefined ? {} : { old: `${view.old.n + 1}:${view.old.strength}` }),
  });
}
