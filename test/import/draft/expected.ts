/**
 * What a careful reader finds in four articles, written by hand from the texts and not from what the rules find. Dates in EDTF without
 * qualifiers, quantities as value and unit, parties as polity ids of the atlas at hand, holders of attributed statements by a word of
 * their name.
 */
export interface Expected {
  readonly sentences: number;
  readonly dates: Readonly<Record<string, readonly string[]>>;
  readonly markers: Readonly<Record<string, readonly string[]>>;
  readonly quantities: Readonly<Record<string, readonly string[]>>;
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly holders: Readonly<Record<string, readonly string[]>>;
}

/**
 * The article of the flagship atlas, after section 1 of the dossier. Two markers that open lines are left unassigned there, because the
 * sentence before them may not be the true one; a reader of the lines alone cannot know that, so they count against precision.
 */
export const VILNIUS: Expected = {
  sentences: 20,
  dates: {
    S01: ["1920/1940"],
    S02: ["1918-03"],
    S05: ["1919-09-11"],
    S06: ["{1919-09-14,1919-09-15}"],
    S09: ["1920-07-12"],
    S10: ["1920-08-08"],
    S16: ["1920-10-09"],
    S20: ["1920-22"],
  },
  markers: {
    S03: ["[4]"],
    S04: ["[5]"],
    S06: ["[7]"],
    S09: ["[7]"],
    S12: ["[10]"],
    S16: ["[10]"],
    S17: ["[citation needed]"],
    S18: ["[22]"],
    S19: ["[23]"],
  },
  quantities: { S12: ["3000000 rouble", "107000 ha"], S19: ["20 year"] },
  parties: {
    S01: ["lithuania", "poland"],
    S02: ["soviet-russia", "lithuania"],
    S03: ["ober-ost", "lithuania"],
    S04: ["soviet-russia"],
    S05: ["lithuania", "soviet-russia"],
    S06: ["soviet-russia"],
    S07: ["lithuania", "soviet-russia"],
    S08: ["lithuania"],
    S09: ["soviet-russia", "lithuania"],
    S10: ["lithuania", "soviet-russia"],
    S11: ["soviet-russia", "lithuania"],
    S12: ["soviet-russia"],
    S13: ["soviet-russia", "lithuania", "poland"],
    S14: ["poland", "lithuania"],
    S15: ["soviet-russia", "lithuania"],
    S16: ["poland", "lithuania"],
    S17: ["lithuania", "russian-federation"],
    S18: ["belarus", "lithuania", "soviet-russia"],
    S19: ["poland", "lithuania", "soviet-russia"],
    S20: ["soviet-russia", "lithuania", "poland"],
  },
  holders: {
    S01: ["Lithuania"],
    S04: ["Lenin"],
    S07: ["Lithuanian"],
    S08: ["Lithuanians"],
    S17: ["politicians", "government"],
    S18: ["historiography"],
    S19: ["historians"],
  },
};

export const SCHLESWIG: Expected = {
  sentences: 17,
  dates: {
    S01: ["1866-08-23"],
    S03: ["1867-01-12"],
    S04: ["1878-10-11"],
    S07: ["1920-01-10"],
    S08: ["1920-02-10"],
    S09: ["1920-03-14"],
    S10: ["1920-03-29"],
    S11: ["[1920-05-05..1920-05-06]"],
    S12: ["1920-07-05"],
    S16: ["1955"],
    S17: ["1955-21"],
  },
  markers: {
    S01: ["[1]"],
    S02: ["[2]"],
    S03: ["[3]"],
    S05: ["[citation needed]"],
    S06: ["[4]", "[5]"],
    S08: ["[6]"],
    S09: ["[7]"],
    S13: ["[8]"],
    S16: ["[9]"],
  },
  quantities: { S06: ["2 items"], S08: ["75431 votes", "25329 votes"], S09: ["80 percent"], S13: ["4000 km2", "164000 inhabitants"] },
  parties: {
    S01: ["austria", "prussia"],
    S03: ["prussia"],
    S04: ["austria", "germany"],
    S05: ["denmark"],
    S06: ["denmark"],
    S08: ["denmark", "germany"],
    S09: ["germany"],
    S10: ["denmark"],
    S11: ["denmark"],
    S12: ["denmark"],
    S13: ["denmark"],
    S14: ["germany"],
    S15: ["germany"],
  },
  holders: { S05: ["historians"], S14: ["nationalists"], S15: ["government"], S16: ["historians"] },
};

