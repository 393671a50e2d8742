using Gossan.Serve.Live;
using Gossan.Testing;

namespace Gossan.Serve.Tests.Live;

public sealed class LiveTests(RunResult run)
{
    private static readonly RunProgress Half = new("pretrain", "Pretraining", 50, 100, "windows", 12.5, 4, [new(1, ["train_loss"], [0.5]), new(2, ["train_loss"], [double.NaN])]);

    [Fact]
    public async Task While_a_run_tells_how_far_it_is_so_does_the_page()
    {
        using var folder = run.Copy();
        await using var site = await Site.Open(folder.FullPath);
        string path = folder[".gossan/progress.json"];
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await site.Record("api/live")).GetProperty("progress").ValueKind);

        Half.Write(path);
        var progress = (await site.Record("api/live")).GetProperty("progress");

        Assert.Equal("pretrain", progress.GetProperty("step").GetString());
        Assert.Equal(50, progress.GetProperty("done").GetInt64());
        Assert.Equal([1, 2], progress.GetProperty("curves").EnumerateArray().Select(part => part.GetProperty("part").GetInt32()));
    }

    [Fact]
    public void A_file_left_by_a_run_that_was_killed_or_half_of_one_tells_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder["progress.json"];
        Half.Write(path);
        Assert.Equivalent(Half, RunProgress.Read(path));

        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddMinutes(-1));
        Assert.Null(RunProgress.Read(path));

        File.WriteAllText(path, """{ "step": "pre""");
        Assert.Null(RunProgress.Read(path));
        Assert.Null(RunProgress.Read(folder["none"]));
    }

    [Fact]
    public async Task Results_that_change_are_seen_under_another_stamp()
    {
        using var folder = run.Copy();
        await using var site = await Site.Open(folder.FullPath);
        string before = (await site.Record("api/live")).GetProperty("stamp").GetString()!;

        Directory.Delete(folder["out/copper/wofe"], recursive: true);
        var after = await Until(site, view => !string.Equals(view.GetProperty("stamp").GetString(), before, StringComparison.Ordinal));

        Assert.Equal([RunResult.First], after.GetProperty("regions")[0].GetProperty("targets")[0].GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_record_that_is_torn_leaves_what_was_there_with_a_note_and_a_whole_one_takes_it_away()
    {
        using var folder = run.Copy();
        await using var site = await Site.Open(folder.FullPath);
        await site.Record("api/run");
        string path = folder["out/copper/logistic/metrics.json"], whole = File.ReadAllText(path);

        File.WriteAllText(path, whole[..20]);
        var torn = await Until(site, view => view.GetProperty("note").ValueKind != System.Text.Json.JsonValueKind.Null);
        File.WriteAllText(path, whole);
        var again = await Until(site, view => view.GetProperty("note").ValueKind == System.Text.Json.JsonValueKind.Null);

        Assert.NotEmpty(torn.GetProperty("regions").EnumerateArray());
        Assert.NotEqual(torn.GetProperty("stamp").GetString(), again.GetProperty("stamp").GetString());
    }

    [Fact]
    public async Task A_project_without_results_says_how_to_make_them()
    {
        using var folder = new TemporaryFolder();
        await using var site = await Site.Open(folder.FullPath);

        Assert.Contains("gossan run", (await site.Record("api/run")).GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> Until(Site site, Func<System.Text.Json.JsonElement, bool> happened)
    {
        for (int i = 0; i < 100; i++)
        {
            var view = await site.Record("api/run");
            if (happened(view))
            {
                return view;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("it was not seen in ten seconds");
    }
}
