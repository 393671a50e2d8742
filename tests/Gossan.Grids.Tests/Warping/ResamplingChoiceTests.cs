namespace Gossan.Grids.Tests;

public class ResamplingChoiceTests
{
    [Theory]
    [InlineData(100, false, null, ResamplingMethod.Cubic)]
    [InlineData(106, false, null, ResamplingMethod.Cubic)]
    [InlineData(160, false, null, ResamplingMethod.Average)]
    [InlineData(20, false, null, ResamplingMethod.Cubic)]
    [InlineData(100, false, ResamplingMethod.Bilinear, ResamplingMethod.Bilinear)]
    [InlineData(100, false, ResamplingMethod.Nearest, ResamplingMethod.Nearest)]
    [InlineData(400, false, ResamplingMethod.Bilinear, ResamplingMethod.Bilinear)]
    [InlineData(104, true, null, ResamplingMethod.Nearest)]
    [InlineData(106, true, null, ResamplingMethod.Mode)]
    [InlineData(50, true, null, ResamplingMethod.Nearest)]
    [InlineData(400, true, ResamplingMethod.Nearest, ResamplingMethod.Nearest)]
    [InlineData(100, true, ResamplingMethod.Mode, ResamplingMethod.Mode)]
    public void The_method_follows_from_kind_and_cell_sizes(double cell, bool categorical, ResamplingMethod? asked, ResamplingMethod expected) =>
        Assert.Equal(expected, Choose(Warps.Grid("EPSG:26908", 500_000, 6_900_000, cell, 5, 5), categorical, asked));

    [Fact]
    public void Cell_sizes_are_compared_in_one_system_and_however_the_grids_are_turned()
    {
        // 0.0018 degrees are 200 m of latitude and 93 m of longitude at 62 N.
        Assert.Equal(ResamplingMethod.Average, Choose(Warps.Grid("EPSG:4326", -134.9, 62.1, 0.0018, 5, 5), categorical: false, asked: null));
        Assert.Equal(ResamplingMethod.Nearest, Choose(Warps.Turned(Warps.Grid("EPSG:26908", 500_000, 6_900_000, 100, 5, 5), 45), categorical: true, asked: null));
    }

    [Theory]
    [InlineData(ResamplingMethod.Bilinear)]
    [InlineData(ResamplingMethod.Cubic)]
    [InlineData(ResamplingMethod.Average)]
    public void Categories_are_never_mixed(ResamplingMethod asked)
    {
        var e = Assert.Throws<WarpException>(() => Choose(Sample.Grid(), categorical: true, asked));
        Assert.StartsWith(asked.ToString().ToLowerInvariant() + " resampling of ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("would mix its categories into numbers that are no category.\nUse mode or nearest for it, or declare the layer as continuous if its numbers are quantities.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mode_of_quantities_is_refused()
    {
        var e = Assert.Throws<WarpException>(() => Choose(Sample.Grid(), categorical: false, ResamplingMethod.Mode));
        Assert.StartsWith("mode resampling of ", e.Message, StringComparison.Ordinal);
        Assert.Contains("Use bilinear, cubic, average or nearest for it", e.Message, StringComparison.Ordinal);
    }

    private static ResamplingMethod Choose(Grid target, bool categorical, ResamplingMethod? asked)
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(), new float[12]));
        return WarpedRaster.Choose(raster, target, categorical, asked);
    }
}
