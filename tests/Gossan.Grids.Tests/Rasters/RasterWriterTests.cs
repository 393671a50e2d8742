using CsCheck;

namespace Gossan.Grids.Tests;

public class RasterWriterTests
{
    [Fact]
    public void What_is_written_is_read_back_for_any_size_and_chunking()
    {
        using var folder = new TemporaryFolder();
        string path = folder["out.tif"];
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 3], Gen.Int[1, 40]).Sample(
            (rows, columns, bands, chunk) =>
            {
                Grid grid = Sample.Grid(rows, columns);
                float[][] written = [.. Enumerable.Range(0, bands).Select(band => Sample.Survey(grid, seed: band))];
                using (var writer = RasterWriter.Create(path, grid, [.. Enumerable.Range(0, bands).Select(band => $"layer {band}")]))
                {
                    for (int band = 0; band < bands; band++)
                    {
                        for (int row = 0; row < rows; row += chunk)
                        {
                            int count = Math.Min(chunk, rows - row);
                            writer.Write(band, row, count, written[band].AsSpan(row * columns, count * columns));
                        }
                    }

                    writer.Complete();
                }

                Assert.All(Enumerable.Range(0, bands), band => Assert.Equal(written[band], Sample.Cells(path, band)));
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void Grid_names_and_metadata_are_kept()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid();
        using (var writer = RasterWriter.Create(folder["made/new/out.tif"], grid, ["likelihood", "", "Größe"], new Dictionary<string, string>(StringComparer.Ordinal) { ["seed"] = "1234", ["model"] = "a=b" }))
        {
            writer.Complete();
        }

        using var raster = RasterFile.Open(folder["made/new/out.tif"]);
        Assert.Equal(grid, raster.Grid);
        Assert.True(grid.Matches(raster.Grid));
        Assert.Equal(["likelihood", "", "Größe"], raster.BandNames);
        Assert.Equal("1234", raster.Metadata["seed"]);
        Assert.Equal("a=b", raster.Metadata["model"]);
    }

    [Fact]
    public void A_rotated_grid_without_crs_is_kept()
    {
        using var folder = new TemporaryFolder();
        var grid = new Grid("", new(10, 30, 80, 20, 40, -60), 2, 2);
        Sample.Raster(folder["out.tif"], grid, 1, 2, 3, 4);
        using var raster = RasterFile.Open(folder["out.tif"]);
        Assert.Equal(grid, raster.Grid);
    }

    [Fact]
    public void Cells_that_nobody_writes_are_missing()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid();
        using (var writer = RasterWriter.Create(folder["out.tif"], grid, ["a"]))
        {
            writer.Write(band: 0, firstRow: 1, rows: 1, [5, 6, 7, 8]);
            writer.Complete();
        }

        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, 5, 6, 7, 8, float.NaN, float.NaN, float.NaN, float.NaN], Sample.Cells(folder["out.tif"]));
    }

    [Fact]
    public void The_file_is_a_compressed_cloud_optimised_geotiff_with_overviews()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid(rows: 700, columns: 1100);
        string path = Sample.Raster(folder["out.tif"], grid, Sample.Survey(grid, seed: 1));
        using var raster = RasterFile.Open(path);
        var structure = raster.MetadataOf("IMAGE_STRUCTURE");
        Assert.Equal("COG", structure["LAYOUT"]);
        Assert.Equal("DEFLATE", structure["COMPRESSION"]);
        Assert.Equal("3", structure["PREDICTOR"]);
        using DatasetHandle overview = DatasetHandle.OpenRaster($"GTIFF_DIR:2:{path}");
        Assert.Equal(550, GdalNative.GDALGetRasterXSize(overview));
    }

    [Fact]
    public void The_same_cells_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Grid grid = Sample.Grid(rows: 600, columns: 700);
        float[] cells = Sample.Survey(grid, seed: 2);
        Assert.Equal(File.ReadAllBytes(Sample.Raster(folder["a.tif"], grid, cells)), File.ReadAllBytes(Sample.Raster(folder["b/b.tif"], grid, cells)));
    }

    [Fact]
    public void Nothing_but_the_result_is_left()
    {
        using var folder = new TemporaryFolder();
        Sample.Raster(folder["out.tif"], Sample.Grid(rows: 600, columns: 600), new float[360_000]);
        Assert.Equal([folder["out.tif"]], Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Without_completion_there_is_no_result_and_an_older_one_stays()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["out.tif"], "older");
        using (var writer = RasterWriter.Create(folder["out.tif"], Sample.Grid(), ["a"]))
        {
            writer.Write(band: 0, firstRow: 0, rows: 1, [1, 2, 3, 4]);
        }

        Assert.Equal("older", File.ReadAllText(folder["out.tif"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void A_result_of_an_earlier_run_is_replaced()
    {
        using var folder = new TemporaryFolder();
        Sample.Raster(folder["out.tif"], Sample.Grid(rows: 1, columns: 1), 1);
        Sample.Raster(folder["out.tif"], Sample.Grid(rows: 1, columns: 1), 2);
        Assert.Equal([2], Sample.Cells(folder["out.tif"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        string path = Path.Combine(folder.FullPath, "file", "out.tif");
        var e = Assert.Throws<OutputException>(() => RasterWriter.Create(path, Sample.Grid(), ["a"]));
        Assert.StartsWith($"cannot write {path}: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_result_is_noticed_before_the_work()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["out.tif"]);
        var e = Assert.Throws<OutputException>(() => RasterWriter.Create(folder["out.tif"], Sample.Grid(), ["a"]));
        Assert.Contains("there is a folder of that name", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_write_permission_is_noticed_before_the_work()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "permissions do not bind this user");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs the permissions of Unix");
            return;
        }

        using var folder = new TemporaryFolder();
        string closed = Directory.CreateDirectory(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;
        Assert.Throws<OutputException>(() => RasterWriter.Create(Path.Combine(closed, "out.tif"), Sample.Grid(), ["a"]));
    }

    [Theory]
    [InlineData(".partial-staging-out.tif")]
    [InlineData(".partial-out.tif")]
    public void A_full_disk_is_reported_and_leaves_the_older_result(string fullFile)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs the device that is always full");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["out.tif"], "older");
        Grid grid = Sample.Grid(rows: 600, columns: 600);

        // GDAL writes through the link, and the device answers as a full disk does.
        File.CreateSymbolicLink(folder[fullFile], "/dev/full");
        var e = Assert.Throws<OutputException>(() =>
        {
            using var writer = RasterWriter.Create(folder["out.tif"], grid, ["a"]);
            writer.Write(band: 0, firstRow: 0, rows: 600, Sample.Survey(grid, seed: 3));
            writer.Complete();
        });
        Assert.StartsWith($"cannot write {folder["out.tif"]}: ", e.Message, StringComparison.Ordinal);
        Assert.Equal("older", File.ReadAllText(folder["out.tif"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentException>(() => RasterWriter.Create(folder["none.tif"], Sample.Grid(), []));
        using var writer = RasterWriter.Create(folder["out.tif"], Sample.Grid(), ["a"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Write(band: 1, firstRow: 0, rows: 1, new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Write(band: 0, firstRow: 2, rows: 2, new float[8]));
        Assert.Throws<ArgumentException>(() => writer.Write(band: 0, firstRow: 0, rows: 1, new float[5]));
        writer.Complete();
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<ObjectDisposedException>(() => writer.Write(band: 0, firstRow: 0, rows: 1, new float[4]));
    }
}
