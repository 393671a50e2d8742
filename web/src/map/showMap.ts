import L from "leaflet";
import type { MapData } from "./mapData";

/** Puts a map with pan and zoom into a figure. */
export function showMap(figure: HTMLElement, data: MapData): L.Map {
  const frame = document.createElement("div");
  frame.className = "map-frame";
  figure.prepend(frame);
  const [west, south, east, north] = data.bounds;
  const map = L.map(frame, { crs: L.CRS.Simple, attributionControl: false });
  map.fitBounds([[south, west], [north, east]]);
  return map;
}
