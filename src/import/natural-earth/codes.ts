/** Units of Natural Earth by its three-letter code (ADM0_A3), which is not always that of ISO: SDS, KOS, PSX, SAH, ALD. */

export interface Code {
  readonly code: string;
  /** ISO 3166-1, where it has one */
  readonly a2?: string;
  readonly a3?: string;
  /** how the Natural Earth base names its outline: numeric code, or English name; absent where it draws none */
  readonly base?: string;
  readonly wikidata?: string;
  /** code of the state whose dependency it is */
  readonly sovereign?: string;
  /** absent: no body, only land that Natural Earth draws apart (a buffer, a lease, a reef) */
  readonly name?: string;
}

// code | ISO alpha-2 | ISO alpha-3 | outline | Wikidata | sovereign | name
const ROWS = `
ABW|AW|ABW|533|Q21203|NLD|Aruba
AFG|AF|AFG|004|Q889||Afghanistan
AGO|AO|AGO|024|Q916||Angola
AIA|AI|AIA|660|Q25228|GBR|Anguilla
ALB|AL|ALB|008|Q222||Albania
ALD|AX|ALA|248|Q5689|FIN|Åland Islands
AND|AD|AND|020|Q228||Andorra
ARE|AE|ARE|784|Q878||United Arab Emirates
ARG|AR|ARG|032|Q414||Argentina
ARM|AM|ARM|051|Q399||Armenia
ASM|AS|ASM|016|Q16641|USA|American Samoa
ATA|AQ|ATA|010|Q51||Antarctica
ATC|||Ashmore and Cartier Is.|Q133888|AUS|Ashmore and Cartier Islands
ATF|TF|ATF|260|Q129003|FRA|French Southern Territories
ATG|AG|ATG|028|Q781||Antigua and Barbuda
AUS|AU|AUS|036|Q408||Australia
AUT|AT|AUT|040|Q40||Austria
AZE|AZ|AZE|031|Q227||Azerbaijan
BDI|BI|BDI|108|Q967||Burundi
BEL|BE|BEL|056|Q31||Belgium
BEN|BJ|BEN|204|Q962||Benin
BFA|BF|BFA|854|Q965||Burkina Faso
BGD|BD|BGD|050|Q902||Bangladesh
BGR|BG|BGR|100|Q219||Bulgaria
BHR|BH|BHR|048|Q398||Bahrain
BHS|BS|BHS|044|Q778||Bahamas
BIH|BA|BIH|070|Q225||Bosnia and Herzegovina
BJN|||Bajo Nuevo Bank|||
BLM|BL|BLM|652|Q25362|FRA|Saint Barthélemy
BLR|BY|BLR|112|Q184||Belarus
BLZ|BZ|BLZ|084|Q242||Belize
BMU|BM|BMU|060|Q23635|GBR|Bermuda
BOL|BO|BOL|068|Q750||Bolivia
BRA|BR|BRA|076|Q155||Brazil
BRB|BB|BRB|052|Q244||Barbados
BRN|BN|BRN|096|Q921||Brunei
BTN|BT|BTN|064|Q917||Bhutan
BWA|BW|BWA|072|Q963||Botswana
CAF|CF|CAF|140|Q929||Central African Republic
CAN|CA|CAN|124|Q16||Canada
CHE|CH|CHE|756|Q39||Switzerland
CHL|CL|CHL|152|Q298||Chile
CHN|CN|CHN|156|Q148||China
CIV|CI|CIV|384|Q1008||Côte d'Ivoire
CLP|||Clipperton I.|Q161258|FRA|Clipperton Island
CMR|CM|CMR|120|Q1009||Cameroon
CNM|||Cyprus U.N. Buffer Zone|||
COD|CD|COD|180|Q974||Democratic Republic of the Congo
COG|CG|COG|178|Q971||Republic of the Congo
COK|CK|COK|184|Q26988|NZL|Cook Islands
COL|CO|COL|170|Q739||Colombia
COM|KM|COM|174|Q970||Comoros
CPV|CV|CPV|132|Q1011||Cape Verde
CRI|CR|CRI|188|Q800||Costa Rica
CSI|||Coral Sea Is.|Q172216|AUS|Coral Sea Islands
CUB|CU|CUB|192|Q241||Cuba
CUW|CW|CUW|531|Q25279|NLD|Curaçao
CYM|KY|CYM|136|Q5785|GBR|Cayman Islands
CYN|||N. Cyprus|Q23681||Northern Cyprus
CYP|CY|CYP|196|Q229||Cyprus
CZE|CZ|CZE|203|Q213||Czechia
DEU|DE|DEU|276|Q183||Germany
DJI|DJ|DJI|262|Q977||Djibouti
DMA|DM|DMA|212|Q784||Dominica
DNK|DK|DNK|208|Q756617||Denmark
DOM|DO|DOM|214|Q786||Dominican Republic
DZA|DZ|DZA|012|Q262||Algeria
ECU|EC|ECU|218|Q736||Ecuador
EGY|EG|EGY|818|Q79||Egypt
ERI|ER|ERI|232|Q986||Eritrea
ESB|||Dhekelia|Q9206745|GBR|Dhekelia
ESP|ES|ESP|724|Q29||Spain
EST|EE|EST|233|Q191||Estonia
ETH|ET|ETH|231|Q115||Ethiopia
FIN|FI|FIN|246|Q33||Finland
FJI|FJ|FJI|242|Q712||Fiji
FLK|FK|FLK|238|Q9648|GBR|Falkland Islands
FRA|FR|FRA|250|Q142||France
FRO|FO|FRO|234|Q4628|DNK|Faroe Islands
FSM|FM|FSM|583|Q702||Micronesia
GAB|GA|GAB|266|Q1000||Gabon
GBR|GB|GBR|826|Q145||United Kingdom
GEO|GE|GEO|268|Q230||Georgia
GGY|GG|GGY|831|Q25230|GBR|Guernsey
GHA|GH|GHA|288|Q117||Ghana
GIB|GI|GIB|292|Q1410|GBR|Gibraltar
GIN|GN|GIN|324|Q1006||Guinea
GMB|GM|GMB|270|Q1005||Gambia
GNB|GW|GNB|624|Q1007||Guinea-Bissau
GNQ|GQ|GNQ|226|Q983||Equatorial Guinea
GRC|GR|GRC|300|Q41||Greece
GRD|GD|GRD|308|Q769||Grenada
GRL|GL|GRL|304|Q223|DNK|Greenland
GTM|GT|GTM|320|Q774||Guatemala
GUM|GU|GUM|316|Q16635|USA|Guam
GUY|GY|GUY|328|Q734||Guyana
HKG|HK|HKG|344|Q8646|CHN|Hong Kong
HMD|HM|HMD|334|Q131198|AUS|Heard and McDonald Islands
HND|HN|HND|340|Q783||Honduras
HRV|HR|HRV|191|Q224||Croatia
HTI|HT|HTI|332|Q790||Haiti
HUN|HU|HUN|348|Q28||Hungary
IDN|ID|IDN|360|Q252||Indonesia
IMN|IM|IMN|833|Q9676|GBR|Isle of Man
IND|IN|IND|356|Q668||India
IOA|||Indian Ocean Ter.||AUS|Australian Indian Ocean Territories
IOT|IO|IOT|086|Q43448|GBR|British Indian Ocean Territory
IRL|IE|IRL|372|Q27||Ireland
IRN|IR|IRN|364|Q794||Iran
IRQ|IQ|IRQ|368|Q796||Iraq
ISL|IS|ISL|352|Q189||Iceland
ISR|IL|ISR|376|Q801||Israel
ITA|IT|ITA|380|Q38||Italy
JAM|JM|JAM|388|Q766||Jamaica
JEY|JE|JEY|832|Q785|GBR|Jersey
JOR|JO|JOR|400|Q810||Jordan
JPN|JP|JPN|392|Q17||Japan
KAB|||Baikonur|||
KAS|||Siachen Glacier|||
KAZ|KZ|KAZ|398|Q232||Kazakhstan
KEN|KE|KEN|404|Q114||Kenya
KGZ|KG|KGZ|417|Q813||Kyrgyzstan
KHM|KH|KHM|116|Q424||Cambodia
KIR|KI|KIR|296|Q710||Kiribati
KNA|KN|KNA|659|Q763||Saint Kitts and Nevis
KOR|KR|KOR|410|Q884||South Korea
KOS|XK|XKX|Kosovo|Q1246||Kosovo
KWT|KW|KWT|414|Q817||Kuwait
LAO|LA|LAO|418|Q819||Laos
LBN|LB|LBN|422|Q822||Lebanon
LBR|LR|LBR|430|Q1014||Liberia
LBY|LY|LBY|434|Q1016||Libya
LCA|LC|LCA|662|Q760||Saint Lucia
LIE|LI|LIE|438|Q347||Liechtenstein
LKA|LK|LKA|144|Q854||Sri Lanka
LSO|LS|LSO|426|Q1013||Lesotho
LTU|LT|LTU|440|Q37||Lithuania
LUX|LU|LUX|442|Q32||Luxembourg
LVA|LV|LVA|428|Q211||Latvia
MAC|MO|MAC|446|Q14773|CHN|Macao
MAF|MF|MAF|663|Q126125|FRA|Saint Martin
MAR|MA|MAR|504|Q1028||Morocco
MCO|MC|MCO|492|Q235||Monaco
MDA|MD|MDA|498|Q217||Moldova
MDG|MG|MDG|450|Q1019||Madagascar
MDV|MV|MDV|462|Q826||Maldives
MEX|MX|MEX|484|Q96||Mexico
MHL|MH|MHL|584|Q709||Marshall Islands
MKD|MK|MKD|807|Q221||North Macedonia
MLI|ML|MLI|466|Q912||Mali
MLT|MT|MLT|470|Q233||Malta
MMR|MM|MMR|104|Q836||Myanmar
MNE|ME|MNE|499|Q236||Montenegro
MNG|MN|MNG|496|Q711||Mongolia
MNP|MP|MNP|580|Q16644|USA|Northern Mariana Islands
MOZ|MZ|MOZ|508|Q1029||Mozambique
MRT|MR|MRT|478|Q1025||Mauritania
MSR|MS|MSR|500|Q13353|GBR|Montserrat
MUS|MU|MUS|480|Q1027||Mauritius
MWI|MW|MWI|454|Q1020||Malawi
MYS|MY|MYS|458|Q833||Malaysia
NAM|NA|NAM|516|Q1030||Namibia
NCL|NC|NCL|540|Q33788|FRA|New Caledonia
NER|NE|NER|562|Q1032||Niger
NFK|NF|NFK|574|Q31057|AUS|Norfolk Island
NGA|NG|NGA|566|Q1033||Nigeria
NIC|NI|NIC|558|Q811||Nicaragua
NIU|NU|NIU|570|Q34020|NZL|Niue
NLD|NL|NLD|528|Q29999||Netherlands
NOR|NO|NOR|578|Q20||Norway
NPL|NP|NPL|524|Q837||Nepal
NRU|NR|NRU|520|Q697||Nauru
NZL|NZ|NZL|554|Q664||New Zealand
OMN|OM|OMN|512|Q842||Oman
PAK|PK|PAK|586|Q843||Pakistan
PAN|PA|PAN|591|Q804||Panama
PCN|PN|PCN|612|Q35672|GBR|Pitcairn Islands
PER|PE|PER|604|Q419||Peru
PGA|||Spratly Is.|||
PHL|PH|PHL|608|Q928||Philippines
PLW|PW|PLW|585|Q695||Palau
PNG|PG|PNG|598|Q691||Papua New Guinea
POL|PL|POL|616|Q36||Poland
PRI|PR|PRI|630|Q1183|USA|Puerto Rico
PRK|KP|PRK|408|Q423||North Korea
PRT|PT|PRT|620|Q45||Portugal
PRY|PY|PRY|600|Q733||Paraguay
PSX|PS|PSE|275|Q219060||Palestine
PYF|PF|PYF|258|Q30971|FRA|French Polynesia
QAT|QA|QAT|634|Q846||Qatar
ROU|RO|ROU|642|Q218||Romania
RUS|RU|RUS|643|Q159||Russia
RWA|RW|RWA|646|Q1037||Rwanda
SAH|EH|ESH|732|Q6250||Western Sahara
SAU|SA|SAU|682|Q851||Saudi Arabia
SCR|||Scarborough Reef|||
SDN|SD|SDN|729|Q1049||Sudan
SDS|SS|SSD|728|Q958||South Sudan
SEN|SN|SEN|686|Q1041||Senegal
SER|||Serranilla Bank|||
SGP|SG|SGP|702|Q334||Singapore
SGS|GS|SGS|239|Q35086|GBR|South Georgia and the South Sandwich Islands
SHN|SH|SHN|654|Q192184|GBR|Saint Helena
SLB|SB|SLB|090|Q685||Solomon Islands
SLE|SL|SLE|694|Q1044||Sierra Leone
SLV|SV|SLV|222|Q792||El Salvador
SMR|SM|SMR|674|Q238||San Marino
SOL|||Somaliland|Q34754||Somaliland
SOM|SO|SOM|706|Q1045||Somalia
SPM|PM|SPM|666|Q34617|FRA|Saint Pierre and Miquelon
SRB|RS|SRB|688|Q403||Serbia
STP|ST|STP|678|Q1039||São Tomé and Príncipe
SUR|SR|SUR|740|Q730||Suriname
SVK|SK|SVK|703|Q214||Slovakia
SVN|SI|SVN|705|Q215||Slovenia
SWE|SE|SWE|752|Q34||Sweden
SWZ|SZ|SWZ|748|Q1050||Eswatini
SXM|SX|SXM|534|Q26273|NLD|Sint Maarten
SYC|SC|SYC|690|Q1042||Seychelles
SYR|SY|SYR|760|Q858||Syria
TCA|TC|TCA|796|Q18221|GBR|Turks and Caicos Islands
TCD|TD|TCD|148|Q657||Chad
TGO|TG|TGO|768|Q945||Togo
THA|TH|THA|764|Q869||Thailand
TJK|TJ|TJK|762|Q863||Tajikistan
TKL|TK|TKL||Q36823|NZL|Tokelau
TKM|TM|TKM|795|Q874||Turkmenistan
TLS|TL|TLS|626|Q574||Timor-Leste
TON|TO|TON|776|Q678||Tonga
TTO|TT|TTO|780|Q754||Trinidad and Tobago
TUN|TN|TUN|788|Q948||Tunisia
TUR|TR|TUR|792|Q43||Turkey
TUV|TV|TUV|798|Q672||Tuvalu
TWN|TW|TWN|158|Q865||Taiwan
TZA|TZ|TZA|834|Q924||Tanzania
UGA|UG|UGA|800|Q1036||Uganda
UKR|UA|UKR|804|Q212||Ukraine
UMI|UM|UMI|581|Q16645|USA|United States Minor Outlying Islands
URY|UY|URY|858|Q77||Uruguay
USA|US|USA|840|Q30||United States
USG|||USNB Guantanamo Bay|||
UZB|UZ|UZB|860|Q265||Uzbekistan
VAT|VA|VAT|336|Q237||Vatican City
VCT|VC|VCT|670|Q757||Saint Vincent and Grenadines
VEN|VE|VEN|862|Q717||Venezuela
VGB|VG|VGB|092|Q25305|GBR|British Virgin Islands
VIR|VI|VIR|850|Q11703|USA|U.S. Virgin Islands
VNM|VN|VNM|704|Q881||Vietnam
VUT|VU|VUT|548|Q686||Vanuatu
WLF|WF|WLF|876|Q35555|FRA|Wallis and Futuna
WSB|||Akrotiri|Q9143535|GBR|Akrotiri
WSM|WS|WSM|882|Q683||Samoa
YEM|YE|YEM|887|Q805||Yemen
ZAF|ZA|ZAF|710|Q258||South Africa
ZMB|ZM|ZMB|894|Q953||Zambia
ZWE|ZW|ZWE|716|Q954||Zimbabwe
`;

const orNone = (cell: string | undefined): string | undefined => (cell === "" ? undefined : cell);

export const CODES: ReadonlyMap<string, Code> = new Map(
  ROWS.trim()
    .split("\n")
    .map((row): [string, Code] => {
      const [code = "", a2, a3, base, wikidata, sovereign, name] = row.split("|").map(orNone);
      return [
        code,
        {
          code,
          ...(a2 !== undefined && { a2 }),
          ...(a3 !== undefined && { a3 }),
          ...(base !== undefined && { base }),
          ...(wikidata !== undefined && { wikidata }),
          ...(sovereign !== undefined && { sovereign }),
          ...(name !== undefined && { name }),
        },
      ];
    }),
);

/** The first unit of a code of ISO 3166-1 with two letters. */
export const codeOfIso = (a2: string): Code | undefined => [...CODES.values()].find((one) => one.a2 === a2);
