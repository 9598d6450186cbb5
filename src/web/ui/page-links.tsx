import { useReading } from "../context.ts";

/** Ways to the pages of lists; those that the atlas has nothing for are not offered. */
export function PageLinks() {
  const { say, data } = useReading();
  const sections = (document.getElementById("app")?.dataset["sections"] ?? "").split(" ").filter((section) => section !== "");
  return (
    <nav class="pages">
      {sections.map((section) => (
        <a key={section} href={new URL(`${section === "records" ? "data/records" : section}/`, data.root).href}>
          {say(`pages.${section}`)}
        </a>
      ))}
    </nav>
  );
}
