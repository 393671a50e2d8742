namespace Gossan.Grids.Tests;

public sealed class PolygonWriterTests : IDisposable
{
    private static readonly PolygonField[] Fields = [new("number", PolygonFieldKind.Whole), new("share", PolygonFieldKind.Number), new("says", PolygonFieldKind.Text)];

    private static readonly MapPolygon Square = new([(0, 0), (30, 0), (30, 30), (0, 30)], [[(10, 10), (10, 20), (20, 20), (20, 10)]]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_read_again()
    {
        string path = Write("a/areas.gpkg");
        using var file = VectorFile.Open(path);
        var shapes = file.Read(Sample.Utm);
        Assert.Equal(("areas", VectorKind.Polygons, 2L), (file.Layer, file.Kind, file.Features));
        Assert.Equal("EPSG:26908", CoordinateSystem.NameOf(file.Crs));
        Assert.Equal(["1", "12345678901"], shapes.Texts("number"));
        Assert.Equal(["0.1", ""], shapes.Texts("share"));
        Assert.Equal(["Grünstein; \"x\", y", ""], shapes.Texts("says"));
        Assert.Equal((0, 0, 130, 30), shapes.Bounds);
        Assert.Equal(8 + 4, shapes.Pieces().Count);
        Assert.Equal((2, 0), GdalTools.Validity(path));
    }

    [Fact]
    public void The_same_features_give_the_same_bytes_and_nothing_lies_beside_them()
    {
        byte[] one = File.ReadAllBytes(Write("one.gpkg"));
        byte[] other = File.ReadAllBytes(Write("one.gpkg"));
        Assert.Equal(one, other);
        Assert.Equal(["one.gpkg"], Directory.GetFileSystemEntries(folder.FullPath).Select(Path.GetFileName));
    }

    [Fact]
    public void Without_completion_an_older_file_stays_and_nothing_is_left()
    {
        string path = Write("one.gpkg");
        byte[] before = File.ReadAllBytes(path);
        using (var writer = PolygonWriter.Create(path, "areas", "", Sample.Utm, Fields))
        {
            writer.Add([Square], [7, 0.5, null]);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void A_layer_may_be_empty_and_without_a_CRS()
    {
        string path = folder["none.gpkg"];
        using (var writer = PolygonWriter.Create(path, "areas", "nothing", "", Fields))
        {
            writer.Complete();
            Assert.Throws<InvalidOperationException>(writer.Complete);
        }

        Assert.Equal((0, 0), GdalTools.Validity(path));
    }

    [Fact]
    public void Values_are_of_their_columns_kinds()
    {
        using var writer = PolygonWriter.Create(folder["x.gpkg"], "areas", "", "", Fields);
        Assert.Throws<ArgumentException>(() => writer.Add([Square], [1, 2.0]));
        Assert.Throws<ArgumentException>(() => writer.Add([], [1, 2.0, "x"]));
        Assert.Throws<ArgumentException>(() => writer.Add([Square], ["1", 2.0, "x"]));
    }

    [Fact]
    public void A_name_that_is_taken_by_a_folder_is_refused()
    {
        Directory.CreateDirectory(folder["x.gpkg/inside"]);
        var e = Assert.Throws<OutputException>(() => PolygonWriter.Create(folder["x.gpkg"], "areas", "", "", Fields));
        Assert.Contains("x.gpkg", e.Message, StringComparison.Ordinal);
    }

    private string Write(string name)
    {
        string path = folder[name];
        using var writer = PolygonWriter.Create(path, "areas", "some areas", Sample.Utm, Fields);
        writer.Add([Square], [1, 0.1, "Grünstein; \"x\", y"]);
        writer.Add([new([(100, 0), (130, 0), (130, 30), (100, 30)], [])], [12_345_678_901, double.NaN, null]);
        writer.Complete();
        return path;
    }
}
