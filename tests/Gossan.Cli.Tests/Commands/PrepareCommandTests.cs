using Gossan.Evidence.Filling;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;

namespace Gossan.Cli.Tests.Commands;

/// <summary>gossan prepare: what a project asks for is in the stack, in the audit and on the screen.</summary>
public class PrepareCommandTests
{
    [Fact]
    public void Layers_of_every_kind_come_into_one_stack_and_the_screen_tells_what_was_assumed()
    {
        using var project = new LayerProject(
            "faults: { path: shapes/faults.geojson, where: kind = 'fault', encode: distance, max_distance: 2000 }",
            "soil: { path: soil.csv, encode: interpolate, field: Cu, crs: 'EPSG:32754', coverage: 3000, transform: [log, standardize], fill: { method: mean, mask: true } }",
            "geology: { path: geology.tif, kind: categorical, rare: 0.05, nodata: 99 }");
        LayerProject.Sketch().Line(new { kind = "fault" }, (10, 0), (30, 60)).Line(new { kind = "dyke" }, (70, 0), (70, 60)).Save(project["shapes/faults.geojson"]);
        var (x, y) = SmallProject.District.Grid.CentreOf(30, 40);
        File.WriteAllText(project["soil.csv"], FormattableString.Invariant($"x,y,Cu\n{x},{y},12\n{x},{y},14\n{x + 900},{y},<5\n"));
        project.Files.Raster("geology.tif", (r, c) => c < 4 ? 99 : c < 40 ? 3 : r < 58 ? 8 : 5);

        project.Do("prepare").Succeeded().Shows(
            "district: 4 layers, 6 bands", "faults: distance in metres from the cell's centre, at most 2,000 m",
            "of the cells filled (mean), 0.0 % still missing", "note on soil: ", "The file names no CRS; EPSG:32754 was taken", "district, copper: 20 sites");

        var audit = StackAudit.Read(project["out/stack/district.audit.json"]);
        Assert.Equal(["base", "faults", "soil", "geology=3", "geology=8", "geology=other"], audit.Bands.Select(band => band.Fitted.Name), StringComparer.Ordinal);
        Assert.Equal("1 lines of layer 'faults' where kind = 'fault'", audit.Layers[1].Source.Holds);
        Assert.Equal("99 (override)", audit.Layers[3].Source.NoData);
        Assert.Equal(4 / 80d, audit.Layers[3].MissingAfter, 1e-12);
        Assert.Equal((FillMethod.Mean, 0), (audit.Layers[2].Fill.Method, audit.Layers[2].MissingAfter));
        Assert.Equal(FileHash.Of(project["soil.csv"]), audit.Layers[2].Source.Sha256);
        Assert.True(File.Exists(project["out/stack/district.filled.tif"]));
        Assert.True(File.Exists(project["out/stack/district.png"]));
    }

    [Theory]
    [InlineData("-99", "-99 (override)", 80)]
    [InlineData("[-99, -98]", "-99, -98 (override)", 160)]
    [InlineData("{ low: -1000, high: -50 }", "-1000 to -50 (override)", 240)]
    [InlineData("{ high: -98.5 }", "-98.5 or below (override)", 80)]
    [InlineData("{ values: [-99], low: -97, high: -97 }", "-99, -97 to -97 (override)", 160)]
    [InlineData("[]", "none (override)", 0)]
    public void A_rule_for_missing_cells_may_be_a_number_a_list_or_a_range(string yaml, string told, int missing)
    {
        using var project = new LayerProject($"a: {{ path: a.tif, nodata: {yaml} }}");
        project.Files.Raster("a.tif", (r, c) => r < 3 ? r - 99 : c + r);

        project.Do("prepare").Succeeded();
        var layer = StackAudit.Read(project["out/stack/district.audit.json"]).Layers[1];

        Assert.Equal((told, missing), (layer.Source.NoData, (int)layer.Bands[0].Before.Missing));
    }

    [Fact]
    public void Samples_may_have_a_rule_for_missing_numbers_and_the_screen_tells_how_many_it_leaves_out()
    {
        using var project = new LayerProject("soil: { path: soil.csv, encode: interpolate, field: Cu, crs: 'EPSG:32754', nodata: { high: -1 }, transform: [log, standardize] }");
        var (x, y) = SmallProject.District.Grid.CentreOf(30, 40);
        File.WriteAllText(project["soil.csv"], FormattableString.Invariant($"x,y,Cu\n{x},{y},12\n{x + 500},{y},-99\n{x + 900},{y},0\n"));

        project.Do("prepare").Succeeded().Shows(
            "note on soil: 1 samples of 3 are no data by the project's nodata:",
            "note on soil: samples at or below zero (1 of 2, the lowest is 0) count as 6 before their logarithm");
    }

