// The report's script: every map of the page comes to life. Without scripts the page still shows its plots, tables and pictures.
import "leaflet/dist/leaflet.css";
import "./report.css";
import type { MapData } from "../map/mapData";
import { showMap } from "../map/showMap";

for (const figure of document.querySelectorAll<HTMLElement>("figure.map")) {
  const data = figure.querySelector("script.map-data");
  if (data?.textContent) {
    showMap(figure, JSON.parse(data.textContent) as MapData);
  }
}

// Paper unfolds nothing: what is folded is unfolded for it, and folded again; all but what would fill pages that nobody reads.
let folded: HTMLDetailsElement[] = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open], .on-screen)")];
  folded.forEach((part) => (part.open = true));
});
addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));
