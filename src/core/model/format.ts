/**
 * The whole record format as one table. The TypeScript types (`records.ts`), the JSON Schema (`spec/schema/`) and the
 * reference page (`docs/reference/format.md`) are generated from it: change it here, then run `npm run generate`.
 */
import {
  anyref,
  assertor,
  boolean,
  type CollectionName,
  cite,
  date,
  extent,
  type Field,
  list,
  localized,
  map,
  number,
  oneOf,
  partRef,
  position,
  quantity,
  ref,
  type ShapeName,
  shape,
  some,
  sourced,
  text,
  url,
  waypoint,
} from "./field.ts";

export const FORMAT_VERSION = "0.1";

export type Fields = Readonly<Record<string, Field>>;
export interface Collection {
  /** name of the TypeScript interface */
  readonly type: string;
  readonly doc: string;
  readonly fields: Fields;
}

const certainty = oneOf("certain", "probable", "disputed", "not-found");

/** Fields that every record may have. */
export const COMMON: Fields = {
  name: { type: localized, doc: "Name by language.", example: "{ en: Vilnius, pl: Wilno }" },
  note: { type: localized, doc: "Remark for readers." },
  cite: { type: cite, doc: "Where this record as a whole is written.", example: "bfsp-113 p. 1121" },
  certainty: { type: certainty, doc: "How sure the authors are that this is so." },
  basis: {
    type: oneOf("general-knowledge", "derived"),
    doc: "Stands in for a citation: known generally but not looked up (warns), or derived from other records.",
  },
  links: { type: some(url), doc: "The same thing elsewhere: Wikidata, World Historical Gazetteer, an archive." },
  tags: { type: some(text), doc: "Free words for grouping." },
  draft: { type: boolean, doc: "Proposed by a machine, not yet looked at by a person." },
};

