using System.Globalization;
using Gossan.Testing;

namespace Gossan.Cli.Tests.Commands;

/// <summary>The known answer: planted deposits are found, and with shuffled labels they are not.</summary>
public sealed class DemoCommandTests
{
    private const int Withheld = 40;

    [Fact]
    public void The_map_finds_several_times_as_many_withheld_deposits_as_chance_and_leaves_a_picture()
    {
        using var folder = new TemporaryFolder();

        int found = Found(Shell.Run("demo", "--project", folder.FullPath, "--set", "models=[logistic]"));

        Assert.True(found >= 3 * Withheld / 10, $"{found} of {Withheld}");
        byte[] picture = File.ReadAllBytes(folder["out/polymetallic/logistic/district/likelihood.png"]);
        Assert.Equal("89504E47", Convert.ToHexString(picture.AsSpan(0, 4)));
    }

    [Fact]
    public void With_shuffled_labels_the_maps_find_about_as_many_as_chance()
    {
        int[] found = [.. Enumerable.Range(1, 6).Select(seed =>
        {
            using var folder = new TemporaryFolder();
            return Found(Shell.Run("demo", "--project", folder.FullPath, "--seed", seed.ToString(CultureInfo.InvariantCulture), "--set", "models=[logistic]", "--set", "samples.shuffle_labels=true"));
        })];

        // Deposits cluster, so one map finds none or many; chance is a tenth of them in the mean.
        Assert.True(found.Average() < 0.25 * Withheld, string.Join(", ", found));
    }

    private static int Found(Ran ran)
    {
        ran.Succeeded().Shows("withheld deposits in the best 10 % of the area", "chance");
        string row = ran.Output.Split('\n').Last(line => line.TrimStart().StartsWith("logistic", StringComparison.Ordinal));
        return int.Parse(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
