import type { Rule } from "./rule.ts";
import { rule as actorDidNotExist } from "./rules/actor-did-not-exist.ts";
import { rule as ambiguousAnchor } from "./rules/ambiguous-anchor.ts";
import { rule as ambiguousFeature } from "./rules/ambiguous-feature.ts";
import { rule as articleNotText } from "./rules/article-not-text.ts";
import { rule as articleTooDeep } from "./rules/article-too-deep.ts";
import { rule as attributionDrift } from "./rules/attribution-drift.ts";
import { rule as badGeojson } from "./rules/bad-geojson.ts";
import { rule as badGeoreference } from "./rules/bad-georeference.ts";
import { rule as badId } from "./rules/bad-id.ts";
import { rule as badTiles } from "./rules/bad-tiles.ts";
import { rule as bindsNobody } from "./rules/binds-nobody.ts";
import { rule as circularExtent } from "./rules/circular-extent.ts";
import { rule as circularRelation } from "./rules/circular-relation.ts";
import { rule as citationNeeded } from "./rules/citation-needed.ts";
import { rule as claimWithoutClaimant } from "./rules/claim-without-claimant.ts";
import { rule as collapsedGeometry } from "./rules/collapsed-geometry.ts";
import { rule as consensusContradicted } from "./rules/consensus-contradicted.ts";
import { rule as coordinateNotANumber } from "./rules/coordinate-not-a-number.ts";
import { rule as coordinateOutOfRange } from "./rules/coordinate-out-of-range.ts";
import { rule as csvSyntax } from "./rules/csv-syntax.ts";
import { rule as danglingReference } from "./rules/dangling-reference.ts";
import { rule as dateHangsOnItself } from "./rules/date-hangs-on-itself.ts";
import { rule as duplicateArticleNumber } from "./rules/duplicate-article-number.ts";
import { rule as duplicateId } from "./rules/duplicate-id.ts";
import { rule as duplicateKey } from "./rules/duplicate-key.ts";
import { rule as edgeFarFromFrontier } from "./rules/edge-far-from-frontier.ts";
import { rule as emptyArticle } from "./rules/empty-article.ts";
import { rule as emptyAtlas } from "./rules/empty-atlas.ts";
import { rule as emptyExtent } from "./rules/empty-extent.ts";
import { rule as emptyInterval } from "./rules/empty-interval.ts";
import { rule as fileTooLarge } from "./rules/file-too-large.ts";
import { rule as frontierDoesNotDivide } from "./rules/frontier-does-not-divide.ts";
import { rule as generalKnowledge } from "./rules/general-knowledge.ts";
import { rule as geojsonSyntax } from "./rules/geojson-syntax.ts";
import { rule as holderHasEnded } from "./rules/holder-has-ended.ts";
import { rule as licenceForbids } from "./rules/licence-forbids.ts";
import { rule as markerWithoutSentence } from "./rules/marker-without-sentence.ts";
import { rule as missingFeature } from "./rules/missing-feature.ts";
import { rule as missingFile } from "./rules/missing-file.ts";
import { rule as missingHead } from "./rules/missing-head.ts";
import { rule as missingKey } from "./rules/missing-key.ts";
import { rule as missingViewpointDefault } from "./rules/missing-viewpoint-default.ts";
import { rule as modeWithoutMeaning } from "./rules/mode-without-meaning.ts";
import { rule as neverInForce } from "./rules/never-in-force.ts";
import { rule as newerFactOutranked } from "./rules/newer-fact-outranked.ts";
import { rule as noPrecision } from "./rules/no-precision.ts";
import { rule as noVerb } from "./rules/no-verb.ts";
import { rule as notUtf8 } from "./rules/not-utf-8.ts";
import { rule as orphanedAnnotation } from "./rules/orphaned-annotation.ts";
import { rule as overlapWithinPrecision } from "./rules/overlap-within-precision.ts";
import { rule as overlappingParts } from "./rules/overlapping-parts.ts";
import { rule as overlayGateFailed } from "./rules/overlay-gate-failed.ts";
import { rule as pathOutsideAtlas } from "./rules/path-outside-atlas.ts";
import { rule as pathWithoutValue } from "./rules/path-without-value.ts";
import { rule as performanceInOtherUnit } from "./rules/performance-in-other-unit.ts";
import { rule as placeOutsideTerritory } from "./rules/place-outside-territory.ts";
import { rule as quantityWithoutUnit } from "./rules/quantity-without-unit.ts";
import { rule as quoteNotFound } from "./rules/quote-not-found.ts";
import { rule as ratifiedByNonParty } from "./rules/ratified-by-non-party.ts";
import { rule as sameDayConflict } from "./rules/same-day-conflict.ts";
import { rule as selfCrossing } from "./rules/self-crossing.ts";
import { rule as severalVerbs } from "./rules/several-verbs.ts";
import { rule as sourceWithoutLocator } from "./rules/source-without-locator.ts";
import { rule as stageOrder } from "./rules/stage-order.ts";
import { rule as statedAreaDiffers } from "./rules/stated-area-differs.ts";
import { rule as storyAtAStep } from "./rules/story-at-a-step.ts";
import { rule as strayFile } from "./rules/stray-file.ts";
import { rule as supersededWithoutStage } from "./rules/superseded-without-stage.ts";
import { rule as survivorNobodyAccepted } from "./rules/survivor-nobody-accepted.ts";
import { rule as tooDeep } from "./rules/too-deep.ts";
import { rule as tooFewPoints } from "./rules/too-few-points.ts";
import { rule as tooManyAliases } from "./rules/too-many-aliases.ts";
import { rule as tooManyVertices } from "./rules/too-many-vertices.ts";
import { rule as twoHolders } from "./rules/two-holders.ts";
import { rule as uncitedClaim } from "./rules/uncited-claim.ts";
import { rule as unknownKey } from "./rules/unknown-key.ts";
import { rule as unknownUnit } from "./rules/unknown-unit.ts";
import { rule as unknownUnitOfNaturalEarth } from "./rules/unknown-unit-of-natural-earth.ts";
import { rule as unknownWord } from "./rules/unknown-word.ts";
import { rule as unreadableDate } from "./rules/unreadable-date.ts";
import { rule as unreadableUrl } from "./rules/unreadable-url.ts";
import { rule as unreviewedDraft } from "./rules/unreviewed-draft.ts";
import { rule as unusedRecord } from "./rules/unused-record.ts";
import { rule as viewpointAdoptsNobody } from "./rules/viewpoint-adopts-nobody.ts";
import { rule as wrongType } from "./rules/wrong-type.ts";
import { rule as yamlSyntax } from "./rules/yaml-syntax.ts";

