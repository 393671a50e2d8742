using System.Globalization;
using System.Text;

namespace Gossan.Baselines.LightGbm;

/// <summary>The text of LightGBM's trees, read strictly before LightGBM itself reads it, which trusts what it is given.</summary>
internal static class TreeText
{
    private const string End = "end of trees";

    private static readonly HashSet<string> HeaderKeys = new(StringComparer.Ordinal)
    {
        "version", "num_class", "num_tree_per_iteration", "label_index", "max_feature_idx", "objective", "feature_names", "feature_infos",
    };

    private static readonly HashSet<string> TreeKeys = new(StringComparer.Ordinal)
    {
        "num_leaves", "num_cat", "split_feature", "split_gain", "threshold", "decision_type", "left_child", "right_child", "leaf_value",
        "leaf_weight", "leaf_count", "internal_value", "internal_weight", "internal_count", "is_linear", "shrinkage",
    };

    /// <summary>Leaves out what predictions do not need: byte lengths of the trees, importances, parameters.</summary>
    /// <param name="text">What LightGBM wrote.</param>
    /// <param name="unsplit">Value of trees in which nothing could be split, where LightGBM has a forest write 0; <see langword="null"/> to keep it.</param>
    /// <returns>Head and trees.</returns>
    public static string Trimmed(string text, double? unsplit)
    {
        var kept = new StringBuilder();
        bool oneLeaf = false;
        foreach (string line in text.Split('\n'))
        {
            oneLeaf = line.StartsWith("num_leaves=", StringComparison.Ordinal) ? string.Equals(line, "num_leaves=1", StringComparison.Ordinal) : oneLeaf;
            if (oneLeaf && unsplit is { } value && line.StartsWith("leaf_value=", StringComparison.Ordinal))
            {
                kept.Append(CultureInfo.InvariantCulture, $"leaf_value={value:R}\n");
            }
            else if (!line.StartsWith("tree_sizes=", StringComparison.Ordinal))
            {
                kept.Append(line).Append('\n');
            }

            if (string.Equals(line, End, StringComparison.Ordinal))
            {
                break;
            }
        }

        return kept.ToString();
    }

    /// <summary>What is wrong with a text; <see langword="null"/> for nothing.</summary>
    /// <param name="text">Head and trees.</param>
    /// <param name="features">Features that its model takes.</param>
    /// <param name="mostTrees">Most trees that it may hold.</param>
    /// <param name="mostLeaves">Most leaves of a tree.</param>
    /// <param name="averaged">Whether it is a forest: the mean of trees instead of their sum.</param>
    public static string? Problem(string text, int features, int mostTrees, int mostLeaves, bool averaged)
    {
        string[] lines = text.Split('\n');
        int at = 0;
        if (!string.Equals(lines[at++], "tree", StringComparison.Ordinal))
        {
            return "its trees do not begin with the line 'tree'";
        }

        if (Section(lines, ref at, HeaderKeys, averaged ? "average_output" : null, out var head) is { } unreadable)
        {
            return unreadable;
        }

        if (HeadProblem(head, features, averaged) is { } wrong)
        {
            return wrong;
        }

        int trees = 0;
        for (; at < lines.Length && string.Equals(lines[at], string.Create(CultureInfo.InvariantCulture, $"Tree={trees}"), StringComparison.Ordinal); trees++)
        {
            at++;
            if ((Section(lines, ref at, TreeKeys, flag: null, out var tree) ?? TreeProblem(tree, features, mostLeaves)) is { } problem)
            {
                return $"tree {trees}: {problem}";
            }
        }

        return trees == 0 || trees > mostTrees ? $"it holds {trees} trees, but its settings say 1 to {mostTrees}"
            : at != lines.Length - 2 || !string.Equals(lines[at], End, StringComparison.Ordinal) || lines[^1].Length > 0 ? $"'{End}' is not what follows its tree {trees - 1}"
            : null;
    }

    /// <summary>Reads lines "key=value" up to the next blank lines and past these.</summary>
    private static string? Section(string[] lines, ref int at, HashSet<string> keys, string? flag, out Dictionary<string, string> values)
    {
        values = new(StringComparer.Ordinal);
        bool flagged = flag is null;
        for (; at < lines.Length && lines[at].Length > 0; at++)
        {
            if (!flagged && string.Equals(lines[at], flag, StringComparison.Ordinal))
            {
                flagged = true;
                continue;
            }

            int equals = lines[at].IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? lines[at] : lines[at][..equals];
            if (equals < 0 || !keys.Contains(key) || !values.TryAdd(key, lines[at][(equals + 1)..]))
            {
                return $"line '{(key.Length > 40 ? key[..40] : key)}' is not expected";
            }
        }

        while (at < lines.Length - 1 && lines[at].Length == 0)
        {
            at++;
        }

        var found = values;
        return !flagged ? $"'{flag}' is missing" : keys.FirstOrDefault(key => !found.ContainsKey(key)) is { } missing ? $"'{missing}' is missing" : null;
    }

