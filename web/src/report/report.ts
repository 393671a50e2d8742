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