export const COLLECTIONS: Readonly<Record<CollectionName, Collection>> = {
  polities: {
    type: "Polity",
    doc: "A body able to hold, claim or recognise: state, government, occupying authority, international body.",
    fields: {
      type: {
        type: oneOf("state", "empire", "government", "dependent-state", "occupying-authority", "military-administration", "autonomous-territory", "mandate", "international-body", "people", "company"),
        doc: "What kind of body.",
        required: true,
      },
      names: { type: list(shape("DatedName")), doc: "Names by language and period, where `name` is not enough." },
      exists: { type: shape("Existence"), doc: "When it could act. Absent: always." },
      succeeds: { type: some(shape("Succession")), doc: "What it took over, from whom." },
      organ_of: { type: ref("polities"), doc: "Principal of an agreed organ; control `through` the organ is the principal's." },
      capital: { type: sourced(ref("places")), doc: "Seat." },
      survives: { type: boolean, doc: "Its assertions outlive it, through those that accepted them." },
    },
  },
  territories: {
    type: "Territory",
    doc: "A named part of the Earth, whoever holds it. Its extent is its geometry.",
    fields: {
      type: { type: oneOf("state-territory", "region", "district", "zone", "island", "city", "sea", "base"), doc: "What kind of land." },
      names: { type: list(shape("DatedName")), doc: "Names by language and period." },
      extent: { type: extent, doc: "The land itself.", required: true, example: "areas.geojson#klaipeda" },
      precision_km: { type: number, doc: "Honest precision of the outline where no edge says otherwise." },
      edges: { type: list(shape("Edge")), doc: "Stretches of the outline with a precision of their own, or undefined." },
      valid: { type: date, doc: "Interval in which this extent is meant, where it is a version of something that changed." },
      version_of: { type: ref("territories"), doc: "The land of which this is one version in time or one reading." },
      stated_area: { type: sourced(quantity), doc: "Areas that sources give.", example: "6656 km2" },
      contains: { type: some(ref("places")), doc: "Places that must lie inside." },
      excludes: { type: some(ref("places")), doc: "Places that must lie outside." },
      attribution: { type: text, doc: "Who drew the geometry, under which licence." },
      licence: { type: text, doc: "Licence of the geometry (SPDX where there is one)." },
    },
  },
  places: {
    type: "Place",
    doc: "A named point: town, river mouth, rail crossing.",
    fields: {
      type: { type: oneOf("town", "village", "river", "river-mouth", "lake", "station", "estate", "point", "island", "building"), doc: "What kind of place." },
      names: { type: list(shape("DatedName")), doc: "Names by language and period." },
      at: { type: position, doc: "Where.", required: true, example: "{ lat: 54.689, lon: 25.280 }" },
      precision_km: { type: number, doc: "How far off the point may be." },
      in: { type: some(ref("territories")), doc: "Territories that contain it." },
    },
  },
  frontiers: {
    type: "Frontier",
    doc: "A line described through places, as treaties describe it.",
    fields: {
      through: { type: list(waypoint), doc: "Waypoints in the order of the text.", required: true, example: "[druya, { lat: 55.6, lon: 27.12 }]" },
      precision_km: { type: number, doc: "Honest precision of the line." },
      edges: { type: list(shape("Edge")), doc: "Stretches with a precision of their own, or undefined." },
      described_in: { type: partRef("instruments"), doc: "The article that describes it." },
      stated_length: { type: sourced(quantity), doc: "Lengths that sources give." },
    },
  },
  instruments: {
    type: "Instrument",
    doc: "A legal act: treaty, agreement, note, statute, award, resolution, ultimatum.",
    fields: {
      type: {
        type: oneOf("treaty", "agreement", "convention", "armistice", "protocol", "note", "declaration", "statute", "constitution", "decree", "award", "resolution", "decision", "ultimatum", "act", "plan"),
        doc: "What kind of act.",
        required: true,
      },
      titles: { type: list(shape("DatedName")), doc: "Official titles by language." },
      parties: { type: some(ref("polities")), doc: "Who is bound. A treaty has parties; any other act has `issued_by`." },
      issued_by: { type: some(ref("polities")), doc: "Who made a unilateral act, award or resolution; its effects are theirs." },
      addressed_to: { type: some(ref("polities")), doc: "To whom a note or ultimatum went." },
      binding: {
        type: oneOf("signed", "ratified", "in-force"),
        doc: "The step from which effects work, where an effect says nothing else. Default: `in-force` with parties, else `signed`.",
      },
      on: { type: sourced(date), doc: "Day of an act done in one step; the same as one stage `signed` (`issued` for unilateral acts)." },
      stages: { type: list(shape("Stage")), doc: "Dated steps." },
      articles: { type: map(shape("Article")), doc: "Addressable parts, in order." },
      effects: { type: list(shape("Effect")), doc: "Effects of the act as a whole." },
      gist: { type: localized, doc: "What it says, in one sentence of our own." },
      secret: { type: boolean, doc: "Kept secret until `disclosed`." },
      disclosed: { type: sourced(date), doc: "When the public could know." },
      signatories: { type: list(shape("Signatory")), doc: "Who signed, for whom, in what office." },
      languages: { type: some(text), doc: "Languages of the text (BCP 47)." },
      authentic: { type: some(text), doc: "Languages whose text is authentic." },
      relations: { type: list(shape("Relation")), doc: "How it stands to other acts." },
      reservations: { type: list(shape("Reservation")), doc: "Reservations and declarations of a party." },
      at: { type: some(ref("places")), doc: "Where." },
    },
  },
  events: {
    type: "Event",
    doc: "Something that happened: battle, mutiny, conference, withdrawal, census.",
    fields: {
      type: {
        type: oneOf("battle", "war", "offensive", "capture", "occupation", "withdrawal", "handover", "mutiny", "conference", "negotiation", "proclamation", "election", "vote", "census", "admission", "annexation", "dissolution", "government-act", "demand", "statement"),
        doc: "What kind of event.",
        required: true,
      },
      when: { type: sourced(date), doc: "When. An interval lasts; a set `[a..b]` is one unknown day.", required: true },
      at: { type: some(ref("places")), doc: "Where." },
      actors: { type: some(ref("polities")), doc: "Who did it or took part." },
      gist: { type: localized, doc: "What happened, in one sentence of our own." },
      effects: { type: list(shape("Effect")), doc: "What it changed." },
      outcome: { type: text, doc: "Result, as a word that conditions can name." },
      part_of: { type: ref("events"), doc: "The larger event." },
      secret: { type: boolean, doc: "Kept secret until `disclosed`." },
      disclosed: { type: sourced(date), doc: "When the public could know." },
    },
  },
  statements: {
    type: "Statement",
    doc: "A position taken outside an instrument: a claim, a protest, a reading of title by a polity or historiography.",
    fields: {
      according_to: { type: some(assertor), doc: "Whose position it is.", required: true },
      when: { type: sourced(date), doc: "From when it was held.", required: true },
      gist: { type: localized, doc: "The position, in one sentence of our own." },
      effects: { type: list(shape("Effect")), doc: "What it asserts." },
      disclosed: { type: sourced(date), doc: "When the public could know." },
    },
  },
  obligations: {
    type: "Obligation",
    doc: "What was promised: money, goods, things, conduct; and what was done about it.",
    fields: {
      type: { type: oneOf("money", "goods", "things", "conduct", "rights"), doc: "What kind of promise.", required: true },
      by: { type: some(ref("polities")), doc: "Who promised.", required: true },
      to: { type: some(ref("polities")), doc: "To whom.", required: true },
      arises_from: { type: anyref, doc: "The article that makes the promise.", required: true },
      gist: { type: localized, doc: "The promise, in one sentence of our own." },
      amount: { type: sourced(quantity), doc: "How much.", example: "3000000 gold-rouble" },
      due: { type: sourced(date), doc: "By when; may be relative to a stage." },
      lapses: { type: sourced(date), doc: "When it ended without performance." },
      performances: { type: list(shape("Performance")), doc: "What was done about it." },
    },
  },
  figures: {
    type: "Figure",
    doc: "A number that sources give about land or people: a census, an area, a share.",
    fields: {
      about: { type: anyref, doc: "The territory, place, polity or event it is about.", required: true },
      measure: { type: oneOf("area", "population", "share", "count", "turnout", "length", "force", "prisoners", "money"), doc: "What is measured.", required: true },
      of: { type: localized, doc: "Part of the whole that is counted, such as a language group." },
      when: { type: sourced(date), doc: "Day or period for which it holds." },
      value: { type: sourced(quantity), doc: "The number, with its unit.", required: true },
    },
  },
  interpretations: {
    type: "Interpretation",
    doc: "A reading by a historian, a government or a historiography. It never moves a border.",
    fields: {
      holder: { type: some(assertor), doc: "Whose reading, where it is a polity or a historiography." },
      holder_name: { type: localized, doc: "Whose reading, where it is a person or unnamed." },
      view: { type: localized, doc: "The reading, in our own words.", required: true },
      about: { type: some(anyref), doc: "Records or assertions it is about.", required: true },
      supports: { type: some(anyref), doc: "Records, assertions or interpretations it supports." },
      disputes: { type: some(anyref), doc: "Those it disputes." },
      restates: { type: some(anyref), doc: "Those it repeats." },
      counterfactual: { type: boolean, doc: "About what did not happen." },
      stated_as: { type: oneOf("view", "fact"), doc: "How the source states it: attributed, or in the indicative." },
      when: { type: sourced(date), doc: "When the view was expressed." },
    },
  },
  disagreements: {
    type: "Disagreement",
    doc: "A question on which sources differ.",
    fields: {
      question: { type: localized, doc: "What they differ on.", required: true },
      about: { type: some(anyref), doc: "Records or assertions concerned.", required: true },
      at: { type: some(text), doc: "Paths of the sourced values, `record-id/field/…`, where the values stand in a record." },
      values: { type: list(shape("DisputedValue")), doc: "The answers, where they stand nowhere else." },
      treatment: { type: oneOf("both", "preferred", "plain-error"), doc: "How this atlas treats it.", required: true },
      reason: { type: localized, doc: "Why it is treated so." },
      affects: { type: localized, doc: "What on the map depends on it." },
    },
  },
  sources: {
    type: "Source",
    doc: "A work: book, edition of a treaty, article, web page. Fields follow CSL-JSON where it has them.",
    fields: {
      type: { type: oneOf("treaty", "book", "chapter", "article-journal", "article-newspaper", "article-encyclopedia", "webpage", "thesis", "report", "map", "dataset", "legislation", "manuscript", "legal_case"), doc: "CSL type.", required: true },
      title: { type: localized, doc: "Title." , required: true },
      author: { type: some(shape("Person")), doc: "Authors." },
      editor: { type: some(shape("Person")), doc: "Editors." },
      issued: { type: date, doc: "When published." },
      container_title: { type: text, doc: "Journal, series or site." },
      volume: { type: text, doc: "Volume." },
      issue: { type: text, doc: "Issue." },
      page: { type: text, doc: "Pages." },
      publisher: { type: text, doc: "Publisher." },
      doi: { type: text, doc: "DOI without prefix." },
      isbn: { type: text, doc: "ISBN." },
      url: { type: some(url), doc: "Where it can be read." },
      language: { type: text, doc: "BCP 47." },
      standing: { type: oneOf("primary", "secondary", "tertiary"), doc: "Primary, secondary or tertiary." },
      seen: { type: oneOf("original", "edition", "mirror", "excerpt", "abstract", "not-seen"), doc: "Which kind of copy the authors saw." },
      reliability: { type: localized, doc: "What to beware of." },
      locators: { type: oneOf("required", "optional"), doc: "Whether a citation must say where in the work. Default: required for books, journals, treaties and reports." },
      sentences: { type: map(shape("Sentence")), doc: "Addressable parts of the work in our own paraphrase, keyed by locator." },
      text: { type: text, doc: "File with the full text beside the record, where the licence allows." },
      editions: { type: list(shape("Edition")), doc: "Other printings of the same text." },
      licence: { type: text, doc: "Licence of the work." },
    },
  },
  viewpoints: {
    type: "Viewpoint",
    doc: "Whose assertions count, in what order.",
    fields: {
      groups: { type: list(list(assertor)), doc: "Ranked groups of assertors; `all-polities` stands for every polity.", required: true, example: "[[lithuania], [consensus]]" },
      description: { type: localized, doc: "Whose eyes these are." },
    },
  },
  historiographies: {
    type: "Historiography",
    doc: "A school, an author or a group of authors that asserts or interprets.",
    fields: {
      type: { type: oneOf("historiography", "author", "school", "unnamed"), doc: "What kind.", required: true },
    },
  },
  stories: {
    type: "Story",
    doc: "Guided steps over the map.",
    fields: {
      title: { type: localized, doc: "Title.", required: true },
      summary: { type: localized, doc: "One sentence." },
      steps: { type: list(shape("Step")), doc: "The steps.", required: true },
    },
  },
};

