using Gossan.Prospectivity.Prospects;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Prospects;

public sealed class LikelihoodThresholdTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_share_of_the_area_ends_at_the_cell_of_its_rank()
    {
        // Ten mapped cells: 0.9, 0.8, 0.8, 0.8, 0.5, and five of 0.05.
        string path = MadeMap.Of(folder, "9888 ", "5....", ".    ");
        var (mapped, values) = LikelihoodThreshold.OfAreas(path, 0.1, 0.11, 0.2, 0.4, 0.41, 0.5, 0.51, 1, 1e-9);
        Assert.Equal(10, mapped);
        Assert.Equal([0.9f, 0.8f, 0.8f, 0.8f, 0.5f, 0.5f, 0.05f, 0.05f, 0.9f], values);
    }

    [Fact]
    public void A_map_without_a_value_has_no_threshold()
    {
        var (mapped, values) = LikelihoodThreshold.OfAreas(MadeMap.Of(folder, "   ", "   "), 0.05);
        Assert.Equal(0, mapped);
        Assert.Equal(float.NaN, Assert.Single(values));
    }

    [Theory]
    [InlineData(0.2, 0.9f)]
    [InlineData(0.21, 0.7f)]
    [InlineData(0.6, 0.7f)]
    [InlineData(0.8, 0.3f)]
    [InlineData(1, 0.1f)]
    [InlineData(0.001, 0.9f)]
    public void A_share_of_the_sites_ends_at_the_site_of_its_rank(double share, float expected)
    {
        // Two of five are equal: both are in or both are out.
        Assert.Equal(expected, LikelihoodThreshold.OfCapture([0.7f, 0.1f, float.NaN, 0.9f, 0.7f, 0.3f], share));
    }

    [Fact]
    public void Without_sites_there_is_no_threshold() => Assert.Equal(float.NaN, LikelihoodThreshold.OfCapture([float.NaN], 0.5));
}
