import L from "leaflet";
import type { CellGrid } from "./cellGrid";

const WIDEST = 140;

/** A scale bar of a round number of metres or kilometres; none where a cell's width is not known. */
export function addScaleBar(map: L.Map, grid: CellGrid): L.Control | undefined {
  if (grid.region.cell_metres === 0) {
    return undefined;
  }

  const bar = document.createElement("div");
  bar.className = "scale-bar";
  const control = new (L.Control.extend({ onAdd: () => bar }))({ position: "bottomleft" });
  const draw = (): void => {
    const metresPerPixel = grid.region.cell_metres / 2 ** map.getZoom();
    const metres = roundBelow(WIDEST * metresPerPixel);
    bar.style.width = `${metres / metresPerPixel}px`;
    bar.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  };
  map.on("zoomend", draw);
  control.addTo(map);
  draw();
  return control;
}

/** 1, 2 or 5 times a power of ten, at most a length. */
function roundBelow(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return power * (length >= 5 * power ? 5 : length >= 2 * power ? 2 : 1);
}