const certaintyField: Field = { type: certainty, doc: "How sure this is." };
const basisField: Field = { type: oneOf("general-knowledge", "derived"), doc: "Stands in for a citation." };
const citeField: Field = { type: cite, doc: "Where this is written." };
const noteField: Field = { type: localized, doc: "Remark." };

export const SHAPES: Readonly<Record<ShapeName, { readonly doc: string; readonly fields: Fields }>> = {
  Existence: {
    doc: "When a polity could act; half-open.",
    fields: {
      from: { type: sourced(date), doc: "First day." },
      until: { type: sourced(date), doc: "First day on which it no longer was." },
      cite: citeField,
      note: noteField,
      basis: basisField,
    },
  },
  Succession: {
    doc: "What passes from a predecessor; nothing passes that is not named.",
    fields: {
      polity: { type: ref("polities"), doc: "The predecessor.", required: true },
      when: { type: sourced(date), doc: "From when. Default: when this polity begins to exist." },
      of: { type: oneOf("state", "government"), doc: "Succession of states or of governments." },
      inherits: { type: some(oneOf("assertions", "claims", "obligations", "holdings")), doc: "What passes: its assertions, claims, obligations; `holdings`: wherever anyone names it as holder, read the successor." },
      cite: citeField,
      note: noteField,
      basis: basisField,
    },
  },
  DatedName: {
    doc: "A name in one language, for a time.",
    fields: {
      text: { type: text, doc: "The name.", required: true },
      lang: { type: text, doc: "BCP 47.", required: true },
      from: { type: date, doc: "In use from." },
      until: { type: date, doc: "In use until." },
      cite: citeField,
      note: noteField,
    },
  },
  Edge: {
    doc: "A stretch of an outline or line between two of its points.",
    fields: {
      name: { type: localized, doc: "What the stretch is.", required: true },
      from: { type: waypoint, doc: "Point on the outline where it begins (the nearest vertex is taken)." },
      to: { type: waypoint, doc: "Point where it ends, going along the outline." },
      precision_km: { type: number, doc: "Precision of this stretch." },
      undefined: { type: boolean, doc: "No source draws this stretch; it only closes the figure." },
      follows: { type: ref("frontiers"), doc: "The frontier it follows." },
      cite: citeField,
      note: noteField,
    },
  },
  Stage: {
    doc: "A dated step of an instrument.",
    fields: {
      stage: {
        type: oneOf("proposed", "negotiated", "initialled", "signed", "issued", "adopted", "approved", "ratified", "exchanged", "in-force", "accepted", "registered", "published", "amended", "suspended", "resumed", "denounced", "terminated", "annulled", "superseded", "rejected"),
        doc: "Which step.",
        required: true,
      },
      on: { type: sourced(date), doc: "When.", required: true },
      by: { type: some(ref("polities")), doc: "Whose step; absent: of all." },
      at: { type: some(ref("places")), doc: "Where." },
      mode: { type: oneOf("from-now", "ab-initio"), doc: "For `annulled`: from now on, or void from the start." },
      articles: { type: some(text), doc: "For `accepted`, `suspended`, `terminated`: only these articles." },
      cite: citeField,
      certainty: certaintyField,
      basis: basisField,
      note: noteField,
    },
  },
  Article: {
    doc: "An addressable part of an instrument: article, annex, protocol, secret clause.",
    fields: {
      title: { type: localized, doc: "Heading." },
      gist: { type: localized, doc: "What it says, in one sentence of our own." },
      text: { type: localized, doc: "Verbatim text, where the licence allows." },
      secret: { type: boolean, doc: "Kept secret until `disclosed`." },
      disclosed: { type: sourced(date), doc: "When the public could know." },
      effects: { type: list(shape("Effect")), doc: "What it does." },
      cite: citeField,
      certainty: certaintyField,
      basis: basisField,
      note: noteField,
    },
  },
  Effect: {
    doc: "What an article, event or statement does. Exactly one verb.",
    fields: {
      title: { type: some(ref("polities")), doc: "Verb. Title over the land is this polity's; several hold it jointly (condominium)." },
      cedes: { type: extent, doc: "Verb. `by` gives title over this land to `to`; the claim of `by` ends there." },
      renounces: { type: extent, doc: "Verb. `by` has no title over this land, and its claim ends there." },
      denies: { type: some(ref("polities")), doc: "Verb. This polity has no title over the land (a protest)." },
      leaves_open: { type: extent, doc: "Verb. The title over this land is not settled." },
      nobody: { type: extent, doc: "Verb. Nobody has title over this land (terra nullius)." },
      claims: { type: extent, doc: "Verb. `by` claims title over this land; it is also its belief about title." },
      control: { type: some(ref("polities")), doc: "Verb. Control over the land is this polity's; several hold it jointly." },
      withdraws: { type: some(ref("polities")), doc: "Verb. This polity no longer controls the land; nothing is said of who does." },
      recognises: { type: ref("polities"), doc: "Verb. `by` recognises this polity." },
      zone: { type: oneOf("neutral", "demilitarised", "plebiscite", "international"), doc: "Verb. The land becomes such a zone." },
      status: { type: oneOf("neutral", "permanently-neutral", "allied", "protectorate", "sphere-of-influence", "belligerent", "member"), doc: "Verb. The polity `of` gets this status." },
      permits: { type: localized, doc: "Verb. `by` allows `to` this." },
      forbids: { type: localized, doc: "Verb. `by` forbids `to` this, or the parties bar it." },
      promises: { type: ref("obligations"), doc: "Verb. Creates this obligation." },
      creates: { type: ref("polities"), doc: "Verb. The polity comes into being." },
      ends: { type: ref("polities"), doc: "Verb. The polity ceases to be." },
      accepts: { type: partRef("instruments"), doc: "Verb. `by` accepts an act to which it is no party; its effects become its belief from then." },
      annuls: { type: anyref, doc: "Verb. The act, article or assertion is annulled, for those who assert this." },
      suspends: { type: anyref, doc: "Verb. The act or assertion does not work while this effect lasts." },
      passes: { type: localized, doc: "Verb. Anything else, in words; it moves no border." },

      over: { type: extent, doc: "The land concerned." },
      by: { type: some(ref("polities")), doc: "Who acts." },
      to: { type: some(ref("polities")), doc: "Towards whom, or to whom." },
      of: { type: ref("polities"), doc: "Whose status." },
      mode: {
        type: oneOf("administers", "occupies", "leases", "holds-in-trust", "de-jure", "de-facto", "unspecified", "from-now", "ab-initio"),
        doc: "How: for control (default administers), recognition (default unspecified) and annulment (default from-now).",
      },
      through: { type: ref("polities"), doc: "Organ that exercises control for the holder." },
      dependent_on: { type: list(shape("Dependence")), doc: "On whom the holder depends, where that is disputed." },
      according_to: { type: some(assertor), doc: "Who says so, where it is not the parties, the issuer or the consensus." },
      when: { type: sourced(date), doc: "When it takes hold, where not with the act." },
      until: { type: sourced(date), doc: "When it ends." },
      reverts: { type: boolean, doc: "At its end, what was before holds again." },
      binding: { type: oneOf("signed", "ratified", "in-force"), doc: "The step from which this effect works." },
      if: { type: shape("Condition"), doc: "Only if this came about; the effect takes hold with it." },
      after: { type: some(anyref), doc: "On the same day, comes after these assertions or records." },
      rank: { type: oneOf("preferred", "normal", "deprecated"), doc: "On the same day, preferred wins; deprecated is kept and shown but never counts." },
      claims_only: { type: boolean, doc: "A claim that is not a belief about title." },
      survives: { type: boolean, doc: "Outlives the asserting polity, for those who accepted it." },
      ended_according_to: { type: some(assertor), doc: "Who says that the claim ended, where that is disputed." },
      condition: { type: localized, doc: "Terms in words, such as of a conditional recognition." },
      conditional: { type: boolean, doc: "The recognition was conditional." },
      ground: { type: localized, doc: "The right or reason given." },
      frontier: { type: ref("frontiers"), doc: "The frontier recognised or drawn." },
      secret: { type: boolean, doc: "Kept secret until `disclosed`." },
      disclosed: { type: sourced(date), doc: "When the public could know." },
      certainty: certaintyField,
      basis: basisField,
      cite: citeField,
      note: noteField,
    },
  },
  Dependence: {
    doc: "A disputed dependence.",
    fields: {
      polity: { type: ref("polities"), doc: "The principal.", required: true },
      according_to: { type: some(assertor), doc: "Who says so.", required: true },
      cite: citeField,
      note: noteField,
    },
  },
  Condition: {
    doc: "An effect that depends on what happened.",
    fields: {
      record: { type: ref("events", "instruments"), doc: "The event or act that must have happened.", required: true },
      outcome: { type: text, doc: "The outcome it must have had." },
    },
  },
  Signatory: {
    doc: "Who signed.",
    fields: {
      name: { type: localized, doc: "Name.", required: true },
      for: { type: ref("polities"), doc: "For whom.", required: true },
      office: { type: localized, doc: "In what office." },
      cite: citeField,
    },
  },
  Relation: {
    doc: "How an act stands to another.",
    fields: {
      verb: { type: oneOf("confirms", "violates", "implements", "supersedes", "amends", "annuls", "refers-to", "accompanies", "contradicts"), doc: "How.", required: true },
      act: { type: partRef("instruments", "events"), doc: "The other act.", required: true },
      according_to: { type: some(assertor), doc: "Who says so, where it is disputed." },
      cite: citeField,
      note: noteField,
    },
  },
  Reservation: {
    doc: "A reservation or declaration of one party.",
    fields: {
      by: { type: ref("polities"), doc: "Whose.", required: true },
      on: { type: sourced(date), doc: "When." },
      gist: { type: localized, doc: "What, in our own words.", required: true },
      articles: { type: some(text), doc: "Which articles." },
      cite: citeField,
    },
  },
  Performance: {
    doc: "What was done about an obligation.",
    fields: {
      when: { type: sourced(date), doc: "When." },
      by: { type: some(ref("polities")), doc: "By whom." },
      state: { type: oneOf("performed", "partial", "refused", "disputed", "lapsed"), doc: "What came of it.", required: true },
      amount: { type: sourced(quantity), doc: "How much." },
      gist: { type: localized, doc: "In our own words." },
      according_to: { type: some(assertor), doc: "Who says so, where it is disputed." },
      certainty: certaintyField,
      basis: basisField,
      cite: citeField,
      note: noteField,
    },
  },
  Sentence: {
    doc: "An addressable part of a source, paraphrased.",
    fields: {
      gist: { type: localized, doc: "What it says, in our own words.", required: true },
      according_to: { type: localized, doc: "To whom the source attributes it." },
      own_citation: { type: text, doc: "The citation that the source itself gives, as far as known." },
      citation_needed: { type: boolean, doc: "The source itself flags it as uncited." },
      stated_as: { type: oneOf("view", "fact"), doc: "Attributed, or in the indicative." },
      note: noteField,
      annotation: { type: shape("Annotation"), doc: "Anchor in the full text." },
    },
  },
  Annotation: {
    doc: "W3C Web Annotation selectors.",
    fields: {
      exact: { type: text, doc: "Quoted words." },
      prefix: { type: text, doc: "Words before." },
      suffix: { type: text, doc: "Words after." },
      start: { type: number, doc: "Offset of the first character." },
      end: { type: number, doc: "Offset after the last." },
    },
  },
  Edition: {
    doc: "Another printing of the same text.",
    fields: {
      title: { type: text, doc: "Where.", required: true },
      url: { type: url, doc: "Where it can be read." },
      seen: { type: oneOf("original", "edition", "mirror", "excerpt", "abstract", "not-seen"), doc: "Which kind of copy was seen." },
      note: noteField,
    },
  },
  Person: {
    doc: "A person's or body's name.",
    fields: {
      family: { type: text, doc: "Family name." },
      given: { type: text, doc: "Given name." },
      literal: { type: text, doc: "A name not to be split." },
    },
  },
  Camera: {
    doc: "View of the map.",
    fields: {
      lat: { type: number, doc: "Degrees.", required: true },
      lon: { type: number, doc: "Degrees.", required: true },
      zoom: { type: number, doc: "Web map zoom.", required: true },
    },
  },
  Comparison: {
    doc: "What to compare with.",
    fields: {
      date: { type: date, doc: "Another day." },
      viewpoint: { type: ref("viewpoints"), doc: "Another viewpoint." },
    },
  },
  Step: {
    doc: "One step of a story.",
    fields: {
      title: { type: localized, doc: "Heading.", required: true },
      text: { type: localized, doc: "A paragraph in our own words.", required: true },
      date: { type: date, doc: "Day to show." },
      viewpoint: { type: ref("viewpoints"), doc: "Viewpoint to show." },
      layer: { type: oneOf("title", "control", "claims", "divergence", "dispute"), doc: "Layer to show." },
      camera: { type: shape("Camera"), doc: "Where to look." },
      select: { type: anyref, doc: "Record to open." },
      compare: { type: shape("Comparison"), doc: "What to show beside it." },
      cite: citeField,
      basis: basisField,
    },
  },
  DisputedValue: {
    doc: "One answer to a question on which sources differ.",
    fields: {
      value: { type: localized, doc: "The answer.", required: true },
      rank: { type: oneOf("preferred", "normal", "deprecated"), doc: "How this atlas ranks it; deprecated: a plain error." },
      cite: citeField,
      basis: basisField,
      note: noteField,
    },
  },
  Defaults: {
    doc: "What a reader sees first.",
    fields: {
      date: { type: date, doc: "Day.", required: true },
      viewpoint: { type: ref("viewpoints"), doc: "Viewpoint.", required: true },
      layer: { type: oneOf("title", "control", "claims", "divergence", "dispute"), doc: "Layer." },
      lang: { type: text, doc: "Language of the interface and of names." },
      story: { type: ref("stories"), doc: "Story that the home page opens on." },
    },
  },
  UnitDefinition: {
    doc: "A unit of the atlas's own.",
    fields: {
      name: { type: localized, doc: "Name.", required: true },
      factor: { type: number, doc: "How many of `of` it is." },
      of: { type: text, doc: "A known unit." },
      cite: citeField,
    },
  },
};

