import { dayFromCivil } from "../../core/time/calendar.ts";

/** Day of an ISO 8601 day as answers carry it. */
export function dayOf(iso: string): number {
  const parts = /^(Y?-?\d+)-(\d\d)-(\d\d)$/.exec(iso);
  return parts === null ? Number.NaN : dayFromCivil(Number((parts[1] as string).replace("Y", "")), Number(parts[2]), Number(parts[3]));
}
