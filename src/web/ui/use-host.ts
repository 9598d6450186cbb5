import { useEffect, useRef } from "preact/hooks";
import type { Camera } from "../../cartography/plane.ts";
import type { AtlasModel } from "../../export/site/model.ts";
import { addressOf, viewOfAddress } from "../address.ts";
import type { View } from "../context.ts";
import { listenToHost, tellHost } from "../embed.ts";
import { readPermalink } from "../permalink.ts";

interface Shown {
  readonly view: View;
  readonly camera: Camera;
  readonly sentence: string;
}

/** Inside a page of somebody else: tells it what is shown, and shows what it asks for. */
export function useHost(
  embedded: boolean,
  model: AtlasModel,
  lang: string,
  shown: Shown,
  open: (view: View, camera: Camera) => void,
): void {
  const told = useRef(false);
  useEffect(() => {
    if (!embedded) return;
    const { body } = document;
    tellHost({
      dejure: told.current ? "view" : "ready",
      view: readPermalink(addressOf(shown.view, shown.camera)),
      sentence: shown.sentence,
      height: Math.max(body.scrollHeight, document.querySelector(".panel .scroll")?.scrollHeight ?? 0),
    });
    told.current = true;
  }, [embedded, shown.view, shown.camera]);
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    if (!embedded) return undefined;
    return listenToHost((hash) => {
      const next = viewOfAddress(model, lang, hash);
      open(next.view, readPermalink(hash).map === undefined ? latest.current.camera : next.camera);
    });
  }, [embedded, model, lang, open]);
}
