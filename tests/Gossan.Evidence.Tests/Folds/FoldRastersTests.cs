using Gossan.Evidence.Folds;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Folds;

public sealed class FoldRastersTests(FoldGround ground) : IClassFixture<FoldGround>
{
    [Fact]
    public void Each_valid_cell_has_its_fold_from_1_and_the_record_counts_them()
    {
        using var folder = new TemporaryFolder();
        var windows = ground.Windows;
        var sites = ground.Sites(20, seed: 3);
        var plan = FoldPlan.From(windows, sites, new() { Folds = 4, BlockSize = 1_000 }, 3);

        FoldRasters.Write(folder["folds.tif"], windows, plan, 0);
        var record = FoldRasters.RecordOf(windows, plan, 3, [.. sites.Select((_, i) => $"s{i}")]);

        float[] cells = new float[FoldGround.Rows * FoldGround.Columns];
        using (var raster = RasterFile.Open(folder["folds.tif"]))
        {
            Assert.Equal(["fold"], raster.BandNames);
            raster.Read(0, 0, 0, FoldGround.Rows, FoldGround.Columns, cells);
        }

        for (int i = 0; i < cells.Length; i++)
        {
            var (row, column) = Math.DivRem(i, FoldGround.Columns);
            Assert.Equal(windows.Valid[0].Contains(row, column) ? plan.FoldOf(new(0, row, column)) + 1 : float.NaN, cells[i]);
        }

        Assert.Equal(Enumerable.Range(0, 4).Select(fold => (fold + 1, (long)plan.WindowsOf(fold).Count, plan.SiteFolds.Count(of => of == fold))), record.Folds.Select(fold => (fold.Number, fold.Windows, fold.Sites)));
        Assert.Equal(sites.Select((site, i) => (site.Row, site.Column, plan.SiteFolds[i] + 1)), record.Sites.Select(site => (site.Row, site.Column, site.Fold)));
        Assert.Equal((5, 500.0), (record.GuardCells, record.GuardMetres["r"]));
    }

    [Fact]
    public void A_record_is_read_as_it_was_written_and_a_damaged_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        var sites = ground.Sites(9, seed: 1);
        var record = FoldRasters.RecordOf(ground.Windows, FoldPlan.From(ground.Windows, sites, new() { Split = FoldKind.Random, Folds = 3 }, 1), 1, [.. sites.Select(_ => "s")]);
        File.WriteAllText(folder["folds.json"], RecordJson.TextOf(record));

        Assert.Equal(RecordJson.TextOf(record), RecordJson.TextOf(FoldRecord.Read(folder["folds.json"])));
        Assert.Equal(0, record.GuardCells);
        File.WriteAllText(folder["folds.json"], "{");
        Assert.Throws<FoldException>(() => FoldRecord.Read(folder["folds.json"]));
    }
}
