using Gossan.Evidence.Filling;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Tests.Stacks;

/// <summary>A region that does not fit into memory.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly Trial trial = new() { Grid = Made.Grid(1100, 1000) };

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Scratch_files_and_strips_give_the_bytes_of_memory_and_leave_nothing()
    {
        static bool Gap(int r, int c) => (r / 40) % 3 == 1 && (c / 50) % 4 == 2;
        string faults = trial.Sketch().Line(null, (100, 100), (900, 1000)).Save(trial["faults.geojson"]);
        string units = trial.Sketch().Box(2000, 0, 2100, 9, new { unit = "far" }).Box(0, 550, 1000, 1100, new { unit = "south" }).Box(0, 0, 1000, 550, new { unit = "north" }).Save(trial["units.geojson"]);
        TransformOptions[] ratio = [new() { Step = LayerTransform.Clr }, LayerTransform.Winsorize, LayerTransform.Standardize];
        FillOptions fill = new() { Method = FillMethod.Idw, Distance = 500, Mask = true };
        var region = Trial.Region(
            "r", null,
            ("k", new() { Path = trial.Raster("k.tif", (r, c) => Gap(r, c) ? float.NaN : 1 + (r * 31 % 17) + (c / 100f)), Transform = ratio, Fill = fill }),
            ("geology", new() { Path = trial.Raster("g.tif", (r, c) => Gap(r + 7, c) ? float.NaN : 1 + (r / 200) + (c / 300)), Kind = LayerKind.Categorical, Fill = fill }),
            ("units", new() { Path = units, Encode = LayerEncoding.OneHot, Field = "unit" }),
            ("th", new() { Path = trial.Raster("th.tif", (r, c) => 2 + (c * 13 % 29) + (r / 90f), Made.Grid(550, 500, cell: 200)), Transform = ratio }),
            ("faults", new() { Path = faults, Encode = LayerEncoding.Distance, MaxDistance = 20_000 }));
        byte[][] Results(string to, long memory)
        {
            StackPreparation.Run([region], trial.Folder, trial[to], memory: memory);
            Assert.Equal(["r.audit.json", "r.filled.tif", "r.tif"], Directory.GetFileSystemEntries(trial[to]).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
            return [.. Directory.GetFiles(trial[to]).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        }

        Assert.Equal(Results("memory", StackPreparation.DefaultMemory), Results("disk", 1 << 20));
    }
}
