using Gossan.Learning.MaskedAutoencoding;

namespace Gossan.Learning.Tests.MaskedAutoencoding;

public sealed class MaskedAutoencoderOptionsTests
{
    [Fact]
    public void The_papers_sizes_are_the_defaults()
    {
        var options = new MaskedAutoencoderOptions { WindowSize = 33, PatchSize = 3, Bands = 14 }.Validated();
        Assert.Equal((11, 121, 30, 126), (options.PatchesPerSide, options.Patches, options.Kept, options.PatchValues));
        Assert.Equal(1, (options with { WindowSize = 3, MaskRatio = 0.9 }).Kept);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var options = new MaskedAutoencoderOptions { WindowSize = 34, PatchSize = 3, Bands = 0, Width = 250, DecoderHeads = 3, MaskRatio = 1 };
        string text = Assert.Throws<ModelOptionsException>(options.Validated).Message.ReplaceLineEndings("\n");
        Assert.Equal(
            """
            the masked autoencoder cannot be built:
            - WindowSize is 34 but must be a multiple of PatchSize (3); nearest odd one is 33.
            - WindowSize is 34 but must be odd, so that a window has a centre cell; nearest are 33 and 35.
            - Bands is 0 but must be 1 or more.
            - Width is 250 but must be a multiple of Heads (8); nearest is 248.
            - DecoderWidth is 128 but must be a multiple of DecoderHeads (3); nearest is 129.
            - MaskRatio is 1 but must lie between 0 and 1, both excluded; the paper's value is 0.75.
            """, text);
    }

    [Theory, InlineData(31, 33), InlineData(5, 3), InlineData(7, 9), InlineData(1, 3), InlineData(29, 27)]
    public void A_window_that_is_no_multiple_gets_the_nearest_odd_one(int window, int nearest)
    {
        var e = Assert.Throws<ModelOptionsException>(new MaskedAutoencoderOptions { WindowSize = window, PatchSize = 3, Bands = 1 }.Validated);
        Assert.Contains($"nearest odd one is {nearest}", Assert.Single(e.Problems));
    }

    [Theory, InlineData(double.NaN), InlineData(0), InlineData(-0.1), InlineData(1.5)]
    public void A_mask_ratio_outside_zero_to_one_is_refused(double ratio) =>
        Assert.Throws<ModelOptionsException>(new MaskedAutoencoderOptions { WindowSize = 5, PatchSize = 1, Bands = 1, MaskRatio = ratio }.Validated);

    [Fact]
    public void An_even_patch_is_refused()
    {
        var e = Assert.Throws<ModelOptionsException>(new MaskedAutoencoderOptions { WindowSize = 33, PatchSize = 2, Bands = 1 }.Validated);
        Assert.Contains("nearest are 1 and 3", Assert.Single(e.Problems));
    }
}
