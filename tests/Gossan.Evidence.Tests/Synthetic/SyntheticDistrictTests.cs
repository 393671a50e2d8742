using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Synthetic;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Synthetic;

public sealed class SyntheticDistrictTests
{
    private const string Gapped = "magnetics_nt";

    private static readonly Lazy<SyntheticDistrict> Standard = new(() => SyntheticDistrict.With(new()));

    [Fact]
    public void The_same_seed_gives_the_same_files_and_another_one_others()
    {
        using TemporaryFolder first = new(), again = new(), other = new();
        var small = new SyntheticDistrictOptions { Rows = 60, Columns = 80, Known = 6, Withheld = 4 };
        SyntheticDistrict.With(small).Write(first.FullPath);
        SyntheticDistrict.With(small).Write(again.FullPath);
        SyntheticDistrict.With(small with { Seed = 0 }).Write(other.FullPath);
        string[] files = [.. Directory.GetFiles(first.FullPath, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(first.FullPath, path)).Order(StringComparer.Ordinal)];

        Assert.Equal(15, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first.FullPath, file)), File.ReadAllBytes(Path.Combine(again.FullPath, file))));
        Assert.All(files, file => Assert.NotEqual(File.ReadAllBytes(Path.Combine(first.FullPath, file)), File.ReadAllBytes(Path.Combine(other.FullPath, file))));
    }

    [Fact]
    public void It_has_layers_a_missing_coast_and_a_survey_gap()
    {
        var district = Standard.Value;

        Assert.True(district.Layers.Count >= 10);
        Assert.InRange(district.LandShare(), 0.5, 0.9);
        Assert.All(SyntheticDistrict.NuisanceLayers, name => Assert.Contains(name, district.Layers.Select(layer => layer.Key), StringComparer.Ordinal));
        foreach (var (name, cells) in district.Layers)
        {
            int measured = cells.Count(cell => !float.IsNaN(cell)), land = (int)Math.Round(district.LandShare() * cells.Length);
            Assert.Equal(string.Equals(name, Gapped, StringComparison.Ordinal), measured < land);
            Assert.True(cells.Where(cell => !float.IsNaN(cell)).Distinct().Count() > 1, name);
        }
    }

    [Fact]
    public void Forty_known_and_forty_withheld_deposits_stand_apart_on_data()
    {
        var district = Standard.Value;
        var all = district.Known.Concat(district.Withheld).ToList();

        Assert.Equal((40, 40), (district.Known.Count, district.Withheld.Count));
        for (int i = 0; i < all.Count; i++)
        {
            Assert.True(all.Skip(i + 1).All(other => Math.Max(Math.Abs(other.Row - all[i].Row), Math.Abs(other.Column - all[i].Column)) >= 3));
        }

        // Every layer but the survey with the gap has data there.
        Assert.All(all, cell => Assert.DoesNotContain(
            district.Layers, layer => !string.Equals(layer.Key, Gapped, StringComparison.Ordinal) && float.IsNaN(layer.Value[(cell.Row * district.Grid.Columns) + cell.Column])));
    }

    [Fact]
    public void Most_deposits_have_a_window_of_data_around_them()
    {
        var district = Standard.Value;
        bool[] missing = [.. Enumerable.Range(0, (int)district.Grid.Cells).Select(i => district.Layers.Any(layer => float.IsNaN(layer.Value[i])))];
        var valid = ValidWindows.Scan(missing, district.Grid.Rows, district.Grid.Columns, new() { Size = 15 });

        Assert.InRange(district.Known.Count(cell => valid.Contains(cell.Row, cell.Column)), 30, 40);
        Assert.InRange(district.Withheld.Count(cell => valid.Contains(cell.Row, cell.Column)), 30, 40);
    }

    [Fact]
    public void Deposits_favour_what_the_recipe_favours()
    {
        var district = Standard.Value;
        double[] land = [.. district.Favourability.Where(f => f > 0).Order()];
        double best = land[(int)(0.9 * land.Length)];
        int inTheBestTenth = district.Known.Count(cell => district.Favourability[(cell.Row * district.Grid.Columns) + cell.Column] >= best);

        Assert.True(inTheBestTenth >= 25, $"{inTheBestTenth} of 40 in the best tenth");
    }

    [Fact]
    public void Its_files_can_be_prepared_and_its_sites_are_found()
    {
        using var folder = new TemporaryFolder();
        var district = SyntheticDistrict.With(new() { Rows = 60, Columns = 80, Known = 6, Withheld = 4 });
        district.Write(folder.FullPath);
        var layers = district.Layers.Select(layer => (layer.Key, $"layers/{layer.Key}.tif")).ToArray();
        var region = Made.Region("district", layers) with
        {
            Sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { ["known"] = new() { Path = "known_sites.csv" } },
        };
        var audit = StackPreparation.Run([region], folder.FullPath, folder["out"], cancellation: TestContext.Current.CancellationToken)[0];

        Assert.Equal(district.Known, audit.Sites["known"].Sites.Select(site => (site.Row, site.Column)));
        Assert.Equal(["K01", "K02"], audit.Sites["known"].Sites.Take(2).Select(site => site.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void A_district_too_small_for_its_deposits_says_so() =>
        Assert.Throws<ArgumentException>(() => SyntheticDistrict.With(new() { Rows = 12, Columns = 12 }));
}
