// Generated from format.ts by `npm run generate`; do not edit.
import type { Citation, DateExpression, Extent, Localized, Position, Quantity, Sourced, Waypoint } from "./values.ts";

/** What every record may carry. */
export interface CommonFields {
  /** Name by language. */
  readonly name?: Localized;
  /** Remark for readers. */
  readonly note?: Localized;
  /** Where this record as a whole is written. */
  readonly cite?: readonly Citation[];
  /** How sure the authors are that this is so. */
  readonly certainty?: "certain" | "probable" | "disputed" | "not-found";
  /** Stands in for a citation: known generally but not looked up (warns), or derived from other records. */
  readonly basis?: "general-knowledge" | "derived";
  /** The same thing elsewhere: Wikidata, World Historical Gazetteer, an archive. */
  readonly links?: readonly string[];
  /** Free words for grouping. */
  readonly tags?: readonly string[];
  /** Proposed by a machine, not yet looked at by a person. */
  readonly draft?: boolean;
}

/** When a polity could act; half-open. */
export interface Existence {
  /** First day. */
  readonly from?: Sourced<DateExpression>;
  /** First day on which it no longer was. */
  readonly until?: Sourced<DateExpression>;
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Remark. */
  readonly note?: Localized;
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
}

/** What passes from a predecessor; nothing passes that is not named. */
export interface Succession {
  /** The predecessor. */
  readonly polity: string;
  /** From when. Default: when this polity begins to exist. */
  readonly when?: Sourced<DateExpression>;
  /** Succession of states or of governments. */
  readonly of?: "state" | "government";
  /** What passes: its assertions, claims, obligations; `holdings`: wherever anyone names it as holder, read the successor. */
  readonly inherits?: readonly ("assertions" | "claims" | "obligations" | "holdings")[];
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Remark. */
  readonly note?: Localized;
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
}

/** A name in one language, for a time. */
export interface DatedName {
  /** The name. */
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** In use from. */
  readonly from?: DateExpression;
  /** In use until. */
  readonly until?: DateExpression;
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Remark. */
  readonly note?: Localized;
}

/** A stretch of an outline or line between two of its points. */
export interface Edge {
  /** What the stretch is. */
  readonly name: Localized;
  /** Point on the outline where it begins (the nearest vertex is taken). */
  readonly from?: Waypoint;
  /** Point where it ends, going along the outline. */
  readonly to?: Waypoint;
  /** Precision of this stretch. */
  readonly precision_km?: number;
  /** No source draws this stretch; it only closes the figure. */
  readonly undefined?: boolean;
  /** The frontier it follows. */
  readonly follows?: string;
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Remark. */
  readonly note?: Localized;
}

/** A dated step of an instrument. */
export interface Stage {
  /** Which step. */
  readonly stage: "proposed" | "negotiated" | "initialled" | "signed" | "issued" | "adopted" | "approved" | "ratified" | "exchanged" | "in-force" | "accepted" | "registered" | "published" | "amended" | "suspended" | "resumed" | "denounced" | "terminated" | "annulled" | "superseded" | "rejected";
  /** When. */
  readonly on: Sourced<DateExpression>;
  /** Whose step; absent: of all. */
  readonly by?: readonly string[];
  /** Where. */
  readonly at?: readonly string[];
  /** For `annulled`: from now on, or void from the start. */
  readonly mode?: "from-now" | "ab-initio";
  /** For `accepted`, `suspended`, `terminated`: only these articles. */
  readonly articles?: readonly string[];
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** How sure this is. */
  readonly certainty?: "certain" | "probable" | "disputed" | "not-found";
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Remark. */
  readonly note?: Localized;
}

/** An addressable part of an instrument: article, annex, protocol, secret clause. */
export interface Article {
  /** Heading. */
  readonly title?: Localized;
  /** What it says, in one sentence of our own. */
  readonly gist?: Localized;
  /** Verbatim text, where the licence allows. */
  readonly text?: Localized;
  /** Kept secret until `disclosed`. */
  readonly secret?: boolean;
  /** When the public could know. */
  readonly disclosed?: Sourced<DateExpression>;
  /** What it does. */
  readonly effects?: readonly Effect[];
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** How sure this is. */
  readonly certainty?: "certain" | "probable" | "disputed" | "not-found";
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Remark. */
  readonly note?: Localized;
}