/** `atlas.yaml`, the head of an atlas. */
export const ATLAS_HEAD: Fields = {
  dejure: { type: text, doc: "Version of this format.", example: '"0.1"' },
  title: { type: localized, doc: "Title.", required: true },
  description: { type: localized, doc: "One paragraph." },
  licence: { type: text, doc: "Licence of the records (SPDX).", required: true },
  authors: { type: some(shape("Person")), doc: "Authors." },
  publisher: { type: text, doc: "Publisher." },
  doi: { type: text, doc: "DOI of the atlas." },
  url: { type: url, doc: "Where it is published." },
  languages: { type: some(text), doc: "Languages of the records, first one first (BCP 47)." },
  period: { type: date, doc: "Interval that the atlas is about.", example: "1915/1940" },
  default: { type: shape("Defaults"), doc: "What a reader sees first.", required: true },
  home: { type: shape("Camera"), doc: "Where the map opens." },
  units: { type: map(shape("UnitDefinition")), doc: "Units of the atlas's own." },
  colours: { type: map(text), doc: "Polity id → hex colour, where the automatic one will not do." },
  logo: { type: text, doc: "Image file beside `atlas.yaml`." },
};

/** The keys of `Effect` of which exactly one must stand. */
export const VERBS = [
  "title", "cedes", "renounces", "denies", "leaves_open", "nobody", "claims", "control", "withdraws", "recognises", "zone", "status",
  "permits", "forbids", "promises", "creates", "ends", "accepts", "annuls", "suspends", "passes",
] as const;
export type Verb = (typeof VERBS)[number];
