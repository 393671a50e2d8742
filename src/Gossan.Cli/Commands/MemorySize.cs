using System.Globalization;
using System.Text.RegularExpressions;
using Gossan.Cli.Projects;

namespace Gossan.Cli.Commands;

/// <summary>Sizes as people write them: "2GB", "512 MB", "1.5GiB".</summary>
internal static partial class MemorySize
{
    /// <summary>Below this the program itself has no room.</summary>
    private const double Least = 64;

    /// <summary>The size in megabytes of 2^20 bytes.</summary>
    /// <exception cref="ProjectException">The text is no size, or too small.</exception>
    public static int Megabytes(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            throw ProjectException.BadSize(text);
        }

        double number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        double megabytes = number * (match.Groups["unit"].Value.ToUpperInvariant() switch { "K" => 1 / 1024.0, "M" => 1, "G" => 1024, _ => 1024 * 1024 });
        return megabytes is >= Least and < int.MaxValue ? (int)megabytes : throw ProjectException.BadSize(text);
    }

    [GeneratedRegex(@"^\s*(?<number>\d+(\.\d+)?)\s*(?<unit>[KMGT])i?B\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
