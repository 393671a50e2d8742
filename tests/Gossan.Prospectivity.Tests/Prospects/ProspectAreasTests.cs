using Gossan.Prospectivity.Prospects;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Prospects;

public sealed class ProspectAreasTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_that_meet_at_a_corner_only_are_two_areas()
    {
        var found = Find(["99...", "..8..", "..8.."], 4 / 15.0);
        Assert.Equal((0.8f, 15L, 4L), (found.Threshold, found.MappedCells, found.ChosenCells));
        Assert.Equal([[new(0, 0, 1)], [new CellRun(1, 2, 2), new(2, 2, 2)]], found.Areas.Select(area => area.Runs.ToArray()));
        Assert.Equal([1, 2], found.Areas.Select(area => area.Rank));
        Assert.Equal("4 of 15 mapped cells (26.67 %) have a likelihood of 0.8 or more; they form 2 connected areas.", Assert.Single(found.Notes));
    }

    [Fact]
    public void Branches_that_meet_further_down_are_one_area()
    {
        var found = Find(["9.9.9", "9.9.9", "9999.", "....9"], 11 / 20.0);
        Assert.Equal([8L, 2, 1], found.Areas.Select(area => area.Cells).OrderDescending());
    }

    [Fact]
    public void Ranks_are_by_score_then_peak_then_place()
    {
        // Equal scores: the two at the left have a mean of 0.7, one with a peak of 0.9; the last two are alike but for their place.
        var found = Find(["95.77", ".....", "77.77"], 8 / 15.0);
        Assert.Equal([(0, 0), (0, 3), (2, 0), (2, 3)], found.Areas.Select(area => (area.PeakRow, area.PeakColumn)));
        Assert.Equal(0.7, found.Areas[0].MeanLikelihood, 1e-7);
        Assert.Equal(found.Areas[1].Score, found.Areas[3].Score);
    }

    [Fact]
    public void Uncertainty_lowers_the_score_and_its_bands_add_up_as_squares()
    {
        string[] rows = ["99.88", "....."];
        string likelihood = MadeMap.Of(folder, rows);
        float[] one = [0.3f, 0.3f, 0, 0.03f, float.NaN, 0, 0, 0, 0, 0], other = [0.4f, 0.4f, 0, 0.04f, 0.04f, 0, 0, 0, 0, 0];
        string uncertainty = MadeMap.Raster(folder["uncertainty.tif"], MadeMap.Grid(2, 5), ("dropout", one), ("ensemble", other));
        var found = ProspectAreas.Find(new(likelihood, uncertainty), new() { Area = 0.4, Smallest = 0 }, []);
        Assert.Equal([3, 0], found.Areas.Select(area => area.PeakColumn));
        Assert.Equal([0.05, 0.5], found.Areas.Select(area => Math.Round(area.MeanUncertainty!.Value, 7)));
        Assert.Equal([0.75, 0.4], found.Areas.Select(area => Math.Round(area.Score, 7)));
    }

    [Fact]
    public void Small_areas_are_dropped()
    {
        var found = Find(["99.9.", "9..9.", "....."], 5 / 15.0, new() { Smallest = 0.03 });
        Assert.Equal(3, Assert.Single(found.Areas).Cells);
        Assert.Equal("Of 1 area below 0.03 km² 0 joined a larger one and 1 were dropped (prospects.smallest, prospects.small).", found.Notes[1]);
    }

    [Fact]
    public void By_default_areas_of_four_cells_are_kept_and_of_three_dropped()
    {
        var found = Find(["99.99", "99.9.", "....."], 7 / 15.0, new() { Smallest = null });
        Assert.Equal(4, Assert.Single(found.Areas).Cells);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Small_areas_join_the_nearest_large_one_within_the_gap(int gap, bool joined)
    {
        // The cell of the second row lies one cell off the left area and two off the right one, that of the last one off the left.
        var found = Find(["99....99", "99.9..99", "......9.", "..9....."], 11 / 32.0, new() { Smallest = 0.04, Small = SmallAreas.Merge, Gap = gap });
        Assert.Equal((joined, joined), (found.Contains(1, 3), found.Contains(3, 2)));
        Assert.Equal(joined ? [6L, 5] : [5L, 4], found.Areas.Select(area => area.Cells).OrderDescending());
    }

    [Fact]
    public void Of_equally_near_large_areas_the_larger_is_joined_then_the_first()
    {
        var larger = Find(["99.9.999", "99...999"], 11 / 16.0, new() { Smallest = 0.04, Small = SmallAreas.Merge, Gap = 1 });
        Assert.Equal([7L, 4], larger.Areas.Select(area => area.Cells).OrderDescending());
        var first = Find(["99.9.99", "99...99"], 9 / 14.0, new() { Smallest = 0.04, Small = SmallAreas.Merge, Gap = 1 });
        Assert.Contains(first.Areas, area => area.Runs.Contains(new(0, 3, 3)) && area.Runs.Contains(new(0, 0, 1)));
    }

    [Fact]
    public void Small_areas_do_not_join_small_ones()
    {
        var found = Find(["9.9.9.9", "......."], 4 / 14.0, new() { Smallest = 0.02, Small = SmallAreas.Merge, Gap = 5 });
        Assert.Empty(found.Areas);
        Assert.Equal("There is no prospect: all areas are smaller than prospects.smallest; make it smaller, or choose a larger prospects.area.", found.Notes[^1]);
    }

    [Fact]
    public void The_best_are_kept()
    {
        var found = Find(["9.8.7.6"], 4 / 7.0, new() { Smallest = 0, Most = 2 });
        Assert.Equal([0.9f, 0.8f], found.Areas.Select(area => area.PeakLikelihood));
        Assert.Equal("The best 2 of 4 areas are kept (prospects.most).", found.Notes[^1]);
        Assert.Equal(4, Find(["9.8.7.6"], 4 / 7.0, new() { Smallest = 0, Most = 0 }).Areas.Count);
        Assert.Equal([true, false, true, false, false, false, false], Enumerable.Range(0, 7).Select(column => found.Contains(0, column)));
    }

    [Fact]
    public void Sites_choose_the_threshold_with_ties_and_without_those_off_the_map()
    {
        string path = MadeMap.Of(folder, "98765", "7....", "   . ");
        KnownSite[] sites = [MadeMap.Site("A", 0, 0), MadeMap.Site("B", 0, 2), MadeMap.Site("C", 1, 0), MadeMap.Site("D", 0, 4), MadeMap.Site("on no data", 2, 0), MadeMap.Site("off", 50, 0)];
        var half = ProspectAreas.Find(new(path), new() { Capture = 0.5, Smallest = 0 }, sites);
        Assert.Equal((0.7f, 4L), (half.Threshold, half.ChosenCells));
        Assert.Equal("Chosen by known sites: 3 of 4 on mapped cells lie in the chosen cells; 2 lie on none and were not counted.", half.Notes[0]);
        Assert.Equal(0.5f, ProspectAreas.Find(new(path), new() { Capture = 1, Smallest = 0 }, sites).Threshold);
    }

    [Fact]
    public void Without_sites_there_is_nothing_to_capture()
    {
        string path = MadeMap.Of(folder, "9.", " .");
        var none = Assert.Throws<ProspectException>(() => ProspectAreas.Find(new(path), new() { Capture = 0.5 }, []));
        Assert.Equal("prospects.capture chooses cells by the known sites that they hold, but there are no known sites.\nChoose by prospects.area instead, the part of the mapped cells.", none.Message);
        var off = Assert.Throws<ProspectException>(() => ProspectAreas.Find(new(path), new() { Capture = 0.5 }, [MadeMap.Site("A", 1, 0)]));
        Assert.Contains("none of the 1 known sites lies on a mapped cell", off.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_of_one_cell_has_one_prospect_and_a_map_of_none_has_none()
    {
        var one = Find(["7"], 0.05);
        Assert.Equal((1, 1L, 0.7f), (one.Areas.Count, one.Cells, one.Threshold));
        var none = Find(["  "], 0.05);
        Assert.Empty(none.Areas);
        Assert.Equal("There is no prospect: no cell has a likelihood.", Assert.Single(none.Notes));
    }

    [Fact]
    public void Marked_rows_are_the_cells_that_are_contained()
    {
        var found = Find(["99.9 ", "9.9..", "...99"], 7 / 14.0);
        bool[] marks = new bool[10];
        Array.Fill(marks, true);
        found.Mark(1, marks);
        Assert.Equal(Enumerable.Range(5, 10).Select(i => found.Contains(i / 5, i % 5)), marks);
        Assert.Equal([true, false, true, false, false, false, false, false, true, true], marks);
        Assert.Throws<ArgumentException>(() => found.Mark(2, marks));
    }

    [Fact]
    public void Rasters_of_another_grid_are_refused()
    {
        string likelihood = MadeMap.Of(folder, "99", "..");
        string other = MadeMap.Raster(folder["other.tif"], MadeMap.Grid(2, 3), ("u", new float[6]));
        var e = Assert.Throws<ProspectException>(() => ProspectAreas.Find(new(likelihood, other), new() { Smallest = 0 }, []));
        Assert.Contains("Both must come from one map", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_outside_their_ranges_are_named_at_once()
    {
        var e = Assert.Throws<ProspectException>(() => new ProspectOptions { Area = 0, Capture = 1.5, Smallest = -1, Small = (SmallAreas)7, Gap = -1, Most = -1 }.Validated());
        string[] named = [.. e.Message.Split('\n').Select(line => line.Split(' ')[0])];
        Assert.Equal(["prospects.area", "prospects.capture", "prospects.smallest", "prospects.small", "prospects.gap", "prospects.most"], named);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Areas_are_those_of_a_flood_fill(int seed)
    {
        const int Rows = 37, Columns = 53;
        var random = SeededRandom.For(seed, "areas of a test");
        float[] cells = [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.Next(12) == 0 ? float.NaN : random.Next(1000) / 1000f)];
        string path = MadeMap.Raster(folder["likelihood.tif"], MadeMap.Grid(Rows, Columns), ("likelihood", cells));
        var found = ProspectAreas.Find(new(path), new() { Area = 0.55, Smallest = 0, Most = 0 }, []);

        float threshold = cells.Where(value => !float.IsNaN(value)).OrderDescending().ElementAt((int)Math.Ceiling(0.55 * cells.Count(value => !float.IsNaN(value))) - 1);
        Assert.Equal(threshold, found.Threshold);
        var expected = Flooded(cells, Columns, threshold).Select(area => string.Join(' ', area.Order())).Order(StringComparer.Ordinal);
        var actual = found.Areas.Select(area => string.Join(' ', area.Runs.SelectMany(run => Enumerable.Range((run.Row * Columns) + run.First, run.Cells)).Order())).Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
        Assert.All(found.Areas, area => Assert.Equal(area.Runs.SelectMany(run => Enumerable.Range((run.Row * Columns) + run.First, run.Cells)).Average(cell => (double)cells[cell]), area.Score, 1e-12));
    }

    private static List<List<int>> Flooded(float[] cells, int columns, float threshold)
    {
        var areas = new List<List<int>>();
        bool[] seen = new bool[cells.Length];
        for (int start = 0; start < cells.Length; start++)
        {
            if (seen[start] || !(cells[start] >= threshold))
            {
                continue;
            }

            List<int> area = [start];
            seen[start] = true;
            for (int i = 0; i < area.Count; i++)
            {
                int here = area[i], column = here % columns;
                int[] beside = [here - columns, here + columns, column > 0 ? here - 1 : -1, column < columns - 1 ? here + 1 : -1];
                foreach (int next in beside.Where(next => next >= 0 && next < cells.Length && !seen[next] && cells[next] >= threshold))
                {
                    seen[next] = true;
                    area.Add(next);
                }
            }

            areas.Add(area);
        }

        return areas;
    }

    private ProspectAreas Find(string[] rows, double area, ProspectOptions? options = null) =>
        ProspectAreas.Find(new(MadeMap.Of(folder, rows)), (options ?? new() { Smallest = 0 }) with { Area = area }, []);
}
