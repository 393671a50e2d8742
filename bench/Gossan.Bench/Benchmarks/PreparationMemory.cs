using System.Diagnostics;
using System.Globalization;
using Gossan.Bench.Harness;
using Gossan.Evidence.Filling;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Bench.Benchmarks;

/// <summary>The peak resident memory of preparing a stack that is far larger than the memory allowed, in a process of its own.</summary>
internal sealed class PreparationMemory : IBenchmark
{
    /// <summary>The word by which the program runs the child's part: folder, edge in cells, layers, megabytes.</summary>
    public const string ChildOption = "--prepare";

    private const double CellSize = 25;
    private const double West = 500_000;
    private const double North = 7_700_000;

    public string Name => "memory";

    public string Question => "Peak resident memory of preparing a stack with a limit on memory; half of the layers are warped by a third of a cell, a third take logarithms, a third have gaps filled";

    /// <summary>Minutes, and tens of gigabytes of disk.</summary>
    public bool IsLong => true;

    public IEnumerable<Row> Run(Effort effort)
    {
        int edge = effort.Of(10_000, 500), layers = effort.Of(40, 4), megabytes = effort.Of(2048, 256);
        string folder = Path.Combine(Path.GetTempPath(), $"gossan-bench-{Environment.ProcessId}");
        try
        {
            MakeLayers(folder, edge, layers);
            string[] arguments = [.. Environment.GetCommandLineArgs()[..1], ChildOption, folder, .. new[] { edge, layers, megabytes }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
            string[] told = child.StandardOutput.ReadToEnd().Split();
            child.WaitForExit();
            Same.Require(child.ExitCode == 0, "child's exit code");
            double peak = double.Parse(told[0], CultureInfo.InvariantCulture), seconds = double.Parse(told[1], CultureInfo.InvariantCulture);
            yield return new(
                $"{layers} layers of {edge:N0} x {edge:N0} cells ({(double)layers * edge * edge * sizeof(float) / (1 << 30):F1} GiB)", $"limit {megabytes:N0} MiB", $"peak {peak:N0} MiB in {seconds:N0} s", $"**{peak / megabytes:P0}** of the limit")
            {
                Required = "below the limit",
                IsMet = peak < megabytes,
            };
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>The child's part: prepares, and tells its peak resident memory in MiB and the seconds it took.</summary>
    public static int RunChild(string[] arguments)
    {
        int[] numbers = [.. arguments[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        var layers = Enumerable.Range(0, numbers[1]).Select(i => KeyValuePair.Create($"layer{i}", new LayerOptions
        {
            Path = $"layer{i}.vrt",
            Transform = i % 3 == 0 ? [LayerTransform.Log, LayerTransform.Standardize] : [LayerTransform.Clip, LayerTransform.Standardize],
            Fill = i % 3 == 1 ? new() { Method = FillMethod.Idw, Distance = 8 * CellSize } : new(),
        }));
        var region = new RegionSource("region", new() { Like = "layer0" }, [.. layers], new Dictionary<string, SiteSource>(StringComparer.Ordinal));
        var started = Stopwatch.StartNew();
        StackPreparation.Run([region], arguments[0], Path.Combine(arguments[0], "out"), memory: (long)numbers[2] << 20);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{self.PeakWorkingSet64 / (double)(1 << 20):F0} {started.Elapsed.TotalSeconds:F0}"));
        return 0;
    }

    /// <summary>Two rasters, one of them a third of a cell off, and a virtual raster of its own scale for every layer.</summary>
    private static void MakeLayers(string folder, int edge, int layers)
    {
        string crs = CoordinateSystem.WktOf("EPSG:32754");
        for (int i = 0; i < 2; i++)
        {
            double shift = i * CellSize / 3;
            MakeRaster(Path.Combine(folder, $"base{i}.tif"), new(crs, new(West + shift, CellSize, 0, North + shift, 0, -CellSize), edge, edge), seed: i);
        }

        for (int i = 0; i < layers; i++)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"""
                <VRTDataset rasterXSize="{edge}" rasterYSize="{edge}">
                  <SRS>EPSG:32754</SRS>
                  <GeoTransform>{West + (i % 2 * CellSize / 3):R}, {CellSize}, 0, {North + (i % 2 * CellSize / 3):R}, 0, -{CellSize}</GeoTransform>
                  <VRTRasterBand dataType="Float32" band="1">
                    <NoDataValue>nan</NoDataValue><Scale>{1 + (0.1 * i)}</Scale>
                    <SimpleSource><SourceFilename relativeToVRT="1">base{i % 2}.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
                  </VRTRasterBand>
                </VRTDataset>
                """);
            File.WriteAllText(Path.Combine(folder, $"layer{i}.vrt"), text);
        }
    }

    private static void MakeRaster(string path, Grid grid, int seed)
    {
        var random = new Random(seed);
        using var writer = RasterWriter.Create(path, grid, ["made"]);
        float[] line = new float[grid.Columns];
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < line.Length; column++)
            {
                // Whole tenths, so that the files stay small; a strip without data in the west.
                line[column] = column < grid.Columns / 50 ? float.NaN : MathF.Round(((100 + (40 * MathF.Sin(column / 300f) * MathF.Cos(row / 170f))) * 10) + (20 * random.NextSingle())) / 10;
            }

            writer.Write(0, row, 1, line);
        }

        writer.Complete();
    }
}
