/** The library: compile an atlas, ask it, check it. Pure: runs in Node and in browsers. */

export { type Compilation, CompileCache, type CompileOptions, check, compile, compile as loadAtlas } from "./compile.ts";
export { type Anchors, anchorsOf, findPassage } from "./law/anchors.ts";
export { type AttributionDrift, attributionDrifts } from "./law/attribution.ts";
export { type Coverage, coverageOf } from "./law/coverage.ts";
export { type DisagreementState, disagreementsOf } from "./law/disagreements.ts";
export { type InstrumentState, instrumentOn, instrumentsOn } from "./law/instrument-state.ts";
export { type ObligationState, obligationOn, obligationsOn } from "./law/obligation-state.ts";
export { type RecognitionMatrix, recognitionHistory, recognitionMatrix } from "./law/recognition.ts";
export { instrumentSpells, obligationSpells } from "./law/spells.ts";
export { type StatusState, statusesOn } from "./law/statuses.ts";
export type { Assertion, Assertor, Belief } from "./model/assertion.ts";
export type { Atlas, Land, SourceFile } from "./model/atlas.ts";
export type { AnyAuthored, Authored } from "./model/authored.ts";
export type { Diagnostic, Severity, Span } from "./model/diagnostic.ts";
export type { CollectionName } from "./model/field.ts";
export * from "./model/records.ts";
export * from "./model/values.ts";
export { type Merged, mergeFiles } from "./read/merge.ts";
export type * from "./resolve/answer.ts";
export { createResolver, createResolver as resolve, Resolver } from "./resolve/resolver.ts";
export { ArrangeCancelled, arrange } from "./space/arrange.ts";
export type { Arc, Arrangement, Location } from "./space/arrangement.ts";
export type { GeometryReport, LonLat, MultiPolygon, Primitive } from "./space/geometry.ts";
export { type NaturalEarthBase, naturalEarth } from "./space/natural-earth.ts";
export { parseDate } from "./time/edtf.ts";
export { formatDay } from "./time/format-day.ts";
export type { Day, DaySpan, HistoricalDate } from "./time/historical-date.ts";
