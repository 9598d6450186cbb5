import { isFault, readGeoreference } from "../../space/georeference.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "bad-georeference",
  severity: "error",
  emittedBy: "check",
  title: "An old map cannot be laid under the land",
  why: "a picture lies where points of it are given with their places, far enough apart to fix it",
  remedy: "export the georeference annotation of the map again, such as from Allmaps Editor",
  *run({ atlas }) {
    for (const [i, { annotation, image }] of (atlas.head.old_maps ?? []).entries()) {
      const text = annotation === undefined ? undefined : atlas.textOf(annotation);
      // it is cut into tiles, or that the file is not there has been said
      if (text === undefined) continue;
      const read = readGeoreference(text);
      const fault = isFault(read)
        ? read
        : image === undefined && read.image === undefined
          ? {
              message: "no picture is named: “image:” is absent, and the annotation names no IIIF image with an address",
              help: "add image: with the name of the picture's file",
            }
          : undefined;
      if (fault !== undefined)
        yield {
          message: `${annotation}: ${fault.message}`,
          span: atlas.headSpan(["old_maps", i, "annotation"]),
          ...(fault.help !== undefined && { help: fault.help }),
        };
    }
  },
};