/** What an article, event or statement does. Exactly one verb. */
export interface Effect {
  /** Verb. Title over the land is this polity's; several hold it jointly (condominium). */
  readonly title?: readonly string[];
  /** Verb. `by` gives title over this land to `to`; the claim of `by` ends there. */
  readonly cedes?: Extent;
  /** Verb. `by` has no title over this land, and its claim ends there; nothing is said of others. */
  readonly renounces?: Extent;
  /** Verb. This polity has no title over the land (a protest); nothing is said of others. */
  readonly denies?: readonly string[];
  /** Verb. The title over this land is not settled. */
  readonly leaves_open?: Extent;
  /** Verb. Nobody has title over this land (terra nullius). */
  readonly nobody?: Extent;
  /** Verb. `by` claims title over this land; unless `claims_only`, it also holds that the title is its own. */
  readonly claims?: Extent;
  /** Verb. Control over the land is this polity's; several hold it jointly. */
  readonly control?: readonly string[];
  /** Verb. This polity no longer controls the land; others beside it go on, and nothing is said of who follows. */
  readonly withdraws?: readonly string[];
  /** Verb. `by` recognises this polity. */
  readonly recognises?: string;
  /** Verb. The land becomes such a zone. */
  readonly zone?: "neutral" | "demilitarised" | "plebiscite" | "international";
  /** Verb. The polity `of` gets this status. */
  readonly status?: "neutral" | "permanently-neutral" | "allied" | "protectorate" | "sphere-of-influence" | "belligerent" | "member";
  /** Verb. `by` allows `to` this. */
  readonly permits?: Localized;
  /** Verb. `by` forbids `to` this, or the parties bar it. */
  readonly forbids?: Localized;
  /** Verb. Creates this obligation. */
  readonly promises?: string;
  /** Verb. The polity comes into being. */
  readonly creates?: string;
  /** Verb. The polity ceases to be. */
  readonly ends?: string;
  /** Verb. `by` accepts an act to which it is no party; its effects become its belief from then. */
  readonly accepts?: string;
  /** Verb. The act, article or assertion is annulled, for those who assert this. */
  readonly annuls?: string;
  /** Verb. The act or assertion does not work while this effect lasts. */
  readonly suspends?: string;
  /** Verb. Anything else, in words; it moves no border. */
  readonly passes?: Localized;
  /** The land concerned. */
  readonly over?: Extent;
  /** Who acts. */
  readonly by?: readonly string[];
  /** Towards whom, or to whom. */
  readonly to?: readonly string[];
  /** Whose status. */
  readonly of?: string;
  /** How: for control (default administers), recognition (default unspecified), annulment (default from-now) and title (`declares` what was always so). */
  readonly mode?: "administers" | "occupies" | "leases" | "holds-in-trust" | "de-jure" | "de-facto" | "unspecified" | "from-now" | "ab-initio" | "declares";
  /** Organ that exercises control for the holder. */
  readonly through?: string;
  /** On whom the holder depends, where that is disputed. */
  readonly dependent_on?: readonly Dependence[];
  /** Who says so, where it is not the parties, the issuer or the consensus. */
  readonly according_to?: readonly string[];
  /** When it takes hold, where not with the act. */
  readonly when?: Sourced<DateExpression>;
  /** When it ends. */
  readonly until?: Sourced<DateExpression>;
  /** At its end, what was before holds again. */
  readonly reverts?: boolean;
  /** The step from which this effect works. */
  readonly binding?: "signed" | "ratified" | "in-force";
  /** Only if this came about; the effect takes hold with it. */
  readonly if?: Condition;
  /** On the same day, comes after these assertions or records. */
  readonly after?: readonly string[];
  /** On the same day, preferred wins; deprecated is kept and shown but never counts. */
  readonly rank?: "preferred" | "normal" | "deprecated";
  /** A claim that is not a belief about title. */
  readonly claims_only?: boolean;
  /** Outlives the asserting polity for those who accepted it. */
  readonly survives?: boolean;
  /** Who says that the claim ended, where that is disputed. */
  readonly ended_according_to?: readonly string[];
  /** Terms in words, such as of a conditional recognition. */
  readonly condition?: Localized;
  /** The recognition was conditional. */
  readonly conditional?: boolean;
  /** The right or reason given. */
  readonly ground?: Localized;
  /** The frontier recognised or drawn. */
  readonly frontier?: string;
  /** Kept secret until `disclosed`. */
  readonly secret?: boolean;
  /** When the public could know. */
  readonly disclosed?: Sourced<DateExpression>;
  /** How sure this is. */
  readonly certainty?: "certain" | "probable" | "disputed" | "not-found";
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Remark. */
  readonly note?: Localized;
}

