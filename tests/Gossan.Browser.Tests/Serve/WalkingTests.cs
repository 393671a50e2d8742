using System.Globalization;
using Gossan.Grids;
using Microsoft.Playwright;

namespace Gossan.Browser.Tests.Serve;

/// <summary>A walk through the page of <c>gossan serve</c> on a real run.</summary>
public sealed class WalkingTests(MapServer server) : IClassFixture<MapServer>
{
    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task It_opens_without_a_complaint_asks_nobody_else_and_fits_its_window(int width)
    {
        await using var open = await server.OpenAsync(width);

        Assert.StartsWith("Synthetic district", await open.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["Layers", "Cell", "Prospects", "Downloads"], await open.Page.Locator("h2:visible").AllInnerTextsAsync());
        Assert.True(await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(open.Elsewhere);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_click_tells_the_cell_and_what_each_layer_added()
    {
        await using var open = await server.OpenAsync();

        await open.Page.Locator("#map").ClickAsync(new() { Position = new() { X = 400, Y = 300 } });
        await open.Page.Locator("#cell table").WaitForAsync();

        string position = await open.Page.Locator("#cell dd").First.InnerTextAsync();
        int[] place = [.. position.Split('(')[1].Trim(')').Split(", ").Select(word => int.Parse(word.Split(' ')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(Value("mae", place[0], place[1]), await open.Page.Locator("#cell dt", new() { HasText = "likelihood of" }).Locator("xpath=following-sibling::dd[1]").InnerTextAsync());
        Assert.Contains("% of the region's cells are below", await open.Page.Locator("#cell").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(13, await open.Page.Locator("#cell tbody tr").CountAsync());
        Assert.Matches(@"^[+−]\d+\.\d\d$", await open.Page.Locator("#cell tbody tr").First.Locator("td").Nth(2).InnerTextAsync());
        var magnetics = open.Page.Locator("#cell tbody tr", new() { HasText = "magnetics_nt" }).Locator("td");
        Assert.Matches(@"^5[01],\d{3}$", await magnetics.Nth(0).InnerTextAsync());
        Assert.Matches(@"^−?[0-2]\.\d\d$", await magnetics.Nth(1).InnerTextAsync());
        Assert.Equal(3, await open.Page.Locator("#cell ol li").CountAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Enter_on_the_map_asks_for_the_cell_in_the_middle_and_keys_pan_and_zoom()
    {
        await using var open = await server.OpenAsync();
        await open.Page.Locator("#map").FocusAsync();
        string whole = await open.LookAsync();

        await open.Page.Keyboard.PressAsync("+");
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(whole, await open.LookAsync());
        await open.Page.Keyboard.PressAsync("Enter");

        await open.Page.Locator("#cell table").WaitForAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Layers_switch_fade_and_name_themselves()
    {
        await using var open = await server.OpenAsync();
        string likelihood = await open.LookAsync();

        await open.Page.Locator("#layer-panel select").First.SelectOptionAsync(new SelectOptionValue { Label = "magnetics_nt" });
        string magnetics = await open.LookAsync();
        Assert.NotEqual(likelihood, magnetics);
        Assert.Equal("magnetics_nt (standardised)", await open.Page.Locator(".legend strong").InnerTextAsync());

        await open.Page.GetByLabel("opacity").FillAsync("30");
        Assert.NotEqual(magnetics, await open.LookAsync());
        await open.Page.GetByLabel("grey where the evidence").CheckAsync();
        await open.Page.GetByLabel("known sites").UncheckAsync();
        Assert.Equal(0, await open.Page.Locator("path.leaflet-interactive[fill='#fff']").CountAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Two_models_stand_side_by_side_and_meet_where_the_slider_says()
    {
        await using var open = await server.OpenAsync();

        await open.Page.GetByLabel("a second map beside it").CheckAsync();
        Assert.Equal(2, await open.Page.Locator(".legend").CountAsync());
        string half = await open.LookAsync();
        await open.Page.Locator("#swipe-at").FillAsync("0");
        string right = await open.LookAsync();
        await open.Page.Locator("#swipe-at").FillAsync("100");
        string left = await open.LookAsync();
        await open.Page.GetByLabel("a second map beside it").UncheckAsync();

        Assert.Equal(3, new[] { half, right, left }.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(0, await open.Page.Locator(".leaflet-right-pane .leaflet-tile").CountAsync());
        Assert.True(await open.Page.Locator("#swipe").IsHiddenAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Prospects_are_filtered_in_the_list_and_on_the_map_and_lead_to_their_place()
    {
        await using var open = await server.OpenAsync();
        var rows = open.Page.Locator("#prospect-panel tbody tr");
        int all = await rows.CountAsync();
        Assert.True(all > 2, $"{all} prospects");

        await open.Page.GetByLabel("only the best").FillAsync("2");
        Assert.Equal(2, await rows.CountAsync());
        Assert.Equal(2, await open.Page.Locator(".map-rank").CountAsync());
        Assert.Equal($"2 of {all} prospects", await open.Page.Locator("#prospect-panel [role=status]").InnerTextAsync());
        string before = await open.LookAsync();

        await rows.Nth(1).Locator("button").ClickAsync();
        Assert.StartsWith("Prospect 2: ", await open.Page.Locator(".leaflet-popup-content").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(before, await open.LookAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task What_was_chosen_stands_when_results_change()
    {
        await using var open = await server.OpenAsync();
        var rows = open.Page.Locator("#prospect-panel tbody tr");
        await open.Page.GetByLabel("only the best").FillAsync("2");
        await open.Page.GetByLabel("opacity").FillAsync("40");
        await open.Page.GetByLabel("known sites").First.UncheckAsync();
        var panel = await open.Page.Locator("#prospect-panel table").ElementHandleAsync();

        File.SetLastWriteTimeUtc(Path.Combine(server.Folder, "out", "report.html"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await open.Page.WaitForFunctionAsync("old => !old.isConnected", panel);

        Assert.Equal(2, await rows.CountAsync());
        Assert.Equal("40", await open.Page.GetByLabel("opacity").InputValueAsync());
        Assert.False(await open.Page.GetByLabel("known sites").First.IsCheckedAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task What_is_seen_can_be_taken_along()
    {
        await using var open = await server.OpenAsync();

        var picture = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.GetByText("Picture of the map as seen").ClickAsync());
        var raster = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.GetByText("Raster of the layer shown").ClickAsync());

        byte[] png = await File.ReadAllBytesAsync((await picture.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.True(png.Length > 10_000, $"{png.Length} bytes");
        Assert.Equal(await File.ReadAllBytesAsync(Likelihood("mae"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync((await raster.PathAsync())!, TestContext.Current.CancellationToken));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_run_that_is_going_on_shows_how_far_it_is_and_its_curves()
    {
        await using var open = await server.OpenAsync();
        string path = Path.Combine(server.Folder, ".gossan", "progress.json");
        File.WriteAllText(path, """
            { "step": "pretrain", "task": "Pretraining", "done": 300, "total": 1000, "unit": "windows", "per_second": 10, "seconds": 30,
              "curves": [ { "part": 1, "names": ["train_loss", "validation_loss"], "values": [0.9, "NaN"] }, { "part": 2, "names": ["train_loss", "validation_loss"], "values": [0.5, 0.6] } ] }
            """);
        try
        {
            await open.Page.GetByText("Run going on").WaitForAsync();

            Assert.Contains("300 of 1,000 windows, 10 windows/s, 0:01:10 left", await open.Page.Locator("#run-panel").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(["train loss: now 0.5000", "validation loss: now 0.6000"], await open.Page.Locator("#run-panel figcaption").AllInnerTextsAsync());
        }
        finally
        {
            File.Delete(path);
        }

        await open.Page.GetByText("Run going on").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Empty(open.Complaints);
    }

    private string Likelihood(string model) => Path.Combine(server.Folder, "out", "polymetallic", model, "district", "likelihood.tif");

    private string Value(string model, int row, int column)
    {
        using var raster = RasterFile.Open(Likelihood(model));
        float[] cell = new float[1];
        raster.Read(0, row, column, 1, 1, cell);
        return cell[0].ToString("F3", CultureInfo.InvariantCulture);
    }
}
