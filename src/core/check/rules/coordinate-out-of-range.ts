import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "coordinate-out-of-range",
  severity: "error",
  emittedBy: "link",
  title: "A coordinate is not on the Earth",
  why: "longitudes run from -180 to 180 and latitudes from -90 to 90",
  remedy: "write longitude first, then latitude, in degrees",
};