/** A disputed dependence. */
export interface Dependence {
  /** The principal. */
  readonly polity: string;
  /** Who says so. */
  readonly according_to: readonly string[];
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Remark. */
  readonly note?: Localized;
}

/** An effect that depends on what happened. */
export interface Condition {
  /** The event or act that must have happened. */
  readonly record: string;
  /** The outcome it must have had. */
  readonly outcome?: string;
}

/** Who signed. */
export interface Signatory {
  /** Name. */
  readonly name: Localized;
  /** For whom. */
  readonly for: string;
  /** In what office. */
  readonly office?: Localized;
  /** Where this is written. */
  readonly cite?: readonly Citation[];
}

/** How an act stands to another. */
export interface Relation {
  /** How. */
  readonly verb: "confirms" | "violates" | "implements" | "supersedes" | "amends" | "annuls" | "refers-to" | "accompanies" | "contradicts";
  /** The other act. */
  readonly act: string;
  /** Who says so, where it is disputed. */
  readonly according_to?: readonly string[];
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Remark. */
  readonly note?: Localized;
}

/** A reservation or declaration of one party. */
export interface Reservation {
  /** Whose. */
  readonly by: string;
  /** When. */
  readonly on?: Sourced<DateExpression>;
  /** What, in our own words. */
  readonly gist: Localized;
  /** Which articles. */
  readonly articles?: readonly string[];
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
}

/** What was done about an obligation. */
export interface Performance {
  /** When. */
  readonly when?: Sourced<DateExpression>;
  /** By whom. */
  readonly by?: readonly string[];
  /** What came of it. */
  readonly state: "performed" | "partial" | "refused" | "disputed" | "lapsed";
  /** How much. */
  readonly amount?: Sourced<Quantity>;
  /** In our own words. */
  readonly gist?: Localized;
  /** Who says so, where it is disputed. */
  readonly according_to?: readonly string[];
  /** How sure this is. */
  readonly certainty?: "certain" | "probable" | "disputed" | "not-found";
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Remark. */
  readonly note?: Localized;
}

/** An addressable part of a source, paraphrased. */
export interface Sentence {
  /** What it says, in our own words. */
  readonly gist: Localized;
  /** To whom the source attributes it. */
  readonly according_to?: Localized;
  /** The citation that the source itself gives, as far as known. */
  readonly own_citation?: string;
  /** The source itself flags it as uncited. */
  readonly citation_needed?: boolean;
  /** Attributed, or in the indicative. */
  readonly stated_as?: "view" | "fact";
  /** Remark. */
  readonly note?: Localized;
  /** Anchor in the full text. */
  readonly annotation?: Annotation;
}

/** W3C Web Annotation selectors. */
export interface Annotation {
  /** Quoted words. */
  readonly exact?: string;
  /** Words before. */
  readonly prefix?: string;
  /** Words after. */
  readonly suffix?: string;
  /** Offset of the first character, counted in Unicode code points from 0. */
  readonly start?: number;
  /** Offset after the last character. */
  readonly end?: number;
}

/** Another printing of the same text. */
export interface Edition {
  /** Where. */
  readonly title: string;
  /** Where it can be read. */
  readonly url?: string;
  /** Which kind of copy was seen. */
  readonly seen?: "original" | "edition" | "mirror" | "excerpt" | "abstract" | "not-seen";
  /** Remark. */
  readonly note?: Localized;
}

/** A person's or body's name. */
export interface Person {
  /** Family name. */
  readonly family?: string;
  /** Given name. */
  readonly given?: string;
  /** A name not to be split. */
  readonly literal?: string;
}

/** View of the map. */
export interface Camera {
  /** Degrees. */
  readonly lat: number;
  /** Degrees. */
  readonly lon: number;
  /** Web map zoom. */
  readonly zoom: number;
}