    [Fact]
    public void Names_of_files_and_layers_may_have_spaces_and_letters_of_any_language()
    {
        using var project = new LayerProject("'Störungen 断层': { path: 'Vektor daten/Störungen & 断层 (neu).geojson', encode: presence }", "Höhe: { path: \"Höhe ü. NN.tif\" }");
        LayerProject.Sketch().Line(null, (0, 30), (80, 30)).Save(project["Vektor daten/Störungen & 断层 (neu).geojson"]);
        project.Files.Raster("Höhe ü. NN.tif", (r, c) => r + (c % 7));

        project.Do("prepare").Succeeded().Shows("Störungen 断层: presence");
        using var stack = EvidenceStack.Open(project["out/stack/district.tif"]);
        Assert.Equal(["base", "Störungen 断层", "Höhe"], stack.Bands);
    }

    [Fact]
    public void A_code_that_looks_like_missing_data_is_told_and_kept()
    {
        using var project = new LayerProject("geology: { path: geology.tif, kind: categorical }");
        project.Files.Raster("geology.tif", (r, c) => c / 20);

        project.Do("prepare").Succeeded().Shows("warning: layer 'geology' has the code 0 in 25.0 % of its cells", "write nodata: 0");
        Assert.Contains("geology=0", StackAudit.Read(project["out/stack/district.audit.json"]).Bands.Select(band => band.Fitted.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void Sites_are_filtered_snapped_and_buffered_and_each_is_listed()
    {
        using var project = new LayerProject();
        var sketch = LayerProject.Sketch().Point(5.5, 5.5, new { name = "not copper", kind = "au" }).Point(200, 5, new { name = "far", kind = "cu" }).Point(20.5, 0.5, new { name = "gap", kind = "cu" });
        for (int i = 0; i < 5; i++)
        {
            sketch.Point(10.5 + (9 * i), 30.5, new { name = $"site {i}", kind = "cu" });
        }

        sketch.Save(project["sites.geojson"]);
        project.Write("{ path: sites.geojson, where: kind = 'cu', buffer: 550, snap: 1000 }", "a: { path: a.tif, transform: [] }");
        project.Files.Raster("a.tif", (r, c) => r == 0 ? float.NaN : c);

        project.Do("prepare").Succeeded().Shows("7 sites: 5 used, 1 outside the region (far), 1 moved to the nearest cell with data (gap by", "further cells within the buffer");
        var sites = StackAudit.Read(project["out/stack/district.audit.json"]).Sites["copper"];
        Assert.Equal((1, 20, SiteFate.Moved), sites.Sites.Where(site => site.Name is "gap").Select(site => (site.Row, site.Column, site.Fate)).First());
        Assert.Equal(1, sites.Sites.Count(site => site.Name is "far"));
    }

    [Fact]
    public void A_region_is_cut_to_its_polygons_and_may_be_treated_without_being_learnt_from()
    {
        using var project = new LayerProject();
        LayerProject.Sketch().Box(10, 10, 70, 50).Save(project["clip.geojson"]);
        LayerProject.Sketch().Box(0, 0, 40, 30).Save(project["north.geojson"]);
        File.WriteAllText(project["gossan.yaml"], """
            regions:
              whole: { grid: { clip: clip.geojson }, layers: { base: base.tif } }
              north: { training: false, grid: { like: base, clip: { path: north.geojson } }, layers: { base: base.tif } }
            targets: { copper: { sites: { whole: known_sites.csv } } }
            models: [logistic]
            """);

        project.Do("prepare").Succeeded().Shows("whole: 1 layers, 1 bands, 2,400 of 2,400 cells", "north: 1 layers, 1 bands, 1,200 of 1,200 cells");
        var (whole, north) = (StackAudit.Read(project["out/stack/whole.audit.json"]), StackAudit.Read(project["out/stack/north.audit.json"]));
        Assert.Equal(whole.Bands[0].Fitted.Steps, north.Bands[0].Fitted.Steps);
        Assert.Equal("base.tif, cut to north.geojson", north.GridFrom);
    }

    [Fact]
    public void Little_memory_gives_the_same_stack()
    {
        using var project = new LayerProject("faults: { path: points.geojson, encode: distance, fill: idw }");
        project.Points();
        project.Do("prepare").Succeeded();
        byte[] before = File.ReadAllBytes(project["out/stack/district.tif"]);
        project.Do("prepare", "--again", "--memory", "64MB").Succeeded();

        Assert.Equal(before, File.ReadAllBytes(project["out/stack/district.tif"]));
        project.Do("prepare", "--memory", "little").Refused("little", "2GB");
    }
}
