using System.Security.Cryptography;
using System.Text;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.LightGbm;

/// <summary>A bag of tree models as a file: plain JSON around LightGBM's text.</summary>
internal sealed record TreeBagFile
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The members in order.</summary>
    public required Member[] Members { get; init; }

    /// <summary>Writes a bag.</summary>
    public static void Write(string path, TreeBag bag) =>
        AtomicFile.WriteText(path, RecordJson.TextOf(new TreeBagFile { Members = [.. bag.Members.Select(member => new Member { Length = member.Text.Length, Sha256 = HashOf(member.Text), Trees = member.Text })] }));

    /// <summary>Reads a bag that <see cref="Write"/> wrote.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card.</param>
    /// <param name="features">Features that it takes.</param>
    /// <param name="plan">Its sizes.</param>
    /// <exception cref="ModelException">The file is missing, cut short, damaged, or of another model.</exception>
    public static TreeBag Read(string folder, ModelCard card, int features, TreePlan plan)
    {
        // A leaf and its split take 16 numbers of at most 25 characters; a feature its name and range.
        long most = 4096 + (plan.Members * (4096 + (features * 128L) + (plan.Trees * (512 + (plan.Leaves * 400L)))));
        var (path, file) = ParameterFile.Read<TreeBagFile>(folder, card, most, $"{plan.Members} x {plan.Trees} trees of {plan.Leaves} leaves");
        if (file.Schema != 1)
        {
            throw ModelException.Damaged(path, $"its schema is {file.Schema}, but this version reads 1");
        }

        if (file.Members.Length != plan.Members)
        {
            throw ModelException.Damaged(path, $"it holds {file.Members.Length} members, but its settings say {plan.Members}");
        }

        for (int m = 0; m < file.Members.Length; m++)
        {
            var member = file.Members[m];
            string? problem = member is null ? "it is empty"
                : member.Trees.Length != member.Length ? $"its trees have {member.Trees.Length} characters, expected {member.Length}"
                : !string.Equals(HashOf(member.Trees), member.Sha256, StringComparison.Ordinal) ? "its trees are not those that its SHA-256 was taken of"
                : TreeText.Problem(member.Trees, features, plan.Trees, plan.Leaves, plan.Averaged);
            if (problem is not null)
            {
                throw ModelException.Damaged(path, $"member {m}: {problem}");
            }
        }

        var models = new List<TreeModel>();
        try
        {
            models.AddRange(file.Members.Select(member => TreeModel.Read(member.Trees)));
            return new(models, features);
        }
        catch
        {
            models.ForEach(model => model.Dispose());
            throw;
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One member.</summary>
    internal sealed record Member
    {
        /// <summary>Characters of the text.</summary>
        public required int Length { get; init; }

        /// <summary>SHA-256 of the text.</summary>
        public required string Sha256 { get; init; }

        /// <summary>Head and trees, as LightGBM writes them.</summary>
        public required string Trees { get; init; }
    }
}
