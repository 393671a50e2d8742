import L from "leaflet";
import type { RegionView } from "./api";

/** Places on the map of a region: Leaflet's latitude is the row with a minus, its longitude the column, so that a cell is a pixel at zoom 0. */
export class CellGrid {
  constructor(readonly region: RegionView) {}

  get extent(): L.LatLngBounds {
    return L.latLngBounds([-this.region.rows, 0], [0, this.region.columns]);
  }

  /** How often the region's longer edge must be halved to fit a tile. */
  get levels(): number {
    return Math.max(0, Math.ceil(Math.log2(Math.max(this.region.rows, this.region.columns) / 256)));
  }

  /** The middle of a cell. */
  placeOfCell(row: number, column: number): L.LatLng {
    return L.latLng(-(row + 0.5), column + 0.5);
  }

  /** A position in units of the CRS. */
  placeOf(x: number, y: number): L.LatLng {
    const [t0, t1, t2, t3, t4, t5] = this.region.transform;
    const determinant = t1 * t5 - t2 * t4;
    const column = ((x - t0) * t5 - (y - t3) * t2) / determinant;
    const row = ((y - t3) * t1 - (x - t0) * t4) / determinant;
    return L.latLng(-row, column);
  }

  /** The cell at a place; undefined outside. */
  cellAt(place: L.LatLng): { row: number; column: number } | undefined {
    const [row, column] = [Math.floor(-place.lat), Math.floor(place.lng)];
    return row >= 0 && row < this.region.rows && column >= 0 && column < this.region.columns ? { row, column } : undefined;
  }

  /** East and north of a cell's middle in words: whole metres, degrees to the fifth place. */
  positionWords(row: number, column: number): string {
    const [t0, t1, t2, t3, t4, t5] = this.region.transform;
    const [across, down] = [column + 0.5, row + 0.5];
    const digits = this.region.degrees ? 5 : 0;
    return `E ${(t0 + t1 * across + t2 * down).toFixed(digits)}, N ${(t3 + t4 * across + t5 * down).toFixed(digits)}`;
  }
}