/** What to compare with. */
export interface Comparison {
  /** Another day. */
  readonly date?: DateExpression;
  /** Another viewpoint. */
  readonly viewpoint?: string;
}

/** One step of a story. */
export interface Step {
  /** Heading. */
  readonly title: Localized;
  /** A paragraph in our own words. */
  readonly text: Localized;
  /** Day to show. */
  readonly date?: DateExpression;
  /** Viewpoint to show. */
  readonly viewpoint?: string;
  /** Layer to show. */
  readonly layer?: "title" | "control" | "claims" | "divergence" | "dispute";
  /** Where to look. */
  readonly camera?: Camera;
  /** Record to open. */
  readonly select?: string;
  /** What to show beside it. */
  readonly compare?: Comparison;
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
}

/** One answer to a question on which sources differ. */
export interface DisputedValue {
  /** The answer. */
  readonly value: Localized;
  /** How this atlas ranks it; deprecated: a plain error. */
  readonly rank?: "preferred" | "normal" | "deprecated";
  /** Where this is written. */
  readonly cite?: readonly Citation[];
  /** Stands in for a citation. */
  readonly basis?: "general-knowledge" | "derived";
  /** Remark. */
  readonly note?: Localized;
}

/** What a reader sees first. */
export interface Defaults {
  /** Day. */
  readonly date: DateExpression;
  /** Viewpoint. */
  readonly viewpoint: string;
  /** Layer. */
  readonly layer?: "title" | "control" | "claims" | "divergence" | "dispute";
  /** Language of the interface and of names. */
  readonly lang?: string;
  /** Story that the home page opens on. */
  readonly story?: string;
}

/** A picture of an old map, laid under the land by points that both show, or cut into tiles that say where they lie. */
export interface OldMap {
  /** What map it is, with its year. */
  readonly title: Localized;
  /** Georeference annotation (W3C, as Allmaps writes it) beside `atlas.yaml`: points of the picture with their places. Transformations: polynomial of order 1 to 3, thin-plate spline. */
  readonly annotation?: string;
  /** Image file beside `atlas.yaml`. Absent: the IIIF image that the annotation names, fetched by the reader. */
  readonly image?: string;
  /** In place of annotation and image: a PMTiles archive (version 3) of PNG, JPEG, WebP or AVIF tiles beside `atlas.yaml`. */
  readonly tiles?: string;
  /** Who made it, who keeps it: shown with the map and on pictures of it. */
  readonly attribution: string;
  /** Licence of the picture (SPDX where there is one). */
  readonly licence?: string;
}

/** A unit of the atlas's own. */
export interface UnitDefinition {
  /** Name. */
  readonly name: Localized;
  /** How many of `of` it is. */
  readonly factor?: number;
  /** A known unit. */
  readonly of?: string;
  /** Where this is written. */
  readonly cite?: readonly Citation[];
}

/** A body able to hold, claim or recognise: state, government, occupying authority, international body. */
export interface Polity extends CommonFields {
  /** What kind of body. */
  readonly type: "state" | "empire" | "government" | "dependent-state" | "occupying-authority" | "military-administration" | "autonomous-territory" | "mandate" | "international-body" | "people" | "company";
  /** Names by language and period, where `name` is not enough. */
  readonly names?: readonly DatedName[];
  /** When it could act. Absent: always. */
  readonly exists?: Existence;
  /** What it took over, from whom. */
  readonly succeeds?: readonly Succession[];
  /** Principal of an agreed organ; control `through` the organ is the principal's. */
  readonly organ_of?: string;
  /** Seat. */
  readonly capital?: Sourced<string>;
  /** Its assertions outlive it for those that accepted them; it does not speak on itself. */
  readonly survives?: boolean;
}

/** A named part of the Earth, whoever holds it. Its extent is its geometry. */
export interface Territory extends CommonFields {
  /** What kind of land. */
  readonly type?: "state-territory" | "region" | "district" | "zone" | "island" | "city" | "sea" | "base";
  /** Names by language and period. */
  readonly names?: readonly DatedName[];
  /** The land itself. */
  readonly extent: Extent;
  /** Honest precision of the outline where no edge says otherwise. */
  readonly precision_km?: number;
  /** Stretches of the outline with a precision of their own, or undefined. */
  readonly edges?: readonly Edge[];
  /** Interval in which this extent is meant, where it is a version of something that changed. */
  readonly valid?: DateExpression;
  /** The land of which this is one version in time or one reading. */
  readonly version_of?: string;
  /** Areas that sources give. */
  readonly stated_area?: Sourced<Quantity>;
  /** Places that must lie inside. */
  readonly contains?: readonly string[];
  /** Places that must lie outside. */
  readonly excludes?: readonly string[];
  /** Who drew the geometry, under which licence. */
  readonly attribution?: string;
  /** Licence of the geometry (SPDX where there is one). */
  readonly licence?: string;
}