    private static string? HeadProblem(Dictionary<string, string> head, int features, bool averaged)
    {
        string[][] expected =
        [
            ["version", "v4"], ["num_class", "1"], ["num_tree_per_iteration", "1"], ["label_index", "0"],
            ["max_feature_idx", (features - 1).ToString(CultureInfo.InvariantCulture)], ["objective", averaged ? "regression" : "binary sigmoid:1"],
        ];
        if (Array.Find(expected, pair => !string.Equals(head[pair[0]], pair[1], StringComparison.Ordinal)) is { } wrong)
        {
            return $"{wrong[0]} is '{head[wrong[0]]}', but must be '{wrong[1]}'";
        }

        return Array.Find((string[])["feature_names", "feature_infos"], key => head[key].Split(' ').Length != features) is { } list
            ? $"{list} has {head[list].Split(' ').Length} entries, but the model has {features} features"
            : null;
    }

    private static string? TreeProblem(Dictionary<string, string> tree, int features, int mostLeaves)
    {
        if (!int.TryParse(tree["num_leaves"], NumberStyles.None, CultureInfo.InvariantCulture, out int leaves) || leaves < 1 || leaves > mostLeaves)
        {
            return $"num_leaves is '{tree["num_leaves"]}', but must lie in 1..{mostLeaves}";
        }

        if (!string.Equals(tree["num_cat"], "0", StringComparison.Ordinal) || !string.Equals(tree["is_linear"], "0", StringComparison.Ordinal))
        {
            return "it splits by categories or has linear leaves";
        }

        int splits = leaves - 1;
        foreach (string key in (string[])["split_gain", "threshold", "internal_value", "internal_weight"])
        {
            if (Numbers(tree[key], splits) is null)
            {
                return $"{key} is not {splits} finite numbers";
            }
        }

        // A tree of one leaf, where nothing could be split, has no weights and no counts.
        foreach (string key in splits == 0 ? (string[])["leaf_value"] : ["leaf_value", "leaf_weight"])
        {
            if (Numbers(tree[key], leaves) is null)
            {
                return $"{key} is not {leaves} finite numbers";
            }
        }

        if (Numbers(tree["shrinkage"], 1) is null)
        {
            return "shrinkage is not a finite number";
        }

        return Whole(tree["split_feature"], splits, 0, features - 1) is null ? $"split_feature is not {splits} numbers in 0..{features - 1}"

            // Bit 0 would be a split by categories; the others say what happens to missing values.
            : Whole(tree["decision_type"], splits, 0, 15) is not { } kinds || kinds.Any(kind => (kind & 1) != 0) ? "decision_type holds a split that is not by number"
            : Whole(tree["internal_count"], splits, 1, int.MaxValue) is null || (splits > 0 && Whole(tree["leaf_count"], leaves, 1, int.MaxValue) is null) ? "its counts are not whole numbers above 0"
            : ChildrenProblem(tree, leaves);
    }

    /// <summary>Every split but the first, and every leaf (as its complement), is the child of exactly one split before it: no loops, nothing outside.</summary>
    private static string? ChildrenProblem(Dictionary<string, string> tree, int leaves)
    {
        int splits = leaves - 1;
        bool[] splitSeen = new bool[splits], leafSeen = new bool[leaves];
        foreach (string side in (string[])["left_child", "right_child"])
        {
            if (Whole(tree[side], splits, -leaves, splits - 1) is not { } children)
            {
                return $"{side} is not {splits} numbers of its splits and leaves";
            }

            for (int parent = 0; parent < splits; parent++)
            {
                int child = children[parent];
                ref bool seen = ref child < 0 ? ref leafSeen[~child] : ref splitSeen[child];
                if (seen || (child >= 0 && child <= parent))
                {
                    return $"{side} of split {parent} is {child}, which hangs elsewhere";
                }

                seen = true;
            }
        }

        return null;
    }

    private static double[]? Numbers(string list, int count)
    {
        string[] parts = list.Length == 0 ? [] : list.Split(' ');
        double[] numbers = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return numbers.Length == count ? numbers : null;
    }

    private static int[]? Whole(string list, int count, int smallest, int largest)
    {
        string[] parts = list.Length == 0 ? [] : list.Split(' ');
        int[] numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] < smallest || numbers[i] > largest)
            {
                return null;
            }
        }

        return numbers.Length == count ? numbers : null;
    }
}
