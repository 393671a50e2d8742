namespace Gossan.Grids.Tests;

public class GdalLibraryTests
{
    [Fact]
    public void A_machine_without_gdal_is_told_where_to_get_it()
    {
        var e = Assert.Throws<GdalMissingException>(() => GdalLibrary.LoadFirst(named: null, ["libgdal-that-nobody-has.so"]));
        Assert.Equal(
            """
            the GDAL library was not found on this machine; it reads and writes all maps.
            Get it with one of these, then run the same command again:
              Debian, Ubuntu   sudo apt-get install gdal-bin
              Fedora, RHEL     sudo dnf install gdal-libs      (RHEL: enable EPEL first)
              macOS            brew install gdal
              Windows          install QGIS or OSGeo4W; both bring GDAL
              conda            conda install -c conda-forge libgdal-core, and activate that environment
            If it is installed somewhere else, set GOSSAN_GDAL to the path of the library file (libgdal.so, libgdal.dylib or gdalNNN.dll).
            """.ReplaceLineEndings("\n"),
            e.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_wrong_path_in_the_variable_is_not_passed_over()
    {
        var e = Assert.Throws<GdalMissingException>(() => GdalLibrary.LoadFirst("/nowhere/libgdal.so", GdalLocations.Candidates()));
        Assert.StartsWith("GOSSAN_GDAL is /nowhere/libgdal.so, but there is no such file.\n", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_variable_that_is_no_library_is_said_to_be_none()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["libgdal.so"], "text");
        var e = Assert.Throws<GdalMissingException>(() => GdalLibrary.LoadFirst(folder["libgdal.so"], []));
        Assert.Contains("that file does not load as a library", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3010400", "3.1.4", "version 3.1.4, but 3.2 or later")]
    [InlineData("", "", "version unknown, but 3.2 or later")]
    public void An_old_version_is_refused(string number, string name, string text) =>
        Assert.Contains(text, Assert.Throws<GdalMissingException>(() => GdalLibrary.RefuseOldVersion(number, name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_new_version_is_taken() => GdalLibrary.RefuseOldVersion("3060200", "3.6.2");

    [Fact]
    public void Conda_goes_before_the_system()
    {
        Assert.Equal(Path.Combine("/env", "lib", "libgdal.so"), GdalLocations.OnLinux("/env").First());
        Assert.Equal(Path.Combine("/env", "lib", "libgdal.dylib"), GdalLocations.OnMac("/env").First());
        Assert.Equal("libgdal.so", GdalLocations.OnLinux(conda: null).First());
        Assert.Contains("libgdal.so.32", GdalLocations.OnLinux(conda: null), StringComparer.Ordinal);
    }

    [Fact]
    public void On_windows_only_numbered_libraries_of_the_folder_are_tried()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["gdal309.dll", "gdalplugins.dll", "gdal_i.dll"])
        {
            File.WriteAllText(folder[$"Library/bin/{name}"], "");
        }

        string[] found = [.. GdalLocations.OnWindows(folder.FullPath).Where(path => path.StartsWith(folder.FullPath, StringComparison.Ordinal))];
        Assert.Equal([Path.Combine(folder.FullPath, "Library", "bin", "gdal309.dll")], found);
    }

    [Fact]
    public void Many_threads_may_be_the_first() => Parallel.For(0, 16, _ => GdalLibrary.Load());

    [Fact]
    public void Messages_of_gdal_stay_on_their_thread()
    {
        GdalLibrary.Load();
        using DatasetHandle none = DatasetHandle.OpenRaster("no-such-file.tif");
        Assert.True(none.IsInvalid);
        bool elsewhere = true;
        var thread = new Thread(() => elsewhere = GdalErrors.Any);
        thread.Start();
        thread.Join();
        Assert.False(elsewhere);
        Assert.Contains("no-such-file.tif", GdalErrors.Take(), StringComparison.Ordinal);
        Assert.Equal("GDAL gave no reason", GdalErrors.Take());
    }
}
