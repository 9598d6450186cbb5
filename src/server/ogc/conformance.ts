const FEATURES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf";
const TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf";

/** What /ogc conforms to; each class has its tests in test/server/ogc. */
export const CONFORMS_TO = [
  `${FEATURES}/core`,
  `${FEATURES}/geojson`,
  `${FEATURES}/html`,
  `${FEATURES}/oas30`,
  `${TILES}/core`,
  `${TILES}/mvt`,
] as const;