/** Every rule, by id: those that `check` runs, and those that `read` and `link` report on the way. */
export const RULES: readonly Rule[] = [
  actorDidNotExist,
  ambiguousAnchor,
  ambiguousFeature,
  articleNotText,
  articleTooDeep,
  attributionDrift,
  badGeojson,
  badGeoreference,
  badTiles,
  badId,
  bindsNobody,
  circularExtent,
  circularRelation,
  citationNeeded,
  claimWithoutClaimant,
  collapsedGeometry,
  consensusContradicted,
  coordinateNotANumber,
  coordinateOutOfRange,
  csvSyntax,
  danglingReference,
  dateHangsOnItself,
  duplicateArticleNumber,
  duplicateId,
  duplicateKey,
  edgeFarFromFrontier,
  emptyArticle,
  emptyAtlas,
  emptyExtent,
  emptyInterval,
  fileTooLarge,
  frontierDoesNotDivide,
  generalKnowledge,
  geojsonSyntax,
  holderHasEnded,
  licenceForbids,
  markerWithoutSentence,
  missingFeature,
  missingFile,
  missingHead,
  missingKey,
  missingViewpointDefault,
  modeWithoutMeaning,
  neverInForce,
  newerFactOutranked,
  noPrecision,
  noVerb,
  notUtf8,
  orphanedAnnotation,
  overlapWithinPrecision,
  overlappingParts,
  overlayGateFailed,
  pathOutsideAtlas,
  pathWithoutValue,
  performanceInOtherUnit,
  placeOutsideTerritory,
  quantityWithoutUnit,
  quoteNotFound,
  ratifiedByNonParty,
  sameDayConflict,
  selfCrossing,
  severalVerbs,
  sourceWithoutLocator,
  stageOrder,
  statedAreaDiffers,
  storyAtAStep,
  strayFile,
  supersededWithoutStage,
  survivorNobodyAccepted,
  tooDeep,
  tooFewPoints,
  tooManyAliases,
  tooManyVertices,
  twoHolders,
  uncitedClaim,
  unknownKey,
  unknownUnitOfNaturalEarth,
  unknownUnit,
  unknownWord,
  unreadableDate,
  unreadableUrl,
  unreviewedDraft,
  unusedRecord,
  viewpointAdoptsNobody,
  wrongType,
  yamlSyntax,
];

export const ruleById: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));
