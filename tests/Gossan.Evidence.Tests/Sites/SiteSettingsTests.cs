using Gossan.Evidence.Sites;

namespace Gossan.Evidence.Tests.Sites;

/// <summary>Settings that a file of sites has no use for.</summary>
public sealed class SiteSettingsTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Settings_of_points_are_refused_for_a_label_raster()
    {
        string path = trial.Raster("labels.tif", (r, c) => r == 2 && c == 2 ? 1 : 0);

        Assert.Equal(
            "target 'vein': labels.tif is a label raster, on which where: would have no effect. where: chooses points by a filter.\nTake it out of the target's sites, or check the path.",
            Refused(new() { Path = "labels.tif", Where = "code = 1" }, path));
        Assert.Contains("on which layer: and x: and y: would have no effect. layer: chooses a layer of a vector file; x: names", Refused(new() { Path = path, Layer = "sites", X = "e", Y = "n" }, path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_refused_for_points()
    {
        string path = trial.Sketch().Point(1.5, 1.5).Save(trial["sites.geojson"]);

        Assert.Contains("is a file of points, on which value: would have no effect. value: says which value of a label raster marks a site", Refused(new() { Path = path, Value = 0 }, path), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_refused_for_points_with_geometries_and_taken_for_a_table()
    {
        string path = trial.Sketch().Point(1.5, 1.5, new { e = 1, n = 2 }).Save(trial["sites.geojson"]);
        string table = trial.Text("sites.csv", "name,e,n\nA,500150,7699850\n");

        Assert.Contains("holds points with geometries of their own, on which x: and y: would have no effect", Refused(new() { Path = path, X = "e", Y = "n" }, path), StringComparison.Ordinal);
        Assert.Single(SiteReading.Locate("vein", new() { Path = table, X = "e", Y = "n" }, table, trial.Grid).Places);
    }

    [Fact]
    public void A_value_that_no_cell_can_have_is_a_problem() =>
        Assert.Equal(["value is NaN, but a missing cell is never a site: give the value that marks one"], new SiteSource { Path = "labels.tif", Value = double.NaN }.Problems());

    private string Refused(SiteSource source, string path) => Assert.Throws<SiteException>(() => SiteReading.Locate("vein", source, path, trial.Grid)).Message;
}
