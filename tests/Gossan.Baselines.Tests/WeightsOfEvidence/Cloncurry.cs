using System.Globalization;
using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.WeightsOfEvidence;

/// <summary>Geoscience Australia's example: rasters, deposits and weight tables.</summary>
internal static class Cloncurry
{
    public const double CellArea = 0.01;

    public static readonly string[] BinaryLayers = ["Dist2Breccia", "Dist2Fault", "FaultDensity", "StratNo"];

    public static (float[] Cells, Grid Grid) Raster(string relative)
    {
        using var file = RasterFile.Open(SharedData.PathOf("data/cloncurry_iocg/" + relative));
        float[] cells = new float[file.Grid.Cells];
        file.Read(0, 0, 0, file.Grid.Rows, file.Grid.Columns, cells);
        return (cells, file.Grid);
    }

    /// <summary>Index of the cell of each of the 258 deposits; coordinates are taken as they are.</summary>
    public static int[] Deposits(Grid grid)
    {
        var points = PointFile.Read(SharedData.PathOf("data/cloncurry_iocg/CalculateResponse/IOCG_Deposits.shp"), "").Points;
        return [.. points.Select(point => grid.CellAt(point.X, point.Y)!.Value).Select(cell => (cell.Row * grid.Columns) + cell.Column)];
    }

    public static EvidenceClassCounts Counts(string relative)
    {
        var (cells, grid) = Raster(relative);
        var tally = new EvidenceTally();
        tally.AddCells(cells);
        foreach (int cell in Deposits(grid))
        {
            tally.AddPoint(cells[cell]);
        }

        return tally.ToCounts(CellArea);
    }

    public static GeneralisedWeights BinaryWeights(string layer) =>
        GeneralisedWeights.Separate(WeightsTable.Of(Counts($"CalculateResponse/{layer}.tif"), WeightsTableKind.Categorical), confidence: 2);

    /// <summary>Holds a table against one of Geoscience Australia's, number by number: relative 1e-9, for R printed 15 digits.</summary>
    public static void AssertTable(string relative, GeneralisedWeights actual)
    {
        string[] expected = File.ReadAllLines(SharedData.PathOf("data/cloncurry_iocg/" + relative)), lines = actual.ToCsv().TrimEnd('\n').Split('\n');
        Assert.Equal(expected[0], lines[0]);
        Assert.Equal(expected.Length, lines.Length);
        for (int line = 1; line < lines.Length; line++)
        {
            double[] wanted = Numbers(expected[line]), found = Numbers(lines[line]);
            Assert.Equal(wanted.Length, found.Length);
            for (int column = 0; column < wanted.Length; column++)
            {
                Assert.True(Math.Abs(wanted[column] - found[column]) <= 1e-9 * Math.Max(1, Math.Abs(wanted[column])), $"line {line}, column {column}: {wanted[column]:R} in {expected[line]}, but {found[column]:R} in {lines[line]}");
            }
        }
    }

    private static double[] Numbers(string line) => [.. line.Split(',').Select(cell => double.Parse(cell.Trim('"'), CultureInfo.InvariantCulture))];
}
