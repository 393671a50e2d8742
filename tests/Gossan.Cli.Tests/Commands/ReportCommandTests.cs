using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gossan.Cli.Tests.Commands;

/// <summary>The page of a whole project, read as a browser reads it.</summary>
public class ReportCommandTests
{
    private static readonly string[] Small = ["--set", "evaluation.folds=3", "--set", "evaluation.seeds=[1, 2]", "--set", "evaluation.resamples=100", "--set", "evaluation.block_size=5000"];

    [Fact]
    public void Every_number_is_that_of_its_record()
    {
        using var project = SmallProject.Quick();
        project.Do("compare", ["--models", "logistic,wofe", .. Small]).Succeeded();
        project.Do("run").Succeeded();

        var page = PageOf(project);

        var records = JsonNode.Parse(page.QuerySelector("#gossan-results")!.TextContent)!;
        var numbers = page.QuerySelectorAll("data").ToList();
        Assert.True(numbers.Count > 100, $"{numbers.Count} numbers");
        Assert.All(numbers, number => Assert.Equal(At(records, number.GetAttribute("data-source")!), double.Parse(number.GetAttribute("value")!, CultureInfo.InvariantCulture)));
        Assert.Contains(numbers, number => number.GetAttribute("data-source")!.StartsWith("targets/copper/comparison/models/1/to_best", StringComparison.Ordinal));

        Assert.True(ReportedNumbers.Check(project["out"])["comparison.json"] > 20);

        // The sentences of the first screen too: what is left without its numbers names no other, but the share of the area that all maps are searched for.
        var sentences = page.QuerySelectorAll("ul.verdict li").ToList();
        Assert.Equal(3, sentences.Count);
        Assert.True(sentences.Sum(sentence => sentence.QuerySelectorAll("data").Length) > 10);
        Assert.All(sentences, sentence => Assert.DoesNotContain(Words(sentence).Replace("10\u00a0%", "", StringComparison.Ordinal), char.IsAsciiDigit));

        // The records are those beside the page.
        var comparison = JsonNode.Parse(File.ReadAllText(project["out/copper/comparison.json"]));
        Assert.True(JsonNode.DeepEquals(comparison, records["targets"]!["copper"]!["comparison"]));
    }

    [Fact]
    public void Nothing_is_loaded_and_every_link_within_the_page_has_its_end()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();

        var page = PageOf(project);

        Assert.All(page.QuerySelectorAll("[src]"), element => Assert.StartsWith("data:", element.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("link, iframe, object, embed"));
        string[] ids = [.. page.All.Select(element => element.Id).OfType<string>().Where(id => id.Length > 0)];
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), element => Assert.Contains(element.GetAttribute("aria-labelledby")!, ids));
        Assert.All(page.QuerySelectorAll("img"), picture => Assert.NotEmpty(picture.GetAttribute("alt")!));
    }

    [Fact]
    public void The_page_is_the_last_line_of_a_run_and_the_same_byte_for_byte_when_written_again()
    {
        using var project = SmallProject.Quick();

        string last = project.Do("run").Succeeded().Output.TrimEnd().Split('\n')[^1];

        Assert.EndsWith("report.html", last, StringComparison.Ordinal);
        byte[] before = File.ReadAllBytes(project["out/report.html"]);
        Assert.Equal(1, project.Do("report").Succeeded().UpToDate);
        project.Do("report", "--again").Succeeded();
        Assert.Equal(before, File.ReadAllBytes(project["out/report.html"]));
    }

    [Fact]
    public void A_run_without_comparison_and_attribution_says_what_would_show_them()
    {
        using var project = SmallProject.Quick(("map: { uncertainty: 10 }", "map: { uncertainty: 0, attribution: none, novelty: false }"));
        project.Do("run").Succeeded();

        string text = PageOf(project).QuerySelector("main")!.TextContent;

        Assert.Contains("run gossan compare", text, StringComparison.Ordinal);
        Assert.Contains("set map.attribution", text, StringComparison.Ordinal);
        Assert.Contains("How sure the likelihood is was not worked out", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pretraining", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_targets_and_models_each_have_their_place()
    {
        using var project = SmallProject.With(
            "logistic, wofe", ("  copper: { sites: { district: known_sites.csv } }", "  copper: { sites: { district: known_sites.csv } }\n  zinc: { sites: { district: known_sites.csv } }"));
        project.Do("run").Succeeded();

        var page = PageOf(project);

        Assert.Equal(["copper", "zinc"], page.QuerySelectorAll("section.lead > h2").Select(title => title.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("section.lead figure.map").Length);
        Assert.Equal(4, page.QuerySelectorAll("section[aria-labelledby^='map-']").Length);
    }

    [Fact]
    public void Names_that_look_like_markup_stay_names()
    {
        const string name = "<b>\"&'</script><!-- x";
        using var project = SmallProject.Quick(("name: Small", "name: '<b>\"&''</script><!-- x'"));
        string sites = project["known_sites.csv"];
        File.WriteAllText(sites, File.ReadAllText(sites).Replace("K01", "<i>K&1</script>", StringComparison.Ordinal));
        project.Do("run").Succeeded();

        var page = PageOf(project);

        Assert.Equal(name, page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("b, main i"));
        Assert.Equal(name, (string?)JsonNode.Parse(page.QuerySelector("#gossan-results")!.TextContent)!["name"]);
        Assert.Contains("<i>K&1</script>", page.QuerySelector("script.map-data")!.TextContent.Replace("\\u003c", "<", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_results_there_is_nothing_to_report_on()
    {
        using var project = SmallProject.Quick();

        project.Do("report").Refused("there are no results", "gossan run");
    }

    private static string Words(IElement sentence) => string.Concat(sentence.ChildNodes.Where(node => node is not IElement { LocalName: "data" }).Select(node => node.TextContent));

    private static IDocument PageOf(SmallProject project) => new HtmlParser().ParseDocument(File.ReadAllText(project["out/report.html"]));

    private static double At(JsonNode records, string path)
    {
        var node = path.Split('/').Aggregate(records, (here, step) => (here is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : here[step]) ?? throw new KeyNotFoundException(path));
        return node.GetValue<double>();
    }
}
