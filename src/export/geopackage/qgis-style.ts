/** A style and a project for QGIS, in which time runs as soon as the file is opened. */
import type { Atlas } from "../../core/model/atlas.ts";
import { colourOf } from "../holder-colours.ts";
import type { HoldingRow } from "../holding-columns.ts";
import type { Box } from "../wkb.ts";
import { xml } from "../xml-text.ts";

/** `start and end fields`, the start within and the end not: what ends on the day on which another begins is not shown beside it. */
const TEMPORAL =
  '<temporal enabled="1" mode="2" startField="start_date" endField="end_date" startExpression="" endExpression="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0" limitMode="0"><fixedRange><start></start><end></end></fixedRange></temporal>';

const rgb = (hex: string): string => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(",");

function symbol(name: number, colour: string): string {
  // both spellings: QGIS before 3.24 reads `prop`, later ones `Option`
  const settings = {
    color: `${rgb(colour)},255`,
    outline_color: "64,64,64,255",
    outline_width: "0.2",
    outline_width_unit: "MM",
    style: "solid",
    outline_style: "solid",
  };
  const options = Object.entries(settings).map(([k, v]) => `<Option type="QString" name="${k}" value="${v}"/>`);
  const props = Object.entries(settings).map(([k, v]) => `<prop k="${k}" v="${v}"/>`);
  return `<symbol type="fill" name="${name}" alpha="0.8" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map">${options.join("")}</Option>${props.join("")}</layer></symbol>`;
}

/** Colours by holder, labels by name, and time: the parts of a layer's style. */
function styleParts(atlas: Atlas, rows: readonly HoldingRow[]): string {
  const names = new Map<string, string>();
  for (const { holder, holder_name } of rows) if (holder !== null) names.set(holder, holder_name ?? holder);
  const held = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const categories = [
    ...held.map(([id, name], i) => `<category render="true" symbol="${i}" value="${xml(id)}" label="${xml(name)}"/>`),
    `<category render="true" symbol="${held.length}" value="" label="no one holder"/>`,
  ];
  const symbols = [...held.map(([id], i) => symbol(i, colourOf(atlas, id))), symbol(held.length, colourOf(atlas, null))];
  return `<renderer-v2 type="categorizedSymbol" attr="holder" symbollevels="0" enableorderby="0" forceraster="0"><categories>${categories.join("")}</categories><symbols>${symbols.join("")}</symbols></renderer-v2>${TEMPORAL}<mapTip>${xml("<b>[% holder_name %]</b><br>[% answer %], [% start_edtf %] – [% end_edtf %]<br>[% sources %]<br>[% licence %]")}</mapTip>`;
}

/** The style as QGIS keeps it in `layer_styles`. */
export const layerStyle = (atlas: Atlas, rows: readonly HoldingRow[]): string =>
  `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version="3.22.0" styleCategories="AllStyleCategories">${styleParts(atlas, rows)}</qgis>`;

const WGS84 =
  "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid><description>WGS 84</description><projectionacronym>longlat</projectionacronym><ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag></spatialrefsys>";

export interface Project {
  readonly title: string;
  /** name of the GeoPackage beside the project */
  readonly file: string;
  readonly layer: string;
  readonly box: Box | undefined;
}

/** First and last DATE of the rows, between which the slider runs; undefined where they have none. */
function range(rows: readonly HoldingRow[]): readonly [string, string] | undefined {
  const days = rows
    .flatMap((r) => [r.start_date, r.end_date])
    .filter((d) => d !== null)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined ? [first, last] : undefined;
}

/** A QGIS project over the file: opened, its temporal controller is on, set to years, from the first day to the last. */
export function qgisProject(atlas: Atlas, rows: readonly HoldingRow[], { title, file, layer, box }: Project): string {
  const source = xml(`./${file}|layername=${layer}`);
  const [west, south, east, north] = box ?? [-180, -90, 180, 90];
  const extent = `<extent><xmin>${west}</xmin><ymin>${south}</ymin><xmax>${east}</xmax><ymax>${north}</ymax></extent>`;
  const days = range(rows);
  const time = days
    ? `<ProjectTimeSettings timeStepUnit="years" timeStep="1" frameRate="2" cumulativeTemporalRange="0"><TemporalRange><start>${days[0]}T00:00:00Z</start><end>${days[1]}T00:00:00Z</end></TemporalRange></ProjectTimeSettings>`
    : "";
  const controller = days
    ? `<TemporalControllerWidget><StartDateTime type="QString">${days[0]}T00:00:00Z</StartDateTime><EndDateTime type="QString">${days[1]}T00:00:00Z</EndDateTime><NavigationMode type="int">1</NavigationMode></TemporalControllerWidget>`
    : "";
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" projectname="${xml(title)}">
<homePath path=""/><title>${xml(title)}</title>
<projectCrs>${WGS84}</projectCrs>
<layer-tree-group><customproperties/><layer-tree-layer id="${layer}" name="${xml(title)}" source="${source}" providerKey="ogr" checked="Qt::Checked" expanded="1"/></layer-tree-group>
<mapcanvas name="theMapCanvas" annotationsVisible="1"><units>degrees</units>${extent}<rotation>0</rotation><destinationsrs>${WGS84}</destinationsrs></mapcanvas>
<projectlayers><maplayer type="vector" geometry="Polygon" wkbType="MultiPolygon"><id>${layer}</id><datasource>${source}</datasource><layername>${xml(title)}</layername><srs>${WGS84}</srs><provider encoding="UTF-8">ogr</provider>${styleParts(atlas, rows)}</maplayer></projectlayers>
<properties><Paths><Absolute type="bool">false</Absolute></Paths>${controller}</properties>
${time}
</qgis>
`;
}
