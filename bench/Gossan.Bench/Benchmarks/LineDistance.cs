using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Grids;

namespace Gossan.Bench.Benchmarks;

/// <summary>Exact distances from lines against distances from burnt cells.</summary>
internal sealed class LineDistance : IBenchmark
{
    public string Name => "distance";

    public string Question => "Distance of every cell from the nearest of 1,000 wiggly lines: DistanceField, which is exact, against GDAL's rasterize and proximity in memory";

    public IEnumerable<Row> Run(Effort effort)
    {
        var grid = MadeLines.Grid(effort.Of(1259, 300), effort.Of(2487, 400));
        var lines = MadeLines.Lines(grid, effort.Of(1000, 40));
        var pieces = MadeLines.Pieces(lines);
        float[] ours = new float[grid.Cells], theirs = new float[grid.Cells];
        using var gdal = new GdalProximity(grid, lines);
        var pair = Turns.Pair(effort.Of(11, 1), gdal.Run, () => new DistanceField(grid, pieces).Read(0, grid.Rows, ours));
        gdal.CopyTo(theirs);

        // GDAL measures from the centres of burnt cells, which lie up to some 0.7 of a cell beside the line.
        double difference = ours.Zip(theirs, (a, b) => Math.Abs((double)a - b)).Average();
        Same.Require(difference < 0.7 * grid.CellWidth, "distances");
        yield return pair.FasterRow($"{grid.Rows} x {grid.Columns} cells, {pieces.Count:N0} pieces; GDAL's cells are off by {difference / grid.CellWidth:F2} of a cell on average", effort.Of<double?>(1, null));
    }
}
