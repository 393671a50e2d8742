using System.Text.Json.Nodes;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Tests.Stacks;

/// <summary>The stack of the authors' region against the authors' own numbers.</summary>
public sealed class ManiacMiniStackTests(ManiacMini mini)
{
    [Fact]
    public void Raw_layers_have_the_statistics_of_the_reference()
    {
        foreach (var (layer, reference) in Pairs())
        {
            // float64 over the same float32 cells: only the order of summation differs.
            Near(reference["before"]!, layer.Before, relative: 1e-9);
        }
    }

    [Fact]
    public void Standardised_layers_have_the_statistics_of_the_reference()
    {
        foreach (var (layer, reference) in Pairs())
        {
            // 1e-4: theirs are float32 means (golden/README).
            Near(reference["after"]!, layer.After, relative: 0, absolute: 1e-4);
        }
    }

    [Fact]
    public void Fences_replacements_and_counts_are_those_of_the_reference()
    {
        foreach (var (layer, reference) in Pairs())
        {
            var tukey = reference["tukey"]!;
            var fence = Assert.IsType<FenceStep>(layer.Fitted.Steps[0]);

            // 1e-6: numpy interpolates percentiles of float32 cells in float32.
            Close((double)tukey["lower_fence"]!, fence.Lower, 1e-6);
            Close((double)tukey["upper_fence"]!, fence.Upper, 1e-6);
            Close((double)tukey["p05"]!, fence.BelowBecomes, 1e-6);
            Close((double)tukey["p95"]!, fence.AboveBecomes, 1e-6);
            Assert.Equal((long)tukey["n_low"]! + (long)tukey["n_high"]!, layer.Replaced);
        }
    }

    [Fact]
    public void The_label_raster_gives_its_34_sites_without_a_note()
    {
        var sites = mini.Audit.Sites[ManiacMini.Target];

        Assert.Equal(34, sites.Sites.Count);
        Assert.Equal(34, sites.Used().Count);
        Assert.Equal("34 sites: 34 used", sites.Describe());
        Assert.Equal("", string.Join(";", sites.Notes));
    }

    [Fact]
    public void The_audit_beside_the_stack_is_the_one_returned()
    {
        var audit = mini.Audit;
        var read = StackAudit.Read(StackAudit.PathBeside(mini.StackPath));

        Assert.Equal(audit.Bands.Select(layer => layer.Before), read.Bands.Select(layer => layer.Before));
        Assert.Equal(audit.Bands.SelectMany(layer => layer.Fitted.Steps), read.Bands.SelectMany(layer => layer.Fitted.Steps));
        Assert.Equal(audit.Sites[ManiacMini.Target].Sites, read.Sites[ManiacMini.Target].Sites);
        Assert.Equal((202, 277, 202L * 277), (read.Rows, read.Columns, read.CellsWithoutGaps));
    }

    [Fact]
    public void Fitted_steps_of_the_audit_make_the_stack_from_the_raw_cells()
    {
        var audit = mini.Audit;
        var read = StackAudit.Read(StackAudit.PathBeside(mini.StackPath));
        string data = Gossan.Testing.SharedData.PathOf("data/maniac_mini");
        for (int band = 0; band < audit.Layers.Count; band++)
        {
            float[] cells = Made.Read(Path.Combine(data, audit.Layers[band].Source.Path), 0);
            foreach (var step in read.Bands[band].Fitted.Steps.Cast<CellStep>())
            {
                step.Apply(cells);
            }

            Assert.Equal(Made.Read(mini.StackPath, band), cells);
        }
    }

    [Theory]
    [InlineData(5, 54_054, 34)]
    [InlineData(33, 41_650, 33)]
    public void Windows_and_labelled_windows_are_as_many_as_in_the_reference(int size, int count, int positives)
    {
        var sites = mini.Audit.Sites[ManiacMini.Target].Used();
        var (stack, windows) = mini.Open(size);
        using (stack)
        {
            Assert.Equal(count, windows.Count);
            Assert.Equal(positives, sites.Count(site => windows.Valid[0].Contains(site.Row, site.Column)));
        }
    }

    private IEnumerable<(BandAudit Layer, JsonNode Reference)> Pairs()
    {
        var layers = mini.Audit.Bands;
        var reference = ManiacMini.Reference;
        return layers.Select((layer, band) => (layer, reference[band]!));
    }

    private static void Near(JsonNode reference, LayerStatistics found, double relative, double absolute = 0)
    {
        Assert.Equal((long)reference["nan_count"]!, found.Missing);
        Compare("min", found.Minimum);
        Compare("max", found.Maximum);
        Compare("mean", found.Mean);
        Compare("std_ddof1", found.StandardDeviation);
        Compare("p05", found.P05, 1e-6);
        Compare("p25", found.P25, 1e-6);
        Compare("p50", found.P50, 1e-6);
        Compare("p75", found.P75, 1e-6);
        Compare("p95", found.P95, 1e-6);

        void Compare(string name, double value, double ofPercentiles = 0)
        {
            double expected = (double)reference[name]!;
            double allowed = absolute + (Math.Max(relative, relative > 0 ? ofPercentiles : 0) * Math.Abs(expected));
            Assert.True(Math.Abs(value - expected) <= allowed, $"{name}: {value:R} instead of {expected:R}");
        }
    }

    private static void Close(double expected, double found, double relative) =>
        Assert.True(Math.Abs(found - expected) <= relative * Math.Max(1, Math.Abs(expected)), $"{found:R} instead of {expected:R}");
}
