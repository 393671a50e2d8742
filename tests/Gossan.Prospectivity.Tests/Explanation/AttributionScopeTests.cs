using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;

namespace Gossan.Prospectivity.Tests.Explanation;

public sealed class AttributionScopeTests
{
    [Theory]
    [InlineData("prospects", AttributionScopeKind.Prospects, 1)]
    [InlineData(" All ", AttributionScopeKind.All, 1)]
    [InlineData("none", AttributionScopeKind.None, 1)]
    [InlineData("0.05", AttributionScopeKind.Share, 0.05)]
    [InlineData("1", AttributionScopeKind.Share, 1)]
    [InlineData("1e-3", AttributionScopeKind.Share, 0.001)]
    public void Words_and_shares_are_read_and_written_back(string text, AttributionScopeKind kind, double share)
    {
        var scope = AttributionScope.Parse(text);

        Assert.Equal(new(kind, share), scope);
        Assert.Equal(scope, AttributionScope.Parse(scope.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("some")]
    [InlineData("0")]
    [InlineData("-0.1")]
    [InlineData("1.01")]
    [InlineData("5 %")]
    [InlineData("0,05")]
    [InlineData("NaN")]
    public void What_is_neither_is_refused_with_all_that_it_may_be(string text)
    {
        var thrown = Assert.Throws<ExplanationException>(() => AttributionScope.Parse(text));

        Assert.Equal($"map.attribution is '{text}', but must be prospects, all, none, or a share of the region above 0 and at most 1, such as 0.05.", thrown.Message);
    }

    [Theory]
    [InlineData(0.05, 100, 5)]
    [InlineData(0.05, 101, 6)]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.001, 10, 1)]
    [InlineData(1e-30, 10, 1)]
    [InlineData(1, 10, 10)]
    [InlineData(0.5, 0, 0)]
    public void A_share_is_rounded_up_to_whole_cells(double share, long cells, long expected) =>
        Assert.Equal(expected, new AttributionScope(AttributionScopeKind.Share, share).CellsOf(cells));

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var thrown = Assert.Throws<MapException>(() => new MapOptions { Attribution = "2", Baseline = (AttributionBaseline)9, AttributionTolerance = 0, AttributionPoints = 0 }.Validated());

        foreach (string part in new[] { "map.attribution is '2'", "map.baseline is 9", "map.attribution_tolerance is 0", "map.attribution_points is 0" })
        {
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
        }
    }
}
