using Gossan.Evidence.Stacks;

namespace Gossan.Evidence.Tests.Stacks;

public sealed class BandMismatchTests
{
    [Fact]
    public void The_same_bands_pass() => BandMismatchException.ThrowIfDifferent("a", ["x", "y"], "b", ["x", "y"]);

    [Theory]
    [InlineData("x,y,z", "x,z", "missing 'y'")]
    [InlineData("x", "x,y", "additional 'y'")]
    [InlineData("x,y", "x,q", "missing 'y'; additional 'q'")]
    [InlineData("x,y,z", "x,z,y", "another order: band 2 should be 'y' and is 'z'")]
    [InlineData("a,b,c,d,e,f,g", "", "missing 'a', 'b', 'c', 'd', 'e' and 2 more")]
    public void The_message_names_what_is_missing_additional_or_elsewhere(string expected, string found, string part)
    {
        string[] wanted = expected.Split(','), has = found.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var thrown = Assert.Throws<BandMismatchException>(() => BandMismatchException.ThrowIfDifferent("the model", wanted, "region 'r'", has));

        Assert.Contains($"region 'r' does not have the bands of the model ({has.Length} against {wanted.Length}): {part}.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_that_stands_twice_is_a_difference() =>
        Assert.Throws<BandMismatchException>(() => BandMismatchException.ThrowIfDifferent("a", ["x", "y"], "b", ["x", "y", "y"]));
}
