/** Whose land was Vilnius, according to whom: `node node.mjs path/to/atlas`. */
import { openFolder } from "dejure/node";

const atlas = await openFolder(process.argv[2] ?? "atlases/vilnius");

for (const id of atlas.atlas.collections.viewpoints.keys()) {
  const { title, control } = atlas.who("vilnius", "1921-06-01", { as: id });
  const names = (layer) => layer.holders.map(({ polity }) => polity).join(" and ") || layer.answer;
  console.log(`${id}: title ${names(title)}, control ${names(control)}`);
}

// A map of the day as GeoJSON, ready for any program that reads it.
const map = atlas.map("1921-06-01", { as: "lithuania" });
console.log(`${map.features.length} pieces of land; the first is ${map.features[0].properties.holder}`);

// What a question leaves open, or gets wrong, is said with a remedy.
try {
  atlas.who("vilnius", "1921-13-01");
} catch (error) {
  console.log(`${error.message} (${error.help})`);
}
