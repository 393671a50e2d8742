using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Sites;

/// <summary>Known sites through a whole preparation: filters, buffers, snapping, clip polygons.</summary>
public sealed class SettledSitesTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void A_filter_chooses_the_sites_of_a_target()
    {
        string path = trial.Sketch().Point(1.5, 1.5, new { name = "A", code = "22c" }).Point(2.5, 1.5, new { name = "B", code = "17" }).Point(3.5, 1.5, new { name = "C", code = "22c2" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path, Where = "code LIKE '22c%'" });

        Assert.Equal(["A", "C"], audit.Used().Select(site => site.Name), StringComparer.Ordinal);
        Assert.Equal(FileHash.Of(path), audit.Sha256);
    }

    [Fact]
    public void One_site_per_cell_is_used_and_every_other_is_listed()
    {
        string path = trial.Sketch().Point(1.2, 1.2, new { name = "A" }).Point(1.8, 1.8, new { name = "B" }).Point(-3, 1.5, new { name = "C" }).Point(9.5, 9.5, new { name = "D" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path });

        Assert.Equal([("A", SiteFate.Used), ("B", SiteFate.SharesCell), ("C", SiteFate.Outside), ("D", SiteFate.OnMissingData)], audit.Sites.Select(site => (site.Name, site.Fate)));
        Assert.Equal("4 sites: 1 used, 1 outside the region (C), 1 on missing data (D), 1 sharing a cell with another (B)", audit.Describe());
        Assert.Equal(audit.Sites, StackAudit.Read(trial["out/r.audit.json"]).Sites["copper"].Sites);
    }

    [Fact]
    public void A_site_on_missing_data_moves_to_the_nearest_cell_with_data_within_reach()
    {
        // Row 9 is missing: the nearest centre with data lies in row 8, 140 m farther north.
        string path = trial.Sketch().Point(2.5, 9.9, new { name = "near" }).Point(5.5, 9.9, new { name = "near too" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path, Snap = 150 });

        Assert.Equal([(8, 2, SiteFate.Moved), (8, 5, SiteFate.Moved)], audit.Sites.Select(site => (site.Row, site.Column, site.Fate)));
        Assert.Equal(140, audit.Sites[0].MovedMetres!.Value, 1e-6);
        Assert.Equal("2 sites: 2 moved to the nearest cell with data (near by 140 m, near too by 140 m)", audit.Describe());
        Assert.Equal([SiteFate.OnMissingData, SiteFate.OnMissingData], Settled(new() { Path = path, Snap = 130 }).Sites.Select(site => site.Fate));
    }

    [Fact]
    public void A_site_outside_the_grid_or_the_clip_polygons_is_not_moved_in()
    {
        trial.Sketch().Box(0, 0, 5, 10).Box(5, 5, 10, 10).Save(trial["clip.geojson"]);
        string path = trial.Sketch().Point(-0.1, 1.5, new { name = "off the grid" }).Point(5.1, 1.5, new { name = "off the lease" }).Point(2.5, 9.1, new { name = "in" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path, Snap = 200 }, new() { Clip = new() { Path = "clip.geojson" } });

        Assert.Equal([(SiteFate.Outside, -1, -1), (SiteFate.Outside, 1, 5), (SiteFate.Moved, 8, 2)], audit.Sites.Select(site => (site.Fate, site.Row, site.Column)));
        Assert.All(audit.Sites.Take(2), site => Assert.Null(site.MovedMetres));
    }

    [Fact]
    public void A_moved_site_whose_new_cell_is_taken_shares_it_and_says_how_far_it_was_moved()
    {
        string path = trial.Sketch().Point(2.5, 9.5, new { name = "gap" }).Point(2.5, 8.5, new { name = "there" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path, Snap = 150 });

        Assert.Equal([(8, 2, SiteFate.SharesCell), (8, 2, SiteFate.Used)], audit.Sites.Select(site => (site.Row, site.Column, site.Fate)));
        Assert.Equal(100, audit.Sites[0].MovedMetres!.Value, 1e-6);
        Assert.Null(audit.Sites[1].MovedMetres);
        Assert.Equal("2 sites: 1 used, 1 sharing a cell with another (gap moved by 100 m)", audit.Describe());
    }

    [Theory]
    [InlineData(40, 0, "buffer: 40 reaches no other cell: from a place in one cell the centre of the next is at least 50 m away")]
    [InlineData(0, 49, "snap: 49 reaches no other cell: from a place in one cell the centre of the next is at least 50 m away")]
    public void A_distance_that_reaches_no_other_cell_is_noted(double buffer, double snap, string note)
    {
        string path = trial.Sketch().Point(2.5, 2.5).Save(trial["sites.geojson"]);

        Assert.Contains(note, Settled(new() { Path = path, Buffer = buffer, Snap = snap }).Notes, StringComparer.Ordinal);
        Assert.DoesNotContain(Settled(new() { Path = path, Buffer = 50, Snap = 50 }).Notes, text => text.Contains("reaches no other cell", StringComparison.Ordinal));
    }

    [Fact]
    public void A_buffer_marks_the_cells_whose_centre_is_near_and_that_have_data()
    {
        string path = trial.Sketch().Point(3.5, 8.5, new { name = "A" }).Point(4.5, 8.5, new { name = "B" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path, Buffer = 100 });

        // Around A: north and west (south is missing, east is B's own); around B: north and east.
        Assert.Equal([(8, 3), (8, 4), (7, 3), (8, 2), (7, 4), (8, 5)], audit.Used().Select(site => (site.Row, site.Column)));
        Assert.Equal("2 sites: 2 used, and 4 further cells within the buffer", audit.Describe());
    }

    [Fact]
    public void A_file_without_sites_is_named()
    {
        trial.Text("sites.csv", "name,x,y\n");

        Assert.Equal("no sites in sites.csv", Settled(new() { Path = "sites.csv" }).Describe());
    }

    [Fact]
    public void A_site_outside_the_clip_polygons_is_outside()
    {
        trial.Sketch().Box(0, 0, 5, 10).Save(trial["clip.geojson"]);
        string path = trial.Sketch().Point(4.5, 1.5, new { name = "in" }).Point(5.5, 1.5, new { name = "out" }).Save(trial["sites.geojson"]);
        var audit = Settled(new() { Path = path }, new() { Clip = new() { Path = "clip.geojson" } });

        Assert.Equal([SiteFate.Used, SiteFate.Outside], audit.Sites.Select(site => site.Fate));
    }

    [Fact]
    public void A_label_raster_that_marks_most_cells_is_refused_as_coded_the_other_way_round()
    {
        string path = trial.Raster("labels.tif", (r, c) => r == 2 && c == 2 ? 0 : 1);
        string refused = Assert.Throws<SiteException>(() => Settled(new() { Path = path })).Message;

        Assert.Contains("marks 99 of its 100 cells with 1 as sites, more than it leaves.\nIs its coding the other way round?", refused, StringComparison.Ordinal);
        Assert.Equal((2, 2), Settled(new() { Path = path, Value = 0 }).Used().Select(site => (site.Row, site.Column)).Single());
    }

    [Fact]
    public void A_label_raster_without_a_crs_that_is_not_on_the_grid_is_refused()
    {
        string path = trial.Text("labels.asc", "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 7699000\ncellsize 500\n0 1\n0 0\n");

        Assert.Contains("names no coordinate reference system, but its region has EPSG:32754", Assert.Throws<SiteException>(() => Settled(new() { Path = path })).Message, StringComparison.Ordinal);
        var audit = Settled(new() { Path = path, Crs = "EPSG:32754" });
        Assert.Equal((2, 7), audit.Used().Select(site => (site.Row, site.Column)).Single());
        Assert.Contains("the reference system of the label raster is that of the project's crs:", audit.Notes, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(100, 0, "buffer")]
    [InlineData(0, 100, "snap")]
    public void Metres_on_a_grid_of_degrees_are_refused(double buffer, double snap, string what)
    {
        using var degrees = new Trial { Grid = new(CoordinateSystem.WktOf("EPSG:4326"), new(140, 0.01, 0, -20, 0, -0.01), 10, 10) };
        string path = degrees.Sketch().Point(5, 5).Save(degrees["sites.geojson"]);
        var region = Trial.Region("r", null, ("a", new LayerOptions { Path = degrees.Raster("a.tif", (r, c) => r) })) with
        {
            Sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { ["copper"] = new() { Path = path, Buffer = buffer, Snap = snap } },
        };

        Assert.Contains($"{what} of the sites in {path} needs distances in metres", Assert.Throws<RegionException>(() => degrees.Prepare(region)).Message, StringComparison.Ordinal);
    }

    /// <summary>Sites on a layer whose last row is missing.</summary>
    private SiteAudit Settled(SiteSource source, GridOptions? grid = null)
    {
        var region = Trial.Region("r", grid, ("a", new LayerOptions { Path = trial.Raster("a.tif", (r, c) => r == 9 ? float.NaN : r + c) })) with
        {
            Sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { ["copper"] = source },
        };
        return trial.Prepare(region)[0].Sites["copper"];
    }
}
