using System.Globalization;
using Gossan.Grids;
using Gossan.Prospectivity.Prospects;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Prospects;

public sealed class ProspectMappingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("999999", "9....9", "9.99.9", "9....9", "999999")] // a ring with an island
    [InlineData("9999", "9..9", "99.9", ".999")] // a hole that touches the outline at a corner
    [InlineData("99999", "9.9.9", "99.99", "9.9.9", "99999")] // holes that touch each other at corners
    [InlineData("9.9.9", ".9.9.", "9.9.9")] // a chessboard up to the rim
    [InlineData("9999", "9999")] // everything
    [InlineData("9 9", " 9 ", "9 9")] // no data between
    [InlineData("9")]
    public void Polygons_are_valid_and_burn_back_to_the_chosen_cells(params string[] rows)
    {
        int chosen = rows.Sum(row => row.Count(letter => letter == '9')), mapped = rows.Sum(row => row.Count(letter => letter != ' '));
        var result = Run(new(MadeMap.Of(folder, rows)), new() { Area = (double)chosen / mapped, Smallest = 0 });
        Assert.Equal((result.Prospects.Count, 0), GdalTools.Validity(result.GeoPackagePath));
        string[] burnt = MadeMap.Burnt(folder, result.GeoPackagePath, MadeMap.Grid(rows.Length, rows[0].Length));
        Assert.Equal(rows.Select(row => string.Concat(row.Select(letter => letter == '9' ? '#' : '.'))), burnt.Select(row => string.Concat(row.Select(letter => letter == '.' ? '.' : '#'))));
        Assert.Equal(chosen * 0.01, result.Prospects.Sum(prospect => prospect.SquareKilometres), 1e-12);
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    public void Polygons_of_a_noisy_map_are_valid_and_tile_the_chosen_cells(int seed, bool smooth)
    {
        var random = SeededRandom.For(seed, "noise of a test");
        var grid = MadeMap.Grid(60, 70);
        float[] cells = [.. Enumerable.Range(0, 4200).Select(_ => random.Next(15) == 0 ? float.NaN : random.Next(10_000) / 10_000f)];
        string path = MadeMap.Raster(folder["likelihood.tif"], grid, ("likelihood", cells));
        var result = Run(new(path), new() { Area = 0.6, Smallest = 0.03, Small = SmallAreas.Merge, Gap = 1, Most = 0, Smooth = smooth });
        Assert.Equal((result.Prospects.Count, 0), GdalTools.Validity(result.GeoPackagePath));
        if (!smooth)
        {
            Assert.Equal(
                Enumerable.Range(0, 60).Select(row => string.Concat(Enumerable.Range(0, 70).Select(column => Rank(row, column) is > 0 and var rank ? (char)('0' + rank) : '.'))),
                MadeMap.Burnt(folder, result.GeoPackagePath, grid));
        }

        int Rank(int row, int column) => result.Prospects.FirstOrDefault(prospect => prospect.Area.Runs.Any(run => run.Row == row && run.First <= column && run.Last >= column))?.Area.Rank ?? 0;
    }

    [Fact]
    public void A_rotated_grid_has_valid_polygons_of_the_same_area()
    {
        string[] rows = ["999.", "9.9.", "9999"];
        var turned = new Grid(MadeMap.Utm, new(500_000, 60, 80, 7_700_000, 80, -60), 3, 4);
        string path = MadeMap.Raster(folder["likelihood.tif"], turned, ("likelihood", MadeMap.Cells(rows)));
        var result = Run(new(path), new() { Area = 9 / 12.0, Smallest = 0 });
        Assert.Equal((1, 0), GdalTools.Validity(result.GeoPackagePath));
        Assert.Equal(0.09, Assert.Single(result.Prospects).SquareKilometres, 1e-12);
    }

    [Fact]
    public void Everything_is_said_of_a_prospect()
    {
        string[] rows = ["99.....", "98.....", "......8", ".....88"];
        var grid = MadeMap.Grid(4, 7);
        float[] Filled(float value) => [.. Enumerable.Repeat(value, 28)];
        float[] novelty = Filled(10), outside = Filled(0), gravity = Filled(float.NaN), magnetics = Filled(float.NaN), dead = Filled(0);
        (novelty[0], outside[0]) = (50, 1);
        (gravity[0], gravity[1], gravity[7], magnetics[0], magnetics[1]) = (1, 2, 0, -1.5f, -2.5f);
        (gravity[27], magnetics[27]) = (-1, 1);
        var rasters = new ProspectRasters(
            MadeMap.Of(folder, rows),
            MadeMap.Raster(folder["uncertainty.tif"], grid, ("dropout", Filled(0.05f))),
            MadeMap.Raster(folder["novelty.tif"], grid, ("novelty", novelty), ("outside_domain", outside)),
            MadeMap.Raster(folder["attribution.tif"], grid, ("gravity", gravity), ("magnetics", magnetics), ("dead", dead)));
        var result = Run(rasters, new() { Area = 0.25, Smallest = 0 }, MadeMap.Site("Century", 1, 0), MadeMap.Site("Dugald", 0, 0));

        var first = result.Prospects[0];
        Assert.Equal(((0.9 * 3) + 0.8) / 4, first.Area.MeanLikelihood, 1e-7);
        Assert.Equal(first.Area.MeanLikelihood - 0.05, first.Area.Score, 1e-7);
        Assert.Equal((20.0, 0.25, 0.0), (first.Novelty!.Value, first.OutsideDomain!.Value, first.NearestKilometres!.Value));
        Assert.Equal(["Century", "Dugald"], first.SitesInside);
        Assert.Equal([new("magnetics", -2), new LayerEffect("gravity", 1)], first.Layers);
        Assert.Equal((500_100.0, 7_699_900.0, 500_050.0, 7_699_950.0), (first.X, first.Y, first.PeakX, first.PeakY));
        Assert.Equal("0.04 km², likelihood 0.87 (peak 0.90) ± 0.05, holds Century and Dugald, 25 % of it unlike what the model was trained on; for it: gravity +1.00; against it: magnetics -2.00", first.Words);

        // From the centre of cell (1, 0) to the north-western corner of cell (3, 5): 450 m east, 150 m south.
        var second = result.Prospects[1];
        Assert.Equal(double.Hypot(450, 150) / 1000, second.NearestKilometres!.Value, 1e-9);
        Assert.Equal(("Century", 0), (second.NearestSite, second.SitesInside.Count));

        // Equally strong: in the order of the bands.
        Assert.Equal(["gravity", "magnetics"], second.Layers.Select(layer => layer.Layer));
        Assert.Equal("0.03 km², likelihood 0.80 (peak 0.80) ± 0.05, 0.5 km from Century; for it: magnetics +1.00; against it: gravity -1.00", second.Words);
    }

    [Fact]
    public void The_table_and_the_layer_say_the_same()
    {
        var result = Run(new(MadeMap.Of(folder, "99..", "99.8", "....")), new() { Area = 5 / 12.0, Smallest = 0 }, new KnownSite(500_050, 7_699_950, "Big, \"old\" one"));
        string[] lines = File.ReadAllLines(result.TablePath);
        Assert.Equal(
            "rank,score,area_km2,cells,likelihood,peak,uncertainty,novelty,outside_domain,nearest_site,nearest_km,sites,site_names,layer_1,effect_1,layer_2,effect_2,layer_3,effect_3,layer_4,effect_4,layer_5,effect_5,x,y,longitude,latitude,peak_x,peak_y,words",
            lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("1,0.899999976,0.04,4,0.899999976,0.899999976,,,,\"Big, \"\"old\"\" one\",0,1,\"Big, \"\"old\"\" one\",,,,,,,,,,,500100,7699900,141.000", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2,0.800000012,0.01,1,", lines[2], StringComparison.Ordinal);

        using var file = VectorFile.Open(result.GeoPackagePath);
        var shapes = file.Read(MadeMap.Utm);
        Assert.Equal("prospects", file.Layer);
        Assert.Equal(["1", "2"], shapes.Texts("rank"));
        Assert.Equal([0.04, 0.01], shapes.Numbers("area_km2").Values);
        Assert.Equal(result.Prospects.Select(prospect => prospect.Words), shapes.Texts("words"));
        Assert.Equal(["Big, \"old\" one", "Big, \"old\" one"], shapes.Texts("nearest_site"));
        Assert.Equal(["", ""], shapes.Texts("layer_1"));
    }

    [Fact]
    public void Numbers_have_points_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            var result = Run(new(MadeMap.Of(folder, "9.", "..")), new() { Area = 0.25, Smallest = 0 }, new KnownSite(500_050, 7_609_900, "A"));
            Assert.Contains("0.01 km², likelihood 0.90 (peak 0.90), 90.0 km from A", File.ReadAllText(result.TablePath), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void In_a_geographic_system_areas_and_distances_are_those_on_the_ellipsoid()
    {
        string[] rows = ["99.", "9..", "..."];
        var result = Run(new(MadeMap.Of(folder, MadeMap.Wgs84, rows)), new() { Area = 3 / 9.0, Smallest = 0 }, new KnownSite(140.005, -20.125, "South"));
        var prospect = Assert.Single(result.Prospects);
        var wgs84 = Ellipsoid.Of(MadeMap.Wgs84)!;
        Assert.Equal(((2 * wgs84.ZoneArea(-20.01, -20, 0.01)) + wgs84.ZoneArea(-20.02, -20.01, 0.01)) / 1e6, prospect.SquareKilometres, 1e-9);
        Assert.Equal(1.158 * 3, prospect.SquareKilometres, 0.005);
        Assert.Equal(wgs84.Distance((140.005, -20.02), (140.005, -20.125)) / 1000, prospect.NearestKilometres!.Value, 1e-6);
        Assert.Equal((140 + (0.025 / 3), -20 - (0.025 / 3)), prospect.LongitudeLatitude!.Value, (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9);
        Assert.Equal((1, 0), GdalTools.Validity(result.GeoPackagePath));
    }

    [Fact]
    public void Without_sites_none_is_near()
    {
        var prospect = Assert.Single(Run(new(MadeMap.Of(folder, "9.", "..")), new() { Area = 0.25, Smallest = 0 }).Prospects);
        Assert.Equal((null, null, 0, 0), (prospect.NearestSite, prospect.NearestKilometres, prospect.SitesInside.Count, prospect.Layers.Count));
        Assert.Equal("0.01 km², likelihood 0.90 (peak 0.90)", prospect.Words);
    }

    [Fact]
    public void Without_a_prospect_both_files_are_there_and_empty()
    {
        var result = Run(new(MadeMap.Of(folder, "9..", "...")), new() { Smallest = 5 });
        Assert.Empty(result.Prospects);
        Assert.Equal((0, 0), GdalTools.Validity(result.GeoPackagePath));
        Assert.Single(File.ReadAllLines(result.TablePath));
        Assert.StartsWith("There is no prospect", result.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_gives_the_same_bytes_and_leaves_nothing_beside_them()
    {
        string path = MadeMap.Of(folder, "99.8", "9..8", "7..8");
        var options = new ProspectOptions { Area = 0.6, Smallest = 0 };
        var one = Run(new(path), options, MadeMap.Site("A", 2, 2));
        byte[] package = File.ReadAllBytes(one.GeoPackagePath), table = File.ReadAllBytes(one.TablePath);
        Run(new(path), options, MadeMap.Site("A", 2, 2));
        Assert.Equal(package, File.ReadAllBytes(one.GeoPackagePath));
        Assert.Equal(table, File.ReadAllBytes(one.TablePath));
        Assert.Equal(["prospects.csv", "prospects.gpkg"], Directory.GetFileSystemEntries(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Strips_of_different_heights_give_the_same_prospects()
    {
        // More cells than one strip holds: tiles of 512 rows give strips as high as memory allows, tiles of 16 rows others.
        const int Rows = 400, Columns = 12_000;
        var random = SeededRandom.For(5, "strips of a test");
        float[] cells = new float[Rows * Columns];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = random.Next(200) == 0 ? 0.9f + (random.Next(100) / 1000f) : random.Next(30) == 0 ? float.NaN : 0.1f;
        }

        string tiled = MadeMap.Raster(folder["likelihood.tif"], MadeMap.Grid(Rows, Columns), ("likelihood", cells)), low = folder["low.tif"];
        GdalTools.Translate(tiled, low, "-co", "TILED=YES", "-co", "BLOCKXSIZE=256", "-co", "BLOCKYSIZE=16");
        var options = new ProspectOptions { Area = 0.005, Smallest = 0.02 };
        var one = ProspectMapping.Run(new(new(tiled, low), [MadeMap.Site("A", 3, 3)], options, folder["one"]));
        var other = ProspectMapping.Run(new(new(low, tiled), [MadeMap.Site("A", 3, 3)], options, folder["other"]));
        Assert.Equal(100, one.Prospects.Count);
        Assert.Equal(File.ReadAllBytes(one.GeoPackagePath), File.ReadAllBytes(other.GeoPackagePath));
        Assert.Equal(File.ReadAllBytes(one.TablePath), File.ReadAllBytes(other.TablePath));
    }

    [Fact]
    public void A_novelty_raster_of_one_band_is_refused()
    {
        string path = MadeMap.Of(folder, "9.", "..");
        var e = Assert.Throws<ProspectException>(() => Run(new(path, Novelty: path), new() { Area = 0.25, Smallest = 0 }));
        Assert.Contains("has 1 band, but 2 are needed", e.Message, StringComparison.Ordinal);
    }

    private ProspectResult Run(ProspectRasters rasters, ProspectOptions options, params KnownSite[] sites) =>
        ProspectMapping.Run(new(rasters, sites, options, folder["out"]));
}
