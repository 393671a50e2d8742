namespace Gossan.Cli.Terminal;

/// <summary>Breaks long lines between words, the rest of a line two further in than its beginning.</summary>
internal static class LineBreaking
{
    private const int Hanging = 2, DeepestIndent = 20;

    /// <summary>The text with no line longer than the width, but for words that are: a path is worth more in one piece.</summary>
    public static string Of(string text, int width) => string.Join('\n', text.Split('\n').SelectMany(line => Lines(line, width)));

    private static IEnumerable<string> Lines(string line, int width)
    {
        string rest = line;
        string indent = new(' ', Math.Min(DeepestIndent, line.Length - line.TrimStart(' ').Length + Hanging));
        while (rest.Length > width)
        {
            int first = rest.Length - rest.TrimStart(' ').Length;
            int at = rest.LastIndexOf(' ', width);
            if (at <= first)
            {
                at = rest.IndexOf(' ', Math.Max(first, width));
            }

            if (at < 0)
            {
                break;
            }

            yield return rest[..at].TrimEnd(' ');
            rest = indent + rest[at..].TrimStart(' ');
        }

        yield return rest;
    }
}
