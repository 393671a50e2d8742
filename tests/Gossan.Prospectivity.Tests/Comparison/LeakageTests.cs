using Gossan.Evidence.Folds;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Evaluation;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Comparison;

/// <summary>What memory alone is worth: nothing where folds keep their distance, much where they do not.</summary>
public sealed class LeakageTests : IDisposable
{
    private const int Rows = 90, Columns = 110;

    private readonly TemporaryFolder folder = new();

    /// <summary>Every cell has a value of its own, so what a model knows of a cell it has from a window that held it.</summary>
    private WindowSource Windows => field ??= new([Made.Stack(folder, "somewhere", Rows, Columns, (row, column) => (row * Columns) + column)], new() { Size = 7 });

    [Fact]
    public void Memory_is_worth_nothing_under_blocks()
    {
        var auroc = AurocOf(FoldKind.Blocks);

        Assert.InRange(0.5, auroc.Low, auroc.High);
        Assert.Equal(0.5, auroc.Estimate, 1e-9);
    }

    [Theory]
    [InlineData(FoldKind.Bands)]
    public void Memory_is_worth_nothing_under_other_folds_that_keep_their_distance(FoldKind kind)
    {
        Assert.Equal(0.5, AurocOf(kind).Estimate, 1e-9);
    }

    [Fact]
    public void Memory_is_worth_much_under_random_folds_of_clustered_sites()
    {
        var auroc = AurocOf(FoldKind.Random);

        Assert.True(auroc.Low > 0.6, $"AUROC is {auroc.Estimate} ({auroc.Low} to {auroc.High})");
    }

    [Fact]
    public void Without_the_guard_blocks_leak_where_sites_lie_at_their_borders()
    {
        var guarded = AurocOf(FoldKind.Blocks, guard: null, blockCells: 9);
        var bare = AurocOf(FoldKind.Blocks, guard: 0, blockCells: 9);

        Assert.Equal(0.5, guarded.Estimate, 1e-9);
        Assert.True(bare.Estimate > 0.55, $"without a guard the AUROC is {bare.Estimate}");
    }

    public void Dispose()
    {
        foreach (var stack in Windows.Stacks)
        {
            stack.Dispose();
        }

        folder.Dispose();
    }

    private Interval AurocOf(FoldKind kind, double? guard = null, int blockCells = 20)
    {
        var sites = Clusters();
        double[][] placements = new double[3][];
        for (int seed = 1; seed <= 3; seed++)
        {
            var plan = FoldPlan.From(Windows, sites, new() { Split = kind, Folds = 5, BlockSize = blockCells * 100, Guard = guard }, seed);
            var validation = new CrossValidation(Windows, sites, plan, new SampleOptions { Multiplier = 5, LikelyNegatives = [0, 1] }, background: 0);
            var folds = Enumerable.Range(0, plan.Count).Select(fold => validation.HoldOut(fold, new(), seed, () => new MemorisingModel())[0]).ToList();
            placements[seed - 1] = new ModelScores("memory", [folds]).Placements()[0];
        }

        return WholeMapMetrics.Of(placements, resamples: 500, seed: 1).Auroc;
    }

    /// <summary>Sites in twelve tight clusters of five.</summary>
    private WindowCentre[] Clusters()
    {
        var random = SeededRandom.For(11, "clusters");
        var cells = new HashSet<(int, int)>();
        for (int cluster = 0; cluster < 12; cluster++)
        {
            int row = random.Next(8, Rows - 8), column = random.Next(8, Columns - 8);
            for (int site = 0; site < 5; site++)
            {
                cells.Add((row + random.Next(-3, 4), column + random.Next(-3, 4)));
            }
        }

        return [.. cells.Where(cell => Windows.Valid[0].Contains(cell.Item1, cell.Item2)).Order().Select(cell => new WindowCentre(0, cell.Item1, cell.Item2))];
    }
}