/** A named point: town, river mouth, rail crossing. */
export interface Place extends CommonFields {
  /** What kind of place. */
  readonly type?: "town" | "village" | "river" | "river-mouth" | "lake" | "station" | "estate" | "point" | "island" | "building";
  /** Names by language and period. */
  readonly names?: readonly DatedName[];
  /** Where. */
  readonly at: Position;
  /** How far off the point may be. */
  readonly precision_km?: number;
  /** Territories that contain it. */
  readonly in?: readonly string[];
}

/** A line described through places, as treaties describe it. */
export interface Frontier extends CommonFields {
  /** Waypoints in the order of the text. */
  readonly through: readonly Waypoint[];
  /** Honest precision of the line. */
  readonly precision_km?: number;
  /** Stretches with a precision of their own, or undefined. */
  readonly edges?: readonly Edge[];
  /** The article that describes it. */
  readonly described_in?: string;
  /** Lengths that sources give. */
  readonly stated_length?: Sourced<Quantity>;
}

/** A legal act: treaty, agreement, note, statute, award, resolution, ultimatum. */
export interface Instrument extends CommonFields {
  /** What kind of act. */
  readonly type: "treaty" | "agreement" | "convention" | "armistice" | "protocol" | "note" | "declaration" | "statute" | "constitution" | "decree" | "award" | "resolution" | "decision" | "ultimatum" | "act" | "plan";
  /** Official titles by language. */
  readonly titles?: readonly DatedName[];
  /** Who is bound. A treaty has parties; any other act has `issued_by`. */
  readonly parties?: readonly string[];
  /** Who made a unilateral act, award or resolution; its effects are theirs. */
  readonly issued_by?: readonly string[];
  /** To whom a note or ultimatum went. */
  readonly addressed_to?: readonly string[];
  /** The step from which effects work, where an effect says nothing else. Default: `in-force` with parties, else `signed`. */
  readonly binding?: "signed" | "ratified" | "in-force";
  /** Day of an act done in one step: it binds from that day, whichever step `binding` names. */
  readonly on?: Sourced<DateExpression>;
  /** Dated steps. */
  readonly stages?: readonly Stage[];
  /** Addressable parts, in order. */
  readonly articles?: Readonly<Record<string, Article>>;
  /** Effects of the act as a whole. */
  readonly effects?: readonly Effect[];
  /** What it says, in one sentence of our own. */
  readonly gist?: Localized;
  /** Kept secret until `disclosed`. */
  readonly secret?: boolean;
  /** When the public could know. */
  readonly disclosed?: Sourced<DateExpression>;
  /** Who signed, for whom, in what office. */
  readonly signatories?: readonly Signatory[];
  /** Languages of the text (BCP 47). */
  readonly languages?: readonly string[];
  /** Languages whose text is authentic. */
  readonly authentic?: readonly string[];
  /** How it stands to other acts. */
  readonly relations?: readonly Relation[];
  /** Reservations and declarations of a party. */
  readonly reservations?: readonly Reservation[];
  /** Where. */
  readonly at?: readonly string[];
}

