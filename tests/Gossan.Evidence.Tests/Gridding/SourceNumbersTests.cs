using Gossan.Evidence.Inspection;
using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Gridding;

/// <summary>What a raster on another grid holds is judged by its own numbers, before the warp smears them.</summary>
public sealed class SourceNumbersTests : IDisposable
{
    private readonly Trial trial = new() { Grid = Made.Grid(40, 40) };

    public void Dispose() => trial.Dispose();

    [Fact]
    public void An_undeclared_code_for_no_data_is_reported_by_preparing_and_inspecting_though_the_warp_smears_it()
    {
        string path = trial.Raster("b.tif", (r, c) => ((r * 7) + (c * 3)) % 31 == 0 ? -9999 : MathF.Sin(r + (c * c)), Shifted(1.0 / 3));
        var layer = ("b", new LayerOptions { Path = path, Transform = [] });
        var audit = trial.Prepare(A(), layer).Layers[1];

        Assert.Equal("warped, cubic", audit.Source.Method);
        string warning = audit.Warnings[0];
        Assert.StartsWith("layer 'b' has -9999 in 3.", warning, StringComparison.Ordinal);
        Assert.EndsWith("write nodata: -9999", warning, StringComparison.Ordinal);
        Assert.Equal(warning, Inspected(A(), layer).Warnings.Single(w => w.Concern == Concern.SuspiciousValue).Text);
        Assert.Empty(trial.Prepare(A(), ("b", layer.Item2 with { Nodata = new() { Values = [-9999] } })).Layers[1].Warnings);
    }

    [Fact]
    public void Codes_of_classes_on_another_grid_are_not_mixed_and_asked_about()
    {
        string path = Whole("geology.asc", (r, c) => 20 + (10 * (((r / 5) + (c / 5)) % 4)));
        var layer = ("geology", new LayerOptions { Path = path, Crs = "EPSG:32754", Transform = [] });
        var audit = trial.Prepare(A(), layer).Layers[1];

        Assert.Equal("warped, nearest", audit.Source.Method);
        Assert.Equal(["layer 'geology' holds 4 different whole numbers and no others, and is warped, nearest. If they are codes of classes, write kind: categorical; if they are a quantity, kind: continuous"], audit.Warnings, StringComparer.Ordinal);
        Assert.All(trial.Band(1).Where(cell => !float.IsNaN(cell)), cell => Assert.Equal(0, cell % 10));
        Assert.Contains(Inspected(A(), layer).Warnings, w => w.Concern == Concern.PerhapsClasses && string.Equals(w.Text, audit.Warnings[0], StringComparison.Ordinal));

        foreach (var quantity in new[] { layer.Item2 with { Kind = LayerKind.Continuous }, layer.Item2 with { Resample = ResamplingMethod.Cubic } })
        {
            Assert.Equal("warped, cubic", trial.Prepare(A(), ("geology", quantity)).Layers[1].Source.Method);
        }
    }

    [Fact]
    public void Two_codes_are_asked_about_on_the_regions_own_grid_too()
    {
        string path = trial.Raster("side.tif", (_, c) => c < 20 ? 1 : 2);

        Assert.StartsWith("layer 'side' holds 2 different whole numbers and no others. If", Assert.Single(trial.Prepare(("side", new() { Path = path })).Layers[0].Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_ramp_of_an_integer_type_is_a_quantity()
    {
        string path = Whole("ramp.asc", (r, c) => r + c);

        Assert.Equal("warped, cubic", trial.Prepare(A(), ("ramp", new() { Path = path, Crs = "EPSG:32754", Transform = [] })).Layers[1].Source.Method);
    }

    [Fact]
    public void A_usual_code_that_is_near_to_the_others_is_not_said_to_be_far_away()
    {
        string path = trial.Raster("t.tif", (r, c) => ((r * 7) + (c * 3)) % 31 == 0 ? -99 : (50 * MathF.Sin(r + (c * c))) - 45);

        Assert.Contains("% of its cells, a usual code for no data (the next is -9", Inspected(("t", new() { Path = path })).Warnings.Single(w => w.Concern == Concern.SuspiciousValue).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_not_suspicious()
    {
        string path = trial.Raster("counts.tif", (r, c) => (r * c) % 7 == 0 ? 2 : (r + c) % 5 == 0 ? 1 : 0);

        Assert.DoesNotContain(Inspected(("counts", new() { Path = path })).Warnings, w => w.Concern == Concern.SuspiciousValue);
    }

    [Fact]
    public void A_raster_with_an_encoding_of_shapes_is_said_to_be_one() =>
        Assert.Contains("is a raster, but points, lines or polygons are asked for", trial.Refused<LayerException>(new() { Path = trial.Raster("faults.tif", (r, c) => r), Encode = LayerEncoding.Distance }), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1.0 / 3)]
    public void A_large_region_is_looked_at_by_single_cells_and_its_codes_are_found(double cells)
    {
        using var large = new Trial { Grid = Made.Grid(2100, 2100, cell: 10) };
        var shifted = large.Grid with { Transform = large.Grid.Transform with { OriginX = large.Grid.Transform.OriginX + (10 * cells) } };
        string path = large.Raster("b.tif", (r, c) => ((r * 7) + (c * 3)) % 31 == 0 ? -9999 : (r * 0.01f) + MathF.Sin(c), shifted);
        var report = RegionInspection.Run(Trial.Region("r", large.Own, ("a", new() { Path = large.Raster("a.tif", (r, c) => (r % 40) + (c * 0.01f)) }), ("b", new() { Path = path })), large.Folder);

        Assert.Equal(2, report.Coarsening);
        Assert.Equal(-9999, report.Layers[1].Statistics.Minimum);
        Assert.Contains(report.Warnings, w => w is { Concern: Concern.SuspiciousValue, Subject: "b" });
    }

    private (string Name, LayerOptions Options) A() => ("a", new() { Path = trial.Raster("a.tif", (r, c) => MathF.Cos((r * r) + c)) });

    private Grid Shifted(double cells) => trial.Grid with
    {
        Transform = trial.Grid.Transform with { OriginX = trial.Grid.Transform.OriginX + (100 * cells), OriginY = trial.Grid.Transform.OriginY - (100 * cells) },
    };

    private RegionReport Inspected(params (string Name, LayerOptions Options)[] layers) => RegionInspection.Run(Trial.Region("r", trial.Own, layers), trial.Folder);

    /// <summary>An ASCII grid of whole numbers, which GDAL reads as integers, a third of a cell off.</summary>
    private string Whole(string name, Func<int, int, int> cell)
    {
        var (t, size) = (Shifted(1.0 / 3).Transform, trial.Grid.Rows);
        return trial.Text(name, FormattableString.Invariant($"ncols {size}\nnrows {size}\nxllcorner {t.OriginX:F6}\nyllcorner {t.OriginY - (100 * size):F6}\ncellsize 100\nNODATA_value -1\n") +
            string.Concat(Enumerable.Range(0, size).Select(r => string.Join(' ', Enumerable.Range(0, size).Select(c => cell(r, c))) + "\n")));
    }
}
