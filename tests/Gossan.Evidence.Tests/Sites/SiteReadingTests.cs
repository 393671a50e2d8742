using Gossan.Evidence.Sites;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Sites;

public sealed class SiteReadingTests : IDisposable
{
    private static readonly Grid Region = Made.Grid(4, 5);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Missing_cells_of_a_label_raster_are_no_sites()
    {
        string path = Made.Layer(folder, "labels", 4, 5, (r, c) => r == 0 ? float.NaN : r == 2 && c == 3 ? 1 : r == 3 && c == 0 ? 2 : 0);
        var audit = Read(path);

        var site = Assert.Single(audit.Sites);
        Assert.Equal((2, 3, SiteFate.Used, "cell 2, 3"), (site.Row, site.Column, site.Fate, site.Name));
        Assert.Equal(Region.CentreOf(2, 3), (site.X, site.Y));
        Assert.Contains("5 of 20 cells of the label raster have no value; they count as unlabelled, never as sites", audit.Notes, StringComparer.Ordinal);
        Assert.Equal(FileHash.Of(path), audit.Sha256);
    }

    [Fact]
    public void A_label_raster_may_have_values_at_its_sites_alone()
    {
        string path = Made.Layer(folder, "labels", 20, 20, (r, c) => r == 3 && c == 4 ? 1 : float.NaN);
        var audit = SiteReading.Read("copper", new() { Path = path }, path, Made.Grid(20, 20), new bool[400]);

        Assert.Equal((3, 4), (Assert.Single(audit.Sites).Row, audit.Sites[0].Column));
    }

    [Fact]
    public void Another_value_may_mark_the_sites()
    {
        string path = Made.Layer(folder, "labels", 4, 5, (r, c) => r == 3 && c == 0 ? 2 : 1);
        var site = Assert.Single(SiteReading.Read("copper", new() { Path = path, Value = 2 }, path, Region, new bool[20]).Sites);

        Assert.Equal((3, 0), (site.Row, site.Column));
    }

    [Fact]
    public void Marked_cells_of_a_label_raster_on_another_grid_are_taken_as_points()
    {
        // 3 x 5 cells of the region's size and place but for the last row: cell (1, 2) stays where it is.
        string path = Made.Layer(folder, "labels", 3, 5, (r, c) => r == 1 && c == 2 ? 1 : 0);
        var audit = Read(path);

        Assert.Equal((1, 2, SiteFate.Used), (audit.Sites[0].Row, audit.Sites[0].Column, audit.Sites[0].Fate));
        Assert.Contains("the label raster is on another grid (5 x 3 cells", audit.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_raster_of_two_bands_is_refused()
    {
        string path = Made.Raster(folder["labels.tif"], Region, ["a", "b"], (_, _, _) => 0);

        Assert.Contains("has 2 bands", Assert.Throws<SiteException>(() => Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_outside_on_missing_data_or_in_a_taken_cell_are_counted_and_named()
    {
        var (x, y) = Region.CentreOf(1, 1);
        var (gapX, gapY) = Region.CentreOf(3, 4);
        string path = folder["sites.csv"];
        File.WriteAllText(path, FormattableString.Invariant($"name,x,y\nFirst,{x},{y}\nTwin,{x + 20},{y - 20}\nFar,{x - 1000},{y}\nGap,{gapX},{gapY}\nSecond,{x + 100},{y}\n"));
        bool[] missing = new bool[20];
        missing[19] = true;
        var audit = SiteReading.Read("copper", new() { Path = "sites.csv" }, path, Region, missing);

        Assert.Equal([SiteFate.Used, SiteFate.SharesCell, SiteFate.Outside, SiteFate.OnMissingData, SiteFate.Used], audit.Sites.Select(site => site.Fate));
        Assert.Equal(["First", "Second"], audit.Used().Select(site => site.Name), StringComparer.Ordinal);
        Assert.Equal([(1, 1), (1, 2)], audit.Used().Select(site => (site.Row, site.Column)));
        Assert.Equal((-1, -1), (audit.Sites[2].Row, audit.Sites[2].Column));
        Assert.Equal("5 sites: 2 used, 1 outside the region (Far), 1 on missing data (Gap), 1 sharing a cell with another (Twin)", audit.Describe());
        Assert.Equal("sites.csv", audit.Source);
    }

    [Fact]
    public void Many_names_are_cut_short()
    {
        string path = folder["sites.csv"];
        File.WriteAllText(path, "name,x,y\n" + string.Concat(Enumerable.Range(1, 7).Select(i => $"S{i},0,0\n")));

        Assert.Equal("7 sites: 7 outside the region (S1, S2, S3, S4, S5 and 2 more)", Read(path).Describe());
    }

    [Fact]
    public void Longitude_and_latitude_are_carried_over_to_the_grid()
    {
        // 141 degrees east is the central meridian of UTM zone 54: easting 500,000, the grid's western edge.
        var grid = Made.Grid(400, 500);
        string path = folder["sites.csv"];
        File.WriteAllText(path, "name,lon,lat\nA,141.1,-20.9\n");
        var site = Assert.Single(SiteReading.Read("copper", new() { Path = path }, path, grid, new bool[grid.Cells]).Sites);

        // One degree at 20.9 south: 111.32 km x cos.
        Assert.Equal(500_000 + (0.1 * 111_320 * Math.Cos(20.9 * Math.PI / 180)), site.X, 60d);
    }

    private static SiteAudit Read(string path) => SiteReading.Read("copper", new() { Path = path }, path, Region, new bool[20]);
}