/** Something that happened: battle, mutiny, conference, withdrawal, census. */
export interface Event extends CommonFields {
  /** What kind of event. */
  readonly type: "battle" | "war" | "offensive" | "capture" | "occupation" | "withdrawal" | "handover" | "mutiny" | "conference" | "negotiation" | "proclamation" | "election" | "vote" | "census" | "admission" | "annexation" | "dissolution" | "government-act" | "demand" | "statement";
  /** When. An interval lasts; a set `[a..b]` is one unknown day. */
  readonly when: Sourced<DateExpression>;
  /** Where. */
  readonly at?: readonly string[];
  /** Who did it or took part. */
  readonly actors?: readonly string[];
  /** What happened, in one sentence of our own. */
  readonly gist?: Localized;
  /** What it changed. */
  readonly effects?: readonly Effect[];
  /** Result, as a word that conditions can name; `not-held` for a vote that was agreed and not held by its deadline, which stands as its date. */
  readonly outcome?: string;
  /** The larger event. */
  readonly part_of?: string;
  /** How it stands to acts and other events: what it violates, carries out, ends. */
  readonly relations?: readonly Relation[];
  /** Kept secret until `disclosed`. */
  readonly secret?: boolean;
  /** When the public could know. */
  readonly disclosed?: Sourced<DateExpression>;
}

/** A position taken outside an instrument: a claim, a protest, a reading of title by a polity or historiography. */
export interface Statement extends CommonFields {
  /** Whose position it is. */
  readonly according_to: readonly string[];
  /** From when it was held. */
  readonly when: Sourced<DateExpression>;
  /** The position, in one sentence of our own. */
  readonly gist?: Localized;
  /** What it asserts. */
  readonly effects?: readonly Effect[];
  /** When the public could know. */
  readonly disclosed?: Sourced<DateExpression>;
}

/** What was promised: money, goods, things, conduct; and what was done about it. */
export interface Obligation extends CommonFields {
  /** What kind of promise. */
  readonly type: "money" | "goods" | "things" | "conduct" | "rights";
  /** Who promised. */
  readonly by: readonly string[];
  /** To whom. */
  readonly to: readonly string[];
  /** The article that makes the promise. */
  readonly arises_from: string;
  /** The promise, in one sentence of our own. */
  readonly gist?: Localized;
  /** How much. */
  readonly amount?: Sourced<Quantity>;
  /** By when; may be relative to a stage. */
  readonly due?: Sourced<DateExpression>;
  /** When it ended without performance. */
  readonly lapses?: Sourced<DateExpression>;
  /** What was done about it. */
  readonly performances?: readonly Performance[];
}

/** A number that sources give about land or people: a census, an area, a share. */
export interface Figure extends CommonFields {
  /** The territory, place, polity or event it is about. */
  readonly about: string;
  /** What is measured. */
  readonly measure: "area" | "population" | "share" | "count" | "turnout" | "length" | "force" | "prisoners" | "money";
  /** Part of the whole that is counted, such as a language group. */
  readonly of?: Localized;
  /** Day or period for which it holds. */
  readonly when?: Sourced<DateExpression>;
  /** The number, with its unit. */
  readonly value: Sourced<Quantity>;
}

/** A reading by a historian, a government or a historiography. It never moves a border. */
export interface Interpretation extends CommonFields {
  /** Whose reading, where it is a polity or a historiography. */
  readonly holder?: readonly string[];
  /** Whose reading, where it is a person or unnamed. */
  readonly holder_name?: Localized;
  /** The reading, in our own words. */
  readonly view: Localized;
  /** Records or assertions it is about. */
  readonly about: readonly string[];
  /** Records, assertions or interpretations it supports. */
  readonly supports?: readonly string[];
  /** Those it disputes. */
  readonly disputes?: readonly string[];
  /** Those it repeats. */
  readonly restates?: readonly string[];
  /** About what did not happen. */
  readonly counterfactual?: boolean;
  /** How the source states it: attributed, or in the indicative. */
  readonly stated_as?: "view" | "fact";
  /** When the view was expressed. */
  readonly when?: Sourced<DateExpression>;
}

/** A question on which sources differ. */
export interface Disagreement extends CommonFields {
  /** What they differ on. */
  readonly question: Localized;
  /** Records or assertions concerned. */
  readonly about: readonly string[];
  /** Paths of the sourced values, `record-id/field/…`, where the values stand in a record. */
  readonly at?: readonly string[];
  /** The answers, where they stand nowhere else. */
  readonly values?: readonly DisputedValue[];
  /** How this atlas treats it. */
  readonly treatment: "both" | "preferred" | "plain-error";
  /** Why it is treated so. */
  readonly reason?: Localized;
  /** What on the map depends on it. */
  readonly affects?: Localized;
}

