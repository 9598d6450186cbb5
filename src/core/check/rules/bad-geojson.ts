import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "bad-geojson",
  severity: "error",
  emittedBy: "read",
  title: "A GeoJSON file does not hold what land is drawn with",
  why: "land is a Polygon or MultiPolygon in degrees, longitude first",
  remedy: "draw the land as a polygon in WGS84, as RFC 7946 says",
};
