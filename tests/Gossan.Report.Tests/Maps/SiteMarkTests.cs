using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Tests.Maps;

public sealed class SiteMarkTests
{
    public static TheoryData<SiteSymbol> Symbols => [.. Enum.GetValues<SiteSymbol>()];

    [Theory]
    [MemberData(nameof(Symbols))]
    public void A_symbol_is_white_with_a_dark_rim_on_every_colour(SiteSymbol symbol)
    {
        foreach (var ground in new[] { SKColors.Black, SKColors.White, SKColors.Teal, SKColors.Yellow })
        {
            var pixels = Drawn(symbol, ground);

            Assert.Contains(pixels, pixel => pixel.Red > 230 && pixel.Green > 230 && pixel.Blue > 230);
            Assert.Contains(pixels, pixel => pixel.Red < 70 && pixel.Green < 70 && pixel.Blue < 70);
        }
    }

    [Fact]
    public void No_two_symbols_look_alike()
    {
        var drawn = Enum.GetValues<SiteSymbol>().Select(symbol => Drawn(symbol, SKColors.Teal)).ToList();
        for (int i = 0; i < drawn.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // Of 40 x 40 pixels a symbol covers some 300.
                Assert.True(drawn[i].Zip(drawn[j]).Count(pair => pair.First != pair.Second) > 60, $"{(SiteSymbol)i} looks like {(SiteSymbol)j}");
            }
        }
    }

    private static SKColor[] Drawn(SiteSymbol symbol, SKColor ground)
    {
        using var bitmap = new SKBitmap(40, 40);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground);
        SiteMark.Draw(canvas, symbol, 20, 20, SiteMark.Radius);
        canvas.Flush();
        return bitmap.Pixels;
    }
}
