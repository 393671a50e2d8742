using CsCheck;
using Gossan.Cli.Projects;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Cli.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private static readonly Grid Small = new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 100, 0, 7_700_000, 0, -100), 20, 30);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_folder_of_rasters_becomes_a_project_that_runs_as_it_is()
    {
        using var project = SmallProject.Quick();
        File.Delete(project["gossan.yaml"]);
        var grid = SmallProject.District.Grid;
        var sites = SmallProject.District.Known.ToHashSet();
        project.Raster("layers/copper_deposits.tif", (row, column) => sites.Contains((row, column)) ? 1 : 0);
        project.Raster("layers/flat.tif", (_, _) => 9);
        project.Raster("layers/coarse.tif", (row, column) => row + column, new(grid.Crs, grid.Transform with { ColumnStepX = 5 * grid.CellWidth, RowStepY = -5 * grid.CellHeight }, 12, 16));

        Shell.Run("init", project["layers"], "--project", project.Folder).Succeeded().Shows(
            "14 layers on 80 x 60 cells", "'copper_deposits' is taken for known sites, not for a layer: it is 0/1 with 20 ones",
            "'flat' is left out: it is constant: every cell is 9", "on other grids, and so to be warped: 'coarse'", "next: gossan inspect");

        string yaml = File.ReadAllText(project["gossan.yaml"]);
        Assert.Contains("# left out, it is constant", yaml, StringComparison.Ordinal);
        Assert.Contains("# flat: { path: layers/flat.tif }", yaml, StringComparison.Ordinal);
        var options = ProjectFile.Load(project.Folder, []).Options;
        Assert.Equal(14, options.Regions["layers"].Layers.Count);
        Assert.Equal("arsenic_ppm", options.Regions["layers"].Grid!.Like);
        Assert.Equal(["copper_deposits"], options.Targets.Keys, StringComparer.Ordinal);
        Assert.DoesNotContain("copper_deposits", options.Regions["layers"].Layers.Keys, StringComparer.Ordinal);
        project.Do("inspect").Succeeded().Shows("target 'copper_deposits': 20 sites");
        project.Do("run", "--set", "models=logistic", "--set", "map.uncertainty=4").Succeeded();
        Assert.True(File.Exists(project["out/copper_deposits/logistic/layers/likelihood.tif"]));
    }

    [Theory]
    [InlineData("nickel_sites", true)]
    [InlineData("Labels", true)]
    [InlineData("DEPOSIT", true)]
    [InlineData("occurrences_au", true)]
    [InlineData("granite", false)]
    public void A_sparse_raster_of_zero_and_one_is_labels_when_its_name_says_so(string name, bool labels)
    {
        Raster("r/dem.tif", (row, column) => row * column);
        Raster($"r/{name}.tif", (row, column) => row % 9 == 0 && column % 9 == 0 ? 1 : 0);

        Init("r").Succeeded();

        var options = ProjectFile.Load(folder.FullPath, []).Options;
        Assert.Equal(labels, options.Targets.ContainsKey(name));
        Assert.Equal(!labels, options.Regions["r"].Layers.ContainsKey(name));
    }

    [Fact]
    public void A_raster_that_is_named_like_labels_but_is_dense_stays_a_layer()
    {
        Raster("r/deposit_thickness.tif", (row, column) => row * column);
        Raster("r/site_geology.tif", (row, column) => row > 9 ? 1 : 0);

        Init("r").Succeeded().Shows("2 layers", "no known sites were found");

        Assert.Empty(ProjectFile.Load(folder.FullPath, []).Options.Targets);
    }

    [Fact]
    public void Named_sites_and_target_take_the_place_of_what_is_guessed()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        Raster("r/label.tif", (row, column) => row == 3 && column % 5 == 0 ? 1 : 0);
        File.WriteAllText(folder["mine.csv"], "x,y\n1,2\n");

        Init("r", "--sites", folder["mine.csv"], "--target", "tin").Succeeded().Shows("'label' is left out: it looks like labels, which must not be evidence");

        var options = ProjectFile.Load(folder.FullPath, []).Options;
        Assert.Equal("mine.csv", options.Targets["tin"].Sites["r"].Path);
        Assert.Single(options.Regions["r"].Layers);
    }

    [Fact]
    public void A_target_can_be_named_without_naming_its_sites()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        File.WriteAllText(folder["r/known_sites.csv"], "x,y\n1,2\n");

        Init("r", "--target", "tin").Succeeded().Shows("r/known_sites.csv is taken for the known sites, because of its name");

        Assert.Equal("r/known_sites.csv", ProjectFile.Load(folder.FullPath, []).Options.Targets["tin"].Sites["r"].Path);
    }

    [Fact]
    public void A_target_name_that_fits_none_of_several_labels_is_said()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        Raster("r/gold_sites.tif", (row, column) => row == 3 && column % 5 == 0 ? 1 : 0);
        Raster("r/tin_sites.tif", (row, column) => row == 5 && column % 5 == 0 ? 1 : 0);

        Init("r", "--target", "tin").Succeeded().Shows("--target tin is not used: 2 files look like known sites");
    }

    [Fact]
    public void Bands_lines_polygons_and_points_are_proposed_with_what_a_person_has_to_choose()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        using (var writer = RasterWriter.Create(folder["r/radiometrics.tif"], Small, ["K", "Th"]))
        {
            writer.Write(0, 0, Small.Rows, [.. Enumerable.Range(0, (int)Small.Cells).Select(i => i * 0.5f)]);
            writer.Write(1, 0, Small.Rows, [.. Enumerable.Range(0, (int)Small.Cells).Select(i => (float)(i % 7))]);
            writer.Complete();
        }

        string Feature(string geometry, string properties) => $$$"""{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32754"}}, "features": [{"type": "Feature", "properties": {{{properties}}}, "geometry": {{{geometry}}} }]}""";
        File.WriteAllText(folder["r/faults.geojson"], Feature("""{"type": "LineString", "coordinates": [[500100, 7699900], [502000, 7699000]]}""", """{"kind": "thrust"}"""));
        File.WriteAllText(folder["r/geology.geojson"], Feature("""{"type": "Polygon", "coordinates": [[[500100, 7699900], [502000, 7699000], [500100, 7699000], [500100, 7699900]]]}""", """{"UNIT": "granite"}"""));
        File.WriteAllText(folder["r/assays.csv"], "x,y,Cu_ppm\n500500,7699500,12\n");

        Init("r").Succeeded().Shows(
            "4 layers", "'radiometrics Th' holds 7 different whole numbers", "'faults' (r/faults.geojson) holds lines and becomes the distance to them",
            "'geology' is left out: choose the field with the classes (UNIT)", "'assays' is left out: choose the field with the numbers (x, y, Cu_ppm)");

        var layers = ProjectFile.Load(folder.FullPath, []).Options.Regions["r"].Layers;
        Assert.Equal(["dem", "radiometrics K", "radiometrics Th", "faults"], layers.Keys, StringComparer.Ordinal);
        Assert.Equal(2, layers["radiometrics Th"].Band);
        Shell.Run("inspect", folder.FullPath).Succeeded().Shows("distance in metres");
    }

    [Fact]
    public void A_raster_without_a_reference_system_is_left_to_a_person()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        File.WriteAllText(folder["r/old.asc"], "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 7699000\ncellsize 100\n1 2\n3 4\n");

        Init("r").Succeeded().Shows("'old' is left out: it names no coordinate reference system: say which with crs:");

        Assert.Contains("# old: { path: r/old.asc, crs: 'EPSG:?' }", File.ReadAllText(folder["gossan.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_project_is_replaced_only_when_asked()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        File.WriteAllText(folder["gossan.yaml"], "name: precious\n");

        Init("r").Refused(folder["gossan.yaml"], "is there already and was left as it is", "--overwrite");
        Assert.Equal("name: precious\n", File.ReadAllText(folder["gossan.yaml"]));

        Init("r", "--overwrite").Succeeded();
        Assert.Single(ProjectFile.Load(folder.FullPath, []).Options.Regions);
    }

    [Fact]
    public void Two_files_of_one_stem_are_refused_with_both()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        Raster("r/more/DEM.tiff", (row, column) => row * column);
        Raster("l/site.tif", (row, column) => row == 3 && column == 5 ? 1 : 0);
        Raster("l/site.tiff", (row, column) => row == 4 && column == 5 ? 1 : 0);

        Init("r", folder["r/more"]).Refused("two files would become the layer 'DEM'", "r/dem.tif", "r/more/DEM.tiff", "Rename one");
        Init("r", folder["l"]).Refused("two files would become the target 'site'", "l/site.tif", "l/site.tiff", "Rename one");
    }

    [Fact]
    public void What_is_not_there_or_holds_no_raster_is_named()
    {
        Directory.CreateDirectory(folder["empty"]);
        Raster("r/dem.tif", (row, column) => row * column);

        Init("nowhere").Refused("there is no file or folder", "nowhere", "Check the path");
        Init("empty").Refused("no raster was found in", "empty", ".tif");
        Init("r", "--sites", "nowhere.csv").Refused("there is no file or folder nowhere.csv");
        Init("r", "--target", "a/b").Refused("'a/b' cannot be the name of a target");
        Assert.False(File.Exists(folder["gossan.yaml"]));
    }

    [Fact]
    public void A_broken_raster_is_named_and_hidden_files_are_not_looked_at()
    {
        Raster("r/dem.tif", (row, column) => row * column);
        File.WriteAllText(folder["r/._dem.tif"], "a Mac was here");
        File.WriteAllText(folder["r/.tif"], "");
        Init("r").Succeeded().Shows("1 layer on");

        File.WriteAllText(folder["r/broken.tif"], "no raster");
        Init("r", "--overwrite").Refused(folder["r/broken.tif"], "cannot be opened as a raster");
    }

    [Fact]
    public void Paths_are_written_from_the_projects_folder()
    {
        Raster("data/r/dem.tif", (row, column) => row * column);

        Shell.Run("init", folder["data/r"], "--project", folder["work/new project"]).Succeeded();

        var project = ProjectFile.Load(folder["work/new project"], []);
        Assert.Equal("../../data/r/dem.tif", project.Options.Regions["r"].Layers["dem"].Path);
        Assert.True(File.Exists(project.Absolute("../../data/r/dem.tif")));
    }

    [Fact]
    public void Any_name_of_a_file_gives_a_project_that_can_be_read()
    {
        Raster("template.tif", (row, column) => row * column);
        var letters = Gen.OneOf(Gen.Char["abcXYZ019 "], Gen.Char["'\"#:{}[],&*!|>%@`-?~.=\\\n\t"], Gen.Char["äßçñ語é"]);
        Gen.String[letters, 1, 30].Where(name => name.Trim().Length > 0 && !name.StartsWith('.')).Sample(
            name =>
            {
                using var made = new TemporaryFolder();
                string file = made[$"r{name.GetHashCode(StringComparison.Ordinal) % 7} #1/{name}.tif"];
                File.Copy(folder["template.tif"], file);

                Shell.Run("init", Path.GetDirectoryName(file)!, "--project", made["p"]).Succeeded();

                var project = ProjectFile.Load(made["p"], []);
                Assert.Equal(file, project.Absolute(Assert.Single(Assert.Single(project.Options.Regions).Value.Layers).Value.Path));
            },
            iter: 100, threads: 1);
    }

    [Fact]
    public void Maniac_mini_is_fourteen_layers_and_its_labels()
    {
        string data = SharedData.PathOf("data/maniac_mini");

        Shell.Run("init", data, "--project", folder.FullPath).Succeeded().Shows("14 layers");

        var options = ProjectFile.Load(folder.FullPath, []).Options;
        Assert.Equal(14, options.Regions["maniac_mini"].Layers.Count);
        Assert.Equal(["magmatic_nickel_sites_v1h2merged_cont_US_dilated_mini"], options.Targets.Keys, StringComparer.Ordinal);
        Shell.Run("inspect", folder.FullPath).Succeeded();
    }

    [Fact]
    public void Se_alaska_is_its_elements_and_its_labels()
    {
        string data = SharedData.PathOf("data/se_alaska_geochem/grid_500m");

        Shell.Run("init", data, "--project", folder.FullPath).Succeeded();

        var options = ProjectFile.Load(folder.FullPath, []).Options;
        Assert.Equal(26, options.Regions["grid_500m"].Layers.Count);
        Assert.All(options.Targets.Keys, name => Assert.StartsWith("label_", name, StringComparison.Ordinal));
        Assert.Equal(5, options.Targets.Count);
    }

    public void Dispose() => folder.Dispose();

    private Ran Init(string rasters, params string[] more) => Shell.Run(["init", Path.Combine(folder.FullPath, rasters), .. more, "--project", folder.FullPath]);

    private void Raster(string relative, Func<int, int, float> cell)
    {
        using var writer = RasterWriter.Create(folder[relative], Small, ["band"]);
        writer.Write(0, 0, Small.Rows, [.. Enumerable.Range(0, (int)Small.Cells).Select(i => cell(i / Small.Columns, i % Small.Columns))]);
        writer.Complete();
    }
}
