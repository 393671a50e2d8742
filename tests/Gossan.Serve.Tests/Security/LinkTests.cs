using System.Net;
using Gossan.Serve.Security;
using Gossan.Testing;

namespace Gossan.Serve.Tests.Security;

public sealed class LinkTests(RunResult run)
{
    [Theory]
    [InlineData("out/copper/logistic/district/likelihood.tif")]
    [InlineData("out/copper/comparison.json")]
    [InlineData("out/report.html")]
    [InlineData("out/stack")]
    [InlineData("out")]
    public async Task Through_a_link_that_leads_out_nothing_is_read(string linked)
    {
        using var folder = run.Copy();
        using var outside = new TemporaryFolder();
        string link = folder[linked], target = outside["target"];
        if (Directory.Exists(link))
        {
            Directory.Move(link, target);
            Directory.CreateSymbolicLink(link, target);
        }
        else
        {
            File.WriteAllText(target, "outside");
            File.Delete(link);
            File.CreateSymbolicLink(link, target);
        }

        await using var site = await Site.Open(folder.FullPath);

        var view = await site.Record("api/run");
        Assert.Empty(view.GetProperty("regions").EnumerateArray());
        Assert.Contains("leads out of the project's folder", view.GetProperty("note").GetString(), StringComparison.Ordinal);
        using var answer = await site.Get("api/file?name=report.html");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_made_later_is_seen_at_the_next_request()
    {
        using var folder = run.Copy();
        using var outside = new TemporaryFolder();
        await using var site = await Site.Open(folder.FullPath);
        await site.Record("api/run");
        string report = folder["out/report.html"];
        File.WriteAllText(outside["secret"], "outside");
        File.Delete(report);
        File.CreateSymbolicLink(report, outside["secret"]);

        using var answer = await site.Get("api/file?name=report.html");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_within_the_folder_is_followed()
    {
        using var folder = run.Copy();
        string path = folder["out/copper/logistic/district/likelihood.tif"], moved = folder["kept/likelihood.tif"];
        File.Move(path, moved);
        File.CreateSymbolicLink(path, "../../../../kept/likelihood.tif");
        await using var site = await Site.Open(folder.FullPath);

        using var tile = await site.Get(Site.Tile("copper/logistic/likelihood", 0, 0, 0));

        Assert.Equal(HttpStatusCode.OK, tile.StatusCode);
    }

    [Fact]
    public async Task What_a_link_within_the_folder_leads_to_is_read_again_when_it_changed()
    {
        using var folder = run.Copy();
        string path = folder["out/copper/logistic/district/likelihood.tif"], moved = folder["kept/likelihood.tif"];
        File.Move(path, moved);
        File.CreateSymbolicLink(path, moved);
        await using var site = await Site.Open(folder.FullPath);
        string before = await Stamp();

        File.Copy(folder["out/copper/wofe/district/likelihood.tif"], moved, overwrite: true);
        await Task.Delay(1100, TestContext.Current.CancellationToken);

        Assert.NotEqual(before, await Stamp());

        async Task<string> Stamp() => (await site.Record("api/run")).GetProperty("stamp").GetString()!;
    }

    [Fact]
    public async Task A_link_out_that_is_made_later_hides_everything()
    {
        using var folder = run.Copy();
        using var outside = new TemporaryFolder();
        await using var site = await Site.Open(folder.FullPath);
        Assert.NotEmpty((await site.Record("api/run")).GetProperty("regions").EnumerateArray());

        Directory.CreateSymbolicLink(folder["out/extra"], outside.FullPath);
        await Task.Delay(1100, TestContext.Current.CancellationToken);

        Assert.Empty((await site.Record("api/run")).GetProperty("regions").EnumerateArray());
    }

    [Fact]
    public void Links_in_circles_lead_nowhere()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");
        Directory.CreateSymbolicLink(folder["inner"], ".");
        File.WriteAllText(folder["file"], "");

        var project = new ProjectFolder(folder.FullPath);

        Assert.False(project.Holds(folder["a"]));
        Assert.True(project.Holds(folder["inner/inner/file"]));
        Assert.Contains(project.LinkOutOf(folder.FullPath), new[] { folder["a"], folder["b"] });
    }

    [Fact]
    public void A_folder_beside_with_a_longer_name_is_outside()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["project-other/file"], "");
        Directory.CreateDirectory(folder["project/x"]);

        var project = new ProjectFolder(folder["project"]);

        Assert.False(project.Holds(folder["project-other/file"]));
        Assert.False(project.Holds(folder["project/../project-other/file"]));
        Assert.True(new ProjectFolder(folder["project-other"]).Holds(folder["project/../project-other/./file"]));
    }
}