export const ALAND: Expected = {
  sentences: 13,
  dates: {
    S01: ["1856-03-30"],
    S02: ["1917-08-20"],
    S03: ["1917-12-06"],
    S04: ["1918-02"],
    S05: ["1920-05-06"],
    S06: ["1920-06"],
    S08: ["1920-09-05"],
    S09: ["1921-06-24"],
    S10: ["1921-06-27"],
    S11: ["1921-10-20", "1922-04-06"],
  },
  markers: {
    S01: ["[1]"],
    S02: ["[2]"],
    S03: ["[3]"],
    S04: ["[citation needed]"],
    S06: ["[4]", "[5]"],
    S09: ["[6]"],
    S11: ["[7]"],
    S13: ["[8]"],
  },
  quantities: { S04: ["7135 items"], S08: ["3 items"], S12: ["1500 km2", "25000 inhabitants"] },
  parties: {
    S01: ["russian-empire"],
    S02: ["sweden"],
    S03: ["finland"],
    S04: ["sweden"],
    S05: ["finland"],
    S06: ["united-kingdom", "league-of-nations"],
    S07: ["sweden", "finland"],
    S09: ["league-of-nations", "finland"],
    S10: ["sweden", "finland"],
    S13: ["sweden"],
  },
  holders: { S07: ["Sweden", "Finland"], S08: ["jurists"], S13: ["scholars"] },
};

export const TACNA: Expected = {
  sentences: 17,
  dates: {
    S02: ["1880-05-26", "1880-06-07"],
    S03: ["1883-10-20"],
    S05: ["1894"],
    S07: ["1898", "1901"],
    S08: ["1901/1910"],
    S09: ["1922-07-20"],
    S10: ["1925-03-04"],
    S11: ["1925-08", "1926-06"],
    S12: ["1929-06-03"],
    S14: ["1929-07-02", "1929-08-28"],
  },
  markers: {
    S01: ["[1]"],
    S02: ["[2]"],
    S03: ["[1]"],
    S04: ["[citation needed]"],
    S06: ["[3]"],
    S08: ["[4]"],
    S11: ["[5]"],
    S14: ["[1]"],
    S17: ["[6]"],
  },
  quantities: { S04: ["10 year", "10000000 items"], S13: ["6000000 usd"], S15: ["60000 persons", "2 items"] },
  parties: {
    S01: ["peru", "chile"],
    S02: ["chile"],
    S04: ["chile"],
    S05: ["peru", "chile"],
    S06: ["chile", "peru"],
    S07: ["chile"],
    S08: ["chile", "peru"],
    S09: ["chile", "peru", "united-states"],
    S13: ["chile", "peru"],
    S14: ["peru"],
    S16: ["peru", "chile"],
    S17: ["united-states", "chile"],
  },
  holders: { S05: ["Peru"], S06: ["Chile"], S16: ["historiography"], S17: ["authors"] },
};

/** Written after the rules, and no rule was changed for it: what a new text may expect. */
export const TRIESTE: Expected = {
  sentences: 14,
  dates: {
    S01: ["1947-02-10"],
    S02: ["1947-09-15"],
    S05: ["1948-03-20"],
    S07: ["1953-10"],
    S08: ["[1953-11-03..1953-11-06]"],
    S09: ["1954-10-05"],
    S11: ["1954-10-26"],
    S13: ["1975-11-10"],
    S14: ["1977-04-03"],
  },
  markers: {
    S01: ["[1]"],
    S03: ["[2]"],
    S04: ["[3]"],
    S06: ["[4]", "[5]"],
    S08: ["[6]"],
    S10: ["[7]"],
    S12: ["[citation needed]"],
    S13: ["[8]"],
  },
  quantities: { S03: ["310000 inhabitants"], S08: ["6 persons"], S10: ["222 km2", "515.5 km2"] },
  parties: {
    S01: ["italy", "yugoslavia"],
    S03: ["united-kingdom", "united-states", "yugoslavia"],
    S05: ["united-states", "united-kingdom", "france", "italy"],
    S06: ["ussr", "yugoslavia"],
    S07: ["united-kingdom", "united-states", "italy"],
    S08: ["yugoslavia"],
    S10: ["italy", "yugoslavia"],
    S11: ["italy"],
    S12: ["italy"],
    S13: ["italy"],
  },
  holders: { S06: ["Soviet Union", "Yugoslavia"], S12: ["government"], S13: ["jurists"] },
};
