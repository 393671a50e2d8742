using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Windows;

public sealed class WindowSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<EvidenceStack> stacks = [];

    public void Dispose()
    {
        stacks.ForEach(stack => stack.Dispose());
        folder.Dispose();
    }

    [Theory]
    [InlineData(WindowEdge.Skip)]
    [InlineData(WindowEdge.Reflect)]
    public void Windows_hold_the_cells_round_their_centre_mirrored_beyond_the_rim(WindowEdge edge)
    {
        var source = TwoRegions(new() { Size = 5, Edge = edge });
        var centres = Made.Centres(source);
        var batch = source.NewBatch(centres.Length);
        source.Fill(centres, batch);

        for (int n = 0; n < centres.Length; n++)
        {
            var (region, row, column) = centres[n];
            var grid = source.Stacks[region].Grid;
            for (int y = 0; y < 5; y++)
            {
                for (int x = 0; x < 5; x++)
                {
                    for (int band = 0; band < 2; band++)
                    {
                        float expected = Value(region, band, Mirror(row - 2 + y, grid.Rows), Mirror(column - 2 + x, grid.Columns));
                        Assert.Equal(expected, batch.Values[(((((n * 5) + y) * 5) + x) * 2) + band]);
                    }
                }
            }

            Assert.Equal([Value(region, 0, row, column), Value(region, 1, row, column)], batch.CentreCell(n).ToArray());
        }
    }

    [Fact]
    public void Reflection_gives_every_cell_without_gaps_near_it_a_window()
    {
        var source = TwoRegions(new() { Size = 5, Edge = WindowEdge.Reflect });

        Assert.Equal(9 * 11, source.Valid[0].Count);
        Assert.True(source.Valid[0].Contains(0, 0) && source.Valid[0].Contains(8, 10));
    }

    [Fact]
    public void Windows_are_counted_through_all_regions()
    {
        var source = TwoRegions(new() { Size = 3 });

        Assert.Equal(source.Valid[0].Count + source.Valid[1].Count, source.Count);
        Assert.Equal(new WindowCentre(0, 1, 1), source[0]);
        Assert.Equal(new WindowCentre(1, 1, 1), source[source.Valid[0].Count]);
        Assert.Equal(source.Count, Made.Centres(source).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Batches_are_the_windows_in_their_order_across_regions(int batchSize)
    {
        var source = TwoRegions(new() { Size = 3 });
        WindowCentre[] centres = Made.Centres(source);
        new Random(3).Shuffle(centres);
        var all = source.NewBatch(centres.Length);
        source.Fill(centres, all);

        var values = new List<float>();
        int rest = centres.Length;
        foreach (var batch in source.Batches(centres, batchSize, TestContext.Current.CancellationToken))
        {
            Assert.Equal(Math.Min(batchSize, rest), batch.Count);
            values.AddRange(batch.Values);
            rest -= batch.Count;
        }

        Assert.Equal(0, rest);
        Assert.Equal(all.Values.ToArray(), values);
    }

    [Fact]
    public void No_windows_are_no_batches() => Assert.Empty(TwoRegions(new() { Size = 3 }).Batches([], 8, TestContext.Current.CancellationToken));

    [Fact]
    public void A_consumer_may_stop_early_again_and_again()
    {
        var source = TwoRegions(new() { Size = 3 });
        var centres = Made.Centres(source);
        for (int i = 0; i < 200; i++)
        {
            int taken = 0;
            foreach (var batch in source.Batches(centres, 4, TestContext.Current.CancellationToken))
            {
                Assert.Equal(4, batch.Count);
                if (++taken > i % 5)
                {
                    break;
                }
            }
        }
    }

    [Fact]
    public void Cancelling_ends_the_batches()
    {
        var source = TwoRegions(new() { Size = 3 });
        var centres = Made.Centres(source);
        for (int i = 0; i < 50; i++)
        {
            using var ended = new CancellationTokenSource();
            int taken = 0;
            Assert.ThrowsAny<OperationCanceledException>(() =>
            {
                foreach (var _ in source.Batches(centres, 4, ended.Token))
                {
                    if (++taken == 3)
                    {
                        ended.Cancel();
                    }
                }
            });
            Assert.Equal(3, taken);
        }
    }

    [Fact]
    public void An_error_while_reading_reaches_whoever_asks_for_windows()
    {
        var stack = Made.Stack(folder, "disk", 9, 11, 1, (_, r, c) => r + c, memory: 0);
        var source = new WindowSource([stack], new() { Size = 3 });
        stack.Dispose();

        Assert.Throws<ObjectDisposedException>(() => source.Batches(Made.Centres(source), 4, TestContext.Current.CancellationToken).Count());
    }

    [Fact]
    public void Regions_with_other_bands_are_refused()
    {
        TwoRegions(new() { Size = 3 });
        stacks.Add(Made.Stack(folder, "third", 9, 9, 3, (_, r, c) => r));
        var thrown = Assert.Throws<BandMismatchException>(() => new WindowSource(stacks, new() { Size = 3 }));

        Assert.Contains("region 'third' does not have the bands of region 'first' (3 against 2): additional 'band2'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_batch_takes_no_more()
    {
        var source = TwoRegions(new() { Size = 3 });

        Assert.Throws<ArgumentOutOfRangeException>(() => source.Fill(Made.Centres(source), source.NewBatch(2)));
    }

    private static float Value(int region, int band, int row, int column) => (100_000 * region) + (10_000 * band) + (100 * row) + column;

    private static int Mirror(int i, int n) => i < 0 ? -i : i < n ? i : n - 2 - (i - n);

    /// <summary>9 x 11 cells without gaps and 13 x 7 with one, two bands.</summary>
    private WindowSource TwoRegions(WindowOptions options)
    {
        stacks.Add(Made.Stack(folder, "first", 9, 11, 2, (b, r, c) => Value(0, b, r, c)));
        stacks.Add(Made.Stack(folder, "second", 13, 7, 2, (b, r, c) => b == 1 && r == 12 && c == 6 ? float.NaN : Value(1, b, r, c)));
        return new(stacks, options);
    }
}
