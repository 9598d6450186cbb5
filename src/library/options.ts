// Generated from the declarations of the questions by `npm run generate`; do not edit.

/** The eyes and the day of knowledge that a question is put with. */
export interface Eyes {
  /** viewpoint by id or name; the atlas's default where it is left out */
  readonly as?: string;
  /** a day; leave out what was not public on it */
  readonly knownOn?: string;
}

/** How `who` is asked: whose land was this on that day. */
export interface WhoOptions extends Eyes {
  /** also what did not decide, with the reasons, and what other viewpoints answer */
  readonly explain?: boolean;
}

/** How `history` is asked: all that a place went through. */
export interface HistoryOptions extends Eyes {
  /** an interval in EDTF, such as `1920/1922-03`; all time where it is left out */
  readonly during?: string;
}

/** How `land` is asked: whose land a territory was on that day. */
export interface LandOptions extends Eyes {
  /** also what did not decide, with the reasons, and what other viewpoints answer */
  readonly explain?: boolean;
}

/** How `map` is asked: the map of a day, or of every change in an interval. */
export interface MapOptions extends Eyes {
  /** what to show; `title` where it is left out */
  readonly layer?: "title" | "control" | "claims" | "divergence" | "dispute";
}

/** How `diff` is asked: what differs between two days or two viewpoints. */
export interface DiffOptions {
  /** what to compare; both where it is left out */
  readonly layers?: readonly ("title" | "control")[];
  /** a day; leave out what was not public on it */
  readonly knownOn?: string;
}

/** How `list` is asked: what an atlas holds, and what follows from it. */
export interface ListOptions extends Eyes {
  /** a day: as things stood on it, such as instruments in force, polities living, obligations and recognitions */
  readonly on?: string;
  /** a day; leave out acts, recognitions and statuses that were not public on it */
  readonly knownOn?: string;
}

/** A day in the eyes of a viewpoint. */
export interface From {
  /** a day */
  readonly day: string;
  /** viewpoint by id or name; the atlas's default where it is left out */
  readonly as?: string;
}
