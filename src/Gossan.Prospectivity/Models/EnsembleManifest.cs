using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gossan.Prospectivity.Models;

/// <summary>What stands in an ensemble's <c>ensemble.json</c>: one entry per member.</summary>
/// <param name="Schema">Version of the file's schema.</param>
/// <param name="Member">The members' registered name.</param>
/// <param name="Members">The members in order; member i lies in the folder <c>member-i</c>, from 1.</param>
internal sealed record EnsembleManifest(int Schema, string Member, IReadOnlyList<EnsembleManifest.Entry> Members)
{
    public const string FileName = "ensemble.json";

    /// <summary>Folder of a member, which does not come from the file: nobody is led out of the model's folder.</summary>
    public static string FolderOf(string folder, int member) => Path.Combine(folder, FormattableString.Invariant($"member-{member + 1}"));

    /// <summary>Reads a manifest and checks that all members' parameters are those it was written with.</summary>
    /// <exception cref="ModelException">A file is missing, damaged, or does not belong to the others.</exception>
    public static EnsembleManifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw ModelException.Tampered(path, "", "missing");
        }

        EnsembleManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<EnsembleManifest>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ModelException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw ModelException.Damaged(path, e.Message);
        }

        if (manifest.Members.Count < 2)
        {
            throw ModelException.Damaged(path, $"it names {manifest.Members.Count} members, but an ensemble has 2 or more");
        }

        for (int i = 0; i < manifest.Members.Count; i++)
        {
            manifest.Members[i].Require(path, FolderOf(folder, i));
        }

        return manifest;
    }

    /// <summary>One member.</summary>
    /// <param name="Seed">The seed it was made and fitted with.</param>
    /// <param name="Parameters">File of its parameters, in its folder.</param>
    /// <param name="ParametersSha256">SHA-256 of that file.</param>
    /// <param name="Settings">Its own settings.</param>
    internal sealed record Entry(long Seed, string Parameters, string ParametersSha256, JsonNode Settings)
    {
        public void Require(string manifest, string folder)
        {
            if (!string.Equals(Path.GetFileName(Parameters), Parameters, StringComparison.Ordinal))
            {
                throw ModelException.Damaged(manifest, $"parameters is '{Parameters}', but must be the name of a file in the member's folder");
            }

            string path = Path.Combine(folder, Parameters), found = FileHash.Of(path);
            if (!string.Equals(found, ParametersSha256, StringComparison.Ordinal))
            {
                throw ModelException.Tampered(path, ParametersSha256, found);
            }
        }
    }
}
