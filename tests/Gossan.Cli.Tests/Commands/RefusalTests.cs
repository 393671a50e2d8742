using Gossan.Grids;

namespace Gossan.Cli.Tests.Commands;

/// <summary>Bad layers, sites and windows: a message that names the thing, the facts and the way out, exit code 2, no stack trace.</summary>
public class RefusalTests
{
    private const string Layer = "layers/gravity_mgal.tif";

    [Fact]
    public void A_missing_layer_is_named()
    {
        using var project = SmallProject.Quick();
        File.Delete(project[Layer]);

        project.Do("run").Refused("there is no raster", project[Layer], "Check the path");
        project.Do("inspect").Refused("there is no raster", project[Layer]);
    }

    [Fact]
    public void A_file_that_is_no_raster_is_named()
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project[Layer], "a letter and no map\n");

        project.Do("run").Refused(project[Layer], "cannot be opened as a raster", "GeoTIFF");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1000)]
    public void A_truncated_raster_is_named(int length)
    {
        using var project = SmallProject.Quick();
        byte[] whole = File.ReadAllBytes(project[Layer]);
        File.WriteAllBytes(project[Layer], whole[..(length >= 0 ? length : whole.Length + length)]);

        project.Do("run").Refused(project[Layer]);
        Assert.False(File.Exists(project["out/stack/district.tif"]));
    }

    [Fact]
    public void A_layer_of_another_size_is_warped_and_said_to_be()
    {
        using var project = SmallProject.Quick();
        var grid = SmallProject.District.Grid;
        project.Raster("layers/magnetics_nt.tif", (row, column) => row + column, new(grid.Crs, grid.Transform, grid.Rows - 1, grid.Columns));

        project.Do("inspect").Succeeded().Shows("warning: layer 'magnetics_nt' is on another grid", "59", "warped, cubic");
        project.Do("prepare").Succeeded().Shows("magnetics_nt: warped, cubic");
    }

    [Fact]
    public void A_layer_that_lies_elsewhere_is_refused_with_both_places()
    {
        using var project = SmallProject.Quick();
        var grid = SmallProject.District.Grid;
        project.Raster("layers/magnetics_nt.tif", (row, column) => row + column, new(CoordinateSystem.WktOf("EPSG:32755"), grid.Transform, grid.Rows, grid.Columns));

        project.Do("run").Refused("layers/magnetics_nt.tif", "lies elsewhere", "EPSG:32754", "EPSG:32755", "Check crs:");
        project.Do("inspect").Succeeded().Shows("layers/magnetics_nt.tif lies elsewhere");
    }

    [Fact]
    public void A_layer_without_data_is_named_with_its_cells()
    {
        using var project = SmallProject.Quick();
        project.Raster(Layer, (_, _) => float.NaN);

        project.Do("run").Refused("layer 'gravity_mgal'", Layer, "no data", "4,800", "no-data value");
    }

    [Fact]
    public void A_constant_layer_is_named_with_its_value()
    {
        using var project = SmallProject.Quick();
        project.Raster(Layer, (_, _) => 3.5f);

        project.Do("run").Refused("layer 'gravity_mgal'", "is constant", "3.5", "z-score is undefined", "Take it out");
    }

    [Fact]
    public void A_layer_of_several_bands_is_named_with_their_number()
    {
        using var project = SmallProject.Quick();
        project.Raster(Layer, (row, column) => row + column, bands: 3);

        project.Do("run").Refused("layer 'gravity_mgal'", "3 bands", "band: 1 to 3");
    }

    [Theory]
    [InlineData("name,x,y\n", "known_sites")]
    [InlineData("name,x,y\nA,1,1\n", "outside the region (A)")]
    [InlineData("name,x,y\nA,510125,7699875\nB,510375,7692375\nC,512375,7692375\n", "at least 4 are needed")]
    [InlineData("name,east,north\nA,1,1\n", "no coordinate columns")]
    [InlineData("name,x,y\nA,here,there\n", "'here' in the coordinate column x")]
    [InlineData("", "known_sites.csv")]
    public void Sites_that_cannot_be_used_are_refused(string table, string message)
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project["known_sites.csv"], table);

        project.Do("run").Refused(message);
    }

    [Fact]
    public void A_missing_file_of_sites_is_named()
    {
        using var project = SmallProject.Quick();
        File.Delete(project["known_sites.csv"]);

        project.Do("run").Refused("there is no file", project["known_sites.csv"]);
    }

    [Fact]
    public void A_label_raster_without_a_one_is_refused()
    {
        using var project = SmallProject.Quick(("known_sites.csv", "labels.tif"));
        project.Raster("labels.tif", (_, _) => 0);

        project.Do("run").Refused("target 'copper' has no site", "value 1");
    }

    [Fact]
    public void A_label_raster_that_lies_elsewhere_has_no_site_that_can_be_used()
    {
        using var project = SmallProject.Quick(("known_sites.csv", "labels.tif"));
        var grid = SmallProject.District.Grid;
        project.Raster("labels.tif", (row, column) => row == column ? 1 : 0, new(grid.Crs, grid.Transform with { OriginX = 900_000 }, 10, 12));

        project.Do("run").Refused("target 'copper' has no site that can be used", "10 outside the region");
    }

    [Fact]
    public void A_label_raster_with_inverted_coding_is_refused_with_the_way_out()
    {
        using var project = SmallProject.Quick(("known_sites.csv", "labels.tif"));
        project.Raster("labels.tif", (row, column) => row % 10 == 5 && column % 10 == 5 ? 0 : 1);

        project.Do("run").Refused("labels.tif marks 4,752 of its 4,800 cells", "the other way round", "value: 0");
    }

    [Fact]
    public void A_window_larger_than_the_region_is_refused_with_both_sizes()
    {
        using var project = SmallProject.Quick();

        project.Do("run", "--set", "windows.size=61").Refused("windows.size is 61", "60 rows and 80 columns", "at most 59");
    }

    [Fact]
    public void Layers_that_cover_nothing_together_are_refused()
    {
        using var project = SmallProject.Quick(("edge: reflect", "edge: skip"));
        project.Raster(Layer, (row, column) => row % 3 == 0 ? float.NaN : row + column);

        project.Do("run").Refused("no window of 5 x 5 cells without a missing cell", "'gravity_mgal'", "33");
    }

    [Fact]
    public void Two_regions_with_other_layers_are_refused_by_name()
    {
        using var project = SmallProject.Quick(("targets:\n", "  second:\n    layers: { gravity_mgal: layers/gravity_mgal.tif }\ntargets:\n"));

        project.Do("run").Refused("layer 'magnetics_nt' is in region 'district' but not in region 'second'");
    }

    [Theory]
    [InlineData("map", "out/copper/mae holds no trained model", "gossan train")]
    [InlineData("train", "out/stack/district.tif", "gossan prepare")]
    [InlineData("pretrain", "out/stack/district.tif", "gossan prepare")]
    public void A_step_before_its_time_names_the_step_to_do_first(string command, string missing, string first)
    {
        using var project = SmallProject.With();

        project.Do(command).Refused(missing, first);
    }

    [Fact]
    public void A_map_before_training_and_training_before_pretraining_name_the_step_to_do_first()
    {
        using var project = SmallProject.With();
        project.Do("prepare").Succeeded();

        project.Do("train", "--model", "mae").Refused("holds no backbone", "gossan pretrain");
        project.Do("map", "--model", "logistic").Refused("holds no trained model", "gossan train");
    }

    [Fact]
    public void A_stack_without_its_audit_names_the_step_that_makes_it()
    {
        using var project = SmallProject.Quick();
        project.Do("prepare").Succeeded();
        File.Delete(project["out/stack/district.audit.json"]);

        project.Do("train").Refused("district.audit.json", "gossan prepare");
    }

    [Theory]
    [InlineData("--target", "cooper", "there is no target 'cooper'", "did you mean 'copper'?")]
    [InlineData("--model", "logistics", "there is no model 'logistics'", "did you mean 'logistic'?")]
    [InlineData("--model", "mae", "there is no model 'mae' in the project", "logistic")]
    public void An_unknown_target_or_model_is_refused_with_a_suggestion(string option, string name, string message, string suggestion)
    {
        using var project = SmallProject.Quick();
        project.Do("prepare").Succeeded();

        project.Do("train", option, name).Refused(message, suggestion);
        project.Do("map", option, name).Refused(message, suggestion);
    }
}