/** A work: book, edition of a treaty, article, web page. Fields follow CSL-JSON where it has them. */
export interface Source extends CommonFields {
  /** CSL type. */
  readonly type: "treaty" | "book" | "chapter" | "article-journal" | "article-newspaper" | "article-encyclopedia" | "webpage" | "thesis" | "report" | "map" | "dataset" | "legislation" | "manuscript" | "legal_case";
  /** Title. */
  readonly title: Localized;
  /** Authors. */
  readonly author?: readonly Person[];
  /** Editors. */
  readonly editor?: readonly Person[];
  /** When published. */
  readonly issued?: DateExpression;
  /** Journal, series or site. */
  readonly container_title?: string;
  /** Volume. */
  readonly volume?: string;
  /** Issue. */
  readonly issue?: string;
  /** Pages. */
  readonly page?: string;
  /** Publisher. */
  readonly publisher?: string;
  /** DOI without prefix. */
  readonly doi?: string;
  /** ISBN. */
  readonly isbn?: string;
  /** ISSN of the journal or series. */
  readonly issn?: string;
  /** Where it can be read. */
  readonly url?: readonly string[];
  /** BCP 47. */
  readonly language?: string;
  /** Primary, secondary or tertiary. */
  readonly standing?: "primary" | "secondary" | "tertiary";
  /** Which kind of copy the authors saw. */
  readonly seen?: "original" | "edition" | "mirror" | "excerpt" | "abstract" | "not-seen";
  /** What to beware of. */
  readonly reliability?: Localized;
  /** Whether a citation must say where in the work. Default: required for books, journals, treaties and reports. */
  readonly locators?: "required" | "optional";
  /** Addressable parts of the work in our own paraphrase, keyed by locator. */
  readonly sentences?: Readonly<Record<string, Sentence>>;
  /** File with the full text beside the record, where the licence allows. */
  readonly text?: string;
  /** Other printings of the same text. */
  readonly editions?: readonly Edition[];
  /** Licence of the work. */
  readonly licence?: string;
}

/** Whose assertions count, in what order. */
export interface Viewpoint extends CommonFields {
  /** Ranked groups of assertors; `all-polities` stands for every polity. */
  readonly groups: readonly (readonly string[])[];
  /** Whose eyes these are. */
  readonly description?: Localized;
}

/** A school, an author or a group of authors that asserts or interprets. */
export interface Historiography extends CommonFields {
  /** What kind. */
  readonly type: "historiography" | "author" | "school" | "unnamed";
}

/** Guided steps over the map. */
export interface Story extends CommonFields {
  /** Title. */
  readonly title: Localized;
  /** One sentence. */
  readonly summary?: Localized;
  /** The steps. */
  readonly steps: readonly Step[];
}

/** `atlas.yaml`, the head of an atlas. */
export interface AtlasHead {
  /** Version of this format. */
  readonly dejure?: string;
  /** Title. */
  readonly title: Localized;
  /** One paragraph. */
  readonly description?: Localized;
  /** Licence of the records (SPDX). */
  readonly licence: string;
  /** Authors. */
  readonly authors?: readonly Person[];
  /** Publisher. */
  readonly publisher?: string;
  /** DOI of the atlas. */
  readonly doi?: string;
  /** Where it is published. */
  readonly url?: string;
  /** Languages of the records, first one first (BCP 47). */
  readonly languages?: readonly string[];
  /** Interval that the atlas is about. */
  readonly period?: DateExpression;
  /** What a reader sees first. */
  readonly default: Defaults;
  /** Where the map opens. */
  readonly home?: Camera;
  /** Units of the atlas's own. */
  readonly units?: Readonly<Record<string, UnitDefinition>>;
  /** Polity id → hex colour, where the automatic one will not do. */
  readonly colours?: Readonly<Record<string, string>>;
  /** Image file beside `atlas.yaml`. */
  readonly logo?: string;
  /** Old maps that readers may lay under the land. */
  readonly old_maps?: readonly OldMap[];
}

/** The record type of each collection. */
export interface RecordTypes {
  polities: Polity;
  territories: Territory;
  places: Place;
  frontiers: Frontier;
  instruments: Instrument;
  events: Event;
  statements: Statement;
  obligations: Obligation;
  figures: Figure;
  interpretations: Interpretation;
  disagreements: Disagreement;
  sources: Source;
  viewpoints: Viewpoint;
  historiographies: Historiography;
  stories: Story;
}
