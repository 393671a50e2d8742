using CsCheck;

namespace Gossan.Grids.Tests;

/// <summary>The profile of numbers equals what sorting them says, however they are cut.</summary>
public sealed class ValueProfileTests
{
    [Fact]
    public void Ends_counts_and_codes_are_those_of_the_sorted_numbers() =>
        Gen.Select(Gen.OneOf(Gen.Int[-3, 3].Select(i => (float)i), Gen.Float[-2, 2], Gen.Const(float.NaN)).Array[0, 60], Gen.Int[1, 9]).Sample((numbers, cut) =>
        {
            var profile = new ValueProfile();
            foreach (float[] part in numbers.Chunk(cut))
            {
                profile.Add(part);
            }

            float[] present = [.. numbers.Where(n => !float.IsNaN(n)).Order()];
            float[] different = [.. present.Distinct()];
            Assert.Equal((present.Length, numbers.Length - present.Length), (profile.Count, profile.Missing));
            Assert.Equal(different.FirstOrDefault(float.PositiveInfinity), profile.Minimum);
            Assert.Equal(different.Skip(1).FirstOrDefault(float.PositiveInfinity), profile.AboveMinimum);
            Assert.Equal(different.LastOrDefault(float.NegativeInfinity), profile.Maximum);
            Assert.Equal(different.SkipLast(1).LastOrDefault(float.NegativeInfinity), profile.BelowMaximum);
            Assert.Equal(present.Count(n => n == profile.Minimum), profile.AtMinimum);
            Assert.Equal(present.Count(n => n == profile.Maximum), profile.AtMaximum);
            bool codes = different.All(float.IsInteger) && different.Length * ValueProfile.FewestOfCode <= present.Length;
            Assert.Equal(codes ? different.Length : 0, profile.Codes);
            Assert.Equal(different.Length > 0 && different.All(n => n is 0 or 1), profile.IsZeroOrOne);
        });

    [Fact]
    public void More_whole_numbers_than_a_hundred_are_no_codes()
    {
        var profile = new ValueProfile();
        profile.Add([.. Enumerable.Range(0, 1010).Select(i => (float)(i / 10))]);

        Assert.Equal(0, profile.Codes);
        Assert.False(profile.IsPatchesOfCodes);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(1, false)]
    public void Codes_in_patches_are_told_from_those_that_change_from_cell_to_cell(int width, bool patches)
    {
        var profile = new ValueProfile();
        profile.Add([.. Enumerable.Range(0, 400).Select(i => (float)(i / width % 4))]);

        Assert.Equal(4, profile.Codes);
        Assert.Equal(patches, profile.IsPatchesOfCodes);
    }
}
