using System.IO.Compression;

namespace Gossan.Grids.Tests;

public sealed class SourcePathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Gänge & Störungen 北.zip")]
    [InlineData("data.zip.old/data.ZIP")]
    public void A_shapefile_in_an_archive_is_read_as_if_it_lay_beside(string name)
    {
        string archive = folder[name];
        ZipShapefile(archive, "ma ps/Störungen");
        foreach (string path in (string[])[archive, $"{archive}/ma ps", $"{archive}/ma ps/Störungen.shp"])
        {
            using var file = VectorFile.Open(path);
            Assert.Equal((path, 1, "EPSG:4326"), (file.Path, file.Features, CoordinateSystem.NameOf(file.Crs)));
            Assert.Equal(archive, SourcePath.FileOf(path));
            Assert.Equal([archive], SourceFiles.Of(path));
            Assert.Equal(FileHash.Of(archive), FileHash.Of(path));
        }

        Assert.Equal(64, FileHash.Of(archive).Length);
    }

    [Fact]
    public void Rasters_tables_and_geopackages_in_archives_are_found_among_their_companions()
    {
        Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]);
        Zip("raster.zip", ("in/a.tif", File.ReadAllBytes(folder["a.tif"])), ("in/a.tfw", [1]), ("in/a.tif.aux.xml", [1]), ("read me.txt", [1]), ("__MACOSX/in/._a.tif", [1]));
        using (var raster = RasterFile.Open(SourcePath.Resolve(folder["raster.zip"])))
        {
            Assert.True(raster.Grid.Matches(Sample.Grid()));
        }

        Zip("table.zip", ("samples.txt", "lon;lat\n1,5;2,5\n"u8.ToArray()));
        using var table = VectorFile.Open(folder["table.zip"]);
        Assert.Equal((1.5, 2.5), table.Read("").Points()[0]);
        Zip("gdb.zip", ("x/a.gdb/a0001.gdbtable", [1]), ("x/a.gdb/timestamps", [1]));
        Assert.EndsWith("}/x/a.gdb", SourcePath.Resolve(folder["gdb.zip"]), StringComparison.Ordinal);
        File.WriteAllText(folder["point.csv"], "lon,lat,WKT\n1,2,POINT (1 2)\n");
        GdalTools.VectorTranslate(folder["point.csv"], folder["p.gpkg"], "-f", "GPKG");
        Zip("package.zip", ("p.gpkg", File.ReadAllBytes(folder["p.gpkg"])));
        using var package = VectorFile.Open(folder["package.zip"]);
        Assert.Equal(1, package.Features);
    }

    [Fact]
    public void Paths_without_an_archive_are_themselves()
    {
        Directory.CreateDirectory(folder["folder.zip"]);
        foreach (string path in (string[])["a.gpkg", folder["folder.zip"] + "/a.shp", folder["missing.zip"], folder["missing.zip"] + "/a.shp", "/vsizip/a.zip/b.shp"])
        {
            Assert.Equal((path, path), (SourcePath.Resolve(path), SourcePath.FileOf(path)));
        }

        Assert.Equal(("NETCDF:a.nc:b", "a.nc"), (SourcePath.Resolve("NETCDF:a.nc:b"), SourcePath.FileOf("NETCDF:a.nc:b")));

        Assert.StartsWith($"there is no file {folder["missing.zip"]}.", Assert.Throws<VectorException>(() => VectorFile.Open(folder["missing.zip"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NETCDF:maps/a.nc:anomaly", "maps/a.nc", "NETCDF:\"{0}\":anomaly")]
    [InlineData("HDF5:\"maps/a b.h5\"://grid/z", "maps/a b.h5", "HDF5:\"{0}\"://grid/z")]
    public void The_file_in_a_name_of_gdal_is_found_and_made_absolute(string name, string file, string absolute)
    {
        Assert.Equal(file, SourcePath.FileOf(name));
        Assert.Equal(string.Format(null, absolute, folder[file]), SourcePath.Absolute(name, folder.FullPath));
        Assert.Equal(folder["maps/plain.tif"], SourcePath.Absolute("maps/plain.tif", folder.FullPath));
    }

    [Theory]
    [InlineData("../outside.shp")]
    [InlineData("in/../../outside.shp")]
    [InlineData("/etc/outside.shp")]
    [InlineData("C:/outside.shp")]
    [InlineData("..\\outside.shp")]
    public void An_entry_that_points_outside_the_archive_is_refused(string entry)
    {
        string path = Zip("bad.zip", ("a.shp", [1]), (entry, [1]));
        var e = Assert.Throws<ArchiveException>(() => SourcePath.Resolve(path));
        Assert.Equal($"the archive {path} has an entry '{entry}' that points outside the archive; it is not read.\nUnpack it with a program that you trust, check what it holds, and name the file inside.", e.Message);
        Assert.Equal(path, e.Path);
        Assert.Throws<ArchiveException>(() => SourcePath.Resolve($"{path}/a.shp"));
    }

    [Fact]
    public void A_path_that_climbs_out_of_an_archive_is_not_in_it() =>
        Assert.Contains("has no '../a.shp'", Assert.Throws<ArchiveException>(() => SourcePath.Resolve($"{Zip("a.zip", ("a.shp", [1]))}/../a.shp")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        string path = folder["data.zip"];
        ZipShapefile(path, "faults");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]);
        string message = Assert.Throws<ArchiveException>(() => VectorFile.Open(path)).Message;
        Assert.StartsWith($"the archive {path} cannot be read: ", message, StringComparison.Ordinal);
        Assert.EndsWith(".\nWas it copied whole? Fetch it again from its source, or unpack it and name the file inside.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_several_datasets_or_none_says_what_it_holds()
    {
        string several = Zip("several.zip", ("b.shp", [1]), ("b.dbf", [1]), ("a.tif", [1]));
        Assert.Equal($"the archive {several} holds 2 datasets: a.tif, b.shp.\nName the one that you mean: {several}/a.tif.", Assert.Throws<ArchiveException>(() => SourcePath.Resolve(several)).Message);
        string none = Zip("none.zip", ("report.pdf", [1]));
        Assert.Equal($"the archive {none} holds no file of a format that is known; it holds report.pdf.\nName the file that you mean: {none}/folder/file.shp.", Assert.Throws<ArchiveException>(() => SourcePath.Resolve(none)).Message);
        Assert.Equal($"the archive {several} has no 'c.shp'; it holds b.shp, b.dbf, a.tif. Did you mean 'b.shp'?\nWrite the path inside the archive as the archive does: {several}/folder/file.shp.", Assert.Throws<ArchiveException>(() => SourcePath.Resolve($"{several}/c.shp")).Message);
    }

    [Fact]
    public void An_entry_with_a_password_is_refused()
    {
        string path = Zip("secret.zip", ("a.shp", [1]));
        byte[] bytes = File.ReadAllBytes(path);

        // Bit 0 of the flags, in the local header and in the directory.
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal($"the entry 'a.shp' of the archive {path} is locked with a password.\nUnpack the archive and name the file inside.", Assert.Throws<ArchiveException>(() => SourcePath.Resolve(path)).Message);
    }

    [Fact]
    public void A_folder_that_is_a_dataset_consists_of_its_files()
    {
        File.WriteAllText(folder["a.gdb/b"], "");
        File.WriteAllText(folder["a.gdb/a"], "");
        Assert.Equal([folder["a.gdb/a"], folder["a.gdb/b"]], SourceFiles.Of(folder["a.gdb"]));
    }

    private string Zip(string name, params (string Entry, byte[] Content)[] entries)
    {
        using var archive = ZipFile.Open(folder[name], ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = archive.CreateEntry(entry).Open();
            stream.Write(content);
        }

        return folder[name];
    }

    private void ZipShapefile(string archive, string entry)
    {
        File.WriteAllText(folder["line.geojson"], """{"type": "LineString", "coordinates": [[0, 0], [1, 1]]}""");
        GdalTools.VectorTranslate(folder["line.geojson"], folder["parts/line.shp"], "-f", "ESRI Shapefile");
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        foreach (string part in Directory.GetFiles(folder["parts"]))
        {
            zip.CreateEntryFromFile(part, entry + Path.GetExtension(part));
        }
    }
}
