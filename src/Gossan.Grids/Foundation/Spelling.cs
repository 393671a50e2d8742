namespace Gossan;

/// <summary>Finds what a user may have meant.</summary>
public static class Spelling
{
    /// <summary>A sentence with the nearest known word, or with all of them: "; did you mean 'size'?".</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <returns>A text to put after a message without full stop; "" where nothing is known.</returns>
    public static string Suggestion(string word, IEnumerable<string> known)
    {
        var words = known.ToList();
        return Nearest(word, words) is { } nearest ? $"; did you mean '{nearest}'?"
            : words.Count == 0 ? "" : $"; known are {string.Join(", ", words)}";
    }

    /// <summary>The known word that was probably meant.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <returns>The nearest word; <see langword="null"/> where none is near: more than two edits and a third of the letters away.</returns>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        string? nearest = known.MinBy(candidate => Distance(word, candidate));
        return nearest is not null && Distance(word, nearest) <= Math.Max(2, word.Length / 3) ? nearest : null;
    }

    /// <summary>Edits that turn one word into the other, a swap of neighbours counting as one (optimal string alignment).</summary>
    /// <param name="from">One word.</param>
    /// <param name="to">The other.</param>
    /// <returns>0 for words that differ in case only.</returns>
    public static int Distance(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int different = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + different);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
