import type { Dispute } from "../../core/resolve/answer.ts";
import type { DisputeAnswer } from "./answer-documents.ts";
import { citesOf } from "./law-lists.ts";
import type { Askable } from "./question.ts";

const PREFIX = "disputes/";

/** The dispute that `dejure list disputes` lists under this id, alone or after `disputes/`. */
export function disputeAnswer({ atlas, resolver }: Askable, id: string): DisputeAnswer | undefined {
  const bare = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id;
  const dispute = resolver.disputes().find((d) => d.id === bare);
  if (!dispute) return undefined;
  const { parties, since, until, area_km2, places } = dispute;
  return {
    id: bare,
    collection: "disputes",
    parties,
    since,
    until,
    area_km2,
    places,
    grounds: dispute.grounds.map(({ assertions, ...said }) => ({
      ...said,
      assertions: assertions.flatMap((one) => {
        const found = atlas.assertionById.get(one);
        return found
          ? [{ id: one, record: `${found.record.collection}/${found.record.id}`, verb: found.verb, cite: citesOf(found.cite) }]
          : [];
      }),
    })),
  };
}

/** Ids that may be meant by one that names nothing: every dispute's, and where it is only the beginning of one, that. */
export function disputesNear({ resolver }: Askable, id: string): { readonly ids: readonly string[]; readonly begun: string | undefined } {
  const bare = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id;
  const ids = resolver.disputes().map((d: Dispute) => d.id);
  return { ids, begun: bare.length >= 3 ? ids.find((one) => one.startsWith(bare)) : undefined };
}
