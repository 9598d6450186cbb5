/** The notes of Natural Earth, such as “Admin. by India; Claimed by China”: a few forms, and what has another form is said. */
import { CODES } from "./codes.ts";

export interface Note {
  /** codes of those who administer */
  readonly administers: readonly string[];
  readonly self: boolean;
  /** codes of the claimants */
  readonly claimants: readonly string[];
  readonly lease: { readonly to: string; readonly by: string } | undefined;
  /** a buffer or a zone that somebody patrols */
  readonly zone: "demilitarised" | "international" | undefined;
  /** land between two, that the note gives to neither */
  readonly between: boolean;
  /** parts that have none of these forms */
  readonly unread: readonly string[];
}

/** Short names in the notes that no list has. */
const SHORT: Readonly<Record<string, string>> = {
  "u.s.a.": "USA",
  "u.s.a": "USA",
  "u.k.": "GBR",
  uae: "ARE",
  "azer.": "AZE",
  "western sahara": "SAH",
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  [...CODES.values()].flatMap(({ code, name }) => (name === undefined ? [] : [[name.toLowerCase(), code] as const])),
);

/** Code of a body as the notes name it. */
export function codeNamed(name: string): string | undefined {
  const key = name.trim().replace(/^the /i, "").toLowerCase();
  return SHORT[key] ?? BY_NAME.get(key);
}

export function readNote(text: string | undefined, name: string): Note {
  const administers: string[] = [];
  const claimants: string[] = [];
  const unread: string[] = [];
  let self = false;
  let between = false;
  let lease: Note["lease"];
  let zone: Note["zone"];
  const named = (names: string, into: string[]): void => {
    for (const one of names.split(/,\s*(?:and\s+)?|\s+and\s+/)) {
      const code = codeNamed(one);
      if (code === undefined) unread.push(one.trim());
      else into.push(code);
    }
  };
  for (const part of (text ?? "").split(";").map((p) => p.trim())) {
    const is = (pattern: RegExp): RegExpExecArray | undefined => pattern.exec(part) ?? undefined;
    let found: RegExpExecArray | undefined;
    if (part === "") continue;
    if (is(/^self admin\.?$/i)) self = true;
    else if ((found = is(/^admin\.? by (.+?)(?: for .+)?$/i))) named(found[1] ?? "", administers);
    else if ((found = is(/^claimed by (.+?)(?: (after .+))?$/i))) {
      named(found[1] ?? "", claimants);
      if (found[2] !== undefined) unread.push(found[2]);
    } else if ((found = is(/^leased to (.+) by (.+)$/i))) {
      const [to, by] = [codeNamed(found[1] ?? ""), codeNamed(found[2] ?? "")];
      if (to !== undefined && by !== undefined) lease = { to, by };
      else unread.push(part);
    } else if (is(/^between .+ and .+$/i)) between = true;
    else if (is(/\bbuffer\b.* patrolled by /i)) zone = "demilitarised";
    else if (is(/^UN patrolled zone in /i)) zone = "international";
    else unread.push(part);
  }
  if (zone === undefined && /\bU\.?N\.? buffer zone\b/i.test(name)) zone = "international";
  return { administers, self, claimants, lease, zone, between, unread };
}
