using CsCheck;

namespace Gossan.Grids.Tests;

public class SpellingTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcABC_-"], 0, 12];

    [Theory]
    [InlineData("sise", "size", 1)]
    [InlineData("szie", "size", 1)]
    [InlineData("SIZE", "size", 0)]
    [InlineData("", "size", 4)]
    [InlineData("patience", "patiense", 1)]
    public void A_distance_counts_edits_and_swaps(string from, string to, int distance) => Assert.Equal(distance, Spelling.Distance(from, to));

    [Fact]
    public void A_distance_is_the_same_both_ways_and_at_most_the_longer_word() => Gen.Select(Word, Word).Sample(
        (a, b) =>
        {
            int distance = Spelling.Distance(a, b);
            return distance == Spelling.Distance(b, a) && distance <= Math.Max(a.Length, b.Length) && distance >= Math.Abs(a.Length - b.Length)
                && (distance == 0) == string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
        },
        iter: 10_000);

    [Fact]
    public void The_nearest_word_is_suggested_or_all_are_listed()
    {
        Assert.Equal("; did you mean 'size'?", Spelling.Suggestion("sise", ["patch", "size"]));
        Assert.Equal("; known are patch, size", Spelling.Suggestion("temperature", ["patch", "size"]));
        Assert.Equal("", Spelling.Suggestion("temperature", []));
    }
}
